"""Sign-in with card and PIN, roles, and making a store (SEC-01)."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from tests.services.conftest import PIN, Crew, new_store

from showroom.clock import ManualClock
from showroom.domain.errors import Refused, UserError
from showroom.domain.staff.actor import ROLES, Actor, system_actor
from showroom.domain.staff.permissions import ALLOWED
from showroom.services import staff
from showroom.services.staff import NewStaff
from showroom.store.database import Database
from showroom.store.models import AuditEntry, Staff

pytestmark = [pytest.mark.engines, pytest.mark.clause("SEC-01")]


def test_the_right_pin_signs_in(crew: Crew) -> None:
    assert crew.manager.staff_id is not None
    assert staff.sign_in(crew.shop, crew.manager.staff_id, PIN) == crew.manager


def test_wrong_pins_slow_down_and_are_recorded(crew: Crew, clock: ManualClock) -> None:
    card = crew.manager.staff_id or 0
    for left in (2, 1):
        with pytest.raises(Refused, match="pin_wrong") as caught:
            staff.sign_in(crew.shop, card, "0000")
        assert caught.value.facts == {"tries_left": left}
    with pytest.raises(Refused, match="pin_blocked"):
        staff.sign_in(crew.shop, card, "0000")
    with pytest.raises(Refused, match="pin_blocked"):
        staff.sign_in(crew.shop, card, PIN)
    clock.advance(seconds=6)
    with pytest.raises(Refused) as caught:
        staff.sign_in(crew.shop, card, "0000")
    assert caught.value.facts == {"seconds": 10}
    clock.advance(seconds=11)
    assert staff.sign_in(crew.shop, card, PIN) == crew.manager
    with crew.shop.view(crew.manager, "ledger.view") as connection:
        acts = connection.execute(select(AuditEntry.action).order_by(AuditEntry.seq)).scalars().all()
        assert connection.execute(select(Staff.wrong_pins).where(Staff.id == card)).scalar() == 0
    assert acts.count("staff.wrong_pin") == 4
    assert "staff.sign_in" in acts


def test_no_pin_no_card_no_entry(crew: Crew) -> None:
    with pytest.raises(Refused, match="no_pin_yet"):
        staff.sign_in(crew.shop, crew.anna.staff_id or 0, "")
    with pytest.raises(Refused, match="no_such_card"):
        staff.sign_in(crew.shop, 17, PIN)


@pytest.mark.parametrize(
    "person, code",
    [
        (NewStaff(" ", "consultant"), "staff_name_missing"),
        (NewStaff("Zoe", "king"), "role_unknown"),
        (NewStaff("Zoe", "consultant", "12a4"), "pin_needs_digits"),
        (NewStaff("Zoe", "consultant", "1111"), "pin_too_easy"),
        (NewStaff("Zoe", "consultant", "1234"), "pin_too_easy"),
        (NewStaff("Anna", "consultant"), "staff_name_taken"),
    ],
)
def test_a_wrong_person_is_refused(crew: Crew, person: NewStaff, code: str) -> None:
    with pytest.raises(UserError, match=code):
        staff.add(crew.shop, crew.manager, person)


def test_a_pin_is_kept_as_a_hash_only_and_out_of_the_audit(crew: Crew) -> None:
    staff.add(crew.shop, crew.manager, NewStaff("Zoe", "consultant", "8264"))
    with crew.shop.view(crew.manager, "ledger.view") as connection:
        kept = connection.execute(select(Staff.pin_hash).where(Staff.name == "Zoe")).scalar_one()
        changes = connection.execute(select(AuditEntry.changes).order_by(AuditEntry.seq.desc()).limit(1)).scalar_one()
    assert kept.startswith("$argon2id$")
    assert kept not in changes


def test_only_managers_change_staff(crew: Crew) -> None:
    with pytest.raises(Refused, match="not_allowed"):
        staff.add(crew.shop, crew.anna, NewStaff("Zoe", "consultant"))


def test_each_permission_names_known_roles() -> None:
    for action, roles in ALLOWED.items():
        assert roles <= {*ROLES, "desk"}, action
        assert action.count(".") == 1


def test_a_store_with_wrong_answers_is_not_made(database: Database, clock: ManualClock) -> None:
    from dataclasses import replace

    for change, code in (
        ({"name": ""}, "store_name_missing"),
        ({"time_zone": "Mars/Olympus"}, "time_zone_unknown"),
        ({"currency": "yuan"}, "currency_unknown"),
        ({"country": "China"}, "country_unknown"),
        ({"manager": NewStaff("M", "manager", "12")}, "pin_needs_digits"),
    ):
        with pytest.raises(UserError, match=code):
            staff.create_store(database, clock, system_actor("x"), replace(new_store(), **change))
    with database.read() as connection:
        assert connection.execute(select(Staff.id)).first() is None


def test_an_actor_is_tagged_without_personal_data() -> None:
    assert Actor("staff", "Anna", "consultant", 7).tag == "staff:7"
