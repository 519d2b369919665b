"""The time line: any day scrubbed through by keys and pointer, every decision and place explained (REC-17, REC-18)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.domain.staff.actor import DESK
from showroom.gui.kit.keys import bindings
from showroom.gui.shell.navigation import PAGES
from showroom.gui.timeline.floor_list import FloorRow
from showroom.gui.timeline.kinds import drawn
from showroom.gui.timeline.page import TimelinePage, create
from showroom.services import reception
from showroom.services.reception import Finish, WalkIn

pytestmark = pytest.mark.clause("REC-18")
Show = Callable[..., QWidget]
Settled = Callable[[], None]
TODAY = date(2026, 11, 21)


def a_morning(context: Context, clock: ManualClock) -> list[int]:
    """10:00 Anna, Bo and Chen come; Bo goes to lunch at 10:10; at 10:20 visitors 1 to 3 (the third waits), 1 leaves at
    10:40 and 3 goes to Anna; at 11:30 somebody clocks out and that is taken back. Gives the visits' ids."""
    shop, desk = context.shop, context.people["Lin Mei"]
    clock.advance(hours=1)
    for name in ("Anna", "Bo", "Chen"):
        reception.clock_in(shop, context.people[name], context.people[name].staff_id or 0)
    clock.advance(minutes=10)
    bo = context.people["Bo"]
    reception.set_status(shop, bo, bo.staff_id or 0, "lunch")
    clock.advance(minutes=10)
    visits = [reception.walk_in(shop, DESK, WalkIn()).visit_id for _ in range(3)]
    clock.advance(minutes=20)
    reception.finish(shop, desk, visits[0], Finish("considering"))
    clock.advance(minutes=50)
    done = reception.set_status(shop, bo, bo.staff_id or 0, "meeting")
    reception.undo(shop, desk, done.events)
    return visits


@pytest.fixture
def page(context: Context, clock: ManualClock, show: Show, settled: Settled) -> TimelinePage:
    a_morning(context, clock)
    return opened(context, show, settled)


def opened(context: Context, show: Show, settled: Settled) -> TimelinePage:
    made = create(context)
    assert isinstance(made, TimelinePage)
    show(made)
    settled()
    return made


def at(page: TimelinePage, kind: str, nth: int = 0) -> int:
    """The index of the n-th act of a kind."""
    assert page.line is not None
    return [index for index, act in enumerate(page.line.acts) if act.kind == kind][nth]


def floor_names(page: TimelinePage) -> list[str]:
    return [row.title for row in page.view.floor.rows_model.rows if row.kind == "person"]


def person(page: TimelinePage, name: str) -> FloorRow:
    return next(row for row in page.view.floor.rows_model.rows if row.kind == "person" and row.title == name)


def press(page: TimelinePage, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None, name
    assert button.isEnabled(), name
    button.click()


def key(page: TimelinePage, which: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    page.activateWindow()
    page.focus_first()
    QTest.keyClick(page.transport.scrubber, which, held)
    QApplication.processEvents()


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


def test_today_grows_under_whoever_looks_at_the_end(
    page: TimelinePage, context: Context, clock: ManualClock, settled: Settled
) -> None:
    assert page.line is not None
    count = len(page.line)
    clock.advance(minutes=1)
    context.ticker.beat()
    assert page.transport.clock.text() == "11:31:00"  # at the end of a day under way time goes on
    context.door.command(lambda shop: reception.walk_in(shop, DESK, WalkIn()))
    settled()
    assert len(page.line) == count + 1
    assert page.playhead.following
    assert page.view.acts.rows.rowCount() == count + 1


def test_today_grows_without_moving_whoever_looks_back(
    page: TimelinePage, context: Context, clock: ManualClock, settled: Settled
) -> None:
    assert page.line is not None
    wanted, count = at(page, "arrived", 1), len(page.line)
    page.playhead.to_act(wanted)
    page.view.ask(person(page, "Bo"))
    clock.advance(hours=2)
    context.ticker.beat()
    context.door.command(lambda shop: reception.walk_in(shop, DESK, WalkIn()))
    settled()
    assert len(page.line) > count
    assert (page.playhead.index, page.transport.clock.text()) == (wanted, "10:20:00")
    assert page.view.about is not None
    assert page.view.acts.currentIndex().row() == wanted
    assert page.transport.live.isHidden()
    assert not page.transport.scrubber.lacks(clock.now())


def test_days_are_chosen_by_button_key_and_date(
    page: TimelinePage, context: Context, clock: ManualClock, settled: Settled
) -> None:
    page.playhead.to_act(at(page, "arrived", 0))
    clock.advance(days=3)
    anna = context.people["Anna"]
    context.door.command(lambda shop: reception.clock_in(shop, anna, anna.staff_id or 0))
    settled()
    later = TODAY + timedelta(days=3)
    assert page.line is not None
    assert page.line.day == TODAY  # a new day moves nobody
    assert page.line.after == later
    press(page, "timeline.day.next")
    settled()
    assert page.line.day == later
    key(page, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert page.line.day == TODAY
    page.days.edit.setDate(page.days.edit.date().addDays(1))
    settled()
    assert page.line is None
    assert page._empty.title.text() == "Nothing was recorded on this day"
    assert page.view.isHidden()
    press(page, "timeline.empty.after")
    settled()
    assert page.line is not None
    assert page.line.day == later
    press(page, "timeline.day.back")
    settled()
    press(page, "timeline.day.latest")
    settled()
    assert page.line.day == later


def test_the_calendar_marks_the_days_with_acts(
    page: TimelinePage, context: Context, clock: ManualClock, settled: Settled
) -> None:
    later = TODAY + timedelta(days=3)
    clock.advance(days=3)
    anna = context.people["Anna"]
    context.door.command(lambda shop: reception.clock_in(shop, anna, anna.staff_id or 0))
    settled()
    assert page.days.marked == ()
    calendar = page.days.edit.calendarWidget()
    QApplication.sendEvent(calendar, QShowEvent())  # as opening it does; a real popup wants a window manager
    assert page.days.marked == (TODAY, later)
    assert calendar.dateTextFormat(QDate(2026, 11, 21)).toolTip().endswith(" acts")
    page.days.mark_month(2026, 12)
    assert page.days.marked == ()
    assert calendar.dateTextFormat(QDate(2026, 11, 21)).toolTip() == ""


def test_another_day_is_opened_at_the_same_hour(
    page: TimelinePage, context: Context, clock: ManualClock, settled: Settled
) -> None:
    clock.advance(days=1, hours=3)
    anna = context.people["Anna"]
    context.door.command(lambda shop: reception.clock_in(shop, anna, anna.staff_id or 0))
    settled()
    page.playhead.seek(page.playhead.moment - timedelta(minutes=55))
    assert page.transport.clock.text() == "10:35:00"
    page.show_day(TODAY + timedelta(days=1))
    settled()
    assert page.transport.clock.text() == "14:30:00"  # nothing had been done by 10:35
    page.show_day(TODAY)
    settled()
    assert page.line is not None
    assert page.line.day == TODAY


def test_it_opens_where_it_is_sent(page: TimelinePage, context: Context, settled: Settled) -> None:
    assert page.line is not None
    visit = page.line.acts[at(page, "arrived", 2)].visit
    page.arrive(day=TODAY, visit_id=visit)
    settled()
    assert page.playhead.index == at(page, "taken")
    page.arrive(day=TODAY, act=3)
    settled()
    assert page.line.acts[page.playhead.index].number == 3
    moment = page.line.first + timedelta(minutes=15)
    bo = context.people["Bo"].staff_id
    page.arrive(at=moment, staff_id=bo)
    settled()
    assert page.playhead.moment == moment
    assert page.view.why.shown is not None
    assert page.view.why.shown.sentence == "Bo is 2nd of 3 in the order."


def test_what_was_looked_at_outlives_a_page_made_anew(
    page: TimelinePage, context: Context, show: Show, settled: Settled
) -> None:
    page.playhead.to_act(at(page, "arrived", 1))
    page.view.ask(person(page, "Bo"))
    page.transport.speed.set_value("60")
    kept = page.keep()
    again = create(context)
    assert isinstance(again, TimelinePage)
    again.resume(kept)
    show(again)
    settled()
    assert again.playhead.moment == page.playhead.moment
    assert again.playhead.speed == 60
    assert again.view.about is not None
    assert again.view.why.shown == page.view.why.shown


def test_an_empty_ledger_says_so_and_fills(context: Context, clock: ManualClock, show: Show, settled: Settled) -> None:
    page = opened(context, show, settled)
    assert page._empty.title.text() == "The ledger is still empty"
    assert not page.transport.play.isEnabled()
    press(page, "timeline.empty.reception")
    assert context.host.went == [("reception", {})]
    anna = context.people["Anna"]
    context.door.command(lambda shop: reception.clock_in(shop, anna, anna.staff_id or 0))
    settled()
    assert page.line is not None
    assert len(page.line) == 2
    assert page._empty.isHidden()
    assert floor_names(page) == ["Anna"]
    assert context.host.errors == []


def test_a_clock_put_right_is_said_in_words(
    page: TimelinePage, context: Context, clock: ManualClock, settled: Settled
) -> None:
    clock.advance(minutes=-45)
    context.door.command(lambda shop: reception.walk_in(shop, DESK, WalkIn()))
    settled()
    assert page.view.why.shown is not None
    warning = page.view.why.shown.warning
    assert warning.startswith("The clock of the PC stood at 10:45:00")
    rows = page.view.acts.rows
    assert str(rows.data(rows.index(rows.rowCount() - 1))).endswith(warning)
    assert not page.view.why._warning_box.isHidden()


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
