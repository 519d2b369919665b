"""The clock that is passed in: aware UTC moments, and the business day of a store."""

from __future__ import annotations

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


class SystemClock:
    """The PC's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


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
