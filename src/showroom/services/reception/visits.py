"""Reads beside the board: what was done last, and one visit with all its details (REC-14, REC-17)."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, literal, or_, select

from showroom.domain.errors import UserError
from showroom.domain.reception import terms
from showroom.domain.reception.events import KINDS
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import may
from showroom.services.shop import Shop
from showroom.store import lists
from showroom.store.models import Customer, LedgerEvent, Staff, Visit
from showroom.store.prepared import Prepared

_LAST = Prepared(  # read after every act: making a statement takes longer than running it
    select(LedgerEvent.number, LedgerEvent.kind, LedgerEvent.at, LedgerEvent.payload)
    .where(
        LedgerEvent.store_id == bindparam("store"),
        LedgerEvent.day == bindparam("day"),
        LedgerEvent.kind.in_([literal(kind) for kind in KINDS if kind != "day_opened"]),
    )
    .order_by(LedgerEvent.seq.desc())
    .limit(bindparam("most"))
)
_VISITS = lists.OneOf(select(Visit.id, Visit.number, Visit.kind, Visit.asked_for_id), Visit.id)


@dataclass(frozen=True, slots=True)
class Act:
    """One act of the ledger. ``facts``: its payload with the ``number``, ``kind`` and ``asked_for`` of its visit."""

    number: int
    at: datetime
    kind: str
    visit_id: int | None
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class VisitCard:
    """A visit with what was noted of it; ``customer`` None: not known who it is."""

    id: int
    number: int
    kind: str
    state: str
    party_size: int
    arrived_at: datetime
    consultant_id: int | None
    customer_id: int | None
    customer: str | None
    channel: str | None
    purpose: str | None
    note: str | None


def recent_acts(shop: Shop, actor: Actor, limit: int = 12) -> tuple[Act, ...]:
    """The last acts of the business day, newest first."""
    with shop.view(actor, "reception.board") as connection:
        rows = _LAST.named(connection, {"store": shop.store.id, "day": shop.day(), "most": limit * 2})
        payloads = {row.number: json.loads(row.payload) | {"event_kind": row.kind} for row in rows}
        wanted = [payload["event"] for payload in payloads.values() if payload["event_kind"] == "undone"]
        missing = [number for number in wanted if number not in payloads]
        if missing:
            for earlier in connection.execute(
                select(LedgerEvent.number, LedgerEvent.kind, LedgerEvent.payload).where(
                    LedgerEvent.store_id == shop.store.id,
                    LedgerEvent.day == shop.day(),
                    LedgerEvent.number.in_(missing),
                )
            ):
                payloads[earlier.number] = json.loads(earlier.payload) | {"event_kind": earlier.kind}
        ids = {payload["visit"] for payload in payloads.values() if payload.get("visit")}
        visits = {
            row.id: {"number": row.number, "kind": row.kind, "asked_for": row.asked_for_id}
            for row in _VISITS.rows(connection, ids)
        }
    acts = []
    for row in rows[:limit]:
        facts = _facts(payloads[row.number], visits)
        if row.kind == "undone" and facts["event"] in payloads:
            past = payloads[facts["event"]]
            facts["past"] = _facts(past, visits) | {"kind": past["event_kind"]}
        acts.append(Act(row.number, row.at, row.kind, facts.get("visit"), facts))
    return tuple(acts)


def _facts(payload: dict[str, Any], visits: dict[int, dict[str, Any]]) -> dict[str, Any]:
    """The payload with what the visit's row knows; what the event itself says goes first."""
    return {**visits.get(payload.get("visit", 0), {}), **payload}


def visit_card(shop: Shop, actor: Actor, visit_id: int) -> VisitCard:
    """One visit; who it is and the note only for those who may see them. Raises ``UserError('record_is_gone')``."""
    with shop.view(actor, "reception.board") as connection:
        row = connection.execute(
            select(
                Visit.id,
                Visit.number,
                Visit.kind,
                Visit.state,
                Visit.party_size,
                Visit.arrived_at,
                Visit.consultant_id,
                Visit.customer_id,
                Customer.name,
                Visit.channel,
                Visit.purpose,
                Visit.note,
            )
            .outerjoin(Customer, Customer.id == Visit.customer_id)
            .where(Visit.id == visit_id, Visit.store_id == shop.store.id)
        ).first()
    if row is None:
        raise UserError("record_is_gone", table="visit", id=visit_id)
    card = VisitCard(*tuple(row))
    return card if may(actor, "reception.details") else replace(card, customer=None, note=None)


@dataclass(frozen=True, slots=True)
class TodaysVisit:
    """One of today's visits, or one left open earlier (``carried``), as late entries name it (REC-23)."""

    id: int
    number: int
    kind: str
    state: str
    arrived_at: datetime
    left_at: datetime | None
    consultant_id: int | None
    consultant: str | None
    carried: bool = False


def todays_visits(shop: Shop, actor: Actor) -> tuple[TodaysVisit, ...]:
    """The visits of the business day and those still open, newest first; those taken back are left out."""
    day = shop.day()
    with shop.view(actor, "reception.board") as connection:
        rows = connection.execute(
            select(
                Visit.id,
                Visit.number,
                Visit.kind,
                Visit.state,
                Visit.arrived_at,
                Visit.left_at,
                Visit.consultant_id,
                Staff.name,
                Visit.day,
            )
            .outerjoin(Staff, Staff.id == Visit.consultant_id)
            .where(
                Visit.store_id == shop.store.id,
                or_(Visit.day == day, Visit.state.in_(terms.OPEN_STATES)),
                Visit.state != terms.UNDONE,
            )
            .order_by(Visit.arrived_at.desc(), Visit.number.desc())
        ).all()
    return tuple(
        TodaysVisit(
            row.id,
            row.number,
            row.kind,
            row.state,
            row.arrived_at,
            row.left_at,
            row.consultant_id,
            row.name,
            row.day != day,
        )
        for row in rows
    )
