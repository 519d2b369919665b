"""The fold: the state of the floor after a run of events. Pure: the same events give the same board, on any machine.

Places are sort keys: the lowest is first; using a turn moves a person behind everybody (a new highest key), giving a turn
back restores the key held before. A ``Board`` is changed in place by :func:`extend`; :func:`fold` makes a new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from showroom.domain.reception import terms
from showroom.domain.reception.events import UNDOABLE, Event
from showroom.domain.reception.policy import LOSE, MAKE_UP, Policy


class LedgerProblem(Exception):
    """An event that can't follow the ones before it."""


@dataclass(slots=True)
class Person:
    """Somebody clocked in. ``place`` is a sort key; ``turns`` counts turns used up today (given-back ones not)."""

    staff: int
    status: str
    since: datetime
    place: float
    turns: int = 0
    earned_while_away: bool = False
    visits: list[int] = field(default_factory=list)


@dataclass(slots=True)
class OpenVisit:
    """A visit that has not ended. ``place_before``: what the consultant gets back when the turn is given back."""

    visit: int
    number: int
    kind: str
    party: int
    arrived_at: datetime
    event: int
    asked_for: int | None = None
    owner: int | None = None
    customer: int | None = None
    state: str = terms.WAITING
    consultant: int | None = None
    served_as: str | None = None
    used_turn: bool = False
    spent_make_up: bool = False
    place_before: float | None = None
    since: datetime | None = None
    waits_for: int | None = None


@dataclass(slots=True)
class MakeUpTurn:
    """A make-up turn in the bank (REC-08): whose, why, from which event."""

    staff: int
    reason: str
    event: int
    first: bool


@dataclass(slots=True)
class Board:
    """The floor after the last event. ``closed``: visits that ended today, kept so that an end can be undone or corrected."""

    policy: Policy
    day: date
    at: datetime
    seq: int = 0
    number: int = 0
    people: dict[int, Person] = field(default_factory=dict)
    visits: dict[int, OpenVisit] = field(default_factory=dict)
    closed: dict[int, OpenVisit] = field(default_factory=dict)
    make_ups: list[MakeUpTurn] = field(default_factory=list)
    turns: dict[int, int] = field(default_factory=dict)
    visit_numbers: int = 0
    bottom: float = 0.0
    carried: list[int] = field(default_factory=list)
    undoable: dict[int, Event] = field(default_factory=dict)

    def order(self) -> list[int]:
        """Everybody clocked in, whatever the status: make-up turns first, then by place."""
        bank: dict[int, int] = {}
        for index, turn in enumerate(self.make_ups):
            if turn.staff in self.people:
                bank.setdefault(turn.staff, -len(self.make_ups) + index if turn.first else index)
        return sorted(
            self.people, key=lambda staff: (0, bank[staff]) if staff in bank else (1, self.people[staff].place)
        )

    def waiting(self) -> list[OpenVisit]:
        """Who waits, first come first."""
        return sorted(
            (visit for visit in self.visits.values() if visit.state == terms.WAITING), key=lambda visit: visit.event
        )

    def make_up_count(self, staff: int) -> int:
        return sum(1 for turn in self.make_ups if turn.staff == staff)

    def free(self) -> list[int]:
        """The available people in order: the first is on point, the second on deck."""
        return [staff for staff in self.order() if self.people[staff].status == terms.AVAILABLE]


def fold(events: Iterable[Event], board: Board | None = None) -> Board:
    """The board after ``events``; they begin with ``day_opened`` unless ``board`` (changed in place) comes before them."""
    for event in events:
        board = extend(board, event)
    if board is None:
        raise LedgerProblem("no events")
    return board


def extend(board: Board | None, event: Event) -> Board:
    """One event further. Raises ``LedgerProblem`` if it can't follow."""
    if event.kind == "day_opened":
        return _open_day(event)
    if board is None:
        raise LedgerProblem(f"event {event.number} of {event.day} comes before the day was opened")
    try:
        _APPLY[event.kind](board, event, event.payload)
    except KeyError as error:
        raise LedgerProblem(f"event {event.number} of {event.day}: {event.kind} names an unknown {error}") from error
    board.seq, board.number, board.at = event.seq, event.number, event.at
    if event.kind in UNDOABLE:
        board.undoable[event.number] = event
    return board


def _open_day(event: Event) -> Board:
    payload = event.payload
    board = Board(Policy.from_mapping(payload["policy"]), event.day, event.at, event.seq, event.number)
    board.carried = list(payload["order"])
    board.make_ups = [MakeUpTurn(m["staff"], m["reason"], m["event"], m["first"]) for m in payload["make_ups"]]
    for row in payload["open_visits"]:
        visit = OpenVisit(
            row["visit"],
            row["number"],
            row["kind"],
            row["party"],
            datetime.fromisoformat(row["arrived_at"]),
            0,
            state=row["state"],
            consultant=row["consultant"],
            served_as=row["served_as"],
            owner=row["owner"],
            customer=row["customer"],
        )
        visit.since = visit.arrived_at
        board.visits[visit.visit] = visit
    return board


def carry_over(board: Board) -> dict[str, Any]:
    """What the next ``day_opened`` takes from this board."""
    return {
        "order": [staff for staff, _ in sorted(board.people.items(), key=lambda item: item[1].place)] or board.carried,
        "make_ups": [
            {"staff": turn.staff, "reason": turn.reason, "event": turn.event, "first": turn.first}
            for turn in board.make_ups
            if board.policy.make_up_expires == "never"
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
            }
            for visit in board.visits.values()
        ],
    }


def _policy_set(board: Board, _event: Event, payload: Mapping[str, Any]) -> None:
    board.policy = Policy.from_mapping(payload["policy"])


def _to_bottom(board: Board) -> float:
    board.bottom += 1.0
    return board.bottom


def _clocked_in(board: Board, event: Event, payload: Mapping[str, Any]) -> None:
    staff = payload["staff"]
    place = _to_bottom(board)
    if board.policy.start_order == "carried_over" and staff in board.carried:
        # Carried places lie before 0, so that whoever was not here yesterday comes after those who were.
        place = float(board.carried.index(staff) - len(board.carried))
    person = Person(staff, terms.AVAILABLE, event.at, place, board.turns.get(staff, 0))
    person.visits = [visit.visit for visit in board.visits.values() if visit.consultant == staff]
    if person.visits:
        person.status = terms.WITH_VISITOR
    board.people[staff] = person


def _clocked_out(board: Board, _event: Event, payload: Mapping[str, Any]) -> None:
    person = board.people.pop(payload["staff"])
    board.turns[person.staff] = person.turns


def _status_set(board: Board, event: Event, payload: Mapping[str, Any]) -> None:
    person = board.people[payload["staff"]]
    _leave_status(board, person)
    person.status, person.since = payload["to"], event.at
    if board.policy.place_while.get(person.status) == LOSE:
        person.place = _to_bottom(board)


def _leave_status(board: Board, person: Person) -> None:
    """Whoever lost the place while away joins at the bottom on coming back, not where the others moved past meanwhile."""
    if board.policy.place_while.get(person.status) == LOSE:
        person.place = _to_bottom(board)
    person.earned_while_away = False


def _arrived(board: Board, event: Event, payload: Mapping[str, Any]) -> None:
    visit = OpenVisit(
        payload["visit"],
        payload["number"],
        payload["kind"],
        payload["party"],
        event.at,
        event.number,
        payload["asked_for"],
        payload["owner"],
        payload["customer"],
        since=event.at,
    )
    board.visits[visit.visit] = visit
    board.visit_numbers = max(board.visit_numbers, visit.number)
    _carry_out(board, event, visit, payload["decision"])


def _taken(board: Board, event: Event, payload: Mapping[str, Any]) -> None:
    _carry_out(board, event, board.visits[payload["visit"]], payload["decision"])


def _carry_out(board: Board, event: Event, visit: OpenVisit, decision: Mapping[str, Any]) -> None:
    visit.waits_for = decision.get("waits_for")
    staff = decision["assigned"]
    if staff is None:
        return
    person = board.people[staff]
    visit.state, visit.consultant, visit.served_as, visit.since = terms.ASSIGNED, staff, decision["as"], event.at
    visit.used_turn, visit.place_before, visit.spent_make_up = decision["uses_turn"], person.place, False
    if visit.used_turn:
        person.turns += 1
        if decision["as"] == "make_up":
            visit.spent_make_up = _spend_make_up(board, staff)
        else:
            person.place = _to_bottom(board)
        _credit_passed(board, event, decision)
    person.visits.append(visit.visit)
    person.status, person.since = terms.WITH_VISITOR, event.at


def _credit_passed(board: Board, event: Event, decision: Mapping[str, Any]) -> None:
    """A turn went past somebody whose status earns a make-up: one is credited for the absence, not one a turn."""
    for passed in decision["passed"]:
        person = board.people[passed["staff"]]
        if board.policy.place_while.get(person.status) == MAKE_UP and not person.earned_while_away:
            person.earned_while_away = True
            board.make_ups.append(MakeUpTurn(person.staff, "passed_while_away", event.number, False))


def _spend_make_up(board: Board, staff: int) -> bool:
    for index, turn in enumerate(board.make_ups):
        if turn.staff == staff:
            del board.make_ups[index]
            return True
    return False


def _greeted(board: Board, _event: Event, payload: Mapping[str, Any]) -> None:
    board.visits[payload["visit"]].state = terms.GREETED


def _finished(board: Board, event: Event, payload: Mapping[str, Any]) -> None:
    visit = board.visits.pop(payload["visit"])
    visit.state = terms.LEFT
    board.closed[visit.visit] = visit
    person = board.people.get(visit.consultant) if visit.consultant is not None else None
    if payload["turn_back"]:
        _give_back(board, event, visit)
    elif visit.served_as == "deputy" and board.policy.deputy_make_up != "none" and visit.consultant is not None:
        board.make_ups.append(
            MakeUpTurn(visit.consultant, "served_as_deputy", event.number, board.policy.deputy_make_up == "first")
        )
    if person is not None:
        _release(person, visit, event.at, payload["status"])


def _release(person: Person, visit: OpenVisit, at: datetime, status: str = terms.AVAILABLE) -> None:
    if visit.visit in person.visits:
        person.visits.remove(visit.visit)
    if not person.visits and person.status == terms.WITH_VISITOR:
        person.status, person.since = status, at


def _give_back(board: Board, event: Event, visit: OpenVisit) -> None:
    """The turn was none (REC-06, REC-09): the place held before is restored; people assigned since are not moved."""
    if not visit.used_turn or visit.consultant is None:
        return
    visit.used_turn = False
    person = board.people.get(visit.consultant)
    if person is None:
        board.turns[visit.consultant] = board.turns.get(visit.consultant, 1) - 1
        return
    person.turns -= 1
    if visit.spent_make_up:
        visit.spent_make_up = False
        board.make_ups.insert(0, MakeUpTurn(person.staff, "turn_given_back", event.number, True))
    elif visit.place_before is not None:
        person.place = visit.place_before


def _left_unserved(board: Board, _event: Event, payload: Mapping[str, Any]) -> None:
    visit = board.visits.pop(payload["visit"])
    visit.state = terms.LEFT_UNSERVED
    board.closed[visit.visit] = visit


def _kind_corrected(board: Board, event: Event, payload: Mapping[str, Any]) -> None:
    visit = board.visits.get(payload["visit"]) or board.closed[payload["visit"]]
    visit.kind = payload["to"]
    visit.customer, visit.owner = payload.get("customer", visit.customer), payload.get("owner", visit.owner)
    if payload["turn"] == -1:
        _give_back(board, event, visit)
    elif payload["turn"] == 1 and visit.consultant is not None and not visit.used_turn:
        visit.used_turn = True
        person = board.people.get(visit.consultant)
        if person is None:
            board.turns[visit.consultant] = board.turns.get(visit.consultant, 0) + 1
        else:
            visit.place_before = person.place
            person.turns += 1
            person.place = _to_bottom(board)


def _placed(board: Board, _event: Event, payload: Mapping[str, Any]) -> None:
    person, before = board.people[payload["staff"]], payload["before"]
    if before is None:
        person.place = _to_bottom(board)
        return
    others = sorted(other.place for other in board.people.values() if other is not person)
    target = board.people[before].place
    lower = [place for place in others if place < target]
    person.place = (lower[-1] + target) / 2 if lower else target - 1.0


def _undone(board: Board, event: Event, payload: Mapping[str, Any]) -> None:
    """Take one event back by compensation: what came after it stays as it was decided."""
    past = board.undoable.pop(payload["event"])
    board.make_ups = [turn for turn in board.make_ups if turn.event != past.number]
    _UNDO[past.kind](board, event, past.payload)


def _undo_assignment(board: Board, event: Event, visit: OpenVisit) -> None:
    if visit.consultant is None:
        return
    _give_back(board, event, visit)
    person = board.people.get(visit.consultant)
    if person is not None:
        _release(person, visit, event.at)


def _undo_arrived(board: Board, event: Event, payload: Mapping[str, Any]) -> None:
    visit = board.visits.pop(payload["visit"])
    visit.state = terms.UNDONE
    _undo_assignment(board, event, visit)


def _undo_taken(board: Board, event: Event, payload: Mapping[str, Any]) -> None:
    visit = board.visits[payload["visit"]]
    _undo_assignment(board, event, visit)
    visit.state, visit.consultant, visit.served_as = terms.WAITING, None, None


def _undo_status(board: Board, event: Event, payload: Mapping[str, Any]) -> None:
    person, before = board.people[payload["staff"]], payload["before"]
    person.status, person.since, person.place = before["status"], datetime.fromisoformat(before["since"]), before["place"]


def _undo_greeted(board: Board, _event: Event, payload: Mapping[str, Any]) -> None:
    board.visits[payload["visit"]].state = terms.ASSIGNED


def _undo_finished(board: Board, event: Event, payload: Mapping[str, Any]) -> None:
    visit = board.closed.pop(payload["visit"])
    visit.state = payload["before"]["state"]
    board.visits[visit.visit] = visit
    if visit.consultant is None:
        return
    if payload["turn_back"] and payload["before"]["used_turn"]:
        visit.used_turn = True
        person = board.people.get(visit.consultant)
        if person is None:
            board.turns[visit.consultant] = board.turns.get(visit.consultant, 0) + 1
        else:
            person.turns += 1
            person.place = _to_bottom(board)
    person = board.people.get(visit.consultant)
    if person is not None:
        person.visits.append(visit.visit)
        person.status, person.since = terms.WITH_VISITOR, visit.since or event.at


def _undo_left_unserved(board: Board, _event: Event, payload: Mapping[str, Any]) -> None:
    visit = board.closed.pop(payload["visit"])
    visit.state = terms.WAITING
    board.visits[visit.visit] = visit


_APPLY = {
    "policy_set": _policy_set,
    "clocked_in": _clocked_in,
    "clocked_out": _clocked_out,
    "status_set": _status_set,
    "arrived": _arrived,
    "taken": _taken,
    "greeted": _greeted,
    "finished": _finished,
    "left_unserved": _left_unserved,
    "kind_corrected": _kind_corrected,
    "placed": _placed,
    "undone": _undone,
}
_UNDO = {
    "arrived": _undo_arrived,
    "taken": _undo_taken,
    "status_set": _undo_status,
    "greeted": _undo_greeted,
    "finished": _undo_finished,
    "left_unserved": _undo_left_unserved,
}
