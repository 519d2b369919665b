"""Agents' notices in dispute become cases at the desk, in the transaction of the dispute (REC-24)."""

from __future__ import annotations

from sqlalchemy import select

from showroom.domain.reception import terms
from showroom.services.agents.notices import rivals
from showroom.services.ownership.claims import open_in
from showroom.services.ownership.values import ClaimKind, ClaimState
from showroom.services.work import Work
from showroom.store.models import AdvanceNotice, OwnershipClaim, Visit


def opened(work: Work, notice_id: int, reason: str) -> None:
    """A notice is in dispute: a case is opened, about the visit on it or on one of its rivals if there was one."""
    parties = [one.id for one in rivals(work.connection, work.store_id, notice_id, work.now)]
    came = work.connection.execute(
        select(Visit.id, Visit.customer_id)
        .join(AdvanceNotice, AdvanceNotice.visit_id == Visit.id)
        .where(AdvanceNotice.id.in_([notice_id, *parties]), Visit.state != terms.UNDONE)
        .order_by(Visit.arrived_at)
        .limit(1)
    ).first()
    visit, customer = came if came is not None else (None, None)
    open_in(work, ClaimKind.NOTICE, notice_id=notice_id, visit_id=visit, customer_id=customer, reason=reason)


def taken_back(work: Work, notice_id: int) -> None:
    """The dispute was a mistake: its case is closed without a decision."""
    claim = work.connection.execute(
        select(OwnershipClaim.id).where(
            OwnershipClaim.store_id == work.store_id,
            OwnershipClaim.notice_id == notice_id,
            OwnershipClaim.state == ClaimState.OPEN.value,
        )
    ).scalar()
    if claim is not None:
        work.update(OwnershipClaim, claim, state=ClaimState.WITHDRAWN.value)
