"""What stands in the database, read through a connection of one's own: tour and tests hold the window against it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import func, select

from showroom.clock import Clock
from showroom.services.shop import Shop, open_shop
from showroom.store.database import Database
from showroom.store.models import whole_metadata

Row = dict[str, Any]


class Witness:
    """Reads tables of a database that the program has open. Close it."""

    def __init__(self, place: str) -> None:
        self._database = Database(place)

    def rows(self, table: str, **equals: object) -> list[Row]:
        """The rows of ``table`` whose columns equal ``equals``, in the order in which they were made."""
        known = whole_metadata().tables[table]
        query = select(known)
        for name, value in equals.items():
            column = known.c[name]
            query = query.where(column.is_(None) if value is None else column == value)
        for key in known.primary_key:
            query = query.order_by(key)
        with self._database.read() as connection:
            return [cast(Row, dict(row)) for row in connection.execute(query).mappings()]

    def count(self, table: str) -> int:
        """How many rows ``table`` has."""
        with self._database.read() as connection:
            found = select(func.count()).select_from(whole_metadata().tables[table])
            return int(connection.execute(found).scalar_one())

    def shop(self, clock: Clock) -> Shop:
        """A shop on this connection, for figures that only a service can work out."""
        return open_shop(self._database, clock)

    def close(self) -> None:
        self._database.close()


def plain(value: object) -> object:
    """A column's value as JSON can hold it; ids stay whole as text where JavaScript would round them."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return len(value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 2**53:
        return str(value)
    return value
