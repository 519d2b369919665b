"""Possible duplicates while somebody types (REG-03), and numbers that are used too often (REG-01)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select

from showroom.domain.customers import duplicates as rules
from showroom.domain.customers import masking, names, phones
from showroom.domain.customers.duplicates import Likeness, Traits
from showroom.domain.staff.actor import Actor
from showroom.services.customers import people as _people
from showroom.services.customers.relations import household_of
from showroom.services.customers.values import Duplicate, Duplicates, PhoneDoubt
from showroom.services.shop import Shop
from showroom.store.models import Customer, CustomerPhone, NotSamePerson, Staff, Visit

_MOST_SAME = 50  # a name like 王伟 is shared by many; the newest are compared


def possible(
    shop: Shop,
    actor: Actor,
    *,
    name: str = "",
    typed_phones: tuple[str, ...] = (),
    email: str = "",
    company: str = "",
    address: str = "",
    customer_id: int | None = None,
    limit: int = 8,
) -> Duplicates:
    """Who might be the person being typed in, likeliest first; never raises for half-typed input.

    ``customer_id``: the record being edited; itself and those said to be different people are left out.
    """
    numbers = tuple(
        one.e164
        for one in phones.read_all(typed_phones, shop.store.country)
        if one.e164 is not None and not one.problem
    )
    traits = Traits(name, numbers, email.strip(), company, address)
    with shop.view(actor, "customers.find") as connection:
        rows = _like(shop, connection, traits, customer_id)
        people = _people.people(shop, connection, actor, [row for row, _ in rows])
        visits = _visits(connection, [person.id for person in people])
        found = [
            Duplicate(
                person,
                likeness.reasons,
                likeness.likely,
                masking.address(row.address or "") if person.masked and row.address else row.address or "",
                *visits.get(person.id, (0, None)),
            )
            for person, (row, likeness) in zip(people, rows, strict=True)
        ]
        doubts = _doubts(shop, connection, numbers, customer_id)
    return Duplicates(tuple(found[:limit]), doubts)


def _like(
    shop: Shop, connection: Connection, traits: Traits, customer_id: int | None
) -> list[tuple[Row[*tuple[Any, ...]], Likeness]]:
    conditions: list[ColumnElement[bool]] = []
    key = names.key(traits.name)
    if traits.phones:
        conditions.append(
            Customer.id.in_(select(CustomerPhone.customer_id).where(CustomerPhone.e164.in_(traits.phones)))
        )
    if traits.email:
        conditions.append(Customer.email_key == names.fold(traits.email))
    if len(key) >= 2:
        conditions.append(Customer.name_key == key)
    if place := rules.address_key(traits.address):
        conditions.append(Customer.address_key == place)
    if not conditions:
        return []
    wanted = _people.rows(shop).where(or_(*conditions))
    if customer_id is not None:
        different = select(NotSamePerson.id).where(
            or_(
                and_(NotSamePerson.low_id == customer_id, NotSamePerson.high_id == Customer.id),
                and_(NotSamePerson.high_id == customer_id, NotSamePerson.low_id == Customer.id),
            )
        )
        known = (customer_id, *household_of(connection, customer_id))  # who lives with them is somebody else
        wanted = wanted.where(Customer.id.not_in(known), ~different.exists())
    rows = connection.execute(wanted.order_by(Customer.id.desc()).limit(_MOST_SAME)).all()
    numbers = _people.phones_of(connection, [row.id for row in rows])
    found = []
    for row in rows:
        other = Traits(row.name, numbers.get(row.id, ()), row.email or "", row.company or "", row.address or "")
        likeness = rules.compare(traits, other)
        if likeness is not None:
            found.append((row, likeness))
    return sorted(found, key=lambda pair: -pair[1].points)


def _visits(connection: Connection, ids: list[int]) -> dict[int, tuple[int, Any]]:
    """How often and when last each of them came."""
    rows = connection.execute(
        select(Visit.customer_id, func.count(), func.max(Visit.arrived_at))
        .where(Visit.customer_id.in_(ids))
        .group_by(Visit.customer_id)
    )
    return {customer_id: (count, last) for customer_id, count, last in rows if customer_id is not None}


def _doubts(
    shop: Shop, connection: Connection, numbers: tuple[str, ...], customer_id: int | None
) -> tuple[PhoneDoubt, ...]:
    if not numbers:
        return ()
    staff = {
        one.e164
        for raw in connection.execute(
            select(Staff.phone).where(Staff.store_id == shop.store.id, Staff.phone.is_not(None))
        ).scalars()
        if (one := phones.read(raw or "", shop.store.country)).e164 is not None
    }
    found = []
    for e164 in numbers:
        users = [
            user
            for user in connection.execute(
                select(CustomerPhone.customer_id).where(CustomerPhone.e164 == e164).limit(100)
            ).scalars()
            if user != customer_id
        ]
        code = rules.used_too_often(users, staff, e164)
        if code is not None:
            found.append(PhoneDoubt(e164, code, len(users)))
    return tuple(found)
