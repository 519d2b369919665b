"""The clock that is passed in: aware UTC moments, and the business day of a store."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Anything that tells the time."""

    def now(self) -> datetime:
        """The moment, aware, UTC."""
        ...


def _wall() -> datetime:
    return datetime.now(UTC)


def _elapsed() -> float:
    """Seconds that nobody can set, hours asleep included."""
    which = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
    return time.clock_gettime(which) if which is not None else time.monotonic()


class SystemClock:
    """The PC's clock, put right by ``offset`` where the PCs of a store share a better one (:meth:`follow`).

    ``wall`` and ``elapsed`` (seconds that nobody can set) are the PC's; tests bring their own.
    """

    def __init__(self, wall: Callable[[], datetime] = _wall, elapsed: Callable[[], float] = _elapsed) -> None:
        self._wall, self._elapsed = wall, elapsed
        self.offset = timedelta()
        self._seen: tuple[datetime, float] | None = None

    def now(self) -> datetime:
        return self._wall() + self.offset

    def follow(self, ask: Callable[[], datetime]) -> timedelta:
        """Go by the clock that ``ask`` reads, half of the time it takes allowed for; how far the PC's is behind it."""
        before = self._wall()
        asked = ask()
        self.offset = asked - (before + (self._wall() - before) / 2)
        return self.offset

    def moved(self) -> timedelta:
        """How far the PC's clock was set forward (or back) since this was asked last."""
        now, before = (self._wall(), self._elapsed()), self._seen
        self._seen = now
        return now[0] - before[0] - timedelta(seconds=now[1] - before[1]) if before is not None else timedelta()


class ManualClock:
    """A clock that stands until it is moved: simulation, demo and tests."""

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)

    def now(self) -> datetime:
        return self._now

    def set(self, moment: datetime) -> None:
        self._now = moment.astimezone(UTC)

    def advance(self, **parts: float) -> None:
        self._now += timedelta(**parts)


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    """The time zone called ``name`` (IANA); raises ``ZoneInfoNotFoundError`` if there is none."""
    from zoneinfo import ZoneInfo  # not before a first paint

    return ZoneInfo(name)


def business_day(moment: datetime, time_zone: str, starts_at_minute: int = 240) -> date:
    """The store's day that ``moment`` belongs to: it begins ``starts_at_minute`` minutes after local midnight."""
    local = moment.astimezone(zone(time_zone))
    if local.hour * 60 + local.minute < starts_at_minute:
        return local.date() - timedelta(days=1)
    return local.date()
