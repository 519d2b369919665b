"""One time for all PCs of a store: the server's, where there is one (REC-11, REC-12, REC-09).

Two PCs ten minutes apart would see the same visitor wait red on one and not at all on the other, and refuse to take
back what the other has just done. A store in a file has one PC, and that PC's clock.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from showroom.clock import Clock, SystemClock
from showroom.store.database import Database


def follow_server(database: Database, clock: Clock) -> timedelta | None:
    """Put ``clock`` right by the database server's, and say by how much; None where there is no server to ask, or a
    clock that is not a PC's. Raises ``Fault`` when the server can't be reached."""
    if database.is_sqlite or not isinstance(clock, SystemClock):
        return None

    with database.read() as connection:
        connection.execute(text("SELECT 1"))  # connecting takes longer than asking

        def asked() -> datetime:
            found: datetime = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
            return found.astimezone(UTC)

        return clock.follow(asked)
