"""What wants the eye on the floor (MGR-01): each figure agrees with its records, on both engines."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.staff.actor import Actor
from showroom.services import dashboard, policies, reception
from showroom.services.customers.records import Registration, register
from showroom.services.dashboard import Figures, FloorAlerts, Pick, Records
from showroom.services.reception import Finish, WalkIn

pytestmark = [pytest.mark.engines, pytest.mark.clause("MGR-01")]


def come(crew: Crew, *people: Actor) -> None:
    for one in people:
        reception.clock_in(crew.shop, one, one.staff_id or 0)


def floor(crew: Crew) -> FloorAlerts:
    return dashboard.live(crew.shop, crew.manager).floor


def behind(crew: Crew, what: Figures) -> Records:
    return dashboard.records(crew.shop, crew.manager, Pick(what))


def customer(crew: Crew, owner: Actor) -> int:
    form = Registration({"name": "孙丽", "phones": ("13812345678",)}, owner_id=owner.staff_id)
    return register(crew.shop, crew.manager, form).id


def test_an_empty_store_has_nothing_to_tell(crew: Crew) -> None:
    assert floor(crew) == FloorAlerts()
    for what in (Figures.VIP_WAITING, Figures.MISSED, Figures.HELD_OUT, Figures.DESK_SHORT, Figures.OPEN_VISITS):
        assert behind(crew, what).total == 0


@pytest.mark.clause("REC-05")
def test_the_desk_below_its_minimum_and_empty_in_seconds(crew: Crew, clock: ManualClock) -> None:
    policies.change(crew.shop, crew.manager, {"desk_minimum": 2}, note="two at the desk")
    come(crew, crew.anna)
    clock.advance(seconds=30)
    come(crew, crew.bo)  # two: well
    clock.advance(seconds=100)
    visit = reception.walk_in(crew.shop, crew.receptionist, WalkIn()).visit_id  # one left
    clock.advance(seconds=40)
    reception.set_status(crew.shop, crew.bo, crew.bo.staff_id or 0, "phone")  # nobody left
    clock.advance(seconds=20)
    reception.greet(crew.shop, crew.receptionist, visit)  # an event in between counts nothing twice
    clock.advance(seconds=5)
    now = floor(crew)
    assert (now.desk_minimum, now.desk_short_s, now.desk_empty_s) == (2, 30 + 65, 25)
    assert now.desk_is_short
    assert now.desk_is_empty
    short, empty = behind(crew, Figures.DESK_SHORT), behind(crew, Figures.DESK_EMPTY)
    assert [row.seconds for row in short.rows] == [65, 30]
    assert [row.seconds for row in empty.rows] == [25]
    reception.set_status(crew.shop, crew.bo, crew.bo.staff_id or 0, "available")
    clock.advance(seconds=7)
    now = floor(crew)
    assert (now.desk_short_s, now.desk_empty_s, now.desk_is_short, now.desk_is_empty) == (30 + 72, 25, True, False)
    reception.finish(crew.shop, crew.anna, visit, Finish("considering"))
    clock.advance(minutes=3)
    assert floor(crew).desk_short_s == 30 + 72
    assert not floor(crew).desk_is_short


@pytest.mark.clause("REC-03", "REC-11")
def test_missed_turns_and_overrides_of_today_without_those_taken_back(crew: Crew, clock: ManualClock) -> None:
    come(crew, crew.anna, crew.bo, crew.chen)
    first = reception.walk_in(crew.shop, crew.receptionist, WalkIn())
    clock.advance(seconds=70)
    reception.missed(crew.shop, crew.receptionist, first.visit_id, "point")
    now = floor(crew)
    assert (now.missed, now.overridden) == (1, 0)
    found = behind(crew, Figures.MISSED)
    assert found.total == 1
    row = found.rows[0]
    assert (row.kind, row.id, row.number, row.person, row.state, row.seconds) == (
        "missed", first.visit_id, str(first.number), "Anna", "point", 70,
    )  # fmt: skip
    second = reception.walk_in(crew.shop, crew.receptionist, WalkIn())
    given = reception.override(crew.shop, crew.manager, second.visit_id, crew.chen.staff_id or 0, "speaks the dialect")
    assert floor(crew).overridden == 1
    assert [row.person for row in behind(crew, Figures.OVERRIDDEN).rows] == ["Chen"]
    reception.undo(crew.shop, crew.manager, given.events)
    assert floor(crew).overridden == 0
    assert behind(crew, Figures.OVERRIDDEN).total == 0
    clock.advance(days=1)
    come(crew, crew.anna)
    assert floor(crew).missed == 0


@pytest.mark.clause("REC-10")
def test_who_is_held_out_and_since_when(crew: Crew, clock: ManualClock) -> None:
    policies.change(crew.shop, crew.manager, {"held_out_by.unregistered_guest": True}, note="register first")
    come(crew, crew.anna, crew.bo)
    reception.duty_due(crew.shop, crew.manager, crew.bo.staff_id or 0, "unregistered_guest", "visit 3")
    clock.advance(minutes=2)
    assert floor(crew).held_out == 1
    found = behind(crew, Figures.HELD_OUT)
    assert [(row.kind, row.id, row.person, row.state, row.seconds) for row in found.rows] == [
        ("held", crew.bo.staff_id, "Bo", "unregistered_guest", 120)
    ]
    reception.duty_done(crew.shop, crew.manager, crew.bo.staff_id or 0, "unregistered_guest", "visit 3")
    assert floor(crew).held_out == 0


@pytest.mark.clause("REC-07")
def test_an_owners_customer_with_somebody_else_and_a_vip_for_the_manager(crew: Crew) -> None:
    policies.change(crew.shop, crew.manager, {"vip_without_owner": "manager_decides"}, note="")
    come(crew, crew.anna, crew.bo)
    owned = customer(crew, crew.anna)
    reception.walk_in(crew.shop, crew.receptionist, WalkIn())  # Anna is busy
    deputy = reception.walk_in(crew.shop, crew.receptionist, WalkIn(kind="return", customer_id=owned))
    assert deputy.decision.assigned == crew.bo.staff_id
    assert floor(crew).with_another == 1
    assert [row.id for row in behind(crew, Figures.WITH_ANOTHER).rows] == [deputy.visit_id]
    vip = reception.walk_in(crew.shop, crew.receptionist, WalkIn(kind="vip"))
    assert vip.decision.assigned is None
    now = floor(crew)
    assert (now.vip_waiting, now.open_visits) == (1, 3)
    assert [row.id for row in behind(crew, Figures.VIP_WAITING).rows] == [vip.visit_id]
    assert behind(crew, Figures.OPEN_VISITS).total == 3


@pytest.mark.clause("REC-14")
def test_visits_left_open_yesterday_are_still_open(crew: Crew, clock: ManualClock) -> None:
    come(crew, crew.anna)
    reception.walk_in(crew.shop, crew.receptionist, WalkIn())
    clock.advance(hours=24)
    assert floor(crew).open_visits == 1
    assert behind(crew, Figures.OPEN_VISITS).total == 1
    assert behind(crew, Figures.DESK_SHORT).total == 0
    assert dashboard.live(crew.shop, crew.manager).at - clock.now() == timedelta(0)
