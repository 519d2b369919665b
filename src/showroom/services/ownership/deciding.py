"""The manager's decision, what follows from it, and opening a case again (REG-08)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Row

import showroom.services.ownership.claims as claims
import showroom.services.ownership.kept as kept
import showroom.services.ownership.proposing as proposing
from showroom.domain.errors import UserError
from showroom.domain.ownership.cases import NoticeRuling, Ruling
from showroom.domain.staff.actor import Actor
from showroom.services import packs, staff
from showroom.services.agents import credit
from showroom.services.agents.notices import dispute_again, rivals, settle
from showroom.services.cases import ClaimKind, ClaimState
from showroom.services.customers import owners
from showroom.services.ownership.values import Decision
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import OwnershipClaim, OwnershipRuling


def decide(shop: Shop, actor: Actor, claim_id: int, decision: Decision) -> int:
    """Decide a case: the owner changes accordingly and is protected anew; returns the ruling's id.

    Whoever decides otherwise than the rules say gives a reason. Raises ``UserError``: ``claim_gone``,
    ``claim_is_closed``, ``claim_window_open`` (colleagues may still claim), ``claim_who_is_it``, ``ruling_no_party``
    (an agent's notice that is not in the dispute), ``ruling_needs_reason``, ``ruling_share``, ``no_such_person``.
    """
    with shop.work(actor, "ownership.decide") as work:
        claim = claims.found(work, claim_id)
        if claim.window_until is not None and work.now < claim.window_until:
            raise UserError("claim_window_open", until=claim.window_until)
        _check_share(work, decision)
        if claim.kind == ClaimKind.NOTICE:
            return _decide_notices(work, claim, decision)
        rules = owners.rules_of(shop, work.connection)
        ruling = proposing.propose(shop, work.connection, claim, rules, work.now)
        if ruling is None:
            raise UserError("claim_who_is_it", field="customer")
        staff.require_active(work, decision.winner_id, "winner")
        if decision.winner_id != ruling.winner and not decision.reason.strip():
            raise UserError("ruling_needs_reason", field="reason")
        ruling_id = _write(work, claim, decision, ruling)
        if decision.winner_id is None:
            owners.release_in(work, claim.customer_id, "ruling", ruling_id)
        elif owners.owner_of(work.connection, work.store_id, claim.customer_id) != decision.winner_id:
            owners.give_in(work, claim.customer_id, decision.winner_id, "ruling", ruling_id)
        return ruling_id


def reopen(shop: Shop, actor: Actor, claim_id: int, reason: str) -> None:
    """An appeal: the decision no longer holds, and the owner is the one there was before it. Raises ``UserError``:
    ``claim_gone``, ``claim_is_open``, ``reopen_needs_reason``, ``claim_superseded`` (there is another case now).
    """
    if not reason.strip():
        raise UserError("reopen_needs_reason", field="reason")
    with shop.work(actor, "ownership.decide") as work:
        claim = claims.found(work, claim_id, ClaimState.DECIDED)
        notice = claim.kind == ClaimKind.NOTICE
        if not notice and claim.customer_id is not None and claims.open_of(work, claim.customer_id) is not None:
            raise UserError("claim_superseded")
        ruling = work.connection.execute(
            select(OwnershipRuling.id, OwnershipRuling.winner_notice_id, OwnershipRuling.facts).where(
                OwnershipRuling.claim_id == claim_id, OwnershipRuling.valid
            )
        ).one()
        work.update(
            OwnershipRuling,
            ruling.id,
            valid=False,
            reopened_at=work.now,
            reopened_by_id=actor.staff_id,
            reopen_reason=reason.strip(),
        )
        work.update(OwnershipClaim, claim_id, state=ClaimState.OPEN.value)
        if notice:
            credit.take_back(work, ruling.winner_notice_id, kept.read_notices(ruling.facts).moved)
            found = rivals(work.connection, work.store_id, claim.notice_id, work.now)
            dispute_again(work, claim.notice_id, [one.id for one in found])
        else:
            owners.restore_in(work, claim.customer_id, ruling.id)


def _check_share(work: Work, decision: Decision) -> None:
    if (decision.share_id is None) != (decision.share_percent is None):
        raise UserError("ruling_share", field="share")
    if decision.share_percent is not None and not 1 <= decision.share_percent <= 99:
        raise UserError("ruling_share", field="share")
    if decision.share_id is not None and decision.share_id == decision.winner_id:
        raise UserError("ruling_share", field="share")
    staff.require_active(work, decision.share_id, "share")


def _decide_notices(work: Work, claim: Row[*tuple[Any, ...]], decision: Decision) -> int:
    """The notice that counts stands again, and the customer's visit is its agent's; the others lost, and match nobody
    any more (REC-24).
    """
    found, ruling = proposing.propose_notices(work.shop, work.connection, claim, work.now)
    parties = {one.id for one in found}
    if decision.winner_notice_id is not None and decision.winner_notice_id not in parties:
        raise UserError("ruling_no_party", field="winner")
    if decision.winner_notice_id != ruling.winner and not decision.reason.strip():
        raise UserError("ruling_needs_reason", field="reason")
    moved = credit.give(work, decision.winner_notice_id, sorted(parties))
    ruling_id = _write(work, claim, decision, replace(ruling, moved=moved))
    settle(work, decision.winner_notice_id, sorted(parties))
    return ruling_id


def _write(
    work: Work,
    claim: Row[*tuple[Any, ...]],
    decision: Decision,
    ruling: Ruling | NoticeRuling,
) -> int:
    of_notices = isinstance(ruling, NoticeRuling)
    ruling_id = work.insert(
        OwnershipRuling,
        claim_id=claim.id,
        at=work.now,
        decided_by_id=work.actor.staff_id,
        winner_id=None if of_notices else decision.winner_id,
        winner_notice_id=decision.winner_notice_id if of_notices else None,
        proposed_id=None if isinstance(ruling, NoticeRuling) else ruling.winner,
        proposed_notice_id=ruling.winner if isinstance(ruling, NoticeRuling) else None,
        clause=ruling.clause.value,
        reason=decision.reason.strip(),
        facts=kept.written_notices(ruling) if isinstance(ruling, NoticeRuling) else kept.written(ruling),
        share_id=decision.share_id,
        share_percent=decision.share_percent,
        pack_version_id=packs.in_force(work.shop, work.connection).version_id,
    )
    work.update(OwnershipClaim, claim.id, state=ClaimState.DECIDED.value)
    return ruling_id
