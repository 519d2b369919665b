"""The call register read, printed and signed; calls that became visits; on both engines (CAL-04, CAL-08, CAL-10)."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.calls.rules import CallTopic
from showroom.domain.errors import Refused, UserError
from showroom.services import appointments, calls, reception, reports
from showroom.services.appointments import NewAppointment
from showroom.services.calls import NewCall, conversion, register
from showroom.services.calls.conversion import Per, as_csv
from showroom.services.reception import WalkIn

pytestmark = pytest.mark.engines
SHANGHAI = ZoneInfo("Asia/Shanghai")


def morning(clock: ManualClock, day: int = 21, hour: int = 10) -> None:
    clock.set(datetime(2026, 11, day, hour, 0, tzinfo=SHANGHAI))


@pytest.mark.clause("CAL-02", "CAL-04", "CAL-08")
def test_the_register_counts_and_what_comes_after_the_signature_is_a_supplement(crew: Crew, clock: ManualClock) -> None:
    morning(clock)
    shop, anna, day = crew.shop, crew.anna, crew.shop.day()
    with pytest.raises(UserError, match="register_nothing"):
        calls.sign_off(shop, crew.manager, day)
    calls.log(shop, anna, NewCall("13900001111", answers={"name": "刘女士"}, rings=5, note="asks for the oak bed"))
    calls.log(shop, anna, NewCall("", topic=CallTopic.PRIVATE, duration_s=181))
    calls.log(shop, anna, NewCall("", topic=CallTopic.PRIVATE, duration_s=180))
    wrong = calls.log(shop, anna, NewCall("13912345678"))
    calls.withdraw(shop, anna, wrong.id)
    calls.log(
        shop, anna, NewCall("13800002222", note="price of the sofa", reserved="price_control", question="how much?")
    )
    found = register.register(shop, crew.manager)
    totals = found.totals
    assert (totals.calls, totals.first_time, totals.late) == (4, 2, 1)
    assert (totals.private, totals.private_over, totals.withdrawn) == (2, 1, 1)
    assert (totals.callbacks, totals.callbacks_open, found.unsigned) == (1, 1, 4)
    assert [(row.number, row.withdrawn, row.is_over) for row in found.rows] == [
        (1, False, False),
        (2, False, True),
        (3, False, False),
        (4, True, False),
        (5, False, False),
    ]
    with pytest.raises(Refused):
        calls.sign_off(shop, anna, day)
    clock.advance(minutes=1)
    calls.withdraw(shop, anna, calls.log(shop, anna, NewCall("13912345670")).id)  # the last number is one taken back
    assert calls.sign_off(shop, crew.manager, day) == 6
    calls.log(shop, anna, NewCall("13900001111"))
    found = register.register(shop, crew.manager)
    assert [row.number for row in found.rows if row.is_supplement] == [7]
    assert ([(one.name, one.last_number, one.calls) for one in found.signatures], found.unsigned) == (
        [("Mo Lan", 6, 4)],
        1,
    )
    calls.sign_off(shop, crew.manager, day)
    calls.take_back_sign_off(shop, crew.manager, day)
    calls.take_back_sign_off(shop, crew.manager, day)
    with pytest.raises(UserError, match="register_is_open"):
        calls.take_back_sign_off(shop, crew.manager, day)
    with pytest.raises(UserError, match="register_day_future"):
        register.register(shop, crew.manager, day + timedelta(days=1))
    told = reports.daily(shop, crew.manager, day).calls
    assert (told.total, told.private, told.private_over) == (5, 2, 1)


@pytest.mark.clause("CAL-04", "CAL-08")
@pytest.mark.parametrize(
    "language, words",
    [
        ("en", ("Call register", "First call", "late", "too long", "Taken back", "Signed by Mo Lan", "Supervisor")),
        ("zh_CN", ("来电登记簿", "首次来电", "超时", "误记，已撤回", "Mo Lan 已签字", "主管签字", "价格管控")),
        ("both", ("来电登记簿 Call register", "主管签字 Supervisor")),
    ],
)
def test_the_paper_read_back(crew: Crew, clock: ManualClock, language: str, words: tuple[str, ...]) -> None:
    morning(clock)
    shop, anna = crew.shop, crew.anna
    calls.log(
        shop,
        anna,
        NewCall("13900001111", answers={"name": "刘女士"}, rings=5, note="底价多少", reserved="price_control"),
    )
    calls.log(shop, anna, NewCall("", topic=CallTopic.PRIVATE, duration_s=400))
    calls.withdraw(shop, anna, calls.log(shop, anna, NewCall("13912345678")).id)
    asked = calls.log(shop, anna, NewCall("13900002222", question="Is it in stock?"))
    calls.done(shop, anna, asked.id, "Two left in the warehouse")
    calls.sign_off(shop, crew.manager, shop.day())
    made = register.pdf(shop, crew.manager, shop.day(), language)
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(made.content)).pages)
    assert made.missing == ()
    for word in words:
        assert word in text, word
    assert "刘女士" in text
    assert "6:40" in text
    assert "".join(text.split()).count("Twoleftinthewarehouse") == 1  # once, on a paper in two languages too


@pytest.mark.clause("CAL-10")
def test_who_came_after_a_first_call_by_channel_consultant_and_month(crew: Crew, clock: ManualClock) -> None:
    morning(clock, 2)
    shop, anna, bo = crew.shop, crew.anna, crew.bo
    reception.clock_in(shop, anna, anna.staff_id or 0)
    channels = [one.key for one in calls.sheet(shop, anna).pack.channels]
    came = calls.log(shop, anna, NewCall("13900001111", answers={"name": "刘女士"}, channel=channels[0]))
    late = calls.log(shop, anna, NewCall("13900002222", answers={"name": "陈先生"}, channel=channels[0]))
    calls.log(shop, bo, NewCall("13900003333", answers={"name": "何女士", "source_channel": channels[1]}))
    calls.log(shop, bo, NewCall("13900001111"))  # not a first call
    at = clock.now() + timedelta(days=1)
    booked = appointments.book(shop, anna, NewAppointment(at=at, name="刘女士", customer_id=came.customer_id))
    clock.set(at)
    reception.walk_in(shop, anna, WalkIn(kind="appointment", customer_id=came.customer_id, appointment_id=booked))
    first, last = shop.day() - timedelta(days=1), shop.day()
    found = conversion.conversion(shop, crew.manager, first, last)
    assert [(row.key, row.callers, row.came, row.pending, row.booked, row.kept) for row in found.rows] == [
        (channels[0], 2, 1, 1, 1, 1),
        (channels[1], 1, 0, 1, 0, 0),
    ]
    assert (found.total.callers, found.total.came, found.total.share) == (3, 1, 1 / 3)
    morning(clock, 2)
    clock.advance(days=31)  # too late for the pack's 30 days
    reception.clock_in(shop, anna, anna.staff_id or 0)
    reception.walk_in(shop, anna, WalkIn(kind="return", customer_id=late.customer_id))
    people = conversion.conversion(shop, crew.manager, first, last, Per.CONSULTANT)
    assert [(people.labels[row.key].en, row.callers, row.came, row.pending) for row in people.rows] == [
        ("Anna", 2, 1, 0),
        ("Bo", 1, 0, 0),
    ]
    months = conversion.conversion(shop, crew.manager, first, last, Per.MONTH)
    assert [row.key for row in months.rows] == ["2026-11"]
    lines = as_csv(people, "en", ("who", "callers", "came", "%", "open", "booked", "kept"), "All").decode("utf-8-sig")
    assert lines.splitlines()[1:] == ["Anna,2,1,50.0,0,1,1", "Bo,1,0,0.0,0,0,0", "All,3,1,33.3,0,1,1"]
    with pytest.raises(Refused):
        conversion.conversion(shop, anna, first, last)
