"""What the reception page shows of phone calls: the sequence of enquiries, messages for who comes (REC-01, REC-21)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from tests.gui.conftest import Context

from showroom.domain.calls.rules import CallResult, CallTopic
from showroom.domain.staff.actor import DESK
from showroom.gui.reception.page import ReceptionPage, create
from showroom.services import calls, policies, reception
from showroom.services.calls import NewCall
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
