"""A form's answers as rows: columns of the customer, phones, and the answers that have no column."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import bindparam, select

from showroom.domain.customers import duplicates, form, names, phones
from showroom.domain.customers.form import Answer, Answers, Relation
from showroom.domain.packs.choices import FieldKind
from showroom.domain.packs.schema import Pack
from showroom.services.work import Work
from showroom.store.models import CustomerField, CustomerPhone
from showroom.store.prepared import Prepared

_TEXT_COLUMNS = (
    "name", "title", "company", "phone_declined", "email", "messaging_id", "address", "language", "source_channel",
    "industry", "company_size", "invoice_title", "tax_number", "notes",
)  # fmt: skip

_PHONES = Prepared(
    select(CustomerPhone.id, CustomerPhone.e164).where(CustomerPhone.customer_id == bindparam("customer"))
)
_FIELDS = Prepared(
    select(CustomerField.id, CustomerField.key, CustomerField.value).where(
        CustomerField.customer_id == bindparam("customer")
    )
)

_FILLED_BY = {"name_key": "name", "email_key": "email", "address_key": "address", "referrer_id": "referrer"}
"""Columns that follow another one."""


def columns_of(pack: Pack, answers: Answers, *, asked_only: bool = False) -> dict[str, Any]:
    """The columns of the customer record from the answers. ``asked_only``: those alone which the form asks for; what
    an earlier form filled in stays as it is.
    """
    asked = form.columns(pack.form)
    by_column = {column: answers.get(one.key) for column, one in asked.items()}
    values: dict[str, Any] = {name: _text(by_column.get(name)) for name in _TEXT_COLUMNS}
    values["name"] = values["name"] or ""
    values["kind"] = _text(by_column.get("kind")) or "household"
    birthday, referrer = by_column.get("birthday"), by_column.get("referrer")
    values["birthday"] = birthday if isinstance(birthday, date) else None
    values["referrer"] = referrer.said if isinstance(referrer, Relation) else _text(referrer)
    values["referrer_id"] = referrer.customer_id if isinstance(referrer, Relation) else None
    values["consent"] = by_column.get("consent") is True
    values["name_key"] = names.key(values["name"])
    values["email_key"] = names.fold(values["email"]) if values["email"] else None
    values["address_key"] = duplicates.address_key(values["address"] or "") or None
    if not asked_only:
        return values
    return {name: value for name, value in values.items() if _FILLED_BY.get(name, name) in by_column}


def _text(answer: Answer | None) -> str | None:
    return answer if isinstance(answer, str) and answer else None


def kept_apart(pack: Pack) -> frozenset[str]:
    """Keys of the fields that are no column."""
    return form.without_column(pack.form)


def numbers_of(pack: Pack, answers: Answers, region: str) -> tuple[phones.Phone, ...]:
    typed = next((answers.get(one.key) for one in pack.form.fields if one.kind is FieldKind.PHONES), None)
    return tuple(one for one in phones.read_all(typed, region) if not one.refused) if isinstance(typed, tuple) else ()


def put_phones(work: Work, customer_id: int, numbers: tuple[phones.Phone, ...]) -> bool:
    """Make these the customer's phones, in this order."""
    held = {row.e164: row for row in _PHONES.named(work.connection, {"customer": customer_id})}
    changed = False
    for place, number in enumerate(numbers):
        row = held.pop(number.e164, None)
        if row is not None:
            changed |= work.update(CustomerPhone, row.id, position=place, extension=number.extension)
            continue
        work.insert(
            CustomerPhone,
            customer_id=customer_id,
            position=place,
            e164=number.e164,
            extension=number.extension,
            raw=number.raw[:60],
        )
        changed = True
    for row in held.values():
        work.delete(CustomerPhone, row.id)
        changed = True
    return changed


def put_fields(work: Work, pack: Pack, customer_id: int, answers: Answers, touched: frozenset[str]) -> bool:
    """Write the answers that are no column."""
    held = {row.key: row for row in _FIELDS.named(work.connection, {"customer": customer_id})}
    changed = False
    for key in sorted(kept_apart(pack) & touched):
        row, answer = held.get(key), answers.get(key)
        if answer is None:
            if row is not None:
                work.delete(CustomerField, row.id)
                changed = True
            continue
        value = form.to_json(answer)
        if row is None:
            work.insert(CustomerField, customer_id=customer_id, key=key, value=value, confirmed_at=work.now)
            changed = True
        elif row.value != value:
            changed |= work.update(CustomerField, row.id, value=value, confirmed_at=work.now)
    return changed
