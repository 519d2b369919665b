"""Quotes, their lines, their issued versions and the papers made of them (QUO-01 to QUO-05)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column

from showroom.store.models.base import PERSONAL, UNAUDITED, Base, identity


class Quote(Base):
    """A quote as it is now. ``number`` is given at issue and stays; ``version`` counts the issued and coming ones.

    ``state``: draft, issued, accepted, refused, expired. ``approval``: none, asked, approved, refused;
    ``approved_percent`` is the reduction in per cent (decimal text) that the manager agreed to.
    ``discount_value`` is decimal text: per cent or major units. The four sums are those of the lines as saved.
    ``day`` is the business day it was made, or issued once it is.
    """

    __tablename__ = "quote"
    __table_args__ = (
        UniqueConstraint("store_id", "number"),
        UniqueConstraint("store_id", "number_year", "number_seq"),
        Index(None, "store_id", "day", "state"),
        Index(None, "store_id", "state", "valid_until"),
        Index(None, "store_id", "updated_at"),
        Index(None, "customer_id", "updated_at"),
        Index(None, "visit_id"),
        Index(None, "store_id", "consultant_id", "day"),
    )

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    number: Mapped[str | None] = mapped_column(String(30))
    number_year: Mapped[int | None]
    number_seq: Mapped[int | None]
    version: Mapped[int] = mapped_column(default=1)
    state: Mapped[str] = mapped_column(String(20))
    day: Mapped[date]
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"))
    consultant_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    currency: Mapped[str] = mapped_column(String(3))
    tax_included: Mapped[bool] = mapped_column(default=True, server_default=true())
    discount_kind: Mapped[str] = mapped_column(String(10), default="none", server_default="none")
    discount_value: Mapped[str] = mapped_column(String(24), default="0", server_default="0")
    rounding_step: Mapped[int] = mapped_column(default=1, server_default="1")
    plan_key: Mapped[str] = mapped_column(String(40))
    valid_until: Mapped[date | None]
    language: Mapped[str] = mapped_column(String(10))
    notes: Mapped[str] = mapped_column(Text, default="", server_default="", info=PERSONAL)
    subtotal_minor: Mapped[int] = mapped_column(default=0)
    discount_minor: Mapped[int] = mapped_column(default=0)
    tax_minor: Mapped[int] = mapped_column(default=0)
    total_minor: Mapped[int] = mapped_column(default=0)
    approval: Mapped[str] = mapped_column(String(10), default="none", server_default="none")
    approved_percent: Mapped[str | None] = mapped_column(String(24))
    approval_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    approval_at: Mapped[datetime | None]
    approval_reason: Mapped[str | None] = mapped_column(Text)
    decided_at: Mapped[datetime | None]
    decision_reason: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    updated_at: Mapped[datetime]
    issued_at: Mapped[datetime | None]
    pack_version_id: Mapped[int] = mapped_column(ForeignKey("pack_version.id"))


class QuoteLine(Base):
    """A line of a quote as it is now. Quantities are thousandths; rates and discounts decimal text."""

    __tablename__ = "quote_line"
    __table_args__ = (UniqueConstraint("quote_id", "position"), Index(None, "product_id"))

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    quote_id: Mapped[int] = mapped_column(ForeignKey("quote.id"))
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    product_id: Mapped[int | None] = mapped_column(ForeignKey("product.id"))
    code: Mapped[str] = mapped_column(String(60), default="", server_default="")
    text_en: Mapped[str] = mapped_column(Text)
    text_zh: Mapped[str] = mapped_column(Text)
    detail_en: Mapped[str] = mapped_column(Text, default="", server_default="")
    detail_zh: Mapped[str] = mapped_column(Text, default="", server_default="")
    quantity_milli: Mapped[int]
    unit_en: Mapped[str] = mapped_column(String(20))
    unit_zh: Mapped[str] = mapped_column(String(20))
    unit_price_minor: Mapped[int]
    list_price_minor: Mapped[int | None]
    discount_kind: Mapped[str] = mapped_column(String(10), default="none", server_default="none")
    discount_value: Mapped[str] = mapped_column(String(24), default="0", server_default="0")
    tax_rate: Mapped[str] = mapped_column(String(10), default="0", server_default="0")
    amount_minor: Mapped[int]


class QuoteVersion(Base):
    """An issued version, frozen: ``content`` is the JSON of everything on its paper, bound by ``digest`` (sha256)."""

    __tablename__ = "quote_version"
    __table_args__ = (UniqueConstraint("quote_id", "version"), Index(None, "store_id", "number"))

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    quote_id: Mapped[int] = mapped_column(ForeignKey("quote.id"))
    version: Mapped[int]
    number: Mapped[str] = mapped_column(String(30))
    issued_at: Mapped[datetime]
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    currency: Mapped[str] = mapped_column(String(3))
    total_minor: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    content: Mapped[str] = mapped_column(Text, info=UNAUDITED)


class QuotePaper(Base):
    """The bytes of a paper of an issued version in one language: made once, then handed out as they are."""

    __tablename__ = "quote_paper"
    __table_args__ = (UniqueConstraint("version_id", "language"),)

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    version_id: Mapped[int] = mapped_column(ForeignKey("quote_version.id"))
    language: Mapped[str] = mapped_column(String(10))
    pages: Mapped[int]
    missing: Mapped[str] = mapped_column(Text, default="", server_default="", info=UNAUDITED)
    sha256: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes] = mapped_column(LargeBinary, info=UNAUDITED)
    made_at: Mapped[datetime]
