"""The day as a line: hours, a mark for each act, and the moment looked at (REC-18)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QToolTip

from showroom.clock import zone
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.theme import THEME
from showroom.gui.timeline.kinds import LANES, Lane, drawn, lane_word
from showroom.services.timeline import DayLine

_LANE, _TOP, _AXIS = 18, 6, 24
_NEAR = 6
_LOUD = ("neutral", "success", "info", "accent", "warning", "violet", "danger")
"""Heights in px at 100 %; how near to a mark the pointer must be to be told of it; which of two marks on one spot is
painted over the other: the later of these."""


class Scrubber(QAbstractSlider):
    """A slider in seconds since its left end, the full hour before the first act.

    ``sought`` carries the moment that was pressed or dragged to; ``told`` gives the words of an act for a tool tip.
    The keys: see the page.
    """

    sought = Signal(object)

    def __init__(self, name: str, time_zone: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Moment of the day"))
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(THEME.px(_TOP + _LANE * len(LANES) + _AXIS))
        self._zone = zone(time_zone)
        self._line: DayLine | None = None
        self._first = self._last = datetime(1970, 1, 1, tzinfo=UTC)  # until there is a line
        self.marks: list[tuple[float, Lane, str]] = []
        """(seconds from the left end, lane, tone) of each act."""
        self._painted = self.marks
        self.told: Callable[[int], str] = lambda _index: ""

    # -- what it shows
    def show_line(self, line: DayLine | None, end: datetime | None = None) -> None:
        """The marks of a day; ``end``: the latest moment that may be looked at."""
        self._line = line
        if line is None:
            self.marks = []
            self.setEnabled(False)
            self.update()
            return
        last = max(line.last, end) if end is not None else line.last
        self._first = _full_hour(line.first.astimezone(self._zone))
        self._last = _full_hour(last.astimezone(self._zone)) + timedelta(hours=1)
        self.marks = [
            ((line.moment(index) - self._first).total_seconds(), look.lane, look.tone)
            for index, act in enumerate(line.acts)
            for look in (drawn(act),)
        ]
        self._painted = sorted(self.marks, key=lambda mark: _LOUD.index(mark[2]))
        self.setRange(0, round((self._last - self._first).total_seconds()))
        self.setSingleStep(60)
        self.setPageStep(3600)
        self.setEnabled(True)
        self.update()

    def show_moment(self, moment: datetime, spoken: str) -> None:
        """Where the playhead stands."""
        self.setValue(round((moment - self._first).total_seconds()))
        self.setAccessibleDescription(spoken)
        self.update()

    def lacks(self, moment: datetime) -> bool:
        """Whether a moment lies beyond the right end."""
        return self._line is not None and moment >= self._last

    # -- where things are
    def _area(self) -> QRectF:
        small = QFontMetrics(THEME.font(tk.FONT["caption"], 500))
        left = max(small.horizontalAdvance(lane_word(lane)) for lane in LANES) + THEME.px(16)
        return QRectF(left, THEME.px(_TOP), max(1, self.width() - left - THEME.px(12)), THEME.px(_LANE) * len(LANES))

    def x_of(self, seconds: float) -> float:
        """Where a moment is painted, px from the left."""
        area = self._area()
        return area.left() + area.width() * seconds / max(1, self.maximum())

    def _seconds(self, x: float) -> float:
        area = self._area()
        return max(0.0, min(1.0, (x - area.left()) / area.width())) * self.maximum()

    def _near(self, point: QPointF) -> int:
        """The act whose mark is under the pointer, -1 for none."""
        if self._line is None:
            return -1
        area = self._area()
        lane = int((point.y() - area.top()) // THEME.px(_LANE))
        if not 0 <= lane < len(LANES):
            return -1
        reach = THEME.px(_NEAR) / area.width() * max(1, self.maximum())
        wanted = self._seconds(point.x())
        low = bisect_left(self.marks, wanted - reach, key=lambda mark: mark[0])
        best, distance = -1, reach
        for index in range(low, len(self.marks)):
            seconds, at, _tone = self.marks[index]
            if seconds > wanted + reach:
                break
            if at == LANES[lane] and abs(seconds - wanted) <= distance:
                best, distance = index, abs(seconds - wanted)
        return best

    # -- the pointer
    def _seek(self, point: QPointF, *, snaps: bool) -> None:
        if self._line is None:
            return
        near = self._near(point) if snaps else -1
        if near >= 0:
            self.sought.emit(self._line.moment(near))
        else:
            self.sought.emit(self._first + timedelta(seconds=round(self._seconds(point.x()))))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._seek(event.position(), snaps=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(event.position(), snaps=False)
            return
        near = self._near(event.position())
        QToolTip.showText(event.globalPosition().toPoint(), self.told(near) if near >= 0 else "", self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls, time does not

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the page's own keys: one act, one hour

    # -- painting
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        self._paint_ground(painter, area)
        if self._line is not None:
            self._paint_hours(painter, area)
            self._paint_marks(painter, area)
            self._paint_head(painter, area)
        painter.end()

    def _paint_ground(self, painter: QPainter, area: QRectF) -> None:
        t = THEME.tokens
        painter.setPen(QPen(QColor(t.accent if self.hasFocus() else t.border), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(t.sunken))
        painter.drawRoundedRect(area.adjusted(-4, -4, 4, 4), tk.RADIUS_SMALL, tk.RADIUS_SMALL)
        painter.setFont(THEME.font(tk.FONT["caption"], 500))
        painter.setPen(QColor(t.faint))
        for number, lane in enumerate(LANES):
            top = area.top() + number * THEME.px(_LANE)
            painter.drawText(
                QRectF(0, top, area.left() - THEME.px(10), THEME.px(_LANE)),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                lane_word(lane),
            )

    def _paint_hours(self, painter: QPainter, area: QRectF) -> None:
        t = THEME.tokens
        hours = max(1, round(self.maximum() / 3600))
        font = THEME.font(tk.FONT["caption"], tabular=True)
        wide = QFontMetrics(font).horizontalAdvance("00:00") + THEME.px(14)
        every = next((step for step in (1, 2, 3, 4, 6, 12, 24) if area.width() / hours * step >= wide), 24)
        painter.setFont(font)
        for number in range(hours + 1):
            x = round(area.left() + area.width() * number / hours) + 0.5
            painter.setPen(QPen(QColor(t.border), 1))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            if number % every:
                continue
            hour = (self._first + timedelta(hours=number)).astimezone(self._zone)
            box = QRectF(x - wide / 2, area.bottom() + THEME.px(6), wide, THEME.px(16))
            box.moveRight(min(box.right(), float(self.width())))
            painter.setPen(QColor(t.faint))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{hour:%H:%M}")

    def _paint_marks(self, painter: QPainter, area: QRectF) -> None:
        t = THEME.tokens
        scale = area.width() / max(1, self.maximum())
        pens = {tone: QPen(QColor(t.tone(tone)[0]), THEME.px(2)) for tone in tk.TONES}
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        tops = {lane: area.top() + number * THEME.px(_LANE) for number, lane in enumerate(LANES)}
        for seconds, lane, tone in self._painted:
            painter.setPen(pens[tone])
            x = round(area.left() + seconds * scale)
            painter.drawLine(
                QPointF(x, tops[lane] + THEME.px(4)), QPointF(x, tops[lane] + THEME.px(_LANE) - THEME.px(4))
            )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_head(self, painter: QPainter, area: QRectF) -> None:
        t = THEME.tokens
        x = self.x_of(self.value())
        painter.setPen(QPen(QColor(t.accent), THEME.px(2)))
        painter.drawLine(QPointF(x, area.top() - THEME.px(4)), QPointF(x, area.bottom() + THEME.px(4)))
        painter.setPen(QPen(QColor(t.surface), 2))
        painter.setBrush(QColor(t.accent))
        painter.drawEllipse(QPointF(x, area.bottom() + THEME.px(4)), THEME.px(6), THEME.px(6))

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)


def _full_hour(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)
