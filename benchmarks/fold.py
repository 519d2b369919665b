"""Fold: how long a kept board takes to go one event further, and a cold fold of 600 events, measured in commits.

A commit is a raw sqlite3 transaction of what an act writes at least (an event, its visit, its audit entry: three rows
of their usual length) with the program's pragmas, on the same disk, in turns with the folding.
"""

from __future__ import annotations

import copy
import json
import sqlite3
import sys
import time
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Row

from _common import ACTOR, Promises, TickingClock, folder, make_store, percentile
from showroom.domain.reception.board import extend, fold
from showroom.domain.reception.events import Event
from showroom.domain.reception.state import Board
from showroom.services import reception
from showroom.services.shop import Shop
from showroom.store.models import LedgerEvent

EVENTS, COMMITS = 600, 300
_COLUMNS = (
    LedgerEvent.seq,
    LedgerEvent.day,
    LedgerEvent.number,
    LedgerEvent.kind,
    LedgerEvent.at,
    LedgerEvent.payload,
)
_ROW_LENGTHS = {"event": 900, "visit": 250, "audit": 700}
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL")


def read(row: Row[Any]) -> Event:
    """An event as it is made from its row: parsing is part of what a fold costs."""
    seq, day, number, kind, at, payload = row
    return Event(seq, day, number, kind, at, json.loads(payload))


def a_day(shop: Shop) -> None:
    """A day of at least ``EVENTS`` events: walk-ins greeted and finished, statuses, visitors who wait."""
    with shop.batch():
        for number in range(EVENTS // 3):
            given = reception.walk_in(shop, ACTOR, reception.WalkIn())
            reception.greet(shop, ACTOR, given.visit_id)
            reception.finish(shop, ACTOR, given.visit_id, reception.Finish("considering"))
            if number % 10 == 0:
                assert shop.kept_board is not None
                person = shop.kept_board.board.order()[0]
                reception.set_status(shop, ACTOR, person, "break")
                reception.set_status(shop, ACTOR, person, "available")


def main() -> int:
    promises = Promises()
    with folder() as place:
        shop = make_store(str(place / "store.sqlite3"), TickingClock(step=timedelta(milliseconds=100)), 9)
        a_day(shop)
        with shop.view(ACTOR, "ledger.view") as connection:
            rows = connection.execute(select(*_COLUMNS).order_by(LedgerEvent.seq).limit(EVENTS)).all()
        shop.database.close()
        raw = sqlite3.connect(place / "raw.sqlite3", isolation_level=None)
        for pragma in _PRAGMAS:
            raw.execute(f"PRAGMA {pragma}")
        for table in _ROW_LENGTHS:
            raw.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, x TEXT)")

        board: Board = fold(read(row) for row in rows[: EVENTS // 2])
        further = rows[EVENTS // 2 :]
        commits: list[float] = []
        extensions: list[float] = []
        colds: list[float] = []
        for number in range(COMMITS):
            started = time.perf_counter()
            raw.execute("BEGIN IMMEDIATE")
            for table, length in _ROW_LENGTHS.items():
                raw.execute(f"INSERT INTO {table} (x) VALUES (?)", ("x" * length,))
            raw.execute("COMMIT")
            commits.append(time.perf_counter() - started)
            row = further[number % len(further)]
            if number % len(further) == 0:
                kept = copy.deepcopy(board)
            started = time.perf_counter()
            extend(kept, read(row))
            extensions.append(time.perf_counter() - started)
            if number % 30 == 0:
                started = time.perf_counter()
                cold = fold(read(one) for one in rows)
                colds.append(time.perf_counter() - started)
        assert cold.seq == EVENTS
        raw.close()
    commit = percentile(commits, 0.5)
    extension, cold_fold = percentile(extensions, 0.5), percentile(colds, 0.5)
    print(
        f"one commit {commit * 1e6:.0f} µs, one event further {extension * 1e6:.1f} µs, "
        f"cold fold of {EVENTS} events {cold_fold * 1e3:.2f} ms (parsing included)"
    )
    promises.at_most("one event further ÷ one commit, p50", extension / commit, 0.1)
    promises.at_most(f"cold fold of {EVENTS} events ÷ one commit, p50", cold_fold / commit, 20)
    return promises.end()


if __name__ == "__main__":
    sys.exit(main())
