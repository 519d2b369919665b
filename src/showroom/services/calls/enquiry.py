"""Phone enquiries in a sequence of their own (REC-21): who is next, an enquiry given with its call, and taken back.

Where the policy says so, a first-time enquiry goes to the next of the sequence of calls and uses a turn of it. A caller
whom somebody looks after stays with that person and turns nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from showroom.domain.errors import UserError
from showroom.domain.packs.calls import NewCaller
from showroom.domain.reception.decide import Decision, next_for_call
from showroom.domain.reception.state import Board
from showroom.domain.reception.terms import CALLS
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import require
from showroom.services import ledger, packs
from showroom.services.customers import owners
from showroom.services.reception.acts import moment
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Call, CallMessage, CustomerOwner, Staff

MAKE_UP = "make_up"
"""As what an enquiry is given that is owed to somebody."""


@dataclass(frozen=True, slots=True)
class NextEnquiry:
    """Who would get an enquiry now. ``decision.assigned`` None: nobody can be called. ``order``: the sequence of calls,
    everybody clocked in; ``names`` of the whole staff by id; ``undo_window_s``: for how long it can be taken back."""

    decision: Decision
    order: tuple[int, ...]
    names: dict[int, str]
    undo_window_s: int = 120

    @property
    def staff_id(self) -> int | None:
        return self.decision.assigned

    @property
    def name(self) -> str:
        return self.names.get(self.decision.assigned or 0, "")


@dataclass(frozen=True, slots=True)
class Given:
    """An enquiry that was given with its call. ``events``: to take it back with (``reception.undo``)."""

    staff_id: int
    name: str
    decision: Decision
    events: tuple[int, ...]


def next_enquiry(shop: Shop, actor: Actor) -> NextEnquiry | None:
    """Who gets the next enquiry and why, without giving it; None: the policy has no sequence of calls."""
    with shop.view(actor, "calls.view") as connection:
        kept, now = ledger.catch_up(shop, connection), shop.clock.now()
        if kept is None or ledger.is_new_day(kept.board, shop.day(now), now):
            policy = packs.in_force(shop, connection).pack.rotation  # nobody has clocked in today
            decision = Decision(
                None, None, ("nobody_clocked_in",), (), (), uses_turn=False, switch="call_sequence", sequence=CALLS
            )
        else:
            policy = kept.board.policy
            at = max(now, kept.board.at)
            decision = _owed_first(shop, connection, kept.board, at, next_for_call(kept.board, at))
        if not policy.call_sequence:
            return None
        rows = connection.execute(select(Staff.id, Staff.name).where(Staff.store_id == shop.store.id))
        return NextEnquiry(decision, decision.considered, {row.id: row.name for row in rows}, policy.undo_window_s)


def decide_in(work: Work, customer_id: int | None, shown_id: int | None) -> Decision:
    """Who gets this enquiry, inside the act that logs the call. ``shown_id``: who was named on the screen.

    Raises ``Refused``, ``UserError``: ``no_call_sequence``, ``enquiry_has_owner`` (the caller's owner keeps the
    customer), ``nobody_may_take``, ``enquiry_next_changed`` (``name``: who is next by now).
    """
    require(work.actor, "reception.enquiry")
    board = ledger.board_for_act(work)
    if not board.policy.call_sequence:
        raise UserError("no_call_sequence")
    if customer_id is not None:
        owner = owners.serving_owner(work.shop, work.connection, customer_id, work.now)
        if owner is not None:
            raise UserError("enquiry_has_owner", name=name_of(work, owner))
    at = moment(work, board)
    decision = _owed_first(work.shop, work.connection, board, at, next_for_call(board, at))
    if decision.assigned is None:
        raise UserError("nobody_may_take")
    if shown_id is not None and shown_id != decision.assigned:
        raise UserError("enquiry_next_changed", name=name_of(work, decision.assigned))
    return decision


def give_in(work: Work, call_id: int, decision: Decision) -> Given:
    """Write the enquiry into the ledger; the call's id links the two. Call :func:`decide_in` first."""
    assert decision.assigned is not None
    event = ledger.append(work, "enquiry", {"decision": decision.to_payload(), "call": call_id})
    if decision.served_as == MAKE_UP:
        message = _message_of(work.connection, work.store_id, decision.assigned, "owed")
        if message is not None:
            work.update(CallMessage, message, make_up="given")
    return Given(decision.assigned, name_of(work, decision.assigned), decision, (event.number,))


def not_given(work: Work, call_id: int) -> None:
    """The enquiry was taken back: the call is with nobody again, and so is a customer who was registered with it.

    Who took the call gets the customer where the pack gives a new caller to who answers; an owner set since stays.
    """
    call = work.connection.execute(
        select(Call.for_staff_id, Call.customer_id, Call.recorded_at, Call.staff_id, Staff.role)
        .outerjoin(Staff, Staff.id == Call.staff_id)
        .where(Call.id == call_id, Call.store_id == work.store_id)
    ).first()
    if call is None or call.for_staff_id is None:
        return
    _owe_again(work, call_id, call.for_staff_id)
    work.update(Call, call_id, for_staff_id=None)
    held = work.connection.execute(
        select(CustomerOwner.id).where(
            CustomerOwner.store_id == work.store_id,
            CustomerOwner.customer_id == call.customer_id,
            CustomerOwner.staff_id == call.for_staff_id,
            CustomerOwner.since == call.recorded_at,
        )
    ).scalar()
    if held is None:
        return
    rule = packs.in_force(work.shop, work.connection).pack.calls.new_caller
    if call.role == "consultant" and rule is NewCaller.WHO_ANSWERS:
        work.update(CustomerOwner, held, staff_id=call.staff_id)
    else:
        work.delete(CustomerOwner, held)


def name_of(work: Work, staff_id: int) -> str:
    """Somebody's name."""
    name: str | None = work.connection.execute(select(Staff.name).where(Staff.id == staff_id)).scalar()
    return name or str(staff_id)


def _owed_first(shop: Shop, connection: Connection, board: Board, at: datetime, decision: Decision) -> Decision:
    """Where the pack says so, who is owed a call for one they missed goes first and keeps their place (CAL-07): of
    those who are free the one who waits longest for it."""
    if decision.assigned is None or not packs.in_force(shop, connection, at).pack.calls.message_earns_make_up:
        return decision
    owed = connection.execute(
        select(CallMessage.to_id)
        .where(CallMessage.store_id == shop.store.id, CallMessage.make_up == "owed")
        .order_by(CallMessage.at, CallMessage.id)
    ).scalars()
    order = tuple(board.order(CALLS))
    first = next((staff for staff in owed if staff in order and board.bar(staff, at) is None), None)
    if first is None:
        return decision
    return Decision(first, MAKE_UP, ("make_up_first",), order, (), False, "call_sequence", sequence=CALLS)


def _message_of(connection: Connection, store_id: int, staff_id: int, state: str) -> int | None:
    """The message that earned somebody a make-up call: the oldest owed one, the last one given."""
    found: int | None = connection.execute(
        select(CallMessage.id)
        .where(CallMessage.store_id == store_id, CallMessage.to_id == staff_id, CallMessage.make_up == state)
        .order_by(CallMessage.id.desc() if state == "given" else CallMessage.id)
        .limit(1)
    ).scalar()
    return found


def _owe_again(work: Work, call_id: int, staff_id: int) -> None:
    """A make-up call that is taken back is owed again."""
    day = work.connection.execute(select(Call.day).where(Call.id == call_id)).scalar_one()
    events = ledger.events_of(work.shop, work.connection, day)
    given = (event for event in events if event.kind == "enquiry" and event.payload.get("call") == call_id)
    if any(event.payload["decision"]["as"] == MAKE_UP for event in given):
        message = _message_of(work.connection, work.store_id, staff_id, "given")
        if message is not None:
            work.update(CallMessage, message, make_up="owed")
