"""The checklist of a presentation as it is gone through: what is done, what comes next, when it may end.

Pure: the pack's :class:`~showroom.domain.packs.selling.Presentation` and the marks made so far in, answers out
(PRE-01, PRE-02, PRE-07).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from showroom.domain.customers import form
from showroom.domain.customers.form import Answer, Problem
from showroom.domain.packs.choices import Exit, FieldKind
from showroom.domain.packs.schema import FormField, Pack
from showroom.domain.packs.selling import Presentation, Question, Stage, Step

RUNNING, PAUSED, FINISHED = "running", "paused", "finished"
OPEN_STATES = (RUNNING, PAUSED)
DONE, SKIPPED = "done", "skipped"
LONGEST_ANSWER = form.LONGEST_LONG_TEXT
LONGEST_NOTES = 4000


@dataclass(frozen=True, slots=True)
class Mark:
    """What became of a step. ``reason``: why it was skipped (a key of the pack or somebody's words)."""

    state: str
    answer: Answer | None = None
    reason: str | None = None


Marks = Mapping[str, Mark]


@dataclass(frozen=True, slots=True)
class Progress:
    """``percent``: steps dealt with ÷ steps; ``coverage``: mandatory steps done ÷ mandatory steps (PRE-07).

    Both 0 … 100. ``open_mandatory``: keys of mandatory steps neither done nor skipped, in order.
    """

    steps: int
    done: int
    skipped: int
    mandatory: int
    mandatory_done: int
    open_mandatory: tuple[str, ...]

    @property
    def percent(self) -> int:
        return 100 * (self.done + self.skipped) // self.steps if self.steps else 100

    @property
    def coverage(self) -> int:
        return 100 * self.mandatory_done // self.mandatory if self.mandatory else 100


def steps_of(checklist: Presentation, stage: str) -> tuple[Step, ...]:
    """The steps of a stage, in order."""
    return tuple(step for step in checklist.steps if step.stage == stage)


def in_order(checklist: Presentation) -> tuple[Step, ...]:
    """Every step, stage by stage."""
    return tuple(step for stage in checklist.stages for step in steps_of(checklist, stage.key))


def step_called(checklist: Presentation, key: str) -> Step | None:
    return next((step for step in checklist.steps if step.key == key), None)


def progress(checklist: Presentation, marks: Marks) -> Progress:
    """How far it is. Marks of steps the checklist does not have are ignored."""
    steps = in_order(checklist)
    states = {step.key: marks[step.key].state for step in steps if step.key in marks}
    return Progress(
        len(steps),
        sum(state == DONE for state in states.values()),
        sum(state == SKIPPED for state in states.values()),
        sum(step.mandatory for step in steps),
        sum(step.mandatory and states.get(step.key) == DONE for step in steps),
        tuple(step.key for step in steps if step.mandatory and step.key not in states),
    )


def may_leave(checklist: Presentation, stage: Stage, marks: Marks) -> bool:
    """Whether the stage's exit criterion holds; a step skipped with a reason counts as dealt with."""
    steps = steps_of(checklist, stage.key)
    match stage.exit:
        case Exit.ALL_STEPS:
            return all(step.key in marks for step in steps)
        case Exit.ANY_STEP:
            return any(step.key in marks for step in steps) or not steps
        case Exit.MANDATORY_STEPS:
            return all(step.key in marks for step in steps if step.mandatory)


def next_open(checklist: Presentation, marks: Marks, after: str | None = None) -> str | None:
    """The next step to deal with: the first open one behind ``after``, else the first open one; None when all are."""
    keys = [step.key for step in in_order(checklist)]
    start = keys.index(after) + 1 if after in keys else 0
    return next((key for key in keys[start:] + keys[:start] if key not in marks), None)


def question_of(pack: Pack, step: Step) -> Question | None:
    """The question of the bank that a step asks."""
    return next((one for one in pack.questions if one.key == step.question), None)


def field_of(pack: Pack, step: Step) -> FormField | None:
    """The form field that a step's answer fills (PRE-02): its own, or its question's."""
    question = question_of(pack, step)
    key = step.fills or (question.fills if question is not None else None)
    return next((field for field in pack.form.fields if field.key == key), None)


def answer_problems(pack: Pack, step: Step, answer: Answer, region: str) -> tuple[Problem, ...]:
    """What is wrong with an answer; doubts too. A step without a field takes any words."""
    field = field_of(pack, step)
    if field is not None:
        return form.problems(pack.form, {field.key: answer}, region)
    if not isinstance(answer, str):
        return (Problem(step.key, "form_wrong_kind", {"value": str(answer)}),)
    if len(answer) > LONGEST_ANSWER:
        return (Problem(step.key, "form_too_long", {"longest": LONGEST_ANSWER, "length": len(answer)}),)
    return ()


def merged(field: FormField, current: Answer | None, new: Answer) -> Answer:
    """What stands in the form after ``new``: phones and longer texts are added to, anything else is replaced."""
    match field.kind, current, new:
        case FieldKind.PHONES, tuple(), tuple():
            return (*current, *(number for number in new if number not in current))
        case FieldKind.LONG_TEXT, str(), str() if current.strip() and current.strip() not in new:
            return current if new.strip() in current else f"{current.rstrip()}\n{new.strip()}"
        case _:
            return new
