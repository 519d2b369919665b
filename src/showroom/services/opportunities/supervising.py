"""The supervisor's part: what is real, and who gets what nobody has (REG-14, MGR-08)."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from showroom.domain.errors import UserError
from showroom.domain.opportunities.giving import Candidate, Proposal, propose
from showroom.domain.packs.opportunities import GiveBy
from showroom.domain.staff.actor import Actor
from showroom.services import packs, staff
from showroom.services.customers import owners
from showroom.services.opportunities.values import Assessment, State
from showroom.services.opportunities.writing import note_change, row_of
from showroom.services.shop import Shop
from showroom.store.models import Opportunity, Staff


def assess(shop: Shop, actor: Actor, opportunity_id: int, assessment: Assessment, note: str = "") -> None:
    """Is it real? Raises ``UserError``: ``opportunity_gone``, ``assessment_needs_note`` (why one is not real)."""
    with shop.work(actor, "opportunities.assess") as work:
        row = row_of(work, opportunity_id)
        if assessment is Assessment.NOT_REAL and not note.strip():
            raise UserError("assessment_needs_note", field="note")
        if (row.assessment, row.assessment_note or "") == (assessment.value, note.strip()):
            return
        is_judged = assessment is not Assessment.NONE
        work.update(
            Opportunity,
            opportunity_id,
            assessment=assessment.value,
            assessment_note=note.strip() or None,
            assessed_at=work.now if is_judged else None,
            assessed_by_id=work.actor.staff_id if is_judged else None,
        )
        note_change(work, opportunity_id, "assessed", row.assessment, assessment.value, note)


def proposal(shop: Shop, actor: Actor, by: GiveBy | None = None) -> Proposal:
    """Whom to give one to, by the pack's rule or another one; the whole order stands with it."""
    with shop.view(actor, "opportunities.assess") as connection:
        return propose(_candidates(shop, connection), by or packs.in_force(shop, connection).pack.opportunities.give_by)


def _candidates(shop: Shop, connection: Connection) -> list[Candidate]:
    of_theirs = (
        select(
            Opportunity.owner_id,
            func.count().label("number"),
            func.coalesce(func.sum(Opportunity.amount), 0).label("amount"),
        )
        .where(Opportunity.store_id == shop.store.id, Opportunity.state == State.OPEN.value)
        .group_by(Opportunity.owner_id)
        .subquery()
    )
    last = (
        select(Opportunity.owner_id, func.max(Opportunity.given_at).label("at"))
        .where(Opportunity.store_id == shop.store.id)
        .group_by(Opportunity.owner_id)
        .subquery()
    )
    rows = connection.execute(
        select(Staff.id, Staff.name, of_theirs.c.number, of_theirs.c.amount, last.c.at)
        .outerjoin(of_theirs, of_theirs.c.owner_id == Staff.id)
        .outerjoin(last, last.c.owner_id == Staff.id)
        .where(Staff.store_id == shop.store.id, Staff.active, Staff.role == "consultant")
    )
    return [Candidate(row.id, row.name, row.number or 0, int(row.amount or 0), row.at) for row in rows]


def give(shop: Shop, actor: Actor, opportunity_id: int, staff_id: int) -> None:
    """Give one that nobody has; the customer goes with it if nobody looks after them.

    A walk-in's consultant is never changed this way (MGR-08): one with an owner is refused, and so is one whose
    customer has another owner, protected still (REG-07). Raises ``UserError``: ``opportunity_has_owner``,
    ``opportunity_customer_has_owner``, ``opportunity_is_closed``, ``opportunity_gone``, ``no_such_person``.
    """
    with shop.work(actor, "opportunities.assess") as work:
        row = row_of(work, opportunity_id)
        if row.state != State.OPEN:
            raise UserError("opportunity_is_closed")
        if row.owner_id is not None:
            raise UserError("opportunity_has_owner", field="owner")
        staff.require_active(work, staff_id, "owner")
        held = owners.serving_owner(shop, work.connection, row.customer_id)
        if held not in (None, staff_id):
            raise UserError("opportunity_customer_has_owner", field="owner")
        work.update(Opportunity, opportunity_id, owner_id=staff_id, given_at=work.now)
        note_change(work, opportunity_id, "owner", None, staff_id)
        if held is None:
            owners.give_in(work, row.customer_id, staff_id, "free")
