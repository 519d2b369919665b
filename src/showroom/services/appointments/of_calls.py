"""Which call booked an appointment: the channel of its figures, and whom the caller turned out to be (CAL-09)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from showroom.services.work import Work
from showroom.store.models import Appointment


def booked_by_call(work: Work, appointment_ids: Sequence[int], call_id: int, customer_id: int | None) -> None:
    """Those of ``appointment_ids`` that no other call has booked are this call's; one for a caller who was only a name
    and a number is from now on the customer's whom the call registered."""
    if not appointment_ids:
        return
    rows = work.connection.execute(
        select(Appointment.id, Appointment.customer_id).where(
            Appointment.store_id == work.store_id,
            Appointment.id.in_(appointment_ids),
            Appointment.call_id.is_(None),
        )
    ).all()
    for row in rows:
        work.update(Appointment, row.id, call_id=call_id, customer_id=row.customer_id or customer_id)


def call_withdrawn(work: Work, call_id: int, customer_id: int | None, *, registered: bool) -> None:
    """The call is taken back: what it booked stays booked, by nobody's call. ``registered``: the customer was made by
    that call, so the appointment is a name and a number again."""
    rows = work.connection.execute(
        select(Appointment.id, Appointment.customer_id).where(Appointment.call_id == call_id)
    ).all()
    for row in rows:
        kept = None if registered and row.customer_id == customer_id else row.customer_id
        work.update(Appointment, row.id, call_id=None, customer_id=kept)
