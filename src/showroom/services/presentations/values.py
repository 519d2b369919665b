"""What the presentation services return: frozen read models."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from showroom.domain.customers.form import Answer
from showroom.domain.packs.schema import FormField, Pack
from showroom.domain.packs.selling import Question, Stage, Step
from showroom.domain.presentations.rules import Mark, Progress


@dataclass(frozen=True, slots=True)
class StepView:
    """A step with what became of it.

    ``field``: the form field its answer fills; ``known``: the customer's answer so far.
    """

    step: Step
    question: Question | None
    field: FormField | None
    mark: Mark | None
    at: datetime | None
    known: Answer | None

    @property
    def takes_answer(self) -> bool:
        """Whether there is something to write down."""
        return self.field is not None or self.step.kind.value == "ask"


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage of the rail. ``may_leave``: its exit criterion holds."""

    stage: Stage
    steps: tuple[StepView, ...]
    may_leave: bool

    @property
    def dealt_with(self) -> int:
        return sum(view.mark is not None for view in self.steps)


@dataclass(frozen=True, slots=True)
class Offer:
    """An answer kept here that the customer's form does not have yet (PRE-02). ``current``: what stands there now."""

    step: str
    field: FormField
    answer: Answer
    current: Answer | None


@dataclass(frozen=True, slots=True)
class Run:
    """A presentation. ``active_s``: seconds it ran until ``running_since`` (None: it stands still)."""

    id: int
    state: str
    visit_id: int | None
    visit_number: int | None
    customer_id: int | None
    customer: str | None
    staff_id: int
    staff: str
    started_at: datetime
    running_since: datetime | None
    finished_at: datetime | None
    active_s: int
    stages: tuple[StageView, ...]
    progress: Progress
    shortlist: str
    objections: frozenset[str]
    offers: tuple[Offer, ...]
    pack: Pack

    def seconds(self, now: datetime) -> int:
        """How long it has run, pauses not counted."""
        running = int((now - self.running_since).total_seconds()) if self.running_since is not None else 0
        return self.active_s + max(0, running)

    def step(self, key: str) -> StepView | None:
        return next((view for stage in self.stages for view in stage.steps if view.step.key == key), None)

    @property
    def marks(self) -> Mapping[str, Mark]:
        return {v.step.key: v.mark for stage in self.stages for v in stage.steps if v.mark is not None}


@dataclass(frozen=True, slots=True)
class Row:
    """A presentation in one line. ``coverage``: PRE-07, 0 … 100."""

    id: int
    state: str
    visit_id: int | None
    visit_number: int | None
    customer_id: int | None
    customer: str | None
    staff_id: int
    staff: str
    started_at: datetime
    running_since: datetime | None
    finished_at: datetime | None
    active_s: int
    steps: int
    steps_done: int
    coverage: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """An open visit that has somebody to serve it and no presentation yet."""

    visit_id: int
    number: int
    kind: str
    party_size: int
    customer_id: int | None
    customer: str | None
    consultant_id: int | None
    consultant: str | None
    arrived_at: datetime


@dataclass(frozen=True, slots=True)
class Overview:
    """``open``: running and paused ones of any day; ``candidates``: visits to begin with; ``finished``: today's."""

    open: tuple[Row, ...]
    candidates: tuple[Candidate, ...]
    finished: tuple[Row, ...]
