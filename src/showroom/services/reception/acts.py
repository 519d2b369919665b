"""What the acts of reception share: their results, the visit's row kept as the board says, who may do it for whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from showroom.domain.errors import UserError
from showroom.domain.reception import terms
from showroom.domain.reception.decide import Decision, takeable
from showroom.domain.reception.state import Board, OpenVisit, Person
from showroom.domain.staff.actor import Actor
from showroom.services import ledger
from showroom.services.work import Work
from showroom.store.models import Staff, Visit

MOST_PARTY = 60


@dataclass(frozen=True, slots=True)
class Assignment:
    """What an act did to visits: who serves ``visit_id`` and why. ``events``: the day's event numbers, to undo the
    act with. ``on_deck``: who should move up now (REC-02). ``before``: waiting visits that somebody took first, because
    time had freed them; taking this act back leaves those."""

    visit_id: int
    number: int
    decision: Decision
    at: datetime
    events: tuple[int, ...] = ()
    on_deck: int | None = None
    before: tuple[Assignment, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """An act without a visitor of its own: its events, and the waiting visits that somebody took because of it."""

    events: tuple[int, ...]
    taken: tuple[Assignment, ...] = ()


def done(first: int, taken: tuple[Assignment, ...] = ()) -> Done:
    return Done((first, *(number for assignment in taken for number in assignment.events)), taken)


def own(actor: Actor, staff_id: int, action: str) -> str:
    """The action a person needs for somebody else's status or clock: ``…_other``."""
    return action if actor.staff_id == staff_id else f"{action}_other"


def moment(work: Work, board: Board) -> datetime:
    """The time of an act's decisions: now, but never before the last event (a clock that was set back)."""
    return max(work.now, board.at)


def open_visit(board: Board, visit_id: int) -> OpenVisit:
    """The open visit. Raises ``UserError('visit_not_open')``."""
    visit = board.visits.get(visit_id)
    if visit is None:
        raise UserError("visit_not_open", id=visit_id)
    return visit


def waiting_visit(board: Board, visit_id: int) -> OpenVisit:
    """A visit that waits. Raises ``UserError('visit_not_open' | 'visit_is_being_served')``."""
    visit = open_visit(board, visit_id)
    if visit.state != terms.WAITING:
        raise UserError("visit_is_being_served", number=visit.number)
    return visit


def person_here(board: Board, staff_id: int) -> Person:
    """Somebody clocked in. Raises ``UserError('not_clocked_in')``."""
    person = board.people.get(staff_id)
    if person is None:
        raise UserError("not_clocked_in", staff=staff_id)
    return person


def works_here(work: Work, staff_id: int) -> None:
    """Raises ``UserError('no_such_person')`` for somebody who does not work in this store."""
    found = select(Staff.id).where(Staff.id == staff_id, Staff.store_id == work.store_id, Staff.active)
    if work.connection.execute(found).first() is None:
        raise UserError("no_such_person", name=f"#{staff_id}")


def name_of(work: Work, staff_id: int | None) -> str:
    """Somebody's name, for the sentence of a refusal."""
    name = work.connection.execute(
        select(Staff.name).where(Staff.id == staff_id, Staff.store_id == work.store_id)
    ).scalar()
    return name or f"#{staff_id}"


def reason_given(reason: str) -> str:
    """The reason without blanks around. Raises ``UserError('reason_missing')``."""
    if not reason.strip():
        raise UserError("reason_missing", field="reason")
    return reason.strip()


def on_deck(board: Board) -> int | None:
    """Who should move up now: the first free person after an assignment (REC-02)."""
    free = board.free()
    return free[0] if free else None


def serve_waiting(work: Work, board: Board, *, again: bool = False) -> tuple[Assignment, ...]:
    """Whoever is free takes the first waiting, until nobody is free or nobody waits (REC-12)."""
    given: list[Assignment] = []
    while (found := takeable(board, moment(work, board), again=again)) is not None:
        given.append(take(work, board, *found))
    return tuple(given)


def take(
    work: Work, board: Board, visit: OpenVisit, decision: Decision, truth: Mapping[str, Any] | None = None
) -> Assignment:
    """A waiting visitor goes to somebody, as decided. ``truth``: what it says of an entry afterwards (REC-23)."""
    payload = {"visit": visit.visit, "decision": decision.to_payload(), **(truth or {})}
    event = ledger.append(work, "taken", payload)
    keep_row(work, board, visit.visit)
    return Assignment(visit.visit, visit.number, decision, event.at, (event.number,), on_deck(board))


def keep_row(work: Work, board: Board, visit_id: int, **more: Any) -> None:
    """Bring a visit's row to what the board says of it; ``more``: further columns."""
    visit = board.visits.get(visit_id) or board.closed.get(visit_id)
    if visit is None:  # it never was
        work.update(
            Visit, visit_id, state=terms.UNDONE, used_turn=False, consultant_id=None, **{"left_at": work.now, **more}
        )
        return
    assigned = visit.consultant is not None
    work.update(
        Visit,
        visit_id,
        state=visit.state,
        kind=visit.kind,
        consultant_id=visit.consultant,
        served_as=visit.served_as,
        used_turn=visit.used_turn,
        courtesy=visit.courtesy,
        **({} if visit.carried else {"assigned_at": visit.since if assigned else None}),
        **more,
    )
