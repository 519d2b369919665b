"""Until when a registration is due: the same day, days on which the store opens, hours (REG-09)."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from showroom.domain.customers.registering import due
from showroom.domain.packs.choices import Unit
from showroom.domain.packs.schema import Span

DALIAN = ZoneInfo("Asia/Shanghai")


def hours(day: date) -> tuple[tuple[int, int], ...]:
    """Monday to Saturday 9 to 12 and 13 to 18, Sunday closed."""
    return () if day.weekday() == 6 else ((540, 720), (780, 1080))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=DALIAN)


@pytest.mark.clause("REG-09")
@pytest.mark.parametrize(
    "left, count, unit, wanted",
    [
        ("2026-11-20 16:00", 0, Unit.SAME_DAY, "2026-11-20 18:00"),
        ("2026-11-20 18:20", 0, Unit.SAME_DAY, "2026-11-21 00:00"),  # who stays past closing has the evening
        ("2026-11-22 11:00", 0, Unit.SAME_DAY, "2026-11-23 00:00"),  # a Sunday on which somebody came all the same
        ("2026-11-20 16:00", 1, Unit.OPEN_DAYS, "2026-11-21 18:00"),
        ("2026-11-21 16:00", 1, Unit.OPEN_DAYS, "2026-11-23 18:00"),  # Sunday is closed
        ("2026-11-21 16:00", 2, Unit.OPEN_DAYS, "2026-11-24 18:00"),
        ("2026-11-21 16:00", 1, Unit.CALENDAR_DAYS, "2026-11-23 00:00"),
        ("2026-11-20 16:00", 24, Unit.CLOCK_HOURS, "2026-11-21 16:00"),
        ("2026-11-20 11:30", 2, Unit.OPEN_HOURS, "2026-11-20 14:30"),
        ("2026-11-21 17:00", 3, Unit.OPEN_HOURS, "2026-11-23 11:00"),
    ],
)
def test_when_it_is_due(left: str, count: int, unit: Unit, wanted: str) -> None:
    assert due(at(left), Span(count, unit), hours, DALIAN) == at(wanted)


def test_a_store_that_never_opens_gives_plain_days_and_hours() -> None:
    left = at("2026-11-20 16:00")
    assert due(left, Span(2, Unit.OPEN_DAYS), lambda _day: (), DALIAN) == at("2026-11-23 00:00")
    assert due(left, Span(2, Unit.OPEN_HOURS), lambda _day: (), DALIAN) == at("2026-11-20 18:00")
