"""The list of a million customers in a window: first paint against that of an empty list, frames while scrolling,
memory, and how long the window stands still while the order is read, and read again after a commit.

The store is made once and kept in .run/: only the tables the list reads, written in bulk.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from _common import ACTOR, ROOT, Promises, TickingClock, folder, make_store, percentile

ROWS = 1_000_000
STORE = ROOT / ".run" / "bench-customer-list.sqlite3"
ROUNDS, FRAMES = 15, 600
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英华玉萍红燕玲梅"
_LATIN = ("Anna Keller", "Daniel Reyes", "Olga Petrova", "James Wilson", "Marie Dubois", "Kofi Mensah", "Sara Ali")


def million() -> None:
    """The store, made once; its time is printed."""
    if STORE.is_file():
        return
    print(f"making a store of {ROWS:,} customers (once)", flush=True)
    began = time.monotonic()
    with folder() as place:
        shop = make_store(str(place / "store.sqlite3"), TickingClock(), 12)
        shop.database.close()
        with closing(sqlite3.connect(place / "store.sqlite3", isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute("BEGIN")
            _fill(connection)
            connection.execute("COMMIT")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.move(place / "store.sqlite3", STORE)
    print(f"made in {time.monotonic() - began:.0f} s", flush=True)


def _fill(connection: sqlite3.Connection) -> None:
    rng = Random(4)
    (store,) = connection.execute("SELECT id FROM store").fetchone()
    (pack,) = connection.execute("SELECT id FROM pack_version").fetchone()
    staff = [row[0] for row in connection.execute("SELECT id FROM staff WHERE role = 'consultant'")]
    first = datetime(2021, 1, 1, tzinfo=UTC)
    for start in range(0, ROWS, 10_000):
        people, phones, owners, latest = [], [], [], []
        for number in range(start, start + 10_000):
            at = first + timedelta(seconds=number * 180)
            customer = ((number + 1) * 180_000 << 22) | 1024
            name = (
                rng.choice(_SURNAMES) + "".join(rng.choices(_GIVEN, k=rng.choice((1, 2))))
                if rng.random() < 0.7
                else f"{rng.choice(_LATIN)} {number % 977}"
            )
            moment = at.replace(tzinfo=None).isoformat(sep=" ")
            people.append(
                (customer, store, "household", name, name.casefold(), rng.choice("ABC"), rng.randrange(101), moment,
                 moment, staff[number % len(staff)], pack, rng.random() < 0.5)
            )  # fmt: skip
            phones.append((customer + 1, customer, 0, f"+86138{number:08d}", f"138{number:08d}"))
            if number % 3:
                owners.append((customer + 2, store, customer, staff[number % len(staff)], moment))
            latest.append((customer, int(at.timestamp() * 1e6) + rng.randrange(10**13)))
        connection.executemany(
            "INSERT INTO customer (id, store_id, kind, name, name_key, grade, completeness, created_at, updated_at, "
            "created_by_id, pack_version_id, is_complete) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            people,
        )
        connection.executemany(
            "INSERT INTO customer_phone (id, customer_id, position, e164, raw) VALUES (?, ?, ?, ?, ?)", phones
        )
        connection.executemany(
            "INSERT INTO customer_owner (id, store_id, customer_id, staff_id, since) VALUES (?, ?, ?, ?, ?)", owners
        )
        connection.executemany("INSERT INTO customer_latest (customer_id, at) VALUES (?, ?)", latest)


def rss() -> float:
    """Resident memory, MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


class Window:
    """The program's own parts around a list: door, bus, event loop."""

    def __init__(self, place: str, home: Path) -> None:
        from PySide6.QtWidgets import QWidget

        from showroom.domain.staff.actor import Actor
        from showroom.gui.kit.bars import MessageBar, UndoToast
        from showroom.gui.kit.bus import Bus
        from showroom.gui.kit.drafts import Drafts
        from showroom.gui.kit.prompts import SystemPrompts
        from showroom.gui.kit.ticker import Ticker
        from showroom.gui.kit.work import Door
        from showroom.gui.shell.context import ShellContext
        from showroom.services import staff
        from showroom.services.shop import open_shop
        from showroom.settings import Settings
        from showroom.store.migrate import open_database

        clock = TickingClock()
        self.shop = open_shop(open_database(place), clock)
        manager = next(one for one in staff.cards(self.shop, ACTOR) if one.role == "manager")
        actor = Actor("staff", manager.name, manager.role, manager.id)

        class Host(QWidget):
            def __init__(self) -> None:
                super().__init__()
                self.undo_bar = UndoToast(self, clock.now)
                self.error_bar = MessageBar("error")

            def actor(self) -> Actor:
                return actor

            def sign(self, action: str, then: Callable[[Actor], None], **_rest: Any) -> None:
                then(actor)

            def navigate(self, key: str, **_arguments: Any) -> None:
                raise NotImplementedError

            def report(self, error: BaseException) -> None:
                raise error

        self.host = Host()
        self.host.resize(1216, 860)
        self.host.show()
        self.bus = Bus()
        self.door = Door(self.host.report, self.bus.committed)
        self.door.attach(self.shop.sibling)
        self.context = ShellContext(
            shop=self.shop,
            door=self.door,
            bus=self.bus,
            ticker=Ticker(clock),
            prompts=SystemPrompts(),
            drafts=Drafts(home, self.shop.database.place),
            settings=lambda: Settings(language="en", theme="light"),
            host=self.host,
            find={},
        )

    def close(self) -> None:
        self.door.close()
        self.shop.database.close()


def until(condition: Callable[[], bool]) -> None:
    """The event loop sleeps while nothing happens, as the program's does."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if condition() else None)
    timer.start(2)
    loop.exec()


def opened(window: Window) -> tuple[float, Any]:
    """Seconds from making the customers page until its first rows (or that there are none) are painted; the page."""
    from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer

    from showroom.gui.customers.page import CustomersPage

    class Painted(QObject):
        """The first paint with the answer is over when the next event comes, whichever it is."""

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if begun:
                over()
            elif event.type() == QEvent.Type.Paint and answered:
                begun.append(True)
                QTimer.singleShot(0, over)
            return False

    def over() -> None:
        if not ended:
            ended.append(time.perf_counter())
            loop.quit()

    answered: list[bool] = []
    begun: list[bool] = []
    ended: list[float] = []
    loop, painted = QEventLoop(), Painted()
    started = time.perf_counter()
    page = CustomersPage(window.context)
    page.resize(1216, 860)
    page.setParent(window.host)
    made = page.browser.list
    made.shown.connect(lambda: answered.append(True))
    made.table.viewport().installEventFilter(painted)
    page.show()
    page.refresh()
    loop.exec()
    taken = ended[0] - started
    made.table.viewport().removeEventFilter(painted)
    return taken, page


def close(page: Any, window: Window) -> None:
    """As the window does with a page that is made anew."""
    page.browser.list._stop()
    page.hide()
    page.setParent(None)
    page.deleteLater()
    until(lambda: not window.door.is_busy)


def first_paints(promises: Promises, empty: Window, full: Window) -> None:
    taken: dict[bool, list[float]] = {True: [], False: []}
    for number in range(ROUNDS + 3):
        for window in (empty, full):
            seconds, page = opened(window)
            close(page, window)
            if number >= 3:
                taken[window is full].append(seconds)
    of_none, of_all = percentile(taken[False], 0.5), percentile(taken[True], 0.5)
    print(f"first paint: empty {of_none * 1000:.1f} ms, of {ROWS:,} {of_all * 1000:.1f} ms (p50)")
    promises.at_most("first paint of a million ÷ of an empty list, p50", of_all / of_none, 1.5)


class Stalls:
    """The longest time the event loop did not come round (s), seen by a timer of 1 ms."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.worst = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(1)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.worst = max(self.worst, now - self._last)
        self._last = now

    def stop(self) -> float:
        self._timer.stop()
        return self.worst


def in_the_window(promises: Promises, home: Path) -> None:
    if not os.environ.get("DISPLAY"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["SHOWROOM_HOME"] = str(ROOT / ".run" / "bench-home")
    from showroom.app import make_application  # isort: skip - the first of all that uses Qt

    from PySide6.QtWidgets import QApplication

    make_application(["bench"])
    empty_place = str(home / "empty.sqlite3")
    make_store(empty_place, TickingClock(), 2).database.close()
    empty, full = Window(empty_place, home), Window(str(STORE), home)
    for window in (empty, full):  # the first words and drawings, and the fonts they take into memory
        close(opened(window)[1], window)
    before = rss()
    _, page = opened(full)
    stalls = Stalls()
    made = page.browser.list
    until(lambda: len(made.model.ids) == ROWS)
    read = stalls.stop()
    bar = made.table.verticalScrollBar()
    frames: list[float] = []
    rng = Random(9)
    for number in range(FRAMES):
        step = 168 if number % 10 else rng.randrange(bar.maximum())  # three rows of a wheel; now and then a far jump
        began = time.perf_counter()
        bar.setValue((bar.value() + step) % bar.maximum())
        made.table.viewport().update()
        QApplication.processEvents()  # paints, and puts the people in who were read meanwhile
        frames.append(time.perf_counter() - began)
    until(lambda: not full.door.is_busy)
    grown = rss() - before
    print(
        f"scrolling: p50 {percentile(frames, 0.5) * 1000:.1f} ms, p95 {percentile(frames, 0.95) * 1000:.1f} ms, "
        f"worst {max(frames) * 1000:.1f} ms; memory + {grown:.0f} MB"
    )
    promises.at_most("a frame while scrolling a million, ms, p95", percentile(frames, 0.95) * 1000, 16)
    promises.at_most("memory of the list of a million, MB", grown, 60)
    promises.at_most("the window stands still while a million ids are read, ms", read * 1000, 50)

    # somebody far down was in contact: after the commit they are on top, and nobody waited for it
    bar.setValue(0)
    customer = made.model.ids[ROWS // 2]
    made.select(made.model.ids[5])
    marked = made.table.current_id()
    until(lambda: not full.door.is_busy)  # the chosen customer's page is there
    QApplication.processEvents()
    with closing(sqlite3.connect(STORE, isolation_level=None)) as connection:
        was = connection.execute("SELECT at FROM customer_latest WHERE customer_id = ?", (customer,)).fetchone()
        connection.execute("UPDATE customer_latest SET at = 9e15 WHERE customer_id = ?", (customer,))
    try:
        stalls = Stalls()
        began = time.perf_counter()
        made.refresh()
        until(lambda: made.model.ids[0] == customer)
        print(f"on top after {(time.perf_counter() - began) * 1000:.0f} ms")
        promises.at_most("the window stands still at a refresh after a commit, ms", stalls.stop() * 1000, 50)
        assert made.table.current_id() == marked
        assert len(made.model.ids) == ROWS
    finally:
        with closing(sqlite3.connect(STORE, isolation_level=None)) as connection:
            connection.execute("UPDATE customer_latest SET at = ? WHERE customer_id = ?", (was[0], customer))
    close(page, full)
    first_paints(promises, empty, full)
    empty.close()
    full.close()


def main() -> int:
    million()
    promises = Promises()
    with folder() as home:
        in_the_window(promises, home)
    return promises.end()


if __name__ == "__main__":
    sys.exit(main())
