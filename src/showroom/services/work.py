"""The unit of work: the only writer. Each change it makes is a line of the one audit entry it ends with (SEC-03)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import ColumnElement, Connection, Table, bindparam, delete, select, update

from showroom.domain.chain import GENESIS, canonical, link, stamp
from showroom.domain.errors import UserError
from showroom.domain.staff.actor import Actor
from showroom.services.audit_lines import Lines, plain
from showroom.services.following import customer_columns, followed
from showroom.services.shapes import shape_of
from showroom.store.models import AuditEntry, AuditValue, Base
from showroom.store.prepared import Prepared, insert_rows

if TYPE_CHECKING:
    from showroom.services.shop import Shop

_HEAD = Prepared(
    select(AuditEntry.seq, AuditEntry.hash)
    .where(AuditEntry.store_id == bindparam("store_id"))
    .order_by(AuditEntry.seq.desc())
    .limit(1)
)


def _is_ours(table: Table) -> ColumnElement[bool]:
    """The row ``_id``, if it is this store's or no store's own: a database may hold several."""
    found = table.c.id == bindparam("_id")
    return found & (table.c.store_id == bindparam("_store")) if shape_of(table).is_ours else found


@lru_cache(maxsize=512)
def _update(table: Table, columns: tuple[str, ...]) -> Prepared:
    values = {name: bindparam(f"v_{name}", type_=table.c[name].type) for name in columns}
    return Prepared(update(table).where(_is_ours(table)).values(values))


@lru_cache(maxsize=512)
def _old(table: Table, columns: tuple[str, ...]) -> Prepared:
    return Prepared(select(*(table.c[name] for name in columns)).where(_is_ours(table)))


@lru_cache(maxsize=128)
def _delete(table: Table) -> Prepared:
    return Prepared(delete(table).where(_is_ours(table)))


@lru_cache(maxsize=128)
def _customer_of(table: Table) -> Prepared:
    return Prepared(select(table.c.customer_id).where(table.c.id == bindparam("_id")))


class Work:
    """One act inside a transaction. ``now`` stands still for the whole act."""

    def __init__(self, shop: Shop, connection: Connection, actor: Actor, action: str) -> None:
        self.shop = shop
        self.connection = connection
        self.actor = actor
        self.action = action
        self.now = shop.clock.now()
        self._lines = Lines(self.now)
        self._changes, self._values = self._lines.changes, self._lines.values
        self._contacts: dict[tuple[Table, int], int | None] = {}
        self._new: set[int] = set()

    @property
    def store_id(self) -> int:
        return self.shop.store.id

    @cached_property
    def day(self) -> date:
        """The business day of this act."""
        return self.shop.day(self.now)

    @property
    def new_id(self) -> Callable[[], int]:
        return self.shop.ids.next

    @property
    def has_written(self) -> bool:
        return bool(self._changes)

    def is_new(self, customer_id: int) -> bool:
        """Whether a customer was made in this very act: nobody can have merged it yet."""
        return customer_id in self._new

    def insert(self, model: type[Base], **values: Any) -> int:
        """Insert a row and return its id (made here unless given). Tables with a ``store_id`` get the shop's unless
        given."""
        table = cast(Table, model.__table__)
        self._fill_in(table, values)
        values |= followed(self.connection, table, values, self._new)
        insert_rows(self.connection, table, (values,))
        row_id = values.get("id", 0)
        if table.name == "customer":
            self._new.add(row_id)
        elif table.name == "customer_merge":
            self._new.clear()
        self._note("insert", table, row_id, values)
        return int(row_id)

    def insert_many(self, model: type[Base], rows: list[dict[str, Any]]) -> None:
        """Insert many rows at once; ids and store ids are filled in as by :meth:`insert`."""
        table = cast(Table, model.__table__)
        for values in rows:
            self._fill_in(table, values)
        self._follow_many(table, rows)
        insert_rows(self.connection, table, rows)
        for values in rows:
            self._note("insert", table, values.get("id", 0), values)

    def _fill_in(self, table: Table, values: dict[str, Any]) -> None:
        shape = shape_of(table)
        if shape.has_id and "id" not in values:
            values["id"] = self.shop.ids.next()
        if shape.has_store and "store_id" not in values:
            values["store_id"] = self.shop.store.id

    def _follow_many(self, table: Table, rows: list[dict[str, Any]]) -> None:
        """:func:`followed` for many rows: a customer is looked up once."""
        for column in customer_columns(table):
            named = {values[column] for values in rows if values.get(column) is not None}
            led = {one: followed(self.connection, table, {column: one}, self._new) for one in named}
            for values in rows:
                values |= led.get(values.get(column), {})

    def update(self, model: type[Base], row_id: int, **values: Any) -> bool:
        """Change a row; only what differs is written and noted. Returns whether anything did.

        Raises ``UserError('record_is_gone')`` when this store has no such row.
        """
        table = cast(Table, model.__table__)
        values |= followed(self.connection, table, values, self._new)
        columns = tuple(sorted(values))
        row = _old(table, columns).first(self.connection, self._key(table, row_id))
        if row is None:
            raise UserError("record_is_gone", table=table.name, id=row_id)
        old = dict(zip(columns, row, strict=True))
        changed = {name: values[name] for name in columns if old[name] != values[name]}
        if not changed:
            return False
        _update(table, tuple(changed)).write(
            self.connection, self._key(table, row_id) | {f"v_{name}": value for name, value in changed.items()}
        )
        self._note("update", table, row_id, changed, old)
        return True

    def delete(self, model: type[Base], row_id: int) -> None:
        """Delete a row; its last values are noted."""
        table = cast(Table, model.__table__)
        columns = shape_of(table).columns
        row = _old(table, columns).first(self.connection, self._key(table, row_id))
        if row is None:
            raise UserError("record_is_gone", table=table.name, id=row_id)
        _delete(table).write(self.connection, self._key(table, row_id))
        self._note("delete", table, row_id, dict(zip(columns, row, strict=True)))

    def _key(self, table: Table, row_id: int) -> dict[str, Any]:
        return {"_id": row_id, "_store": self.store_id} if shape_of(table).is_ours else {"_id": row_id}

    def note(self, what: str, **facts: object) -> None:
        """Something worth the audit that changes no row (a masked phone was shown, a paper printed)."""
        self._changes.append(["note", what, 0, {key: plain(value) for key, value in facts.items()}])

    def insert_untold(self, model_table: Table, rows: list[dict[str, Any]], digest: str) -> None:
        """Insert complete rows of one portion of a demo store's hundred thousands. The audit has one line for all of
        them (how many, between which ids, their digest): a line each would outweigh the rows.
        """
        insert_rows(self.connection, model_table, rows)
        ids = [row["id"] for row in rows]
        said = {"count": len(ids), "last": max(ids), "digest": digest}
        self._changes.append(["many", shape_of(model_table).name, min(ids), said])

    def _note(
        self, op: str, table: Table, row_id: int, new: Mapping[str, object], old: Mapping[str, object] | None = None
    ) -> None:
        shape = shape_of(table)
        if shape.contact is not None and (shape.contact in new or "customer_id" in new):
            before = (old or new).get("customer_id")
            if self._contacts.get((table, row_id)) is None:
                self._contacts[table, row_id] = before if isinstance(before, int) else None
        self._lines.row(op, shape, row_id, new, old)

    def ranked(self, customer_id: int) -> None:
        """The index was made for this customer just now: what was noted until here is in it."""
        self._contacts = {row: before for row, before in self._contacts.items() if before != customer_id}

    def _note_contacts(self) -> None:
        """When customers were last in contact follows their visits and calls (``store.search``: it is derived)."""
        ids = {before for before in self._contacts.values() if before is not None}
        for table, row_id in self._contacts:
            now = _customer_of(table).scalar(self.connection, {"_id": row_id})
            ids |= {now} if now is not None else set()
        if ids:
            from showroom.store import search

            search.touch(self.connection, sorted(ids))

    def close(self) -> None:
        """Write the audit entry, if anything changed."""
        if not self._changes:
            return
        if self._contacts:
            self._note_contacts()
        head = _HEAD.first(self.connection, {"store_id": self.store_id})
        seq, previous = (head[0] + 1, head[1]) if head else (1, GENESIS)
        changes = canonical(self._changes)
        audit_id = self.shop.ids.next()
        entry = {
            "id": audit_id,
            "store_id": self.store_id,
            "seq": seq,
            "at": self.now,
            "actor": self.actor.tag,
            "action": self.action,
            "changes": changes,
            "prev_hash": previous,
            "hash": audit_hash(previous, self.store_id, seq, self.now, self.actor.tag, self.action, changes),
        }
        insert_rows(self.connection, cast(Table, AuditEntry.__table__), (entry,))
        if self._values:
            self._values.sort(key=itemgetter("digest"))  # by their key: pages are filled one after the other
            for value in self._values:
                value |= {"audit_id": audit_id, "store_id": self.store_id}
            insert_rows(self.connection, cast(Table, AuditValue.__table__), self._values)


def audit_hash(previous: str, store_id: int, seq: int, at: datetime, actor: str, action: str, changes: str) -> str:
    """The hash of an audit entry; verification computes it again from the row."""
    return link(previous, str(store_id), str(seq), stamp(at), actor, action, changes)
