"""One visitor from the door to the second visit: registered, a buying signal, a quote, a call, an appointment kept.

Each step is the service the window calls; what came of it is read back from the database at the end, and ``check``
finds nothing: the features hold together, not each alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader
from sqlalchemy import select
from tests.services.conftest import Crew
from tests.services.quotes.conftest import Counter, counter

from showroom.clock import ManualClock
from showroom.domain.calls.rules import CallResult
from showroom.domain.customers.form import Answer
from showroom.domain.staff.actor import system_actor
from showroom.services import appointments, calls, opportunities, quotes, reception, reports
from showroom.services.appointments import AppointmentState, NewAppointment, Reminded
from showroom.services.calls import NewCall, register
from showroom.services.check import check
from showroom.services.customers import records
from showroom.services.customers.records import Registration
from showroom.services.customers.timeline import timeline
from showroom.services.opportunities import Source
from showroom.services.reception import Finish, VisitDetails, WalkIn
from showroom.store.models import Call, Visit

__all__ = ["counter"]
SHANGHAI = ZoneInfo("Asia/Shanghai")
COMES = datetime(2026, 11, 24, 15, 0, tzinfo=SHANGHAI)


@dataclass(frozen=True, slots=True)
class FirstDay:
    """What the first visit left behind."""

    visit: int
    customer: int
    opportunity: int
    quote: int
    number: str


def all_come(crew: Crew, clock: ManualClock, day: int, hour: int, minute: int = 0) -> None:
    """The morning of a day: Bo, Chen, and Anna last."""
    clock.set(datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI))
    for who in (crew.bo, crew.chen, crew.anna) if day > 21 else (crew.anna, crew.bo, crew.chen):
        assert who.staff_id is not None
        reception.clock_in(crew.shop, who, who.staff_id)


def first_visit(counter: Counter, clock: ManualClock) -> FirstDay:
    """F2, greeted, registered, a signal, a quote on paper, and they think it over."""
    crew = counter.crew
    shop, anna = crew.shop, crew.anna
    all_come(crew, clock, 21, 10)
    came = reception.walk_in(shop, crew.receptionist, WalkIn())
    assert (came.decision.assigned, came.decision.uses_turn) == (anna.staff_id, True)
    clock.advance(minutes=1)
    reception.greet(shop, anna, came.visit_id)
    form: dict[str, Answer] = {"name": "周萍", "phones": ("139 1234 0000",), "source_channel": "passing"}
    customer = records.register(shop, anna, Registration(form)).id
    reception.details(shop, anna, came.visit_id, VisitDetails(customer_id=customer, channel="passing"))
    noted = opportunities.note(shop, anna, customer, ["price"], Source.VISIT, came.visit_id)
    draft = quotes.new_draft(shop, anna, customer, came.visit_id)
    quote = quotes.create(shop, anna, replace(draft, lines=(counter.line(), counter.line("sofa", 1))))
    number = quotes.issue(shop, anna, quote)
    paper = quotes.paper(shop, anna, quote, "zh_CN")
    read = "".join("".join(page.extract_text() for page in PdfReader(BytesIO(paper.content)).pages).split())
    assert (paper.stored, paper.missing) == (True, ())
    assert all(said in read for said in (number, "周萍", "13912340000", "Anna"))
    clock.advance(minutes=30)
    reception.finish(shop, anna, came.visit_id, Finish("considering", signals=("urgent",)))
    return FirstDay(came.visit_id, customer, noted.opportunity_id, quote, number)


def booked_by_phone(crew: Crew, clock: ManualClock, known: FirstDay) -> int:
    """The next day the same number calls, written another way: known, with their owner, and comes on Tuesday."""
    shop, desk = crew.shop, crew.receptionist
    all_come(crew, clock, 22, 11)
    caller = calls.caller(shop, desk, "+86 139-1234-0000")
    assert [(one.id, one.name, one.owner) for one in caller.people] == [(known.customer, "周萍", "Anna")]
    assert not caller.first_time
    new = NewAppointment(COMES, customer_id=known.customer, consultant_id=crew.anna.staff_id)
    booked = appointments.book(shop, desk, new)
    call = NewCall("13912340000", customer_id=known.customer, result=CallResult.VISIT_BOOKED, appointment_ids=(booked,))
    calls.log(shop, desk, call)
    return booked


@pytest.mark.engines
@pytest.mark.clause("REC-02", "REC-07", "REG-01", "REG-10", "REG-14", "CAL-01", "CAL-09", "QUO-02")
def test_from_the_door_to_the_appointment_with_the_same_consultant(counter: Counter, clock: ManualClock) -> None:
    crew = counter.crew
    shop, anna, desk, manager = crew.shop, crew.anna, crew.receptionist, crew.manager
    first = first_visit(counter, clock)
    booked = booked_by_phone(crew, clock, first)

    clock.set(datetime(2026, 11, 23, 12, 0, tzinfo=SHANGHAI))
    assert [one.id for one in appointments.to_remind(shop, desk)] == [booked]
    appointments.remind(shop, desk, booked, Reminded.CONFIRMED)
    assert appointments.remind_count(shop, desk) == 0

    all_come(crew, clock, 24, 14, 50)
    (expected,) = reception.board(shop, desk).expected
    assert (expected.id, expected.name, expected.reminded) == (booked, "周萍", "confirmed")
    again = reception.walk_in(
        shop, desk, WalkIn(kind="appointment", customer_id=first.customer, appointment_id=expected.id)
    )
    assert (again.decision.assigned, again.decision.uses_turn) == (anna.staff_id, False)  # Anna, though last in line
    clock.advance(minutes=1)
    reception.greet(shop, anna, again.visit_id)
    quotes.accept(shop, anna, first.quote)
    clock.advance(minutes=20)
    reception.finish(shop, anna, again.visit_id, Finish("bought"))
    opportunities.win(shop, anna, first.opportunity)

    # what the database says of all that
    with shop.view(manager, "reception.board") as connection:
        visits = connection.execute(
            select(Visit.id, Visit.kind, Visit.consultant_id, Visit.outcome).order_by(Visit.id)
        ).all()
        call = connection.execute(select(Call.customer_id, Call.staff_id, Call.result)).one()
    assert [tuple(row) for row in visits] == [
        (first.visit, "first", anna.staff_id, "considering"),
        (again.visit_id, "appointment", anna.staff_id, "bought"),
    ]
    assert tuple(call) == (first.customer, desk.staff_id, "visit_booked")
    (kept,) = appointments.between(shop, manager, COMES.date(), COMES.date())
    assert (kept.state, kept.visit_id, kept.consultant) == (AppointmentState.CAME, again.visit_id, "Anna")
    assert register.register(shop, manager, date(2026, 11, 22)).totals.booked == 1
    (row,) = opportunities.of_customer(shop, anna, first.customer)
    assert (row.state, row.owner, row.signals) == (opportunities.State.WON, "Anna", ("price", "urgent"))
    told = [(one.kind, one.code) for one in timeline(shop, anna, first.customer)]
    assert sorted(told) == sorted(
        [
            *(("visit", "left"), ("registered", "registered"), ("quote", "accepted")),
            *(("opportunity", "opened"), ("opportunity", "won")),
            *(("call", "visit_booked"), ("appointment", "came"), ("visit", "left")),
        ]
    )
    report = reports.daily(shop, manager, COMES.date())
    assert (report.appointments.came, report.quotes.accepted, report.arrivals) == (1, 1, 1)
    assert check(shop, system_actor("tests")).findings == ()
