"""Statements that every act runs, made once for each kind of database and handed to the driver as they are.

SQLAlchemy takes twenty times longer to look up, fill and run a small statement of its cache than SQLite takes to answer
it; an act runs a dozen. What is made here is still Core: the dialect compiles it, the columns' types make the values.
Nothing in a list (``IN``), nothing that a table computes in Python.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, cast

from sqlalchemy import Connection, Delete, Dialect, Insert, Row, Select, Table, TextualSelect, Update, insert
from sqlalchemy.engine import result_tuple
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.schema import ScalarElementColumnDefault
from sqlalchemy.types import TypeEngine

from showroom.store.models.base import UtcDateTime

_Make = Callable[[Any], Any]
Facts = Mapping[str, Any]
Statement = Select[*tuple[Any, ...]] | TextualSelect | Insert | Update | Delete


class _Ready:
    """A statement as one driver takes it: a sequence of values or, where it names them, a mapping."""

    __slots__ = ("_as_given", "_binds", "_driver", "_is_positional", "_makers", "_text")

    def __init__(
        self, compiled: SQLCompiler, dialect: Dialect, shown: Iterable[TypeEngine[Any]] = (), fixed: Facts | None = None
    ) -> None:
        self._text = str(compiled)
        self._driver = dialect.loaded_dbapi
        self._is_positional = compiled.positional
        self._binds: list[tuple[str, _Make | None, bool, Any]] = []
        for name in (compiled.positiontup or ()) if compiled.positional else compiled.binds:
            bind = compiled.binds[name]
            if bind.expanding:
                raise ValueError(f"{name} is a list: {self._text}")
            make = bind.type.dialect_impl(dialect).bind_processor(dialect)
            if make is not None and isinstance(bind.type, UtcDateTime):
                make = lru_cache(maxsize=8)(make)  # the one moment of an act, a dozen times
            known = (fixed or {}).get(name, bind.value)
            if isinstance(known, str):
                known = str.__str__(known)  # not an enumeration's member: the driver takes its time over these
            is_given = bind.required and name not in (fixed or {})
            self._binds.append((name, make, is_given, known if make is None or is_given else make(known)))
        as_given = all(is_given and make is None for _, make, is_given, _ in self._binds)
        self._as_given: _Make | None = None
        if as_given and self._is_positional and len(self._binds) > 1:
            self._as_given = itemgetter(*(name for name, _, _, _ in self._binds))
        makers = [one.dialect_impl(dialect).result_processor(dialect, None) for one in shown]
        self._makers = makers if any(makers) else None

    def given(self, facts: Facts) -> Any:
        """The parameters as the driver takes them; raises ``KeyError`` for one that is missing."""
        if self._as_given is not None:
            return self._as_given(facts)
        values = [
            known if not is_given else facts[name] if make is None else make(facts[name])
            for name, make, is_given, known in self._binds
        ]
        return (
            values if self._is_positional else {bind[0]: value for bind, value in zip(self._binds, values, strict=True)}
        )

    def rows(self, connection: Connection, facts: Facts) -> list[tuple[Any, ...]]:
        cursor = _cursor(connection)
        try:
            cursor.execute(self._text, self.given(facts))
            found = cast(list[tuple[Any, ...]], cursor.fetchall())
        except self._driver.Error as error:
            raise self._told(error) from error
        finally:
            cursor.close()
        makers = self._makers
        if makers is None:
            return found
        return [
            tuple([value if make is None else make(value) for make, value in zip(makers, row, strict=True)])
            for row in found
        ]

    def write(self, connection: Connection, rows: Sequence[Facts]) -> int:
        cursor = _cursor(connection)
        try:
            if len(rows) == 1:
                cursor.execute(self._text, self.given(rows[0]))
            else:
                cursor.executemany(self._text, [self.given(row) for row in rows])
            return int(cursor.rowcount)
        except self._driver.Error as error:
            raise self._told(error) from error
        finally:
            cursor.close()

    def _told(self, error: BaseException) -> BaseException:
        """The driver's error as Core tells it; its text must not carry a visitor's name or number."""
        return DBAPIError.instance(self._text, None, error, self._driver.Error, hide_parameters=True)


def _cursor(connection: Connection) -> DBAPICursor:
    if not connection.in_transaction():
        connection.begin()  # as any statement of Core's does: a read is as of one moment
    return connection.connection.cursor()


class Prepared:
    """A statement whose parameters are given by name."""

    __slots__ = ("_made", "_named", "_statement")

    def __init__(self, statement: Statement) -> None:
        self._statement = statement
        self._made: dict[str, _Ready] = {}
        self._named: Callable[[Iterable[Any]], Row[*tuple[Any, ...]]] | None = None

    def rows(self, connection: Connection, facts: Facts) -> list[tuple[Any, ...]]:
        """The rows of a query, as plain tuples."""
        return self._for(connection.dialect).rows(connection, facts)

    def named(self, connection: Connection, facts: Facts) -> list[Row[*tuple[Any, ...]]]:
        """The rows of a query as Core's rows, which give a value by the name of its column too."""
        rows = self.rows(connection, facts)
        if not rows:
            return []
        if self._named is None:
            self._named = result_tuple(cast(Select[*tuple[Any, ...]], self._statement).selected_columns.keys())
        return [self._named(row) for row in rows]

    def first(self, connection: Connection, facts: Facts) -> tuple[Any, ...] | None:
        """The first row of a query that has one at most."""
        return next(iter(self._for(connection.dialect).rows(connection, facts)), None)

    def scalar(self, connection: Connection, facts: Facts) -> Any:
        """The first value of the first row; None when there is none."""
        row = self.first(connection, facts)
        return None if row is None else row[0]

    def write(self, connection: Connection, *rows: Facts) -> int:
        """Run it for its effect, once for each of ``rows``; returns how many rows of the table it met."""
        return self._for(connection.dialect).write(connection, rows) if rows else 0

    def _for(self, dialect: Dialect) -> _Ready:
        ready = self._made.get(dialect.name)
        if ready is None:
            shown = self._statement.selected_columns if isinstance(self._statement, Select | TextualSelect) else ()
            compiled = self._statement.compile(dialect=dialect)
            ready = self._made[dialect.name] = _Ready(compiled, dialect, [column.type for column in shown])
        return ready


def insert_rows(connection: Connection, table: Table, rows: Sequence[Facts]) -> None:
    """Insert rows, all with the columns of the first; one that is not named gets what the table gives by default."""
    if not rows:
        return
    columns = tuple(rows[0])
    key = (table, connection.dialect.name, columns)
    ready = _inserts.get(key)
    if ready is None:
        fixed = {
            column.name: column.default.arg
            for column in table.columns
            if column.name not in rows[0] and isinstance(column.default, ScalarElementColumnDefault)
        }
        compiled = insert(table).compile(dialect=connection.dialect, column_keys=[*columns, *fixed])
        ready = _inserts[key] = _Ready(compiled, connection.dialect, fixed=fixed)
    ready.write(connection, rows)


_inserts: dict[tuple[Table, str, tuple[str, ...]], _Ready] = {}
