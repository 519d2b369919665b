"""A day's calendar drawn: hours, appointments, the cursor, the line of now, the names of the columns (CAL-09)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from showroom.domain.staff.roster import clock_text
from showroom.gui.appointments.columns import Block
from showroom.gui.appointments.day_geometry import Geometry
from showroom.gui.appointments.words import block_lines
from showroom.gui.kit.theme import THEME

_TONES = {"expected": "accent", "came": "success", "no_show": "warning"}
_MARKS = {"came": "✓ ", "no_show": "✗ "}
_DOUBLED = "! "
"""State is never colour alone: each has its sign before the name."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the keyboard is; ``held``: where an appointment that is dragged would be put, ``held_minutes`` long."""

    column: int
    minute: int
    block: Block | None
    has_focus: bool
    held: tuple[int, int] | None = None
    held_minutes: int = 0


def paint_day(painter: QPainter, place: Geometry, cursor: Cursor, now: int | None) -> None:
    """All of it. ``now``: minutes after midnight; None: another day."""
    whole = QRect(0, 0, place.room.width(), place.room.height())
    painter.fillRect(whole, THEME.colour("surface"))
    painter.setClipRect(whole.adjusted(0, place.head, 0, 0))
    _hours(painter, place)
    painter.setClipRect(whole.adjusted(place.gutter, place.head, 0, 0))
    for block in place.sheet.blocks:
        _block(painter, place, block)
    if place.sheet.columns:
        _cursor(painter, place, cursor)
    if now is not None and place.sheet.first <= now <= place.sheet.last:
        y = place.y(now)
        painter.setPen(QPen(THEME.colour("danger"), 2))
        painter.drawLine(place.gutter, y, place.room.width(), y)
    painter.setClipping(False)
    _heads(painter, place)


def _hours(painter: QPainter, place: Geometry) -> None:
    """Open hours are light, closed ones and those of somebody who is off sunken; a line every half hour."""
    sheet, right, bottom = place.sheet, place.room.width(), place.room.height()
    edge = min(right, place.x(len(sheet.columns)))
    painter.fillRect(QRect(place.gutter, place.head, edge - place.gutter, bottom), THEME.colour("sunken"))
    for column in range(len(sheet.columns)):
        left = max(place.gutter, place.x(column))
        for begins, ends in sheet.open_in(column):
            top = place.y(begins)
            box = QRect(left, top, place.x(column + 1) - left, place.y(ends) - top)
            painter.fillRect(box, THEME.colour("surface"))
    painter.setFont(THEME.font(12, tabular=True))
    for minute in range(sheet.first, sheet.last + 1, 30):
        y = place.y(minute)
        painter.setPen(THEME.colour("border"))
        painter.drawLine(place.gutter if minute % 60 else place.gutter - THEME.px(6), y, edge, y)
        if minute % 60 == 0:
            painter.setPen(THEME.colour("muted"))
            top = y - THEME.px(9)
            if minute == sheet.first and y >= place.head:
                top = max(top, place.head)  # whole below the heads, but scrolled away with its line
            box = QRect(0, top, place.gutter - THEME.px(10), THEME.px(18))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), clock_text(minute))
    painter.setPen(THEME.colour("border"))
    for column in range(len(sheet.columns) + 1):
        x = place.x(column)
        if x >= place.gutter:
            painter.drawLine(x, place.head, x, bottom)


def _block(painter: QPainter, place: Geometry, block: Block) -> None:
    rect = place.rect(block)
    state = block.appointment.state.value
    ink, ground = THEME.tokens.tone("danger" if block.is_doubled else _TONES.get(state, "neutral"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(rect, 6, 6)
    painter.setBrush(QColor(ink))
    painter.drawRoundedRect(QRect(rect.left(), rect.top(), THEME.px(4), rect.height()), 2, 2)
    inner = rect.adjusted(THEME.px(10), THEME.px(2), -THEME.px(4), -THEME.px(2))
    painter.setPen(QColor(ink))
    top = inner.top()
    for number, line in enumerate(block_lines(block)):
        font = THEME.font(12.5 if number == 0 else 11.5, 600 if number == 0 else 400)
        measure = QFontMetrics(font)
        if number and top + measure.height() > inner.bottom() + 2:
            break
        sign = (_DOUBLED if block.is_doubled else _MARKS.get(state, "")) if number == 0 else ""
        painter.setFont(font)
        if number == 1 and measure.horizontalAdvance(line) > inner.width():
            line = clock_text(block.start)  # the end is seen anyway
        text = measure.elidedText(sign + line, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner.left(), top + measure.ascent(), text)
        top += measure.height()


def _cursor(painter: QPainter, place: Geometry, cursor: Cursor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if cursor.held is not None:
        painter.setPen(QPen(THEME.colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(place.cell(*cursor.held, cursor.held_minutes), 6, 6)
        painter.setFont(THEME.font(12, 600))
        box = place.cell(*cursor.held, cursor.held_minutes).adjusted(THEME.px(8), THEME.px(2), 0, 0)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), clock_text(cursor.held[1]))
        return
    rect = place.rect(cursor.block) if cursor.block is not None else place.cell(cursor.column, cursor.minute)
    painter.setPen(QPen(THEME.colour("accent" if cursor.has_focus else "border_strong"), 2))
    painter.drawRoundedRect(rect, 6, 6)


def _heads(painter: QPainter, place: Geometry) -> None:
    """The names, over whatever is scrolled below them."""
    right = place.room.width()
    painter.fillRect(QRect(0, 0, right, place.head), THEME.colour("surface"))
    painter.setClipRect(QRect(place.gutter, 0, right - place.gutter, place.head))
    font = THEME.font(13, 600)
    painter.setFont(font)
    painter.setPen(THEME.colour("text"))
    for number, column in enumerate(place.sheet.columns):
        box = QRect(place.x(number) + 6, 0, place.column - 12, place.head)
        text = QFontMetrics(font).elidedText(column.name, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.setClipping(False)
    painter.setPen(THEME.colour("border"))
    painter.drawLine(0, place.head, right, place.head)
