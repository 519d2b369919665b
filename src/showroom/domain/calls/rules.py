"""The rules of a call log: rings (CAL-02), private calls (CAL-08) and the moment a call-back is due (CAL-05)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

STANDARD_RINGS = 3
PRIVATE_LIMIT_S = 180
NEAR_CLOSING = timedelta(hours=1)
NEXT_MORNING = timedelta(hours=1)
_LOOK_AHEAD_DAYS = 60

Ranges = Sequence[tuple[int, int]]
"""Opening hours of a day: (from, to) in minutes after local midnight, ascending; none is a closed day."""


class Direction(StrEnum):
    INCOMING = "in"
    OUTGOING = "out"


class RingsSource(StrEnum):
    """Where the number of rings comes from: the telephone itself, or the person who says so."""

    SYSTEM = "system"
    SAID = "said"


class CallResult(StrEnum):
    """How a call ended."""

    ANSWERED = "answered"
    CALL_BACK = "call_back"
    VISIT_BOOKED = "visit_booked"
    MESSAGE = "message"
    NOT_REACHED = "not_reached"
    WRONG_NUMBER = "wrong_number"


class CallTopic(StrEnum):
    """What a call was about."""

    ENQUIRY = "enquiry"
    APPOINTMENT = "appointment"
    PRICE = "price"
    ORDER = "order"
    AFTER_SALES = "after_sales"
    COMPLAINT = "complaint"
    COLLEAGUE = "colleague"
    PRIVATE = "private"
    OTHER = "other"


def answered_late(rings: int | None) -> bool:
    """More rings than the standard; an unknown number is not late."""
    return rings is not None and rings > STANDARD_RINGS


def callback_due(at: datetime, hours: Callable[[date], Ranges], zone: ZoneInfo) -> datetime:
    """When the answer to a question of ``at`` (aware) is due, in the zone of ``at``.

    The same day by closing time; within the last hour, after closing or on a closed day: before the next opening day's
    hours are one hour old. ``hours`` gives the opening hours of a local date. A store that is never open within 60 days
    gets 24 hours.
    """
    local = at.astimezone(zone)
    today = [_span(local.date(), one, zone) for one in hours(local.date())]
    if today:
        opens, closes = today[0][0], today[-1][1]
        if local < opens:  # before opening: the day is still to come
            return closes.astimezone(at.tzinfo)
        if local <= closes - NEAR_CLOSING:
            return closes.astimezone(at.tzinfo)
    for ahead in range(1, _LOOK_AHEAD_DAYS + 1):
        day = local.date() + timedelta(days=ahead)
        for one in hours(day):
            return (_span(day, one, zone)[0] + NEXT_MORNING).astimezone(at.tzinfo)
    return at + timedelta(days=1)


def _span(day: date, minutes: tuple[int, int], zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Wall-clock minutes of a day as moments: through a clock change the shop still opens at the hour on its door."""
    return _moment(day, minutes[0], zone), _moment(day, minutes[1], zone)


def _moment(day: date, minute: int, zone: ZoneInfo) -> datetime:
    days, minute = divmod(minute, 24 * 60)
    return datetime.combine(day + timedelta(days=days), time(minute // 60, minute % 60), tzinfo=zone)
