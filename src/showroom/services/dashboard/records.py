"""The records behind a figure (MGR-01): each figure is counted with the condition its records are read with."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

import showroom.services.dashboard.floor as floor
from showroom.domain.money import Money
from showroom.domain.reception import terms
from showroom.domain.staff.actor import Actor
from showroom.domain.text import Text
from showroom.services import packs
from showroom.services.dashboard.sql import local_hour
from showroom.services.dashboard.trends import chance_kinds, won_outcomes
from showroom.services.dashboard.values import Figures, Pick, Record, Records
from showroom.services.shop import Shop
from showroom.store.models import Call, Customer, Presentation, Quote, Staff, Visit

MOST = 300

_STATES = {
    Figures.IN_STORE: (terms.ASSIGNED, terms.GREETED),
    Figures.WAITING: (terms.WAITING,),
    Figures.OPEN_VISITS: terms.OPEN_STATES,
}
_CALLS = (Figures.CALLS, Figures.CALLBACKS_OPEN, Figures.CALLBACKS_OVERDUE)


def records(shop: Shop, actor: Actor, pick: Pick, limit: int = MOST) -> Records:
    """What stands behind ``pick``, latest first. Raises ``Refused`` for who is neither supervisor nor manager."""
    with shop.view(actor, "dashboard.view") as connection:
        today = shop.day()
        first, last = pick.first or today, pick.last or pick.first or today
        if pick.what in floor.TOLD_BY_THE_LEDGER:
            return floor.records(shop, connection, pick, last)
        if pick.what in _CALLS:
            return _calls(shop, connection, pick, first, last, limit)
        if pick.what in (Figures.QUOTES, Figures.ACCEPTED, Figures.QUOTES_TO_APPROVE):
            return _quotes(shop, connection, pick, first, last, limit)
        if pick.what is Figures.PRESENTATIONS:
            return _presentations(shop, connection, pick, first, last, limit)
        return _visits(shop, connection, pick, first, last, limit)


def _count(connection: Connection, statement: Select[*tuple[Any, ...]]) -> int:
    return connection.execute(select(func.count()).select_from(statement.order_by(None).subquery())).scalar_one()


def _visits(shop: Shop, connection: Connection, pick: Pick, first: date, last: date, limit: int) -> Records:
    pack = packs.in_force(shop, connection).pack
    kinds = {kind.key: kind.label for kind in pack.visit_kinds}
    where: list[ColumnElement[bool]] = [Visit.store_id == shop.store.id]
    if pick.what in _STATES:
        where.append(Visit.state.in_(_STATES[pick.what]))
    elif pick.what in (Figures.VIP_WAITING, Figures.WITH_ANOTHER):
        where.append(Visit.id.in_(floor.visits(shop, connection, pick.what)))
    else:
        where += [Visit.day.between(first, last), Visit.state != terms.UNDONE]
    if pick.what is Figures.TURNS:
        where.append(Visit.used_turn.is_(True))
    if pick.what is Figures.SERVED:
        where.append(or_(Visit.assigned_at.is_not(None), Visit.state == terms.LEFT_UNSERVED))
    if pick.what in (Figures.CHANCES, Figures.CLOSED):
        where.append(Visit.kind.in_(chance_kinds(pack)))
    if pick.what is Figures.CLOSED:
        where += [Visit.state == terms.LEFT, Visit.outcome.in_(won_outcomes(pack))]
    if pick.hour is not None:
        where.append(local_hour(shop, Visit.arrived_at, Visit.day, first, last) == pick.hour)
    if pick.weekday is not None:
        where.append(Visit.day.in_(_weekdays(first, last, pick.weekday)))
    if pick.staff_id is not None:
        where.append(Visit.consultant_id == pick.staff_id)
    if pick.channel is not None:
        where.append(Visit.channel == pick.channel if pick.channel else Visit.channel.is_(None))
    statement = (
        select(
            Visit.id,
            Visit.arrived_at,
            Visit.number,
            Visit.kind,
            Visit.state,
            Visit.assigned_at,
            Visit.left_at,
            Staff.name.label("person"),
            Customer.id.label("customer_id"),
            Customer.name.label("customer"),
        )
        .outerjoin(Staff, Staff.id == Visit.consultant_id)
        .outerjoin(Customer, Customer.id == Visit.customer_id)
        .where(and_(*where))
        .order_by(Visit.arrived_at.desc(), Visit.id.desc())
    )
    now = shop.clock.now()
    found = []
    for row in connection.execute(statement.limit(limit)):
        ended = row.assigned_at or (row.left_at if row.state == terms.LEFT_UNSERVED else None)
        if ended is None and row.state == terms.WAITING:
            ended = now
        waited = int((ended - row.arrived_at).total_seconds()) if ended is not None else None
        found.append(
            Record(
                "visit",
                row.id,
                row.arrived_at,
                str(row.number),
                kinds.get(row.kind, Text.same(row.kind)),
                row.state,
                row.person or "",
                row.customer_id,
                row.customer or "",
                waited,
            )
        )
    return _records(connection, pick, statement, found, limit)


def _weekdays(first: date, last: date, weekday: int) -> list[date]:
    return [
        date.fromordinal(number)
        for number in range(first.toordinal(), last.toordinal() + 1)
        if date.fromordinal(number).weekday() == weekday
    ]


def _records(
    connection: Connection, pick: Pick, statement: Select[*tuple[Any, ...]], rows: list[Record], limit: int
) -> Records:
    return Records(pick, len(rows) if len(rows) < limit else _count(connection, statement), tuple(rows))


def _calls(shop: Shop, connection: Connection, pick: Pick, first: date, last: date, limit: int) -> Records:
    now = shop.clock.now()
    where: list[ColumnElement[bool]] = [Call.store_id == shop.store.id]
    if pick.what is Figures.CALLS:
        where.append(Call.day.between(first, last))
    else:
        where += [Call.callback_done_at.is_(None), Call.callback_due.is_not(None)]
        if pick.what is Figures.CALLBACKS_OVERDUE:
            where.append(Call.callback_due < now)
    statement = (
        select(
            Call.id,
            Call.at,
            Call.number,
            Call.result,
            Call.duration_s,
            Call.callback_due,
            Staff.name.label("person"),
            Customer.id.label("customer_id"),
            func.coalesce(Customer.name, Call.caller_name).label("customer"),
        )
        .outerjoin(Staff, Staff.id == Call.staff_id)
        .outerjoin(Customer, Customer.id == Call.customer_id)
        .where(and_(*where))
        .order_by(Call.at.desc(), Call.id.desc())
    )
    found = []
    for row in connection.execute(statement.limit(limit)):
        late = int((now - row.callback_due).total_seconds()) if row.callback_due is not None else None
        found.append(
            Record(
                "call",
                row.id,
                row.at,
                str(row.number),
                None,
                row.result,
                row.person or "",
                row.customer_id,
                row.customer or "",
                late if pick.what is Figures.CALLBACKS_OVERDUE else row.duration_s,
            )
        )
    return _records(connection, pick, statement, found, limit)


def _quotes(shop: Shop, connection: Connection, pick: Pick, first: date, last: date, limit: int) -> Records:
    where: list[ColumnElement[bool]] = [Quote.store_id == shop.store.id]
    if pick.what is Figures.QUOTES_TO_APPROVE:
        where += [Quote.state == "draft", Quote.approval == "asked"]
    else:
        where += [Quote.day.between(first, last), Quote.issued_at.is_not(None)]
    if pick.what is Figures.ACCEPTED:
        where.append(Quote.state == "accepted")
    if pick.staff_id is not None:
        where.append(Quote.consultant_id == pick.staff_id)
    statement = (
        select(
            Quote.id,
            func.coalesce(Quote.issued_at, Quote.updated_at).label("at"),
            Quote.number,
            Quote.state,
            Quote.currency,
            Quote.total_minor,
            Staff.name.label("person"),
            Customer.id.label("customer_id"),
            Customer.name.label("customer"),
        )
        .outerjoin(Staff, Staff.id == Quote.consultant_id)
        .outerjoin(Customer, Customer.id == Quote.customer_id)
        .where(and_(*where))
        .order_by(func.coalesce(Quote.issued_at, Quote.updated_at).desc(), Quote.id.desc())
    )
    found = [
        Record(
            "quote",
            row.id,
            row.at,
            row.number or "",
            None,
            row.state,
            row.person or "",
            row.customer_id,
            row.customer or "",
            amount=Money(row.total_minor, row.currency),
        )
        for row in connection.execute(statement.limit(limit))
    ]
    return _records(connection, pick, statement, found, limit)


def _presentations(shop: Shop, connection: Connection, pick: Pick, first: date, last: date, limit: int) -> Records:
    where = [Presentation.store_id == shop.store.id, Presentation.day.between(first, last)]
    if pick.staff_id is not None:
        where.append(Presentation.staff_id == pick.staff_id)
    statement = (
        select(
            Presentation.id,
            Presentation.started_at,
            Presentation.state,
            Presentation.active_s,
            Visit.number,
            Staff.name.label("person"),
            Customer.id.label("customer_id"),
            Customer.name.label("customer"),
        )
        .join(Staff, Staff.id == Presentation.staff_id)
        .outerjoin(Visit, Visit.id == Presentation.visit_id)
        .outerjoin(Customer, Customer.id == func.coalesce(Presentation.customer_id, Visit.customer_id))
        .where(and_(*where))
        .order_by(Presentation.started_at.desc(), Presentation.id.desc())
    )
    found = [
        Record(
            "presentation",
            row.id,
            row.started_at,
            str(row.number or ""),
            None,
            row.state,
            row.person,
            row.customer_id,
            row.customer or "",
            row.active_s or None,
        )
        for row in connection.execute(statement.limit(limit))
    ]
    return _records(connection, pick, statement, found, limit)


__all__ = ["MOST", "records"]
