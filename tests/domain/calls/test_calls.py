"""When a call-back is due, and what is late (CAL-02, CAL-05)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from showroom.domain.calls.rules import Ranges, answered_late, callback_due

PARIS = ZoneInfo("Europe/Paris")


def hours(day: date) -> Ranges:
    """Monday to Saturday 10 to 13 and 14 to 19, Sunday closed; closed on 30 March too."""
    return () if day.weekday() == 6 or day == date(2026, 3, 30) else ((600, 780), (840, 1140))


@pytest.mark.clause("CAL-05")
@pytest.mark.parametrize(
    "asked, due",
    [
        ((25, 9, 0), (25, 19, 0)),
        ((25, 13, 30), (25, 19, 0)),  # the midday break closes nothing
        ((25, 18, 0), (25, 19, 0)),
        ((25, 18, 1), (26, 11, 0)),
        ((25, 23, 0), (26, 11, 0)),
        ((28, 18, 30), (31, 11, 0)),  # Saturday evening, Sunday and a holiday between, clocks go forward on the 29th
        ((29, 12, 0), (31, 11, 0)),
    ],
)
def test_due_the_same_day_or_early_the_next_open_one(asked: tuple[int, int, int], due: tuple[int, int, int]) -> None:
    at = datetime(2026, 3, *asked, tzinfo=PARIS).astimezone(UTC)
    assert callback_due(at, hours, PARIS) == datetime(2026, 3, *due, tzinfo=PARIS)


def test_a_shop_that_never_opens_gets_a_day() -> None:
    at = datetime(2026, 3, 25, 12, tzinfo=UTC)
    assert callback_due(at, lambda _day: (), PARIS) == datetime(2026, 3, 26, 12, tzinfo=UTC)


@pytest.mark.clause("CAL-02")
def test_more_than_three_rings_is_late() -> None:
    assert [answered_late(rings) for rings in (None, 0, 3, 4)] == [False, False, False, True]
