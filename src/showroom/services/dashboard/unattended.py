"""How long nobody was free to take a visitor although somebody was at work (REC-05), told from the ledger."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, select

from showroom.domain.reception.board import extend
from showroom.domain.reception.events import Event
from showroom.domain.reception.state import Board
from showroom.services.shop import Shop
from showroom.store.models import LedgerEvent


@dataclass(slots=True)
class Sweep:
    """A day's events gone through: ``gaps`` are closed ones, ``since`` is the open one's start."""

    day: date
    board: Board | None = None
    since: datetime | None = None
    gaps: list[tuple[datetime, datetime]] = field(default_factory=list)

    def take(self, event: Event) -> None:
        self.board = extend(self.board, event)
        nobody = bool(self.board.people) and not self.board.free()
        if nobody and self.since is None:
            self.since = event.at
        elif not nobody and self.since is not None:
            if event.at > self.since:
                self.gaps.append((self.since, event.at))
            self.since = None

    @property
    def seconds(self) -> int:
        """The closed gaps together."""
        return int(sum((end - start).total_seconds() for start, end in self.gaps))


_kept: WeakKeyDictionary[Shop, Sweep] = WeakKeyDictionary()


def sweep(shop: Shop, connection: Connection, day: date) -> Sweep:
    """The day so far. Today's is kept with the shop and only newer events are gone through."""
    kept = _kept.get(shop)
    if kept is None or kept.day != day:
        kept = Sweep(day)
    else:
        del _kept[shop]  # a problem below must not leave a half-told day behind
    after = kept.board.number if kept.board is not None else 0
    rows = connection.execute(
        select(
            LedgerEvent.seq, LedgerEvent.day, LedgerEvent.number, LedgerEvent.kind, LedgerEvent.at, LedgerEvent.payload
        )
        .where(LedgerEvent.store_id == shop.store.id, LedgerEvent.day == day, LedgerEvent.number > after)
        .order_by(LedgerEvent.number)  # by seq, the whole ledger would be walked
    )
    for row in rows:
        kept.take(Event(row.seq, row.day, row.number, row.kind, row.at, json.loads(row.payload)))
    if day == shop.day():
        _kept[shop] = kept
    return kept
