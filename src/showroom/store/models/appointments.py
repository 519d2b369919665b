"""Appointments: who is expected when, for what, with whom."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column

from showroom.store.models.base import PERSONAL, UNAUDITED, Base, identity


class Appointment(Base):
    """Somebody is expected. ``phone``: E.164. ``minutes``: how long. ``purpose``: visit, test_drive, measurement, room.

    ``state``: expected, came, cancelled; that an expected one did not come is read once its day is over.
    ``visit_id`` and ``call_id`` have no foreign key: ``visit.appointment_id`` is the one, and more would be a circle.
    ``resource``: in words; ``resource_id``: what can be promised once only; ``overbooked``: why it was promised twice.
    ``reminded_*``: somebody called about it the day before; ``call_id``: the call that booked it (CAL-09).
    """

    __tablename__ = "appointment"
    __table_args__ = (
        Index(None, "store_id", "at"),
        Index(None, "store_id", "consultant_id", "at"),
        Index(None, "customer_id", "at"),
        Index(None, "resource_id", "at"),
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
    resource_id: Mapped[int | None] = mapped_column(ForeignKey("resource.id"))
    overbooked: Mapped[str | None] = mapped_column(Text)
    consultant_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    state: Mapped[str] = mapped_column(String(20))
    visit_id: Mapped[int | None]
    note: Mapped[str | None] = mapped_column(Text, info=PERSONAL)
    cancel_reason: Mapped[str | None] = mapped_column(Text, info=PERSONAL)
    booked_at: Mapped[datetime]
    booked_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    call_id: Mapped[int | None]
    reminded_at: Mapped[datetime | None]
    reminded_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    reminded_result: Mapped[str | None] = mapped_column(String(20))


class Resource(Base):
    """A car, a room, a measuring team that can be booked; ``name_key`` is the folded name (CAL-09)."""

    __tablename__ = "resource"
    __table_args__ = (UniqueConstraint("store_id", "purpose", "name_key"),)

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    purpose: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(80))
    name_key: Mapped[str] = mapped_column(String(80), info=UNAUDITED)
    active: Mapped[bool] = mapped_column(default=True, server_default=true())
