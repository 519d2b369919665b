"""The floor after an act, and the decisions the act wrote, in the scenario's names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from showroom.domain.reception.day import expires
from showroom.domain.reception.decide import Decision
from showroom.domain.reception.post import next_greeter
from showroom.domain.reception.state import Board
from showroom.domain.reception.terms import AGENTS, CALLS, WAITING
from showroom.services import ledger
from showroom.services.scenario.stage import SYSTEM, Stage
from showroom.store.models import LedgerEvent


@dataclass(frozen=True, slots=True)
class Told:
    """A decision an act wrote. ``visit``: its name in the scenario; None for a phone enquiry."""

    visit: str | None
    kind: str
    at: datetime
    decision: Decision
    wanted: int | None


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody clocked in. ``bar``: why not called now (a status, held_out, greeter); ``held_by``: the duties."""

    name: str
    status: str
    since: datetime
    make_ups: int
    turns: int
    requests: int
    missed: int
    bar: str | None
    held_by: tuple[str, ...]
    visits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """An open visit."""

    visit: str
    number: int
    kind: str
    state: str
    arrived_at: datetime
    consultant: str
    served_as: str | None
    waits_for: str
    manager: bool


@dataclass(frozen=True, slots=True)
class Owed:
    """A make-up turn in the bank, in line."""

    who: str
    reason: str
    day: date
    event: int
    first: bool
    expires: date | None


@dataclass(frozen=True, slots=True)
class Floor:
    """The board after an act. ``people``: the order, first to last; ``gone``: who went home, with turns."""

    people: tuple[Someone, ...]
    point: str
    deck: str
    waiting: tuple[Party, ...]
    serving: tuple[Party, ...]
    bank: tuple[Owed, ...]
    agents_order: tuple[str, ...]
    calls_order: tuple[str, ...]
    greeter: str
    next_greeter: str
    short_s: int
    unattended_s: int
    gone: tuple[tuple[str, int], ...]
    closed: bool


def last_event(stage: Stage) -> int:
    """The ledger's last number (``seq``); 0 on an empty one."""
    with stage.shop.view(SYSTEM, "reception.board") as connection:
        kept = ledger.catch_up(stage.shop, connection)
        return kept.board.seq if kept is not None else 0


def look(stage: Stage, after: int) -> tuple[Floor | None, tuple[Told, ...]]:
    """The floor now, and the decisions written since the event ``after``. No floor before the first day is opened."""
    shop = stage.shop
    with shop.view(SYSTEM, "reception.board") as connection:
        kept = ledger.catch_up(shop, connection)
        if kept is None:
            return None, ()
        told = _told(stage, kept.board, connection, after)
        return _floor(stage, kept.board, max(shop.clock.now(), kept.board.at)), told


def _told(stage: Stage, board: Board, connection: Connection, after: int) -> tuple[Told, ...]:
    newer = select(LedgerEvent.seq).where(LedgerEvent.store_id == stage.shop.store.id, LedgerEvent.seq > after)
    if connection.execute(newer.limit(1)).first() is None:
        return ()
    found = []
    for event in ledger.events_of(stage.shop, connection, board.day):
        payload: Any = event.payload
        if event.seq <= after or payload.get("decision") is None:
            continue
        decision = Decision.from_payload(payload["decision"])
        visit = payload.get("visit")
        one = board.visits.get(visit) or board.closed.get(visit) if visit is not None else None
        kind = one.kind if one is not None else str(payload.get("kind", "phone_up"))
        wanted = (one.asked_for if one.asked_for is not None else one.owner) if one is not None else None
        found.append(Told(stage.visit_name(visit) if visit is not None else None, kind, event.at, decision, wanted))
    return tuple(found)


def _floor(stage: Stage, board: Board, at: datetime) -> Floor:
    free = board.free(at)
    waiting = board.waiting()
    short = (at - board.short_since).total_seconds() if board.short_since is not None else 0.0
    running = (at - board.unattended_since).total_seconds() if board.unattended_since is not None else 0.0
    # measured from the last event, up to which the board has counted already
    short = min(short, (at - board.at).total_seconds())
    running = min(running, (at - board.at).total_seconds())
    return Floor(
        tuple(_someone(stage, board, staff, at) for staff in board.order()),
        stage.name(free[0]) if free else "",
        stage.name(free[1]) if len(free) > 1 else "",
        tuple(_party(stage, visit) for visit in waiting),
        tuple(_party(stage, visit) for visit in board.visits.values() if visit.state != WAITING),
        tuple(
            Owed(stage.name(turn.staff), turn.reason, turn.day, turn.event, turn.first, expires(turn, board.policy))
            for turn in board.make_ups
        ),
        tuple(stage.name(staff) for staff in board.order(AGENTS)),
        tuple(stage.name(staff) for staff in board.order(CALLS)),
        stage.name(board.greeter),
        stage.name(next_greeter(board, at)),
        round(board.short_s + short),
        round(board.unattended_s + running),
        tuple((stage.name(staff), person.turns) for staff, person in board.gone.items() if staff not in board.people),
        board.closed_at is not None,
    )


def _someone(stage: Stage, board: Board, staff: int, at: datetime) -> Someone:
    person, bar = board.people[staff], board.bar(staff, at)
    return Someone(
        stage.name(staff),
        person.status,
        person.since,
        board.make_up_count(staff),
        person.turns,
        board.requests.get(staff, 0),
        person.missed,
        bar.reason if bar is not None else None,
        tuple(duty.duty for duty in board.held_by(staff, at)),
        tuple(stage.visit_name(visit) for visit in person.visits),
    )


def _party(stage: Stage, visit: Any) -> Party:
    return Party(
        stage.visit_name(visit.visit),
        visit.number,
        visit.kind,
        visit.state,
        visit.arrived_at,
        stage.name(visit.consultant),
        visit.served_as,
        stage.name(visit.waits_for),
        visit.manager,
    )
