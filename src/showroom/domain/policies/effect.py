"""What another policy would mean for the floor as it stands (REC-19): who is next for each kind of visitor, the order,
who is held out. Pure: a board, another policy and a moment in, the comparison out; the board is not changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from showroom.domain.reception import terms
from showroom.domain.reception.decide import Arrival, Decision, decide
from showroom.domain.reception.policy import Policy
from showroom.domain.reception.state import Board, Person
from showroom.domain.reception.terms import VISIT_KINDS

NOBODY_KNOWN = -1
"""Stands for an owner who is not on the floor when everybody is."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What would happen with a visitor: ``staff`` serves (None: the visitor waits) ``served_as``, with or without a
    turn; ``switch`` decided."""

    staff: int | None
    served_as: str | None
    uses_turn: bool
    switch: str

    @classmethod
    def of(cls, decision: Decision) -> Outcome:
        return cls(decision.assigned, decision.served_as, decision.uses_turn, decision.switch)

    def same_as(self, other: Outcome) -> bool:
        """Whether the visitor and the consultant would notice no difference."""
        return (self.staff, self.served_as, self.uses_turn) == (other.staff, other.served_as, other.uses_turn)


@dataclass(frozen=True, slots=True)
class Situation:
    """A visitor at the door. ``code``: ``plain``, ``owner_busy``, ``owner_absent``, ``outside_hours``,
    ``second_request``; ``owner``: of the customer, None nobody."""

    code: str
    kind: str
    owner: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One situation under both policies."""

    situation: Situation
    now: Outcome
    then: Outcome

    @property
    def changes(self) -> bool:
        return not self.now.same_as(self.then)


@dataclass(frozen=True, slots=True)
class Effect:
    """``order``: everybody clocked in, whatever the status; ``held``: held out by a duty. ``assumed``: nobody is
    clocked in and free, so the comparison takes everybody on the staff as such."""

    rows: tuple[Row, ...]
    order_now: tuple[int, ...]
    order_then: tuple[int, ...]
    held_now: tuple[int, ...]
    held_then: tuple[int, ...]
    assumed: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nobody would notice anything at this moment."""
        return (
            self.order_now == self.order_then
            and self.held_now == self.held_then
            and not any(row.changes for row in self.rows)
        )


def compare(board: Board, policy: Policy, at: datetime, *, assumed: bool = False) -> Effect:
    """The floor of ``board`` at ``at`` under its own policy and under ``policy``."""
    rows = []
    for situation, floor, arrival in _situations(board):
        now = Outcome.of(decide(floor, arrival, at))
        then = Outcome.of(decide(replace(floor, policy=policy), arrival, at))
        rows.append(Row(situation, now, then))
    other = replace(board, policy=policy)
    return Effect(
        tuple(rows),
        tuple(board.order()),
        tuple(other.order()),
        tuple(staff for staff in board.people if board.held_by(staff, at)),
        tuple(staff for staff in other.people if other.held_by(staff, at)),
        assumed,
    )


def assumed_board(policy: Policy, day: date, at: datetime, staff: Iterable[int]) -> Board:
    """A floor on which ``staff`` are clocked in and free, in this order."""
    board = Board(policy, day, at)
    for place, one in enumerate(staff):
        board.people[one] = Person(one, terms.AVAILABLE, at, float(place), float(place), float(place))
    return board


def _situations(board: Board) -> Iterator[tuple[Situation, Board, Arrival]]:
    """Each situation with the floor it happens on (the real one, or one in which somebody is busy) and the arrival."""
    for kind in VISIT_KINDS:
        yield Situation("plain", kind), board, Arrival(kind)
    for code in ("owner_busy", "owner_absent"):
        owner, floor = _owner(board, busy=code == "owner_busy")
        if owner is not None:
            yield Situation(code, "return", owner), floor, Arrival("return", owner=owner)
    for kind in VISIT_KINDS:
        yield Situation("outside_hours", kind), board, Arrival(kind, outside=True)
    asked = _last_free(board)
    if asked is not None:
        floor = replace(board, requests={**board.requests, asked: 1})
        yield Situation("second_request", "asked_for", asked), floor, Arrival("asked_for", asked_for=asked)


def _owner(board: Board, *, busy: bool) -> tuple[int | None, Board]:
    """Somebody who is with a visitor, or away, and the floor: the real one if there is one like this, else one on which
    the last of the order is."""
    for staff in board.order():
        status = board.people[staff].status
        if (status == terms.WITH_VISITOR) if busy else status in terms.AWAY_STATUSES:
            return staff, board
    if not busy:
        return next(iter(board.gone), NOBODY_KNOWN), board
    last = _last_free(board)
    if last is None:
        return None, board
    person = replace(board.people[last], status=terms.WITH_VISITOR)
    return last, replace(board, people={**board.people, last: person})


def _last_free(board: Board) -> int | None:
    free = [staff for staff in board.order() if board.people[staff].status == terms.AVAILABLE]
    return free[-1] if free else None
