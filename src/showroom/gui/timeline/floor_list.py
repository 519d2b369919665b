"""The floor as it was: who waits, everybody in order, the make-up bank; one painted list (REC-08, REC-18)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from showroom.gui.kit import icons, painting
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.labels import Tone, paint_avatar
from showroom.gui.kit.theme import THEME

Index = QModelIndex | QPersistentModelIndex
Kind = Literal["head", "visit", "person", "make_up"]
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_HEIGHTS: dict[Kind, int] = {"head": 34, "visit": 46, "person": 46, "make_up": 40}


@dataclass(frozen=True, slots=True)
class FloorRow:
    """A line of the list. ``key``: the person's, visit's or event's id; ``number`` stands in front, ``pills`` on the
    right; ``quiet``: away."""

    kind: Kind
    key: int
    title: str
    second: str = ""
    number: str = ""
    pills: tuple[tuple[str, Tone], ...] = ()
    tone: Tone = "neutral"
    quiet: bool = False
    point: bool = False


class FloorModel(QAbstractListModel):
    """The rows; those that stay where they are, are changed in place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[FloorRow, ...] = ()

    def show(self, rows: tuple[FloorRow, ...]) -> None:
        if [(row.kind, row.key) for row in rows] != [(row.kind, row.key) for row in self.rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        old, self.rows = self.rows, rows
        for number, (before, after) in enumerate(zip(old, rows, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(number), self.index(number))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role != _DISPLAY:
            return None
        row = self.rows[index.row()]
        said = (row.title, *(text for text, _tone in row.pills), row.second)
        return f"{row.number} ".lstrip() + ", ".join(part for part in said if part)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        head = index.isValid() and self.rows[index.row()].kind == "head"
        return flags & ~Qt.ItemFlag.ItemIsSelectable & ~Qt.ItemFlag.ItemIsEnabled if head else flags


class FloorDelegate(QStyledItemDelegate):
    """Paints headings, visitors, people and make-up turns."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        assert isinstance(model, FloorModel)
        return QSize(160, THEME.px(_HEIGHTS[model.rows[index.row()].kind]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, FloorModel)
        row, t = model.rows[index.row()], THEME.tokens
        rect: QRect = getattr(option, "rect")  # noqa: B009 - declared as a ClassVar in the stubs
        state: QStyle.StateFlag = getattr(option, "state")  # noqa: B009
        area = QRectF(rect).adjusted(1, 2, -1, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind == "head":
            words = area.adjusted(THEME.px(4), THEME.px(4), 0, 0)
            painting.line(painter, words, row.title, THEME.font(tk.FONT["small"], 600), t.muted)
            self._pills(painter, area.right() - THEME.px(4), words, row.pills)
            painter.restore()
            return
        self._ground(painter, area, row, state)
        left = self._front(painter, area, row)
        right = self._pills(painter, area.right() - THEME.px(10), area, row.pills)
        width, middle = right - left - THEME.px(8), area.center().y()
        bold, small = THEME.font(tk.FONT["body"], 600), THEME.font(tk.FONT["caption"], tabular=True)
        ink = t.muted if row.quiet else t.text
        if row.second:
            painting.line(painter, QRectF(left, middle - THEME.px(19), width, THEME.px(20)), row.title, bold, ink)
            painting.line(painter, QRectF(left, middle, width, THEME.px(18)), row.second, small, t.muted)
        else:
            painting.line(painter, QRectF(left, area.top(), width, area.height()), row.title, bold, ink)
        painter.restore()

    def _ground(self, painter: QPainter, area: QRectF, row: FloorRow, state: QStyle.StateFlag) -> None:
        t = THEME.tokens
        edge = QPen(QColor(t.accent if row.point else t.border_strong if row.quiet else t.border), 1)
        ground = QColor(t.app if row.quiet else t.surface)
        if row.quiet:
            edge.setStyle(Qt.PenStyle.DashLine)
        if state & QStyle.StateFlag.State_MouseOver:
            ground = QColor(t.hover)
        if state & QStyle.StateFlag.State_Selected:
            ground = QColor(t.accent_soft)
            if state & QStyle.StateFlag.State_HasFocus:
                edge = QPen(QColor(t.accent), 2)
        painter.setPen(edge)
        painter.setBrush(ground)
        painter.drawRoundedRect(area, tk.RADIUS, tk.RADIUS)

    def _front(self, painter: QPainter, area: QRectF, row: FloorRow) -> float:
        """Number and disc; gives where the words begin."""
        t = THEME.tokens
        left = area.left() + THEME.px(4)
        if row.number:
            box = QRectF(left, area.top(), THEME.px(30), area.height())
            painter.setFont(THEME.font(tk.FONT["body"], 600, tabular=True))
            painter.setPen(QColor(t.faint if row.quiet else t.text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, row.number)
            left = box.right()
        side = THEME.px(30)
        disc = QRectF(left + THEME.px(4), area.center().y() - side / 2, side, side)
        if row.kind == "visit":
            ink, ground = t.tone(row.tone)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawEllipse(disc)
            inset = side * 0.22
            icons.paint(painter, "hourglass-medium", ink, disc.adjusted(inset, inset, -inset, -inset))
        else:
            paint_avatar(painter, disc, row.title, row.tone if row.kind == "person" else None)
        return disc.right() + THEME.px(10)

    def _pills(self, painter: QPainter, right: float, area: QRectF, pills: tuple[tuple[str, Tone], ...]) -> float:
        """Right-aligned; gives where they begin."""
        for text, tone in reversed(pills):
            right = painting.pill(painter, right, area.center().y(), text, tone).left() - THEME.px(6)
        return right


class FloorList(QListView):
    """``asked`` carries the row whose "why?" is wanted: a press, Enter."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows_model = FloorModel(self)
        self.setModel(self.rows_model)
        self.setItemDelegate(FloorDelegate(self))
        self.setObjectName("timeline.floor")
        self.setAccessibleName(self.tr("The floor at this moment"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; }")
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self._ask(index.row()))

    def show_rows(self, rows: tuple[FloorRow, ...]) -> None:
        """Show these; whoever was selected stays selected wherever they stand now, and the list does not jump."""
        kept, at = self.current(), self.verticalScrollBar().value()
        self.rows_model.show(rows)
        if kept is not None:
            self.select(kept.kind, kept.key)
        self.verticalScrollBar().setValue(at)

    def current(self) -> FloorRow | None:
        """The selected row."""
        index = self.currentIndex()
        return self.rows_model.rows[index.row()] if index.isValid() else None

    def select(self, kind: Kind, key: int) -> bool:
        """Select a row; False if it is not there."""
        for number, row in enumerate(self.rows_model.rows):
            if (row.kind, row.key) == (kind, key):
                self.setCurrentIndex(self.rows_model.index(number))
                return True
        self.clearSelection()
        return False

    def _ask(self, number: int) -> None:
        row = self.rows_model.rows[number]
        if row.kind != "head":
            self.asked.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._ask(self.currentIndex().row())
            return
        super().keyPressEvent(event)
