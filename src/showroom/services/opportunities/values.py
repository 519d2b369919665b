"""What the opportunity services take and return: frozen values (REG-14)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from showroom.domain.opportunities.pipeline import Age, Worth
from showroom.domain.packs.opportunities import SalesStage
from showroom.services.customers.values import Person

LARGEST_TITLE = 200


class State(StrEnum):
    OPEN = "open"
    WON = "won"
    LOST = "lost"


class Assessment(StrEnum):
    """The supervisor's judgement. ``NURTURE``: real, not now."""

    NONE = "none"
    REAL = "real"
    NURTURE = "nurture"
    NOT_REAL = "not_real"


class Source(StrEnum):
    """The contact that told of it."""

    VISIT = "visit"
    CALL = "call"
    PRESENTATION = "presentation"
    CUSTOMER = "customer"


@dataclass(frozen=True, slots=True)
class Details:
    """What may be changed at any time. ``amount``: minor units of the store's currency; dates are the store's days."""

    title: str = ""
    amount: int | None = None
    expected_on: date | None = None
    next_step: str = ""
    next_step_on: date | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """What noting signals did. ``opened``: a new one; ``signals``: rows written, for taking it back."""

    opportunity_id: int
    opened: bool
    signals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An opportunity in the pipeline. ``customer``: as the actor may see them; ``days``: in this stage; ``late``: the
    next step should have been done; ``signals``: keys, each once, in the order they came."""

    id: int
    customer: Person
    title: str
    stage: str
    state: State
    days: int
    age: Age
    amount: int | None
    currency: str
    probability: int
    expected_on: date | None
    next_step: str
    next_step_on: date | None
    late: bool
    owner_id: int | None
    owner: str
    source: Source
    assessment: Assessment
    assessment_note: str
    signals: tuple[str, ...]
    opened_at: datetime
    closed_at: datetime | None
    lost_reason: str
    mine: bool
    may_edit: bool


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The open ones by stage, with what each stage is worth. ``stages``: those of the pack in force, and at the end one
    for each key the pack has no more. ``by_owner``: names ("" for nobody) and what they have open."""

    stages: tuple[SalesStage, ...]
    rows: tuple[Row, ...]
    worth: Mapping[str, Worth] = field(default_factory=dict)
    whole: Worth = field(default_factory=Worth)
    by_owner: Mapping[str, Worth] = field(default_factory=dict)
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happened to one: ``kind`` opened, stage, owner, assessed, won, lost, reopened, signal."""

    id: int
    at: datetime
    kind: str
    staff: str
    before: str
    after: str
    note: str
