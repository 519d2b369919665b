"""Turns taken against turns due (REC-20), from the ledger's events.

Due = all turns × own eligible minutes ÷ all eligible minutes; eligible: clocked in with the place kept, time
with a visitor included.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from showroom.domain.reception import terms
from showroom.domain.reception.board import extend
from showroom.domain.reception.events import Event
from showroom.domain.reception.policy import LOSE
from showroom.domain.reception.state import Board, Person

_IN_PLACE = (terms.AVAILABLE, terms.WITH_VISITOR)


@dataclass(slots=True)
class Share:
    """One person's part of a period."""

    staff: int
    turns: int = 0
    eligible: timedelta = timedelta(0)
    due: float = 0.0

    @property
    def deviation(self) -> float:
        """Turns above (positive) or below what was due."""
        return self.turns - self.due


def shares(events: Iterable[Event]) -> tuple[Share, ...]:
    """Everybody's part of the period of ``events`` (whole days, in order), by staff id."""
    found: dict[int, Share] = {}
    board: Board | None = None
    for event in events:
        if board is not None and event.kind == "day_opened":
            _count_turns(found, board)
        elif board is not None:
            _count_time(found, board, event.at - board.at)
        board = extend(board, event)
    if board is not None:
        _count_turns(found, board)
    turns = sum(share.turns for share in found.values())
    eligible = sum((share.eligible for share in found.values()), timedelta(0))
    for share in found.values():
        share.due = turns * (share.eligible / eligible) if eligible else 0.0
    return tuple(found[staff] for staff in sorted(found))


def _share(found: dict[int, Share], staff: int) -> Share:
    return found.setdefault(staff, Share(staff))


def _is_eligible(board: Board, person: Person) -> bool:
    return person.status in _IN_PLACE or board.policy.place_while.get(person.status, LOSE) != LOSE


def _count_time(found: dict[int, Share], board: Board, passed: timedelta) -> None:
    for person in board.people.values():
        if _is_eligible(board, person):
            _share(found, person.staff).eligible += passed


def _count_turns(found: dict[int, Share], board: Board) -> None:
    """The day is over: what stands on its last board is what each took (given-back turns are not in it)."""
    for staff, turns in board.turns.items():
        if staff not in board.people:
            _share(found, staff).turns += turns
    for person in board.people.values():
        _share(found, person.staff).turns += person.turns
