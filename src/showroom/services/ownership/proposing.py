"""What the rules say of a case: facts gathered, statements scored, candidates ranked (REG-08)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.engine import Row

from showroom.domain.ownership import blind
from showroom.domain.ownership.blind import Record, Said, Score, Served
from showroom.domain.ownership.cases import NoticeRuling, NoticeStanding, Ruling
from showroom.domain.ownership.ranking import rank, rank_notices
from showroom.domain.packs.ownership import OwnershipRules
from showroom.domain.packs.schema import Pack
from showroom.domain.reception import terms
from showroom.services import packs
from showroom.services.agents import NoticeMatch
from showroom.services.agents.notices import rivals
from showroom.services.cases import ClaimKind
from showroom.services.customers.people import phones_of
from showroom.services.ownership.facts import standings
from showroom.services.shop import Shop
from showroom.store.models import AdvanceNotice, Customer, OwnershipStatement, Presentation, Quote, QuoteLine, Visit

_NEAR = timedelta(days=1)


def statements_of(connection: Connection, claim_id: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """The statements of a case, in the order in which they were made."""
    return connection.execute(
        select(
            OwnershipStatement.staff_id,
            OwnershipStatement.at,
            OwnershipStatement.said_day,
            OwnershipStatement.said_shown,
            OwnershipStatement.said_tail,
            OwnershipStatement.said_name,
            OwnershipStatement.note,
        )
        .where(OwnershipStatement.claim_id == claim_id)
        .order_by(OwnershipStatement.at, OwnershipStatement.id)
    ).all()


def said_of(row: Row[*tuple[Any, ...]]) -> Said:
    """What a row of :func:`statements_of` says."""
    return Said(row.said_day, row.said_shown or "", row.said_tail or "", row.said_name or "")


def scores(shop: Shop, connection: Connection, claim: Row[*tuple[Any, ...]]) -> dict[int, Score]:
    """What each statement of a case is worth, by staff; statements that say nothing have no score."""
    made = {row.staff_id: said_of(row) for row in statements_of(connection, claim.id)}
    pack = packs.in_force(shop, connection).pack
    return {
        staff: blind.score(said, _record(shop, connection, pack, claim, staff, said.day))
        for staff, said in made.items()
        if not said.is_empty
    }


def propose(
    shop: Shop, connection: Connection, claim: Row[*tuple[Any, ...]], rules: OwnershipRules, at: datetime
) -> Ruling | None:
    """The ranking of a case about a customer who is known; None otherwise.

    The case stands as when it was opened: what was done afterwards, knowing of the dispute, is no ground.
    """
    if claim.customer_id is None:
        return None
    claimants = [row.staff_id for row in statements_of(connection, claim.id)]
    forgotten = claim.kind == ClaimKind.FORGOTTEN
    points = {staff: score.points for staff, score in scores(shop, connection, claim).items()} if forgotten else {}
    found = standings(
        shop,
        connection,
        claim.customer_id,
        min(claim.opened_at, at),
        rules,
        claimants=claimants,
        serving_id=claim.serving_id if forgotten else None,
        points=points,
        named_id=claim.named_id,
    )
    return rank(found, rules, at)


def propose_notices(
    shop: Shop, connection: Connection, claim: Row[*tuple[Any, ...]], at: datetime
) -> tuple[tuple[NoticeMatch, ...], NoticeRuling]:
    """The notices of a dispute and what the rotation policy says: which held when the customer came (else: now), and
    whether the first or the latest of them counts (REC-24).
    """
    found = rivals(connection, shop.store.id, claim.notice_id, at)
    came = _came(connection, [one.id for one in found])
    claim_by = packs.in_force(shop, connection).pack.rotation.agent_claim
    standing = [NoticeStanding(one.id, one.agent_id, one.noticed_at, one.valid_until) for one in found]
    return found, rank_notices(standing, claim_by, came or claim.opened_at)


def _came(connection: Connection, notices: list[int]) -> datetime | None:
    """When the customer of these notices came first."""
    return connection.execute(
        select(Visit.arrived_at)
        .join(AdvanceNotice, AdvanceNotice.visit_id == Visit.id)
        .where(AdvanceNotice.id.in_(notices), Visit.state != terms.UNDONE)
        .order_by(Visit.arrived_at)
        .limit(1)
    ).scalar()


def _record(
    shop: Shop, connection: Connection, pack: Pack, claim: Row[*tuple[Any, ...]], staff: int, day: date | None
) -> Record:
    """What the store knows of the customer and of what this claimant did on about that day.

    The visit that brought the case up is not what the customer remembers.
    """
    customer = claim.customer_id
    name = connection.execute(select(Customer.name).where(Customer.id == customer)).scalar() if customer else None
    phones = phones_of(connection, [customer]).get(customer, ()) if customer else ()
    mine = Visit.customer_id == customer if customer is not None else Visit.customer_id.is_(None)
    wanted = mine
    if day is not None:
        wanted = (mine & Visit.day.between(day - _NEAR, day + _NEAR)) | (
            Visit.customer_id.is_(None) & (Visit.day == day)
        )
    visits = connection.execute(
        select(Visit.id, Visit.day, Visit.customer_id, Visit.purpose, Visit.note)
        .where(
            Visit.store_id == shop.store.id,
            Visit.consultant_id == staff,
            Visit.state.in_((terms.GREETED, terms.LEFT)),
            Visit.arrived_at < claim.opened_at,
            Visit.id != (claim.visit_id or 0),
            wanted,
        )
        .order_by(Visit.day.desc())
        .limit(200)
    ).all()
    shown = _shown(connection, [row.id for row in visits])
    purposes = {one.key: (one.label.en, one.label.zh_CN) for one in pack.purposes}
    served = tuple(
        Served(
            row.day,
            customer is not None and row.customer_id == customer,
            (*purposes.get(row.purpose or "", ()), *filter(None, (row.note,)), *shown.get(row.id, ())),
        )
        for row in visits
    )
    return Record(name or "", tuple(number.lstrip("+") for number in phones), served)


def _shown(connection: Connection, visits: list[int]) -> dict[int, list[str]]:
    """What was put on the short list or into a quote, by visit."""
    found: dict[int, list[str]] = {}
    for visit, listed in connection.execute(
        select(Presentation.visit_id, Presentation.shortlist).where(Presentation.visit_id.in_(visits))
    ):
        if visit is not None and listed:
            found.setdefault(visit, []).append(listed)
    lines = (
        select(Quote.visit_id, QuoteLine.text_en, QuoteLine.text_zh)
        .join(QuoteLine, QuoteLine.quote_id == Quote.id)
        .where(Quote.visit_id.in_(visits))
    )
    for visit, *texts in connection.execute(lines):
        if visit is not None:
            found.setdefault(visit, []).extend(text for text in texts if text)
    return found
