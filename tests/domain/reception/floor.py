"""Random days on the floor, as lists of ledger events made by the very rules under test's callers use (no service, no
SQL)."""

from __future__ import annotations

import copy
import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from showroom.domain.reception import terms
from showroom.domain.reception.board import carry_over, extend
from showroom.domain.reception.decide import Arrival, Decision, decide, takeable
from showroom.domain.reception.events import Event
from showroom.domain.reception.policy import Policy, PolicyProblem
from showroom.domain.reception.switches import SWITCHES, Choices, PerKey
from showroom.domain.reception.state import Board

DAY = date(2026, 11, 21)
START = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)


def policy(**changes: Any) -> Policy:
    """A policy in which first visits use a turn, everybody keeps the place; ``changes`` override switches."""
    mapping: dict[str, Any] = {
        "place_while": dict.fromkeys(terms.AWAY_STATUSES, "keep"),
        "uses_turn": {kind: kind in ("first", "asked_for") for kind in terms.VISIT_KINDS},
    }
    return Policy.from_mapping(mapping | changes)


def random_policy(rng: random.Random) -> Policy:
    """Every switch at random; drawn again until it does not contradict itself."""
    while True:
        drawn: dict[str, Any] = {}
        for name, switch in SWITCHES.items():
            if isinstance(switch, Choices):
                drawn[name] = rng.choice(switch.choices)
            elif isinstance(switch, PerKey):
                drawn[name] = {key: rng.choice(switch.choices_of(key)) for key in switch.keys}
            elif name == "greeter_interval_s":
                drawn[name] = rng.choice((0, 300))
            elif name == "desk_minimum":
                drawn[name] = rng.choice((0, 1, 2))
        try:
            return Policy.from_mapping(drawn)
        except PolicyProblem:
            continue


def _snapshot(board: Board) -> Board:
    """The board as it is now, without its journal, which decides nothing."""
    return copy.deepcopy(replace(board, journal={}))


class Floor:
    """Writes events the way the desk's services do, and keeps every decision beside the board it was made on."""

    def __init__(self, rules: Policy, day: date = DAY) -> None:
        self.events: list[Event] = []
        self.board: Board | None = None
        self.at = START
        self.visit = 0
        self.decisions: list[tuple[Board, Arrival, Decision]] = []
        opening = {"policy": rules.to_mapping(), "pack_version": 1, "order": [], "make_ups": [], "open_visits": []}
        self.write("day_opened", opening, day)

    def write(self, kind: str, payload: dict[str, Any], day: date = DAY) -> Event:
        event = Event(len(self.events) + 1, day, len(self.events) + 1, kind, self.at, payload)
        self.events.append(event)
        self.board = extend(self.board, event)
        return event

    @property
    def now(self) -> Board:
        assert self.board is not None
        return self.board

    def arrive(self, kind: str = "first", asked_for: int | None = None, owner: int | None = None) -> Decision:
        arrival = Arrival(kind, asked_for, owner)
        decision = decide(self.now, arrival, self.at)
        self.decisions.append((_snapshot(self.now), arrival, decision))
        self.visit += 1
        self.write(
            "arrived",
            {
                "visit": self.visit,
                "number": self.visit,
                "kind": kind,
                "party": 1,
                "asked_for": asked_for,
                "owner": owner,
                "customer": None,
                "decision": decision.to_payload(),
            },
        )
        return decision

    def clock_in(self, *staff: int) -> None:
        for person in staff:
            self.write("clocked_in", {"staff": person})
            self.serve()

    def status(self, staff: int, to: str) -> None:
        self.write("status_set", {"staff": staff, "to": to})
        self.serve()

    def finish(self, visit: int, turn_back: bool = False) -> None:
        payload = {"visit": visit, "outcome": "x", "turn_back": turn_back, "status": terms.AVAILABLE}
        self.write("finished", payload)
        self.serve()

    def serve(self) -> None:
        while (found := takeable(self.now, self.at)) is not None:
            visit, decision = found
            self.decisions.append(
                (_snapshot(self.now), Arrival.of(visit), decision)
            )
            self.write("taken", {"visit": visit.visit, "decision": decision.to_payload()})

    def next_day(self, day: date, rules: Policy) -> None:
        self.write("day_opened", {"policy": rules.to_mapping(), "pack_version": 1} | carry_over(self.now, day), day)


def random_day(seed: int, acts: int = 60, staff: int = 5) -> Floor:
    """A day of random acts under a random policy; the same seed gives the same day."""
    rng = random.Random(seed)
    floor = Floor(random_policy(rng))
    people = list(range(1, staff + 1))
    for _ in range(acts):
        floor.at += timedelta(seconds=rng.randint(1, 900))
        _act(floor, rng, people)
    return floor


def _act(floor: Floor, rng: random.Random, people: list[int]) -> None:
    board = floor.now
    here = [staff for staff in people if staff in board.people]
    away = [staff for staff in people if staff not in board.people]
    idle = [staff for staff in here if not board.people[staff].visits]
    busy = [visit.visit for visit in board.visits.values() if visit.state != terms.WAITING]
    waiting = [visit.visit for visit in board.waiting()]
    choices: list[tuple[int, str]] = [(6, "arrive")]
    choices += [(5, "clock_in")] * bool(away) + [(1, "clock_out"), (4, "status")] * bool(idle)
    choices += [(6, "finish"), (2, "greet"), (1, "correct")] * bool(busy) + [(1, "leave")] * bool(waiting)
    choices += [(1, "undo")] * bool(board.journal) + [(1, "place")] * bool(here)
    act = rng.choices([name for _, name in choices], [weight for weight, _ in choices])[0]
    if act == "arrive":
        kind = rng.choice(terms.VISIT_KINDS)
        owner = rng.choice(people) if kind == "return" else None
        floor.arrive(kind, rng.choice(people) if kind == "asked_for" else None, owner)
    elif act == "clock_in":
        floor.clock_in(rng.choice(away))
    elif act == "clock_out":
        floor.write("clocked_out", {"staff": rng.choice(idle)})
    elif act == "status":
        floor.status(rng.choice(idle), rng.choice((terms.AVAILABLE, *terms.AWAY_STATUSES)))
    elif act == "finish":
        floor.finish(rng.choice(busy), rng.random() < 0.2)
    elif act == "greet":
        floor.write("greeted", {"visit": rng.choice(busy)})
    elif act == "correct":
        visit = board.visits[rng.choice(busy)]
        turn = -1 if visit.used_turn else 1
        floor.write(
            "kind_corrected", {"visit": visit.visit, "from": visit.kind, "to": "return", "reason": "x", "turn": turn}
        )
    elif act == "leave":
        floor.write("left_unserved", {"visit": rng.choice(waiting), "waited_s": 60})
    elif act == "undo":
        last = max(board.journal)
        if last == board.number:  # as the service: never what something later builds on
            floor.write("undone", {"event": last})
    else:
        staff, before = rng.choice(here), rng.choice([None, *here])
        if staff != before:
            floor.write("placed", {"staff": staff, "before": before, "reason": "x"})
