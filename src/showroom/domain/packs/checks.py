"""What a schema can't say: references between sections, and numbers that must fit together."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise
from typing import Protocol

from showroom.domain.packs.choices import (
    AppointmentFor,
    FieldKind,
    GradingMethod,
    OptionsFrom,
    PlanKind,
    StepKind,
    Unit,
)
from showroom.domain.packs.problems import Path
from showroom.domain.packs.rules import Option
from showroom.domain.packs.schema import FormField, Pack
from showroom.domain.reception.terms import STATUSES, VISIT_KINDS

# what a customer record has; anything else a form asks is kept among its answers
CUSTOMER_COLUMNS = (
    "kind",
    "name",
    "title",
    "company",
    "phones",
    "phone_declined",
    "email",
    "messaging_id",
    "address",
    "language",
    "source_channel",
    "referrer",
    "industry",
    "company_size",
    "birthday",
    "invoice_title",
    "tax_number",
    "consent",
    "notes",
)
_WITH_OPTIONS = (FieldKind.CHOICE, FieldKind.SEVERAL)
_WITH_NUMBERS = (FieldKind.NUMBER, FieldKind.MONEY_RANGE)


class Refuse(Protocol):
    """Where a problem is handed to."""

    def __call__(self, path: Path, code: str, **facts: object) -> None: ...


def check(pack: Pack, refuse: Refuse) -> None:
    """Hands every misfit of ``pack`` to ``refuse``."""
    _known_names(pack, refuse)
    _outcomes(pack, refuse)
    _appointments(pack, refuse)
    _form(pack, refuse)
    _grading(pack, refuse)
    _spans(pack, refuse)
    _service(pack, refuse)
    _hours(pack, refuse)
    _selling(pack, refuse)
    _quote(pack, refuse)
    _report(pack, refuse)
    for found in (*pack.calls.misfits(), *pack.booking.misfits(pack.appointments)):
        refuse(found.path, found.code, **found.facts)
    for path, code, facts in (*pack.ownership.misfits(), *pack.opportunities.misfits()):
        refuse(path, code, **facts)
    for path, code, facts in pack.customers.misfits(frozenset(one.key for one in pack.grading.grades)):
        refuse(path, code, **facts)


def _complete(given: Iterable[str], wanted: tuple[str, ...], path: Path, refuse: Refuse) -> None:
    """Exactly the wanted names, in any order: the program knows no others, and needs each."""
    names = list(given)
    for index, name in enumerate(names):
        if name not in wanted:
            refuse((*path, index, "key"), "pack_unknown_choice", value=name, allowed=", ".join(wanted))
    for name in wanted:
        if name not in names:
            refuse(path, "pack_missing_entry", key=name)


def _reference(name: str, known: Iterable[str], path: Path, refuse: Refuse) -> None:
    if name not in known:
        refuse(path, "pack_no_such_reference", value=name)


def _known_names(pack: Pack, refuse: Refuse) -> None:
    _complete((one.key for one in pack.visit_kinds), VISIT_KINDS, ("visit_kinds",), refuse)
    _complete((one.key for one in pack.statuses), STATUSES, ("statuses",), refuse)


def _appointments(pack: Pack, refuse: Refuse) -> None:
    """Each once; a plain visit can be booked in any trade."""
    for index, one in enumerate(pack.appointments):
        first = pack.appointments.index(one)
        if first != index:
            refuse(("appointments", index), "pack_duplicate", key=one.value, first=first + 1)
    if AppointmentFor.VISIT not in pack.appointments:
        refuse(("appointments",), "pack_missing_entry", key=AppointmentFor.VISIT.value)


def _outcomes(pack: Pack, refuse: Refuse) -> None:
    for index, outcome in enumerate(pack.outcomes):
        if outcome.reasons and not outcome.needs_reason:
            refuse(("outcomes", index), "pack_reasons_unused", key=outcome.key)
    if not any(one.gives_turn_back for one in pack.outcomes):
        refuse(("outcomes",), "pack_no_turn_back")


def _form(pack: Pack, refuse: Refuse) -> None:
    sections = {one.key for one in pack.form.sections}
    columns: dict[str, str] = {}
    for index, one in enumerate(pack.form.fields):
        path: Path = ("form", "fields", index)
        _reference(one.section, sections, (*path, "section"), refuse)
        own = one.options_from is OptionsFrom.FIELD
        if (one.kind in _WITH_OPTIONS and own) != bool(one.options):
            refuse(path, "pack_options_unused" if one.options else "pack_options_missing", key=one.key)
        if not own and one.kind not in _WITH_OPTIONS:
            refuse((*path, "options_from"), "pack_options_unused", key=one.key)
        numbers = [("minimum", one.minimum), ("maximum", one.maximum)]
        for name, number in numbers:
            if number is not None and one.kind not in _WITH_NUMBERS:
                refuse((*path, name), "pack_bounds_unused", key=one.key)
        if one.minimum is not None and one.maximum is not None and one.minimum > one.maximum:
            refuse((*path, "maximum"), "pack_bounds_crossed", low=one.minimum, high=one.maximum)
        if one.column is None:
            continue
        if one.column not in CUSTOMER_COLUMNS:
            allowed = ", ".join(CUSTOMER_COLUMNS)
            refuse((*path, "column"), "pack_unknown_choice", value=one.column, allowed=allowed)
        elif one.column in columns:
            refuse((*path, "column"), "pack_column_twice", column=one.column, first=columns[one.column])
        else:
            columns[one.column] = one.key
    for column in ("name", "phones", "consent"):
        if column not in columns:
            refuse(("form", "fields"), "pack_form_without", column=column)


def options_of(pack: Pack, one: FormField) -> tuple[Option, ...]:
    """The options of a field, from wherever the pack says."""
    match one.options_from:
        case OptionsFrom.CHANNELS:
            return tuple(Option(channel.key, channel.label) for channel in pack.channels)
        case OptionsFrom.PURPOSES:
            return pack.purposes
        case _:
            return one.options


def _fields(pack: Pack) -> dict[str, FormField]:
    return {one.key: one for one in pack.form.fields}


def _grading(pack: Pack, refuse: Refuse) -> None:
    rule = pack.grading
    fields = _fields(pack)
    if (rule.method is GradingMethod.FACTORS) != bool(rule.factors):
        refuse(("grading",), "pack_factors_misfit", method=rule.method.value)
    for index, factor in enumerate(rule.factors):
        path: Path = ("grading", "factors", index)
        asked = fields.get(factor.field)
        if asked is None:
            refuse((*path, "field"), "pack_no_such_reference", value=factor.field)
            continue
        options = {option.key for option in options_of(pack, asked)}
        for name, chosen in (("strong", factor.strong), ("medium", factor.medium)):
            for at, key in enumerate(chosen):
                _reference(key, options, (*path, name, at), refuse)
        by_amount = factor.strong_from is not None or factor.medium_from is not None
        if by_amount != (asked.kind in _WITH_NUMBERS):
            refuse(path, "pack_factor_kind", key=factor.key, field=asked.key)
    last = rule.grades[-1]
    if last.strong_at_least or last.medium_at_least:
        refuse(("grading", "grades", len(rule.grades) - 1), "pack_last_grade_open", key=last.key)
    most = len(rule.factors)
    for index, grade in enumerate(rule.grades):
        if max(grade.strong_at_least, grade.medium_at_least) > most and rule.method is GradingMethod.FACTORS:
            refuse(("grading", "grades", index), "pack_grade_unreachable", key=grade.key, factors=most)


def _spans(pack: Pack, refuse: Refuse) -> None:
    grades = {one.key for one in pack.grading.grades}
    seen: set[str] = set()
    for index, rhythm in enumerate(pack.follow_ups):
        path: Path = ("follow_ups", index, "grade")
        _reference(rhythm.grade, grades, path, refuse)
        if rhythm.grade in seen:
            refuse(path, "pack_duplicate", key=rhythm.grade, first=1)
        seen.add(rhythm.grade)
        if rhythm.then.count == 0:
            refuse(("follow_ups", index, "then"), "pack_span_zero")
    for grade in sorted(grades - seen):
        refuse(("follow_ups",), "pack_missing_entry", key=grade)
    for index, step in enumerate(pack.deadlines):
        if (step.within.count == 0) != (step.within.unit is Unit.SAME_DAY):
            refuse(("deadlines", index, "within"), "pack_span_same_day")


def _service(pack: Pack, refuse: Refuse) -> None:
    seen: set[str] = set()
    for index, time in enumerate(pack.service.times):
        path: Path = ("service", "times", index)
        _reference(time.kind, VISIT_KINDS, (*path, "kind"), refuse)
        if time.kind in seen:
            refuse((*path, "kind"), "pack_duplicate", key=time.kind, first=1)
        seen.add(time.kind)
        if not time.least <= time.median <= time.most:
            refuse(path, "pack_times_crossed", kind=time.kind)
    for kind in VISIT_KINDS:
        if kind not in seen:
            refuse(("service", "times"), "pack_missing_entry", key=kind)


def _hours(pack: Pack, refuse: Refuse) -> None:
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    for weekday, name in enumerate(names):
        before = -1
        for index, (start, end) in enumerate(pack.opening_hours.of(weekday)):
            if start >= end or start <= before:
                refuse(("opening_hours", name, index), "pack_hours_crossed")
            before = end
    if not any(pack.opening_hours.of(weekday) for weekday in range(7)):
        refuse(("opening_hours",), "pack_never_open")


def _selling(pack: Pack, refuse: Refuse) -> None:
    fields = _fields(pack)
    questions = {one.key for one in pack.questions}
    stages = [one.key for one in pack.presentation.stages]
    for index, script in enumerate(pack.scripts):
        for at, kind in enumerate(script.kinds):
            _reference(kind, VISIT_KINDS, ("scripts", index, "kinds", at), refuse)
    for index, question in enumerate(pack.questions):
        if question.fills is not None:
            _reference(question.fills, fields, ("questions", index, "fills"), refuse)
    for index, step in enumerate(pack.presentation.steps):
        path: Path = ("presentation", "steps", index)
        _reference(step.stage, stages, (*path, "stage"), refuse)
        if step.question is not None:
            _reference(step.question, questions, (*path, "question"), refuse)
            if step.kind is not StepKind.ASK:
                refuse((*path, "question"), "pack_question_not_asked", key=step.key)
        if step.fills is not None:
            _reference(step.fills, fields, (*path, "fills"), refuse)
    for index, stage in enumerate(stages):
        if not any(step.stage == stage for step in pack.presentation.steps):
            refuse(("presentation", "stages", index), "pack_stage_empty", key=stage)
    order = [stages.index(step.stage) for step in pack.presentation.steps if step.stage in stages]
    for index, (one, other) in enumerate(pairwise(order)):
        if other < one:
            refuse(("presentation", "steps", index + 1, "stage"), "pack_steps_unordered")


def _quote(pack: Pack, refuse: Refuse) -> None:
    quote = pack.quote
    _reference(quote.tax_default, {one.key for one in quote.taxes}, ("quote", "tax_default"), refuse)
    _reference(quote.plan_default, {one.key for one in quote.plans}, ("quote", "plan_default"), refuse)
    for index, plan in enumerate(quote.plans):
        path: Path = ("quote", "plans", index)
        total = sum((part.share for part in plan.parts), Decimal(0))
        if total != 1:
            refuse((*path, "parts"), "pack_shares_dont_add_up", total=total)
        if (plan.kind is PlanKind.INSTALMENTS) != (plan.months > 0):
            refuse(path, "pack_months_misfit", key=plan.key)


def _report(pack: Pack, refuse: Refuse) -> None:
    seen: set[str] = set()
    for index, heading in enumerate(pack.report.headings):
        if heading.part in seen:
            refuse(("report", "headings", index, "part"), "pack_duplicate", key=heading.part.value, first=1)
        seen.add(heading.part)
