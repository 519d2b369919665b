"""Opportunities: what somebody may buy, how far it has come, what told so (REG-14)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from showroom.store.models.base import PERSONAL, Base, identity


class Opportunity(Base):
    """``state``: open, won, lost. ``source``/``source_id``: the contact it came from. ``amount``: minor units.

    ``assessment``: none, real, nurture, not_real. ``stage_since``: when it came into its stage.
    """

    __tablename__ = "opportunity"
    __table_args__ = (
        Index(None, "store_id", "state", "stage"),
        Index(None, "store_id", "owner_id", "state"),
        Index(None, "customer_id", "state"),
    )

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    title: Mapped[str | None] = mapped_column(String(200), info=PERSONAL)
    stage: Mapped[str] = mapped_column(String(60))
    stage_since: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(10))
    amount: Mapped[int | None]
    currency: Mapped[str] = mapped_column(String(3))
    expected_on: Mapped[date | None]
    next_step: Mapped[str | None] = mapped_column(Text, info=PERSONAL)
    next_step_on: Mapped[date | None]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    given_at: Mapped[datetime | None]
    source: Mapped[str] = mapped_column(String(20))
    source_id: Mapped[int | None]
    opened_at: Mapped[datetime]
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    assessment: Mapped[str] = mapped_column(String(20), default="none", server_default="none")
    assessed_at: Mapped[datetime | None]
    assessed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    assessment_note: Mapped[str | None] = mapped_column(Text, info=PERSONAL)
    closed_at: Mapped[datetime | None]
    lost_reason: Mapped[str | None] = mapped_column(String(60))
    quote_id: Mapped[int | None] = mapped_column(ForeignKey("quote.id"))
    pack_version_id: Mapped[int] = mapped_column(ForeignKey("pack_version.id"))


class OpportunitySignal(Base):
    """A buying signal as it was noted. ``source``: visit, call, presentation, customer; ``source_id``: which one."""

    __tablename__ = "opportunity_signal"
    __table_args__ = (Index(None, "opportunity_id", "at"), Index(None, "source", "source_id"))

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"))
    signal: Mapped[str] = mapped_column(String(60))
    at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    source: Mapped[str] = mapped_column(String(20))
    source_id: Mapped[int | None]


class OpportunityChange(Base):
    """What happened to one: ``kind`` opened, stage, owner, assessed, won, lost, reopened; ``before``, ``after``: keys
    or ids as text."""

    __tablename__ = "opportunity_change"
    __table_args__ = (Index(None, "opportunity_id", "at"),)

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"))
    at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    kind: Mapped[str] = mapped_column(String(20))
    before: Mapped[str | None] = mapped_column(String(60))
    after: Mapped[str | None] = mapped_column(String(60))
    note: Mapped[str | None] = mapped_column(Text, info=PERSONAL)
