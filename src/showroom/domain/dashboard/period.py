"""A span of business days and the one it is compared with: like with like, as far as the span has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Span(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


SPARK_DAYS = 7
HEAT_DAYS = 28


@dataclass(frozen=True, slots=True)
class Period:
    """``first`` … ``last``, both included. ``before_first`` … ``before_last``: the days compared with (MGR-01).

    A day is compared with the same weekday before; a week (from Monday) and a month (from the 1st) with as many days of
    the one before. A month that had fewer days is compared with all of it.
    """

    span: Span
    first: date
    last: date
    before_first: date
    before_last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def spark_first(self) -> date:
        """Where the small lines begin: a week at least, so that there is something to see."""
        return min(self.first, self.last - timedelta(days=SPARK_DAYS - 1))

    @property
    def heat_first(self) -> date:
        """Where the heat map begins: whole weeks, so that every weekday counts equally often."""
        return self.last - timedelta(days=HEAT_DAYS - 1)

    def spark_days(self) -> tuple[date, ...]:
        return tuple(self.spark_first + timedelta(days=n) for n in range((self.last - self.spark_first).days + 1))


def period(span: Span, day: date) -> Period:
    """The span that ends with ``day``."""
    if span is Span.DAY:
        before = day - timedelta(days=7)
        return Period(span, day, day, before, before)
    if span is Span.WEEK:
        first = day - timedelta(days=day.weekday())
        return Period(span, first, day, first - timedelta(days=7), day - timedelta(days=7))
    first = day.replace(day=1)
    last_of_before = first - timedelta(days=1)
    before_first = last_of_before.replace(day=1)
    return Period(span, first, day, before_first, min(before_first + (day - first), last_of_before))


def shifted(span: Span, day: date, by: int) -> date:
    """``day`` moved by so many days, weeks or months; the 31st becomes the last day of a shorter month."""
    if span is not Span.MONTH:
        return day + timedelta(days=by * (7 if span is Span.WEEK else 1))
    months = day.year * 12 + day.month - 1 + by
    first = date(months // 12, months % 12 + 1, 1)
    after = date((months + 1) // 12, (months + 1) % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), after - timedelta(days=1))


def change(now: float, before: float) -> int | None:
    """By how many per cent ``now`` differs from ``before``; None when there was nothing before."""
    return round((now - before) / before * 100) if before else None
