"""The daily visitor report: figures against the day that was worked, papers read back."""

from __future__ import annotations

import io
from datetime import timedelta

import openpyxl
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.errors import Refused, UserError
from showroom.services import appointments, calls, ledger, reception, reports
from showroom.services.appointments import NewAppointment
from showroom.services.calls import NewCall, register
from showroom.services.reception import Finish, Reclassify, WalkIn
from showroom.services.reports.daily import rank
from showroom.store.models import AuditEntry


@pytest.fixture
def worked(crew: Crew, clock: ManualClock) -> Crew:
    """A short day: two served, one of them corrected, one left unserved, one placed, one taken back."""
    shop = crew.shop
    clock.advance(hours=2)  # open for an hour
    for person in (crew.anna, crew.bo):
        reception.clock_in(shop, person, person.staff_id or 0)
    first = reception.walk_in(shop, crew.anna, WalkIn(channel="passing", party_size=2)).visit_id
    second = reception.walk_in(shop, crew.anna, WalkIn()).visit_id
    lost = reception.walk_in(shop, crew.anna, WalkIn()).visit_id
    clock.advance(minutes=6)
    reception.leave_unserved(shop, crew.anna, lost)
    reception.reclassify(shop, crew.anna, second, Reclassify("return", "knows us"))
    clock.advance(minutes=30)
    reception.finish(shop, crew.anna, first, Finish("bought"))
    undone = reception.walk_in(shop, crew.anna, WalkIn())
    reception.undo(shop, crew.anna, undone.events)
    reception.place(shop, crew.manager, crew.bo.staff_id or 0, None, "came late")
    return crew


@pytest.mark.engines
@pytest.mark.clause("MGR-03")
def test_the_figures_are_those_of_the_day(worked: Crew, clock: ManualClock) -> None:
    report = reports.daily(worked.shop, worked.manager, worked.shop.day())
    assert report.arrivals == sum(row.visits for row in report.kinds) == len(report.visits) == 3
    assert {row.label.en: row.visits for row in report.kinds} == {"First visit": 2, "Return visit": 1}
    assert {row.label.en: row.visits for row in report.channels} == {"Passing by": 1, "Not asked": 2}
    assert {row.label.en: row.visits for row in report.outcomes} == {
        "Bought": 1,
        "Left unserved": 1,
        "Still in the store": 1,
    }
    assert [(row.name, row.visits, row.turns) for row in report.consultants] == [("Anna", 1, 1), ("Bo", 1, 0)]
    waits = report.waits
    assert (waits.waited, waits.median_s, waits.p90_s, waits.longest_s, waits.unserved) == (1, 0, 360, 360, 1)
    assert waits.unattended_s == 36 * 60
    assert [deviation.what.en for deviation in report.deviations] == [
        "Visit 2: kind corrected from “First visit” to “Return visit”",
        "Taken back: Visitor 4 → Anna",
        "Bo was placed last",
    ]
    assert [(d.reason.en, d.by) for d in report.deviations] == [
        ("knows us", "Anna"),
        ("", "Anna"),
        ("came late", "Mo Lan"),
    ]
    with worked.shop.view(worked.manager, "reports.view") as connection:
        assert report.ledger is not None
        assert report.ledger.head == ledger.head(worked.shop, connection)
    hours = {hour.hour: (hour.arrivals, hour.unserved) for hour in report.hours}
    assert hours[11] == (3, 1)
    assert max(hours) == 21


@pytest.mark.engines
@pytest.mark.clause("MGR-03")
def test_any_day_can_be_made_again_and_keeps_its_own_ledger_head(worked: Crew, clock: ManualClock) -> None:
    day = worked.shop.day()
    before = reports.daily(worked.shop, worked.manager, day)
    clock.advance(days=1)
    reception.clock_in(worked.shop, worked.chen, worked.chen.staff_id or 0)
    reception.walk_in(worked.shop, worked.chen, WalkIn())
    again = reports.daily(worked.shop, worked.receptionist, day)
    assert (again.ledger, again.deviations, again.hours) == (before.ledger, before.deviations, before.hours)
    assert again.visits == before.visits
    today = reports.daily(worked.shop, worked.manager, worked.shop.day())
    assert today.ledger is not None
    assert today.ledger != before.ledger


@pytest.mark.clause("MGR-03")
@pytest.mark.parametrize("language,words", [("en", "Daily visitor report"), ("zh_CN", "每日来访报表")])
def test_the_papers_read_back_and_the_audit_says_who_made_them(worked: Crew, language: str, words: str) -> None:
    day = worked.shop.day()
    paper = reports.pdf(worked.shop, worked.receptionist, day, language)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(paper.content)).pages)
    assert words in text
    assert paper.missing == ()
    assert "Anna" in text
    report = reports.daily(worked.shop, worked.manager, day)
    assert report.ledger is not None
    assert report.ledger.head[:20] in text
    sheet = openpyxl.load_workbook(io.BytesIO(reports.xlsx(worked.shop, worked.receptionist, day, language).content))
    cells = {str(cell) for tab in sheet for row in tab.iter_rows(values_only=True) for cell in row if cell is not None}
    assert {"Anna", "Bo"} <= cells
    with worked.shop.view(worked.manager, "dashboard.view") as connection:
        entries = connection.execute(
            select(AuditEntry.actor, AuditEntry.changes).where(AuditEntry.action == "reports.view")
        ).all()
    assert [entry.actor for entry in entries] == [worked.receptionist.tag] * 2
    assert "daily_report_made" in entries[0].changes


@pytest.mark.clause("MGR-03")
def test_an_empty_day_and_a_day_of_three_hundred_visits(crew: Crew, clock: ManualClock) -> None:
    empty = reports.pdf(crew.shop, crew.manager, crew.shop.day() - timedelta(days=3), "both")
    assert len(pypdf.PdfReader(io.BytesIO(empty.content)).pages) == 1
    shop = crew.shop
    with shop.batch():
        for person in (crew.anna, crew.bo, crew.chen):
            reception.clock_in(shop, person, person.staff_id or 0)
        for number in range(300):
            found = reception.walk_in(shop, crew.anna, WalkIn(kind=("first", "return", "service")[number % 3]))
            clock.advance(seconds=90)
            if found.decision.assigned is not None:
                reception.finish(shop, crew.anna, found.visit_id, Finish("considering"))
    report = reports.daily(shop, crew.manager, shop.day())
    assert report.arrivals == len(report.visits) == 300
    full = reports.pdf(shop, crew.manager, shop.day(), "zh_CN")
    pages = pypdf.PdfReader(io.BytesIO(full.content)).pages
    assert 5 < len(pages) < 20


def test_the_day_to_come_and_the_wrong_person_are_refused(crew: Crew) -> None:
    with pytest.raises(UserError) as refused:
        reports.daily(crew.shop, crew.manager, crew.shop.day() + timedelta(days=1))
    assert (refused.value.code, refused.value.field) == ("report_day_to_come", "day")
    with pytest.raises(Refused):
        reports.pdf(crew.shop, crew.anna, crew.shop.day(), "en")


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=60), st.sampled_from([0.5, 0.9]))
def test_a_rank_has_its_share_at_or_below_it_and_no_smaller_value_has(values: list[int], share: float) -> None:
    found = rank(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values) - 1e-9
    assert all(sum(value <= lower for value in values) < share * len(values) for lower in values if lower < found)
    assert rank([], share) is None


@pytest.mark.engines
@pytest.mark.clause("CAL-09", "MGR-03")
def test_appointments_kept_missed_and_cancelled_stand_in_the_days_papers(crew: Crew, clock: ManualClock) -> None:
    shop, manager, day = crew.shop, crew.manager, crew.shop.day()
    clock.advance(hours=2)

    def book(name: str, hours: int) -> int:
        return appointments.book(shop, crew.anna, NewAppointment(clock.now() + timedelta(hours=hours), name=name))

    by_call, cancelled, _open, _missed = (book(f"Guest {number}", 1) for number in range(4))
    book("Tomorrow", 24)
    calls.log(shop, crew.anna, NewCall("13900001111", appointment_ids=(by_call,)))
    appointments.cancel(shop, crew.anna, cancelled, "ill")
    reception.clock_in(shop, crew.anna, crew.anna.staff_id or 0)
    reception.walk_in(shop, crew.receptionist, WalkIn(appointment_id=by_call))
    told = reports.daily(shop, manager, day).appointments
    assert (told.came, told.no_show, told.cancelled, told.expected) == (1, 0, 1, 2)  # they may still come
    assert register.register(shop, manager, day).totals.booked == 1
    clock.advance(days=1)
    told = reports.daily(shop, manager, day).appointments
    assert (told.came, told.no_show, told.cancelled, told.expected) == (1, 2, 1, 0)
    paper = reports.pdf(shop, manager, day, "zh_CN")
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(paper.content)).pages)
    assert "预约：到店 / 未到 / 取消" in text
    assert "1 / 2 / 1" in text
    book_ = openpyxl.load_workbook(io.BytesIO(reports.xlsx(shop, manager, day, "en").content))
    figures = {row[0]: row[1] for row in book_.worksheets[0].iter_rows(values_only=True)}
    assert figures["Appointments: did not come"] == 2
