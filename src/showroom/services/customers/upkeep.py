"""Keeping the search index in order in the background (REG-04): after an update of the program, an import, or years.

What is found by an older cut of the terms is cut again, the newest customers first; words that many share by now are
learnt. Either may be stopped between any two portions and goes on next time from there: a customer's version says
whether its terms are this program's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, func, select

from showroom.domain.customers import terms
from showroom.domain.customers.terms import Findable
from showroom.domain.staff.actor import Actor
from showroom.services.shop import Shop
from showroom.store import broad_terms, search
from showroom.store.models import Customer, CustomerHeads, CustomerPhone

_AT_A_TIME = 200  # customers in one transaction: an act at the desk never waits long for one

Told = Callable[[int, int], None]


def _nobody(_done: int, _of: int) -> None:
    pass


def is_due(shop: Shop, actor: Actor) -> bool:
    """Whether there is anything to keep up; quick, whatever the number of customers."""
    with shop.view(actor, "customers.find") as connection:
        return _old(connection, None, 1) != [] or broad_terms.are_due(connection)


def keep_up(shop: Shop, actor: Actor, told: Told = _nobody, check: Callable[[], None] = lambda: None) -> int:
    """Cut again whoever was cut by another version, then learn what is broad; returns how many were cut.

    ``told(done, of)`` after each portion; ``check`` before each may raise to stop.
    """
    with shop.view(actor, "customers.find") as connection:
        of = connection.execute(select(func.count()).where(CustomerHeads.version != terms.VERSION)).scalar_one()
    done, below = 0, None
    while done < of:
        check()
        with shop.database.write() as connection:
            ids = _old(connection, below, _AT_A_TIME)
            for customer_id, facts in findable_of(connection, ids).items():
                search.put(connection, customer_id, facts)
            for customer_id in set(ids) - _known(connection, ids):
                search.forget(connection, customer_id)
        if not ids:
            break
        below = ids[-1]
        done += len(ids)
        told(done, max(of, done))
    with shop.view(actor, "customers.find") as connection:
        is_time = broad_terms.are_due(connection)
    if is_time:
        broad_terms.learn(shop.database, check)
    return done


def findable_of(connection: Connection, ids: Sequence[int]) -> dict[int, Findable]:
    """What a search looks at, of customers in the database; those merged away or erased are left out."""
    numbers: dict[int, list[str]] = {}
    for customer_id, e164 in connection.execute(
        select(CustomerPhone.customer_id, CustomerPhone.e164)
        .where(CustomerPhone.customer_id.in_(ids))
        .order_by(CustomerPhone.customer_id, CustomerPhone.position)
    ):
        numbers.setdefault(customer_id, []).append(e164)
    rows = connection.execute(
        select(
            Customer.id, Customer.name, Customer.company, Customer.email, Customer.messaging_id, Customer.phone_declined
        ).where(Customer.id.in_(ids), Customer.active)
    )
    return {
        row.id: Findable(
            name=row.name or "",
            phones=tuple(numbers.get(row.id, ())),
            company=row.company or "",
            email=row.email or "",
            identifiers=(row.messaging_id,) if row.messaging_id else (),
            description=row.phone_declined or "",
        )
        for row in rows
    }


def _old(connection: Connection, below: int | None, limit: int) -> list[int]:
    """Customers cut by another version, the newest first."""
    found: list[int] = []
    for versions in (CustomerHeads.version < terms.VERSION, CustomerHeads.version > terms.VERSION):
        wanted = select(CustomerHeads.customer_id).where(versions)
        if below is not None:
            wanted = wanted.where(CustomerHeads.customer_id < below)
        found += connection.execute(wanted.order_by(CustomerHeads.customer_id.desc()).limit(limit)).scalars()
    return sorted(found, reverse=True)[:limit]


def _known(connection: Connection, ids: Sequence[int]) -> set[int]:
    return set(connection.execute(select(Customer.id).where(Customer.id.in_(ids), Customer.active)).scalars())
