"""A guest who leaves no phone 拒留: registered, so that nobody is held out; the rate is counted (REG-01, REC-10)."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select
from tests.services.conftest import Crew, new_store

from showroom.clock import ManualClock
from showroom.domain.customers.form import by_column
from showroom.domain.errors import UserError
from showroom.domain.staff.actor import Actor, system_actor
from showroom.services import packs, reception, reports, staff
from showroom.services.customers.merging import Request, merge
from showroom.services.customers.records import Registration, register, update
from showroom.services.policies import change
from showroom.services.reception import Finish, KnownBy, VisitDetails, WalkIn
from showroom.store.models import AuditEntry, Customer, CustomerOwner, LedgerEvent, Visit


def served(crew: Crew, clock: ManualClock) -> int:
    """A first visit that Anna served, over."""
    reception.clock_in(crew.shop, crew.manager, crew.anna.staff_id or 0)
    visit = reception.walk_in(crew.shop, crew.manager, WalkIn()).visit_id
    clock.advance(minutes=20)
    reception.finish(crew.shop, crew.manager, visit, Finish("considering"))
    return visit


@pytest.mark.clause("REG-01", "REC-10")
@pytest.mark.engines
def test_a_guest_without_a_phone_holds_nobody_out(crew: Crew, clock: ManualClock) -> None:
    shop = crew.shop
    change(shop, crew.manager, {"held_out_by.unregistered_guest": True, "unregistered_after_h": 1})
    visit = served(crew, clock)
    clock.advance(hours=2)
    reception.refresh_duties(shop, crew.manager)
    (anna,) = reception.board(shop, crew.manager).people
    assert anna.bar == "held_out"
    noted = reception.phone_declined(shop, crew.anna, visit, KnownBy("plate", " 粤B 12345 "))
    (anna,) = reception.board(shop, crew.manager).people
    assert anna.bar is None
    with shop.view(crew.manager, "reception.board") as connection:
        customer = connection.execute(select(Customer.__table__).where(Customer.id == noted.customer_id)).one()
        owner = connection.execute(select(CustomerOwner.staff_id)).scalar_one()
        told = connection.execute(select(LedgerEvent.payload)).scalars().all()
        entry = connection.execute(
            select(AuditEntry.action).where(AuditEntry.action == "reception.phone_declined")
        ).scalar()
    assert (customer.phone_declined, owner) == ("粤B 12345", crew.anna.staff_id)
    assert entry is not None
    assert not any("12345" in json.dumps(json.loads(payload), ensure_ascii=False) for payload in told)
    report = reports.daily(shop, crew.manager, shop.day())
    assert (report.guests.asked, report.guests.declined, report.guests.told) == (1, 1, "1 / 1 (100 %)")
    reception.take_back_declined(shop, crew.anna, noted)
    (anna,) = reception.board(shop, crew.manager).people
    assert anna.bar == "held_out"
    with shop.view(crew.manager, "reception.board") as connection:
        assert connection.execute(select(Visit.customer_id).where(Visit.id == visit)).scalar() is None
        assert not connection.execute(select(Customer.active).where(Customer.id == noted.customer_id)).scalar()


@pytest.mark.clause("REG-01")
def test_one_of_the_three_is_required_and_a_known_guest_stays_the_same(crew: Crew, clock: ManualClock) -> None:
    shop = crew.shop
    visit = served(crew, clock)
    for known_by, code in ((KnownBy("plate", "  "), "known_by_missing"), (KnownBy("shoe", "42"), "known_by_unknown")):
        with pytest.raises(UserError) as refused:
            reception.phone_declined(shop, crew.anna, visit, known_by)
        assert refused.value.code == code
    first = reception.phone_declined(shop, crew.anna, visit, KnownBy("messaging_id", "lin_mei"))
    clock.advance(minutes=1)
    again = reception.phone_declined(shop, crew.anna, visit, KnownBy("description", "tall, glasses"))
    assert (again.customer_id, again.made, again.before) == (
        first.customer_id,
        False,
        (("phone_declined", "lin_mei"),),
    )
    reception.take_back_declined(shop, crew.anna, again)
    with shop.view(crew.manager, "reception.board") as connection:
        row = connection.execute(
            select(Customer.phone_declined, Customer.messaging_id).where(Customer.id == first.customer_id)
        ).one()
    assert tuple(row) == ("lin_mei", "lin_mei")
    clock.advance(minutes=10)
    with pytest.raises(UserError) as late:
        reception.take_back_declined(shop, crew.anna, first)
    assert late.value.code == "undo_too_late"


@pytest.mark.clause("REG-01", "REC-09")
def test_taking_it_back_leaves_a_guest_who_was_known_as_they_were(crew: Crew, clock: ManualClock) -> None:
    """Also the messaging ID that it filled in; not what somebody else has written there since."""
    shop = crew.shop
    visit = served(crew, clock)
    guest = register(
        shop, crew.anna, Registration({"name": "Zhou", "phones": ("13812345678",), "consent": True}, crew.anna.staff_id)
    ).id
    reception.details(shop, crew.manager, visit, VisitDetails(customer_id=guest))
    noted = reception.phone_declined(shop, crew.anna, visit, KnownBy("messaging_id", "zhou_w"))
    assert known(crew, guest) == ("zhou_w", "zhou_w")
    reception.take_back_declined(shop, crew.anna, noted)
    assert known(crew, guest) == (None, None)
    noted = reception.phone_declined(shop, crew.anna, visit, KnownBy("messaging_id", "zhou_w"))
    update(shop, crew.anna, guest, {messaging_key(crew): "zhou_x"})
    with pytest.raises(UserError) as refused:
        reception.take_back_declined(shop, crew.anna, noted)
    assert refused.value.code == "undo_moved_on"
    assert known(crew, guest) == ("zhou_w", "zhou_x")


def known(crew: Crew, guest: int) -> tuple[str | None, str | None]:
    with crew.shop.view(crew.manager, "reception.board") as connection:
        row = connection.execute(
            select(Customer.phone_declined, Customer.messaging_id).where(Customer.id == guest)
        ).one()
    return row.phone_declined, row.messaging_id


def messaging_key(crew: Crew) -> str:
    with crew.shop.view(crew.manager, "reception.board") as connection:
        field = by_column(packs.in_force(crew.shop, connection).pack.form, "messaging_id")
    assert field is not None
    return field.key


@pytest.mark.clause("REG-01")
def test_a_guest_who_is_another_stores_record_by_now_may_leave_no_phone_here(crew: Crew, clock: ManualClock) -> None:
    shop = crew.shop
    clock.advance(minutes=1)
    second = staff.create_store(shop.database, clock, system_actor("tests"), new_store("Hillside"))
    boss = staff.find_by_name(second, system_actor("tests"), "Mo Lan")
    guest = register(second, Actor("staff", boss.name, "manager", boss.id), Registration({"name": "钱七"})).id
    visit = served(crew, clock)
    ours = register(shop, crew.anna, Registration({"name": "钱七"})).id
    reception.details(shop, crew.anna, visit, VisitDetails(customer_id=ours))
    merge(shop, crew.manager, Request(guest, ours))
    noted = reception.phone_declined(shop, crew.anna, visit, KnownBy("plate", "粤B 12345"))
    assert (noted.customer_id, noted.made, noted.put) == (guest, False, (("phone_declined", "粤B 12345"),))
    reception.take_back_declined(shop, crew.anna, noted)
    with shop.view(crew.manager, "reception.board") as connection:
        assert connection.execute(select(Customer.phone_declined).where(Customer.id == guest)).scalar() is None
