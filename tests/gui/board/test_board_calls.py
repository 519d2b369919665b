"""What the floor board says aloud: an assignment, an empty desk, the change of the greeter (REC-02, REC-05, REC-13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot
from tests.gui.board.hands import SYSTEM, Show, clock_in, colours, floor, opened, texts
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.domain.reception import terms
from showroom.gui.board.announce import announcer
from showroom.gui.board.view import BoardView, Call, Desk, Member, Post, Serving, calls
from showroom.gui.kit import sound
from showroom.gui.kit.theme import THEME
from showroom.services import policies, reception
from showroom.services.reception import WalkIn


@pytest.mark.clause("REC-02")
def test_an_assignment_sounds_and_tells_the_one_on_deck_to_move_up(
    context: Context, show: Show, clock: ManualClock, heard: list[str], qtbot: QtBot
) -> None:
    clock_in(context, "Anna", "Bo", "Chen")
    page = opened(context, show)
    assert "Please move up" not in texts(page.surface)
    reception.walk_in(context.shop.sibling(), SYSTEM, WalkIn())
    page.changed()
    assert page.surface.is_flashing
    said = texts(page.surface)
    assert "Please move up" in said
    assert any(one.startswith("Anna → visitor") for one in said)
    assert heard == ["assigned"]
    qtbot.waitUntil(lambda: heard == ["assigned", "move_up"])
    page.changed()  # the same floor again is no news
    assert heard == ["assigned", "move_up"]
    clock.advance(seconds=25)
    context.ticker.beat()
    said = texts(page.surface)
    assert "Please move up" not in said
    assert not any("→" in one for one in said)
    qtbot.waitUntil(lambda: not page.surface.is_flashing)


@pytest.mark.clause("REC-02")
def test_a_board_that_was_just_opened_tells_no_old_news(context: Context, show: Show, heard: list[str]) -> None:
    clock_in(context, "Anna", "Bo")
    reception.walk_in(context.shop, SYSTEM, WalkIn())
    page = opened(context, show)
    assert not page.surface.is_flashing
    assert heard == []


def test_only_whoever_becomes_first_moves_up(clock: ManualClock) -> None:
    now = clock.now()
    members = tuple(Member(n, name, n, terms.AVAILABLE, "") for n, name in enumerate(("Anna", "Bo", "Chen"), 1))
    before = BoardView(members[0], members[1], members, (), ())
    taken = Serving(7, 1, 3, "Chen", False, now, now)
    owner_serves = BoardView(members[0], members[1], members, (taken,), ())
    assert calls(before, owner_serves, now) == (Call((7, 3), "Chen", 1, ""),)
    first_serves = BoardView(members[1], members[2], members, (replace(taken, staff=1, name="Anna"),), ())
    assert calls(before, first_serves, now) == (Call((7, 1), "Anna", 1, "Bo"),)
    assert calls(None, first_serves, now) == ()
    assert calls(before, first_serves, now + timedelta(minutes=2)) == ()


@pytest.mark.clause("REC-05", "REC-16")
def test_the_alarm_counts_sounds_while_somebody_could_sit_there_and_can_be_silenced(
    context: Context, show: Show, clock: ManualClock, heard: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = clock.now()
    state = {"desk": Desk(2, 0, began, began, could_sit=True)}
    empty = floor(4, 4, began)
    monkeypatch.setattr("showroom.gui.board.page.view_of", lambda _floor, _words: replace(empty, desk=state["desk"]))
    page = opened(context, show)
    for _ in range(10):
        clock.advance(seconds=1)
        context.ticker.beat()
    said = texts(page.surface)
    assert "Nobody is at the front desk" in said
    assert "0:10" in said
    assert heard == ["alarm", "alarm"]
    red = QColor(THEME.tokens.danger_strong).name()
    assert red in colours(page, 0.02, 0.1, 0.2, 0.18)
    assert red in colours(page, 0.55, 0.1, 0.65, 0.18)  # across the board
    assert page.surface.hush.isVisible()
    qtbot.mouseClick(page.surface.hush, Qt.MouseButton.LeftButton)
    assert 55 < sound.hushed_s("alarm") <= 60
    assert any(one.startswith("Silent for") for one in texts(page.surface))
    assert "0:10" in texts(page.surface)  # silent, not gone
    heard.clear()
    state["desk"] = Desk(2, 0, began, began, could_sit=False)
    page.changed()
    for _ in range(10):
        clock.advance(seconds=1)
        context.ticker.beat()
    assert heard == []
    assert not page.surface.hush.isVisible()
    state["desk"] = Desk(2, 2, None, None, could_sit=True)
    page.changed()
    assert "Nobody is at the front desk" not in texts(page.surface)


@pytest.mark.clause("REC-05")
def test_the_page_and_the_board_of_one_pc_sound_the_alarm_in_one_rhythm(heard: list[str], clock: ManualClock) -> None:
    began = clock.now()
    for _ in range(11):
        for _window in ("page", "board"):
            announcer().alarm(began, clock.now(), empty=True)
        clock.advance(seconds=1)
    assert len(heard) == 3  # at once, after 5 and after 10 seconds
    sound.hush("alarm", 60)
    clock.advance(minutes=1)
    assert not announcer().alarm(began, clock.now(), empty=True)
    assert len(heard) == 3


def test_f8_silences_and_below_the_minimum_is_told_in_amber(
    context: Context, show: Show, clock: ManualClock, heard: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(context, show)
    now = clock.now()
    view = floor(4, 2, now, desk=Desk(2, 1, now, None, could_sit=True))
    monkeypatch.setattr("showroom.gui.board.page.view_of", lambda _floor, _words: view)
    page.changed()
    assert "Front desk: 1 of 2" in texts(page.surface)
    assert QColor(THEME.tokens.warning_soft).name() in colours(page, 0.3, 0.1, 0.5, 0.18)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert sound.hushed_s("alarm") > 55


@pytest.mark.clause("REC-13")
def test_the_greeters_time_runs_down_and_both_are_reminded(
    context: Context, show: Show, clock: ManualClock, heard: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(context, show)
    view = floor(4, 0, clock.now(), post=Post("Bo", clock.now() + timedelta(seconds=3), "Chen"))
    monkeypatch.setattr("showroom.gui.board.page.view_of", lambda _floor, _words: view)
    page.changed()
    assert {"Door: Bo", "then Chen", "0:03"} <= set(texts(page.surface))
    for _ in range(5):
        clock.advance(seconds=1)
        context.ticker.beat()
    assert heard == ["change"]
    assert "change" in texts(page.surface)


@pytest.mark.clause("REC-05", "REC-10", "REC-13", "REC-16")
def test_the_real_floor_with_a_desk_a_greeter_and_somebody_held_out(
    context: Context, show: Show, clock: ManualClock, heard: list[str]
) -> None:
    shop, manager = context.shop, context.people["Mo Lan"]
    changes: dict[str, str | bool | int] = {
        "desk_minimum": 1,
        "greeter_interval_s": 300,
        "greeter_takes_visitors": "no",
        "held_out_by.unregistered_guest": True,
    }
    policies.change(shop, manager, changes, note="for the board")
    clock_in(context, "Anna", "Bo", "Chen")
    anna, bo, chen = (context.people[name].staff_id or 0 for name in ("Anna", "Bo", "Chen"))
    reception.set_greeter(shop, manager, anna)
    reception.duty_due(shop, manager, bo, "unregistered_guest", "visit 12")
    clock.advance(seconds=60)
    page = opened(context, show)
    said = texts(page.surface)
    assert {"Door: Anna", "4:00", "At the door", "Held out"} <= set(said)
    assert page.surface.lines()[0] == "Next: Chen"
    assert "visit 12" not in " ".join([*said, *page.surface.lines()])
    for staff_id in (anna, bo, chen):
        reception.set_status(shop, manager, staff_id, "lunch" if staff_id == bo else "errand")
    clock.advance(seconds=1)
    page.changed()
    context.ticker.beat()
    assert "Nobody is at the front desk" in texts(page.surface)
    assert "Please come back to the desk" in texts(page.surface)
    assert heard == ["alarm"]
    reception.set_status(shop, manager, bo, "errand")  # nobody left who could come
    page.changed()
    for _ in range(12):
        clock.advance(seconds=1)
        context.ticker.beat()
    assert "Nobody can come at the moment" in texts(page.surface)
    assert heard == ["alarm"]
