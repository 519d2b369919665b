"""The two append-only chains: the rotation ledger (REC-18) and the audit log (SEC-03)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, PrimaryKeyConstraint, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from showroom.store.models.base import UNAUDITED, Base, identity


class LedgerEvent(Base):
    """One event of the rotation. ``seq`` counts within the store, ``number`` within its business day; both have no
    gaps.

    ``payload`` is canonical JSON; ``hash`` = SHA-256 over the previous hash and everything else in the row.
    """

    __tablename__ = "ledger_event"
    __table_args__ = (UniqueConstraint("store_id", "seq"), UniqueConstraint("store_id", "day", "number"))

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    seq: Mapped[int]
    day: Mapped[date] = mapped_column(info=UNAUDITED)
    number: Mapped[int] = mapped_column(info=UNAUDITED)
    kind: Mapped[str] = mapped_column(String(30))
    at: Mapped[datetime] = mapped_column(info=UNAUDITED)
    recorded_at: Mapped[datetime] = mapped_column(info=UNAUDITED)
    actor: Mapped[str] = mapped_column(String(80), info=UNAUDITED)
    pack_version_id: Mapped[int] = mapped_column(ForeignKey("pack_version.id"), info=UNAUDITED)
    payload: Mapped[str] = mapped_column(Text, info=UNAUDITED)
    prev_hash: Mapped[str] = mapped_column(String(64), info=UNAUDITED)
    hash: Mapped[str] = mapped_column(String(64))


class AuditEntry(Base):
    """One act: who, when, which, and every row it changed, chained like the ledger."""

    __tablename__ = "audit_entry"
    __table_args__ = (UniqueConstraint("store_id", "seq"),)

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    seq: Mapped[int]
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(80))
    action: Mapped[str] = mapped_column(String(60))
    changes: Mapped[str] = mapped_column(Text)
    prev_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class AuditValue(Base):
    """A personal value that an audit entry names by digest only; erasing this row leaves the chain whole.

    Its key begins with the entry: ten values of one act are neighbours, where ten digests would each lie on a page of
    their own.
    """

    __tablename__ = "audit_value"
    __table_args__ = (PrimaryKeyConstraint("audit_id", "digest"), {"sqlite_with_rowid": False})

    digest: Mapped[str] = mapped_column(String(64))
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    audit_id: Mapped[int] = mapped_column(ForeignKey("audit_entry.id"))
    table_name: Mapped[str] = mapped_column(String(60))
    row_id: Mapped[int]
    column_name: Mapped[str] = mapped_column(String(60))
    salt: Mapped[str] = mapped_column(String(32))
    value: Mapped[str] = mapped_column(Text)
