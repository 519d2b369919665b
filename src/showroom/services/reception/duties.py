"""Unfinished duties that can hold somebody out of the rotation (REC-10), found in the records and noted in the ledger.

Only duties that the policy holds people out by are looked for; what the desk declared itself is left alone.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from showroom.domain.reception import terms
from showroom.domain.reception.events import Event
from showroom.domain.reception.state import Board, Duty
from showroom.domain.staff.actor import Actor
from showroom.services import ledger, packs
from showroom.services.reception.acts import moment
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Call, Visit

_LOOK_BACK = timedelta(days=14)


def note_due(work: Work, staff: int, duty: str, ref: str, since: datetime, *, from_records: bool) -> Event:
    """The event of a duty that is due."""
    return ledger.append(
        work,
        "duty_due",
        {"staff": staff, "duty": duty, "ref": ref, "since": since.isoformat(), "from_records": from_records},
    )


def note_done(work: Work, duty: Duty) -> Event:
    """The event of a duty that is finished."""
    return ledger.append(work, "duty_done", {"staff": duty.staff, "duty": duty.duty, "ref": duty.ref})


def synchronise(work: Work, board: Board) -> tuple[int, ...]:
    """Bring the board's duties to what the records say; returns the numbers of the events written."""
    if not any(board.policy.held_out_by.values()) and not board.duties:
        return ()
    found = _found(work.shop, work.connection, board, moment(work, board))
    events = [
        note_due(work, staff, duty, ref, since, from_records=True)
        for (staff, duty, ref), since in sorted(found.items())
        if (staff, duty, ref) not in board.duties
    ]
    gone = _gone(board, found)
    events += [note_done(work, duty) for duty in gone]
    return tuple(event.number for event in events)


def cleared(shop: Shop, actor: Actor) -> bool:
    """Whether the records say of somebody's duty that it is finished while the ledger does not yet (REC-10): then
    ``refresh_duties`` is worth it. Reads only."""
    with shop.view(actor, "reception.board") as connection:
        kept = ledger.catch_up(shop, connection)
        now = shop.clock.now()
        if kept is None or ledger.is_new_day(kept.board, shop.day(now), now):
            return False
        if not any(duty.from_records for duty in kept.board.duties.values()):
            return False
        return bool(_gone(kept.board, _found(shop, connection, kept.board, max(now, kept.board.at))))


def _found(shop: Shop, connection: Connection, board: Board, at: datetime) -> dict[tuple[int, str, str], datetime]:
    """Every duty that the policy holds people out by and the records know of at ``at``, with its beginning."""
    held_by = board.policy.held_out_by
    found: dict[tuple[int, str, str], datetime] = {}
    if held_by["unclosed_visit"]:
        found |= _unclosed(board)
    if held_by["unregistered_guest"]:
        found |= _unregistered(shop, connection, board, at)
    if held_by["overdue_follow_up"]:
        found |= _overdue(shop, connection, board, at)
    return found


def _gone(board: Board, found: dict[tuple[int, str, str], datetime]) -> list[Duty]:
    return [duty for key, duty in board.duties.items() if duty.from_records and key not in found]


def _unclosed(board: Board) -> dict[tuple[int, str, str], datetime]:
    """Visits of an earlier day that nobody ended."""
    return {
        (visit.consultant, "unclosed_visit", str(visit.visit)): visit.arrived_at
        for visit in board.visits.values()
        if visit.carried and visit.consultant is not None
    }


def _unregistered(
    shop: Shop, connection: Connection, board: Board, at: datetime
) -> dict[tuple[int, str, str], datetime]:
    """Guests served and not registered for longer than the policy allows; those without an opportunity excepted."""
    limit = at - timedelta(hours=board.policy.unregistered_after_h)
    pack = packs.in_force(shop, connection, at).pack
    none = {outcome.key for outcome in pack.outcomes if outcome.gives_turn_back}
    wanted = {kind.key for kind in pack.visit_kinds if kind.stands == "opportunity"}
    rows = connection.execute(
        select(Visit.id, Visit.consultant_id, Visit.left_at, Visit.outcome).where(
            Visit.store_id == shop.store.id,
            Visit.state == terms.LEFT,
            Visit.day >= (at - _LOOK_BACK).date(),
            Visit.customer_id.is_(None),
            Visit.consultant_id.is_not(None),
            Visit.kind.in_(wanted),
            Visit.left_at <= limit,
        )
    )
    return {
        (row.consultant_id, "unregistered_guest", str(row.id)): row.left_at for row in rows if row.outcome not in none
    }


def _overdue(shop: Shop, connection: Connection, board: Board, at: datetime) -> dict[tuple[int, str, str], datetime]:
    """Call-backs that are overdue by more than the policy allows (CAL-05)."""
    limit = at - timedelta(hours=board.policy.follow_up_late_h)
    rows = connection.execute(
        select(Call.id, Call.staff_id, Call.callback_due).where(
            Call.store_id == shop.store.id,
            Call.callback_done_at.is_(None),
            Call.callback_due.is_not(None),
            Call.callback_due <= limit,
            Call.staff_id.is_not(None),
        )
    )
    return {(row.staff_id, "overdue_follow_up", str(row.id)): row.callback_due for row in rows}
