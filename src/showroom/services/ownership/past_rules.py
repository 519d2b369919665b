"""The pack's ``[ownership]`` at a past moment, read from the version that was in force then (REG-07)."""

from __future__ import annotations

import tomllib
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from showroom.domain.packs.decode import Decoder
from showroom.domain.packs.ownership import OwnershipRules
from showroom.services.customers import owners
from showroom.services.shop import Shop
from showroom.store.models import PackVersion

_VERSIONS = (
    select(PackVersion.id, PackVersion.digest, PackVersion.in_force_from)
    .where(PackVersion.store_id == bindparam("store"))
    .order_by(PackVersion.in_force_from, PackVersion.id)
)
_KEPT: dict[tuple[int, str], OwnershipRules] = {}


def rules_at(shop: Shop, connection: Connection, moment: datetime) -> OwnershipRules:
    """The rules at ``moment``; of a moment before the store's first pack, that one's."""
    versions = connection.execute(_VERSIONS, {"store": shop.store.id}).all()
    now = shop.clock.now()
    begun = [one for one in versions if one.in_force_from <= moment] or versions[:1]
    current = [one for one in versions if one.in_force_from <= now] or versions[:1]
    if shop.pinned_pack is not None or not begun or begun[-1].id == current[-1].id:
        return owners.rules_of(shop, connection)
    key = (begun[-1].id, begun[-1].digest)
    if key not in _KEPT:
        text = connection.execute(select(PackVersion.text).where(PackVersion.id == begun[-1].id)).scalar_one()
        said = tomllib.loads(text).get("ownership", {})
        _KEPT[key] = Decoder().build(OwnershipRules, said, ("ownership",)) or OwnershipRules()
    return _KEPT[key]
