"""Customers of the company whose number fits a notice: then nobody new is announced (REC-24)."""

from __future__ import annotations

from sqlalchemy import Connection, and_, select

from showroom.domain.agents.masks import Mask
from showroom.domain.customers.access import in_full
from showroom.domain.staff.actor import Actor
from showroom.services.agents.values import KnownCustomer
from showroom.services.shop import Shop
from showroom.store.models import Customer, CustomerOwner, CustomerPhone, Staff

_MOST = 5


def customers(shop: Shop, connection: Connection, actor: Actor, mask: Mask) -> tuple[KnownCustomer, ...]:
    """At most five, the longest known first. A mask with few digits fits too many people to name any.

    The name of somebody else's customer is left out (SEC-02): that there is one is what the desk must know.
    """
    if mask.is_weak:
        return ()
    pattern = f"+{mask.suffix}" if mask.whole else f"+{mask.prefix}%{mask.suffix}"
    rows = connection.execute(
        select(
            Customer.id,
            Customer.name,
            Customer.created_at,
            Customer.created_by_id,
            CustomerPhone.e164,
            CustomerOwner.staff_id.label("owner_id"),
            Staff.name.label("owner"),
        )
        .join(CustomerPhone, CustomerPhone.customer_id == Customer.id)
        .outerjoin(
            CustomerOwner, and_(CustomerOwner.customer_id == Customer.id, CustomerOwner.store_id == shop.store.id)
        )
        .outerjoin(Staff, Staff.id == CustomerOwner.staff_id)
        .where(Customer.active, CustomerPhone.e164 == pattern if mask.whole else CustomerPhone.e164.like(pattern))
        .order_by(Customer.created_at, Customer.id)
    )
    found: dict[int, KnownCustomer] = {}
    for row in rows:
        if row.id in found or not mask.fits(row.e164):
            continue
        visible = in_full(actor, row.owner_id, row.created_by_id)
        found[row.id] = KnownCustomer(row.id, row.name if visible else "", row.owner or "", row.created_at)
        if len(found) == _MOST:
            break
    return tuple(found.values())
