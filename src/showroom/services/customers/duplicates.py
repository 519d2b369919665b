"""Possible duplicates while somebody types (REG-03), and numbers that are used too often (REG-01)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, BindParameter, Connection, Row, and_, bindparam, func, or_, select

import showroom.services.customers.people as _people
from showroom.domain.customers import duplicates as rules
from showroom.domain.customers import masking, names, phones
from showroom.domain.customers.duplicates import Likeness, Traits
from showroom.domain.staff.actor import Actor
from showroom.services.customers.relations import household_of
from showroom.services.customers.values import Duplicate, Duplicates, PhoneDoubt
from showroom.services.shop import Shop
from showroom.store import lists
from showroom.store.models import Customer, CustomerPhone, NotSamePerson, Staff, Visit
from showroom.store.prepared import Prepared

_PHONE, _KNOWN = "phone", "known"
_MOST_SAME = 50  # a name like 王伟 is shared by many; the newest are compared

_VISITS = lists.OneOf(
    select(Visit.customer_id, func.count(), func.max(Visit.arrived_at)).group_by(Visit.customer_id), Visit.customer_id
)
_STAFF_PHONES = Prepared(
    select(Staff.phone).where(Staff.store_id == bindparam("store"), Staff.phone.is_not(None)).order_by(Staff.id)
)
_USERS = Prepared(select(CustomerPhone.customer_id).where(CustomerPhone.e164 == bindparam("e164")).limit(100))


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
        rows = _like(shop, connection, traits, customer_id)[:limit]
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
    return Duplicates(tuple(found), doubts)


def _like(
    shop: Shop, connection: Connection, traits: Traits, customer_id: int | None
) -> list[tuple[Row[*tuple[Any, ...]], Likeness]]:
    key, place = names.key(traits.name), rules.address_key(traits.address)
    facts: dict[str, object] = {}
    facts |= {f"{_PHONE}{place}": e164 for place, e164 in enumerate(traits.phones)}
    if traits.email:
        facts["email"] = names.fold(traits.email)
    if len(key) >= 2:
        facts["name"] = key
    if place:
        facts["address"] = place
    if not facts:
        return []
    known: tuple[int, ...] = ()
    given = frozenset(facts)
    if customer_id is not None:
        known = (customer_id, *household_of(connection, customer_id))  # who lives with them is somebody else
        facts |= {"customer": customer_id} | {f"{_KNOWN}{place}": one for place, one in enumerate(known)}
    wanted = _wanted(shop.store.id, given, len(known))
    rows = wanted.named(connection, facts)
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
def _wanted(store_id: int, given: frozenset[str], known: int) -> Prepared:
    """The newest who share one of ``given``: phones, email, name or address. ``known``: how many are left out, of whom
    the first is the record itself.
    """
    numbers: list[BindParameter[str]] = [bindparam(one) for one in sorted(given) if one.startswith(_PHONE)]
    conditions = {
        "email": Customer.email_key == bindparam("email"),
        "name": Customer.name_key == bindparam("name"),
        "address": Customer.address_key == bindparam("address"),
    }
    shared = [conditions[one] for one in sorted(given & conditions.keys())]
    if numbers:
        of_phones = select(CustomerPhone.customer_id).where(CustomerPhone.e164.in_(numbers))
        shared.append(Customer.id.in_(of_phones))
    wanted = _people.rows_of(store_id).where(or_(*shared))
    if known:
        itself: BindParameter[int] = bindparam("customer", type_=BigInteger)
        different = select(NotSamePerson.id).where(
            or_(
                and_(NotSamePerson.low_id == itself, NotSamePerson.high_id == Customer.id),
                and_(NotSamePerson.high_id == itself, NotSamePerson.low_id == Customer.id),
            )
        )
        others = [bindparam(f"{_KNOWN}{place}", type_=BigInteger) for place in range(known)]
        wanted = wanted.where(Customer.id.not_in(others), ~different.exists())
    return Prepared(wanted.order_by(Customer.id.desc()).limit(_MOST_SAME))


def _visits(connection: Connection, ids: list[int]) -> dict[int, tuple[int, Any]]:
    """How often and when last each of them came."""
    rows = _VISITS.rows(connection, ids) if ids else []
    return {customer_id: (count, last) for customer_id, count, last in rows if customer_id is not None}


def _doubts(
    shop: Shop, connection: Connection, numbers: tuple[str, ...], customer_id: int | None
) -> tuple[PhoneDoubt, ...]:
    if not numbers:
        return ()
    typed = tuple(text for (text,) in _STAFF_PHONES.rows(connection, {"store": shop.store.id}))
    staff = _read(typed, shop.store.country)
    found = []
    for e164 in numbers:
        users = [user for (user,) in _USERS.rows(connection, {"e164": e164}) if user != customer_id]
        code = rules.used_too_often(users, staff, e164)
        if code is not None:
            found.append(PhoneDoubt(e164, code, len(users)))
    return tuple(found)


@lru_cache(maxsize=64)  # the same colleagues at every customer
def _read(typed: tuple[str, ...], country: str) -> frozenset[str]:
    """The numbers (E.164) among what was typed."""
    return frozenset(one.e164 for one in phones.read_all(typed, country) if one.e164 is not None)
