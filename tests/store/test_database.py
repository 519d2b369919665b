"""Reads and errors of the engine: one moment for a whole read, and no visitor's data in an error's text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from showroom.store.database import Database
from showroom.store.models import Device, Store

pytestmark = pytest.mark.engines


def test_a_read_sees_one_moment_whatever_is_written_meanwhile(database: Database) -> None:
    with database.write() as writer:
        writer.execute(insert(Device).values(id=7, next_device=1))
    with database.read() as reader:
        before = reader.execute(select(Device.next_device).where(Device.id == 7)).scalar_one()
        with database.write() as writer:
            writer.execute(update(Device).where(Device.id == 7).values(next_device=2))
        after = reader.execute(select(Device.next_device).where(Device.id == 7)).scalar_one()
    assert (before, after) == (1, 1)
    with database.read() as reader:
        assert reader.execute(select(Device.next_device).where(Device.id == 7)).scalar_one() == 2


def test_an_error_does_not_repeat_what_was_written(database: Database) -> None:
    row = {
        "id": 1,
        "name": "Frau Müller, 138 0013 8000",
        "language": "en",
        "time_zone": "UTC",
        "country": "CN",
        "currency": "CNY",
        "created_at": datetime(2026, 11, 21, tzinfo=UTC),
    }
    with pytest.raises(IntegrityError) as caught, database.write() as writer:
        writer.execute(insert(Store).values(row))
        writer.execute(insert(Store).values(row))
    assert "Müller" not in str(caught.value)
