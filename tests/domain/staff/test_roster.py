"""Shifts of a day: their ranks, the usual ones, and times as people type them (REC-01)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.domain.errors import UserError
from showroom.domain.staff import roster

pytestmark = pytest.mark.clause("REC-01")


def test_the_usual_shifts_of_a_long_day_overlap_and_cover_it() -> None:
    early, late, full = roster.presets([(9 * 60, 21 * 60)])
    assert (early.starts_minute, early.ends_minute) == (540, 1020)
    assert (late.starts_minute, late.ends_minute) == (780, 1260)
    assert (full.starts_minute, full.ends_minute) == (540, 1260)


@given(st.integers(0, 1200), st.integers(30, 900))
def test_the_usual_shifts_of_any_day_can_be_given(opens: int, length: int) -> None:
    for preset in roster.presets([(240 + opens, min(240 + opens + length, 1680))]):
        roster.check(preset.starts_minute, preset.ends_minute, 240)


@pytest.mark.parametrize(
    "typed, minute",
    [
        ("9", 540), ("0930", 570), ("930", 570), ("9:30", 570), ("9：30", 570), ("21.00", 1260), ("24:00", 1440),
        ("1:30", 1530), ("00:00", 1440), ("25", None), ("9:60", None), ("", None), ("nine", None), ("12345", None),
        ("²", None),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_type_it(typed: str, minute: int | None) -> None:
    found = roster.minute_of(typed, 240)
    assert found == minute
    if found is not None:
        assert roster.minute_of(roster.clock_text(found), 240) == found


@pytest.mark.parametrize(
    "starts, ends, code",
    [
        (200, 600, "shift_outside_day"),
        (1680, 1700, "shift_outside_day"),
        (600, 610, "shift_ends_before"),
        (600, 500, "shift_ends_before"),
        (1300, 1681, "shift_outside_day"),
    ],
)
def test_a_shift_lies_within_one_business_day(starts: int, ends: int, code: str) -> None:
    with pytest.raises(UserError, match=code):
        roster.check(starts, ends, 240)


def test_ranks_are_those_of_the_different_beginnings() -> None:
    assert roster.ranks([780, 540, 540, 600]) == {540: 1, 600: 2, 780: 3}


def test_who_works_stands_in_the_order_of_the_places_without_gaps() -> None:
    assert roster.standing({7: 5, 8: None, 9: 2, 6: 5}) == {9: 1, 6: 2, 7: 3}
