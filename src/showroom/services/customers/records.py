"""Registering a customer and changing what is known (REG-01, REG-02, REG-05): the pack's form into columns and
answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

import showroom.services.customers.answers as _answers
import showroom.services.customers.changes as _changes
import showroom.services.customers.grades as grades
import showroom.services.customers.owners as owners
import showroom.services.customers.relations as relations
import showroom.services.customers.stale as stale
import showroom.services.customers.writing as writing
from showroom.domain.customers import form, phones
from showroom.domain.customers.form import Answer, Answers, Completeness, FormRefused, Problem
from showroom.domain.customers.relations import RelationKind
from showroom.domain.customers.terms import Findable
from showroom.domain.packs.choices import FieldKind
from showroom.domain.packs.schema import Pack
from showroom.domain.staff.actor import Actor
from showroom.services import packs
from showroom.services.customers.grades import BY_PERSON, grade_by_rule, set_grade
from showroom.services.following import winner_of
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store import search
from showroom.store.models import Customer, CustomerField, CustomerPhone, NotSamePerson

__all__ = [
    "BY_PERSON", "Registration", "Saved", "findable", "given", "grade_by_rule", "not_same", "register", "register_in",
    "set_grade", "update", "update_in",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Registration:
    """A form to register. ``owner_id``: the consultant who looks after the customer (default: the acting consultant,
    unless ``is_nobodys``: a supervisor will give them out).

    ``not_same_as``: customers somebody has said are different people (REG-03); ``household_of``: different people who
    live together (REG-13). ``skating_reason``: why to go on though somebody else looks after the household
    (REG-08); empty: ask for it, None: there is nobody to ask.
    """

    answers: Answers
    owner_id: int | None = None
    not_same_as: tuple[int, ...] = ()
    household_of: tuple[int, ...] = ()
    skating_reason: str | None = None
    is_nobodys: bool = False


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
    """Register a customer; an incomplete form may be saved. Raises ``FormRefused`` with each problem at its field,
    ``UserError('skating_needs_reason')``.
    """
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
    values = writing.columns_of(current.pack, answers)
    owner = registration.owner_id
    if owner is None and not registration.is_nobodys and work.actor.role == "consultant":
        owner = work.actor.staff_id
    how_complete = form.completeness(current.pack.form, answers)
    if values.get("consent"):
        values |= {"consent_at": work.now, "consent_staff_id": work.actor.staff_id}
    graded = grades.by_rule(current.pack, answers)
    if graded is not None:
        values |= {"grade": graded[0], "grade_by": grades.BY_RULE, "grade_reason": graded[1]}
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
    numbers = writing.numbers_of(current.pack, answers, work.shop.store.country)
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
    apart = writing.kept_apart(current.pack)
    work.insert_many(
        CustomerField,
        [
            {"customer_id": customer_id, "key": key, "value": form.to_json(answer), "confirmed_at": work.now}
            for key, answer in answers.items()
            if key in apart
        ],
    )
    if owner is not None:
        owners.begin_in(work, customer_id, owner, current.pack.ownership)
    if graded is not None:
        grades.note(work, current, customer_id, graded[0], grades.BY_RULE, graded[1])
    not_same(work, customer_id, (*registration.not_same_as, *registration.household_of))
    for other in registration.household_of:
        relations.relate_in(work, customer_id, other, RelationKind.HOUSEHOLD)
    search.put(work.connection, customer_id, findable(values, numbers), fresh=True, at=work.now)
    work.ranked(customer_id)
    if owner is not None:
        from showroom.services.ownership import skating, ties  # the desk knows customers: a cycle only at import time

        marks = ties.Marks(
            values["name_key"],
            values["address_key"],
            tuple(one.e164 for one in numbers if one.e164 is not None),
            is_alone=not registration.household_of,
        )
        reason = registration.skating_reason
        skating.check_in(work, customer_id, "register", reason=reason, rules=current.pack.ownership, marks=marks)
    return Saved(customer_id, how_complete, None if graded is None else graded[0], doubts)


def update_in(
    work: Work, customer_id: int, changes: Mapping[str, Answer | None], not_same_as: tuple[int, ...] = ()
) -> Saved:
    """:func:`update` inside another act."""
    customer_id = winner_of(work.connection, customer_id)
    current = packs.in_force(work.shop, work.connection)
    record = _answers.load(work.connection, current.pack, customer_id)
    before = record.answers
    answers = given({**before, **{key: value for key, value in changes.items() if value is not None}})
    for key, value in changes.items():
        if value is None or not form.is_given(value):
            answers.pop(key, None)
    doubts = _checked(current.pack, answers, work.shop.store.country, touched=frozenset(changes))
    columns = writing.columns_of(current.pack, answers, asked_only=True)
    referrer = form.by_column(current.pack.form, "referrer")
    if referrer is not None and columns["referrer_id"] == customer_id:
        raise FormRefused((Problem(referrer.key, "relation_self"),))
    if bool(columns.get("consent", record.consent)) != record.consent:
        columns |= {"consent_at": work.now, "consent_staff_id": work.actor.staff_id}
    how_complete = form.completeness(current.pack.form, answers)
    columns |= {"completeness": how_complete.percent, "is_complete": how_complete.is_complete}
    changed = work.update(Customer, customer_id, **columns)
    numbers = writing.numbers_of(current.pack, answers, work.shop.store.country)
    other_phones = writing.put_phones(work, customer_id, numbers)
    changed |= other_phones
    changed |= writing.put_fields(work, current.pack, customer_id, answers, frozenset(changes))
    changed |= not_same(work, customer_id, not_same_as)
    different = {
        one.key
        for one in current.pack.form.fields
        if (other_phones if one.kind is FieldKind.PHONES else before.get(one.key) != answers.get(one.key))
    }
    lasting = {one.key for one in current.pack.form.fields if one.confirm_after_days is not None}
    stale.confirm_in(work, customer_id, lasting & different & answers.keys())
    grade = record.grade
    if changed:
        if record.grade_by != BY_PERSON:
            grade = grade_by_rule(work, current, customer_id, answers, record.grade, record.grade_reason)
        work.update(Customer, customer_id, updated_at=work.now, pack_version_id=current.version_id)
        _changes.note(work, customer_id, "changed", different)
        search.put(work.connection, customer_id, findable(_searched(work, customer_id, columns), numbers))
    return Saved(customer_id, how_complete, grade, doubts, changed)


def not_same(work: Work, customer_id: int, others: tuple[int, ...]) -> bool:
    """Remember that these are different people (REG-03); returns whether that was news."""
    news = False
    for other in dict.fromkeys(winner_of(work.connection, one) for one in others):
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
        description=values.get("phone_declined") or "",
    )


def _searched(work: Work, customer_id: int, columns: Mapping[str, Any]) -> Mapping[str, Any]:
    """The columns a search looks at, those too which this form does not ask for."""
    unasked = [name for name in _SEARCHED if name not in columns]
    if not unasked:
        return columns
    table = Customer.__table__
    held = work.connection.execute(select(*(table.c[name] for name in unasked)).where(table.c.id == customer_id)).one()
    return {**columns, **dict(zip(unasked, held, strict=True))}


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


_SEARCHED = ("name", "company", "email", "messaging_id", "phone_declined")
_KNOWN_BY = ("name", "phones", "company", "messaging_id", "phone_declined", "email")
