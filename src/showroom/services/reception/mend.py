"""Putting right: undo within minutes, correcting a visit's kind until the day is closed, adding details (REC-09,
REC-14).

Nothing is ever taken out of the ledger: a mistake is compensated by a later event, and later visitors are not moved.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from showroom.domain.errors import UserError
from showroom.domain.reception import terms
from showroom.domain.reception.decide import turn_rule
from showroom.domain.reception.events import Event
from showroom.domain.reception.state import Board
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import require
from showroom.services import ledger
from showroom.services.reception.desk import MOST_PARTY, Done, done, own, serve_waiting
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Visit

_DONE_BY = {
    "arrived": "reception.walk_in",
    "taken": "reception.assign_next",
    "greeted": "reception.greet",
    "finished": "reception.finish",
    "left_unserved": "reception.leave_unserved",
}


@dataclass(frozen=True, slots=True)
class Reclassify:
    """The true kind of a visit, and whose visit it was if that is known now. ``reason`` is asked (REC-09)."""

    kind: str
    reason: str
    customer_id: int | None = None


@dataclass(frozen=True, slots=True)
class VisitDetails:
    """What is filled in while the visitor is being greeted; None leaves a field as it is."""

    party_size: int | None = None
    customer_id: int | None = None
    channel: str | None = None
    purpose: str | None = None
    note: str | None = None


def undo(shop: Shop, actor: Actor, events: tuple[int, ...]) -> Done:
    """Take an act back: its events of today, newest first, while the policy's undo window lasts (REC-09).

    Whoever takes an act back must be one who may do it: the locked desk takes back a walk-in, not how a visit ended.

    Raises ``Refused``, ``UserError``: ``nothing_to_undo``, ``undo_too_late`` (``seconds``: the window),
    ``undo_moved_on`` when something later builds on it.
    """
    with shop.work(actor, "reception.undo") as work:
        board = ledger.board_for_act(work)
        if not events:
            raise UserError("nothing_to_undo")
        window = timedelta(seconds=board.policy.undo_window_s)
        undone: list[int] = []
        put_back = False
        for number in sorted(events, reverse=True):
            past = board.undoable.get(number)
            if past is None:
                raise UserError("nothing_to_undo")
            if work.now - past.at > window:
                raise UserError("undo_too_late", seconds=board.policy.undo_window_s)
            require(actor, _action_of(actor, past))
            _refuse_if_built_on(board, past)
            undone.append(ledger.append(work, "undone", {"event": number}).number)
            _mend_row(work, board, past)
            put_back = put_back or past.kind == "taken"
        # Who is free again takes the first waiting, unless just that was taken back.
        taken = () if put_back else serve_waiting(work, board)
        return Done((*undone, *(number for assignment in taken for number in assignment.events)), taken)


def _action_of(actor: Actor, past: Event) -> str:
    """What one must be allowed to do to take this event back."""
    if past.kind == "status_set":
        return own(actor, past.payload["staff"], "reception.status")
    return _DONE_BY[past.kind]


def _touched(event: Event) -> frozenset[tuple[str, int]]:
    """The people and visits an event is about."""
    payload = event.payload
    found = {(key, payload[key]) for key in ("visit", "staff") if payload.get(key) is not None}
    decision = payload.get("decision")
    if decision is not None and decision["assigned"] is not None:
        found.add(("staff", decision["assigned"]))
    return frozenset(found)


def _refuse_if_built_on(board: Board, past: Event) -> None:
    touched = set(_touched(past))
    visit = board.visits.get(past.payload.get("visit", 0)) or board.closed.get(past.payload.get("visit", 0))
    if visit is not None and visit.consultant is not None:
        touched.add(("staff", visit.consultant))
    for later in (*board.undoable.values(), *board.firm):
        if later.number > past.number and touched & _touched(later):
            raise UserError("undo_moved_on")


def _mend_row(work: Work, board: Board, past: Event) -> None:
    """Bring the visit's row to what the board says after the undo."""
    visit_id = past.payload.get("visit")
    if visit_id is None:
        return
    values: dict[str, Any]
    visit = board.visits.get(visit_id)
    if visit is None:
        values = {"state": terms.UNDONE, "used_turn": False, "consultant_id": None, "left_at": work.now}
    else:
        values = {"state": visit.state, "used_turn": visit.used_turn, "consultant_id": visit.consultant}
        if past.kind == "taken":
            values |= {"assigned_at": None, "served_as": None}
        elif past.kind == "greeted":
            values |= {"greeted_at": None}
        else:
            values |= {"left_at": None, "outcome": None, "outcome_reason": None, "next_step": None}
    work.update(Visit, visit_id, **values)


def reclassify(shop: Shop, actor: Actor, visit_id: int, request: Reclassify) -> Done:
    """Correct the kind of one of today's visits: turn and owner are recomputed, nobody served is moved (REC-09).

    Raises ``UserError``: ``visit_kind_unknown``, ``reason_missing``, ``visit_not_of_today``.
    """
    if request.kind not in terms.VISIT_KINDS:
        raise UserError("visit_kind_unknown", field="kind", value=request.kind)
    if not request.reason.strip():
        raise UserError("reason_missing", field="reason")
    with shop.work(actor, "reception.reclassify") as work:
        board = ledger.board_for_act(work)
        visit = board.visits.get(visit_id) or board.closed.get(visit_id)
        if visit is None:
            raise UserError("visit_not_of_today", id=visit_id)
        owner = visit.owner
        if request.customer_id is not None:
            from showroom.services.customers import owner_of

            owner = owner_of(work.connection, work.store_id, request.customer_id)
        rule = turn_rule(request.kind, visit.served_as, owner is not None and owner == visit.consultant)
        should = rule is not None and board.policy.uses_turn[rule]
        turn = 0
        if visit.consultant is not None and should != visit.used_turn:
            turn = 1 if should else -1
        payload: dict[str, Any] = {
            "visit": visit_id,
            "from": visit.kind,
            "to": request.kind,
            "reason": request.reason.strip(),
            "turn": turn,
        }
        values: dict[str, Any] = {"kind": request.kind}
        if request.customer_id is not None:
            payload |= {"customer": request.customer_id, "owner": owner}
            values["customer_id"] = request.customer_id
        event = ledger.append(work, "kind_corrected", payload)
        work.update(Visit, visit_id, used_turn=visit.used_turn, **values)
        # a waiting visitor who turns out to be somebody's own may be taken at once
        return done(event.number, serve_waiting(work, board))


def details(shop: Shop, actor: Actor, visit_id: int, request: VisitDetails) -> None:
    """Fill in what is known by now; the rotation does not change (a known customer's kind is corrected by
    :func:`reclassify`)."""
    if request.party_size is not None and not 1 <= request.party_size <= MOST_PARTY:
        raise UserError("party_size_out_of_range", field="party_size", least=1, most=MOST_PARTY)
    given = {
        "party_size": request.party_size,
        "customer_id": request.customer_id,
        "channel": request.channel,
        "purpose": request.purpose,
        "note": request.note,
    }
    values = {name: value for name, value in given.items() if value is not None}
    if not values:
        return
    with shop.work(actor, "reception.details") as work:
        work.update(Visit, visit_id, **values)
