"""Who is here, in which status and in which place (REC-01, REC-04, REC-05, REC-10, REC-13)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import showroom.services.reception.duties as duties
from showroom.clock import zone
from showroom.domain.errors import Refused, UserError
from showroom.domain.reception import terms
from showroom.domain.reception.state import Board, Person
from showroom.domain.reception.switches import DUTIES
from showroom.domain.staff.actor import Actor
from showroom.services import ledger
from showroom.services.reception.acts import (
    Done,
    done,
    moment,
    name_of,
    own,
    person_here,
    reason_given,
    serve_waiting,
    works_here,
)
from showroom.services.reception.truth import of_person
from showroom.services.shop import Shop
from showroom.services.work import Work

_SHARES = {"quarter": 4, "third": 3, "half": 2}


def clock_in(shop: Shop, actor: Actor, staff_id: int, true_at: datetime | None = None) -> Done:
    """Join the day's order (REC-01). ``true_at``: when they really came, if entered afterwards (REC-23).

    Raises ``UserError('already_clocked_in' | 'no_such_person')`` and those of a late entry.
    """
    with shop.work(actor, own(actor, staff_id, "reception.clock_in")) as work:
        works_here(work, staff_id)
        board = ledger.board_for_act(work)
        if staff_id in board.people:
            raise UserError("already_clocked_in", staff=staff_id)
        payload = {"staff": staff_id} | _joining(work, board, staff_id, true_at or work.now)
        payload |= of_person(work, board, None, true_at)
        event = ledger.append(work, "clocked_in", payload)
        duties.synchronise(work, board)
        return done(event.number, serve_waiting(work, board))


def _joining(work: Work, board: Board, staff_id: int, at: datetime) -> dict[str, Any]:
    """What the roster and the month say of somebody who joins."""
    from showroom.services import roster

    found: dict[str, Any] = {}
    shift = roster.facts(work, work.store_id, staff_id, board.day)
    if shift is not None:
        midnight = datetime.combine(board.day, datetime.min.time(), zone(work.shop.store.time_zone))
        late = at - (midnight + timedelta(minutes=shift.starts_minute))
        found = {"late_s": max(0, int(late.total_seconds())), "shift_no": shift.shift_no, "roster": shift.place}
    if board.policy.start_order == "fewest_month":
        first = date(board.day.year, board.day.month, 1)
        found["month_turns"] = roster.month_turns(work.connection, work.store_id, staff_id, first, board.day)
    return found


def clock_out(shop: Shop, actor: Actor, staff_id: int, true_at: datetime | None = None) -> Done:
    """Leave for the day. Raises ``UserError('not_clocked_in' | 'still_with_visitor')``."""
    with shop.work(actor, own(actor, staff_id, "reception.clock_in")) as work:
        board = ledger.board_for_act(work)
        person = person_here(board, staff_id)
        if person.visits:
            raise UserError("still_with_visitor", staff=staff_id)
        payload: dict[str, Any] = {"staff": staff_id} | of_person(work, board, person, true_at)
        event = ledger.append(work, "clocked_out", payload)
        return done(event.number, serve_waiting(work, board))


def set_status(shop: Shop, actor: Actor, staff_id: int, status: str, true_at: datetime | None = None) -> Done:
    """Step out or come back (REC-04). Raises ``UserError``: ``not_clocked_in``, ``status_unknown``,
    ``still_with_visitor``, ``lunch_cap_reached`` (``last``: who went last and can be called back, ``most``)."""
    if status == terms.OFF:
        return clock_out(shop, actor, staff_id, true_at)
    if status not in (terms.AVAILABLE, *terms.AWAY_STATUSES):
        raise UserError("status_unknown", field="status", value=status)
    with shop.work(actor, own(actor, staff_id, "reception.status")) as work:
        board = ledger.board_for_act(work)
        person = person_here(board, staff_id)
        if person.visits:
            raise UserError("still_with_visitor", staff=staff_id)
        if person.status == status:
            return Done(())
        if status == "lunch":
            refuse_full_lunch(work, board)
        payload: dict[str, Any] = {"staff": staff_id, "to": status} | of_person(work, board, person, true_at)
        event = ledger.append(work, "status_set", payload)
        return done(event.number, serve_waiting(work, board))


def most_at_lunch(board: Board) -> int | None:
    """How many may be at lunch at once; None: as many as like (REC-05). One may always go."""
    part = _SHARES.get(board.policy.lunch_cap)
    return None if part is None else max(1, len(board.people) // part)


def last_to_lunch(board: Board) -> int | None:
    """Who went to lunch last, and can be called back."""
    eating = [person for person in board.people.values() if person.status == "lunch"]
    return max(eating, key=lambda person: person.since).staff if eating else None


def _at_lunch(board: Board) -> list[Person]:
    """Who is at lunch, or said that they go when their last visitor has left."""
    return [person for person in board.people.values() if "lunch" in (person.status, person.then)]


def refuse_full_lunch(work: Work, board: Board) -> None:
    """Raises ``UserError('lunch_cap_reached')``, however somebody would go: by status or at the end of a visit."""
    most = most_at_lunch(board)
    eating = _at_lunch(board)
    if most is not None and len(eating) >= most:
        last = last_to_lunch(board) or eating[-1].staff
        raise UserError("lunch_cap_reached", field="status", last=last, name=name_of(work, last), most=most)


def place(shop: Shop, actor: Actor, staff_id: int, before: int | None, reason: str) -> Done:
    """A supervisor puts a person before another (None: last), with a reason (REC-01). Raises
    ``UserError('reason_missing', …)``."""
    reason = reason_given(reason)
    with shop.work(actor, "reception.place") as work:
        board = ledger.board_for_act(work)
        for staff in (staff_id, before):
            if staff is not None:
                person_here(board, staff)
        if before == staff_id:
            raise UserError("place_before_oneself", field="before")
        if before is not None and stands_by_make_up(board, before):
            raise UserError("place_before_make_up", field="before", name=name_of(work, before))
        event = ledger.append(work, "placed", {"staff": staff_id, "before": before, "reason": reason})
        return done(event.number, serve_waiting(work, board))


def stands_by_make_up(board: Board, staff_id: int) -> bool:
    """Whether somebody stands where they stand because of a make-up turn, wherever the own place is (REC-08)."""
    return board.policy.make_up_spent == "before_rotation" and board.make_up_count(staff_id) > 0


def wave_through(shop: Shop, actor: Actor, staff_id: int, reason: str) -> Done:
    """Let somebody who is held out back into the rotation for today (REC-10). Raises ``UserError``: ``not_held_out``,
    ``reason_missing``; ``Refused('not_allowed')`` for whom the policy does not let."""
    reason = reason_given(reason)
    with shop.work(actor, "reception.wave_through") as work:
        board = ledger.board_for_act(work)
        person_here(board, staff_id)
        by = board.policy.waved_through_by
        if by == "nobody" or (by == "manager" and actor.role not in ("manager", "system")):
            raise Refused("not_allowed", action="reception.wave_through", role=actor.role, roles=by)
        if not board.held_by(staff_id, moment(work, board)):
            raise UserError("not_held_out", staff=staff_id)
        event = ledger.append(work, "waved_through", {"staff": staff_id, "reason": reason})
        return done(event.number, serve_waiting(work, board))


def set_greeter(shop: Shop, actor: Actor, staff_id: int | None, true_at: datetime | None = None) -> Done:
    """Somebody takes the greeter's post, or nobody (REC-13). Raises ``UserError``: ``no_greeter_post`` when the policy
    has none, ``not_clocked_in``, ``greeter_not_free``."""
    with shop.work(actor, "reception.greeter") as work:
        board = ledger.board_for_act(work)
        if board.policy.greeter_interval_s == 0:
            raise UserError("no_greeter_post")
        if staff_id is not None and person_here(board, staff_id).status != terms.AVAILABLE:
            raise UserError("greeter_not_free", staff=staff_id)
        payload: dict[str, Any] = {"staff": staff_id} | of_person(work, board, None, true_at)
        event = ledger.append(work, "greeter_set", payload)
        return done(event.number, serve_waiting(work, board))


def duty_due(shop: Shop, actor: Actor, staff_id: int, duty: str, ref: str = "") -> Done:
    """The desk notes an unfinished duty of somebody (REC-10). Raises ``UserError('duty_unknown'|'duty_is_noted')``."""
    if duty not in DUTIES:
        raise UserError("duty_unknown", field="duty", value=duty)
    with shop.work(actor, "reception.duty") as work:
        works_here(work, staff_id)
        board = ledger.board_for_act(work)
        if (staff_id, duty, ref) in board.duties:
            raise UserError("duty_is_noted", staff=staff_id)
        event = duties.note_due(work, staff_id, duty, ref, moment(work, board), from_records=False)
        return Done((event.number,))


def duty_done(shop: Shop, actor: Actor, staff_id: int, duty: str, ref: str = "") -> Done:
    """The duty is finished. Raises ``UserError('duty_not_noted')``."""
    with shop.work(actor, "reception.duty") as work:
        board = ledger.board_for_act(work)
        if (staff_id, duty, ref) not in board.duties:
            raise UserError("duty_not_noted", staff=staff_id)
        event = duties.note_done(work, board.duties[(staff_id, duty, ref)])
        return done(event.number, serve_waiting(work, board))


def refresh_duties(shop: Shop, actor: Actor) -> Done:
    """Note what the records say of duties now: who finished something is free at once, not with the next act, and so is
    whose hold is lifted because somebody waits past red (REC-10). Nothing is written where nothing changed."""
    with shop.work(actor, "reception.duty_check") as work:
        board = ledger.board_for_act(work)
        events = duties.synchronise(work, board)
        taken = serve_waiting(work, board)
        return Done((*events, *(number for given in taken for number in given.events)), taken)
