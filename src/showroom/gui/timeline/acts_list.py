"""Everything that was done that day, one line an act, in step with the moment looked at (REC-17, REC-18)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
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
from showroom.gui.timeline.kinds import drawn
from showroom.services.timeline import DayLine, LineAct

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)


@dataclass(frozen=True, slots=True)
class Told:
    """An act in words: its time, what was done, why; ``odd``: what is strange about its time."""

    time: str
    text: str
    why: str
    odd: str = ""


class ActsModel(QAbstractListModel):
    """The acts of a line in order; each is worded when it is first seen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._line: DayLine | None = None
        self._tell: Callable[[LineAct], Told] | None = None
        self._told: dict[int, Told] = {}
        self.at = -1

    def show_line(self, line: DayLine | None, tell: Callable[[LineAct], Told]) -> None:
        """Show a day; where it only grew, rows are added at the end and nothing jumps."""
        old = self._line
        if old is not None and line is not None and old.acts == line.acts[: len(old)]:
            self._tell = tell
            if len(line) > len(old):
                self.beginInsertRows(QModelIndex(), len(old), len(line) - 1)
                self._line = line
                self.endInsertRows()
            self._line = line
            return
        self.beginResetModel()
        self._line, self._tell, self._told, self.at = line, tell, {}, -1
        self.endResetModel()

    def set_at(self, at: int) -> None:
        """The act the playhead stands on; what comes later is painted paler."""
        before, self.at = self.at, at
        count = self.rowCount()
        if count and before != at:
            low, high = sorted((max(0, min(before, count - 1)), max(0, min(at, count - 1))))
            self.dataChanged.emit(self.index(low), self.index(high))

    def act(self, row: int) -> LineAct:
        assert self._line is not None
        return self._line.acts[row]

    def told(self, row: int) -> Told:
        """The act in words."""
        found = self._told.get(row)
        if found is None:
            assert self._tell is not None
            found = self._told[row] = self._tell(self.act(row))
        return found

    def taken_back(self, row: int) -> bool:
        """Whether the act was taken back, as far as the playhead has come."""
        assert self._line is not None
        by = self._line.undone.get(self.act(row).number)
        return by is not None and by <= self.at

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if self._line is None or (parent is not None and parent.isValid()) else len(self._line)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, _TIP):
            return None
        told = self.told(index.row())
        if role == _TIP:
            return told.odd or told.why or None
        back = self.tr("taken back later") if self.taken_back(index.row()) else ""
        return f"{told.time} {told.text}" + "".join(f": {part}" for part in (told.why, back, told.odd) if part)


class ActsDelegate(QStyledItemDelegate):
    """Time, a drawing, what was done; the reason below in a quieter ink."""

    HEIGHT, LOW = 46, 32

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_low = False
        """One line an act where there is little height: the panel below tells the reason of the one looked at."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, THEME.px(self.LOW if self.is_low else self.HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, ActsModel)
        row, t = index.row(), THEME.tokens
        told, look = model.told(row), drawn(model.act(row))
        rect: QRect = getattr(option, "rect")  # noqa: B009 - declared as a ClassVar in the stubs
        state: QStyle.StateFlag = getattr(option, "state")  # noqa: B009
        area = QRectF(rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row == model.at:
            painter.setPen(QPen(QColor(t.accent), 2 if state & QStyle.StateFlag.State_HasFocus else 1))
            painter.setBrush(QColor(t.accent_soft))
            painter.drawRoundedRect(area, tk.RADIUS_SMALL, tk.RADIUS_SMALL)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.hover))
            painter.drawRoundedRect(area, tk.RADIUS_SMALL, tk.RADIUS_SMALL)
        later = row > model.at
        time, small = THEME.font(tk.FONT["caption"], 500, tabular=True), THEME.font(tk.FONT["caption"])
        wide = QFontMetrics(time).horizontalAdvance("00:00:00") + THEME.px(8)
        self._text(
            painter, QRectF(area.left() + THEME.px(6), area.top(), wide, area.height()), told.time, time, t.faint
        )
        side = THEME.px(18)
        left = area.left() + THEME.px(6) + wide
        ink = t.faint if later else t.tone(look.tone)[0]
        icons.paint(painter, look.icon, ink, QRectF(left, area.center().y() - side / 2, side, side))
        left += side + THEME.px(10)
        words = QRectF(left, area.top(), area.right() - left - THEME.px(6), area.height())
        if told.odd:
            sign = QRectF(words.right() - side, area.center().y() - side / 2, side, side)
            icons.paint(painter, "warning", t.warning, sign)
            words.setRight(sign.left() - THEME.px(6))
        bold = THEME.font(tk.FONT["small"], 600 if row == model.at else 500)
        bold.setStrikeOut(model.taken_back(row))
        main = t.faint if later else t.text
        if told.why and not self.is_low:
            half = THEME.px(20)
            middle = words.center().y()
            self._text(painter, QRectF(words.left(), middle - half, words.width(), half), told.text, bold, main)
            self._text(painter, QRectF(words.left(), middle, words.width(), THEME.px(18)), told.why, small, t.faint)
        else:
            self._text(painter, words, told.text, bold, main)
        painter.restore()

    def _text(self, painter: QPainter, area: QRectF, text: str, font: QFont, ink: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class ActsList(QListView):
    """``asked`` carries the row somebody went to, with keys or pointer."""

    asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._moving = False
        self.rows = ActsModel(self)
        self.setModel(self.rows)
        self._delegate = ActsDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setObjectName("timeline.acts")
        self.setAccessibleName(self.tr("Acts of the day"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; }")
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)  # a thousand rows: one height asked for once
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(THEME.px(ActsDelegate.HEIGHT * 2))

    def set_low(self, low: bool) -> None:
        """One line an act, or two."""
        if self._delegate.is_low != low:
            self._delegate.is_low = low
            self.scheduleDelayedItemsLayout()

    def show_line(self, line: DayLine | None, tell: Callable[[LineAct], Told]) -> None:
        self._moving = True  # what Qt makes current in a new list is nobody's wish
        self.rows.show_line(line, tell)
        self._moving = False

    def show_at(self, row: int) -> None:
        """The playhead stands on this act: bring it into sight."""
        self._moving = True
        self.rows.set_at(row)
        index = self.rows.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)  # what came before and what came next
        self._moving = False

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._moving and current.isValid():
            self.asked.emit(current.row())
