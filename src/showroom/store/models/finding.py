"""The search index over customers (REG-04): derived from the records, made again at will, no part of the audit."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from showroom.store.models.base import UNAUDITED, Base


def _ordered_by_bytes() -> String:
    """A term's type: ordered by bytes on both engines, so that a fragment is a range."""
    return String(64).with_variant(String(64, collation="C"), "postgresql")


class CustomerHeads(Base):
    """What a customer is found by, a head a line (``domain.customers.terms``), and the version of the cut."""

    __tablename__ = "customer_heads"
    __table_args__ = (Index(None, "version"), {"sqlite_with_rowid": False})

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), primary_key=True, autoincrement=False)
    heads: Mapped[str] = mapped_column(Text, info=UNAUDITED)
    version: Mapped[int] = mapped_column(info=UNAUDITED)


class Term(Base):
    """Every term of every customer with its ``fit``: how well a word fits that is the term, or begins it.

    Beside it all that a search ranks by: ``recent``, the second of the latest contact, and ``owner``, a number of
    ``found_owner``. No foreign key: it is derived, some twenty rows a customer, and each would cost a look-up when it
    is written.
    """

    __tablename__ = "term"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    term: Mapped[str] = mapped_column(_ordered_by_bytes(), primary_key=True, info=UNAUDITED)
    customer_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, info=UNAUDITED)
    fit: Mapped[int] = mapped_column(info=UNAUDITED)
    recent: Mapped[int] = mapped_column(info=UNAUDITED)
    owner: Mapped[int] = mapped_column(info=UNAUDITED)


class BroadTerm(Base):
    """A word so many customers fit that each of them stands in ``broad_row`` under its ``number``.

    Rows are only added; ``number`` counts them, so that whoever knows the first n reads on from there. The row of the
    empty word is no word: its ``customers`` says how many there were when all words were looked through.
    """

    __tablename__ = "broad_term"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, info=UNAUDITED)
    term: Mapped[str] = mapped_column(_ordered_by_bytes(), unique=True, info=UNAUDITED)
    customers: Mapped[int] = mapped_column(info=UNAUDITED)


class BroadRow(Base):
    """A customer whom a broad word fits, for so many ``points``; in the order of the latest contact (``recent``, a
    second), so that the newest thousands are one piece of the table, with all they are ranked by.
    """

    __tablename__ = "broad_row"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    word: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, info=UNAUDITED)
    recent: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, info=UNAUDITED)
    customer_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, info=UNAUDITED)
    points: Mapped[int] = mapped_column(info=UNAUDITED)
    owner: Mapped[int] = mapped_column(info=UNAUDITED)


class FoundOwner(Base):
    """Who looks after customers, in small numbers: a customer's owners in all stores (nearly always one) are one
    ``number``, with a row for each of them. ``members``: all their ids, ascending, with commas. Rows are only added;
    number 0 is nobody.
    """

    __tablename__ = "found_owner"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    staff_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, info=UNAUDITED)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, info=UNAUDITED)
    members: Mapped[str] = mapped_column(Text, info=UNAUDITED)


class CustomerLatest(Base):
    """When a customer last came or was on the phone, or else was registered: microseconds since 1970, UTC. ``owner``:
    a number of ``found_owner``. Both stand in each of the customer's rows of the index, the moment in seconds.
    """

    __tablename__ = "customer_latest"
    __table_args__ = (Index(None, "at"), {"sqlite_with_rowid": False})

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), primary_key=True, autoincrement=False)
    at: Mapped[int] = mapped_column(info=UNAUDITED)
    owner: Mapped[int] = mapped_column(default=0, server_default="0", info=UNAUDITED)
