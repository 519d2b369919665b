"""What becomes of an issued quote: accepted, refused with a reason, expired (QUO-05)."""

from __future__ import annotations

from sqlalchemy import select

import showroom.services.quotes.records as records
from showroom.domain.errors import UserError
from showroom.domain.quotes import State, expired, move
from showroom.domain.staff.actor import Actor
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Quote


def accept(shop: Shop, actor: Actor, quote_id: int) -> None:
    """The customer accepts. Raises ``UserError("quotes.cannot")``, also for a quote past its last day."""
    with shop.work(actor, "quotes.decide") as work:
        _decide(work, quote_id, State.ACCEPTED, None)


def refuse(shop: Shop, actor: Actor, quote_id: int, reason: str) -> None:
    """The customer declines, and why. Raises ``UserError("quotes.reason_missing")``."""
    if not reason.strip():
        raise UserError("quotes.reason_missing", field="reason")
    with shop.work(actor, "quotes.decide") as work:
        _decide(work, quote_id, State.REFUSED, reason.strip())


def expire_due(shop: Shop, actor: Actor) -> int:
    """Mark every issued quote that has run out; gives how many. Lists show them as expired before this is run, too."""
    with shop.work(actor, "quotes.decide") as work:
        due = work.connection.execute(
            select(Quote.id).where(
                Quote.store_id == work.store_id, Quote.state == State.ISSUED.value, Quote.valid_until < work.day
            )
        ).scalars()
        ids = list(due)
        for quote_id in ids:
            work.update(Quote, quote_id, state=State.EXPIRED.value, decided_at=work.now, updated_at=work.now)
        return len(ids)


def _decide(work: Work, quote_id: int, to: State, reason: str | None) -> None:
    row = records.found(work.connection, work.store_id, quote_id)
    state = State(row.state)
    if expired(state, row.valid_until, work.day):
        state = State.EXPIRED
    move(state, to)
    work.update(Quote, quote_id, state=to.value, decided_at=work.now, decision_reason=reason, updated_at=work.now)
