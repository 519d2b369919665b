"""Both records side by side before anything is merged (REG-03)."""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import Connection, Table, func, or_, select

import showroom.services.customers.merging.cells as cells
from showroom.domain.customers import form, masking, phones
from showroom.domain.customers.form import Answer, Relation
from showroom.domain.customers.merging import UNITED, Looked, Pick, fuller, looked_after
from showroom.domain.packs.schema import FormField, Pack
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import may
from showroom.services import packs
from showroom.services.customers import people as _people
from showroom.services.customers.merging.cells import OWN_FIELD, Side
from showroom.services.customers.merging.merge import sees, sides
from showroom.services.customers.merging.references import references
from showroom.services.customers.merging.values import Owners, Pair, Preview
from showroom.services.shop import Shop
from showroom.store.models import CustomerOwner, NotSamePerson, Staff, Store

_HIDDEN = masking.STAR * 6
_OPEN = frozenset({"kind", "language", "source_channel", "industry", "company_size", "grade", "consent"})
_HISTORY_OF_WEIGHT = ("visit", "call", "quote")


def preview(shop: Shop, actor: Actor, kept_id: int, other_id: int) -> Preview:
    """What a merge of ``other_id`` into ``kept_id`` would bring; personal facts are masked as everywhere else.

    Raises ``UserError``: ``customer_gone``, ``merge_same_record``.
    """
    with shop.view(actor, "customers.view") as connection:
        pack = packs.in_force(shop, connection).pack
        kept, other = sides(connection, kept_id, other_id)
        people = {one.id: one for one in _people.by_ids(shop, connection, actor, (kept.id, other.id))}
        full = {side.id: sees(connection, shop.store.id, actor, side.id) for side in (kept, other)}
        counts = {side.id: _history(connection, side.id) for side in (kept, other)}
        weights = [
            (people[side.id].completeness, sum(counts[side.id].get(one, 0) for one in _HISTORY_OF_WEIGHT))
            for side in (kept, other)
        ]
        moves, back = (sorted(counts[one.id].items(), key=lambda one: (-one[1], one[0])) for one in (other, kept))
        return Preview(
            kept=people[kept.id],
            other=people[other.id],
            pairs=tuple(_pairs(shop, pack, kept, other, full)),
            moves=tuple(moves),
            moves_back=tuple(back),
            owners=tuple(_owners(shop, connection, kept.id, other.id)),
            better=fuller(weights[0], weights[1]),
            may=may(actor, "customers.merge_any") or all(full.values()),
            said_different=_said_different(connection, kept.id, other.id),
            pack=pack,
        )


def _history(connection: Connection, customer_id: int) -> dict[str, int]:
    """Table → how many rows of what happened name the customer."""
    counted: dict[str, int] = {}
    by_table: dict[str, list[str]] = {}
    for reference in references():
        if reference.is_history:
            by_table.setdefault(reference.table, []).append(reference.column)
    for name, columns in by_table.items():
        table = cast(Table, next(one.model for one in references() if one.table == name).__table__)
        named = or_(*(table.c[column] == customer_id for column in columns))
        count = connection.execute(select(func.count()).select_from(table).where(named)).scalar_one()
        if count:
            counted[name] = count
    return counted


def _pairs(shop: Shop, pack: Pack, kept: Side, other: Side, full: dict[int, bool]) -> list[Pair]:
    by_column = {one.column: one for one in pack.form.fields if one.column is not None}
    by_key = {one.key: one for one in pack.form.fields}
    order = {one.key: place for place, one in enumerate(pack.form.fields)}
    found = []
    if kept.phones or other.phones:
        numbers = [_numbers(shop, side, full[side.id]) for side in (kept, other)]
        differs = kept.phones.keys() != other.phones.keys()
        found.append(Pair("phones", by_column.get("phones"), numbers[0], numbers[1], Pick.BOTH, differs, united=True))
    for key in cells.keys(kept, other):
        own = key.removeprefix(OWN_FIELD) if key.startswith(OWN_FIELD) else ""
        one = by_key.get(own) if own else by_column.get(key)
        shown = [_shown(side, key, one, full[side.id]) for side in (kept, other)]
        found.append(
            Pair(
                key,
                one,
                shown[0],
                shown[1],
                cells.default(key, kept, other),
                cells.differs(key, kept, other),
                may_join=key in UNITED,
            )
        )
    return sorted(found, key=lambda pair: order.get(pair.field.key, 999) if pair.field is not None else 1000)


def _numbers(shop: Shop, side: Side, full: bool) -> tuple[str, ...] | None:
    region = shop.store.country
    shown = tuple(phones.shown(e164, region) if full else masking.phone(e164) for e164 in side.phones)
    return shown or None


def _shown(side: Side, key: str, one: FormField | None, full: bool) -> Answer | None:
    """An answer as the reader may see it."""
    value: Any = side.told(key).value
    if value in (None, ""):
        return None
    if not full and key != "name" and (key not in _OPEN if one is None or one.column else one.personal):
        return _HIDDEN
    if key.startswith(OWN_FIELD):
        return form.from_json(one, value) if one is not None else str(value)
    if key == "referrer":
        return Relation(side.columns["referrer"] or "", side.columns["referrer_id"])
    if value is False:
        return None
    return cast(Answer, value)


def _owners(shop: Shop, connection: Connection, kept_id: int, other_id: int) -> list[Owners]:
    rows = connection.execute(
        select(
            CustomerOwner.customer_id,
            CustomerOwner.store_id,
            CustomerOwner.staff_id,
            CustomerOwner.since,
            CustomerOwner.protected_until,
            Staff.name,
            Store.name.label("store"),
        )
        .join(Staff, Staff.id == CustomerOwner.staff_id)
        .join(Store, Store.id == CustomerOwner.store_id)
        .where(CustomerOwner.customer_id.in_((kept_id, other_id)))
        .order_by(CustomerOwner.store_id)
    ).all()
    mine = {row.store_id: row for row in rows if row.customer_id == kept_id}
    found = []
    for row in rows:
        held = mine.get(row.store_id)
        if row.customer_id == other_id and held is not None and held.staff_id != row.staff_id:
            looked = [Looked(one.staff_id, one.since, one.protected_until) for one in (held, row)]
            pick = looked_after(looked[0], looked[1], shop.clock.now())
            found.append(Owners(row.store, held.name, row.name, pick))
    return found


def _said_different(connection: Connection, one: int, other: int) -> bool:
    low, high = sorted((one, other))
    known = select(NotSamePerson.id).where(NotSamePerson.low_id == low, NotSamePerson.high_id == high)
    return connection.execute(known).first() is not None
