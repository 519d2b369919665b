"""Has anybody else committed? One question, cheap enough to ask five times a second.

SQLite: ``PRAGMA data_version`` on a connection of its own that never holds a transaction (through one that does it
would
never move). PostgreSQL: NOTIFY from every commit, LISTEN here.
"""

from __future__ import annotations

import sqlite3
from typing import Any, Protocol

from showroom.store.database import Database

CHANNEL = "showroom_changed"


class Watch(Protocol):
    """Tells of commits by any other connection, this process's own writers included."""

    def poll(self) -> bool:
        """Whether something was committed since the last poll. Never blocks."""
        ...

    def close(self) -> None: ...


class SqliteWatch:
    def __init__(self, database: Database) -> None:
        self._connection = database.raw_connection()
        self._seen = self._version()

    def poll(self) -> bool:
        version = self._version()
        changed = version != self._seen
        self._seen = version
        return changed

    def _version(self) -> int:
        try:
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.Error:  # e.g. locked while being restored: ask again next time
            return -1

    def close(self) -> None:
        self._connection.close()


class PostgresqlWatch:
    def __init__(self, database: Database) -> None:
        import psycopg

        self._parameters = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._psycopg = psycopg
        self._connection: psycopg.Connection[Any] | None = self._listen()

    def _listen(self) -> Any:
        connection = self._psycopg.connect(self._parameters, autocommit=True, connect_timeout=5)
        connection.execute(f"LISTEN {CHANNEL}")
        return connection

    def poll(self) -> bool:
        try:
            if self._connection is None or self._connection.closed:
                self._connection = self._listen()
                return True  # what was said while nobody listened is unknown: look
            return any(True for _ in self._connection.notifies(timeout=0))
        except self._psycopg.Error:
            self._connection = None
            return False

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()


def watch(database: Database) -> Watch:
    """The watch for this kind of database."""
    return SqliteWatch(database) if database.is_sqlite else PostgresqlWatch(database)
