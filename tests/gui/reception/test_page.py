"""What the reception page costs and keeps: no layout from timers, focus and selection over refreshes, any crew."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.domain.staff.actor import system_actor
from showroom.gui.kit.theme import THEME
from showroom.gui.reception.page import ReceptionPage, badge, create
from showroom.gui.reception.popup import ButtonPopup, Entry
from showroom.services import reception, staff
from showroom.services.reception import WalkIn

SYSTEM = system_actor("tests")
Show = Callable[..., QWidget]
Settled = Callable[[], None]


class Layouts(QObject):
    """Counts requests for a new layout anywhere in the program."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.count += 1
        return False


def crew(context: Context, count: int) -> list[int]:
    made = []
    with context.shop.batch():
        for number in range(count):
            made.append(staff.add(context.shop, SYSTEM, staff.NewStaff(f"Consultant {number}", "consultant")))
            reception.clock_in(context.shop, SYSTEM, made[-1])
    return made


def come(context: Context, count: int) -> None:
    with context.shop.batch():
        for _ in range(count):
            reception.walk_in(context.shop, SYSTEM, WalkIn())


def opened(context: Context, show: Show, qtbot: QtBot, size: tuple[int, int] = (1208, 900)) -> ReceptionPage:
    page = create(context)
    assert isinstance(page, ReceptionPage)
    show(page, size)
    qtbot.waitUntil(lambda: not page.is_stale)
    QApplication.processEvents()
    return page


def test_a_beat_of_the_clock_asks_for_no_layout(context: Context, show: Show, qtbot: QtBot, clock: ManualClock) -> None:
    crew(context, 12)
    come(context, 16)  # 12 served, 4 wait
    page = opened(context, show, qtbot)
    clock.advance(minutes=12)
    for _ in range(5):  # five digits now: what grew settles
        context.ticker.beat()
        QApplication.processEvents()
    layouts = Layouts()
    QApplication.instance().installEventFilter(layouts)  # type: ignore[union-attr]
    before = page.waiting.rows()[0].time.text
    for _ in range(30):
        clock.advance(seconds=1)
        context.ticker.beat()
        QApplication.processEvents()
    QApplication.instance().removeEventFilter(layouts)  # type: ignore[union-attr]
    assert page.waiting.rows()[0].time.text != before
    assert layouts.count == 0


def test_an_idle_page_of_forty_costs_less_than_a_hundredth_of_a_core(
    context: Context, show: Show, qtbot: QtBot, clock: ManualClock
) -> None:
    crew(context, 40)
    come(context, 26)
    opened(context, show, qtbot)
    clock.advance(minutes=3)
    context.ticker.beat()
    QApplication.processEvents()
    beats = 60
    begun = time.process_time()
    for _ in range(beats):
        clock.advance(seconds=1)
        context.ticker.beat()
        QApplication.processEvents()
    assert time.process_time() - begun < beats * 0.01


def test_a_refresh_keeps_focus_selection_and_the_widgets(
    context: Context, show: Show, qtbot: QtBot, settled: Settled, clock: ManualClock
) -> None:
    clock.advance(hours=2)  # the store is open: a first visit uses a turn
    people = crew(context, 8)
    first = reception.walk_in(context.shop, SYSTEM, WalkIn())
    reception.walk_in(context.shop, SYSTEM, WalkIn())
    page = opened(context, show, qtbot)
    page.rotation.select(people[4])
    card = page.serving.widget(first.visit_id)
    assert card is not None
    card.greeted.setFocus()
    assert card.greeted.hasFocus()
    reception.walk_in(context.shop, SYSTEM, WalkIn())
    context.bus.committed()
    settled()
    assert len(page.serving.widgets()) == 3
    assert page.serving.widget(first.visit_id) is card
    assert card.greeted.hasFocus()
    assert page.rotation.current_staff() == people[4]
    assert page.rotation.people()[0].id == people[3]


@pytest.mark.parametrize("people", [0, 1, 40])
@pytest.mark.parametrize(("size", "scale"), [((1208, 720), 1.0), ((1208, 900), 1.25), ((1208, 720), 1.25)])
def test_any_crew_fits_and_the_waiting_list_stays_in_sight(
    context: Context, show: Show, qtbot: QtBot, people: int, size: tuple[int, int], scale: float
) -> None:
    THEME.apply("light", scale)
    crew(context, people)
    come(context, people + 3)
    page = opened(context, show, qtbot, size)
    assert (page.width(), page.height()) == size  # nothing forces a bigger window
    for row in page.waiting.rows()[:2]:
        corner = row.time.mapTo(page, row.time.rect().bottomRight())
        assert page.rect().contains(corner)
        assert not row.time.visibleRegion().isEmpty()
    QTest.keyClick(page, Qt.Key.Key_F2)
    assert page.overlay.isVisible()
    assert not page.waiting.rows()[0].time.visibleRegion().isEmpty()
    assert not page.overlay.geometry().intersects(
        page.waiting.rect().translated(page.waiting.mapTo(page, page.waiting.rect().topLeft()))
    )


def test_every_target_is_large_enough_and_named(context: Context, show: Show, qtbot: QtBot) -> None:
    crew(context, 3)
    for _ in range(4):
        reception.walk_in(context.shop, SYSTEM, WalkIn())
    page = opened(context, show, qtbot)
    page.open_walk_in()
    QApplication.processEvents()
    buttons = [button for button in page.findChildren(QPushButton) if button.isVisible()]
    assert len(buttons) > 20
    small = [
        b.objectName() for b in buttons if (b.height() < 40 or b.width() < 40) and not b.objectName().endswith(".close")
    ]
    assert small == []
    assert [b.objectName() for b in buttons if not b.objectName() or not b.accessibleName()] == []


def test_badge_counts_who_waits(context: Context) -> None:
    assert badge(context) == 0
    reception.walk_in(context.shop, SYSTEM, WalkIn())
    reception.walk_in(context.shop, SYSTEM, WalkIn())
    assert badge(context) == 2


def test_a_page_made_anew_keeps_the_panel_and_the_selection(
    context: Context, show: Show, qtbot: QtBot, settled: Settled
) -> None:
    people = crew(context, 3)
    page = opened(context, show, qtbot)
    page.rotation.select(people[2])
    page.open_walk_in()
    state = page.save_state()
    page.close()
    again = opened(context, show, qtbot)
    again.restore_state(state)
    assert again.rotation.current_staff() == people[2]
    assert again.overlay.isVisible()


def test_arrows_move_about_a_menu_as_it_is_laid_out(context: Context, show: Show, qtbot: QtBot) -> None:
    crew(context, 1)
    page = opened(context, show, qtbot)
    chosen: list[str] = []
    entries = [Entry(key, key, "check", lambda key=key: chosen.append(key)) for key in "abcd"]
    menu = ButtonPopup(page, "menu", "Menu", entries)
    menu.open_at(page)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Down):
        qtbot.keyClick(menu.focusWidget(), key)
    qtbot.keyClick(menu.focusWidget(), Qt.Key.Key_Return)
    assert chosen == ["c"]


def test_a_card_no_longer_needed_becomes_the_next_visits(
    context: Context, show: Show, qtbot: QtBot, settled: Settled, clock: ManualClock
) -> None:
    clock.advance(hours=2)
    crew(context, 3)
    first = reception.walk_in(context.shop, SYSTEM, WalkIn())
    reception.greet(context.shop, SYSTEM, first.visit_id)
    page = opened(context, show, qtbot)
    card = page.serving.widget(first.visit_id)
    assert card is not None
    reception.finish(context.shop, SYSTEM, first.visit_id, reception.Finish("considering"))
    context.bus.committed()
    settled()
    assert page.serving.widgets() == ()
    second = reception.walk_in(context.shop, SYSTEM, WalkIn())
    context.bus.committed()
    settled()
    again = page.serving.widget(second.visit_id)
    assert again is card
    assert again.isVisible()
    assert again.visit.number == 2
    assert again.greeted.objectName() == "reception.visit.2.greeted"
    assert page.findChild(QWidget, "reception.visit.1.greeted") is None
    again.greeted.click()
    settled()
    assert page.serving.widgets()[0].visit.state == "greeted"
