"""A day as a calendar: columns of consultants or rooms, quarters of an hour; keyboard, mouse and touch (CAL-09)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from showroom.domain.staff.roster import clock_text
from showroom.gui.appointments.columns import QUARTER, Block, Sheet
from showroom.gui.kit.theme import THEME

if TYPE_CHECKING:
    pass

_HEAD, _GUTTER, _COLUMN, _HOUR = 34, 56, 148, 72
_TONES = {"expected": "accent", "came": "success", "no_show": "warning"}


class DayGrid(QAbstractScrollArea):
    """Signals: ``opened(Expected)``; ``wanted(column key, minute)``, a free place was chosen; ``moved(Expected, column
    key, minute)``; ``dropped(Expected)``, it is not wanted any more (Delete). ``said(str)``: what the cursor is on.

    The cursor is a column and a minute; a block under it is the chosen one.
    """

    opened = Signal(object)
    wanted = Signal(object, int)
    moved = Signal(object, object, int)
    dropped = Signal(object)
    said = Signal(str)

    def __init__(self, name: str, label: str, free: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self._free = free
        self._sheet = Sheet((), (), 540, 1080, ())
        self._now: int | None = None
        self._column, self._minute = 0, 540
        self._pressed: tuple[Block, QPoint] | None = None
        self._ghost: tuple[int, int] | None = None

    # -- showing
    def show_sheet(self, sheet: Sheet, now: int | None) -> None:
        """Another day or the same one read again; the cursor stays on the appointment it was on."""
        chosen = self.chosen
        first = not self._sheet.columns
        self._sheet, self._now = sheet, now
        again = next(
            (one for one in sheet.blocks if chosen is not None and one.appointment.id == chosen.appointment.id), None
        )
        if again is not None:
            self._column, self._minute = again.column, again.start
        self._column = min(self._column, max(0, len(sheet.columns) - 1))
        self._minute = min(max(self._minute, sheet.first), sheet.last - QUARTER)
        self._fit()
        if first and now is not None:
            self._minute = min(max(now // QUARTER * QUARTER, sheet.first), sheet.last - QUARTER)
        self._follow()
        self.viewport().update()

    def show_now(self, now: int | None) -> None:
        """The line of now, in minutes; None: another day."""
        if now != self._now:
            self._now = now
            self.viewport().update()

    @property
    def chosen(self) -> Block | None:
        """The block the cursor is on."""
        return self._sheet.block_at(self._column, self._minute)

    @property
    def place(self) -> tuple[int | str, int]:
        """The column's key and the minute of the cursor."""
        return self._sheet.columns[self._column].key, self._minute

    def choose(self, appointment_id: int) -> None:
        """Put the cursor on an appointment of the day."""
        for one in self._sheet.blocks:
            if one.appointment.id == appointment_id:
                self._column, self._minute = one.column, one.start
                self._follow()
                self.viewport().update()

    # -- geometry
    def _width(self) -> int:
        room = self.viewport().width() - THEME.px(_GUTTER)
        return max(THEME.px(_COLUMN), room // max(1, len(self._sheet.columns)))

    def _y(self, minute: float) -> int:
        hours = (minute - self._sheet.first) / 60
        return THEME.px(_HEAD) + round(hours * THEME.px(_HOUR)) - self.verticalScrollBar().value()

    def _x(self, column: int) -> int:
        return THEME.px(_GUTTER) + column * self._width() - self.horizontalScrollBar().value()

    def _rect(self, block: Block) -> QRect:
        share = (self._width() - 4) // block.lanes
        left = self._x(block.column) + 2 + block.lane * share
        top = self._y(block.start) + 1
        return QRect(left, top, share - 2, max(THEME.px(18), self._y(block.end) - top - 1))

    def _hit(self, point: QPoint) -> tuple[int, int] | None:
        """Column and quarter under a point; None outside the grid."""
        if point.y() < THEME.px(_HEAD) or point.x() < THEME.px(_GUTTER):
            return None
        column = (point.x() - THEME.px(_GUTTER) + self.horizontalScrollBar().value()) // self._width()
        down = point.y() - THEME.px(_HEAD) + self.verticalScrollBar().value()
        minute = self._sheet.first + int(down / THEME.px(_HOUR) * 60) // QUARTER * QUARTER
        if not (0 <= column < len(self._sheet.columns) and self._sheet.first <= minute < self._sheet.last):
            return None
        return column, minute

    def _fit(self) -> None:
        room = self.viewport().size()
        height = round((self._sheet.last - self._sheet.first) / 60 * THEME.px(_HOUR)) + THEME.px(_HEAD + 8)
        width = THEME.px(_GUTTER) + self._width() * len(self._sheet.columns)
        for bar, whole, shown in (
            (self.verticalScrollBar(), height, room.height()),
            (self.horizontalScrollBar(), width, room.width()),
        ):
            bar.setRange(0, max(0, whole - shown))
            bar.setPageStep(shown)
            bar.setSingleStep(THEME.px(_HOUR) // 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _follow(self) -> None:
        """Scroll so far that the cursor is seen, and say what it is on."""
        if not self._sheet.columns:
            return
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        top, hour = self._y(self._minute), THEME.px(_HOUR)
        if top < THEME.px(_HEAD):
            vertical.setValue(vertical.value() + top - THEME.px(_HEAD))
        elif top + hour > self.viewport().height():
            vertical.setValue(vertical.value() + top + hour - self.viewport().height())
        left = self._x(self._column)
        if left < THEME.px(_GUTTER):
            horizontal.setValue(horizontal.value() + left - THEME.px(_GUTTER))
        elif left + self._width() > self.viewport().width():
            horizontal.setValue(horizontal.value() + left + self._width() - self.viewport().width())
        block, column = self.chosen, self._sheet.columns[self._column].name
        what = block.appointment.name if block is not None else self._free
        text = f"{clock_text(block.start if block is not None else self._minute)} · {column} · {what}"
        self.setAccessibleDescription(text)
        self.said.emit(text)

    # -- keyboard
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, moves = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        step = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }.get(Qt.Key(key))
        block = self.chosen
        if step is not None and moves:
            if block is not None:
                self._shift(block, *step)
        elif step is not None:
            self._walk(*step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        elif key == Qt.Key.Key_Delete and block is not None:
            self.dropped.emit(block.appointment)
        else:
            super().keyPressEvent(event)

    def _walk(self, across: int, down: int) -> None:
        block = self.chosen
        self._column = min(max(self._column + across, 0), max(0, len(self._sheet.columns) - 1))
        if down and block is not None:  # out of the block, not through it quarter by quarter
            self._minute = block.end if down > 0 else block.start - QUARTER
        else:
            self._minute += down * QUARTER
        self._minute = min(max(self._minute // QUARTER * QUARTER, self._sheet.first), self._sheet.last - QUARTER)
        above = self.chosen
        if above is not None:
            self._minute = above.start
        self._follow()
        self.viewport().update()

    def _shift(self, block: Block, across: int, down: int) -> None:
        column = min(max(block.column + across, 0), len(self._sheet.columns) - 1)
        start = block.start + down * QUARTER
        if (column, start) != (block.column, block.start):
            self.moved.emit(block.appointment, self._sheet.columns[column].key, start)

    def _open(self) -> None:
        block = self.chosen
        if block is not None:
            self.opened.emit(block.appointment)
        elif self._sheet.columns:
            self.wanted.emit(*self.place)

    # -- mouse and touch
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._hit(event.position().toPoint())
        if place is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._column, self._minute = place
        block = next((one for one in self._sheet.blocks if self._rect(one).contains(event.position().toPoint())), None)
        if block is not None:
            self._column, self._minute = block.column, block.start
            self._pressed = block, event.position().toPoint()
        self._follow()
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._pressed is None:
            return
        block, start = self._pressed
        if self._ghost is None and (point - start).manhattanLength() < QApplication.startDragDistance():
            return
        held = QPoint(point.x(), point.y() - (start.y() - self._rect(block).top()))
        self._ghost = self._hit(held) or self._ghost
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, ghost = self._pressed, self._ghost
        self._pressed = self._ghost = None
        self.viewport().update()
        if pressed is not None and ghost is not None and ghost != (pressed[0].column, pressed[0].start):
            column, minute = ghost
            self.moved.emit(pressed[0].appointment, self._sheet.columns[column].key, minute)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._hit(event.position().toPoint()) is not None:
            self._pressed = None
            self._open()

    # -- painting
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), THEME.colour("surface"))
        self._paint_hours(painter)
        clip = self.viewport().rect().adjusted(THEME.px(_GUTTER), THEME.px(_HEAD), 0, 0)
        painter.setClipRect(clip)
        for block in self._sheet.blocks:
            self._paint_block(painter, block)
        self._paint_cursor(painter)
        self._paint_now(painter)
        painter.setClipping(False)
        self._paint_heads(painter)

    def _paint_hours(self, painter: QPainter) -> None:
        right, sheet = self.viewport().width(), self._sheet
        painter.fillRect(
            QRect(THEME.px(_GUTTER), THEME.px(_HEAD), right, self.viewport().height()), THEME.colour("sunken")
        )
        for begins, ends in sheet.open_spans:
            top = self._y(begins)
            painter.fillRect(QRect(THEME.px(_GUTTER), top, right, self._y(ends) - top), THEME.colour("surface"))
        painter.setFont(THEME.font(12, tabular=True))
        for minute in range(sheet.first, sheet.last + 1, 30):
            y = self._y(minute)
            painter.setPen(THEME.colour("border"))
            painter.drawLine(THEME.px(_GUTTER if minute % 60 else _GUTTER - 6), y, right, y)
            if minute % 60 == 0 and y >= THEME.px(_HEAD):
                painter.setPen(THEME.colour("muted"))
                box = QRect(0, y - THEME.px(9), THEME.px(_GUTTER - 10), THEME.px(18))
                painter.drawText(
                    box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), clock_text(minute)
                )
        painter.setPen(THEME.colour("border"))
        for column in range(len(sheet.columns) + 1):
            x = self._x(column)
            if x >= THEME.px(_GUTTER):
                painter.drawLine(x, THEME.px(_HEAD), x, self.viewport().height())

    def _paint_block(self, painter: QPainter, block: Block) -> None:
        from showroom.gui.appointments.words import block_lines

        rect = self._rect(block)
        tone = "danger" if block.is_doubled else _TONES.get(block.appointment.state.value, "neutral")
        ink, ground = THEME.tokens.tone(tone)
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
            painter.setFont(font)
            text = measure.elidedText(line, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner.left(), top + measure.ascent(), text)
            top += measure.height()

    def _paint_cursor(self, painter: QPainter) -> None:
        if not self._sheet.columns:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        block = self.chosen
        if self._ghost is not None and self._pressed is not None:
            column, minute = self._ghost
            height = round(self._pressed[0].minutes / 60 * THEME.px(_HOUR))
            rect = QRect(self._x(column) + 2, self._y(minute), self._width() - 4, height)
            painter.setPen(QPen(THEME.colour("accent"), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(rect, 6, 6)
            return
        rect = (
            self._rect(block)
            if block is not None
            else QRect(
                self._x(self._column) + 2, self._y(self._minute) + 1, self._width() - 4, THEME.px(_HOUR) // 4 - 2
            )
        )
        painter.setPen(QPen(THEME.colour("accent" if self.hasFocus() else "border_strong"), 2))
        painter.drawRoundedRect(rect, 6, 6)

    def _paint_now(self, painter: QPainter) -> None:
        if self._now is None or not self._sheet.first <= self._now <= self._sheet.last:
            return
        y = self._y(self._now)
        painter.setPen(QPen(THEME.colour("danger"), 2))
        painter.drawLine(THEME.px(_GUTTER), y, self.viewport().width(), y)

    def _paint_heads(self, painter: QPainter) -> None:
        painter.fillRect(QRect(0, 0, self.viewport().width(), THEME.px(_HEAD)), THEME.colour("surface"))
        painter.setClipRect(QRect(THEME.px(_GUTTER), 0, self.viewport().width(), THEME.px(_HEAD)))
        font = THEME.font(13, 600)
        painter.setFont(font)
        painter.setPen(THEME.colour("text"))
        for number, column in enumerate(self._sheet.columns):
            box = QRect(self._x(number) + 4, 0, self._width() - 8, THEME.px(_HEAD))
            text = QFontMetrics(font).elidedText(column.name, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.setClipping(False)
        painter.setPen(THEME.colour("border"))
        painter.drawLine(0, THEME.px(_HEAD), self.viewport().width(), THEME.px(_HEAD))
