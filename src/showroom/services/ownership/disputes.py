"""Agents' notices in dispute become cases at the desk, in the transaction of the dispute (REC-24)."""

from __future__ import annotations

from sqlalchemy import select

from showroom.services.ownership.claims import open_in
from showroom.services.ownership.values import ClaimKind, ClaimState
from showroom.services.work import Work
from showroom.store.models import AdvanceNotice, OwnershipClaim, Visit


def opened(work: Work, notice_id: int, reason: str) -> None:
    """A notice is in dispute: a case is opened, about the customer who came on it if they are known."""
    customer = work.connection.execute(
        select(Visit.customer_id)
        .join(AdvanceNotice, AdvanceNotice.visit_id == Visit.id)
        .where(AdvanceNotice.id == notice_id)
    ).scalar()
    open_in(work, ClaimKind.NOTICE, notice_id=notice_id, customer_id=customer, reason=reason)


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
