"""The acts of the desk. Each is one transaction: fold, decide, append to the ledger, keep the visit row, commit.

Every act that may free somebody ends with :func:`serve_waiting`: the first free person takes the first waiting
(REC-12).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from showroom.domain.errors import UserError
from showroom.domain.reception import terms
from showroom.domain.reception.board import before_finish, before_status
from showroom.domain.reception.decide import Arrival, Decision, decide, takeable
from showroom.domain.reception.state import Board, OpenVisit
from showroom.domain.staff.actor import Actor
from showroom.services import ledger, packs
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Staff, Visit

if TYPE_CHECKING:
    from showroom.domain.packs.schema import Outcome

MOST_PARTY = 60


@dataclass(frozen=True, slots=True)
class WalkIn:
    """A party at the door. F2, Enter is ``WalkIn()``: a first visit, nothing else asked (REC-02). Who owns
    ``customer_id`` is looked up (REC-07)."""

    kind: str = "first"
    party_size: int = 1
    asked_for_id: int | None = None
    customer_id: int | None = None
    channel: str | None = None
    purpose: str | None = None
    note: str | None = None

    def problems(self) -> tuple[UserError, ...]:
        """What is wrong, each at its field."""
        found: list[UserError] = []
        if self.kind not in terms.VISIT_KINDS:
            found.append(UserError("visit_kind_unknown", field="kind", value=self.kind))
        if not 1 <= self.party_size <= MOST_PARTY:
            found.append(UserError("party_size_out_of_range", field="party_size", least=1, most=MOST_PARTY))
        if self.kind == "asked_for" and self.asked_for_id is None:
            found.append(UserError("asked_for_whom", field="asked_for"))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Assignment:
    """What an act did to visits: who serves ``visit_id`` and why. ``events``: the day's event numbers, to undo the
    act with."""

    visit_id: int
    number: int
    decision: Decision
    at: datetime
    events: tuple[int, ...] = ()
    on_deck: int | None = None


@dataclass(frozen=True, slots=True)
class Finish:
    """How a visit ended. ``status``: where the consultant goes then, in the same tap (REC-04)."""

    outcome: str
    reason: str | None = None
    next_step: str | None = None
    status: str = terms.AVAILABLE


@dataclass(frozen=True, slots=True)
class Done:
    """An act without a visitor of its own: its events, and the waiting visits that somebody took because of it."""

    events: tuple[int, ...]
    taken: tuple[Assignment, ...] = ()


def walk_in(shop: Shop, actor: Actor, request: WalkIn) -> Assignment:
    """Register a party and decide who serves it (REC-02, REC-03, REC-06, REC-07). Raises ``UserError`` of
    ``problems()``."""
    for problem in request.problems():
        raise problem
    with shop.work(actor, "reception.walk_in") as work:
        board = ledger.board_for_act(work)
        owner = _owner(work, request)
        decision = decide(board, Arrival(request.kind, request.asked_for_id, owner))
        visit_id, number = work.new_id(), board.visit_numbers + 1
        event = ledger.append(
            work,
            "arrived",
            {
                "visit": visit_id,
                "number": number,
                "kind": request.kind,
                "party": request.party_size,
                "asked_for": request.asked_for_id,
                "owner": owner,
                "customer": request.customer_id,
                "decision": decision.to_payload(),
            },
        )
        assigned = decision.assigned is not None
        work.insert(
            Visit,
            id=visit_id,
            day=board.day,
            number=number,
            arrived_at=event.at,
            kind=request.kind,
            party_size=request.party_size,
            state=terms.ASSIGNED if assigned else terms.WAITING,
            customer_id=request.customer_id,
            consultant_id=decision.assigned,
            asked_for_id=request.asked_for_id,
            served_as=decision.served_as,
            used_turn=decision.uses_turn,
            channel=request.channel,
            purpose=request.purpose,
            note=request.note,
            assigned_at=event.at if assigned else None,
            pack_version_id=ledger.pack_version(work),
        )
        return Assignment(visit_id, number, decision, event.at, (event.number,), _on_deck(board))


def _owner(work: Work, request: WalkIn) -> int | None:
    if request.customer_id is None:
        return None
    from showroom.services.customers import owner_of  # customers know visits too: a cycle only at import time

    return owner_of(work.connection, work.store_id, request.customer_id)


def _on_deck(board: Board) -> int | None:
    """Who should move up now: the first free person after an assignment (REC-02)."""
    free = board.free()
    return free[0] if free else None


def assign_next(shop: Shop, actor: Actor) -> Assignment:
    """F4: the first waiting visit that somebody free may take. Raises ``UserError('nobody_waits' |
    'nobody_may_take')``."""
    with shop.work(actor, "reception.assign_next") as work:
        board = ledger.board_for_act(work)
        if not board.waiting():
            raise UserError("nobody_waits")
        taken = serve_waiting(work, board)
        if not taken:
            raise UserError("nobody_may_take")
        return taken[0]


def serve_waiting(work: Work, board: Board) -> tuple[Assignment, ...]:
    """Whoever is free takes the first waiting, until nobody is free or nobody waits (REC-12)."""
    taken: list[Assignment] = []
    while (found := takeable(board)) is not None:
        visit, decision = found
        event = ledger.append(work, "taken", {"visit": visit.visit, "decision": decision.to_payload()})
        work.update(
            Visit,
            visit.visit,
            state=terms.ASSIGNED,
            consultant_id=decision.assigned,
            served_as=decision.served_as,
            used_turn=decision.uses_turn,
            assigned_at=event.at,
        )
        taken.append(Assignment(visit.visit, visit.number, decision, event.at, (event.number,), _on_deck(board)))
    return tuple(taken)


def clock_in(shop: Shop, actor: Actor, staff_id: int) -> Done:
    """Join the day's order (REC-01). Raises ``UserError('already_clocked_in' | 'no_such_person')``."""
    with shop.work(actor, own(actor, staff_id, "reception.clock_in")) as work:
        works_here = select(Staff.id).where(Staff.id == staff_id, Staff.store_id == work.store_id, Staff.active)
        if work.connection.execute(works_here).first() is None:
            raise UserError("no_such_person", name=f"#{staff_id}")
        board = ledger.board_for_act(work)
        if staff_id in board.people:
            raise UserError("already_clocked_in", staff=staff_id)
        event = ledger.append(work, "clocked_in", {"staff": staff_id})
        taken = serve_waiting(work, board)
        return done(event.number, taken)


def clock_out(shop: Shop, actor: Actor, staff_id: int) -> Done:
    """Leave for the day. Raises ``UserError('not_clocked_in' | 'still_with_visitor')``."""
    with shop.work(actor, own(actor, staff_id, "reception.clock_in")) as work:
        board = ledger.board_for_act(work)
        if staff_id not in board.people:
            raise UserError("not_clocked_in", staff=staff_id)
        if board.people[staff_id].visits:
            raise UserError("still_with_visitor", staff=staff_id)
        event = ledger.append(work, "clocked_out", {"staff": staff_id})
        return Done((event.number,))


def set_status(shop: Shop, actor: Actor, staff_id: int, status: str) -> Done:
    """Step out or come back (REC-04). Raises ``UserError``: ``not_clocked_in``, ``status_unknown``,
    ``still_with_visitor``."""
    if status == terms.OFF:
        return clock_out(shop, actor, staff_id)
    if status not in (terms.AVAILABLE, *terms.AWAY_STATUSES):
        raise UserError("status_unknown", field="status", value=status)
    with shop.work(actor, own(actor, staff_id, "reception.status")) as work:
        board = ledger.board_for_act(work)
        person = board.people.get(staff_id)
        if person is None:
            raise UserError("not_clocked_in", staff=staff_id)
        if person.visits:
            raise UserError("still_with_visitor", staff=staff_id)
        if person.status == status:
            return Done(())
        payload = {"staff": staff_id, "to": status, "before": before_status(person)}
        event = ledger.append(work, "status_set", payload)
        taken = serve_waiting(work, board)
        return done(event.number, taken)


def done(first: int, taken: tuple[Assignment, ...]) -> Done:
    return Done((first, *(number for assignment in taken for number in assignment.events)), taken)


def own(actor: Actor, staff_id: int, action: str) -> str:
    """The action a person needs for somebody else's status or clock: ``…_other``."""
    return action if actor.staff_id == staff_id else f"{action}_other"


def greet(shop: Shop, actor: Actor, visit_id: int) -> Done:
    """The consultant stands before the visitor. Raises ``UserError('visit_not_assigned' | 'visit_not_open')``."""
    with shop.work(actor, "reception.greet") as work:
        board = ledger.board_for_act(work)
        visit = open_visit(board, visit_id)
        if visit.state == terms.GREETED:
            return Done(())
        if visit.state != terms.ASSIGNED:
            raise UserError("visit_not_assigned", number=visit.number)
        event = ledger.append(work, "greeted", {"visit": visit_id})
        work.update(Visit, visit_id, state=terms.GREETED, greeted_at=event.at)
        return Done((event.number,))


def finish(shop: Shop, actor: Actor, visit_id: int, request: Finish) -> Done:
    """The visit ends with its outcome (REC-14); an outcome that is no opportunity gives the turn back (REC-06).

    Raises ``UserError``: ``visit_not_open``, ``visit_not_assigned``, ``outcome_unknown``, ``outcome_needs_reason``,
    ``status_unknown``.
    """
    if request.status not in (terms.AVAILABLE, *terms.AWAY_STATUSES):
        raise UserError("status_unknown", field="status", value=request.status)
    with shop.work(actor, "reception.finish") as work:
        board = ledger.board_for_act(work)
        visit = open_visit(board, visit_id)
        if visit.state == terms.WAITING:
            raise UserError("visit_not_assigned", number=visit.number)
        outcome = _outcome(work, request)
        event = ledger.append(
            work,
            "finished",
            {
                "visit": visit_id,
                "outcome": request.outcome,
                "turn_back": outcome.gives_turn_back,
                "status": request.status,
                "before": before_finish(board, visit),
            },
        )
        work.update(
            Visit,
            visit_id,
            state=terms.LEFT,
            left_at=event.at,
            outcome=request.outcome,
            outcome_reason=request.reason,
            next_step=request.next_step,
            used_turn=visit.used_turn,
        )
        taken = serve_waiting(work, board)
        return done(event.number, taken)


def _outcome(work: Work, request: Finish) -> Outcome:
    for outcome in packs.in_force(work.shop, work.connection, work.now).pack.outcomes:
        if outcome.key == request.outcome:
            if outcome.needs_reason and not (request.reason or "").strip():
                raise UserError("outcome_needs_reason", field="reason")
            return outcome
    raise UserError("outcome_unknown", field="outcome", value=request.outcome)


def leave_unserved(shop: Shop, actor: Actor, visit_id: int, reason: str | None = None) -> Done:
    """A waiting party leaves; the wait is recorded and stays in every statistic (REC-12)."""
    with shop.work(actor, "reception.leave_unserved") as work:
        board = ledger.board_for_act(work)
        visit = open_visit(board, visit_id)
        if visit.state != terms.WAITING:
            raise UserError("visit_is_being_served", number=visit.number)
        waited = int((work.now - visit.arrived_at).total_seconds())
        event = ledger.append(work, "left_unserved", {"visit": visit_id, "waited_s": max(0, waited)})
        work.update(Visit, visit_id, state=terms.LEFT_UNSERVED, left_at=event.at, outcome_reason=reason)
        return Done((event.number,))


def place(shop: Shop, actor: Actor, staff_id: int, before: int | None, reason: str) -> Done:
    """A supervisor puts a person before another (None: last), with a reason (REC-01). Raises
    ``UserError('reason_missing', …)``."""
    if not reason.strip():
        raise UserError("reason_missing", field="reason")
    with shop.work(actor, "reception.place") as work:
        board = ledger.board_for_act(work)
        for staff in (staff_id, before):
            if staff is not None and staff not in board.people:
                raise UserError("not_clocked_in", staff=staff)
        if before == staff_id:
            raise UserError("place_before_oneself", field="before")
        event = ledger.append(work, "placed", {"staff": staff_id, "before": before, "reason": reason.strip()})
        return Done((event.number,))


def open_visit(board: Board, visit_id: int) -> OpenVisit:
    """The open visit. Raises ``UserError('visit_not_open')``."""
    visit = board.visits.get(visit_id)
    if visit is None:
        raise UserError("visit_not_open", id=visit_id)
    return visit
