"""Store, staff, settings and pack versions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, false, true
from sqlalchemy.orm import Mapped, mapped_column

from showroom.store.models.base import PERSONAL, UNAUDITED, Base, identity


class Store(Base):
    """A showroom: one place with one floor, one time zone and one pack in force."""

    __tablename__ = "store"

    id: Mapped[int] = identity()
    name: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(10))
    time_zone: Mapped[str] = mapped_column(String(64))
    country: Mapped[str] = mapped_column(String(2))
    currency: Mapped[str] = mapped_column(String(3))
    day_starts_minute: Mapped[int] = mapped_column(default=240)
    is_demo: Mapped[bool] = mapped_column(server_default=false(), default=False)
    created_at: Mapped[datetime]


class Device(Base):
    """One row counts the processes that ever wrote: its value is the device part of the next process's ids."""

    __tablename__ = "device"

    id: Mapped[int] = identity()
    next_device: Mapped[int]


class Staff(Base):
    """A person who works here. ``pin_hash`` is argon2; the PIN is never kept. ``languages``: BCP-47 codes divided by
    commas (``domain.staff.languages``); the server's default stands in databases of the first version only.
    """

    __tablename__ = "staff"
    __table_args__ = (UniqueConstraint("store_id", "name"),)

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(20))
    team: Mapped[str | None] = mapped_column(String(60))
    languages: Mapped[str] = mapped_column(String(60), default="", server_default="zh_CN")
    phone: Mapped[str | None] = mapped_column(String(40), info=PERSONAL)
    pin_hash: Mapped[str | None] = mapped_column(Text, info=UNAUDITED)
    wrong_pins: Mapped[int] = mapped_column(default=0, server_default="0")
    pin_blocked_until: Mapped[datetime | None]
    active: Mapped[bool] = mapped_column(default=True, server_default=true())
    created_at: Mapped[datetime]


class PackVersion(Base):
    """A store pack as it stood: its whole text, digest, and from when it was in force."""

    __tablename__ = "pack_version"
    __table_args__ = (Index(None, "store_id", "in_force_from"),)

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    name: Mapped[str] = mapped_column(String(60))
    version: Mapped[str] = mapped_column(String(40))
    digest: Mapped[str] = mapped_column(String(64))
    text: Mapped[str] = mapped_column(Text, info=UNAUDITED)
    in_force_from: Mapped[datetime]
    created_at: Mapped[datetime]


class Setting(Base):
    """A setting of the store, shared by all its PCs; ``value`` is JSON."""

    __tablename__ = "setting"
    __table_args__ = (UniqueConstraint("store_id", "key"),)

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    key: Mapped[str] = mapped_column(String(80))
    value: Mapped[str] = mapped_column(Text)
