"""The supervisor's signature under a day's call register; what comes later is a supplement (CAL-04)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, func, select

from showroom.domain.errors import UserError
from showroom.domain.staff.actor import Actor
from showroom.services.shop import Shop
from showroom.store.models import Call, CallRegisterDay, CallWithdrawn


def signed_up_to(connection: Connection, store_id: int, day: date) -> int:
    """The last number somebody has signed of a day's register; 0 for none."""
    found = connection.execute(
        select(func.max(CallRegisterDay.last_number)).where(
            CallRegisterDay.store_id == store_id, CallRegisterDay.day == day
        )
    )
    return found.scalar() or 0


def sign_off(shop: Shop, actor: Actor, day: date, note: str = "") -> int:
    """Sign the register of ``day`` as it stands; later calls are supplements. Returns the last number signed.

    Raises ``Refused``, ``UserError``: ``register_nothing``, ``register_day_future``.
    """
    with shop.work(actor, "calls.sign_off") as work:
        if day > work.day:
            raise UserError("register_day_future", field="day", day=day.isoformat())
        last = work.connection.execute(
            select(func.max(Call.number)).where(Call.store_id == work.store_id, Call.day == day)
        ).scalar()
        before = signed_up_to(work.connection, work.store_id, day)
        if not last or last <= before:
            raise UserError("register_nothing")
        withdrawn = work.connection.execute(  # taken back after the last call: it is seen with this signature
            select(func.max(CallWithdrawn.number)).where(
                CallWithdrawn.store_id == work.store_id, CallWithdrawn.day == day
            )
        ).scalar()
        last = max(last, withdrawn or 0)
        count = work.connection.execute(
            select(func.count()).where(
                Call.store_id == work.store_id, Call.day == day, Call.number <= last, Call.number > before
            )
        ).scalar_one()
        work.insert(
            CallRegisterDay,
            day=day,
            last_number=last,
            calls=count,
            signed_at=work.now,
            signed_by_id=actor.staff_id,
            note=note.strip() or None,
        )
        return last


def take_back_sign_off(shop: Shop, actor: Actor, day: date) -> None:
    """Take the last signature of a day back (the undo bar). Raises ``UserError('register_is_open')``."""
    with shop.work(actor, "calls.sign_off") as work:
        found = work.connection.execute(
            select(CallRegisterDay.id)
            .where(CallRegisterDay.store_id == work.store_id, CallRegisterDay.day == day)
            .order_by(CallRegisterDay.last_number.desc())
            .limit(1)
        ).scalar()
        if found is None:
            raise UserError("register_is_open")
        work.delete(CallRegisterDay, found)
