"""What stands against an appointment: shown while it is chosen, checked again when it is written (CAL-09)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Connection, case, select

from showroom.clock import zone
from showroom.domain.appointments.conflicts import Conflict, ConflictKind, Slot, Span, conflicts, free_from
from showroom.domain.customers import names
from showroom.domain.errors import UserError
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import require
from showroom.services import packs, roster
from showroom.services.appointments.lists import expected, shown
from showroom.services.appointments.values import (
    LONGEST,
    AppointmentState,
    Expected,
    InTheWay,
    NewAppointment,
    Outlook,
)
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Customer, Resource

_COUNTS = (AppointmentState.EXPECTED, AppointmentState.CAME)


def outlook(shop: Shop, actor: Actor, new: NewAppointment, appointment_id: int = 0) -> Outlook:
    """What stands against ``new`` (with which ``appointment_id`` is changed), and from when there would be room."""
    with shop.view(actor, "appointments.view") as connection:
        wanted = _slot(shop, connection, new, appointment_id)
        around = _around(shop, connection, wanted)
        found = _conflicts(shop, connection, wanted, around)
        speaks = _language(connection, new.customer_id)
    rows = {one.id: shown(shop, actor, one) for one in around}
    return Outlook(
        tuple(_told(one, rows) for one in found),
        free_from(wanted, [_slot_of(one) for one in around]),
        speaks,
    )


def _language(connection: Connection, customer_id: int | None) -> str:
    """What a customer speaks; "" where nobody has asked. Not a personal datum: whoever answers the phone hears it."""
    if customer_id is None:
        return ""
    return connection.execute(select(Customer.language).where(Customer.id == customer_id)).scalar() or ""


def hours_of(shop: Shop, actor: Actor, days: Iterable[date]) -> dict[date, tuple[tuple[int, int], ...]]:
    """When the store is open on each of ``days``, in minutes after local midnight; nothing on a closed one."""
    with shop.view(actor, "appointments.view") as connection:
        hours = packs.in_force(shop, connection).pack.opening_hours
    return {day: hours.of(day.weekday()) for day in days}


def refuse_taken(work: Work, new: NewAppointment, resource_id: int | None, appointment_id: int = 0) -> str | None:
    """Refuses a car or a room that is promised already; a supervisor may with a reason, which is given back to keep.

    Raises ``UserError('appointment_resource_taken')``; ``Refused``.
    """
    wanted = Slot(appointment_id, new.at, new.at + timedelta(minutes=new.minutes), resource_id, None, None)
    around = _around(work.shop, work.connection, wanted)
    taken = next(
        (one for one in _conflicts(work.shop, work.connection, wanted, around) if one.kind is ConflictKind.RESOURCE),
        None,
    )
    if taken is None:
        return None
    reason = new.overbooked.strip()
    if reason:
        require(work.actor, "appointments.overbook")
        return reason
    other = next(one for one in around if one.id == taken.other)
    local = zone(work.shop.store.time_zone)
    raise UserError(
        "appointment_resource_taken",
        field="resource",
        name=other.resource,
        begins=other.at.astimezone(local).strftime("%H:%M"),
        ends=other.ends_at.astimezone(local).strftime("%H:%M"),
    )


def _slot(shop: Shop, connection: Connection, new: NewAppointment, appointment_id: int) -> Slot:
    return Slot(
        appointment_id,
        new.at,
        new.at + timedelta(minutes=new.minutes),
        _known(shop, connection, new.purpose, new.resource),
        new.consultant_id,
        new.customer_id,
    )


def _known(shop: Shop, connection: Connection, purpose: str, name: str) -> int | None:
    """The id of a resource by its name; one that was never booked can't be taken."""
    key = names.key(name)
    return connection.execute(
        select(Resource.id)
        .where(Resource.store_id == shop.store.id, Resource.name_key == key)
        .order_by(case((Resource.purpose == purpose, 0), else_=1), Resource.purpose, Resource.name)
        .limit(1)
    ).scalar()


def _slot_of(one: Expected) -> Slot:
    return Slot(one.id, one.at, one.ends_at, one.resource_id, one.consultant_id, one.customer_id)


def _around(shop: Shop, connection: Connection, wanted: Slot) -> list[Expected]:
    """What may touch ``wanted`` or the days after it that are looked at for a free moment."""
    first, last = wanted.at - timedelta(minutes=LONGEST), wanted.until + timedelta(days=1)
    return [one for one in expected(connection, shop.store.id, first, last) if one.state in _COUNTS]


def _conflicts(shop: Shop, connection: Connection, wanted: Slot, around: Sequence[Expected]) -> tuple[Conflict, ...]:
    day = shop.day(wanted.at)
    shifts = roster.day_facts(connection, shop.store.id, day)
    own = shifts.get(wanted.consultant_id) if wanted.consultant_id is not None else None
    hours = packs.in_force(shop, connection).pack.opening_hours.of(day.weekday())
    midnight = datetime.combine(day, time(0), zone(shop.store.time_zone))

    def span(minutes: tuple[int, int]) -> Span:
        begins, ends = (midnight + timedelta(minutes=minute) for minute in minutes)
        return begins.astimezone(UTC), ends.astimezone(UTC)

    return conflicts(
        wanted,
        [_slot_of(one) for one in around],
        [span(one) for one in hours],
        span((own.starts_minute, own.ends_minute)) if own is not None else None,
        is_rostered_day=bool(shifts),
    )


def _told(one: Conflict, rows: dict[int, Expected]) -> InTheWay:
    other = rows.get(one.other) if one.other is not None else None
    if other is None:
        return InTheWay(one.kind, "", "", None, None)
    what = other.resource if one.kind is ConflictKind.RESOURCE else other.consultant
    return InTheWay(one.kind, what, other.name, other.at, other.ends_at)
