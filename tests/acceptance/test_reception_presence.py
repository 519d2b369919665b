"""Statuses that prompt, places that are moved, the door and the desk (REC-01, REC-04, REC-05, REC-13)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.acceptance.reception_desk import ALT, CTRL, SYSTEM, Desk, drag, events, undo, write

from showroom.clock import ManualClock
from showroom.services import reception

Key = Qt.Key

pytestmark = pytest.mark.usefixtures("after_opening")


@pytest.mark.clause("REC-04")
def test_a_long_phone_call_prompts_to_step_out(desk: Desk, clock: ManualClock) -> None:
    desk.clock_in("Anna", "Bo")
    reception.set_status(desk.context.shop, SYSTEM, desk.staff("Anna"), "phone")
    desk.open()
    clock.advance(seconds=61)
    desk.context.ticker.beat()
    assert desk.page.nudge.text == "Anna has been on the phone for long: please step out, and call Bo."
    desk.press("reception.nudge.act.1")
    assert [person.status for person in desk.page.rotation.people()] == ["available", "available"]


@pytest.mark.clause("REC-04")
def test_back_to_available_asks_the_outcome_in_one_tap(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo")
    desk.come()
    desk.open()
    desk.press("reception.visit.1.greeted")
    desk.press_person("Anna")
    desk.press("reception.status.available")
    desk.press("reception.outcome.considering")
    visit = desk.visits()[0]
    assert (visit.state, visit.outcome) == ("left", "considering")
    undo(desk)
    assert desk.visits()[0].state == "greeted"


@pytest.mark.clause("REC-01")
def test_alt_and_arrows_ask_for_the_reason_before_anything_moves(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo", "Chen")
    desk.open()
    desk.page.rotation.select(desk.staff("Chen"))
    desk.page.rotation.setFocus()
    desk.key(Key.Key_Up, ALT)
    assert desk.order() == ["Anna", "Bo", "Chen"]
    write(desk, "reception.place.reason", "agreed")
    desk.key(Key.Key_Return, CTRL)
    assert desk.order() == ["Anna", "Chen", "Bo"]
    undo(desk)
    assert desk.order() == ["Anna", "Bo", "Chen"]
    desk.page.rotation.select(desk.staff("Anna"))
    desk.page.rotation.setFocus()
    desk.key(Key.Key_Down, ALT)
    desk.key(Key.Key_Escape)  # no reason, no move
    assert desk.order() == ["Anna", "Bo", "Chen"]


@pytest.mark.clause("REC-01")
def test_dragging_a_person_shows_where_and_asks_for_the_reason(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo", "Chen")
    desk.open()
    view = desk.page.rotation
    top = view.person_rect(desk.staff("Anna"))
    drag(desk, "Chen", QPoint(top.center().x(), top.top() + 4), drop=False)
    assert view.placing.active
    assert view.placing.line.isVisible()
    assert view.placing.target() == 0
    QTest.keyClick(view, Key.Key_Escape)
    assert not view.placing.active
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=top.center())
    desk.settled()
    assert desk.page.menus.popup is None  # letting go is no tap
    assert QApplication.activeModalWidget() is None
    drag(desk, "Chen", QPoint(top.center().x(), top.top() + 4))
    assert desk.order() == ["Anna", "Bo", "Chen"]
    write(desk, "reception.place.reason", "came back for her customer")
    desk.key(Key.Key_Return, CTRL)
    assert desk.order() == ["Chen", "Anna", "Bo"]
    assert events(desk, "placed")[0]["reason"] == "came back for her customer"


@pytest.mark.clause("REC-13")
def test_the_greeters_post_changes_with_one_press_and_reminds_both(desk: Desk, clock: ManualClock) -> None:
    desk.clock_in("Anna", "Bo", "Chen")
    reception.set_greeter(desk.context.shop, SYSTEM, desk.staff("Chen"))
    desk.open()
    assert desk.text("reception.greeter.name") == "Chen"
    assert desk.page.tiles.greeter.time.text == "5:00"
    clock.advance(minutes=4, seconds=30)
    desk.context.ticker.beat()
    assert desk.page.tiles.greeter.time.text == "0:30"
    clock.advance(seconds=31)
    desk.context.ticker.beat()
    text = desk.page.nudge.text
    assert text.startswith("Change at the door: Chen comes back, ")
    following = desk.page.tiles.greeter
    desk.key(Key.Key_F8)
    assert desk.text("reception.greeter.name") in text
    assert following.isVisible()
    assert desk.page.nudge.text == ""
    assert events(desk, "greeter_set")[0]["staff"] == desk.staff("Chen")
    undo(desk)
    assert desk.text("reception.greeter.name") == "Chen"


@pytest.mark.clause("REC-05")
def test_the_desk_alarm_counts_sounds_only_while_somebody_could_sit_and_calls_back(
    desk: Desk, clock: ManualClock, played: list[str]
) -> None:
    desk.clock_in("Anna", "Bo", "Chen")
    desk.come()
    reception.set_status(desk.context.shop, SYSTEM, desk.staff("Bo"), "errand")
    reception.set_status(desk.context.shop, SYSTEM, desk.staff("Chen"), "lunch")
    desk.open()
    clock.advance(seconds=10)
    desk.context.ticker.beat()
    assert desk.text("reception.desk.text") == "Nobody is at the desk"
    assert desk.page.alarm.time.text == "0:10"
    assert played.count("alarm") == 2  # as the page opened, and now
    for _ in range(18):
        clock.advance(seconds=1)
        desk.context.ticker.beat()
    assert played.count("alarm") == 5  # every five seconds while nobody is there, as on the floor board
    desk.press("reception.desk.quiet")
    for _ in range(40):
        clock.advance(seconds=1)
        desk.context.ticker.beat()
    assert played.count("alarm") == 5  # silent for a minute
    desk.press("reception.desk.call_back")
    assert not desk.is_shown("reception.desk")
    assert {person.name: person.status for person in desk.page.rotation.people()}["Chen"] == "available"


@pytest.mark.clause("REC-05")
def test_nobody_could_sit_and_nothing_sounds(desk: Desk, clock: ManualClock, played: list[str]) -> None:
    desk.clock_in("Anna")
    desk.come()
    desk.open()
    for _ in range(40):
        clock.advance(seconds=1)
        desk.context.ticker.beat()
    assert desk.is_shown("reception.desk")
    assert "alarm" not in played


@pytest.mark.clause("REC-01")
def test_who_comes_later_sees_what_is_open(desk: Desk) -> None:
    desk.clock_in("Anna")
    desk.come(2)
    desk.open()
    desk.press("reception.clock_in")
    desk.press(f"reception.clocking.{desk.staff('Bo')}")
    assert desk.page.menus.popup is not None
    assert desk.page.menus.popup.objectName() == "reception.shift"
    assert [button.text().strip() for button in desk.page.menus.popup.buttons] == ["Open visits: 2"]
