"""Presentations: the pack's checklist as it was gone through with one visitor (PRE-01, PRE-02, PRE-06 … PRE-08)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from showroom.store.models.base import PERSONAL, Base, identity


class Presentation(Base):
    """One presentation. ``state``: running, paused, finished. All of it stands here, so any PC may go on with it
    (PRE-08).

    ``active_s``: seconds it ran before ``running_since``. ``mandatory`` and ``mandatory_done`` (PRE-07) are kept up
    to date
    with every step, so that figures over many presentations need no look at the steps.
    """

    __tablename__ = "presentation"
    __table_args__ = (
        Index(None, "store_id", "day", "staff_id"),
        Index(None, "store_id", "state"),
        Index(None, "visit_id"),
        Index(None, "customer_id", "started_at"),
    )

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    day: Mapped[date]
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"))
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    state: Mapped[str] = mapped_column(String(10))
    started_at: Mapped[datetime]
    running_since: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    active_s: Mapped[int] = mapped_column(default=0, server_default="0")
    steps: Mapped[int]
    steps_done: Mapped[int] = mapped_column(default=0, server_default="0")
    mandatory: Mapped[int]
    mandatory_done: Mapped[int] = mapped_column(default=0, server_default="0")
    shortlist: Mapped[str | None] = mapped_column(Text, info=PERSONAL)
    pack_version_id: Mapped[int] = mapped_column(ForeignKey("pack_version.id"))


class PresentationStep(Base):
    """A step that was dealt with. ``state``: done, skipped; ``answer`` is JSON (``domain.customers.form``).

    ``filled_customer_id``: whose form the answer went into (PRE-02); NULL while it has not gone anywhere.
    """

    __tablename__ = "presentation_step"
    __table_args__ = (UniqueConstraint("presentation_id", "key"),)

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    presentation_id: Mapped[int] = mapped_column(ForeignKey("presentation.id"))
    key: Mapped[str] = mapped_column(String(60))
    state: Mapped[str] = mapped_column(String(10))
    answer: Mapped[str | None] = mapped_column(Text, info=PERSONAL)
    reason: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    filled_customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))


class PresentationObjection(Base):
    """An objection of the pack's library that came up (PRE-06)."""

    __tablename__ = "presentation_objection"
    __table_args__ = (UniqueConstraint("presentation_id", "key"), Index(None, "store_id", "key", "at"))

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    presentation_id: Mapped[int] = mapped_column(ForeignKey("presentation.id"))
    key: Mapped[str] = mapped_column(String(60))
    at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
