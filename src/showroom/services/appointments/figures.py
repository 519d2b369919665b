"""Who came and who did not, of what was booked for days that are over (CAL-09)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Connection, func, select

from showroom.domain.staff.actor import Actor
from showroom.services.appointments.lists import day_begins
from showroom.services.appointments.values import AppointmentState, Kept, KeptFigures
from showroom.services.shop import Shop
from showroom.store.models import Appointment, Call, Customer, Staff


def kept(shop: Shop, actor: Actor, first: date, last: date) -> KeptFigures:
    """Shows and no-shows from ``first`` to ``last``; of today only what is settled counts. The channel is the call's
    that booked it, else the customer's; "" where neither is known."""
    today = day_begins(shop, shop.day())
    begins, ends = day_begins(shop, first), day_begins(shop, last + timedelta(days=1))
    channel = func.coalesce(Call.channel, Customer.source_channel, "")
    is_over = Appointment.at < today
    with shop.view(actor, "appointments.view") as connection:
        rows = connection.execute(
            select(
                func.coalesce(Staff.name, "").label("consultant"),
                Appointment.purpose,
                channel.label("channel"),
                Appointment.state,
                is_over.label("is_over"),
                func.count().label("number"),
            )
            .outerjoin(Staff, Staff.id == Appointment.consultant_id)
            .outerjoin(Call, Call.id == Appointment.call_id)
            .outerjoin(Customer, Customer.id == Appointment.customer_id)
            .where(Appointment.store_id == shop.store.id, Appointment.at >= begins, Appointment.at < ends)
            .group_by(Staff.name, Appointment.purpose, channel, Appointment.state, is_over)
        ).all()
    whole = Kept()
    parts: tuple[dict[str, Kept], ...] = (defaultdict(Kept), defaultdict(Kept), defaultdict(Kept))
    for row in rows:
        state = AppointmentState(row.state)
        if state is AppointmentState.EXPECTED and not row.is_over:
            continue
        whole = _plus(whole, state, row.number)
        for part, key in zip(parts, (row.consultant, row.purpose, row.channel), strict=True):
            part[key] = _plus(part[key], state, row.number)
    return KeptFigures(first, last, whole, *(dict(sorted(part.items())) for part in parts))


def kept_on(shop: Shop, connection: Connection, day: date) -> Kept:
    """One day's, inside another read; of today those who still may come stand apart."""
    begins, ends = day_begins(shop, day), day_begins(shop, day + timedelta(days=1))
    found = Kept()
    for state, number in connection.execute(
        select(Appointment.state, func.count())
        .where(Appointment.store_id == shop.store.id, Appointment.at >= begins, Appointment.at < ends)
        .group_by(Appointment.state)
    ):
        found = _plus(found, AppointmentState(state), number)
    if day < shop.day():
        return found
    return replace(found, no_show=0, expected=found.no_show)


def booked_by_calls_of(shop: Shop, connection: Connection, day: date) -> int:
    """How many appointments the calls of a day have booked that still stand or were kept."""
    return connection.execute(
        select(func.count())
        .select_from(Appointment)
        .join(Call, Call.id == Appointment.call_id)
        .where(Call.store_id == shop.store.id, Call.day == day, Appointment.state != AppointmentState.CANCELLED.value)
    ).scalar_one()


def _plus(one: Kept, state: AppointmentState, count: int) -> Kept:
    return Kept(
        one.booked + count,
        one.came + count * (state is AppointmentState.CAME),
        one.no_show + count * (state is AppointmentState.EXPECTED),
        one.cancelled + count * (state is AppointmentState.CANCELLED),
    )
