"""The pipeline, a customer's opportunities, the history of one (REG-14)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, select

from showroom.domain.opportunities.pipeline import age, worth
from showroom.domain.packs.opportunities import OpportunityRules, SalesStage
from showroom.domain.staff.actor import Actor
from showroom.domain.text import Text
from showroom.services import packs
from showroom.services.customers import people
from showroom.services.customers.values import Person
from showroom.services.following import winner_of
from showroom.services.opportunities.values import Assessment, Change, Pipeline, Row, Source, State
from showroom.services.opportunities.writing import may_edit
from showroom.services.shop import Shop
from showroom.store.models import Opportunity, OpportunityChange, OpportunitySignal, Staff
from showroom.store.prepared import Prepared


def rules(shop: Shop, actor: Actor) -> OpportunityRules:
    """Stages, signals and reasons of the pack in force; no stages where opportunities are off."""
    with shop.view(actor, "opportunities.view") as connection:
        return packs.in_force(shop, connection).pack.opportunities


def pipeline(shop: Shop, actor: Actor) -> Pipeline:
    """All open ones of the store, oldest in their stage first; other people's customers are masked."""
    with shop.view(actor, "opportunities.view") as connection:
        rules = packs.in_force(shop, connection).pack.opportunities
        rows = _rows(shop, connection, actor, rules, Opportunity.state == State.OPEN.value)
    known = [one.key for one in rules.stages]
    gone = sorted({row.stage for row in rows} - set(known))
    by_stage: dict[str, list[tuple[int | None, int]]] = {key: [] for key in [*known, *gone]}
    by_owner: dict[str, list[tuple[int | None, int]]] = defaultdict(list)
    for row in rows:
        by_stage[row.stage].append((row.amount, row.probability))
        by_owner[row.owner].append((row.amount, row.probability))
    left = tuple(SalesStage(key, Text(key, key), Text(key, key), 0, 365) for key in gone)
    return Pipeline(
        (*rules.stages, *left),
        rows,
        {key: worth(values) for key, values in by_stage.items()},
        worth((row.amount, row.probability) for row in rows),
        {name: worth(by_owner[name]) for name in sorted(by_owner)},
        shop.store.currency,
    )


def closed(shop: Shop, actor: Actor, limit: int = 200) -> tuple[Row, ...]:
    """Won and lost ones, the last closed first."""
    with shop.view(actor, "opportunities.view") as connection:
        rules = packs.in_force(shop, connection).pack.opportunities
        return _rows(shop, connection, actor, rules, Opportunity.state != State.OPEN.value, limit)


def get(shop: Shop, actor: Actor, opportunity_id: int) -> Row | None:
    """One of them, however it stands and however long ago; None where there is none (any more)."""
    with shop.view(actor, "opportunities.view") as connection:
        rules = packs.in_force(shop, connection).pack.opportunities
        return next(iter(_rows(shop, connection, actor, rules, Opportunity.id == opportunity_id)), None)


def of_customer(shop: Shop, actor: Actor, customer_id: int) -> tuple[Row, ...]:
    """A customer's, the open ones first."""
    with shop.view(actor, "opportunities.view") as connection:
        rules = packs.in_force(shop, connection).pack.opportunities
        wanted = Opportunity.customer_id == winner_of(connection, customer_id)
        rows = _rows(shop, connection, actor, rules, wanted)
    return tuple(sorted(rows, key=lambda row: (row.state is not State.OPEN, -row.opened_at.timestamp())))


def to_settle(shop: Shop, actor: Actor) -> int:
    """How many open ones wait for the supervisor: not assessed, or nobody's. For the badge."""
    with shop.view(actor, "opportunities.assess") as connection:
        return to_settle_in(shop, connection)


def to_settle_in(shop: Shop, connection: Connection) -> int:
    """:func:`to_settle` inside another view."""
    return int(_TO_SETTLE.scalar(connection, {"store": shop.store.id}))


_TO_SETTLE = Prepared(  # the badge asks after every act
    select(func.count())
    .select_from(Opportunity)
    .where(
        Opportunity.store_id == bindparam("store"),
        Opportunity.state == State.OPEN.value,
        (Opportunity.assessment == Assessment.NONE.value) | Opportunity.owner_id.is_(None),
    )
)


def _rows(
    shop: Shop,
    connection: Connection,
    actor: Actor,
    rules: OpportunityRules,
    wanted: ColumnElement[bool],
    limit: int | None = None,
) -> tuple[Row, ...]:
    columns = [column for column in Opportunity.__table__.columns if column.name not in ("store_id", "pack_version_id")]
    found = connection.execute(
        select(*columns, Staff.name.label("owner"))
        .outerjoin(Staff, Staff.id == Opportunity.owner_id)
        .where(Opportunity.store_id == shop.store.id, wanted)
        .order_by(*((Opportunity.closed_at.desc(),) if limit else (Opportunity.stage_since,)), Opportunity.id)
        .limit(limit)
    ).all()
    persons = {one.id: one for one in people.by_ids(shop, connection, actor, {row.customer_id for row in found})}
    signals = _signals(connection, [row.id for row in found])
    return tuple(
        _row(shop, actor, rules, row, persons[row.customer_id], signals.get(row.id, ()))
        for row in found
        if row.customer_id in persons
    )


def _row(
    shop: Shop, actor: Actor, rules: OpportunityRules, row: Any, customer: Person, signals: tuple[str, ...]
) -> Row:
    stage = rules.stage(row.stage)
    today = shop.day()
    days = max(0, (today - shop.day(row.stage_since)).days)
    state = State(row.state)
    hidden = customer.masked and not may_edit(actor, row.owner_id, row.opened_by_id)
    return Row(
        id=row.id,
        customer=customer,
        title="" if hidden else row.title or "",
        stage=row.stage,
        state=state,
        days=days,
        age=age(days, stage.days if stage is not None else 365),
        amount=row.amount,
        currency=row.currency,
        probability=stage.probability if stage is not None else 0,
        expected_on=row.expected_on,
        next_step="" if hidden else row.next_step or "",
        next_step_on=row.next_step_on,
        late=state is State.OPEN and row.next_step_on is not None and row.next_step_on < today,
        owner_id=row.owner_id,
        owner=row.owner or "",
        source=Source(row.source),
        assessment=Assessment(row.assessment),
        assessment_note="" if hidden else row.assessment_note or "",
        signals=signals,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        lost_reason=row.lost_reason or "",
        mine=row.owner_id is not None and row.owner_id == actor.staff_id,
        may_edit=may_edit(actor, row.owner_id, row.opened_by_id),
    )


def _signals(connection: Connection, ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    wanted = list(ids)
    if not wanted:
        return {}
    rows = connection.execute(
        select(OpportunitySignal.opportunity_id, OpportunitySignal.signal)
        .where(OpportunitySignal.opportunity_id.in_(wanted))
        .order_by(OpportunitySignal.at, OpportunitySignal.id)
    )
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for row in rows:
        found[row.opportunity_id][row.signal] = None
    return {key: tuple(keys) for key, keys in found.items()}


def history(shop: Shop, actor: Actor, opportunity_id: int) -> tuple[Change, ...]:
    """What happened to one and what told of it, newest first. Notes only for who may change it."""
    with shop.view(actor, "opportunities.view") as connection:
        one = connection.execute(
            select(Opportunity.owner_id, Opportunity.opened_by_id).where(
                Opportunity.id == opportunity_id, Opportunity.store_id == shop.store.id
            )
        ).first()
        if one is None:
            return ()
        changes = connection.execute(
            select(OpportunityChange, Staff.name.label("staff"))
            .outerjoin(Staff, Staff.id == OpportunityChange.staff_id)
            .where(OpportunityChange.opportunity_id == opportunity_id)
        ).all()
        told = connection.execute(
            select(OpportunitySignal, Staff.name.label("staff"))
            .outerjoin(Staff, Staff.id == OpportunitySignal.staff_id)
            .where(OpportunitySignal.opportunity_id == opportunity_id)
        ).all()
        names = {row.id: row.name for row in connection.execute(select(Staff.id, Staff.name))}
    sees = may_edit(actor, one.owner_id, one.opened_by_id)

    def shown(kind: str, value: str | None) -> str:
        return names.get(int(value), "") if kind == "owner" and value else value or ""

    found = [
        Change(
            row.id,
            row.at,
            row.kind,
            row.staff or "",
            shown(row.kind, row.before),
            shown(row.kind, row.after),
            (row.note or "") if sees else "",
        )
        for row in changes
    ]
    found += [Change(row.id, row.at, "signal", row.staff or "", row.source, row.signal, "") for row in told]
    return tuple(sorted(found, key=lambda change: (change.at, change.id), reverse=True))
