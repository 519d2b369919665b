"""Putting right: undo within minutes, correcting a visit's kind until the day is closed, adding details (REC-09,
REC-14).

Nothing is ever taken out of the ledger: a mistake is compensated by a later event, and later visitors are not moved.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

import showroom.services.reception.duties as duties
from showroom.domain.errors import UserError
from showroom.domain.packs.ownership import ContactKind
from showroom.domain.reception import terms
from showroom.domain.reception.correct import CONCEALED, correction
from showroom.domain.reception.events import Event
from showroom.domain.reception.journal import Noted
from showroom.domain.reception.state import Board, OpenVisit
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import require
from showroom.services import ledger
from showroom.services.reception.acts import MOST_PARTY, Done, done, keep_row, own, reason_given, serve_waiting
from showroom.services.reception.arrival import customer_known, owner_of
from showroom.services.reception.beside import write_credits
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Visit, VisitMember

# Whoever takes an act back must be one who may do it.
_DONE_BY = {
    "arrived": "reception.walk_in",
    "taken": "reception.assign_next",
    "overridden": "reception.override",
    "missed": "reception.missed",
    "waits_for": "reception.wait_for",
    "courtesy": "reception.courtesy",
    "greeted": "reception.greet",
    "handed_over": "reception.hand_over",
    "credit_split": "reception.split",
    "finished": "reception.finish",
    "left_unserved": "reception.leave_unserved",
    "kind_corrected": "reception.reclassify",
    "late_entry": "reception.late_entry",
    "placed": "reception.place",
    "duty_due": "reception.duty",
    "duty_done": "reception.duty",
    "waved_through": "reception.wave_through",
    "greeter_set": "reception.greeter",
    "enquiry": "reception.enquiry",
    "day_closed": "reception.close_day",
}
_OWN = {"status_set": "reception.status", "clocked_in": "reception.clock_in", "clocked_out": "reception.clock_in"}
# Columns of the visit's row that go with an event and not with the state of the visit.
_CLEARED: dict[str, tuple[str, ...]] = {
    "greeted": ("greeted_at",),
    "finished": ("left_at", "outcome", "outcome_reason", "next_step"),
    "left_unserved": ("left_at", "outcome_reason"),
    "handed_over": ("handed_from_id", "hand_over_note"),
}
_ENDED = frozenset({"finished", "late_entry"})


@dataclass(frozen=True, slots=True)
class Reclassify:
    """The true kind of a visit, and whose visit it was if that is known now. ``reason`` is asked (REC-09).

    ``concealed``: the consultant knew that it was a colleague's customer; the policy says what that costs.
    """

    kind: str
    reason: str
    customer_id: int | None = None
    concealed: bool = False


@dataclass(frozen=True, slots=True)
class VisitDetails:
    """What is filled in while the visitor is being greeted; None leaves a field as it is. ``members`` replaces who
    belongs to the party; ``sat_down``: they sat down now (REC-14)."""

    party_size: int | None = None
    customer_id: int | None = None
    channel: str | None = None
    purpose: str | None = None
    note: str | None = None
    language: str | None = None
    members: tuple[tuple[str, int], ...] | None = None
    sat_down: bool = False


def undo(shop: Shop, actor: Actor, events: tuple[int, ...]) -> Done:
    """Take an act back: its events of today, newest first, while the policy's undo window lasts (REC-09).

    Whoever takes an act back must be one who may do it: the locked desk takes back a walk-in, not how a visit ended.

    Raises ``Refused``, ``UserError``: ``nothing_to_undo``, ``undo_too_late`` (``seconds``: the window),
    ``day_is_closed``, ``undo_moved_on`` when something later builds on it.
    """
    with shop.work(actor, "reception.undo") as work:
        board = ledger.board_for_act(work)
        if not events:
            raise UserError("nothing_to_undo")
        if board.closed_at is not None and not _is_open_still(board, events):
            raise UserError("day_is_closed")
        window = timedelta(seconds=board.policy.undo_window_s)
        undone: list[int] = []
        put_back = False
        for number in sorted(events, reverse=True):
            changes = board.journal.get(number)
            if changes is None:
                raise UserError("nothing_to_undo")
            past = changes.event
            if work.now - past.at > window:
                raise UserError("undo_too_late", seconds=board.policy.undo_window_s)
            require(actor, _action_of(actor, past))
            _refuse_if_built_on(board, changes)
            undone.append(ledger.append(work, "undone", {"event": number}).number)
            _mend_rows(work, board, changes)
            put_back = put_back or past.kind == "taken"
        # Who is free again takes the first waiting, unless just that was taken back.
        taken = () if put_back else serve_waiting(work, board)
        return Done((*undone, *(number for assignment in taken for number in assignment.events)), taken)


def _is_open_still(board: Board, events: tuple[int, ...]) -> bool:
    """Whether it is the closing itself that is to be taken back, or what was done after it: somebody came late, and
    a slip of the finger is no more final then than before."""
    closings = [number for number, noted in board.journal.items() if noted.event.kind == "day_closed"]
    return bool(closings) and all(number in board.journal and number >= max(closings) for number in events)


def undo_action(kind: str, payload: Mapping[str, Any]) -> str:
    """What one must be allowed to do to take such an event back. For a clock or a status it is what the person
    themselves needs; for a colleague's it takes more (:func:`undo`)."""
    if kind in ("overridden", "taken") and "really_served" in payload["decision"]["reasons"]:
        return "reception.really_served"
    return _OWN.get(kind) or _DONE_BY[kind]


def whose(kind: str, payload: Mapping[str, Any]) -> int | None:
    """Whose own clock or status such an event is about: a colleague's is taken back by who may do it for others."""
    return payload["staff"] if kind in _OWN else None


def _action_of(actor: Actor, past: Event) -> str:
    action = undo_action(past.kind, past.payload)
    return own(actor, past.payload["staff"], action) if past.kind in _OWN else action


def _refuse_if_built_on(board: Board, past: Noted) -> None:
    """Refuse when a later event is about the same person or visit: its effect rests on this one's."""
    about = set(past.about)
    visit_id = past.event.payload.get("visit")
    visit = board.visits.get(visit_id or 0) or board.closed.get(visit_id or 0)
    if visit is not None and visit.consultant is not None:
        about.add(("staff", visit.consultant))
    for later in board.journal.values():
        if later.event.number > past.event.number and about & later.about:
            raise UserError("undo_moved_on")
    if "decision" not in past.event.payload:
        return
    # The second of two parties had its consultant for nothing because the first paid the turn (REC-06).
    follows = (other for other in board.all_visits() if visit is not None and other.together == visit.visit)
    if any(other.spared and other.consultant == visit.consultant for other in follows if visit is not None):
        raise UserError("undo_moved_on")


def _mend_rows(work: Work, board: Board, past: Noted) -> None:
    """Bring the rows to what the board says after the undo."""
    event, payload = past.event, past.event.payload
    visit_id = payload.get("visit")
    if event.kind == "enquiry" and payload.get("call") is not None:
        from showroom.services.calls.enquiry import not_given

        not_given(work, payload["call"])
    if visit_id is None:
        return
    if event.kind == "finished":
        from showroom.services import opportunities  # they know visits

        opportunities.take_back_of_visit(work, visit_id, event.at)
    if event.kind == "credit_split":
        write_credits(work, visit_id, dict(payload["before"]))
        return
    more: dict[str, Any] = dict.fromkeys(_CLEARED.get(event.kind, ()))
    visit = board.visits.get(visit_id) or board.closed.get(visit_id)
    if event.kind == "kind_corrected" and "customer" in payload and visit is not None:
        # not the ledger's: a detail may have been filled in that the rotation knows nothing of
        more["customer_id"] = payload.get("customer_before", visit.customer)
    elif event.kind == "handed_over" and visit is not None:
        more |= _handed_before(board, event, visit)
    elif event.kind == "missed" and visit is not None and visit.state != terms.GREETED:
        more["greeted_at"] = None
    elif event.kind == "overridden" and "outcome" in payload:  # they were said to have left unserved, and are again
        more |= dict.fromkeys(("greeted_at", "outcome", "outcome_reason"))
    elif event.kind == "arrived":
        _free_records(work, payload, visit_id)
    before = _customer_in_row(work, visit_id)
    keep_row(work, board, visit_id, **more)
    from showroom.services.ownership import recount  # owners know visits: a cycle only at import time

    if event.kind in _ENDED or "outcome" in payload:  # whom they served is no longer protected by it (REG-07)
        recount.taken_back(work, before, event.at, ContactKind.VISIT)
    else:
        _means(work, visit_id, before)


def _handed_before(board: Board, event: Event, visit: OpenVisit) -> dict[str, Any]:
    """An earlier hand-over of the same visit still stands."""
    earlier = [
        changes.event
        for changes in board.journal.values()
        if changes.event.kind == "handed_over"
        and changes.event.payload["visit"] == visit.visit
        and changes.event.number < event.number
    ]
    return {"handed_from_id": visit.payer or earlier[-1].payload["from"]} if earlier else {}


def _free_records(work: Work, payload: Any, visit_id: int) -> None:
    """An arrival that never was has used no notice and no appointment."""
    if payload.get("appointment") is not None:
        from showroom.services import appointments

        appointments.not_come(work, payload["appointment"], visit_id)
    if payload.get("notice") is not None:
        from showroom.services import agents

        agents.unused(work, payload["notice"], visit_id)


def reclassify(shop: Shop, actor: Actor, visit_id: int, request: Reclassify) -> Done:
    """Correct the kind of one of today's visits: turn and owner are recomputed, nobody served is moved (REC-09).

    Raises ``UserError``: ``visit_kind_unknown``, ``reason_missing``, ``visit_not_of_today``, ``day_is_closed``.
    """
    if request.kind not in terms.VISIT_KINDS:
        raise UserError("visit_kind_unknown", field="kind", value=request.kind)
    reason = reason_given(request.reason)
    with shop.work(actor, "reception.reclassify") as work:
        board = ledger.board_for_act(work)
        if board.closed_at is not None:
            raise UserError("day_is_closed")
        visit = board.visits.get(visit_id) or board.closed.get(visit_id)
        if visit is None:
            raise UserError("visit_not_of_today", id=visit_id)
        customer_known(work, request.customer_id)
        before = _customer_in_row(work, visit_id)
        # who the visitor is may have been filled in already, as a detail
        customer = request.customer_id if request.customer_id is not None else before
        known = customer is not None and customer != visit.customer
        owner = owner_of(work, customer) if known or request.customer_id is not None else visit.owner
        now = correction(board, visit, request.kind, owner, concealed=request.concealed)
        payload: dict[str, Any] = {
            "visit": visit_id,
            "from": visit.kind,
            "to": request.kind,
            "reason": reason,
            "turn": now.turn,
            "as": now.served_as,
            "sequence": now.sequence,
            "concealed": request.concealed,
        }
        if request.concealed and visit.consultant is not None and not _paid_for(board, visit_id):
            payload["cost"] = CONCEALED[board.policy.concealed_customer]
        if known or request.customer_id is not None:
            payload |= {"customer": customer, "owner": owner, "customer_before": before}
        event = ledger.append(work, "kind_corrected", payload)
        more = {"customer_id": request.customer_id} if request.customer_id is not None else {}
        keep_row(work, board, visit_id, **more)
        _means(work, visit_id, before)
        # a waiting visitor who turns out to be somebody's own may be taken at once
        return done(event.number, serve_waiting(work, board))


def _customer_in_row(work: Work, visit_id: int) -> int | None:
    """Who the visitor is, as the records say: given on arrival or filled in since."""
    return work.connection.execute(
        select(Visit.customer_id).where(Visit.id == visit_id, Visit.store_id == work.store_id)
    ).scalar()


def _means(work: Work, visit_id: int, before: int | None) -> None:
    """Whom a visit was with counts for whose they are, also when it is said after it has ended (REG-07)."""
    from showroom.services.ownership import recount  # owners know visits: a cycle only at import time

    recount.meant(work, visit_id, before)


def _paid_for(board: Board, visit_id: int) -> bool:
    """Whether concealing this visit's customer has cost something already: corrected twice, it costs once."""
    return any(
        "cost" in changes.event.payload and changes.event.payload.get("visit") == visit_id
        for changes in board.journal.values()
        if changes.event.kind == "kind_corrected"
    )


def details(shop: Shop, actor: Actor, visit_id: int, request: VisitDetails) -> None:
    """Fill in what is known by now; the rotation does not change (a known customer's kind is corrected by
    :func:`reclassify`), except that a guest who is registered holds nobody out any longer (REC-10)."""
    if request.party_size is not None and not 1 <= request.party_size <= MOST_PARTY:
        raise UserError("party_size_out_of_range", field="party_size", least=1, most=MOST_PARTY)
    given = {
        "party_size": request.party_size,
        "customer_id": request.customer_id,
        "channel": request.channel,
        "purpose": request.purpose,
        "note": request.note,
        "language": request.language,
    }
    values: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if not values and request.members is None and not request.sat_down:
        return
    with shop.work(actor, "reception.details") as work:
        customer_known(work, request.customer_id)
        if request.sat_down:
            values["sat_down_at"] = _sat_down(work, visit_id)
        before = _customer_in_row(work, visit_id)
        if values:
            work.update(Visit, visit_id, **values)
        _means(work, visit_id, before)
        if request.members is not None:
            _replace_members(work, visit_id, request.members)
        if request.customer_id is not None and work.shop.kept_board is not None:
            board = ledger.board_for_act(work)
            if duties.synchronise(work, board):
                serve_waiting(work, board)


def _sat_down(work: Work, visit_id: int) -> datetime:
    """When they sat down: the first time it was said."""
    before = work.connection.execute(
        select(Visit.sat_down_at).where(Visit.id == visit_id, Visit.store_id == work.store_id)
    ).scalar()
    return before or work.now


def _replace_members(work: Work, visit_id: int, members: tuple[tuple[str, int], ...]) -> None:
    if any(role not in terms.MEMBER_ROLES or count < 1 for role, count in members):
        raise UserError("member_role_unknown", field="members")
    old = work.connection.execute(
        select(VisitMember.id).where(VisitMember.visit_id == visit_id, VisitMember.store_id == work.store_id)
    )
    for row_id in old.scalars().all():
        work.delete(VisitMember, row_id)
    for role, count in members:
        work.insert(VisitMember, visit_id=visit_id, role=role, count=count)
