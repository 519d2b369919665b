"""Appointments: who is expected when, for what, with whom."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from showroom.store.models.base import PERSONAL, Base, identity


class Appointment(Base):
    """Somebody is expected. ``phone``: E.164. ``minutes``: how long. ``purpose``: visit, test_drive, measurement, room.

    ``state``: expected, came, cancelled; that an expected one did not come is read once its day is over.
    ``visit_id`` has no foreign key: ``visit.appointment_id`` is the one, and two would be a circle.
    """

    __tablename__ = "appointment"
    __table_args__ = (
        Index(None, "store_id", "at"),
        Index(None, "store_id", "consultant_id", "at"),
        Index(None, "customer_id", "at"),
    )

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    name: Mapped[str] = mapped_column(String(200), info=PERSONAL)
    phone: Mapped[str | None] = mapped_column(String(20), info=PERSONAL)
    at: Mapped[datetime]
    minutes: Mapped[int]
    purpose: Mapped[str] = mapped_column(String(20))
    resource: Mapped[str | None] = mapped_column(String(80))
    consultant_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    state: Mapped[str] = mapped_column(String(20))
    visit_id: Mapped[int | None]
    note: Mapped[str | None] = mapped_column(Text, info=PERSONAL)
    cancel_reason: Mapped[str | None] = mapped_column(Text, info=PERSONAL)
    booked_at: Mapped[datetime]
    booked_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
