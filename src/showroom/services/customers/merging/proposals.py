"""Whom a record may be merged with: those who may be the same person, by what is stored of it (REG-03)."""

from __future__ import annotations

import showroom.services.customers.merging.cells as cells
from showroom.domain.customers.relations import RelationKind
from showroom.domain.staff.actor import Actor
from showroom.services.customers import duplicates, records, relations
from showroom.services.customers import people as _people
from showroom.services.customers.values import Duplicate
from showroom.services.following import winner_of
from showroom.services.shop import Shop


def same_household(shop: Shop, actor: Actor, one_id: int, other_id: int) -> None:
    """No duplicate after all, but two people of one household: said so, and not proposed again.

    Raises ``UserError('customer_gone')``.
    """
    with shop.work(actor, "customers.update") as work:
        relations.relate_in(work, one_id, other_id, RelationKind.HOUSEHOLD)
        records.not_same(work, winner_of(work.connection, one_id), (other_id,))


def proposals(shop: Shop, actor: Actor, customer_id: int) -> tuple[Duplicate, ...]:
    """The likeliest first; masked as everywhere. Raises ``UserError('customer_gone')``."""
    with shop.view(actor, "customers.find") as connection:
        left = winner_of(connection, customer_id)
        columns = cells.load(connection, left).columns
        numbers = _people.phones_of(connection, [left]).get(left, ())
    found = duplicates.possible(
        shop,
        actor,
        name=columns["name"] or "",
        typed_phones=numbers,
        email=columns["email"] or "",
        company=columns["company"] or "",
        address=columns["address"] or "",
        customer_id=left,
    )
    return found.people
