"""The figures of a day for the daily visitor report, and its papers (MGR-03). Any day can be made again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from showroom.clock import zone
from showroom.documents.daily_report import (
    NO_DESK,
    Appointments,
    Calls,
    ConsultantRow,
    Count,
    DailyReport,
    Desk,
    Guests,
    HourCount,
    LedgerHead,
    Quotes,
    VisitRow,
    Waits,
)
from showroom.documents.quote_paper import Letterhead
from showroom.domain.calls.rules import STANDARD_RINGS, CallTopic
from showroom.domain.errors import UserError
from showroom.domain.money import Money
from showroom.domain.packs.schema import Pack
from showroom.domain.reception import terms
from showroom.domain.staff.actor import Actor
from showroom.domain.text import Text
from showroom.services import appointments, packs
from showroom.services.dashboard.sql import day_begins
from showroom.services.dashboard.unattended import sweep
from showroom.services.reports.deviations import deviations, spoken
from showroom.services.shop import Shop
from showroom.store.models import Call, Customer, LedgerEvent, Quote, Staff, Visit


@dataclass(frozen=True, slots=True)
class PaperBytes:
    """A paper as a file's content. ``missing``: characters no font has; they stand as a visible mark."""

    content: bytes
    missing: tuple[str, ...] = ()


def daily(shop: Shop, actor: Actor, day: date) -> DailyReport:
    """A day's report. Raises ``Refused``, ``UserError('report_day_to_come')`` (``today``) at ``day``."""
    with shop.view(actor, "reports.view") as connection:
        if day > shop.day():
            raise UserError("report_day_to_come", field="day", day=day.isoformat(), today=shop.day().isoformat())
        return _Day(shop, connection, actor, day).report()


def last_day(shop: Shop, actor: Actor) -> date | None:
    """The latest day with a visit; None before the first. Raises ``Refused``."""
    with shop.view(actor, "reports.view") as connection:
        return connection.execute(select(func.max(Visit.day)).where(Visit.store_id == shop.store.id)).scalar()


def pdf(shop: Shop, actor: Actor, day: date, language: str) -> PaperBytes:
    """The report as PDF in ``en``, ``zh_CN`` or ``both``; the audit says that it was made. Raises as :func:`daily`."""
    from showroom.documents import daily_report_pdf
    from showroom.documents.labels import PaperLanguage

    report = daily(shop, actor, day)
    paper = daily_report_pdf.write(report, PaperLanguage(language))
    _note(shop, actor, day, "pdf", language)
    return PaperBytes(paper.content, tuple(one.character for one in paper.missing))


def xlsx(shop: Shop, actor: Actor, day: date, language: str) -> PaperBytes:
    """The report as a spreadsheet; as :func:`pdf`."""
    from showroom.documents import daily_report_xlsx
    from showroom.documents.labels import PaperLanguage

    content = daily_report_xlsx.write(daily(shop, actor, day), PaperLanguage(language))
    _note(shop, actor, day, "xlsx", language)
    return PaperBytes(content)


def _note(shop: Shop, actor: Actor, day: date, form: str, language: str) -> None:
    with shop.work(actor, "reports.view") as work:
        work.note("daily_report_made", day=day, form=form, language=language)


def rank(values: Sequence[int], share: float) -> int | None:
    """The smallest value that at least ``share`` (0 … 1) of ``values`` do not exceed; None of none."""
    ordered = sorted(values)
    if not ordered:
        return None
    return ordered[max(0, -(-len(ordered) * round(share * 100) // 100) - 1)]


class _Day:
    """Reads one day in one transaction."""

    def __init__(self, shop: Shop, connection: Connection, actor: Actor, day: date) -> None:
        self._shop, self._connection, self._actor, self._day = shop, connection, actor, day
        self._pack: Pack = packs.in_force(shop, connection, min(shop.clock.now(), day_begins(shop, _after(day)))).pack
        self._swept = sweep(shop, connection, day)
        self._zone = zone(shop.store.time_zone)
        self._kinds = {one.key: one.label for one in self._pack.visit_kinds}
        self._channels = {one.key: one.label for one in self._pack.channels}
        self._outcomes = {outcome.key: outcome.label for outcome in self._pack.outcomes} | {
            _UNSERVED: spoken("report_left_unserved"),
            _OPEN: spoken("report_still_open"),
        }
        self._names: dict[int, str] = {
            row.id: row.name
            for row in connection.execute(select(Staff.id, Staff.name).where(Staff.store_id == shop.store.id))
        }

    def report(self) -> DailyReport:
        visits, shop, pack = self._visits(), self._shop, self._pack
        return DailyReport(
            Letterhead(Text.same(shop.store.name)),
            pack.report.title,
            self._day,
            shop.clock.now().astimezone(self._zone),
            self._actor.name,
            self._hours(visits),
            self._counts(Counter(row.kind for row in visits), self._kinds),
            self._counts(Counter(row.channel for row in visits), self._channels),
            self._counts(Counter(_result(row) for row in visits), self._outcomes),
            self._consultants(visits),
            self._waits(visits),
            self._calls(),
            self._quotes(),
            tuple(self._row(row) for row in visits),
            deviations(shop, self._connection, self._day, pack, self._names),
            self._desk(),
            ledger=self._head(),
            signatures=pack.report.signatures,
            guests=self._guests(visits),
            appointments=self._appointments(),
            closed=self._swept.board is not None and self._swept.board.closed_at is not None,
        )

    def _visits(self) -> Sequence[Any]:
        return self._connection.execute(
            select(
                Visit.number,
                Visit.arrived_at,
                Visit.kind,
                Visit.party_size,
                Visit.state,
                Visit.consultant_id,
                Visit.handed_from_id,
                Visit.served_as,
                Visit.used_turn,
                Visit.channel,
                Visit.assigned_at,
                Visit.greeted_at,
                Visit.left_at,
                Visit.outcome,
                Customer.name.label("customer"),
                Customer.phone_declined,
            )
            .outerjoin(Customer, Customer.id == Visit.customer_id)
            .where(Visit.store_id == self._shop.store.id, Visit.day == self._day, Visit.state != terms.UNDONE)
            .order_by(Visit.number)
        ).all()

    def _hours(self, visits: Sequence[Any]) -> tuple[HourCount, ...]:
        """From opening to closing, and whenever somebody came."""
        came = Counter(row.arrived_at.astimezone(self._zone).hour for row in visits)
        lost = Counter(row.arrived_at.astimezone(self._zone).hour for row in visits if row.state == terms.LEFT_UNSERVED)
        hours = set(came)
        for start, end in self._pack.opening_hours.of(self._day.weekday()):
            hours |= set(range(start // 60, min(24, -(-end // 60))))
        if not hours:
            return ()
        return tuple(HourCount(hour, came[hour], lost[hour]) for hour in range(min(hours), max(hours) + 1))

    def _counts(self, counter: Counter[Any], labels: Mapping[Any, Text]) -> tuple[Count, ...]:
        order = {key: place for place, key in enumerate(labels)}
        return tuple(
            Count(self._label(labels, key), count)
            for key, count in sorted(counter.items(), key=lambda item: (-item[1], order.get(item[0], len(order))))
        )

    @staticmethod
    def _label(labels: Mapping[Any, Text], key: str | None) -> Text:
        if key is None:
            return spoken("report_not_said")
        return labels.get(key) or Text.same(key)

    def _consultants(self, visits: Sequence[Any]) -> tuple[ConsultantRow, ...]:
        """Everybody who served, answered the phone or quoted; the most turns first."""
        store = self._shop.store
        calls = {
            row[0]: row[1]
            for row in self._connection.execute(
                select(Call.staff_id, func.count())
                .where(Call.store_id == store.id, Call.day == self._day)
                .group_by(Call.staff_id)
            )
        }
        # Added up here: grouped in SQL, the planner would walk all the store's quotes in the order of consultants.
        quotes: dict[int | None, list[int]] = {}
        for staff, total in self._connection.execute(
            select(Quote.consultant_id, Quote.total_minor).where(*self._issued(), Quote.currency == store.currency)
        ):
            quotes.setdefault(staff, []).append(total)
        served = Counter(row.consultant_id for row in visits)
        turns = Counter(_payer(row) for row in visits if row.used_turn)
        make_ups = Counter(row.consultant_id for row in visits if row.served_as == "make_up")
        people = [one for one in served.keys() | turns.keys() | calls.keys() | quotes.keys() if one is not None]
        rows = []
        for one in people:
            quoted = quotes.get(one)
            rows.append(
                ConsultantRow(
                    self._names.get(one, str(one)),
                    served[one],
                    turns[one],
                    make_ups[one],
                    calls.get(one, 0),
                    len(quoted) if quoted is not None else 0,
                    Money(sum(quoted), store.currency) if quoted is not None else None,
                )
            )
        return tuple(sorted(rows, key=lambda row: (-row.turns, -row.visits, row.name)))

    def _waits(self, visits: Sequence[Any]) -> Waits:
        waits = [wait for wait in map(_wait, visits) if wait is not None]
        unattended = self._swept.nobody.until(self._told_until())
        return Waits(
            sum(wait > 0 for wait in waits),
            rank(waits, 0.5),
            rank(waits, 0.9),
            max(waits, default=None),
            sum(row.state == terms.LEFT_UNSERVED for row in visits),
            unattended,
        )

    def _guests(self, visits: Sequence[Any]) -> Guests:
        """Who could have left a phone, and who declined (REG-01): guests served, those of no opportunity left out."""
        wanted = {kind.key for kind in self._pack.visit_kinds if kind.stands == "opportunity"}
        none = {outcome.key for outcome in self._pack.outcomes if outcome.gives_turn_back}
        asked = [
            row for row in visits if row.kind in wanted and row.consultant_id is not None and row.outcome not in none
        ]
        return Guests(len(asked), sum(row.phone_declined is not None for row in asked))

    def _appointments(self) -> Appointments:
        found = appointments.kept_on(self._shop, self._connection, self._day)
        return Appointments(found.came, found.no_show, found.cancelled, found.expected)

    def _told_until(self) -> datetime:
        """Now for a day under way, else its last event: a gap that was never closed ends there."""
        board = self._swept.board
        return self._shop.clock.now() if board is None or self._day == self._shop.day() else board.at

    def _desk(self) -> Desk:
        """How long the desk was below its minimum, and empty (REC-05)."""
        told, until = self._swept, self._told_until()
        if told.board is None:
            return NO_DESK
        return Desk(told.board.policy.desk_minimum, told.short.until(until), told.empty.until(until))

    def _calls(self) -> Calls:
        begins, ends = day_begins(self._shop, self._day), day_begins(self._shop, _after(self._day))
        store = Call.store_id == self._shop.store.id
        rows = self._connection.execute(
            select(Call.first_time, Call.rings, Call.topic, Call.duration_s).where(store, Call.day == self._day)
        ).all()
        private = [row.duration_s or 0 for row in rows if row.topic == CallTopic.PRIVATE]
        # A call-back falls due on the day of its call or on the next the store is open: no older call can matter.
        asked = Call.day.between(self._day - _LONGEST_CLOSED, self._day)
        due = self._connection.execute(
            select(Call.callback_done_at).where(store, asked, Call.callback_due >= begins, Call.callback_due < ends)
        ).all()
        return Calls(
            len(rows),
            sum(row.first_time for row in rows),
            sum(row.rings is not None and row.rings > STANDARD_RINGS for row in rows),
            len(due),
            sum(row.callback_done_at is None for row in due),
            len(private),
            sum(seconds > self._pack.calls.private_limit_s for seconds in private),
        )

    def _issued(self) -> tuple[Any, ...]:
        return (Quote.store_id == self._shop.store.id, Quote.day == self._day, Quote.issued_at.is_not(None))

    def _quotes(self) -> Quotes:
        """Issued this day, and accepted this day (whenever issued)."""
        begins, ends = day_begins(self._shop, self._day), day_begins(self._shop, _after(self._day))
        issued = self._sums(*self._issued())
        accepted = self._sums(
            Quote.store_id == self._shop.store.id,
            Quote.state == "accepted",
            Quote.decided_at >= begins,
            Quote.decided_at < ends,
        )
        return Quotes(
            sum(count for count, _ in issued),
            tuple(money for _, money in issued),
            sum(count for count, _ in accepted),
            tuple(money for _, money in accepted),
        )

    def _sums(self, *where: Any) -> list[tuple[int, Money]]:
        rows = self._connection.execute(
            select(Quote.currency, func.count(), func.sum(Quote.total_minor))
            .where(*where)
            .group_by(Quote.currency)
            .order_by(Quote.currency)
        )
        return [(count, Money(int(total), currency)) for currency, count, total in rows]

    def _row(self, row: Any) -> VisitRow:
        local = self._zone
        return VisitRow(
            row.number,
            row.arrived_at.astimezone(local),
            self._label(self._kinds, row.kind),
            row.party_size,
            row.customer or "",
            self._names.get(row.consultant_id, ""),
            _wait(row),
            row.greeted_at.astimezone(local) if row.greeted_at is not None else None,
            row.left_at.astimezone(local) if row.left_at is not None else None,
            self._label(self._channels, row.channel) if row.channel else Text.same(""),
            self._label(self._outcomes, _result(row)),
        )

    def _head(self) -> LedgerHead | None:
        """The ledger as this day left it; None before its first event."""
        last = self._connection.execute(
            select(LedgerEvent.seq, LedgerEvent.hash)
            .where(LedgerEvent.store_id == self._shop.store.id, LedgerEvent.day <= self._day)
            .order_by(LedgerEvent.day.desc(), LedgerEvent.number.desc())
            .limit(1)
        ).first()
        return LedgerHead(last.seq, last.hash) if last is not None else None


_LONGEST_CLOSED = timedelta(days=61)
_UNSERVED, _OPEN = "left_unserved", "still_open"


def _result(row: Any) -> str:
    if row.outcome is not None:
        return str(row.outcome)
    return _UNSERVED if row.state == terms.LEFT_UNSERVED else _OPEN


def _payer(row: Any) -> int | None:
    """Whose turn a visit used: a visitor handed over took the turn of who opened the visit (REC-15)."""
    payer: int | None = row.handed_from_id if row.handed_from_id is not None else row.consultant_id
    return payer


def _wait(row: Any) -> int | None:
    """Seconds until somebody came, or until they left unserved; None while they still wait."""
    until = row.left_at if row.state == terms.LEFT_UNSERVED else row.assigned_at
    return int((until - row.arrived_at).total_seconds()) if until is not None else None


def _after(day: date) -> date:
    return day + timedelta(days=1)
