"""Lists and tables of dataclass rows: columns are data, selection is kept by id over a refresh.

Model/view throughout: no widget per row, so that a theme change or 100,000 rows cost nothing. Screen readers read the
display role.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from showroom.gui.kit import tokens as tk
from showroom.gui.kit.labels import Tone, paint_avatar
from showroom.gui.kit.theme import THEME

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_FONT = int(Qt.ItemDataRole.FontRole)
_INK = int(Qt.ItemDataRole.ForegroundRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """``text`` gives what is shown (and read aloud). ``width`` in px at 100 %, 0 = takes a share of what is left.

    ``tone``: shown as a pill in that tone (None: plain). ``second``: a smaller line below. ``avatar``: a person's disc
    before the text. ``number``: right-aligned, tabular figures. ``muted``: quieter ink.
    """

    key: str
    title: str
    text: Callable[[R], str]
    width: int = 0
    number: bool = False
    muted: bool = False
    tone: Callable[[R], Tone | None] | None = None
    second: Callable[[R], str] | None = None
    avatar: Callable[[R], str] | None = None
    sortable: bool = False


class TableModel(QAbstractTableModel, Generic[R]):
    """Rows of one dataclass. ``identity`` gives a row's id."""

    def __init__(
        self, columns: Sequence[Column[R]], identity: Callable[[R], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._identity = identity
        self._rows: tuple[R, ...] = ()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def row(self, number: int) -> R:
        return self._rows[number]

    def rows(self) -> tuple[R, ...]:
        return self._rows

    def position(self, identity: object) -> int:
        """The row number of an id, -1 if it is not there."""
        return next((n for n, row in enumerate(self._rows) if self._identity(row) == identity), -1)

    def identity(self, number: int) -> object:
        return self._identity(self._rows[number])

    def replace(self, rows: Sequence[R]) -> None:
        """Show other rows. Same ids in the same order are updated in place (no flicker), else the model is reset."""
        new = tuple(rows)
        if new == self._rows:
            return
        if [self._identity(r) for r in new] == [self._identity(r) for r in self._rows]:
            self._rows = new
            if new:
                self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    def append(self, rows: Sequence[R]) -> None:
        """More rows at the end (the next page of a keyset)."""
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += tuple(rows)
            self.endInsertRows()

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, _ALIGN, _TIP, _FONT, _INK, _SPOKEN):
            return None
        column = self.columns[index.column()]
        if role == _ALIGN:
            side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == _FONT:
            return THEME.font(tk.FONT["body"], 400, tabular=True) if column.number else None
        if role == _INK:
            return THEME.colour("muted") if column.muted else None
        row = self.row(index.row())
        text = column.text(row)
        if role == _SPOKEN and column.second is not None:
            return f"{text}, {column.second(row)}"
        return text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == _DISPLAY:
                return self.columns[section].title
            if role == _ALIGN:
                side = Qt.AlignmentFlag.AlignRight if self.columns[section].number else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None


class CellDelegate(QStyledItemDelegate):
    """Paints pills, second lines and avatars; everything else is Qt's own."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, TableModel):
            super().paint(painter, option, index)
            return
        column, row = model.columns[index.column()], model.row(index.row())
        tone = column.tone(row) if column.tone else None
        if tone is None and column.second is None and column.avatar is None:
            super().paint(painter, option, index)
            return
        self._ground(painter, option, index)
        area = QRectF(_rect(option)).adjusted(12, 0, -12, 0)
        painter.save()
        painter.setClipRect(_rect(option))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if column.avatar is not None:
            side = min(THEME.px(34), area.height() - 12)
            paint_avatar(painter, QRectF(area.left(), area.center().y() - side / 2, side, side), column.avatar(row))
            area.adjust(side + 10, 0, 0, 0)
        if tone is not None:
            self._pill(painter, area, column.text(row), tone)
        else:
            self._lines(painter, area, column.text(row), column.second(row) if column.second else "")
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        blank = QStyleOptionViewItem(option)
        self.initStyleOption(blank, index)
        setattr(blank, "text", "")  # noqa: B010 - declared as a ClassVar in the stubs
        widget = getattr(option, "widget", None)
        if isinstance(widget, QWidget):
            widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, blank, painter, widget)

    def _pill(self, painter: QPainter, area: QRectF, text: str, tone: Tone) -> None:
        ink, ground = THEME.tokens.tone(tone)
        font = THEME.font(tk.FONT["caption"], 600)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()) - 26)
        height = THEME.px(22)
        box = QRectF(area.left(), area.center().y() - height / 2, metrics.horizontalAdvance(shown) + 28, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setBrush(QColor(ink))
        painter.drawEllipse(QRectF(box.left() + 9, box.center().y() - 3, 6, 6))
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(box.adjusted(20, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _lines(self, painter: QPainter, area: QRectF, text: str, second: str) -> None:
        bold, small = THEME.font(tk.FONT["body"], 600), THEME.font(tk.FONT["caption"], 400, tabular=True)
        width = int(area.width())
        if not second:
            _text(painter, area, text, bold, "text", width)
            return
        middle = area.center().y()
        _text(
            painter, QRectF(area.left(), middle - THEME.px(21), area.width(), THEME.px(22)), text, bold, "text", width
        )
        _text(painter, QRectF(area.left(), middle, area.width(), THEME.px(20)), second, small, "muted", width)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), THEME.px(tk.ROW))


def _rect(option: QStyleOptionViewItem) -> Any:
    return getattr(option, "rect")  # noqa: B009 - declared as a ClassVar in the stubs


def _text(painter: QPainter, area: QRectF, text: str, font: QFont, ink: str, width: int) -> None:
    painter.setFont(font)
    painter.setPen(THEME.colour(ink))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class Table(QTableView, Generic[R]):
    """A table of rows. ``chosen`` (row or None) follows the selection, ``opened`` comes with Enter or a double click,
    ``sorted_by`` with a press on a sortable heading (key, descending), ``near_end`` when the last rows come into sight.
    ``model``: one of its own (rows that are read when they come into sight).
    """

    chosen = Signal(object)
    opened = Signal(object)
    sorted_by = Signal(str, bool)
    near_end = Signal()

    def __init__(
        self,
        columns: Sequence[Column[R]],
        identity: Callable[[R], object],
        name: str,
        label: str,
        *,
        empty: str = "",
        model: TableModel[R] | None = None,
    ) -> None:
        super().__init__()
        self._model: TableModel[R] = model if model is not None else TableModel(columns, identity, self)
        self._empty = empty
        self._quiet = False
        self._descending = False
        self._sorted = ""
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setModel(self._model)
        self.setItemDelegate(CellDelegate(self))
        self.setProperty("focusRing", "true")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(THEME.px(tk.ROW))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(any(c.sortable for c in columns))
        for number, column in enumerate(columns):
            if column.width:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(number, THEME.px(column.width))
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        header.sectionClicked.connect(self._on_heading)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._model.row(index.row())))
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def rows(self) -> tuple[R, ...]:
        return self._model.rows()

    def show_rows(self, rows: Sequence[R]) -> None:
        """Replace the rows; selection (by id) and scroll position stay."""
        current = self.current_id()
        at = self.verticalScrollBar().value()
        self._quiet = True
        self._model.replace(rows)
        position = self._model.position(current) if current is not None else -1
        if position >= 0:
            self._select(position)
        self._quiet = False
        self.executeDelayedItemsLayout()  # only then the scroll bar has its range
        self.verticalScrollBar().setValue(at)
        self.viewport().update()
        if current is not None and position < 0:
            self.chosen.emit(None)

    def add_rows(self, rows: Sequence[R]) -> None:
        self._model.append(rows)

    def current(self) -> R | None:
        """The selected row."""
        index = self.currentIndex()
        return self._model.row(index.row()) if index.isValid() and index.row() < self._model.rowCount() else None

    def current_id(self) -> object | None:
        index = self.currentIndex()
        return self._model.identity(index.row()) if index.isValid() and index.row() < self._model.rowCount() else None

    def select_id(self, identity: object, *, scroll: bool = True) -> bool:
        """Select a row by id; False if it is not shown."""
        position = self._model.position(identity)
        if position >= 0:
            self._select(position)
            if scroll:
                self.scrollTo(self._model.index(position, 0))
        return position >= 0

    @contextmanager
    def held(self) -> Iterator[None]:
        """The rows change, the selection is put back: nobody is told in between."""
        self._quiet = True
        try:
            yield
        finally:
            self._quiet = False

    def step(self, step: int) -> None:
        """Selection up or down (driven from a search box)."""
        count = self._model.rowCount()
        if count:
            index = self.currentIndex()
            at = index.row() + step if index.isValid() else (0 if step > 0 else count - 1)
            self._select(max(0, min(count - 1, at)))
            self.scrollTo(self.currentIndex())

    def _select(self, position: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self._model.index(position, 0), flags)

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._quiet:
            self.chosen.emit(self._model.row(current.row()) if current.isValid() else None)

    def _on_heading(self, section: int) -> None:
        column = self._model.columns[section]
        if column.sortable:
            self._descending = not self._descending if self._sorted == column.key else False
            self._sorted = column.key
            order = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
            self.horizontalHeader().setSortIndicatorShown(True)
            self.horizontalHeader().setSortIndicator(section, order)
            self.sorted_by.emit(column.key, self._descending)

    def _on_scrolled(self, value: int) -> None:
        if value > self.verticalScrollBar().maximum() - 4 * THEME.px(tk.ROW):
            self.near_end.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and row is not None:
            self.opened.emit(row)
            return
        super().keyPressEvent(event)

    def tell_empty(self, text: str) -> None:
        """Another sentence for a table without rows."""
        self._empty = text
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._empty and self._model.rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setFont(THEME.font(tk.FONT["small"]))
            painter.setPen(THEME.colour("faint"))
            area = self.viewport().rect().adjusted(16, 24, -16, 0)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(area, int(flags), self._empty)

    def row_middle(self, identity: object) -> QPoint:
        """Where a row is, in viewport coordinates (the tour and tests press there)."""
        position = self._model.position(identity)
        middle = self.rowViewportPosition(position) + self.rowHeight(position) // 2
        return QPoint(self.viewport().width() // 2, middle)  # not a cell's: its column may be hidden
