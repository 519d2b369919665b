"""The floor board as every window shows it (REC-04, REC-12, REC-14, REC-16, REC-17)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, bindparam, func, literal, select
from sqlalchemy.orm import aliased

from showroom.domain.reception import terms
from showroom.domain.reception.day import expires
from showroom.domain.reception.decide import Decision
from showroom.domain.reception.late import entered_as
from showroom.domain.reception.post import next_greeter
from showroom.domain.reception.state import Board, OpenVisit
from showroom.domain.reception.terms import CALLS
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import may
from showroom.services import ledger
from showroom.services.reception.presence import last_to_lunch
from showroom.services.reception.rows import (
    DeskState,
    Deviation,
    FloorBoard,
    GreeterState,
    Held,
    MakeUpRow,
    PersonRow,
    VisitRow,
)
from showroom.services.shop import Shop
from showroom.store.models import Customer, LedgerEvent, Staff, Visit
from showroom.store.prepared import Prepared

if TYPE_CHECKING:
    from showroom.services.appointments import Expected


# What is told as a deviation from the plain order, in the order of the page.
DEVIATIONS = (
    "overridden",
    "missed",
    "placed",
    "kind_corrected",
    "undone",
    "waved_through",
    "courtesy",
    "handed_over",
    "late_entry",
    "waits_for",
)

_TOLD = frozenset(DEVIATIONS)


def is_deviation(kind: str, payload: Mapping[str, Any]) -> bool:
    """Whether an act went another way than the plain rotation; who prefers to wait only if somebody had been called."""
    return kind in DEVIATIONS and (kind != "waits_for" or payload.get("called") is not None)


def board(shop: Shop, actor: Actor) -> FloorBoard:
    """The floor now."""
    with shop.view(actor, "reception.board") as connection:
        names = _names(shop, connection)
        veiled = not may(actor, "reception.details")
        kept = ledger.catch_up(shop, connection)
        now = shop.clock.now()
        today = shop.day(now)
        expected = () if veiled else _expected(shop, actor, connection, today)
        if kept is None or ledger.is_new_day(kept.board, today, now):
            # The day's first act opens it; until then nobody has clocked in. Visits left open are still shown.
            visits = _open_visits(shop, connection, names, None, veiled)
            policy = kept.board.policy if kept else None
            return FloorBoard(today, now, policy, (), (), visits, 0, None, names, None, expected=expected)
        state = kept.board
        visits = _open_visits(shop, connection, names, state, veiled)
        count, wait = _figures(shop, connection, state.day)
        waiting = {visit.visit: place for place, visit in enumerate(state.waiting())}
        return FloorBoard(
            state.day,
            now,
            state.policy,
            _people(state, names, now),
            tuple(
                sorted(
                    (visit for visit in visits if visit.state == terms.WAITING),
                    key=lambda visit: waiting.get(visit.id, -1),
                )
            ),
            tuple(visit for visit in visits if visit.state != terms.WAITING),
            count,
            wait,
            names,
            "waits_for_person" if waiting and state.free(now) else None,
            _make_ups(shop, connection, state, names),
            _desk(state),
            _greeter(state, names, now),
            _deviations(state),
            tuple(state.order(CALLS)) if state.policy.call_sequence else (),
            state.closed_at,
            expected,
        )


def _expected(shop: Shop, actor: Actor, connection: Connection, today: date) -> tuple[Expected, ...]:
    """Today's appointments that nobody has come to yet, numbers as ``actor`` may see them (SEC-02)."""
    from showroom.services import appointments

    first = appointments.day_begins(shop, today)
    rows = appointments.expected(connection, shop.store.id, first, first + timedelta(days=1))
    coming = (row for row in rows if row.state == appointments.AppointmentState.EXPECTED)
    return tuple(appointments.shown(shop, actor, row) for row in coming)


def waiting_count(shop: Shop, actor: Actor) -> int:
    """How many wait now, also who still waits from the last day."""
    with shop.view(actor, "reception.board") as connection:
        return int(_WAITING.scalar(connection, {"store": shop.store.id}))


def visits_where(
    shop: Shop, connection: Connection, state: Board, wanted: Callable[[OpenVisit], bool]
) -> tuple[VisitRow, ...]:
    """Open visits that ``wanted`` takes, of the day ``state`` stands in; without guests' names and notes."""
    if not any(wanted(visit) for visit in state.visits.values()):
        return ()
    names = _names(shop, connection)
    rows = _OPEN.named(connection, {"store": shop.store.id})
    known = ((row, state.visits.get(row.id)) for row in rows)
    return tuple(_visit_row(row, names, state, True) for row, visit in known if visit is not None and wanted(visit))


def _make_ups(shop: Shop, connection: Connection, state: Board, names: dict[int, str]) -> tuple[MakeUpRow, ...]:
    if not state.make_ups:
        return ()
    rows = connection.execute(
        select(LedgerEvent.seq, LedgerEvent.at).where(
            LedgerEvent.store_id == shop.store.id, LedgerEvent.seq.in_({turn.event for turn in state.make_ups})
        )
    )
    earned = {row.seq: row.at for row in rows}
    return tuple(
        MakeUpRow(
            turn.staff,
            names.get(turn.staff, str(turn.staff)),
            turn.reason,
            turn.day,
            turn.event,
            earned[turn.event],
            turn.first,
            expires(turn, state.policy),
        )
        for turn in state.make_ups
    )


def _desk(state: Board) -> DeskState:
    return DeskState(
        state.policy.desk_minimum,
        state.at_desk(),
        state.short_since,
        round(state.short_s),
        state.unattended_since,
        round(state.unattended_s),
        state.could_sit(),
        state.at,
    )


def _greeter(state: Board, names: dict[int, str], now: datetime) -> GreeterState | None:
    interval = state.policy.greeter_interval_s
    if interval == 0:
        return None
    following = next_greeter(state, now)
    since = state.greeter_since
    return GreeterState(
        state.greeter,
        names.get(state.greeter) if state.greeter is not None else None,
        since,
        since + timedelta(seconds=interval) if since is not None else None,
        following,
        names.get(following) if following is not None else None,
    )


def _deviations(state: Board) -> tuple[Deviation, ...]:
    events = [changes.event for changes in state.journal.values() if changes.event.kind in _TOLD]
    counts = Counter(event.kind for event in events if is_deviation(event.kind, event.payload))
    counts["undone"] = state.undone
    return tuple(Deviation(code, counts[code]) for code in DEVIATIONS if counts[code])


def _names(shop: Shop, connection: Connection) -> dict[int, str]:
    return dict(_NAMES.rows(connection, {"store": shop.store.id}))


def _people(state: Board, names: dict[int, str], now: datetime) -> tuple[PersonRow, ...]:
    free = state.free(now)
    last_out = last_to_lunch(state)
    owed = Counter(turn.staff for turn in state.bank.values())
    rows = []
    for position, staff in enumerate(state.order(), 1):
        person, bar = state.people[staff], state.bar(staff, now)
        held = state.held_by(staff, now)
        rows.append(
            PersonRow(
                staff,
                names.get(staff, str(staff)),
                person.status,
                person.since,
                position,
                free[:1] == [staff],
                free[1:2] == [staff],
                owed[staff],
                person.turns,
                person.visits[-1] if person.visits else None,
                len(person.visits),
                bar.reason if bar is not None else None,
                tuple(Held(duty.duty, duty.ref, duty.since) for duty in held),
                staff == state.greeter,
                person.missed,
                state.requests.get(staff, 0),
                person.skips,
                staff == last_out,
                state.is_lifted(staff, now),
                person.then,
            )
        )
    return tuple(rows)


_OTHER = aliased(Visit)
_COLUMNS = (
    Visit.id,
    Visit.number,
    Visit.kind,
    Visit.party_size,
    Visit.state,
    Visit.arrived_at,
    Visit.assigned_at,
    Visit.greeted_at,
    Visit.consultant_id,
    Visit.customer_id,
    Customer.name.label("customer"),
    Visit.asked_for_id,
    Visit.used_turn,
    Visit.note,
    Visit.served_as,
    Visit.courtesy,
    _OTHER.number.label("together"),
    Visit.language,
    Visit.agent_id,
    Visit.handed_from_id,
    Visit.hand_over_note,
    Visit.sat_down_at,
)


# Read after every act by every window: making a statement takes longer than running it.
_NAMES = Prepared(select(Staff.id, Staff.name).where(Staff.store_id == bindparam("store")))
_OPEN = Prepared(
    select(*_COLUMNS)
    .outerjoin(Customer, Customer.id == Visit.customer_id)
    .outerjoin(_OTHER, _OTHER.id == Visit.together_with)
    .where(Visit.store_id == bindparam("store"), Visit.state.in_([literal(state) for state in terms.OPEN_STATES]))
    .order_by(Visit.arrived_at, Visit.id)
)
_WAITING = Prepared(
    select(func.count()).select_from(Visit).where(Visit.store_id == bindparam("store"), Visit.state == terms.WAITING)
)
_TODAY = (Visit.store_id == bindparam("store"), Visit.day == bindparam("day"), Visit.state != terms.UNDONE)
_COUNTED = Prepared(select(func.count(), func.count(Visit.assigned_at)).where(*_TODAY))
_WAITED = Prepared(select(Visit.arrived_at, Visit.assigned_at).where(*_TODAY, Visit.assigned_at > Visit.arrived_at))


def _open_visits(
    shop: Shop, connection: Connection, names: dict[int, str], state: Board | None, veiled: bool
) -> tuple[VisitRow, ...]:
    rows = _OPEN.named(connection, {"store": shop.store.id})
    return tuple(_visit_row(row, names, state, veiled) for row in rows)


def _visit_row(row: Any, names: dict[int, str], state: Board | None, veiled: bool) -> VisitRow:
    known = state.visits.get(row.id) if state is not None else None
    owner = known.owner if known is not None else None
    waits_for = known.waits_for if known is not None else None
    return VisitRow(
        row.id,
        row.number,
        row.kind,
        row.party_size,
        row.state,
        row.arrived_at,
        row.assigned_at,
        row.greeted_at,
        row.consultant_id,
        names.get(row.consultant_id),
        row.customer_id,
        None if veiled else row.customer,
        names.get(row.asked_for_id),
        names.get(waits_for or 0),
        row.used_turn,
        None if veiled else row.note,
        row.asked_for_id,
        waits_for,
        owner,
        names.get(owner or 0),
        row.served_as,
        known is not None and known.manager,
        owner is not None and row.consultant_id not in (None, owner) and state is not None and owner in state.people,
        row.courtesy,
        row.together,
        row.language,
        None if veiled else row.agent_id,
        names.get(row.handed_from_id),
        None if veiled else row.hand_over_note,
        row.sat_down_at,
        known.carried if known is not None else state is None,  # before the day's first act all are yesterday's
    )


def _figures(shop: Shop, connection: Connection, day: date) -> tuple[int, int | None]:
    """(visits today without undone ones, average wait until assigned in seconds).

    Most are assigned at once: only those who waited are read.
    """
    facts = {"store": shop.store.id, "day": day}
    count, assigned = _COUNTED.rows(connection, facts)[0]
    waited = _WAITED.rows(connection, facts)
    seconds = sum((given - arrived).total_seconds() for arrived, given in waited)
    return count, round(seconds / assigned) if assigned else None


@dataclass(frozen=True, slots=True)
class Explained:
    """Why a visit went where it went: the decision with the names it needs (REC-17). ``wanted``: owner or asked for.
    ``true_at``: when it really was, if that was entered afterwards (REC-23)."""

    visit_id: int
    number: int
    kind: str
    at: datetime
    decision: Decision
    names: dict[int, str]
    wanted: int | None = None
    true_at: datetime | None = None


def explain(shop: Shop, actor: Actor, visit_id: int, day: date | None = None) -> Explained | None:
    """The decision that gave the visit its consultant, from the ledger; None if the visit has none that day."""
    with shop.view(actor, "reception.board") as connection:
        names = _names(shop, connection)
        found: Explained | None = None
        number, kind = 0, ""
        wanted: int | None = None
        for event in ledger.events_of(shop, connection, day or shop.day()):
            if event.payload.get("visit") != visit_id:
                continue
            if event.kind in ("arrived", "late_entry"):
                number, kind = event.payload["number"], event.payload["kind"]
                wanted = event.payload.get("asked_for") or event.payload.get("owner")
            decision = entered_as(event) if event.kind == "late_entry" else event.payload.get("decision")
            if decision is not None:
                given = Decision.from_payload(decision)
                found = Explained(visit_id, number, kind, event.at, given, names, wanted, event.true_at)
        return found


def last_day(shop: Shop, actor: Actor) -> date | None:
    """The latest day with events."""
    with shop.view(actor, "reception.board") as connection:
        return connection.execute(
            select(func.max(LedgerEvent.day)).where(LedgerEvent.store_id == shop.store.id)
        ).scalar()
