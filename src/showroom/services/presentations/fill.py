"""What a presentation learns goes into the customer's form; nothing is typed twice (PRE-02)."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select

from showroom.domain.customers import form
from showroom.domain.customers.form import Answer
from showroom.domain.errors import UserError
from showroom.domain.packs.schema import FormField, Pack
from showroom.domain.presentations import rules
from showroom.domain.presentations.rules import Mark
from showroom.domain.staff.actor import Actor
from showroom.services import packs
from showroom.services.presentations.marks import marks_of, pack_of
from showroom.services.presentations.values import Offer
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Customer, Presentation, PresentationStep, Visit

CUSTOMER = func.coalesce(Presentation.customer_id, Visit.customer_id)
"""Whose presentation it is: said at the presentation, or known of its visit meanwhile."""


def known_answers(shop: Shop, actor: Actor, customer_id: int | None) -> dict[str, Answer]:
    """What the customer's form holds already, without what the reader must not see."""
    if customer_id is None:
        return {}
    from showroom.services.customers.cards import card  # customers' timeline reads presentations

    try:
        shown = card(shop, actor, customer_id)
    except UserError:  # merged or withdrawn since; the presentation stands on its own
        return {}
    return {key: answer for key, answer in shown.answers.items() if key not in shown.masked_fields}


def offers(pack: Pack, marks: Mapping[str, Mark], filled: set[str], known: Mapping[str, Answer]) -> tuple[Offer, ...]:
    """The answers the form does not have. ``filled``: steps whose answer went into this customer's form before."""
    found: list[Offer] = []
    for step in rules.in_order(pack.presentation):
        mark = marks.get(step.key)
        field = rules.field_of(pack, step)
        if mark is None or mark.answer is None or field is None or step.key in filled:
            continue
        current = known.get(field.key)
        if rules.merged(field, current, mark.answer) != current:
            found.append(Offer(step.key, field, mark.answer, current))
    return tuple(found)


def into_form(work: Work, pack: Pack, presentation_id: int, customer_id: int, answers: Mapping[str, Answer]) -> None:
    """Put the answers to steps into the customer's form, and note at the steps that they are there.

    Raises ``FormRefused`` (a ``UserError``) if the form does not take one.
    """
    from showroom.services.customers.answers import load
    from showroom.services.customers.records import update_in

    current_pack = packs.in_force(work.shop, work.connection, work.now).pack
    fields = {field.key: field for field in current_pack.form.fields}
    current = load(work.connection, current_pack, customer_id).answers
    changes: dict[str, Answer] = {}
    steps: list[str] = []
    for key, answer in answers.items():
        field = _field(pack, key)
        if field is None or field.key not in fields:
            continue
        changes[field.key] = rules.merged(field, changes.get(field.key, current.get(field.key)), answer)
        steps.append(key)
    if not changes:
        return
    update_in(work, customer_id, changes)
    _note_filled(work, presentation_id, customer_id, steps)


def _field(pack: Pack, key: str) -> FormField | None:
    step = rules.step_called(pack.presentation, key)
    return rules.field_of(pack, step) if step is not None else None


def _note_filled(work: Work, presentation_id: int, customer_id: int, steps: list[str]) -> None:
    rows = work.connection.execute(
        select(PresentationStep.id).where(
            PresentationStep.presentation_id == presentation_id, PresentationStep.key.in_(steps)
        )
    ).scalars()
    for row_id in rows.all():
        work.update(PresentationStep, row_id, filled_customer_id=customer_id)


def link_customer(shop: Shop, actor: Actor, presentation_id: int, customer_id: int) -> None:
    """Say whose presentation it is; its visit learns it too, if nobody knew. The answers so far are then offered.

    Raises ``UserError``: ``record_is_gone``, ``customer_gone``.
    """
    with shop.work(actor, "presentations.run") as work:
        if work.connection.execute(select(Customer.id).where(Customer.id == customer_id)).first() is None:
            raise UserError("customer_gone", id=customer_id)
        _link(work, presentation_id, customer_id)


def _link(work: Work, presentation_id: int, customer_id: int) -> None:
    row = work.connection.execute(
        select(Presentation.visit_id, Visit.customer_id)
        .outerjoin(Visit, Visit.id == Presentation.visit_id)
        .where(Presentation.id == presentation_id, Presentation.store_id == work.store_id)
    ).first()
    if row is None:
        raise UserError("record_is_gone", table="presentation", id=presentation_id)
    work.update(Presentation, presentation_id, customer_id=customer_id)
    if row.visit_id is not None and row.customer_id is None:
        work.update(Visit, row.visit_id, customer_id=customer_id)


def apply_offers(shop: Shop, actor: Actor, presentation_id: int, steps: tuple[str, ...]) -> int:
    """Put the kept answers of ``steps`` into the customer's form; returns how many went in.

    Raises ``UserError``: ``presentation_without_customer``, ``FormRefused``.
    """
    with shop.work(actor, "presentations.run") as work:
        row = _of(work, presentation_id)
        if row[0] is None:
            raise UserError("presentation_without_customer")
        pack = pack_of(shop, work.connection, row[1])
        answers = _answers(pack, marks_of(work.connection, pack, presentation_id), steps)
        into_form(work, pack, presentation_id, row[0], answers)
        return len(answers)


def register_customer(shop: Shop, actor: Actor, presentation_id: int) -> int:
    """Register a customer with the answers kept here, and link it; returns its id. Its owner is the one who presents.

    Raises ``FormRefused`` when the answers don't say who it is.
    """
    from showroom.services.customers.records import Registration, register_in

    with shop.work(actor, "customers.register") as work:
        row = _of(work, presentation_id)
        pack = pack_of(shop, work.connection, row[1])
        by_step = _answers(pack, marks_of(work.connection, pack, presentation_id), None)
        current = packs.in_force(shop, work.connection, work.now).pack
        known = {field.key for field in current.form.fields}
        answers: dict[str, Answer] = {}
        for key, answer in by_step.items():
            field = _field(pack, key)
            if field is not None and field.key in known:
                answers[field.key] = rules.merged(field, answers.get(field.key), answer)
        customer_id = register_in(work, Registration(answers, owner_id=row[2])).id
        _link(work, presentation_id, customer_id)
        _note_filled(work, presentation_id, customer_id, list(by_step))
        return customer_id


def _of(work: Work, presentation_id: int) -> tuple[int | None, int, int]:
    """(customer, pack version, who presents)."""
    row = work.connection.execute(
        select(CUSTOMER, Presentation.pack_version_id, Presentation.staff_id)
        .outerjoin(Visit, Visit.id == Presentation.visit_id)
        .where(Presentation.id == presentation_id, Presentation.store_id == work.store_id)
    ).first()
    if row is None:
        raise UserError("record_is_gone", table="presentation", id=presentation_id)
    return row[0], row[1], row[2]


def _answers(pack: Pack, marks: Mapping[str, Mark], steps: tuple[str, ...] | None) -> dict[str, Answer]:
    """The given answers of ``steps`` (None: all) that fill a field, in the order of the checklist."""
    found: dict[str, Answer] = {}
    for step in rules.in_order(pack.presentation):
        mark = marks.get(step.key)
        if mark is None or mark.answer is None or not form.is_given(mark.answer):
            continue
        if (steps is None or step.key in steps) and rules.field_of(pack, step) is not None:
            found[step.key] = mark.answer
    return found
