"""Customers: they belong to the company; that a store's consultant looks after one is a row of ``customer_owner``."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, false, true
from sqlalchemy.orm import Mapped, mapped_column

from showroom.store.models.base import CONTACT, ORIGIN, PERSONAL, UNAUDITED, Base, identity


class Customer(Base):
    """A household or a company's contact. ``store_id`` is where the record began (REG-01).

    ``*_key`` columns are the folded spellings that duplicates are found by; they say nothing the audit does not hold.
    ``phone_declined``: what the person is known again by when no phone is left (拒留).
    ``grade_by``: rule or person; ``grade_reason`` is JSON legs for a rule, a person's words otherwise.
    """

    __tablename__ = "customer"
    __table_args__ = (
        Index(None, "name_key"),
        Index(None, "email_key"),
        Index(None, "address_key"),
        Index(None, "store_id", "is_complete"),
        Index(None, "referrer_id"),
        # What a line of a list shows, found by the id alone: SQLite would read an index and then a row for each.
        Index(
            "ix_customer_in_a_line", "id", "active", "name", "kind", "title", "company", "grade", "completeness",
            "is_complete", "created_at", "created_by_id",
        ),
    )  # fmt: skip

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"), info=ORIGIN)
    kind: Mapped[str] = mapped_column(String(20), default="household", server_default="household")
    name: Mapped[str] = mapped_column(String(200), info=PERSONAL)
    name_key: Mapped[str] = mapped_column(String(200), info=UNAUDITED)
    title: Mapped[str | None] = mapped_column(String(40), info=PERSONAL)
    company: Mapped[str | None] = mapped_column(String(200), info=PERSONAL)
    phone_declined: Mapped[str | None] = mapped_column(Text, info=PERSONAL)
    email: Mapped[str | None] = mapped_column(String(200), info=PERSONAL)
    email_key: Mapped[str | None] = mapped_column(String(200), info=UNAUDITED)
    messaging_id: Mapped[str | None] = mapped_column(String(200), info=PERSONAL)
    address: Mapped[str | None] = mapped_column(Text, info=PERSONAL)
    address_key: Mapped[str | None] = mapped_column(Text, info=UNAUDITED)
    language: Mapped[str | None] = mapped_column(String(20))
    source_channel: Mapped[str | None] = mapped_column(String(40))
    referrer: Mapped[str | None] = mapped_column(String(200), info=PERSONAL)
    referrer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    industry: Mapped[str | None] = mapped_column(String(200))
    company_size: Mapped[str | None] = mapped_column(String(200))
    birthday: Mapped[date | None] = mapped_column(info=PERSONAL)
    invoice_title: Mapped[str | None] = mapped_column(String(200), info=PERSONAL)
    tax_number: Mapped[str | None] = mapped_column(String(200), info=PERSONAL)
    consent: Mapped[bool] = mapped_column(default=False, server_default=false())
    consent_at: Mapped[datetime | None]
    consent_staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    notes: Mapped[str | None] = mapped_column(Text, info=PERSONAL)
    grade: Mapped[str | None] = mapped_column(String(2))
    grade_by: Mapped[str | None] = mapped_column(String(10))
    grade_reason: Mapped[str | None] = mapped_column(Text)
    completeness: Mapped[int] = mapped_column(default=0, server_default="0")
    is_complete: Mapped[bool] = mapped_column(default=False, server_default=false())
    active: Mapped[bool] = mapped_column(default=True, server_default=true())
    created_at: Mapped[datetime]
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    updated_at: Mapped[datetime]
    pack_version_id: Mapped[int] = mapped_column(ForeignKey("pack_version.id"))


class CustomerPhone(Base):
    """A phone of a customer in E.164 (REG-02), with what was typed; a household may share one."""

    __tablename__ = "customer_phone"
    __table_args__ = (UniqueConstraint("customer_id", "e164"), Index(None, "e164"))

    id: Mapped[int] = identity()
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    position: Mapped[int] = mapped_column(default=0)
    e164: Mapped[str] = mapped_column(String(20), info=PERSONAL)
    extension: Mapped[str | None] = mapped_column(String(20), info=PERSONAL)
    raw: Mapped[str] = mapped_column(String(60), info=PERSONAL)


class CustomerField(Base):
    """The answer to a form field that has no column of its own; ``value`` is JSON (``domain.customers.form``)."""

    __tablename__ = "customer_field"
    __table_args__ = (UniqueConstraint("customer_id", "key"),)

    id: Mapped[int] = identity()
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    key: Mapped[str] = mapped_column(String(60))
    value: Mapped[str] = mapped_column(Text, info=PERSONAL)
    confirmed_at: Mapped[datetime]


class CustomerConfirmed(Base):
    """When somebody last heard that an answer still holds (REG-11), for any field of the form.

    Without a row it is as old as the answer: ``customer_field.confirmed_at``, or the registration for a column.
    """

    __tablename__ = "customer_confirmed"
    __table_args__ = (UniqueConstraint("customer_id", "key"),)

    id: Mapped[int] = identity()
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    key: Mapped[str] = mapped_column(String(60))
    at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


class CustomerRelation(Base):
    """How two customers belong together (REG-13). Who recommended whom stands in ``customer.referrer_id``.

    ``kind``: household (one row a pair, ``from_id`` < ``to_id``), company_contact (``from_id`` is the company) or
    other; ``role`` is what the second is to the first, in people's words (wife, purchasing, architect …).
    """

    __tablename__ = "customer_relation"
    __table_args__ = (UniqueConstraint("from_id", "to_id", "kind"), Index(None, "to_id"))

    id: Mapped[int] = identity()
    from_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    to_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    kind: Mapped[str] = mapped_column(String(20))
    role: Mapped[str] = mapped_column(String(100), default="", server_default="", info=PERSONAL)
    at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


class CustomerChange(Base):
    """That something about a customer was changed, for the timeline (REG-10); the audit log holds from what to what.

    ``what``: changed, confirmed, related, unrelated; ``keys``: the form's fields (or the kind of relation), with
    commas between them.
    """

    __tablename__ = "customer_change"
    __table_args__ = (Index(None, "customer_id", "at"),)

    id: Mapped[int] = identity()
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    at: Mapped[datetime]
    what: Mapped[str] = mapped_column(String(20))
    keys: Mapped[str] = mapped_column(Text)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


class CustomerOwner(Base):
    """Who looks after a customer in a store (归属人), since when, and until when that is protected (REG-07).

    ``protected_until`` None: from before there were protection periods, holds until the next effective contact.
    ``extended_*``: the last contact that extended it.
    """

    __tablename__ = "customer_owner"
    __table_args__ = (
        UniqueConstraint("store_id", "customer_id"),
        Index(None, "customer_id", "store_id", "staff_id"),
        Index(None, "staff_id", "customer_id"),
        Index(None, "store_id", "protected_until"),
    )

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), info=CONTACT)
    since: Mapped[datetime]
    protected_until: Mapped[datetime | None]
    extended_at: Mapped[datetime | None]
    extended_by: Mapped[str | None] = mapped_column(String(20))


class CustomerGrade(Base):
    """A grade as it was given (REG-05); the customer row holds the last one."""

    __tablename__ = "customer_grade"
    __table_args__ = (Index(None, "customer_id", "at"),)

    id: Mapped[int] = identity()
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    at: Mapped[datetime]
    grade: Mapped[str] = mapped_column(String(2))
    given_by: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(Text)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    pack_version_id: Mapped[int] = mapped_column(ForeignKey("pack_version.id"))


class NotSamePerson(Base):
    """Two records somebody has said are different people (REG-03); ``low_id`` < ``high_id``."""

    __tablename__ = "not_same_person"
    __table_args__ = (UniqueConstraint("low_id", "high_id"), Index(None, "high_id"))

    id: Mapped[int] = identity()
    low_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    high_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
