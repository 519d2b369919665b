"""Appointments: who is expected when, for what and with whom; the list the reception page shows.

That somebody did not come is never written by a timer: it is read once the business day of the appointment is over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, func, select

from showroom.clock import zone
from showroom.domain.customers import masking, phones
from showroom.domain.customers.access import in_full
from showroom.domain.errors import UserError
from showroom.domain.staff.actor import Actor
from showroom.services import packs, staff
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Appointment, Customer, CustomerOwner, CustomerPhone, Staff

SHORTEST, LONGEST = 5, 600


class AppointmentState(StrEnum):
    """``NO_SHOW`` is never kept: an expected one whose day is over did not come."""

    EXPECTED = "expected"
    CAME = "came"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class NewAppointment:
    """An appointment to book or its new facts. ``at``: aware; ``minutes``: how long; ``phone`` as typed.

    ``name`` and ``phone`` may be empty when ``customer_id`` is given: then the record's are taken. ``phone`` None: the
    number that is known stays (whoever changes the time may not have seen it).
    ``resource``: the car, the room … in words.
    """

    at: datetime
    name: str = ""
    phone: str | None = ""
    customer_id: int | None = None
    minutes: int = 60
    purpose: str = "visit"
    consultant_id: int | None = None
    resource: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """An appointment. ``phone``: E.164 from :func:`expected`, as it may be shown (SEC-02) from :func:`between`.

    ``owner_id``: who looks after the customer in this store.
    """

    id: int
    at: datetime
    minutes: int
    name: str
    phone: str
    customer_id: int | None
    purpose: str
    resource: str
    consultant_id: int | None
    consultant: str
    owner_id: int | None
    state: AppointmentState
    visit_id: int | None
    note: str
    cancel_reason: str
    booked_by_id: int | None

    @property
    def ends_at(self) -> datetime:
        return self.at + timedelta(minutes=self.minutes)


def expected(
    connection: Connection, store_id: int, first: datetime, last: datetime, *, day_began: datetime | None = None
) -> tuple[Expected, ...]:
    """The appointments from ``first`` until before ``last``, in order of time, cancelled ones too.

    Those before ``day_began`` (when today began) that nobody came to are ``NO_SHOW``.
    """
    rows = connection.execute(
        select(
            Appointment.id,
            Appointment.at,
            Appointment.minutes,
            Appointment.name,
            Appointment.phone,
            Appointment.customer_id,
            Appointment.purpose,
            Appointment.resource,
            Appointment.consultant_id,
            Staff.name.label("consultant"),
            CustomerOwner.staff_id.label("owner_id"),
            Appointment.state,
            Appointment.visit_id,
            Appointment.note,
            Appointment.cancel_reason,
            Appointment.booked_by_id,
        )
        .outerjoin(Staff, Staff.id == Appointment.consultant_id)
        .outerjoin(
            CustomerOwner,
            (CustomerOwner.customer_id == Appointment.customer_id) & (CustomerOwner.store_id == store_id),
        )
        .where(Appointment.store_id == store_id, Appointment.at >= first, Appointment.at < last)
        .order_by(Appointment.at, Appointment.id)
    )
    return tuple(_read(row, day_began) for row in rows)


def _read(row: Row[*tuple[Any, ...]], day_began: datetime | None) -> Expected:
    state = AppointmentState(row.state)
    if state is AppointmentState.EXPECTED and day_began is not None and row.at < day_began:
        state = AppointmentState.NO_SHOW
    return Expected(
        id=row.id,
        at=row.at,
        minutes=row.minutes,
        name=row.name,
        phone=row.phone or "",
        customer_id=row.customer_id,
        purpose=row.purpose,
        resource=row.resource or "",
        consultant_id=row.consultant_id,
        consultant=row.consultant or "",
        owner_id=row.owner_id,
        state=state,
        visit_id=row.visit_id,
        note=row.note or "",
        cancel_reason=row.cancel_reason or "",
        booked_by_id=row.booked_by_id,
    )


def between(shop: Shop, actor: Actor, first: date, last: date) -> tuple[Expected, ...]:
    """The appointments of the business days ``first`` to ``last``, phones as ``actor`` may see them."""
    with shop.view(actor, "appointments.view") as connection:
        rows = expected(
            connection,
            shop.store.id,
            day_begins(shop, first),
            day_begins(shop, last + timedelta(days=1)),
            day_began=day_begins(shop, shop.day()),
        )
    return tuple(_shown(shop, actor, row) for row in rows)


def of_today(shop: Shop, actor: Actor) -> tuple[Expected, ...]:
    """:func:`between` for today."""
    today = shop.day()
    return between(shop, actor, today, today)


def open_count(shop: Shop, actor: Actor) -> int:
    """How many of today are still expected: for the heading and the badge."""
    today = shop.day()
    with shop.view(actor, "appointments.view") as connection:
        count = connection.execute(
            select(func.count()).where(
                Appointment.store_id == shop.store.id,
                Appointment.at >= day_begins(shop, today),
                Appointment.at < day_begins(shop, today + timedelta(days=1)),
                Appointment.state == AppointmentState.EXPECTED.value,
            )
        ).scalar_one()
    return int(count)


def _shown(shop: Shop, actor: Actor, row: Expected) -> Expected:
    if not row.phone:
        return row
    visible = in_full(actor, row.owner_id, row.booked_by_id) or actor.staff_id in (row.consultant_id, row.booked_by_id)
    return replace(row, phone=phones.shown(row.phone, shop.store.country) if visible else masking.phone(row.phone))


def day_begins(shop: Shop, day: date) -> datetime:
    """The moment a business day of the store begins."""
    midnight = datetime.combine(day, time(0), zone(shop.store.time_zone))
    return (midnight + timedelta(minutes=shop.store.day_starts_minute)).astimezone(UTC)


def purposes(shop: Shop, actor: Actor) -> tuple[str, ...]:
    """What an appointment can be for in this trade, as the pack in force has it, the plain visit among them."""
    with shop.view(actor, "appointments.view") as connection:
        return _purposes(shop, connection)


def _purposes(shop: Shop, connection: Connection) -> tuple[str, ...]:
    return tuple(one.value for one in packs.in_force(shop, connection).pack.appointments)


def book(shop: Shop, actor: Actor, new: NewAppointment) -> int:
    """Book an appointment; returns its id. Raises ``UserError``: ``appointment_needs_name``,
    ``appointment_in_the_past`` (a day that is over), ``appointment_minutes``, ``appointment_purpose_unknown``,
    ``customer_gone``, ``no_such_person`` and those of a phone.
    """
    with shop.work(actor, "appointments.edit") as work:
        return book_in(work, new)


def book_in(work: Work, new: NewAppointment) -> int:
    """:func:`book` inside another act."""
    return work.insert(
        Appointment,
        **_facts(work, new),
        state=AppointmentState.EXPECTED.value,
        booked_at=work.now,
        booked_by_id=work.actor.staff_id,
    )


def change(shop: Shop, actor: Actor, appointment_id: int, new: NewAppointment) -> None:
    """Another time, purpose, consultant … of one that is still expected. Raises those of :func:`book` and
    ``appointment_gone``, ``appointment_is_over`` (they came, or it was cancelled).
    """
    with shop.work(actor, "appointments.edit") as work:
        _refuse_over(work, appointment_id)
        facts = _facts(work, new, _row(work, appointment_id).purpose)
        if new.phone is None and new.customer_id is None:
            del facts["phone"]
        work.update(Appointment, appointment_id, **facts)


def cancel(shop: Shop, actor: Actor, appointment_id: int, reason: str = "") -> None:
    """They are not coming. Raises ``UserError``: ``appointment_gone``, ``appointment_is_over``."""
    with shop.work(actor, "appointments.edit") as work:
        _refuse_over(work, appointment_id)
        work.update(
            Appointment,
            appointment_id,
            state=AppointmentState.CANCELLED.value,
            cancel_reason=reason.strip() or None,
        )


def take_back_cancel(shop: Shop, actor: Actor, appointment_id: int) -> None:
    """They are coming after all. Raises ``UserError('appointment_is_over')`` if it was not cancelled."""
    with shop.work(actor, "appointments.edit") as work:
        if _row(work, appointment_id).state != AppointmentState.CANCELLED:
            raise UserError("appointment_is_over")
        work.update(Appointment, appointment_id, state=AppointmentState.EXPECTED.value, cancel_reason=None)


def came(work: Work, appointment_id: int, visit_id: int) -> None:
    """They have come; also after the day is over (an act entered late, REC-23), and after a cancelling by mistake.

    Raises ``UserError``: ``appointment_gone``, ``appointment_has_come`` (another visit has it).
    """
    row = _row(work, appointment_id)
    if row.visit_id is not None and row.visit_id != visit_id:
        raise UserError("appointment_has_come")
    work.update(Appointment, appointment_id, state=AppointmentState.CAME.value, visit_id=visit_id)


def not_come(work: Work, appointment_id: int, visit_id: int) -> None:
    """Take :func:`came` back: the visit was registered by mistake."""
    if _row(work, appointment_id).visit_id == visit_id:
        work.update(Appointment, appointment_id, state=AppointmentState.EXPECTED.value, visit_id=None)


def _facts(work: Work, new: NewAppointment, kept: str | None = None) -> dict[str, Any]:
    """The columns. ``kept``: the purpose it was booked for, which may stay though the trade has it no more."""
    if new.purpose != kept and new.purpose not in _purposes(work.shop, work.connection):
        raise UserError("appointment_purpose_unknown", field="purpose", value=new.purpose)
    if not SHORTEST <= new.minutes <= LONGEST:
        raise UserError("appointment_minutes", field="minutes", least=SHORTEST, most=LONGEST)
    if new.at < day_begins(work.shop, work.day):
        raise UserError("appointment_in_the_past", field="at")
    staff.require_active(work, new.consultant_id, "consultant")
    name, phone = new.name.strip(), (new.phone or "").strip()
    e164 = phones.parse(phone, work.shop.store.country).e164 if phone else None
    if new.customer_id is not None:
        known_name, known_phone = _customer(work.connection, new.customer_id)
        name, e164 = name or known_name, e164 or known_phone
    if not name:
        raise UserError("appointment_needs_name", field="name")
    return {
        "customer_id": new.customer_id,
        "name": name[:200],
        "phone": e164,
        "at": new.at,
        "minutes": new.minutes,
        "purpose": new.purpose,
        "resource": new.resource.strip()[:80] or None,
        "consultant_id": new.consultant_id,
        "note": new.note.strip() or None,
    }


def _customer(connection: Connection, customer_id: int) -> tuple[str, str | None]:
    name = connection.execute(select(Customer.name).where(Customer.id == customer_id, Customer.active)).scalar()
    if name is None:
        raise UserError("customer_gone", field="name", id=customer_id)
    phone = connection.execute(
        select(CustomerPhone.e164)
        .where(CustomerPhone.customer_id == customer_id)
        .order_by(CustomerPhone.position, CustomerPhone.id)
        .limit(1)
    ).scalar()
    return name, phone


def _row(work: Work, appointment_id: int) -> Row[str, int | None, str]:
    row = work.connection.execute(
        select(Appointment.state, Appointment.visit_id, Appointment.purpose).where(
            Appointment.id == appointment_id, Appointment.store_id == work.store_id
        )
    ).first()
    if row is None:
        raise UserError("appointment_gone", id=appointment_id)
    return row


def _refuse_over(work: Work, appointment_id: int) -> None:
    if _row(work, appointment_id).state != AppointmentState.EXPECTED:
        raise UserError("appointment_is_over")
