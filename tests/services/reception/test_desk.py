"""Acts of the desk, through the service on a real database (REC-02 … REC-12)."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.errors import Refused, UserError
from showroom.domain.staff.actor import DESK, Actor
from showroom.services import ledger, reception
from showroom.services.reception import Finish, Reclassify, WalkIn
from showroom.store.models import AuditEntry, Visit

pytestmark = pytest.mark.engines


def come(crew: Crew, *people: Actor) -> None:
    for person in people:
        reception.clock_in(crew.shop, person, person.staff_id or 0)


def order(crew: Crew) -> list[str]:
    return [person.name for person in reception.board(crew.shop, crew.manager).people]


@pytest.mark.clause("REC-02", "REC-03")
def test_the_first_in_order_serves_and_goes_to_the_end(crew: Crew) -> None:
    come(crew, crew.anna, crew.bo, crew.chen)
    assignment = reception.walk_in(crew.shop, DESK, WalkIn())
    assert assignment.decision.assigned == crew.anna.staff_id
    assert assignment.decision.reasons == ("next_in_order",)
    assert assignment.on_deck == crew.bo.staff_id
    assert order(crew) == ["Bo", "Chen", "Anna"]
    with crew.shop.view(crew.manager, "reception.board") as connection:
        row = connection.execute(select(Visit.state, Visit.consultant_id, Visit.used_turn, Visit.number)).one()
    assert tuple(row) == ("assigned", crew.anna.staff_id, True, 1)


@pytest.mark.clause("REC-12")
def test_everybody_busy_waits_and_the_first_free_takes_the_first_waiting(crew: Crew, clock: ManualClock) -> None:
    come(crew, crew.anna)
    first = reception.walk_in(crew.shop, DESK, WalkIn())
    second = reception.walk_in(crew.shop, DESK, WalkIn())
    third = reception.walk_in(crew.shop, DESK, WalkIn())
    assert second.decision.assigned is None
    assert second.decision.reasons == ("nobody_available",)
    clock.advance(minutes=4)
    done = reception.finish(crew.shop, crew.anna, first.visit_id, Finish("considering"))
    assert [taken.visit_id for taken in done.taken] == [second.visit_id]
    board = reception.board(crew.shop, DESK)
    assert [visit.id for visit in board.waiting] == [third.visit_id]
    reception.leave_unserved(crew.shop, crew.receptionist, third.visit_id)
    assert reception.board(crew.shop, DESK).waiting == ()
    assert reception.board(crew.shop, DESK).visits_today == 3


@pytest.mark.clause("REC-06")
def test_a_visit_that_was_none_gives_the_turn_back(crew: Crew) -> None:
    come(crew, crew.anna, crew.bo, crew.chen)
    visit = reception.walk_in(crew.shop, DESK, WalkIn())
    reception.walk_in(crew.shop, DESK, WalkIn())
    assert order(crew) == ["Chen", "Anna", "Bo"]
    with crew.shop.view(crew.manager, "packs.view") as connection:
        from showroom.services import packs

        back = next(o for o in packs.in_force(crew.shop, connection).pack.outcomes if o.gives_turn_back)
    reception.finish(crew.shop, crew.anna, visit.visit_id, Finish(back.key, reason="asked the way"))
    assert order(crew) == ["Anna", "Chen", "Bo"]
    assert [p.turns for p in reception.board(crew.shop, DESK).people] == [0, 0, 1]


@pytest.mark.clause("REC-09")
def test_undo_gives_the_turn_back_within_the_window_only(crew: Crew, clock: ManualClock) -> None:
    come(crew, crew.anna, crew.bo)
    visit = reception.walk_in(crew.shop, DESK, WalkIn())
    clock.advance(seconds=119)
    reception.undo(crew.shop, DESK, visit.events)
    assert order(crew) == ["Anna", "Bo"]
    assert reception.board(crew.shop, DESK).visits_today == 0
    again = reception.walk_in(crew.shop, DESK, WalkIn())
    assert again.number == 2
    clock.advance(seconds=121)
    with pytest.raises(UserError, match="undo_too_late"):
        reception.undo(crew.shop, DESK, again.events)


@pytest.mark.clause("REC-09")
def test_undo_of_finish_opens_the_visit_again(crew: Crew) -> None:
    come(crew, crew.anna, crew.bo)
    visit = reception.walk_in(crew.shop, DESK, WalkIn())
    before = reception.board(crew.shop, DESK)
    done = reception.finish(crew.shop, crew.anna, visit.visit_id, Finish("considering"))
    reception.undo(crew.shop, crew.anna, done.events)
    after = reception.board(crew.shop, DESK)
    assert (after.people, after.serving) == (before.people, before.serving)
    with pytest.raises(UserError, match="nothing_to_undo"):
        reception.undo(crew.shop, crew.anna, done.events)


@pytest.mark.clause("REC-09")
def test_undo_is_refused_when_something_builds_on_it(crew: Crew) -> None:
    come(crew, crew.anna)
    visit = reception.walk_in(crew.shop, DESK, WalkIn())
    reception.walk_in(crew.shop, DESK, WalkIn())
    done = reception.finish(crew.shop, crew.anna, visit.visit_id, Finish("considering"))
    with pytest.raises(UserError, match="undo_moved_on"):
        reception.undo(crew.shop, crew.anna, done.events[:1])
    reception.undo(crew.shop, crew.anna, done.events)
    assert [v.id for v in reception.board(crew.shop, DESK).serving] == [visit.visit_id]


@pytest.mark.clause("REC-09", "REC-06")
def test_a_corrected_kind_recomputes_the_turn_and_moves_nobody_served(crew: Crew) -> None:
    come(crew, crew.anna, crew.bo, crew.chen)
    first = reception.walk_in(crew.shop, DESK, WalkIn())
    reception.walk_in(crew.shop, DESK, WalkIn())
    reception.reclassify(crew.shop, crew.receptionist, first.visit_id, Reclassify("service", "came for a repair"))
    assert order(crew) == ["Anna", "Chen", "Bo"]
    reception.reclassify(crew.shop, crew.receptionist, first.visit_id, Reclassify("first", "wants a sofa after all"))
    assert order(crew) == ["Chen", "Bo", "Anna"]


@pytest.mark.clause("REC-04")
def test_lunch_keeps_the_place_an_errand_loses_it(crew: Crew) -> None:
    come(crew, crew.anna, crew.bo, crew.chen)
    reception.set_status(crew.shop, crew.anna, crew.anna.staff_id or 0, "lunch")
    visit = reception.walk_in(crew.shop, DESK, WalkIn())
    assert visit.decision.assigned == crew.bo.staff_id
    (passed,) = visit.decision.passed
    assert (passed.staff, passed.reason, passed.place) == (crew.anna.staff_id, "lunch", "keep")
    reception.set_status(crew.shop, crew.anna, crew.anna.staff_id or 0, "available")
    assert order(crew) == ["Anna", "Chen", "Bo"]
    reception.set_status(crew.shop, crew.anna, crew.anna.staff_id or 0, "private_leave")
    reception.set_status(crew.shop, crew.anna, crew.anna.staff_id or 0, "available")
    assert order(crew) == ["Chen", "Bo", "Anna"]


@pytest.mark.clause("SEC-01")
def test_the_locked_desk_takes_a_walk_in_and_nothing_that_needs_a_person(crew: Crew) -> None:
    come(crew, crew.anna)
    visit = reception.walk_in(crew.shop, DESK, WalkIn())
    with pytest.raises(Refused, match="desk_is_locked"):
        reception.finish(crew.shop, DESK, visit.visit_id, Finish("considering"))
    with pytest.raises(Refused, match="not_allowed"):
        reception.place(crew.shop, crew.anna, crew.anna.staff_id or 0, None, "because")
    with pytest.raises(Refused, match="not_allowed"):
        reception.clock_in(crew.shop, crew.anna, crew.bo.staff_id or 0)


@pytest.mark.clause("REC-01")
def test_a_supervisor_places_somebody_with_a_reason(crew: Crew) -> None:
    come(crew, crew.anna, crew.bo, crew.chen)
    with pytest.raises(UserError, match="reason_missing"):
        reception.place(crew.shop, crew.manager, crew.chen.staff_id or 0, crew.anna.staff_id, " ")
    reception.place(crew.shop, crew.manager, crew.chen.staff_id or 0, crew.bo.staff_id, "speaks Spanish")
    assert order(crew) == ["Anna", "Chen", "Bo"]


def test_a_new_day_starts_with_an_empty_floor_and_open_visits_come_along(crew: Crew, clock: ManualClock) -> None:
    come(crew, crew.anna, crew.bo)
    left_open = reception.walk_in(crew.shop, DESK, WalkIn())
    clock.advance(hours=24)
    board = reception.board(crew.shop, DESK)
    assert (board.people, [v.id for v in board.serving]) == ((), [left_open.visit_id])
    come(crew, crew.bo, crew.anna)
    board = reception.board(crew.shop, DESK)
    assert [(p.name, p.status) for p in board.people] == [("Bo", "available"), ("Anna", "with_visitor")]
    reception.finish(crew.shop, crew.anna, left_open.visit_id, Finish("considering"))
    assert reception.walk_in(crew.shop, DESK, WalkIn()).number == 1


def test_a_clock_that_was_set_back_keeps_the_order_of_events(crew: Crew, clock: ManualClock) -> None:
    come(crew, crew.anna, crew.bo)
    first = reception.walk_in(crew.shop, DESK, WalkIn())
    clock.advance(hours=-3)
    second = reception.walk_in(crew.shop, DESK, WalkIn())
    assert second.at == first.at
    clock.advance(days=-3)
    assert reception.walk_in(crew.shop, DESK, WalkIn()).number == 1
    with crew.shop.view(crew.manager, "ledger.view") as connection:
        assert ledger.verify(crew.shop, connection).ok


@pytest.mark.clause("REC-18", "SEC-03")
def test_each_act_is_one_audit_entry_signed_by_its_person(crew: Crew) -> None:
    come(crew, crew.anna)
    visit = reception.walk_in(crew.shop, crew.receptionist, WalkIn(note="Frau Müller, 138 1234 5678"))
    with crew.shop.view(crew.manager, "ledger.view") as connection:
        entries = connection.execute(select(AuditEntry).order_by(AuditEntry.seq)).all()
    last = entries[-1]
    assert (last.actor, last.action) == (crew.receptionist.tag, "reception.walk_in")
    assert str(visit.visit_id) in last.changes
    assert "ledger_event" in last.changes
    assert "Müller" not in last.changes


def test_a_refused_act_writes_nothing(crew: Crew) -> None:
    come(crew, crew.anna)
    with crew.shop.view(crew.manager, "ledger.view") as connection:
        head = ledger.head(crew.shop, connection)
    for request in (WalkIn(kind="nonsense"), WalkIn(party_size=0), WalkIn(kind="asked_for")):
        with pytest.raises(UserError):
            reception.walk_in(crew.shop, DESK, request)
    visit = reception.walk_in(crew.shop, DESK, WalkIn())
    with pytest.raises(UserError, match="outcome_unknown"):
        reception.finish(crew.shop, crew.anna, visit.visit_id, Finish("nonsense"))
    with crew.shop.view(crew.manager, "ledger.view") as connection:
        assert ledger.verify(crew.shop, connection, head).events == 3
