"""The time line: a day scrubbed through by keys and pointer, every decision and place explained (REC-17, REC-18)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context
from tests.gui.timeline.hands import TODAY, Settled, at, floor_names, key, person, press

from showroom.gui.kit.keys import bindings
from showroom.gui.shell.navigation import PAGES
from showroom.gui.timeline.kinds import drawn
from showroom.gui.timeline.page import TimelinePage

pytestmark = pytest.mark.clause("REC-18")


def test_it_opens_at_the_latest_moment_of_the_latest_day(page: TimelinePage, context: Context) -> None:
    assert page.line is not None
    assert page.line.day == TODAY
    assert page.playhead.index == len(page.line) - 1
    assert page.transport.clock.text() == "11:30:00"
    assert not page.transport.live.isHidden()
    assert floor_names(page)[0] in ("Anna", "Bo", "Chen")
    assert page.view.acts.currentIndex().row() == page.playhead.index
    assert page.view.why.shown is not None
    assert "Lin Mei" in dict(page.view.why.shown.facts)["Entered by"]


def test_the_floor_is_the_one_of_the_moment(page: TimelinePage) -> None:
    page.playhead.to_act(at(page, "arrived", 2))
    rows = page.view.floor.rows_model.rows
    assert [row.title for row in rows if row.kind == "visit"] == ["Visitor 3"]
    assert floor_names(page)[0] == "Bo"
    assert person(page, "Bo").pills == (("Lunch", "warning"),)
    assert person(page, "Anna").second.startswith("visitor 1 · 0 min · 1 turn")
    page.playhead.seek(page.playhead.moment + timedelta(minutes=12))
    assert person(page, "Anna").second.startswith("visitor 1 · 12 min")
    waiting = next(row for row in page.view.floor.rows_model.rows if row.kind == "visit")
    assert waiting.pills == (("12:00", "danger"),)
    page.playhead.to_act(at(page, "clocked_in", 1))
    assert floor_names(page) == ["Anna", "Bo"]
    assert [person(page, name).pills[0][0] for name in ("Anna", "Bo")] == ["On point", "On deck"]
    page.playhead.to_act(0)
    assert page.view.floor.isHidden()
    assert not page.view._nobody.isHidden()


def test_keys_walk_by_act_and_by_hour(page: TimelinePage, qtbot: QtBot) -> None:
    assert page.line is not None
    last = len(page.line) - 1
    key(page, Qt.Key.Key_Left)
    assert page.playhead.index == last - 1
    key(page, Qt.Key.Key_Right)
    assert page.playhead.index == last
    key(page, Qt.Key.Key_Home)
    assert (page.playhead.index, page.transport.clock.text()) == (0, "10:00:00")
    key(page, Qt.Key.Key_Left)
    assert page.playhead.index == 0
    key(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert page.transport.clock.text() == "11:00:00"
    assert page.playhead.index == page.line.index_at(page.playhead.moment)
    key(page, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert page.transport.clock.text() == "10:00:00"
    key(page, Qt.Key.Key_End)
    assert page.playhead.following
    key(page, Qt.Key.Key_Space)
    assert page.playhead.playing
    key(page, Qt.Key.Key_Space)
    assert not page.playhead.playing
    told = {one.key for one in bindings(page)}
    assert {"Left", "Right", "Home", "End", "Space"} <= told


def test_playing_shows_every_moment_until_the_end(page: TimelinePage, qtbot: QtBot) -> None:
    page.playhead.to_act(0)
    page.transport.speed.set_value("1200")
    seen: list[str] = []
    page.playhead.moved.connect(lambda: seen.append(page.transport.clock.text()))
    press(page, "timeline.play")
    assert page.transport.play.accessibleName() == "Pause"
    qtbot.waitUntil(lambda: len(seen) > 3)
    for _ in range(200):  # 200 frames of a minute each: further than the day is long
        page.playhead.beat()
    assert page.playhead.following
    assert not page.playhead.playing
    assert page.transport.play.accessibleName() == "Play"
    assert seen == sorted(seen)
    press(page, "timeline.play")  # from the end it plays from the beginning
    assert page.playhead.playing
    assert page.playhead.index < 5
    page.hide()
    assert not page.playhead.playing


def test_a_press_on_a_mark_goes_to_that_act(page: TimelinePage) -> None:
    assert page.line is not None
    scrubber = page.transport.scrubber
    assert len(scrubber.marks) == len(page.line)
    wanted = at(page, "status_set", 0)
    seconds, lane, _tone = scrubber.marks[wanted]
    assert lane == "people"
    point = QPoint(round(scrubber.x_of(seconds)), 6 + 18 + 9)
    QTest.mouseClick(scrubber, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    assert page.playhead.index == wanted
    assert scrubber.accessibleDescription().startswith("10:10:00, act 5 of")
    middle = QPoint(round(scrubber.x_of(65 * 60)), 6 + 9)
    QTest.mousePress(scrubber, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    QTest.mouseMove(scrubber, QPoint(middle.x() + 4, middle.y()))
    QTest.mouseRelease(scrubber, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert page.transport.clock.text().startswith("11:0")


@pytest.mark.clause("REC-17")
def test_a_decision_tells_its_whole_chain(page: TimelinePage) -> None:
    page.view.acts.setCurrentIndex(page.view.acts.rows.index(at(page, "arrived", 1)))
    why = page.view.why.shown
    assert why is not None
    assert why.title == "10:20:00 · Visitor 2 → Chen"
    assert why.sentence.startswith("First visit → next in rotation: Chen is")
    assert "Bo was passed over: at lunch since 10:10, the policy keeps the place" in why.lines
    stops = {stop.name: stop for stop in why.stops}
    assert stops["Chen"].chosen
    assert stops["Bo"].note == "Lunch 10:10"
    assert not stops["Anna"].chosen
    facts = dict(why.facts)
    assert facts["Switch"].endswith(": A turn")
    assert "First visit" in facts["Switch"]
    assert facts["Policy"].startswith("furniture ")
    assert facts["Entered by"] == "the locked desk, 10:20:00"
    assert page.view.why._strip.stops == why.stops
    shown = [label.text() for box, label in page.view.why._lines if not box.isHidden()]
    assert tuple(shown) == why.lines


@pytest.mark.clause("REC-17")
def test_why_am_i_third_is_answered_for_the_moment(page: TimelinePage) -> None:
    page.playhead.to_act(at(page, "clocked_in", 2))
    view = page.view
    row = next(n for n, one in enumerate(view.floor.rows_model.rows) if one.title == "Chen")
    rect = view.floor.visualRect(view.floor.rows_model.index(row))
    QTest.mouseClick(view.floor.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    why = view.why.shown
    assert why is not None
    assert why.sentence == "Chen is 3rd of 3 in the order."
    assert any("Anna" in line for line in why.lines)
    page.playhead.to_act(at(page, "arrived", 1))  # the answer follows the moment
    assert view.why.shown is not None
    assert "With a visitor since 10:20" in view.why.shown.lines
    assert not view._back.isHidden()
    page.playhead.to_act(0)
    assert view.why.shown.sentence == "Chen was not on the floor then."
    view._back.click()
    assert view.about is None
    assert view.why.shown is not None
    assert view.why.shown.title.endswith("The day was opened")


@pytest.mark.clause("REC-12")
def test_who_waited_is_told_why(page: TimelinePage) -> None:
    page.playhead.to_act(at(page, "arrived", 2))
    waiting = next(row for row in page.view.floor.rows_model.rows if row.kind == "visit")
    page.view.ask(waiting)
    why = page.view.why.shown
    assert why is not None
    assert why.sentence == "Everybody on the floor is with a visitor or away."
    assert any("nobody is free" in line for line in why.lines)
    page.playhead.to_end()
    assert page.view.why.shown is not None
    assert "Visitor 3 → Anna" in page.view.why.shown.title  # it waits no more: the decision that took it


def test_an_act_taken_back_is_struck_out_once_it_was(page: TimelinePage) -> None:
    back = at(page, "undone")
    acts = page.view.acts
    set_, model = at(page, "status_set", 1), acts.rows
    page.playhead.to_act(set_)
    assert not model.taken_back(set_)
    assert page.view.why.shown is not None
    assert page.view.why.shown.pill == "taken back 11:30:00"
    page.playhead.to_act(back)
    assert model.taken_back(set_)
    assert "taken back later" in str(model.data(model.index(set_)))
    assert str(model.data(model.index(back))).startswith("11:30:00 Taken back: Bo")


def test_only_who_may_see_the_ledger_finds_the_page(context: Context) -> None:
    spec = next(spec for spec in PAGES if spec.key == "timeline")
    assert spec.action == "ledger.view"
    context.host.person = context.people["Anna"]
    assert not context.may(spec.action)
    context.host.person = context.people["Mo Lan"]
    assert context.may(spec.action)


def test_what_was_shown_goes_when_the_desk_is_locked(page: TimelinePage, context: Context, settled: Settled) -> None:
    context.host.person = None
    page.changed()
    settled()
    assert page.line is None
    assert page.view.isHidden()
    assert context.host.errors == []
    context.host.person = context.people["Mo Lan"]
    page.changed()
    settled()
    assert page.line is not None
    assert not page.view.isHidden()


def test_every_kind_of_act_is_drawn_in_its_own_way(page: TimelinePage) -> None:
    from showroom.domain.reception.events import KINDS
    from showroom.gui.kit import icons
    from showroom.gui.timeline import kinds

    assert set(kinds._DRAWN) == set(KINDS)
    for look in kinds._DRAWN.values():
        assert (icons.folder() / f"{look.icon}.svg").is_file()
    assert page.line is not None
    assert drawn(page.line.acts[at(page, "arrived", 2)]).icon == "hourglass-medium"  # nobody could take it
