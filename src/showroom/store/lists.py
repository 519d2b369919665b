"""Statements over a list of ids, given as one parameter: twenty of their own take longer to compile than to look up."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Row, Select, bindparam, func, or_, select
from sqlalchemy.dialects.postgresql import ARRAY

from showroom.store.prepared import Prepared

IDS = "ids"


class OneOf:
    """A statement one of whose ``columns`` is one of the ids it is run with; made once for each kind of database."""

    def __init__(self, statement: Select[*tuple[Any, ...]], *columns: Any) -> None:
        self._made = {
            dialect: Prepared(statement.where(or_(*(condition(column, dialect) for column in columns))))
            for dialect in ("sqlite", "postgresql")
        }

    def rows(self, connection: Connection, ids: Iterable[int], **facts: object) -> list[Row[*tuple[Any, ...]]]:
        """Its rows; ``facts``: its other parameters."""
        given = {IDS: listed(connection, ids), **facts}
        return self._made[connection.dialect.name].named(connection, given)


def condition(column: Any, dialect: str) -> ColumnElement[bool]:
    """That ``column`` is one of the parameter ``ids``, which :func:`listed` makes."""
    found: ColumnElement[bool]
    if dialect == "sqlite":
        found = column.in_(select(func.json_each(bindparam(IDS)).table_valued("value").c.value))
    else:
        found = column == func.any(bindparam(IDS, type_=ARRAY(BigInteger)))
    return found


def listed(connection: Connection, ids: Iterable[int]) -> object:
    """Ids as one parameter of :func:`condition`."""
    return json.dumps(list(ids)) if connection.dialect.name == "sqlite" else list(ids)
