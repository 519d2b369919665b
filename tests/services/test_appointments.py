"""Appointments: booked, changed, come, not come (REC-06: the expected ones of the reception page)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.errors import Refused, UserError
from showroom.domain.packs.loader import load
from showroom.domain.staff.actor import DESK
from showroom.services import appointments, check_rows, pack_versions, shipped_packs
from showroom.services.appointments import AppointmentState, Expected, NewAppointment
from showroom.services.customers.records import Registration, register

pytestmark = [pytest.mark.engines, pytest.mark.clause("REC-01")]


def in_hours(
    crew: Crew,
    hours: float,
    name: str = "Mr Li",
    *,
    phone: str | None = "",
    customer_id: int | None = None,
    minutes: int = 60,
    purpose: str = "visit",
    consultant_id: int | None = None,
    resource: str = "",
    note: str = "",
) -> NewAppointment:
    at = crew.shop.clock.now() + timedelta(hours=hours)
    return NewAppointment(at, name, phone, customer_id, minutes, purpose, consultant_id, resource, note)


def today(crew: Crew) -> tuple[Expected, ...]:
    return appointments.of_today(crew.shop, crew.receptionist)


def come(crew: Crew, appointment_id: int, visit_id: int = 42) -> None:
    with crew.shop.work(crew.receptionist, "appointments.edit") as work:
        appointments.came(work, appointment_id, visit_id)


def test_who_is_expected_today_stands_in_order_of_time(crew: Crew) -> None:
    book = appointments.book
    late = book(crew.shop, crew.anna, in_hours(crew, 5, "Zoe"))
    soon = book(
        crew.shop,
        crew.anna,
        in_hours(crew, 1, purpose="measurement", minutes=30, consultant_id=crew.bo.staff_id, resource="Lin Road 8"),
    )
    book(crew.shop, crew.anna, in_hours(crew, 24, "Tomorrow"))
    rows = today(crew)
    assert [row.id for row in rows] == [soon, late]
    first = rows[0]
    assert (first.purpose, first.minutes, first.consultant, first.resource) == ("measurement", 30, "Bo", "Lin Road 8")
    assert first.ends_at == first.at + timedelta(minutes=30)
    assert appointments.open_count(crew.shop, crew.receptionist) == 2
    tomorrow = appointments.between(crew.shop, crew.anna, date(2026, 11, 22), date(2026, 11, 30))
    assert [row.name for row in tomorrow] == ["Tomorrow"]


def test_what_can_be_booked_goes_by_the_trade(crew: Crew) -> None:
    assert appointments.purposes(crew.shop, crew.anna) == ("visit", "measurement", "room")
    with pytest.raises(UserError) as refused:
        appointments.book(crew.shop, crew.anna, in_hours(crew, 1, purpose="test_drive"))
    assert (refused.value.code, refused.value.field) == ("appointment_purpose_unknown", "purpose")
    measuring = appointments.book(crew.shop, crew.anna, in_hours(crew, 2, purpose="measurement"))
    pack_versions.switch(crew.shop, crew.manager, load(shipped_packs.shipped_file("car")))
    assert appointments.purposes(crew.shop, crew.anna) == ("visit", "test_drive", "room")
    # What was booked before may be moved, and keeps what it is for.
    appointments.change(crew.shop, crew.anna, measuring, in_hours(crew, 3, purpose="measurement"))
    with pytest.raises(UserError):
        appointments.book(crew.shop, crew.anna, in_hours(crew, 1, purpose="measurement"))
    appointments.book(crew.shop, crew.anna, in_hours(crew, 1, purpose="test_drive"))
    assert [row.purpose for row in today(crew)] == ["test_drive", "measurement"]


def test_a_known_customer_brings_name_and_number(crew: Crew) -> None:
    customer = register(
        crew.shop,
        crew.anna,
        Registration({"name": "Li Na", "phones": ("+8613812345678",)}, owner_id=crew.anna.staff_id),
    ).id
    appointments.book(crew.shop, crew.anna, in_hours(crew, 1, "", customer_id=customer))
    (row,) = appointments.of_today(crew.shop, crew.anna)
    assert (row.name, row.phone, row.owner_id) == ("Li Na", "138 1234 5678", crew.anna.staff_id)
    (row,) = appointments.of_today(crew.shop, crew.bo)
    assert row.phone == "138****5678"  # another's customer (SEC-02)
    with crew.shop.view(crew.bo, "appointments.view") as connection:
        (row,) = appointments.expected(connection, crew.shop.store.id, row.at, row.at + timedelta(seconds=1))
    assert row.phone == "+8613812345678"


def test_who_has_come_is_settled_and_a_mistake_is_taken_back(crew: Crew) -> None:
    booked = appointments.book(crew.shop, crew.anna, in_hours(crew, 1))
    come(crew, booked)
    come(crew, booked)
    assert [(row.state, row.visit_id) for row in today(crew)] == [(AppointmentState.CAME, 42)]
    assert appointments.open_count(crew.shop, crew.anna) == 0
    with pytest.raises(UserError, match="appointment_has_come"):
        come(crew, booked, 43)
    acts: tuple[Callable[[], object], ...] = (
        lambda: appointments.cancel(crew.shop, crew.anna, booked),
        lambda: appointments.change(crew.shop, crew.anna, booked, in_hours(crew, 2)),
    )
    for settled in acts:
        with pytest.raises(UserError, match="appointment_is_over"):
            settled()
    with crew.shop.work(crew.receptionist, "appointments.edit") as work:
        appointments.not_come(work, booked, 43)
        appointments.not_come(work, booked, 42)
    assert [(row.state, row.visit_id) for row in today(crew)] == [(AppointmentState.EXPECTED, None)]


def test_who_did_not_come_is_read_once_the_day_is_over(crew: Crew, clock: ManualClock) -> None:
    booked = appointments.book(crew.shop, crew.anna, in_hours(crew, 1))
    clock.advance(hours=18, minutes=29)  # 03:59: still the same business day
    assert [row.state for row in today(crew)] == [AppointmentState.EXPECTED]
    clock.advance(minutes=1)
    saturday = date(2026, 11, 21)
    (row,) = appointments.between(crew.shop, crew.anna, saturday, saturday)
    assert row.state is AppointmentState.NO_SHOW
    come(crew, booked)  # entered late (REC-23)
    (row,) = appointments.between(crew.shop, crew.anna, saturday, saturday)
    assert row.state is AppointmentState.CAME


def test_another_time_and_a_cancelling_and_back(crew: Crew) -> None:
    booked = appointments.book(crew.shop, crew.anna, in_hours(crew, 1, phone="13812345678"))
    appointments.change(crew.shop, crew.bo, booked, in_hours(crew, 2, phone=None))
    (row,) = today(crew)
    assert row.phone == "138****5678"  # whoever may not see the number does not lose it
    appointments.change(crew.shop, crew.anna, booked, in_hours(crew, 3, "Mrs Li", purpose="room"))
    (row,) = today(crew)
    assert (row.name, row.purpose, row.phone) == ("Mrs Li", "room", "")
    appointments.cancel(crew.shop, crew.anna, booked, "ill")
    (row,) = today(crew)
    assert (row.state, row.cancel_reason) == (AppointmentState.CANCELLED, "ill")
    appointments.take_back_cancel(crew.shop, crew.anna, booked)
    (row,) = today(crew)
    assert (row.state, row.cancel_reason) == (AppointmentState.EXPECTED, "")
    with pytest.raises(UserError, match="appointment_is_over"):
        appointments.take_back_cancel(crew.shop, crew.anna, booked)


def test_an_appointment_that_can_not_be_is_refused_at_its_field(crew: Crew) -> None:
    for new, code, field in (
        (in_hours(crew, 1, " "), "appointment_needs_name", "name"),
        (in_hours(crew, -6), "appointment_in_the_past", "at"),
        (in_hours(crew, 1, minutes=0), "appointment_minutes", "minutes"),
        (in_hours(crew, 1, purpose="party"), "appointment_purpose_unknown", "purpose"),
        (in_hours(crew, 1, consultant_id=5), "no_such_person", "consultant"),
        (in_hours(crew, 1, customer_id=5), "customer_gone", "name"),
        (in_hours(crew, 1, phone="1381234"), "phone_mobile_too_short", "phone"),
    ):
        with pytest.raises(UserError) as caught:
            appointments.book(crew.shop, crew.anna, new)
        assert (caught.value.code, caught.value.field) == (code, field)
    assert today(crew) == ()
    with pytest.raises(UserError, match="appointment_gone"):
        appointments.cancel(crew.shop, crew.anna, 5)


def test_an_hour_ago_today_can_still_be_written_down(crew: Crew) -> None:
    appointments.book(crew.shop, crew.anna, in_hours(crew, -1))
    assert len(today(crew)) == 1


def test_the_locked_desk_sees_no_names(crew: Crew) -> None:
    with pytest.raises(Refused):
        appointments.of_today(crew.shop, DESK)


def test_the_rows_are_as_the_audit_says(crew: Crew) -> None:
    booked = appointments.book(crew.shop, crew.anna, in_hours(crew, 1, note="brings a plan"))
    appointments.cancel(crew.shop, crew.anna, booked, "ill")
    with crew.shop.view(crew.manager, "ledger.view") as connection:
        assert list(check_rows.differences(connection)) == []
