"""Which agents announced a customer who is known (REC-24): what the desk must know when the customer stands there."""

from __future__ import annotations

from showroom.domain.staff.actor import Actor
from showroom.services.agents.notices import matches
from showroom.services.agents.values import NoticeMatch
from showroom.services.customers.people import phones_of
from showroom.services.shop import Shop


def announced(shop: Shop, actor: Actor, customer_id: int) -> tuple[NoticeMatch, ...]:
    """The notices that hold now and fit one of the customer's numbers, oldest first."""
    with shop.view(actor, "agents.view") as connection:
        now = shop.clock.now()
        found = {
            match.id: match
            for number in phones_of(connection, [customer_id]).get(customer_id, ())
            for match in matches(connection, shop.store.id, number, now)
            if match.valid and not match.weak
        }
    return tuple(sorted(found.values(), key=lambda one: (one.noticed_at, one.id)))
