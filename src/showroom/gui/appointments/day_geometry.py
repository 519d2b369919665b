"""Where a day's calendar puts what on the screen: minutes and columns to pixels and back (CAL-09)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

from showroom.gui.appointments.columns import QUARTER, Block, Sheet
from showroom.gui.kit.theme import THEME

_HEAD, _GUTTER, _COLUMN, _HOUR = 34, 56, 148, 72


@dataclass(frozen=True, slots=True)
class Geometry:
    """``room``: the part that is seen, px; ``across`` and ``down``: how far it is scrolled, px.

    The names of the columns stay above and the hours at the left, whatever is scrolled.
    """

    sheet: Sheet
    room: QSize
    across: int
    down: int

    @property
    def head(self) -> int:
        """Height of the names of the columns."""
        return THEME.px(_HEAD)

    @property
    def gutter(self) -> int:
        """Width of the hours at the left."""
        return THEME.px(_GUTTER)

    @property
    def hour(self) -> int:
        """Height of an hour."""
        return THEME.px(_HOUR)

    @property
    def column(self) -> int:
        """Width of a column: all that is seen shared out, but never too narrow to read."""
        return max(THEME.px(_COLUMN), (self.room.width() - self.gutter) // max(1, len(self.sheet.columns)))

    @property
    def whole(self) -> QSize:
        """The whole calendar, seen or not."""
        hours = (self.sheet.last - self.sheet.first) / 60
        height = round(hours * self.hour) + self.head + THEME.px(8)
        return QSize(self.gutter + self.column * len(self.sheet.columns), height)

    def y(self, minute: float) -> int:
        """Where a minute of the day stands."""
        return self.head + round((minute - self.sheet.first) / 60 * self.hour) - self.down

    def x(self, column: int) -> int:
        """Where a column begins."""
        return self.gutter + column * self.column - self.across

    def rect(self, block: Block) -> QRect:
        """An appointment, in its lane."""
        share = (self.column - 4) // block.lanes
        left, top = self.x(block.column) + 2 + block.lane * share, self.y(block.start) + 1
        return QRect(left, top, share - 2, max(THEME.px(18), self.y(block.end) - top - 1))

    def cell(self, column: int, minute: int, minutes: int = QUARTER) -> QRect:
        """A free place of that length."""
        height = round(minutes / 60 * self.hour)
        return QRect(self.x(column) + 2, self.y(minute) + 1, self.column - 4, height - 2)

    def block_under(self, point: QPoint) -> Block | None:
        """The appointment under a point; those of the hours and names above never."""
        if point.y() < self.head or point.x() < self.gutter:
            return None
        return next((one for one in self.sheet.blocks if self.rect(one).contains(point)), None)

    def hit(self, point: QPoint) -> tuple[int, int] | None:
        """Column and quarter under a point; None outside the calendar."""
        if point.y() < self.head or point.x() < self.gutter:
            return None
        column = (point.x() - self.gutter + self.across) // self.column
        minute = self.sheet.first + int((point.y() - self.head + self.down) / self.hour * 60) // QUARTER * QUARTER
        if not (column < len(self.sheet.columns) and self.sheet.first <= minute < self.sheet.last):
            return None
        return column, minute

    def to_follow(self, column: int, minute: int) -> QPoint:
        """How far to scroll so that a place is seen with the hour that follows it."""
        top, left = self.y(minute), self.x(column)
        below = top + self.hour - self.room.height()
        beyond = left + self.column - self.room.width()
        down = top - self.head if top < self.head else max(0, below)
        return QPoint(left - self.gutter if left < self.gutter else max(0, beyond), down)
