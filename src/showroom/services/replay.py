"""Reading the ledger: the floor at any moment of any day (REC-18), and whether the chain is whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection, func, select

from showroom.clock import zone
from showroom.domain.errors import UserError
from showroom.domain.reception import terms
from showroom.domain.reception.board import extend
from showroom.domain.reception.state import Board
from showroom.domain.staff.actor import Actor
from showroom.services import ledger
from showroom.services.ledger import Verdict
from showroom.services.shop import Shop
from showroom.store.models import LedgerEvent, Staff


@dataclass(frozen=True, slots=True)
class Moment:
    """The floor after the last event up to ``at``. ``done``: events of the day folded; ``board`` is its own."""

    day: date
    at: datetime
    done: int
    head: str
    board: Board
    names: dict[int, str]

    @property
    def served(self) -> int:
        """Visits that ended after being served."""
        return sum(1 for visit in self.board.closed.values() if visit.state == terms.LEFT)

    @property
    def left_unserved(self) -> int:
        return sum(1 for visit in self.board.closed.values() if visit.state == terms.LEFT_UNSERVED)


def verify(shop: Shop, actor: Actor, expected_head: str | None = None) -> Verdict:
    """Walk the whole chain; see ``services.ledger.verify``."""
    with shop.view(actor, "ledger.view") as connection:
        return ledger.verify(shop, connection, expected_head)


def replay(shop: Shop, actor: Actor, day: date | None = None, until: time | None = None) -> Moment:
    """The floor of ``day`` at ``until`` (store time; default: after the last event).

    A time before the day's beginning (04:00) belongs to the night after it. Raises ``UserError``:
    ``ledger_is_empty``, ``ledger_no_such_day``, ``ledger_day_not_begun`` (``first``: when it was opened).
    """
    with shop.view(actor, "ledger.view") as connection:
        day = _day(shop, connection, day)
        names = _names(shop, connection)
        limit = _moment(shop, day, until) if until is not None else None
        events = [event for event in ledger.events_of(shop, connection, day) if limit is None or event.at <= limit]
        board: Board | None = None
        for event in events:
            board = extend(board, event)
        if board is None:
            first = ledger.events_of(shop, connection, day)[0].at.astimezone(zone(shop.store.time_zone))
            raise UserError("ledger_day_not_begun", field="at", day=str(day), first=f"{first:%H:%M}")
        head = connection.execute(
            select(LedgerEvent.hash).where(LedgerEvent.store_id == shop.store.id, LedgerEvent.seq == board.seq)
        ).scalar_one()
        return Moment(day, limit or board.at, len(events), head, board, names)


def _day(shop: Shop, connection: Connection, day: date | None) -> date:
    known = select(func.max(LedgerEvent.day)).where(LedgerEvent.store_id == shop.store.id)
    if day is not None:
        known = known.where(LedgerEvent.day == day)
    found: date | None = connection.execute(known).scalar()
    if found is None:
        raise (
            UserError("ledger_is_empty") if day is None else UserError("ledger_no_such_day", field="day", day=str(day))
        )
    return found


def _moment(shop: Shop, day: date, until: time) -> datetime:
    night = until.hour * 60 + until.minute < shop.store.day_starts_minute
    return datetime.combine(day + timedelta(days=1) if night else day, until, zone(shop.store.time_zone))


def _names(shop: Shop, connection: Connection) -> dict[int, str]:
    rows = connection.execute(select(Staff.id, Staff.name).where(Staff.store_id == shop.store.id))
    return {row.id: row.name for row in rows}
