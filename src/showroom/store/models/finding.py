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
    __table_args__ = (Index(None, "version"),)

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), primary_key=True, autoincrement=False)
    heads: Mapped[str] = mapped_column(Text, info=UNAUDITED)
    version: Mapped[int] = mapped_column(info=UNAUDITED)


class Term(Base):
    """Every term of every customer with its ``fit``: how well a word fits that is the term, or begins it.

    No foreign key: it is derived, some forty rows a customer, and each would cost a look-up when it is written.
    """

    __tablename__ = "term"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    term: Mapped[str] = mapped_column(_ordered_by_bytes(), primary_key=True, info=UNAUDITED)
    customer_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, info=UNAUDITED)
    fit: Mapped[int] = mapped_column(info=UNAUDITED)


class BroadTerm(Base):
    """A word that so many terms begin with that it stands in ``term`` itself, once for each of these customers.

    Rows are only added; ``number`` counts them, so that whoever knows the first n reads on from there. The row of the
    empty word is no word: its ``customers`` says how many there were when all words were looked through.
    """

    __tablename__ = "broad_term"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, info=UNAUDITED)
    term: Mapped[str] = mapped_column(_ordered_by_bytes(), unique=True, info=UNAUDITED)
    customers: Mapped[int] = mapped_column(info=UNAUDITED)


class CustomerLatest(Base):
    """When a customer last came or was on the phone, or else was registered: microseconds since 1970, UTC.

    Narrow on purpose: a search ranks two thousand customers by it.
    """

    __tablename__ = "customer_latest"
    __table_args__ = (Index(None, "at"), {"sqlite_with_rowid": False})

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), primary_key=True, autoincrement=False)
    at: Mapped[int] = mapped_column(info=UNAUDITED)
