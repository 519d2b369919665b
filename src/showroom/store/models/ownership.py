"""Claims of ownership, what claimants stated, rulings, and how a customer's owner changed (REG-07, REG-08)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column

from showroom.store.models.base import PERSONAL, Base, identity


class OwnershipClaim(Base):
    """A case at the ownership desk. ``kind``: claim, unknown, forgotten, skating, notice; ``state``: open, decided,
    withdrawn, joined (two records were merged, and with them their cases: this one goes on in ``joined_id``).

    ``customer_id`` is missing while nobody knows who the person is; ``other_customer_id``: the record that a skating
    check found. ``serving_id``: who serves meanwhile; ``named_id``: whom the visitor named after all. ``window_until``:
    claims are blind until then.
    """

    __tablename__ = "ownership_claim"
    __table_args__ = (
        UniqueConstraint("store_id", "number"),
        Index(None, "store_id", "state", "opened_at"),
        Index(None, "customer_id"),
        Index(None, "notice_id"),
    )

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(20))
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    other_customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"))
    notice_id: Mapped[int | None] = mapped_column(ForeignKey("advance_notice.id"))
    serving_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    opened_at: Mapped[datetime]
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    window_until: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(Text, info=PERSONAL)
    pack_version_id: Mapped[int] = mapped_column(ForeignKey("pack_version.id"))
    named_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    joined_id: Mapped[int | None] = mapped_column(ForeignKey("ownership_claim.id"))


class OwnershipStatement(Base):
    """What a claimant stated before seeing the record: day, what was shown, last digits, name; all of it may be empty
    where the claim is not blind.
    """

    __tablename__ = "ownership_statement"
    __table_args__ = (UniqueConstraint("claim_id", "staff_id"), Index(None, "staff_id"))

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    claim_id: Mapped[int] = mapped_column(ForeignKey("ownership_claim.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime]
    said_day: Mapped[date | None]
    said_shown: Mapped[str | None] = mapped_column(Text, info=PERSONAL)
    said_tail: Mapped[str | None] = mapped_column(String(20), info=PERSONAL)
    said_name: Mapped[str | None] = mapped_column(String(200), info=PERSONAL)
    note: Mapped[str | None] = mapped_column(Text, info=PERSONAL)


class OwnershipRuling(Base):
    """The manager's decision. ``winner_id`` None with ``winner_notice_id`` None: nobody, the customer goes by the
    rotation. ``proposed_*``, ``clause``: what the rules said; ``facts`` is JSON, ids and codes only: the ranking as it
    was. ``valid``: False once the case was opened again.
    """

    __tablename__ = "ownership_ruling"
    __table_args__ = (Index(None, "claim_id", "at"),)

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    claim_id: Mapped[int] = mapped_column(ForeignKey("ownership_claim.id"))
    at: Mapped[datetime]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    winner_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    winner_notice_id: Mapped[int | None] = mapped_column(ForeignKey("advance_notice.id"))
    proposed_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    proposed_notice_id: Mapped[int | None] = mapped_column(ForeignKey("advance_notice.id"))
    clause: Mapped[str] = mapped_column(String(40))
    reason: Mapped[str] = mapped_column(Text)
    facts: Mapped[str] = mapped_column(Text)
    share_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    share_percent: Mapped[int | None]
    valid: Mapped[bool] = mapped_column(default=True, server_default=true())
    reopened_at: Mapped[datetime | None]
    reopened_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    reopen_reason: Mapped[str | None] = mapped_column(Text)
    pack_version_id: Mapped[int] = mapped_column(ForeignKey("pack_version.id"))


class OwnerChange(Base):
    """A customer's owner, or the end of the protection, was another one from then on. ``why``: given, ruling, reopened,
    free, merged, taken_back (the contact that had begun or extended it never was).

    The owner a customer began with stands in ``customer_owner`` alone; here only what came after.
    """

    __tablename__ = "owner_change"
    __table_args__ = (Index(None, "customer_id", "at"), Index(None, "store_id", "at"))

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    at: Mapped[datetime]
    from_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    from_since: Mapped[datetime | None]
    from_until: Mapped[datetime | None]
    to_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    why: Mapped[str] = mapped_column(String(20))
    ruling_id: Mapped[int | None] = mapped_column(ForeignKey("ownership_ruling.id"))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


class SkatingFinding(Base):
    """What a skating check found when a customer was registered or a quote issued, and why it went on (REG-08).

    ``found``: household, address, phone_tail, phone; ``at_step``: register, quote.
    """

    __tablename__ = "skating_finding"
    __table_args__ = (Index(None, "store_id", "at"), Index(None, "customer_id"))

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    other_customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime]
    found: Mapped[str] = mapped_column(String(40))
    at_step: Mapped[str] = mapped_column(String(20))
    quote_id: Mapped[int | None] = mapped_column(ForeignKey("quote.id"))
    reason: Mapped[str | None] = mapped_column(Text)
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("ownership_claim.id"))
