"""Serving beside the plain rotation: overrides, misses, deputies, helpers, hand-overs, credit (REC-03, REC-07, REC-10 …
REC-12, REC-15, REC-21). Each stands in the ledger, and each that moved somebody says why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from showroom.domain.errors import UserError
from showroom.domain.reception import terms
from showroom.domain.reception.decide import Decision, next_for_call, offered_deputy
from showroom.domain.reception.decide import override as decide_override
from showroom.domain.reception.helping import helper, two_firsts
from showroom.domain.reception.late import stood_in
from showroom.domain.reception.state import Board, OpenVisit
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import require
from showroom.services import ledger
from showroom.services.reception.acts import (
    Assignment,
    Done,
    done,
    keep_row,
    moment,
    name_of,
    open_visit,
    person_here,
    reason_given,
    serve_waiting,
    take,
    waiting_visit,
    works_here,
)
from showroom.services.reception.truth import of_visit, open_or_ended
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import VisitCredit

_WHOLE = 100


def override(
    shop: Shop, actor: Actor, visit_id: int, staff_id: int, reason: str, true_at: datetime | None = None
) -> Done:
    """A manager gives a visitor to somebody outside the order, with a reason (REC-03); a supervisor who is not clocked
    in may serve so, too (REC-12).

    Raises ``UserError``: ``visit_not_open``, ``no_such_person``, ``reason_missing``, ``serves_already``.
    """
    reason = reason_given(reason)
    with shop.work(actor, "reception.override") as work:
        board = ledger.board_for_act(work)
        visit = open_visit(board, visit_id)
        works_here(work, staff_id)
        if visit.consultant == staff_id:
            raise UserError("serves_already", staff=staff_id)
        decision = decide_override(board, visit, staff_id)
        payload = {"visit": visit_id, "reason": reason, "decision": decision.to_payload()}
        event = ledger.append(work, "overridden", payload | of_visit(work, board, visit, true_at))
        keep_row(work, board, visit_id, **({} if visit.state == terms.GREETED else {"greeted_at": None}))
        return done(event.number, serve_waiting(work, board))


def missed(shop: Shop, actor: Actor, visit_id: int, fault: str = "point", true_at: datetime | None = None) -> Done:
    """The desk declares that who was called did not come; the next is called (REC-11). ``fault``: point or deck.
    ``true_at``: when they had not come, if entered afterwards (REC-23).

    Raises ``UserError``: ``visit_not_open``, ``visit_not_assigned``, ``visit_was_greeted``, ``fault_unknown``, and
    those of a late entry (``truth``).
    """
    if fault not in terms.FAULTS:
        raise UserError("fault_unknown", field="fault", value=fault)
    with shop.work(actor, "reception.missed") as work:
        board = ledger.board_for_act(work)
        visit = open_visit(board, visit_id)
        if visit.state == terms.GREETED:
            raise UserError("visit_was_greeted", number=visit.number)
        if visit.consultant is None or visit.since is None:
            raise UserError("visit_not_assigned", number=visit.number)
        truth = of_visit(work, board, visit, true_at, visit.since)
        after = max(timedelta(0), (true_at or moment(work, board)) - visit.since)
        payload = {
            "visit": visit_id,
            "staff": visit.consultant,
            "after_s": int(after.total_seconds()),
            "fault": fault,
            "cost": _cost_of_a_miss(board, visit.consultant),
        }
        event = ledger.append(work, "missed", payload | truth)
        keep_row(work, board, visit_id)
        return done(event.number, serve_waiting(work, board))


def _cost_of_a_miss(board: Board, staff: int) -> str:
    """What the policy makes this miss cost: free, bottom, loses_next_turn."""
    choice = board.policy.missed_turn
    if choice != "one_free":
        return choice
    person = board.people.get(staff)
    return "bottom" if person is not None and person.missed else "free"


def wait_for(
    shop: Shop, actor: Actor, visit_id: int, staff_id: int | None = None, true_at: datetime | None = None
) -> Done:
    """The visitor prefers to wait, for ``staff_id`` if named; somebody already called is free again, turn and all.

    Raises ``UserError``: ``visit_not_open``, ``visit_was_greeted``, ``no_such_person``.
    """
    with shop.work(actor, "reception.wait_for") as work:
        board = ledger.board_for_act(work)
        visit = open_visit(board, visit_id)
        if visit.state == terms.GREETED:
            raise UserError("visit_was_greeted", number=visit.number)
        if staff_id is not None:
            works_here(work, staff_id)
        payload: dict[str, Any] = {"visit": visit_id, "staff": staff_id} | of_visit(work, board, visit, true_at)
        if visit.consultant is not None:  # taken from who was called: told among the day's deviations (REC-03)
            payload["called"] = visit.consultant
        event = ledger.append(work, "waits_for", payload)
        keep_row(work, board, visit_id)
        return done(event.number, serve_waiting(work, board))


def courtesy(shop: Shop, actor: Actor, visit_id: int, why: str, true_at: datetime | None = None) -> Done:
    """Somebody waiting is put first (REC-12). Raises ``UserError('courtesy_unknown' | 'visit_is_being_served')``."""
    if why not in terms.COURTESIES:
        raise UserError("courtesy_unknown", field="courtesy", value=why)
    with shop.work(actor, "reception.courtesy") as work:
        board = ledger.board_for_act(work)
        visit = waiting_visit(board, visit_id)
        payload = {"visit": visit_id, "why": why} | of_visit(work, board, visit, true_at)
        event = ledger.append(work, "courtesy", payload)
        keep_row(work, board, visit_id)
        return done(event.number, serve_waiting(work, board))


def deputy(
    shop: Shop, actor: Actor, visit_id: int, true_at: datetime | None = None, staff_id: int | None = None
) -> Done:
    """A deputy serves who has waited for one person past the red limit (REC-07). ``true_at``: since when, if entered
    afterwards, ``staff_id`` then who it was (REC-23): somebody else than who would be next now needs a supervisor.

    Raises ``UserError``: ``visit_waits_for_nobody``, ``not_past_red`` (``seconds``: the limit), ``nobody_may_take``,
    ``no_such_person``, and those of a late entry (``truth``).
    """
    with shop.work(actor, "reception.deputy") as work:
        board = ledger.board_for_act(work)
        visit = waiting_visit(board, visit_id)
        if visit.waits_for is None:
            raise UserError("visit_waits_for_nobody", number=visit.number)
        at = moment(work, board)
        truth: dict[str, Any] = dict(of_visit(work, board, visit, true_at))
        if (true_at or at) - visit.arrived_at < timedelta(seconds=board.policy.red_wait_s):
            raise UserError("not_past_red", seconds=board.policy.red_wait_s)
        decision = offered_deputy(board, visit, at)
        if true_at is not None and staff_id not in (None, decision.assigned):
            decision, told = _really(work, board, visit, staff_id, true_at, deputy=True)
            truth |= told
        if decision.assigned is None:
            raise UserError("nobody_may_take")
        if staff_id not in (None, decision.assigned):
            raise UserError("help_out_of_order", first=decision.assigned, name=name_of(work, decision.assigned))
        return _with_who_waited_too(work, board, take(work, board, visit, decision, truth))


def help_with(
    shop: Shop, actor: Actor, visit_id: int, staff_id: int | None = None, true_at: datetime | None = None
) -> Done:
    """A consultant with a visitor takes a waiting one as well, as far as the policy lets (REC-10). ``true_at``: since
    when, if entered afterwards (REC-23); then ``staff_id`` is who it was, also if others were asked before now: that
    needs a supervisor.

    Without ``staff_id`` the first of the order who may. Raises ``UserError``: ``helping_not_allowed``,
    ``help_out_of_order`` (``first``: who is to be asked before), ``visit_is_being_served``.
    """
    with shop.work(actor, "reception.help") as work:
        board = ledger.board_for_act(work)
        visit = waiting_visit(board, visit_id)
        first = helper(board, visit, moment(work, board))
        truth: dict[str, Any] = dict(of_visit(work, board, visit, true_at))
        if true_at is not None and staff_id not in (None, first.assigned if first is not None else None):
            if board.policy.helping == "never":
                raise UserError("helping_not_allowed", number=visit.number)
            first, told = _really(work, board, visit, staff_id, true_at, deputy=False)
            truth |= told
        if first is None:
            raise UserError("helping_not_allowed", number=visit.number)
        if staff_id is not None and first.assigned != staff_id:
            raise UserError("help_out_of_order", first=first.assigned, name=name_of(work, first.assigned))
        return _with_who_waited_too(work, board, take(work, board, visit, first, truth))


def _really(
    work: Work, board: Board, visit: OpenVisit, staff_id: int | None, true_at: datetime, *, deputy: bool
) -> tuple[Decision, dict[str, int]]:
    """Who took a waiting visitor while nobody could enter it: a fact, which could be used to pick visitors (REC-23).

    Their turn or make-up is that of the true time. Raises ``Refused``, ``UserError('no_such_person')``.
    """
    require(work.actor, "reception.really_served")
    assert staff_id is not None
    works_here(work, staff_id)
    decision, spends = stood_in(board, visit, staff_id, true_at, deputy=deputy)
    return decision, ({"spends": spends} if spends is not None else {})


def _with_who_waited_too(work: Work, board: Board, given: Assignment) -> Done:
    """Who came together with somebody that is served now need not wait any longer (REC-06)."""
    taken = (given, *serve_waiting(work, board))
    return Done(tuple(number for one in taken for number in one.events), taken)


def hand_over(shop: Shop, actor: Actor, visit_id: int, to_id: int, note: str, true_at: datetime | None = None) -> Done:
    """Another consultant goes on with the visitor (REC-15); the turn stays with who had it. The note is for the taker.
    ``true_at``: when, if entered afterwards (REC-23), also of a visit that has ended since.

    Raises ``UserError``: ``visit_not_assigned``, ``hand_over_to_oneself``, ``not_clocked_in``, ``hand_over_not_here``,
    ``hand_over_two_firsts``: nobody serves two first visits at once unless the policy allows it (REC-10); and those of
    a late entry (``truth``).
    """
    with shop.work(actor, "reception.hand_over") as work:
        board = ledger.board_for_act(work)
        visit = open_visit(board, visit_id) if true_at is None else open_or_ended(board, visit_id)
        if visit.consultant is None:
            raise UserError("visit_not_assigned", number=visit.number)
        if visit.consultant == to_id:
            raise UserError("hand_over_to_oneself", field="to")
        if visit.state == terms.LEFT:
            works_here(work, to_id)
        else:
            _can_take_over(work, board, visit, to_id)
        truth = of_visit(work, board, visit, true_at, visit.since)
        giver = visit.payer if visit.used_turn and visit.payer is not None else visit.consultant
        event = ledger.append(work, "handed_over", {"visit": visit_id, "from": visit.consultant, "to": to_id} | truth)
        keep_row(work, board, visit_id, handed_from_id=giver, hand_over_note=note.strip() or None)
        return done(event.number, serve_waiting(work, board))


def _can_take_over(work: Work, board: Board, visit: OpenVisit, staff_id: int) -> None:
    """Refuses who is not on the floor, or would have two first visits at once."""
    taker = person_here(board, staff_id)
    if taker.status not in (terms.AVAILABLE, terms.WITH_VISITOR):
        raise UserError("hand_over_not_here", field="to", staff=staff_id)
    if two_firsts(board, visit, taker):
        raise UserError("hand_over_two_firsts", field="to", name=name_of(work, staff_id))


def split(shop: Shop, actor: Actor, visit_id: int, shares: Mapping[int, int]) -> Done:
    """Share the credit for one of today's visits (REC-15): staff → per cent, 100 in all.

    Raises ``UserError``: ``split_not_100`` (``sum``), ``visit_not_of_today``, ``no_such_person``.
    """
    total = sum(shares.values())
    if total != _WHOLE or any(percent <= 0 for percent in shares.values()):
        raise UserError("split_not_100", field="shares", sum=total)
    with shop.work(actor, "reception.split") as work:
        board = ledger.board_for_act(work)
        if visit_id not in board.visits and visit_id not in board.closed:
            raise UserError("visit_not_of_today", id=visit_id)
        for staff in shares:
            works_here(work, staff)
        before = credits_of(work, visit_id)
        event = ledger.append(
            work,
            "credit_split",
            {
                "visit": visit_id,
                "shares": [[staff, percent] for staff, percent in shares.items()],
                "before": [[staff, percent] for staff, percent in before.items()],
            },
        )
        write_credits(work, visit_id, shares)
        return Done((event.number,))


def credits_of(work: Work, visit_id: int) -> dict[int, int]:
    """How the credit for a visit is shared; empty: not at all."""
    rows = work.connection.execute(
        select(VisitCredit.staff_id, VisitCredit.percent).where(
            VisitCredit.visit_id == visit_id, VisitCredit.store_id == work.store_id
        )
    )
    return {row.staff_id: row.percent for row in rows}


def write_credits(work: Work, visit_id: int, shares: Mapping[int, int]) -> None:
    """Replace the shares of a visit."""
    old = work.connection.execute(
        select(VisitCredit.id).where(VisitCredit.visit_id == visit_id, VisitCredit.store_id == work.store_id)
    )
    for row_id in old.scalars().all():
        work.delete(VisitCredit, row_id)
    for staff, percent in shares.items():
        work.insert(VisitCredit, visit_id=visit_id, staff_id=staff, percent=percent)


def next_for_enquiry(shop: Shop, actor: Actor) -> tuple[Decision, Done]:
    """Who gets the next phone enquiry, in the sequence of calls (REC-21). Raises ``UserError``: ``no_call_sequence``,
    ``nobody_may_take``."""
    with shop.work(actor, "reception.enquiry") as work:
        board = ledger.board_for_act(work)
        if not board.policy.call_sequence:
            raise UserError("no_call_sequence")
        decision = next_for_call(board, moment(work, board))
        if decision.assigned is None:
            raise UserError("nobody_may_take")
        event = ledger.append(work, "enquiry", {"decision": decision.to_payload()})
        return decision, Done((event.number,))
