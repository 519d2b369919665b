"""The engine and its transactions: SQLite by default, PostgreSQL by a URL.

SQLite: WAL, ``synchronous=FULL`` (what was acknowledged survives a power cut), foreign keys on, and writes begin with
BEGIN IMMEDIATE: a deferred read-then-write fails with "database is locked" despite any timeout.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from showroom.domain.errors import Fault
from showroom.store.faults import fault_of

BUSY_TIMEOUT_MS = 10_000
CACHE_KIB = 16_384
"""What a connection keeps of an SQLite file: a search ranks two thousand customers out of a few megabytes of index."""


_STATEMENTS = 512
"""What a connection keeps ready: a window's reads alone are more than the driver's 128."""
_WRITES = "showroom_writes"


class _Dialect(SQLiteDialect_pysqlite):
    """SQLite whose transactions begin at once, and those of who writes as the only writer's.

    A listener for the engine's ``begin`` would do the same, but then every statement looks for listeners.
    """

    driver = "showroom"
    supports_statement_cache = True

    def do_begin(self, dbapi_connection: Any) -> None:
        writes = dbapi_connection.info.pop(_WRITES, False)
        cursor = dbapi_connection.cursor()
        try:
            cursor.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
        finally:
            cursor.close()


registry.register(f"sqlite.{_Dialect.driver}", __name__, _Dialect.__name__)


def url_of(place: str) -> URL:
    """The URL of a database named by a path or a URL; ``postgresql://`` means the psycopg driver."""
    if "://" not in place:
        return URL.create("sqlite", database=str(Path(place).expanduser()))
    url = make_url(place)
    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+psycopg")
    return url


class Database:
    """An opened database. Threads may share it; a connection belongs to one thread at a time."""

    def __init__(self, place: str) -> None:
        self.url = url_of(place)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = _sqlite_engine(self.url) if self.is_sqlite else _postgresql_engine(self.url)
        # READ COMMITTED would show each statement of one read another state.
        self._reader = (
            self.engine if self.is_sqlite else self.engine.execution_options(isolation_level="REPEATABLE READ")
        )

    @property
    def path(self) -> Path | None:
        """The file, for SQLite."""
        return Path(self.url.database) if self.is_sqlite and self.url.database else None

    @property
    def place(self) -> str:
        """The file or server as a person would name it; no password."""
        return str(self.path) if self.is_sqlite else self.url.render_as_string(hide_password=True)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A read transaction: one consistent state, no lock that a writer would wait for."""
        with self._faults(), self._reader.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A write transaction: begins at once as the only writer (SQLite), commits at the end, rolls back on any
        error."""
        with self._faults(), self.engine.connect() as connection, self.writing(connection):
            yield connection

    @contextmanager
    def apart(self) -> Iterator[Connection]:
        """A connection of its own, closed for good at the end, for what lasts over several transactions (temporary
        tables). Its transactions are reads; :meth:`writing` makes the next one a write."""
        with self._faults(), self.engine.connect() as connection:
            connection.detach()
            yield connection

    @contextmanager
    def writing(self, connection: Connection) -> Iterator[None]:
        """A write transaction on a connection of :meth:`apart`, as :meth:`write` makes them."""
        if self.is_sqlite:
            connection.connection.info[_WRITES] = True
        with connection.begin():
            yield

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error) as error:
            fault = fault_of(error, self.place) if isinstance(error, DBAPIError | sqlite3.Error) else None
            if fault is None:
                raise
            raise fault from error

    def raw_connection(self) -> sqlite3.Connection:
        """A plain autocommit SQLite connection of its own, for the change watch and backups."""
        if self.path is None:
            raise Fault("db_not_sqlite", place=self.place)
        return sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)

    def close(self) -> None:
        self.engine.dispose()


def _sqlite_engine(url: URL) -> Engine:
    engine = create_engine(
        url.set(drivername=f"sqlite+{_Dialect.driver}"),
        connect_args={
            "timeout": BUSY_TIMEOUT_MS / 1000,
            "check_same_thread": False,
            "cached_statements": _STATEMENTS,
        },
        hide_parameters=True,  # an error's text must not carry a visitor's name or number
    )

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: object) -> None:
        # The driver must not begin transactions of its own: they would be deferred ones.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute(f"PRAGMA cache_size=-{CACHE_KIB}")
        cursor.close()

    return engine


def _postgresql_engine(url: URL) -> Engine:
    # Writes: READ COMMITTED with one advisory lock a store (see services.shop): a retry loop would need the same lock.
    return create_engine(
        url,
        pool_pre_ping=True,
        connect_args={"connect_timeout": 5, "options": "-c timezone=UTC"},
        hide_parameters=True,
    )
