"""The days of the time line: today grows, another is chosen, what was looked at is found again (REC-18)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import Context
from tests.gui.timeline.hands import TODAY, Settled, Show, at, floor_names, key, opened, person, press

from showroom.clock import ManualClock
from showroom.domain.staff.actor import DESK
from showroom.gui.timeline.page import TimelinePage, create
from showroom.services import reception
from showroom.services.reception import WalkIn

pytestmark = pytest.mark.clause("REC-18")


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
