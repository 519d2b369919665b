"""The list of all customers, however many: ids in order, and the people of some of them (REG-04).

A million ids are eight megabytes; a million people are not needed to show fourteen. Everything here is for a thread of
its own: the window asks for the first page, then for the ids, then for the pages that come into sight.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import Connection, Select, and_, exists, func, not_, or_, select

import showroom.services.customers.people as _people
from showroom.domain.customers import names
from showroom.domain.staff.actor import Actor
from showroom.services.customers.values import Person
from showroom.services.shop import Shop
from showroom.store.models import Call, Customer, CustomerLatest, CustomerMerge, CustomerOwner, Visit

FIRST = 24
"""People of the first answer: more than a screen."""
_HEAD = 400  # a refresh looks at so many of the latest before it reads a whole order anew
_AT_ONCE = 4000
_READ_ALOUD = 5000  # up to so many are sorted by how their names are read; more by how they are written


class Which(StrEnum):
    """The filters of the page."""

    RECENT = "recent"
    TODAY = "today"
    MINE = "mine"
    FREE = "free"
    INCOMPLETE = "incomplete"


class Order(StrEnum):
    """What a list is sorted by: last contact (or registration) and registration latest first, the name from A to Z."""

    CONTACT = "contact"
    CREATED = "created"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class View:
    """A list: which customers in which order; ``reverse`` turns the order round."""

    which: Which = Which.RECENT
    order: Order = Order.CONTACT
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class Start:
    """The beginning of a list; ``is_all``: there are no more."""

    people: tuple[Person, ...]
    is_all: bool


def start(shop: Shop, actor: Actor, view: View, most: int = FIRST) -> Start:
    """The first people of a list, at once whatever its length."""
    with shop.view(actor, "customers.view") as connection:
        wanted = _first_ids(shop, connection, actor, view, _READ_ALOUD + 1 if view.order is Order.NAME else most + 1)
        if view.order is Order.NAME and len(wanted) <= _READ_ALOUD:
            wanted = _by_reading(connection, array("q", wanted), reverse=view.reverse).tolist()
        people = _in_order(_people.by_ids(shop, connection, actor, wanted[:most]), wanted[:most])
    return Start(people, len(wanted) <= most)


def page(shop: Shop, actor: Actor, ids: Sequence[int]) -> dict[int, Person]:
    """The people of some rows by id; one that is no more is not in it. Merged ids are not followed: their row goes."""
    with shop.view(actor, "customers.view") as connection:
        return {person.id: person for person in _people.by_ids(shop, connection, actor, ids)}


def ids(shop: Shop, actor: Actor, view: View, check: Callable[[], None] = lambda: None) -> array[int]:
    """All ids of a list in its order. ``check`` is called now and then; what it raises ends the reading."""
    with shop.view(actor, "customers.view") as connection:
        found = _read(connection, _ordered(shop, actor, view), check)
        if view.order is Order.NAME and len(found) <= _READ_ALOUD:
            found = _by_reading(connection, found, reverse=view.reverse)
        if view.order is Order.CONTACT:
            missing = _without_latest(shop, connection, actor, view)
            found = missing + found if view.reverse else found + missing
        return found


def newer(
    shop: Shop, actor: Actor, view: View, known: array[int], check: Callable[[], None] = lambda: None
) -> array[int] | None:
    """The list after something was committed, made of the one ``known``: whoever was in contact since is among the
    latest, and everybody else stays in place. None when it can't be told so: then :func:`ids` must read it anew.
    """
    if view.which is not Which.RECENT or view.reverse or view.order is Order.NAME:
        return None
    with shop.view(actor, "customers.view") as connection:
        head = _first_ids(shop, connection, actor, view, _HEAD)
        count = _how_many(connection)
    made = headed(head, known, check)
    return made if len(made) == count else None


def headed(head: Sequence[int], known: array[int], check: Callable[[], None] = lambda: None) -> array[int]:
    """``head``, then ``known`` without those of the head."""
    if known[: len(head)].tolist() == list(head):
        return known
    moved = set(head)
    made = array("q", head)
    # those of the head stand near the beginning as a rule: the long rest is copied as it is once all were met
    at = 0
    while at < len(known) and moved:
        part = known[at : at + _AT_ONCE]
        check()
        met = moved.intersection(part)
        made.extend(part if not met else [one for one in part if one not in met])
        moved -= met
        at += len(part)
    made.extend(known[at:])
    return made


def _how_many(connection: Connection) -> int:
    """Customers that are not merged away; both counts run over an index."""
    every = connection.execute(select(func.count()).select_from(Customer)).scalar_one()
    gone = connection.execute(
        select(func.count()).select_from(CustomerMerge).where(CustomerMerge.undone_at.is_(None))
    ).scalar_one()
    return int(every - gone)


# -- the statements
def _ordered(shop: Shop, actor: Actor, view: View) -> Select[Any]:
    """The ids of a list, in its order."""
    latest = view.order is Order.CONTACT
    column = CustomerLatest.customer_id if latest else Customer.id
    statement = select(column)
    if view.order is Order.NAME:
        by: tuple[Any, ...] = (Customer.name_key, Customer.id)
    elif latest:
        by = (CustomerLatest.at.desc(), CustomerLatest.customer_id.desc())
    else:
        by = (Customer.id.desc(),)
    if view.reverse:
        by = tuple(_turned(one) for one in by)
    if not latest:
        statement = statement.where(Customer.active)
    return _only(shop, actor, view.which, statement, column, with_customer=not latest).order_by(*by)


def _turned(column: Any) -> Any:
    return column.element.asc() if hasattr(column, "element") else column.desc()


def _only(
    shop: Shop, actor: Actor, which: Which, statement: Select[Any], column: Any, *, with_customer: bool
) -> Select[Any]:
    """The statement, for the customers of a filter."""
    held = and_(CustomerOwner.customer_id == column, CustomerOwner.store_id == shop.store.id)
    match which:
        case Which.MINE:
            return statement.where(exists().where(held, CustomerOwner.staff_id == (actor.staff_id or 0)))
        case Which.TODAY:
            return statement.where(column.in_(_of_today(shop)))
        case Which.FREE:
            now = shop.clock.now()
            protected = or_(CustomerOwner.protected_until.is_(None), CustomerOwner.protected_until > now)
            return statement.where(not_(exists().where(held, protected)))
        case Which.INCOMPLETE:
            if not with_customer:
                statement = statement.join(Customer, Customer.id == column)
            return statement.where(Customer.store_id == shop.store.id, Customer.is_complete.is_(False))
        case Which.RECENT:
            return statement


def _of_today(shop: Shop) -> Select[Any]:
    day = shop.day()
    came = select(Visit.customer_id).where(
        Visit.store_id == shop.store.id, Visit.day == day, Visit.customer_id.is_not(None)
    )
    called = select(Call.customer_id).where(
        Call.store_id == shop.store.id, Call.day == day, Call.customer_id.is_not(None)
    )
    return select(came.union(called).subquery())


def _first_ids(shop: Shop, connection: Connection, actor: Actor, view: View, most: int) -> list[int]:
    return list(connection.execute(_ordered(shop, actor, view).limit(most)).scalars())


def _without_latest(shop: Shop, connection: Connection, actor: Actor, view: View) -> array[int]:
    """Customers whose latest contact was never noted (an index still being made): the newest first, at the end."""
    noted = connection.execute(select(func.count()).select_from(CustomerLatest)).scalar_one()
    if noted == _how_many(connection):
        return array("q")
    missing = select(Customer.id).where(
        Customer.active, not_(exists().where(CustomerLatest.customer_id == Customer.id))
    )
    order = Customer.id.asc() if view.reverse else Customer.id.desc()
    statement = _only(shop, actor, view.which, missing, Customer.id, with_customer=True).order_by(order)
    return _read(connection, statement, lambda: None)


def _read(connection: Connection, statement: Select[Any], check: Callable[[], None]) -> array[int]:
    """One column of numbers. SQLite's rows come straight from the driver, as they are found: a row object for each of
    a million takes a second; a server's come by the thousand, never all at once.
    """
    found = array("q")
    if connection.dialect.name == "sqlite":
        with connection.execute(statement) as result:
            cursor = cast(Any, result).cursor
            while rows := cursor.fetchmany(_AT_ONCE):
                found.extend([row[0] for row in rows])
                check()
        return found
    with connection.execute(statement.execution_options(yield_per=_AT_ONCE)) as result:
        for part in result.scalars().partitions():
            found.extend(part)
            check()
    return found


def _by_reading(connection: Connection, found: array[int], *, reverse: bool) -> array[int]:
    """Sorted by how names are read: 陈 among the C, as in any Chinese list of names."""
    called: dict[int, str] = {}
    for at in range(0, len(found), 900):
        rows = connection.execute(
            select(Customer.id, Customer.name).where(Customer.id.in_(found[at : at + 900].tolist()))
        )
        called |= {row.id: names.fold(names.pinyin(row.name) or row.name) for row in rows}
    return array("q", sorted(found, key=lambda one: (not called[one], called[one], one), reverse=reverse))


def _in_order(people: Sequence[Person], wanted: Sequence[int]) -> tuple[Person, ...]:
    by_id = {person.id: person for person in people}
    return tuple(by_id[one] for one in wanted if one in by_id)
