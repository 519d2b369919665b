"""The supervisor's part: what is real, and who gets what nobody has (REG-14, MGR-08)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from showroom.domain.errors import UserError
from showroom.domain.opportunities.giving import Candidate, Proposal, propose
from showroom.domain.packs.opportunities import GiveBy
from showroom.domain.staff.actor import Actor
from showroom.services import packs, staff
from showroom.services.customers import owners
from showroom.services.following import winner_of
from showroom.services.opportunities.values import Assessment, State
from showroom.services.opportunities.writing import note_change, row_of
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import CustomerOwner, Opportunity, OpportunityChange, OwnerChange, Staff

UNDO_WINDOW = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Held:
    """A row of ``customer_owner`` as it was."""

    id: int
    staff_id: int
    since: datetime
    protected_until: datetime | None
    extended_at: datetime | None
    extended_by: str | None


@dataclass(frozen=True, slots=True)
class GivenOut:
    """One that was given out, for :func:`take_back_give`. ``given_before``: when it was given last; ``with_customer``:
    the customer went along; ``before``: whose they were, None for nobody's."""

    opportunity_id: int
    staff_id: int
    change_id: int
    at: datetime
    given_before: datetime | None
    with_customer: bool
    before: Held | None


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


def give(shop: Shop, actor: Actor, opportunity_id: int, staff_id: int) -> GivenOut:
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
        before = _looked_after(work, row.customer_id)
        work.update(Opportunity, opportunity_id, owner_id=staff_id, given_at=work.now)
        change = note_change(work, opportunity_id, "owner", None, staff_id)
        if held is None:
            owners.give_in(work, row.customer_id, staff_id, "free")
        return GivenOut(
            opportunity_id, staff_id, change, work.now, row.given_at, with_customer=held is None, before=before
        )


def take_back_give(shop: Shop, actor: Actor, given: GivenOut) -> None:
    """Nobody has it again, for two minutes, and the customer who went along is whose they were before.

    Raises ``UserError``: ``opportunity_went_on`` (something was done with it or with the customer since),
    ``give_undo_too_late``, ``opportunity_gone``.
    """
    with shop.work(actor, "opportunities.assess") as work:
        row = row_of(work, given.opportunity_id)
        if work.now - given.at > UNDO_WINDOW:
            raise UserError("give_undo_too_late")
        last = work.connection.execute(
            select(OpportunityChange.id)
            .where(OpportunityChange.opportunity_id == given.opportunity_id)
            .order_by(OpportunityChange.at.desc(), OpportunityChange.id.desc())
            .limit(1)
        ).scalar()
        if last != given.change_id or (row.owner_id, row.given_at) != (given.staff_id, given.at):
            raise UserError("opportunity_went_on")
        work.update(Opportunity, given.opportunity_id, owner_id=None, given_at=given.given_before)
        work.delete(OpportunityChange, given.change_id)
        if given.with_customer:
            _back_to(work, row.customer_id, given)


def _looked_after(work: Work, customer_id: int) -> Held | None:
    row = work.connection.execute(
        select(
            CustomerOwner.id,
            CustomerOwner.staff_id,
            CustomerOwner.since,
            CustomerOwner.protected_until,
            CustomerOwner.extended_at,
            CustomerOwner.extended_by,
        ).where(
            CustomerOwner.store_id == work.store_id,
            CustomerOwner.customer_id == winner_of(work.connection, customer_id),
        )
    ).first()
    return Held(*row) if row is not None else None


def _back_to(work: Work, customer_id: int, given: GivenOut) -> None:
    """The customer's owner and protection as they were; the history of owners says that it was taken back."""
    now, before = _looked_after(work, customer_id), given.before
    if now is None or (now.staff_id, now.since, now.extended_at) != (given.staff_id, given.at, None):
        raise UserError("opportunity_went_on")
    if before is None:
        owners.release_in(work, customer_id, "taken_back")
        return
    work.insert(
        OwnerChange,
        customer_id=customer_id,
        at=work.now,
        from_id=now.staff_id,
        from_since=now.since,
        from_until=now.protected_until,
        to_id=before.staff_id,
        why="taken_back",
        by_id=work.actor.staff_id,
    )
    work.update(
        CustomerOwner,
        now.id,
        staff_id=before.staff_id,
        since=before.since,
        protected_until=before.protected_until,
        extended_at=before.extended_at,
        extended_by=before.extended_by,
    )
