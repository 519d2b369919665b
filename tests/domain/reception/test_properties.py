"""What holds on every day anybody can think of (REC-03, REC-17, REC-18): hypothesis makes the days."""

from __future__ import annotations

import copy
from dataclasses import asdict
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.reception.floor import Floor, policy, random_day

from showroom.domain.reception import terms
from showroom.domain.reception.board import extend, fold
from showroom.domain.reception.decide import decide
from showroom.domain.reception.events import Event
from showroom.domain.reception.state import Board

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
    assert fold(later).free() == fold(floor.events).free()


@pytest.mark.clause("REC-17")
@quick
@given(seeds)
def test_nobody_available_is_passed_over(seed: int) -> None:
    """Whoever stands before the chosen one in the order is named with a reason, and was not available."""
    for board, arrival, decision in random_day(seed).decisions:
        order = board.order()
        assert list(decision.considered) == order
        available = [staff for staff in order if board.people[staff].status == terms.AVAILABLE]
        if decision.assigned is None:
            assert not available or decision.waits_for not in (None, *available)
        elif decision.served_as in ("next", "make_up", "deputy"):
            ahead = order[: order.index(decision.assigned)]
            assert [passed.staff for passed in decision.passed] == ahead
            assert all(passed.reason != terms.AVAILABLE for passed in decision.passed)
            assert decision.assigned == available[0]
        else:
            assert decision.assigned in (arrival.asked_for, arrival.owner)


@quick
@given(seeds)
def test_a_decision_repeats_itself_and_survives_the_ledger(seed: int) -> None:
    for board, arrival, decision in random_day(seed, acts=30).decisions:
        untouched = copy.deepcopy(board)
        assert decide(board, arrival) == decision == type(decision).from_payload(decision.to_payload())
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


def floor_facts(board: Board) -> object:
    """All of a board that matters: what only counts events or hands out new places is left out."""
    left_out = {"at", "seq", "number", "undoable", "bottom", "visit_numbers", "closed"}
    return {name: value for name, value in asdict(board).items() if name not in left_out}


@pytest.mark.clause("REC-09")
@quick
@given(seeds, st.sampled_from(["arrive", "finish", "turn_back", "greet", "status", "leave"]))
def test_undo_at_once_is_as_if_it_had_not_been(seed: int, act: str) -> None:
    floor = random_day(seed)
    before = copy.deepcopy(floor.now)
    board = floor.now
    count = len(floor.events)
    served = [visit.visit for visit in board.visits.values() if visit.state == terms.ASSIGNED]
    idle = [person.staff for person in board.people.values() if not person.visits]
    waiting = [visit.visit for visit in board.waiting()]
    if act == "arrive":
        floor.arrive()
    elif act in ("finish", "turn_back") and served:
        floor.finish(served[0], act == "turn_back")
    elif act == "greet" and served:
        floor.write("greeted", {"visit": served[0]})
    elif act == "status" and idle:
        floor.status(idle[0], "errand")
    elif act == "leave" and waiting:
        floor.write("left_unserved", {"visit": waiting[0], "waited_s": 1})
    for number in range(floor.now.number, count, -1):
        floor.write("undone", {"event": number})
    assert floor_facts(floor.now) == floor_facts(before)


@pytest.mark.clause("REC-20")
@quick
@given(st.integers(1, 8), st.integers(0, 60))
def test_with_everybody_available_turns_differ_by_one_at_most(staff: int, visits: int) -> None:
    floor = Floor(policy())
    floor.clock_in(*range(1, staff + 1))
    for _ in range(visits):
        decision = floor.arrive()
        assert decision.assigned is not None
        floor.finish(floor.visit)
    turns = [person.turns for person in floor.now.people.values()]
    assert max(turns) - min(turns) <= 1
    assert sum(turns) == visits
