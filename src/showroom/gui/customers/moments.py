"""The list a timeline is shown in: a model of the entries read so far, one line or three each, no widget a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from showroom.gui.kit import icons
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.theme import THEME
from showroom.services.customers.values import Moment

Index = QModelIndex | QPersistentModelIndex
_DISPLAY, _TIP = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_PAD, _ICON = 8, 18


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as it is shown."""

    moment: Moment
    icon: str
    title: str
    said: str
    facts: str


class MomentsModel(QAbstractListModel):
    """Entries, latest first. ``worded`` makes the words of one when it is taken in."""

    def __init__(self, worded: Callable[[Moment], Line], parent: QWidget) -> None:
        super().__init__(parent)
        self._worded = worded
        self._lines: list[Line] = []

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, _TIP, _SPOKEN):
            return None
        line = self._lines[index.row()]
        if role == _DISPLAY:
            return line.title
        return "\n".join(part for part in (line.title, line.said, line.facts) if part)

    def line(self, row: int) -> Line:
        return self._lines[row]

    def lines(self) -> tuple[Line, ...]:
        return tuple(self._lines)

    def replace(self, moments: Sequence[Moment]) -> bool:
        """Show these; False when they are shown already."""
        lines = [self._worded(one) for one in moments]
        if lines == self._lines:
            return False
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()
        return True

    def append(self, moments: Sequence[Moment]) -> None:
        """The next page."""
        if moments:
            self.beginInsertRows(QModelIndex(), len(self._lines), len(self._lines) + len(moments) - 1)
            self._lines += [self._worded(one) for one in moments]
            self.endInsertRows()


class _Painter(QStyledItemDelegate):
    """Drawing, title, what was said, when and who."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, MomentsModel):
            return
        line = model.line(index.row())
        blank = QStyleOptionViewItem(option)
        self.initStyleOption(blank, index)
        setattr(blank, "text", "")  # noqa: B010 - declared as a ClassVar in the stubs
        widget = getattr(option, "widget", None)
        if isinstance(widget, QWidget):
            widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, blank, painter, widget)
        area = QRectF(getattr(option, "rect")).adjusted(10, THEME.px(_PAD), -10, -THEME.px(_PAD))  # noqa: B009
        side = THEME.px(_ICON)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icons.paint(painter, line.icon, THEME.tokens.muted, QRectF(area.left(), area.top() + 1, side, side))
        text = area.adjusted(side + THEME.px(12), 0, 0, 0)
        for words, font, colour in _rows(line):
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(THEME.colour(colour))
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(text.width()))
            row = QRectF(text.left(), text.top(), text.width(), metrics.lineSpacing())
            painter.drawText(row, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
            text.adjust(0, metrics.lineSpacing() + 1, 0, 0)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        if not isinstance(model, MomentsModel):
            return super().sizeHint(option, index)
        return QSize(120, _height(bool(model.line(index.row()).said)))


def _rows(line: Line) -> list[tuple[str, QFont, str]]:
    """(words, font, colour) of each line of an entry."""
    rows = [(line.title, THEME.font(tk.FONT["body"], 600), "text")]
    if line.said:
        rows.append((line.said, THEME.font(tk.FONT["body"]), "text"))
    return [*rows, (line.facts, THEME.font(tk.FONT["caption"], 400, tabular=True), "muted")]


_HEIGHTS: dict[tuple[float, bool], int] = {}


def _height(with_said: bool) -> int:
    """The height of a row; measured once a text size."""
    key = (THEME.scale, with_said)
    if key not in _HEIGHTS:
        fonts = [THEME.font(tk.FONT[one]) for one in ("body", *(("body",) if with_said else ()), "caption")]
        _HEIGHTS[key] = sum(QFontMetrics(font).lineSpacing() + 1 for font in fonts) + 2 * THEME.px(_PAD)
    return _HEIGHTS[key]


class MomentsList(QListView):
    """``opened(moment)``: Enter or a double press. ``near_end``: the next page is wanted."""

    opened = Signal(object)
    near_end = Signal()

    def __init__(self, worded: Callable[[Moment], Line], name: str, label: str, empty: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._empty = empty
        self.entries = MomentsModel(worded, self)
        self.setModel(self.entries)
        self.setItemDelegate(_Painter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("focusRing", "true")
        self.setProperty("look", "clear")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setMinimumHeight(_height(with_said=False))  # on a low screen the list gives way, not the head above it
        self.doubleClicked.connect(lambda index: self.opened.emit(self.entries.line(index.row()).moment))
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def sizeHint(self) -> QSize:
        """Little: it takes what is left, and a hint would be held against the head where a height follows a width."""
        return QSize(240, _height(with_said=True))

    def _on_scrolled(self, value: int) -> None:
        if value > self.verticalScrollBar().maximum() - 4 * _height(True):
            self.near_end.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and index.isValid():
            self.opened.emit(self.entries.line(index.row()).moment)
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:  # another text size
            self.scheduleDelayedItemsLayout()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._empty and self.entries.rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setFont(THEME.font(tk.FONT["small"]))
            painter.setPen(THEME.colour("faint"))
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(16, 24, -16, 0), int(flags), self._empty)
