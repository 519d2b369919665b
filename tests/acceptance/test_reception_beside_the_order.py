"""Beside the plain order: missed, overridden, handed over, waited for, held out (REC-03, REC-07, REC-10 … REC-15)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from sqlalchemy import select
from tests.acceptance.reception_desk import CTRL, SYSTEM, Desk, choose, events, menu, policy, undo, write

from showroom.clock import ManualClock
from showroom.gui.kit.buttons import Stepper
from showroom.services import reception
from showroom.store.models import VisitCredit

Key = Qt.Key

pytestmark = pytest.mark.usefixtures("after_opening")


@pytest.mark.clause("REC-11")
def test_the_timer_prompts_and_only_the_desk_declares_a_miss(desk: Desk, clock: ManualClock) -> None:
    desk.clock_in("Anna", "Bo")
    desk.come()
    desk.open()
    assert desk.page.nudge.text == ""
    clock.advance(seconds=61)
    desk.context.ticker.beat()
    assert desk.page.nudge.text == "Anna was called to visitor 1: has the visitor been greeted?"
    assert events(desk, "missed") == []  # a timer writes nothing
    desk.press("reception.nudge.act.1")
    desk.press("reception.missed.fault.deck")
    desk.key(Key.Key_Return, CTRL)
    (missed,) = events(desk, "missed")
    assert (missed["staff"], missed["fault"], missed["after_s"]) == (desk.staff("Anna"), "deck", 61)
    assert desk.visits()[0].consultant_id == desk.staff("Bo")
    undo(desk)
    assert desk.visits()[0].consultant_id == desk.staff("Anna")


@pytest.mark.clause("REC-11")
def test_silence_means_greeted(desk: Desk, clock: ManualClock) -> None:
    desk.clock_in("Anna", "Bo")
    desk.come()
    desk.open()
    clock.advance(seconds=61)
    desk.context.ticker.beat()
    desk.press("reception.nudge.later")
    clock.advance(minutes=5)
    desk.context.ticker.beat()
    assert desk.page.nudge.text == ""
    assert desk.events() == ["day_opened", "clocked_in", "clocked_in", "arrived"]


@pytest.mark.clause("REC-03")
def test_an_override_asks_who_and_why_and_is_undone(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo")
    desk.come()
    desk.open()
    menu(desk, 1, "override")
    desk.key(Key.Key_Return, CTRL)
    assert "Choose who serves." in desk.text("reception.override.who.note")
    choose(desk, "reception.override.who", desk.staff("Bo"))
    desk.key(Key.Key_Return, CTRL)
    assert events(desk, "overridden") == []  # nothing without the reason
    write(desk, "reception.override.reason", "an old friend of hers")
    desk.key(Key.Key_Return, CTRL)
    (event,) = events(desk, "overridden")
    assert event["reason"] == "an old friend of hers"
    assert desk.visits()[0].consultant_id == desk.staff("Bo")
    assert desk.text("reception.tile.deviations.figure") == "1"
    undo(desk)
    assert desk.visits()[0].consultant_id == desk.staff("Anna")


@pytest.mark.clause("REC-03")
def test_an_override_needs_a_manager(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo")
    desk.come()
    desk.sign_in("Lin Mei")
    desk.open()
    menu(desk, 1, "override")
    choose(desk, "reception.override.who", desk.staff("Bo"))
    write(desk, "reception.override.reason", "because")
    desk.key(Key.Key_Return, CTRL)
    assert desk.context.host.signed[-1] == "reception.override"
    assert events(desk, "overridden") == []
    assert desk.find("reception.override").isVisible()  # what was typed stays


@pytest.mark.clause("REC-15")
def test_a_hand_over_with_a_note_and_a_split_of_the_credit(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo")
    desk.come()
    desk.open()
    desk.press("reception.visit.1.greeted")
    menu(desk, 1, "hand_over")
    choose(desk, "reception.hand_over.to", desk.staff("Bo"))
    write(desk, "reception.hand_over.note", "wants the oak one")
    desk.key(Key.Key_Return, CTRL)
    visit = desk.visits()[0]
    assert (visit.consultant_id, visit.handed_from_id) == (desk.staff("Bo"), desk.staff("Anna"))
    assert desk.text("reception.visit.1.hand_over") == "from Anna · wants the oak one"
    menu(desk, 1, "split")
    choose(desk, "reception.split.with", desk.staff("Anna"))
    share = desk.find("reception.split.share")
    assert isinstance(share, Stepper)
    share.set_value(70)
    assert desk.text("reception.split.told") == "Bo 70 %, Anna 30 %"
    desk.key(Key.Key_Return, CTRL)
    with desk.context.shop.view(SYSTEM, "reception.board") as connection:
        rows = connection.execute(select(VisitCredit.staff_id, VisitCredit.percent))
        assert {row.staff_id: row.percent for row in rows} == {desk.staff("Bo"): 70, desk.staff("Anna"): 30}
    undo(desk)
    with desk.context.shop.view(SYSTEM, "reception.board") as connection:
        assert connection.execute(select(VisitCredit.id)).all() == []


@pytest.mark.clause("REC-12")
def test_courtesy_puts_first_and_is_recorded(desk: Desk) -> None:
    desk.clock_in("Anna")
    desk.come(3)  # one served, two wait
    desk.open()
    menu(desk, 3, "courtesy", waiting=True)
    desk.press("reception.courtesy.elderly")
    assert [row.visit.number for row in desk.page.waiting.rows()] == [3, 2]
    assert desk.visits()[2].courtesy == "elderly"
    undo(desk)
    assert [row.visit.number for row in desk.page.waiting.rows()] == [2, 3]


@pytest.mark.clause("REC-07")
def test_a_visitor_waits_for_one_person_and_a_deputy_is_offered_at_red(desk: Desk, clock: ManualClock) -> None:
    desk.clock_in("Anna", "Bo")
    desk.come()
    desk.open()
    menu(desk, 1, "wait_for")
    desk.press(f"reception.wait_for.{desk.staff('Bo')}")
    assert desk.visits()[0].consultant_id == desk.staff("Bo")  # Bo is free: no waiting at all
    undo(desk)
    reception.set_status(desk.context.shop, SYSTEM, desk.staff("Bo"), "meeting")
    desk.context.bus.committed()
    desk.settled()
    menu(desk, 1, "wait_for")
    desk.press(f"reception.wait_for.{desk.staff('Bo')}")
    assert desk.visits()[0].state == "waiting"
    clock.advance(seconds=301)
    desk.context.ticker.beat()
    assert desk.page.nudge.text == "Visitor 1 has waited long for Bo: offer a deputy."
    desk.press("reception.nudge.act.0")
    visit = desk.visits()[0]
    assert (visit.consultant_id, visit.served_as) == (desk.staff("Anna"), "deputy")


@pytest.mark.clause("REC-10")
def test_who_is_held_out_says_why_and_is_waved_through(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo")
    policy(desk, **{"held_out_by.unclosed_visit": True})
    reception.duty_due(desk.context.shop, SYSTEM, desk.staff("Anna"), "unclosed_visit", "x")
    desk.open()
    who = desk.staff("Anna")
    assert desk.text(f"reception.held.{who}.who") == "Anna"
    assert "visit" in desk.text(f"reception.held.{who}.what")
    assert desk.page.rotation.people()[0].bar == "held_out"
    desk.press(f"reception.held.{who}.wave")
    desk.key(Key.Key_Return, CTRL)
    assert events(desk, "waved_through") == []
    write(desk, "reception.wave_through.reason", "closes it tonight")
    desk.key(Key.Key_Return, CTRL)
    assert events(desk, "waved_through")[0]["reason"] == "closes it tonight"
    assert not desk.is_shown("reception.held")
    undo(desk)
    assert desk.is_shown("reception.held")


@pytest.mark.clause("REC-07")
def test_a_vip_waits_for_the_manager(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo")
    policy(desk, vip_without_owner="manager_decides")
    desk.come(kind="vip")
    desk.open()
    assert desk.page.nudge.text == "VIP, visitor 1: the manager says who serves."
    desk.press("reception.nudge.act.0")
    choose(desk, "reception.override.who", desk.staff("Bo"))
    write(desk, "reception.override.reason", "knows the family")
    desk.key(Key.Key_Return, CTRL)
    assert desk.visits()[0].consultant_id == desk.staff("Bo")
    assert desk.page.nudge.text == ""


@pytest.mark.clause("REC-03")
def test_deviations_open_as_a_list(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo")
    reception.place(desk.context.shop, SYSTEM, desk.staff("Bo"), desk.staff("Anna"), "agreed")
    desk.open()
    QTest.mouseClick(desk.find("reception.tile.deviations"), Qt.MouseButton.LeftButton)
    desk.settled()
    rows = desk.page.window().findChild(QWidget, "reception.deviations.list")
    assert rows is not None
    assert desk.text("reception.deviations.count") == "Acts: 1. Each stands in the day's report."
    desk.press("reception.deviations.close")


@pytest.mark.clause("REC-10")
def test_a_busy_colleague_takes_a_waiting_visitor_too(desk: Desk) -> None:
    desk.clock_in("Anna")
    desk.come(2)
    desk.open()
    menu(desk, 2, "help", waiting=True)
    desk.press("reception.help.any")
    assert [visit.consultant_id for visit in desk.visits()] == [desk.staff("Anna")] * 2
    undo(desk)
    assert desk.visits()[1].state == "waiting"


@pytest.mark.clause("REC-10", "REC-12")
def test_past_the_red_limit_the_hold_ends_and_the_page_itself_serves_who_waits(desk: Desk, clock: ManualClock) -> None:
    desk.clock_in("Anna")
    policy(desk, **{"held_out_by.unclosed_visit": True, "hold_lifted": "past_red"})
    reception.duty_due(desk.context.shop, SYSTEM, desk.staff("Anna"), "unclosed_visit", "x")
    desk.come()
    desk.open()
    assert desk.visits()[0].state == "waiting"
    for seconds in (200, 99):
        clock.advance(seconds=seconds)
        desk.context.ticker.beat()
        desk.settled()
    before = desk.events()
    assert before[-1] == "arrived"
    clock.advance(seconds=2)
    desk.context.ticker.beat()
    desk.settled()
    assert desk.visits()[0].consultant_id == desk.staff("Anna")
    assert desk.events() == [*before, "taken"]
    undo(desk)
    clock.advance(minutes=2)
    desk.context.ticker.beat()
    desk.settled()
    assert desk.visits()[0].state == "waiting"  # taken back by hand: not called again at once


@pytest.mark.clause("REC-07")
def test_who_serves_for_an_owner_and_who_would_be_next_is_on_the_page(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo", "Chen")
    reception.set_status(desk.context.shop, SYSTEM, desk.staff("Anna"), "lunch")
    desk.come(kind="asked_for", asked_for_id=desk.staff("Anna"))
    desk.open()
    served = desk.visits()[0]
    assert (served.consultant_id, served.served_as) == (desk.staff("Bo"), "deputy")
    assert desk.text("reception.deputies.rows") == "Bo for Anna · no. 1"
    assert desk.text("reception.deputies.next") == "Next deputy: Chen"
    assert desk.text("reception.visit.1.hand_over") == "deputy for Anna"


@pytest.mark.clause("REC-02", "REC-12")
def test_who_waited_and_is_served_as_somebody_comes_in_is_told_with_the_new_visitor(
    desk: Desk, clock: ManualClock
) -> None:
    desk.clock_in("Anna")
    policy(desk, **{"held_out_by.unclosed_visit": True, "hold_lifted": "past_red"})
    reception.duty_due(desk.context.shop, SYSTEM, desk.staff("Anna"), "unclosed_visit", "x")
    desk.come()
    desk.open()
    desk.context.ticker.blockSignals(True)  # no beat of the clock before the next one is at the door
    clock.advance(seconds=301)
    desk.key(Qt.Key.Key_F2)
    desk.key(Qt.Key.Key_Return)
    assert [visit.consultant_id for visit in desk.visits()] == [desk.staff("Anna"), None]
    assert "Visitor 1 → Anna · Visitor 2 waits" in desk.context.host.undo_bar.accessibleName() + " ".join(
        label.text() for label in desk.context.host.undo_bar.findChildren(QLabel)
    )
