"""Visits: the row behind each visitor on the reception page (REC-14)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from showroom.store.models.base import CONTACT, PERSONAL, Base, identity


class Visit(Base):
    """A party of visitors, from arrival to leaving. The rotation's truth is the ledger; this row is its readable side.

    ``state``: waiting, assigned, greeted, left, left_unserved, undone. ``together_with``: the visit of the party they
    came with. ``courtesy``: why they were put first (REC-12). ``language``: what they need to be spoken to in.
    ``handed_from_id``: whose visitor it was before (REC-15). ``true_arrived_at``, ``entered_late``: REC-23.
    """

    __tablename__ = "visit"
    __table_args__ = (
        UniqueConstraint("store_id", "day", "number"),
        Index(None, "store_id", "state", "day"),
        Index(None, "customer_id", "arrived_at"),
        Index(None, "store_id", "consultant_id", "day"),
    )

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    day: Mapped[date]
    number: Mapped[int]
    arrived_at: Mapped[datetime] = mapped_column(info=CONTACT)
    kind: Mapped[str] = mapped_column(String(30))
    party_size: Mapped[int] = mapped_column(default=1)
    state: Mapped[str] = mapped_column(String(20))
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    consultant_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    asked_for_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    served_as: Mapped[str | None] = mapped_column(String(20))
    used_turn: Mapped[bool] = mapped_column(default=False, server_default=false())
    channel: Mapped[str | None] = mapped_column(String(40))
    purpose: Mapped[str | None] = mapped_column(String(40))
    assigned_at: Mapped[datetime | None]
    greeted_at: Mapped[datetime | None]
    sat_down_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
    outcome: Mapped[str | None] = mapped_column(String(40))
    outcome_reason: Mapped[str | None] = mapped_column(Text)
    next_step: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text, info=PERSONAL)
    together_with: Mapped[int | None] = mapped_column(ForeignKey("visit.id"))
    courtesy: Mapped[str | None] = mapped_column(String(30))
    language: Mapped[str | None] = mapped_column(String(20))
    agent_id: Mapped[int | None] = mapped_column(ForeignKey("agent.id"))
    notice_id: Mapped[int | None] = mapped_column(ForeignKey("advance_notice.id"))
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointment.id"))
    handed_from_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    hand_over_note: Mapped[str | None] = mapped_column(Text, info=PERSONAL)
    true_arrived_at: Mapped[datetime | None]
    entered_late: Mapped[bool] = mapped_column(default=False, server_default=false())
    pack_version_id: Mapped[int] = mapped_column(ForeignKey("pack_version.id"))


class VisitCredit(Base):
    """A consultant's share of a visit in per cent (REC-15); a visit's shares add up to 100, none at all means one
    consultant has it whole.
    """

    __tablename__ = "visit_credit"
    __table_args__ = (UniqueConstraint("visit_id", "staff_id"), Index(None, "store_id", "staff_id"))

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    percent: Mapped[int]


class VisitMember(Base):
    """Who belongs to a party (REC-06): ``count`` people of one ``role``: decision_maker, partner, parent, child,
    adviser, friend, other.
    """

    __tablename__ = "visit_member"
    __table_args__ = (Index(None, "visit_id"),)

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"))
    role: Mapped[str] = mapped_column(String(20))
    count: Mapped[int] = mapped_column(default=1, server_default="1")
    note: Mapped[str | None] = mapped_column(Text, info=PERSONAL)
