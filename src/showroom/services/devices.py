"""The device part of ids: every process (and thread with a Shop of its own) that writes takes the next number."""

from __future__ import annotations

from sqlalchemy import insert, select, update

from showroom.domain.ids import DEVICES
from showroom.store.database import Database
from showroom.store.models import Device


def take_device(database: Database) -> int:
    """The next device number; they wrap after 4096, long after the taker's milliseconds have passed."""
    with database.write() as connection:
        row = connection.execute(select(Device.id, Device.next_device).with_for_update()).first()
        if row is None:
            connection.execute(insert(Device).values(id=1, next_device=1))
            return 0
        connection.execute(
            update(Device).where(Device.id == row.id).values(next_device=(row.next_device + 1) % DEVICES)
        )
        return int(row.next_device)
