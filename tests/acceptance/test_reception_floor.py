"""Who is here, who waits and why, on the real page (REC-01, REC-04, REC-12, REC-16, REC-17)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from tests.acceptance.reception_desk import CTRL, SYSTEM, Desk

from showroom.clock import ManualClock
from showroom.services import reception, staff
from showroom.services.customers.records import Registration, register
from showroom.services.reception import Finish

Key = Qt.Key


@pytest.mark.clause("REC-04", "REC-17")
def test_two_taps_to_lunch_and_the_sentence_says_who_was_passed_over(desk: Desk, clock: ManualClock) -> None:
    desk.clock_in("Anna", "Bo")
    desk.open()
    desk.press_person("Anna")
    desk.press("reception.status.lunch")
    assert [p.status for p in reception.board(desk.context.shop, SYSTEM).people] == ["lunch", "available"]
    clock.advance(minutes=5)
    desk.key(Key.Key_F2)
    desk.key(Key.Key_Return)
    assert desk.text("reception.announcement.why") == (
        "First visit → next in rotation: Bo is 2nd; "
        "Anna was passed over: at lunch since 09:30, the policy keeps the place"
    )


@pytest.mark.clause("REC-04")
def test_statuses_by_keyboard_alone(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo")
    desk.open()
    desk.key(Key.Key_Down)
    desk.page.rotation.select(desk.staff("Bo"))
    desk.key(Key.Key_Return)
    desk.key(Key.Key_Down)
    desk.key(Key.Key_Return)
    board = reception.board(desk.context.shop, SYSTEM)
    assert board.people[1].status not in ("available", "with_visitor")
    assert desk.page.focusWidget() is desk.page.rotation
    assert desk.page.rotation.current_staff() == desk.staff("Bo")


@pytest.mark.clause("REC-01")
def test_who_may_come_is_listed_as_names_are_read(desk: Desk) -> None:
    for name in ("周岚", "陈立", "Dora"):
        staff.add(desk.context.shop, SYSTEM, staff.NewStaff(name, "consultant", "4711"))
    desk.open()
    desk.press("reception.clock_in")
    popup = desk.find("reception.clocking")
    listed = [button.text() for button in popup.findChildren(QAbstractButton) if button.isVisible()]
    assert [name.strip() for name in listed if name][:6] == ["Anna", "Bo", "Chen", "陈立", "Dora", "周岚"]


@pytest.mark.clause("REC-01", "REC-04")
def test_clock_in_and_off_duty(desk: Desk) -> None:
    desk.open()
    desk.press("reception.clock_in")
    desk.press(f"reception.clocking.{desk.staff('Chen')}")
    desk.press("reception.clock_in")
    desk.press(f"reception.clocking.{desk.staff('Anna')}")
    assert desk.order() == ["Chen", "Anna"]
    desk.press_person("Chen")
    desk.press("reception.status.off")
    assert desk.order() == ["Anna"]


@pytest.mark.clause("REC-12")
def test_everybody_busy_the_visitor_waits_in_sight_until_the_first_free_takes_them(
    desk: Desk, clock: ManualClock
) -> None:
    desk.clock_in("Anna")
    desk.come()
    desk.open((1208, 720))
    desk.key(Key.Key_F2)
    desk.key(Key.Key_Return)
    assert desk.text("reception.announcement.name") == "Waits"
    desk.key(Key.Key_Escape)
    row = desk.page.waiting.rows()[0]
    assert row.time.tone == "neutral"
    for minutes, tone in ((3, "warning"), (2, "danger")):
        clock.advance(minutes=minutes)
        desk.context.ticker.beat()
        assert row.time.tone == tone
    assert row.time.text == "5:00"
    assert "with a visitor or away" in desk.text("reception.waiting.why")
    assert "sorry" in desk.text("reception.waiting.apology")
    page = desk.page
    assert page.rect().contains(row.mapTo(page, row.rect().bottomRight()))
    first = desk.visits()[0]
    desk.press("reception.visit.1.greeted")
    desk.press("reception.visit.1.finish")
    desk.press("reception.finish.outcome.considering")
    desk.key(Key.Key_Return, CTRL)
    left, taken = desk.visits()
    assert (left.id, left.state, left.outcome) == (first.id, "left", "considering")
    assert (taken.state, taken.consultant_id) == ("assigned", desk.staff("Anna"))
    assert page.waiting.rows() == ()


@pytest.mark.clause("REC-12")
def test_leaving_unserved_is_recorded_with_the_wait(desk: Desk, clock: ManualClock) -> None:
    desk.open()
    desk.come()
    clock.advance(minutes=7)
    desk.press("reception.waiting.1.more")
    desk.press("reception.menu.unserved")
    (visit,) = desk.visits()
    assert visit.state == "left_unserved"
    assert (visit.left_at - visit.arrived_at).total_seconds() == 420
    assert "Visitor 1 left unserved after 7 min" in desk.page.recent.list.rows_model.rows[0].text


@pytest.mark.clause("REC-12", "REC-09")
def test_when_somebody_waits_though_somebody_is_free_the_screen_says_why_and_f4_assigns(desk: Desk) -> None:
    desk.clock_in("Anna")
    desk.come(2)
    desk.open()
    visit = desk.visits()[0]
    desk.press("reception.visit.1.greeted")
    desk.press("reception.visit.1.finish")
    desk.press("reception.finish.outcome.quoted")
    desk.press("reception.finish.act")
    done = desk.visits()
    assert [v.state for v in done] == ["left", "assigned"]
    assert visit.id == done[0].id
    taken = max(number for number, kind in enumerate(desk.events(), 1) if kind == "taken")
    reception.undo(desk.context.shop, SYSTEM, (taken,))
    desk.context.bus.committed()
    desk.settled()
    assert "An assignment was taken back" in desk.text("reception.waiting.why")
    desk.key(Key.Key_F4)
    assert desk.visits()[1].state == "assigned"


@pytest.mark.clause("REC-17")
def test_why_am_i_third_and_why_this_visit(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo", "Chen")
    desk.come()
    desk.open()
    desk.press_person("Anna")
    desk.press("reception.status.why")
    assert desk.text("reception.why.sentence") == "Anna is 3rd of 3 in the order."
    lines = [desk.text(f"reception.why.line.{n}") for n in range(3)]
    assert lines == ["With a visitor since 09:30", "Before: Bo, free since 09:30.", "Before: Chen, free since 09:30."]
    desk.key(Key.Key_Escape)
    desk.press("reception.visit.1.more")
    desk.press("reception.menu.why")
    assert desk.text("reception.why.sentence") == "First visit → next in rotation: Anna is 1st"
    assert desk.find("reception.why.order").accessibleName() == "1. Anna, 2. Bo, 3. Chen"
    desk.press("reception.why.close")


@pytest.mark.clause("REC-16", "SEC-01")
def test_the_locked_desk_shows_the_board_without_customers(desk: Desk) -> None:
    desk.clock_in("Anna")
    saved = register(desk.context.shop, SYSTEM, Registration({"name": "孙丽", "phones": ("13812345678",)}))
    desk.come(customer_id=saved.id, kind="return")
    desk.open()
    assert "孙丽" in desk.text("reception.visit.1.visitor")
    desk.sign_in(None)
    desk.page.changed()
    assert desk.text("reception.visit.1.visitor") == "Visitor 1"


@pytest.mark.clause("REC-12")
def test_another_process_ends_a_visit_and_the_page_shows_it(desk: Desk) -> None:
    desk.clock_in("Anna")
    (first,) = desk.come()
    desk.open()
    assert len(desk.page.serving.widgets()) == 1
    other = desk.context.shop.sibling()
    reception.greet(other, SYSTEM, first.visit_id)
    reception.finish(other, SYSTEM, first.visit_id, Finish("considering"))
    desk.qtbot.waitUntil(lambda: desk.page.serving.widgets() == ())
    assert staff.cards(other, SYSTEM)


@pytest.mark.clause("REC-12", "REC-14")
def test_who_was_left_open_last_night_is_still_on_the_screen_in_the_morning(desk: Desk, clock: ManualClock) -> None:
    desk.clock_in("Anna")
    desk.come(2)
    clock.advance(days=1)
    desk.open()
    assert [row.visit.number for row in desk.page.waiting.rows()] == [2]
    assert [card.visit.number for card in desk.page.serving.widgets()] == [1]
    desk.press("reception.clock_in")
    desk.press(f"reception.clocking.{desk.staff('Bo')}")
    assert desk.visits()[1].consultant_id is None  # nobody is called for who went home yesterday
    assert desk.text("reception.waiting.why") == "Left open on an earlier day: no longer here?"
    desk.press("reception.waiting.2.more")
    desk.press("reception.menu.unserved")
    assert [row.visit.number for row in desk.page.waiting.rows()] == []
    assert desk.visits()[1].state == "left_unserved"
