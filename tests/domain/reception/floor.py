"""Random days on the floor, as lists of ledger events made by the very rules under test's callers use (no service, no
SQL)."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from showroom.domain.reception import afterwards, terms
from showroom.domain.reception.board import carry_over, extend
from showroom.domain.reception.correct import CONCEALED, correction
from showroom.domain.reception.decide import (
    Arrival,
    Decision,
    decide,
    next_for_call,
    offered_deputy,
    override,
    takeable,
)
from showroom.domain.reception.events import Event
from showroom.domain.reception.helping import helper
from showroom.domain.reception.late import LateVisit, decision_of, late_turn, really_served
from showroom.domain.reception.policy import Policy, PolicyProblem
from showroom.domain.reception.state import Board
from showroom.domain.reception.switches import DUTIES, SWITCHES, Choices, PerKey

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
    return copy.deepcopy(replace(board, journal={}, history=[], changes=None))


class Floor:
    """Writes events the way the desk's services do, and keeps every decision beside the board it was made on."""

    def __init__(self, rules: Policy, day: date = DAY) -> None:
        self.events: list[Event] = []
        self.board: Board | None = None
        self.at = START
        self.visit = 0
        self.decisions: list[tuple[Board, Arrival, datetime, Decision]] = []
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

    def arrive(
        self, kind: str = "first", asked_for: int | None = None, owner: int | None = None, **facts: Any
    ) -> Decision:
        """``facts``: outside, speakers, together, courtesy as in the event."""
        arrival = Arrival(
            kind,
            asked_for,
            owner,
            facts.get("outside", False),
            tuple(facts["speakers"]) if "speakers" in facts else None,
            facts.get("together"),
        )
        self.serve(again=True)
        decision = decide(self.now, arrival, self.at)
        self.decisions.append((_snapshot(self.now), arrival, self.at, decision))
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
            }
            | facts,
        )
        return decision

    def clock_in(self, *staff: int) -> None:
        for person in staff:
            self.write("clocked_in", {"staff": person})
            self.serve()

    def status(self, staff: int, to: str) -> None:
        self.write("status_set", {"staff": staff, "to": to})
        self.serve()

    def finish(self, visit: int, turn_back: bool = False, status: str | None = None, **truth: str) -> None:
        """``status``: where who served goes, with another visitor when that one has left, too."""
        person = self.now.people.get(self.now.visits[visit].consultant or 0)
        wish = status or (person.then if person is not None else None) or terms.AVAILABLE
        goes = {"status": wish}
        if person is not None and len(person.visits) > 1:
            goes = {"status": terms.AVAILABLE} | ({"then": wish} if wish != terms.AVAILABLE else {})
        self.act("finished", visit=visit, outcome="x", turn_back=turn_back, **goes, **truth)

    def act(self, event: str, /, **payload: Any) -> None:
        """One more act, after which whoever is free takes the first waiting."""
        self.write(event, payload)
        self.serve()

    def serve(self, *, again: bool = False) -> None:
        while (found := takeable(self.now, self.at, again=again)) is not None:
            visit, decision = found
            if visit.waits_for is None:  # else the one waited for takes, whatever the order
                arrival = replace(Arrival.of(visit), missed_by=() if again else visit.missed_by)
                self.decisions.append((_snapshot(self.now), arrival, self.at, decision))
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
        random_act(floor, rng, people)
    return floor


def random_act(floor: Floor, rng: random.Random, people: list[int]) -> None:
    """One more act that the services would let through."""
    acts = possible(floor, rng, people)
    name = rng.choices([name for name, _, _ in acts], [weight for _, weight, _ in acts])[0]
    next(act for known, _, act in acts if known == name)()


def possible(floor: Floor, rng: random.Random, people: list[int]) -> list[tuple[str, int, Callable[[], object]]]:
    """(name, weight, act) of what can happen on the floor now."""
    board = floor.now
    here = [staff for staff in people if staff in board.people]
    away = [staff for staff in people if staff not in board.people]
    idle = [staff for staff in here if not board.people[staff].visits]
    served = sorted(visit.visit for visit in board.visits.values() if visit.consultant is not None)
    called = sorted(visit.visit for visit in board.visits.values() if visit.state == terms.ASSIGNED)
    waiting = [visit.visit for visit in board.waiting()]
    acts: list[tuple[str, int, Callable[[], object]]] = [("arrive", 6, lambda: _arrive(floor, rng, people))]
    if away:
        acts.append(("clock_in", 5, lambda: _clock_in(floor, rng, rng.choice(away))))
    if idle:
        acts.append(("clock_out", 1, lambda: floor.act("clocked_out", staff=rng.choice(idle))))
        acts.append(("status", 5, lambda: _status(floor, rng, rng.choice(idle))))
        if board.policy.greeter_interval_s:
            acts.append(("greeter", 1, lambda: floor.act("greeter_set", staff=rng.choice([None, *_free(board, idle)]))))
    if served:
        acts.append(("finish", 7, lambda: floor.finish(rng.choice(served), rng.random() < 0.2)))
        acts.append(("greet", 2, lambda: floor.act("greeted", visit=rng.choice(served))))
        acts.append(("hand_over", 1, lambda: _hand_over(floor, rng, rng.choice(served), here)))
    ended = sorted(visit.visit for visit in board.closed.values() if visit.state == terms.LEFT)
    if served or ended:
        acts.append(("correct", 1, lambda: _correct(floor, rng, rng.choice(served + ended))))
        acts.append(("served", 2, lambda: _really_served(floor, rng, rng.choice(served + ended), rng.choice(people))))
    if served:
        acts.append(("finish_late", 2, lambda: _finish_late(floor, rng, rng.choice(served))))
    if ended:
        acts.append(("hand_over_late", 1, lambda: _hand_over_late(floor, rng, rng.choice(ended), rng.choice(people))))
    if idle:
        acts.append(("status_late", 1, lambda: _status_late(floor, rng, rng.choice(idle))))
    if called:
        acts.append(("missed", 1, lambda: _missed(floor, rng.choice(called))))
        acts.append(("wait_for", 1, lambda: _wait_for(floor, rng.choice(called), rng.choice([None, *people]))))
    if waiting:
        acts.append(("leave", 1, lambda: floor.act("left_unserved", visit=rng.choice(waiting), waited_s=60)))
        acts.append(("courtesy", 1, lambda: floor.act("courtesy", visit=rng.choice(waiting), why="elderly")))
        acts.append(("help", 2, lambda: _help(floor, rng.choice(waiting))))
        acts.append(("deputy", 2, lambda: _deputy(floor, rng.choice(waiting))))
    if waiting or called:
        acts.append(("override", 1, lambda: _override(floor, rng.choice(waiting + called), rng.choice(people))))
    if here:
        acts.append(("place", 1, lambda: _place(floor, rng, here)))
        acts.append(("late_entry", 1, lambda: _late_entry(floor, rng, rng.choice(people))))
        acts.append(("duty", 1, lambda: _duty(floor, rng, rng.choice(here))))
        held = [staff for staff in here if board.held_by(staff, floor.at)]
        if held:
            acts.append(("wave", 1, lambda: floor.act("waved_through", staff=rng.choice(held), reason="x")))
    if board.policy.call_sequence:
        acts.append(("enquiry", 1, lambda: _enquiry(floor)))
    if board.journal:
        acts.append(("undo", 2, lambda: _undo_last(floor)))
    acts.append(("policy", 1, lambda: floor.act("policy_set", policy=random_policy(rng).to_mapping(), pack_version=1)))
    return acts


def _free(board: Board, idle: list[int]) -> list[int]:
    return [staff for staff in idle if board.people[staff].status == terms.AVAILABLE]


def _arrive(floor: Floor, rng: random.Random, people: list[int]) -> None:
    kind = rng.choice(terms.VISIT_KINDS)
    facts: dict[str, Any] = {}
    if rng.random() < 0.2:
        facts["speakers"] = sorted(rng.sample(people, 2))
    if rng.random() < 0.2:
        facts["outside"] = True
    if floor.now.visits and rng.random() < 0.2:
        facts["together"] = rng.choice(sorted(floor.now.visits))
    owner = rng.choice(people) if kind == "return" or rng.random() < 0.1 else None
    floor.arrive(kind, rng.choice(people) if kind == "asked_for" else None, owner, **facts)


def _status(floor: Floor, rng: random.Random, staff: int, **truth: str) -> None:
    now = floor.now.people[staff].status
    to = [to for to in (terms.AVAILABLE, terms.AVAILABLE, *terms.AWAY_STATUSES) if to != now]
    floor.act("status_set", staff=staff, to=rng.choice(to), **truth)


def _wait_for(floor: Floor, visit_id: int, staff: int | None) -> None:
    floor.act("waits_for", visit=visit_id, staff=staff, called=floor.now.visits[visit_id].consultant)


def _clock_in(floor: Floor, rng: random.Random, staff: int) -> None:
    shift = rng.choice(
        ({}, {"late_s": rng.choice((0, 600)), "shift_no": rng.choice((1, 2)), "roster": rng.randint(1, 9)})
    )
    floor.act("clocked_in", staff=staff, month_turns=rng.randint(0, 9), **shift)


def _correct(floor: Floor, rng: random.Random, visit_id: int) -> None:
    """Any kind, anybody's customer, concealed or not; open visits and ended ones."""
    board = floor.now
    visit = board.visits.get(visit_id) or board.closed[visit_id]
    kind, owner = rng.choice(terms.VISIT_KINDS), rng.choice([None, visit.owner, visit.consultant, *board.people])
    concealed = visit.consultant is not None and rng.random() < 0.5
    cost = {"cost": CONCEALED[board.policy.concealed_customer]} if concealed else {}
    now = correction(board, visit, kind, owner, concealed=concealed)
    payload: dict[str, Any] = {"visit": visit_id, "from": visit.kind, "to": kind, "reason": "x"}
    payload |= {"turn": now.turn, "as": now.served_as, "sequence": now.sequence}
    payload |= {"customer": 1 if owner is not None else None, "owner": owner}
    floor.act("kind_corrected", **payload, **cost)


def _hand_over(floor: Floor, rng: random.Random, visit_id: int, here: list[int]) -> None:
    giver = floor.now.visits[visit_id].consultant
    takers = [s for s in here if s != giver and floor.now.people[s].status in (terms.AVAILABLE, terms.WITH_VISITOR)]
    if takers:
        floor.act("handed_over", visit=visit_id, **{"from": giver}, to=rng.choice(takers))


def _missed(floor: Floor, visit_id: int) -> None:
    visit, cost = floor.now.visits[visit_id], floor.now.policy.missed_turn
    staff, since = visit.consultant or 0, visit.since or floor.at
    if cost == "one_free":
        person = floor.now.people.get(staff)
        cost = "bottom" if person is not None and person.missed else "free"
    after = floor.at - since
    floor.act("missed", visit=visit_id, staff=staff, after_s=int(after.total_seconds()), fault="point", cost=cost)


def _help(floor: Floor, visit_id: int) -> None:
    decision = helper(floor.now, floor.now.visits[visit_id], floor.at)
    if decision is not None:
        floor.act("taken", visit=visit_id, decision=decision.to_payload())


def _deputy(floor: Floor, visit_id: int) -> None:
    visit = floor.now.visits[visit_id]
    if visit.waits_for is not None:
        decision = offered_deputy(floor.now, visit, floor.at)
        if decision.assigned is not None:
            floor.act("taken", visit=visit_id, decision=decision.to_payload())


def _override(floor: Floor, visit_id: int, staff: int) -> None:
    visit = floor.now.visits[visit_id]
    if visit.consultant != staff:
        floor.act("overridden", visit=visit_id, reason="x", decision=override(floor.now, visit, staff).to_payload())


def _place(floor: Floor, rng: random.Random, here: list[int]) -> None:
    staff, before = rng.choice(here), rng.choice([None, *here])
    if staff != before:
        floor.act("placed", staff=staff, before=before, reason="x")


def _earlier(floor: Floor, rng: random.Random, since: datetime) -> str:
    """A true time between ``since`` and now."""
    return (since + (floor.at - since) * rng.random()).isoformat()


def _late_entry(floor: Floor, rng: random.Random, staff: int) -> None:
    """A visit of any kind and anybody's customer, as the service writes it: mostly over, sometimes still here."""
    floor.visit += 1
    arrived = floor.at - timedelta(seconds=rng.randint(60, 3600))
    times: dict[str, str | None] = {"arrived_at": arrived.isoformat(), "left_at": floor.at.isoformat()}
    person = floor.now.people.get(staff)
    if person is not None and person.status in (terms.AVAILABLE, terms.WITH_VISITOR) and rng.random() < 0.3:
        times["left_at"] = None
    kind = rng.choice(("first", "first", *terms.VISIT_KINDS))
    owner = rng.choice((None, None, staff, rng.randint(1, 5)))
    asked_for = staff if kind == "asked_for" else None
    turn_back = times["left_at"] is not None and rng.random() < 0.2
    turn = late_turn(floor.now, staff, LateVisit(kind, arrived, owner, asked_for, False, turn_back))
    facts = {"owner": owner, "asked_for": asked_for, "turn_back": turn_back, "spared": turn.spared}
    floor.act(
        "late_entry", visit=floor.visit, number=floor.visit, kind=kind, party=1, staff=staff, customer=None,
        outcome="x", uses_turn=turn.uses_turn, sequence=turn.sequence, spends=turn.spends, **{"as": turn.served_as},
        **facts, **times
    )  # fmt: skip


def _really_served(floor: Floor, rng: random.Random, visit_id: int, staff: int) -> None:
    """Who really served one of today's visits, open or over."""
    board = floor.now
    visit = board.visits.get(visit_id) or board.closed[visit_id]
    if visit.consultant == staff or visit.carried:
        return
    at = _earlier(floor, rng, visit.arrived_at)
    over = visit.state == terms.LEFT
    turn = really_served(
        board, visit, staff, datetime.fromisoformat(at), turn_back=over and afterwards.gave_turn_back(board, visit)
    )
    decision = decision_of(board, staff, turn).to_payload()
    floor.act("overridden", visit=visit_id, reason="x", decision=decision, spends=turn.spends, true_at=at)


def _finish_late(floor: Floor, rng: random.Random, visit_id: int) -> None:
    visit = floor.now.visits[visit_id]
    at = _earlier(floor, rng, max(visit.arrived_at, visit.since or visit.arrived_at))
    floor.finish(visit_id, rng.random() < 0.2, rng.choice((None, terms.AVAILABLE, "lunch", "errand")), true_at=at)


def _hand_over_late(floor: Floor, rng: random.Random, visit_id: int, to: int) -> None:
    visit = floor.now.closed[visit_id]
    if visit.consultant not in (None, to):
        at = _earlier(floor, rng, visit.arrived_at)
        floor.act("handed_over", visit=visit_id, **{"from": visit.consultant}, to=to, true_at=at)


def _status_late(floor: Floor, rng: random.Random, staff: int) -> None:
    _status(floor, rng, staff, true_at=_earlier(floor, rng, floor.now.people[staff].since))


def _duty(floor: Floor, rng: random.Random, staff: int) -> None:
    mine = floor.now.duties_of(staff)
    if mine and rng.random() < 0.7:
        floor.act("duty_done", staff=staff, duty=mine[0].duty, ref=mine[0].ref)
    else:
        duty = {"duty": rng.choice(DUTIES), "ref": str(rng.randint(1, 99)), "since": floor.at.isoformat()}
        floor.act("duty_due", staff=staff, from_records=False, **duty)


def _enquiry(floor: Floor) -> None:
    decision = next_for_call(floor.now, floor.at)
    if decision.assigned is not None:
        floor.act("enquiry", decision=decision.to_payload())


def _undo_last(floor: Floor) -> None:
    last = max(floor.now.journal)
    if last == floor.now.number:  # as the service: never what something later builds on
        floor.write("undone", {"event": last})
