"""Who was found, a line each, with the heads they were found by (REG-04): the same as ``people.by_ids`` makes.

A search shows twenty of a million, each on other pages of the file. So all that a line shows is read from one index of
the customers and one of their owners, named in the statement (SQLite would walk to the rows themselves), and the number
from the heads, which are read anyway.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import BigInteger, Boolean, Connection, String, bindparam, column, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import TypeEngine

import showroom.services.customers.people as _people
from showroom.domain.customers.terms import HeadKind
from showroom.domain.staff.actor import Actor
from showroom.services.customers.values import Person
from showroom.services.shop import Shop
from showroom.store import lists
from showroom.store.models import UtcDateTime
from showroom.store.prepared import Prepared

_STATEMENT = """
    SELECT c.id, c.name, c.kind, c.title, c.company, c.grade, c.completeness, c.is_complete, c.created_at,
        c.created_by_id, o.staff_id AS owner_id, s.name AS owner, h.heads,
        (SELECT max(v.arrived_at) FROM visit v WHERE v.customer_id = c.id) AS last_visit_at,
        (SELECT max(k.at) FROM call k WHERE k.customer_id = c.id) AS last_call_at
    FROM customer c{by_line}
    LEFT JOIN customer_owner o{by_owner} ON o.customer_id = c.id AND o.store_id = :store
    LEFT JOIN staff s ON s.id = o.staff_id
    JOIN customer_heads h ON h.customer_id = c.id
    WHERE c.active AND c.id {one_of}
"""
_PIECES = {
    "sqlite": {
        "by_line": " INDEXED BY ix_customer_in_a_line",
        "by_owner": " INDEXED BY ix_customer_owner_customer_id_store_id_staff_id",
        "one_of": "IN (SELECT value FROM json_each(:ids))",
    },
    "postgresql": {"by_line": "", "by_owner": "", "one_of": "= ANY(:ids)"},
}
_NUMBER, _TEXT, _MOMENT = BigInteger(), String(), UtcDateTime()
_COLUMNS: dict[str, TypeEngine[Any]] = {
    "id": _NUMBER, "name": _TEXT, "kind": _TEXT, "title": _TEXT, "company": _TEXT, "grade": _TEXT,
    "completeness": _NUMBER, "is_complete": Boolean(), "created_at": _MOMENT, "created_by_id": _NUMBER,
    "owner_id": _NUMBER, "owner": _TEXT, "heads": _TEXT, "last_visit_at": _MOMENT, "last_call_at": _MOMENT,
}  # fmt: skip
_PHONE = HeadKind.PHONE.value


@cache
def _statement(dialect: str) -> Prepared:
    statement = text(_STATEMENT.format(**_PIECES[dialect]))
    if dialect == "postgresql":
        statement = statement.bindparams(bindparam("ids", type_=ARRAY(BigInteger)))
    return Prepared(statement.columns(*(column(name, kind) for name, kind in _COLUMNS.items())))


def by_ids(shop: Shop, connection: Connection, actor: Actor, ids: Sequence[int]) -> dict[int, tuple[Person, str]]:
    """People by id, each with their heads as they are written; merged and erased ones are left out."""
    facts = {"ids": lists.listed(connection, ids), "store": shop.store.id}
    found: dict[int, tuple[Person, str]] = {}
    nameless: dict[int, str] = {}
    for row in _statement(connection.dialect.name).named(connection, facts):
        phone = _first_phone(row.heads)
        if row.name or row.company or phone:
            found[row.id] = _people.person(shop, actor, row, phone), row.heads
        else:
            nameless[row.id] = row.heads
    for person in _people.by_ids(shop, connection, actor, nameless):  # what they are called stands elsewhere
        found[person.id] = person, nameless[person.id]
    return found


def _first_phone(heads: str) -> str:
    """The first number in heads, E.164; they stand there in the customer's own order."""
    for line in heads.split("\n"):
        if line[:1] == _PHONE:
            return "+" + line[1:]
    return ""
