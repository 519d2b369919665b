"""Who looks after a customer in a store (REG-07)."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from showroom.domain.errors import UserError
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import may
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import CustomerOwner, Staff

_OWNER = select(CustomerOwner.staff_id).where(
    CustomerOwner.store_id == bindparam("store"), CustomerOwner.customer_id == bindparam("customer")
)


def owner_of(connection: Connection, store_id: int, customer_id: int) -> int | None:
    """The owner's staff id; None for a customer nobody looks after in this store."""
    return connection.execute(_OWNER, {"store": store_id, "customer": customer_id}).scalar()


def set_owner(shop: Shop, actor: Actor, customer_id: int, staff_id: int) -> None:
    """Make somebody the owner in this store. Taking another's customer needs a supervisor. Raises ``UserError``."""
    with shop.work(actor, "customers.update") as work:
        held = owner_of(work.connection, work.store_id, customer_id)
        if held not in (None, staff_id, actor.staff_id) and not may(actor, "customers.reassign"):
            raise UserError("customer_has_owner", field="owner")
        if work.connection.execute(select(Staff.id).where(Staff.id == staff_id, Staff.active)).first() is None:
            raise UserError("staff_unknown", field="owner")
        give_in(work, customer_id, staff_id)


def give_in(work: Work, customer_id: int, staff_id: int) -> None:
    """Make somebody the owner inside another act; nothing is written when they are already."""
    row = work.connection.execute(
        select(CustomerOwner.id, CustomerOwner.staff_id).where(
            CustomerOwner.store_id == work.store_id, CustomerOwner.customer_id == customer_id
        )
    ).first()
    if row is None:
        work.insert(CustomerOwner, customer_id=customer_id, staff_id=staff_id, since=work.now)
    elif row.staff_id != staff_id:
        work.update(CustomerOwner, row.id, staff_id=staff_id, since=work.now, protected_until=None)
