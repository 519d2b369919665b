"""What the reception page shows of phone calls: the sequence of enquiries, messages for who comes (REC-01, REC-21)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.domain.calls.rules import CallResult, CallTopic
from showroom.domain.staff.actor import DESK
from showroom.gui.reception.page import ReceptionPage, create
from showroom.services import calls, policies, reception
from showroom.services.calls import NewCall, messages
from showroom.services.reception import WalkIn


def come(context: Context, *names: str) -> None:
    for name in names:
        actor = context.people[name]
        reception.clock_in(context.shop, actor, actor.staff_id or 0)


def shown(context: Context, show: Callable[..., QWidget]) -> ReceptionPage:
    context.host.person = context.people["Lin Mei"]
    page = create(context)
    assert isinstance(page, ReceptionPage)
    show(page)
    return page


@pytest.mark.clause("REC-21")
def test_the_sequence_of_calls_stands_on_the_floor_where_the_policy_has_one(
    context: Context, show: Callable[..., QWidget]
) -> None:
    come(context, "Anna", "Bo")
    page = shown(context, show)
    line = page.findChild(QWidget, "reception.calls_order")
    assert line is not None
    assert not line.isVisible()
    policies.change(context.shop, context.people["Mo Lan"], {"call_sequence": True})
    reception.next_for_enquiry(context.shop, context.people["Lin Mei"])
    page.changed()
    assert line.isVisible()
    assert line.property("text") == "Phone enquiries: Bo, Anna"


@pytest.mark.clause("REC-01", "CAL-07")
def test_who_comes_to_a_running_day_sees_the_messages_left_for_them(
    context: Context, show: Callable[..., QWidget]
) -> None:
    bo = context.people["Bo"].staff_id
    come(context, "Anna")
    reception.walk_in(context.shop, DESK, WalkIn())
    message = NewCall(topic=CallTopic.COLLEAGUE, result=CallResult.MESSAGE, for_staff_id=bo, note="At three.")
    calls.log(context.shop, context.people["Anna"], message)
    page = shown(context, show)
    come(context, "Bo")
    page.changed()
    page.day.shift_card(bo or 0, page)
    entry = page.window().findChild(QWidget, "reception.shift.messages")
    assert entry is not None
    assert "Messages for you: 1" in str(entry.property("text"))
    entry.click()  # type: ignore[attr-defined]
    assert context.host.went == [("calls", {"tab": "callbacks", "messages_for": bo})]


def _said(text: str) -> str:
    """With English loaded (another test did) or without."""
    return text.replace("message(s)", "messages")


@pytest.mark.clause("CAL-07")
def test_an_envelope_on_the_card_counts_the_messages_and_opens_them(
    context: Context, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    bo = context.people["Bo"].staff_id or 0
    come(context, "Anna", "Bo")
    for text in ("At three.", "And at four."):
        messages.leave(context.shop, context.people["Anna"], bo, text)
    page = shown(context, show)
    rotation = page.rotation
    qtbot.waitUntil(lambda: not rotation.envelope_rect(bo).isEmpty())
    assert rotation.envelope_rect(context.people["Anna"].staff_id or 0).isEmpty()
    index = next(index for row in range(2) if (index := rotation.model().index(row, 0)).data().startswith("2. Bo"))
    assert _said(index.data(Qt.ItemDataRole.AccessibleTextRole)).endswith("2 messages waiting")

    place = rotation.envelope_rect(bo).center().toPoint()
    qtbot.mouseClick(rotation.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert context.host.went == [("calls", {"tab": "callbacks", "messages_for": bo})]
    assert page.menus.popup is None  # the press was for the messages, not for a status
    beside = place - QPoint(200, 0)
    qtbot.mouseClick(rotation.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    entry = page.window().findChild(QWidget, "reception.status.messages")  # the same for the keyboard
    assert entry is not None
    assert _said(entry.property("text")).strip() == "2 messages waiting"

    # passed on elsewhere: the envelope goes with the next look
    for waiting in calls.messages_for(context.shop, context.people["Lin Mei"], bo):
        messages.acknowledge(context.shop, context.people["Lin Mei"], waiting.id)
    page.changed()
    qtbot.waitUntil(lambda: rotation.envelope_rect(bo).isEmpty())


@pytest.mark.clause("CAL-07", "SEC-01")
def test_the_locked_desk_sees_that_there_is_a_message_and_not_what_it_says(
    context: Context, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    bo = context.people["Bo"].staff_id or 0
    come(context, "Bo")
    messages.leave(context.shop, context.people["Anna"], bo, "At three.")
    page = create(context)
    assert isinstance(page, ReceptionPage)
    context.host.person = None
    show(page)
    qtbot.waitUntil(lambda: not page.rotation.envelope_rect(bo).isEmpty())
    place = page.rotation.envelope_rect(bo).center().toPoint()
    qtbot.mouseClick(page.rotation.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert context.host.went == []
    assert page.window().findChild(QWidget, "reception.status.messages") is None
