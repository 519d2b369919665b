"""The search index after an import: the terms in their own order, some ten thousand a transaction.

In that order neighbours share pages, and each transaction is over before anybody notices. A run that is cut off here
has happened; what it left out of the index is put in before the next one, or when the program starts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any, cast

from sqlalchemy import Column, Connection, Integer, Table, Text, and_, collate, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from showroom.domain.customers import terms
from showroom.domain.customers.terms import Findable
from showroom.domain.staff.actor import Actor
from showroom.services.customer_files import ahead
from showroom.services.customer_files.staged_work import Aside
from showroom.services.customers.upkeep import findable_of
from showroom.services.shop import Shop
from showroom.store import broad_terms, search
from showroom.store.found import MICROSECONDS
from showroom.store.models import (
    Base,
    BroadRow,
    Customer,
    CustomerHeads,
    CustomerLatest,
    CustomerOwner,
    ImportRun,
    Term,
)
from showroom.store.staging import Staging, notify

_TERMS_AT_ONCE = 40_000
_CUSTOMERS_AT_ONCE = 300
_CHANGED_AT_ONCE = 100
_LONGEST_RUN = timedelta(hours=12)


def finish(shop: Shop, stage: Staging, aside: Aside, told: Callable[[float], None]) -> None:
    """Write the terms that were set aside. ``told`` may raise: :func:`complete` does the rest one day."""
    connection = stage.connection
    parts = (
        (_numbered(stage, aside.terms, "term"), Term, ("term", "fit")),
        (_numbered(stage, aside.words, "word"), BroadRow, ("word", "points")),
    )
    whole, done = sum(rows for (_, rows), _, _ in parts), 0
    for (ordered, rows), model, own in parts:
        names = (*own, "customer_id", "recent", "owner")
        ranks = (CustomerLatest.at // MICROSECONDS, CustomerLatest.owner)
        chosen = select(*(ordered.c[name] for name in names[:3]), *ranks).join(
            CustomerLatest, CustomerLatest.customer_id == ordered.c.customer_id
        )
        for start in range(0, rows, _TERMS_AT_ONCE):
            some = chosen.where(ordered.c.place > start, ordered.c.place <= start + _TERMS_AT_ONCE)
            with shop.database.writing(connection):
                broad_terms.alone(connection)
                connection.execute(_or_leave(connection.dialect.name, model).from_select(names, some))
            done += _TERMS_AT_ONCE
            told(min(1.0, done / whole))
    for start in range(0, len(aside.touched), _CHANGED_AT_ONCE):
        with shop.database.writing(connection):
            search.touch(connection, aside.touched[start : start + _CHANGED_AT_ONCE])
    _anew(shop, connection, aside, told)
    _amend(shop, stage)
    known = broad_terms.known(connection)
    connection.commit()
    if known == aside.broad:  # else a word was learnt meanwhile: the slow way, which knows it, is taken next
        _done(shop, aside.run_id)


def _numbered(stage: Staging, staged: Table, by: str) -> tuple[Table, int]:
    """What was set aside, numbered in the order of the index, and how many rows there are."""
    connection = stage.connection
    columns = [Column(column.name, column.type) for column in staged.columns]
    ordered = stage.table(f"{staged.name}_ordered", Column("place", Integer, primary_key=True), *columns)
    names = [column.name for column in staged.columns]
    if connection.dialect.name == "sqlite":
        # rows are numbered as they come
        chosen = select(*staged.columns).order_by(staged.c[by], staged.c.customer_id)
        statement = insert(ordered).from_select(names, chosen, include_defaults=False)
    else:
        first: Any = collate(staged.c[by], "C") if isinstance(staged.c[by].type, Text) else staged.c[by]
        number = func.row_number().over(order_by=(first, staged.c.customer_id))
        statement = insert(ordered).from_select(("place", *names), select(number, *staged.columns))
    connection.execute(statement)
    whole = int(connection.execute(select(func.coalesce(func.max(ordered.c.place), 0))).scalar_one())
    connection.commit()
    return ordered, whole


def _anew(shop: Shop, connection: Connection, aside: Aside, told: Callable[[float], None]) -> None:
    """Whoever was known already is put into the index as they are now."""
    table, place = aside.anew, 0
    while True:
        rows = connection.execute(
            select(table).where(table.c.place > place).order_by(table.c.place).limit(_CHANGED_AT_ONCE)
        ).all()
        connection.commit()
        if not rows:
            return
        with shop.database.writing(connection):
            for row in rows:
                facts: dict[str, Any] = {
                    key: tuple(held) if isinstance(held, list) else held for key, held in json.loads(row.facts).items()
                }
                search.put(connection, row.customer_id, Findable(**facts))
        place = rows[-1].place
        told(1.0)


def _amend(shop: Shop, stage: Staging) -> None:
    """Who was changed between the moving and this was put by the words they came with, too: these are taken away."""
    connection = stage.connection
    heads, latest = (stage.rows_of(cast(Table, one.__table__)) for one in (CustomerHeads, CustomerLatest))
    if heads is None or latest is None:
        return
    now = CustomerHeads.customer_id == heads.c.customer_id
    others = or_(CustomerHeads.heads.is_(None), CustomerHeads.heads != heads.c.heads)
    chosen = select(heads.c.customer_id, heads.c.heads).outerjoin(CustomerHeads, now).where(others)
    changed = connection.execute(chosen).all()
    connection.commit()
    for customer_id, written in changed:
        with shop.database.writing(connection):
            at = connection.execute(select(latest.c.at).where(latest.c.customer_id == customer_id)).scalar_one()
            search.amend(connection, customer_id, written, at)


def complete(shop: Shop, actor: Actor, check: Callable[[], None] = lambda: None) -> int:
    """Put into the index what runs that were cut off left out; returns how many runs there were. What runs left that
    never happened goes."""
    ahead.clear(shop)
    with shop.view(actor, "customers.find") as connection:
        runs = connection.execute(
            select(ImportRun.id, ImportRun.at, ImportRun.first_id, ImportRun.last_id).where(
                ImportRun.store_id == shop.store.id, ImportRun.indexed.is_(False)
            )
        ).all()
    for run in runs:
        after = (run.first_id or 1) - 1
        while run.last_id is not None and after < run.last_id:
            check()
            with shop.database.write() as connection:
                last = _add_terms(connection, after, run.last_id)
            if last is None:
                break
            after = last
        changed = and_(Customer.updated_at <= run.at, Customer.updated_at >= run.at - _LONGEST_RUN, Customer.active)
        given = select(CustomerOwner.customer_id).where(
            CustomerOwner.since <= run.at, CustomerOwner.since >= run.at - _LONGEST_RUN
        )
        known = or_(changed, Customer.id.in_(given)) & (Customer.id < (run.first_id or 1 << 63))
        with shop.database.read() as connection:
            ids = list(connection.execute(select(Customer.id).where(known)).scalars())
        for start in range(0, len(ids), _CHANGED_AT_ONCE):
            check()
            with shop.database.write() as connection:
                _put(connection, ids[start : start + _CHANGED_AT_ONCE])
        _done(shop, run.id)
    return len(runs)


def _add_terms(connection: Connection, after: int, last: int) -> int | None:
    """The terms of the next customers by their heads; returns the last one's id, None when there are no more."""
    broad_terms.alone(connection)
    rows = connection.execute(
        select(CustomerHeads.customer_id, CustomerHeads.heads)
        .where(CustomerHeads.customer_id > after, CustomerHeads.customer_id <= last)
        .where(CustomerHeads.version == terms.VERSION)
        .order_by(CustomerHeads.customer_id)
        .limit(_CUSTOMERS_AT_ONCE)
    ).all()
    if not rows:
        return None
    broad = broad_terms.known(connection)
    ids = [row.customer_id for row in rows]
    search.touch(connection, ids)  # an owner who had none before has a number now
    latest = select(CustomerLatest.customer_id, CustomerLatest.at, CustomerLatest.owner)
    ranks = {row[0]: row for row in connection.execute(latest.where(CustomerLatest.customer_id.in_(ids)))}
    found: list[dict[str, Any]] = []
    learnt: list[dict[str, Any]] = []
    for row in rows:
        if row.customer_id not in ranks:  # merged away meanwhile
            continue
        _, at, owner = ranks[row.customer_id]
        facts = {"customer_id": row.customer_id, "recent": at // MICROSECONDS, "owner": owner}
        fits = terms.terms(terms.unwritten(row.heads))
        found += [{"term": term, "fit": fit, **facts} for term, fit in fits.items()]
        words = broad_terms.fitting(fits, broad)
        learnt += [{"word": word, "points": points, **facts} for word, points in words.items()]
    found.sort(key=lambda one: str(one["term"]))
    learnt.sort(key=lambda one: int(one["word"]))
    for model, made in ((Term, found), (BroadRow, learnt)):
        if made:
            connection.execute(_or_leave(connection.dialect.name, model), made)
    last_id: int = rows[-1].customer_id
    return last_id


def _put(connection: Connection, ids: Sequence[int]) -> None:
    for customer_id, facts in findable_of(connection, ids).items():
        search.put(connection, customer_id, facts)
    search.touch(connection, ids)


def _done(shop: Shop, run_id: int | None) -> None:
    if run_id is None:
        return
    with shop.database.write() as connection:
        connection.execute(update(ImportRun).where(ImportRun.id == run_id).values(indexed=True))
        notify(connection)


def _or_leave(dialect: str, model: type[Base]) -> Any:
    """An insert that leaves a row alone which somebody's change has put there meanwhile."""
    made = sqlite.insert(model) if dialect == "sqlite" else postgresql.insert(model)
    return made.on_conflict_do_nothing()
