"""Booking, changing, cancelling; that they came (CAL-09).

That somebody did not come is never written by a timer: it is read once the business day of the appointment is over.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select

import showroom.services.appointments.diary as diary
import showroom.services.appointments.resources as resources
from showroom.domain.customers import phones
from showroom.domain.errors import UserError
from showroom.domain.staff.actor import DESK, Actor
from showroom.services import packs, staff
from showroom.services.appointments.lists import day_begins
from showroom.services.appointments.values import LONGEST, SHORTEST, AppointmentState, NewAppointment
from showroom.services.customers import people
from showroom.services.following import winner_of
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Appointment, CustomerPhone


def purposes(shop: Shop, actor: Actor) -> tuple[str, ...]:
    """What an appointment can be for in this trade, as the pack in force has it, the plain visit among them."""
    with shop.view(actor, "appointments.view") as connection:
        return purposes_in(shop, connection)


def purposes_in(shop: Shop, connection: Connection) -> tuple[str, ...]:
    return tuple(one.value for one in packs.in_force(shop, connection).pack.appointments)


def book(shop: Shop, actor: Actor, new: NewAppointment) -> int:
    """Book an appointment; returns its id. Raises ``UserError``: ``appointment_needs_name``,
    ``appointment_in_the_past`` (a day that is over), ``appointment_minutes``, ``appointment_purpose_unknown``,
    ``customer_gone``, ``no_such_person``, ``resource_out_of_use``, ``appointment_resource_taken`` and those of a phone.
    """
    with shop.work(actor, "appointments.edit") as work:
        return book_in(work, new)


def book_in(work: Work, new: NewAppointment) -> int:
    """:func:`book` inside another act."""
    return work.insert(
        Appointment,
        **_facts(work, new),
        call_id=new.call_id,
        state=AppointmentState.EXPECTED.value,
        booked_at=work.now,
        booked_by_id=work.actor.staff_id,
    )


def change(shop: Shop, actor: Actor, appointment_id: int, new: NewAppointment) -> None:
    """Another time, purpose, consultant … of one that is still expected. Raises those of :func:`book` and
    ``appointment_gone``, ``appointment_is_over`` (they came, or it was cancelled).
    """
    with shop.work(actor, "appointments.edit") as work:
        refuse_over(work, appointment_id)
        facts = _facts(work, new, row_of(work, appointment_id).purpose, appointment_id)
        if new.phone is None and new.customer_id is None:
            del facts["phone"]
        work.update(Appointment, appointment_id, **facts)


def cancel(shop: Shop, actor: Actor, appointment_id: int, reason: str = "") -> None:
    """They are not coming. Raises ``UserError``: ``appointment_gone``, ``appointment_is_over``."""
    with shop.work(actor, "appointments.edit") as work:
        refuse_over(work, appointment_id)
        work.update(
            Appointment,
            appointment_id,
            state=AppointmentState.CANCELLED.value,
            cancel_reason=reason.strip() or None,
        )


def take_back_cancel(shop: Shop, actor: Actor, appointment_id: int) -> None:
    """They are coming after all. Raises ``UserError('appointment_is_over')`` if it was not cancelled."""
    with shop.work(actor, "appointments.edit") as work:
        if row_of(work, appointment_id).state != AppointmentState.CANCELLED:
            raise UserError("appointment_is_over")
        work.update(Appointment, appointment_id, state=AppointmentState.EXPECTED.value, cancel_reason=None)


def came(work: Work, appointment_id: int, visit_id: int) -> None:
    """They have come; also after the day is over (an act entered late, REC-23), and after a cancelling by mistake.

    Raises ``UserError``: ``appointment_gone``, ``appointment_has_come`` (another visit has it).
    """
    row = row_of(work, appointment_id)
    if row.visit_id is not None and row.visit_id != visit_id:
        raise UserError("appointment_has_come")
    work.update(Appointment, appointment_id, state=AppointmentState.CAME.value, visit_id=visit_id)


def not_come(work: Work, appointment_id: int, visit_id: int) -> None:
    """Take :func:`came` back: the visit was registered by mistake."""
    if row_of(work, appointment_id).visit_id == visit_id:
        work.update(Appointment, appointment_id, state=AppointmentState.EXPECTED.value, visit_id=None)


def _facts(work: Work, new: NewAppointment, kept: str | None = None, appointment_id: int = 0) -> dict[str, Any]:
    """The columns. ``kept``: the purpose it was booked for, which may stay though the trade has it no more."""
    if new.purpose != kept and new.purpose not in purposes_in(work.shop, work.connection):
        raise UserError("appointment_purpose_unknown", field="purpose", value=new.purpose)
    if not SHORTEST <= new.minutes <= LONGEST:
        raise UserError("appointment_minutes", field="minutes", least=SHORTEST, most=LONGEST)
    if new.at < day_begins(work.shop, work.day):
        raise UserError("appointment_in_the_past", field="at")
    staff.require_active(work, new.consultant_id, "consultant")
    name, phone = new.name.strip(), (new.phone or "").strip()
    e164 = phones.parse(phone, work.shop.store.country).e164 if phone else None
    if new.customer_id is not None:
        known_name, known_phone = _customer(work, new.customer_id)
        name, e164 = name or known_name, e164 or known_phone
    if not name:
        raise UserError("appointment_needs_name", field="name")
    resource_id = resources.named(work, new.purpose, new.resource.strip())
    return {
        "customer_id": new.customer_id,
        "name": name[:200],
        "phone": e164,
        "at": new.at,
        "minutes": new.minutes,
        "purpose": new.purpose,
        "resource": new.resource.strip()[:80] or None,
        "resource_id": resource_id,
        "overbooked": diary.refuse_taken(work, new, resource_id, appointment_id) if resource_id is not None else None,
        "consultant_id": new.consultant_id,
        "note": new.note.strip() or None,
    }


def _customer(work: Work, customer_id: int) -> tuple[str, str | None]:
    """What the customer is called, and the first phone. Who has no name yet is called as a colleague sees them, for the
    diary is everybody's.
    """
    connection = work.connection
    customer_id = winner_of(connection, customer_id)
    person = people.one(work.shop, connection, DESK, customer_id)
    if person is None:
        raise UserError("customer_gone", field="name", id=customer_id)
    phone = connection.execute(
        select(CustomerPhone.e164)
        .where(CustomerPhone.customer_id == customer_id)
        .order_by(CustomerPhone.position, CustomerPhone.id)
        .limit(1)
    ).scalar()
    return person.name, phone


def row_of(work: Work, appointment_id: int) -> Row[str, int | None, str, str | None]:
    row = work.connection.execute(
        select(Appointment.state, Appointment.visit_id, Appointment.purpose, Appointment.reminded_result).where(
            Appointment.id == appointment_id, Appointment.store_id == work.store_id
        )
    ).first()
    if row is None:
        raise UserError("appointment_gone", id=appointment_id)
    return row


def refuse_over(work: Work, appointment_id: int) -> None:
    if row_of(work, appointment_id).state != AppointmentState.EXPECTED:
        raise UserError("appointment_is_over")
