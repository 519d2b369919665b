"""The reception page on a day of 40 consultants and 1,000 acts: how soon a new assignment stands on it after its
commit, and what it costs while nothing happens; each beside the same page on an empty floor.

Measured in the event loop, offscreen: from the return of the service (committed) until the last paint of what shows the
assignment. The processor time of the window's own thread is printed too: other programs do not change it.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractScrollArea, QVBoxLayout, QWidget

from _common import ACTOR, MORNING, Promises, folder, make_store, percentile
from showroom.app import make_application  # before anything else of the windows
from showroom.clock import ManualClock
from showroom.domain.staff.actor import Actor
from showroom.gui.kit.bars import MessageBar, UndoToast
from showroom.gui.kit.bus import Bus
from showroom.gui.kit.drafts import Drafts
from showroom.gui.kit.prompts import SystemPrompts
from showroom.gui.kit.ticker import Ticker
from showroom.gui.kit.work import Door
from showroom.gui.reception.page import ReceptionPage, create
from showroom.gui.shell.context import ShellContext
from showroom.services import reception, staff
from showroom.services.shop import Shop
from showroom.settings import Settings
from showroom.store.watch import watch

PEOPLE, ACTS, SERVED, WAITING = 40, 1000, 24, 0
ROUNDS, WARM_UP, BEATS = 60, 8, 120
QUIET = 0.15


class Host(QWidget):
    """The window's part of a page's context; the manager has signed in."""

    def __init__(self, clock: ManualClock, person: Actor) -> None:
        super().__init__()
        self._person = person
        self.resize(1440, 900)
        self.undo_bar = UndoToast(self, clock.now)
        self.error_bar = MessageBar("error")

    def actor(self) -> Actor:
        return self._person

    def sign(
        self, action: str, then: object, *, staff_id: int | None = None, why: str = "", whose: int | None = None
    ) -> None:
        then(self._person)  # type: ignore[operator]

    def navigate(self, key: str, **arguments: object) -> None:
        raise NotImplementedError(key)

    def report(self, error: BaseException) -> None:
        raise error


class LastPaint(QObject):
    """When what shows an assignment was painted last: who is next, the order, the cards, who waits."""

    SHOWN = ("reception.hero", "reception.rotation", "reception.serving.area", "reception.waiting")

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.at = self.spent = 0.0
        for name in self.SHOWN:
            widget = page.findChild(QWidget, name)
            assert widget is not None, name
            if isinstance(widget, QAbstractScrollArea):
                widget = widget.viewport()
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.at, self.spent = time.perf_counter(), time.thread_time()
        return False


def day(shop: Shop, clock: ManualClock, acts: int, served: int) -> None:
    """``acts`` acts of a day, three a visit; ``served`` visits stay open."""
    with shop.batch():
        for number in range(acts // 3):
            given = reception.walk_in(shop, ACTOR, reception.WalkIn())
            clock.advance(seconds=4)
            reception.greet(shop, ACTOR, given.visit_id)
            clock.advance(seconds=4)
            if number < acts // 3 - served:
                reception.finish(shop, ACTOR, given.visit_id, reception.Finish("considering"))


@contextmanager
def opened(
    place: Path, people: int, acts: int, served: int
) -> Iterator[tuple[ReceptionPage, ShellContext, ManualClock]]:
    """A page on a floor, visible and refreshed."""
    clock = ManualClock(MORNING + timedelta(hours=2))
    shop = make_store(str(place / f"store{people}.sqlite3"), clock, people)
    day(shop, clock, acts, served)
    manager = next(card for card in staff.cards(shop, ACTOR) if card.role == "manager")
    host = Host(clock, Actor("staff", manager.name, manager.role, manager.id))
    bus = Bus()

    def committed() -> None:
        Told.spent = time.thread_time()
        bus.committed()

    door = Door(host.report, committed)
    door.attach(shop.sibling)
    seen = watch(shop.database)
    bus.attach(seen)
    settings = Settings(language="en", theme="light")
    context = ShellContext(
        shop=shop,
        door=door,
        bus=bus,
        ticker=Ticker(clock),
        prompts=SystemPrompts(),
        drafts=Drafts(place, shop.database.place),
        settings=lambda: settings,
        host=host,
        find={},
    )
    page = create(context)
    assert isinstance(page, ReceptionPage)
    bus.changed.connect(page.changed)
    box = QVBoxLayout(host)
    box.addWidget(page)
    host.show()
    settle(context)
    try:
        yield page, context, clock
    finally:
        host.close()
        bus.attach(None)
        door.close()
        seen.close()
        shop.database.close()


def settle(context: ShellContext) -> None:
    """Until no command is under way, and then until nothing is left to show."""
    application = make_application([])
    until = time.perf_counter() + QUIET
    while context.door.is_busy or time.perf_counter() < until:
        if context.door.is_busy:
            until = time.perf_counter() + QUIET
        application.processEvents()


class Told:
    """Processor seconds of the window's thread when it last heard of a commit."""

    spent = 0.0


def shown_after(page: ReceptionPage, context: ShellContext, clock: ManualClock) -> tuple[list[float], list[float]]:
    """Seconds from the commit of a walk-in until the page shows who serves, ``ROUNDS`` times; and the window's own
    thread's processor seconds in them."""
    paint = LastPaint(page)
    found, spent = [], []
    for number in range(ROUNDS + WARM_UP):
        committed: list[tuple[float, int]] = []

        def walk_in(shop: Shop, done: list[tuple[float, int]] = committed) -> None:
            given = reception.walk_in(shop, ACTOR, reception.WalkIn())
            done.append((time.perf_counter(), given.visit_id))

        context.door.command(walk_in)
        settle(context)
        at, visit_id = committed[0]
        card = page.serving.widget(visit_id)
        assert card is not None, "the assignment is not on the page"
        if number >= WARM_UP:
            found.append(paint.at - at)
            spent.append(paint.spent - Told.spent)
        clock.advance(seconds=3)
        reception.finish(context.shop, ACTOR, visit_id, reception.Finish("considering"))
        context.bus.committed()
        settle(context)
    return found, spent


def idle(context: ShellContext, clock: ManualClock) -> float:
    """The share of one core that the page takes while nothing happens: processor seconds a beat of a second."""
    application = make_application([])
    settle(context)
    begun = time.process_time()
    for _ in range(BEATS):
        clock.advance(seconds=1)
        context.ticker.beat()
        application.processEvents()
    return (time.process_time() - begun) / BEATS


def main() -> int:
    application = make_application(sys.argv[:1])
    promises = Promises()
    with folder() as place:
        with opened(place, 1, 0, 0) as (page, context, clock):
            (empty, _), rest = shown_after(page, context, clock), idle(context, clock)
        with opened(place, PEOPLE, ACTS, SERVED) as (page, context, clock):
            (full, spent), busy = shown_after(page, context, clock), idle(context, clock)
    mine, base = percentile(full, 0.5), percentile(empty, 0.5)
    worst, least = percentile(full, 0.95), percentile(empty, 0.95)
    print(f"a new assignment on the page: p50 {mine * 1000:.1f} ms, p95 {worst * 1000:.1f} ms after its commit")
    print(f"the same on an empty floor: p50 {base * 1000:.1f} ms, p95 {least * 1000:.1f} ms")
    print(f"of it the window's own thread worked p50 {percentile(spent, 0.5) * 1000:.1f} ms")
    promises.at_most("new assignment shown, 40 people and 1,000 acts, p95 ms", percentile(full, 0.95) * 1000, 33)
    promises.at_most("new assignment shown ÷ on an empty floor, p50", mine / base, 3)
    print(f"idle page: {busy * 100:.2f} % of one core; on an empty floor {rest * 100:.2f} %")
    promises.at_most("idle page of 40 people, % of one core", busy * 100, 1)
    del application
    return promises.end()


if __name__ == "__main__":
    sys.exit(main())
