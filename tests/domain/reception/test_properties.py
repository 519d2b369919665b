"""What holds on every day anybody can think of (REC-03, REC-17, REC-18): hypothesis makes the days."""

from __future__ import annotations

import copy
import random
from collections import Counter
from dataclasses import asdict
from datetime import timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.domain.reception.floor import START, Floor, possible, random_day, random_policy

from showroom.domain.reception import terms
from showroom.domain.reception.board import extend, fold
from showroom.domain.reception.decide import decide
from showroom.domain.reception.events import Event
from showroom.domain.reception.state import Board
from showroom.domain.reception.terms import VISITS

seeds = st.integers(0, 2**32)
quick = settings(max_examples=60, deadline=None)


@pytest.mark.clause("REC-18")
@quick
@given(seeds, st.floats(0, 1))
def test_two_steps_or_a_kept_board_equal_one_cold_fold(seed: int, part: float) -> None:
    floor = random_day(seed)
    cold = fold(floor.events)
    cut = max(1, int(len(floor.events) * part))
    assert fold(floor.events[cut:], fold(floor.events[:cut])) == cold
    assert floor.board == cold  # the kept board, extended event by event


@pytest.mark.clause("REC-18")
@quick
@given(seeds)
def test_every_prefix_of_a_day_is_a_board_of_its_own(seed: int) -> None:
    floor = random_day(seed, acts=25)
    board: Board | None = None
    for index, event in enumerate(floor.events):
        board = extend(board, event)
        assert fold(floor.events[: index + 1]) == board


@pytest.mark.clause("REC-03", "REC-18")
@quick
@given(seeds, st.integers(1, 10_000))
def test_the_order_depends_on_events_and_policy_not_on_when_they_happened(seed: int, stretch: int) -> None:
    """The clock shows and measures; it never orders."""
    floor = random_day(seed)
    later = [
        Event(e.seq, e.day, e.number, e.kind, e.at + timedelta(seconds=stretch * e.number), e.payload)
        for e in floor.events
    ]
    assert fold(later).order() == fold(floor.events).order()
    if floor.now.policy.hold_lifted == "never":  # else who is free depends on how long somebody waits, as it should
        assert fold(later).free() == fold(floor.events).free()


@pytest.mark.clause("REC-17")
@quick
@given(seeds)
def test_nobody_who_could_be_called_is_passed_over(seed: int) -> None:
    """Whoever stands before the chosen one in the order is named with a reason, and that reason held."""
    for board, arrival, at, decision in random_day(seed).decisions:
        if decision.served_as not in ("next", "make_up", "deputy") or "together_one_turn" in decision.reasons:
            continue
        order = board.order(decision.sequence)
        assert list(decision.considered) == order
        assert decision.assigned is not None
        assert [passed.staff for passed in decision.passed] == order[: order.index(decision.assigned)]
        for passed in decision.passed:
            if passed.reason == "missed_turn":
                assert passed.staff in arrival.missed_by
            elif passed.reason == "language":
                assert arrival.speakers is not None
                assert passed.staff not in arrival.speakers
            elif passed.reason == "loses_turn":
                assert board.people[passed.staff].skips > 0
            else:
                bar = board.bar(passed.staff, at)
                assert bar is not None
                assert bar.reason == passed.reason


@pytest.mark.clause("REC-12")
@quick
@given(seeds)
def test_who_waits_though_somebody_is_free_is_told_why(seed: int) -> None:
    """A visitor waits only while nobody could be called, or for somebody, or for the manager's word."""
    for board, arrival, at, decision in random_day(seed).decisions:
        if decision.assigned is not None or decision.sequence != VISITS:
            continue
        callable_now = [staff for staff in board.free(at) if staff not in arrival.missed_by]
        told = {"waits_for_person", "vip_manager_decides", "together_waits"} & set(decision.reasons)
        assert told or not callable_now


@quick
@given(seeds)
def test_a_decision_repeats_itself_and_survives_the_ledger(seed: int) -> None:
    for board, arrival, at, decision in random_day(seed, acts=30).decisions:
        untouched = copy.deepcopy(board)
        assert decide(board, arrival, at) == decision == type(decision).from_payload(decision.to_payload())
        assert board == untouched


@pytest.mark.clause("REC-03")
@quick
@given(seeds)
def test_nobody_serves_what_somebody_else_serves(seed: int) -> None:
    board = random_day(seed).now
    for visit in board.visits.values():
        if visit.state == terms.WAITING:
            assert visit.consultant is None
        elif visit.consultant in board.people:
            assert visit.visit in board.people[visit.consultant].visits
    for person in board.people.values():
        assert all(board.visits[visit].consultant == person.staff for visit in person.visits)
        assert (person.status == terms.WITH_VISITOR) == bool(person.visits)


# What the desk's watch counts by the clock goes on whatever is taken back.
_DESK = {"short_s", "short_since", "unattended_s", "unattended_since"}


def floor_facts(board: Board) -> object:
    """All of a board that matters: what only counts events or hands out new places is left out."""
    left_out = {"at", "seq", "number", "journal", "changes", "history", "bottom", "visit_numbers", "undone", *_DESK}
    return {name: value for name, value in asdict(board).items() if name not in left_out}


LATE = ("late_entry", "served", "finish_late", "hand_over_late", "status_late")
ACTS = ("arrive", "clock_in", "clock_out", "status", "greeter", "finish", "greet", "correct", "hand_over", "missed",
        "wait_for", "leave", "courtesy", "help", "deputy", "override", "place", "duty", "wave",
        "enquiry", *LATE)  # fmt: skip


def act_on(floor: Floor, seed: int, name: str) -> bool:
    """One act of that name, the same for the same seed and floor; whether it is possible now."""
    rng = random.Random(seed)
    for known, _, act in possible(floor, rng, [1, 2, 3, 4, 5]):
        if known == name:
            act()
            return True
    return False


@pytest.mark.clause("REC-09")
@settings(max_examples=200, deadline=None)
@given(seeds, st.sampled_from(ACTS))
def test_undo_at_once_is_as_if_it_had_not_been(seed: int, name: str) -> None:
    floor = random_day(seed, acts=40)
    before = copy.deepcopy(floor.now)
    count = len(floor.events)
    assume(act_on(floor, seed, name))
    for number in range(floor.now.number, count, -1):
        floor.write("undone", {"event": number})
    assert floor_facts(floor.now) == floor_facts(before)


@pytest.mark.clause("REC-09")
@settings(max_examples=100, deadline=None)
@given(seeds, st.sampled_from(ACTS))
def test_undo_then_redo_is_the_act_itself(seed: int, name: str) -> None:
    """Done again after it was taken back, an act leaves the same floor: only its events have later numbers."""
    floor = random_day(seed, acts=40)
    count, visits = len(floor.events), floor.visit
    assume(act_on(floor, seed, name))
    once = told(floor.now)
    for number in range(floor.now.number, count, -1):
        floor.write("undone", {"event": number})
    floor.visit = visits
    act_on(floor, seed, name)
    assert told(floor.now) == once


def told(board: Board) -> object:
    """What anybody on the floor can see: orders, who does what, who waits, what is owed."""
    people = [(p.staff, p.status, p.turns, p.side_turns, p.visits, p.missed, p.skips) for p in board.people.values()]
    visits = [(v.visit, v.kind, v.state, v.consultant, v.served_as, v.used_turn) for v in board.all_visits()]
    return (
        [board.order(sequence) for sequence in terms.SEQUENCES],
        sorted(people),
        sorted(visits, key=lambda visit: visit[0]),
        [visit.visit for visit in board.waiting()],
        [(turn.staff, turn.reason, turn.first) for turn in board.make_ups],
        sorted(board.duties),
        board.greeter,
    )


@pytest.mark.clause("REC-23")
@settings(max_examples=150, deadline=None)
@given(seeds, st.sampled_from(LATE))
def test_what_is_entered_afterwards_moves_nobody_who_is_served(seed: int, name: str) -> None:
    """Visits with somebody stay with them, but for the one that the act is about; and of everybody else only who was
    written down for it may stand elsewhere."""
    floor = random_day(seed, acts=50)
    before = copy.deepcopy(floor.now)
    count = len(floor.events)
    assume(act_on(floor, seed, name) and len(floor.events) > count)
    event, after = floor.events[count], floor.now
    own = event.payload.get("visit")
    for visit in before.visits.values():
        if visit.consultant is not None and visit.visit != own:
            now = after.visits[visit.visit]
            assert (now.consultant, now.state, now.since) == (visit.consultant, visit.state, visit.since)
    then = before.visits.get(own or 0) or before.closed.get(own or 0)
    payload = event.payload
    concerned = {payload.get("staff"), payload.get("to"), (payload.get("decision") or {}).get("assigned")}
    concerned |= {then.consultant, then.payer} if then is not None else set()
    concerned |= {later.payload["decision"]["assigned"] for later in floor.events[count + 1 :]}
    passed = {one["staff"] for later in floor.events[count + 1 :] for one in later.payload["decision"]["passed"]}
    for staff, person in before.people.items():
        if staff not in concerned | passed:
            assert (after.people[staff].place, after.people[staff].turns) == (person.place, person.turns)


@pytest.mark.clause("REC-23", "REC-08")
def test_a_late_entry_spends_the_make_up_that_was_there_then_and_no_other() -> None:
    spent = kept = 0
    for seed in range(150):
        floor = random_day(seed, acts=50)
        count, bank = len(floor.events), dict(floor.now.bank)
        happened = {one.seq: one.moment for one in floor.now.history}
        if not act_on(floor, seed, ("late_entry", "served")[seed % 2]) or len(floor.events) == count:
            continue
        event = floor.events[count]
        visit = floor.now.visits.get(event.payload["visit"]) or floor.now.closed[event.payload["visit"]]
        owed = [turn for turn in bank.values() if turn.staff == visit.consultant]
        then = {turn.event for turn in owed if happened.get(turn.event, START) <= event.moment}
        served_as = (event.payload.get("decision") or event.payload)["as"]
        if served_as == "make_up":
            spent += 1
            assert event.payload["spends"] in then
            assert visit.spent is not None
            assert visit.spent.event == event.payload["spends"]
        elif served_as == "next" and visit.used_turn and visit.sequence == VISITS:
            kept += bool(owed)
            assert not then
    assert spent >= 3
    assert kept >= 1


@pytest.mark.clause("REC-03")
@settings(max_examples=150, deadline=None)
@given(seeds)
def test_every_turn_is_counted_once_and_for_one_person(seed: int) -> None:
    """Turns counted per person are the visits that use one, each paid by one person; a make-up turn is spent once."""
    board = random_day(seed, acts=80).now
    counted = {staff: count for staff, count in board.turns.items() if staff not in board.people}
    counted |= {person.staff: person.turns for person in board.people.values()}
    paid: Counter[int] = Counter()
    for visit in board.all_visits():
        if visit.used_turn and not visit.carried and visit.sequence == VISITS:
            assert visit.payer is not None
            paid[visit.payer] += 1
            if visit.spent is not None:
                assert visit.spent.key not in board.bank
    assert {staff: count for staff, count in counted.items() if count} == dict(paid)
    assert all(person.skips >= 0 for person in board.people.values())


@pytest.mark.clause("REC-20")
@settings(max_examples=100, deadline=None)
@given(seeds, st.integers(1, 8), st.integers(0, 60))
def test_with_everybody_available_turns_differ_by_one_at_most(seed: int, staff: int, visits: int) -> None:
    """Under any policy, when each visit has ended before the next comes."""
    rules = random_policy(random.Random(seed))
    floor = Floor(rules)
    floor.clock_in(*range(1, staff + 1))
    for _ in range(visits):
        decision = floor.arrive()
        assert decision.assigned is not None
        floor.finish(floor.visit)
    turns = [person.turns for person in floor.now.people.values()]
    assert max(turns) - min(turns) <= 1
    assert sum(turns) == (visits if rules.uses_turn["first"] else 0)
