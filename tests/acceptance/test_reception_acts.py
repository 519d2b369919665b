"""The further acts of the desk on the real page, by keys and presses; each can be taken back (REC-01 … REC-23)."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTimeEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from tests.acceptance.reception_desk import ALT, CTRL, SYSTEM, Desk
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.gui.kit import sound
from showroom.gui.kit.buttons import Stepper, Switch
from showroom.services import reception
from showroom.services.customers.records import Registration, register
from showroom.store.models import LedgerEvent, VisitCredit, VisitMember

Key = Qt.Key


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sounds that would have been heard."""
    heard: list[str] = []
    monkeypatch.setattr(sound, "play", lambda name: heard.append(name) or True)
    return heard


@pytest.fixture
def desk(
    context: Context,
    show: Callable[..., QWidget],
    settled: Callable[[], None],
    qtbot: QtBot,
    played: list[str],
    clock: ManualClock,
) -> Desk:
    """A desk after opening time: a first visit uses a turn."""
    clock.advance(hours=2)
    made = Desk(context, show, settled, qtbot)
    made.sign_in("Mo Lan")
    return made


def choose(desk: Desk, name: str, key: object) -> None:
    box = desk.find(name)
    assert isinstance(box, QComboBox)
    index = box.findData(key)
    assert index >= 0, f"{key} is not offered in {name}"
    box.setCurrentIndex(index)


def write(desk: Desk, name: str, text: str) -> None:
    desk.find(name).setFocus()
    QTest.keyClicks(desk.find(name), text)


def menu(desk: Desk, number: int, entry: str, *, waiting: bool = False) -> None:
    """The menu of a visit, and one of its entries."""
    desk.press(f"reception.{'waiting' if waiting else 'visit'}.{number}.more")
    desk.press(f"reception.menu.{entry}")


def events(desk: Desk, kind: str) -> list[dict[str, Any]]:
    with desk.context.shop.view(SYSTEM, "reception.board") as connection:
        rows = connection.execute(select(LedgerEvent.payload).where(LedgerEvent.kind == kind).order_by(LedgerEvent.seq))
        return [json.loads(row.payload) for row in rows]


def undo(desk: Desk) -> None:
    """Ctrl+Z, as the window does it."""
    desk.context.undo_bar.undo()
    desk.settled()


def policy(desk: Desk, **changes: object) -> None:
    """Other switches, in force from now on."""
    from showroom.services.policies import change

    change(desk.context.shop, SYSTEM, changes)
    desk.context.bus.committed()


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
    assert desk.text("reception.visit.1.hand_over") == "wants the oak one"
    menu(desk, 1, "split")
    choose(desk, "reception.split.with", desk.staff("Anna"))
    share = desk.find("reception.split.share")
    assert isinstance(share, Stepper)
    share.set_value(7)
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


def drag(desk: Desk, who: str, to: QPoint, *, drop: bool = True) -> None:
    view = desk.page.rotation
    port, rect = view.viewport(), view.person_rect(desk.staff(who))
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=rect.center())
    for step in range(1, 6):
        QTest.mouseMove(port, rect.center() + (to - rect.center()) * step / 5)
        QApplication.processEvents()
    if drop:
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=to)
        desk.settled()


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
    assert played.count("alarm") == 1
    for _ in range(18):
        clock.advance(seconds=1)
        desk.context.ticker.beat()
    assert played.count("alarm") == 2
    desk.press("reception.desk.quiet")
    for _ in range(40):
        clock.advance(seconds=1)
        desk.context.ticker.beat()
    assert played.count("alarm") == 2  # silent for a minute
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
    assert "deputy" in desk.text(f"{name}.why")
    assert f"act {turn.event}" in desk.text(f"{name}.why")
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
