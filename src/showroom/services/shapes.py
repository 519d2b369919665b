"""What the unit of work and its audit need to know of a table, worked out once."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Table


@dataclass(frozen=True, slots=True)
class Shape:
    """``columns``: their names. ``has_id``, ``has_store``: there is such a column. ``is_ours``: a row is one store's
    own (a customer is not: its ``store_id`` only says where the record began).

    ``personal``: columns whose values stand in the audit as digests; ``unsaid``: those that stand not in it at all,
    ``unsaid_new``: nor in the line of an insert, whose id and store the line says anyway. ``contact``: the column that
    says when the customer of a row came or was on the phone.
    """

    name: str
    columns: tuple[str, ...]
    has_id: bool
    has_store: bool
    is_ours: bool
    personal: frozenset[str]
    unsaid: frozenset[str]
    unsaid_new: frozenset[str]
    contact: str | None


_shapes: dict[Table, Shape] = {}


def shape_of(table: Table) -> Shape:
    """The shape of a table."""
    shape = _shapes.get(table)
    if shape is None:
        shape = _shapes[table] = _work_out(table)
    return shape


def _work_out(table: Table) -> Shape:
    # Plain texts: SQLAlchemy's own names are not, and SQLite's driver asks each of them how it shall be written.
    columns = {str(column.name): column.info for column in table.columns}
    unsaid = frozenset(name for name, info in columns.items() if info.get("audit") is False)
    return Shape(
        name=str(table.name),
        columns=tuple(columns),
        has_id="id" in columns,
        has_store="store_id" in columns,
        is_ours="store_id" in columns and not columns["store_id"].get("origin"),
        personal=frozenset(name for name, info in columns.items() if info.get("personal")),
        unsaid=unsaid,
        unsaid_new=unsaid | {"id", "store_id"},
        contact=next((name for name, info in columns.items() if info.get("contact")), None),
    )
