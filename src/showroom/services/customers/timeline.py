"""One timeline a customer (REG-10): everything that happened, read with one query, page by page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Subquery, and_, bindparam, func, or_, select, union_all

from showroom.domain.customers.access import in_full
from showroom.domain.staff.actor import Actor
from showroom.services.customers.happened import CONTRIBUTIONS
from showroom.services.customers.values import Moment
from showroom.services.shop import Shop
from showroom.store.models import Customer, CustomerOwner, Staff

PAGE = 100


def timeline(
    shop: Shop,
    actor: Actor,
    customer_id: int,
    limit: int = PAGE,
    *,
    kinds: Iterable[str] | None = None,
    after: Moment | None = None,
) -> tuple[Moment, ...]:
    """What happened with a customer, latest first: ``kinds`` alone, or all; beginning behind the entry ``after``.

    What was written about other people's customers is left out: it may hold a number or an address (SEC-02).
    """
    with shop.view(actor, "customers.view") as connection:
        moments = timeline_in(connection, customer_id, limit, kinds=kinds, after=after)
        if sees_in_full(shop, connection, actor, customer_id):
            return moments
    return tuple(Moment(one.at, one.kind, one.ref, one.staff, one.code, one.detail) for one in moments)


def kinds_of(shop: Shop, actor: Actor, customer_id: int) -> dict[str, int]:
    """How many entries of each kind there are."""
    with shop.view(actor, "customers.view") as connection:
        parts = _parts()
        counted = select(parts.c.kind, func.count()).group_by(parts.c.kind)
        rows = connection.execute(counted, {"customer": customer_id})
        return {str(kind): int(count) for kind, count in rows}


def timeline_in(
    connection: Connection,
    customer_id: int,
    limit: int = PAGE,
    *,
    kinds: Iterable[str] | None = None,
    after: Moment | None = None,
) -> tuple[Moment, ...]:
    """:func:`timeline` inside a transaction, nothing left out."""
    parts = _parts()
    wanted = (
        select(parts.c.at, parts.c.kind, parts.c.ref, Staff.name, parts.c.code, parts.c.detail, parts.c.said)
        .outerjoin(Staff, Staff.id == parts.c.staff_id)
        .order_by(parts.c.at.desc(), parts.c.ref.desc(), parts.c.kind)
        .limit(limit)
    )
    if kinds is not None:
        wanted = wanted.where(parts.c.kind.in_(sorted(kinds)))
    if after is not None:
        wanted = wanted.where(_behind(parts.c, after))
    return tuple(
        Moment(at, kind, ref, staff or "", code or "", detail or "", said or "")
        for at, kind, ref, staff, code, detail, said in connection.execute(wanted, {"customer": customer_id})
    )


@lru_cache(maxsize=1)
def _parts() -> Subquery:
    """Everything that happened with the customer of the parameter ``customer``; put together once."""
    customer = bindparam("customer", type_=BigInteger)
    return union_all(*(contribution(customer) for contribution in CONTRIBUTIONS)).subquery()


def _behind(c: Any, last: Moment) -> ColumnElement[bool]:
    """Entries that come after ``last`` in the order of the list."""
    older = or_(c.ref < last.ref, and_(c.ref == last.ref, c.kind > last.kind))
    return or_(c.at < last.at, and_(c.at == last.at, older))


def sees_in_full(shop: Shop, connection: Connection, actor: Actor, customer_id: int) -> bool:
    """Whether the actor may read this customer's personal facts."""
    row = connection.execute(
        select(CustomerOwner.staff_id, Customer.created_by_id)
        .select_from(Customer)
        .outerjoin(
            CustomerOwner,
            and_(CustomerOwner.customer_id == Customer.id, CustomerOwner.store_id == shop.store.id),
        )
        .where(Customer.id == customer_id)
    ).first()
    return row is not None and in_full(actor, row[0], row[1])
