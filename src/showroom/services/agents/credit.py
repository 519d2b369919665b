"""Whose customer an agent's visit was, once a ruling says whose notice counts (REC-24): the visit goes with it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from showroom.domain.reception import terms
from showroom.services.work import Work
from showroom.store.models import AdvanceNotice, Visit

Moved = tuple[tuple[int, int], ...]
"""Visits with the notices they had come on before."""


def give(work: Work, winner_id: int | None, parties: Iterable[int]) -> Moved:
    """Visits that came on the notice of somebody who lost go with the one that counts; with none where none does."""
    rows = work.connection.execute(
        select(Visit.id, Visit.notice_id)
        .where(
            Visit.store_id == work.store_id,
            Visit.notice_id.in_([one for one in parties if one != winner_id]),
            Visit.state != terms.UNDONE,
        )
        .order_by(Visit.arrived_at, Visit.id)
    ).all()
    moved = tuple((visit, notice) for visit, notice in rows if notice is not None)
    for visit, notice in moved:
        _link(work, visit, winner_id)
        _came(work, notice, visit, None)
        if winner_id is not None:
            _came(work, winner_id, None, visit)
    return moved


def take_back(work: Work, winner_id: int | None, moved: Moved) -> None:
    """The ruling holds no more: each visit came on the notice it came on. One that was taken back since stays so."""
    for visit, notice in moved:
        state = work.connection.execute(select(Visit.state).where(Visit.id == visit)).scalar()
        if winner_id is not None:
            _came(work, winner_id, visit, None)
        if state != terms.UNDONE:
            _link(work, visit, notice)
            _came(work, notice, None, visit)


def _link(work: Work, visit_id: int, notice_id: int | None) -> None:
    agent = work.connection.execute(select(AdvanceNotice.agent_id).where(AdvanceNotice.id == notice_id)).scalar()
    work.update(Visit, visit_id, notice_id=notice_id, agent_id=agent)


def _came(work: Work, notice_id: int, before: int | None, after: int | None) -> None:
    """The visit a notice led to; one it led to first keeps its place."""
    now = work.connection.execute(select(AdvanceNotice.visit_id).where(AdvanceNotice.id == notice_id)).scalar()
    if now == before:
        work.update(AdvanceNotice, notice_id, visit_id=after)
