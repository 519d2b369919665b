"""Charging a turn and giving it back (REC-06, REC-08, REC-09): the arithmetic of places and of the make-up bank.

Places are sort keys: the lowest is first; using a turn moves a person behind everybody (a new highest key), giving it
back restores the key held before.
"""

from __future__ import annotations

from datetime import datetime

from showroom.domain.reception import terms
from showroom.domain.reception.journal import Act
from showroom.domain.reception.policy import LOSE
from showroom.domain.reception.state import Board, MakeUpTurn, OpenVisit, Person
from showroom.domain.reception.terms import VISITS


def to_bottom(board: Board) -> float:
    board.bottom += 1.0
    return board.bottom


def just_before(board: Board, target: float) -> float:
    """A place between ``target`` and whatever lies before it: the places of who is here, of who went home and may keep
    theirs, and those that a turn given back would restore. Nobody ever comes to stand where another does."""
    taken = {person.place for person in (*board.people.values(), *board.gone.values())}
    taken |= {visit.place_before for visit in board.all_visits() if visit.used_turn and visit.sequence == VISITS}
    lower = max((place for place in taken if place < target), default=None)
    return target - 1.0 if lower is None else (lower + target) / 2


def count_turn(person: Person, sequence: str, step: int) -> None:
    """One turn more or less in a sequence."""
    if sequence == VISITS:
        person.turns += step
    else:
        person.side_turns += step


def charge(act: Act, visit: OpenVisit, person: Person, *, make_up: bool = False, spends: int | None = None) -> None:
    """The visit uses up a turn: out of the make-up bank, or the place in the rotation. ``spends``: the ``seq`` that
    earned the make-up turn, where it is not the first in line (REC-23)."""
    visit.used_turn, visit.turn, visit.spent, visit.payer = True, act.event.seq, None, person.staff
    visit.place_before = person.key(visit.sequence)
    count_turn(person, visit.sequence, 1)
    if make_up:
        visit.spent = spend_make_up(act, person.staff, spends)
    else:
        person.move(visit.sequence, to_bottom(act.board))
    visit.place_after = person.key(visit.sequence)


def charge_again(act: Act, visit: OpenVisit) -> None:
    """A turn that had not been charged, or was given back, is charged now."""
    if visit.consultant is None:
        return
    # Whose turn it was before stays the one who pays, also after a hand-over.
    payer = visit.payer if visit.payer is not None else visit.consultant
    person = act.person_or_none(payer)
    if visit.carried:  # a turn of an earlier day: today's order owes nothing for it
        visit.used_turn = True
    elif person is None:  # gone home: the count is kept for the day
        visit.used_turn, visit.turn, visit.spent, visit.payer = True, act.event.seq, None, payer
        count_absent(act, payer, visit.sequence, 1)
    else:
        again = visit.sequence == VISITS and visit.spent is not None and visit.spent.key in act.board.bank
        charge(act, visit, person, make_up=again)


def count_absent(act: Act, staff: int, sequence: str, step: int) -> None:
    """A turn more or less of somebody who went home: the count is kept for the day."""
    if sequence == VISITS:
        act.count("turns", staff, step)
    elif staff in act.board.gone:
        act.keep("gone", staff)
        act.board.gone[staff].side_turns += step


def earn(act: Act, staff: int, reason: str, *, first: bool = False) -> None:
    """One more make-up turn in the bank (REC-08)."""
    turn = MakeUpTurn(staff, reason, act.event.seq, first, act.board.day)
    act.put("bank", turn.key, turn)


def spend_make_up(act: Act, staff: int, earned: int | None = None) -> MakeUpTurn | None:
    """Take the person's first make-up turn out of the bank, or the one that the event ``earned`` (a ``seq``)."""
    for turn in act.board.make_ups:
        if turn.staff == staff and earned in (None, turn.event):
            spent: MakeUpTurn = act.drop("bank", turn.key)
            return spent
    return None


def give_back(act: Act, visit: OpenVisit) -> None:
    """The turn was none (REC-06, REC-09): the place held before is restored; people assigned since are not moved."""
    if not visit.used_turn:
        return
    visit.used_turn = False
    if visit.carried or visit.payer is None:
        return
    person = act.person_or_none(visit.payer)
    if person is None:
        count_absent(act, visit.payer, visit.sequence, -1)
    else:
        count_turn(person, visit.sequence, -1)
    if visit.spent is not None:
        act.put("bank", visit.spent.key, visit.spent)
    elif person is not None:
        _restore_place(act, person, visit)


def _restore_place(act: Act, person: Person, visit: OpenVisit) -> None:
    """One charge less: the place before the last turn is the person's again, and the turns between move up by one.

    Nothing is restored when the place has changed for another reason since (lost while away, placed by a supervisor).
    """
    place, last = visit.place_before, visit
    for other in _charged_later(act.board, person, visit):
        act.other_visit(other.visit)
        other.place_before, place, last = place, other.place_before, other
    if person.key(visit.sequence) == last.place_after:
        person.move(visit.sequence, place)


def _charged_later(board: Board, person: Person, visit: OpenVisit) -> list[OpenVisit]:
    """The person's later visits whose turn was charged to the place, in order."""
    found = [
        other
        for other in board.all_visits()
        if other.payer == person.staff
        and other.used_turn
        and other.spent is None
        and other.sequence == visit.sequence
        and other.turn > visit.turn
    ]
    return sorted(found, key=lambda other: other.turn)


def attend(act: Act, person: Person, visit: OpenVisit) -> None:
    """The person goes to the visitor."""
    person.visits = (*person.visits, visit.visit)
    visit.consultant_since = person.since
    if person.status != terms.WITH_VISITOR:
        # not before what is known of the person last: somebody else's late entry does not reach back behind it
        person.status, person.since = terms.WITH_VISITOR, max(person.since, act.moment)
    if act.board.greeter == person.staff:
        act.stand_at_the_door(None)


def release(act: Act, person: Person, visit: OpenVisit, since: datetime, status: str | None = None) -> None:
    """The person is done with the visitor; once no other visitor is left they are free ``since`` then, or go where
    ``status`` says, else where they were to go next (``then``)."""
    person.visits = tuple(other for other in person.visits if other != visit.visit)
    if person.visits or person.status != terms.WITH_VISITOR:
        return
    person.status = status or person.then or terms.AVAILABLE
    person.since = since if person.status == terms.AVAILABLE else act.moment
    person.earned_while_away, person.then = False, None
    if act.board.policy.place_while.get(person.status) == LOSE:  # straight from the visitor to where it is lost
        person.place = to_bottom(act.board)


def let_go(act: Act, visit: OpenVisit) -> None:
    """The visitor is without a consultant again: the turn is given back, the person free since before."""
    if visit.consultant is None:
        return
    give_back(act, visit)
    person = act.person_or_none(visit.consultant)
    if person is not None:
        release(act, person, visit, visit.consultant_since or act.at)
    visit.consultant = visit.served_as = visit.spent = visit.consultant_since = visit.payer = None
    visit.turn, visit.place_before, visit.place_after = 0, 0.0, 0.0
    visit.state, visit.since, visit.sequence = terms.WAITING, visit.arrived_at, VISITS
