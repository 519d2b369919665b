"""Figures over a span of days (MGR-02). Every query is bounded by days: history does not slow it down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, literal, or_, select

from showroom.domain.dashboard.period import Period, Span, period
from showroom.domain.money import Money
from showroom.domain.packs.choices import Result, Stands
from showroom.domain.packs.schema import Pack
from showroom.domain.reception import terms
from showroom.domain.staff.actor import Actor
from showroom.domain.text import Text
from showroom.services import packs
from showroom.services.dashboard.sql import local_hour, seconds_between
from showroom.services.dashboard.values import Figure, PersonFigures, Trends
from showroom.services.shop import Shop
from showroom.store.models import Call, Presentation, Quote, Staff, Visit

_USUAL_HOURS = (10, 20)


def trends(shop: Shop, actor: Actor, span: Span, day: date | None = None) -> Trends:
    """The span that ends with ``day`` (default: today). Raises ``Refused`` but for supervisors and managers."""
    with shop.view(actor, "dashboard.view") as connection:
        return _Reading(shop, connection, period(span, day or shop.day())).trends()


def last_day(shop: Shop, actor: Actor) -> date | None:
    """The latest day with a visit; None before the first. Raises ``Refused`` as :func:`trends`."""
    with shop.view(actor, "dashboard.view") as connection:
        return connection.execute(select(func.max(Visit.day)).where(Visit.store_id == shop.store.id)).scalar()


def new_kinds(pack: Pack) -> tuple[str, ...]:
    """The visit kinds of people who are here for the first time."""
    return tuple(kind.key for kind in pack.visit_kinds if kind.stands is Stands.OPPORTUNITY)


def chance_kinds(pack: Pack) -> tuple[str, ...]:
    """The visit kinds that may end in a sale."""
    return tuple(kind.key for kind in pack.visit_kinds if kind.stands in (Stands.OPPORTUNITY, Stands.RETURNING))


def won_outcomes(pack: Pack) -> tuple[str, ...]:
    return tuple(outcome.key for outcome in pack.outcomes if outcome.result is Result.WON)


def counted(condition: ColumnElement[bool]) -> ColumnElement[Any]:
    """How many rows fulfil ``condition``."""
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


class _Reading:
    """One read of everything, in one transaction."""

    def __init__(self, shop: Shop, connection: Connection, span: Period) -> None:
        self._shop, self._connection, self._period = shop, connection, span
        self._pack = packs.in_force(shop, connection).pack
        now = shop.clock.now()
        # Today is not over: what it is compared with ends at the same time of day.
        back = span.last - span.before_last
        self._until: datetime | None = now - back if span.last == shop.day(now) else None

    def trends(self) -> Trends:
        new, other, heat = self._arrivals()
        hours = self._hours(new, other)
        visits, close_rate, wait = self._visits()
        issued, accepted, quoted = self._quotes()
        return Trends(
            self._period,
            self._shop.store.currency,
            visits,
            close_rate,
            quoted,
            wait,
            hours,
            tuple(new[hour] for hour in hours),
            tuple(other[hour] for hour in hours),
            self._funnel(issued, accepted),
            self._people(),
            self._channels(),
            tuple(tuple(row[hour] for hour in hours) for row in heat),
        )

    def _execute(self, statement: Any) -> Sequence[Any]:
        return self._connection.execute(statement).all()

    def _arrived(self, first: date, last: date) -> ColumnElement[bool]:
        return and_(Visit.store_id == self._shop.store.id, Visit.day.between(first, last), Visit.state != terms.UNDONE)

    def _arrivals(self) -> tuple[list[int], list[int], list[list[int]]]:
        """Arrivals by hour, new ones and others, in the span; and by weekday and hour over four weeks."""
        span = self._period
        first = min(span.first, span.heat_first)
        hour = local_hour(self._shop, Visit.arrived_at, Visit.day, first, span.last).label("hour")
        is_new = case((Visit.kind.in_(new_kinds(self._pack)), 1), else_=0).label("is_new")
        rows = self._execute(
            select(Visit.day, hour, is_new, func.count())
            .where(self._arrived(first, span.last))
            .group_by(Visit.day, hour, is_new)
        )
        new, other, heat = [0] * 24, [0] * 24, [[0] * 24 for _ in range(7)]
        for day, at, new_one, count in rows:
            if day >= span.first:
                (new if new_one else other)[at] += count
            if day >= span.heat_first:
                heat[day.weekday()][at] += count
        return new, other, heat

    def _hours(self, new: list[int], other: list[int]) -> tuple[int, ...]:
        """The hours to show: opening hours, and whenever somebody came."""
        open_ = [one for weekday in range(7) for one in self._pack.opening_hours.of(weekday)]
        shown = {hour for start, end in open_ for hour in range(start // 60, min(24, -(-end // 60)))}
        shown |= {hour for hour in range(24) if new[hour] or other[hour]}
        shown = shown or set(range(*_USUAL_HOURS))
        return tuple(range(min(shown), max(shown) + 1))

    def _so_far(self, moment: Any, day: Any) -> ColumnElement[bool]:
        """Of the last day compared with: what happened by this time of day."""
        if self._until is None:
            return literal(True)
        return or_(day != self._period.before_last, moment <= self._until)

    def _visits(self) -> tuple[Figure, Figure, Figure]:
        """Visits, close rate (0 … 1), average wait until somebody came (s); who left unserved waited too."""
        span, pack = self._period, self._pack
        ended = and_(Visit.kind.in_(chance_kinds(pack)), Visit.state == terms.LEFT)
        waited = case(
            (Visit.state == terms.LEFT_UNSERVED, seconds_between(self._shop, Visit.arrived_at, Visit.left_at)),
            else_=seconds_between(self._shop, Visit.arrived_at, Visit.assigned_at),
        )
        rows = self._execute(
            select(
                Visit.day,
                func.count(),
                counted(ended),
                counted(and_(ended, Visit.outcome.in_(won_outcomes(pack)))),
                func.count(waited),
                func.coalesce(func.sum(waited), 0),
            )
            .where(
                self._arrived(min(span.before_first, span.spark_first), span.last),
                self._so_far(Visit.arrived_at, Visit.day),
            )
            .group_by(Visit.day)
        )
        by_day = {row[0]: tuple(float(value) for value in row[1:]) for row in rows}
        return (
            self._figure(by_day, lambda sums: sums[0]),
            self._figure(by_day, lambda sums: sums[2] / sums[1] if sums[1] else None),
            self._figure(by_day, lambda sums: sums[4] / sums[3] if sums[3] else None),
        )

    def _figure(self, by_day: Mapping[date, Sequence[float]], value: Any) -> Figure:
        span = self._period
        width = max((len(sums) for sums in by_day.values()), default=5)
        nothing = (0.0,) * width

        def over(days: Iterable[date]) -> Any:
            sums = [by_day.get(day, nothing) for day in days]
            return value(tuple(sum(column) for column in zip(*sums, strict=True)))

        return Figure(
            over(_days(span.first, span.last)),
            over(_days(span.before_first, span.before_last)),
            tuple(float(value(by_day.get(day, nothing)) or 0) for day in span.spark_days()),
        )

    def _quotes(self) -> tuple[int, int, Figure]:
        """Quotes issued and accepted of those made in the span, and their value."""
        span = self._period
        rows = self._execute(
            select(
                Quote.day,
                func.count(),
                counted(Quote.state == "accepted"),
                func.coalesce(func.sum(self._in_currency()), 0),
            )
            .where(
                Quote.store_id == self._shop.store.id,
                Quote.day.between(min(span.before_first, span.spark_first), span.last),
                Quote.issued_at.is_not(None),
                self._so_far(Quote.issued_at, Quote.day),
            )
            .group_by(Quote.day)
        )
        inside = [row for row in rows if row[0] >= span.first]
        by_day = {row[0]: (float(row[3]),) for row in rows}
        return (
            sum(row[1] for row in inside),
            sum(row[2] for row in inside),
            self._figure(by_day, lambda sums: sums[0] if sums else 0.0),
        )

    def _in_currency(self) -> ColumnElement[Any]:
        return case((Quote.currency == self._shop.store.currency, Quote.total_minor), else_=0)

    def _funnel(self, issued: int, accepted: int) -> tuple[tuple[str, int], ...]:
        span, store = self._period, self._shop.store.id
        calls = self._execute(
            select(func.count()).where(
                Call.store_id == store, Call.day.between(span.first, span.last), Call.direction == "in"
            )
        )
        chances = self._execute(
            select(func.count()).where(self._arrived(span.first, span.last), Visit.kind.in_(chance_kinds(self._pack)))
        )
        presented = self._execute(
            select(func.count()).where(Presentation.store_id == store, Presentation.day.between(span.first, span.last))
        )
        return (
            ("calls", calls[0][0]),
            ("chances", chances[0][0]),
            ("presentations", presented[0][0]),
            ("quotes", issued),
            ("accepted", accepted),
        )

    def _people(self) -> tuple[PersonFigures, ...]:
        """Everybody who served, presented or quoted in the span; the most quoted first, then the most visits."""
        span, store = self._period, self._shop.store
        ended = and_(Visit.kind.in_(chance_kinds(self._pack)), Visit.state == terms.LEFT)
        served = {
            row[0]: row
            for row in self._execute(
                select(
                    Visit.consultant_id,
                    func.count(),
                    counted(Visit.used_turn.is_(True)),
                    counted(ended),
                    counted(and_(ended, Visit.outcome.in_(won_outcomes(self._pack)))),
                )
                .where(self._arrived(span.first, span.last), Visit.consultant_id.is_not(None))
                .group_by(Visit.consultant_id)
            )
        }
        quoted = {
            row[0]: row
            for row in self._execute(
                select(Quote.consultant_id, func.count(), func.coalesce(func.sum(self._in_currency()), 0))
                .where(
                    Quote.store_id == store.id,
                    Quote.day.between(span.first, span.last),
                    Quote.issued_at.is_not(None),
                    Quote.consultant_id.is_not(None),
                )
                .group_by(Quote.consultant_id)
            )
        }
        covered = {
            row[0]: row
            for row in self._execute(
                select(Presentation.staff_id, func.sum(Presentation.mandatory_done), func.sum(Presentation.mandatory))
                .where(Presentation.store_id == store.id, Presentation.day.between(span.first, span.last))
                .group_by(Presentation.staff_id)
            )
        }
        names = {
            row.id: row.name for row in self._execute(select(Staff.id, Staff.name).where(Staff.store_id == store.id))
        }
        found = []
        for staff in served.keys() | quoted.keys() | covered.keys():
            visits, turns, chances, won = served[staff][1:] if staff in served else (0, 0, 0, 0)
            done, mandatory = covered[staff][1:] if staff in covered else (0, 0)
            quotes, value = quoted[staff][1:] if staff in quoted else (0, 0)
            found.append(
                PersonFigures(
                    staff,
                    names.get(staff, str(staff)),
                    visits,
                    turns,
                    won,
                    won / chances if chances else None,
                    int(done) / int(mandatory) if mandatory else None,
                    quotes,
                    Money(int(value), store.currency),
                )
            )
        return tuple(sorted(found, key=lambda one: (-one.quoted.minor, -one.visits, one.name)))

    def _channels(self) -> tuple[tuple[str | None, Text, int], ...]:
        """Where visitors came from, most first; None: nobody asked."""
        labels = {channel.key: channel.label for channel in self._pack.channels}
        rows = self._execute(
            select(Visit.channel, func.count())
            .where(self._arrived(self._period.first, self._period.last))
            .group_by(Visit.channel)
        )
        found = [(key, labels.get(key, Text.same(key or "")), count) for key, count in rows]
        return tuple(sorted(found, key=lambda one: (one[0] is None, -one[2])))


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))
