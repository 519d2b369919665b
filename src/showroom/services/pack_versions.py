"""A store's pack versions: listing them, and putting another in force. A bad pack never gets this far.

The one in force stays until a new one is wholly accepted: reading a file raises ``PackError`` before anything is
written, and the version, the ledger's ``policy_set`` and the audit entry are one transaction.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Connection, bindparam, select

from showroom.clock import zone
from showroom.domain.errors import UserError
from showroom.domain.packs.loader import digest
from showroom.domain.packs.schema import Pack
from showroom.domain.staff.actor import Actor
from showroom.services import ledger, packs
from showroom.services.reception.acts import serve_waiting
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import PackVersion, Setting

AUTHOR_KEY = "pack_version."

_ALL = (
    select(
        PackVersion.id,
        PackVersion.name,
        PackVersion.version,
        PackVersion.digest,
        PackVersion.in_force_from,
        PackVersion.created_at,
    )
    .where(PackVersion.store_id == bindparam("store"))
    .order_by(PackVersion.in_force_from.desc(), PackVersion.id.desc())
)
_TEXT = select(PackVersion.text).where(PackVersion.store_id == bindparam("store"), PackVersion.id == bindparam("id"))

_TEXTS = (
    select(PackVersion.id, PackVersion.digest, PackVersion.text)
    .where(PackVersion.store_id == bindparam("store"))
    .order_by(PackVersion.id)
)


@dataclass(frozen=True, slots=True)
class Version:
    """A version as it is listed; ``is_in_force``: now."""

    id: int
    name: str
    version: str
    digest: str
    in_force_from: datetime
    created_at: datetime
    is_in_force: bool


def versions(shop: Shop, actor: Actor) -> tuple[Version, ...]:
    """Every version of the store, the newest in force first (a coming one stands before it)."""
    with shop.view(actor, "packs.view") as connection:
        current = packs.in_force(shop, connection).version_id
        rows = connection.execute(_ALL, {"store": shop.store.id}).all()
    return tuple(Version(*row, is_in_force=row.id == current) for row in rows)


def text_of(shop: Shop, actor: Actor, version_id: int) -> str:
    """The TOML text of a version, for export. Raises ``UserError('record_is_gone')``."""
    with shop.view(actor, "packs.view") as connection:
        text = connection.execute(_TEXT, {"store": shop.store.id, "id": version_id}).scalar()
    if text is None:
        raise UserError("record_is_gone", table="pack_version", id=version_id)
    return str(text)


def switch(shop: Shop, actor: Actor, pack: Pack, from_day: date | None = None) -> int:
    """Put ``pack`` in force now, or from the beginning of a coming business day; returns the id of its version.

    Now: the running day goes on under the new rotation, which the ledger records; a coming day opens under it.
    Raises ``UserError`` ``pack_already_in_force``, ``pack_day_is_past``, ``pack_currency_differs``.
    """
    if pack.currency != shop.store.currency:
        raise UserError("pack_currency_differs", field="pack", pack=pack.currency, store=shop.store.currency)
    with shop.work(actor, "packs.install") as work:
        if from_day is not None and from_day <= work.day:
            raise UserError("pack_day_is_past", field="from_day", day=from_day.isoformat())
        return put_in_force(work, pack, None if from_day is None else begins(shop, from_day))


def put_in_force(work: Work, pack: Pack, moment: datetime | None = None, note: str = "") -> int:
    """``pack`` from ``moment`` (default: now) on, with who did so and a note why; returns the id of its version.

    Raises ``UserError('pack_already_in_force')``.
    """
    if packs.in_force(work.shop, work.connection, moment or work.now).pack.digest == pack.digest:
        raise UserError("pack_already_in_force", field="pack")
    # a day not yet opened is opened under the old pack: the switch comes after it
    board = ledger.board_for_act(work) if moment is None else None
    version_id = packs.install(work, pack, moment or work.now)
    work.insert(Setting, key=author_key(version_id), value=json.dumps({"by": work.actor.tag, "note": note}))
    if board is not None:
        ledger.append(work, "policy_set", {"policy": pack.rotation.to_mapping(), "pack_version": version_id})
        serve_waiting(work, board)  # under other rules somebody may be free for who waits (REC-12)
    return version_id


def author_key(version_id: int) -> str:
    """Under which setting a version's author and note are kept."""
    return f"{AUTHOR_KEY}{version_id}"


def note_of(connection: Connection, version_id: int) -> str:
    """The note a version was put in force with; "" without one."""
    value = connection.execute(select(Setting.value).where(Setting.key == author_key(version_id))).scalar()
    return str(json.loads(value)["note"]) if value is not None else ""


def damaged(connection: Connection, store_id: int) -> tuple[int, ...]:
    """Ids of versions whose text is no longer the one its digest was made of: changed behind the program's back."""
    rows = connection.execute(_TEXTS, {"store": store_id})
    return tuple(row.id for row in rows if digest(row.text) != row.digest)


def begins(shop: Shop, day: date) -> datetime:
    """The moment a business day begins, in UTC."""
    midnight = datetime.combine(day, time(), tzinfo=zone(shop.store.time_zone))
    return (midnight + timedelta(minutes=shop.store.day_starts_minute)).astimezone(UTC)
