"""Charging a turn and giving it back (REC-06, REC-08, REC-09): the arithmetic of places and of the make-up bank.

Places are sort keys: the lowest is first; using a turn moves a person behind everybody (a new highest key), giving it
back restores the key held before.
"""

from __future__ import annotations

from datetime import datetime

from showroom.domain.reception import terms
from showroom.domain.reception.events import Event
from showroom.domain.reception.state import Board, MakeUpTurn, OpenVisit, Person


def to_bottom(board: Board) -> float:
    board.bottom += 1.0
    return board.bottom


def charge(board: Board, event: Event, visit: OpenVisit, person: Person, *, make_up: bool = False) -> None:
    """The visit uses up a turn: out of the make-up bank, or the place in the rotation."""
    visit.used_turn, visit.turn, visit.spent, visit.place_before = True, event.seq, None, person.place
    person.turns += 1
    if make_up:
        visit.spent = _spend_make_up(board, person.staff)
    else:
        person.place = to_bottom(board)
    visit.place_after = person.place


def charge_again(board: Board, event: Event, visit: OpenVisit) -> None:
    """A turn that had not been charged, or was given back, is charged now."""
    if visit.consultant is None:
        return
    person = board.people.get(visit.consultant)
    if visit.carried:  # a turn of an earlier day: today's order owes nothing for it
        visit.used_turn = True
    elif person is None:  # gone home: the count is kept for the day
        visit.used_turn, visit.turn, visit.spent = True, event.seq, None
        board.turns[visit.consultant] = board.turns.get(visit.consultant, 0) + 1
    else:
        charge(board, event, visit, person)


def _spend_make_up(board: Board, staff: int) -> tuple[int, MakeUpTurn] | None:
    """Take the person's first make-up turn out of the bank; returns where it stood and the turn, to put it back."""
    for index, turn in enumerate(board.make_ups):
        if turn.staff == staff:
            return index, board.make_ups.pop(index)
    return None


def give_back(board: Board, visit: OpenVisit) -> None:
    """The turn was none (REC-06, REC-09): the place held before is restored; people assigned since are not moved."""
    if not visit.used_turn or visit.consultant is None:
        return
    visit.used_turn = False
    if visit.carried:
        return
    person = board.people.get(visit.consultant)
    if person is None:
        board.turns[visit.consultant] = board.turns.get(visit.consultant, 1) - 1
    else:
        person.turns -= 1
    if visit.spent is not None:
        board.make_ups.insert(visit.spent[0], visit.spent[1])
    elif person is not None:
        _restore_place(board, person, visit)


def take_again(board: Board, visit: OpenVisit, place: float) -> None:
    """The exact inverse of :func:`give_back`; ``place``: the consultant's place before the turn was given back."""
    if visit.consultant is None:
        return
    visit.used_turn = True
    if visit.carried:
        return
    if visit.spent is not None:
        board.make_ups.remove(visit.spent[1])
    person = board.people.get(visit.consultant)
    if person is None:
        board.turns[visit.consultant] = board.turns.get(visit.consultant, 0) + 1
        return
    person.turns += 1
    if visit.spent is None:
        before = person.place
        for other in reversed(_charged_later(board, person, visit)):
            other.place_before, before = before, other.place_before
        person.place = place


def _restore_place(board: Board, person: Person, visit: OpenVisit) -> None:
    """One charge less: the place before the last turn is the person's again, and the turns between move up by one.

    Nothing is restored when the place has changed for another reason since (lost while away, placed by a supervisor).
    """
    place, last = visit.place_before, visit
    for other in _charged_later(board, person, visit):
        other.place_before, place, last = place, other.place_before, other
    if person.place == last.place_after:
        person.place = place


def _charged_later(board: Board, person: Person, visit: OpenVisit) -> list[OpenVisit]:
    """The person's later visits whose turn was charged to the place, in order."""
    found = [
        other
        for other in (*board.visits.values(), *board.closed.values())
        if other.consultant == person.staff and other.used_turn and other.spent is None and other.turn > visit.turn
    ]
    return sorted(found, key=lambda other: other.turn)


def release(person: Person, visit: OpenVisit, at: datetime, status: str = terms.AVAILABLE) -> None:
    if visit.visit in person.visits:
        person.visits.remove(visit.visit)
    if not person.visits and person.status == terms.WITH_VISITOR:
        person.status, person.since = status, at
