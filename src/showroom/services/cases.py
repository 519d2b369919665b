"""Cases at the ownership desk as rows: opened and closed inside other acts, by features that the desk itself knows.

A leaf: agents' notices open cases when they are in dispute (REC-24), the desk reads agents' notices (REG-08).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select

from showroom.domain.reception import terms
from showroom.services import packs
from showroom.services.work import Work
from showroom.store.models import AdvanceNotice, OwnershipClaim, Visit


class ClaimKind(StrEnum):
    """What a case is about. ``FORGOTTEN``: the customer can't say who served them; ``UNKNOWN``: nobody knows yet who
    the person is.
    """

    CLAIM = "claim"
    UNKNOWN = "unknown"
    FORGOTTEN = "forgotten"
    SKATING = "skating"
    NOTICE = "notice"


class ClaimState(StrEnum):
    """``JOINED``: two records were merged; the case goes on in another one that was open about the same person."""

    OPEN = "open"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"
    JOINED = "joined"


def open_in(work: Work, kind: ClaimKind, *, reason: str = "", **facts: Any) -> int:
    """A new open case inside another act; ``facts``: columns of ``OwnershipClaim``."""
    last = work.connection.execute(
        select(func.max(OwnershipClaim.number)).where(OwnershipClaim.store_id == work.store_id)
    ).scalar()
    return work.insert(
        OwnershipClaim,
        number=(last or 0) + 1,
        kind=kind.value,
        state=ClaimState.OPEN.value,
        opened_at=work.now,
        opened_by_id=work.actor.staff_id,
        reason=reason.strip(),
        pack_version_id=packs.in_force(work.shop, work.connection).version_id,
        **facts,
    )


def opened_by_notice(work: Work, notice_id: int, rivals: Sequence[int], reason: str) -> None:
    """A notice is in dispute: a case is opened, about the visit on it or on one of its ``rivals`` (their ids) if there
    was one.
    """
    came = work.connection.execute(
        select(Visit.id, Visit.customer_id)
        .join(AdvanceNotice, AdvanceNotice.visit_id == Visit.id)
        .where(AdvanceNotice.id.in_([notice_id, *rivals]), Visit.state != terms.UNDONE)
        .order_by(Visit.arrived_at)
        .limit(1)
    ).first()
    visit, customer = came if came is not None else (None, None)
    open_in(work, ClaimKind.NOTICE, notice_id=notice_id, visit_id=visit, customer_id=customer, reason=reason)


def closed_with_notice(work: Work, notice_id: int) -> None:
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
