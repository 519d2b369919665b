"""What somebody should hear of the ownership desk wherever they sit: skating and new cases for who judges, a blind
window for whoever may claim, a ruling for who has part in it (REG-08).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import may
from showroom.services import pack_versions
from showroom.services.cases import ClaimKind, ClaimState
from showroom.services.shop import Shop
from showroom.store.models import (
    AdvanceNotice,
    Agency,
    Agent,
    OwnerChange,
    OwnershipClaim,
    OwnershipRuling,
    OwnershipStatement,
    SkatingFinding,
    Staff,
)

DeskNewsKind = Literal["window", "skating", "case", "ruling"]
_ORDER: tuple[DeskNewsKind, ...] = ("window", "skating", "case", "ruling")
_MOST = 50
_DAYS = timedelta(days=7)
"""What nobody read for a week is no news."""


@dataclass(frozen=True, slots=True)
class DeskNews:
    """``ref``: id of the finding, case or ruling; ``claim_id``, ``number``: of the case, None for a finding.

    ``who``: who registered or quoted, who opened the case, or who won ("" for nobody); ``owner``: whose customer a
    finding is about.
    """

    kind: DeskNewsKind
    ref: int
    claim_id: int | None
    number: int | None
    who: str
    owner: str = ""


def news_of(shop: Shop, actor: Actor) -> tuple[DeskNews, ...]:
    """What ``actor`` should hear, the most urgent first."""
    if actor.staff_id is None or not may(actor, "ownership.view"):
        return ()
    with shop.view(actor, "ownership.view") as connection:
        if may(actor, "ownership.judge"):
            found = [*_skating(shop, connection, actor.staff_id), *_cases(shop, connection, actor.staff_id)]
        else:
            found = _windows(shop, connection, actor.staff_id)
        found += _rulings(shop, connection, actor.staff_id)
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.kind)))


def skating_today(shop: Shop, connection: Connection) -> int:
    """How many findings the business day has so far, for the dashboard."""
    begins = pack_versions.begins(shop, shop.day())
    wanted = select(func.count()).where(SkatingFinding.store_id == shop.store.id, SkatingFinding.at >= begins)
    return connection.execute(wanted).scalar_one()


def _skating(shop: Shop, connection: Connection, staff_id: int) -> list[DeskNews]:
    """Today's findings in what others did; one that opened a case is told by its case."""
    owner, clerk = aliased(Staff), aliased(Staff)
    rows = connection.execute(
        select(SkatingFinding.id, owner.name.label("owner"), clerk.name.label("clerk"))
        .join(owner, owner.id == SkatingFinding.owner_id)
        .outerjoin(clerk, clerk.id == SkatingFinding.staff_id)
        .where(
            SkatingFinding.store_id == shop.store.id,
            SkatingFinding.at >= pack_versions.begins(shop, shop.day()),
            SkatingFinding.claim_id.is_(None),
            SkatingFinding.staff_id.is_distinct_from(staff_id),
        )
        .order_by(SkatingFinding.at.desc(), SkatingFinding.id.desc())
        .limit(_MOST)
    )
    return [DeskNews("skating", row.id, None, None, row.clerk or "–", row.owner) for row in rows]


def _cases(shop: Shop, connection: Connection, staff_id: int) -> list[DeskNews]:
    """Open cases that somebody else opened."""
    rows = connection.execute(
        select(OwnershipClaim.id, OwnershipClaim.number, Staff.name)
        .outerjoin(Staff, Staff.id == OwnershipClaim.opened_by_id)
        .where(
            OwnershipClaim.store_id == shop.store.id,
            OwnershipClaim.state == ClaimState.OPEN.value,
            OwnershipClaim.opened_at > shop.clock.now() - _DAYS,
            OwnershipClaim.opened_by_id.is_distinct_from(staff_id),
        )
        .order_by(OwnershipClaim.opened_at.desc(), OwnershipClaim.id.desc())
        .limit(_MOST)
    )
    return [DeskNews("case", row.id, row.id, row.number, row.name or "–") for row in rows]


def _windows(shop: Shop, connection: Connection, staff_id: int) -> list[DeskNews]:
    """Blind windows that are open, where this person has said nothing yet."""
    said = select(OwnershipStatement.id).where(
        OwnershipStatement.claim_id == OwnershipClaim.id, OwnershipStatement.staff_id == staff_id
    )
    rows = connection.execute(
        select(OwnershipClaim.id, OwnershipClaim.number, Staff.name)
        .outerjoin(Staff, Staff.id == OwnershipClaim.opened_by_id)
        .where(
            OwnershipClaim.store_id == shop.store.id,
            OwnershipClaim.state == ClaimState.OPEN.value,
            OwnershipClaim.kind == ClaimKind.FORGOTTEN.value,
            OwnershipClaim.window_until > shop.clock.now(),
            OwnershipClaim.opened_by_id.is_distinct_from(staff_id),
            OwnershipClaim.serving_id.is_distinct_from(staff_id),
            ~said.exists(),
        )
        .order_by(OwnershipClaim.window_until)
        .limit(_MOST)
    )
    return [DeskNews("window", row.id, row.id, row.number, row.name or "–") for row in rows]


def _rulings(shop: Shop, connection: Connection, staff_id: int) -> list[DeskNews]:
    """Decisions of others that hold, of cases in which this person claims, or by which they lost or got a customer."""
    said = select(OwnershipStatement.id).where(
        OwnershipStatement.claim_id == OwnershipRuling.claim_id, OwnershipStatement.staff_id == staff_id
    )
    lost = select(OwnerChange.id).where(OwnerChange.ruling_id == OwnershipRuling.id, OwnerChange.from_id == staff_id)
    winner, notice = aliased(Staff), aliased(AdvanceNotice)
    rows = connection.execute(
        select(
            OwnershipRuling.id,
            OwnershipRuling.claim_id,
            OwnershipClaim.number,
            func.coalesce(winner.name, Agency.name, Agent.name, "").label("who"),
        )
        .join(OwnershipClaim, OwnershipClaim.id == OwnershipRuling.claim_id)
        .outerjoin(winner, winner.id == OwnershipRuling.winner_id)
        .outerjoin(notice, notice.id == OwnershipRuling.winner_notice_id)
        .outerjoin(Agent, Agent.id == notice.agent_id)
        .outerjoin(Agency, Agency.id == notice.agency_id)
        .where(
            OwnershipRuling.store_id == shop.store.id,
            OwnershipRuling.valid,
            OwnershipRuling.at > shop.clock.now() - _DAYS,
            OwnershipRuling.decided_by_id.is_distinct_from(staff_id),
            (OwnershipRuling.winner_id == staff_id)
            | (OwnershipClaim.opened_by_id == staff_id)
            | said.exists()
            | lost.exists(),
        )
        .order_by(OwnershipRuling.at.desc(), OwnershipRuling.id.desc())
        .limit(_MOST)
    )
    return [DeskNews("ruling", row.id, row.claim_id, row.number, row.who) for row in rows]
