"""Phone calls (CAL-01 … CAL-08)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from showroom.store.models.base import PERSONAL, Base, identity


class Call(Base):
    """One call. ``number`` counts within the store's business day, as the call register is numbered.

    ``direction`` in/out; ``rings_source`` system/said (CAL-02); ``topic``, ``result``: ``domain.calls.rules``.
    ``for_staff_id``: the colleague a message is for (CAL-07), or who got the enquiry in the sequence of calls (REC-21).
    ``callback_*``: CAL-05; of a message without a question ``callback_done_*`` says that it was passed on (CAL-07).
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
    at: Mapped[datetime]
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
    callback_done_at: Mapped[datetime | None]
    callback_done_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    callback_answer: Mapped[str | None] = mapped_column(Text, info=PERSONAL)
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"))
    recorded_at: Mapped[datetime]
    pack_version_id: Mapped[int] = mapped_column(ForeignKey("pack_version.id"))
