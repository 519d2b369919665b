"""A unit of work whose rows are set aside: the same services write through it, and nobody waits while they do."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Any, cast

from sqlalchemy import BigInteger, Column, Integer, Table, Text, bindparam, insert, select

from showroom.domain.chain import GENESIS, canonical
from showroom.domain.customers import terms
from showroom.domain.customers.terms import Findable
from showroom.domain.errors import UserError
from showroom.domain.staff.actor import Actor
from showroom.services.shop import Shop
from showroom.services.work import Work, audit_hash
from showroom.store import broad_terms, found, search
from showroom.store.models import (
    AuditEntry,
    AuditValue,
    Base,
    Customer,
    CustomerHeads,
    CustomerLatest,
    CustomerOwner,
)
from showroom.store.prepared import Prepared
from showroom.store.staging import Staging

_Row = dict[str, Any]
_OWNERS = cast(Table, CustomerOwner.__table__)


@lru_cache(maxsize=64)
def _row(table: Table) -> Prepared:
    return Prepared(select(table).where(table.c.id == bindparam("row")))


class Aside:
    """What the works of one run leave: their audit entries, not yet chained, and the terms of the new customers."""

    def __init__(self, staging: Staging) -> None:
        self.staging = staging
        self.audits = staging.table(
            "stage_audit",
            Column("place", Integer, primary_key=True),
            Column("id", BigInteger),
            Column("action", Text),
            Column("changes", Text),
        )
        self.terms = staging.table(
            "stage_term", Column("term", Text), Column("customer_id", BigInteger), Column("fit", BigInteger)
        )
        self.anew = staging.table(
            "stage_anew",
            Column("place", Integer, primary_key=True),
            Column("customer_id", BigInteger),
            Column("facts", Text),
        )
        self.words = staging.table(
            "stage_word", Column("word", BigInteger), Column("customer_id", BigInteger), Column("points", BigInteger)
        )
        self.broad = broad_terms.known(staging.connection)
        self.owners = found.single_owners(staging.connection)
        self.touched: list[int] = []
        """Customers known already whose owner the run writes: what a search ranks them by changes."""
        self.run_id: int | None = None
        self.first_id: int | None = None
        self.last_id: int | None = None
        self._places = 0

    def next_place(self) -> int:
        self._places += 1
        return self._places

    def made(self, customer_id: int) -> None:
        self.first_id = customer_id if self.first_id is None else min(self.first_id, customer_id)
        self.last_id = customer_id if self.last_id is None else max(self.last_id, customer_id)


class StagedWork(Work):
    """Many acts on customers; :meth:`flush` puts their rows aside. It takes nothing away: rows can't be deleted."""

    def __init__(self, shop: Shop, actor: Actor, action: str, aside: Aside) -> None:
        super().__init__(shop, aside.staging.connection, actor, action)
        self._aside = aside
        self._rows: list[tuple[Table, _Row]] = []
        self._fresh: dict[tuple[Table, int], _Row] = {}
        self._changed: dict[tuple[Table, int], tuple[_Row, _Row]] = {}
        self._facts: list[tuple[int, Findable]] = []
        self.connection.info[search.SET_ASIDE] = self._facts

    def insert(self, model: type[Base], **values: Any) -> int:
        table = cast(Table, model.__table__)
        row = self._ready(table, values)
        self._rows.append((table, row))
        row_id = int(row.get("id", 0))
        self._fresh[table, row_id] = row
        self._note("insert", table, row_id, row)
        return row_id

    def insert_many(self, model: type[Base], rows: list[dict[str, Any]]) -> None:
        for values in rows:
            self.insert(model, **values)

    def update(self, model: type[Base], row_id: int, **values: Any) -> bool:
        table = cast(Table, model.__table__)
        row = self._fresh.get((table, row_id))
        if row is None:
            row = self._held(table, row_id)
        old = {name: row.get(name) for name in values}
        changed = {name: value for name, value in sorted(values.items()) if old[name] != value}
        if not changed:
            return False
        row.update(changed)
        self._note("update", table, row_id, changed, old)
        return True

    def delete(self, model: type[Base], row_id: int) -> None:
        raise NotImplementedError(f"an import takes nothing away: {model.__tablename__} {row_id}")

    def mark(self) -> tuple[int, int, int, int]:
        """Where the works stand, for :meth:`back_to`."""
        return len(self._rows), len(self._changes), len(self._values), len(self._facts)

    def back_to(self, mark: tuple[int, int, int, int]) -> None:
        """Forget the rows of a new customer that was refused half way."""
        for table, row in self._rows[mark[0] :]:
            self._fresh.pop((table, int(row.get("id", 0))), None)
        del self._rows[mark[0] :], self._changes[mark[1] :], self._values[mark[2] :], self._facts[mark[3] :]

    def flush(self) -> None:
        """Put everything aside."""
        del self.connection.info[search.SET_ASIDE]
        staging = self._aside.staging
        self._write_audit()
        by_table: dict[Table, list[_Row]] = {}
        for table, row in self._rows:
            by_table.setdefault(table, []).append(row)
        for table, rows in by_table.items():
            staging.add(table, rows)
        changed: dict[Table, list[tuple[_Row, _Row]]] = {}
        for (table, _), pair in self._changed.items():
            if pair[0] != pair[1]:
                changed.setdefault(table, []).append(pair)
        for table, pairs in changed.items():
            staging.change(table, pairs)
        self._write_terms()

    def _ready(self, table: Table, values: Mapping[str, Any]) -> _Row:
        row = dict(values)
        if "id" in table.c and "id" not in row:
            row["id"] = self.new_id()
        if "store_id" in table.c and "store_id" not in row:
            row["store_id"] = self.store_id
        return row

    def _held(self, table: Table, row_id: int) -> _Row:
        """The row as it shall be, which begins as it stands."""
        if (table, row_id) not in self._changed:
            row = _row(table).first(self.connection, {"row": row_id})
            if row is None:
                raise UserError("record_is_gone", table=table.name, id=row_id)
            found = dict(zip(table.c.keys(), row, strict=True))
            self._changed[table, row_id] = (found, dict(found))
        return self._changed[table, row_id][1]

    def _write_audit(self) -> None:
        if not self._changes:
            return
        audit_id = self.new_id()
        self.connection.execute(
            insert(self._aside.audits),
            {
                "place": self._aside.next_place(),
                "id": audit_id,
                "action": self.action,
                "changes": canonical(self._changes),
            },
        )
        self._values.sort(key=itemgetter("digest"))  # by their key, which begins with the entry
        for value in self._values:
            value |= {"audit_id": audit_id, "store_id": self.store_id}
        self._aside.staging.add(cast(Table, AuditValue.__table__), self._values)

    def _write_terms(self) -> None:
        """New customers' heads and terms; who was known already is put into the index after the run."""
        table = cast(Table, Customer.__table__)
        heads: list[_Row] = []
        latest: list[_Row] = []
        rows: list[tuple[str, int, int]] = []
        words: list[tuple[int, int, int]] = []
        owners = {row["customer_id"]: row["staff_id"] for one, row in self._rows if one is _OWNERS}
        self._aside.touched += (one for one in owners if (table, one) not in self._fresh)
        for customer_id, facts in self._facts:
            if (table, customer_id) not in self._fresh:
                self._write_anew(customer_id, facts)
                continue
            self._aside.made(customer_id)
            theirs = terms.heads(facts)
            heads.append({"customer_id": customer_id, "heads": terms.written(theirs), "version": terms.VERSION})
            owner = self._aside.owners.get(owners.get(customer_id, 0), 0)
            if not owner and customer_id in owners:  # nobody's owner before: numbered when the run is over
                self._aside.touched.append(customer_id)
            latest.append({"customer_id": customer_id, "at": found.moment(self.now), "owner": owner})
            fits = terms.terms(theirs)
            rows.extend((term, customer_id, fit) for term, fit in fits.items())
            learnt = broad_terms.fitting(fits, self._aside.broad)
            words.extend((word, customer_id, points) for word, points in learnt.items())
        self._aside.staging.add(cast(Table, CustomerHeads.__table__), heads)
        self._aside.staging.add(cast(Table, CustomerLatest.__table__), latest)
        self._aside.staging.pour(self._aside.terms, rows)
        self._aside.staging.pour(self._aside.words, words)

    def _write_anew(self, customer_id: int, facts: Findable) -> None:
        self.connection.execute(
            insert(self._aside.anew),
            {
                "place": self._aside.next_place(),
                "customer_id": customer_id,
                "facts": json.dumps(dataclasses.asdict(facts), ensure_ascii=False),
            },
        )


def chain(work: Work, aside: Aside) -> None:
    """Link the entries that were set aside to the store's audit log, in their order; ``work`` is an open act."""
    head = work.connection.execute(
        select(AuditEntry.seq, AuditEntry.hash)
        .where(AuditEntry.store_id == work.store_id)
        .order_by(AuditEntry.seq.desc())
        .limit(1)
    ).first()
    seq, previous = (head[0], head[1]) if head else (0, GENESIS)
    place = 0
    while True:
        row = work.connection.execute(
            select(aside.audits).where(aside.audits.c.place > place).order_by(aside.audits.c.place).limit(1)
        ).first()
        if row is None:
            return
        place, seq = row.place, seq + 1
        digest = audit_hash(previous, work.store_id, seq, work.now, work.actor.tag, row.action, row.changes)
        work.connection.execute(
            insert(AuditEntry),
            {
                "id": row.id,
                "store_id": work.store_id,
                "seq": seq,
                "at": work.now,
                "actor": work.actor.tag,
                "action": row.action,
                "changes": row.changes,
                "prev_hash": previous,
                "hash": digest,
            },
        )
        previous = digest
