"""What is done to an opportunity: edited, moved, won, lost, reopened (REG-14). Each can be taken back."""

from __future__ import annotations

from sqlalchemy import select

from showroom.domain.errors import UserError
from showroom.domain.staff.actor import Actor
from showroom.services.opportunities.signals import rules_in
from showroom.services.opportunities.values import Details, State
from showroom.services.opportunities.writing import note_change, open_row, row_of, set_details
from showroom.services.shop import Shop
from showroom.store.models import Opportunity, OpportunityChange, Quote


def edit(shop: Shop, actor: Actor, opportunity_id: int, details: Details) -> None:
    """Other details. Raises ``UserError``: ``opportunity_gone``, ``opportunity_is_closed``, ``opportunity_amount``."""
    with shop.work(actor, "opportunities.edit") as work:
        open_row(work, opportunity_id)
        set_details(work, opportunity_id, details)


def move(shop: Shop, actor: Actor, opportunity_id: int, stage: str, note: str = "") -> int:
    """Into another stage, forward or back; returns the change's id for :func:`take_back`. Raises ``UserError``:
    ``stage_unknown``, ``stage_is_this``, ``opportunity_gone``, ``opportunity_is_closed``."""
    with shop.work(actor, "opportunities.edit") as work:
        row = open_row(work, opportunity_id)
        if rules_in(work).stage(stage) is None:
            raise UserError("stage_unknown", field="stage", value=stage)
        if row.stage == stage:
            raise UserError("stage_is_this", field="stage")
        work.update(Opportunity, opportunity_id, stage=stage, stage_since=work.now)
        return note_change(work, opportunity_id, "stage", row.stage, stage, note)


def win(shop: Shop, actor: Actor, opportunity_id: int, quote_id: int | None = None) -> int:
    """It is bought, by this quote where there is one. Raises ``UserError``: ``opportunity_quote_unknown`` (none of this
    customer's), ``opportunity_gone``, ``opportunity_is_closed``."""
    with shop.work(actor, "opportunities.edit") as work:
        row = open_row(work, opportunity_id)
        if quote_id is not None:
            known = work.connection.execute(
                select(Quote.id).where(Quote.id == quote_id, Quote.customer_id == row.customer_id)
            ).first()
            if known is None:
                raise UserError("opportunity_quote_unknown", field="quote")
        work.update(Opportunity, opportunity_id, state=State.WON.value, closed_at=work.now, quote_id=quote_id)
        return note_change(work, opportunity_id, "won", row.stage, quote_id)


def lose(shop: Shop, actor: Actor, opportunity_id: int, reason: str, note: str = "") -> int:
    """It is lost, for one of the pack's reasons. Raises ``UserError``: ``lost_reason_unknown``, ``opportunity_gone``,
    ``opportunity_is_closed``."""
    with shop.work(actor, "opportunities.edit") as work:
        row = open_row(work, opportunity_id)
        if all(one.key != reason for one in rules_in(work).lost_reasons):
            raise UserError("lost_reason_unknown", field="reason", value=reason)
        work.update(Opportunity, opportunity_id, state=State.LOST.value, closed_at=work.now, lost_reason=reason)
        return note_change(work, opportunity_id, "lost", row.stage, reason, note)


def reopen(shop: Shop, actor: Actor, opportunity_id: int, note: str = "") -> int:
    """It goes on where it stood. Raises ``UserError``: ``opportunity_is_open``, ``opportunity_gone``."""
    with shop.work(actor, "opportunities.edit") as work:
        row = row_of(work, opportunity_id)
        if row.state == State.OPEN:
            raise UserError("opportunity_is_open")
        work.update(
            Opportunity, opportunity_id, state=State.OPEN.value, closed_at=None, lost_reason=None, quote_id=None
        )
        return note_change(work, opportunity_id, "reopened", row.state, State.OPEN.value, note)


def take_back(shop: Shop, actor: Actor, opportunity_id: int, change_id: int) -> None:
    """Take back the last move, win, loss, reopening: as if it had not been, but for the audit. Raises ``UserError``:
    ``opportunity_went_on`` (something was done since), ``opportunity_gone``."""
    with shop.work(actor, "opportunities.edit") as work:
        row_of(work, opportunity_id)
        history = work.connection.execute(
            select(
                OpportunityChange.id,
                OpportunityChange.kind,
                OpportunityChange.before,
                OpportunityChange.after,
                OpportunityChange.at,
            )
            .where(OpportunityChange.opportunity_id == opportunity_id)
            .order_by(OpportunityChange.at.desc(), OpportunityChange.id.desc())
        ).all()
        last = history[0] if history else None
        if last is None or last.id != change_id or last.kind not in ("stage", "won", "lost", "reopened"):
            raise UserError("opportunity_went_on")
        if last.kind == "stage":
            since = next(one.at for one in history[1:] if one.kind in ("stage", "opened"))
            work.update(Opportunity, opportunity_id, stage=last.before, stage_since=since)
        elif last.kind == "reopened":
            closed = next(one for one in history[1:] if one.kind in ("won", "lost"))
            work.update(
                Opportunity,
                opportunity_id,
                state=closed.kind,
                closed_at=closed.at,
                lost_reason=closed.after if closed.kind == "lost" else None,
                quote_id=int(closed.after) if closed.kind == "won" and closed.after else None,
            )
        else:
            work.update(
                Opportunity, opportunity_id, state=State.OPEN.value, closed_at=None, lost_reason=None, quote_id=None
            )
        work.delete(OpportunityChange, change_id)
