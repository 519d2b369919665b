"""Late entry 补录 (REC-23): what happened while nobody could enter it, with its true time and who really served."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from showroom.domain.errors import UserError
from showroom.domain.reception import terms
from showroom.domain.reception.decide import turn_rule
from showroom.domain.reception.state import Board
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import require
from showroom.services import ledger
from showroom.services.reception.acts import MOST_PARTY, Done, done, person_here, serve_waiting, works_here
from showroom.services.reception.arrival import customer_known, is_outside, owner_of
from showroom.services.reception.desk import outcome_of
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


def true_moment(work: Work, board: Board, true_at: datetime) -> datetime:
    """The true time of an act entered afterwards; older than the policy's limit needs a supervisor.

    Raises ``UserError``: ``late_entry_in_future``, ``late_entry_other_day``; ``Refused``.
    """
    if true_at > work.now:
        raise UserError("late_entry_in_future", field="true_at")
    if work.shop.day(true_at) != board.day:
        raise UserError("late_entry_other_day", field="true_at", day=board.day.isoformat())
    if work.now - true_at > timedelta(seconds=board.policy.late_entry_limit_s):
        require(work.actor, "reception.late_entry_old")
    return true_at


def late_entry(shop: Shop, actor: Actor, request: LateEntry) -> Done:
    """Enter a visit afterwards. It charges its turn now and moves nobody who was served since.

    Raises ``UserError``: those of :func:`true_moment`, ``visit_kind_unknown``, ``party_size_out_of_range``,
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
        if request.left_at is not None and request.left_at > work.now:
            raise UserError("late_entry_in_future", field="left_at")
        if request.left_at is None:
            person = person_here(board, request.staff_id)
            if person.status not in (terms.AVAILABLE, terms.WITH_VISITOR):
                raise UserError("hand_over_not_here", field="staff", staff=request.staff_id)
        uses_turn = _uses_turn(work, board, request)
        visit_id, number = work.new_id(), board.visit_numbers + 1
        event = ledger.append(
            work,
            "late_entry",
            {
                "visit": visit_id,
                "number": number,
                "kind": request.kind,
                "party": request.party_size,
                "staff": request.staff_id,
                "customer": request.customer_id,
                "arrived_at": request.arrived_at.isoformat(),
                "left_at": request.left_at.isoformat() if request.left_at is not None else None,
                "outcome": request.outcome if request.left_at is not None else None,
                "uses_turn": uses_turn,
            },
        )
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
            served_as="next",
            used_turn=uses_turn,
            assigned_at=request.arrived_at,
            greeted_at=request.arrived_at,
            left_at=request.left_at,
            outcome=request.outcome if over else None,
            outcome_reason=request.reason if over else None,
            note=request.note,
            pack_version_id=ledger.pack_version(work),
        )
        return done(event.number, serve_waiting(work, board))


def _uses_turn(work: Work, board: Board, request: LateEntry) -> bool:
    if request.left_at is not None and request.outcome is not None:
        outcome = outcome_of(work, request.outcome, request.reason)
        if outcome.gives_turn_back:
            return False
    rule = turn_rule(request.kind, "next", owner_of(work, request.customer_id) == request.staff_id)
    return rule is not None and board.policy.takes_turn(rule, is_outside(work.shop, work, request.arrived_at))[0]
