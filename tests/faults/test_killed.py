"""What was acknowledged is there after the program is killed; what was not is there whole or not at all (SEC-06)."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from sqlalchemy import func, select
from tests.services.conftest import new_store

from showroom.clock import ManualClock
from showroom.domain.staff.actor import system_actor
from showroom.services import ledger, reception, staff
from showroom.services.shop import open_shop
from showroom.store.database import Database
from showroom.store.migrate import open_database
from showroom.store.models import AuditEntry, LedgerEvent, Visit

OPEN = """
import sys
from datetime import datetime
from showroom.clock import ManualClock
from showroom.domain.staff.actor import system_actor
from showroom.services import reception
from showroom.services.shop import open_shop
from showroom.store.migrate import open_database

clock = ManualClock(datetime.fromisoformat(sys.argv[2]))
shop, me = open_shop(open_database(sys.argv[1]), clock), system_actor("killed")

def serve_one():
    visit = reception.walk_in(shop, me, reception.WalkIn()).visit_id
    print(visit, flush=True)
    reception.leave_unserved(shop, me, visit, "no time")
"""

WORKER = (
    OPEN
    + """
while True:
    serve_one()
"""
)

BATCH = (
    OPEN
    + """
with shop.batch():
    while True:
        serve_one()
"""
)


def started(code: str, engine_url: str, clock: ManualClock) -> subprocess.Popen[bytes]:
    """Another program. Its clock stands with ours: with the PC's own a day could begin while the test runs."""
    words = [sys.executable, "-c", code, engine_url, clock.now().isoformat()]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@pytest.mark.engines
@pytest.mark.clause("SEC-06")
@pytest.mark.parametrize("acknowledged", [1, 7, 23])
def test_nothing_acknowledged_is_lost_when_the_program_is_killed(
    engine_url: str, clock: ManualClock, acknowledged: int
) -> None:
    opened = open_database(engine_url)
    staff.create_store(opened, clock, system_actor("tests"), new_store())
    opened.close()
    worker = started(WORKER, engine_url, clock)
    assert worker.stdout is not None
    seen = [worker.stdout.readline() for _ in range(acknowledged)]
    worker.kill()  # somewhere in the next act
    rest, errors = worker.communicate(timeout=30)
    seen += rest.splitlines()
    assert all(seen), errors.decode()

    again = open_database(engine_url)
    shop = open_shop(again, clock)
    with shop.view(system_actor("tests"), "ledger.view") as connection:
        assert ledger.verify(shop, connection).ok
        visits = set(connection.execute(select(Visit.id)).scalars())
        arrivals = connection.execute(
            select(func.count()).select_from(LedgerEvent).where(LedgerEvent.kind == "arrived")
        ).scalar()
        signed = connection.execute(
            select(func.count()).select_from(AuditEntry).where(AuditEntry.action == "reception.walk_in")
        ).scalar()
    assert {int(line) for line in seen} <= visits
    # The row, its event and its audit entry are one: however the kill fell, there are as many of each.
    assert len(visits) == arrivals == signed
    # The next PC goes on where the killed one was.
    number = reception.walk_in(shop, system_actor("tests"), reception.WalkIn()).number
    assert number == len(visits) + 1
    if again.path is not None:
        with closing(sqlite3.connect(again.path)) as file:
            assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    again.close()


@pytest.mark.engines
@pytest.mark.clause("SEC-06")
def test_a_batch_that_is_killed_leaves_nothing(engine_url: str, clock: ManualClock) -> None:
    opened = open_database(engine_url)
    staff.create_store(opened, clock, system_actor("tests"), new_store())
    before = _rows(opened)
    worker = started(BATCH, engine_url, clock)
    assert worker.stdout is not None
    assert all(worker.stdout.readline() for _ in range(5)), worker.communicate()[1].decode()
    worker.kill()
    worker.communicate(timeout=30)
    assert _rows(opened) == before
    opened.close()


def _rows(database: Database) -> tuple[int, ...]:
    with database.read() as connection:
        return tuple(
            connection.execute(select(func.count()).select_from(table)).scalar() or 0
            for table in (Visit, LedgerEvent, AuditEntry)
        )
