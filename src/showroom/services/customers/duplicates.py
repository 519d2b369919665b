"""Possible duplicates while somebody types (REG-03), and numbers that are used too often (REG-01)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, BindParameter, Connection, Row, Select, and_, bindparam, func, or_, select

from showroom.domain.customers import duplicates as rules
from showroom.domain.customers import masking, names, phones
from showroom.domain.customers.duplicates import Likeness, Traits
from showroom.domain.staff.actor import Actor
from showroom.services.customers import people as _people
from showroom.services.customers.relations import household_of
from showroom.services.customers.values import Duplicate, Duplicates, PhoneDoubt
from showroom.services.shop import Shop
from showroom.store import lists
from showroom.store.models import Customer, CustomerPhone, NotSamePerson, Staff, Visit

_MOST_SAME = 50  # a name like 王伟 is shared by many; the newest are compared

_VISITS = lists.OneOf(
    select(Visit.customer_id, func.count(), func.max(Visit.arrived_at)).group_by(Visit.customer_id), Visit.customer_id
)
_STAFF_PHONES = select(Staff.phone).where(Staff.store_id == bindparam("store"), Staff.phone.is_not(None))
_USERS = select(CustomerPhone.customer_id).where(CustomerPhone.e164 == bindparam("e164")).limit(100)


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
        people = _people.people(shop, actor, [row for row, _ in rows])
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
    key, place = names.key(traits.name), rules.address_key(traits.address)
    facts: dict[str, object] = {}
    if traits.phones:
        facts["phones"] = list(traits.phones)
    if traits.email:
        facts["email"] = names.fold(traits.email)
    if len(key) >= 2:
        facts["name"] = key
    if place:
        facts["address"] = place
    if not facts:
        return []
    wanted = _wanted(shop.store.id, frozenset(facts), customer_id is not None)
    if customer_id is not None:
        facts["customer"] = customer_id
        facts["known"] = [customer_id, *household_of(connection, customer_id)]  # who lives with them is somebody else
    rows = connection.execute(wanted, facts).all()
    if not rows:
        return []
    numbers = _people.phones_of(connection, [row.id for row in rows])
    found = []
    for row in rows:
        other = Traits(row.name, numbers.get(row.id, ()), row.email or "", row.company or "", row.address or "")
        likeness = rules.compare(traits, other)
        if likeness is not None:
            found.append((row, likeness))
    return sorted(found, key=lambda pair: -pair[1].points)


@lru_cache(maxsize=256)  # making the statement takes longer than running it
def _wanted(store_id: int, given: frozenset[str], is_known: bool) -> Select[*tuple[Any, ...]]:
    """The newest who share one of ``given``: phones, email, name or address. ``is_known``: the record has an id."""
    of_phones = select(CustomerPhone.customer_id).where(CustomerPhone.e164.in_(bindparam("phones", expanding=True)))
    conditions = {
        "phones": Customer.id.in_(of_phones),
        "email": Customer.email_key == bindparam("email"),
        "name": Customer.name_key == bindparam("name"),
        "address": Customer.address_key == bindparam("address"),
    }
    wanted = _people.rows_of(store_id).where(or_(*(conditions[one] for one in sorted(given))))
    if is_known:
        itself: BindParameter[int] = bindparam("customer", type_=BigInteger)
        different = select(NotSamePerson.id).where(
            or_(
                and_(NotSamePerson.low_id == itself, NotSamePerson.high_id == Customer.id),
                and_(NotSamePerson.high_id == itself, NotSamePerson.low_id == Customer.id),
            )
        )
        wanted = wanted.where(Customer.id.not_in(bindparam("known", expanding=True)), ~different.exists())
    return wanted.order_by(Customer.id.desc()).limit(_MOST_SAME)


def _visits(connection: Connection, ids: list[int]) -> dict[int, tuple[int, Any]]:
    """How often and when last each of them came."""
    rows = _VISITS.rows(connection, ids) if ids else []
    return {customer_id: (count, last) for customer_id, count, last in rows if customer_id is not None}


def _doubts(
    shop: Shop, connection: Connection, numbers: tuple[str, ...], customer_id: int | None
) -> tuple[PhoneDoubt, ...]:
    if not numbers:
        return ()
    raw = connection.execute(_STAFF_PHONES, {"store": shop.store.id}).scalars()
    staff = {one.e164 for one in phones.read_all((text for text in raw if text), shop.store.country) if one.e164}
    found = []
    for e164 in numbers:
        users = [user for user in connection.execute(_USERS, {"e164": e164}).scalars() if user != customer_id]
        code = rules.used_too_often(users, staff, e164)
        if code is not None:
            found.append(PhoneDoubt(e164, code, len(users)))
    return tuple(found)
