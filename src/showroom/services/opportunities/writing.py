"""What every act on an opportunity needs: the row, who may change it, the line of its history."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, select

from showroom.domain.errors import Refused, UserError
from showroom.domain.money import LARGEST
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import may
from showroom.services.opportunities.values import LARGEST_TITLE, Details, State
from showroom.services.work import Work
from showroom.store.models import Opportunity, OpportunityChange


def row_of(work: Work, opportunity_id: int) -> Row[*tuple[Any, ...]]:
    """The row; raises ``UserError('opportunity_gone')``."""
    row = work.connection.execute(
        select(
            Opportunity.customer_id,
            Opportunity.stage,
            Opportunity.stage_since,
            Opportunity.state,
            Opportunity.owner_id,
            Opportunity.given_at,
            Opportunity.opened_by_id,
            Opportunity.assessment,
            Opportunity.assessment_note,
            Opportunity.closed_at,
            Opportunity.lost_reason,
            Opportunity.quote_id,
        ).where(Opportunity.id == opportunity_id, Opportunity.store_id == work.store_id)
    ).first()
    if row is None:
        raise UserError("opportunity_gone", id=opportunity_id)
    return row


def may_edit(actor: Actor, owner_id: int | None, opened_by_id: int | None) -> bool:
    """Its owner, who opened one that nobody has, and whoever assesses."""
    if may(actor, "opportunities.assess"):
        return True
    return actor.staff_id is not None and actor.staff_id == (owner_id if owner_id is not None else opened_by_id)


def open_row(work: Work, opportunity_id: int) -> Row[*tuple[Any, ...]]:
    """The row of one that is open and the actor's to change. Raises ``UserError('opportunity_is_closed')``;
    ``Refused('opportunity_of_another')``."""
    row = row_of(work, opportunity_id)
    if not may_edit(work.actor, row.owner_id, row.opened_by_id):
        raise Refused("opportunity_of_another")
    if row.state != State.OPEN:
        raise UserError("opportunity_is_closed")
    return row


def note_change(
    work: Work, opportunity_id: int, kind: str, before: object = None, after: object = None, note: str = ""
) -> int:
    """A line of the history; returns its id."""
    return work.insert(
        OpportunityChange,
        opportunity_id=opportunity_id,
        at=work.now,
        staff_id=work.actor.staff_id,
        kind=kind,
        before=None if before is None else str(before),
        after=None if after is None else str(after),
        note=note.strip() or None,
    )


def set_details(work: Work, opportunity_id: int, details: Details) -> None:
    """Raises ``UserError``: ``opportunity_amount``."""
    if details.amount is not None and not 0 <= details.amount <= LARGEST:
        raise UserError("opportunity_amount", field="amount")
    work.update(
        Opportunity,
        opportunity_id,
        title=details.title.strip()[:LARGEST_TITLE] or None,
        amount=details.amount,
        expected_on=details.expected_on,
        next_step=details.next_step.strip() or None,
        next_step_on=details.next_step_on,
    )
