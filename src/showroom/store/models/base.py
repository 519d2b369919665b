"""What all tables share: naming, types, and the marks the audit reads.

Column marks (``info``): ``personal`` keeps the value out of the audit chain (a salted digest stands there, the value
in an erasable side table); ``audit: False`` leaves the column out of the audit (it is bound by a hash of its own);
``origin`` on a ``store_id`` says that the row is shared by all stores of the database. ``contact``: the moment at
which the row's ``customer_id`` came or was on the phone, or who looks after them (``customer_latest`` follows it).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import BigInteger, DateTime, Dialect, MetaData
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeDecorator

PERSONAL: dict[str, Any] = {"personal": True}
UNAUDITED: dict[str, Any] = {"audit": False}
ORIGIN: dict[str, Any] = {"origin": True}
CONTACT: dict[str, Any] = {"contact": True}


class UtcDateTime(TypeDecorator[datetime]):
    """Aware UTC moments, to the microsecond. SQLite keeps no zone: it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Declarative base of every table."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: UtcDateTime, int: BigInteger}


def identity() -> Any:
    """The primary key column: a 64-bit id made by :mod:`showroom.domain.ids`, never by the database."""
    return mapped_column(BigInteger, primary_key=True, autoincrement=False)
