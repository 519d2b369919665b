"""What both engines say differently: local hours and seconds between moments."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, Double, Integer, and_, case, cast, extract, func
from sqlalchemy.orm import InstrumentedAttribute

from showroom.clock import zone
from showroom.services.shop import Shop

Moment = InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None]


def day_begins(shop: Shop, day: date) -> datetime:
    """The moment a business day begins (aware, in the store's zone)."""
    midnight = datetime.combine(day, time(), tzinfo=zone(shop.store.time_zone))
    return midnight + timedelta(minutes=shop.store.day_starts_minute)


def offsets(shop: Shop, first: date, last: date) -> list[tuple[date, int]]:
    """``(from day on, minutes east of UTC)``: one entry, unless clocks were changed in between.

    A business day has one offset here, that of its noon: the hours around a change at night are not opening hours.
    """
    found: list[tuple[date, int]] = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        noon = datetime.combine(day, time(12), tzinfo=zone(shop.store.time_zone))
        offset = noon.utcoffset() or timedelta(0)
        minutes = int(offset.total_seconds() // 60)
        if not found or found[-1][1] != minutes:
            found.append((day, minutes))
    return found


def local_hour(
    shop: Shop, moment: Moment, day: InstrumentedAttribute[date], first: date, last: date
) -> ColumnElement[int]:
    """The hour on the store's clock (0 … 23) of a moment in the database."""
    shifts = offsets(shop, first, last)
    minutes: Any = shifts[0][1]
    if len(shifts) > 1:
        cases = [(and_(day >= since, day < until[0]), offset) for (since, offset), until in pairwise(shifts)]
        minutes = case(*cases, else_=shifts[-1][1])
    if shop.database.is_sqlite:
        hour = cast(func.substr(moment, 12, 2), Integer)
        minute = cast(func.substr(moment, 15, 2), Integer)
        return cast((hour * 60 + minute + minutes + 1440) / 60 % 24, Integer)
    at = func.timezone("UTC", moment)
    return cast(func.floor((extract("hour", at) * 60 + extract("minute", at) + minutes + 1440) / 60), Integer) % 24


def seconds_between(shop: Shop, start: Moment, end: Moment) -> ColumnElement[float]:
    """``end`` − ``start`` in seconds; NULL if one of them is."""
    if shop.database.is_sqlite:
        return (func.julianday(end) - func.julianday(start)) * 86400.0
    return cast(extract("epoch", end - start), Double)
