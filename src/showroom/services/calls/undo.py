"""Taking back a call that was written down by mistake, for two minutes; its number stays in the register (CAL-04)."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select

from showroom.domain.errors import UserError
from showroom.domain.packs.ownership import ContactKind
from showroom.domain.staff.actor import Actor
from showroom.services import opportunities
from showroom.services.appointments.of_calls import call_withdrawn
from showroom.services.calls.signing import signed_up_to
from showroom.services.calls.values import Logged
from showroom.services.ownership.recount import taken_back
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store import search
from showroom.store.models import (
    Appointment,
    Call,
    CallAlert,
    CallMessage,
    CallProgress,
    CallWithdrawn,
    Customer,
    Opportunity,
    Quote,
    Visit,
)

UNDO_WINDOW = timedelta(minutes=2)


def withdraw(shop: Shop, actor: Actor, call_id: int) -> None:
    """Take a call back with its message, its alert and the protection it had given; who was registered with it is
    unknown again, unless something else is about them by now.

    Raises ``UserError``: ``call_not_found``, ``call_undo_too_late``, ``call_undo_not_yours``, ``call_undo_signed``,
    ``call_undo_used`` (answered, passed on, acknowledged, an enquiry given with it that stands).
    """
    with shop.work(actor, "calls.log") as work:
        row = work.connection.execute(
            select(Call.number, Call.day, Call.at, Call.staff_id, Call.customer_id, Call.recorded_at, Call.first_time)
            .where(Call.id == call_id, Call.store_id == work.store_id)
            .with_for_update()
        ).first()
        if row is None:
            raise UserError("call_not_found", id=call_id)
        if work.now - row.recorded_at > UNDO_WINDOW:
            raise UserError("call_undo_too_late")
        if actor.staff_id != row.staff_id and actor.role not in ("supervisor", "manager"):
            raise UserError("call_undo_not_yours")
        if signed_up_to(work.connection, work.store_id, row.day) >= row.number:
            raise UserError("call_undo_signed")
        if _is_used(work, call_id):
            raise UserError("call_undo_used")
        _take_off(work, call_id, row.recorded_at)
        call_withdrawn(work, call_id, row.customer_id, registered=row.first_time)
        work.delete(Call, call_id)
        work.insert(
            CallWithdrawn,
            day=row.day,
            number=row.number,
            at=row.at,
            staff_id=row.staff_id,
            withdrawn_at=work.now,
            withdrawn_by_id=actor.staff_id,
        )
        taken_back(work, row.customer_id, row.recorded_at, ContactKind.CALL)
        if row.first_time and row.customer_id is not None:
            _forget(work, row.customer_id, row.recorded_at)


def take_back(shop: Shop, actor: Actor, logged: Logged) -> None:
    """:func:`withdraw` a call that was just written down, with the buying signals noted in it, in one transaction."""
    with shop.batch():
        if logged.noted is not None:
            opportunities.take_back_note(shop, actor, logged.noted)
        withdraw(shop, actor, logged.id)


def _is_used(work: Work, call_id: int) -> bool:
    call = work.connection.execute(
        select(Call.callback_done_at, Call.for_staff_id, CallMessage.id, CallMessage.acknowledged_at)
        .outerjoin(CallMessage, CallMessage.call_id == Call.id)
        .where(Call.id == call_id)
    ).one()
    if call.callback_done_at is not None or call.acknowledged_at is not None:
        return True
    if call.for_staff_id is not None and call.id is None:  # an enquiry of the sequence of calls
        return True
    stepped = select(CallProgress.id).where(CallProgress.call_id == call_id)
    seen = select(CallAlert.id).where(CallAlert.call_id == call_id, CallAlert.acknowledged_at.is_not(None))
    return any(work.connection.execute(one.limit(1)).first() is not None for one in (stepped, seen))


def _take_off(work: Work, call_id: int, recorded_at: datetime) -> None:
    for message in (
        work.connection.execute(select(CallMessage.id).where(CallMessage.call_id == call_id)).scalars().all()
    ):
        work.delete(CallMessage, message)
    for alert in work.connection.execute(select(CallAlert.id, CallAlert.at).where(CallAlert.call_id == call_id)).all():
        if alert.at < recorded_at:  # sent while the call was running: it stays at the manager's window
            work.update(CallAlert, alert.id, call_id=None, customer_id=None)
        else:
            work.delete(CallAlert, alert.id)


def _forget(work: Work, customer_id: int, recorded_at: datetime) -> None:
    """Who was registered with the call is not a customer, if nothing else names them."""
    born = work.connection.execute(select(Customer.created_at).where(Customer.id == customer_id)).scalar()
    if born != recorded_at:
        return
    named = [
        select(func.count()).select_from(one).where(one.customer_id == customer_id)
        for one in (Call, Visit, Quote, Appointment, Opportunity)
    ]
    referred = select(func.count()).select_from(Customer).where(Customer.referrer_id == customer_id)
    if any(work.connection.execute(one).scalar() for one in (*named, referred)):
        return
    work.update(Customer, customer_id, active=False)
    search.forget(work.connection, customer_id)
