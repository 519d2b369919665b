"""Late entry 补录 (REC-23): what happened while nobody could enter it, with its true time and who really served."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from showroom.domain.errors import UserError
from showroom.domain.reception import terms
from showroom.domain.reception.afterwards import gave_turn_back
from showroom.domain.reception.late import LateTurn, LateVisit, decision_of, late_turn
from showroom.domain.reception.late import really_served as turn_of
from showroom.domain.reception.state import Board, OpenVisit
from showroom.domain.staff.actor import Actor
from showroom.services import ledger
from showroom.services.reception.acts import (
    MOST_PARTY,
    Done,
    done,
    keep_row,
    person_here,
    reason_given,
    serve_waiting,
    works_here,
)
from showroom.services.reception.arrival import customer_known, is_outside, owner_of
from showroom.services.reception.desk import Finish, outcome_of
from showroom.services.reception.truth import of_visit, open_or_ended, true_moment
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Visit


@dataclass(frozen=True, slots=True)
class LateEntry:
    """A visit that nobody entered. ``left_at`` None: the visitor is still here; else ``outcome`` says how it ended."""

    staff_id: int
    arrived_at: datetime
    left_at: datetime | None = None
    kind: str = "first"
    outcome: str | None = None
    reason: str | None = None
    party_size: int = 1
    customer_id: int | None = None
    note: str | None = None


def late_entry(shop: Shop, actor: Actor, request: LateEntry) -> Done:
    """Enter a visit afterwards. It charges its turn now and moves nobody who was served since.

    Raises ``UserError``: those of ``truth.true_moment``, ``visit_kind_unknown``, ``party_size_out_of_range``,
    ``no_such_person``, ``late_entry_ends_before``, ``late_entry_outcome_missing``, ``outcome_…``.
    """
    if request.kind not in terms.VISIT_KINDS:
        raise UserError("visit_kind_unknown", field="kind", value=request.kind)
    if not 1 <= request.party_size <= MOST_PARTY:
        raise UserError("party_size_out_of_range", field="party_size", least=1, most=MOST_PARTY)
    if request.left_at is not None and request.left_at < request.arrived_at:
        raise UserError("late_entry_ends_before", field="left_at")
    if request.left_at is not None and request.outcome is None:
        raise UserError("late_entry_outcome_missing", field="outcome")
    with shop.work(actor, "reception.late_entry") as work:
        board = ledger.board_for_act(work)
        works_here(work, request.staff_id)
        customer_known(work, request.customer_id)
        true_moment(work, board, request.arrived_at)
        if request.left_at is not None and request.left_at > max(work.now, board.at):
            raise UserError("late_entry_in_future", field="left_at")
        if request.left_at is None:
            person = person_here(board, request.staff_id)
            if person.status not in (terms.AVAILABLE, terms.WITH_VISITOR):
                raise UserError("hand_over_not_here", field="staff", staff=request.staff_id)
        visit = _as_it_was(work, request)
        turn = late_turn(board, request.staff_id, visit)
        visit_id, number = work.new_id(), board.visit_numbers + 1
        event = ledger.append(work, "late_entry", _payload(visit_id, number, request, visit, turn))
        over = request.left_at is not None
        work.insert(
            Visit,
            id=visit_id,
            day=board.day,
            number=number,
            arrived_at=request.arrived_at,
            true_arrived_at=request.arrived_at,
            entered_late=True,
            kind=request.kind,
            party_size=request.party_size,
            state=terms.LEFT if over else terms.GREETED,
            customer_id=request.customer_id,
            consultant_id=request.staff_id,
            asked_for_id=visit.asked_for,
            served_as=turn.served_as,
            used_turn=turn.uses_turn,
            assigned_at=request.arrived_at,
            greeted_at=request.arrived_at,
            left_at=request.left_at,
            outcome=request.outcome if over else None,
            outcome_reason=request.reason if over else None,
            note=request.note,
            pack_version_id=ledger.pack_version(work),
        )
        from showroom.services.ownership.contacts import served  # owners know visits: a cycle only at import time

        served(work, visit_id)
        return done(event.number, serve_waiting(work, board))


def _as_it_was(work: Work, request: LateEntry) -> LateVisit:
    turn_back = False
    if request.left_at is not None and request.outcome is not None:
        turn_back = outcome_of(work, request.outcome, request.reason).gives_turn_back
    owner = owner_of(work, request.customer_id)
    asked_for = request.staff_id if request.kind == "asked_for" else None
    return LateVisit(
        request.kind, request.arrived_at, owner, asked_for, is_outside(work.shop, work, request.arrived_at), turn_back
    )


def _payload(visit_id: int, number: int, request: LateEntry, visit: LateVisit, turn: LateTurn) -> dict[str, Any]:
    """The event; facts that the visit does not have are left out of it."""
    over = request.left_at is not None
    payload: dict[str, Any] = {
        "visit": visit_id,
        "number": number,
        "kind": request.kind,
        "party": request.party_size,
        "staff": request.staff_id,
        "customer": request.customer_id,
        "arrived_at": request.arrived_at.isoformat(),
        "left_at": request.left_at.isoformat() if request.left_at is not None else None,
        "outcome": request.outcome if over else None,
        "uses_turn": turn.uses_turn,
        "as": turn.served_as,
    }
    further = {
        "owner": visit.owner,
        "asked_for": visit.asked_for,
        "outside": visit.outside or None,
        "sequence": turn.sequence if turn.sequence != terms.VISITS else None,
        "turn_back": visit.turn_back or None,
        "spared": turn.spared or None,
        "spends": turn.spends,
    }
    return payload | {name: fact for name, fact in further.items() if fact is not None}


def really_served(
    shop: Shop,
    actor: Actor,
    visit_id: int,
    staff_id: int,
    reason: str,
    true_at: datetime | None = None,
    ended: Finish | None = None,
) -> Done:
    """The visitor whom the board has with somebody (or did, today), waiting or gone unserved was served by somebody
    else all along, ``true_at`` since when (None: since the visitor was called). Who was written down gets the turn
    back, who served pays it. ``ended``: how the visit of a party ended that was thought to have left unserved.

    A supervisor says so, with a reason: it is no way to pick a visitor. Raises ``UserError``: ``visit_not_of_today``,
    ``serves_already``, ``no_such_person``, ``reason_missing``, ``visit_of_earlier_day``, ``day_is_closed``,
    ``late_entry_outcome_missing``, ``outcome_…``, and those of a late entry (``truth``).
    """
    reason = reason_given(reason)
    with shop.work(actor, "reception.really_served") as work:
        board = ledger.board_for_act(work)
        visit = open_or_ended(board, visit_id)
        works_here(work, staff_id)
        if visit.consultant == staff_id:
            raise UserError("serves_already", staff=staff_id)
        if visit.carried:
            raise UserError("visit_of_earlier_day", number=visit.number)
        truth = of_visit(work, board, visit, true_at or visit.since or visit.arrived_at)
        since = datetime.fromisoformat(truth["true_at"])
        turn_back, end = _as_it_ended(work, board, visit, ended)
        turn = turn_of(board, visit, staff_id, since, turn_back=turn_back)
        payload = {
            "visit": visit_id,
            "reason": reason,
            "decision": decision_of(board, staff_id, turn).to_payload(),
            **({"spends": turn.spends} if turn.spends is not None else {}),
            **({"turn_back": turn_back, "outcome": end["outcome"]} if end else {}),
            **truth,
        }
        event = ledger.append(work, "overridden", payload)
        keep_row(work, board, visit_id, **end, **({"greeted_at": since} if end else {}))
        if end:
            from showroom.services.ownership.contacts import served  # as above

            served(work, visit_id)
        return done(event.number, serve_waiting(work, board))


def _as_it_ended(
    work: Work, board: Board, visit: OpenVisit, ended: Finish | None
) -> tuple[bool, dict[str, str | None]]:
    """Whether the visit ended as no opportunity, and what its row has not got yet: how it ended, where it was thought
    to have left unserved."""
    if visit.state != terms.LEFT_UNSERVED:
        return visit.state == terms.LEFT and gave_turn_back(board, visit), {}
    if ended is None:
        raise UserError("late_entry_outcome_missing", field="outcome")
    outcome = outcome_of(work, ended.outcome, ended.reason)
    return outcome.gives_turn_back, {"outcome": ended.outcome, "outcome_reason": ended.reason}
