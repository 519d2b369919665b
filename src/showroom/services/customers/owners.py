"""Who looks after a customer in a store, and how long that is protected (REG-07).

Protection begins with owning and is extended by effective contact (:mod:`showroom.services.ownership.contacts`); its
end is computed when it is read: no timer frees anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from showroom.clock import zone
from showroom.domain.errors import UserError
from showroom.domain.ownership import protection as terms
from showroom.domain.packs.ownership import OwnershipRules, WhenFree
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import may
from showroom.services import packs
from showroom.services.following import winner_of
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import CustomerOwner, OwnerChange, Staff
from showroom.store.prepared import Prepared

_OF_CUSTOMER = (CustomerOwner.store_id == bindparam("store"), CustomerOwner.customer_id == bindparam("customer"))
_OWNER = Prepared(select(CustomerOwner.staff_id).where(*_OF_CUSTOMER))
_ROW = Prepared(
    select(
        CustomerOwner.id,
        CustomerOwner.staff_id,
        CustomerOwner.since,
        CustomerOwner.protected_until,
        CustomerOwner.extended_at,
        CustomerOwner.extended_by,
    ).where(*_OF_CUSTOMER)
)


@dataclass(frozen=True, slots=True)
class Protection:
    """A customer's owner in this store. ``until`` None: no end; ``days_left`` 0: the customer is free.

    ``cap``: the day no contact extends beyond; ``extended_by``: the contact (``domain.packs.ownership.ContactKind``)
    that extended it last, empty when none did.
    """

    staff_id: int
    since: datetime
    until: datetime | None
    days_left: int | None
    cap: datetime
    extended_at: datetime | None
    extended_by: str

    @property
    def is_free(self) -> bool:
        return self.days_left == 0


def _row(connection: Connection, store_id: int, customer_id: int) -> Row[*tuple[Any, ...]] | None:
    return next(iter(_ROW.named(connection, {"store": store_id, "customer": customer_id})), None)


def owner_of(connection: Connection, store_id: int, customer_id: int) -> int | None:
    """The owner's staff id, protected or not; None for a customer nobody looks after in this store."""
    found: int | None = _OWNER.scalar(connection, {"store": store_id, "customer": winner_of(connection, customer_id)})
    return found


def protection_of(
    shop: Shop, connection: Connection, customer_id: int, at: datetime | None = None
) -> Protection | None:
    """The owner and what is left of the protection at ``at`` (default: now); None for nobody's customer."""
    row = _row(connection, shop.store.id, winner_of(connection, customer_id))
    if row is None:
        return None
    moment = at or shop.clock.now()
    return Protection(
        row.staff_id,
        row.since,
        row.protected_until,
        terms.days_left(row.protected_until, moment),
        end_of_days(shop, row.since, rules_of(shop, connection).cap_days),
        row.extended_at,
        row.extended_by or "",
    )


def serving_owner(shop: Shop, connection: Connection, customer_id: int, at: datetime | None = None) -> int | None:
    """Whose customer it is when they come or call again: nobody's once they are free and the pack says ``rotation``."""
    row = _row(connection, shop.store.id, winner_of(connection, customer_id))
    if row is None:
        return None
    owner: int = row.staff_id
    if terms.is_protected(row.protected_until, at or shop.clock.now()):
        return owner
    return owner if rules_of(shop, connection).when_free is WhenFree.LAST_OWNER else None


def rules_of(shop: Shop, connection: Connection) -> OwnershipRules:
    """The pack's ``[ownership]`` in force now."""
    return packs.in_force(shop, connection).pack.ownership


def end_of_days(shop: Shop, at: datetime, days: int) -> datetime:
    """The end of the business day ``days`` days after ``at``: protection never ends in the middle of a day."""
    last = shop.day(at) + timedelta(days=days + 1)
    midnight = datetime.combine(last, time(0), zone(shop.store.time_zone))
    return (midnight + timedelta(minutes=shop.store.day_starts_minute)).astimezone(UTC)


def set_owner(shop: Shop, actor: Actor, customer_id: int, staff_id: int) -> None:
    """Make somebody the owner in this store. Taking a protected customer of another needs a supervisor; a free one may
    be taken. Raises ``UserError``.
    """
    with shop.work(actor, "customers.update") as work:
        held = protection_of(shop, work.connection, customer_id, work.now)
        others = held is not None and not held.is_free and held.staff_id not in (staff_id, actor.staff_id)
        if others and not may(actor, "customers.reassign"):
            raise UserError("customer_has_owner", field="owner")
        if work.connection.execute(select(Staff.id).where(Staff.id == staff_id, Staff.active)).first() is None:
            raise UserError("staff_unknown", field="owner")
        give_in(work, customer_id, staff_id)


def give_in(
    work: Work,
    customer_id: int,
    staff_id: int,
    why: str = "given",
    ruling_id: int | None = None,
    rules: OwnershipRules | None = None,
) -> None:
    """Make somebody the owner inside another act, protected from now; nothing is written when they are already.

    ``why`` (see ``OwnerChange``): ``ruling`` and ``free`` begin a new protection for the owner there was, too.
    ``rules``: the pack's, where the act knows them already.
    """
    if not work.is_new(customer_id):
        customer_id = winner_of(work.connection, customer_id)
    row = _row(work.connection, work.store_id, customer_id)
    if row is not None and row.staff_id == staff_id and why not in ("ruling", "free"):
        return
    rules = rules or rules_of(work.shop, work.connection)
    if row is None:
        begin_in(work, customer_id, staff_id, rules)
        if ruling_id is not None:
            _note(work, customer_id, None, None, None, staff_id, why, ruling_id)
        return
    changed = work.update(
        CustomerOwner,
        row.id,
        staff_id=staff_id,
        since=work.now,
        protected_until=end_of_days(work.shop, work.now, rules.protection_days),
        extended_at=None,
        extended_by=None,
    )
    if changed:
        _note(work, customer_id, row.staff_id, row.since, row.protected_until, staff_id, why, ruling_id)


def begin_in(work: Work, customer_id: int, staff_id: int, rules: OwnershipRules) -> None:
    """Make somebody the owner of a customer who has none, made in this very act for one."""
    until = end_of_days(work.shop, work.now, rules.protection_days)
    work.insert(CustomerOwner, customer_id=customer_id, staff_id=staff_id, since=work.now, protected_until=until)


def release_in(work: Work, customer_id: int, why: str, ruling_id: int | None = None) -> None:
    """Nobody looks after the customer any more; nothing is written when nobody did."""
    customer_id = winner_of(work.connection, customer_id)
    row = _row(work.connection, work.store_id, customer_id)
    if row is not None:
        work.delete(CustomerOwner, row.id)
        _note(work, customer_id, row.staff_id, row.since, row.protected_until, None, why, ruling_id)


def restore_in(work: Work, customer_id: int, ruling_id: int) -> None:
    """Put back the owner whom a ruling had changed, with the protection they had; nothing when it changed none."""
    change = work.connection.execute(
        select(OwnerChange.from_id, OwnerChange.from_since, OwnerChange.from_until)
        .where(OwnerChange.ruling_id == ruling_id, OwnerChange.store_id == work.store_id, OwnerChange.why == "ruling")
        .order_by(OwnerChange.at.desc())
        .limit(1)
    ).first()
    if change is None:
        return
    if change.from_id is None:
        release_in(work, customer_id, "reopened", ruling_id)
        return
    customer_id = winner_of(work.connection, customer_id)
    row = _row(work.connection, work.store_id, customer_id)
    values = {"staff_id": change.from_id, "since": change.from_since, "protected_until": change.from_until}
    if row is None:
        work.insert(CustomerOwner, customer_id=customer_id, **values)
        _note(work, customer_id, None, None, None, change.from_id, "reopened", ruling_id)
    elif work.update(CustomerOwner, row.id, **values, extended_at=None, extended_by=None):
        _note(work, customer_id, row.staff_id, row.since, row.protected_until, change.from_id, "reopened", ruling_id)


def _note(
    work: Work,
    customer_id: int,
    from_id: int | None,
    since: datetime | None,
    until: datetime | None,
    to_id: int | None,
    why: str,
    ruling_id: int | None,
) -> None:
    work.insert(
        OwnerChange,
        customer_id=customer_id,
        at=work.now,
        from_id=from_id,
        from_since=since,
        from_until=until,
        to_id=to_id,
        why=why,
        ruling_id=ruling_id,
        by_id=work.actor.staff_id,
    )
