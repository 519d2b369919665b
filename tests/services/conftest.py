"""A store with a few people, made through the services."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from showroom import paths
from showroom.clock import ManualClock
from showroom.domain.packs.loader import load
from showroom.domain.staff.actor import Actor, system_actor
from showroom.services import staff
from showroom.services.shop import Shop
from showroom.store.database import Database


@dataclass(frozen=True, slots=True)
class Crew:
    """A shop with a manager, a receptionist and three consultants; PINs are ``PIN``."""

    shop: Shop
    manager: Actor
    receptionist: Actor
    anna: Actor
    bo: Actor
    chen: Actor


PIN = "4711"
FURNITURE = paths.resources() / "packs" / "furniture.toml"


def new_store(name: str = "Riverside", pin: str = PIN) -> staff.NewStore:
    return staff.NewStore(
        name, "en", "Asia/Shanghai", "CN", "CNY", load(FURNITURE), staff.NewStaff("Mo Lan", "manager", pin)
    )


@pytest.fixture
def crew(database: Database, clock: ManualClock) -> Crew:
    system = system_actor("tests")
    shop = staff.create_store(database, clock, system, new_store())
    manager = staff.find_by_name(shop, system, "Mo Lan")

    def person(name: str, role: str) -> Actor:
        return Actor("staff", name, role, staff.add(shop, system, staff.NewStaff(name, role)))

    return Crew(
        shop,
        Actor("staff", manager.name, "manager", manager.id),
        person("Lin Mei", "receptionist"),
        person("Anna", "consultant"),
        person("Bo", "consultant"),
        person("Chen", "consultant"),
    )
