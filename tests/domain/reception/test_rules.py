"""The rules one by one (REC-04, REC-06, REC-07, REC-08)."""

from __future__ import annotations

import pytest
from tests.domain.reception.floor import DAY, Floor, policy

from showroom.domain.reception import terms
from showroom.domain.reception.board import fold
from showroom.domain.reception.policy import Policy, PolicyProblem
from showroom.domain.reception.state import LedgerProblem


@pytest.mark.clause("REC-07", "REC-08")
def test_a_deputy_serves_for_an_absent_owner_and_earns_a_make_up_by_serving() -> None:
    floor = Floor(policy(deputy_make_up="first"))
    floor.clock_in(1, 2, 3)
    floor.status(1, "lunch")
    decision = floor.arrive("return", owner=1)
    assert (decision.assigned, decision.served_as) == (2, "deputy")
    assert decision.reasons == ("owner_absent", "deputy_next_in_order")
    assert floor.arrive().assigned == 3
    assert floor.now.make_up_count(2) == 0
    floor.finish(1)
    assert floor.now.make_up_count(2) == 1
    assert floor.now.order() == [2, 1, 3]


@pytest.mark.clause("REC-08")
def test_a_make_up_turn_is_spent_before_the_rotation_and_costs_no_place() -> None:
    floor = Floor(policy(deputy_make_up="first"))
    floor.clock_in(1, 2, 3)
    floor.status(1, "lunch")
    floor.arrive("return", owner=1)
    floor.finish(1)
    floor.status(1, terms.AVAILABLE)
    decision = floor.arrive()
    assert (decision.assigned, decision.served_as) == (2, "make_up")
    floor.finish(2)
    assert (floor.now.order(), floor.now.make_up_count(2)) == ([1, 2, 3], 0)


@pytest.mark.clause("REC-07")
@pytest.mark.parametrize("choice, expected", [("wait", None), ("deputy", 2), ("next", 2)])
def test_a_busy_owner(choice: str, expected: int | None) -> None:
    floor = Floor(policy(owner_busy=choice))
    floor.clock_in(1, 2)
    floor.arrive()
    decision = floor.arrive("return", owner=1)
    assert decision.assigned == expected
    assert decision.switch == "owner_busy"
    if expected is None:
        assert decision.waits_for == 1
        floor.arrive("service")
        floor.finish(3)  # 2 is free again: the one who waits for 1 is not taken by 2
        assert [visit.visit for visit in floor.now.waiting()] == [2]
        floor.finish(1)
        assert floor.now.visits[2].consultant == 1


@pytest.mark.clause("REC-04", "REC-08")
def test_a_status_that_earns_a_make_up_earns_one_for_the_absence() -> None:
    floor = Floor(policy(place_while=dict.fromkeys(terms.AWAY_STATUSES, "make_up")))
    floor.clock_in(1, 2, 3)
    floor.status(1, "meeting")
    floor.arrive()
    floor.arrive()
    assert floor.now.make_up_count(1) == 1


@pytest.mark.clause("REC-06")
@pytest.mark.parametrize("kind", terms.VISIT_KINDS)
def test_what_uses_a_turn_is_a_switch_per_kind(kind: str) -> None:
    for uses in (True, False):
        floor = Floor(policy(uses_turn=dict.fromkeys(terms.VISIT_KINDS, False) | {kind: uses}))
        floor.clock_in(1, 2)
        decision = floor.arrive(kind, asked_for=1 if kind == "asked_for" else None)
        floor.finish(1)
        assert decision.uses_turn is uses
        assert floor.now.order() == ([2, 1] if uses else [1, 2])


@pytest.mark.clause("REC-01")
def test_carried_over_goes_on_where_yesterday_ended() -> None:
    rules = policy(start_order="carried_over")
    floor = Floor(rules)
    floor.clock_in(1, 2, 3)
    floor.arrive()
    floor.finish(1)
    floor.next_day(DAY.replace(day=22), rules)
    floor.clock_in(1, 4, 3, 2)
    assert floor.now.order() == [2, 3, 1, 4]


@pytest.mark.clause("REC-08")
@pytest.mark.parametrize("expires, left", [("same_day", 0), ("never", 1)])
def test_make_ups_expire_as_the_policy_says(expires: str, left: int) -> None:
    rules = policy(make_up_expires=expires)
    floor = Floor(rules)
    floor.clock_in(1, 2)
    floor.status(1, "errand")
    floor.arrive("return", owner=1)
    floor.finish(1)
    floor.next_day(DAY.replace(day=22), rules)
    floor.clock_in(1, 2)
    assert floor.now.make_up_count(2) == left


def test_an_event_that_cannot_follow_is_refused() -> None:
    floor = Floor(policy())
    with pytest.raises(LedgerProblem):
        floor.write("greeted", {"visit": 99})
    with pytest.raises(LedgerProblem):
        fold(floor.events[1:])


@pytest.mark.parametrize(
    "change, code",
    [
        ({"surprise": 1}, "policy_unknown_switch"),
        ({"owner_busy": "shout"}, "policy_bad_choice"),
        ({"undo_window_s": 5000}, "policy_bad_number"),
        ({"undo_window_s": True}, "policy_bad_number"),
        ({"amber_wait_s": 300, "red_wait_s": 300}, "policy_contradicts"),
        ({"uses_turn": {"first": True}}, "policy_missing_switch"),
        ({"place_while": dict.fromkeys(terms.AWAY_STATUSES, "perhaps")}, "policy_bad_choice"),
    ],
)
def test_a_wrong_policy_is_refused_at_its_switch(change: dict[str, object], code: str) -> None:
    with pytest.raises(PolicyProblem) as caught:
        Policy.from_mapping(policy().to_mapping() | change)
    assert caught.value.code == code
    assert caught.value.path[0] in change or caught.value.path[0] in policy().to_mapping()


def test_a_policy_survives_its_mapping() -> None:
    assert Policy.from_mapping(policy().to_mapping()) == policy()


@pytest.mark.clause("REC-09")
def test_an_early_turn_given_back_late_gives_back_one_turn_not_two() -> None:
    floor = Floor(policy())
    floor.clock_in(1, 2)
    for _ in range(3):  # 1, 2, 1
        floor.arrive()
        floor.finish(floor.visit)
    floor.arrive()  # 2
    floor.finish(4)
    assert floor.now.order() == [1, 2]
    correct = {"from": "first", "to": "service", "reason": "x", "turn": -1}
    floor.write("kind_corrected", {"visit": 2} | correct)  # the first turn of 2, who has taken another since
    assert floor.now.order() == [2, 1]
    floor.arrive()
    floor.finish(5)
    assert floor.now.order() == [1, 2]
    assert {staff: person.turns for staff, person in floor.now.people.items()} == {1: 2, 2: 2}


@pytest.mark.clause("REC-04", "REC-09")
def test_a_turn_given_back_does_not_give_back_a_place_that_was_lost_since() -> None:
    floor = Floor(policy(place_while=dict.fromkeys(terms.AWAY_STATUSES, "lose")))
    floor.clock_in(1, 2)
    floor.arrive()
    floor.finish(1)
    floor.status(1, "errand")
    floor.status(1, terms.AVAILABLE)
    floor.write("kind_corrected", {"visit": 1, "from": "first", "to": "service", "reason": "x", "turn": -1})
    assert floor.now.order() == [2, 1]
    assert floor.now.people[1].turns == 0
