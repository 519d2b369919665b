"""The roster: who works when on which day, and in which order they stand (REC-01)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from showroom.store.models.base import Base, identity


class Shift(Base):
    """A person's shift of a business day. Minutes count from that day's local midnight, past 1440 for the night after.

    ``place``: 1-based place in the day's roster order; None: comes after those who have one.
    """

    __tablename__ = "shift"
    __table_args__ = (UniqueConstraint("store_id", "day", "staff_id"), Index(None, "staff_id", "day"))

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    day: Mapped[date]
    starts_minute: Mapped[int]
    ends_minute: Mapped[int]
    place: Mapped[int | None]
