"""Which moment of which day is looked at: stepping, seeking, playing (REC-18). No pixels."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from showroom.services.timeline import DayLine

FRAME_MS = 50
SPEEDS = (60, 300, 1200)
"""Seconds of the day in a second of playing."""


class Playhead(QObject):
    """A place on a day's line: ``index`` is the last act up to ``moment``. Several acts may share a moment.

    ``moved`` follows every change of moment, ``stopped_at`` only a change of the act (or of the line); ``played``
    carries whether it plays now.
    """

    moved = Signal()
    stopped_at = Signal()
    played = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.line: DayLine | None = None
        self.index = 0
        self.speed = SPEEDS[1]
        self._moment: datetime | None = None
        self._until: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.beat)

    # -- the line
    def open(self, line: DayLine, until: datetime | None = None) -> None:
        """Look at another line, from its end. ``until``: how far it may be looked at beyond its last act (now)."""
        self.pause()
        self.line = line
        self._until = until
        self._go(len(line) - 1, self.end)
        self.stopped_at.emit()

    def grow(self, line: DayLine, until: datetime | None = None) -> None:
        """The same day has more acts now: who was at the end stays at the end, who looked back stays there."""
        followed = self.following
        self.line, self._until = line, until
        if followed and not self.playing:
            self._go(len(line) - 1, self.end)
        self.stopped_at.emit()

    def close(self) -> None:
        """Nothing to look at."""
        self.pause()
        self.line, self._moment, self.index = None, None, 0
        self.stopped_at.emit()

    def let_pass(self, until: datetime) -> None:
        """Time went on without an act: at the end of a day under way the moment goes with it."""
        if self.line is None or (self._until is not None and until <= self._until):
            return
        followed = self.following
        self._until = until
        if followed and not self.playing:
            self._go(self.index, self.end)

    # -- where it is
    @property
    def moment(self) -> datetime:
        """The moment looked at. Only with a line."""
        assert self._moment is not None
        return self._moment

    @property
    def end(self) -> datetime:
        """The latest moment of the line."""
        assert self.line is not None
        return max(self.line.last, self._until) if self._until is not None else self.line.last

    @property
    def following(self) -> bool:
        """Whether it stands at the end."""
        return self.line is not None and self.index == len(self.line) - 1 and self._moment == self.end

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    # -- moving
    def step(self, by: int) -> None:
        """So many acts on or back."""
        if self.line is not None:
            self.pause()
            self.to_act(self.index + by)

    def to_act(self, index: int) -> None:
        """The moment of an act."""
        if self.line is not None:
            index = max(0, min(len(self.line) - 1, index))
            self._go(index, self.line.moment(index))

    def shift(self, by: timedelta) -> None:
        """On or back by a time."""
        if self.line is not None:
            self.pause()
            self.seek(self.moment + by)

    def seek(self, moment: datetime) -> None:
        """Any moment, kept within the day."""
        if self.line is not None:
            moment = max(self.line.first, min(self.end, moment))
            self._go(self.line.index_at(moment), moment)

    def to_start(self) -> None:
        """The day's first act."""
        self.step(-len(self.line) if self.line is not None else 0)

    def to_end(self) -> None:
        """The latest moment."""
        if self.line is not None:
            self.pause()
            self._go(len(self.line) - 1, self.end)

    def _go(self, index: int, moment: datetime) -> None:
        other_act = index != self.index
        if not other_act and moment == self._moment:
            return
        self.index, self._moment = index, moment
        self.moved.emit()
        if other_act:
            self.stopped_at.emit()

    # -- playing
    def toggle(self) -> None:
        """Play, or pause; at the end it plays from the beginning."""
        if self.line is None:
            return
        if self.playing:
            self.pause()
            return
        if self.following:
            self.to_act(0)
        self._timer.start()
        self.played.emit(True)

    def pause(self) -> None:
        if self.playing:
            self._timer.stop()
            self.played.emit(False)

    def beat(self) -> None:
        """One frame: the moment goes on."""
        if self.line is None:
            return
        self.seek(self.moment + timedelta(milliseconds=FRAME_MS * self.speed))
        if self.moment >= self.end:
            self.pause()
