"""What the customer services return: frozen read models."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from showroom.domain.customers.duplicates import Reason
from showroom.domain.customers.form import Answer, Completeness
from showroom.domain.customers.stale import Stale
from showroom.domain.customers.tiers import Standing
from showroom.domain.packs.schema import Pack


@dataclass(frozen=True, slots=True)
class Why:
    """Why a customer was found: a wording ``code`` (``found_phone_end`` …), the ``word`` typed, what it ``matched``."""

    code: str
    word: str
    matched: str


@dataclass(frozen=True, slots=True)
class Person:
    """A customer in one line. ``phone`` and what stands beside it are masked when ``masked`` (SEC-02).

    ``name`` is never empty: the company, the masked phone or the description stands in for a name not known yet; by
    that nobody is greeted (``is_named``).
    """

    id: int
    name: str
    kind: str
    title: str | None
    phone: str
    company: str
    grade: str | None
    owner_id: int | None
    owner: str
    own: bool
    masked: bool
    completeness: int
    is_complete: bool
    last_contact_at: datetime | None
    created_at: datetime
    is_named: bool = True


@dataclass(frozen=True, slots=True)
class Hit:
    """A customer found (REG-04); best first. ``why`` has one entry for each word typed."""

    person: Person
    why: tuple[Why, ...]
    points: int


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Somebody already registered who may be the same person (REG-03). ``address`` is masked like the phone."""

    person: Person
    reasons: tuple[Reason, ...]
    likely: bool
    address: str
    visits: int
    last_visit_at: datetime | None


@dataclass(frozen=True, slots=True)
class PhoneDoubt:
    """A number many records share, or a colleague's: ``code`` is ``phone_used_often`` or ``phone_of_colleague``."""

    e164: str
    code: str
    users: int


@dataclass(frozen=True, slots=True)
class Duplicates:
    people: tuple[Duplicate, ...]
    doubts: tuple[PhoneDoubt, ...]


@dataclass(frozen=True, slots=True)
class GradeGiven:
    """A grade in a customer's history. ``legs``: (factor key, level) when by rule; ``reason``: a person's words."""

    at: datetime
    grade: str
    by_person: bool
    reason: str
    legs: tuple[tuple[str, str], ...]
    staff: str


@dataclass(frozen=True, slots=True)
class Card:
    """All of a customer. ``answers`` fit ``pack.form``; the keys in ``masked_fields`` hold masks, not answers.

    ``standing``: the tier, None where the pack has none (REG-06); ``stale``: what must be confirmed again (REG-11).
    """

    person: Person
    answers: Mapping[str, Answer]
    masked_fields: frozenset[str]
    completeness: Completeness
    grades: tuple[GradeGiven, ...]
    consent_at: datetime | None
    consent_staff: str
    protected_until: datetime | None
    created_by: str
    pack: Pack
    standing: Standing | None = None
    stale: tuple[Stale, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry of a customer's timeline (REG-10): ``kind`` visit, call, quote … ``code`` its state, ``ref`` its id.

    ``detail``: what words are made of; ``said``: what people wrote, "" for who must not read it.
    """

    at: datetime
    kind: str
    ref: int
    staff: str
    code: str
    detail: str
    said: str = ""
