"""What is known of a customer, in groups of cells that only make sense together: the columns of the record, read from
the model, and the answers that stand in rows of their own. A column added later is a group of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, cast

from sqlalchemy import Connection, Table, select

from showroom.domain.customers.merging import Pick, Told, better
from showroom.domain.errors import UserError
from showroom.store.models import Customer, CustomerField, CustomerPhone

_NEVER = datetime.min.replace(tzinfo=UTC)
_OF_THE_RECORD = frozenset(
    {
        "id", "store_id", "active", "created_at", "created_by_id", "updated_at", "completeness", "is_complete",
        "pack_version_id",
    }
)  # fmt: skip
_TOGETHER: dict[str, tuple[str, ...]] = {
    "name": ("name", "name_key"),
    "email": ("email", "email_key"),
    "address": ("address", "address_key"),
    "referrer": ("referrer", "referrer_id"),
    "consent": ("consent", "consent_at", "consent_staff_id"),
    "grade": ("grade", "grade_by", "grade_reason"),
}
OWN_FIELD = "field."
"""Before the key of an answer that has no column of its own."""


@dataclass(frozen=True, slots=True)
class Side:
    """A record as stored: columns, answers in rows of their own (row id, value as JSON, when confirmed), numbers."""

    id: int
    columns: dict[str, Any]
    fields: dict[str, tuple[int, str, datetime]]
    phones: dict[str, int]

    def told(self, key: str) -> Told:
        """The answer to a group, as it is compared."""
        if key.startswith(OWN_FIELD):
            row = self.fields.get(key.removeprefix(OWN_FIELD))
            return Told(None, _NEVER) if row is None else Told(row[1], row[2])
        at = self.columns["consent_at"] or _NEVER if key == "consent" else self.columns["updated_at"]
        value = self.columns[groups()[key][0]]
        if key == "referrer" and not value:
            value = self.columns["referrer_id"]
        return Told(value, at)


@cache
def groups() -> dict[str, tuple[str, ...]]:
    """Group → its columns, the one that is shown first."""
    table = cast(Table, Customer.__table__)
    taken = {name for names in _TOGETHER.values() for name in names}
    single = {
        column.name: (column.name,)
        for column in table.columns
        if column.name not in _OF_THE_RECORD and column.name not in taken
    }
    return _TOGETHER | single


def load(connection: Connection, customer_id: int) -> Side:
    """A record that is not merged away. Raises ``UserError('customer_gone')``."""
    table = Customer.__table__
    row = connection.execute(select(table).where(table.c.id == customer_id, table.c.active)).mappings().first()
    if row is None:
        raise UserError("customer_gone", id=customer_id)
    fields = connection.execute(
        select(CustomerField.key, CustomerField.id, CustomerField.value, CustomerField.confirmed_at).where(
            CustomerField.customer_id == customer_id
        )
    )
    numbers = connection.execute(
        select(CustomerPhone.e164, CustomerPhone.id)
        .where(CustomerPhone.customer_id == customer_id)
        .order_by(CustomerPhone.position, CustomerPhone.id)
    )
    return Side(
        customer_id,
        dict(row),
        {one.key: (one.id, one.value, one.confirmed_at) for one in fields},
        {one.e164: one.id for one in numbers},
    )


def keys(kept: Side, other: Side) -> Iterator[str]:
    """The groups in which at least one side has something, columns first."""
    for key in groups():
        if kept.told(key).is_given or other.told(key).is_given:
            yield key
    for field in sorted(kept.fields.keys() | other.fields.keys()):
        yield OWN_FIELD + field


def default(key: str, kept: Side, other: Side) -> Pick:
    """Whose answer to begin with; a grade a person gave goes before one of the rule."""
    if key == "grade":
        by_hand = [side.columns["grade_by"] == "person" for side in (kept, other)]
        if by_hand[0] != by_hand[1]:
            return Pick.OTHER if by_hand[1] else Pick.KEPT
    return better(key, kept.told(key), other.told(key))


def differs(key: str, kept: Side, other: Side) -> bool:
    """Whether there is something to choose."""
    return kept.told(key).value != other.told(key).value
