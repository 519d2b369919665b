"""The true time of an act entered afterwards 补录 (REC-23): checked against clock, day, visit and person.

The event keeps both: ``at``, when it was entered, and ``true_at``. Everything that lasts is measured by the true time.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from showroom.clock import zone
from showroom.domain.errors import UserError
from showroom.domain.reception import terms
from showroom.domain.reception.state import Board, OpenVisit, Person
from showroom.domain.staff.permissions import require
from showroom.services.work import Work
from showroom.store.models import Visit


def true_moment(work: Work, board: Board, true_at: datetime, *, earlier_day: bool = False) -> datetime:
    """The true time of an act entered afterwards; older than the policy's limit needs a supervisor.

    ``earlier_day``: it is about something left open on an earlier day, and may have happened then.
    Raises ``UserError``: ``late_entry_in_future``, ``late_entry_other_day``; ``Refused``.
    """
    if true_at > max(work.now, board.at):  # a clock that was set back does not make the last acts a time to come
        raise UserError("late_entry_in_future", field="true_at")
    if not earlier_day and work.shop.day(true_at) != board.day:
        raise UserError("late_entry_other_day", field="true_at", day=board.day.isoformat())
    require(work.actor, "reception.late_entry")
    if work.now - true_at > timedelta(seconds=board.policy.late_entry_limit_s):
        require(work.actor, "reception.late_entry_old")
    return true_at


def open_or_ended(board: Board, visit_id: int) -> OpenVisit:
    """An open visit, or one of today's that has ended: what nobody entered may be about either.

    Raises ``UserError``: ``visit_not_of_today``, ``day_is_closed``: nothing of it is put right any more.
    """
    visit = board.visits.get(visit_id) or board.closed.get(visit_id)
    if visit is None:
        raise UserError("visit_not_of_today", id=visit_id)
    if visit_id in board.closed and board.closed_at is not None:
        raise UserError("day_is_closed")
    return visit


def of_visit(
    work: Work, board: Board, visit: OpenVisit, true_at: datetime | None, since: datetime | None = None
) -> dict[str, str]:
    """What an event about ``visit`` says of its true time; nothing where it is entered as it happens.

    ``since``: not before then (the visit's arrival by default). Raises those of :func:`true_moment`, ``UserError``:
    ``late_entry_before_visit``, ``late_entry_after_end``, both with ``number`` and ``time``.
    """
    if true_at is None:
        return {}
    moment = true_moment(work, board, true_at, earlier_day=visit.carried)
    begun = max(visit.arrived_at, since or visit.arrived_at)
    # Times are told to the minute: the minute in which the visitor came is not before it.
    if moment < begun.replace(second=0, microsecond=0):
        raise UserError("late_entry_before_visit", field="true_at", number=visit.number, time=local_time(work, begun))
    over = visit.state in (terms.LEFT, terms.LEFT_UNSERVED)
    ended = _left_at(work, visit) if over else None
    if ended is not None and moment > ended:
        raise UserError("late_entry_after_end", field="true_at", number=visit.number, time=local_time(work, ended))
    return {"true_at": max(moment, begun).isoformat()}


def _left_at(work: Work, visit: OpenVisit) -> datetime | None:
    return work.connection.execute(
        select(Visit.left_at).where(Visit.id == visit.visit, Visit.store_id == work.store_id)
    ).scalar()


def of_person(work: Work, board: Board, person: Person | None, true_at: datetime | None) -> dict[str, str]:
    """What an event about somebody's clock or status says of its true time.

    Raises those of :func:`true_moment`, ``UserError('late_entry_before_status')``: what the board says of the person
    since (``time``) was later.
    """
    if true_at is None:
        return {}
    moment = true_moment(work, board, true_at)
    if person is not None and moment < person.since.replace(second=0, microsecond=0):
        raise UserError("late_entry_before_status", field="true_at", time=local_time(work, person.since))
    return {"true_at": moment.isoformat()}


def local_time(work: Work, at: datetime) -> str:
    """``14:05`` in the store's zone, for the sentence of a refusal."""
    return f"{at.astimezone(zone(work.shop.store.time_zone)):%H:%M}"
