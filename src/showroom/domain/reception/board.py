"""The fold: the state of the floor after a run of events. Pure: the same events give the same board, on any machine.

A ``Board`` is changed in place by :func:`extend`; :func:`fold` makes a new one. What each kind of event does stands in
``_APPLY``; those about visits are in ``visiting``. Taking back is the journal's (``journal.take_back``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from showroom.domain.reception import day, terms, visiting
from showroom.domain.reception.events import UNDOABLE, Event
from showroom.domain.reception.journal import Act, Changed, KeptAct, take_back
from showroom.domain.reception.policy import KEEP, LOSE, Policy
from showroom.domain.reception.shift import joins_at, side_places
from showroom.domain.reception.state import Board, Duty, LedgerProblem, Person
from showroom.domain.reception.turns import just_before, to_bottom


def fold(events: Iterable[Event], board: Board | None = None) -> Board:
    """The board after ``events``; they begin with ``day_opened`` unless ``board`` (changed in place) comes before
    them."""
    for event in events:
        board = extend(board, event)
    if board is None:
        raise LedgerProblem("no events")
    return board


def extend(board: Board | None, event: Event) -> Board:
    """One event further. Raises ``LedgerProblem`` if it can't follow."""
    if event.kind == "day_opened":
        board = day.opened(event)
        board.history.append(event)
        return board
    if board is None:
        raise LedgerProblem(f"event {event.number} of {event.day} comes before the day was opened")
    if event.kind == "undone" and board.changes is None:
        board.changes = _changes(board.history)
    _count_short(board, event.at)
    try:
        if event.kind == "undone":
            take_back(board, event.payload["event"])
            board.undone += 1
        elif event.kind == "policy_set":
            board.policy = Policy.from_mapping(event.payload["policy"])
        else:
            _apply(board, event)
    except KeyError as error:
        raise LedgerProblem(f"event {event.number} of {event.day}: {event.kind} names an unknown {error}") from error
    board.seq, board.number, board.at = event.seq, event.number, event.at
    board.history.append(event)
    _watch_desk(board)
    return board


def _apply(board: Board, event: Event) -> None:
    """What the event does; also what it changed, if something of this day was taken back."""
    if board.changes is None:
        act = Act(board, event)
        _APPLY[event.kind](act, event.payload)
    else:
        act = kept = KeptAct(board, event)
        _APPLY[event.kind](act, event.payload)
        board.changes[event.number] = kept.changes()
    board.journal[event.number] = act.noted()


def _changes(history: list[Event]) -> dict[int, tuple[Changed, ...]]:
    """What each event of the day that stands changed: the day once more, with copies."""
    again = extend(None, history[0])
    again.changes = {}
    for event in history[1:]:
        extend(again, event)
    return again.changes


def _count_short(board: Board, at: datetime) -> None:
    """The seconds since the last event count if the desk was short then (REC-05)."""
    if board.short_since is None:  # nobody there at all is short, too
        return
    passed = max(0.0, (at - board.at).total_seconds())
    board.short_s += passed
    if board.unattended_since is not None:
        board.unattended_s += passed


def _watch_desk(board: Board) -> None:
    """Note since when the desk is below its minimum, and since when nobody is there at all. Nobody is missed while
    nobody has clocked in or the day is closed."""
    minimum = board.policy.desk_minimum
    if not minimum or not board.people or board.closed_at is not None:
        board.short_since = board.unattended_since = None
        return
    here = board.at_desk(enough=minimum)
    board.short_since = (board.short_since or board.at) if here < minimum else None
    board.unattended_since = (board.unattended_since or board.at) if here == 0 else None


def _clocked_in(act: Act, payload: Mapping[str, Any]) -> None:
    board, staff = act.board, payload["staff"]
    was = board.gone.get(staff)
    person = Person(staff, terms.AVAILABLE, act.moment, 0.0, turns=board.turns.get(staff, 0))
    person.month_turns, person.shift_no = payload.get("month_turns", 0), payload.get("shift_no", 1)
    person.skips = board.skips.get(staff, 0)
    if was is not None:
        person.missed, person.side_turns, person.passes = was.missed, was.side_turns, was.passes
        person.agent_place, person.call_place = was.agent_place, was.call_place
    else:
        side_places(board, person)
    person.place = joins_at(board, payload) if was is None else _comes_again(act, was, payload)
    person.visits = tuple(visit.visit for visit in board.visits.values() if visit.consultant == staff)
    if person.visits:
        person.status = terms.WITH_VISITOR
    act.mention_staff(staff)
    act.put("people", staff, person)
    visiting.comes_back(act, staff)


def _comes_again(act: Act, was: Person, payload: Mapping[str, Any]) -> float:
    """The place of somebody who went home and comes back the same day. Who loses it joins at the bottom, not where the
    day began: else going home after a turn would be the way to the front. A later shift of one's own is a new start."""
    board = act.board
    if board.policy.place_while.get(terms.OFF, LOSE) == KEEP:
        return was.place
    return joins_at(board, payload) if payload.get("shift_no", 1) > was.shift_no else to_bottom(board)


def _clocked_out(act: Act, payload: Mapping[str, Any]) -> None:
    staff = payload["staff"]
    act.person(staff)
    person: Person = act.drop("people", staff)
    act.put("gone", staff, person)
    act.put("turns", staff, person.turns)
    act.put("skips", staff, person.skips)
    if act.board.greeter == staff:
        act.stand_at_the_door(None)


def _status_set(act: Act, payload: Mapping[str, Any]) -> None:
    person = act.person(payload["staff"])
    was, lost = person.status, act.board.policy.place_while.get(person.status) == LOSE
    person.status, person.since = payload["to"], act.moment
    if lost or act.board.policy.place_while.get(person.status) == LOSE:
        # Whoever lost the place while away joins at the bottom on coming back, not where the others moved past.
        person.place = to_bottom(act.board)
    if terms.AVAILABLE in (was, person.status):  # from lunch straight into a meeting is one absence, not two
        person.earned_while_away = False
    if person.status == terms.AVAILABLE:
        visiting.comes_back(act, person.staff)
    elif act.board.greeter == person.staff:
        act.stand_at_the_door(None)


def _placed(act: Act, payload: Mapping[str, Any]) -> None:
    person, before = act.person(payload["staff"]), payload["before"]
    if before is None:
        person.place = to_bottom(act.board)
        return
    person.place = just_before(act.board, act.board.people[before].place)


def _duty_due(act: Act, payload: Mapping[str, Any]) -> None:
    since = datetime.fromisoformat(payload["since"])
    duty = Duty(payload["staff"], payload["duty"], payload["ref"], since, payload["from_records"])
    act.put("duties", duty.key, duty)


def _duty_done(act: Act, payload: Mapping[str, Any]) -> None:
    act.drop("duties", (payload["staff"], payload["duty"], payload["ref"]))


def _waved_through(act: Act, payload: Mapping[str, Any]) -> None:
    act.person(payload["staff"]).passes = True


def _day_closed(act: Act, _payload: Mapping[str, Any]) -> None:
    act.close_the_day()


def _greeter_set(act: Act, payload: Mapping[str, Any]) -> None:
    staff = payload["staff"]
    if staff is not None:
        act.person(staff).stood_at = act.moment
    act.stand_at_the_door(staff)


def carry_over(board: Board, next_day: date) -> dict[str, Any]:
    """What the next ``day_opened`` takes from this board."""
    return day.carried(board, next_day)


_APPLY: dict[str, Callable[[Act, Mapping[str, Any]], None]] = {
    "clocked_in": _clocked_in,
    "clocked_out": _clocked_out,
    "status_set": _status_set,
    "placed": _placed,
    "duty_due": _duty_due,
    "duty_done": _duty_done,
    "waved_through": _waved_through,
    "greeter_set": _greeter_set,
    "day_closed": _day_closed,
    **visiting.APPLY,
}
assert set(_APPLY) == set(UNDOABLE)
