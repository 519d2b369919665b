"""What somebody should hear of the ownership desk wherever they sit: skating and new cases for who judges, a blind
window for whoever may claim, a ruling for who has part in it (REG-08).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import BindParameter, Connection, bindparam, func, select
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
from showroom.store.prepared import Prepared

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
    return int(_SKATING_TODAY.scalar(connection, {"store": shop.store.id, "begins": _begins(shop)}))


def _begins(shop: Shop) -> datetime:
    """The moment the business day of now began."""
    return pack_versions.begins(shop, shop.day())


def _skating(shop: Shop, connection: Connection, staff_id: int) -> list[DeskNews]:
    """Today's findings in what others did; one that opened a case is told by its case."""
    rows = _SKATING.rows(connection, {"store": shop.store.id, "staff": staff_id, "begins": _begins(shop)})
    return [DeskNews("skating", ref, None, None, clerk or "–", owner) for ref, owner, clerk in rows]


def _cases(shop: Shop, connection: Connection, staff_id: int) -> list[DeskNews]:
    """Open cases that somebody else opened."""
    rows = _CASES.rows(connection, {"store": shop.store.id, "staff": staff_id, "since": shop.clock.now() - _DAYS})
    return [DeskNews("case", ref, ref, number, name or "–") for ref, number, name in rows]


def _windows(shop: Shop, connection: Connection, staff_id: int) -> list[DeskNews]:
    """Blind windows that are open, where this person has said nothing yet."""
    rows = _WINDOWS.rows(connection, {"store": shop.store.id, "staff": staff_id, "now": shop.clock.now()})
    return [DeskNews("window", ref, ref, number, name or "–") for ref, number, name in rows]


def _rulings(shop: Shop, connection: Connection, staff_id: int) -> list[DeskNews]:
    """Decisions of others that hold, of cases in which this person claims, or by which they lost or got a customer."""
    rows = _RULINGS.rows(connection, {"store": shop.store.id, "staff": staff_id, "since": shop.clock.now() - _DAYS})
    return [DeskNews("ruling", ref, claim_id, number, who) for ref, claim_id, number, who in rows]


# Looked for after every commit by every window: making a statement takes longer than running it.
_ME: BindParameter[int] = bindparam("staff")
_OWNER, _CLERK, _WINNER, _NOTICE = aliased(Staff), aliased(Staff), aliased(Staff), aliased(AdvanceNotice)
_OF_TODAY = (SkatingFinding.store_id == bindparam("store"), SkatingFinding.at >= bindparam("begins"))
_SKATING_TODAY = Prepared(select(func.count()).select_from(SkatingFinding).where(*_OF_TODAY))
_SKATING = Prepared(
    select(SkatingFinding.id, _OWNER.name.label("owner"), _CLERK.name.label("clerk"))
    .join(_OWNER, _OWNER.id == SkatingFinding.owner_id)
    .outerjoin(_CLERK, _CLERK.id == SkatingFinding.staff_id)
    .where(*_OF_TODAY, SkatingFinding.claim_id.is_(None), SkatingFinding.staff_id.is_distinct_from(_ME))
    .order_by(SkatingFinding.at.desc(), SkatingFinding.id.desc())
    .limit(_MOST)
)
_OPEN_OF_OTHERS = (
    select(OwnershipClaim.id, OwnershipClaim.number, Staff.name)
    .outerjoin(Staff, Staff.id == OwnershipClaim.opened_by_id)
    .where(
        OwnershipClaim.store_id == bindparam("store"),
        OwnershipClaim.state == ClaimState.OPEN.value,
        OwnershipClaim.opened_by_id.is_distinct_from(_ME),
    )
    .limit(_MOST)
)
_CASES = Prepared(
    _OPEN_OF_OTHERS.where(OwnershipClaim.opened_at > bindparam("since")).order_by(
        OwnershipClaim.opened_at.desc(), OwnershipClaim.id.desc()
    )
)
_WINDOWS = Prepared(
    _OPEN_OF_OTHERS.where(
        OwnershipClaim.kind == ClaimKind.FORGOTTEN.value,
        OwnershipClaim.window_until > bindparam("now"),
        OwnershipClaim.serving_id.is_distinct_from(_ME),
        ~select(OwnershipStatement.id)
        .where(OwnershipStatement.claim_id == OwnershipClaim.id, OwnershipStatement.staff_id == _ME)
        .exists(),
    ).order_by(OwnershipClaim.window_until)
)
_SAID = select(OwnershipStatement.id).where(
    OwnershipStatement.claim_id == OwnershipRuling.claim_id, OwnershipStatement.staff_id == _ME
)
_LOST = select(OwnerChange.id).where(OwnerChange.ruling_id == OwnershipRuling.id, OwnerChange.from_id == _ME)
_RULINGS = Prepared(
    select(
        OwnershipRuling.id,
        OwnershipRuling.claim_id,
        OwnershipClaim.number,
        func.coalesce(_WINNER.name, Agency.name, Agent.name, "").label("who"),
    )
    .join(OwnershipClaim, OwnershipClaim.id == OwnershipRuling.claim_id)
    .outerjoin(_WINNER, _WINNER.id == OwnershipRuling.winner_id)
    .outerjoin(_NOTICE, _NOTICE.id == OwnershipRuling.winner_notice_id)
    .outerjoin(Agent, Agent.id == _NOTICE.agent_id)
    .outerjoin(Agency, Agency.id == _NOTICE.agency_id)
    .where(
        OwnershipRuling.store_id == bindparam("store"),
        OwnershipRuling.valid,
        OwnershipRuling.at > bindparam("since"),
        OwnershipRuling.decided_by_id.is_distinct_from(_ME),
        (OwnershipRuling.winner_id == _ME) | (OwnershipClaim.opened_by_id == _ME) | _SAID.exists() | _LOST.exists(),
    )
    .order_by(OwnershipRuling.at.desc(), OwnershipRuling.id.desc())
    .limit(_MOST)
)
