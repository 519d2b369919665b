"""Assign: one walk-in through the service against raw sqlite3 writing the same rows; then 16 processes at once.

The raw side writes the very rows the service wrote, into a database with the same tables, indexes and pragmas, one
transaction each; the two take turns, so that both see the same machine.
"""

from __future__ import annotations

import multiprocessing
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

from sqlalchemy import select

from _common import ACTOR, Promises, TickingClock, folder, make_store, percentile, postgresql
from showroom.clock import SystemClock
from showroom.domain.errors import Fault
from showroom.services import ledger, reception
from showroom.services.shop import open_shop
from showroom.store.migrate import open_database
from showroom.store.models import LedgerEvent

ROUNDS, WARM_UP = 600, 60
PROCESSES, ACTS_EACH, PEOPLE = 16, 20, 32
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000")
_TABLES = ("ledger_event", "visit", "audit_entry")


def raw_copy(source: Path, to: Path) -> sqlite3.Connection:
    """A database as ``source`` is now, opened as the program opens its own."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(to)) as new:
        old.backup(new)
    connection = sqlite3.connect(to, isolation_level=None)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def one_by_one(promises: Promises) -> None:
    with folder() as place:
        shop = make_store(str(place / "store.sqlite3"), TickingClock(), 9)
        raw = raw_copy(place / "store.sqlite3", place / "raw.sqlite3")
        reader = sqlite3.connect(place / "store.sqlite3")
        inserts, columns = {}, {}
        for table in _TABLES:
            columns[table] = len(reader.execute(f"SELECT * FROM {table} LIMIT 0").description)
            inserts[table] = f"INSERT INTO {table} VALUES ({', '.join('?' * columns[table])})"
        ours: list[float] = []
        theirs: list[float] = []
        rows_each = 0
        for number in range(ROUNDS + WARM_UP):
            marks = {table: reader.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0] or 0 for table in _TABLES}
            started = time.perf_counter()
            given = reception.walk_in(shop, ACTOR, reception.WalkIn())
            taken = time.perf_counter() - started
            rows = [
                (table, row)
                for table in _TABLES
                for row in reader.execute(f"SELECT * FROM {table} WHERE rowid > {marks[table]}")
            ]
            rows_each = len(rows)
            started = time.perf_counter()
            raw.execute("BEGIN IMMEDIATE")
            for table, row in rows:
                raw.execute(inserts[table], row)
            raw.execute("COMMIT")
            raw_taken = time.perf_counter() - started
            if number >= WARM_UP:
                ours.append(taken)
                theirs.append(raw_taken)
            reception.finish(shop, ACTOR, given.visit_id, reception.Finish("considering"))
        raw.close()
        reader.close()
        shop.database.close()
    mine, base = percentile(ours, 0.5), percentile(theirs, 0.5)
    print(f"one walk-in: {rows_each} rows; service p50 {mine * 1000:.2f} ms, raw sqlite3 p50 {base * 1000:.2f} ms")
    print(f"one walk-in: p99 / p50 {percentile(ours, 0.99) / mine:.1f} (raw {percentile(theirs, 0.99) / base:.1f})")
    promises.at_most("walk-in through the service ÷ raw sqlite3, p50", mine / base, 6)


def worker(place: str, start: object, results: object) -> None:
    """One of the processes: walk-ins, each assigned and ended in one transaction. Reports (done, locked)."""
    database = open_database(place)
    shop = open_shop(database, SystemClock())
    done = locked = 0
    start.wait()  # type: ignore[attr-defined]
    while done < ACTS_EACH and locked < 1000:
        try:
            # Both in one transaction: nobody is ever busy when another process decides, so turns must go round
            # strictly, however unfairly the processes get the lock.
            with shop.batch():
                given = reception.walk_in(shop, ACTOR, reception.WalkIn())
                reception.finish(shop, ACTOR, given.visit_id, reception.Finish("considering"))
            done += 1
        except Fault as fault:
            if fault.code != "db_busy":
                raise
            locked += 1
    results.put((done, locked))  # type: ignore[attr-defined]
    database.close()


def doubles(place: str) -> tuple[int, int, int]:
    """(turns that were not the next one's, spread of turns, visits) from the ledger itself."""
    database = open_database(place)
    shop = open_shop(database, SystemClock())
    with shop.view(ACTOR, "ledger.view") as connection:
        verdict = ledger.verify(shop, connection)
        assert verdict.ok, verdict
        days = connection.execute(select(LedgerEvent.day).distinct().order_by(LedgerEvent.day)).scalars().all()
        events = [event for day in days for event in ledger.events_of(shop, connection, day)]
    order = [event.payload["staff"] for event in events if event.kind == "clocked_in"]
    given = [event.payload["decision"]["assigned"] for event in events if event.kind == "arrived"]
    wrong = sum(staff != order[turn % len(order)] for turn, staff in enumerate(given))
    turns = [given.count(staff) for staff in order]
    database.close()
    return wrong, max(turns) - min(turns), len(given)


def at_once(promises: Promises, engine: str, place: str) -> None:
    make_store(place, SystemClock(), PEOPLE).database.close()
    context = multiprocessing.get_context("spawn")
    start, results = context.Event(), context.Queue()
    processes = [context.Process(target=worker, args=(place, start, results)) for _ in range(PROCESSES)]
    for process in processes:
        process.start()
    time.sleep(2)  # let them all stand at the line
    started = time.perf_counter()
    start.set()
    told = [results.get(timeout=300) for _ in processes]
    taken = time.perf_counter() - started
    for process in processes:
        process.join()
    wrong, spread, visits = doubles(place)
    acts = sum(done for done, _ in told)
    print(f"{engine}: {PROCESSES} processes, {visits} walk-ins and their ends, {acts / taken:.0f} transactions/s")
    promises.at_most(f"{engine}: turns given twice or out of turn", wrong, 0)
    promises.at_most(f"{engine}: told that the database is locked", sum(locked for _, locked in told), 0)
    promises.at_most(f"{engine}: spread of turns", spread, 0)


def main() -> int:
    promises = Promises()
    one_by_one(promises)
    with folder() as place:
        at_once(promises, "SQLite", str(place / "shared.sqlite3"))
    with postgresql() as url:
        if url is None:
            print("PostgreSQL: no server (SHOWROOM_TEST_POSTGRES is not set); make bench starts one")
        else:
            at_once(promises, "PostgreSQL", url)
    return promises.end()


if __name__ == "__main__":
    sys.exit(main())
