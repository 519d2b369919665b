"""Enquiries in a sequence of their own, given with the call in one transaction (REC-21)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import Connection, select
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.calls.rules import CallResult, CallTopic
from showroom.domain.customers.form import FormRefused
from showroom.domain.errors import Refused, UserError
from showroom.domain.staff.actor import DESK, Actor
from showroom.services import calls, ledger, packs, policies, reception
from showroom.services.calls import NewCall
from showroom.services.customers import cards, owners, records
from showroom.services.customers.records import Registration
from showroom.services.packs import PackInForce
from showroom.services.reception import WalkIn
from showroom.services.shop import Shop
from showroom.store.models import LedgerEvent

pytestmark = pytest.mark.engines


@pytest.fixture
def floor(crew: Crew) -> Crew:
    """Anna, Bo and Chen are here, enquiries go round on their own."""
    policies.change(crew.shop, crew.manager, {"call_sequence": True})
    for person in (crew.anna, crew.bo, crew.chen):
        reception.clock_in(crew.shop, person, person.staff_id or 0)
    return crew


def sequence(crew: Crew) -> list[str]:
    board = reception.board(crew.shop, crew.manager)
    return [board.names[staff] for staff in board.call_order]


def payloads(crew: Crew) -> list[dict[str, object]]:
    with crew.shop.view(crew.manager, "ledger.view") as connection:
        events = ledger.events_of(crew.shop, connection, crew.shop.day())
        return [dict(event.payload) for event in events if event.kind == "enquiry"]


def give(crew: Crew, phone: str = "13900001111", shown: Actor | None = None) -> calls.Logged:
    shown_id = shown.staff_id if shown is not None else None
    return calls.log(crew.shop, crew.receptionist, NewCall(phone, give_to_next=True, shown_next_id=shown_id))


@pytest.mark.clause("REC-21", "REC-17")
def test_an_enquiry_goes_to_the_next_with_its_call_and_its_customer(floor: Crew) -> None:
    coming = calls.next_enquiry(floor.shop, floor.receptionist)
    assert coming is not None
    assert (coming.name, coming.decision.reasons) == ("Anna", ("next_in_calls_order",))
    assert sequence(floor) == ["Anna", "Bo", "Chen"]  # looking turns nothing
    logged = give(floor, shown=floor.anna)
    assert logged.given is not None
    assert (logged.given.staff_id, logged.given.name) == (floor.anna.staff_id, "Anna")
    assert logged.customer_id is not None
    assert cards.card(floor.shop, floor.anna, logged.customer_id).person.owner == "Anna"
    (row,) = calls.calls_of(floor.shop, floor.anna)
    assert (row.staff, row.for_staff, row.is_enquiry_given, row.first_time) == ("Lin Mei", "Anna", True, True)
    (payload,) = payloads(floor)
    assert payload["call"] == logged.id
    assert set(payload) == {"decision", "call"}  # ids and codes only
    assert sequence(floor) == ["Bo", "Chen", "Anna"]
    board = reception.board(floor.shop, floor.manager)
    assert [person.name for person in board.people] == ["Anna", "Bo", "Chen"]  # the visits' order is untouched
    assert calls.messages_for(floor.shop, floor.anna, floor.anna.staff_id or 0) == ()  # it is no message


@pytest.mark.clause("REC-21", "REC-07")
def test_the_owner_keeps_the_caller_and_nobody_turns(floor: Crew) -> None:
    records.register(floor.shop, floor.bo, Registration({"name": "王小明", "phones": ("13812345678",)}))
    with pytest.raises(UserError, match="enquiry_has_owner") as refused:
        give(floor, "138 1234 5678")
    assert refused.value.facts["name"] == "Bo"
    assert calls.calls_of(floor.shop, floor.anna) == ()
    assert sequence(floor) == ["Anna", "Bo", "Chen"]
    assert payloads(floor) == []


@pytest.mark.clause("REC-21", "REC-18")
def test_both_are_written_or_neither(floor: Crew) -> None:
    with pytest.raises(FormRefused):
        give(floor, "138 12")
    assert payloads(floor) == []
    assert sequence(floor) == ["Anna", "Bo", "Chen"]
    reception.next_for_enquiry(floor.shop, floor.receptionist)
    with pytest.raises(UserError, match="enquiry_next_changed") as refused:
        give(floor, shown=floor.anna)  # another desk was quicker: nobody gets it unseen
    assert refused.value.facts["name"] == "Bo"
    assert calls.calls_of(floor.shop, floor.anna) == ()
    with floor.shop.view(floor.manager, "ledger.view") as connection:
        assert ledger.verify(floor.shop, connection).ok


@pytest.mark.clause("REC-21", "REC-09")
def test_taken_back_the_call_stays_and_belongs_to_nobody(floor: Crew, clock: ManualClock) -> None:
    logged = give(floor)
    assert logged.given is not None
    assert logged.customer_id is not None
    clock.advance(seconds=30)
    reception.undo(floor.shop, floor.receptionist, logged.given.events)
    assert sequence(floor) == ["Anna", "Bo", "Chen"]
    (row,) = calls.calls_of(floor.shop, floor.anna)
    assert (row.number, row.for_staff, row.is_enquiry_given) == (1, "", False)
    with floor.shop.view(floor.manager, "ledger.view") as connection:
        assert owners.owner_of(connection, floor.shop.store.id, logged.customer_id) is None
        assert ledger.verify(floor.shop, connection).ok


@pytest.mark.clause("REC-21", "REC-09")
def test_taken_back_the_consultant_who_took_the_call_has_the_customer(floor: Crew, clock: ManualClock) -> None:
    logged = calls.log(floor.shop, floor.chen, NewCall("13900001111", give_to_next=True))
    assert logged.given is not None
    assert logged.given.name == "Anna"
    reception.undo(floor.shop, floor.chen, logged.given.events)
    card = cards.card(floor.shop, floor.chen, logged.customer_id or 0)
    assert card.person.owner == "Chen"


@pytest.mark.clause("REC-21", "REG-07")
def test_taken_back_an_owner_set_since_stays(floor: Crew, clock: ManualClock) -> None:
    logged = give(floor)
    assert logged.given is not None
    clock.advance(seconds=10)
    owners.set_owner(floor.shop, floor.manager, logged.customer_id or 0, floor.bo.staff_id or 0)
    reception.undo(floor.shop, floor.receptionist, logged.given.events)
    assert cards.card(floor.shop, floor.bo, logged.customer_id or 0).person.owner == "Bo"


@pytest.mark.clause("REC-21")
def test_who_is_busy_is_passed_over_with_the_reason(floor: Crew) -> None:
    reception.walk_in(floor.shop, DESK, WalkIn())
    coming = calls.next_enquiry(floor.shop, floor.receptionist)
    assert coming is not None
    assert coming.name == "Bo"
    assert [(passed.staff, passed.reason) for passed in coming.decision.passed] == [
        (floor.anna.staff_id, "with_visitor")
    ]
    assert coming.order == (floor.anna.staff_id, floor.bo.staff_id, floor.chen.staff_id)


@pytest.mark.clause("REC-21")
def test_without_the_switch_there_is_no_sequence(crew: Crew) -> None:
    assert calls.next_enquiry(crew.shop, crew.anna) is None
    with pytest.raises(UserError, match="no_call_sequence"):
        calls.log(crew.shop, crew.anna, NewCall("13900001111", give_to_next=True))
    assert calls.calls_of(crew.shop, crew.anna) == ()
    assert calls.log(crew.shop, crew.anna, NewCall("13900001111")).given is None


@pytest.mark.clause("REC-21")
def test_before_anybody_has_come_nobody_is_next(crew: Crew) -> None:
    policies.change(crew.shop, crew.manager, {"call_sequence": True})
    coming = calls.next_enquiry(crew.shop, crew.anna)
    assert coming is not None
    assert (coming.staff_id, coming.name, coming.order) == (None, "", ())
    assert coming.decision.reasons == ("nobody_clocked_in",)
    with pytest.raises(UserError, match="nobody_may_take"):
        calls.log(crew.shop, crew.anna, NewCall("13900001111", give_to_next=True))
    with crew.shop.view(crew.manager, "ledger.view") as connection:
        kinds = connection.execute(select(LedgerEvent.kind)).scalars().all()
    assert "enquiry" not in kinds
    with pytest.raises(Refused):
        calls.next_enquiry(crew.shop, DESK)


@pytest.mark.clause("CAL-07", "REC-21")
def test_where_the_pack_says_so_a_missed_call_is_made_up_before_the_next_turn(
    floor: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = packs.in_force

    def owing(shop: Shop, connection: Connection, at: datetime | None = None) -> PackInForce:
        found = real(shop, connection, at)
        rules = replace(found.pack.calls, message_earns_make_up=True)
        return replace(found, pack=replace(found.pack, calls=rules))

    monkeypatch.setattr(packs, "in_force", owing)
    message = NewCall(
        "13900009999", topic=CallTopic.COLLEAGUE, result=CallResult.MESSAGE, for_staff_id=floor.chen.staff_id
    )
    calls.log(floor.shop, floor.receptionist, message)
    coming = calls.next_enquiry(floor.shop, floor.receptionist)
    assert coming is not None
    assert (coming.name, coming.decision.served_as, coming.decision.uses_turn) == ("Chen", "make_up", False)
    logged = give(floor, shown=floor.chen)
    assert logged.given is not None
    assert logged.given.name == "Chen"
    assert sequence(floor) == ["Anna", "Bo", "Chen"]  # it cost nobody a place
    after = calls.next_enquiry(floor.shop, floor.receptionist)
    assert after is not None
    assert (after.name, after.decision.served_as) == ("Anna", "next")  # one message, one call
    reception.undo(floor.shop, floor.receptionist, logged.given.events)
    again = calls.next_enquiry(floor.shop, floor.receptionist)
    assert again is not None
    assert again.name == "Chen"
    reception.set_status(floor.shop, floor.chen, floor.chen.staff_id or 0, "lunch")
    absent = calls.next_enquiry(floor.shop, floor.receptionist)
    assert absent is not None
    assert absent.name == "Anna"
