"""The manager's word on a quote beyond a role's ceiling (QUO-03). The paper says nothing of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import showroom.services.quotes.records as records
from showroom.domain.errors import UserError
from showroom.domain.packs.schema import Pack
from showroom.domain.quotes import State
from showroom.domain.staff.actor import Actor
from showroom.services.quotes.terms import ceiling
from showroom.services.quotes.values import Draft
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Quote

_CENT = Decimal("0.01")


def ask(shop: Shop, actor: Actor, quote_id: int, reason: str = "") -> None:
    """Put a draft before the manager."""
    with shop.work(actor, "quotes.edit") as work:
        _draft(work, quote_id)
        work.update(Quote, quote_id, approval="asked", approval_reason=reason.strip() or None, updated_at=work.now)


def approve(shop: Shop, actor: Actor, quote_id: int, reason: str = "") -> None:
    """The manager agrees to the reduction as it stands; a change of the sums takes the word back."""
    with shop.work(actor, "quotes.approve") as work:
        row = _draft(work, quote_id)
        percent = records.draft_of(work.connection, row).totals.reduction_percent
        _decided(work, quote_id, "approved", reason, approved_percent=str(percent))


def refuse_approval(shop: Shop, actor: Actor, quote_id: int, reason: str) -> None:
    """The manager says no, and why. Raises ``UserError("quotes.reason_missing")``."""
    if not reason.strip():
        raise UserError("quotes.reason_missing", field="reason")
    with shop.work(actor, "quotes.approve") as work:
        _draft(work, quote_id)
        _decided(work, quote_id, "refused", reason, approved_percent=None)


def check(pack: Pack, actor: Actor, row: Any, draft: Draft) -> None:
    """Raises ``UserError("quotes.needs_manager")`` when neither the actor's ceiling nor an approval covers it."""
    percent = draft.totals.reduction_percent
    if percent <= ceiling(pack, actor):
        return
    if row.approval == "approved" and row.approved_percent and percent <= Decimal(row.approved_percent):
        return
    raise UserError(
        "quotes.needs_manager",
        field="discount",
        percent=f"{percent.quantize(_CENT).normalize():f}",
        ceiling=f"{ceiling(pack, actor).normalize():f}",
    )


def _draft(work: Work, quote_id: int) -> Any:
    row = records.found(work.connection, work.store_id, quote_id)
    if row.state != State.DRAFT.value:
        raise UserError("quotes.not_a_draft", state=row.state)
    return row


def _decided(work: Work, quote_id: int, approval: str, reason: str, approved_percent: str | None) -> None:
    work.update(
        Quote,
        quote_id,
        approval=approval,
        approved_percent=approved_percent,
        approval_by_id=work.actor.staff_id,
        approval_at=work.now,
        approval_reason=reason.strip() or None,
        updated_at=work.now,
    )
