"""A customer that was merged into another: every look-up of the old id leads to the one that is left (REG-03).

Old papers, ledger events and forms left open on another PC go on naming the old id.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table, bindparam, select

from showroom.domain.errors import Fault
from showroom.store.models import CustomerMerge
from showroom.store.prepared import Prepared

_WINNER = Prepared(
    select(CustomerMerge.winner_id).where(
        CustomerMerge.loser_id == bindparam("customer"), CustomerMerge.undone_at.is_(None)
    )
)
_LONGEST = 1000
# Rows about a merge, and the index, name a record whatever has become of it.
_AS_IT_IS = frozenset({"customer_heads", "customer_merge", "term"})


def winner_of(connection: Connection, customer_id: int) -> int:
    """The customer this id stands for today: itself, or the one it was merged into, and so on."""
    current = customer_id
    for _ in range(_LONGEST):
        following: int | None = _WINNER.scalar(connection, {"customer": current})
        if following is None:
            return current
        current = following
    raise Fault("customers_merged_in_circle", id=customer_id)


@lru_cache(maxsize=128)
def customer_columns(table: Table) -> tuple[str, ...]:
    """The columns of a table that hold a customer's id."""
    return tuple(
        column.name
        for column in table.columns
        if any(key.target_fullname == "customer.id" for key in column.foreign_keys)
    )


def followed(
    connection: Connection, table: Table, values: Mapping[str, Any], new: AbstractSet[int] = frozenset()
) -> dict[str, Any]:
    """The columns among ``values`` that name a merged customer, with whom they lead to: nothing is hung on a record
    that is no more. ``new``: customers made in this very act, whom nobody can have merged.
    """
    if table.name in _AS_IT_IS:
        return {}
    led: dict[str, Any] = {}
    for name in customer_columns(table):
        named = values.get(name)
        if named is not None and named not in new and (winner := winner_of(connection, named)) != named:
            led[name] = winner
    return led
