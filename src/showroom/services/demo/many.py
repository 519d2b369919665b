"""Customers by the hundred thousand for a demo store: the record of each is made as ever, and written with others.

The form is checked, the columns, phones, answers, grade and terms are made by the very functions that register
somebody at the desk; only the rows are written a thousand at a time, and the audit has one line a thousand that says
how many, which, and their digest, instead of a line a customer: a million of them would outweigh the customers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any, cast

from sqlalchemy import Table, insert

from showroom.clock import ManualClock
from showroom.domain.packs.schema import Pack
from showroom.domain.staff.actor import Actor
from showroom.services.customers.records import Registration, register_in
from showroom.services.demo.crowd import Crowd
from showroom.services.demo.forms import answers
from showroom.services.demo.memory import Memory
from showroom.services.demo.team import Team
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store import broad_terms, search
from showroom.store.models import Base

AT_A_TIME = 1_000
_OWNED = 0.85
_TERMS_AT_A_TIME = 100_000  # customers whose terms are sorted together


class Gathering(Work):
    """A work that keeps new rows and writes them at the end, a table at a time. They are read only after that."""

    def __init__(self, work: Work) -> None:
        super().__init__(work.shop, work.connection, work.actor, work.action)
        self._rows: dict[Table, dict[int, dict[str, Any]]] = {}

    def insert(self, model: type[Base], **values: Any) -> int:
        self.insert_many(model, [values])
        return int(values["id"])

    def insert_many(self, model: type[Base], rows: list[dict[str, Any]]) -> None:
        table = cast(Table, model.__table__)
        held = self._rows.setdefault(table, {})
        for values in rows:
            values.setdefault("id", self.shop.ids.next())
            if "store_id" in table.c:
                values.setdefault("store_id", self.store_id)
            held[values["id"]] = values

    def update(self, model: type[Base], row_id: int, **values: Any) -> bool:
        row = self._rows.get(cast(Table, model.__table__), {}).get(row_id)
        if row is None:
            return super().update(model, row_id, **values)
        row.update(values)
        return True

    def write(self) -> str:
        """Write every row; returns their digest."""
        digest = hashlib.sha256()
        for table, rows in self._rows.items():
            for values in rows.values():
                digest.update(json.dumps([table.name, values], default=str, sort_keys=True).encode())
            columns = dict.fromkeys(name for values in rows.values() for name in values)
            self.connection.execute(
                insert(table), [{name: values.get(name) for name in columns} for values in rows.values()]
            )
        self._rows.clear()
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Times:
    """When they came: ``count`` customers from ``begin`` on, one every ``step``."""

    begin: datetime
    step: timedelta
    count: int

    def of(self, number: int) -> datetime:
        return self.begin + self.step * number


class Registrar:
    """Registers a crowd in a demo store. The same ``seed`` gives the same customers."""

    def __init__(self, shop: Shop, clock: ManualClock, actor: Actor, pack: Pack, team: Team, seed: int) -> None:
        self._shop, self._clock, self._actor, self._pack, self._team = shop, clock, actor, pack, team
        self._rng, self._crowd = Random(f"{seed}/customers"), Crowd(f"{seed}/crowd")
        self._channels = [channel.key for channel in pack.channels]

    def register(self, memory: Memory, times: Times, progress: Callable[[int, int], None] | None) -> None:
        """Register ``times.count`` customers; each portion is a transaction, and the words many share are learnt at
        the end."""
        done = 0
        while done < times.count:
            portion = min(_TERMS_AT_A_TIME, times.count - done)
            with self._shop.batch(), self._together():
                for first in range(done, done + portion, AT_A_TIME):
                    self._some(memory, times, first, min(AT_A_TIME, done + portion - first))
                    if progress is not None:
                        progress(first, times.count)
            done += portion
        if times.count:
            broad_terms.learn(self._shop.database)
        if progress is not None and times.count:
            progress(done, times.count)

    @contextmanager
    def _together(self) -> Iterator[None]:
        with self._shop.view(self._actor, "customers.view") as connection, search.together(connection):
            yield

    def _some(self, memory: Memory, times: Times, first: int, count: int) -> None:
        with self._shop.work(self._actor, "customers.import") as work:
            gathering, ids = Gathering(work), []
            for number in range(first, first + count):
                self._clock.set(times.of(number))
                gathering.now = self._clock.now()
                person = self._crowd.person(memory.next_serial())
                said = answers(self._rng, self._pack, person, self._rng.choice(self._channels))
                owner = self._rng.choice(self._team.consultants) if self._rng.random() < _OWNED else None
                ids.append(register_in(gathering, Registration(said, owner)).id)
            digest = gathering.write()
            work.note("demo_customers", count=count, first=ids[0], last=ids[-1], digest=digest)
