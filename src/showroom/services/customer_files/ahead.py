"""Most of what an import writes, before the one transaction that is the import: so that others wait for little of it.

Two thirds of all rows are the personal values of the audit's entries (SEC-03), and nobody reads a value but by its
entry. On SQLite they are written some ten thousand at a time, in the order of their key, and others write in between;
only then their entries come, with the customers. ``import_ahead`` names them until that has happened: a run that stops
takes them away, and :func:`clear` those of a run that was cut off. PostgreSQL checks every reference at once, so there
they wait for their entries.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import cast

from sqlalchemy import ColumnElement, Table, delete, func, insert, literal_column, select

from showroom.domain.errors import Fault
from showroom.services.customer_files.staged_work import Aside
from showroom.services.shop import Shop
from showroom.store.models import AuditEntry, AuditValue, Customer, ImportAhead
from showroom.store.staging import Staging, references_unchecked

LEAST = 20_000
"""Fewer values than these are written with the rest: nobody notices."""
_AT_ONCE = 20_000
_ENTRIES_AT_ONCE = 20
_CUT_OFF = timedelta(hours=1)  # what is older belongs to a run that is over
_BYTES_A_CUSTOMER = 4_500  # in the file with all its indexes (2,800 as measured), and in the log
_CUSTOMERS = cast(Table, Customer.__table__)
_VALUES = cast(Table, AuditValue.__table__)
_row: ColumnElement[int] = literal_column("rowid")  # SQLite numbers the rows of a table as they come


class Ahead:
    """The values of one run, on their way."""

    def __init__(self, shop: Shop, stage: Staging, aside: Aside) -> None:
        self._shop, self._stage, self._aside = shop, stage, aside
        self._entries: list[int] = []

    @contextmanager
    def written(self, told: Callable[[float], None]) -> Iterator[None]:
        """Write them; unless :meth:`settle` was called inside they are taken away again at the end."""
        self._check_room()
        staged = self._stage.rows_of(_VALUES)
        if self._shop.database.is_sqlite and staged is not None and self._count(staged) >= LEAST:
            try:
                self._write(told)
                yield
            finally:
                if self._entries:
                    with suppress(Fault):  # the disk is full: the next run clears, see :func:`clear`
                        _take_away(self._shop, self._entries)
        else:
            yield

    def settle(self) -> bool:
        """In the import's own transaction: their entries are there now. False: somebody has cleared them meanwhile."""
        if not self._entries:
            return True
        named = delete(ImportAhead).where(ImportAhead.run == self._entries[0])
        return self._stage.connection.execute(named).rowcount == len(self._entries)

    def settled(self) -> None:
        """That transaction is over."""
        self._entries = []

    def _check_room(self) -> None:
        """An import must leave the store room to work in. Raises ``Fault('db_disk_full')`` before anything is written;
        a disk that fills up all the same is noticed where it does.
        """
        file, fresh = self._shop.database.path, self._stage.rows_of(_CUSTOMERS)
        if file is None or fresh is None:
            return
        needed = self._count(fresh) * _BYTES_A_CUSTOMER
        with suppress(OSError):
            if shutil.disk_usage(file.parent).free < needed:
                raise Fault("db_disk_full", place=self._shop.database.place)

    def _count(self, staged: Table) -> int:
        return int(self._stage.connection.execute(select(func.count()).select_from(staged)).scalar_one())

    def _write(self, told: Callable[[float], None]) -> None:
        connection, database = self._stage.connection, self._shop.database
        staged = self._stage.taken(_VALUES)
        whole = self._count(staged)
        ids = list(connection.execute(select(self._aside.audits.c.id).order_by(self._aside.audits.c.place)).scalars())
        connection.commit()
        names = [column.name for column in _VALUES.columns]
        with references_unchecked(connection):
            with database.writing(connection):
                at = self._shop.clock.now()
                connection.execute(insert(ImportAhead), [{"audit_id": one, "run": ids[0], "at": at} for one in ids])
            self._entries = ids
            for start in range(0, whole, _AT_ONCE):
                with database.writing(connection):
                    # they were set aside in the order of their key (``StagedWork``): no page is written twice
                    chosen = select(*(staged.c[name] for name in names)).where(_row > start, _row <= start + _AT_ONCE)
                    connection.execute(insert(_VALUES).from_select(names, chosen))
                told(min(1.0, (start + _AT_ONCE) / whole))


def clear(shop: Shop) -> None:
    """Take away what runs left that were cut off an hour ago or earlier."""
    with shop.database.read() as connection:
        old = select(ImportAhead.audit_id).where(ImportAhead.at < shop.clock.now() - _CUT_OFF)
        entries = list(connection.execute(old).scalars())
    _take_away(shop, entries)


def _take_away(shop: Shop, entries: Sequence[int]) -> None:
    """Some entries' values a transaction; of those alone whose entry was never written."""
    for start in range(0, len(entries), _ENTRIES_AT_ONCE):
        some = entries[start : start + _ENTRIES_AT_ONCE]
        with shop.database.write() as connection:
            there = select(AuditEntry.id).where(AuditEntry.id.in_(some))
            gone = delete(AuditValue).where(AuditValue.audit_id.in_(some), AuditValue.audit_id.not_in(there))
            connection.execute(gone)
            connection.execute(delete(ImportAhead).where(ImportAhead.audit_id.in_(some)))
