"""The ownership of one customer as their page shows it: now, and every owner before (REG-07, REG-10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import aliased

from showroom.domain.staff.actor import Actor
from showroom.services.cases import ClaimKind, ClaimState
from showroom.services.customers.owners import Protection, protection_of
from showroom.services.shop import Shop
from showroom.store.models import OwnerChange, OwnershipClaim, Staff


@dataclass(frozen=True, slots=True)
class OwnerLine:
    """The owner, or the end of the protection, changed; ``why`` as ``OwnerChange`` says it, "" for nobody; ``until``:
    how long the owner before was protected.
    """

    at: datetime
    before: str
    after: str
    why: str
    by: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Story:
    """Whose a customer is. ``protection`` None: nobody's; ``claim_id``: the open case; ``changes`` latest first."""

    staff_id: int | None
    owner: str
    protection: Protection | None
    claim_id: int | None
    changes: tuple[OwnerLine, ...]


def story(shop: Shop, actor: Actor, customer_id: int) -> Story:
    """The ownership of a customer; people's names only, nothing of the customer."""
    before, after, by = aliased(Staff), aliased(Staff), aliased(Staff)
    with shop.view(actor, "customers.view") as connection:
        held = protection_of(shop, connection, customer_id)
        name = ""
        if held is not None:
            name = connection.execute(select(Staff.name).where(Staff.id == held.staff_id)).scalar() or ""
        claim = connection.execute(
            select(OwnershipClaim.id).where(
                OwnershipClaim.store_id == shop.store.id,
                OwnershipClaim.customer_id == customer_id,
                OwnershipClaim.state == ClaimState.OPEN.value,
                OwnershipClaim.kind != ClaimKind.NOTICE.value,
            )
        ).scalar()
        rows = connection.execute(
            select(OwnerChange.at, before.name, after.name, OwnerChange.why, by.name, OwnerChange.from_until)
            .outerjoin(before, before.id == OwnerChange.from_id)
            .outerjoin(after, after.id == OwnerChange.to_id)
            .outerjoin(by, by.id == OwnerChange.by_id)
            .where(OwnerChange.store_id == shop.store.id, OwnerChange.customer_id == customer_id)
            .order_by(OwnerChange.at.desc(), OwnerChange.id.desc())
            .limit(50)
        ).all()
    lines = tuple(OwnerLine(at, old or "", new or "", why, who or "", end) for at, old, new, why, who, end in rows)
    return Story(held.staff_id if held is not None else None, name, held, claim, lines)
