"""The floor board as every window shows it (REC-04, REC-12, REC-14, REC-16, REC-17)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, select

from showroom.domain.reception import terms
from showroom.domain.reception.decide import Decision
from showroom.domain.reception.policy import Policy
from showroom.domain.reception.state import Board
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import may
from showroom.services import ledger
from showroom.services.shop import Shop
from showroom.store.models import Customer, LedgerEvent, Staff, Visit


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody clocked in. ``position``: 1-based place in the order; ``point``/``deck``: first and second of the
    free."""

    id: int
    name: str
    status: str
    since: datetime
    position: int
    point: bool
    deck: bool
    make_ups: int
    turns: int
    visit_id: int | None


@dataclass(frozen=True, slots=True)
class VisitRow:
    """An open visit. ``customer`` is None while nobody knows who it is; ``customer`` and ``note`` are None for who may
    not see them (the locked desk, the floor board).
    """

    id: int
    number: int
    kind: str
    party_size: int
    state: str
    arrived_at: datetime
    assigned_at: datetime | None
    greeted_at: datetime | None
    consultant_id: int | None
    consultant: str | None
    customer_id: int | None
    customer: str | None
    asked_for: str | None
    waits_for: str | None
    used_turn: bool
    note: str | None


@dataclass(frozen=True, slots=True)
class FloorBoard:
    """The floor at ``at``. ``out``: cards of people not clocked in. ``average_wait_s``: of today's served, seconds."""

    day: date
    at: datetime
    policy: Policy | None
    people: tuple[PersonRow, ...]
    waiting: tuple[VisitRow, ...]
    serving: tuple[VisitRow, ...]
    visits_today: int
    average_wait_s: int | None
    names: dict[int, str]
    why_waiting: str | None

    @property
    def point(self) -> PersonRow | None:
        return next((person for person in self.people if person.point), None)

    @property
    def deck(self) -> PersonRow | None:
        return next((person for person in self.people if person.deck), None)


def board(shop: Shop, actor: Actor) -> FloorBoard:
    """The floor now."""
    with shop.view(actor, "reception.board") as connection:
        names = _names(shop, connection)
        veiled = not may(actor, "reception.details")
        kept = ledger.catch_up(shop, connection)
        now = shop.clock.now()
        today = shop.day(now)
        if kept is None or ledger.is_new_day(kept.board, today, now):
            # The day's first act opens it; until then nobody has clocked in. Visits left open are still shown.
            visits = _open_visits(shop, connection, names, None, veiled)
            return FloorBoard(today, now, kept.board.policy if kept else None, (), (), visits, 0, None, names, None)
        state = kept.board
        visits = _open_visits(shop, connection, names, state, veiled)
        count, wait = _figures(shop, connection, state.day)
        waiting = tuple(visit for visit in visits if visit.state == terms.WAITING)
        free = state.free()
        return FloorBoard(
            state.day,
            now,
            state.policy,
            _people(state, names),
            waiting,
            tuple(visit for visit in visits if visit.state != terms.WAITING),
            count,
            wait,
            names,
            "waits_for_person" if waiting and free else None,
        )


def _names(shop: Shop, connection: Connection) -> dict[int, str]:
    rows = connection.execute(select(Staff.id, Staff.name).where(Staff.store_id == shop.store.id))
    return {row.id: row.name for row in rows}


def _people(state: Board, names: dict[int, str]) -> tuple[PersonRow, ...]:
    free = state.free()
    return tuple(
        PersonRow(
            staff,
            names.get(staff, str(staff)),
            state.people[staff].status,
            state.people[staff].since,
            position,
            free[:1] == [staff],
            free[1:2] == [staff],
            state.make_up_count(staff),
            state.people[staff].turns,
            state.people[staff].visits[-1] if state.people[staff].visits else None,
        )
        for position, staff in enumerate(state.order(), 1)
    )


def _open_visits(
    shop: Shop, connection: Connection, names: dict[int, str], state: Board | None, veiled: bool
) -> tuple[VisitRow, ...]:
    rows = connection.execute(
        select(
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
        )
        .outerjoin(Customer, Customer.id == Visit.customer_id)
        .where(Visit.store_id == shop.store.id, Visit.state.in_(terms.OPEN_STATES))
        .order_by(Visit.arrived_at, Visit.id)
    ).all()
    waits_for = {visit.visit: visit.waits_for for visit in state.visits.values()} if state is not None else {}
    return tuple(
        VisitRow(
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
            names.get(waits_for.get(row.id) or 0),
            row.used_turn,
            None if veiled else row.note,
        )
        for row in rows
    )


def _figures(shop: Shop, connection: Connection, day: date) -> tuple[int, int | None]:
    """(visits today without undone ones, average wait until assigned in seconds)."""
    rows = connection.execute(
        select(Visit.arrived_at, Visit.assigned_at).where(
            Visit.store_id == shop.store.id, Visit.day == day, Visit.state != terms.UNDONE
        )
    ).all()
    waits = [(row.assigned_at - row.arrived_at).total_seconds() for row in rows if row.assigned_at is not None]
    return len(rows), round(sum(waits) / len(waits)) if waits else None


@dataclass(frozen=True, slots=True)
class Explained:
    """Why a visit went where it went: the decision with the names it needs (REC-17). ``wanted``: owner or asked for."""

    visit_id: int
    number: int
    kind: str
    at: datetime
    decision: Decision
    names: dict[int, str]
    wanted: int | None = None


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
            if event.kind == "arrived":
                number, kind = event.payload["number"], event.payload["kind"]
                wanted = event.payload["asked_for"] or event.payload["owner"]
            decision = event.payload.get("decision")
            if decision is not None:
                found = Explained(visit_id, number, kind, event.at, Decision.from_payload(decision), names, wanted)
        return found


def last_day(shop: Shop, actor: Actor) -> date | None:
    """The latest day with events."""
    with shop.view(actor, "reception.board") as connection:
        return connection.execute(
            select(func.max(LedgerEvent.day)).where(LedgerEvent.store_id == shop.store.id)
        ).scalar()
