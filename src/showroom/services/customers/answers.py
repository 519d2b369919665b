"""A customer's answers, read back from columns, phones and fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from showroom.domain.customers import form
from showroom.domain.customers.form import Answer, Relation
from showroom.domain.errors import UserError
from showroom.domain.packs.schema import FormField, Pack
from showroom.services.following import winner_of
from showroom.store.models import Customer, CustomerField, CustomerPhone
from showroom.store.prepared import Prepared

_ASKED: BindParameter[int] = bindparam("customer")
_CUSTOMER = Prepared(select(Customer.__table__).where(Customer.id == _ASKED, Customer.active))
_PHONES = Prepared(
    select(CustomerPhone.e164, CustomerPhone.extension)
    .where(CustomerPhone.customer_id == _ASKED)
    .order_by(CustomerPhone.position)
)
_FIELDS = Prepared(select(CustomerField.key, CustomerField.value).where(CustomerField.customer_id == _ASKED))


@dataclass(frozen=True, slots=True)
class Record:
    """A customer as stored, in the pack's terms."""

    answers: dict[str, Answer]
    grade: str | None
    grade_by: str | None
    grade_reason: str | None
    consent: bool
    consent_at: datetime | None
    consent_staff_id: int | None
    created_by_id: int | None


def load(connection: Connection, pack: Pack, customer_id: int) -> Record:
    """The customer's answers to the pack's form; a merged id stands for whom it was merged into. Raises
    ``UserError('customer_gone')`` when there is no such customer."""
    customer_id = winner_of(connection, customer_id)
    asked = {"customer": customer_id}
    row = next(iter(_CUSTOMER.named(connection, asked)), None)
    if row is None:
        raise UserError("customer_gone", id=customer_id)
    return _record(pack, row._mapping, _PHONES.named(connection, asked), dict(_FIELDS.rows(connection, asked)))


def load_many(connection: Connection, pack: Pack, ids: Sequence[int]) -> dict[int, Record]:
    """:func:`load` for many at once, by id; who is gone or merged is left out."""
    table = Customer.__table__
    rows = connection.execute(select(table).where(table.c.id.in_(ids), table.c.active)).mappings().all()
    numbers: dict[int, list[Any]] = {}
    for number in connection.execute(
        select(CustomerPhone.customer_id, CustomerPhone.e164, CustomerPhone.extension)
        .where(CustomerPhone.customer_id.in_(ids))
        .order_by(CustomerPhone.customer_id, CustomerPhone.position)
    ):
        numbers.setdefault(number.customer_id, []).append(number)
    kept: dict[int, dict[str, str]] = {}
    for one in connection.execute(
        select(CustomerField.customer_id, CustomerField.key, CustomerField.value).where(
            CustomerField.customer_id.in_(ids)
        )
    ):
        kept.setdefault(one.customer_id, {})[one.key] = one.value
    return {row["id"]: _record(pack, row, numbers.get(row["id"], ()), kept.get(row["id"], {})) for row in rows}


def _record(pack: Pack, row: Any, numbers: Sequence[Any], kept: Mapping[str, str]) -> Record:
    answers: dict[str, Answer] = {}
    for one in pack.form.fields:
        answer: Answer | None
        if one.column == "phones":
            answer = tuple(f"{n.e164} ext {n.extension}" if n.extension else n.e164 for n in numbers)
        elif one.column is not None:
            answer = _of_column(one, row)
        else:
            answer = form.from_json(one, kept[one.key]) if one.key in kept else None
        if answer is not None and form.is_given(answer):
            answers[one.key] = answer
    return Record(
        answers,
        row["grade"],
        row["grade_by"],
        row["grade_reason"],
        row["consent"],
        row["consent_at"],
        row["consent_staff_id"],
        row["created_by_id"],
    )


def _of_column(one: FormField, row: Any) -> Answer | None:
    value = row[one.column]
    if one.column == "referrer":
        said, customer_id = value or "", row["referrer_id"]
        return Relation(said, customer_id) if said or customer_id is not None else None
    answer: Answer | None = value
    return answer
