"""Calls through their service, on both engines (CAL-01 … CAL-07)."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.calls.rules import CallResult, CallTopic, Direction
from showroom.domain.customers.form import FormRefused
from showroom.domain.errors import Refused, UserError
from showroom.domain.staff.actor import DESK
from showroom.services import calls
from showroom.services.calls import NewCall
from showroom.services.customers import cards, find, records, timeline
from showroom.services.customers.records import Registration
from showroom.store.models import Call, Customer

pytestmark = pytest.mark.engines
SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.clause("CAL-01")
def test_a_known_number_brings_customer_owner_and_last_contact(crew: Crew, clock: ManualClock) -> None:
    known = records.register(crew.shop, crew.anna, Registration({"name": "王小明", "phones": ("13812345678",)})).id
    calls.log(crew.shop, crew.bo, NewCall("138 1234 5678", note="问送货"))
    clock.advance(hours=2)
    caller = calls.caller(crew.shop, crew.bo, "+86 13812345678")
    (person,) = caller.people
    assert (person.id, person.owner, person.phone) == (known, "Anna", "138****5678")
    assert person.last_contact_at == clock.now().replace(hour=1)
    assert (caller.calls, caller.first_time, caller.problem) == (1, False, None)


@pytest.mark.clause("CAL-01")
def test_while_typing_the_last_digits_already_tell_and_the_rest_is_named(crew: Crew) -> None:
    records.register(crew.shop, crew.anna, Registration({"name": "王小明", "phones": ("13812345678",)}))
    caller = calls.caller(crew.shop, crew.anna, "5678")
    assert [person.name for person in caller.people] == ["王小明"]
    assert caller.e164 is None
    half = calls.caller(crew.shop, crew.anna, "138 1234 56")
    assert (half.problem, dict(half.facts)) == ("phone_mobile_too_short", {"missing": 2, "digits": 11})
    assert calls.caller(crew.shop, crew.anna, "").problem is None
    assert calls.caller(crew.shop, crew.anna, "139").people == ()


@pytest.mark.clause("CAL-03", "CAL-04")
def test_a_first_time_caller_is_registered_and_the_rest_is_a_duty(crew: Crew) -> None:
    logged = calls.log(crew.shop, crew.anna, NewCall("13900001111", answers={"name": "刘"}, rings=5))
    assert logged.first_time
    assert logged.number == 1
    assert logged.completeness is not None
    assert logged.completeness.missing == ("source_channel",)
    assert logged.customer_id is not None
    card = cards.card(crew.shop, crew.anna, logged.customer_id)
    assert card.answers["phones"] == ("139 0000 1111",)
    assert card.person.owner == "Anna"
    (duty,) = calls.open_forms(crew.shop, crew.anna)
    assert (duty.id, duty.name, duty.late, duty.rings_source) == (logged.id, "刘", True, "said")
    records.update(crew.shop, crew.anna, logged.customer_id, {"source_channel": _channel(crew)})
    assert calls.open_forms(crew.shop, crew.anna) == ()
    again = calls.log(crew.shop, crew.bo, NewCall("139 0000 1111"))
    assert (again.first_time, again.customer_id, again.number) == (False, logged.customer_id, 2)


def _channel(crew: Crew) -> str:
    return calls.sheet(crew.shop, crew.anna).pack.channels[0].key


@pytest.mark.clause("CAL-03")
def test_the_sheet_has_the_form_the_phrases_and_the_colleagues(crew: Crew) -> None:
    sheet = calls.sheet(crew.shop, crew.anna)
    keys = [one.key for one in sheet.fields]
    assert {"name", "source_channel", "budget", "timeframe"} <= set(keys)
    assert "phones" not in keys
    assert sheet.scripts[0].moment == "phone_opening"
    assert sheet.scripts[-1].moment == "phone_closing"
    assert "Bo" in [name for _, name in sheet.colleagues]


@pytest.mark.clause("CAL-05")
@pytest.mark.parametrize(
    "asked, due",
    [
        ((21, 10, 30), (21, 22, 0)),  # a Saturday by closing time
        ((21, 21, 0), (21, 22, 0)),
        ((21, 21, 1), (22, 10, 30)),  # near closing: the next morning, before it is one hour old
        ((21, 23, 50), (22, 10, 30)),
        ((22, 8, 0), (22, 21, 30)),  # before opening: the day is still to come
    ],
)
def test_a_question_left_open_is_due_the_same_day(
    crew: Crew, clock: ManualClock, asked: tuple[int, int, int], due: tuple[int, int, int]
) -> None:
    pack = calls.sheet(crew.shop, crew.anna).pack
    assert pack.opening_hours.of(5) == ((9 * 60 + 30, 22 * 60),)
    assert pack.opening_hours.of(6) == ((9 * 60 + 30, 21 * 60 + 30),)
    clock.set(datetime(2026, 11, *asked, tzinfo=SHANGHAI))
    logged = calls.log(crew.shop, crew.anna, NewCall("13900001111", question="这款沙发有没有防水面料？"))
    assert logged.callback_due == datetime(2026, 11, *due, tzinfo=SHANGHAI)
    (row,) = calls.callbacks(crew.shop, crew.bo)
    assert (row.result, row.overdue, row.question) == (CallResult.CALL_BACK, False, "这款沙发有没有防水面料？")
    clock.set(datetime(2026, 11, *due, tzinfo=SHANGHAI))
    clock.advance(minutes=1)
    assert calls.callbacks(crew.shop, crew.bo)[0].overdue
    with pytest.raises(UserError, match="callback_needs_answer"):
        calls.done(crew.shop, crew.bo, logged.id, "  ")
    calls.done(crew.shop, crew.bo, logged.id, "有，加价 300 元")
    assert calls.callbacks(crew.shop, crew.bo) == ()
    assert calls.open_count(crew.shop, crew.bo) == 0
    with pytest.raises(UserError, match="callback_is_done"):
        calls.done(crew.shop, crew.bo, logged.id, "again")
    calls.reopen(crew.shop, crew.bo, logged.id)
    assert calls.open_count(crew.shop, crew.bo) == 1


@pytest.mark.clause("CAL-07")
def test_a_message_needs_somebody_it_is_for(crew: Crew) -> None:
    message = NewCall("13900001111", topic=CallTopic.COLLEAGUE, result=CallResult.MESSAGE, note="请回电")
    with pytest.raises(UserError, match="call_message_for_whom"):
        calls.log(crew.shop, crew.anna, message)
    logged = calls.log(
        crew.shop,
        crew.anna,
        NewCall(
            "13900001111",
            topic=CallTopic.COLLEAGUE,
            result=CallResult.MESSAGE,
            note="请回电",
            for_staff_id=crew.bo.staff_id,
        ),
    )
    (row,) = calls.calls_of(crew.shop, crew.anna)
    assert (row.id, row.for_staff, row.first_time, row.customer_id) == (logged.id, "Bo", False, None)


def test_a_bad_number_is_refused_at_its_field_and_nothing_is_written(crew: Crew) -> None:
    with pytest.raises(FormRefused) as refusal:
        calls.log(crew.shop, crew.anna, NewCall("138 1234 56", answers={"name": "王"}))
    assert refusal.value.field == "phone"
    with pytest.raises(UserError, match="call_rings"):
        calls.log(crew.shop, crew.anna, NewCall("13812345678", rings=-1))
    with pytest.raises(Refused):
        calls.log(crew.shop, DESK, NewCall("13812345678"))
    with crew.shop.view(crew.anna, "calls.view") as connection:
        assert connection.execute(select(func.count()).select_from(Call)).scalar() == 0
        assert connection.execute(select(func.count()).select_from(Customer)).scalar() == 0


def test_a_withheld_number_is_a_call_all_the_same(crew: Crew) -> None:
    logged = calls.log(crew.shop, crew.anna, NewCall("", note="问营业时间"))
    assert (logged.customer_id, logged.first_time) == (None, True)
    named = calls.log(crew.shop, crew.anna, NewCall("", answers={"name": "何女士"}))
    assert named.customer_id is not None
    assert [hit.person.name for hit in find.find(crew.shop, crew.anna, "何")] == ["何女士"]


def test_two_of_one_household_share_a_number_and_nobody_is_guessed(crew: Crew) -> None:
    first = records.register(crew.shop, crew.anna, Registration({"name": "张三", "phones": ("13812345678",)})).id
    records.register(crew.shop, crew.anna, Registration({"name": "李四", "phones": ("13812345678",)}))
    assert len(calls.caller(crew.shop, crew.anna, "13812345678").people) == 2
    logged = calls.log(crew.shop, crew.anna, NewCall("13812345678", customer_id=first))
    assert logged.customer_id == first
    (moment, *_) = timeline.timeline(crew.shop, crew.anna, first)
    assert (moment.kind, moment.ref) == ("call", logged.id)


def test_an_outgoing_call_registers_nobody(crew: Crew) -> None:
    logged = calls.log(
        crew.shop, crew.anna, NewCall("13812345678", direction=Direction.OUTGOING, result=CallResult.NOT_REACHED)
    )
    assert (logged.customer_id, logged.first_time) == (None, False)


@pytest.mark.clause("SEC-02")
def test_a_colleagues_call_shows_the_number_masked(crew: Crew) -> None:
    calls.log(crew.shop, crew.anna, NewCall("13812345678", direction=Direction.OUTGOING))
    assert calls.calls_of(crew.shop, crew.bo)[0].phone == "138****5678"
    assert calls.calls_of(crew.shop, crew.anna)[0].phone == "138 1234 5678"
    assert calls.calls_of(crew.shop, crew.manager)[0].phone == "138 1234 5678"
