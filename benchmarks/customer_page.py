"""A customer with 2,000 entries on the timeline: how soon the page shows it, beside one with two entries.

Measured in the window, offscreen: from asking for the customer until head and timeline are painted, with the customers
taking turns; then the next page of the timeline while somebody scrolls, and the whole page again after a commit.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractScrollArea, QVBoxLayout, QWidget

from _common import ACTOR, MORNING, Promises, folder, make_store, percentile
from reception_page import Host, settle
from showroom.app import make_application  # before anything else of the windows
from showroom.clock import ManualClock
from showroom.domain.staff.actor import Actor
from showroom.gui.customers.moments import MomentsList
from showroom.gui.customers.page import CustomersPage, create
from showroom.gui.kit.bus import Bus
from showroom.gui.kit.drafts import Drafts
from showroom.gui.kit.prompts import SystemPrompts
from showroom.gui.kit.ticker import Ticker
from showroom.gui.kit.work import Door
from showroom.gui.shell.context import ShellContext
from showroom.services import reception, staff
from showroom.services.customers import records
from showroom.services.customers.records import Registration
from showroom.services.shop import Shop
from showroom.settings import Settings
from showroom.store.watch import watch

ENTRIES, ROUNDS, WARM_UP = 2000, 60, 6


class Painted(QObject):
    """When the head, or the timeline of whoever is shown, was painted last."""

    def __init__(self, page: CustomersPage) -> None:
        super().__init__()
        self.at = 0.0
        self._watch(page.panel.head)

    def _watch(self, widget: QWidget) -> None:
        widget.installEventFilter(self)

    def follow(self, page: CustomersPage) -> None:
        """The list of the customer shown is made anew."""
        shown = timeline(page)
        if isinstance(shown, QAbstractScrollArea):
            self._watch(shown.viewport())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.at = time.perf_counter()
        return False


def timeline(page: CustomersPage) -> MomentsList:
    found = [one for one in page.findChildren(MomentsList) if one.isVisible()]
    assert found, "no timeline in sight"
    return found[-1]


def busy_customer(shop: Shop, clock: ManualClock) -> int:
    """A customer with ``ENTRIES`` entries: one registration, and visits, changes and grades in turn."""
    customer_id = records.register(shop, ACTOR, Registration({"name": "欧阳明轩", "phones": ("13812345678",)})).id
    with shop.batch():
        for number in range(ENTRIES - 1):
            clock.advance(seconds=20)
            match number % 4:
                case 0:
                    given = reception.walk_in(shop, ACTOR, reception.WalkIn(customer_id=customer_id))
                    reception.greet(shop, ACTOR, given.visit_id)
                    clock.advance(seconds=20)
                    reception.finish(shop, ACTOR, given.visit_id, reception.Finish("considering"))
                case 1 | 2:
                    records.update(shop, ACTOR, customer_id, {"area": 50 + number % 90, "in_use": f"sofa {number}"})
                case _:
                    records.set_grade(shop, ACTOR, customer_id, "ABC"[number % 3], f"seen again, number {number}")
    return customer_id


@contextmanager
def opened(place: Path) -> Iterator[tuple[CustomersPage, ShellContext, int, int]]:
    """The page in a window, the busy customer and a new one."""
    clock = ManualClock(MORNING)
    shop = make_store(str(place / "store.sqlite3"), clock, 6)
    busy = busy_customer(shop, clock)
    fresh = records.register(shop, ACTOR, Registration({"name": "王伟", "phones": ("13900001111",)})).id
    manager = next(card for card in staff.cards(shop, ACTOR) if card.role == "manager")
    host = Host(clock, Actor("staff", manager.name, manager.role, manager.id))
    bus = Bus()
    door = Door(host.report, bus.committed)
    door.attach(shop.sibling)
    seen = watch(shop.database)
    bus.attach(seen)
    settings = Settings(language="zh_CN", theme="light")
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
    assert isinstance(page, CustomersPage)
    bus.changed.connect(page.changed)
    QVBoxLayout(host).addWidget(page)
    host.show()
    settle(context)
    try:
        yield page, context, busy, fresh
    finally:
        host.close()
        bus.attach(None)
        door.close()
        seen.close()
        shop.database.close()


def timed(page: CustomersPage, painted: Painted, act: Callable[[], object], worked: list[float] | None = None) -> float:
    """Seconds from the act until what it shows is painted; ``worked`` gets the thread's own."""
    application = make_application([])
    began, spent = time.perf_counter(), time.thread_time()
    act()
    done = time.perf_counter()
    painted.follow(page)
    for _ in range(4):  # layouts ask for a second look
        application.processEvents()
    if worked is not None:
        worked.append(time.thread_time() - spent)
    return max(painted.at, done) - began  # nothing is painted where nothing has changed


def main() -> int:
    application = make_application(sys.argv[:1])
    promises = Promises()
    took: dict[str, list[float]] = {"busy": [], "fresh": [], "more": [], "again": []}
    worked: list[float] = []
    with folder() as place, opened(place) as (page, context, busy, fresh):
        painted = Painted(page)
        for number in range(ROUNDS + WARM_UP):
            found = {"busy": timed(page, painted, lambda: page.arrive(customer_id=busy, section="timeline"), worked)}
            shown = timeline(page)
            count = shown.entries.rowCount()
            bar = shown.verticalScrollBar()
            found["more"] = timed(page, painted, lambda bar=bar: bar.setValue(bar.maximum()))  # type: ignore[misc]
            assert shown.entries.rowCount() > count, "no further entries were read"
            found["again"] = timed(page, painted, page.changed)
            settle(context)
            found["fresh"] = timed(page, painted, lambda: page.arrive(customer_id=fresh, section="timeline"))
            settle(context)
            if number >= WARM_UP:
                for key, value in found.items():
                    took[key].append(value)
    middle = {key: percentile(values, 0.5) * 1000 for key, values in took.items()}
    worst = {key: percentile(values, 0.95) * 1000 for key, values in took.items()}
    print(f"a new customer opens in p50 {middle['fresh']:.1f} ms, p95 {worst['fresh']:.1f} ms")
    promises.at_most(f"a customer with {ENTRIES:,} entries opens, p95 ms", worst["busy"], 100)
    print(f"of it the window's own thread worked p50 {percentile(worked, 0.5) * 1000:.1f} ms")
    promises.at_most("÷ a customer with one entry, p50", middle["busy"] / middle["fresh"], 4)
    promises.at_most("the next 100 entries while scrolling, p95 ms", worst["more"], 50)
    promises.at_most("the page again after a commit, p95 ms", worst["again"], 100)
    del application
    return promises.end()


if __name__ == "__main__":
    sys.exit(main())
