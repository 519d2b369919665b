"""Rooms and cars are promised once; who is called the day before; who came (CAL-09)."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.appointments.conflicts import ConflictKind
from showroom.domain.errors import Refused, UserError
from showroom.services import appointments
from showroom.services.appointments import NewAppointment, Reminded, bookable
from showroom.services.appointments.resources import add, change

pytestmark = [pytest.mark.clause("CAL-09")]


def room(crew: Crew, hours: float, name: str = "Mr Li", **more: object) -> NewAppointment:
    facts: dict[str, object] = {"purpose": "room", "resource": "Design room"} | more
    return NewAppointment(crew.shop.clock.now() + timedelta(hours=hours), name, **facts)  # type: ignore[arg-type]


@pytest.mark.engines
def test_a_room_that_is_taken_is_refused_with_the_hours_and_a_supervisor_may(crew: Crew) -> None:
    first = appointments.book(crew.shop, crew.anna, room(crew, 2))
    with pytest.raises(UserError) as refused:
        appointments.book(crew.shop, crew.bo, room(crew, 2.5, "Zoe", resource=" design  ROOM "))
    assert refused.value.code == "appointment_resource_taken"
    assert refused.value.facts["name"] == "Design room"
    with pytest.raises(Refused):
        appointments.book(crew.shop, crew.bo, room(crew, 2.5, "Zoe", overbooked="both at once"))
    appointments.book(crew.shop, crew.manager, room(crew, 2.5, "Zoe", overbooked="both at once"))
    assert [one.overbooked for one in appointments.of_today(crew.shop, crew.manager)] == ["", "both at once"]
    appointments.change(crew.shop, crew.anna, first, room(crew, 5))  # itself is not in its own way
    appointments.change(crew.shop, crew.anna, first, room(crew, 5.25))
    appointments.cancel(crew.shop, crew.anna, first)
    appointments.book(crew.shop, crew.anna, room(crew, 5.25, "Wu"))  # a cancelled one takes no room


@pytest.mark.engines
def test_two_pcs_book_the_same_room_at_once_and_one_of_them_is_told(crew: Crew) -> None:
    outcome: list[str] = []
    ready = threading.Barrier(2)

    def book(name: str) -> None:
        shop = crew.shop.sibling()
        ready.wait()
        try:
            appointments.book(shop, crew.anna, room(crew, 3, name))
            outcome.append("booked")
        except UserError as error:
            outcome.append(error.code)

    threads = [threading.Thread(target=book, args=(name,)) for name in ("Wu", "Zhao")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcome) == ["appointment_resource_taken", "booked"]
    assert len(appointments.of_today(crew.shop, crew.manager)) == 1


def test_what_stands_in_the_way_is_shown_while_choosing(crew: Crew) -> None:
    appointments.book(crew.shop, crew.anna, room(crew, 2, "Mr Li", consultant_id=crew.bo.staff_id))
    found = appointments.outlook(crew.shop, crew.anna, room(crew, 2.5, "Zoe"))
    assert [(one.kind, one.what, one.name) for one in found.conflicts] == [
        (ConflictKind.RESOURCE, "Design room", "Mr Li")
    ]
    assert found.refuses
    assert found.free_from == crew.shop.clock.now() + timedelta(hours=3)
    other = appointments.outlook(
        crew.shop, crew.anna, room(crew, 2.5, "Zoe", resource="VIP room", consultant_id=crew.bo.staff_id)
    )
    assert [one.kind for one in other.conflicts] == [ConflictKind.CONSULTANT]
    assert not other.refuses
    night = appointments.outlook(crew.shop, crew.anna, room(crew, 16, "Zoe", resource=""))
    assert [one.kind for one in night.conflicts] == [ConflictKind.CLOSED]


def test_the_store_names_its_own_rooms(crew: Crew) -> None:
    shop = crew.shop
    shipped = {(one.purpose, one.name): one for one in bookable(shop, crew.anna)}
    assert shipped["room", "Design room"].id is None
    with pytest.raises(Refused):
        add(shop, crew.anna, "room", "Terrace")
    add(shop, crew.manager, "room", "Terrace")
    with pytest.raises(UserError, match="resource_known"):
        add(shop, crew.manager, "room", "  terrace ")
    renamed = change(shop, crew.manager, shipped["room", "Design room"], "Studio", active=True)
    change(shop, crew.manager, shipped["room", "VIP room"], "VIP room", active=False)
    assert {one.name for one in bookable(shop, crew.anna) if one.purpose == "room"} == {
        "Studio",
        "Terrace",
        "Design room",
    }
    assert renamed.id is not None
    with pytest.raises(UserError, match="resource_out_of_use"):
        appointments.book(shop, crew.anna, room(crew, 2, resource="VIP room"))
    appointments.book(shop, crew.anna, room(crew, 2, purpose="measurement", resource="Lin Road 8"))
    assert "Lin Road 8" not in {one.name for one in bookable(shop, crew.anna)}  # an address is no team


def test_who_is_called_about_tomorrow(crew: Crew, clock: ManualClock) -> None:
    shop = crew.shop
    tomorrow = appointments.book(shop, crew.anna, room(crew, 24, "Wu"))
    other = appointments.book(shop, crew.anna, room(crew, 26, "Zhao"))
    appointments.book(shop, crew.anna, room(crew, 24 * 4, "Later"))
    assert [one.name for one in appointments.to_remind(shop, crew.anna)] == ["Wu", "Zhao"]
    assert appointments.remind_count(shop, crew.anna) == 2
    appointments.remind(shop, crew.anna, tomorrow, Reminded.CONFIRMED)
    appointments.remind(shop, crew.anna, other, Reminded.NOT_REACHED)
    assert [one.name for one in appointments.to_remind(shop, crew.anna)] == ["Zhao"]  # try again
    assert appointments.remind_count(shop, crew.anna) == 1
    appointments.remind(shop, crew.anna, other, Reminded.WILL_NOT_COME)
    assert appointments.to_remind(shop, crew.anna) == ()
    assert appointments.remind_count(shop, crew.anna) == 0
    with pytest.raises(UserError, match="appointment_is_over"):
        appointments.remind(shop, crew.anna, other, Reminded.CONFIRMED)
    appointments.take_back_reminder(shop, crew.anna, other)
    assert [one.name for one in appointments.to_remind(shop, crew.anna)] == ["Zhao"]
    clock.advance(days=2)
    assert [one.name for one in appointments.to_remind(shop, crew.anna)] == []  # Later is two days ahead


@pytest.mark.engines
def test_shows_and_no_shows(crew: Crew, clock: ManualClock) -> None:
    shop, today = crew.shop, crew.shop.day()
    came = appointments.book(shop, crew.anna, room(crew, 1, "Wu", consultant_id=crew.bo.staff_id))
    appointments.book(shop, crew.anna, room(crew, 3, "Zhao", consultant_id=crew.bo.staff_id))
    gone = appointments.book(shop, crew.anna, room(crew, 5, "Li", purpose="visit", resource=""))
    with shop.work(crew.anna, "appointments.edit") as work:
        appointments.came(work, came, 42)
    appointments.cancel(shop, crew.anna, gone)
    assert appointments.kept(shop, crew.manager, today, today).whole.booked == 2  # Zhao may still come
    clock.advance(days=1)
    found = appointments.kept(shop, crew.manager, today, today)
    assert (found.whole.booked, found.whole.came, found.whole.no_show, found.whole.cancelled) == (3, 1, 1, 1)
    assert found.whole.rate == 0.5
    assert found.by_consultant["Bo"].rate == 0.5
    assert found.by_purpose["visit"].rate is None
    assert sum(one.booked for one in found.by_channel.values()) == 3


def test_a_visit_given_a_room_takes_it_for_everybody(crew: Crew) -> None:
    appointments.book(crew.shop, crew.anna, room(crew, 2, purpose="visit"))
    assert appointments.outlook(crew.shop, crew.bo, room(crew, 2.5, "Zoe")).refuses
    with pytest.raises(UserError) as refused:
        appointments.book(crew.shop, crew.bo, room(crew, 2.5, "Zoe"))
    assert refused.value.code == "appointment_resource_taken"
    names = [one.name for one in bookable(crew.shop, crew.manager)]
    assert len(names) == len(set(names))  # it is not kept a second time for another purpose
