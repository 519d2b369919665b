"""Do the rows still say what the audit log says was written (SEC-03)? A change made past the program is found here.

The log is folded into what each row should hold, in a scratch database on disk: a store may have more rows than fit in
memory. Personal values are compared through their salted digests; erased ones are not judged.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Any

from sqlalchemy import Column, Connection, Table, select

from showroom.services.audit_lines import plain
from showroom.store.models import AuditEntry, AuditValue, Base, Device, ImportAhead, LedgerEvent

# The chains are checked by themselves; device numbers are taken before anybody acts.
_NOT_BY_WORK = frozenset(model.__tablename__ for model in (AuditEntry, AuditValue, LedgerEvent, Device, ImportAhead))
_AT_A_TIME = 2000
_SCRATCH = "CREATE TABLE held (name TEXT, id INTEGER, said TEXT, PRIMARY KEY (name, id)) WITHOUT ROWID"

_UNTOLD = "*"  # the mark of a row whose columns the log does not tell

Difference = tuple[str, int, str]
"""Table, row id, and the column that differs: ``*`` when a row is missing or was never written by the program."""


def differences(connection: Connection) -> Iterator[Difference]:
    """What is not as the audit log says, table by table."""
    with closing(sqlite3.connect("")) as scratch:  # a private file that goes away by itself
        scratch.execute("PRAGMA synchronous=OFF")
        scratch.execute(_SCRATCH)
        _fold(connection, scratch)
        for table in _audited():
            yield from _table(connection, scratch, table)


def _audited() -> list[Table]:
    """Tables whose rows are written by units of work alone, by name."""
    return [
        table
        for name, table in sorted(Base.metadata.tables.items())
        if name not in _NOT_BY_WORK and "id" in table.c and any(_is_audited(column) for column in table.c)
    ]


def _is_audited(column: Column[Any]) -> bool:
    return column.name not in ("id", "store_id") and column.info.get("audit") is not False


def _fold(connection: Connection, scratch: sqlite3.Connection) -> None:
    wanted = {table.name: table for table in _audited()}
    entries = select(AuditEntry.id, AuditEntry.changes).order_by(AuditEntry.store_id, AuditEntry.seq)
    for entry, changes in connection.execute(entries.execution_options(yield_per=_AT_A_TIME)):
        for op, name, row_id, said in json.loads(changes):
            if name not in wanted or op == "note":
                continue
            if op == "many":
                _fold_many(connection, scratch, wanted[name], row_id, said)
                continue
            if op == "delete":
                scratch.execute("DELETE FROM held WHERE name = ? AND id = ?", (name, row_id))
                continue
            now: dict[str, Any] = {}
            if op == "update":
                held = scratch.execute("SELECT said FROM held WHERE name = ? AND id = ?", (name, row_id)).fetchone()
                now = json.loads(held[0]) if held else {}
                said = {column: pair[1] for column, pair in said.items()}
            now |= {column: _of_entry(wanted[name], column, value, entry) for column, value in said.items()}
            scratch.execute("INSERT OR REPLACE INTO held VALUES (?, ?, ?)", (name, row_id, json.dumps(now)))


def _of_entry(table: Table, column: str, value: object, entry: int) -> object:
    """A value as the log says it; of a personal one its entry and its digest, by which it is looked up."""
    known = table.c.get(column)
    return value if value is None or known is None or not known.info.get("personal") else [entry, str(value)[1:]]


def _fold_many(
    connection: Connection, scratch: sqlite3.Connection, table: Table, first: int, said: dict[str, Any]
) -> None:
    """Rows that a demo store was filled with in one go: only that there are as many as were written is known of them.
    One too few stands for a row that is missing."""
    ids = list(connection.execute(select(table.c.id).where(table.c.id.between(first, said["last"]))).scalars())
    missing = range(first, first + max(0, said["count"] - len(ids)))
    scratch.executemany(
        "INSERT OR REPLACE INTO held VALUES (?, ?, ?)",
        [(table.name, row_id, json.dumps({_UNTOLD: True})) for row_id in (*ids[: said["count"]], *missing)],
    )


def _table(connection: Connection, scratch: sqlite3.Connection, table: Table) -> Iterator[Difference]:
    columns = [column for column in table.c if _is_audited(column)]
    rows = select(table.c.id, *columns).execution_options(yield_per=_AT_A_TIME)
    seen = 0
    for page in connection.execute(rows).partitions():
        held = _held(scratch, table.name, [row[0] for row in page])
        values = _values(connection, held.values())
        for row in page:
            said = held.get(row[0])
            if said is None:
                yield table.name, row[0], "*"
                continue
            seen += 1
            for column, value in zip(columns, row[1:], strict=True):
                if not _fits(column, value, said, values):
                    yield table.name, row[0], column.name
    expected = scratch.execute("SELECT count(*) FROM held WHERE name = ?", (table.name,)).fetchone()[0]
    if seen < expected:
        present = set(connection.execute(select(table.c.id)).scalars())
        for (row_id,) in scratch.execute("SELECT id FROM held WHERE name = ?", (table.name,)):
            if row_id not in present:
                yield table.name, row_id, "*"


def _held(scratch: sqlite3.Connection, name: str, ids: list[int]) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        marks = ", ".join("?" * len(part))
        rows = scratch.execute(f"SELECT id, said FROM held WHERE name = ? AND id IN ({marks})", (name, *part))  # noqa: S608 - only marks
        found |= {row_id: json.loads(said) for row_id, said in rows}
    return found


def _values(connection: Connection, held: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Digest → the personal value behind it, of those that are still kept."""
    wanted: dict[int, set[str]] = {}
    for said in held:
        for value in said.values():
            if isinstance(value, list):
                wanted.setdefault(value[0], set()).add(value[1])
    found: dict[str, str] = {}
    entries = sorted(wanted)
    for start in range(0, len(entries), 500):
        part = select(AuditValue.audit_id, AuditValue.digest, AuditValue.value).where(
            AuditValue.audit_id.in_(entries[start : start + 500])
        )
        found |= {digest: text for entry, digest, text in connection.execute(part) if digest in wanted[entry]}
    return found


def _fits(column: Column[Any], value: object, said: dict[str, Any], values: dict[str, str]) -> bool:
    if column.name not in said:
        if _UNTOLD in said:
            return True
        # An insert notes what was given: what was not is empty, unless the table fills it in by itself.
        return value is None or column.default is not None or column.server_default is not None
    expected = said[column.name]
    if column.info.get("personal") and expected is not None:
        kept = values.get(expected[1])
        return kept is None or kept == json.dumps(plain(value), ensure_ascii=False)
    return bool(plain(value) == expected)
