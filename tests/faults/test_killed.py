"""What was acknowledged is there after the program is killed; what was not is there whole or not at all (SEC-06)."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest
from sqlalchemy import func, select
from tests.services.conftest import new_store
from tests.services.ledger import mixed_acts

from showroom.clock import ManualClock
from showroom.domain.staff.actor import system_actor
from showroom.services import ledger, reception, staff
from showroom.services.check import check
from showroom.services.shop import open_shop
from showroom.store.database import Database
from showroom.store.migrate import open_database
from showroom.store.models import AuditEntry, LedgerEvent, Visit

MIXED_ACTS = mixed_acts.__file__
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


@pytest.mark.engines
@pytest.mark.clause("SEC-06", "REC-17")
def test_two_pcs_cut_off_in_the_middle_of_an_act(engine_url: str, clock: ManualClock) -> None:
    """Two processes do acts of every kind and are killed at any moment, several times over; the third goes on."""
    opened = open_database(engine_url)
    me = system_actor("tests")
    shop = staff.create_store(opened, clock, me, new_store())
    for number in range(6):
        person = staff.add(shop, me, staff.NewStaff(f"Consultant {number}", "consultant"))
        reception.clock_in(shop, me, person)
    opened.close()
    chance = random.Random(19)
    for round_number in range(3):
        pcs = [_pc(engine_url, clock, 10 * round_number + number) for number in (1, 2)]
        for pc in pcs:
            assert pc.stdin is not None
            pc.stdin.write(b"go\n")
            pc.stdin.flush()
        before = _events(engine_url)
        end, wanted = time.monotonic() + 30, before + chance.randint(20, 60)
        while _events(engine_url) < wanted and time.monotonic() < end:
            time.sleep(0.002 + chance.random() * 0.02)  # any moment of an act, not always the same one
        assert all(pc.poll() is None for pc in pcs), [pc.communicate()[1].decode() for pc in pcs]
        for pc in pcs:
            pc.kill()
        for pc in pcs:
            pc.communicate(timeout=30)
        assert _events(engine_url) > before
        _is_whole(engine_url, clock)


def _pc(place: str, clock: ManualClock, seed: int) -> subprocess.Popen[bytes]:
    """A process that is ready to do acts at random."""
    pc = subprocess.Popen(
        [sys.executable, str(MIXED_ACTS), place, "100000", str(seed), clock.now().isoformat()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert pc.stdout is not None
    assert pc.stdout.readline() == b"ready\n", pc.communicate()[1].decode()
    return pc


def _events(place: str) -> int:
    with closing(open_database(place)) as database, database.read() as connection:
        return connection.execute(select(func.count()).select_from(LedgerEvent)).scalar() or 0


def _is_whole(place: str, clock: ManualClock) -> None:
    """The chains hold, rows and ledger say the same, and the next act is done: each act is there entirely or not."""
    with closing(open_database(place)) as database:
        shop, me = open_shop(database, clock), system_actor("tests")
        with shop.view(me, "ledger.view") as connection:
            assert ledger.verify(shop, connection).ok
            # Every act that wrote events signed for them, and every arrival has its visit.
            arrivals = connection.execute(
                select(func.count()).select_from(LedgerEvent).where(LedgerEvent.kind.in_(("arrived", "late_entry")))
            ).scalar()
            signed = connection.execute(
                select(func.count())
                .select_from(AuditEntry)
                .where(AuditEntry.action.in_(("reception.walk_in", "reception.late_entry")))
            ).scalar()
            visits = connection.execute(select(func.count()).select_from(Visit)).scalar()
        assert arrivals == signed == visits
        assert check(shop, me).findings == ()
        done = reception.walk_in(shop, me, reception.WalkIn())
        assert done.number == visits + 1
