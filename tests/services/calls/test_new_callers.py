"""Whose customer a first-time caller is: the pack says, never whoever typed the call (CAL-03, REG-07, REC-21)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, select
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.packs.calls import NewCaller
from showroom.domain.packs.loader import load
from showroom.domain.staff.actor import Actor
from showroom.services import calls, packs, policies, reception, shipped_packs, staff
from showroom.services.calls import NewCall
from showroom.services.customers import owners
from showroom.services.packs import PackInForce
from showroom.services.shop import Shop
from showroom.store.models import Opportunity

pytestmark = pytest.mark.engines


def owner_of(crew: Crew, logged: calls.Logged) -> int | None:
    assert logged.customer_id is not None
    with crew.shop.view(crew.manager, "calls.view") as connection:
        return owners.owner_of(connection, crew.shop.store.id, logged.customer_id)


def pursued_by(crew: Crew, logged: calls.Logged) -> int | None:
    assert logged.noted is not None
    with crew.shop.view(crew.manager, "calls.view") as connection:
        found = connection.execute(select(Opportunity.owner_id).where(Opportunity.id == logged.noted.opportunity_id))
        return found.scalar_one()


@pytest.fixture
def in_turn(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> Crew:
    """The pack gives new callers to who gets the enquiry; Anna, Bo and Chen are here."""
    usual = packs.in_force

    def ruled(shop: Shop, connection: Connection, at: datetime | None = None) -> PackInForce:
        found = usual(shop, connection, at)
        return replace(found, pack=replace(found.pack, calls=replace(found.pack.calls, new_caller=NewCaller.IN_TURN)))

    monkeypatch.setattr(packs, "in_force", ruled)
    policies.change(crew.shop, crew.manager, {"call_sequence": True})
    for person in (crew.anna, crew.bo, crew.chen):
        reception.clock_in(crew.shop, person, person.staff_id or 0)
    return crew


@pytest.mark.clause("CAL-03", "REG-07")
def test_who_took_the_call_owns_the_caller_if_a_consultant_and_not_who_typed_it(crew: Crew) -> None:
    own = calls.log(crew.shop, crew.anna, NewCall("13900001111", signals=("price",)))
    assert owner_of(crew, own) == crew.anna.staff_id == pursued_by(crew, own)

    # the desk took it, whoever typed it: nobody's, for the supervisor to give out
    for number, typist in (
        ("13900002222", crew.receptionist),
        ("13900003333", crew.anna),
        ("13900004444", crew.manager),
    ):
        taken = NewCall(number, staff_id=crew.receptionist.staff_id, signals=("price",))
        desk = calls.log(crew.shop, typist, taken)
        assert owner_of(crew, desk) is None
        assert pursued_by(crew, desk) is None

    # typed for Bo by the desk: Bo spoke with them
    for_bo = calls.log(crew.shop, crew.receptionist, NewCall("13900005555", staff_id=crew.bo.staff_id))
    assert owner_of(crew, for_bo) == crew.bo.staff_id


@pytest.mark.clause("REC-21", "REG-07")
def test_in_turn_only_who_got_the_enquiry_owns_the_caller(in_turn: Crew, clock: ManualClock) -> None:
    crew = in_turn
    # Chen is third in turn, takes the call and keeps it to himself: the caller is nobody's
    kept = calls.log(crew.shop, crew.chen, NewCall("13900001111", signals=("price",)))
    assert owner_of(crew, kept) is None
    assert pursued_by(crew, kept) is None
    given = calls.log(crew.shop, crew.chen, NewCall("13900002222", give_to_next=True, signals=("price",)))
    assert owner_of(crew, given) == crew.anna.staff_id == pursued_by(crew, given)
    # taken back it is nobody's again, not Chen's
    assert given.given is not None
    reception.undo(crew.shop, crew.chen, given.given.events)
    assert owner_of(crew, given) is None
    # entered afterwards: it was Bo's turn when he took it
    clock.advance(minutes=5)
    past = replace(NewCall("13900003333"), at=clock.now() - timedelta(minutes=3), staff_id=crew.bo.staff_id)
    late = calls.log_late(crew.shop, crew.manager, past)
    assert owner_of(crew, late) == crew.bo.staff_id


@pytest.mark.clause("REC-21")
def test_of_the_packs_only_the_sales_office_gives_callers_in_turn() -> None:
    rules = {
        name: load(shipped_packs.shipped_file(name)).calls.new_caller for name in ("furniture", "car", "real_estate")
    }
    assert rules == {
        "furniture": NewCaller.WHO_ANSWERS,
        "car": NewCaller.WHO_ANSWERS,
        "real_estate": NewCaller.IN_TURN,
    }


def test_a_role_is_read_as_it_is_now(crew: Crew) -> None:
    """Somebody who left can't become an owner by a call entered for them."""
    staff.set_active(crew.shop, crew.manager, crew.chen.staff_id or 0, active=False)
    gone = Actor("staff", "Chen", "consultant", crew.chen.staff_id)
    logged = calls.log(crew.shop, crew.manager, NewCall("13900001111", staff_id=gone.staff_id))
    assert owner_of(crew, logged) is None
