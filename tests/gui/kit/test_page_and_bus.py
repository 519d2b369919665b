"""The one refresh path: commit → bus → visible pages at once, hidden ones when shown."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLineEdit, QStackedWidget
from pytestqt.qtbot import QtBot

from showroom.gui.kit.bus import Bus
from showroom.gui.kit.fields import line_edit
from showroom.gui.kit.layouts import vbox
from showroom.gui.kit.page import Page, width_class
from showroom.services import staff
from showroom.services.shop import open_shop
from showroom.store.watch import watch


class Counting(Page):
    def __init__(self) -> None:
        super().__init__("counting")
        self.count = 0
        self.classes: list[str] = []
        self.edit = line_edit("counting.edit")
        self.setLayout(vbox(self.edit))

    def refresh(self) -> None:
        self.count += 1

    def reflow(self, width: str) -> None:
        self.classes.append(width)

    def keep(self) -> dict[str, Any]:
        return {"count": self.count}

    def resume(self, kept: dict[str, Any]) -> None:
        self.count = kept["count"]


def test_hidden_page_is_stale_until_shown(qtbot: QtBot) -> None:
    stack, page, other = QStackedWidget(), Counting(), Counting()
    qtbot.addWidget(stack)
    stack.addWidget(other)
    stack.addWidget(page)
    stack.show()
    page.changed()
    assert page.count == 0
    assert page.is_stale
    stack.setCurrentWidget(page)
    qtbot.waitUntil(lambda: page.count == 1)
    assert not page.is_stale
    page.changed()
    assert page.count == 2


def test_refresh_soon_happens_once(qtbot: QtBot) -> None:
    page = Counting()
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.count == 1)
    for _ in range(5):
        page.refresh_soon()
    qtbot.waitUntil(lambda: page.count == 2)
    assert not page.is_stale


def test_state_outlives_a_rebuild(qtbot: QtBot) -> None:
    old, new = Counting(), Counting()
    qtbot.addWidget(old)
    qtbot.addWidget(new)
    old.edit.setText("half a na")
    old.count = 7
    new.restore_state(old.save_state())
    assert new.findChild(QLineEdit, "counting.edit").text() == "half a na"
    assert new.count == 7


def test_width_classes(qtbot: QtBot) -> None:
    assert [width_class(w, 1.0) for w in (1200, 1180, 1179, 1500)] == ["regular", "regular", "compact", "wide"]
    assert width_class(1400, 1.25) == "compact"
    page = Counting()
    qtbot.addWidget(page)
    page.resize(1600, 800)
    page.show()
    page.resize(1000, 700)
    qtbot.waitUntil(lambda: page.classes == ["wide", "compact"])


def test_another_process_is_noticed_once(context: Any, qtbot: QtBot) -> None:
    other = open_shop(context.shop.database, context.clock)
    heard: list[int] = []
    context.bus.changed.connect(lambda: heard.append(1))
    staff.add(other, context.people["Mo Lan"], staff.NewStaff("Dora", "greeter"))
    qtbot.waitUntil(lambda: len(heard) == 1)
    context.bus.look()
    assert len(heard) == 1


def test_own_commit_is_told_before_done_and_not_twice(context: Any, qtbot: QtBot, settled: Callable[[], None]) -> None:
    order: list[str] = []
    context.bus.changed.connect(lambda: order.append("changed"))
    manager = context.people["Mo Lan"]
    context.door.command(
        lambda shop: staff.add(shop, manager, staff.NewStaff("Dora", "greeter")), lambda _id: order.append("done")
    )
    settled()
    context.bus.look()
    assert order == ["changed", "done"]


def test_bus_without_a_database_is_quiet(qtbot: QtBot) -> None:
    bus = Bus()
    heard: list[int] = []
    bus.changed.connect(lambda: heard.append(1))
    bus.look()
    assert not heard
    bus.committed()
    assert heard == [1]


def test_watch_is_that_of_the_store(context: Any) -> None:
    seen = watch(context.shop.database)
    try:
        assert not seen.poll()
    finally:
        seen.close()
