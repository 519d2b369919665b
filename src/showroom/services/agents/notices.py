"""Advance notices (报备, REC-24): taken with what they run into, matched against the number of whoever arrives.

A notice is never refused because somebody was earlier: what an agent said, and when, is a fact. Which one counts is
for the policy, and in a dispute for the ownership desk.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.engine import Row

import showroom.services.agents.known as known
from showroom.clock import zone
from showroom.domain.agents import masks
from showroom.domain.agents.masks import Mask
from showroom.domain.errors import UserError
from showroom.domain.staff.actor import Actor
from showroom.services import cases, packs, staff
from showroom.services.agents.houses import add_agent_in, check_days
from showroom.services.agents.values import Findings, NewNotice, Noticed, NoticeMatch, NoticeState
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import AdvanceNotice, Agency, Agent

TAIL = 4
"""Two numbers that both show so many last digits must agree on them."""
_TAKES_BACK = {NoticeState.DISPUTED, NoticeState.WITHDRAWN}
_OVER = {NoticeState.WITHDRAWN, NoticeState.LOST}

COLUMNS = (
    AdvanceNotice.id,
    AdvanceNotice.agent_id,
    Agent.name.label("agent"),
    AdvanceNotice.agency_id,
    Agency.name.label("agency"),
    AdvanceNotice.customer_name,
    AdvanceNotice.phone_masked,
    AdvanceNotice.prefix,
    AdvanceNotice.suffix,
    AdvanceNotice.is_whole,
    AdvanceNotice.visible_digits,
    AdvanceNotice.noticed_at,
    AdvanceNotice.valid_until,
    AdvanceNotice.recorded_at,
    AdvanceNotice.recorded_by_id,
    AdvanceNotice.consultant_id,
    AdvanceNotice.state,
    AdvanceNotice.visit_id,
    AdvanceNotice.note,
    AdvanceNotice.dispute_reason,
)


def notice(shop: Shop, actor: Actor, new: NewNotice) -> Noticed:
    """Take a notice; tells what the number is known for already. Raises ``UserError``: ``notice_agent_missing``,
    ``agent_unknown``, ``notice_in_the_future``, ``no_such_person``, ``agency_days_wrong``, those of
    ``domain.agents.masks.read`` and of ``add_agent``.
    """
    mask = masks.read(new.phone, shop.store.country)
    with shop.work(actor, "agents.notice") as work:
        at = new.noticed_at or work.now
        if at > work.now:
            raise UserError("notice_in_the_future", field="noticed_at")
        staff.require_active(work, new.consultant_id, "consultant")
        agent_id = _agent_of(work, new)
        agent = _known_agent(work.connection, work.store_id, agent_id)
        days = new.valid_days if new.valid_days is not None else agent.valid_days
        if days is not None:
            check_days(days)
        findings = _findings(shop, work.connection, actor, mask, agent_id, agent.agency_id, at)
        if new.valid_h is not None:
            valid_until = at + timedelta(hours=new.valid_h)
        else:
            valid_until = _by_policy(work, at) if days is None else end_of_validity(shop, at, days)
        notice_id = work.insert(
            AdvanceNotice,
            agent_id=agent_id,
            agency_id=agent.agency_id,
            customer_name=new.customer_name.strip()[:200],
            phone_masked=mask.said,
            prefix=mask.prefix,
            suffix=mask.suffix,
            is_whole=mask.whole,
            visible_digits=mask.visible,
            noticed_at=at,
            valid_until=valid_until,
            consultant_id=new.consultant_id,
            state=NoticeState.OPEN.value,
            note=new.note.strip() or None,
            recorded_at=work.now,
            recorded_by_id=actor.staff_id,
        )
        return Noticed(notice_id, agent_id, valid_until, findings)


def findings(shop: Shop, actor: Actor, phone: str, agent_id: int | None = None) -> Findings:
    """What a number, as far as it is typed, is known for now; ``agent_id``: whose own notices are no conflict.
    Raises ``UserError`` for a number that can't be read yet.
    """
    mask = masks.read(phone, shop.store.country)
    with shop.view(actor, "agents.view") as connection:
        agency_id = None
        if agent_id is not None:
            agency_id = _known_agent(connection, shop.store.id, agent_id).agency_id
        return _findings(shop, connection, actor, mask, agent_id, agency_id, shop.clock.now())


def matches(connection: Connection, store_id: int, phone_e164: str, at: datetime) -> tuple[NoticeMatch, ...]:
    """The notices that fit a number (``+8613812345678``) as of ``at``, oldest first; withdrawn ones are none."""
    rows = connection.execute(
        _query(store_id).where(AdvanceNotice.suffix.in_(masks.suffixes(phone_e164)), AdvanceNotice.noticed_at <= at)
    )
    return tuple(as_match(row, at) for row in rows if mask_of(row).fits(phone_e164))


def used(work: Work, notice_id: int, visit_id: int) -> None:
    """The customer came, as announced. Raises ``UserError('notice_gone')`` for one that is not there or withdrawn."""
    row = _row(work, notice_id)
    if row.state in _OVER:
        raise UserError("notice_gone", id=notice_id)
    # A dispute goes on when the customer comes; a later visit does not take the first one's place.
    state = NoticeState.DISPUTED if row.state == NoticeState.DISPUTED else NoticeState.USED
    visit = visit_id if row.visit_id is None else row.visit_id
    work.update(AdvanceNotice, notice_id, state=state.value, visit_id=visit)


def unused(work: Work, notice_id: int, visit_id: int) -> None:
    """Take :func:`used` back: the visit was registered by mistake."""
    row = _row(work, notice_id)
    if row.visit_id != visit_id:
        return
    state = NoticeState.OPEN if row.state == NoticeState.USED else NoticeState(row.state)
    work.update(AdvanceNotice, notice_id, state=state.value, visit_id=None)


def dispute(shop: Shop, actor: Actor, notice_id: int, reason: str) -> None:
    """Two houses claim one customer: a case at the ownership desk, with a reason. Raises ``UserError``:
    ``dispute_needs_reason``, ``notice_is_disputed``, ``notice_gone``.
    """
    if not reason.strip():
        raise UserError("dispute_needs_reason", field="reason")
    with shop.work(actor, "agents.dispute") as work:
        row = _row(work, notice_id)
        if row.state in _OVER:
            raise UserError("notice_gone", id=notice_id)
        if row.state == NoticeState.DISPUTED:
            raise UserError("notice_is_disputed")
        work.update(
            AdvanceNotice,
            notice_id,
            state=NoticeState.DISPUTED.value,
            dispute_reason=reason.strip(),
            disputed_at=work.now,
        )
        others = [one.id for one in rivals(work.connection, work.store_id, notice_id, work.now)]
        cases.opened_by_notice(work, notice_id, others, reason)


def withdraw(shop: Shop, actor: Actor, notice_id: int) -> None:
    """A notice was taken by mistake, or the agent takes it back. Raises ``UserError('notice_is_used')`` once the
    customer came, ``notice_is_disputed`` for a disputed one.
    """
    with shop.work(actor, "agents.notice") as work:
        row = _row(work, notice_id)
        if row.state == NoticeState.LOST:
            raise UserError("notice_gone", id=notice_id)
        if row.visit_id is not None:
            raise UserError("notice_is_used")
        if row.state == NoticeState.DISPUTED:
            raise UserError("notice_is_disputed")
        work.update(AdvanceNotice, notice_id, state=NoticeState.WITHDRAWN.value)


def take_back(shop: Shop, actor: Actor, notice_id: int) -> None:
    """Take :func:`dispute` or :func:`withdraw` back: the notice stands as it did before."""
    with shop.view(actor, "agents.view") as connection:
        state = connection.execute(
            select(AdvanceNotice.state).where(AdvanceNotice.id == notice_id, AdvanceNotice.store_id == shop.store.id)
        ).scalar()
    action = "agents.dispute" if state == NoticeState.DISPUTED else "agents.notice"
    with shop.work(actor, action) as work:
        row = _row(work, notice_id)
        if row.state != state or row.state not in _TAKES_BACK:
            raise UserError("notice_gone", id=notice_id)
        _stands_again(work, notice_id, row.visit_id)
        cases.closed_with_notice(work, notice_id)


def rivals(connection: Connection, store_id: int, notice_id: int, at: datetime) -> tuple[NoticeMatch, ...]:
    """A notice with all others that may mean the same number, oldest first, as of ``at``; those that lost a ruling
    among them.
    """
    rows = list(connection.execute(_query(store_id, lost=True).where(AdvanceNotice.noticed_at <= at)))
    mine = next((row for row in rows if row.id == notice_id), None)
    if mine is None:
        return ()
    return tuple(_fitting(mask_of(mine), rows, at))


def settle(work: Work, winner_id: int | None, parties: Iterable[int]) -> None:
    """A ruling on notices: the winner stands again, the others lost."""
    for notice_id in parties:
        row = _row(work, notice_id)
        if notice_id == winner_id:
            _stands_again(work, notice_id, row.visit_id)
        else:
            work.update(AdvanceNotice, notice_id, state=NoticeState.LOST.value)


def dispute_again(work: Work, notice_id: int, parties: Iterable[int]) -> None:
    """A ruling was taken back: ``notice_id`` is in dispute, the other parties stand as before it."""
    for one in parties:
        row = _row(work, one)
        if one == notice_id:
            work.update(AdvanceNotice, one, state=NoticeState.DISPUTED.value, disputed_at=work.now)
        elif row.state == NoticeState.LOST:
            _stands_again(work, one, row.visit_id)


def _stands_again(work: Work, notice_id: int, visit_id: int | None) -> None:
    before = NoticeState.USED if visit_id is not None else NoticeState.OPEN
    work.update(AdvanceNotice, notice_id, state=before.value, dispute_reason=None, disputed_at=None)


def _by_policy(work: Work, at: datetime) -> datetime:
    """When a notice ends that neither says how long it holds nor comes from a house whose contract does."""
    return at + timedelta(hours=packs.in_force(work.shop, work.connection, work.now).pack.rotation.notice_valid_h)


def end_of_validity(shop: Shop, at: datetime, days: int) -> datetime:
    """When a notice of ``at`` ends: ``days`` later, at the end of that business day."""
    last = shop.day(at) + timedelta(days=days + 1)
    midnight = datetime.combine(last, time(0), zone(shop.store.time_zone))
    return (midnight + timedelta(minutes=shop.store.day_starts_minute)).astimezone(UTC)


def mask_of(row: Row[Any]) -> Mask:
    """The number a row of ``COLUMNS`` was given for."""
    return masks.kept(row.phone_masked, row.prefix, row.suffix, row.is_whole, row.visible_digits)


def state_of(kept: str, valid_until: datetime, at: datetime) -> NoticeState:
    """The state at ``at``: an open notice whose time is over is expired."""
    state = NoticeState(kept)
    return NoticeState.EXPIRED if state is NoticeState.OPEN and valid_until <= at else state


def as_match(row: Row[Any], at: datetime, digits: int | None = None) -> NoticeMatch:
    """A row of ``COLUMNS`` as a match at ``at``, with ``digits`` in common (default: all it shows)."""
    common = row.visible_digits if digits is None else digits
    return NoticeMatch(
        id=row.id,
        agent_id=row.agent_id,
        agent=row.agent,
        agency_id=row.agency_id,
        agency=row.agency or "",
        customer_name=row.customer_name,
        phone=row.phone_masked,
        noticed_at=row.noticed_at,
        valid_until=row.valid_until,
        recorded_at=row.recorded_at,
        consultant_id=row.consultant_id,
        state=state_of(row.state, row.valid_until, at),
        visit_id=row.visit_id,
        valid=row.noticed_at <= at < row.valid_until,
        weak=common < masks.WEAK_BELOW,
        digits=common,
    )


def _holding(connection: Connection, store_id: int, mask: Mask, at: datetime) -> list[Row[Any]]:
    """The notices that hold at ``at`` and may mean the number of ``mask``, oldest first; :meth:`Mask.common_with`
    decides.
    """
    query = _query(store_id).where(AdvanceNotice.valid_until > at, AdvanceNotice.noticed_at <= at)
    if len(mask.suffix) >= TAIL:  # the database leaves out what ends differently: a busy store has thousands
        ends = AdvanceNotice.suffix.like(f"%{mask.suffix[-TAIL:]}")
        query = query.where(ends | (func.length(AdvanceNotice.suffix) < TAIL))
    return list(connection.execute(query))


def _query(store_id: int, *, lost: bool = False) -> Any:
    out = (NoticeState.WITHDRAWN.value,) if lost else (NoticeState.WITHDRAWN.value, NoticeState.LOST.value)
    return (
        select(*COLUMNS)
        .join(Agent, Agent.id == AdvanceNotice.agent_id)
        .outerjoin(Agency, Agency.id == AdvanceNotice.agency_id)
        .where(AdvanceNotice.store_id == store_id, AdvanceNotice.state.not_in(out))
        .order_by(AdvanceNotice.noticed_at, AdvanceNotice.id)
    )


def _findings(
    shop: Shop,
    connection: Connection,
    actor: Actor,
    mask: Mask,
    agent_id: int | None,
    agency_id: int | None,
    at: datetime,
) -> Findings:
    fitting = _fitting(mask, _holding(connection, shop.store.id, mask, at), at)
    own: list[NoticeMatch] = []
    conflicts: list[NoticeMatch] = []
    for match in fitting:
        same = match.agency_id == agency_id if agency_id is not None else match.agent_id == agent_id
        (own if same and agent_id is not None else conflicts).append(match)
    return Findings(
        mask.said, mask.is_weak, tuple(conflicts), tuple(own), known.customers(shop, connection, actor, mask)
    )


def _fitting(mask: Mask, rows: Iterable[Row[Any]], at: datetime) -> list[NoticeMatch]:
    """The rows that may mean the same number, with enough digits in common to be worth a word."""
    found = []
    for row in rows:
        digits = mask.common_with(mask_of(row))
        if digits >= masks.FEWEST:
            found.append(as_match(row, at, digits))
    return found


def _agent_of(work: Work, new: NewNotice) -> int:
    if new.agent_id is not None:
        return new.agent_id
    if new.new_agent is None:
        raise UserError("notice_agent_missing", field="agent")
    return add_agent_in(work, new.new_agent)


def _known_agent(connection: Connection, store_id: int, agent_id: int) -> Row[int | None, int]:
    row = connection.execute(
        select(Agent.agency_id, Agency.valid_days)
        .outerjoin(Agency, Agency.id == Agent.agency_id)
        .where(Agent.id == agent_id, Agent.store_id == store_id)
    ).first()
    if row is None:
        raise UserError("agent_unknown", field="agent", id=agent_id)
    return row


def _row(work: Work, notice_id: int) -> Row[str, int | None]:
    row = work.connection.execute(
        select(AdvanceNotice.state, AdvanceNotice.visit_id).where(
            AdvanceNotice.id == notice_id, AdvanceNotice.store_id == work.store_id
        )
    ).first()
    if row is None:
        raise UserError("notice_gone", id=notice_id)
    return row
