"""The booking form: what stands in the way, what to repeat to the caller, a customer's own page (CAL-09)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.appointments.conftest import Diary, book, edit, modal
from tests.gui.conftest import Context

from showroom.domain.staff.roster import clock_text
from showroom.gui.appointments import acts, dialog
from showroom.gui.appointments.columns import Block
from showroom.gui.appointments.dialog import BookingDialog
from showroom.gui.kit.fields import Combo
from showroom.gui.kit.labels import Label
from showroom.services import appointments
from showroom.services.customers.records import Registration, register

pytestmark = pytest.mark.clause("CAL-09")

NAME = "appointments.booking.outlook"


def form_for(
    context: Context, minute: int, room: str = "Design room", consultant_id: int | None = None
) -> BookingDialog:
    form = dialog.book(
        context.host,
        context,
        name="Zoe",
        phone="13812345678",
        day=context.shop.day(),
        minute=minute,
        resource=room,
        consultant_id=consultant_id,
    )
    form.look()
    return form


def sentences(form: QWidget) -> list[str]:
    way = form.findChild(QWidget, f"{NAME}.way")
    assert way is not None
    return [] if way.isHidden() else [one.text() for one in way.findChildren(Label) if one.parentWidget() is not None]


def read_back(form: QWidget) -> str:
    said = form.findChild(Label, "appointments.booking.read_back.said")
    assert said is not None
    return str(said.text())


def free(form: QWidget) -> QPushButton:
    found = form.findChild(QPushButton, f"{NAME}.free")
    assert found is not None
    return found


def test_a_taken_room_is_said_refused_and_the_free_time_is_taken_with_one_press(diary: Diary, qtbot: QtBot) -> None:
    context = diary.context
    book(context, 660, "Mr Li", purpose="room", resource="Design room", minutes=90)
    context.host.person = context.people["Anna"]
    form = form_for(context, 690)
    assert "Design room is taken 11:00–12:30 (Mr Li)." in sentences(form)
    assert form.outlook.reason_field.isHidden()  # a consultant promises nothing twice
    form.submit()
    diary.settled()
    assert modal() is form
    assert "Design room is taken from 11:00 to 12:30" in form.fields["resource"].error
    assert len(diary.rows) == 1
    assert free(form).text().strip() == "Free from 12:30."
    free(form).click()
    assert edit(form, "appointments.booking.at").text() == "12:30"
    form.look()
    assert sentences(form) == []
    assert not free(form).isVisible()
    form.submit()
    diary.settled()
    assert [(row.name, clock_text(diary.minute(row))) for row in diary.rows] == [("Mr Li", "11:00"), ("Zoe", "12:30")]


def test_a_supervisor_promises_it_twice_with_a_reason(diary: Diary) -> None:
    book(diary.context, 660, purpose="room", resource="Design room")
    form = form_for(diary.context, 660)
    assert form.outlook.reason_field.isVisible()
    edit(form, f"{NAME}.reason").setText("Both families know each other")
    form.submit()
    diary.settled()
    assert [row.overbooked for row in diary.rows] == ["", "Both families know each other"]
    assert all(block.is_doubled for block in _blocks(diary))


def _blocks(diary: Diary) -> tuple[Block, ...]:
    diary.page.refresh()
    return diary.grid.geometry_now().sheet.blocks


def test_the_sentence_for_the_caller_follows_what_is_typed(diary: Diary, qtbot: QtBot) -> None:
    form = form_for(diary.context, 900, consultant_id=diary.context.people["Bo"].staff_id)
    assert read_back(form).startswith("I repeat: today, ")
    assert "at 3 pm, we meet at Riverside. Bo will expect you. Design room is kept for you." in read_back(form)
    edit(form, "appointments.booking.at").setText("1615")
    qtbot.waitUntil(lambda: "at 4:15 pm" in read_back(form))
    edit(form, "appointments.booking.at").setText("99")
    qtbot.waitUntil(lambda: read_back(form) == "")


def test_it_is_said_in_the_language_of_the_customer(diary: Diary) -> None:
    context = diary.context
    anna = context.people["Anna"]
    customer = register(
        context.shop,
        anna,
        Registration({"name": "王敏", "phones": ("13812345678",), "language": "zh_CN"}, owner_id=anna.staff_id),
    ).id
    came: list[int] = []
    acts.book_for(context.host, context, customer, came.append)
    form = modal()
    assert isinstance(form, BookingDialog)
    edit(form, "appointments.booking.at").setText("16:30")
    form.look()
    assert read_back(form).startswith("跟您核对一下：今天")
    assert "下午4点半，您到Riverside来看看。由Anna接待您。" in read_back(form)
    consultant = form.findChild(Combo, "appointments.booking.consultant")
    assert consultant is not None
    assert consultant.value() == anna.staff_id  # whoever looks after them
    form.submit()
    diary.settled()
    assert came == [customer]
    assert [(row.customer_id, row.name) for row in diary.rows] == [(customer, "王敏")]


def test_a_shift_and_closed_doors_only_warn(diary: Diary) -> None:
    form = form_for(diary.context, 23 * 60 + 15, room="")
    assert sentences(form)[0] == "The store is closed then."
    form.submit()
    diary.settled()
    assert [clock_text(diary.minute(row)) for row in diary.rows] == ["23:15"]


def test_a_day_that_is_over_is_refused(diary: Diary) -> None:
    context = diary.context
    form = dialog.book(context.host, context, name="Wu", day=context.shop.day() - timedelta(days=1), minute=660)
    form.submit()
    diary.settled()
    assert "This day is over" in form.fields["at"].error
    assert appointments.of_today(context.shop, context.people["Mo Lan"]) == ()
