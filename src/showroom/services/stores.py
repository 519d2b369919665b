"""The store's own facts that a manager may change."""

from __future__ import annotations

from dataclasses import replace

from showroom.domain.errors import UserError
from showroom.domain.staff.actor import Actor
from showroom.services.shop import Shop, StoreFacts
from showroom.store.models import Store

LONGEST_NAME = 80


def rename(shop: Shop, actor: Actor, name: str) -> StoreFacts:
    """Give the store another name; returns the store's facts. Raises ``UserError`` at field ``name``."""
    name = name.strip()
    if not name or len(name) > LONGEST_NAME:
        raise UserError("store_name_missing", field="name")
    with shop.work(actor, "settings.edit") as work:
        work.update(Store, shop.store.id, name=name)
    shop.store = replace(shop.store, name=name)
    return shop.store
