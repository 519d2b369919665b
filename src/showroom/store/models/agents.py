"""Those who bring customers, and whom they announced when (REC-24)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, false, true
from sqlalchemy.orm import Mapped, mapped_column

from showroom.store.models.base import PERSONAL, UNAUDITED, Base, identity


class Agency(Base):
    """A house that brings customers. ``kind``: agency, design_studio, other. ``valid_days``: how long its notices
    hold, by contract.
    """

    __tablename__ = "agency"
    __table_args__ = (UniqueConstraint("store_id", "name_key"),)

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    name: Mapped[str] = mapped_column(String(200))
    name_key: Mapped[str] = mapped_column(String(200), info=UNAUDITED)
    kind: Mapped[str] = mapped_column(String(20), default="agency", server_default="agency")
    valid_days: Mapped[int] = mapped_column(default=30, server_default="30")
    active: Mapped[bool] = mapped_column(default=True, server_default=true())
    created_at: Mapped[datetime]


class Agent(Base):
    """A person of an agency, or (``agency_id`` None) a designer on their own account. ``phone``: E.164."""

    __tablename__ = "agent"
    __table_args__ = (Index(None, "store_id", "agency_id"), Index(None, "store_id", "phone"))

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"))
    name: Mapped[str] = mapped_column(String(200), info=PERSONAL)
    phone: Mapped[str | None] = mapped_column(String(20), info=PERSONAL)
    active: Mapped[bool] = mapped_column(default=True, server_default=true())
    created_at: Mapped[datetime]


class AdvanceNotice(Base):
    """A customer who is coming with an agent (报备): by whom, of which number, since when and until when.

    ``phone_masked`` is the number as it was said; ``prefix`` and ``suffix`` are its visible digits with the country
    code, for matching (``domain.agents.masks``); a number said whole stands in ``suffix``. ``agency_id`` is the agent's
    house at that time. ``noticed_at`` is when the agent said it, ``recorded_at`` when it was typed.
    ``state``: open, used, disputed, withdrawn; that an open one has expired is read from ``valid_until``.
    ``visit_id`` has no foreign key: ``visit.notice_id`` is the one, and two would be a circle.
    """

    __tablename__ = "advance_notice"
    __table_args__ = (
        Index(None, "store_id", "suffix"),
        Index(None, "store_id", "state", "valid_until"),
        Index(None, "store_id", "noticed_at"),
        Index(None, "agent_id", "noticed_at"),
    )

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    agent_id: Mapped[int] = mapped_column(ForeignKey("agent.id"))
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"))
    customer_name: Mapped[str] = mapped_column(String(200), info=PERSONAL)
    phone_masked: Mapped[str] = mapped_column(String(40), info=PERSONAL)
    prefix: Mapped[str] = mapped_column(String(20), info=UNAUDITED)
    suffix: Mapped[str] = mapped_column(String(20), info=UNAUDITED)
    is_whole: Mapped[bool] = mapped_column(default=False, server_default=false())
    visible_digits: Mapped[int]
    noticed_at: Mapped[datetime]
    valid_until: Mapped[datetime]
    consultant_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    state: Mapped[str] = mapped_column(String(20))
    visit_id: Mapped[int | None]
    note: Mapped[str | None] = mapped_column(Text, info=PERSONAL)
    dispute_reason: Mapped[str | None] = mapped_column(Text, info=PERSONAL)
    disputed_at: Mapped[datetime | None]
    recorded_at: Mapped[datetime]
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
