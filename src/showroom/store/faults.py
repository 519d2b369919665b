"""What the database's own errors mean to a shop: each becomes a ``Fault`` with a page that says what to do."""

from __future__ import annotations

import sqlite3

from showroom.domain.errors import Fault

_SQLITE = (
    ("disk is full", "db_disk_full"),
    ("readonly database", "db_read_only"),
    ("not a database", "db_not_a_database"),
    ("malformed", "db_damaged"),
    ("unable to open", "db_cannot_open"),
    ("locked", "db_busy"),
    ("disk i/o error", "db_disk_error"),
)


def fault_of(error: BaseException, place: str) -> Fault | None:
    """The fault behind a driver's error, or None when it is a mistake of ours. ``place``: file or server, for the
    page."""
    cause: BaseException = getattr(error, "orig", None) or error
    text = str(cause).lower()
    if isinstance(cause, sqlite3.Error):
        for part, code in _SQLITE:
            if part in text:
                return Fault(code, place=place)
        return None
    if type(cause).__module__.startswith("psycopg") and type(cause).__name__ in {
        "OperationalError",
        "ConnectionTimeout",
        "AdminShutdown",
        "CannotConnectNow",
    }:
        if 'database "' in text and "does not exist" in text:
            return Fault("db_missing", place=place)
        return Fault("db_unreachable", place=place, detail=str(cause).strip().splitlines()[0] if str(cause) else "")
    if type(cause).__name__ in {"DeadlockDetected", "LockNotAvailable", "SerializationFailure"}:
        return Fault("db_busy", place=place)
    if type(cause).__name__ == "DiskFull":
        return Fault("db_disk_full", place=place)
    if type(cause).__name__ == "ReadOnlySqlTransaction":
        return Fault("db_read_only", place=place)
    return None
