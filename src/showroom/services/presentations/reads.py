"""Reading presentations: one with everything on it, and the lists of the page."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, exists, select
from sqlalchemy.engine import Row as SqlRow

import showroom.services.presentations.fill as fill
from showroom.domain.customers.form import Answer
from showroom.domain.errors import UserError
from showroom.domain.packs.schema import Pack
from showroom.domain.presentations import rules
from showroom.domain.presentations.rules import Mark
from showroom.domain.reception import terms
from showroom.domain.staff.actor import Actor
from showroom.services.presentations.marks import answer_of, pack_of
from showroom.services.presentations.values import Candidate, Overview, Row, Run, StageView, StepView
from showroom.services.shop import Shop
from showroom.store.models import (
    Customer,
    Presentation,
    PresentationObjection,
    PresentationStep,
    Staff,
    Visit,
)

_MOST_FINISHED = 60


def _select() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Presentation.id,
            Presentation.state,
            Presentation.visit_id,
            Visit.number.label("visit_number"),
            Customer.id.label("customer_id"),
            Customer.name.label("customer"),
            Presentation.staff_id,
            Staff.name.label("staff"),
            Presentation.started_at,
            Presentation.running_since,
            Presentation.finished_at,
            Presentation.active_s,
            Presentation.steps,
            Presentation.steps_done,
            Presentation.mandatory,
            Presentation.mandatory_done,
            Presentation.shortlist,
            Presentation.pack_version_id,
        )
        .join(Staff, Staff.id == Presentation.staff_id)
        .outerjoin(Visit, Visit.id == Presentation.visit_id)
        .outerjoin(Customer, Customer.id == fill.CUSTOMER)
    )


def run(shop: Shop, actor: Actor, presentation_id: int) -> Run:
    """A presentation with its stages, steps, answers and offers. Raises ``UserError('record_is_gone')``."""
    with shop.view(actor, "presentations.view") as connection:
        head = connection.execute(
            _select().where(Presentation.id == presentation_id, Presentation.store_id == shop.store.id)
        ).first()
        if head is None:
            raise UserError("record_is_gone", table="presentation", id=presentation_id)
        pack = pack_of(shop, connection, head.pack_version_id)
        rows = {
            row.key: row
            for row in connection.execute(
                select(
                    PresentationStep.key,
                    PresentationStep.state,
                    PresentationStep.answer,
                    PresentationStep.reason,
                    PresentationStep.at,
                    PresentationStep.filled_customer_id,
                ).where(PresentationStep.presentation_id == presentation_id)
            )
        }
        marks = {key: Mark(row.state, answer_of(pack, key, row.answer), row.reason) for key, row in rows.items()}
        raised = frozenset(
            connection.execute(
                select(PresentationObjection.key).where(PresentationObjection.presentation_id == presentation_id)
            ).scalars()
        )
    known = fill.known_answers(shop, actor, head.customer_id)
    filled = {key for key, row in rows.items() if row.filled_customer_id is not None}
    filled_for = {key for key in filled if rows[key].filled_customer_id == head.customer_id}
    return Run(
        head.id,
        head.state,
        head.visit_id,
        head.visit_number,
        head.customer_id,
        head.customer,
        head.staff_id,
        head.staff,
        head.started_at,
        head.running_since,
        head.finished_at,
        head.active_s,
        _stages(pack, marks, rows, known),
        rules.progress(pack.presentation, marks),
        head.shortlist or "",
        raised,
        fill.offers(pack, marks, filled_for, known) if head.customer_id is not None else (),
        pack,
    )


def _stages(
    pack: Pack, marks: dict[str, Mark], rows: dict[str, SqlRow[*tuple[Any, ...]]], known: dict[str, Answer]
) -> tuple[StageView, ...]:
    found: list[StageView] = []
    for stage in pack.presentation.stages:
        views: list[StepView] = []
        for step in rules.steps_of(pack.presentation, stage.key):
            field = rules.field_of(pack, step)
            views.append(
                StepView(
                    step,
                    rules.question_of(pack, step),
                    field,
                    marks.get(step.key),
                    rows[step.key].at if step.key in rows else None,
                    known.get(field.key) if field is not None else None,
                )
            )
        found.append(StageView(stage, tuple(views), rules.may_leave(pack.presentation, stage, marks)))
    return tuple(found)


def _row(row: SqlRow[*tuple[Any, ...]]) -> Row:
    return Row(
        row.id,
        row.state,
        row.visit_id,
        row.visit_number,
        row.customer_id,
        row.customer,
        row.staff_id,
        row.staff,
        row.started_at,
        row.running_since,
        row.finished_at,
        row.active_s,
        row.steps,
        row.steps_done,
        100 * row.mandatory_done // row.mandatory if row.mandatory else 100,
    )


def overview(shop: Shop, actor: Actor) -> Overview:
    """What the page shows: open presentations, visits to begin with, today's finished ones (newest first)."""
    with shop.view(actor, "presentations.view") as connection:
        still = connection.execute(
            _select()
            .where(Presentation.store_id == shop.store.id, Presentation.state.in_(rules.OPEN_STATES))
            .order_by(Presentation.started_at.desc())
        ).all()
        finished = connection.execute(
            _select()
            .where(
                Presentation.store_id == shop.store.id,
                Presentation.day == shop.day(),
                Presentation.state == rules.FINISHED,
            )
            .order_by(Presentation.finished_at.desc())
            .limit(_MOST_FINISHED)
        ).all()
        visits = connection.execute(
            select(
                Visit.id,
                Visit.number,
                Visit.kind,
                Visit.party_size,
                Visit.customer_id,
                Customer.name.label("customer"),
                Visit.consultant_id,
                Staff.name.label("consultant"),
                Visit.arrived_at,
            )
            .outerjoin(Customer, Customer.id == Visit.customer_id)
            .outerjoin(Staff, Staff.id == Visit.consultant_id)
            .where(
                Visit.store_id == shop.store.id,
                Visit.state.in_((terms.ASSIGNED, terms.GREETED)),
                ~exists().where(Presentation.visit_id == Visit.id),
            )
            .order_by(Visit.arrived_at)
        ).all()
    return Overview(
        tuple(_row(row) for row in still),
        tuple(Candidate(*row) for row in visits),
        tuple(_row(row) for row in finished),
    )


def latest_of_visit(shop: Shop, actor: Actor, visit_id: int) -> Row | None:
    """The newest presentation of a visit, None if there was none."""
    with shop.view(actor, "presentations.view") as connection:
        found = connection.execute(
            _select()
            .where(Presentation.visit_id == visit_id, Presentation.store_id == shop.store.id)
            .order_by(Presentation.id.desc())
        ).first()
    return _row(found) if found is not None else None
