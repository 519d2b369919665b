"""The acts of the desk. Each is one transaction: fold, decide, append to the ledger, keep the visit row, commit.

Every act that may free somebody ends with ``serve_waiting``: the first free person takes the first waiting (REC-12).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

import showroom.services.reception.duties as duties
from showroom.domain.errors import UserError
from showroom.domain.reception import terms
from showroom.domain.reception.decide import decide
from showroom.domain.staff.actor import Actor
from showroom.services import ledger, packs
from showroom.services.reception.acts import (
    Assignment,
    Done,
    done,
    keep_row,
    moment,
    on_deck,
    open_visit,
    serve_waiting,
    waiting_visit,
)
from showroom.services.reception.arrival import WalkIn, facts_of
from showroom.services.reception.truth import of_visit
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Visit, VisitMember

if TYPE_CHECKING:
    from showroom.domain.packs.schema import Outcome
    from showroom.domain.reception.decide import Decision
    from showroom.domain.reception.events import Event
    from showroom.domain.reception.state import Board, OpenVisit
    from showroom.services.reception.arrival import Facts


@dataclass(frozen=True, slots=True)
class Finish:
    """How a visit ended. ``status``: where the consultant goes then, in the same tap (REC-04), with another visitor
    when that one has left, too; None: where they said before, else back into the rotation. ``signals``: buying signals
    noted of a known customer (REG-14)."""

    outcome: str
    reason: str | None = None
    next_step: str | None = None
    status: str | None = None
    signals: tuple[str, ...] = ()


def walk_in(shop: Shop, actor: Actor, request: WalkIn) -> Assignment:
    """Register a party and decide who serves it (REC-02, REC-03, REC-06, REC-07). Raises ``UserError`` of
    ``problems()``, ``together_with_whom``."""
    for problem in request.problems():
        raise problem
    with shop.work(actor, "reception.walk_in") as work:
        board = ledger.board_for_act(work)
        duties.synchronise(work, board)
        # Time alone frees somebody (a hold lifted past red): that is for who waited, not for who comes in now (REC-12).
        # So is who did not come when called and is called again now: else a second visitor would pass the first.
        before = serve_waiting(work, board, again=True)
        at = moment(work, board)
        facts = facts_of(work, board, request, at)
        decision = decide(board, facts.arrival, at)
        decision = replace(decision, reasons=(*facts.said, *decision.reasons))
        visit_id, number = work.new_id(), board.visit_numbers + 1
        event = ledger.append(work, "arrived", _payload(visit_id, number, request, facts, decision))
        _insert_row(work, board, event, request, facts, decision)
        return Assignment(visit_id, number, decision, event.at, (event.number,), on_deck(board), before)


def _payload(visit_id: int, number: int, request: WalkIn, facts: Facts, decision: Decision) -> dict[str, Any]:
    """The event; facts that an arrival does not have are left out of it."""
    arrival = facts.arrival
    payload: dict[str, Any] = {
        "visit": visit_id,
        "number": number,
        "kind": request.kind,
        "party": request.party_size,
        "asked_for": arrival.asked_for,
        "owner": arrival.owner,
        "customer": request.customer_id,
        "decision": decision.to_payload(),
    }
    further = {
        "outside": arrival.outside or None,
        "counts_as": facts.counts_as,
        "speakers": list(arrival.speakers) if arrival.speakers is not None else None,
        "together": arrival.together,
        "courtesy": request.courtesy,
        "notice": facts.notice_id,
        "appointment": request.appointment_id,
    }
    return payload | {name: fact for name, fact in further.items() if fact is not None}


def _insert_row(work: Work, board: Board, event: Event, request: WalkIn, facts: Facts, decision: Decision) -> None:
    visit_id, assigned = event.payload["visit"], decision.assigned is not None
    work.insert(
        Visit,
        id=visit_id,
        day=board.day,
        number=event.payload["number"],
        arrived_at=event.at,
        kind=request.kind,
        party_size=request.party_size,
        state=terms.ASSIGNED if assigned else terms.WAITING,
        customer_id=request.customer_id,
        consultant_id=decision.assigned,
        asked_for_id=facts.arrival.asked_for,
        served_as=decision.served_as,
        used_turn=decision.uses_turn,
        channel=request.channel,
        purpose=request.purpose,
        note=request.note,
        language=request.language,
        together_with=request.together_with,
        courtesy=request.courtesy,
        agent_id=facts.agent_id,
        notice_id=facts.notice_id,
        appointment_id=request.appointment_id,
        assigned_at=event.at if assigned else None,
        pack_version_id=ledger.pack_version(work),
    )
    for role, count in request.members:
        work.insert(VisitMember, visit_id=visit_id, role=role, count=count)
    if request.appointment_id is not None:
        from showroom.services import appointments

        appointments.came(work, request.appointment_id, visit_id)
    if facts.notice_id is not None:
        from showroom.services import agents

        agents.used(work, facts.notice_id, visit_id)


def assign_next(shop: Shop, actor: Actor) -> Assignment:
    """F4: the first waiting visit that somebody free may take, also somebody who did not come before. Raises
    ``UserError('nobody_waits' | 'nobody_may_take')``."""
    with shop.work(actor, "reception.assign_next") as work:
        board = ledger.board_for_act(work)
        if not board.waiting():
            raise UserError("nobody_waits")
        duties.synchronise(work, board)
        taken = serve_waiting(work, board, again=True)
        if not taken:
            raise UserError("nobody_may_take")
        return taken[0]


def greet(shop: Shop, actor: Actor, visit_id: int, true_at: datetime | None = None) -> Done:
    """The consultant stands before the visitor. ``true_at``: since when, if entered afterwards (REC-23).

    Raises ``UserError('visit_not_assigned' | 'visit_not_open')`` and those of a late entry (``truth``).
    """
    with shop.work(actor, "reception.greet") as work:
        board = ledger.board_for_act(work)
        visit = open_visit(board, visit_id)
        if visit.state == terms.GREETED:
            return Done(())
        if visit.state != terms.ASSIGNED:
            raise UserError("visit_not_assigned", number=visit.number)
        payload = {"visit": visit_id} | of_visit(work, board, visit, true_at, visit.since)
        event = ledger.append(work, "greeted", payload)
        work.update(Visit, visit_id, state=terms.GREETED, greeted_at=event.moment)
        return Done((event.number,))


def finish(shop: Shop, actor: Actor, visit_id: int, request: Finish, true_at: datetime | None = None) -> Done:
    """The visit ends with its outcome (REC-14); an outcome that is no opportunity gives the turn back (REC-06).

    ``true_at``: when they really left, if entered afterwards (REC-23): the consultant is free from now on, and whoever
    waits is served now. Raises ``UserError``: ``visit_not_open``, ``visit_not_assigned``, ``outcome_unknown``,
    ``outcome_needs_reason``, ``status_unknown``, ``lunch_cap_reached``, and those of a late entry (``truth``).
    """
    if request.status not in (None, terms.AVAILABLE, *terms.AWAY_STATUSES):
        raise UserError("status_unknown", field="status", value=request.status)
    with shop.work(actor, "reception.finish") as work:
        board = ledger.board_for_act(work)
        visit = open_visit(board, visit_id)
        if visit.state == terms.WAITING:
            raise UserError("visit_not_assigned", number=visit.number)
        goes_to = _goes_to(work, board, visit, request.status)
        outcome = outcome_of(work, request.outcome, request.reason)
        event = ledger.append(
            work,
            "finished",
            {
                "visit": visit_id,
                "outcome": request.outcome,
                "turn_back": outcome.gives_turn_back,
            }
            | goes_to
            | of_visit(work, board, visit, true_at, _served_since(work, visit) if true_at is not None else None),
        )
        work.update(
            Visit,
            visit_id,
            state=terms.LEFT,
            left_at=event.moment,
            outcome=request.outcome,
            outcome_reason=request.reason,
            next_step=request.next_step,
            used_turn=visit.used_turn,
        )
        from showroom.services.ownership.contacts import served  # the desk of owners knows visits: as above

        served(work, visit_id)
        if request.signals:
            from showroom.services import opportunities  # they know visits: as above

            opportunities.note_of_visit(work, visit_id, request.signals)
        if visit.carried:  # what held somebody out since yesterday is done: free at once (REC-10)
            duties.synchronise(work, board)
        return done(event.number, serve_waiting(work, board))


def _goes_to(work: Work, board: Board, visit: OpenVisit, status: str | None) -> dict[str, str]:
    """Where the consultant goes now, and where after the last of their other visitors."""
    person = board.people.get(visit.consultant or 0)
    said = person.then if person is not None else None
    wish = status or said or terms.AVAILABLE
    if wish == "lunch" and said != "lunch":
        from showroom.services.reception.presence import refuse_full_lunch  # only a visit that ends in lunch needs it

        refuse_full_lunch(work, board)
    if person is None or len(person.visits) < 2:
        return {"status": wish}
    return {"status": terms.AVAILABLE} | ({"then": wish} if wish != terms.AVAILABLE else {})


def _served_since(work: Work, visit: OpenVisit) -> datetime | None:
    """When the visitor was greeted, as far as that was entered; else when somebody was called."""
    greeted = work.connection.execute(
        select(Visit.greeted_at).where(Visit.id == visit.visit, Visit.store_id == work.store_id)
    ).scalar()
    return greeted or visit.since


def outcome_of(work: Work, key: str, reason: str | None) -> Outcome:
    """The pack's outcome. Raises ``UserError('outcome_unknown' | 'outcome_needs_reason')``."""
    for outcome in packs.in_force(work.shop, work.connection, work.now).pack.outcomes:
        if outcome.key == key:
            if outcome.needs_reason and not (reason or "").strip():
                raise UserError("outcome_needs_reason", field="reason")
            return outcome
    raise UserError("outcome_unknown", field="outcome", value=key)


def leave_unserved(
    shop: Shop, actor: Actor, visit_id: int, reason: str | None = None, true_at: datetime | None = None
) -> Done:
    """A waiting party leaves; the wait is recorded and stays in every statistic (REC-12). ``true_at``: when they really
    left, if entered afterwards (REC-23). Raises those of ``waiting_visit`` and of a late entry (``truth``)."""
    with shop.work(actor, "reception.leave_unserved") as work:
        board = ledger.board_for_act(work)
        visit = waiting_visit(board, visit_id)
        waited = int(((true_at or moment(work, board)) - visit.arrived_at).total_seconds())
        payload = {"visit": visit_id, "waited_s": max(0, waited)} | of_visit(work, board, visit, true_at)
        event = ledger.append(work, "left_unserved", payload)
        keep_row(work, board, visit_id, left_at=event.moment, outcome_reason=reason)
        # who came together with them and stays waits no longer for what they got
        return done(event.number, serve_waiting(work, board))
