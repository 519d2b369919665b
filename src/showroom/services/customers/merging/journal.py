"""What a merge writes, cell by cell, with what stood there before: enough to take it back at any later time.

A cell change is ``{column: [old, new]}`` of one row, in the plain spelling of JSON; the columns of one entry belong
together and go back together or not at all.
"""

from __future__ import annotations

import json
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime
from types import TracebackType
from typing import Any, Self, cast

from sqlalchemy import Date, DateTime, Table, select
from sqlalchemy.exc import IntegrityError

from showroom.services.audit_lines import plain
from showroom.services.customers.merging.references import models
from showroom.services.shop import stores
from showroom.services.work import Work
from showroom.store.models import Base, UtcDateTime

Cells = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Entry:
    """Cells of one row that changed together."""

    table: str
    row: int
    cells: Cells


def read(text: str) -> list[Entry]:
    """Entries as they are kept."""
    return [Entry(table, row, cells) for table, row, cells in json.loads(text)]


def written(entries: list[Entry]) -> str:
    """Entries as :func:`read` takes them."""
    return json.dumps([[one.table, one.row, one.cells] for one in entries], ensure_ascii=False, sort_keys=True)


def typed(table: Table, column: str, value: Any) -> Any:
    """A plain value as the column takes it."""
    kind = table.c[column].type
    if value is None:
        return None
    if isinstance(kind, (UtcDateTime, DateTime)):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(kind, Date) else value


class Hands:
    """Writes rows of any store of the database, each in the audit log of its own store: customers are the company's.

    Use it as a context inside the act's own unit of work.
    """

    def __init__(self, work: Work) -> None:
        self.work = work
        self._works: dict[int, Work] = {work.store_id: work}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def row(self, table: Table, row_id: int, columns: tuple[str, ...]) -> dict[str, Any] | None:
        """The columns of a row of whatever store; None when it is gone."""
        found = self.work.connection.execute(
            select(*(table.c[name] for name in columns)).where(table.c.id == row_id)
        ).mappings()
        first = found.first()
        return dict(first) if first is not None else None

    def of(self, table: Table, row_id: int) -> Work:
        """The unit of work that may write this row."""
        if "store_id" not in table.c or table.c.store_id.info.get("origin"):
            return self.work
        store_id = self.work.connection.execute(select(table.c.store_id).where(table.c.id == row_id)).scalar()
        if store_id is None or store_id == self.work.store_id:
            return self.work
        if store_id not in self._works:
            shop = self.work.shop
            facts = next(one for one in stores(shop.database) if one.id == store_id)
            beside = shop.beside(facts, self.work.connection)
            self._works[store_id] = self._stack.enter_context(beside.work(self.work.actor, self.work.action))
        return self._works[store_id]


@dataclass(slots=True)
class Journal:
    """Writes and remembers. ``moved``: rows that changed hands; ``changes``: what is known; ``made``: rows made."""

    hands: Hands
    moved: list[Entry] = field(default_factory=list)
    changes: list[Entry] = field(default_factory=list)
    made: list[tuple[str, int]] = field(default_factory=list)

    def write(
        self, model: type[Base], row_id: int, values: dict[str, Any], *, moves: bool = False, whole: bool = False
    ) -> bool:
        """Change a row; returns whether anything differed. ``whole``: remember also what did not change."""
        table = cast(Table, model.__table__)
        names = tuple(sorted(values))
        old = self.hands.row(table, row_id, names)
        if old is None:
            return False
        cells: Cells = {name: [plain(old[name]), plain(values[name])] for name in names if old[name] != values[name]}
        if not cells:
            return False
        self.hands.of(table, row_id).update(model, row_id, **{name: values[name] for name in cells})
        if whole:
            cells = {name: [plain(old[name]), plain(values[name])] for name in names}
        (self.moved if moves else self.changes).append(Entry(table.name, row_id, cells))
        return True

    def try_move(self, model: type[Base], row_id: int, values: dict[str, Any]) -> bool:
        """Move a row where a rule of the table may forbid it; then it stays where it is."""
        try:
            with self.hands.work.connection.begin_nested():
                return self.write(model, row_id, values, moves=True, whole=True)
        except IntegrityError:
            return False


def model_of(entry: Entry) -> type[Base]:
    return models()[entry.table]
