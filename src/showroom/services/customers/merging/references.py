"""Every place in the database that names a customer, read from the models: a table added later is moved like the rest.

Two kinds stay as they are: those about merging itself, and the search index, which is written anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import CheckConstraint, Table, UniqueConstraint

from showroom.services.following import customer_columns
from showroom.store.models import Base
from showroom.store.models import whole_metadata as _whole_metadata

STAY = frozenset(
    {
        ("customer_merge", "winner_id"),
        ("customer_merge", "loser_id"),
        ("customer_heads", "customer_id"),
        ("customer_latest", "customer_id"),
    }
)
"""References no merge moves."""

ASIDE = frozenset(
    {
        "customer", "customer_phone", "customer_field", "customer_confirmed", "customer_owner", "customer_grade",
        "customer_change", "customer_relation", "customer_source", "not_same_person", "presentation_step",
        "owner_change", "skating_finding", "call_alert",
    }
)  # fmt: skip
"""What is known of a customer, or goes with something else: it moves like the rest, but is not told as history."""

_SYMMETRIC = {"not_same_person": None, "customer_relation": "household"}
"""Pairs that stand the smaller id first; a value: only rows of that ``kind``."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that holds customers' ids. ``may_clash``: the table has a rule that a moved row may break.

    ``others``: the columns that hold another customer of the same row when both must be there (a pair).
    """

    model: type[Base]
    table: str
    column: str
    may_clash: bool
    others: tuple[str, ...]
    has_store: bool

    @property
    def is_history(self) -> bool:
        """Something that happened with the customer: a visit, a call, a quote …"""
        return self.table not in ASIDE


@cache
def models() -> dict[str, type[Base]]:
    """Every table's model, by the table's name."""
    _whole_metadata()
    return {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}


@cache
def references() -> tuple[Reference, ...]:
    """All of them, by table and column."""
    return tuple(sorted(_found(), key=lambda one: (one.table, one.column)))


def _found() -> Iterator[Reference]:
    for name, table in _whole_metadata().tables.items():
        columns = customer_columns(table)
        for column in columns:
            if (name, column) in STAY:
                continue
            pair = len(columns) > 1 and not any(table.c[one].nullable for one in columns)
            others = tuple(one for one in columns if one != column) if pair else ()
            yield Reference(
                models()[name],
                name,
                column,
                _may_clash(table, column),
                others,
                "store_id" in table.c and not table.c.store_id.info.get("origin"),
            )


def _may_clash(table: Table, column: str) -> bool:
    for constraint in table.constraints:
        if isinstance(constraint, CheckConstraint):
            return True
        if isinstance(constraint, UniqueConstraint) and column in constraint.columns:
            return True
    return any(index.unique and column in index.columns for index in table.indexes)


def in_order(table: Table, values: dict[str, Any], kind: str | None) -> dict[str, Any]:
    """The ids of a pair, swapped where the pair must stand the smaller id first."""
    if table.name not in _SYMMETRIC or len(values) != 2:
        return values
    only = _SYMMETRIC[table.name]
    if only is not None and kind != only:
        return values
    first, second = customer_columns(table)
    low, high = sorted(values.values())
    return {first: low, second: high}
