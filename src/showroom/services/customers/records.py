"""Registering a customer and changing what is known (REG-01, REG-02, REG-05): the pack's form into columns and
answers.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from showroom.domain.customers import duplicates, form, grading, names, phones
from showroom.domain.customers.form import Answer, Answers, Completeness, FormRefused, Problem, Relation
from showroom.domain.customers.terms import Findable
from showroom.domain.errors import UserError
from showroom.domain.packs.choices import FieldKind
from showroom.domain.packs.schema import Pack
from showroom.domain.staff.actor import Actor
from showroom.services import packs
from showroom.services.customers import answers as _answers
from showroom.services.customers import owners
from showroom.services.packs import PackInForce
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store import search
from showroom.store.models import (
    Customer,
    CustomerField,
    CustomerGrade,
    CustomerPhone,
    NotSamePerson,
)

BY_RULE, BY_PERSON = "rule", "person"


@dataclass(frozen=True, slots=True)
class Registration:
    """A form to register. ``owner_id``: the consultant who looks after the customer (default: the acting consultant).

    ``not_same_as``: customers somebody has said are different people (REG-03).
    """

    answers: Answers
    owner_id: int | None = None
    not_same_as: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving. ``doubts``: saved all the same, but worth a look. ``changed``: False when all stood so
    already.
    """

    id: int
    completeness: Completeness
    grade: str | None
    doubts: tuple[Problem, ...]
    changed: bool = True


def register(shop: Shop, actor: Actor, registration: Registration) -> Saved:
    """Register a customer; an incomplete form may be saved. Raises ``FormRefused`` with each problem at its field."""
    with shop.work(actor, "customers.register") as work:
        return register_in(work, registration)


def update(
    shop: Shop, actor: Actor, customer_id: int, changes: Mapping[str, Answer | None], not_same_as: tuple[int, ...] = ()
) -> Saved:
    """Change answers (None takes one away); fields not named stay. Raises ``FormRefused``,
    ``UserError('customer_gone')``.
    """
    with shop.work(actor, "customers.update") as work:
        return update_in(work, customer_id, changes, not_same_as)


def register_in(work: Work, registration: Registration) -> Saved:
    """:func:`register` inside another act (a call, a visit)."""
    current = packs.in_force(work.shop, work.connection)
    answers = given(registration.answers)
    kind = form.by_column(current.pack.form, "kind")
    if kind is not None:
        answers.setdefault(kind.key, form.whom(current.pack.form, answers).value)
    doubts = _checked(current.pack, answers, work.shop.store.country)
    values = _columns(current.pack, answers)
    owner = registration.owner_id
    if owner is None and work.actor.role == "consultant":
        owner = work.actor.staff_id
    how_complete = form.completeness(current.pack.form, answers)
    if values.get("consent"):
        values |= {"consent_at": work.now, "consent_staff_id": work.actor.staff_id}
    customer_id = work.insert(
        Customer,
        **values,
        created_at=work.now,
        updated_at=work.now,
        created_by_id=work.actor.staff_id,
        completeness=how_complete.percent,
        is_complete=how_complete.is_complete,
        pack_version_id=current.version_id,
    )
    numbers = _numbers(current.pack, answers, work.shop.store.country)
    work.insert_many(
        CustomerPhone,
        [
            {
                "customer_id": customer_id,
                "position": place,
                "e164": one.e164,
                "extension": one.extension,
                "raw": one.raw[:60],
            }
            for place, one in enumerate(numbers)
        ],
    )
    work.insert_many(
        CustomerField,
        [
            {"customer_id": customer_id, "key": key, "value": form.to_json(answer), "confirmed_at": work.now}
            for key, answer in answers.items()
            if key in _kept_apart(current.pack)
        ],
    )
    if owner is not None:
        owners.give_in(work, customer_id, owner)
    grade = _grade_by_rule(work, current, customer_id, answers, None, None)
    not_same(work, customer_id, registration.not_same_as)
    search.put(work.connection, customer_id, findable(values, numbers), fresh=True)
    return Saved(customer_id, how_complete, grade, doubts)


def update_in(
    work: Work, customer_id: int, changes: Mapping[str, Answer | None], not_same_as: tuple[int, ...] = ()
) -> Saved:
    """:func:`update` inside another act."""
    current = packs.in_force(work.shop, work.connection)
    record = _answers.load(work.connection, current.pack, customer_id)
    before = record.answers
    answers = given({**before, **{key: value for key, value in changes.items() if value is not None}})
    for key, value in changes.items():
        if value is None or not form.is_given(value):
            answers.pop(key, None)
    doubts = _checked(current.pack, answers, work.shop.store.country, touched=frozenset(changes))
    columns = _columns(current.pack, answers)
    if bool(columns["consent"]) != record.consent:
        columns |= {"consent_at": work.now, "consent_staff_id": work.actor.staff_id}
    how_complete = form.completeness(current.pack.form, answers)
    columns |= {"completeness": how_complete.percent, "is_complete": how_complete.is_complete}
    changed = work.update(Customer, customer_id, **columns)
    numbers = _numbers(current.pack, answers, work.shop.store.country)
    changed |= _put_phones(work, customer_id, numbers)
    changed |= _put_fields(work, current.pack, customer_id, answers, frozenset(changes))
    changed |= not_same(work, customer_id, not_same_as)
    grade = record.grade
    if changed:
        if record.grade_by != BY_PERSON:
            grade = _grade_by_rule(work, current, customer_id, answers, record.grade, record.grade_reason)
        work.update(Customer, customer_id, updated_at=work.now, pack_version_id=current.version_id)
        search.put(work.connection, customer_id, findable(columns, numbers))
    return Saved(customer_id, how_complete, grade, doubts, changed)


def set_grade(shop: Shop, actor: Actor, customer_id: int, grade: str | None, reason: str = "") -> str | None:
    """Grade by hand, with a reason (REG-05); ``grade`` None gives it back to the pack's rule. Returns the grade now."""
    with shop.work(actor, "customers.update") as work:
        current = packs.in_force(shop, work.connection)
        record = _answers.load(work.connection, current.pack, customer_id)
        if grade is None:
            work.update(Customer, customer_id, grade_by=BY_RULE)
            return _grade_by_rule(work, current, customer_id, record.answers, None, None)
        if grade not in {rule.key for rule in current.pack.grading.grades}:
            raise UserError("grade_unknown", field="grade", grade=grade)
        if not reason.strip():
            raise UserError("grade_needs_reason", field="reason")
        _note_grade(work, current, customer_id, grade, BY_PERSON, reason.strip())
        return grade


def not_same(work: Work, customer_id: int, others: tuple[int, ...]) -> bool:
    """Remember that these are different people (REG-03); returns whether that was news."""
    news = False
    for other in dict.fromkeys(others):
        low, high = sorted((customer_id, other))
        known = work.connection.execute(
            select(NotSamePerson.id).where(NotSamePerson.low_id == low, NotSamePerson.high_id == high)
        ).first()
        if known is None and low != high:
            work.insert(NotSamePerson, low_id=low, high_id=high, at=work.now, staff_id=work.actor.staff_id)
            news = True
    return news


def given(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Answers as they are kept: text without blanks around it, unanswered fields left out."""
    kept: dict[str, Answer] = {}
    for key, answer in answers.items():
        tidy: Answer = answer.strip() if isinstance(answer, str) else answer
        if form.is_given(tidy):
            kept[key] = tidy
    return kept


def findable(values: Mapping[str, Any], numbers: tuple[phones.Phone, ...]) -> Findable:
    """What a search looks at, from the columns of a customer."""
    return Findable(
        name=values.get("name") or "",
        phones=tuple(one.e164 for one in numbers if one.e164 is not None),
        company=values.get("company") or "",
        email=values.get("email") or "",
        identifiers=tuple(text for text in (values.get("messaging_id"),) if text),
    )


def _checked(pack: Pack, answers: Answers, region: str, touched: frozenset[str] | None = None) -> tuple[Problem, ...]:
    """The doubts; raises ``FormRefused`` for what can't be saved. Old answers nobody touched are not held against
    anyone.
    """
    known = {one.key for one in pack.form.fields}
    found = [Problem(key, "form_no_such_field", {"value": key}) for key in answers if key not in known]
    found += form.problems(pack.form, answers, region)
    refused = tuple(one for one in found if not one.doubt and (touched is None or one.field in touched))
    if refused:
        raise FormRefused(refused)
    known_by = [form.by_column(pack.form, column) for column in _KNOWN_BY]
    if not any(one is not None and form.is_given(answers.get(one.key)) for one in known_by):
        raise FormRefused((Problem(known_by[0].key if known_by[0] else "", "customer_needs_something"),))
    return tuple(one for one in found if one.doubt)


_KNOWN_BY = ("name", "phones", "company", "messaging_id", "phone_declined", "email")
_TEXT_COLUMNS = (
    "name", "title", "company", "phone_declined", "email", "messaging_id", "address", "language", "source_channel",
    "industry", "company_size", "invoice_title", "tax_number", "notes",
)  # fmt: skip


def _columns(pack: Pack, answers: Answers) -> dict[str, Any]:
    """The columns of the customer record, every one of them, from the answers."""
    by_column = {one.column: answers.get(one.key) for one in pack.form.fields if one.column is not None}
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
    return values


def _text(answer: Answer | None) -> str | None:
    return answer if isinstance(answer, str) and answer else None


def _kept_apart(pack: Pack) -> frozenset[str]:
    """Keys of the fields that are no column."""
    return frozenset(one.key for one in pack.form.fields if one.column is None)


def _numbers(pack: Pack, answers: Answers, region: str) -> tuple[phones.Phone, ...]:
    typed = next((answers.get(one.key) for one in pack.form.fields if one.kind is FieldKind.PHONES), None)
    return tuple(one for one in phones.read_all(typed, region) if not one.refused) if isinstance(typed, tuple) else ()


def _put_phones(work: Work, customer_id: int, numbers: tuple[phones.Phone, ...]) -> bool:
    """Make these the customer's phones, in this order."""
    held = {
        row.e164: row
        for row in work.connection.execute(
            select(CustomerPhone.id, CustomerPhone.e164).where(CustomerPhone.customer_id == customer_id)
        )
    }
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


def _put_fields(work: Work, pack: Pack, customer_id: int, answers: Answers, touched: frozenset[str]) -> bool:
    """Write the answers that are no column. An answer given again as it was counts as confirmed now (REG-11)."""
    held = {
        row.key: row
        for row in work.connection.execute(
            select(CustomerField.id, CustomerField.key, CustomerField.value).where(
                CustomerField.customer_id == customer_id
            )
        )
    }
    changed = False
    for key in sorted(_kept_apart(pack) & touched):
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


def _grade_by_rule(
    work: Work, current: PackInForce, customer_id: int, answers: Answers, held: str | None, held_reason: str | None
) -> str | None:
    """Grade by the pack's rule, if that gives another grade or another reason than the one held."""
    found = grading.grade(current.pack.grading, answers)
    if found is None:
        return held
    reason = json.dumps([[leg.factor, leg.level.value] for leg in found.legs])
    if (found.key, reason) != (held, held_reason):
        _note_grade(work, current, customer_id, found.key, BY_RULE, reason)
    return found.key


def _note_grade(work: Work, current: PackInForce, customer_id: int, grade: str, given_by: str, reason: str) -> None:
    work.update(Customer, customer_id, grade=grade, grade_by=given_by, grade_reason=reason)
    work.insert(
        CustomerGrade,
        customer_id=customer_id,
        at=work.now,
        grade=grade,
        given_by=given_by,
        reason=reason,
        staff_id=work.actor.staff_id,
        pack_version_id=current.version_id,
    )
