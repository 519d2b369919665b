"""What every service needs, and the one door to the database.

``shop.work(actor, action)`` is a unit of work: it checks the role, begins as the only writer, and ends with one audit
entry that holds every changed row. ``shop.view(actor, action)`` is a read. ``shop.batch()`` puts many works into one
transaction. A Shop belongs to one thread; ``shop.sibling()`` makes another for another thread.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select, text

from showroom.clock import Clock, business_day
from showroom.domain.errors import Fault, UserError
from showroom.domain.ids import IdSource
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import require
from showroom.store.database import Database
from showroom.store.models import Store

if TYPE_CHECKING:
    from showroom.services.ledger import KeptBoard
    from showroom.services.packs import PackInForce
    from showroom.services.work import Work


@dataclass(frozen=True, slots=True)
class StoreFacts:
    """The store as the services see it; ``day_starts_minute``: minutes after local midnight when its day begins."""

    id: int
    name: str
    language: str
    time_zone: str
    country: str
    currency: str
    day_starts_minute: int
    is_demo: bool


class Shop:
    """A store on a database, as seen by one thread. ``kept_board`` and ``kept_pack`` are caches that are checked in
    each use."""

    def __init__(self, database: Database, clock: Clock, ids: IdSource | None, store: StoreFacts) -> None:
        self.database = database
        self.clock = clock
        self._ids = ids
        self.store = store
        self.kept_board: KeptBoard | None = None
        self.kept_pack: PackInForce | None = None
        self.pinned_pack: PackInForce | None = None
        """The pack that holds for a bulk act that asks for it a thousand times a second; None: ask the database."""
        self._batch: Connection | None = None
        self._spoiled = False

    @property
    def ids(self) -> IdSource:
        """The source of ids; its device part is taken before the first write, so that who only reads never writes."""
        if self._ids is None:
            from showroom.services.devices import take_device

            self._ids = IdSource(self.clock.now, take_device(self.database))
        return self._ids

    def sibling(self) -> Shop:
        """The same store for another thread (its ids get a device part of their own)."""
        return open_shop(self.database, self.clock, self.store.id)

    def day(self, moment: datetime | None = None) -> date:
        """The store's business day at ``moment`` (default: now)."""
        return business_day(moment or self.clock.now(), self.store.time_zone, self.store.day_starts_minute)

    @contextmanager
    def work(self, actor: Actor, action: str) -> Iterator[Work]:
        """A unit of work: all of it is written with its audit entry, or nothing is. Raises ``Refused``, ``Fault``."""
        require(actor, action)
        if self._batch is not None:
            yield from self._join(self._batch, actor, action)
            return
        with self._transaction() as connection:
            work = _new_work(self, connection, actor, action)
            yield work
            work.close()

    def _join(self, connection: Connection, actor: Actor, action: str) -> Iterator[Work]:
        if self._spoiled:
            raise Fault("batch_is_spoiled")
        work = _new_work(self, connection, actor, action)
        try:
            yield work
            work.close()
        except BaseException:
            # What this work had written can't be taken back alone: the whole batch must not commit.
            self._spoiled = work.has_written
            raise

    @contextmanager
    def batch(self) -> Iterator[None]:
        """All works inside are one transaction. A refused act inside may be caught as long as it had written
        nothing."""
        if self._batch is not None:
            yield
            return
        with self._transaction() as connection:
            self._batch, self._spoiled = connection, False
            try:
                yield
                if self._spoiled:
                    raise Fault("batch_is_spoiled")
            finally:
                self._batch = None

    def beside(self, store: StoreFacts, connection: Connection) -> Shop:
        """Another store of the same database, inside the transaction of this one: its rows stand in its own audit
        log. Waits for that store's other writers.
        """
        other = Shop(self.database, self.clock, self.ids, store)
        if not self.database.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:store)"), {"store": store.id})
        other._batch = connection
        return other

    @contextmanager
    def view(self, actor: Actor, action: str) -> Iterator[Connection]:
        """A read as of one moment; inside a batch it sees what the batch has written. Raises ``Refused``, ``Fault``."""
        require(actor, action)
        if self._batch is not None:
            yield self._batch
            return
        with self.database.read() as connection:
            yield connection

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        _ = self.ids  # taking a device part is a transaction of its own: before this one begins
        try:
            with self.database.write() as connection:
                if not self.database.is_sqlite:
                    # One writer a store: the loser waits here and then sees the winner's rows.
                    connection.execute(text("SELECT pg_advisory_xact_lock(:store)"), {"store": self.store.id})
                yield connection
                if not self.database.is_sqlite:
                    connection.execute(text("SELECT pg_notify('showroom_changed', '')"))
        except BaseException:
            self.kept_board = None  # it may hold events that were rolled back
            raise


def _new_work(shop: Shop, connection: Connection, actor: Actor, action: str) -> Work:
    from showroom.services.work import Work  # with its tables, at the first write: not on the way to sign-in

    return Work(shop, connection, actor, action)


def stores(database: Database) -> tuple[StoreFacts, ...]:
    """All stores in the database, oldest first."""
    with database.read() as connection:
        rows = connection.execute(
            select(
                Store.id,
                Store.name,
                Store.language,
                Store.time_zone,
                Store.country,
                Store.currency,
                Store.day_starts_minute,
                Store.is_demo,
            ).order_by(Store.id)
        ).all()
    return tuple(StoreFacts(*row) for row in rows)


def open_shop(database: Database, clock: Clock, store_id: int | None = None) -> Shop:
    """The shop of ``store_id`` (default: the only or first store). Raises ``UserError('no_store')``."""
    for facts in stores(database):
        if store_id in (None, facts.id):
            return Shop(database, clock, None, facts)
    raise UserError("no_store", place=database.place)
