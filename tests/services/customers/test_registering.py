"""Visitors to be registered: the consultant is reminded, the supervisor told when it is late, and the cost (REG-09)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.services.conftest import Crew

from showroom import paths
from showroom.clock import ManualClock
from showroom.domain.packs.choices import Stands
from showroom.domain.packs.loader import load
from showroom.domain.staff.actor import Actor, system_actor
from showroom.services import packs, reception, staff
from showroom.services.customers import records
from showroom.services.customers.records import Registration
from showroom.services.customers.registering import to_register
from showroom.services.reception import Finish, WalkIn
from showroom.services.reception.mend import VisitDetails
from showroom.services.shop import Shop
from showroom.store.database import Database

pytestmark = pytest.mark.engines


@pytest.fixture
def office(database: Database, clock: ManualClock) -> Crew:
    """A sales office: a guest is registered the same day."""
    system = system_actor("tests")
    pack = load(paths.resources() / "packs" / "real_estate.toml")
    manager = staff.NewStaff("Mo Lan", "manager", "4711")
    shop = staff.create_store(
        database, clock, system, staff.NewStore("Harbour", "en", "Asia/Shanghai", "CN", "CNY", pack, manager)
    )

    def person(name: str, role: str) -> Actor:
        return Actor("staff", name, role, staff.add(shop, system, staff.NewStaff(name, role)))

    lan = Actor("staff", "Mo Lan", "manager", staff.find_by_name(shop, system, "Mo Lan").id)
    made = [person(name, "consultant") for name in ("Anna", "Bo", "Chen")]
    return Crew(shop, lan, person("He", "supervisor"), *made)


def served(shop: Shop, crew: Crew, who: Actor, clock: ManualClock, outcome: str) -> int:
    reception.clock_in(shop, crew.manager, who.staff_id or 0)
    visit = reception.walk_in(shop, crew.manager, WalkIn()).visit_id
    clock.advance(minutes=20)
    reception.finish(shop, crew.manager, visit, Finish(outcome, reason="asked the way"))
    return visit


@pytest.mark.clause("REG-09")
def test_reminded_then_told_to_the_supervisor_and_gone_once_registered(office: Crew, clock: ManualClock) -> None:
    shop, anna, supervisor = office.shop, office.anna, office.receptionist
    visit = served(shop, office, anna, clock, "considering")
    (mine,) = to_register(shop, anna)
    assert (mine.visit_id, mine.consultant, mine.is_overdue) == (visit, "Anna", False)
    assert (mine.penalty_person, mine.penalty_supervisor) == (10_000, 5_000)
    assert mine.left_at < mine.due
    for other in (office.bo, supervisor, office.manager):
        assert to_register(shop, other) == ()  # nobody is told before it is late
    clock.advance(days=1)
    assert [one.is_overdue for one in to_register(shop, anna)] == [True]
    assert [one.visit_id for one in to_register(shop, supervisor)] == [visit]
    assert [one.visit_id for one in to_register(shop, office.manager)] == [visit]
    assert to_register(shop, office.bo) == ()
    guest = records.register(shop, anna, Registration({"phone_declined": "粤B·12345"})).id
    reception.details(shop, anna, visit, VisitDetails(customer_id=guest))
    assert to_register(shop, anna) == to_register(shop, supervisor) == ()


@pytest.mark.clause("REG-09")
def test_who_was_no_opportunity_need_not_be_registered(office: Crew, clock: ManualClock) -> None:
    shop = office.shop
    none = next(
        one.key for one in load(paths.resources() / "packs" / "real_estate.toml").outcomes if one.gives_turn_back
    )
    served(shop, office, office.anna, clock, none)
    clock.advance(days=1)
    assert to_register(shop, office.anna) == to_register(shop, office.manager) == ()


@pytest.mark.clause("REG-09")
def test_furniture_begins_with_the_measuring_not_with_the_visit(crew: Crew, clock: ManualClock) -> None:
    served(crew.shop, crew, crew.anna, clock, "considering")
    clock.advance(days=3)
    assert to_register(crew.shop, crew.anna) == to_register(crew.shop, crew.manager) == ()


@pytest.mark.clause("REG-09")
def test_where_no_visit_is_an_opportunity_nobody_is_to_be_registered(office: Crew, clock: ManualClock) -> None:
    shop = office.shop
    served(shop, office, office.anna, clock, "considering")
    assert len(to_register(shop, office.anna)) == 1
    with shop.view(office.manager, "packs.view") as connection:
        found = packs.in_force(shop, connection)
    kinds = tuple(replace(kind, stands=Stands.SERVICE) for kind in found.pack.visit_kinds)
    shop.pinned_pack = replace(found, pack=replace(found.pack, visit_kinds=kinds))
    assert to_register(shop, office.anna) == ()
