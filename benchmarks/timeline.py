"""Time line: opening a past day with five years of ledger, against the raw read of the same rows, and in the window.

The store is made once and kept in .run/: eight days are run through the reception services (a week, and a Saturday of
40 consultants and about 1,000 acts), then copied over five years with their times moved and the chain computed anew, so
that it verifies. Only the ledger is copied: nothing here reads anything else.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from _common import ACTOR, ROOT, Promises, folder, make_store, percentile
from showroom.clock import ManualClock
from showroom.domain.chain import GENESIS, canonical, stamp
from showroom.services import ledger, packs, reception, timeline
from showroom.services.shop import Shop, open_shop
from showroom.store.migrate import open_database

YEARS, LAST = 5, date(2026, 11, 20)
FIRST = LAST - timedelta(days=365 * YEARS)
STORE = ROOT / ".run" / "bench-ledger.sqlite3"
BUSY_PEOPLE, BUSY_VISITS = 40, 320
ROUNDS, WINDOW_ROUNDS = 40, 15
_RAW = (
    "SELECT seq, day, number, kind, at, recorded_at, actor, pack_version_id, payload FROM ledger_event "
    "WHERE store_id = ? AND day = ? ORDER BY number"
)


@dataclass(frozen=True, slots=True)
class Template:
    """A day that was really run: its rows, and its UTC date."""

    day: date
    rows: tuple[sqlite3.Row, ...]


def one_day(shop: Shop, clock: ManualClock, day: date, people: list[int], visits: int, rng: Random) -> None:
    """Everybody clocks in, ``visits`` parties come over ten hours, some in meetings, everybody goes home."""
    clock.set(datetime(day.year, day.month, day.day, 1, 0, tzinfo=UTC))
    with shop.batch():
        for person in people:
            reception.clock_in(shop, ACTOR, person)
        open_visits: list[int] = []
        away: list[int] = []
        for _ in range(visits):
            clock.advance(seconds=36_000 / visits)
            open_visits.append(reception.walk_in(shop, ACTOR, reception.WalkIn()).visit_id)
            assert shop.kept_board is not None
            board = shop.kept_board.board
            free = [staff for staff in board.free() if staff not in away]
            if free and rng.random() < 0.12:
                away.append(free[-1])
                reception.set_status(shop, ACTOR, free[-1], "meeting")
            elif len(away) > len(people) // 5:
                reception.set_status(shop, ACTOR, away.pop(0), "available")
            while len(open_visits) > len(people) // 2:
                leaving = open_visits.pop(0)
                if board.visits[leaving].consultant is not None:
                    reception.greet(shop, ACTOR, leaving)
                    reception.finish(shop, ACTOR, leaving, reception.Finish("considering"))
        for visit in open_visits:
            assert shop.kept_board is not None
            if shop.kept_board.board.visits[visit].consultant is None:
                reception.leave_unserved(shop, ACTOR, visit)
            else:
                reception.finish(shop, ACTOR, visit, reception.Finish("considering"))
        for person in people:
            reception.set_status(shop, ACTOR, person, "off")


def templates(place: Path) -> list[Template]:
    """A week, then the busy Saturday; the store they were made in lies at ``place``."""
    clock, rng = ManualClock(datetime(2021, 1, 1, tzinfo=UTC)), Random(1)
    shop = make_store(str(place), clock, BUSY_PEOPLE)  # all clock in on a day of their own, which is left out
    with shop.view(ACTOR, "reception.board") as connection:
        kept = ledger.catch_up(shop, connection)
    assert kept is not None
    people = list(kept.board.people)
    monday = date(2021, 1, 4)
    for number in range(7):
        one_day(shop, clock, monday + timedelta(days=number), people[:9], 50 + 12 * number, rng)
    one_day(shop, clock, monday + timedelta(days=12), people, BUSY_VISITS, rng)
    shop.database.close()
    found = []
    with closing(sqlite3.connect(place)) as connection:
        connection.row_factory = sqlite3.Row
        for number in (*range(7), 12):
            day = monday + timedelta(days=number)
            rows = connection.execute("SELECT * FROM ledger_event WHERE day = ? ORDER BY number", (str(day),))
            found.append(Template(day, tuple(rows)))
    return found


def five_years() -> None:
    """The store, made once; its time is printed."""
    if STORE.is_file():
        return
    print(f"making a ledger of {YEARS} years (once)", flush=True)
    started = time.monotonic()
    with folder() as place:
        week = templates(place / "store.sqlite3")
        busy, week = week[-1], week[:-1]
        with closing(sqlite3.connect(place / "store.sqlite3", isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute("BEGIN")
            connection.execute("DELETE FROM ledger_event")
            copy = _Copy(connection)
            for number in range((LAST - FIRST).days + 1):
                day = FIRST + timedelta(days=number)
                copy.day(busy if day.weekday() == 5 and day.day <= 7 else week[day.weekday()], day)
            connection.execute("COMMIT")
            connection.execute("DELETE FROM audit_value")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.move(place / "store.sqlite3", STORE)
    print(f"{copy.seq} events made in {time.monotonic() - started:.0f} s", flush=True)


class _Copy:
    """Writes a template's events as those of another day, each linked to the one before it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.seq, self.head = 0, GENESIS

    def day(self, template: Template, day: date) -> None:
        was, now = str(template.day), str(day)
        rows = []
        for row in template.rows:
            self.seq += 1
            payload = row["payload"].replace(was, now)
            if row["kind"] == "day_opened":  # the order of the copied week, nothing left over from the day before
                payload = canonical(json.loads(payload) | {"open_visits": [], "make_ups": []})
            at, recorded = (datetime.fromisoformat(row[key].replace(was, now)) for key in ("at", "recorded_at"))
            aware = [moment if moment.tzinfo else moment.replace(tzinfo=UTC) for moment in (at, recorded)]
            rest = canonical([stamp(aware[1]), row["actor"], row["pack_version_id"], payload])
            head = ledger.event_hash(
                self.head, row["store_id"], self.seq, day, row["number"], row["kind"], aware[0], rest
            )
            values = dict(row) | {
                "id": self.seq, "seq": self.seq, "day": now, "payload": payload, "prev_hash": self.head, "hash": head,
                "at": row["at"].replace(was, now), "recorded_at": row["recorded_at"].replace(was, now),
            }  # fmt: skip
            rows.append(tuple(values.values()))
            self.head = head
        marks = ", ".join("?" * len(rows[0]))
        self._connection.executemany(f"INSERT INTO ledger_event VALUES ({marks})", rows)


def raw_day(connection: sqlite3.Connection, store: int, day: date) -> int:
    """The same rows read and parsed with nothing around it: what any reader must pay."""
    rows = connection.execute(_RAW, (store, str(day))).fetchall()
    parsed: list[Any] = [json.loads(row[-1]) for row in rows]
    return len(parsed)


def busy_days() -> list[date]:
    """The Saturdays of about 1,000 acts."""
    days = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
    return [day for day in days if day.weekday() == 5 and day.day <= 7]


def through_the_service(promises: Promises) -> None:
    shop = open_shop(open_database(str(STORE)), ManualClock(datetime(2026, 11, 21, 2, 0, tzinfo=UTC)))
    with shop.view(ACTOR, "packs.view") as connection:
        packs.in_force(shop, connection)
    days = busy_days()
    Random(7).shuffle(days)
    ours: list[float] = []
    theirs: list[float] = []
    acts = 0
    with closing(sqlite3.connect(STORE)) as raw:
        gc.collect()
        for number in range(ROUNDS + 3):
            day = days[number % len(days)]
            started = time.perf_counter()
            line = timeline.open_day(shop, ACTOR, day)
            line.floor_at(len(line) - 1)
            taken = time.perf_counter() - started
            started = time.perf_counter()
            acts = raw_day(raw, shop.store.id, day)
            raw_taken = time.perf_counter() - started
            if number >= 3:
                ours.append(taken)
                theirs.append(raw_taken)
        month = percentile([_calendar(shop, day) for day in days[:20]], 0.5)
    shop.database.close()
    mine, base = percentile(ours, 0.5), percentile(theirs, 0.5)
    print(
        f"a day of {acts} acts, {BUSY_PEOPLE} people: read and folded p50 {mine * 1000:.1f} ms, "
        f"p95 {percentile(ours, 0.95) * 1000:.1f} ms; raw rows and json p50 {base * 1000:.1f} ms; "
        f"a month of the calendar {month * 1000:.1f} ms"
    )
    promises.at_most("opening a day ÷ raw read of its rows, p50", mine / base, 10)


def _calendar(shop: Shop, day: date) -> float:
    started = time.perf_counter()
    timeline.days(shop, ACTOR, day.replace(day=1), day.replace(day=28))
    return time.perf_counter() - started


def in_the_window(promises: Promises) -> None:
    """From the wish for another day until it is painted, in the program's own event loop."""
    if not os.environ.get("DISPLAY"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["SHOWROOM_HOME"] = str(ROOT / ".run" / "bench-home")
    from showroom.app import Showroom, make_application  # isort: skip - the first of all that uses Qt

    from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer

    from showroom.domain.staff.actor import Actor
    from showroom.gui.timeline.page import TimelinePage

    make_application(["bench"])

    class Painted(QObject):
        """Ends the event loop when the wanted day's acts are painted."""

        def __init__(self, loop: QEventLoop) -> None:
            super().__init__()
            self.loop, self.day = loop, FIRST

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            line = page.line
            if event.type() == QEvent.Type.Paint and line is not None and line.day == self.day:
                QTimer.singleShot(0, self.loop.quit)  # once this paint is done
            return False

    def until(condition: Callable[[], bool]) -> None:
        """The event loop sleeps while nothing happens, as the program's does, and lets the other threads work."""
        loop, timer = QEventLoop(), QTimer()
        timer.timeout.connect(lambda: loop.quit() if condition() else None)
        timer.start(5)
        loop.exec()

    program = Showroom(place=str(STORE), language="en")
    program.window.resize(1440, 900)
    program.show()
    until(lambda: program.runtime.store is not None)
    with closing(sqlite3.connect(STORE)) as connection:
        manager, name = connection.execute("SELECT id, name FROM staff WHERE role = 'manager'").fetchone()
    program.runtime.session.sign_in(Actor("staff", name, "manager", manager))
    window: Any = program.window
    days = busy_days()
    Random(11).shuffle(days)
    taken: list[float] = []
    window.navigate("timeline")
    page = window.current_page
    assert isinstance(page, TimelinePage)
    until(lambda: page.line is not None)
    loop = QEventLoop()
    painted = Painted(loop)
    page.view.acts.viewport().installEventFilter(painted)
    for number in range(WINDOW_ROUNDS + 3):
        painted.day = days[number % len(days)]
        started = time.perf_counter()
        window.navigate("timeline", day=painted.day)
        loop.exec()
        if number >= 3:  # the first words and drawings are made in the first rounds
            taken.append(time.perf_counter() - started)
    steps: list[float] = []
    head = page.playhead
    for _ in range(60):
        started = time.perf_counter()
        head.step(-1)
        page.repaint()
        steps.append(time.perf_counter() - started)
    program.close()
    print(
        f"in the window: p50 {percentile(taken, 0.5) * 1000:.0f} ms, p95 {percentile(taken, 0.95) * 1000:.0f} ms; "
        f"one act back, painted: p50 {percentile(steps, 0.5) * 1000:.1f} ms"
    )
    promises.at_most(
        "opening a past day with 5 years of ledger, ms in the window, p50", percentile(taken, 0.5) * 1000, 150
    )


def main() -> int:
    five_years()
    promises = Promises()
    through_the_service(promises)
    in_the_window(promises)
    return promises.end()


if __name__ == "__main__":
    sys.exit(main())
