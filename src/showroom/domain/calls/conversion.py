"""Calls that became visits (CAL-10). Pure: counting is here, reading elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class FirstCall:
    """A first-time caller. ``key``: what is counted by (a channel, a consultant, a month); ``came_at``: their first
    visit after the call; ``booked``, ``kept``: an appointment was made after it, and kept."""

    key: str
    at: datetime
    came_at: datetime | None
    booked: bool = False
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """``callers`` in all; of them ``came`` within the days allowed, ``pending`` have not come and still may."""

    key: str
    callers: int
    came: int
    pending: int
    booked: int
    kept: int

    @property
    def share(self) -> float | None:
        """Came ÷ callers, 0 … 1; None without a caller."""
        return self.came / self.callers if self.callers else None


def tally(calls: Iterable[FirstCall], within: timedelta, now: datetime) -> tuple[Tally, ...]:
    """One tally a key, most callers first, then by key."""
    groups: dict[str, list[FirstCall]] = {}
    for call in calls:
        groups.setdefault(call.key, []).append(call)
    found = [_count(key, group, within, now) for key, group in groups.items()]
    return tuple(sorted(found, key=lambda one: (-one.callers, one.key)))


def total(calls: Iterable[FirstCall], within: timedelta, now: datetime) -> Tally:
    """All of them together, under the key ""."""
    return _count("", list(calls), within, now)


def _count(key: str, calls: list[FirstCall], within: timedelta, now: datetime) -> Tally:
    came = pending = 0
    for call in calls:
        if call.came_at is not None and call.at < call.came_at <= call.at + within:
            came += 1
        elif call.at + within > now:
            pending += 1
    return Tally(key, len(calls), came, pending, sum(call.booked for call in calls), sum(call.kept for call in calls))
