"""The fold: the state of the floor after a run of events. Pure: the same events give the same board, on any machine.

A ``Board`` is changed in place by :func:`extend`; :func:`fold` makes a new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from showroom.domain.reception import terms
from showroom.domain.reception.events import UNDOABLE, Event
from showroom.domain.reception.policy import LOSE, MAKE_UP, Policy
from showroom.domain.reception.state import PASSED_WHILE_AWAY, Board, LedgerProblem, MakeUpTurn, OpenVisit, Person
from showroom.domain.reception.turns import charge, charge_again, give_back, release, to_bottom
from showroom.domain.reception.undo import take_back


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
    elif event.kind != "undone":
        board.firm.append(event)
    return board


def _open_day(event: Event) -> Board:
    payload = event.payload
    board = Board(Policy.from_mapping(payload["policy"]), event.day, event.at, event.seq, event.number)
    board.carried = list(payload["order"])
    board.visit_numbers = payload.get("visit_numbers", 0)
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
            asked_for=row.get("asked_for"),
            used_turn=row.get("used_turn", False),
            carried=True,
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
                "asked_for": visit.asked_for,
                "used_turn": visit.used_turn,
            }
            for visit in board.visits.values()
        ],
    }


def _policy_set(board: Board, _event: Event, payload: Mapping[str, Any]) -> None:
    board.policy = Policy.from_mapping(payload["policy"])


def _clocked_in(board: Board, event: Event, payload: Mapping[str, Any]) -> None:
    staff = payload["staff"]
    place = to_bottom(board)
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
        person.place = to_bottom(board)


def _leave_status(board: Board, person: Person) -> None:
    """Whoever lost the place while away joins at the bottom on coming back, not where the others moved past
    meanwhile."""
    if board.policy.place_while.get(person.status) == LOSE:
        person.place = to_bottom(board)
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
    staff = decision["assigned"]
    if staff is None:
        visit.waits_for = decision["waits_for"]
        return
    person = board.people[staff]
    visit.state, visit.consultant, visit.served_as, visit.since = terms.ASSIGNED, staff, decision["as"], event.at
    visit.used_turn, visit.carried = False, False
    if decision["uses_turn"]:
        charge(board, event, visit, person, make_up=decision["as"] == "make_up")
        _credit_passed(board, event, decision)
    person.visits.append(visit.visit)
    visit.consultant_since = person.since
    person.status, person.since = terms.WITH_VISITOR, event.at


def _credit_passed(board: Board, event: Event, decision: Mapping[str, Any]) -> None:
    """A turn went past somebody whose status earns a make-up: one is credited for the absence, not one a turn."""
    for passed in decision["passed"]:
        person = board.people[passed["staff"]]
        if board.policy.place_while.get(person.status) == MAKE_UP and not person.earned_while_away:
            person.earned_while_away = True
            board.make_ups.append(MakeUpTurn(person.staff, PASSED_WHILE_AWAY, event.seq, False))


def _greeted(board: Board, _event: Event, payload: Mapping[str, Any]) -> None:
    board.visits[payload["visit"]].state = terms.GREETED


def _finished(board: Board, event: Event, payload: Mapping[str, Any]) -> None:
    visit = board.visits.pop(payload["visit"])
    visit.state = terms.LEFT
    board.closed[visit.visit] = visit
    person = board.people.get(visit.consultant) if visit.consultant is not None else None
    if payload["turn_back"]:
        give_back(board, visit)
    elif visit.served_as == "deputy" and board.policy.deputy_make_up != "none" and visit.consultant is not None:
        board.make_ups.append(
            MakeUpTurn(visit.consultant, "served_as_deputy", event.seq, board.policy.deputy_make_up == "first")
        )
    if person is not None:
        release(person, visit, event.at, payload["status"])


def before_status(person: Person) -> dict[str, Any]:
    """What a ``status_set`` event keeps so that it can be taken back exactly."""
    return {
        "status": person.status,
        "since": person.since.isoformat(),
        "place": person.place,
        "earned": person.earned_while_away,
    }


def before_finish(board: Board, visit: OpenVisit) -> dict[str, Any]:
    """What a ``finished`` event keeps so that it can be taken back exactly."""
    person = board.people.get(visit.consultant) if visit.consultant is not None else None
    return {"state": visit.state, "used_turn": visit.used_turn, "place": person.place if person else 0.0}


def _left_unserved(board: Board, _event: Event, payload: Mapping[str, Any]) -> None:
    visit = board.visits.pop(payload["visit"])
    visit.state = terms.LEFT_UNSERVED
    board.closed[visit.visit] = visit


def _kind_corrected(board: Board, event: Event, payload: Mapping[str, Any]) -> None:
    visit = board.visits.get(payload["visit"]) or board.closed[payload["visit"]]
    visit.kind = payload["to"]
    visit.customer, visit.owner = payload.get("customer", visit.customer), payload.get("owner", visit.owner)
    if payload["turn"] == -1:
        give_back(board, visit)
    elif payload["turn"] == 1 and not visit.used_turn:
        charge_again(board, event, visit)


def _placed(board: Board, _event: Event, payload: Mapping[str, Any]) -> None:
    person, before = board.people[payload["staff"]], payload["before"]
    if before is None:
        person.place = to_bottom(board)
        return
    others = sorted(other.place for other in board.people.values() if other is not person)
    target = board.people[before].place
    lower = [place for place in others if place < target]
    person.place = (lower[-1] + target) / 2 if lower else target - 1.0


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
    "undone": take_back,
}
