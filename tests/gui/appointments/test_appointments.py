"""The booking form and the list of who is expected (REC-01)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.gui.appointments import dialog
from showroom.gui.appointments.dialog import BookingDialog
from showroom.gui.appointments.expected import ExpectedList, ExpectedRow
from showroom.gui.kit.buttons import Segment
from showroom.gui.kit.fields import Combo
from showroom.services import appointments
from showroom.services.appointments import AppointmentState, Expected, NewAppointment
from showroom.services.customers.records import Registration, register

pytestmark = pytest.mark.clause("REC-01")


@pytest.fixture
def expected(context: Context, show: Callable[..., QWidget]) -> ExpectedList:
    made = ExpectedList(context)
    show(made, (420, 600))
    context.bus.changed.connect(made.refresh)
    made.refresh()
    return made


def today(context: Context) -> tuple[Expected, ...]:
    return appointments.of_today(context.shop, context.people["Mo Lan"])


def booked(context: Context, hours: float, name: str = "Mr Li", phone: str = "") -> int:
    at = context.clock.now() + timedelta(hours=hours)
    return appointments.book(context.shop, context.people["Anna"], NewAppointment(at, name, phone))


def edit(form: QWidget, name: str) -> QLineEdit:
    found = form.findChild(QLineEdit, f"appointments.booking.{name}")
    assert found is not None, name
    return found


def rows(expected: ExpectedList) -> list[ExpectedRow]:
    return [row for row in expected.findChildren(ExpectedRow) if row.parent() is not None]


def press(root: QWidget, name: str) -> None:
    button = root.findChild(QPushButton, name)
    assert button is not None, name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_appointment_is_booked_by_keyboard(
    expected: ExpectedList, context: Context, settled: Callable[[], None], qtbot: QtBot
) -> None:
    press(expected, "appointments.expected.new")
    form = QApplication.activeModalWidget()
    assert isinstance(form, BookingDialog)
    edit(form, "name").setText("王小明")
    edit(form, "phone").setText("138 1234 5678")
    edit(form, "at").setText("1530")
    purpose = form.findChild(Segment, "appointments.booking.purpose")
    assert purpose is not None
    assert [button.objectName().rpartition(".")[2] for button in purpose.findChildren(QPushButton)] == [
        "visit",
        "measurement",
        "room",
    ]  # a furniture store drives no cars
    purpose.set_value("measurement")
    qtbot.waitUntil(form.isActiveWindow)
    QTest.keyClick(edit(form, "at"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert QApplication.activeModalWidget() is None
    (row,) = today(context)
    assert (row.name, row.phone, row.purpose, row.minutes) == ("王小明", "138 1234 5678", "measurement", 60)
    assert row.at == context.clock.now() + timedelta(hours=6)
    assert len(rows(expected)) == 1
    context.undo_bar.undo()
    settled()
    assert [row.state for row in today(context)] == [AppointmentState.CANCELLED]
    assert rows(expected) == []


def test_what_is_missing_is_said_at_its_field(expected: ExpectedList, context: Context) -> None:
    form = dialog.book(expected.window(), context)
    edit(form, "phone").setText("1381234")
    edit(form, "at").setText("25")
    form.submit()
    assert {key for key, field in form.fields.items() if field.error} == {"name", "phone", "at"}
    assert today(context) == ()


def test_a_known_customer_needs_no_name(
    expected: ExpectedList, context: Context, settled: Callable[[], None], qtbot: QtBot
) -> None:
    anna = context.people["Anna"]
    customer = register(
        context.shop, anna, Registration({"name": "Li Na", "phones": ("13812345678",)}, owner_id=anna.staff_id)
    ).id
    form = dialog.book(expected.window(), context, customer_id=customer, consultant_id=anna.staff_id)
    assert not edit(form, "name").isVisible()
    form.submit()
    settled()
    (row,) = today(context)
    assert (row.customer_id, row.name, row.consultant) == (customer, "Li Na", "Anna")


@pytest.mark.clause("CAL-09", "REC-07")
def test_a_new_one_is_with_whoever_looks_after_them_until_somebody_is_chosen(
    expected: ExpectedList, context: Context
) -> None:
    staff = {name: who.staff_id for name, who in context.people.items()}
    known = [
        register(context.shop, context.people["Mo Lan"], Registration({"name": name, "phones": (phone,)}, owner)).id
        for name, phone, owner in (("Li Na", "13812345678", staff["Anna"]), ("Wu Di", "13812340000", staff["Bo"]))
    ]
    form = dialog.book(expected.window(), context, customer_id=known[0])  # as from a call: nobody is named
    consultant = form.findChild(Combo, "appointments.booking.consultant")
    assert isinstance(consultant, Combo)
    assert consultant.value() == staff["Anna"]
    form.customer.pick_id(known[1])
    assert consultant.value() == staff["Bo"]
    consultant.set_value(staff["Chen"])
    form.customer.pick_id(known[0])
    assert consultant.value() == staff["Chen"]  # chosen by hand: it stays


def test_pressing_a_row_says_they_have_come(expected: ExpectedList, context: Context, qtbot: QtBot) -> None:
    second, first = booked(context, 2), booked(context, 1)
    expected.refresh()
    assert [row.appointment.id for row in rows(expected)] == [first, second]
    with qtbot.waitSignal(expected.come) as caught:
        QTest.keyClick(rows(expected)[0], Qt.Key.Key_Return)
    assert caught.args[0].id == first


def test_how_soon_and_how_late_is_told(expected: ExpectedList, context: Context, clock: ManualClock) -> None:
    booked(context, 0.5)
    expected.refresh()
    (row,) = rows(expected)
    said = []
    for minutes in (0, 20, 10, 12):
        clock.advance(minutes=minutes)
        context.ticker.beat()
        said.append(row.accessibleDescription())
    assert said == ["", "in 10 min", "now", "11 min late"]


def test_one_who_is_not_coming_is_cancelled_and_put_back(
    expected: ExpectedList, context: Context, settled: Callable[[], None]
) -> None:
    booked(context, 1)
    expected.refresh()
    expected.cancel(rows(expected)[0].appointment)
    settled()
    assert rows(expected) == []
    context.undo_bar.undo()
    settled()
    assert len(rows(expected)) == 1


def test_changing_keeps_a_number_this_person_may_not_see(
    expected: ExpectedList, context: Context, settled: Callable[[], None]
) -> None:
    booked(context, 1, phone="13812345678")
    context.host.person = context.people["Bo"]
    expected.refresh()
    shown = rows(expected)[0].appointment
    assert shown.phone == "138****5678"
    form = dialog.change(expected.window(), context, shown)
    edit(form, "at").setText("16:00")
    length = form.findChild(Combo, "appointments.booking.minutes")
    assert length is not None
    length.set_value(90)
    form.submit()
    settled()
    (row,) = today(context)
    assert (row.phone, row.minutes) == ("138 1234 5678", 90)
    assert row.at == context.clock.now() + timedelta(hours=6, minutes=30)


def test_the_locked_desk_sees_nobody(expected: ExpectedList, context: Context) -> None:
    booked(context, 1)
    context.host.person = None
    expected.refresh()
    assert rows(expected) == []
    assert context.host.errors == []
