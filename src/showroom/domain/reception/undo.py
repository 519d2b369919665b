"""Taking an event back by compensation (REC-09): what came after it stays as it was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from showroom.domain.reception import terms
from showroom.domain.reception.events import Event
from showroom.domain.reception.state import PASSED_WHILE_AWAY, Board, OpenVisit
from showroom.domain.reception.turns import give_back, release, take_again


def take_back(board: Board, event: Event, payload: Mapping[str, Any]) -> None:
    """Take one event back by compensation: what came after it stays as it was decided."""
    past = board.undoable.pop(payload["event"])
    for turn in [turn for turn in board.make_ups if turn.event == past.seq]:
        board.make_ups.remove(turn)
        person = board.people.get(turn.staff)
        if person is not None and turn.reason == PASSED_WHILE_AWAY:
            person.earned_while_away = False
    _UNDO[past.kind](board, event, past.payload)


def _undo_assignment(board: Board, event: Event, visit: OpenVisit) -> None:
    if visit.consultant is None:
        return
    give_back(board, visit)
    person = board.people.get(visit.consultant)
    if person is not None:
        release(person, visit, visit.consultant_since or event.at)


def _undo_arrived(board: Board, event: Event, payload: Mapping[str, Any]) -> None:
    visit = board.visits.pop(payload["visit"])
    visit.state = terms.UNDONE
    _undo_assignment(board, event, visit)


def _undo_taken(board: Board, event: Event, payload: Mapping[str, Any]) -> None:
    visit = board.visits[payload["visit"]]
    _undo_assignment(board, event, visit)
    board.visits[visit.visit] = replace(
        visit,
        state=terms.WAITING,
        consultant=None,
        served_as=None,
        spent=None,
        turn=0,
        place_before=0.0,
        place_after=0.0,
        since=visit.arrived_at,
        consultant_since=None,
    )


def _undo_status(board: Board, _event: Event, payload: Mapping[str, Any]) -> None:
    person, before = board.people[payload["staff"]], payload["before"]
    person.status, person.place = before["status"], before["place"]
    person.since, person.earned_while_away = datetime.fromisoformat(before["since"]), before["earned"]


def _undo_greeted(board: Board, _event: Event, payload: Mapping[str, Any]) -> None:
    board.visits[payload["visit"]].state = terms.ASSIGNED


def _undo_finished(board: Board, event: Event, payload: Mapping[str, Any]) -> None:
    visit = board.closed.pop(payload["visit"])
    visit.state = payload["before"]["state"]
    board.visits[visit.visit] = visit
    if visit.consultant is None:
        return
    if payload["turn_back"] and payload["before"]["used_turn"]:
        take_again(board, visit, payload["before"]["place"])
    person = board.people.get(visit.consultant)
    if person is not None:
        person.visits.append(visit.visit)
        person.status, person.since = terms.WITH_VISITOR, visit.since or event.at


def _undo_left_unserved(board: Board, _event: Event, payload: Mapping[str, Any]) -> None:
    visit = board.closed.pop(payload["visit"])
    visit.state = terms.WAITING
    board.visits[visit.visit] = visit


_UNDO = {
    "arrived": _undo_arrived,
    "taken": _undo_taken,
    "status_set": _undo_status,
    "greeted": _undo_greeted,
    "finished": _undo_finished,
    "left_unserved": _undo_left_unserved,
}
