"""Many rows made ready beside the tables, then moved into them at once.

The rows wait in temporary tables of one connection: nobody waits for them, a crash or a cancelled run leaves nothing
behind, and memory stays flat. Moving them takes one statement a table, so the only writer is held for seconds where
writing row by row would hold it for minutes. The same on SQLite and PostgreSQL.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Dialect, Index, MetaData, Table, insert, select, text
from sqlalchemy.schema import sort_tables
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from showroom.store.database import Database

_CACHE_KIB = 16 * 1024
_LONGEST_LOG = 16 * 1024 * 1024  # bytes
_Make = Callable[[Any], Any]
_Maker = tuple[str, Any, _Make | None]


class Staging:
    """The temporary tables of one run, on a connection of their own that is closed for good at the end."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._metadata = MetaData()
        self._fresh: dict[Table, Table] = {}
        self._before: dict[Table, Table] = {}
        self._after: dict[Table, Table] = {}
        self._given: dict[Table, set[str]] = {}
        self._differing: dict[Table, set[str]] = {}
        self._makers: dict[Table, dict[str, tuple[Any, _Make | None]]] = {}
        self._dialect = connection.dialect
        self.held = 0.0
        """Seconds for which :meth:`moving` kept other writers waiting."""

    # -- tables of the run itself
    def table(self, name: str, *columns: Column[Any], index: Sequence[Sequence[str]] = ()) -> Table:
        """A temporary table of the run's own."""
        made = Table(name, self._metadata, *columns, prefixes=["TEMPORARY"])
        for names in index:
            Index(f"ix_{name}_{'_'.join(names)}", *(made.c[one] for one in names))
        made.create(self.connection)
        return made

    def named(self, name: str) -> Table:
        """A table made by :meth:`table`."""
        return self._metadata.tables[name]

    # -- rows on their way
    def add(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """New rows of ``table``; a column not named gets what the table gives by default."""
        stage = self._fresh.get(table)
        if stage is None:
            stage = self._fresh[table] = self._twin(table, "new")
            self._given[table] = set()
            self._makers[table] = {name: (default, make) for name, default, make in _makers(table, self._dialect)}
        by_names: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
        for row in rows:
            by_names.setdefault(tuple(row), []).append(row)
        for names, alike in by_names.items():
            self._given[table].update(names)
            self._add_alike(table, stage, names, alike)

    def _add_alike(self, table: Table, stage: Table, names: tuple[str, ...], rows: Sequence[Mapping[str, Any]]) -> None:
        """Rows that name the same columns, two at least: by far the most have nothing to be made of them."""
        makers = self._makers[table]
        left_out = [name for name, (default, _) in makers.items() if name not in names and default is not None]
        columns = (*names, *left_out)
        made: Iterable[tuple[Any, ...]] = map(itemgetter(*names), rows)
        if changed := [(at, make) for at, name in enumerate(names) if (make := makers[name][1]) is not None]:
            made = map(partial(_made, changed), made)
        if left_out:
            given = tuple(makers[name][0] for name in left_out)
            made = (row + given for row in made)
        self.pour(stage, list(made), columns)

    def pour(self, stage: Table, rows: Sequence[tuple[Any, ...]], names: Sequence[str] = ()) -> None:
        """Many rows, as the driver takes them, into a temporary table; ``names``: of their columns (default: all)."""
        if not rows:
            return
        names = names or [column.name for column in stage.columns]
        said = ", ".join(f'"{name}"' for name in names)
        cursor = self.connection.connection.cursor()
        try:
            if self._dialect.name == "sqlite":
                marks = ", ".join("?" * len(names))
                cursor.executemany(f"INSERT INTO {stage.name} ({said}) VALUES ({marks})", rows)  # noqa: S608 - our names
            else:
                with cursor.copy(f"COPY {stage.name} ({said}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
        finally:
            cursor.close()

    def change(self, table: Table, pairs: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> None:
        """Rows of ``table`` as they stand (every column) and as they shall be."""
        names = [column.name for column in table.columns]
        changed = [(at, make) for at, (_, _, make) in enumerate(_makers(table, self._dialect)) if make is not None]
        for at, (held, role) in enumerate(((self._before, "before"), (self._after, "after"))):
            stage = held.get(table)
            if stage is None:
                stage = held[table] = self._twin(table, role)
            self.pour(stage, [_made(changed, itemgetter(*names)(pair[at])) for pair in pairs], names)
        differing = self._differing.setdefault(table, set())
        differing.update(name for before, after in pairs for name in names if before[name] != after[name])

    def rows_of(self, table: Table) -> Table | None:
        """The new rows of a table, as a table; None when there are none."""
        return self._fresh.get(table)

    def taken(self, table: Table) -> Table:
        """The new rows of a table, as a table; from now on they are the caller's to write."""
        del self._given[table]
        return self._fresh.pop(table)

    def changed_since(self) -> bool:
        """Whether a row that is to be changed is no longer as it was read."""
        for table, stage in self._before.items():
            names = [column.name for column in table.columns]
            ids = select(stage.c.id)
            now = select(*(table.c[name] for name in names)).where(table.c.id.in_(ids))
            was = select(*(stage.c[name] for name in names))
            if self.connection.execute(was.except_(now).limit(1)).first() is not None:
                return True
        return False

    def move(self, table: Table) -> int:
        """Write the new and the changed rows of ``table`` for good; returns how many."""
        moved = 0
        names = [column.name for column in table.columns]
        key = [column.name for column in table.primary_key.columns]
        if (stage := self._fresh.get(table)) is not None:
            given = self._given[table]
            left_out = {one.name for one in table.columns if one.server_default is not None and one.default is None}
            names = [name for name in names if name in given or name not in left_out]
            chosen = select(*(stage.c[name] for name in names)).order_by(*(stage.c[name] for name in key))
            moved += self.connection.execute(insert(table).from_select(names, chosen)).rowcount
        if (stage := self._after.get(table)) is not None:
            # a column that is named is written into its index anew, whether it differs or not
            values = {name: stage.c[name] for name in sorted(self._differing[table]) if name not in key}
            statement = table.update().values(values).where(*(table.c[name] == stage.c[name] for name in key))
            moved += self.connection.execute(statement).rowcount
        return moved

    @contextmanager
    def moving(self, database: Database) -> Iterator[None]:
        """The one transaction that moves. What it wrote is copied from SQLite's log into the file afterwards, while
        others write again: the last of them would have to do it otherwise, or this transaction's own end.
        """
        if database.is_sqlite:
            _pragma(self.connection, "wal_autocheckpoint=0")
        try:
            with database.writing(self.connection):
                began = time.monotonic()
                yield
            self.held = time.monotonic() - began
        finally:
            if database.is_sqlite:
                _pragma(self.connection, "wal_autocheckpoint=1000")
        if database.is_sqlite:
            with suppress(sqlite3.Error):  # it has happened: a disk too full to copy it now holds it in the log
                _pragma(self.connection, "wal_checkpoint(PASSIVE)")

    def tables(self) -> tuple[Table, ...]:
        """The tables that have anything waiting, in an order that keeps foreign keys."""
        waiting = self._fresh.keys() | self._after.keys()
        return tuple(sort_tables(waiting))

    def _twin(self, table: Table, role: str) -> Table:
        columns = [Column(column.name, column.type) for column in table.columns]
        return self.table(f"stage_{role}_{table.name}", *columns)


@contextmanager
def staging(database: Database) -> Iterator[Staging]:
    """A :class:`Staging`; everything in it is gone at the end."""
    with database.apart() as connection:
        if database.is_sqlite:
            connection.exec_driver_sql(f"PRAGMA temp.cache_size=-{_CACHE_KIB}")
        connection.commit()
        try:
            yield Staging(connection)
        finally:
            if database.path is not None:
                connection.rollback()
                _shorten_log(connection, database.path)


def _shorten_log(connection: Connection, file: Path) -> None:
    """SQLite's log grows by all that a run writes, also where it ended in a full disk, and never gets shorter by
    itself. Nobody is waited for: whoever reads at this moment keeps it as long as it is.
    """
    with suppress(sqlite3.Error, OSError):
        if file.with_name(f"{file.name}-wal").stat().st_size > _LONGEST_LOG:
            _pragma(connection, "busy_timeout=0")
            _pragma(connection, "wal_checkpoint(PASSIVE)")
            _pragma(connection, "wal_checkpoint(TRUNCATE)")


@contextmanager
def references_unchecked(connection: Connection) -> Iterator[None]:
    """On SQLite, for a connection of :meth:`Database.apart` between its transactions: rows may come before those they
    refer to.
    """
    _pragma(connection, "foreign_keys=OFF")
    try:
        yield
    finally:
        connection.rollback()
        _pragma(connection, "foreign_keys=ON")


def _pragma(connection: Connection, said: str) -> None:
    cursor = connection.connection.cursor()
    try:
        cursor.execute(f"PRAGMA {said}").fetchall()
    finally:
        cursor.close()


def _made(changed: Sequence[tuple[int, _Make]], row: tuple[Any, ...]) -> tuple[Any, ...]:
    values = list(row)
    for at, make in changed:
        values[at] = make(values[at])
    return tuple(values)


def _makers(table: Table, dialect: Dialect) -> tuple[_Maker, ...]:
    """For each column: its name, what it holds when nothing is given, and what makes a driver's value of ours."""
    made = []
    for column in table.columns:
        make = column.type.dialect_impl(dialect).bind_processor(dialect)
        default = column.default.arg if isinstance(column.default, ScalarElementColumnDefault) else None
        made.append((column.name, default if make is None or default is None else make(default), make))
    return tuple(made)


def notify(connection: Connection) -> None:
    """Tell the other processes that something has changed (PostgreSQL; SQLite's own counter does it there)."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_notify('showroom_changed', '')"))
