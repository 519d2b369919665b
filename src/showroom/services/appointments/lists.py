"""The appointments of days, in order of time, and how many are still expected."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from showroom.clock import zone
from showroom.domain.customers import masking, phones
from showroom.domain.customers.access import in_full
from showroom.domain.customers.masked_text import masked
from showroom.domain.staff.actor import Actor
from showroom.services.appointments.values import AppointmentState, Expected
from showroom.services.shop import Shop
from showroom.store.models import Appointment, CustomerOwner, Staff
from showroom.store.prepared import Prepared


def expected(
    connection: Connection, store_id: int, first: datetime, last: datetime, *, day_began: datetime | None = None
) -> tuple[Expected, ...]:
    """The appointments from ``first`` until before ``last``, in order of time, cancelled ones too.

    Those before ``day_began`` (when today began) that nobody came to are ``NO_SHOW``.
    """
    rows = _EXPECTED.named(connection, {"store": store_id, "first": first, "last": last})
    return tuple(_read(row, day_began) for row in rows)


_EXPECTED = Prepared(  # the floor board asks after every act
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
        Appointment.resource_id,
        Appointment.overbooked,
        Appointment.reminded_result,
    )
    .outerjoin(Staff, Staff.id == Appointment.consultant_id)
    .outerjoin(
        CustomerOwner,
        (CustomerOwner.customer_id == Appointment.customer_id) & (CustomerOwner.store_id == bindparam("store")),
    )
    .where(
        Appointment.store_id == bindparam("store"),
        Appointment.at >= bindparam("first"),
        Appointment.at < bindparam("last"),
    )
    .order_by(Appointment.at, Appointment.id)
)


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
        resource_id=row.resource_id,
        overbooked=row.overbooked or "",
        reminded=row.reminded_result or "",
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
    return tuple(shown(shop, actor, row) for row in rows)


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


def shown(shop: Shop, actor: Actor, row: Expected) -> Expected:
    """An appointment as ``actor`` may see it: the number, and numbers in its note, starred for others (SEC-02)."""
    if in_full(actor, row.owner_id, row.booked_by_id) or actor.staff_id in (row.consultant_id, row.booked_by_id):
        return replace(row, phone=phones.shown(row.phone, shop.store.country)) if row.phone else row
    phone = masking.phone(row.phone) if row.phone else ""
    return replace(row, phone=phone, note=masked(row.note), cancel_reason=masked(row.cancel_reason))


def day_begins(shop: Shop, day: date) -> datetime:
    """The moment a business day of the store begins."""
    midnight = datetime.combine(day, time(0), zone(shop.store.time_zone))
    return (midnight + timedelta(minutes=shop.store.day_starts_minute)).astimezone(UTC)
