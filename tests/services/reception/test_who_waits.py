"""Who waits is served by whatever frees somebody, and nothing is charged or lost twice (REC-06 … REC-12, REC-15)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest
from sqlalchemy import select
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.errors import UserError
from showroom.domain.staff.actor import DESK, Actor
from showroom.services import ledger, reception
from showroom.services.customers.records import Registration, register
from showroom.services.policies.changing import change
from showroom.services.reception import Finish, LateEntry, Reclassify, VisitDetails, WalkIn
from showroom.services.reception.board import is_deviation
from showroom.services.reception.visits import recent_acts
from showroom.store.models import Visit


def come(crew: Crew, *people: Actor) -> None:
    for person in people:
        reception.clock_in(crew.shop, person, person.staff_id or 0)


def rules(crew: Crew, switches: Mapping[str, str | int | bool]) -> None:
    change(crew.shop, crew.manager, dict(switches))


def customer_of(crew: Crew, owner: Actor) -> int:
    wish = Registration({"name": "Qian Duo", "phones": ("138 0013 8000",), "consent": True}, owner.staff_id)
    return register(crew.shop, owner, wish).id


def waiting(crew: Crew) -> list[int]:
    return [visit.id for visit in reception.board(crew.shop, crew.manager).waiting]


def served_by(crew: Crew) -> dict[int, int | None]:
    return {visit.id: visit.consultant_id for visit in reception.board(crew.shop, crew.manager).serving}


@pytest.mark.clause("REC-12")
def test_other_rules_that_free_somebody_serve_who_waits(crew: Crew) -> None:
    come(crew, crew.anna)  # furniture: who stands at the greeter's post takes no visitors
    reception.set_greeter(crew.shop, crew.manager, crew.anna.staff_id)
    visit = reception.walk_in(crew.shop, DESK, WalkIn())
    assert waiting(crew) == [visit.visit_id]
    rules(crew, {"greeter_takes_visitors": "yes"})
    assert served_by(crew) == {visit.visit_id: crew.anna.staff_id}


@pytest.mark.clause("REC-10", "REC-12")
def test_who_waited_goes_before_who_comes_in_when_time_frees_somebody(crew: Crew, clock: ManualClock) -> None:
    rules(crew, {"held_out_by.unclosed_visit": True, "hold_lifted": "past_red"})
    come(crew, crew.anna)
    reception.duty_due(crew.shop, crew.manager, crew.anna.staff_id or 0, "unclosed_visit", "7")
    first = reception.walk_in(crew.shop, DESK, WalkIn())
    assert waiting(crew) == [first.visit_id]
    clock.advance(seconds=301)
    second = reception.walk_in(crew.shop, DESK, WalkIn())
    assert second.decision.assigned is None
    assert [one.visit_id for one in second.before] == [first.visit_id]
    assert served_by(crew) == {first.visit_id: crew.anna.staff_id}
    reception.undo(crew.shop, DESK, second.events)  # takes back the second alone
    assert served_by(crew) == {first.visit_id: crew.anna.staff_id}


@pytest.mark.clause("REC-10", "REC-12")
def test_looking_again_past_red_serves_without_any_duty_done(crew: Crew, clock: ManualClock) -> None:
    rules(crew, {"held_out_by.unclosed_visit": True, "hold_lifted": "past_red"})
    come(crew, crew.anna)
    reception.duty_due(crew.shop, crew.manager, crew.anna.staff_id or 0, "unclosed_visit", "7")
    visit = reception.walk_in(crew.shop, DESK, WalkIn())
    assert reception.refresh_duties(crew.shop, DESK).events == ()
    clock.advance(seconds=301)
    done = reception.refresh_duties(crew.shop, DESK)
    assert [one.visit_id for one in done.taken] == [visit.visit_id]


@pytest.mark.clause("REC-06", "REC-07")
@pytest.mark.parametrize("end", ["deputy", "leaves"])
def test_who_waits_with_somebody_is_served_when_that_is_over(crew: Crew, clock: ManualClock, end: str) -> None:
    rules(crew, {"owner_absent": "wait", "parties_together": "one"})
    come(crew, crew.anna)
    owned = reception.walk_in(crew.shop, DESK, WalkIn("return", customer_id=customer_of(crew, crew.bo)))
    friend = reception.walk_in(crew.shop, DESK, WalkIn(together_with=owned.visit_id))
    assert waiting(crew) == [owned.visit_id, friend.visit_id]
    clock.advance(seconds=400)
    if end == "deputy":
        done = reception.deputy(crew.shop, crew.manager, owned.visit_id)
        assert [one.visit_id for one in done.taken] == [owned.visit_id, friend.visit_id]
    else:
        done = reception.leave_unserved(crew.shop, crew.manager, owned.visit_id)
        assert [one.visit_id for one in done.taken] == [friend.visit_id]
    assert served_by(crew)[friend.visit_id] == crew.anna.staff_id


@pytest.mark.clause("REC-06", "REC-09")
def test_the_first_of_two_parties_is_not_taken_back_under_the_second(crew: Crew) -> None:
    come(crew, crew.anna, crew.bo)  # furniture: two parties together are one turn
    first = reception.walk_in(crew.shop, DESK, WalkIn())
    second = reception.walk_in(crew.shop, DESK, WalkIn(together_with=first.visit_id))
    with pytest.raises(UserError, match="undo_moved_on"):
        reception.undo(crew.shop, DESK, first.events)
    reception.undo(crew.shop, DESK, second.events)
    reception.undo(crew.shop, DESK, first.events)
    assert served_by(crew) == {}


@pytest.mark.clause("REC-09", "REC-14")
def test_taking_a_correction_back_leaves_who_the_visitor_is(crew: Crew) -> None:
    come(crew, crew.anna)
    visit = reception.walk_in(crew.shop, DESK, WalkIn())
    customer = customer_of(crew, crew.anna)
    reception.details(crew.shop, crew.anna, visit.visit_id, VisitDetails(customer_id=customer))
    done = reception.reclassify(crew.shop, crew.anna, visit.visit_id, Reclassify("return", "is mine"))
    board = reception.board(crew.shop, crew.manager)
    # filled in as a detail, the customer still says whose visit it is
    assert (board.serving[0].served_as, board.serving[0].used_turn) == ("owner", False)
    reception.undo(crew.shop, crew.anna, done.events)
    with crew.shop.view(crew.manager, "reception.board") as connection:
        row = connection.execute(select(Visit.customer_id, Visit.kind, Visit.used_turn)).one()
    assert tuple(row) == (customer, "first", True)


@pytest.mark.clause("REC-09")
def test_concealing_one_customer_costs_once(crew: Crew) -> None:
    rules(crew, {"concealed_customer": "loses_next_turn"})
    come(crew, crew.anna, crew.bo)
    visit = reception.walk_in(crew.shop, DESK, WalkIn())
    wish = Reclassify("return", "Bo's, and she knew", customer_of(crew, crew.bo), concealed=True)
    for _ in range(2):
        reception.reclassify(crew.shop, crew.manager, visit.visit_id, wish)
    assert {person.name: person.skips for person in reception.board(crew.shop, crew.manager).people}["Anna"] == 1


@pytest.mark.clause("REC-10", "REC-15")
def test_nobody_is_handed_a_second_first_visit(crew: Crew) -> None:
    rules(crew, {"helping": "returns_only"})
    come(crew, crew.anna, crew.bo, crew.chen)
    one, _ = (reception.walk_in(crew.shop, DESK, WalkIn()) for _ in range(2))
    with pytest.raises(UserError, match="hand_over_two_firsts"):
        reception.hand_over(crew.shop, crew.manager, one.visit_id, crew.bo.staff_id or 0, "")
    reception.hand_over(crew.shop, crew.manager, one.visit_id, crew.chen.staff_id or 0, "")
    rules(crew, {"helping": "up_to_2"})
    reception.hand_over(crew.shop, crew.manager, one.visit_id, crew.bo.staff_id or 0, "")
    assert set(served_by(crew).values()) == {crew.bo.staff_id}


@pytest.mark.clause("REC-01", "REC-08")
def test_placing_before_somebody_with_a_make_up_is_refused_not_ignored(crew: Crew) -> None:
    rules(crew, {"place_while.lunch": "make_up"})
    come(crew, crew.anna, crew.bo, crew.chen)
    reception.set_status(crew.shop, crew.manager, crew.anna.staff_id or 0, "lunch")
    reception.walk_in(crew.shop, DESK, WalkIn())
    with pytest.raises(UserError, match="place_before_make_up"):
        reception.place(crew.shop, crew.manager, crew.chen.staff_id or 0, crew.anna.staff_id, "agreed")


@pytest.mark.clause("REC-08")
@pytest.mark.parametrize("lives", ["same_day", "7_days"])
def test_a_clock_that_was_wrong_for_a_moment_costs_nobody_a_make_up(crew: Crew, clock: ManualClock, lives: str) -> None:
    rules(crew, {"place_while.lunch": "make_up", "make_up_expires": lives})
    come(crew, crew.anna, crew.bo)
    reception.set_status(crew.shop, crew.manager, crew.anna.staff_id or 0, "lunch")
    visit = reception.walk_in(crew.shop, DESK, WalkIn())
    assert [turn.name for turn in reception.board(crew.shop, crew.manager).make_ups] == ["Anna"]
    right = clock.now()
    clock.advance(days=30)
    come(crew, crew.chen)
    assert reception.board(crew.shop, crew.manager).make_ups == ()
    clock.set(right + timedelta(minutes=2))
    come(crew, crew.anna)
    assert [turn.name for turn in reception.board(crew.shop, crew.manager).make_ups] == ["Anna"]
    clock.advance(days=30)
    come(crew, crew.anna)
    assert reception.board(crew.shop, crew.manager).make_ups == ()
    with crew.shop.view(crew.manager, "reception.board") as connection:
        assert ledger.verify(crew.shop, connection).ok
    assert visit.number == 1


@pytest.mark.clause("REC-03", "REC-14")
def test_what_does_not_exist_is_refused_in_words(crew: Crew) -> None:
    come(crew, crew.anna)
    visit = reception.walk_in(crew.shop, DESK, WalkIn()).visit_id
    for wish, code in (
        (WalkIn("asked_for", asked_for_id=404), "no_such_person"),
        (WalkIn(customer_id=404), "record_is_gone"),
        (WalkIn("appointment", appointment_id=404), "record_is_gone"),
        (WalkIn(together_with=404), "together_with_whom"),
    ):
        with pytest.raises(UserError, match=code):
            reception.walk_in(crew.shop, DESK, wish)
    with pytest.raises(UserError, match="record_is_gone"):
        reception.details(crew.shop, crew.manager, visit, VisitDetails(customer_id=404))
    with pytest.raises(UserError, match="record_is_gone"):
        reception.reclassify(crew.shop, crew.manager, visit, Reclassify("return", "x", 404))
    assert served_by(crew) == {visit: crew.anna.staff_id}


@pytest.mark.clause("REC-11", "REC-12")
def test_who_did_not_come_is_called_again_before_a_second_visitor(crew: Crew) -> None:
    come(crew, crew.anna)
    first = reception.walk_in(crew.shop, DESK, WalkIn())
    reception.missed(crew.shop, crew.manager, first.visit_id)
    assert waiting(crew) == [first.visit_id]
    second = reception.walk_in(crew.shop, DESK, WalkIn())
    assert served_by(crew) == {first.visit_id: crew.anna.staff_id}
    assert waiting(crew) == [second.visit_id]


@pytest.mark.clause("REC-11", "REC-12")
def test_who_ends_a_visit_is_there_for_whom_they_missed_before(crew: Crew, clock: ManualClock) -> None:
    come(crew, crew.anna)
    first = reception.walk_in(crew.shop, DESK, WalkIn())
    reception.missed(crew.shop, crew.manager, first.visit_id)
    here = LateEntry(crew.anna.staff_id or 0, clock.now())
    reception.late_entry(crew.shop, crew.manager, here)
    (other,) = served_by(crew)
    assert waiting(crew) == [first.visit_id]
    reception.finish(crew.shop, crew.anna, other, Finish("considering"))
    assert served_by(crew) == {first.visit_id: crew.anna.staff_id}


@pytest.mark.clause("REC-03")
def test_a_visitor_taken_from_who_was_called_stands_among_the_deviations(crew: Crew) -> None:
    come(crew, crew.anna, crew.bo)
    visit = reception.walk_in(crew.shop, DESK, WalkIn())
    reception.wait_for(crew.shop, crew.bo, visit.visit_id, crew.bo.staff_id)
    assert served_by(crew) == {visit.visit_id: crew.bo.staff_id}
    reception.override(crew.shop, crew.manager, visit.visit_id, crew.anna.staff_id or 0, "was hers")
    floor = reception.board(crew.shop, crew.manager)
    assert [(one.code, one.count) for one in floor.deviations] == [("overridden", 1), ("waits_for", 1)]
    listed = [act.kind for act in recent_acts(crew.shop, crew.manager, 99) if is_deviation(act.kind, act.facts)]
    assert listed == ["overridden", "waits_for"]  # what the figure counts, the list behind it shows
