"""Calling people about what they booked, the open day before (CAL-09). No timer: the list is read, and ticked off."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import Connection, bindparam, func, literal, select

from showroom.domain.errors import UserError
from showroom.domain.staff.actor import Actor
from showroom.services import packs
from showroom.services.appointments.lists import day_begins, expected, shown
from showroom.services.appointments.values import AppointmentState, Expected, Reminded
from showroom.services.shop import Shop
from showroom.store.models import Appointment
from showroom.store.prepared import Prepared

_LOOK_AHEAD = 14


def to_remind(shop: Shop, actor: Actor) -> tuple[Expected, ...]:
    """Whom to call now: expected from now until the end of the day that reminding is due for, nobody has called yet.

    With ``remind_days = 1`` on a Friday before a closed Saturday and Sunday that day is Monday.
    """
    now = shop.clock.now()
    with shop.view(actor, "appointments.view") as connection:
        until = _until(shop, connection)
        if until is None:
            return ()
        rows = expected(connection, shop.store.id, now, until)
    return tuple(
        shown(shop, actor, one)
        for one in rows
        if one.state is AppointmentState.EXPECTED and one.reminded in ("", Reminded.NOT_REACHED)
    )


def remind_count(shop: Shop, actor: Actor) -> int:
    """How many :func:`to_remind` gives: for the badge."""
    with shop.view(actor, "appointments.view") as connection:
        until = _until(shop, connection)
        if until is None:
            return 0
        return int(_COUNT.scalar(connection, {"store": shop.store.id, "now": shop.clock.now(), "until": until}))


_COUNT = Prepared(  # the badge asks after every act
    select(func.count())
    .select_from(Appointment)
    .where(
        Appointment.store_id == bindparam("store"),
        Appointment.at >= bindparam("now"),
        Appointment.at < bindparam("until"),
        Appointment.state == AppointmentState.EXPECTED.value,
        func.coalesce(Appointment.reminded_result, "").in_([literal(""), literal(Reminded.NOT_REACHED.value)]),
    )
)


def _until(shop: Shop, connection: Connection) -> datetime | None:
    """The end of the day that reminding is due for; None where nobody is reminded."""
    pack = packs.in_force(shop, connection).pack
    last = _last_day(shop.day(), pack.booking.remind_days, lambda day: bool(pack.opening_hours.of(day.weekday())))
    return day_begins(shop, last + timedelta(days=1)) if last is not None else None


def _last_day(today: date, open_days: int, is_open: object) -> date | None:
    assert callable(is_open)
    if not open_days:
        return None
    day = today
    for _ in range(_LOOK_AHEAD):
        day += timedelta(days=1)
        open_days -= bool(is_open(day))
        if not open_days:
            return day
    return day


def remind(shop: Shop, actor: Actor, appointment_id: int, result: Reminded) -> None:
    """Note that they were called; somebody who will not come is cancelled. Raises ``UserError``:
    ``appointment_gone``, ``appointment_is_over``."""
    from showroom.services.appointments.book import refuse_over

    with shop.work(actor, "appointments.edit") as work:
        refuse_over(work, appointment_id)
        facts: dict[str, object] = {
            "reminded_at": work.now,
            "reminded_by_id": work.actor.staff_id,
            "reminded_result": result.value,
        }
        if result is Reminded.WILL_NOT_COME:
            facts["state"] = AppointmentState.CANCELLED.value
        work.update(Appointment, appointment_id, **facts)


def take_back_reminder(shop: Shop, actor: Actor, appointment_id: int) -> None:
    """It was noted by mistake. Raises ``UserError``: ``appointment_gone``, ``appointment_is_over`` (they came)."""
    from showroom.services.appointments.book import row_of

    with shop.work(actor, "appointments.edit") as work:
        row = row_of(work, appointment_id)
        if row.state == AppointmentState.CAME:
            raise UserError("appointment_is_over")
        facts: dict[str, object] = dict.fromkeys(("reminded_at", "reminded_by_id", "reminded_result"))
        if row.reminded_result == Reminded.WILL_NOT_COME:
            facts["state"] = AppointmentState.EXPECTED.value
        work.update(Appointment, appointment_id, **facts)
