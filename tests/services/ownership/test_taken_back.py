"""What a contact gave goes when it is taken back: protection is what the remaining ones give (REG-07)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.services.conftest import Crew
from tests.services.ownership.desk_acts import held, number, register

from showroom.clock import ManualClock
from showroom.domain.calls.rules import CallResult, CallTopic, Direction
from showroom.domain.staff.actor import Actor
from showroom.services import calls, reception
from showroom.services.calls.values import NewCall
from showroom.services.check import check
from showroom.services.ownership import history
from showroom.services.reception import Finish, VisitDetails, WalkIn


def spoke(crew: Crew, actor: Actor, customer: int) -> int:
    new = NewCall(
        direction=Direction.OUTGOING,
        topic=CallTopic.ENQUIRY,
        customer_id=customer,
        result=CallResult.ANSWERED,
        duration_s=60,
    )
    return calls.log(crew.shop, actor, new).id


def ended(
    crew: Crew, clock: ManualClock, actor: Actor, customer: int | None, outcome: str = "considering"
) -> tuple[int, ...]:
    """A visit that ``actor``, alone on the floor, serves to its end: (visit, the events of its end)."""
    given = reception.walk_in(crew.shop, crew.receptionist, WalkIn("first", customer_id=customer))
    reception.greet(crew.shop, actor, given.visit_id)
    clock.advance(minutes=20)
    done = reception.finish(crew.shop, actor, given.visit_id, Finish(outcome))
    return given.visit_id, *done.events


def taken_back(crew: Crew, customer: int) -> list[str]:
    return [one.why for one in history.story(crew.shop, crew.manager, customer).changes]


@pytest.mark.engines
@pytest.mark.clause("REG-07", "CAL-04")
def test_a_call_taken_back_shortens_what_it_had_extended(crew: Crew, clock: ManualClock) -> None:
    customer = register(crew, crew.anna, "Zhou Ping", "13812345678")
    clock.advance(days=5)
    spoke(crew, crew.anna, customer)
    clock.advance(days=5)
    wrong = spoke(crew, crew.anna, customer)
    until = held(crew, customer).until
    assert held(crew, customer).days_left == 31
    clock.advance(seconds=30)
    calls.withdraw(crew.shop, crew.anna, wrong)
    now = held(crew, customer)
    assert (now.days_left, now.extended_by) == (26, "call")  # what the call of five days ago gave
    assert now.extended_at == clock.now() - timedelta(days=5, seconds=30)
    (line,) = history.story(crew.shop, crew.manager, customer).changes
    assert (line.why, line.before, line.after, line.until) == ("taken_back", "Anna", "Anna", until)


@pytest.mark.clause("REG-07", "CAL-04")
def test_what_another_contact_of_the_day_gives_stays(crew: Crew, clock: ManualClock) -> None:
    customer = register(crew, crew.anna, "Zhou Ping", "13812345678")
    clock.advance(days=5)
    wrong = spoke(crew, crew.anna, customer)
    clock.advance(seconds=40)
    spoke(crew, crew.anna, customer)
    calls.withdraw(crew.shop, crew.anna, wrong)
    assert held(crew, customer).days_left == 31
    assert taken_back(crew, customer) == []


@pytest.mark.clause("REG-07")
def test_a_call_that_extended_nothing_takes_nothing_with_it(crew: Crew, clock: ManualClock) -> None:
    customer = register(crew, crew.anna, "Zhou Ping", "13812345678")
    clock.advance(days=5)
    wrong = spoke(crew, crew.bo, customer)  # somebody else's customer
    calls.withdraw(crew.shop, crew.bo, wrong)
    assert held(crew, customer).days_left == 26
    assert taken_back(crew, customer) == []


@pytest.mark.engines
@pytest.mark.clause("REG-07", "REC-09")
def test_the_end_of_a_visit_taken_back_takes_its_protection_with_it(crew: Crew, clock: ManualClock) -> None:
    shop = crew.shop
    customer = register(crew, crew.anna, "Zhou Ping", "13812345678")
    clock.advance(days=5)
    reception.clock_in(shop, crew.anna, number(crew.anna))
    visit, *events = ended(crew, clock, crew.anna, customer)
    assert held(crew, customer).days_left == 31
    reception.undo(shop, crew.anna, tuple(events))
    assert held(crew, customer).days_left == 26
    clock.advance(minutes=1)
    reception.finish(shop, crew.anna, visit, Finish("considering"))
    assert held(crew, customer).days_left == 31
    assert check(shop, crew.manager).ok


@pytest.mark.engines
@pytest.mark.clause("REG-07", "REC-09")
def test_who_began_by_a_visit_that_was_none_is_no_owner(crew: Crew, clock: ManualClock) -> None:
    shop = crew.shop
    nobodys = register(crew, crew.receptionist, "Zhou Ping", "13812345678")
    annas = register(crew, crew.anna, "Qian Duo", "13900001111")
    clock.advance(days=40)  # Anna's is free
    before = held(crew, annas)
    reception.clock_in(shop, crew.bo, number(crew.bo))
    for customer in (nobodys, annas):
        visit, *events = ended(crew, clock, crew.bo, customer)
        assert held(crew, customer).staff_id == crew.bo.staff_id
        reception.undo(shop, crew.bo, tuple(events))
        reception.finish(shop, crew.bo, visit, Finish("non_opportunity", "Wanted the way"))
    assert (held(crew, annas).staff_id, held(crew, annas).until) == (before.staff_id, before.until)
    story = history.story(shop, crew.manager, nobodys)
    assert (story.staff_id, [one.why for one in story.changes]) == (None, ["taken_back"])


@pytest.mark.clause("REG-07", "REC-09")
def test_who_a_visit_was_with_may_be_said_when_it_has_ended(crew: Crew, clock: ManualClock) -> None:
    shop = crew.shop
    annas = register(crew, crew.anna, "Zhou Ping", "13812345678")
    other = register(crew, crew.anna, "Zhou Pin", "13900001111")
    clock.advance(days=5)
    reception.clock_in(shop, crew.anna, number(crew.anna))
    visit, *_ = ended(crew, clock, crew.anna, None)
    reception.details(shop, crew.anna, visit, VisitDetails(customer_id=annas))
    assert [held(crew, one).days_left for one in (annas, other)] == [31, 26]
    clock.advance(minutes=2)
    reception.details(shop, crew.anna, visit, VisitDetails(customer_id=other))  # it was her namesake
    assert [held(crew, one).days_left for one in (annas, other)] == [26, 31]
