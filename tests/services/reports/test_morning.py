"""The morning print: the order the rules will give, for each start order; of a day under way as it stands (REC-23)."""

from __future__ import annotations

import io
from datetime import timedelta

import pypdf
import pytest
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.errors import Refused, UserError
from showroom.services import appointments, morning, packs, reception, roster
from showroom.services.appointments import NewAppointment
from showroom.services.reception import Finish, WalkIn
from showroom.services.simulate import with_policy


def rules(crew: Crew, **switches: object) -> None:
    """Other switches from now on."""
    with crew.shop.work(crew.manager, "packs.install") as work:
        packs.install(work, with_policy(packs.in_force(crew.shop, work.connection).pack, switches))


def names(crew: Crew, days: int = 0) -> list[tuple[int | None, str]]:
    paper = morning.morning(crew.shop, crew.receptionist, crew.shop.day() + timedelta(days=days))
    return [(row.place, row.name) for row in paper.order]


@pytest.mark.engines
@pytest.mark.clause("REC-23", "REC-01")
def test_the_roster_makes_the_order(crew: Crew) -> None:
    day = crew.shop.day()
    rules(crew, start_order="roster", second_shift="bottom")
    for person, starts, place in ((crew.anna, 540, 2), (crew.bo, 540, 1), (crew.chen, 780, 3)):
        roster.set_shift(crew.shop, crew.manager, person.staff_id or 0, day, starts, starts + 480, place)
    assert names(crew) == [(1, "Bo"), (2, "Anna"), (3, "Chen")]
    paper = morning.morning(crew.shop, crew.manager, day)
    assert [row.shift for row in paper.order] == ["09:00-17:00", "09:00-17:00", "13:00-21:00"]
    assert paper.rule.en == "Start order: by the roster."
    assert paper.order[2].note is not None
    assert "shift 2" in paper.order[2].note.en


@pytest.mark.engines
@pytest.mark.clause("REC-23", "REC-01")
def test_carried_over_from_the_last_day(crew: Crew, clock: ManualClock) -> None:
    rules(crew, start_order="carried_over")
    clock.advance(hours=2)
    for person in (crew.chen, crew.anna, crew.bo):
        reception.clock_in(crew.shop, person, person.staff_id or 0)
    visit = reception.walk_in(crew.shop, crew.receptionist, WalkIn()).visit_id
    reception.finish(crew.shop, crew.chen, visit, Finish("bought"))
    paper = morning.morning(crew.shop, crew.receptionist, crew.shop.day())
    assert [(row.place, row.name) for row in paper.order] == [(1, "Anna"), (2, "Bo"), (3, "Chen")]
    assert paper.rule.en.startswith("The day is under way")
    assert paper.first_number == 2
    assert names(crew, 1) == [(1, "Anna"), (2, "Bo"), (3, "Chen")]
    clock.advance(days=1)
    for person in (crew.anna, crew.bo, crew.chen):
        reception.clock_in(crew.shop, person, person.staff_id or 0)
    assert names(crew) == [(1, "Anna"), (2, "Bo"), (3, "Chen")]  # as it was foretold


@pytest.mark.clause("REC-23")
def test_places_are_written_by_hand_where_clocking_in_makes_them(crew: Crew) -> None:
    rules(crew, start_order="clock_in")
    assert names(crew) == [(None, "Anna"), (None, "Bo"), (None, "Chen")]
    reception.clock_in(crew.shop, crew.bo, crew.bo.staff_id or 0)
    assert names(crew) == [(1, "Bo"), (None, "Anna"), (None, "Chen")]  # who is still to come, below


@pytest.mark.clause("REC-23", "REC-01")
def test_fewest_turns_of_the_month_first(crew: Crew, clock: ManualClock) -> None:
    rules(crew, start_order="fewest_month")
    clock.advance(hours=2)
    reception.clock_in(crew.shop, crew.anna, crew.anna.staff_id or 0)
    visit = reception.walk_in(crew.shop, crew.receptionist, WalkIn()).visit_id
    reception.finish(crew.shop, crew.anna, visit, Finish("bought"))
    assert names(crew, 1)[-1] == (3, "Anna")
    last = morning.morning(crew.shop, crew.manager, crew.shop.day() + timedelta(days=1)).order[-1]
    assert last.note is not None
    assert last.note.en == "turns this month: 1"


@pytest.mark.engines
@pytest.mark.clause("REC-23")
def test_the_paper_has_the_expected_appointments_and_the_registers(crew: Crew, clock: ManualClock) -> None:
    at = clock.now() + timedelta(hours=3)
    appointments.book(
        crew.shop, crew.receptionist, NewAppointment(at, "Mrs Sun", "13800001234", consultant_id=crew.bo.staff_id)
    )
    paper = morning.pdf(crew.shop, crew.receptionist, crew.shop.day(), "en", pages=2)
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(paper.content)).pages]
    assert len(pages) == 5
    assert "Mrs Sun" in pages[0]
    assert "12:30" in pages[0]
    assert "Visit register" in pages[2]
    assert "Call register" in pages[4]


@pytest.mark.clause("REC-23", "SEC-01")
def test_not_for_days_that_are_past_and_not_for_everybody(crew: Crew) -> None:
    with pytest.raises(UserError) as past:
        morning.morning(crew.shop, crew.manager, crew.shop.day() - timedelta(days=1))
    assert past.value.code == "morning_day_past"
    with pytest.raises(Refused):
        morning.paper(crew.shop, crew.anna, crew.shop.day(), "en")
