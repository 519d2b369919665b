"""Ways to gain, lose or double a place that somebody with twenty years on the floor would try (REC-01 … REC-12)."""

from __future__ import annotations

import pytest
from tests.domain.reception.floor import DAY, Floor, policy

from showroom.domain.reception import terms
from showroom.domain.reception.correct import correction
from showroom.domain.reception.terms import AGENTS


def places(**changes: str) -> dict[str, str]:
    return dict.fromkeys(terms.AWAY_STATUSES, "keep") | changes


def uses(**changes: object) -> dict[str, object]:
    return {kind: kind in ("first", "asked_for") for kind in terms.VISIT_KINDS} | changes


def correct(floor: Floor, visit: int, to: str, owner: int | None = None, **more: object) -> None:
    board = floor.now
    seen = board.visits.get(visit) or board.closed[visit]
    now = correction(board, seen, to, owner, concealed="cost" in more)
    payload = {"visit": visit, "from": seen.kind, "to": to, "reason": "x", "turn": now.turn, "as": now.served_as}
    floor.act("kind_corrected", **payload, sequence=now.sequence, customer=None, owner=owner, **more)


@pytest.mark.clause("REC-01", "REC-04")
@pytest.mark.parametrize("start", ["roster", "carried_over", "fewest_today", "clock_in"])
def test_going_home_and_back_after_a_turn_is_no_way_to_the_front(start: str) -> None:
    floor = Floor(policy(start_order=start))
    floor.now.carried["visits"] = [1, 2, 3]
    for staff in (1, 2, 3):
        floor.act("clocked_in", staff=staff, roster=staff, shift_no=1)
    floor.arrive()
    floor.finish(1)
    assert floor.now.order() == [2, 3, 1]
    floor.act("clocked_out", staff=1)
    floor.act("clocked_in", staff=1, roster=1, shift_no=1)
    assert floor.now.order() == [2, 3, 1]


@pytest.mark.clause("REC-01")
def test_a_second_shift_of_ones_own_is_a_new_start() -> None:
    floor = Floor(policy(second_shift="interleave"))
    for staff in (1, 2, 3):
        floor.act("clocked_in", staff=staff, shift_no=1)
    floor.act("clocked_out", staff=1)
    floor.act("clocked_in", staff=1, shift_no=2)
    assert floor.now.order() == [2, 1, 3]


@pytest.mark.clause("REC-08")
def test_from_lunch_into_a_meeting_is_one_absence() -> None:
    floor = Floor(policy(place_while=places(lunch="make_up", meeting="make_up")))
    floor.clock_in(1, 2, 3)
    floor.status(1, "lunch")
    floor.arrive()
    floor.status(1, "meeting")
    floor.arrive()
    assert floor.now.make_up_count(1) == 1
    floor.finish(1)
    floor.finish(2)
    floor.status(1, terms.AVAILABLE)
    floor.status(1, "lunch")
    floor.arrive()
    assert floor.now.make_up_count(1) == 2  # another absence


@pytest.mark.clause("REC-08")
def test_straight_from_a_visitor_to_lunch_again_is_a_new_absence() -> None:
    floor = Floor(policy(place_while=places(lunch="make_up"), make_up_spent="own_next_turn"))
    floor.clock_in(1, 2, 3)
    floor.status(1, "lunch")
    floor.arrive()  # 2 serves, 1 earns
    floor.status(1, terms.AVAILABLE)
    floor.arrive("return", owner=1)
    floor.act("finished", visit=2, outcome="x", turn_back=False, status="lunch")
    floor.arrive()
    assert floor.now.make_up_count(1) == 2


@pytest.mark.clause("REC-04")
def test_straight_from_a_visitor_to_an_errand_loses_the_place_at_once() -> None:
    floor = Floor(policy(place_while=places(errand="lose")))
    floor.clock_in(1, 2, 3)
    floor.arrive("return", owner=1)
    floor.act("finished", visit=1, outcome="x", turn_back=False, status="errand")
    assert floor.now.order() == [2, 3, 1]


@pytest.mark.clause("REC-07", "REC-08")
def test_two_parties_that_came_together_bring_their_deputy_one_make_up() -> None:
    floor = Floor(policy(parties_together="one", owner_absent="deputy", deputy_make_up="last"))
    floor.clock_in(1, 2)
    floor.arrive("return", owner=9)
    decision = floor.arrive(together=1)
    assert (decision.assigned, decision.served_as) == (1, "deputy")
    floor.finish(1)
    floor.finish(2)
    assert floor.now.make_up_count(1) == 1


@pytest.mark.clause("REC-06", "REC-09")
def test_correcting_the_second_of_two_parties_or_a_bonus_charges_nothing() -> None:
    floor = Floor(policy(parties_together="one", second_request="bonus"))
    floor.clock_in(1, 2)
    floor.arrive()
    floor.arrive(together=1)
    correct(floor, 2, "first")
    assert floor.now.people[1].turns == 1
    floor.finish(1)
    floor.finish(2)
    for visit in (3, 4):
        floor.arrive("asked_for", asked_for=2)
        floor.finish(visit)
    assert floor.now.people[2].turns == 1
    correct(floor, 4, "asked_for")
    assert floor.now.people[2].turns == 1


@pytest.mark.clause("REC-11")
def test_who_did_not_come_for_the_second_party_is_not_called_for_it_again() -> None:
    floor = Floor(policy(parties_together="one"))
    floor.clock_in(1, 2)
    floor.arrive()
    floor.arrive(together=1)
    floor.act("missed", visit=2, staff=1, after_s=70, fault="point", cost="free")
    assert floor.now.visits[2].consultant == 2


@pytest.mark.clause("REC-12")
def test_a_visitor_is_not_left_standing_because_the_only_speaker_did_not_come() -> None:
    floor = Floor(policy(language_mismatch="pass"))
    floor.clock_in(1, 2)
    assert floor.arrive(speakers=[2]).assigned == 2
    floor.act("missed", visit=1, staff=2, after_s=70, fault="point", cost="free")
    assert floor.now.visits[1].consultant == 1


@pytest.mark.clause("REC-13")
def test_nobody_stays_at_a_post_that_the_policy_has_done_away_with() -> None:
    floor = Floor(policy(greeter_interval_s=300, greeter_takes_visitors="no"))
    floor.clock_in(1)
    floor.act("greeter_set", staff=1)
    assert floor.arrive().assigned is None
    rules = policy(greeter_takes_visitors="no").to_mapping()
    floor.act("policy_set", policy=rules, pack_version=2)
    assert floor.now.visits[1].consultant == 1


@pytest.mark.clause("REC-09")
@pytest.mark.parametrize("home", [False, True])
def test_going_home_does_not_save_who_concealed_a_customer(home: bool) -> None:
    floor = Floor(policy(concealed_customer="loses_next_turn"))
    floor.clock_in(1, 2)
    floor.arrive()
    floor.finish(1)
    if home:
        floor.act("clocked_out", staff=1)
    correct(floor, 1, "return", 2, cost="loses_next_turn")
    if home:
        floor.clock_in(1)
    assert floor.now.people[1].skips == 1


@pytest.mark.clause("REC-09")
def test_who_goes_home_after_concealing_is_last_on_the_next_day() -> None:
    floor = Floor(policy(start_order="carried_over", concealed_customer="to_bottom"))
    floor.clock_in(1, 2)
    floor.arrive("return")
    floor.finish(1)
    floor.act("clocked_out", staff=1)
    correct(floor, 1, "return", 2, cost="bottom")
    floor.next_day(DAY.replace(day=22), floor.now.policy)
    assert floor.now.carried["visits"] == [2, 1]


@pytest.mark.clause("REC-06", "REC-09")
def test_a_correction_charges_the_line_the_visit_belongs_to() -> None:
    floor = Floor(policy(uses_turn=uses(agent="own_sequence")))
    floor.clock_in(1, 2)
    floor.arrive()
    assert floor.now.order() == [2, 1]
    correct(floor, 1, "agent")
    assert (floor.now.order(), floor.now.order(AGENTS)) == ([1, 2], [2, 1])
    assert (floor.now.people[1].turns, floor.now.people[1].side_turns) == (0, 1)
    correct(floor, 1, "first")
    assert (floor.now.order(), floor.now.order(AGENTS)) == ([2, 1], [1, 2])
    assert (floor.now.people[1].turns, floor.now.people[1].side_turns) == (1, 0)


@pytest.mark.clause("REC-09", "REC-15")
def test_a_turn_given_back_and_charged_again_stays_with_who_had_it() -> None:
    floor = Floor(policy())
    floor.clock_in(1, 2, 3)
    floor.arrive()
    floor.act("handed_over", visit=1, to=3, **{"from": 1})
    correct(floor, 1, "return")
    correct(floor, 1, "first")
    assert {person.staff: person.turns for person in floor.now.people.values()} == {1: 1, 2: 0, 3: 0}


@pytest.mark.clause("REC-08", "REC-09")
def test_a_make_up_given_back_is_spent_again_and_not_the_place() -> None:
    floor = Floor(policy(place_while=places(lunch="make_up")))
    floor.clock_in(1, 2)
    floor.status(1, "lunch")
    floor.arrive()
    floor.finish(1)
    floor.status(1, terms.AVAILABLE)
    assert floor.arrive().served_as == "make_up"
    before = floor.now.people[1].place
    correct(floor, 2, "return")
    assert floor.now.make_up_count(1) == 1
    correct(floor, 2, "first")
    assert (floor.now.make_up_count(1), floor.now.people[1].place) == (0, before)


@pytest.mark.clause("REC-07", "REC-09")
def test_a_visitor_who_turns_out_a_vip_waits_for_the_manager_and_says_so() -> None:
    floor = Floor(policy(vip_without_owner="manager_decides"))
    floor.arrive()
    correct(floor, 1, "vip")
    assert floor.now.visits[1].manager
    correct(floor, 1, "first")
    assert not floor.now.visits[1].manager


@pytest.mark.clause("REC-06")
def test_ending_yesterdays_visit_or_a_bonus_costs_no_place() -> None:
    floor = Floor(policy(place_after_free_visit="bottom", start_order="carried_over"))
    floor.clock_in(1, 2)
    floor.arrive("return")
    floor.next_day(DAY.replace(day=22), floor.now.policy)
    floor.clock_in(1, 2)
    assert floor.now.order() == [1, 2]
    floor.finish(1)
    assert floor.now.order() == [1, 2]


@pytest.mark.clause("REC-01", "REC-09")
def test_a_place_given_back_is_nobody_elses_by_then() -> None:
    """Placed before somebody while a turn is out: who gets the turn back stands where they stood, before both."""
    floor = Floor(policy())
    floor.clock_in(1, 2, 3)
    floor.arrive()  # to 1, whose place is free for now
    floor.act("placed", staff=3, before=2, reason="agreed")
    assert floor.now.order() == [3, 2, 1]
    floor.finish(1, turn_back=True)
    assert floor.now.order() == [1, 3, 2]
    assert len({person.place for person in floor.now.people.values()}) == 3
