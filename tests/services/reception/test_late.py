"""Late entries 补录 through the services: both times kept, what lasts measured by the true one (REC-23)."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.errors import Refused, UserError
from showroom.domain.staff.actor import DESK
from showroom.phrases import Words, sentence
from showroom.services import calls, reception
from showroom.services.calls import NewCall
from showroom.services.check import check
from showroom.services.policies import change
from showroom.services.reception import Finish, LateEntry, WalkIn
from showroom.services.reception.board import explain
from showroom.services.reception.visits import todays_visits
from showroom.services.timeline import open_day
from showroom.store.models import Call, LedgerEvent, Visit

pytestmark = pytest.mark.engines


def row(crew: Crew, visit: int) -> Any:
    with crew.shop.view(crew.manager, "reception.board") as connection:
        return connection.execute(select(Visit.__table__).where(Visit.id == visit)).one()


def last(crew: Crew) -> tuple[Any, dict[str, Any]]:
    """The ledger's last event and its payload."""
    with crew.shop.view(crew.manager, "reception.board") as connection:
        found = connection.execute(select(LedgerEvent.__table__).order_by(LedgerEvent.seq.desc()).limit(1)).one()
    return found, json.loads(found.payload)


@pytest.fixture
def visit(crew: Crew) -> int:
    """A first visit that Anna was called for; Bo is here, too."""
    for actor in (crew.anna, crew.bo):
        reception.clock_in(crew.shop, crew.manager, actor.staff_id or 0)
    return reception.walk_in(crew.shop, crew.manager, WalkIn()).visit_id


@pytest.mark.clause("REC-23", "REC-14", "REC-18")
def test_the_row_has_the_true_times_and_the_ledger_both(crew: Crew, clock: ManualClock, visit: int) -> None:
    came = clock.now()
    clock.advance(minutes=12)
    reception.greet(crew.shop, crew.anna, visit, came + timedelta(minutes=1))
    reception.finish(crew.shop, crew.anna, visit, Finish("considering"), came + timedelta(minutes=10))
    found, payload = last(crew)
    assert (found.at, payload["true_at"]) == (clock.now(), (came + timedelta(minutes=10)).isoformat())
    kept = row(crew, visit)
    assert (kept.greeted_at, kept.left_at) == (came + timedelta(minutes=1), came + timedelta(minutes=10))
    anna = next(one for one in reception.board(crew.shop, crew.manager).people if one.id == crew.anna.staff_id)
    assert anna.since == came + timedelta(minutes=10)
    told = open_day(crew.shop, crew.manager).acts[-1]
    assert (told.true_at, told.oddity) == (came + timedelta(minutes=10), "entered_late")
    assert check(crew.shop, crew.manager).findings == ()


@pytest.mark.clause("REC-23", "SEC-02")
def test_who_may_say_so(crew: Crew, clock: ManualClock, visit: int) -> None:
    came = clock.now()
    clock.advance(minutes=5)
    with pytest.raises(Refused):  # the locked desk greets, but says no other time
        reception.greet(crew.shop, DESK, visit, came)
    with pytest.raises(Refused):
        reception.really_served(crew.shop, crew.receptionist, visit, crew.bo.staff_id or 0, "saw it", came)
    clock.advance(minutes=11)
    with pytest.raises(Refused):
        reception.greet(crew.shop, crew.receptionist, visit, came)
    reception.greet(crew.shop, crew.manager, visit, came)
    assert row(crew, visit).greeted_at == came


@pytest.mark.clause("REC-23", "REC-14")
def test_what_was_left_open_yesterday_may_have_ended_then(crew: Crew, clock: ManualClock, visit: int) -> None:
    came = clock.now()
    clock.advance(hours=24)
    reception.clock_in(crew.shop, crew.manager, crew.chen.staff_id or 0)
    (left_open,) = [one for one in todays_visits(crew.shop, crew.manager) if one.carried]
    assert left_open.id == visit
    with pytest.raises(UserError) as early:
        reception.finish(crew.shop, crew.manager, visit, Finish("considering"), came - timedelta(minutes=1))
    assert early.value.code == "late_entry_before_visit"
    reception.finish(crew.shop, crew.manager, visit, Finish("considering"), came + timedelta(minutes=40))
    assert row(crew, visit).left_at == came + timedelta(minutes=40)
    with pytest.raises(UserError) as gone:
        reception.really_served(crew.shop, crew.manager, visit, crew.bo.staff_id or 0, "saw it", came)
    assert gone.value.code == "visit_of_earlier_day"


@pytest.mark.clause("REC-23", "REC-09")
def test_nothing_of_a_closed_day_changes_hands(crew: Crew, clock: ManualClock, visit: int) -> None:
    came = clock.now()
    clock.advance(minutes=5)
    reception.finish(crew.shop, crew.manager, visit, Finish("considering"))
    reception.close_day(crew.shop, crew.manager)
    with pytest.raises(UserError) as served:
        reception.really_served(crew.shop, crew.manager, visit, crew.bo.staff_id or 0, "saw it", came)
    with pytest.raises(UserError) as handed:
        reception.hand_over(crew.shop, crew.manager, visit, crew.bo.staff_id or 0, "", came)
    assert served.value.code == handed.value.code == "day_is_closed"


@pytest.mark.clause("REC-23", "REC-06")
def test_an_end_without_opportunity_costs_whoever_served_nothing(crew: Crew, clock: ManualClock, visit: int) -> None:
    came = clock.now()
    clock.advance(minutes=5)
    reception.finish(crew.shop, crew.manager, visit, Finish("non_opportunity", "asked the way"))
    reception.really_served(crew.shop, crew.manager, visit, crew.bo.staff_id or 0, "saw it", came)
    assert {one.turns for one in reception.board(crew.shop, crew.manager).people} == {0}
    assert row(crew, visit).consultant_id == crew.bo.staff_id
    assert check(crew.shop, crew.manager).findings == ()


@pytest.mark.clause("REC-21", "REC-23")
def test_a_late_call_is_a_turn_of_who_took_it(crew: Crew, clock: ManualClock, visit: int) -> None:
    change(crew.shop, crew.manager, {"call_sequence": True})
    began = clock.now()
    clock.advance(minutes=20)
    bo = crew.bo.staff_id or 0
    new = NewCall(phone="13812345678", staff_id=bo, at=began)
    with pytest.raises(Refused):
        calls.log_late(crew.shop, crew.receptionist, new)
    logged = calls.log_late(crew.shop, crew.manager, new)
    assert logged.given is not None
    assert logged.given.staff_id == bo
    _, payload = last(crew)
    assert (payload["true_at"], payload["call"]) == (began.isoformat(), logged.id)
    assert reception.board(crew.shop, crew.manager).call_order[-1] == bo
    with crew.shop.view(crew.manager, "reception.board") as connection:
        call = connection.execute(select(Call.at, Call.recorded_at).where(Call.id == logged.id)).one()
    assert tuple(call) == (began, clock.now())
    reception.undo(crew.shop, crew.manager, logged.given.events)
    assert reception.board(crew.shop, crew.manager).call_order == (crew.anna.staff_id, bo)


@pytest.mark.clause("REC-23", "REC-08")
def test_taking_a_late_visit_back_gives_the_make_up_turn_back(crew: Crew, clock: ManualClock) -> None:
    change(crew.shop, crew.manager, {"place_while.lunch": "make_up"})
    anna, bo = crew.anna.staff_id or 0, crew.bo.staff_id or 0
    for staff in (anna, bo):
        reception.clock_in(crew.shop, crew.manager, staff)
    reception.set_status(crew.shop, crew.manager, anna, "lunch")
    reception.walk_in(crew.shop, crew.manager, WalkIn())
    clock.advance(minutes=5)
    entry = LateEntry(anna, clock.now() - timedelta(minutes=3), clock.now(), outcome="considering")
    done = reception.late_entry(crew.shop, crew.manager, entry)
    assert reception.board(crew.shop, crew.manager).make_ups == ()
    reception.undo(crew.shop, crew.manager, done.events)
    (owed,) = reception.board(crew.shop, crew.manager).make_ups
    assert owed.staff_id == anna
    assert check(crew.shop, crew.manager).findings == ()


@pytest.mark.clause("REC-17", "REC-23")
def test_a_late_visit_explains_itself_with_both_times(crew: Crew, clock: ManualClock, visit: int) -> None:
    came = clock.now()
    clock.advance(minutes=6)
    reception.finish(crew.shop, crew.manager, visit, Finish("considering"))
    reception.really_served(crew.shop, crew.manager, visit, crew.bo.staff_id or 0, "saw it", came)
    told = explain(crew.shop, crew.manager, visit)
    assert told is not None
    assert (told.true_at, told.at) == (came, clock.now())
    reception.late_entry(crew.shop, crew.manager, LateEntry(crew.anna.staff_id or 0, came + timedelta(minutes=2)))
    entered = last(crew)[1]["visit"]
    found = explain(crew.shop, crew.manager, entered)
    assert found is not None
    assert (found.decision.assigned, found.kind, found.true_at) == (
        crew.anna.staff_id,
        "first",
        came + timedelta(minutes=2),
    )
    words = Words("en", "Asia/Shanghai", found.names)
    assert sentence(words, found.kind, found.decision.to_payload(), found.wanted).endswith(
        "Anna really served this visitor, entered afterwards"
    )


@pytest.mark.clause("REC-12", "REC-23")
def test_who_left_unserved_was_served_after_all(crew: Crew, clock: ManualClock, visit: int) -> None:
    """The row, the check of row against ledger, and taking it back."""
    reception.walk_in(crew.shop, crew.manager, WalkIn())
    gone = reception.walk_in(crew.shop, crew.manager, WalkIn()).visit_id
    came = clock.now()
    clock.advance(minutes=6)
    reception.leave_unserved(crew.shop, crew.manager, gone)
    clock.advance(minutes=1)
    bo, since = crew.bo.staff_id or 0, came + timedelta(minutes=1)
    with pytest.raises(UserError, match="late_entry_outcome_missing"):
        reception.really_served(crew.shop, crew.manager, gone, bo, "at the door", since)
    with pytest.raises(UserError, match="late_entry_after_end"):
        reception.really_served(crew.shop, crew.manager, gone, bo, "at the door", clock.now(), Finish("considering"))
    done = reception.really_served(crew.shop, crew.manager, gone, bo, "at the door", since, Finish("considering"))
    kept = row(crew, gone)
    assert (kept.state, kept.consultant_id, kept.outcome, kept.greeted_at) == ("left", bo, "considering", since)
    assert kept.left_at == came + timedelta(minutes=6)
    assert {one.id: one.turns for one in reception.board(crew.shop, crew.manager).people}[bo] == 2
    assert check(crew.shop, crew.manager).findings == ()
    reception.undo(crew.shop, crew.manager, done.events)
    kept = row(crew, gone)
    assert (kept.state, kept.consultant_id, kept.outcome, kept.greeted_at) == ("left_unserved", None, None, None)
    assert check(crew.shop, crew.manager).findings == ()
