"""The ledger in the database: append, keep a board warm, verify the chain (REC-18).

The order of events is their ``seq``, never a clock. ``at`` never runs backwards by less than half a day (a corrected PC
clock is clamped); a clock that was off by more opens the true day anew.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from showroom.domain.chain import GENESIS, canonical, link, stamp
from showroom.domain.reception.board import carry_over, extend
from showroom.domain.reception.events import Event
from showroom.domain.reception.state import Board, LedgerProblem
from showroom.services import packs
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import LedgerEvent, Visit
from showroom.store.prepared import Prepared

_CLAMP = timedelta(hours=12)
_COLUMNS = (
    LedgerEvent.seq,
    LedgerEvent.day,
    LedgerEvent.number,
    LedgerEvent.kind,
    LedgerEvent.at,
    LedgerEvent.payload,
    LedgerEvent.hash,
)
_NEWER = Prepared(
    select(*_COLUMNS)
    .where(LedgerEvent.store_id == bindparam("store"), LedgerEvent.seq > bindparam("seq"))
    .order_by(LedgerEvent.seq)
)
_LAST_OPENING = Prepared(
    select(LedgerEvent.seq)
    .where(LedgerEvent.store_id == bindparam("store"), LedgerEvent.kind == "day_opened")
    .order_by(LedgerEvent.seq.desc())
    .limit(1)
)
_LAST_NUMBER = (
    select(LedgerEvent.number)
    .where(LedgerEvent.store_id == bindparam("store"), LedgerEvent.day == bindparam("day"))
    .order_by(LedgerEvent.number.desc())
    .limit(1)
)


@dataclass(slots=True)
class KeptBoard:
    """A board with the hash of its last event; extended by newer events instead of folded cold (REC-18)."""

    board: Board
    head: str
    pack_version_id: int


def event_hash(previous: str, store: int, seq: int, day: date, number: int, kind: str, at: datetime, rest: str) -> str:
    """``rest``: recorded_at, actor, pack version and payload, joined by :func:`_rest`."""
    return link(previous, str(store), str(seq), day.isoformat(), str(number), kind, stamp(at), rest)


def _rest(recorded_at: datetime, actor: str, pack_version_id: int, payload: str) -> str:
    return canonical([stamp(recorded_at), actor, pack_version_id, payload])


def _event(row: Any) -> Event:
    return Event(row.seq, row.day, row.number, row.kind, row.at, json.loads(row.payload))


def catch_up(shop: Shop, connection: Connection) -> KeptBoard | None:
    """The board as of the last committed event (plus this transaction's own); None on a ledger without events."""
    kept = shop.kept_board
    after = kept.board.seq if kept is not None else None
    if after is None:
        opening = _LAST_OPENING.scalar(connection, {"store": shop.store.id})
        if opening is None:
            return None
        after = opening - 1
    rows = _NEWER.named(connection, {"store": shop.store.id, "seq": after})
    if not rows:
        return kept
    shop.kept_board = None  # a problem below must not leave a half-folded board behind
    board = kept.board if kept is not None else None
    pack_version_id = kept.pack_version_id if kept is not None else 0
    for row in rows:
        event = _event(row)
        board = extend(board, event)
        pack_version_id = event.payload.get("pack_version", pack_version_id)
    assert board is not None
    shop.kept_board = KeptBoard(board, rows[-1].hash, pack_version_id)
    return shop.kept_board


def board_for_act(work: Work) -> Board:
    """The board to act on: caught up, and its day opened if this is the day's first act (which carries over the
    order)."""
    kept = catch_up(work.shop, work.connection)
    if kept is None or is_new_day(kept.board, work.day, work.now):
        _open_day(work, kept)
        kept = work.shop.kept_board
    assert kept is not None
    return kept.board


def is_new_day(board: Board, day: date, now: datetime) -> bool:
    """Whether an act at ``now``, business day ``day``, opens a day of its own: not when a clock was only set back."""
    return day != board.day and not timedelta(0) < board.at - now < _CLAMP


def _open_day(work: Work, kept: KeptBoard | None) -> None:
    pack = packs.in_force(work.shop, work.connection, work.now)
    carried: dict[str, Any] = {"order": [], "make_ups": [], "open_visits": []}
    if kept is not None:
        carried = carry_over(kept.board, work.day)
    last = work.connection.execute(_LAST_NUMBER, {"store": work.store_id, "day": work.day}).scalar()
    # A clock that was wrong by a day may have opened this day before: its visitors' numbers are given.
    given = work.connection.execute(
        select(func.max(Visit.number)).where(Visit.store_id == work.store_id, Visit.day == work.day)
    ).scalar()
    payload = {
        "policy": pack.pack.rotation.to_mapping(),
        "pack_version": pack.version_id,
        "visit_numbers": given or 0,
    } | carried
    _write(work, kept, "day_opened", payload, work.day, (last or 0) + 1, pack.version_id)


def append(work: Work, kind: str, payload: dict[str, Any]) -> Event:
    """One more event of the open day; the kept board is extended by it. Call :func:`board_for_act` first."""
    kept = work.shop.kept_board
    if kept is None:
        raise LedgerProblem("append before board_for_act")
    board = kept.board
    return _write(work, kept, kind, payload, board.day, board.number + 1, kept.pack_version_id)


def _write(
    work: Work, kept: KeptBoard | None, kind: str, payload: dict[str, Any], day: date, number: int, pack_version_id: int
) -> Event:
    seq, previous, at = 1, GENESIS, work.now
    if kept is not None:
        seq, previous = kept.board.seq + 1, kept.head
        if timedelta(0) < kept.board.at - at < _CLAMP:
            at = kept.board.at
    text = canonical(payload)
    rest = _rest(work.now, work.actor.tag, pack_version_id, text)
    head = event_hash(previous, work.store_id, seq, day, number, kind, at, rest)
    work.insert(
        LedgerEvent,
        seq=seq,
        day=day,
        number=number,
        kind=kind,
        at=at,
        recorded_at=work.now,
        actor=work.actor.tag,
        pack_version_id=pack_version_id,
        payload=text,
        prev_hash=previous,
        hash=head,
    )
    event = Event(seq, day, number, kind, at, json.loads(text))
    board = extend(kept.board if kept is not None else None, event)
    # a policy_set names the version that holds from here on, as catch_up reads it
    work.shop.kept_board = KeptBoard(board, head, event.payload.get("pack_version", pack_version_id))
    return event


@dataclass(frozen=True, slots=True)
class Verdict:
    """What :func:`verify` found. ``seq``/``day``/``number`` name the first event that does not fit; ``reason`` is a
    code."""

    ok: bool
    events: int
    head: str
    reason: str | None = None
    seq: int | None = None
    day: date | None = None
    number: int | None = None


def verify(shop: Shop, connection: Connection, expected_head: str | None = None) -> Verdict:
    """Walk the whole chain: numbers without gaps, every hash, and that each event can follow the one before it.

    ``expected_head``: a head printed on paper; the chain must contain it (so a cut tail is found too).
    """
    previous, count, seen_head = GENESIS, 0, expected_head in (None, GENESIS)
    board: Board | None = None
    statement = (
        select(
            *_COLUMNS,
            LedgerEvent.recorded_at,
            LedgerEvent.actor,
            LedgerEvent.pack_version_id,
            LedgerEvent.prev_hash,
        )
        .where(LedgerEvent.store_id == shop.store.id)
        .order_by(LedgerEvent.seq)
        .execution_options(yield_per=2000)
    )
    numbers: dict[date, int] = {}
    with connection.execute(statement) as rows:
        for row in rows:
            reason = _misfit(shop.store.id, row, count, numbers.get(row.day, 0), previous)
            if reason is None:
                try:
                    board = extend(board, _event(row))
                except (LedgerProblem, KeyError, TypeError, ValueError):
                    reason = "ledger_event_impossible"
            if reason is not None:
                return Verdict(False, count, previous, reason, row.seq, row.day, row.number)
            numbers[row.day] = row.number
            previous, count = row.hash, count + 1
            seen_head = seen_head or row.hash == expected_head
    if not seen_head:
        return Verdict(False, count, previous, "ledger_head_not_found", count)
    return Verdict(True, count, previous)


def _misfit(store: int, row: Any, before: int, number_before: int, previous: str) -> str | None:
    """The code of what is wrong with a row that should follow ``before`` others; None if it fits."""
    if row.seq != before + 1:
        return "ledger_event_missing"
    if row.number != number_before + 1:
        return "ledger_number_gap"
    if row.prev_hash != previous:
        return "ledger_link_broken"
    rest = _rest(row.recorded_at, row.actor, row.pack_version_id, row.payload)
    if row.hash != event_hash(previous, store, row.seq, row.day, row.number, row.kind, row.at, rest):
        return "ledger_event_changed"
    return None


def events_of(shop: Shop, connection: Connection, day: date) -> tuple[Event, ...]:
    """A day's events in order."""
    rows = connection.execute(
        select(*_COLUMNS)
        .where(LedgerEvent.store_id == shop.store.id, LedgerEvent.day == day)
        .order_by(LedgerEvent.number)
    )
    return tuple(_event(row) for row in rows)


def head(shop: Shop, connection: Connection) -> str:
    """The hash of the last event; 64 zeros on an empty ledger."""
    return (
        connection.execute(
            select(LedgerEvent.hash)
            .where(LedgerEvent.store_id == shop.store.id)
            .order_by(LedgerEvent.seq.desc())
            .limit(1)
        ).scalar()
        or GENESIS
    )


def pack_version(work: Work) -> int:
    """The pack version the open day runs under: what records made by reception are stamped with."""
    assert work.shop.kept_board is not None
    return work.shop.kept_board.pack_version_id
