"""Grades: given by the pack's rule when a form changes, or by a person with a reason (REG-05)."""

from __future__ import annotations

import json

import showroom.services.customers.answers as _answers
from showroom.domain.customers import grading
from showroom.domain.customers.form import Answers
from showroom.domain.errors import UserError
from showroom.domain.packs.schema import Pack
from showroom.domain.staff.actor import Actor
from showroom.services import packs
from showroom.services.packs import PackInForce
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Customer, CustomerGrade

BY_RULE, BY_PERSON = "rule", "person"


def set_grade(shop: Shop, actor: Actor, customer_id: int, grade: str | None, reason: str = "") -> str | None:
    """Grade by hand, with a reason (REG-05); ``grade`` None gives it back to the pack's rule. Returns the grade now."""
    with shop.work(actor, "customers.update") as work:
        current = packs.in_force(shop, work.connection)
        record = _answers.load(work.connection, current.pack, customer_id)
        if grade is None:
            work.update(Customer, customer_id, grade_by=BY_RULE)
            return grade_by_rule(work, current, customer_id, record.answers, None, None)
        if grade not in {rule.key for rule in current.pack.grading.grades}:
            raise UserError("grade_unknown", field="grade", grade=grade)
        if not reason.strip():
            raise UserError("grade_needs_reason", field="reason")
        _note_grade(work, current, customer_id, grade, BY_PERSON, reason.strip())
        return grade


def grade_by_rule(
    work: Work, current: PackInForce, customer_id: int, answers: Answers, held: str | None, held_reason: str | None
) -> str | None:
    """Grade by the pack's rule, if that gives another grade or another reason than the one held."""
    found = by_rule(current.pack, answers)
    if found is None:
        return held
    grade, reason = found
    if (grade, reason) != (held, held_reason):
        _note_grade(work, current, customer_id, grade, BY_RULE, reason)
    return grade


def by_rule(pack: Pack, answers: Answers) -> tuple[str, str] | None:
    """The grade by the pack's rule, and its reason as it is kept; None when the rule gives none."""
    found = grading.grade(pack.grading, answers)
    return None if found is None else (found.key, json.dumps([[leg.factor, leg.level.value] for leg in found.legs]))


def _note_grade(work: Work, current: PackInForce, customer_id: int, grade: str, given_by: str, reason: str) -> None:
    work.update(Customer, customer_id, grade=grade, grade_by=given_by, grade_reason=reason)
    note(work, current, customer_id, grade, given_by, reason)


def note(work: Work, current: PackInForce, customer_id: int, grade: str, given_by: str, reason: str) -> None:
    """A line of the grade's history."""
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
