"""The desk's telephone and the call form, and what is booked from a call (CAL-01, CAL-09, CAL-11)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.domain.telephony.line import LineEvent, LineKind
from showroom.gui.appointments.dialog import BookingDialog
from showroom.gui.calls.page import CallsPage, create
from showroom.gui.kit.labels import Label
from showroom.gui.telephony.dial import DialButton
from showroom.gui.telephony.line import Telephone
from showroom.services import appointments, calls
from showroom.services.appointments import NewAppointment
from showroom.services.calls import NewCall
from showroom.settings import Settings

Show = Callable[..., QWidget]


class Line(Telephone):
    """The loop-back: what it is told it tells, and it keeps what it was asked to dial."""

    def __init__(self, clock: ManualClock) -> None:
        super().__init__(clock, Settings)
        self.clock = clock
        self.dialled: list[str] = []
        self.follow_settings()

    def dial(self, e164: str) -> bool:
        self.dialled.append(e164)
        return True

    def rings(self, number: str = "13812345678", call: str = "1") -> LineEvent:
        now = self.clock.now()
        event = LineEvent(call, LineKind.RINGING, now, number, "", 1, now)
        self.tell(event)
        return event


@pytest.fixture
def line(context: Context, clock: ManualClock) -> Line:
    made = Line(clock)
    context.telephone = made
    return made


@pytest.fixture
def page(context: Context, line: Line, show: Show, settled: Callable[[], None]) -> CallsPage:
    context.host.person = context.people["Anna"]
    made = create(context)
    assert isinstance(made, CallsPage)
    show(made)
    settled()
    return made


def note(page: QWidget) -> QWidget:
    found = page.findChild(QWidget, "calls.note")
    assert found is not None
    return found


@pytest.mark.clause("CAL-11")
def test_who_rings_stands_in_an_untouched_form_and_the_keyboard_stays(
    page: CallsPage, line: Line, clock: ManualClock
) -> None:
    note(page).setFocus()
    ringing = line.rings()
    assert page.number.text() == "13812345678"
    assert QApplication.focusWidget() is note(page)
    assert page.keep()["began"] is None  # nobody has answered: the clock stands
    clock.advance(seconds=15)
    line.tell(replace(ringing, kind=LineKind.ANSWERED, at=clock.now(), rings=4))
    assert page.keep()["began"] == clock.now()
    said = page.findChild(Label, "calls.rings.said")
    assert said is not None
    assert "counted by the telephone" in said.text()
    assert line.current is None


@pytest.mark.clause("CAL-11")
def test_a_call_nobody_answered_leaves_the_form_empty_again(page: CallsPage, line: Line) -> None:
    ringing = line.rings()
    line.tell(replace(ringing, kind=LineKind.MISSED))
    assert page.number.text() == ""
    assert line.current is not None  # the line over the page still says who it was


@pytest.mark.clause("CAL-11")
def test_a_form_in_which_somebody_has_begun_is_never_touched(page: CallsPage, line: Line) -> None:
    QTest.keyClicks(page.number, "139")
    ringing = line.rings()
    line.tell(replace(ringing, kind=LineKind.MISSED))
    assert page.number.text() == "139"


@pytest.mark.clause("CAL-11")
def test_a_number_as_it_is_shown_is_dialled_and_a_masked_one_is_not(context: Context, line: Line, qtbot: QtBot) -> None:
    button = DialButton(context, "dial", "138 1234 5678", is_named=True)
    qtbot.addWidget(button)
    button.click()
    button.show_phone("(021) 6888-9999")
    button.click()
    button.show_phone("138****5678")
    assert not button.isEnabled()
    button.click()
    assert line.dialled == ["+8613812345678", "+862168889999"]


@pytest.mark.clause("CAL-09")
def test_what_is_booked_from_a_call_belongs_to_it_and_to_whom_it_registers(
    page: CallsPage, context: Context, settled: Callable[[], None], qtbot: QtBot
) -> None:
    page.arrive(new=True, number="13812345678")
    settled()
    name = page.findChild(QLineEdit, "calls.form.name")
    assert name is not None
    name.setText("王敏")
    page._book()
    form = QApplication.activeModalWidget()
    assert isinstance(form, BookingDialog)
    form.submit()
    settled()
    page.save()
    settled()
    manager = context.people["Mo Lan"]
    (call,) = calls.calls_of(context.shop, manager)
    (row,) = appointments.of_today(context.shop, manager)
    assert call.customer_id is not None
    assert (row.customer_id, row.name) == (call.customer_id, "王敏")
    assert _call_ids(context) == [call.id]
    calls.withdraw(context.shop, context.people["Anna"], call.id)
    assert _call_ids(context) == [None]
    (row,) = appointments.of_today(context.shop, manager)
    assert (row.customer_id, row.name) == (None, "王敏")  # a name and a number again, and still expected


def _call_ids(context: Context) -> list[int | None]:
    from sqlalchemy import select

    from showroom.store.models import Appointment

    with context.shop.view(context.people["Mo Lan"], "appointments.view") as connection:
        return list(connection.execute(select(Appointment.call_id)).scalars())


@pytest.mark.clause("CAL-09")
def test_another_calls_booking_is_not_taken_over(context: Context) -> None:
    anna = context.people["Anna"]
    at = context.clock.now() + timedelta(hours=3)
    made = appointments.book(context.shop, anna, NewAppointment(at, "Wu", "13900000000"))
    first = calls.log(context.shop, anna, NewCall("13900000000", appointment_ids=(made,)))
    calls.log(context.shop, anna, NewCall("13900000001", appointment_ids=(made,)))
    assert _call_ids(context) == [first.id]
