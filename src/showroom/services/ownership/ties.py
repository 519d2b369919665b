"""Customers who belong to one in question: the same person again, the household, who recommended them (REG-08)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from showroom.domain.customers import names
from showroom.domain.ownership.cases import TieKind
from showroom.services.customers.relations import household_of, referrer_of
from showroom.services.shop import Shop
from showroom.store import search
from showroom.store.models import Customer, CustomerOwner, CustomerPhone, Staff

TAIL = 8
"""Last digits of a phone that two people hardly share by chance."""
MOST = 20


@dataclass(frozen=True, slots=True)
class Owned:
    """A related customer and who looks after them here. ``how``: phone, phone_tail, address, household, referrer."""

    customer_id: int
    kind: TieKind
    how: str


def related(connection: Connection, customer_id: int) -> tuple[Owned, ...]:
    """Everybody who belongs to a customer, each once, the closest way first."""
    found: dict[int, Owned] = {}
    for other in (*_by_phone(connection, customer_id), *_by_relation(connection, customer_id)):
        found.setdefault(other.customer_id, other)
    return tuple(found.values())


def suspicious(connection: Connection, customer_id: int) -> tuple[Owned, ...]:
    """As :func:`related`, and who has the same address: what a skating check looks at. Not who recommended them: that
    is no secret.
    """
    found = {one.customer_id: one for one in related(connection, customer_id) if one.kind is not TieKind.REFERRER}
    for other in _by_address(connection, customer_id):
        found.setdefault(other.customer_id, other)
    return tuple(found.values())


def _by_phone(connection: Connection, customer_id: int) -> list[Owned]:
    """Who has the same number (the same person if the name is the same or missing), or one that ends alike."""
    mine = connection.execute(
        select(CustomerPhone.e164, Customer.name_key)
        .join(Customer, Customer.id == CustomerPhone.customer_id)
        .where(CustomerPhone.customer_id == customer_id)
    ).all()
    found = []
    for row in mine:
        tail = row.e164[-TAIL:]
        ids = [other for other in search.matches(connection, (tail,)) if other != customer_id]
        if len(row.e164) <= TAIL or not ids:
            continue
        others = connection.execute(
            select(CustomerPhone.customer_id, CustomerPhone.e164, Customer.name_key)
            .join(Customer, Customer.id == CustomerPhone.customer_id)
            .where(CustomerPhone.customer_id.in_(ids[:MOST]), Customer.active)
            .order_by(CustomerPhone.customer_id)
        )
        for other in others:
            if not other.e164.endswith(tail):
                continue
            same = other.e164 == row.e164
            person = not other.name_key or not row.name_key or _alike(row.name_key, other.name_key)
            kind = TieKind.SAME_PERSON if same and person else TieKind.HOUSEHOLD
            found.append(Owned(other.customer_id, kind, "phone" if same else "phone_tail"))
    return sorted(found, key=lambda one: (one.kind is not TieKind.SAME_PERSON, one.how, one.customer_id))


def _alike(one: str, other: str) -> bool:
    """Two keys that can mean one person: the same, one inside the other (张 and 张伟), or read the same."""
    return one in other or other in one or names.pinyin(one).casefold() == names.pinyin(other).casefold()


def _by_relation(connection: Connection, customer_id: int) -> list[Owned]:
    found = [Owned(other, TieKind.HOUSEHOLD, "household") for other in household_of(connection, customer_id)]
    referrer = referrer_of(connection, customer_id)
    if referrer is not None and referrer != customer_id:
        found.append(Owned(referrer, TieKind.REFERRER, "referrer"))
    return found


def _by_address(connection: Connection, customer_id: int) -> list[Owned]:
    key = connection.execute(select(Customer.address_key).where(Customer.id == customer_id)).scalar()
    if not key:
        return []
    rows = connection.execute(
        select(Customer.id)
        .where(Customer.address_key == key, Customer.active, Customer.id != customer_id)
        .order_by(Customer.id)
        .limit(MOST)
    )
    return [Owned(row.id, TieKind.HOUSEHOLD, "address") for row in rows]


@dataclass(frozen=True, slots=True)
class Holder:
    """Who looks after a customer here: since when, protected until when (None: no end)."""

    staff_id: int
    name: str
    since: datetime
    until: datetime | None


def holders(shop: Shop, connection: Connection, ids: Iterable[int]) -> dict[int, Holder]:
    """The owners of customers in this store, as far as they still work here."""
    rows = connection.execute(
        select(
            CustomerOwner.customer_id,
            CustomerOwner.staff_id,
            Staff.name,
            CustomerOwner.since,
            CustomerOwner.protected_until,
        )
        .join(Staff, Staff.id == CustomerOwner.staff_id)
        .where(CustomerOwner.store_id == shop.store.id, CustomerOwner.customer_id.in_(list(ids)), Staff.active)
    )
    return {row[0]: Holder(*row[1:]) for row in rows}
