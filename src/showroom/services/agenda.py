"""What happens next in a simulated day: moments in order, equal ones in the order they were planned."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import datetime, timedelta

from showroom.clock import ManualClock

Happening = Callable[[], None]


class Agenda:
    """A queue of happenings on a clock that it moves. Nothing is ever planned before now."""

    def __init__(self, clock: ManualClock) -> None:
        self._clock = clock
        self._queue: list[tuple[datetime, int, Happening]] = []
        self._planned = 0

    @property
    def now(self) -> datetime:
        return self._clock.now()

    def at(self, moment: datetime, happening: Happening) -> None:
        heapq.heappush(self._queue, (max(moment, self.now), self._planned, happening))
        self._planned += 1

    def after(self, span: timedelta, happening: Happening) -> None:
        self.at(self.now + span, happening)

    def run(self, until: datetime | None = None) -> None:
        """Let everything happen; at ``until`` time stops, and what was planned for later is forgotten."""
        while self._queue:
            moment, _, happening = heapq.heappop(self._queue)
            if until is not None and moment >= until:
                self._queue.clear()
                self._clock.set(max(until, self.now))
                return
            self._clock.set(moment)
            happening()
