"""The acts of a presentation. Each is one transaction; an answer reaches the customer's form in it too (PRE-02)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Row

import showroom.services.presentations.fill as fill
from showroom.domain.customers import form
from showroom.domain.errors import UserError
from showroom.domain.packs.schema import Pack
from showroom.domain.presentations import rules
from showroom.domain.presentations.rules import DONE, FINISHED, PAUSED, RUNNING, SKIPPED, Mark
from showroom.domain.staff.actor import Actor
from showroom.services import packs
from showroom.services.presentations.marks import pack_of
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Customer, Presentation, PresentationObjection, PresentationStep, Staff, Visit

RUN = "presentations.run"


@dataclass(frozen=True, slots=True)
class Start:
    """With whom: a visit, a customer, or both. ``staff_id`` None: the visit's consultant, else the one who acts."""

    visit_id: int | None = None
    customer_id: int | None = None
    staff_id: int | None = None


def start(shop: Shop, actor: Actor, request: Start) -> int:
    """Begin a presentation and return its id; a visit's presentation that is still open is gone on with instead.

    Raises ``UserError``: ``presentation_with_whom``, ``presentation_by_whom``, ``record_is_gone``.
    """
    if request.visit_id is None and request.customer_id is None:
        raise UserError("presentation_with_whom")
    with shop.work(actor, RUN) as work:
        visit = _visit(work, request.visit_id)
        if request.visit_id is not None:
            open_one = work.connection.execute(
                select(Presentation.id, Presentation.state)
                .where(Presentation.visit_id == request.visit_id, Presentation.state.in_(rules.OPEN_STATES))
                .order_by(Presentation.id.desc())
            ).first()
            if open_one is not None:
                if open_one.state == PAUSED:
                    work.update(Presentation, open_one.id, state=RUNNING, running_since=work.now)
                return int(open_one.id)
        staff_id = request.staff_id or (visit.consultant_id if visit is not None else None) or actor.staff_id
        if staff_id is None:
            raise UserError("presentation_by_whom")
        in_force = packs.in_force(shop, work.connection, work.now)
        progress = rules.progress(in_force.pack.presentation, {})
        return work.insert(
            Presentation,
            day=work.day,
            visit_id=request.visit_id,
            customer_id=request.customer_id or (visit.customer_id if visit is not None else None),
            staff_id=staff_id,
            state=RUNNING,
            started_at=work.now,
            running_since=work.now,
            active_s=0,
            steps=progress.steps,
            steps_done=0,
            mandatory=progress.mandatory,
            mandatory_done=0,
            pack_version_id=in_force.version_id,
        )


def _visit(work: Work, visit_id: int | None) -> Row[*tuple[Any, ...]] | None:
    if visit_id is None:
        return None
    row = work.connection.execute(
        select(Visit.customer_id, Visit.consultant_id).where(Visit.id == visit_id, Visit.store_id == work.store_id)
    ).first()
    if row is None:
        raise UserError("record_is_gone", table="visit", id=visit_id)
    return row


def mark(shop: Shop, actor: Actor, presentation_id: int, marks: Mapping[str, Mark]) -> None:
    """Deal with steps: done (with an answer, perhaps) or skipped. Marking again changes what was said.

    Answers go into the customer's form; without a customer they are kept and offered later. Raises ``UserError``:
    ``presentation_not_running``, ``presentation_no_such_step``, ``presentation_skip_reason`` (a mandatory step), the
    form's codes at field ``answer``.
    """
    with shop.work(actor, RUN) as work:
        head = _running(work, presentation_id)
        pack = pack_of(shop, work.connection, head.pack_version_id)
        old = {row.key: row for row in _rows(work, presentation_id)}
        filled: dict[str, form.Answer] = {}
        for key, new in marks.items():
            _check(pack, key, new, shop.store.country)
            values: dict[str, Any] = {
                "state": new.state,
                "answer": form.to_json(new.answer) if form.is_given(new.answer) and new.answer is not None else None,
                "reason": (new.reason or "").strip() or None,
            }
            if key not in old:
                work.insert(
                    PresentationStep,
                    presentation_id=presentation_id,
                    key=key,
                    at=work.now,
                    staff_id=actor.staff_id,
                    **values,
                )
            elif any(getattr(old[key], name) != value for name, value in values.items()):
                work.update(
                    PresentationStep,
                    old[key].id,
                    at=work.now,
                    staff_id=actor.staff_id,
                    filled_customer_id=None if old[key].answer != values["answer"] else old[key].filled_customer_id,
                    **values,
                )
            if values["answer"] is not None and new.answer is not None:
                filled[key] = new.answer
        _count(work, presentation_id, pack)
        if filled and head.customer is not None:
            fill.into_form(work, pack, presentation_id, head.customer, filled)


def _check(pack: Pack, key: str, new: Mark, region: str) -> None:
    step = rules.step_called(pack.presentation, key)
    if step is None:
        raise UserError("presentation_no_such_step", step=key)
    if new.state == SKIPPED:
        if step.mandatory and not (new.reason or "").strip():
            raise UserError("presentation_skip_reason", field="reason")
        return
    if new.answer is not None and form.is_given(new.answer):
        for problem in rules.answer_problems(pack, step, new.answer, region):
            if not problem.doubt:
                raise UserError(problem.code, field="answer", **problem.facts)


def reopen(shop: Shop, actor: Actor, presentation_id: int, key: str) -> None:
    """Take a mark back; what went into the customer's form stays there."""
    with shop.work(actor, RUN) as work:
        head = _running(work, presentation_id)
        for row in _rows(work, presentation_id):
            if row.key == key:
                work.delete(PresentationStep, row.id)
        _count(work, presentation_id, pack_of(shop, work.connection, head.pack_version_id))


def note(shop: Shop, actor: Actor, presentation_id: int, shortlist: str) -> None:
    """Keep the shortlist notes. Raises ``UserError('form_too_long')`` at ``shortlist``."""
    if len(shortlist) > rules.LONGEST_NOTES:
        raise UserError("form_too_long", field="shortlist", longest=rules.LONGEST_NOTES, length=len(shortlist))
    with shop.work(actor, RUN) as work:
        head_of(work, presentation_id)
        work.update(Presentation, presentation_id, shortlist=shortlist.strip() or None)


def objection(shop: Shop, actor: Actor, presentation_id: int, key: str, came_up: bool = True) -> None:
    """An objection of the library came up, or did not after all (PRE-06).

    Raises ``UserError('presentation_no_such_objection')``.
    """
    with shop.work(actor, RUN) as work:
        head = _running(work, presentation_id)
        pack = pack_of(shop, work.connection, head.pack_version_id)
        if key not in {one.key for one in pack.objections}:
            raise UserError("presentation_no_such_objection", objection=key)
        row_id = work.connection.execute(
            select(PresentationObjection.id).where(
                PresentationObjection.presentation_id == presentation_id, PresentationObjection.key == key
            )
        ).scalar()
        if came_up and row_id is None:
            work.insert(
                PresentationObjection, presentation_id=presentation_id, key=key, at=work.now, staff_id=actor.staff_id
            )
        elif not came_up and row_id is not None:
            work.delete(PresentationObjection, row_id)


def pause(shop: Shop, actor: Actor, presentation_id: int) -> None:
    """Interrupt it; any PC of the store may go on (PRE-08). Raises ``UserError('presentation_not_running')``."""
    with shop.work(actor, RUN) as work:
        head = _running(work, presentation_id)
        work.update(
            Presentation, presentation_id, state=PAUSED, running_since=None, active_s=head.active_s + ran(work, head)
        )


def resume(shop: Shop, actor: Actor, presentation_id: int) -> None:
    """Go on with a paused one. Raises ``UserError('presentation_is_finished')``."""
    with shop.work(actor, RUN) as work:
        head = head_of(work, presentation_id)
        if head.state == PAUSED:
            work.update(Presentation, presentation_id, state=RUNNING, running_since=work.now)


def hand_over(shop: Shop, actor: Actor, presentation_id: int, staff_id: int) -> None:
    """Somebody else goes on with it (PRE-08).

    Raises ``UserError``: ``presentation_is_finished``, ``no_such_person``.
    """
    with shop.work(actor, RUN) as work:
        head_of(work, presentation_id)
        known = work.connection.execute(
            select(Staff.id).where(Staff.id == staff_id, Staff.store_id == work.store_id, Staff.active)
        ).first()
        if known is None:
            raise UserError("no_such_person", field="staff", name=str(staff_id))
        work.update(Presentation, presentation_id, staff_id=staff_id)


def head_of(work: Work, presentation_id: int) -> Row[*tuple[Any, ...]]:
    """The row that is still open; ``customer``: its own or its visit's."""
    row = work.connection.execute(
        select(
            Presentation.state,
            Presentation.active_s,
            Presentation.running_since,
            Presentation.staff_id,
            Presentation.pack_version_id,
            Customer.id.label("customer"),
        )
        .outerjoin(Visit, Visit.id == Presentation.visit_id)
        .outerjoin(Customer, Customer.id == fill.CUSTOMER)
        .where(Presentation.id == presentation_id, Presentation.store_id == work.store_id)
    ).first()
    if row is None:
        raise UserError("record_is_gone", table="presentation", id=presentation_id)
    if row.state == FINISHED:
        raise UserError("presentation_is_finished")
    return row


def _running(work: Work, presentation_id: int) -> Row[*tuple[Any, ...]]:
    row = head_of(work, presentation_id)
    if row.state != RUNNING:
        raise UserError("presentation_not_running")
    return row


def _rows(work: Work, presentation_id: int) -> list[Row[*tuple[Any, ...]]]:
    return list(
        work.connection.execute(
            select(
                PresentationStep.id,
                PresentationStep.key,
                PresentationStep.state,
                PresentationStep.answer,
                PresentationStep.reason,
                PresentationStep.filled_customer_id,
            ).where(PresentationStep.presentation_id == presentation_id)
        )
    )


def _count(work: Work, presentation_id: int, pack: Pack) -> None:
    marks = {row.key: Mark(row.state) for row in _rows(work, presentation_id)}
    progress = rules.progress(pack.presentation, marks)
    work.update(
        Presentation,
        presentation_id,
        steps_done=sum(one.state == DONE for one in marks.values()),
        mandatory_done=progress.mandatory_done,
    )


def ran(work: Work, head: Row[*tuple[Any, ...]]) -> int:
    """Seconds since it was last set going."""
    if head.running_since is None:
        return 0
    return max(0, int((work.now - head.running_since).total_seconds()))
