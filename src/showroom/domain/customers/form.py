"""The registration form's answers: what is wrong with one, what is still missing, how complete they are (REG-01).

An answer's type by the kind of its field: text, long_text, choice → ``str`` (a choice is its option's key);
several → ``tuple[str, ...]``; number → ``int``; money_range → :class:`MoneyRange`; date → ``date``;
phones → ``tuple[str, ...]`` as typed; relation → :class:`Relation`; consent → ``bool``.
A field without an answer is not in the mapping.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from showroom.domain.customers import phones
from showroom.domain.errors import UserError
from showroom.domain.packs.choices import FieldKind, ForWhom
from showroom.domain.packs.schema import Form, FormField

_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
LONGEST_TEXT = 200
LONGEST_LONG_TEXT = 4000
_REQUIRED_WEIGHT, _OTHER_WEIGHT = 3, 1
_as_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


@dataclass(frozen=True, slots=True)
class MoneyRange:
    """From … to, in minor units; one end may be open."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Relation:
    """Another person, as said; ``customer_id`` when the person is a known customer."""

    said: str
    customer_id: int | None = None


Answer = str | int | bool | date | tuple[str, ...] | MoneyRange | Relation
Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence for one field. ``doubt``: it may be saved all the same."""

    field: str
    code: str
    facts: Mapping[str, object] = dataclasses.field(default_factory=dict)
    doubt: bool = False


class FormRefused(UserError):
    """A form that can't be saved; ``problems`` holds every reason, each at its field. The first one is the error's
    own.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        first = problems[0]
        super().__init__(first.code, field=first.field, **first.facts)


@dataclass(frozen=True, slots=True)
class Completeness:
    """``percent``: required fields weigh three times the others. ``missing``: required fields, of a group its first."""

    percent: int
    missing: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        return not self.missing


@dataclass(frozen=True, slots=True)
class _Question:
    """What weighs as one: a field, or the fields of an ``either`` group. ``missing``: its first required key, or ""."""

    keys: tuple[str, ...]
    missing: str

    @property
    def points(self) -> int:
        return _REQUIRED_WEIGHT if self.missing else _OTHER_WEIGHT


@dataclass(frozen=True, slots=True)
class _Known:
    """What follows from a form alone, worked out once."""

    form: Form
    by_column: Mapping[str, FormField]
    without_column: frozenset[str]
    applicable: Mapping[ForWhom, tuple[FormField, ...]]
    questions: Mapping[ForWhom, tuple[_Question, ...]]
    weight: Mapping[ForWhom, int]
    options: Mapping[str, frozenset[str]]


_known_forms: dict[int, _Known] = {}
_MOST_FORMS = 32


def _known(form: Form) -> _Known:
    """:class:`_Known` of this very object: comparing two forms would take longer than looking through one."""
    known = _known_forms.get(id(form))
    if known is None or known.form is not form:
        if len(_known_forms) >= _MOST_FORMS:
            _known_forms.clear()
        known = _known_forms[id(form)] = _work_out(form)
    return known


def _work_out(form: Form) -> _Known:
    columns: dict[str, FormField] = {}
    for one in form.fields:
        if one.column is not None:
            columns.setdefault(one.column, one)
    asked = {
        who: tuple(one for one in form.fields if one.whom in (ForWhom.EVERYONE, who))
        for who in (ForWhom.HOUSEHOLD, ForWhom.COMPANY)
    }
    questions = {who: tuple(_questions(fields)) for who, fields in asked.items()}
    weight = {who: sum(one.points for one in of_whom) for who, of_whom in questions.items()}
    options = {one.key: frozenset(option.key for option in one.options) for one in form.fields}
    rest = frozenset(one.key for one in form.fields if one.column is None)
    return _Known(form, columns, rest, asked, questions, weight, options)


def _questions(fields: tuple[FormField, ...]) -> Iterator[_Question]:
    groups: set[str] = set()
    for one in fields:
        if one.kind is FieldKind.CONSENT:  # off until given, and a no is a full answer
            continue
        group = [one]
        if one.either:
            if one.either in groups:
                continue
            groups.add(one.either)
            group = [other for other in fields if other.either == one.either]
        required = next((other.key for other in group if other.required), "")
        yield _Question(tuple(other.key for other in group), required)


def by_column(form: Form, column: str) -> FormField | None:
    """The field that fills a column of the customer record."""
    return _known(form).by_column.get(column)


def columns(form: Form) -> Mapping[str, FormField]:
    """The fields that fill a column of the customer record, by the column."""
    return _known(form).by_column


def without_column(form: Form) -> frozenset[str]:
    """The keys of the fields that fill none."""
    return _known(form).without_column


def whom(form: Form, answers: Answers) -> ForWhom:
    """Household or company, by the field that says so; a household when nothing does."""
    kind = by_column(form, "kind")
    said = answers.get(kind.key) if kind is not None else None
    return ForWhom.COMPANY if said == ForWhom.COMPANY.value else ForWhom.HOUSEHOLD


def applicable(form: Form, answers: Answers) -> tuple[FormField, ...]:
    """The fields this customer is asked."""
    return _known(form).applicable[whom(form, answers)]


def is_given(answer: Answer | None) -> bool:
    """Whether there is an answer at all (an unticked box is none)."""
    if isinstance(answer, str):
        return bool(answer.strip())
    match answer:
        case None | False | ():
            return False
        case MoneyRange(low, high):
            return low is not None or high is not None
        case Relation(said, customer_id):
            return bool(said.strip()) or customer_id is not None
        case _:
            return True


def completeness(form: Form, answers: Answers) -> Completeness:
    """How complete the answers are. Fields of one ``either`` group are one question: any of them answers it."""
    known, who = _known(form), whom(form, answers)
    given = 0
    missing: list[str] = []
    there = {key for key, answer in answers.items() if is_given(answer)}
    for one in known.questions[who]:
        if not there.isdisjoint(one.keys):
            given += one.points
        elif one.missing:
            missing.append(one.missing)
    weight = known.weight[who]
    percent = 100 if weight == 0 else given * 100 // weight
    return Completeness(percent, tuple(missing))


def problems(form: Form, answers: Answers, region: str) -> tuple[Problem, ...]:
    """What can't be saved as it stands, and doubts. A missing answer is no problem: an incomplete form may be saved.

    ``region``: ISO country code of the store, for phones written without a country code.
    """
    found: list[Problem] = []
    options = _known(form).options
    for one in form.fields:
        answer = answers.get(one.key)
        if answer is not None and is_given(answer):
            found.extend(_of_field(one, answer, options[one.key], region))
    return tuple(found)


def _of_field(one: FormField, answer: Answer, options: frozenset[str], region: str) -> Iterable[Problem]:
    match one.kind, answer:
        case ((FieldKind.TEXT | FieldKind.LONG_TEXT), str()):
            yield from _of_text(one, answer)
        case FieldKind.CHOICE, str():
            if answer not in options:
                yield Problem(one.key, "form_no_such_option", {"value": answer})
        case FieldKind.SEVERAL, tuple():
            for key in answer:
                if key not in options:
                    yield Problem(one.key, "form_no_such_option", {"value": key})
        case FieldKind.NUMBER, int() if not isinstance(answer, bool):
            yield from _of_amount(one, answer)
        case FieldKind.MONEY_RANGE, MoneyRange(low, high):
            if low is not None and high is not None and low > high:
                yield Problem(one.key, "form_range_backwards")
            for amount in (low, high):
                if amount is not None and amount < 0:
                    yield Problem(one.key, "form_too_small", {"least": 0})
        case FieldKind.PHONES, tuple():
            for phone in phones.read_all(answer, region):
                if phone.problem is not None:
                    facts = {"raw": phone.raw.strip(), **phone.facts}
                    yield Problem(one.key, phone.problem, facts, doubt=not phone.refused)
        case (FieldKind.DATE, date()) | (FieldKind.RELATION, Relation()) | (FieldKind.CONSENT, bool()):
            return
        case _:
            yield Problem(one.key, "form_wrong_kind", {"value": str(answer)})


def _of_text(one: FormField, answer: str) -> Iterable[Problem]:
    longest = LONGEST_LONG_TEXT if one.kind is FieldKind.LONG_TEXT else LONGEST_TEXT
    if len(answer) > longest:
        yield Problem(one.key, "form_too_long", {"longest": longest, "length": len(answer)})
    if one.kind is FieldKind.TEXT and any(ord(letter) < 32 for letter in answer.strip()):
        yield Problem(one.key, "form_one_line")
    if one.column == "email" and not _EMAIL.fullmatch(answer.strip()):
        yield Problem(one.key, "form_email", {"value": answer.strip()})


def _of_amount(one: FormField, answer: int) -> Iterable[Problem]:
    if one.minimum is not None and answer < one.minimum:
        yield Problem(one.key, "form_too_small", {"least": one.minimum})
    if one.maximum is not None and answer > one.maximum:
        yield Problem(one.key, "form_too_large", {"most": one.maximum})


def to_json(answer: Answer) -> str:
    """An answer as the database keeps it."""
    match answer:
        case MoneyRange(low, high):
            plain: object = {"low": low, "high": high}
        case Relation(said, customer_id):
            plain = {"said": said, "customer_id": customer_id}
        case date():
            plain = answer.isoformat()
        case tuple():
            plain = list(answer)
        case _:
            plain = answer
    return _as_json(plain)


def from_json(one: FormField, text: str) -> Answer | None:
    """An answer read back; None when it no longer fits the field (the pack has changed it since)."""
    try:
        plain = json.loads(text)
        match one.kind:
            case FieldKind.MONEY_RANGE:
                return MoneyRange(plain["low"], plain["high"])
            case FieldKind.RELATION:
                return Relation(plain["said"], plain["customer_id"])
            case FieldKind.DATE:
                return date.fromisoformat(plain)
            case FieldKind.SEVERAL | FieldKind.PHONES:
                return tuple(str(part) for part in plain) if isinstance(plain, list) else None
            case FieldKind.NUMBER:
                return plain if isinstance(plain, int) and not isinstance(plain, bool) else None
            case FieldKind.CONSENT:
                return plain if isinstance(plain, bool) else None
            case _:
                return plain if isinstance(plain, str) else None
    except (ValueError, TypeError, KeyError):
        return None
