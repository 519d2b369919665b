"""Customers by the hundred thousand for a demo store: the record of each is made as ever, and written with others.

The form is checked, the columns, phones, answers, grade and terms are made by the very functions that register
somebody at the desk. Beyond twenty thousand, every processor makes some, the rows are written a thousand at a time, and
the audit has a line for each thousand and table (how many, between which ids, their digest) instead of one a customer,
which would outweigh the customers.
"""

from __future__ import annotations

import hashlib
import itertools
import multiprocessing
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any, cast

from sqlalchemy import Connection, Table

from showroom.clock import ManualClock
from showroom.domain.ids import IdSource
from showroom.domain.staff.actor import Actor
from showroom.services import packs
from showroom.services.customers.owners import end_of_days
from showroom.services.customers.records import Registration, register_in
from showroom.services.demo.crowd import Crowd
from showroom.services.demo.forms import answers
from showroom.services.shop import Shop, open_shop
from showroom.services.work import Work
from showroom.store import broad_terms, search
from showroom.store.database import Database
from showroom.store.models import Base, CustomerOwner, whole_metadata

AT_A_TIME = 1_000
TOLD = 20_000
"""Up to so many customers every column of each stands in the audit, as ever; beyond, a line a thousand."""
_OWNED = 0.85
_TERMS_AT_A_TIME = 100_000  # customers whose terms are sorted together
Progress = Callable[[int, int], None]


class Gathering(Work):
    """A work that keeps new rows for whoever writes them; they can't be read before."""

    def __init__(self, shop: Shop, connection: Connection, actor: Actor, action: str) -> None:
        super().__init__(shop, connection, actor, action)
        self.rows: dict[str, dict[int, dict[str, Any]]] = {}

    def insert(self, model: type[Base], **values: Any) -> int:
        self.insert_many(model, [values])
        return int(values["id"])

    def insert_many(self, model: type[Base], rows: list[dict[str, Any]]) -> None:
        table = cast(Table, model.__table__)
        held = self.rows.setdefault(table.name, {})
        for values in rows:
            values.setdefault("id", self.shop.ids.next())
            if "store_id" in table.c:
                values.setdefault("store_id", self.store_id)
            held[values["id"]] = values

    def update(self, model: type[Base], row_id: int, **values: Any) -> bool:
        row = self.rows.get(cast(Table, model.__table__).name, {}).get(row_id)
        if row is None:
            return super().update(model, row_id, **values)
        row.update(values)
        return True


@dataclass(frozen=True, slots=True)
class Plan:
    """Who is made: ``count`` customers from ``begin`` on, one every ``step``; ``serial``: how many were before.

    ``device``: of the ids; each has a millisecond of its own, so that all processes may share it.
    """

    seed: int
    begin: datetime
    step: timedelta
    count: int
    serial: int
    device: int
    consultants: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Portion:
    """Rows of some customers, by table, and what they are found by."""

    rows: dict[str, list[dict[str, Any]]]
    found: search.Gathered


class Maker:
    """Makes portions of a plan; the database is only read. The same plan gives the same customers."""

    def __init__(self, database: Database, store_id: int, actor: Actor, plan: Plan) -> None:
        self._clock = ManualClock(plan.begin)
        facts = open_shop(database, self._clock, store_id).store
        self._shop = Shop(database, self._clock, IdSource(self._clock.now, plan.device), facts)
        self._actor, self._plan = actor, plan

    def portion(self, first: int) -> Portion:
        """Customers ``first`` … ``first + AT_A_TIME`` of the plan."""
        shop = self._shop
        with (
            shop.view(self._actor, "packs.view") as connection,
            search.gathered(connection) as found,
            _pinned(shop, connection),
        ):
            work = Gathering(shop, connection, self._actor, "customers.import")
            _register(work, self._clock, self._plan, first)
        return Portion({table: _even(list(held.values())) for table, held in work.rows.items()}, found)


@contextmanager
def _pinned(shop: Shop, connection: Connection) -> Iterator[None]:
    """The pack looked up once."""
    shop.pinned_pack = packs.in_force(shop, connection)
    try:
        yield
    finally:
        shop.pinned_pack = None


def _register(work: Work, clock: ManualClock, plan: Plan, first: int) -> None:
    """Register one portion of the plan, each at a time of their own."""
    rng, crowd = Random(f"{plan.seed}/customers/{first}"), Crowd(f"{plan.seed}/crowd/{first}")
    pack = packs.in_force(work.shop, work.connection).pack
    channels = [channel.key for channel in pack.channels]
    for number in range(first, min(first + AT_A_TIME, plan.count)):
        clock.set(plan.begin + plan.step * number)
        work.now = clock.now()
        said = answers(rng, pack, crowd.person(plan.serial + number + 1), rng.choice(channels))
        customer_id = register_in(work, Registration(said)).id
        if rng.random() < _OWNED:  # nobody owned them before: nothing to look up
            work.insert(
                CustomerOwner,
                customer_id=customer_id,
                staff_id=rng.choice(plan.consultants),
                since=work.now,
                protected_until=end_of_days(work.shop, work.now, pack.ownership.protection_days),
            )


def _even(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows that all name the same columns."""
    columns = dict.fromkeys(name for values in rows for name in values)
    return [{name: values.get(name) for name in columns} for values in rows]


_maker: Maker | None = None  # of a helping process


def _begin(place: str, store_id: int, actor: Actor, plan: Plan) -> None:
    global _maker  # noqa: PLW0603 - what a pool's processes are given once
    _maker = Maker(Database(place), store_id, actor, plan)


def _portion(first: int) -> Portion:
    assert _maker is not None
    return _maker.portion(first)


@contextmanager
def _portions(shop: Shop, actor: Actor, plan: Plan) -> Iterator[Iterator[Portion]]:
    """The plan's portions in order; each processor makes some."""
    firsts = range(0, plan.count, AT_A_TIME)
    processes = min(os.cpu_count() or 1, 8)
    if processes == 1:
        maker = Maker(shop.database, shop.store.id, actor, plan)
        yield (maker.portion(first) for first in firsts)
        return
    place = shop.database.url.render_as_string(hide_password=False)
    context = multiprocessing.get_context("spawn")
    with context.Pool(processes, _begin, (place, shop.store.id, actor, plan)) as pool:
        yield pool.imap(_portion, firsts)


def register_many(shop: Shop, clock: ManualClock, actor: Actor, plan: Plan, progress: Progress | None = None) -> None:
    """Register the plan's customers; at the end the words that many share are learnt."""
    told = progress or (lambda _done, _of: None)
    if plan.count <= TOLD:
        for first in range(0, plan.count, AT_A_TIME):
            with (
                shop.work(actor, "customers.import") as work,
                _pinned(shop, work.connection),
                search.together(work.connection),
            ):
                _register(work, clock, plan, first)
            told(min(first + AT_A_TIME, plan.count), plan.count)
    else:
        with _portions(shop, actor, plan) as portions:
            _write_all(shop, actor, plan, portions, told)
    broad_terms.learn(shop.database)


def _write_all(shop: Shop, actor: Actor, plan: Plan, portions: Iterator[Portion], told: Progress) -> None:
    tables, done = whole_metadata().tables, 0
    while done < plan.count:
        found = search.Gathered()
        with shop.batch():
            for portion in itertools.islice(portions, _TERMS_AT_A_TIME // AT_A_TIME):
                with shop.work(actor, "customers.import") as work:
                    for table, rows in portion.rows.items():
                        work.insert_untold(tables[table], rows, hashlib.sha256(repr(rows).encode()).hexdigest())
                found.extend(portion.found)
                done = min(done + AT_A_TIME, plan.count)
                told(done, plan.count)
            with shop.work(actor, "customers.import") as work:
                search.write(work.connection, found)
