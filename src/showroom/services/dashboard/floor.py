"""What wants the eye on the floor, and the records behind it, from the board and the day's ledger (MGR-01)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import Connection, select

from showroom.domain.reception import terms
from showroom.domain.reception.events import Event
from showroom.domain.reception.state import Board, OpenVisit
from showroom.domain.text import Text
from showroom.services import ledger, packs
from showroom.services.dashboard.unattended import Gaps, Sweep, sweep
from showroom.services.dashboard.values import Figures, FloorAlerts, Pick, Record, Records
from showroom.services.shop import Shop
from showroom.store.models import Staff

TOLD_BY_THE_LEDGER = (
    Figures.UNATTENDED,
    Figures.DESK_SHORT,
    Figures.DESK_EMPTY,
    Figures.MISSED,
    Figures.OVERRIDDEN,
    Figures.HELD_OUT,
)


def alerts(board: Board, gaps: Sweep, now: datetime) -> FloorAlerts:
    """The figures at ``now``; ``gaps``: today's."""
    today = gaps.board
    return FloorAlerts(
        sum(1 for visit in board.visits.values() if _waits_for_manager(visit)),
        sum(1 for visit in board.visits.values() if _is_with_another(board, visit)),
        len(_events(today, "missed")),
        len(_events(today, "overridden")),
        sum(1 for staff in today.people if today.held_by(staff, now)) if today is not None else 0,
        len(board.visits),
        board.policy.desk_minimum,
        gaps.short.until(now),
        gaps.short.since is not None,
        gaps.empty.until(now),
        gaps.empty.since is not None,
    )


def visits(shop: Shop, connection: Connection, what: Figures) -> list[int]:
    """The ids of the open visits behind ``VIP_WAITING`` or ``WITH_ANOTHER``."""
    kept = ledger.catch_up(shop, connection)
    if kept is None:
        return []
    board = kept.board
    if what is Figures.VIP_WAITING:
        return [visit.visit for visit in board.visits.values() if _waits_for_manager(visit)]
    return [visit.visit for visit in board.visits.values() if _is_with_another(board, visit)]


def _waits_for_manager(visit: OpenVisit) -> bool:
    return visit.state == terms.WAITING and visit.manager


def _is_with_another(board: Board, visit: OpenVisit) -> bool:
    return (
        visit.state != terms.WAITING
        and visit.owner is not None
        and visit.owner != visit.consultant
        and visit.owner in board.people
    )


def _events(board: Board | None, kind: str) -> list[Event]:
    """The day's events of a kind that were not taken back."""
    if board is None:
        return []
    return [changes.event for changes in board.journal.values() if changes.event.kind == kind]


def records(shop: Shop, connection: Connection, pick: Pick, day: date) -> Records:
    """What stands behind a figure that the ledger tells, latest first."""
    told = sweep(shop, connection, day)
    board = told.board
    is_today = day == shop.day()
    now = shop.clock.now() if is_today or board is None else board.at
    found: list[Record]
    if pick.what in (Figures.MISSED, Figures.OVERRIDDEN):
        found = _about_visits(shop, connection, board, pick.what)
    elif pick.what is Figures.HELD_OUT:
        found = _held_out(shop, connection, board, now) if is_today else []
    else:
        gaps = {Figures.DESK_SHORT: told.short, Figures.DESK_EMPTY: told.empty}.get(pick.what, told.nobody)
        found = _spans(gaps, now, {Figures.DESK_SHORT: "short", Figures.DESK_EMPTY: "empty"}.get(pick.what, ""))
    return Records(pick, len(found), tuple(found[::-1]))


def _spans(gaps: Gaps, now: datetime, state: str) -> list[Record]:
    """One record a span, the running one included."""
    return [
        Record("gap", number, start, str(number), None, state, "", None, "", int((end - start).total_seconds()))
        for number, (start, end) in enumerate(gaps.spans(now), 1)
    ]


def _about_visits(shop: Shop, connection: Connection, board: Board | None, what: Figures) -> list[Record]:
    """Who did not come when called, or whom a manager gave a visitor to."""
    if board is None:
        return []
    names = _names(shop, connection)
    kinds = {kind.key: kind.label for kind in packs.in_force(shop, connection).pack.visit_kinds}
    known = {visit.visit: visit for visit in board.all_visits()}
    found = []
    for event in _events(board, "missed" if what is Figures.MISSED else "overridden"):
        payload, visit = event.payload, known.get(event.payload["visit"])
        label = kinds.get(visit.kind, Text.same(visit.kind)) if visit is not None else None
        if what is Figures.MISSED:
            staff, state, seconds = payload["staff"], payload["fault"], int(payload["after_s"])
        else:
            staff, state, seconds = payload["decision"]["assigned"], "override", None
        number = str(visit.number) if visit is not None else ""
        kind = "missed" if what is Figures.MISSED else "overridden"
        name = names.get(staff, "")
        found.append(Record(kind, payload["visit"], event.at, number, label, state, name, None, "", seconds))
    return found


def _held_out(shop: Shop, connection: Connection, board: Board | None, now: datetime) -> list[Record]:
    """One record a person: the oldest duty and since when it is open."""
    if board is None:
        return []
    names, found = _names(shop, connection), []
    for staff in board.order():
        held = board.held_by(staff, now)
        if held:
            seconds = int((now - held[0].since).total_seconds())
            name = names.get(staff, "")
            found.append(Record("held", staff, held[0].since, "", None, held[0].duty, name, None, "", seconds))
    return found[::-1]


def _names(shop: Shop, connection: Connection) -> Mapping[int, str]:
    rows = connection.execute(select(Staff.id, Staff.name).where(Staff.store_id == shop.store.id))
    return {row.id: row.name for row in rows}
