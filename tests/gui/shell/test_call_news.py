"""The line about calls over every page of the program's window (CAL-05, CAL-06, CAL-07)."""

from __future__ import annotations

import time

import pytest
from tests.gui.shell.conftest import Program
from tests.gui.shell.test_news import person

from showroom.domain.calls.callbacks import ProgressKind
from showroom.domain.calls.rules import CallResult, CallTopic
from showroom.services import calls
from showroom.services.calls import NewAlert, NewCall, NewStep, alerts, messages
from showroom.services.shop import Shop


@pytest.fixture
def desk(store_shop: Shop) -> Shop:
    """The store as another PC sees it."""
    return store_shop.sibling()


@pytest.mark.clause("CAL-06")
def test_a_sensitive_call_is_at_the_managers_window_within_a_second_and_stays(program: Program, desk: Shop) -> None:
    p = program
    p.start()
    p.sign_in("Mo Lan")
    p.window.navigate("customers")
    bar = p.window.over.call_news
    assert bar.text == ""
    alert = alerts.send(desk, person(desk, "Anna"), NewAlert("press", "13812345678", note="a reporter"))
    sent = time.monotonic()
    p.wait(lambda: "Anna is on the line now" in bar.text)
    assert time.monotonic() - sent < 1.0
    assert bar.text.startswith("Sensitive call: Press")
    assert bar.property("tone") == "danger"
    assert bar.isVisible()
    bar.dismiss()
    assert bar.text == ""  # put off, for a minute
    assert bar._again.isActive()
    bar._again.timeout.emit()
    assert bar.text.startswith("Sensitive call")
    alerts.acknowledge(desk, person(desk, "Mo Lan"), alert)  # at another PC
    p.wait(lambda: bar.text == "")


@pytest.mark.clause("CAL-05", "CAL-07")
def test_messages_and_questions_reach_whom_they_are_for_wherever_they_sit(program: Program, desk: Shop) -> None:
    anna, bo, manager = (person(desk, name) for name in ("Anna", "Bo", "Mo Lan"))
    p = program
    p.start()
    p.sign_in("Bo")
    p.window.navigate("quotes")
    bar = p.window.over.call_news
    left = NewCall(
        "", topic=CallTopic.COLLEAGUE, result=CallResult.MESSAGE, for_staff_id=bo.staff_id, note="at 3", urgent=True
    )
    calls.log(desk, anna, left)
    p.wait(lambda: bar.text == "Urgent message for you from Anna.")
    messages.leave(desk, manager, bo.staff_id, "see me")
    p.wait(lambda: bar.text == "Urgent message for you from Anna. 1 more.")
    (urgent, plain) = calls.messages_for(desk, bo, bo.staff_id or 0)
    messages.acknowledge(desk, bo, urgent.id)
    p.wait(lambda: bar.text == "Message for you from Mo Lan.")
    bar.dismiss()
    assert bar.text == ""
    messages.acknowledge(desk, bo, plain.id)
    call = calls.log(desk, anna, NewCall("13900001111", question="2.4 m?"))
    calls.step(desk, anna, call.id, NewStep(ProgressKind.ASKED, whom_id=bo.staff_id))
    p.wait(lambda: bar.text == "Anna asks you about call 2.")
    calls.step(desk, bo, call.id, NewStep(ProgressKind.ADVICE, "yes"))
    p.wait(lambda: bar.text == "")
    p.window.runtime.session.sign_in(anna)
    p.wait(lambda: bar.text == "Bo has answered about call 2.")
