"""A day as a calendar: columns of consultants or rooms, quarters of an hour; keyboard, mouse and touch (CAL-09)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QToolTip, QWidget

from showroom.domain.staff.roster import clock_text
from showroom.gui.appointments.columns import QUARTER, Block, Sheet
from showroom.gui.appointments.day_geometry import Geometry
from showroom.gui.appointments.day_paint import Cursor, paint_day
from showroom.gui.appointments.words import block_lines
from showroom.gui.kit.theme import THEME

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


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

    def __init__(self, name: str, label: str, free: str, closed: str) -> None:
        """``free``, ``closed``: what is said of a place without an appointment."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setCornerWidget(QWidget())  # else the style paints a square of its own where the scroll bars meet
        self._free, self._closed = free, closed
        self._sheet = Sheet((), (), 540, 1080, ())
        self._now: int | None = None
        self._column, self._minute, self._lane = 0, 540, 0
        self._pressed: tuple[Block, QPoint] | None = None
        self._ghost: tuple[int, int] | None = None

    # -- showing
    def show_sheet(self, sheet: Sheet, now: int | None) -> None:
        """Another day or the same one read again; the cursor stays on the appointment it was on."""
        chosen = self.chosen
        first = not self._sheet.columns
        self._sheet, self._now = sheet, now
        self._column = min(self._column, max(0, len(sheet.columns) - 1))
        if first and now is not None:
            self._minute = now // QUARTER * QUARTER
        self._minute = min(max(self._minute, sheet.first), sheet.last - QUARTER)
        if chosen is not None:
            self.choose(chosen.appointment.id)
        self._fit()
        self._follow()

    def show_now(self, now: int | None) -> None:
        """The line of now, in minutes; None: another day."""
        if now != self._now:
            self._now = now
            self.viewport().update()

    @property
    def chosen(self) -> Block | None:
        """The block the cursor is on; of several side by side the one in the cursor's lane."""
        return self._sheet.block_at(self._column, self._minute, self._lane)

    @property
    def place(self) -> tuple[int | str, int]:
        """The column's key and the minute of the cursor."""
        return self._sheet.columns[self._column].key, self._minute

    def choose(self, appointment_id: int) -> None:
        """Put the cursor on an appointment of the day."""
        for one in self._sheet.blocks:
            if one.appointment.id == appointment_id:
                self._column, self._minute, self._lane = one.column, one.start, one.lane
                self._follow()

    def geometry_now(self) -> Geometry:
        """Where everything stands as it is scrolled now."""
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return Geometry(self._sheet, self.viewport().size(), across, down)

    def _fit(self) -> None:
        place = self.geometry_now()
        for bar, whole, shown in (
            (self.verticalScrollBar(), place.whole.height(), place.room.height()),
            (self.horizontalScrollBar(), place.whole.width(), place.room.width()),
        ):
            bar.setRange(0, max(0, whole - shown))
            bar.setPageStep(shown)
            bar.setSingleStep(place.hour // 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _follow(self) -> None:
        """Scroll so far that the cursor is seen, and say what it is on."""
        if not self._sheet.columns:
            return
        by = self.geometry_now().to_follow(self._column, self._minute)
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + by.y())
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + by.x())
        block, column = self.chosen, self._sheet.columns[self._column].name
        is_open = self._sheet.is_open(self._column, self._minute)
        empty = clock_text(self._minute), self._free if is_open else self._closed
        what = block_lines(block) if block is not None else empty
        text = " · ".join(dict.fromkeys((*what, column)))
        self.setAccessibleDescription(text)
        self.said.emit(text)
        self.viewport().update()

    # -- keyboard
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, block = _STEPS.get(Qt.Key(event.key())), self.chosen
        moves = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if step is not None and moves:
            if block is not None:
                self._shift(block, *step)
        elif step is not None:
            self._walk(*step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not moves:
            self._open()
        elif event.key() == Qt.Key.Key_Delete and block is not None:
            self.dropped.emit(block.appointment)
        else:
            super().keyPressEvent(event)

    def _walk(self, across: int, down: int) -> None:
        """A quarter or a column on; out of a block at once, not through it; side by side from lane to lane."""
        block = self.chosen
        if across and block is not None and 0 <= block.lane + across < block.lanes:
            beside = self._sheet.beside(block, across)
            if beside is not None:
                self._minute, self._lane = beside.start, beside.lane
                self._follow()
                return
        column = min(max(self._column + across, 0), max(0, len(self._sheet.columns) - 1))
        self._lane = 0 if across >= 0 or column == self._column else 99  # coming from the right: the last lane
        self._column = column
        if down and block is not None:
            self._minute = block.end if down > 0 else block.start - QUARTER
        else:
            self._minute += down * QUARTER
        self._minute = min(max(self._minute // QUARTER * QUARTER, self._sheet.first), self._sheet.last - QUARTER)
        reached = self.chosen
        if reached is not None:
            self._minute, self._lane = reached.start, reached.lane
        self._follow()

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
        place, point = self.geometry_now(), event.position().toPoint()
        hit = place.hit(point)
        if hit is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._column, self._minute = hit
        self._lane = 0
        block = place.block_under(point)
        if block is not None:
            self._column, self._minute, self._lane = block.column, block.start, block.lane
            self._pressed = block, point
        self._follow()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._pressed is None:
            return
        block, start = self._pressed
        if self._ghost is None and (point - start).manhattanLength() < QApplication.startDragDistance():
            return
        place = self.geometry_now()
        held = QPoint(point.x(), point.y() - (start.y() - place.rect(block).top()) + THEME.px(8))
        self._ghost = place.hit(held) or self._ghost
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, ghost = self._pressed, self._ghost
        self._pressed = self._ghost = None
        self.viewport().update()
        if pressed is not None and ghost is not None and ghost != (pressed[0].column, pressed[0].start):
            column, minute = ghost
            self.moved.emit(pressed[0].appointment, self._sheet.columns[column].key, minute)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.geometry_now().hit(event.position().toPoint()) is not None:
            self._pressed = None
            self._open()

    def viewportEvent(self, event: QEvent) -> bool:
        """A block that is too small for all it has to say says it in a tip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            block = self.geometry_now().block_under(event.pos())
            QToolTip.showText(event.globalPos(), "\n".join(block_lines(block)) if block is not None else "", self)
            return True
        return super().viewportEvent(event)

    # -- painting
    def paintEvent(self, event: QPaintEvent) -> None:
        held = self._pressed[0].minutes if self._pressed is not None else 0
        cursor = Cursor(self._column, self._minute, self.chosen, self.hasFocus(), self._ghost, held)
        paint_day(QPainter(self.viewport()), self.geometry_now(), cursor, self._now)
