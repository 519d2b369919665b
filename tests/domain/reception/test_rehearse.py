"""A past day under another policy (REC-19): under its own it comes out as it was."""

from __future__ import annotations

import random
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.reception.floor import DAY, Floor, policy, possible, random_policy

from showroom.domain.reception import terms
from showroom.domain.reception.events import Event
from showroom.domain.reception.outcome import Outcome
from showroom.domain.reception.policy import Policy
from showroom.domain.reception.rehearse import PastDays, Rehearsal
from showroom.domain.reception.state import Board

seeds = st.integers(0, 2**32)


def both(events: list[Event], rules: Policy) -> tuple[Outcome, Outcome]:
    """(as it was, under ``rules``) of one day."""
    past, now = PastDays(rules.red_wait_s), Rehearsal(rules)
    past.day(events)
    now.day(events)
    return past.outcome, now.outcome


def plain_day(rules: Policy, seed: int, arrivals: int = 30) -> Floor:
    """A day of arrivals, ends and people stepping out between visits, nothing by hand; everybody leaves at the end."""
    rng = random.Random(seed)
    floor = Floor(rules)
    floor.clock_in(1, 2, 3, 4)
    for _ in range(arrivals):
        floor.at += timedelta(seconds=rng.randint(30, 600))
        kind = rng.choice(terms.VISIT_KINDS)
        asked = rng.randint(1, 4) if kind == "asked_for" else None
        floor.arrive(kind, asked, rng.randint(1, 4) if kind == "return" else None)
        served = sorted(visit.visit for visit in floor.now.visits.values() if visit.consultant is not None)
        floor.at += timedelta(seconds=rng.randint(1, 60))
        if served and rng.random() < 0.8:
            floor.finish(rng.choice(served), rng.random() < 0.2)
        idle = [person.staff for person in floor.now.people.values() if not person.visits]
        floor.at += timedelta(seconds=rng.randint(1, 60))
        staff, to = rng.choice([*idle, 0]), rng.choice((terms.AVAILABLE, "lunch", "errand", "break"))
        if staff and floor.now.people[staff].status != to:
            floor.status(staff, to)
    return floor


@pytest.mark.clause("REC-19")
@settings(max_examples=60, deadline=None)
@given(seeds)
def test_under_its_own_policy_a_day_comes_out_as_it_was(seed: int) -> None:
    rules = random_policy(random.Random(seed))
    floor = plain_day(rules, seed)
    for visit in sorted(visit.visit for visit in floor.now.visits.values() if visit.consultant is not None):
        floor.at += timedelta(seconds=1)
        floor.finish(visit)
    then, now = both(floor.events, rules)
    assert [(p.staff, p.turns, p.served, p.made_up) for p in now.people] == [
        (p.staff, p.turns, p.served, p.made_up) for p in then.people
    ]
    assert (now.visits, now.turns, now.waited) == (then.visits, then.turns, then.waited)


@pytest.mark.clause("REC-19", "REC-07", "REC-10", "REC-11", "REC-12", "REC-15", "REC-23")
@settings(max_examples=150, deadline=None)
@given(seeds)
def test_so_does_one_of_any_acts_to_the_last_place(seed: int) -> None:
    """Helpers, deputies, misses, who preferred to wait, who left, duties, corrections, late entries; visits still open.
    Days on which something was taken back say how many decisions may come out otherwise: here, all others."""
    rng = random.Random(seed)
    rules = random_policy(rng)
    floor = Floor(rules)
    floor.clock_in(1, 2, 3, 4)
    for _ in range(30):
        floor.at += timedelta(seconds=rng.randint(30, 600))
        acts = [act for act in possible(floor, rng, [1, 2, 3, 4]) if act[0] != "policy"]
        name = rng.choices([name for name, _, _ in acts], [weight for _, weight, _ in acts])[0]
        next(act for known, _, act in acts if known == name)()
    rehearsal = Rehearsal(rules)
    rehearsal.day(floor.events)
    assert rehearsal.after_undo <= rehearsal.decisions + 1
    if rehearsal.after_undo == 0:
        assert _came_of(rehearsal.now) == _came_of(floor.now)


def _came_of(board: Board) -> tuple[object, ...]:
    """Everything that the rotation made of the day; greeting changes nothing of it."""
    visits = {
        one.visit: (one.state.replace(terms.GREETED, terms.ASSIGNED), one.consultant, one.served_as, one.used_turn,
                    one.payer, one.waits_for, one.sequence)
        for one in board.all_visits()
    }  # fmt: skip
    persons = {
        one.staff: (one.status, one.since, one.turns, one.side_turns, one.missed, one.skips, one.visits, one.then)
        for one in board.people.values()
    }
    bank = Counter((turn.staff, turn.reason, turn.first) for turn in board.bank.values())
    return visits, persons, bank, *(board.order(sequence) for sequence in terms.SEQUENCES), board.greeter


@pytest.mark.clause("REC-09", "REC-19")
def test_what_was_taken_back_after_others_had_followed_is_counted() -> None:
    """A walk-in by mistake: the next visitor went to the second one. Left out, the rehearsal gives them to
    the first."""
    rules = policy()
    floor = Floor(rules)
    floor.clock_in(1, 2)
    floor.arrive()
    mistake = floor.events[-1].number
    floor.at += timedelta(seconds=20)
    floor.arrive()
    floor.at += timedelta(seconds=20)
    floor.write("undone", {"event": mistake})
    floor.at += timedelta(minutes=5)
    floor.arrive()
    rehearsal = Rehearsal(rules)
    rehearsal.day(floor.events)
    assert (rehearsal.decisions, rehearsal.after_undo) == (2, 2)
    assert [floor.now.visits[2].consultant, rehearsal.now.visits[2].consultant] == [2, 1]


@pytest.mark.clause("REC-07", "REC-19")
def test_who_preferred_to_wait_waits_in_the_rehearsal_too() -> None:
    rules = policy(owner_absent="next", owner_busy="next")
    floor = Floor(rules)
    floor.clock_in(1, 2)
    floor.status(2, "lunch")
    floor.at += timedelta(minutes=5)
    floor.arrive("return", owner=2)  # to 1
    floor.at += timedelta(minutes=5)
    floor.act("waits_for", visit=1, staff=2)
    floor.at += timedelta(minutes=5)
    floor.status(2, terms.AVAILABLE)
    floor.at += timedelta(minutes=2)
    floor.finish(1)
    then, now = both(floor.events, rules)
    assert {p.staff: p.served for p in then.people} == {p.staff: p.served for p in now.people} == {1: 0, 2: 1}


@pytest.mark.clause("REC-15", "REC-19")
def test_who_took_over_goes_to_lunch_when_the_visitor_has_left() -> None:
    rules = policy(place_while=dict.fromkeys(terms.AWAY_STATUSES, "keep") | {"lunch": "lose"})
    floor = Floor(rules)
    floor.clock_in(1, 2, 3)
    floor.arrive()
    floor.at += timedelta(minutes=5)
    floor.act("handed_over", visit=1, **{"from": 1}, to=2)
    floor.at += timedelta(minutes=5)
    floor.act("finished", visit=1, outcome="x", turn_back=False, status="lunch")
    for _ in range(4):
        floor.at += timedelta(minutes=2)
        floor.arrive()
        floor.at += timedelta(minutes=1)
        floor.finish(floor.visit)
    then, now = both(floor.events, rules)
    assert [(p.staff, p.turns, p.served) for p in now.people] == [(p.staff, p.turns, p.served) for p in then.people]
    assert {p.staff: p.turns for p in now.people} == {1: 3, 2: 0, 3: 2}


@pytest.mark.clause("REC-19")
def test_waiting_for_the_owner_instead_of_a_deputy_shows_in_the_waits() -> None:
    floor = Floor(policy(owner_busy="deputy", deputy_make_up="none"))
    floor.clock_in(1, 2)
    floor.arrive("first")  # to 1
    floor.at += timedelta(minutes=2)
    floor.arrive("return", owner=1)  # 1 is busy: 2 deputises
    floor.at += timedelta(minutes=8)
    floor.finish(1)
    floor.finish(2)
    then, now = both(floor.events, policy(owner_busy="wait", deputy_make_up="none"))
    assert (then.waited, then.wait_longest_s, then.past_red) == (0, 0, 0)
    assert (now.waited, now.wait_longest_s, now.past_red) == (1, 8 * 60, 1)
    assert {person.staff: person.served for person in now.people} == {1: 2, 2: 0}
    assert {person.staff: person.deputised for person in then.people} == {1: 0, 2: 1}


@pytest.mark.clause("REC-19", "REC-11")
def test_a_miss_costs_what_the_other_policy_says() -> None:
    floor = Floor(policy(missed_turn="free"))
    floor.clock_in(1, 2)
    floor.arrive("first")
    floor.at += timedelta(seconds=70)
    floor.act("missed", visit=1, staff=1, after_s=70, fault="point", cost="free")  # 2 takes it
    floor.at += timedelta(minutes=5)
    floor.finish(1)
    floor.arrive("first")
    floor.finish(2)
    then, now = both(floor.events, policy(missed_turn="bottom"))
    assert [(p.staff, p.turns, p.missed) for p in then.people] == [(1, 1, 1), (2, 1, 0)]
    assert [(p.staff, p.turns, p.missed) for p in now.people] == [(1, 1, 1), (2, 1, 0)]


@pytest.mark.clause("REC-19")
def test_days_follow_each_other_with_what_they_carry() -> None:
    rules = policy(start_order="carried_over")
    floor = Floor(rules)
    floor.clock_in(1, 2)
    floor.arrive("first")
    floor.finish(1)
    for person in (1, 2):
        floor.act("clocked_out", staff=person)
    first = list(floor.events)
    tomorrow = DAY + timedelta(days=1)
    floor.at += timedelta(days=1)
    floor.next_day(tomorrow, rules)
    second = _rest(floor, tomorrow, ("clocked_in", {"staff": 1}), ("clocked_in", {"staff": 2}))
    rehearsal = Rehearsal(rules)
    rehearsal.day(first)
    rehearsal.day([floor.events[len(first)], *second])
    outcome = rehearsal.outcome
    assert (outcome.days, outcome.visits, outcome.turns) == (2, 1, 1)


def _rest(floor: Floor, day: Any, *acts: tuple[str, dict[str, Any]]) -> list[Event]:
    return [floor.write(kind, payload, day) for kind, payload in acts]


@pytest.mark.clause("REC-19")
def test_who_would_not_wait_leaves_in_the_rehearsal_too() -> None:
    floor = Floor(policy())
    floor.clock_in(1)
    floor.arrive("first")
    floor.at += timedelta(minutes=1)
    floor.arrive("first")  # waits, and leaves after ten minutes
    floor.at += timedelta(minutes=10)
    floor.act("left_unserved", visit=2, waited_s=600)
    floor.at += timedelta(minutes=10)
    floor.finish(1)
    then, now = both(floor.events, policy(uses_turn=dict.fromkeys(terms.VISIT_KINDS, False)))
    assert (then.unserved, now.unserved) == (1, 1)
    assert (then.wait_longest_s, now.wait_longest_s) == (600, 600)
    assert (then.turns, now.turns) == (1, 0)
