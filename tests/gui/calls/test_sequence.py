"""The sequence of phone enquiries on the calls page, and messages for whoever is signed in (REC-21, CAL-07)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.domain.calls.rules import CallResult, CallTopic
from showroom.gui.calls.entry import CallEntry
from showroom.gui.calls.page import CallsPage, create
from showroom.gui.why.dialog import WhyDialog
from showroom.services import calls, policies, reception
from showroom.services.calls import NewCall
from showroom.services.customers import records
from showroom.services.customers.records import Registration

Show = Callable[..., QWidget]


@pytest.fixture
def page(context: Context, show: Show, settled: Callable[[], None]) -> CallsPage:
    """The receptionist's, with Anna and Bo on the floor and a sequence of calls."""
    shop, people = context.shop, context.people
    policies.change(shop, people["Mo Lan"], {"call_sequence": True})
    for name in ("Anna", "Bo"):
        reception.clock_in(shop, people[name], people[name].staff_id or 0)
    context.host.person = people["Lin Mei"]
    made = create(context)
    assert isinstance(made, CallsPage)
    show(made)
    settled()
    return made


def text(page: QWidget, name: str) -> str:
    found = page.findChild(QWidget, name)
    assert found is not None, name
    return str(found.property("text"))


def entry(page: CallsPage) -> CallEntry:
    assert page._entry is not None
    return page._entry


@pytest.mark.clause("REC-21", "REC-17", "REC-09")
def test_one_key_gives_a_first_enquiry_to_who_is_next_and_undo_takes_it_back(
    context: Context, page: CallsPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    card, mei = entry(page).enquiry, context.people["Lin Mei"]
    assert card.isVisible()
    assert text(page, "calls.next.title") == "Next for enquiries: Anna"
    assert text(page, "calls.next.order") == "Sequence of calls: Anna, Bo"
    assert not card.button.isVisible()  # no call is under way
    qtbot.keyClick(page, Qt.Key.Key_F9)
    assert calls.calls_of(context.shop, mei) == ()
    qtbot.keyClick(page, Qt.Key.Key_F3)
    assert card.button.isVisible()
    qtbot.keyClicks(page.number, "13900001111")
    qtbot.waitUntil(lambda: entry(page).who.caller is not None)
    settled()
    assert "Anna is 1st" in text(page, "calls.next.sentence")
    card.explain()
    dialog = page.window().findChild(WhyDialog)
    assert dialog is not None
    dialog.accept()
    qtbot.keyClick(page.number, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: text(page, "calls.next.title") == "Next for enquiries: Bo")
    settled()
    (row,) = calls.calls_of(context.shop, mei)
    assert (row.for_staff, row.is_enquiry_given, row.first_time) == ("Anna", True, True)
    assert "Enquiry → Anna" in context.undo_bar.text
    assert context.undo_bar.can_undo
    assert page.number.text() == ""
    context.undo_bar.undo()
    qtbot.waitUntil(lambda: text(page, "calls.next.title") == "Next for enquiries: Anna")
    settled()
    assert calls.calls_of(context.shop, mei)[0].for_staff == ""
    assert context.host.errors == []


@pytest.mark.clause("REC-21", "REC-07")
def test_a_known_owner_keeps_the_caller(
    context: Context, page: CallsPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    records.register(context.shop, context.people["Bo"], Registration({"name": "王小明", "phones": ("13812345678",)}))
    page.arrive(new=True)
    qtbot.keyClicks(page.number, "13812345678")
    qtbot.waitUntil(lambda: text(page, "calls.next.title") == "Bo's customer: stays with Bo")
    assert not entry(page).enquiry.button.isVisible()
    qtbot.keyClick(page.number, Qt.Key.Key_F9)
    settled()
    assert calls.calls_of(context.shop, context.people["Lin Mei"]) == ()
    entry(page).about.topic.set_values(["private"])
    entry(page).clear()
    page.arrive(new=True)
    entry(page).about.topic.set_values(["private"])
    entry(page)._show_parts()
    assert not entry(page).enquiry.can_give  # a private call is no enquiry


@pytest.mark.clause("REC-21")
def test_another_desk_was_quicker_is_said_and_everything_typed_stays(
    context: Context, page: CallsPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page.arrive(new=True)
    qtbot.keyClicks(page.number, "13900001111")
    settled()
    shown = entry(page).enquiry.shown
    assert shown is not None
    reception.next_for_enquiry(context.shop, context.people["Lin Mei"])
    entry(page).enquiry._next = shown  # the change is not on this screen yet
    entry(page).give()
    qtbot.waitUntil(lambda: "Meanwhile Bo is next" in text(page, "calls.next.sentence"))
    settled()
    assert page.number.text() == "13900001111"
    assert calls.calls_of(context.shop, context.people["Lin Mei"]) == ()
    page.changed()
    assert text(page, "calls.next.title") == "Next for enquiries: Bo"
    entry(page).give()
    qtbot.waitUntil(lambda: len(calls.calls_of(context.shop, context.people["Lin Mei"])) == 1)


@pytest.mark.clause("REC-21")
def test_without_the_switch_the_card_is_not_there(
    context: Context, page: CallsPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    policies.change(context.shop, context.people["Mo Lan"], {"call_sequence": False})
    page.changed()
    assert not entry(page).enquiry.isVisible()
    page.arrive(new=True)
    assert not entry(page).enquiry.can_give


@pytest.mark.clause("REC-21")
def test_nobody_here_takes_an_enquiry(context: Context, page: CallsPage) -> None:
    for name in ("Anna", "Bo"):
        reception.clock_out(context.shop, context.people[name], context.people[name].staff_id or 0)
    page.changed()
    page.arrive(new=True)
    assert text(page, "calls.next.title") == "Nobody can take an enquiry now"
    assert not entry(page).enquiry.can_give


@pytest.mark.clause("CAL-07")
def test_a_message_stands_on_the_colleagues_list_until_they_have_it(
    context: Context, page: CallsPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    anna, bo = context.people["Anna"], context.people["Bo"]
    calls.log(
        context.shop,
        anna,
        NewCall(topic=CallTopic.COLLEAGUE, result=CallResult.MESSAGE, for_staff_id=bo.staff_id, note="Comes at three."),
    )
    (left,) = calls.messages_for(context.shop, bo, bo.staff_id or 0)
    page._tabs.set_value("callbacks")
    page.changed()
    assert not page._messages.isVisible()  # the receptionist has none
    context.host.person = bo
    page.changed()
    assert text(page, f"calls.message.{left.id}.note") == "Comes at three."
    got = page.findChild(QWidget, f"calls.message.{left.id}.got")
    assert got is not None
    qtbot.mouseClick(got, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page._messages.isVisible())
    settled()
    assert calls.messages_for(context.shop, bo, bo.staff_id or 0) == ()
    context.undo_bar.undo()
    qtbot.waitUntil(page._messages.isVisible)


@pytest.mark.clause("CAL-07", "REC-01")
def test_the_desk_passes_on_what_was_left_for_who_has_just_come(
    context: Context, page: CallsPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    anna, bo, mei = context.people["Anna"], context.people["Bo"], context.people["Lin Mei"]
    message = NewCall(topic=CallTopic.COLLEAGUE, result=CallResult.MESSAGE, for_staff_id=bo.staff_id, note="At three.")
    calls.log(context.shop, anna, message)
    (left,) = calls.messages_for(context.shop, bo, bo.staff_id or 0)
    page.arrive(tab="callbacks", messages_for=bo.staff_id)
    assert text(page, "calls.messages.header.title") == "Messages for Bo"
    assert text(page, f"calls.message.{left.id}.got").strip() == "Passed on"
    context.host.person = anna
    page.changed()
    assert not page._messages.isVisible()  # somebody else is signed in
    context.host.person = mei
    page.arrive(tab="callbacks", messages_for=bo.staff_id)
    got = page.findChild(QWidget, f"calls.message.{left.id}.got")
    assert got is not None
    qtbot.mouseClick(got, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: calls.messages_for(context.shop, bo, bo.staff_id or 0) == ())
    settled()
    assert context.undo_bar.text == "The message has reached Bo."
