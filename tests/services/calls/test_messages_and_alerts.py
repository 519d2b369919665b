"""Messages, sensitive calls, calls taken back, buying signals, on both engines (CAL-06, CAL-07, REC-01, REG-14)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.calls.rules import CallResult, CallTopic
from showroom.domain.errors import Refused, UserError
from showroom.services import calls, opportunities
from showroom.services.calls import NewAlert, NewCall, alerts, messages
from showroom.services.customers import find, records
from showroom.services.customers.records import Registration
from showroom.store.models import AuditEntry, CallAlert, CustomerOwner

pytestmark = pytest.mark.engines


def leave(crew: Crew, note: str, *, question: str = "", urgent: bool = False) -> calls.Logged:
    return calls.log(
        crew.shop,
        crew.anna,
        NewCall(
            "13900001111",
            topic=CallTopic.COLLEAGUE,
            result=CallResult.MESSAGE,
            for_staff_id=crew.bo.staff_id,
            note=note,
            question=question,
            urgent=urgent,
        ),
    )


@pytest.mark.clause("CAL-07", "REC-01", "SEC-02")
def test_a_message_waits_until_it_is_acknowledged_and_urgent_ones_come_first(crew: Crew, clock: ManualClock) -> None:
    bo = crew.bo.staff_id or 0
    leave(crew, "comes at three")
    clock.advance(minutes=5)
    leave(crew, "wants the catalogue", urgent=True)
    leave(crew, "call me", question="Is it in stock?")  # to be answered: a call-back
    waiting = calls.messages_for(crew.shop, crew.bo, bo)
    assert [(row.text, row.urgent, row.from_name) for row in waiting] == [
        ("wants the catalogue", True, "Anna"),
        ("comes at three", False, "Anna"),
    ]
    assert waiting[0].phone == "139 0000 1111"  # to call back
    assert calls.messages_for(crew.shop, crew.chen, bo)[0].phone == "139****1111"  # a colleague's
    assert calls.unread(crew.shop, crew.anna) == {bo: 2}
    assert (calls.waiting_count(crew.shop, crew.bo), calls.waiting_count(crew.shop, crew.anna)) == (3, 1)
    messages.acknowledge(crew.shop, crew.bo, waiting[1].id)
    with pytest.raises(UserError, match="message_is_passed_on"):
        messages.acknowledge(crew.shop, crew.bo, waiting[1].id)
    with pytest.raises(UserError, match="message_gone"):
        messages.acknowledge(crew.shop, crew.bo, 1)
    assert calls.unread(crew.shop, crew.anna) == {bo: 1}
    messages.unacknowledge(crew.shop, crew.bo, waiting[1].id)
    clock.advance(days=60)  # it does not fade away
    assert len(calls.messages_for(crew.shop, crew.bo, bo)) == 2


@pytest.mark.clause("CAL-07")
def test_a_message_without_a_call(crew: Crew) -> None:
    messages.leave(crew.shop, crew.manager, crew.bo.staff_id, "see me before you go", urgent=True)
    (row,) = calls.messages_for(crew.shop, crew.bo, crew.bo.staff_id or 0)
    assert (row.from_name, row.call_id, row.phone, row.urgent) == ("Mo Lan", None, "", True)
    for to, text, code in ((crew.bo.staff_id, " ", "message_empty"), (None, "x", "message_to_whom")):
        with pytest.raises(UserError, match=code):
            messages.leave(crew.shop, crew.manager, to, text)


@pytest.mark.clause("CAL-06", "SEC-02")
def test_a_sensitive_call_is_at_the_managers_window_before_it_is_written_down(crew: Crew, clock: ManualClock) -> None:
    known = records.register(crew.shop, crew.bo, Registration({"name": "王小明", "phones": ("13812345678",)})).id
    topic = calls.sheet(crew.shop, crew.anna).pack.calls.sensitive[0]
    sent = alerts.send(crew.shop, crew.anna, NewAlert(topic.key, "13812345678", known, "a reporter asks"))
    (alert,) = calls.open_alerts(crew.shop, crew.manager)
    assert (alert.id, alert.topic, alert.by, alert.name, alert.call_number) == (
        sent,
        topic.label,
        "Anna",
        "王小明",
        None,
    )
    assert (calls.waiting_count(crew.shop, crew.manager), calls.waiting_count(crew.shop, crew.chen)) == (1, 0)
    clock.advance(seconds=70)
    logged = calls.log(crew.shop, crew.anna, NewCall("13812345678", sensitive=topic.key, alert_id=sent))
    (alert,) = calls.open_alerts(crew.shop, crew.manager)
    assert (alert.call_id, alert.call_number, alert.at) == (logged.id, 1, clock.now() - timedelta(seconds=70))
    assert calls.open_alerts(crew.shop, crew.chen)[0].phone == "138****5678"
    assert calls.open_alerts(crew.shop, crew.manager)[0].phone == "138 1234 5678"
    with pytest.raises(Refused):
        alerts.acknowledge(crew.shop, crew.anna, sent)
    alerts.acknowledge(crew.shop, crew.manager, sent)
    assert calls.open_alerts(crew.shop, crew.manager) == ()
    with pytest.raises(UserError, match="alert_is_acknowledged") as refused:
        alerts.acknowledge(crew.shop, crew.manager, sent)
    assert refused.value.facts["name"] == "Mo Lan"
    with crew.shop.view(crew.manager, "calls.view") as connection:
        kept = connection.execute(select(CallAlert.acknowledged_at, CallAlert.acknowledged_by_id)).one()
        audit = "".join(connection.execute(select(AuditEntry.changes)).scalars())
    assert tuple(kept) == (clock.now(), crew.manager.staff_id)
    assert "a reporter asks" not in audit  # what was said about a person stands in the erasable table


@pytest.mark.clause("CAL-06")
def test_a_sensitive_call_that_was_not_sent_is_sent_when_it_is_written_down(crew: Crew) -> None:
    logged = calls.log(crew.shop, crew.anna, NewCall("13812345678", note="his lawyer writes", sensitive="legal"))
    (alert,) = calls.open_alerts(crew.shop, crew.manager)
    assert (alert.call_id, alert.note, alert.topic_key) == (logged.id, "his lawyer writes", "legal")
    with pytest.raises(UserError, match="alert_topic_unknown"):
        calls.log(crew.shop, crew.anna, NewCall("13812345678", sensitive="weather"))
    with pytest.raises(UserError, match="call_undo_not_yours"):
        alerts.retract(crew.shop, crew.bo, alert.id)
    alerts.retract(crew.shop, crew.anna, alert.id)
    assert calls.open_alerts(crew.shop, crew.manager) == ()


@pytest.mark.clause("CAL-01", "CAL-04")
def test_a_call_taken_back_leaves_its_number_and_nothing_else(crew: Crew, clock: ManualClock) -> None:
    bo = crew.bo.staff_id or 0
    wrong = calls.log(crew.shop, crew.anna, NewCall("13900001111", answers={"name": "误记"}, sensitive="legal"))
    left = leave(crew, "for Bo")
    assert wrong.customer_id is not None
    with pytest.raises(UserError, match="call_undo_not_yours"):
        calls.withdraw(crew.shop, crew.bo, wrong.id)
    calls.withdraw(crew.shop, crew.anna, left.id)
    calls.withdraw(crew.shop, crew.anna, wrong.id)
    assert calls.calls_of(crew.shop, crew.anna) == ()
    assert calls.messages_for(crew.shop, crew.bo, bo) == ()
    assert calls.open_alerts(crew.shop, crew.manager) == ()
    assert find.find(crew.shop, crew.anna, "误记") == ()
    assert calls.caller(crew.shop, crew.anna, "13900001111").first_time
    again = calls.log(crew.shop, crew.anna, NewCall("13900001111", answers={"name": "刘女士"}))
    assert (again.number, again.first_time) == (3, True)
    kept = calls.log(crew.shop, crew.anna, NewCall("13900001111"))  # the customer has another call by now
    calls.withdraw(crew.shop, crew.manager, again.id)
    assert [hit.person.name for hit in find.find(crew.shop, crew.anna, "刘")] == ["刘女士"]
    clock.advance(seconds=121)
    with pytest.raises(UserError, match="call_undo_too_late"):
        calls.withdraw(crew.shop, crew.anna, kept.id)


@pytest.mark.clause("CAL-04")
def test_what_something_hangs_on_is_not_taken_back(crew: Crew) -> None:
    left = leave(crew, "for Bo")
    (message,) = calls.messages_for(crew.shop, crew.bo, crew.bo.staff_id or 0)
    messages.acknowledge(crew.shop, crew.bo, message.id)
    with pytest.raises(UserError, match="call_undo_used"):
        calls.withdraw(crew.shop, crew.anna, left.id)
    signed = calls.log(crew.shop, crew.anna, NewCall("13912345678"))
    calls.sign_off(crew.shop, crew.manager, crew.shop.day())
    with pytest.raises(UserError, match="call_undo_signed"):
        calls.withdraw(crew.shop, crew.anna, signed.id)


@pytest.mark.clause("REG-14", "REG-07")
def test_buying_signals_open_an_opportunity_that_goes_with_the_call_taken_back(crew: Crew, clock: ManualClock) -> None:
    signals = [one.key for one in calls.sheet(crew.shop, crew.anna).pack.opportunities.signals[:2]]
    known = records.register(crew.shop, crew.anna, Registration({"name": "王小明", "phones": ("13812345678",)})).id
    before = owners_until(crew, known)
    clock.advance(days=3)
    logged = calls.log(crew.shop, crew.anna, NewCall("13812345678", signals=tuple(signals), duration_s=90))
    (opportunity,) = opportunities.of_customer(crew.shop, crew.anna, known)
    assert logged.noted is not None
    assert (logged.noted.opportunity_id, list(opportunity.signals)) == (opportunity.id, signals)
    assert owners_until(crew, known) > before  # they spoke: the owner keeps the customer longer
    calls.take_back(crew.shop, crew.anna, logged)
    assert opportunities.of_customer(crew.shop, crew.anna, known) == ()
    assert calls.calls_of(crew.shop, crew.anna) == ()
    withheld = calls.log(crew.shop, crew.anna, NewCall("", signals=tuple(signals)))
    assert withheld.noted is None  # nobody it could be about


def owners_until(crew: Crew, customer_id: int) -> datetime:
    """Until when the customer's owner is protected."""
    with crew.shop.view(crew.anna, "calls.view") as connection:
        until: datetime | None = connection.execute(
            select(CustomerOwner.protected_until).where(CustomerOwner.customer_id == customer_id)
        ).scalar()
    assert until is not None
    return until
