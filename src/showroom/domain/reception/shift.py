"""Where somebody joins the order on clocking in (REC-01): the start order, lateness by one's own shift, the second
shift."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from showroom.domain.reception.state import Board, Person
from showroom.domain.reception.terms import AGENTS, CALLS, VISITS
from showroom.domain.reception.turns import just_before, to_bottom

# Places given by roster or carried over lie before 0, where turns taken today begin.
_ROSTER, _CARRIED = -20_000.0, -10_000.0


def joins_at(board: Board, payload: Mapping[str, Any]) -> float:
    """The place key in the rotation of somebody who clocks in (an event's payload)."""
    staff, policy = payload["staff"], board.policy
    late = (payload.get("late_s") or 0) > policy.late_grace_s
    if late and policy.late == "bottom":
        return to_bottom(board)
    if payload.get("shift_no", 1) > 1:
        return _second_shift(board, payload)
    if policy.start_order == "roster" and payload.get("roster") is not None:
        return _ROSTER + float(payload["roster"])
    if policy.start_order == "carried_over" and staff in board.carried.get(VISITS, ()):
        # Whoever was not here yesterday comes after those who were.
        return _CARRIED + board.carried[VISITS].index(staff)
    if policy.start_order == "fewest_today":
        return _before_more(board, board.turns.get(staff, 0), lambda person: person.turns)
    if policy.start_order == "fewest_month":
        mine = payload.get("month_turns", 0) + board.turns.get(staff, 0)
        return _before_more(board, mine, lambda person: person.month_turns + person.turns)
    return to_bottom(board)


def side_place(board: Board, staff: int, sequence: str) -> float:
    """The place in the sequence of agents or of calls: carried over from the last day, else at the end."""
    carried = board.carried.get(sequence, [])
    return _CARRIED + carried.index(staff) if staff in carried else to_bottom(board)


def side_places(board: Board, person: Person) -> None:
    """Places in both side sequences."""
    person.agent_place = side_place(board, person.staff, AGENTS)
    person.call_place = side_place(board, person.staff, CALLS)


def _second_shift(board: Board, payload: Mapping[str, Any]) -> float:
    policy = board.policy
    if policy.second_shift == "roster" and payload.get("roster") is not None:
        return _ROSTER + float(payload["roster"])
    if policy.second_shift == "interleave":
        return _interleaved(board, payload["shift_no"])
    return to_bottom(board)


def _interleaved(board: Board, shift_no: int) -> float:
    """Every second place: the first to come goes behind the first of those there, the next behind the second …"""
    line = sorted(board.people.values(), key=lambda person: person.place)
    came = sum(1 for person in line if person.shift_no == shift_no)
    earlier = [person for person in line if person.shift_no < shift_no]
    if came >= len(earlier):
        return to_bottom(board)
    behind = earlier[came]
    after = [person.place for person in line if person.place > behind.place]
    return just_before(board, after[0]) if after else to_bottom(board)


def _before_more(board: Board, mine: int, count: Callable[[Person], int]) -> float:
    """Before the first who has had more turns; else at the end."""
    line = sorted(board.people.values(), key=lambda person: person.place)
    for person in line:
        if count(person) > mine:
            return just_before(board, person.place)
    return to_bottom(board)
