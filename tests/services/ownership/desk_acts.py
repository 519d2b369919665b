"""What the tests of the ownership desk do: register, meet, serve, and change the rules."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.customers.form import Answer
from showroom.domain.errors import UserError
from showroom.domain.packs.ownership import OwnershipRules
from showroom.domain.staff.actor import Actor
from showroom.services import ownership, packs, reception
from showroom.services.customers import owners, records
from showroom.services.customers.records import Registration
from showroom.services.packs import PackInForce
from showroom.services.reception import Finish, WalkIn


def number(actor: Actor) -> int:
    assert actor.staff_id is not None
    return actor.staff_id


def put_rules(crew: Crew, **changes: Any) -> OwnershipRules:
    """Change switches of the pack in force."""
    with crew.shop.view(crew.manager, "packs.view") as connection:
        current = packs.in_force(crew.shop, connection)
    rules = replace(current.pack.ownership, **changes)
    crew.shop.kept_pack = PackInForce(current.version_id, replace(current.pack, ownership=rules))
    return rules


def register(crew: Crew, actor: Actor, name: str, phone: str = "", **answers: Answer) -> int:
    given: dict[str, Answer] = {"name": name, **({"phones": (phone,)} if phone else {}), **answers}
    return records.register(crew.shop, actor, Registration(given)).id


def held(crew: Crew, customer: int) -> owners.Protection:
    with crew.shop.view(crew.manager, "customers.view") as connection:
        found = owners.protection_of(crew.shop, connection, customer)
    assert found is not None
    return found


def contact(
    crew: Crew, actor: Actor, customer: int, kind: str, *, effective: bool = True, behalf: bool = False
) -> bool:
    with crew.shop.work(actor, "customers.update") as work:
        return ownership.contact(work, customer, actor.staff_id, kind, effective, on_behalf=behalf)


def refused(code: str) -> pytest.RaisesExc[UserError]:
    return pytest.RaisesExc(UserError, check=lambda error: error.code == code)


def served(crew: Crew, clock: ManualClock, actor: Actor, customer: int | None, note: str | None = None) -> int:
    """A visit that ``actor`` serves to its end; returns its id."""
    shop = crew.shop
    reception.clock_in(shop, actor, number(actor))
    given = reception.walk_in(shop, crew.receptionist, WalkIn("first", customer_id=customer, note=note))
    reception.greet(shop, actor, given.visit_id)
    clock.advance(minutes=20)
    reception.finish(shop, actor, given.visit_id, Finish("considering"))
    reception.clock_out(shop, actor, number(actor))
    return given.visit_id
