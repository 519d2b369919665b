"""A call entered afterwards 补录 (REC-23): with its true time and who really took it; a late one of the sequence
of calls charges its turn (REC-21)."""

from __future__ import annotations

from dataclasses import replace

from showroom.domain.calls.rules import CallTopic, Direction
from showroom.domain.errors import UserError
from showroom.domain.reception.decide import Decision
from showroom.domain.reception.state import Board
from showroom.domain.reception.terms import CALLS
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import require
from showroom.services import ledger
from showroom.services.calls.enquiry import Given, name_of
from showroom.services.calls.log import log_in
from showroom.services.calls.values import Logged, NewCall
from showroom.services.customers import owners
from showroom.services.reception.acts import works_here
from showroom.services.reception.truth import true_moment
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Call


def log_late(shop: Shop, actor: Actor, new: NewCall) -> Logged:
    """Log a call that nobody entered: ``new.at`` when it was, ``new.staff_id`` who took it.

    Where the policy has a sequence of calls, a new caller's enquiry was that person's turn of it, whoever was next:
    it is charged now. Raises ``FormRefused``, ``UserError``: ``call_when``, ``call_by_whom``, those of a late entry.
    """
    if new.at is None:
        raise UserError("call_when", field="true_at")
    if new.staff_id is None:
        raise UserError("call_by_whom", field="staff")
    with shop.work(actor, "calls.log") as work:
        board = ledger.board_for_act(work)
        works_here(work, new.staff_id)
        true_moment(work, board, new.at)
        logged = log_in(work, replace(new, give_to_next=False))
        if not _is_of_the_sequence(work, board, new, logged):
            return logged
        require(work.actor, "reception.enquiry")
        decision = Decision(
            new.staff_id,
            "next",
            ("really_served",),
            tuple(board.order(CALLS)),
            (),
            True,
            "call_sequence",
            sequence=CALLS,
        )
        payload = {"decision": decision.to_payload(), "call": logged.id, "true_at": new.at.isoformat()}
        event = ledger.append(work, "enquiry", payload)
        work.update(Call, logged.id, for_staff_id=new.staff_id)
        if logged.first_time and logged.customer_id is not None:  # it was their turn, whatever the pack says of others
            owners.give_in(work, logged.customer_id, new.staff_id)
        given = Given(new.staff_id, name_of(work, new.staff_id), decision, (event.number,))
        return replace(logged, given=given)


def _is_of_the_sequence(work: Work, board: Board, new: NewCall, logged: Logged) -> bool:
    """A new caller's enquiry, taken by somebody clocked in, where calls have turns of their own."""
    if not board.policy.call_sequence or new.staff_id not in board.people:
        return False
    if new.direction is not Direction.INCOMING or new.topic is not CallTopic.ENQUIRY:
        return False
    if logged.customer_id is None or logged.first_time:
        return True
    return owners.owner_of(work.connection, work.store_id, logged.customer_id) is None
