"""Store packs in the database: every version is kept, one is in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, select

from showroom.domain.errors import Fault
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import PackVersion
from showroom.store.prepared import Prepared

if TYPE_CHECKING:
    from showroom.domain.packs.schema import Pack

_IN_FORCE = Prepared(
    select(PackVersion.id)
    .where(PackVersion.store_id == bindparam("store"), PackVersion.in_force_from <= bindparam("moment"))
    .order_by(PackVersion.in_force_from.desc(), PackVersion.id.desc())
    .limit(1)
)

_FIRST = (
    select(PackVersion.id)
    .where(PackVersion.store_id == bindparam("store"))
    .order_by(PackVersion.in_force_from, PackVersion.id)
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class PackInForce:
    """The pack and the id of its version, which every record it shaped is stamped with."""

    version_id: int
    pack: Pack


def in_force(shop: Shop, connection: Connection, moment: datetime | None = None) -> PackInForce:
    """The pack in force at ``moment`` (default: now); parsed once and kept by the shop."""
    if shop.pinned_pack is not None:
        return shop.pinned_pack
    moment = moment or shop.clock.now()
    version_id = _IN_FORCE.scalar(connection, {"store": shop.store.id, "moment": moment})
    if version_id is None:  # a PC clock that stands before the store was made: its first pack holds
        version_id = connection.execute(_FIRST, {"store": shop.store.id}).scalar()
    if version_id is None:
        raise Fault("no_pack_in_force", store=shop.store.name)
    if shop.kept_pack is None or shop.kept_pack.version_id != version_id:
        from showroom.domain.packs.loader import load_text  # the schema is large: signing in does not wait for it

        text = connection.execute(select(PackVersion.text).where(PackVersion.id == version_id)).scalar_one()
        shop.kept_pack = PackInForce(version_id, load_text(text))
    return shop.kept_pack


def install(work: Work, pack: Pack, in_force_from: datetime | None = None) -> int:
    """Keep ``pack`` as a version in force from a moment (default: now); returns the version's id."""
    return work.insert(
        PackVersion,
        name=pack.name,
        version=pack.version,
        digest=pack.digest,
        text=pack.text,
        in_force_from=in_force_from or work.now,
        created_at=work.now,
    )
