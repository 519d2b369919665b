"""Who a record of a file is about: looked up for many records at once, among the customers and in the file itself.

A customer's number in the system the file comes from says it; else a phone or the e-mail under the same name; without
either, the name and all else that tells people apart. Nobody is merged: another name on the same number is another
person of the household.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, select

from showroom.domain.customers import form, names, phones
from showroom.domain.customers.form import Answer
from showroom.domain.errors import UserError
from showroom.domain.packs.schema import Form
from showroom.services.following import winner_of
from showroom.store.models import Customer, CustomerPhone, CustomerSource

TELLING = ("company", "address", "messaging_id", "phone_declined")
PHONE, EMAIL, NAME, SOURCE, KNOWN = "phone", "email", "name", "source", "known"
Key = tuple[str, str]
"""Something a person is found by: its kind, and its text."""


def name_key(name: str, telling: Iterable[str]) -> Key:
    """A name is shared by hundreds: they are only found by all that tells them apart as well."""
    return NAME, "\x1f".join((name, *telling))


@dataclass(frozen=True, slots=True)
class Marks:
    """What a record is recognised by. ``source``: the number in its own system; ``known``: our own number."""

    phones: tuple[str, ...]
    email: str
    name: str
    telling: tuple[str, ...]
    source: str = ""
    known: int | None = None

    @property
    def sure(self) -> tuple[Key, ...]:
        return (*((PHONE, one) for one in self.phones), *(((EMAIL, self.email),) if self.email else ()))

    @property
    def keys(self) -> tuple[Key, ...]:
        """Everything the same person may be found by again."""
        found = [*self.sure]
        found += [self.by_name] if self.name or any(self.telling) else []
        found += [(SOURCE, self.source)] if self.source else []
        return tuple(found)

    @property
    def by_name(self) -> Key:
        """The name with what tells people of one name apart."""
        return name_key(self.name, self.telling)

    @property
    def asked(self) -> tuple[Key, ...]:
        """What somebody known is looked for by: a name only where there is nothing surer."""
        return tuple(key for key in self.keys if key[0] != NAME) if self.sure else self.keys


@dataclass(frozen=True, slots=True)
class Likely:
    """Somebody a record may be about: a customer, or a person the file has named before (``place``)."""

    customer_id: int | None
    place: int | None
    name: str
    telling: tuple[str, ...]
    phones: tuple[str, ...] = ()


@dataclass(slots=True)
class Found:
    """The likely ones by what they were found by."""

    by_key: dict[Key, list[Likely]] = field(default_factory=dict)

    def add(self, key: Key, likely: Likely) -> None:
        held = self.by_key.setdefault(key, [])
        if likely not in held:
            held.append(likely)

    def of(self, keys: Iterable[Key]) -> list[Likely]:
        return list(dict.fromkeys(likely for key in keys for likely in self.by_key.get(key, ())))


def marks_of(form_: Form, answers: Mapping[str, Answer], region: str, source: str, known: int | None) -> Marks:
    """What these answers are recognised by."""

    def text(column: str) -> str:
        one = form.by_column(form_, column)
        answer = answers.get(one.key) if one is not None else None
        return answer if isinstance(answer, str) else ""

    one = form.by_column(form_, "phones")
    typed = answers.get(one.key) if one is not None else None
    numbers = phones.read_all(typed, region) if isinstance(typed, tuple) else ()
    return Marks(
        tuple(number.e164 for number in numbers if number.e164 is not None),
        names.fold(text("email")),
        names.key(text("name")),
        tuple(text(column) for column in TELLING),
        source,
        known,
    )


def choose(marks: Marks, found: Found) -> Likely | None:
    """The one person a record is about; None when it is nobody known. Raises ``UserError`` when it may be several, or
    when the number in its own system is another person's.
    """
    if marks.known is not None or marks.source:
        key: Key = (KNOWN, str(marks.known)) if marks.known is not None else (SOURCE, marks.source)
        for likely in found.of((key,)):
            if likely.name and marks.name and likely.name != marks.name and not set(likely.phones) & set(marks.phones):
                raise UserError("import_source_of_other", field="source_id", value=marks.source or marks.known)
            return likely
    likely_ones = found.of(marks.sure)
    if marks.sure:
        rows = [one for one in likely_ones if one.name == marks.name or not one.name or not marks.name]
    else:
        if not marks.name and not any(marks.telling):
            return None
        rows = found.of((marks.by_name,))
    rows = [one for one in rows if one.name == marks.name] or rows
    if len(rows) > 1 and marks.sure:
        raise UserError("import_ambiguous", count=len(rows))
    return rows[0] if rows else None


def look_up(connection: Connection, store_id: int, system: str, wanted: Collection[Marks], found: Found) -> None:
    """Find the customers that the records may be about."""
    sure = {key for marks in wanted for key in marks.sure}
    numbers = sorted(text for kind, text in sure if kind == PHONE)
    emails = sorted(text for kind, text in sure if kind == EMAIL)
    by_name = sorted({marks.name for marks in wanted if not marks.sure})
    asked = {marks.by_name for marks in wanted if not marks.sure}
    if numbers:
        joined = _customers(CustomerPhone.e164).join(CustomerPhone, CustomerPhone.customer_id == Customer.id)
        for row in connection.execute(joined.where(CustomerPhone.e164.in_(numbers))):
            found.add((PHONE, row[0]), _likely(row))
    if emails:
        for row in connection.execute(_customers(Customer.email_key).where(Customer.email_key.in_(emails))):
            found.add((EMAIL, row[0]), _likely(row))
    if by_name:
        for row in connection.execute(_customers(Customer.name_key).where(Customer.name_key.in_(by_name))):
            likely = _likely(row)
            if (key := name_key(row[0], likely.telling)) in asked:
                found.add(key, likely)
    _by_number(connection, store_id, system, wanted, found)


def _by_number(connection: Connection, store_id: int, system: str, wanted: Collection[Marks], found: Found) -> None:
    ids: dict[int, list[Key]] = {}
    for marks in wanted:
        if marks.known is not None:
            ids.setdefault(winner_of(connection, marks.known), []).append((KNOWN, str(marks.known)))
    sources = sorted({marks.source for marks in wanted if marks.source})
    if sources:
        for code, customer_id in connection.execute(
            select(CustomerSource.code, CustomerSource.customer_id).where(
                CustomerSource.store_id == store_id, CustomerSource.system == system, CustomerSource.code.in_(sources)
            )
        ):
            ids.setdefault(winner_of(connection, customer_id), []).append((SOURCE, code))
    if not ids:
        return
    numbers: dict[int, list[str]] = {}
    for customer_id, e164 in connection.execute(
        select(CustomerPhone.customer_id, CustomerPhone.e164).where(CustomerPhone.customer_id.in_(ids))
    ):
        numbers.setdefault(customer_id, []).append(e164)
    for row in connection.execute(_customers(Customer.id).where(Customer.id.in_(ids))):
        likely = _likely(row, tuple(numbers.get(row[1], ())))
        for key in ids[row[1]]:
            found.add(key, likely)


def _customers(key: Any) -> Select[Any]:
    return (
        select(key, Customer.id, Customer.name_key, *(getattr(Customer, one) for one in TELLING))
        .select_from(Customer)
        .where(Customer.active)
    )


def _likely(row: Any, numbers: tuple[str, ...] = ()) -> Likely:
    return Likely(row[1], None, row[2] or "", tuple(one or "" for one in row[3:]), numbers)
