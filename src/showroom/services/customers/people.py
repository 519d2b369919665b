"""Customers in one line each, masked for whoever must not see them in full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, Select, and_, func, select

from showroom.domain.customers import described, masking, phones
from showroom.domain.customers.access import in_full
from showroom.domain.staff.actor import Actor
from showroom.services.customers.values import Person
from showroom.services.following import winner_of
from showroom.services.shop import Shop
from showroom.store import lists
from showroom.store.models import Call, Customer, CustomerOwner, CustomerPhone, Staff, Visit

_PHONES = lists.OneOf(
    select(CustomerPhone.customer_id, CustomerPhone.e164).order_by(CustomerPhone.customer_id, CustomerPhone.position),
    CustomerPhone.customer_id,
)
_LAST_CONTACTS = tuple(
    lists.OneOf(select(column, func.max(at)).group_by(column), column)
    for column, at in ((Visit.customer_id, Visit.arrived_at), (Call.customer_id, Call.at))
)
# Part of the rows: a statement of its own for each costs more than twenty look-ups in an index.
_FIRST_PHONE = (
    select(CustomerPhone.e164)
    .where(CustomerPhone.customer_id == Customer.id)
    .order_by(CustomerPhone.position)
    .limit(1)
    .scalar_subquery()
)
_LAST_VISIT = select(func.max(Visit.arrived_at)).where(Visit.customer_id == Customer.id).scalar_subquery()
_LAST_CALL = select(func.max(Call.at)).where(Call.customer_id == Customer.id).scalar_subquery()


def rows(shop: Shop) -> Select[*tuple[Any, ...]]:
    """The columns a :class:`Person` is made of, with the owner in this store; add conditions and an order."""
    return rows_of(shop.store.id)


@lru_cache(maxsize=64)  # building a statement takes longer than running it
def rows_of(store_id: int) -> Select[*tuple[Any, ...]]:
    """:func:`rows` of a store by its id."""
    return (
        select(
            Customer.id,
            Customer.name,
            Customer.kind,
            Customer.title,
            Customer.company,
            Customer.messaging_id,
            Customer.phone_declined,
            Customer.email,
            Customer.address,
            Customer.grade,
            Customer.completeness,
            Customer.is_complete,
            Customer.created_at,
            Customer.created_by_id,
            CustomerOwner.staff_id.label("owner_id"),
            Staff.name.label("owner"),
            _FIRST_PHONE.label("first_phone"),
            _LAST_VISIT.label("last_visit_at"),
            _LAST_CALL.label("last_call_at"),
        )
        .select_from(Customer)
        .outerjoin(
            CustomerOwner,
            and_(CustomerOwner.customer_id == Customer.id, CustomerOwner.store_id == store_id),
        )
        .outerjoin(Staff, Staff.id == CustomerOwner.staff_id)
        .where(Customer.active)
    )


@lru_cache(maxsize=64)
def _by_ids(store_id: int) -> lists.OneOf:
    return lists.OneOf(rows_of(store_id), Customer.id)


def people(shop: Shop, actor: Actor, found: Sequence[Row[*tuple[Any, ...]]]) -> tuple[Person, ...]:
    """Rows of :func:`rows` as people, in the same order."""
    return tuple(person(shop, actor, row, row.first_phone or "") for row in found)


def person(shop: Shop, actor: Actor, row: Row[*tuple[Any, ...]], first_phone: str) -> Person:
    """A row of :func:`rows` as a person; ``first_phone`` in E.164 or empty.

    What stands in for a name (``messaging_id`` …) is only asked of a row without name, company and phone.
    """
    visible = in_full(actor, row.owner_id, row.created_by_id)
    shown = ""
    if first_phone:
        shown = phones.shown(first_phone, shop.store.country) if visible else masking.phone(first_phone)
    return Person(
        id=row.id,
        name=_called(row, shown, visible),
        kind=row.kind,
        title=row.title,
        phone=shown,
        company=row.company or "",
        grade=row.grade,
        owner_id=row.owner_id,
        owner=row.owner or "",
        own=row.owner_id is not None and row.owner_id == actor.staff_id,
        masked=not visible,
        completeness=row.completeness,
        is_complete=row.is_complete,
        last_contact_at=_later(row.last_visit_at, row.last_call_at),
        created_at=row.created_at,
        is_named=bool(row.name),
    )


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    return max(one, other) if one is not None and other is not None else one or other


def _called(row: Row[*tuple[Any, ...]], phone: str, visible: bool) -> str:
    """What a customer is called on screen while the name is not known yet."""
    if row.name:
        return str(row.name)
    if row.company:
        return str(row.company)
    if phone:
        return phone
    if row.messaging_id:
        return str(row.messaging_id) if visible else masking.identifier(row.messaging_id)
    if row.phone_declined:
        return str(row.phone_declined) if visible else described.masked(row.phone_declined)
    if row.email:
        return str(row.email) if visible else masking.email(row.email)
    return f"#{row.id}"


def phones_of(connection: Connection, ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The numbers (E.164) of customers, each one's first first."""
    found: dict[int, list[str]] = {}
    for customer_id, e164 in _PHONES.rows(connection, ids):
        found.setdefault(customer_id, []).append(e164)
    return {customer_id: tuple(numbers) for customer_id, numbers in found.items()}


def last_contacts(connection: Connection, ids: Iterable[int]) -> dict[int, datetime]:
    """When each customer last came or was on the phone; one who never did is not in it."""
    wanted = list(ids)
    latest: dict[int, datetime] = {}
    for statement in _LAST_CONTACTS:
        for customer_id, moment in statement.rows(connection, wanted):
            if customer_id is not None and (customer_id not in latest or moment > latest[customer_id]):
                latest[customer_id] = moment
    return latest


def one(shop: Shop, connection: Connection, actor: Actor, customer_id: int) -> Person | None:
    """A customer by id, or the one it was merged into; None when there is none (any more)."""
    found = connection.execute(rows(shop).where(Customer.id == winner_of(connection, customer_id))).all()
    return next(iter(people(shop, actor, found)), None)


def of_phone(shop: Shop, connection: Connection, actor: Actor, e164: str) -> tuple[Person, ...]:
    """The customers with this number (a household may share one), the latest in contact first."""
    found = connection.execute(
        rows(shop)
        .where(Customer.id.in_(select(CustomerPhone.customer_id).where(CustomerPhone.e164 == e164)))
        .order_by(Customer.id.desc())
        .limit(20)
    ).all()
    known = people(shop, actor, found)
    return tuple(sorted(known, key=lambda person: person.last_contact_at or person.created_at, reverse=True))


def ids_of_phone(e164: str | BindParameter[str]) -> Select[int]:
    """The ids of customers with this number."""
    return (
        select(CustomerPhone.customer_id)
        .join(Customer, Customer.id == CustomerPhone.customer_id)
        .where(CustomerPhone.e164 == e164, Customer.active)
    )


def by_ids(shop: Shop, connection: Connection, actor: Actor, ids: Iterable[int]) -> tuple[Person, ...]:
    """Customers by id, in no special order."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return ()
    return people(shop, actor, _by_ids(shop.store.id).rows(connection, wanted))


def known(shop: Shop, actor: Actor, customer_id: int) -> Person | None:
    """A customer in one line; None when there is none (any more)."""
    with shop.view(actor, "customers.find") as connection:
        return one(shop, connection, actor, customer_id)
