"""Several PCs act at once: no turn is given twice, none is lost, nobody sees "database is locked" (REC-03, REC-18)."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime

import pytest
from sqlalchemy import func, select
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.staff.actor import system_actor
from showroom.services import ledger, reception, staff
from showroom.store.models import LedgerEvent, Visit

WORKER = """
import sys
from datetime import datetime
from showroom.clock import ManualClock
from showroom.domain.staff.actor import system_actor
from showroom.services import reception
from showroom.services.shop import open_shop
from showroom.store.migrate import open_database

place, count, clock = sys.argv[1], int(sys.argv[2]), ManualClock(datetime.fromisoformat(sys.argv[3]))
shop, me = open_shop(open_database(place), clock), system_actor("worker")
print("ready", flush=True)
sys.stdin.readline()
for _ in range(count):
    reception.walk_in(shop, me, reception.WalkIn())
"""


@contextmanager
def worker(place: str, count: int, now: datetime) -> Iterator[subprocess.Popen[str]]:
    """Another program on the store at ``place`` that waits for a line, then takes ``count`` walk-ins.

    Its clock stands at ``now``: with the PC's own a day could begin while the test runs.
    """
    process = subprocess.Popen(
        [sys.executable, "-c", WORKER, place, str(count), now.isoformat()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()  # one that failed must not wait for a line for ever


@pytest.mark.engines
@pytest.mark.clause("REC-03", "REC-18")
def test_four_processes_never_give_one_turn_twice(crew: Crew, engine_url: str, clock: ManualClock) -> None:
    clock.advance(hours=2)  # the doors are open: a first visit uses a turn
    today, system = crew.shop, system_actor("tests")
    each, workers = 15, 4
    with today.batch():
        for number in range(each * workers):
            person = staff.add(today, system, staff.NewStaff(f"Person {number}", "consultant"))
            reception.clock_in(today, system, person)
    with ExitStack() as running:
        processes = [running.enter_context(worker(engine_url, each, clock.now())) for _ in range(workers)]
        for process in processes:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n", process.communicate()[1]
        for process in processes:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        for process in processes:
            _, errors = process.communicate(timeout=120)
            assert process.returncode == 0, errors

    with crew.shop.view(crew.manager, "ledger.view") as connection:
        assert ledger.verify(crew.shop, connection).ok
        visits = connection.execute(select(Visit.id, Visit.number, Visit.consultant_id, Visit.day)).all()
        arrivals = connection.execute(
            select(func.count()).select_from(LedgerEvent).where(LedgerEvent.kind == "arrived")
        ).scalar()
    assert len(visits) == arrivals == each * workers
    assert len({(visit.day, visit.number) for visit in visits}) == len(visits)
    # As many visitors as people, nobody finishes: each person has exactly one, whichever PC gave the turn.
    assert set(Counter(visit.consultant_id for visit in visits).values()) == {1}
    assert {person.turns for person in reception.board(today, crew.manager).people} == {1}


def test_transactions_that_begin_deferred_would_fail(crew: Crew) -> None:
    """Why writes begin with BEGIN IMMEDIATE: a deferred read-then-write can't wait, it fails at once."""
    import sqlite3

    path = crew.shop.database.path
    assert path is not None
    first, second = (sqlite3.connect(path, isolation_level=None, timeout=5) for _ in range(2))
    first.execute("BEGIN")
    first.execute("SELECT count(*) FROM visit").fetchone()
    second.execute("BEGIN IMMEDIATE")
    second.execute("UPDATE store SET name = name || '!'")
    second.execute("COMMIT")
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        first.execute("UPDATE store SET name = name || '?'")
    first.execute("ROLLBACK")
    first.close()
    second.close()
