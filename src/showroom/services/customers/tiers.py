"""Tiers with their benefits, and the lists of high-value and at-risk customers (REG-06).

Purchases are accepted quotes in the store's currency, whichever store of the company wrote them. Nothing is kept: a
tier is what the rule says now.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, func, select

import showroom.services.customers.people as _people
from showroom.domain.customers import tiers as rules
from showroom.domain.customers.tiers import Dealings, OpenQuote, Purchase, Reason, Standing
from showroom.domain.packs.schema import Pack
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import may
from showroom.services import packs
from showroom.services.customers.values import Person
from showroom.services.shop import Shop
from showroom.store.models import Customer, CustomerOwner, Quote

_MOST = 2000
"""So many customers with the largest quotes, and so many newest of a grade, are looked at for a list."""
_AT_ONCE = 500
_ACCEPTED, _OPEN = "accepted", "issued"

ListKey = Literal["high_value", "at_risk"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A customer on a list, and why."""

    person: Person
    reasons: tuple[Reason, ...]


def standing(shop: Shop, actor: Actor, customer_id: int) -> Standing | None:
    """The customer's tier with what it rests on; None where the pack has no tiers."""
    with shop.view(actor, "customers.view") as connection:
        pack = packs.in_force(shop, connection).pack
        return standings(shop, connection, pack, [customer_id]).get(customer_id)


def standings(shop: Shop, connection: Connection, pack: Pack, ids: Iterable[int]) -> dict[int, Standing]:
    """The tiers of customers, by id, inside a transaction."""
    if not pack.customers.tiers:
        return {}
    now = shop.clock.now()
    found = {}
    for customer_id, known in dealings(shop, connection, ids).items():
        stands = rules.standing(pack.customers, known, now)
        if stands is not None:
            found[customer_id] = stands
    return found


def dealings(shop: Shop, connection: Connection, ids: Iterable[int]) -> dict[int, Dealings]:
    """What the rules look at, by id; five short reads for some hundreds of customers."""
    found: dict[int, Dealings] = {}
    wanted = list(dict.fromkeys(ids))
    for some in (wanted[at : at + _AT_ONCE] for at in range(0, len(wanted), _AT_ONCE)):
        contacts = _people.last_contacts(connection, some)
        bought: dict[int, list[Purchase]] = {}
        offered: dict[int, list[OpenQuote]] = {}
        for row in connection.execute(
            select(
                Quote.customer_id,
                Quote.state,
                Quote.number,
                Quote.total_minor,
                func.coalesce(Quote.decided_at, Quote.issued_at, Quote.updated_at).label("at"),
            ).where(
                Quote.customer_id.in_(some),
                Quote.currency == shop.store.currency,
                Quote.state.in_((_ACCEPTED, _OPEN)),
            )
        ):
            if row.state == _ACCEPTED:
                bought.setdefault(row.customer_id, []).append(Purchase(row.at, row.total_minor))
            else:
                offered.setdefault(row.customer_id, []).append(OpenQuote(row.number or "", row.total_minor))
        for customer_id, since, grade in connection.execute(
            select(Customer.id, Customer.created_at, Customer.grade).where(Customer.id.in_(some), Customer.active)
        ):
            found[customer_id] = Dealings(
                since,
                contacts.get(customer_id),
                tuple(bought.get(customer_id, ())),
                tuple(offered.get(customer_id, ())),
                grade,
            )
    return found


def listed(shop: Shop, actor: Actor, which: ListKey, limit: int = 200) -> tuple[Listed, ...]:
    """Who is of high value (most bought first), or at risk (longest without contact first), and why.

    Consultants see their own customers, supervisors everybody's.
    """
    with shop.view(actor, "customers.view") as connection:
        pack = packs.in_force(shop, connection).pack
        now = shop.clock.now()
        ids = _worth_looking(shop, connection, pack, None if may(actor, "customers.reassign") else actor.staff_id or 0)
        judge = rules.high_value if which == "high_value" else rules.at_risk
        found: list[tuple[int, int, tuple[Reason, ...]]] = []
        for customer_id, known in dealings(shop, connection, ids).items():
            reasons = judge(pack.customers, known, now)
            if reasons:
                stake = sum(one.minor for one in known.purchases) + sum(one.minor for one in known.quotes)
                found.append((stake if which == "high_value" else (now - known.last_at).days, customer_id, reasons))
        found.sort(reverse=True, key=lambda one: one[:2])
        why = {customer_id: reasons for _, customer_id, reasons in found[:limit]}
        people = {one.id: one for one in _people.by_ids(shop, connection, actor, why)}
    return tuple(Listed(people[one], reasons) for one, reasons in why.items() if one in people)


def _worth_looking(shop: Shop, connection: Connection, pack: Pack, owner_id: int | None) -> Sequence[int]:
    """Customers with a quote that counts, and those with a grade that does; of ``owner_id`` alone if one is given."""
    quoted = (
        select(Quote.customer_id)
        .where(Quote.store_id == shop.store.id, Quote.state.in_((_ACCEPTED, _OPEN)), Quote.customer_id.is_not(None))
        .group_by(Quote.customer_id)
        .order_by(func.sum(Quote.total_minor).desc())
        .limit(_MOST)
    )
    graded = (
        select(Customer.id)
        .where(Customer.grade.in_(pack.customers.high_value.grades), Customer.active)
        .order_by(Customer.id.desc())
        .limit(_MOST)
    )
    if owner_id is not None:
        own = select(CustomerOwner.customer_id).where(
            CustomerOwner.store_id == shop.store.id, CustomerOwner.staff_id == owner_id
        )
        quoted, graded = quoted.where(Quote.customer_id.in_(own)), graded.where(Customer.id.in_(own))
    found = [one for one in connection.execute(quoted).scalars() if one is not None]
    if pack.customers.high_value.grades:
        found += connection.execute(graded).scalars()
    return list(dict.fromkeys(found))
