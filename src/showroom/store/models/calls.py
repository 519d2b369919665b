"""Phone calls, and what grows out of one: messages, progress, alerts, the signed register (CAL-01 … CAL-08)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from showroom.store.models.base import CONTACT, PERSONAL, Base, identity


class Call(Base):
    """One call. ``number`` counts within the store's business day, as the call register is numbered.

    ``direction`` in/out; ``rings_source`` system/said (CAL-02); ``topic``, ``result``: ``domain.calls.rules``.
    ``for_staff_id``: the colleague a message is for (CAL-07), or who got the enquiry in the sequence of calls (REC-21).
    ``callback_*``: CAL-05; ``callback_first_due`` is set when another date was promised: ``callback_due`` is that one.
    ``reserved``, ``sensitive``: keys of the pack's topics that came up (CAL-06).
    """

    __tablename__ = "call"
    __table_args__ = (
        UniqueConstraint("store_id", "day", "number"),
        Index(None, "store_id", "day", "staff_id", "result"),
        Index(None, "store_id", "callback_done_at", "callback_due"),
        Index(None, "customer_id", "at"),
        Index(None, "e164"),
    )

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    day: Mapped[date]
    number: Mapped[int]
    at: Mapped[datetime] = mapped_column(info=CONTACT)
    direction: Mapped[str] = mapped_column(String(3))
    phone_raw: Mapped[str | None] = mapped_column(String(60), info=PERSONAL)
    e164: Mapped[str | None] = mapped_column(String(20), info=PERSONAL)
    caller_name: Mapped[str | None] = mapped_column(String(200), info=PERSONAL)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    for_staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    topic: Mapped[str] = mapped_column(String(30))
    channel: Mapped[str | None] = mapped_column(String(40))
    note: Mapped[str | None] = mapped_column(Text, info=PERSONAL)
    first_time: Mapped[bool] = mapped_column(default=False, server_default=false())
    rings: Mapped[int | None]
    rings_source: Mapped[str | None] = mapped_column(String(10))
    duration_s: Mapped[int | None]
    result: Mapped[str] = mapped_column(String(30))
    question: Mapped[str | None] = mapped_column(Text, info=PERSONAL)
    callback_due: Mapped[datetime | None]
    callback_first_due: Mapped[datetime | None]
    callback_done_at: Mapped[datetime | None]
    callback_done_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    callback_answer: Mapped[str | None] = mapped_column(Text, info=PERSONAL)
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"))
    reserved: Mapped[str | None] = mapped_column(String(40))
    sensitive: Mapped[str | None] = mapped_column(String(40))
    recorded_at: Mapped[datetime]
    pack_version_id: Mapped[int] = mapped_column(ForeignKey("pack_version.id"))


class CallMessage(Base):
    """A message for a colleague, from the person who wrote it down, until it is acknowledged (CAL-07).

    ``call_id``: the call it was left with; what one colleague leaves another without a call has none. ``make_up``: the
    policy owes the colleague a call for it ("owed", "given"); None for nothing.
    """

    __tablename__ = "call_message"
    __table_args__ = (
        Index(None, "store_id", "to_id", "acknowledged_at"),
        Index(None, "call_id"),
    )

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    call_id: Mapped[int | None] = mapped_column(ForeignKey("call.id"))
    from_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    to_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime]
    text: Mapped[str] = mapped_column(Text, info=PERSONAL)
    urgent: Mapped[bool] = mapped_column(default=False, server_default=false())
    acknowledged_at: Mapped[datetime | None]
    acknowledged_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    make_up: Mapped[str | None] = mapped_column(String(10))


class CallProgress(Base):
    """A step on the way to an answer (CAL-05). ``kind``: ``domain.calls.callbacks``; ``whom_id``: who was asked;
    ``promised_for``: the date the customer was promised."""

    __tablename__ = "call_progress"
    __table_args__ = (Index(None, "call_id", "at"),)

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    call_id: Mapped[int] = mapped_column(ForeignKey("call.id"))
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    kind: Mapped[str] = mapped_column(String(20))
    whom_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    note: Mapped[str | None] = mapped_column(Text, info=PERSONAL)
    promised_for: Mapped[datetime | None]


class CallAlert(Base):
    """A sensitive call at the manager's window, from while it is still running until it is acknowledged (CAL-06).

    ``topic``: a key of the pack. ``call_id``: once the call is written down.
    """

    __tablename__ = "call_alert"
    __table_args__ = (
        Index(None, "store_id", "acknowledged_at"),
        Index(None, "call_id"),
    )

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    call_id: Mapped[int | None] = mapped_column(ForeignKey("call.id"))
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    topic: Mapped[str] = mapped_column(String(40))
    phone_raw: Mapped[str | None] = mapped_column(String(60), info=PERSONAL)
    note: Mapped[str | None] = mapped_column(Text, info=PERSONAL)
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    acknowledged_at: Mapped[datetime | None]
    acknowledged_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


class CallRegisterDay(Base):
    """A signature under a day's call register (CAL-04): every call up to ``last_number``; what comes later is a
    supplement, signed in its turn. ``calls``: how many stood in it."""

    __tablename__ = "call_register_day"
    __table_args__ = (UniqueConstraint("store_id", "day", "last_number"),)

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    day: Mapped[date]
    last_number: Mapped[int]
    calls: Mapped[int]
    signed_at: Mapped[datetime]
    signed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    note: Mapped[str | None] = mapped_column(Text)


class CallWithdrawn(Base):
    """The number of a call that was logged by mistake and taken back: the register has no gap (CAL-04)."""

    __tablename__ = "call_withdrawn"
    __table_args__ = (UniqueConstraint("store_id", "day", "number"),)

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    day: Mapped[date]
    number: Mapped[int]
    at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    withdrawn_at: Mapped[datetime]
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
