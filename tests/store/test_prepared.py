"""Statements made once: the same rows, values, moments and errors as Core's own."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from psycopg.errors import DeadlockDetected
from sqlalchemy import Table, bindparam, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from showroom.domain.errors import Fault
from showroom.store.database import Database
from showroom.store.faults import fault_of
from showroom.store.models import Device, Store
from showroom.store.prepared import Prepared, insert_rows

pytestmark = pytest.mark.engines

_LOCKED = sqlite3.OperationalError("database is locked")
_STORE = cast(Table, Store.__table__)
_DEVICE = cast(Table, Device.__table__)
_MOMENT = datetime(2026, 11, 21, 1, 30, 0, 123456, UTC)
_ROW: dict[str, Any] = {
    "id": 1,
    "name": "Frau Müller, 138 0013 8000",
    "language": "en",
    "time_zone": "UTC",
    "country": "CN",
    "currency": "CNY",
    "is_demo": True,
    "created_at": _MOMENT,
}


def test_rows_come_back_as_core_reads_them_and_a_table_gives_its_defaults(database: Database) -> None:
    by_hand = {**_ROW, "id": 2}
    del by_hand["is_demo"]
    with database.write() as writer:
        insert_rows(writer, _STORE, [_ROW])
        insert_rows(writer, _STORE, [by_hand, {**by_hand, "id": 3}])
    statement = select(_STORE).where(_STORE.c.id >= bindparam("least")).order_by(_STORE.c.id)
    with database.read() as reader:
        rows = Prepared(statement).rows(reader, {"least": 1})
        assert rows == [tuple(row) for row in reader.execute(statement, {"least": 1})]
        held = dict(zip(_STORE.c.keys(), rows[0], strict=True))
        assert (held["created_at"], held["is_demo"]) == (_MOMENT, True)
        assert dict(zip(_STORE.c.keys(), rows[2], strict=True)) == {
            **_ROW, "id": 3, "is_demo": False, "day_starts_minute": 240,
        }  # fmt: skip


def test_constants_of_a_statement_stay_and_what_is_missing_is_an_error(database: Database) -> None:
    change = Prepared(
        update(_STORE).where(_STORE.c.id == bindparam("_id")).values(country="DE", created_at=bindparam("moment"))
    )
    country = Prepared(select(_STORE.c.country).where(_STORE.c.id == bindparam("_id"), _STORE.c.currency == "CNY"))
    with database.write() as writer:
        insert_rows(writer, _STORE, [_ROW])
        change.write(writer, {"_id": 1, "moment": _MOMENT}, {"_id": 7, "moment": _MOMENT})
        assert country.scalar(writer, {"_id": 1}) == "DE"
        assert country.first(writer, {"_id": 7}) is None
        with pytest.raises(KeyError):
            change.write(writer, {"_id": 1})
        with pytest.raises(KeyError):
            insert_rows(writer, _DEVICE, [{"id": 5, "next_device": 1}, {"id": 6}])


def test_a_list_is_refused(database: Database) -> None:
    of_list = Prepared(select(_STORE.c.id).where(_STORE.c.id.in_(bindparam("ids", expanding=True))))
    with database.read() as reader, pytest.raises(ValueError, match="list"):
        of_list.rows(reader, {"ids": [1]})


def test_a_read_that_begins_with_one_sees_one_moment(database: Database) -> None:
    known = Prepared(select(_DEVICE.c.next_device).where(_DEVICE.c.id == bindparam("_id")))
    with database.write() as writer:
        writer.execute(insert(_DEVICE).values(id=7, next_device=1))
    with database.read() as reader:
        before = known.scalar(reader, {"_id": 7})
        with database.write() as writer:
            writer.execute(update(_DEVICE).where(_DEVICE.c.id == 7).values(next_device=2))
        assert (before, known.scalar(reader, {"_id": 7})) == (1, 1)
    with database.read() as reader:
        assert known.scalar(reader, {"_id": 7}) == 2


def test_an_error_is_cores_and_does_not_repeat_what_was_written(database: Database) -> None:
    with pytest.raises(IntegrityError) as caught, database.write() as writer:
        insert_rows(writer, _STORE, [_ROW])
        insert_rows(writer, _STORE, [_ROW])
    assert "Müller" not in str(caught.value)
    with database.read() as reader:
        assert reader.execute(select(_STORE.c.id)).all() == []


def test_a_percent_sign_is_one_in_the_statement_and_in_what_is_written(database: Database) -> None:
    half = Prepared(select(_STORE.c.name).where(_STORE.c.name.like("50%"), _STORE.c.id % 2 == bindparam("rest")))
    with database.write() as writer:
        insert_rows(writer, _STORE, [{**_ROW, "name": "50 %s %(id)s :id ?"}])
        assert half.rows(writer, {"rest": 1}) == [("50 %s %(id)s :id ?",)]
        assert half.rows(writer, {"rest": 0}) == []


def test_a_connection_lost_under_a_statement_is_a_fault_and_the_next_one_is_another(database: Database) -> None:
    with database.write() as writer:
        insert_rows(writer, _STORE, [_ROW])
    change = Prepared(update(_STORE).where(_STORE.c.id == 1).values(country=bindparam("where")))
    with pytest.raises(Fault), database.write() as writer:
        change.write(writer, {"where": "DE"})
        if database.is_sqlite:
            raise _LOCKED
        pid = writer.execute(text("SELECT pg_backend_pid()")).scalar_one()
        with database.write() as other:
            other.execute(text("SELECT pg_terminate_backend(:pid, 10000)"), {"pid": pid})
        change.write(writer, {"where": "FR"})
    for place in ("AT", "CH"):
        with database.write() as writer:
            assert change.write(writer, {"where": place}) == 1
    with database.read() as reader:
        assert reader.execute(select(_STORE.c.country)).scalar_one() == "CH"


def test_who_loses_a_deadlock_is_told_that_the_store_is_in_use(database: Database) -> None:
    lost: Exception = _LOCKED if database.is_sqlite else DeadlockDetected("deadlock detected")
    fault = fault_of(lost, database.place)
    assert fault is not None
    assert fault.code == "db_busy"
