"""Days and their acts from the ledger (REC-18). No read here looks at more than a day or, for a calendar, a month."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from showroom.domain.errors import UserError
from showroom.domain.reception.events import Event
from showroom.domain.staff.actor import Actor
from showroom.services.shop import Shop
from showroom.services.timeline.line import DayLine
from showroom.services.timeline.values import LineAct, PackFacts
from showroom.store.models import LedgerEvent, PackVersion, Staff

_COLUMNS = (
    LedgerEvent.seq,
    LedgerEvent.day,
    LedgerEvent.number,
    LedgerEvent.kind,
    LedgerEvent.at,
    LedgerEvent.recorded_at,
    LedgerEvent.actor,
    LedgerEvent.pack_version_id,
    LedgerEvent.payload,
)


@dataclass(frozen=True, slots=True)
class DayCount:
    """A day with acts, and how many."""

    day: date
    acts: int


def open_day(shop: Shop, actor: Actor, day: date | None = None) -> DayLine:
    """The time line of ``day`` (default: the latest with acts).

    Raises ``UserError``: ``ledger_is_empty``, ``ledger_no_such_day``.
    """
    with shop.view(actor, "ledger.view") as connection:
        if day is None:
            day = _edge(shop, connection, latest=True)
            if day is None:
                raise UserError("ledger_is_empty")
        acts = _acts(_rows(shop, connection, day, 0), ())
        if not acts:
            raise UserError("ledger_no_such_day", field="day", day=str(day))
        before, after = _neighbours(shop, connection, day)
        return DayLine(day, acts, _names(shop, connection), _packs(connection, acts), before, after)


def newer(shop: Shop, actor: Actor, line: DayLine) -> DayLine:
    """``line`` with what was added to its day since, and with the day that came after it; ``line`` itself when there
    is nothing new."""
    with shop.view(actor, "ledger.view") as connection:
        rows = _rows(shop, connection, line.day, line.acts[-1].number)
        if not rows and (line.after is not None or _neighbours(shop, connection, line.day)[1] is None):
            return line
        acts = _acts(rows, line.acts)
        packs = {**line.packs, **_packs(connection, acts)}
        return line.grown(acts, _names(shop, connection), packs, _neighbours(shop, connection, line.day))


def days(shop: Shop, actor: Actor, first: date, last: date) -> tuple[DayCount, ...]:
    """The days with acts from ``first`` to ``last``, both included, and how many each has."""
    with shop.view(actor, "ledger.view") as connection:
        rows = connection.execute(
            # numbers have no gaps: the last one is the count, and the index on it has all there is to read
            select(LedgerEvent.day, func.max(LedgerEvent.number).label("acts"))
            .where(LedgerEvent.store_id == shop.store.id, LedgerEvent.day.between(first, last))
            .group_by(LedgerEvent.day)
            .order_by(LedgerEvent.day)
        )
        return tuple(DayCount(row.day, row.acts) for row in rows)


def span(shop: Shop, actor: Actor) -> tuple[date, date] | None:
    """The first and the latest day with acts; None on an empty ledger."""
    with shop.view(actor, "ledger.view") as connection:
        first, last = (_edge(shop, connection, latest=latest) for latest in (False, True))
        return (first, last) if first is not None and last is not None else None


def neighbours(shop: Shop, actor: Actor, day: date) -> tuple[date | None, date | None]:
    """The nearest days with acts before and after ``day``, which itself need not have any."""
    with shop.view(actor, "ledger.view") as connection:
        return _neighbours(shop, connection, day)


def _edge(shop: Shop, connection: Connection, *, latest: bool) -> date | None:
    edge = func.max if latest else func.min
    found: date | None = connection.execute(
        select(edge(LedgerEvent.day)).where(LedgerEvent.store_id == shop.store.id)
    ).scalar()
    return found


def _neighbours(shop: Shop, connection: Connection, day: date) -> tuple[date | None, date | None]:
    own = LedgerEvent.store_id == shop.store.id
    before = select(func.max(LedgerEvent.day)).where(own, LedgerEvent.day < day)
    after = select(func.min(LedgerEvent.day)).where(own, LedgerEvent.day > day)
    return connection.execute(before).scalar(), connection.execute(after).scalar()


def _rows(shop: Shop, connection: Connection, day: date, after: int) -> list[Row[Any]]:
    return list(
        connection.execute(
            select(*_COLUMNS)
            .where(LedgerEvent.store_id == shop.store.id, LedgerEvent.day == day, LedgerEvent.number > after)
            .order_by(LedgerEvent.number)
        )
    )


def _acts(rows: Iterable[Row[Any]], before: tuple[LineAct, ...]) -> tuple[LineAct, ...]:
    """The acts of ``rows``, which follow ``before``: facts of a visit come from the acts that made and changed it."""
    visits: dict[int, dict[str, Any]] = {}
    past: dict[int, Mapping[str, Any]] = {}
    previous: datetime | None = None
    for act in before:
        _learn(visits, act.kind, act.event.payload)
        past[act.number] = act.facts
        previous = act.at
    acts = []
    for row in rows:
        payload = json.loads(row.payload)
        event = Event(row.seq, row.day, row.number, row.kind, row.at, payload)
        known = visits.get(payload.get("visit", 0), {})
        _learn(visits, row.kind, payload)
        # what the event says itself goes first, then what was known of its visit before it
        facts: dict[str, Any] = {"event_kind": row.kind} | visits.get(payload.get("visit", 0), {}) | known | payload
        if row.kind == "undone":
            taken_back = past.get(payload["event"])
            facts["past"] = {**taken_back, "kind": taken_back["event_kind"]} if taken_back is not None else None
        past[row.number] = facts
        true_at = _true_at(row.kind, payload)
        oddity = "entered_late" if true_at is not None else _oddity(row.kind, row.at, row.recorded_at, previous)
        previous = row.at
        acts.append(LineAct(event, row.recorded_at, row.actor, row.pack_version_id, facts, true_at, oddity))
    return tuple(acts)


def _learn(visits: dict[int, dict[str, Any]], kind: str, payload: Mapping[str, Any]) -> None:
    """Note what an event says of its visit; a day's opening says it of those left open."""
    for row in payload["open_visits"] if kind == "day_opened" else ():
        visits[row["visit"]] = {key: row.get(key) for key in ("number", "kind", "asked_for", "owner")}
    visit = payload.get("visit")
    if visit is None:
        return
    if kind in ("arrived", "late_entry"):
        visits[visit] = {key: payload.get(key) for key in ("number", "kind", "asked_for", "owner")}
    elif kind == "kind_corrected" and visit in visits:
        owner = payload.get("owner", visits[visit].get("owner"))
        visits[visit] = visits[visit] | {"kind": payload["to"], "owner": owner}


def _true_at(kind: str, payload: Mapping[str, Any]) -> datetime | None:
    """The time given by hand for what was entered afterwards."""
    said = payload.get("arrived_at") if kind == "late_entry" else payload.get("true_at")
    return datetime.fromisoformat(said) if said else None


def _oddity(kind: str, at: datetime, recorded_at: datetime, previous: datetime | None) -> str:
    if previous is not None and (kind == "day_opened" or at < previous):
        return "clock_corrected"
    return "clock_set_back" if recorded_at < at else ""


def _names(shop: Shop, connection: Connection) -> dict[int, str]:
    rows = connection.execute(select(Staff.id, Staff.name).where(Staff.store_id == shop.store.id))
    return {row.id: row.name for row in rows}


def _packs(connection: Connection, acts: tuple[LineAct, ...]) -> dict[int, PackFacts]:
    wanted = {act.event.payload.get("pack_version", act.pack_version_id) for act in acts}
    rows = connection.execute(
        select(PackVersion.id, PackVersion.name, PackVersion.version, PackVersion.in_force_from).where(
            PackVersion.id.in_(wanted)
        )
    )
    return {row.id: PackFacts(row.name, row.version, row.in_force_from) for row in rows}
