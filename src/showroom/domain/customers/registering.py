"""Until when a visitor's registration is due (REG-09)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from showroom.domain.packs.choices import Unit
from showroom.domain.packs.schema import Span

Hours = Callable[[date], tuple[tuple[int, int], ...]]
"""The opening hours of a local date in minutes after midnight, none on a closed day."""
_LOOK_AHEAD_DAYS = 60
_CLOSES = 24 * 60


def due(left_at: datetime, within: Span, hours: Hours, zone: ZoneInfo) -> datetime:
    """When a registration is due whose clock began at ``left_at`` (aware; the answer is in its zone).

    The same day and days end when the store closes; who left after that has until midnight. Hours of opening are
    counted while it is open; a store that does not open within 60 days is given the plain hours.
    """
    local = left_at.astimezone(zone)
    match within.unit:
        case Unit.CLOCK_HOURS:
            return left_at + timedelta(hours=within.count)
        case Unit.OPEN_HOURS:
            return _open_hours(local, within.count, hours, zone).astimezone(left_at.tzinfo)
        case Unit.CALENDAR_DAYS:
            day = local.date() + timedelta(days=within.count)
        case Unit.OPEN_DAYS:
            day = _open_day(local.date(), within.count, hours)
        case _:
            day = local.date()
    ends = _moment(day, max((end for _, end in hours(day)), default=_CLOSES), zone)
    if ends <= local:
        ends = _moment(local.date(), _CLOSES, zone)
    return ends.astimezone(left_at.tzinfo)


def _open_day(day: date, count: int, hours: Hours) -> date:
    left = count
    for ahead in range(1, _LOOK_AHEAD_DAYS + 1):
        if left == 0:
            break
        if hours(day + timedelta(days=ahead)):
            left -= 1
            if left == 0:
                return day + timedelta(days=ahead)
    return day + timedelta(days=count)


def _open_hours(local: datetime, count: int, hours: Hours, zone: ZoneInfo) -> datetime:
    left = timedelta(hours=count)
    for ahead in range(_LOOK_AHEAD_DAYS + 1):
        day = local.date() + timedelta(days=ahead)
        for begins, ends in hours(day):
            start, end = max(local, _moment(day, begins, zone)), _moment(day, ends, zone)
            if start < end:
                if start + left <= end:
                    return start + left
                left -= end - start
    return local + timedelta(hours=count)


def _moment(day: date, minute: int, zone: ZoneInfo) -> datetime:
    days, minute = divmod(minute, _CLOSES)
    return datetime.combine(day + timedelta(days=days), time(minute // 60, minute % 60), tzinfo=zone)
