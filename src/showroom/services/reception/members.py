"""Who belongs to a party, by role (REC-06)."""

from __future__ import annotations

from sqlalchemy import select

from showroom.domain.staff.actor import Actor
from showroom.services.shop import Shop
from showroom.store.models import VisitMember


def members_of(shop: Shop, actor: Actor, visit_id: int) -> tuple[tuple[str, int], ...]:
    """(role of ``terms.MEMBER_ROLES``, how many) of a visit's party; empty: nobody said."""
    with shop.view(actor, "reception.details") as connection:
        rows = connection.execute(
            select(VisitMember.role, VisitMember.count)
            .where(VisitMember.visit_id == visit_id, VisitMember.store_id == shop.store.id)
            .order_by(VisitMember.id)
        )
        return tuple((role, count) for role, count in rows)
