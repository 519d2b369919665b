"""Skating (撞单): a customer registered, or quoted, whose household, address, phone or phone tail stands under another
protected owner (REG-08). Checked in the transaction of the act; what was found is kept with why it went on.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import aliased

import showroom.services.ownership.claims as claims
import showroom.services.ownership.ties as ties
from showroom.clock import zone
from showroom.domain.errors import UserError
from showroom.domain.ownership.protection import is_protected
from showroom.domain.packs.ownership import OwnershipRules, SkatingRule
from showroom.domain.staff.actor import Actor
from showroom.services import cases
from showroom.services.cases import ClaimKind
from showroom.services.customers import owners, people
from showroom.services.ownership.values import SkatingRow, Suspicion
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import SkatingFinding, Staff

Step = Literal["register", "quote"]


def check_in(
    work: Work,
    customer_id: int,
    step: Step,
    *,
    reason: str | None = None,
    quote_id: int | None = None,
    rules: OwnershipRules | None = None,
    marks: ties.Marks | None = None,
) -> tuple[Suspicion, ...]:
    """Look, as part of registering or quoting ``customer_id``; gives what was found and notes it for the manager.

    ``reason`` None: nobody is there to give one. Empty: ``UserError('skating_needs_reason')`` is raised
    at ``skating_reason`` (facts ``owner``, ``customer``, ``how``, ``count``), where the pack wants one. What was noted
    of the same two customers before is not asked again. ``rules``: the pack's, ``marks``: the customer's, where the
    act knows them already.
    """
    rules = rules or owners.rules_of(work.shop, work.connection)
    if rules.skating is SkatingRule.NOTHING:
        return ()
    found = _suspicions(work, customer_id, marks)
    if not found:
        return ()
    known = set(
        work.connection.execute(
            select(SkatingFinding.other_customer_id).where(SkatingFinding.customer_id == customer_id)
        ).scalars()
    )
    news = [one for one in found if one.other_customer_id not in known]
    if not news:
        return found
    said = (reason or "").strip()
    if rules.skating is SkatingRule.REASON and reason is not None and not said:
        first = news[0]
        facts = {"owner": first.owner, "customer": first.other, "how": first.how, "count": len(news)}
        raise UserError("skating_needs_reason", field="skating_reason", **facts)
    claim = _claim(work, customer_id, news[0], said) if rules.skating is SkatingRule.CLAIM else None
    for one in news:
        work.insert(
            SkatingFinding,
            customer_id=customer_id,
            other_customer_id=one.other_customer_id,
            owner_id=one.owner_id,
            staff_id=work.actor.staff_id,
            at=work.now,
            found=one.how,
            at_step=step,
            quote_id=quote_id,
            reason=said or None,
            claim_id=claim,
        )
    return found


def _suspicions(work: Work, customer_id: int, marks: ties.Marks | None) -> tuple[Suspicion, ...]:
    """Others' protected customers who seem to be the same household, the closest first."""
    others = {one.customer_id: one for one in ties.suspicious(work.connection, customer_id, marks)}
    if not others:
        return ()
    mine = owners.owner_of(work.connection, work.store_id, customer_id) or work.actor.staff_id
    holders = ties.holders(work.shop, work.connection, others)
    named = people.by_ids(work.shop, work.connection, work.actor, holders)
    names = {one.id: one.name for one in named}
    return tuple(
        Suspicion(other, names.get(other, f"#{other}"), holder.staff_id, holder.name, one.how)
        for other, one in others.items()
        if (holder := holders.get(other)) is not None
        and holder.staff_id != mine
        and is_protected(holder.until, work.now)
    )


def _claim(work: Work, customer_id: int, first: Suspicion, reason: str) -> int:
    """The open case about the customer, opened if there is none."""
    known = claims.open_of(work, customer_id)
    if known is not None:
        return known
    return cases.open_in(
        work,
        ClaimKind.SKATING,
        customer_id=customer_id,
        other_customer_id=first.other_customer_id,
        reason=reason,
    )


def of_day(shop: Shop, actor: Actor, day: date) -> tuple[SkatingRow, ...]:
    """What was found on a business day, for the manager: oldest first."""
    begins = _begins(shop, day)
    owner, clerk = aliased(Staff), aliased(Staff)
    with shop.view(actor, "ownership.judge") as connection:
        rows = connection.execute(
            select(
                SkatingFinding.id,
                SkatingFinding.at,
                SkatingFinding.at_step,
                SkatingFinding.found,
                SkatingFinding.customer_id,
                SkatingFinding.other_customer_id,
                owner.name.label("owner"),
                clerk.name.label("clerk"),
                SkatingFinding.reason,
                SkatingFinding.claim_id,
            )
            .join(owner, owner.id == SkatingFinding.owner_id)
            .outerjoin(clerk, clerk.id == SkatingFinding.staff_id)
            .where(
                SkatingFinding.store_id == shop.store.id,
                SkatingFinding.at >= begins,
                SkatingFinding.at < begins + timedelta(days=1),
            )
            .order_by(SkatingFinding.at, SkatingFinding.id)
        ).all()
        ids = [one for row in rows for one in (row.customer_id, row.other_customer_id)]
        names = {one.id: one.name for one in people.by_ids(shop, connection, actor, ids)}
    return tuple(
        SkatingRow(
            row.id,
            row.at,
            row.at_step,
            row.found,
            row.customer_id,
            names.get(row.customer_id, f"#{row.customer_id}"),
            row.other_customer_id,
            names.get(row.other_customer_id, f"#{row.other_customer_id}"),
            row.owner,
            row.clerk or "",
            row.reason or "",
            row.claim_id,
        )
        for row in rows
    )


def _begins(shop: Shop, day: date) -> datetime:
    midnight = datetime.combine(day, time(0), zone(shop.store.time_zone))
    return midnight + timedelta(minutes=shop.store.day_starts_minute)
