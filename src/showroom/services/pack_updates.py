"""A newer version of the store's own pack that came with an update of the program: is there one, and taking it.

A store keeps the pack it was made with, sections that the program has learnt since are missing in it. The rotation
stays as the manager set it, now and where changes wait for a coming day; everything else comes from the newer pack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from showroom.domain.errors import UserError
from showroom.domain.packs.loader import load
from showroom.domain.packs.rewrite import with_policy
from showroom.domain.packs.schema import Pack
from showroom.domain.policies.changes import differences
from showroom.domain.reception.policy import Policy
from showroom.domain.staff.actor import Actor
from showroom.services import pack_versions, packs
from showroom.services.policies.reads import stored, version_at
from showroom.services.shipped_packs import shipped, shipped_file
from showroom.services.shop import Shop

_COUNTED = re.compile(r"\+\d+$")


@dataclass(frozen=True, slots=True)
class PackUpdate:
    """``version`` of the pack ``name`` came with the program, ``in_force`` is what the store goes by."""

    name: str
    version: str
    in_force: str


def newer(shop: Shop, actor: Actor) -> PackUpdate | None:
    """The newer version, if there is one. A pack of the store's own making has none."""
    with shop.view(actor, "packs.view") as connection:
        return _newer(packs.in_force(shop, connection).pack)


def _newer(now: Pack) -> PackUpdate | None:
    for pack in shipped():
        if pack.name == now.name and pack.currency == now.currency and is_newer(pack.version, now.version):
            return PackUpdate(now.name, pack.version, now.version)
    return None


def take(shop: Shop, actor: Actor) -> int:
    """Put the newer version in force now, the store's rotation in it; returns the id of the version.

    Raises ``UserError('pack_already_in_force')`` where there is none any more.
    """
    with shop.work(actor, "packs.install") as work:
        update = _newer(packs.in_force(shop, work.connection).pack)
        if update is None:
            raise UserError("pack_already_in_force", field="pack")
        pack = load(shipped_file(update.name))
        versions = stored(work.connection, work.store_id)
        coming = [
            one
            for one in versions
            if one.since > work.now
            and not one.replaced
            and one.name == pack.name
            and is_newer(pack.version, one.version)
        ]
        made = pack_versions.put_in_force(work, _with_rotation(pack, version_at(versions, work.now).policy))
        for one in coming:  # made of the older text: when it begins, the newer sections must go on
            note = pack_versions.note_of(work.connection, one.id)
            pack_versions.put_in_force(work, _with_rotation(pack, one.policy), one.since, note)
    return made


def is_newer(version: str, than: str) -> bool:
    """``2026.10`` is newer than ``2026.9+3``: changes of the store's own rules don't count. A version without numbers
    is the store's own, and nothing is newer."""
    held = _numbers(than)
    return held != () and _numbers(version) > held


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", _COUNTED.sub("", version)))


def _with_rotation(pack: Pack, policy: Policy) -> Pack:
    """``pack`` with these rules; the pack itself where they are its own."""
    changes = {one.path: one.new for one in differences(pack.rotation, policy)}
    return with_policy(pack, changes) if changes else pack
