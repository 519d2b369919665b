"""Notices in a list: those of today, those that hold, those in conflict, those in dispute (REC-24)."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Select, bindparam, case, func, select
from sqlalchemy.engine import Row
from sqlalchemy.orm import aliased

from showroom.clock import zone
from showroom.domain.agents import masks
from showroom.domain.agents.masks import Mask
from showroom.domain.customers import masking, names, phones
from showroom.domain.customers.access import in_full
from showroom.domain.staff.actor import Actor
from showroom.services.agents.notices import COLUMNS, TAIL, mask_of, state_of
from showroom.services.agents.values import NoticeRow, NoticeState
from showroom.services.shop import Shop
from showroom.store.models import AdvanceNotice, Agency, Agent, Staff
from showroom.store.prepared import Prepared

Which = Literal["today", "valid", "disputed", "all"]
MOST = 200
_SEARCHED = 5000
"""Names are compared with their pinyin, which no index knows: so many of the newest are looked through."""


_IS_DISPUTED = AdvanceNotice.state == NoticeState.DISPUTED.value
_COUNTS = Prepared(  # the badge asks after every act
    select(func.count(), func.sum(case((_IS_DISPUTED, 1), else_=0))).where(
        AdvanceNotice.store_id == bindparam("store"),
        AdvanceNotice.state != NoticeState.WITHDRAWN.value,
        AdvanceNotice.state != NoticeState.LOST.value,
        (AdvanceNotice.valid_until > bindparam("now")) | _IS_DISPUTED,
    )
)


class _Claim(NamedTuple):
    """Who announced a number, as far as conflicts go; ``order``: its place in order of time."""

    order: int
    id: int
    house: tuple[str, int]
    mask: Mask


def notices(shop: Shop, actor: Actor, which: Which = "valid", query: str = "") -> tuple[NoticeRow, ...]:
    """The newest first, at most ``MOST``; a search looks through the 5,000 newest.

    ``today``: taken today; ``valid``: that hold now, used or not; ``disputed``; ``all``. ``query``: part of a name, its
    pinyin, a house or visible digits. Withdrawn ones are only among all.
    """
    now = shop.clock.now()
    with shop.view(actor, "agents.view") as connection:
        rows = _rows(connection, shop, which, now, most=_SEARCHED if query.strip() else MOST)
        rivals = _rivals(connection, shop, now)
    wanted = [row for row in rows if _is_found(row, query)][:MOST]
    return tuple(_as_row(shop, actor, row, now, rivals) for row in wanted)


def counts(shop: Shop, actor: Actor) -> dict[str, int]:
    """How many notices hold or are in dispute, and how many are in dispute: for the page's heading and the badge."""
    with shop.view(actor, "agents.view") as connection:
        valid, disputed = _COUNTS.rows(connection, {"store": shop.store.id, "now": shop.clock.now()})[0]
    return {"valid": int(valid), "disputed": int(disputed or 0)}


def _rows(connection: Connection, shop: Shop, which: Which, now: datetime, *, most: int) -> list[Row[Any]]:
    consultant, clerk = aliased(Staff), aliased(Staff)
    query = (
        select(*COLUMNS, consultant.name.label("consultant"), clerk.name.label("clerk"))
        .join(Agent, Agent.id == AdvanceNotice.agent_id)
        .outerjoin(Agency, Agency.id == AdvanceNotice.agency_id)
        .outerjoin(consultant, consultant.id == AdvanceNotice.consultant_id)
        .outerjoin(clerk, clerk.id == AdvanceNotice.recorded_by_id)
        .where(AdvanceNotice.store_id == shop.store.id)
        .order_by(AdvanceNotice.noticed_at.desc(), AdvanceNotice.id.desc())
    )
    if which != "all":
        query = query.where(AdvanceNotice.state != NoticeState.WITHDRAWN.value)
    if which == "today":
        query = query.where(AdvanceNotice.recorded_at >= _day_began(shop, now))
    elif which == "valid":
        query = query.where(AdvanceNotice.valid_until > now, AdvanceNotice.state != NoticeState.LOST.value)
    elif which == "disputed":
        query = query.where(AdvanceNotice.state == NoticeState.DISPUTED.value)
    return list(connection.execute(query.limit(most)))


def _day_began(shop: Shop, now: datetime) -> datetime:
    midnight = datetime.combine(shop.day(now), time(0), zone(shop.store.time_zone))
    return midnight + timedelta(minutes=shop.store.day_starts_minute)


def _is_found(row: Row[Any], query: str) -> bool:
    words = names.fold(query).split()
    if not words:
        return True
    heap = names.fold(" ".join((row.customer_name, row.agent, row.agency or "", row.phone_masked, row.suffix)))
    reading = names.fold(f"{names.pinyin(row.customer_name)} {names.pinyin(row.agent)}")
    return all(word in heap or word in reading for word in words)


def _rivals(connection: Connection, shop: Shop, now: datetime) -> dict[str, list[_Claim]]:
    """The notices that hold, by their last four digits ("" for those that show fewer)."""
    query: Select[*tuple[Any, ...]] = (
        select(
            AdvanceNotice.id,
            AdvanceNotice.agent_id,
            AdvanceNotice.agency_id,
            AdvanceNotice.phone_masked,
            AdvanceNotice.prefix,
            AdvanceNotice.suffix,
            AdvanceNotice.is_whole,
            AdvanceNotice.visible_digits,
        )
        .where(
            AdvanceNotice.store_id == shop.store.id,
            AdvanceNotice.state.not_in((NoticeState.WITHDRAWN.value, NoticeState.LOST.value)),
            AdvanceNotice.valid_until > now,
            AdvanceNotice.noticed_at <= now,
        )
        .order_by(AdvanceNotice.noticed_at, AdvanceNotice.id)
    )
    found: dict[str, list[_Claim]] = {}
    for order, row in enumerate(connection.execute(query)):
        found.setdefault(_tail(row.suffix), []).append(_Claim(order, row.id, _house(row), mask_of(row)))
    return found


def _as_row(shop: Shop, actor: Actor, row: Row[Any], now: datetime, rivals: dict[str, list[_Claim]]) -> NoticeRow:
    own, against = _against(row, rivals)
    visible = not row.is_whole or in_full(actor, row.consultant_id, row.recorded_by_id)
    shown = phones.shown(row.phone_masked, shop.store.country) if row.is_whole else row.phone_masked
    return NoticeRow(
        id=row.id,
        agent_id=row.agent_id,
        agent=row.agent,
        agency=row.agency or "",
        customer_name=row.customer_name,
        phone=shown if visible else _masked(row.phone_masked),
        noticed_at=row.noticed_at,
        valid_until=row.valid_until,
        recorded_at=row.recorded_at,
        recorded_by=row.clerk or "",
        consultant=row.consultant or "",
        state=state_of(row.state, row.valid_until, now),
        visit_id=row.visit_id,
        note=row.note or "",
        dispute_reason=row.dispute_reason or "",
        conflicts=len(against),
        first=all(own < order for order in against),
    )


@lru_cache(maxsize=4096)
def _masked(e164: str) -> str:
    return masking.phone(e164)


def _against(row: Row[Any], rivals: dict[str, list[_Claim]]) -> tuple[int, list[int]]:
    """(its place in order of time, the places of other houses' notices for what may be the same number)."""
    tail = _tail(row.suffix)
    near = [*rivals.get(tail, ()), *rivals.get("", ())] if tail else [one for part in rivals.values() for one in part]
    mine = next((claim for claim in near if claim.id == row.id), None)
    if mine is None:  # holds no longer
        return 0, []
    others = (one for one in near if one.house != mine.house)
    return mine.order, [one.order for one in others if mine.mask.common_with(one.mask) >= masks.WEAK_BELOW]


def _tail(suffix: str) -> str:
    return suffix[-TAIL:] if len(suffix) >= TAIL else ""


def _house(row: Row[Any]) -> tuple[str, int]:
    return ("agency", row.agency_id) if row.agency_id is not None else ("agent", row.agent_id)
