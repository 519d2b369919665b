"""How long nobody was free to take a visitor although somebody was at work, and how long the front desk was below its
minimum or empty (REC-05), told from the ledger."""

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
class Gaps:
    """Spans of a day: ``closed`` ones, and ``since`` the open one's start."""

    closed: list[tuple[datetime, datetime]] = field(default_factory=list)
    since: datetime | None = None

    def note(self, at: datetime, *, is_open: bool) -> None:
        """What holds from ``at`` on."""
        if is_open and self.since is None:
            self.since = at
        elif not is_open and self.since is not None:
            if at > self.since:
                self.closed.append((self.since, at))
            self.since = None

    @property
    def seconds(self) -> int:
        """The closed spans together."""
        return int(sum((end - start).total_seconds() for start, end in self.closed))

    def until(self, at: datetime) -> int:
        """All seconds up to ``at``, those of an open span too."""
        return self.seconds + (max(0, int((at - self.since).total_seconds())) if self.since is not None else 0)

    def spans(self, at: datetime) -> list[tuple[datetime, datetime]]:
        """Every span, an open one up to ``at``."""
        return [*self.closed, *([(self.since, at)] if self.since is not None else [])]


@dataclass(slots=True)
class Sweep:
    """A day's events gone through: ``nobody`` was free, the desk was ``short`` of its minimum, or ``empty``."""

    day: date
    board: Board | None = None
    nobody: Gaps = field(default_factory=Gaps)
    short: Gaps = field(default_factory=Gaps)
    empty: Gaps = field(default_factory=Gaps)

    def take(self, event: Event) -> None:
        self.board = board = extend(self.board, event)
        self.nobody.note(event.at, is_open=bool(board.people) and not board.free())
        self.short.note(event.at, is_open=board.short_since is not None)
        self.empty.note(event.at, is_open=board.unattended_since is not None)


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
