"""Files of customers taken in (REG-12): how their columns were read, each run, and a record's id where it came from."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from showroom.store.models.base import PERSONAL, UNAUDITED, Base, identity


class ImportMapping(Base):
    """Which column holds what, remembered for the next file with the same heads.

    ``shape``: SHA-256 over the folded heads in their order, told apart by ``what`` (customers). ``columns``: JSON,
    field → heads.
    """

    __tablename__ = "import_mapping"
    __table_args__ = (UniqueConstraint("store_id", "what", "shape"),)

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    what: Mapped[str] = mapped_column(String(20))
    shape: Mapped[str] = mapped_column(String(64))
    columns: Mapped[str] = mapped_column(Text)
    used_at: Mapped[datetime]


class ImportRun(Base):
    """A run that changed something; the file's digest, never its name or its content.

    ``indexed``: whether the search finds all of it; a run that was cut off after its commit is completed later.
    ``first_id`` … ``last_id``: the span in which the ids of the customers it made lie.
    """

    __tablename__ = "import_run"
    __table_args__ = (Index(None, "store_id", "indexed"),)

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    what: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    digest: Mapped[str] = mapped_column(String(64))
    read: Mapped[int]
    added: Mapped[int]
    updated: Mapped[int]
    unchanged: Mapped[int]
    rejected: Mapped[int]
    conflicts: Mapped[int]
    first_id: Mapped[int | None]
    last_id: Mapped[int | None]
    indexed: Mapped[bool] = mapped_column(default=False, server_default=false(), info=UNAUDITED)


class ImportAhead(Base):
    """An audit entry that a run under way will write, whose personal values stand in ``audit_value`` already: what a
    run leaves that is cut off is found by it. ``run``: the first entry's id.
    """

    __tablename__ = "import_ahead"
    __table_args__ = (Index(None, "run"),)

    audit_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    run: Mapped[int]
    at: Mapped[datetime]


class CustomerSource(Base):
    """A customer's number in the system its record came from: ``system`` is the folded head of that column."""

    __tablename__ = "customer_source"
    __table_args__ = (UniqueConstraint("store_id", "system", "code"), Index(None, "customer_id"))

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    system: Mapped[str] = mapped_column(String(200))
    code: Mapped[str] = mapped_column(String(200), info=PERSONAL)
