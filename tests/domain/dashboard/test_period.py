"""Spans of days and what they are compared with."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.domain.dashboard.period import Span, change, period, shifted

SATURDAY = date(2026, 11, 21)


@pytest.mark.clause("MGR-01")
def test_a_day_is_compared_with_the_same_weekday_before() -> None:
    found = period(Span.DAY, SATURDAY)
    assert (found.first, found.last, found.before_first, found.before_last) == (
        SATURDAY,
        SATURDAY,
        date(2026, 11, 14),
        date(2026, 11, 14),
    )
    assert found.spark_days() == tuple(SATURDAY - timedelta(days=n) for n in range(6, -1, -1))


def test_a_week_so_far_is_compared_with_as_much_of_the_week_before() -> None:
    found = period(Span.WEEK, date(2026, 11, 18))
    assert (found.first, found.days, found.before_first, found.before_last) == (
        date(2026, 11, 16),
        3,
        date(2026, 11, 9),
        date(2026, 11, 11),
    )


def test_a_month_longer_than_the_one_before_is_compared_with_all_of_it() -> None:
    found = period(Span.MONTH, date(2026, 3, 31))
    assert (found.before_first, found.before_last) == (date(2026, 2, 1), date(2026, 2, 28))


@given(st.sampled_from(Span), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_spans_never_overlap_and_hold_their_day(span: Span, day: date) -> None:
    found = period(span, day)
    assert found.last == day
    assert found.before_first <= found.before_last < found.first <= found.last
    assert (found.before_last - found.before_first).days + 1 <= found.days
    assert found.spark_days()[-1] == day
    assert len(found.spark_days()) >= 7
    assert (day - found.heat_first).days == 27


def test_a_change_from_nothing_has_no_per_cent() -> None:
    assert change(5, 0) is None
    assert change(5, 4) == 25
    assert change(3, 4) == -25


@given(st.sampled_from(Span), st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(-30, 30))
def test_a_shift_goes_the_right_way_and_keeps_the_weekday_or_month(span: Span, day: date, by: int) -> None:
    there = shifted(span, day, by)
    assert (there > day) == (by > 0)
    assert (there < day) == (by < 0)
    if span is Span.MONTH:
        assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == by
        assert there.day <= day.day
    else:
        assert (there - day).days == by * (7 if span is Span.WEEK else 1)
