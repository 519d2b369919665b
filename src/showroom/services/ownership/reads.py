"""The desk's lists and one case with everything (REG-08). What a claimant may not see yet is not read for them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Literal

from sqlalchemy import Connection, Select, bindparam, func, or_, select
from sqlalchemy.engine import Row
from sqlalchemy.orm import aliased

import showroom.services.ownership.kept as kept
import showroom.services.ownership.proposing as proposing
from showroom.domain.customers import masking
from showroom.domain.errors import UserError
from showroom.domain.ownership.cases import Clause
from showroom.domain.ownership.protection import days_left
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import may
from showroom.services.agents import NoticeMatch
from showroom.services.cases import ClaimKind, ClaimState
from showroom.services.customers import owners, people
from showroom.services.customers.values import Person
from showroom.services.ownership.values import Case, ClaimRow, Freed, PastRuling, Statement
from showroom.services.shop import Shop
from showroom.store.models import (
    AdvanceNotice,
    Agency,
    Agent,
    CustomerOwner,
    OwnershipClaim,
    OwnershipRuling,
    OwnershipStatement,
    Staff,
    Visit,
)
from showroom.store.prepared import Prepared

Which = Literal["open", "decided", "all"]
MOST = 300
_JOINED = (
    select(OwnershipClaim.number)
    .where(OwnershipClaim.joined_id == bindparam("claim"), OwnershipClaim.state == ClaimState.JOINED.value)
    .order_by(OwnershipClaim.number)
)
SOON_DAYS = 7


def listed(shop: Shop, actor: Actor, which: Which = "open") -> tuple[ClaimRow, ...]:
    """The cases, newest first: a supervisor sees all; the floor its own, and the blind windows that are open."""
    with shop.view(actor, "ownership.view") as connection:
        wanted = _query(shop).order_by(OwnershipClaim.opened_at.desc(), OwnershipClaim.id.desc()).limit(MOST)
        if which != "all":
            wanted = wanted.where(OwnershipClaim.state == which)
        if not may(actor, "ownership.judge"):
            window = (OwnershipClaim.kind == ClaimKind.FORGOTTEN.value) & (
                OwnershipClaim.window_until > shop.clock.now()
            )
            wanted = wanted.where(or_(_has_part(actor), window))
        return _rows(shop, connection, actor, connection.execute(wanted).all())


def open_count(shop: Shop, actor: Actor) -> int:
    """For the badge: open cases for who decides, windows one has said nothing in yet for everybody else."""
    with shop.view(actor, "ownership.view") as connection:
        facts = {"store": shop.store.id, "staff": actor.staff_id, "now": shop.clock.now()}
        wanted = _OPEN if may(actor, "ownership.judge") else _WINDOWS
        return int(wanted.scalar(connection, facts))


_ALL_OPEN = (
    select(func.count())
    .select_from(OwnershipClaim)
    .where(OwnershipClaim.store_id == bindparam("store"), OwnershipClaim.state == ClaimState.OPEN.value)
)
_OPEN = Prepared(_ALL_OPEN)  # the badge asks after every act
_WINDOWS = Prepared(
    _ALL_OPEN.where(
        OwnershipClaim.kind == ClaimKind.FORGOTTEN.value,
        OwnershipClaim.window_until > bindparam("now"),
        OwnershipClaim.opened_by_id.is_distinct_from(bindparam("staff")),
        ~select(OwnershipStatement.id)
        .where(OwnershipStatement.claim_id == OwnershipClaim.id, OwnershipStatement.staff_id == bindparam("staff"))
        .exists(),
    )
)


def case(shop: Shop, actor: Actor, claim_id: int) -> Case:
    """One case, for supervisors. Raises ``UserError('claim_gone')``."""
    with shop.view(actor, "ownership.judge") as connection:
        return case_in(shop, connection, actor, claim_id)


def case_in(shop: Shop, connection: Connection, actor: Actor, claim_id: int) -> Case:
    """:func:`case` inside a transaction."""
    claim = connection.execute(
        select(*OwnershipClaim.__table__.c).where(
            OwnershipClaim.id == claim_id, OwnershipClaim.store_id == shop.store.id
        )
    ).first()
    if claim is None:
        raise UserError("claim_gone", id=claim_id)
    found = connection.execute(_query(shop).where(OwnershipClaim.id == claim_id)).all()
    (row,) = _rows(shop, connection, actor, found)
    other = claim.other_customer_id if claim.other_customer_id != claim.customer_id else None  # merged since
    rulings = _rulings(connection, claim_id)
    standing = next((facts for ruling, facts in rulings if ruling.valid), None)
    now = shop.clock.now()
    ruling = notice_ruling = None
    notices: tuple[NoticeMatch, ...] = ()
    if claim.kind == ClaimKind.NOTICE:
        notices, notice_ruling = proposing.propose_notices(shop, connection, claim, now)
        if standing is not None:
            notice_ruling = kept.read_notices(standing)
    elif standing is not None:
        ruling = kept.read(standing)
    else:
        rules = owners.rules_of(shop, connection)
        ruling = proposing.propose(shop, connection, claim, rules, now)
    held = owners.protection_of(shop, connection, claim.customer_id) if claim.customer_id is not None else None
    statements = _statements(shop, connection, claim)
    return Case(
        row,
        claim.reason,
        claim.serving_id,
        people.one(shop, connection, actor, other) if other is not None else None,
        held,
        statements,
        ruling,
        notice_ruling,
        notices,
        tuple(one for one, _ in rulings),
        _names(connection, shop),
        tuple(connection.execute(_JOINED, {"claim": claim_id}).scalars()),
    )


def free_soon(shop: Shop, actor: Actor, days: int = SOON_DAYS) -> tuple[Freed, ...]:
    """Customers whose protection ends within ``days``, or ended as long ago, soonest first: one's own, a supervisor's
    everybody's.
    """
    now = shop.clock.now()
    span = timedelta(days=days)
    with shop.view(actor, "ownership.view") as connection:
        wanted = (
            select(CustomerOwner.customer_id, CustomerOwner.protected_until)
            .where(
                CustomerOwner.store_id == shop.store.id,
                CustomerOwner.protected_until > now - span,
                CustomerOwner.protected_until <= now + span,
            )
            .order_by(CustomerOwner.protected_until)
            .limit(MOST)
        )
        if not may(actor, "ownership.judge"):
            wanted = wanted.where(CustomerOwner.staff_id == actor.staff_id)
        until = {row.customer_id: row.protected_until for row in connection.execute(wanted)}
        known = {one.id: one for one in people.by_ids(shop, connection, actor, until)}
        return tuple(
            Freed(known[customer], end, days_left(end, now) or 0)
            for customer, end in until.items()
            if end is not None and customer in known
        )


def open_case_of(shop: Shop, actor: Actor, customer_id: int) -> int | None:
    """The open case of whose a customer is, for the customer's page."""
    with shop.view(actor, "ownership.view") as connection:
        return connection.execute(
            select(OwnershipClaim.id).where(
                OwnershipClaim.store_id == shop.store.id,
                OwnershipClaim.customer_id == customer_id,
                OwnershipClaim.state == ClaimState.OPEN.value,
                OwnershipClaim.kind != ClaimKind.NOTICE.value,
            )
        ).scalar()


def _has_part(actor: Actor) -> Any:
    """Whether somebody claims in a case, or opened it."""
    said = select(OwnershipStatement.id).where(
        OwnershipStatement.claim_id == OwnershipClaim.id, OwnershipStatement.staff_id == actor.staff_id
    )
    return said.exists() | (OwnershipClaim.opened_by_id == actor.staff_id)


def _query(shop: Shop) -> Select[*tuple[Any, ...]]:
    opener, winner = aliased(Staff), aliased(Staff)
    house = func.coalesce(Agency.name, Agent.name)
    ruling_notice, into = aliased(AdvanceNotice), aliased(OwnershipClaim)
    return (
        select(
            *OwnershipClaim.__table__.c,
            opener.name.label("opener"),
            winner.name.label("winner"),
            house.label("house"),
            OwnershipRuling.at.label("decided_at"),
            OwnershipRuling.clause.label("clause"),
            Visit.number.label("visit_number"),
            Visit.arrived_at.label("visit_at"),
            into.number.label("goes_on"),
        )
        .outerjoin(opener, opener.id == OwnershipClaim.opened_by_id)
        .outerjoin(OwnershipRuling, (OwnershipRuling.claim_id == OwnershipClaim.id) & OwnershipRuling.valid)
        .outerjoin(winner, winner.id == OwnershipRuling.winner_id)
        .outerjoin(ruling_notice, ruling_notice.id == OwnershipRuling.winner_notice_id)
        .outerjoin(Agent, Agent.id == ruling_notice.agent_id)
        .outerjoin(Agency, Agency.id == ruling_notice.agency_id)
        .outerjoin(Visit, Visit.id == OwnershipClaim.visit_id)
        .outerjoin(into, into.id == OwnershipClaim.joined_id)
        .where(OwnershipClaim.store_id == shop.store.id)
    )


def _rows(
    shop: Shop, connection: Connection, actor: Actor, found: Iterable[Row[*tuple[Any, ...]]]
) -> tuple[ClaimRow, ...]:
    rows = list(found)
    now, judges = shop.clock.now(), may(actor, "ownership.judge")
    shown = {row.id: row.customer_id for row in rows if row.customer_id is not None and not _is_blind(row, judges, now)}
    known = {one.id: one for one in people.by_ids(shop, connection, actor, shown.values())}
    claimants = _claimants(connection, [row.id for row in rows])
    notices = _notice_subjects(connection, [row.notice_id for row in rows if row.notice_id is not None])
    made = []
    for row in rows:
        said = claimants.get(row.id, ())
        person: Person | None = known.get(shown.get(row.id, 0))
        made.append(
            ClaimRow(
                id=row.id,
                number=row.number,
                kind=ClaimKind(row.kind),
                state=ClaimState(row.state),
                person=person,
                subject=notices.get(row.notice_id, "") if row.notice_id is not None else "",
                opened_at=row.opened_at,
                opened_by=row.opener or "",
                window_until=row.window_until,
                claimants=tuple(name for staff, name in said if judges or staff == actor.staff_id),
                stated=any(staff == actor.staff_id for staff, _ in said),
                decided_at=row.decided_at,
                winner=row.winner or row.house or "",
                clause=Clause(row.clause) if row.clause else None,
                visit_number=row.visit_number,
                visit_at=row.visit_at,
                goes_on=row.goes_on,
            )
        )
    return tuple(made)


def _is_blind(row: Row[*tuple[Any, ...]], judges: bool, now: Any) -> bool:
    """Whether who the customer is must not be seen yet: until the window is over nobody but a supervisor knows."""
    return not judges and row.kind == ClaimKind.FORGOTTEN and row.window_until is not None and now < row.window_until


def _claimants(connection: Connection, ids: list[int]) -> dict[int, tuple[tuple[int, str], ...]]:
    found: dict[int, list[tuple[int, str]]] = {}
    for claim, staff, name in connection.execute(
        select(OwnershipStatement.claim_id, Staff.id, Staff.name)
        .join(Staff, Staff.id == OwnershipStatement.staff_id)
        .where(OwnershipStatement.claim_id.in_(ids))
        .order_by(OwnershipStatement.at, OwnershipStatement.id)
    ):
        found.setdefault(claim, []).append((staff, name))
    return {claim: tuple(people) for claim, people in found.items()}


def _notice_subjects(connection: Connection, ids: list[int]) -> dict[int, str]:
    """What a disputed notice is called: the number as it was said, and the customer's name."""
    rows = connection.execute(
        select(AdvanceNotice.id, AdvanceNotice.phone_masked, AdvanceNotice.customer_name, AdvanceNotice.is_whole).where(
            AdvanceNotice.id.in_(ids)
        )
    )
    return {
        row.id: " ".join(
            part
            for part in (masking.phone(row.phone_masked) if row.is_whole else row.phone_masked, row.customer_name)
            if part
        )
        for row in rows
    }


def _statements(shop: Shop, connection: Connection, claim: Row[*tuple[Any, ...]]) -> tuple[Statement, ...]:
    scored = proposing.scores(shop, connection, claim) if claim.customer_id is not None else {}
    names = _names(connection, shop)
    return tuple(
        Statement(
            row.staff_id,
            names.get(row.staff_id, ""),
            row.at,
            proposing.said_of(row),
            row.note or "",
            scored.get(row.staff_id),
        )
        for row in proposing.statements_of(connection, claim.id)
    )


def _rulings(connection: Connection, claim_id: int) -> tuple[tuple[PastRuling, str], ...]:
    """The decisions of a case, latest first, each with the facts it was made by (JSON)."""
    judge, again, share = aliased(Staff), aliased(Staff), aliased(Staff)
    winner, proposed = aliased(Staff), aliased(Staff)
    rows = connection.execute(
        select(
            *OwnershipRuling.__table__.c,
            judge.name.label("judge"),
            winner.name.label("winner"),
            proposed.name.label("proposed"),
            again.name.label("again"),
            share.name.label("share"),
        )
        .outerjoin(judge, judge.id == OwnershipRuling.decided_by_id)
        .outerjoin(winner, winner.id == OwnershipRuling.winner_id)
        .outerjoin(proposed, proposed.id == OwnershipRuling.proposed_id)
        .outerjoin(again, again.id == OwnershipRuling.reopened_by_id)
        .outerjoin(share, share.id == OwnershipRuling.share_id)
        .where(OwnershipRuling.claim_id == claim_id)
        .order_by(OwnershipRuling.at.desc(), OwnershipRuling.id.desc())
    ).all()
    houses = _houses(
        connection, [one for row in rows for one in (row.winner_notice_id, row.proposed_notice_id) if one is not None]
    )
    return tuple((_past(row, houses), row.facts) for row in rows)


def _past(row: Row[*tuple[Any, ...]], houses: dict[int, str]) -> PastRuling:
    return PastRuling(
        id=row.id,
        at=row.at,
        decided_by=row.judge or "",
        winner_id=row.winner_id,
        winner=row.winner or houses.get(row.winner_notice_id, ""),
        winner_notice_id=row.winner_notice_id,
        proposed_id=row.proposed_id,
        proposed_notice_id=row.proposed_notice_id,
        proposed=row.proposed or houses.get(row.proposed_notice_id, ""),
        clause=Clause(row.clause),
        reason=row.reason,
        share=row.share or "",
        share_percent=row.share_percent,
        valid=row.valid,
        reopened_at=row.reopened_at,
        reopened_by=row.again or "",
        reopen_reason=row.reopen_reason or "",
    )


def _houses(connection: Connection, notices: list[int]) -> dict[int, str]:
    rows = connection.execute(
        select(AdvanceNotice.id, func.coalesce(Agency.name, Agent.name))
        .join(Agent, Agent.id == AdvanceNotice.agent_id)
        .outerjoin(Agency, Agency.id == AdvanceNotice.agency_id)
        .where(AdvanceNotice.id.in_(notices))
    )
    return {row[0]: row[1] for row in rows}


def _names(connection: Connection, shop: Shop) -> dict[int, str]:
    rows = connection.execute(select(Staff.id, Staff.name).where(Staff.store_id == shop.store.id))
    return {row.id: row.name for row in rows}
