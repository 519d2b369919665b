"""From one day to the next: what ``day_opened`` carries, and the board it makes (REC-01, REC-08)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from showroom.domain.reception.events import Event
from showroom.domain.reception.policy import Policy
from showroom.domain.reception.state import Board, Duty, MakeUpTurn, OpenVisit
from showroom.domain.reception.terms import AGENTS, CALLS, SEQUENCES, VISITS

# Days a make-up turn lives after the day it was earned on; None: for ever.
_LIVES = {"same_day": 0, "7_days": 7, "never": None}


def opened(event: Event) -> Board:
    """The board of a new day."""
    payload = event.payload
    board = Board(Policy.from_mapping(payload["policy"]), event.day, event.at, event.seq, event.number)
    board.carried = {VISITS: list(payload["order"])}
    for sequence, order in payload.get("side_orders", {}).items():
        board.carried[sequence] = list(order)
    board.visit_numbers = payload.get("visit_numbers", 0)
    board.skips = dict(payload.get("skips", []))
    for row in payload["make_ups"]:
        turn = _turn(row, event.day)
        board.bank[turn.key] = turn
    board.expired = tuple(_turn(row, event.day) for row in payload.get("expired", []))
    for row in payload.get("duties", []):
        since = datetime.fromisoformat(row["since"])
        duty = Duty(row["staff"], row["duty"], row["ref"], since, row["from_records"])
        board.duties[duty.key] = duty
    for row in payload["open_visits"]:
        visit = _visit(row)
        board.visits[visit.visit] = visit
    return board


def _turn(row: dict[str, Any], day: date) -> MakeUpTurn:
    earned = date.fromisoformat(row["day"]) if "day" in row else day
    return MakeUpTurn(row["staff"], row["reason"], row["event"], row["first"], earned)


def _kept(board: Board, next_day: date) -> tuple[list[MakeUpTurn], list[MakeUpTurn]]:
    """The make-ups that live on ``next_day``, and those that have run out. A day before the board's own means that the
    clock had been wrong: what ran out only because of that is owed again."""
    turns = [*board.make_ups, *(board.expired if next_day < board.day else ())]
    lives = {turn.key: (last := expires(turn, board.policy)) is None or last >= next_day for turn in turns}
    return [turn for turn in turns if lives[turn.key]], [turn for turn in turns if not lives[turn.key]]


def _visit(row: dict[str, Any]) -> OpenVisit:
    arrived_at = datetime.fromisoformat(row["arrived_at"])
    return OpenVisit(
        row["visit"],
        row["number"],
        row["kind"],
        row["party"],
        arrived_at,
        0,
        state=row["state"],
        consultant=row["consultant"],
        served_as=row["served_as"],
        owner=row["owner"],
        customer=row["customer"],
        asked_for=row.get("asked_for"),
        used_turn=row.get("used_turn", False),
        since=arrived_at,
        carried=True,
    )


def expires(turn: MakeUpTurn, policy: Policy) -> date | None:
    """The last day a make-up turn can be spent on; None: it does not expire (REC-08)."""
    lives = _LIVES[policy.make_up_expires]
    return None if lives is None else date.fromordinal(turn.day.toordinal() + lives)


def carried(board: Board, next_day: date) -> dict[str, Any]:
    """What the next ``day_opened`` takes from this board."""
    skips = dict(board.skips) | {person.staff: person.skips for person in board.people.values()}
    living, expired = _kept(board, next_day)
    return {
        "order": _line(board, VISITS),
        "side_orders": {sequence: _line(board, sequence) for sequence in (AGENTS, CALLS)},
        "skips": [[staff, count] for staff, count in sorted(skips.items()) if count],
        "make_ups": [_said(turn) for turn in living],
        "expired": [_said(turn) for turn in expired],
        "duties": [
            {
                "staff": duty.staff,
                "duty": duty.duty,
                "ref": duty.ref,
                "since": duty.since.isoformat(),
                "from_records": duty.from_records,
            }
            for duty in board.duties.values()
        ],
        "open_visits": [
            {
                "visit": visit.visit,
                "number": visit.number,
                "kind": visit.kind,
                "party": visit.party,
                "arrived_at": visit.arrived_at.isoformat(),
                "state": visit.state,
                "consultant": visit.consultant,
                "served_as": visit.served_as,
                "owner": visit.owner,
                "customer": visit.customer,
                "asked_for": visit.asked_for,
                "used_turn": visit.used_turn,
            }
            for visit in board.visits.values()
        ],
    }


def _said(turn: MakeUpTurn) -> dict[str, Any]:
    return {
        "staff": turn.staff,
        "reason": turn.reason,
        "event": turn.event,
        "first": turn.first,
        "day": turn.day.isoformat(),
    }


def _line(board: Board, sequence: str) -> list[int]:
    """Everybody who was here, by place: those still here and those who went home, then those of earlier days."""
    here = {staff: person.key(sequence) for staff, person in board.gone.items()}
    here |= {staff: person.key(sequence) for staff, person in board.people.items()}
    line = sorted(here, key=lambda staff: here[staff])
    return line + [staff for staff in board.carried.get(sequence, []) if staff not in here]


assert set(SEQUENCES) == {VISITS, AGENTS, CALLS}
