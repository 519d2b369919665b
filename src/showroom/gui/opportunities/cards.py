"""A stage's opportunities as cards: painted, not built of widgets, so that hundreds of them cost nothing (REG-14)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from showroom.domain.packs.opportunities import OpportunityRules
from showroom.gui.kit import painting
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.theme import THEME
from showroom.gui.opportunities import words
from showroom.gui.shell.context import ShellContext
from showroom.services.opportunities import Row

Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-showroom-opportunity"
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_HEIGHT, _GAP, _PAD, _LINE = 138, 8, 12, 22
"""A card's height with the gap below it, the gap, the room inside its edge, a line of text: px at 100 %."""


class CardModel(QAbstractListModel):
    """The opportunities of a stage."""

    def __init__(self, context: ShellContext, parent: QListView) -> None:
        super().__init__(parent)
        self._context = context
        self.rules = OpportunityRules()
        self.rows: tuple[Row, ...] = ()

    @property
    def context(self) -> ShellContext:
        return self._context

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def show(self, rows: Sequence[Row], rules: OpportunityRules) -> None:
        """Same opportunities in the same order are updated in place."""
        new = tuple(rows)
        if new == self.rows and rules == self.rules:
            return
        same = [row.id for row in new] == [row.id for row in self.rows]
        if not same:
            self.beginResetModel()
        self.rows, self.rules = new, rules
        if not same:
            self.endResetModel()
        elif new:
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))

    def position(self, opportunity_id: int | None) -> int:
        return next((at for at, row in enumerate(self.rows) if row.id == opportunity_id), -1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.rows[index.row()].may_edit:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, _SPOKEN, _TIP) or not index.isValid():
            return None
        return words.spoken(self._context, self.rules, self.rows[index.row()])


class CardDelegate(QStyledItemDelegate):
    """Customer and days, title, amount and owner, next step, assessment and signals."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(THEME.px(160), THEME.px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, CardModel):
            super().paint(painter, option, index)
            return
        row, context = model.rows[index.row()], model.context
        rect, state, view = (getattr(option, name) for name in ("rect", "state", "widget"))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(rect).adjusted(2, 2, -2, -THEME.px(_GAP))
        self._ground(painter, area, state, view)
        area = area.adjusted(THEME.px(_PAD), THEME.px(8), -THEME.px(_PAD), 0)
        line = QRectF(area.left(), area.top(), area.width(), THEME.px(_LINE))
        step = line.height() + THEME.px(1)
        pill = painting.pill(
            painter, line.right(), line.center().y(), words.in_stage(row), words.AGE_TONES[row.age], height=20
        ).width()
        _text(painter, line.adjusted(0, 0, -pill - 6, 0), row.customer.name, _font("body", 600), "text")
        line.translate(0, step)
        title = row.title or " · ".join(words.signals(context, model.rules, row.signals))
        _text(painter, line, title, _font("small"), "muted")
        line.translate(0, step)
        # the amount has the line; the owner takes what is left
        figure = _font("body", 600, tabular=True)
        width = _text(painter, line, words.amount(row), figure, "text" if row.amount is not None else "faint")
        rest = line.adjusted(width + 10, 0, 0, 0)
        nobodys = row.owner_id is None
        _text(painter, rest, words.owner(row), _font("small"), "warning" if nobodys else "muted", right=True)
        line.translate(0, step)
        _text(painter, line, words.next_step(context, row), _font("small"), "danger" if row.late else "muted")
        line.translate(0, step)
        said, tone = context.word(f"assessment_{row.assessment.value}"), words.ASSESSMENT_TONES[row.assessment]
        width = painting.pill(painter, line.left(), line.center().y(), said, tone, from_left=True, height=20).width()
        if row.title and row.signals:
            told = " · ".join(words.signals(context, model.rules, row.signals))
            _text(painter, line.adjusted(width + 8, 0, 0, 0), told, _font("caption"), "muted")
        painter.restore()

    @staticmethod
    def _ground(painter: QPainter, area: QRectF, state: QStyle.StateFlag, view: QListView) -> None:
        t = THEME.tokens
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(QColor(t.accent_soft if chosen else t.hover if hovered else t.surface))
        thick = 2 if chosen and view.hasFocus() else 1
        painter.setPen(QPen(QColor(t.accent if chosen else t.border_strong if hovered else t.border), thick))
        painter.drawRoundedRect(area, tk.RADIUS, tk.RADIUS)


def _font(size: str, weight: int = 400, *, tabular: bool = False) -> QFont:
    return THEME.font(tk.FONT[size], weight, tabular=tabular)


def _text(painter: QPainter, area: QRectF, text: str, font: QFont, ink: str, *, right: bool = False) -> float:
    """A line in a colour of the theme; its width."""
    return painting.line(painter, area, text, font, getattr(THEME.tokens, ink), right=right)


class CardList(QListView):
    """A stage's cards. ``picked`` (id): the keyboard or a press came to it; ``opened`` (id): Enter or a press;
    ``sideways`` (−1, +1): to the neighbouring column; ``shifted`` (id, −1 or +1): the card goes a stage;
    ``dropped`` (id): a card of another stage was let go here; ``menu`` (id, where): what can be done with it."""

    picked = Signal(object)
    opened = Signal(object)
    sideways = Signal(int)
    shifted = Signal(object, int)
    dropped = Signal(object)
    menu = Signal(object, QPoint)

    def __init__(self, context: ShellContext, name: str, label: str) -> None:
        super().__init__()
        self.cards = CardModel(context, self)
        self.empty = ""
        """What stands there while there is no card."""
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(self))
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; }")
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.clicked.connect(lambda index: self.opened.emit(self.cards.rows[index.row()].id))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.cards.rows or not self.empty:
            return
        painter = QPainter(self.viewport())
        painter.setFont(_font("small"))
        painter.setPen(QColor(THEME.tokens.muted))
        area = self.viewport().rect().adjusted(THEME.px(_PAD), THEME.px(_PAD), -THEME.px(_PAD), 0)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap), self.empty)

    def current(self) -> Row | None:
        index = self.currentIndex()
        return self.cards.rows[index.row()] if index.isValid() else None

    def show_rows(self, rows: Sequence[Row], rules: OpportunityRules) -> None:
        """The list does not jump."""
        at = self.verticalScrollBar().value()
        self.cards.show(rows, rules)
        self.verticalScrollBar().setValue(at)

    def select(self, at: int) -> None:
        """The card at this place, or the last; none for a negative one."""
        if at < 0 or not self.cards.rows:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        else:
            self.setCurrentIndex(self.cards.index(min(at, len(self.cards.rows) - 1)))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self.picked.emit(self.cards.rows[current.row()].id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cards.rows and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.select(0)
        row = self.current()
        if row is not None:
            self.picked.emit(row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.current(), Qt.Key(event.key())
        side = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        if side is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if row is not None:
                self.shifted.emit(row.id, side)
        elif side is not None and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.sideways.emit(side)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            if row is not None:
                self.opened.emit(row.id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            where = event.pos() if by_mouse else self.visualRect(index).center()
            self.setCurrentIndex(index)
            self.menu.emit(self.cards.rows[index.row()].id, self.viewport().mapToGlobal(where))

    # -- dragging
    def startDrag(self, _actions: Qt.DropAction) -> None:
        index = self.currentIndex()
        if not index.isValid() or not self.cards.flags(index) & Qt.ItemFlag.ItemIsDragEnabled:
            return
        data = QMimeData()
        data.setData(MIME, str(self.cards.rows[index.row()].id).encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.viewport().grab(self.visualRect(index)))
        drag.exec(Qt.DropAction.MoveAction)

    def _takes(self, event: QDragMoveEvent) -> bool:
        return event.mimeData().hasFormat(MIME) and event.source() is not self

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self._takes(event):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        if event.mimeData().hasFormat(MIME) and event.source() is not self:
            event.acceptProposedAction()
            self.dropped.emit(int(bytes(event.mimeData().data(MIME).data()).decode()))
