"""Put down and put right: kinds, make-ups, late entries, the close of the day (REC-06, REC-08, REC-09, REC-23)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTimeEdit
from sqlalchemy import select
from tests.acceptance.reception_desk import ALT, CTRL, SYSTEM, Desk, choose, events, menu, policy, undo, write

from showroom.clock import ManualClock, zone
from showroom.gui.kit.buttons import Stepper, Switch
from showroom.services import reception
from showroom.services.customers.records import Registration, register
from showroom.store.models import VisitMember

Key = Qt.Key

pytestmark = pytest.mark.usefixtures("after_opening")


@pytest.mark.clause("REC-12")
def test_still_waiting_is_asked_and_somebody_who_left_is_recorded(desk: Desk, clock: ManualClock) -> None:
    desk.come()
    desk.open()
    clock.advance(seconds=601)
    desk.context.ticker.beat()
    assert desk.page.nudge.text == "Is visitor 1 still waiting?"
    desk.press("reception.nudge.act.1")
    assert desk.visits()[0].state == "left_unserved"
    undo(desk)
    assert desk.visits()[0].state == "waiting"


@pytest.mark.clause("REC-09")
def test_a_kind_is_corrected_with_the_customer_and_the_concealed_mark(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo")
    answers = {"name": "孙丽", "phones": ("13812345678",)}
    saved = register(desk.context.shop, SYSTEM, Registration(answers, owner_id=desk.staff("Bo")))
    desk.come()
    desk.open()
    menu(desk, 1, "correct")
    write(desk, "reception.reclassify.search", "5678")
    desk.qtbot.waitUntil(lambda: desk.find("reception.reclassify.matches").isVisible())
    QTest.keyClick(desk.find("reception.reclassify.search"), Key.Key_Return)
    write(desk, "reception.reclassify.reason", "recognised by the number")
    concealed = desk.find("reception.reclassify.concealed")
    assert isinstance(concealed, Switch)
    concealed.setChecked(True)
    desk.key(Key.Key_Return, CTRL)
    (event,) = events(desk, "kind_corrected")
    assert (event["to"], event["customer"], event["turn"]) == ("return", saved.id, -1)
    assert "cost" in event
    undo(desk)
    assert desk.visits()[0].kind == "first"


@pytest.mark.clause("REC-06")
def test_f2_takes_language_company_and_members(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo")
    first = desk.come()[0]
    desk.open()
    desk.key(Key.Key_F2)
    desk.key(Key.Key_0, ALT)
    choose(desk, "reception.walk_in.more.language", "ja")
    choose(desk, "reception.walk_in.more.together", first.visit_id)
    child = desk.find("reception.walk_in.more.member.child")
    partner = desk.find("reception.walk_in.more.member.partner")
    assert isinstance(child, Stepper)
    assert isinstance(partner, Stepper)
    child.set_value(2)
    partner.set_value(1)
    desk.press("reception.walk_in.assign")
    visit = desk.visits()[1]
    assert (visit.language, visit.together_with, visit.party_size) == ("ja", first.visit_id, 3)
    assert visit.consultant_id == desk.staff("Anna")  # two parties together go to one consultant
    with desk.context.shop.view(SYSTEM, "reception.board") as connection:
        rows = connection.execute(select(VisitMember.role, VisitMember.count).order_by(VisitMember.role))
        assert {row.role: row.count for row in rows} == {"child": 2, "partner": 1}


@pytest.mark.clause("REC-08")
def test_the_make_up_bank_tells_who_why_and_until_when(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo")
    saved = register(
        desk.context.shop, SYSTEM, Registration({"name": "孙丽", "phones": ("13812345678",)}, owner_id=desk.staff("Bo"))
    )
    reception.set_status(desk.context.shop, SYSTEM, desk.staff("Bo"), "meeting")
    visit = desk.come(kind="return", customer_id=saved.id)[0]
    reception.greet(desk.context.shop, SYSTEM, visit.visit_id)
    reception.finish(desk.context.shop, SYSTEM, visit.visit_id, reception.Finish("considering"))
    desk.open()
    (turn,) = reception.board(desk.context.shop, SYSTEM).make_ups
    name = f"reception.make_up.{turn.event}.{turn.staff_id}"
    assert desk.text(f"{name}.who") == "1. Anna"
    earned = turn.at.astimezone(zone("Asia/Shanghai"))
    assert desk.text(f"{name}.why") == f"Served as deputy · {earned:%H:%M}"
    assert desk.text(f"{name}.until") == "today only"


@pytest.mark.clause("REC-23")
def test_a_late_entry_keeps_both_times_and_asks_a_supervisor_when_old(desk: Desk, clock: ManualClock) -> None:
    desk.clock_in("Anna", "Bo")
    desk.open()
    clock.advance(hours=2)
    desk.sign_in("Lin Mei")
    desk.key(Key.Key_F7)
    desk.press("reception.more.late")
    choose(desk, "reception.late.who", desk.staff("Bo"))
    at = desk.find("reception.late.at")
    assert isinstance(at, QTimeEdit)
    at.setTime(at.time().addSecs(-3600))
    assert "a supervisor signs" in desk.text("reception.late.old")
    desk.press("reception.late.outcome.considering")
    desk.key(Key.Key_Return, CTRL)
    assert desk.context.host.signed[-1] == "reception.late_entry_old"
    assert desk.visits() == []
    desk.sign_in("Mo Lan")
    desk.key(Key.Key_Return, CTRL)
    (visit,) = desk.visits()
    assert (visit.consultant_id, visit.entered_late, visit.state) == (desk.staff("Bo"), True, "left")
    assert (clock.now() - visit.true_arrived_at).total_seconds() == 3600
    assert desk.order() == ["Anna", "Bo"]
    assert desk.text("reception.tile.deviations.figure") == "1"


@pytest.mark.clause("REC-14")
def test_open_visits_are_counted_and_the_day_closes_with_what_is_open(desk: Desk) -> None:
    desk.clock_in("Anna")
    desk.come()
    desk.open()
    assert desk.text("reception.tile.open.figure") == "1"
    desk.key(Key.Key_F7)
    desk.press("reception.more.close")
    assert "Still open: 1" in desk.text("reception.close.open")
    desk.key(Key.Key_Return, CTRL)
    (closed,) = events(desk, "day_closed")
    assert closed["open_visits"] == [desk.visits()[0].id]
    assert desk.text("reception.subtitle").endswith("day closed at 11:30")
    desk.context.undo_bar.undo()
    desk.settled()
    assert "closed" not in desk.text("reception.subtitle")


@pytest.mark.clause("REC-05")
def test_a_full_lunch_is_refused_and_who_went_last_is_called_back(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo", "Chen")
    reception.set_status(desk.context.shop, SYSTEM, desk.staff("Anna"), "lunch")
    desk.open()
    desk.press_person("Bo")
    desk.press("reception.status.lunch")
    bar = desk.context.error_bar
    assert "Anna" in bar.text
    assert [person.status for person in desk.page.rotation.people()].count("lunch") == 1
    bar._on_act()
    desk.settled()
    assert [person.status for person in desk.page.rotation.people()].count("lunch") == 0


def enter_late(desk: Desk, clock: ManualClock, what: str, minutes: int) -> None:
    """F7, late entry, what happened, and how long ago."""
    desk.key(Key.Key_F7)
    desk.press("reception.more.late")
    choose(desk, "reception.late.what", what)
    at = desk.find("reception.late.at")
    assert isinstance(at, QTimeEdit)
    at.setTime(at.time().addSecs(-60 * minutes))


@pytest.mark.clause("REC-23")
def test_who_really_served_is_entered_by_a_supervisor_and_taken_back(desk: Desk, clock: ManualClock) -> None:
    desk.clock_in("Anna", "Bo")
    desk.open()
    desk.come()
    clock.advance(minutes=10)
    desk.sign_in("Mo Lan")
    enter_late(desk, clock, "served", 8)
    choose(desk, "reception.late.served.who", desk.staff("Bo"))
    desk.key(Key.Key_Return, CTRL)
    assert desk.find("reception.late.served.text.note").isVisible()  # a reason must be given
    write(desk, "reception.late.served.text", "Bo took them")
    desk.key(Key.Key_Return, CTRL)
    (visit,) = desk.visits()
    assert visit.consultant_id == desk.staff("Bo")
    (event,) = events(desk, "overridden")
    assert event["decision"]["reasons"] == ["really_served"]
    assert desk.order() == ["Anna", "Bo"]
    undo(desk)
    assert desk.visits()[0].consultant_id == desk.staff("Anna")


@pytest.mark.clause("REC-04", "REC-10", "REC-23")
def test_a_helper_entered_late_is_who_it_was_and_goes_to_lunch_when_both_have_left(
    desk: Desk, clock: ManualClock
) -> None:
    desk.clock_in("Anna", "Bo")
    desk.open()
    desk.come(3)
    clock.advance(minutes=10)
    desk.sign_in("Mo Lan")
    enter_late(desk, clock, "help", 6)
    choose(desk, "reception.late.help.who", desk.staff("Bo"))  # by the order of now Anna is asked first
    desk.key(Key.Key_Return, CTRL)
    assert [visit.consultant_id for visit in desk.visits()] == [desk.staff(name) for name in ("Anna", "Bo", "Bo")]
    (event,) = events(desk, "taken")
    assert event["decision"]["reasons"] == ["helps_while_with_visitor", "really_served"]
    desk.press_person("Bo")
    desk.press("reception.status.lunch")
    desk.press("reception.outcome.considering")
    (bo,) = [person for person in desk.page.rotation.people() if person.name == "Bo"]
    assert (bo.status, bo.visits, bo.then) == ("with_visitor", 1, "lunch")
    (left,) = [visit for visit in desk.visits() if visit.state != "left" and visit.consultant_id == desk.staff("Bo")]
    reception.finish(desk.context.shop, SYSTEM, left.id, reception.Finish("considering"))
    (bo,) = [person for person in reception.board(desk.context.shop, SYSTEM).people if person.name == "Bo"]
    assert (bo.status, bo.then) == ("lunch", None)


@pytest.mark.clause("REC-12", "REC-23")
def test_who_left_unserved_was_served_after_all(desk: Desk, clock: ManualClock) -> None:
    desk.clock_in("Anna", "Bo")
    desk.open()
    desk.come(2)
    (gone,) = desk.come()
    clock.advance(minutes=9)
    reception.leave_unserved(desk.context.shop, SYSTEM, gone.visit_id)
    desk.context.bus.committed()
    desk.sign_in("Mo Lan")
    enter_late(desk, clock, "after_all", 5)
    choose(desk, "reception.late.after_all.who", desk.staff("Bo"))
    write(desk, "reception.late.after_all.text", "Bo went to the door")
    desk.press("reception.late.after_all.outcome.considering")
    desk.key(Key.Key_Return, CTRL)
    visit = desk.visits()[2]
    assert (visit.state, visit.consultant_id, visit.outcome) == ("left", desk.staff("Bo"), "considering")
    undo(desk)
    assert (desk.visits()[2].state, desk.visits()[2].outcome) == ("left_unserved", None)


@pytest.mark.clause("REC-23", "REC-14")
def test_a_visit_that_ended_unseen_is_entered_with_its_end(desk: Desk, clock: ManualClock) -> None:
    desk.clock_in("Anna")
    desk.open()
    desk.come(2)
    clock.advance(minutes=14)
    desk.sign_in("Lin Mei")
    enter_late(desk, clock, "finish", 5)
    desk.press("reception.late.finish.outcome.considering")
    desk.key(Key.Key_Return, CTRL)
    first, second = desk.visits()
    assert first.state == "left"
    assert 5 * 60 <= (clock.now() - first.left_at).total_seconds() < 6 * 60
    assert second.consultant_id == desk.staff("Anna")  # who waited is served now
    enter_late(desk, clock, "unserved", 1)
    desk.key(Key.Key_Return, CTRL)
    assert "no such visit" in desk.text("reception.late.unserved.visit.note")


@pytest.mark.clause("REC-23", "REC-21")
def test_a_call_nobody_logged_charges_its_turn_of_the_sequence(desk: Desk, clock: ManualClock) -> None:
    policy(desk, call_sequence=True)
    desk.clock_in("Anna", "Bo")
    desk.open()
    clock.advance(minutes=10)
    desk.sign_in("Lin Mei")
    enter_late(desk, clock, "call", 6)
    choose(desk, "reception.late.call.who", desk.staff("Anna"))
    write(desk, "reception.late.call.phone", "13812345678")
    desk.key(Key.Key_Return, CTRL)
    (event,) = events(desk, "enquiry")
    assert event["decision"]["assigned"] == desk.staff("Anna")
    assert reception.board(desk.context.shop, SYSTEM).call_order == (desk.staff("Bo"), desk.staff("Anna"))
    undo(desk)
    assert reception.board(desk.context.shop, SYSTEM).call_order == (desk.staff("Anna"), desk.staff("Bo"))


@pytest.mark.clause("REG-01", "REC-10")
def test_a_guest_who_leaves_no_phone_is_noted_in_the_panel_and_taken_back(desk: Desk, clock: ManualClock) -> None:
    desk.clock_in("Anna")
    desk.open()
    desk.come()
    desk.sign_in("Lin Mei")
    menu(desk, 1, "details")
    desk.press("reception.details.declined")
    desk.key(Key.Key_Return, CTRL)
    assert desk.find("reception.declined.text.note").isVisible()  # one of the three is required
    desk.press("reception.declined.how.plate")
    write(desk, "reception.declined.text", "B12345")
    desk.key(Key.Key_Return, CTRL)
    (visit,) = desk.visits()
    assert visit.customer_id is not None
    desk.qtbot.waitUntil(lambda: desk.is_shown("reception.details.known"))
    undo(desk)
    assert desk.visits()[0].customer_id is None
    desk.qtbot.waitUntil(lambda: desk.is_shown("reception.details.declined"))
