"""What is taken back, corrected or carried over, where the rules meet (REC-06 … REC-09, SEC-01)."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.errors import Refused, UserError
from showroom.domain.staff.actor import DESK, Actor
from showroom.services import ledger, reception, staff
from showroom.services.customers.records import Registration, register
from showroom.services.reception import Finish, Reclassify, WalkIn
from showroom.store.models import Visit

pytestmark = pytest.mark.engines


def come(crew: Crew, *people: Actor) -> None:
    for person in people:
        reception.clock_in(crew.shop, person, person.staff_id or 0)


def turns(crew: Crew) -> dict[str, int]:
    return {person.name: person.turns for person in reception.board(crew.shop, crew.manager).people}


def used_turn(crew: Crew, visit_id: int) -> bool:
    with crew.shop.view(crew.manager, "reception.board") as connection:
        return connection.execute(select(Visit.used_turn).where(Visit.id == visit_id)).scalar_one()


def customer_of(crew: Crew, owner: Actor) -> int:
    answers = {"name": "Qian Duo", "phones": ("138 0013 8000",), "consent": True}
    return register(crew.shop, owner, Registration(answers, owner.staff_id)).id


@pytest.mark.clause("REC-06", "REC-07")
@pytest.mark.parametrize("kind", ["vip", "asked_for"])
def test_ones_own_customer_costs_no_turn_by_any_name(crew: Crew, kind: str) -> None:
    come(crew, crew.anna, crew.bo)
    customer = customer_of(crew, crew.bo)
    asked = crew.bo.staff_id if kind == "asked_for" else None
    own = reception.walk_in(crew.shop, DESK, WalkIn(kind, asked_for_id=asked, customer_id=customer))
    assert (own.decision.assigned, own.decision.served_as) == (crew.bo.staff_id, "owner")
    assert own.decision.switch == "uses_turn.return"
    assert turns(crew) == {"Anna": 0, "Bo": 0}
    reception.finish(crew.shop, crew.bo, own.visit_id, Finish("considering"))
    reception.clock_out(crew.shop, crew.anna, crew.anna.staff_id or 0)
    stranger = reception.walk_in(crew.shop, DESK, WalkIn(kind, asked_for_id=asked))
    assert stranger.decision.assigned == crew.bo.staff_id
    assert turns(crew) == {"Bo": 1}


@pytest.mark.clause("REC-09")
def test_a_visit_that_turns_out_to_be_ones_own_gives_the_turn_back(crew: Crew) -> None:
    come(crew, crew.anna, crew.bo)
    visit = reception.walk_in(crew.shop, DESK, WalkIn())
    assert turns(crew) == {"Anna": 1, "Bo": 0}
    known = Reclassify("vip", "known by the number", customer_of(crew, crew.anna))
    reception.reclassify(crew.shop, crew.receptionist, visit.visit_id, known)
    assert turns(crew) == {"Anna": 0, "Bo": 0}
    assert not used_turn(crew, visit.visit_id)


@pytest.mark.clause("REC-09", "SEC-01")
def test_who_may_not_do_an_act_may_not_take_it_back(crew: Crew) -> None:
    come(crew, crew.anna, crew.bo)
    visit = reception.walk_in(crew.shop, DESK, WalkIn())
    ended = reception.finish(crew.shop, crew.anna, visit.visit_id, Finish("considering"))
    away = reception.set_status(crew.shop, crew.bo, crew.bo.staff_id or 0, "lunch")
    with pytest.raises(Refused, match="desk_is_locked"):
        reception.undo(crew.shop, DESK, ended.events)
    with pytest.raises(Refused, match="not_allowed"):
        reception.undo(crew.shop, crew.anna, away.events)
    reception.undo(crew.shop, crew.bo, away.events)
    reception.undo(crew.shop, crew.receptionist, ended.events)
    assert [one.id for one in reception.board(crew.shop, DESK).serving] == [visit.visit_id]


@pytest.mark.clause("REC-09")
def test_undo_is_refused_after_a_correction_or_a_clock_out(crew: Crew) -> None:
    come(crew, crew.anna, crew.bo)
    visit = reception.walk_in(crew.shop, DESK, WalkIn())
    ended = reception.finish(crew.shop, crew.anna, visit.visit_id, Finish("non_opportunity", "asked the way"))
    reception.reclassify(crew.shop, crew.receptionist, visit.visit_id, Reclassify("first", "came back to buy"))
    assert turns(crew) == {"Anna": 1, "Bo": 0}
    with pytest.raises(UserError, match="undo_moved_on"):
        reception.undo(crew.shop, crew.receptionist, ended.events)
    away = reception.set_status(crew.shop, crew.bo, crew.bo.staff_id or 0, "lunch")
    reception.clock_out(crew.shop, crew.bo, crew.bo.staff_id or 0)
    with pytest.raises(UserError, match="undo_moved_on"):
        reception.undo(crew.shop, crew.bo, away.events)
    assert turns(crew) == {"Anna": 1}


@pytest.mark.clause("REC-09", "REC-12")
def test_who_is_free_again_after_an_undo_takes_the_first_waiting(crew: Crew) -> None:
    come(crew, crew.anna)
    mistaken = reception.walk_in(crew.shop, DESK, WalkIn())
    waits = reception.walk_in(crew.shop, DESK, WalkIn())
    done = reception.undo(crew.shop, DESK, mistaken.events)
    assert [taken.visit_id for taken in done.taken] == [waits.visit_id]
    board = reception.board(crew.shop, DESK)
    assert (board.waiting, [one.id for one in board.serving]) == ((), [waits.visit_id])
    assert turns(crew) == {"Anna": 1}


def test_a_visit_left_open_overnight_keeps_its_turn_and_owes_none_today(crew: Crew, clock: ManualClock) -> None:
    come(crew, crew.anna, crew.bo)
    kept = reception.walk_in(crew.shop, DESK, WalkIn())
    given_back = reception.walk_in(crew.shop, DESK, WalkIn())
    clock.advance(hours=24)
    come(crew, crew.anna, crew.bo)
    reception.finish(crew.shop, crew.anna, kept.visit_id, Finish("considering"))
    ended = reception.finish(crew.shop, crew.bo, given_back.visit_id, Finish("non_opportunity", "a courier"))
    assert (used_turn(crew, kept.visit_id), used_turn(crew, given_back.visit_id)) == (True, False)
    assert turns(crew) == {"Anna": 0, "Bo": 0}
    reception.undo(crew.shop, crew.bo, ended.events)
    assert used_turn(crew, given_back.visit_id)
    assert turns(crew) == {"Anna": 0, "Bo": 0}


def test_a_day_opened_again_after_a_wrong_clock_goes_on_numbering(crew: Crew, clock: ManualClock) -> None:
    come(crew, crew.anna)
    assert reception.walk_in(crew.shop, DESK, WalkIn()).number == 1
    clock.advance(days=1)
    assert reception.walk_in(crew.shop, DESK, WalkIn()).number == 1
    clock.advance(days=-1, minutes=5)
    assert reception.board(crew.shop, DESK).people == ()
    come(crew, crew.anna)
    assert reception.walk_in(crew.shop, DESK, WalkIn()).number == 2
    with crew.shop.view(crew.manager, "ledger.view") as connection:
        assert ledger.verify(crew.shop, connection).ok


@pytest.mark.clause("REC-01")
def test_only_somebody_who_works_here_clocks_in(crew: Crew) -> None:
    staff.set_active(crew.shop, crew.manager, crew.chen.staff_id or 0, False)
    for nobody in (crew.chen.staff_id or 0, 4711):
        with pytest.raises(UserError, match="no_such_person"):
            reception.clock_in(crew.shop, crew.manager, nobody)
    assert reception.board(crew.shop, DESK).people == ()


@pytest.mark.clause("SEC-01", "REC-16")
def test_the_locked_desk_reads_no_name_and_no_note_of_a_visitor(crew: Crew) -> None:
    come(crew, crew.anna)
    customer = customer_of(crew, crew.anna)
    reception.walk_in(crew.shop, crew.anna, WalkIn("return", customer_id=customer, note="wants the grey sofa"))
    (seen,) = reception.board(crew.shop, crew.anna).serving
    assert (seen.customer, seen.note) == ("Qian Duo", "wants the grey sofa")
    (seen,) = reception.board(crew.shop, DESK).serving
    assert (seen.customer, seen.note) == (None, None)


@pytest.mark.clause("REC-09")
def test_a_day_closed_by_mistake_is_open_again(crew: Crew, clock: ManualClock) -> None:
    come(crew, crew.anna)
    visit = reception.walk_in(crew.shop, DESK, WalkIn())
    finished = reception.finish(crew.shop, crew.anna, visit.visit_id, Finish("considering"))
    closed = reception.close_day(crew.shop, crew.manager)
    assert reception.board(crew.shop, crew.manager).closed_at is not None
    with pytest.raises(UserError, match="day_is_closed"):
        reception.undo(crew.shop, crew.manager, finished.events)
    reception.undo(crew.shop, crew.manager, closed.events)
    assert reception.board(crew.shop, crew.manager).closed_at is None
    reception.undo(crew.shop, crew.manager, finished.events)
    again = reception.close_day(crew.shop, crew.manager, exceptions=True)
    clock.advance(minutes=10)
    with pytest.raises(UserError, match="undo_too_late"):
        reception.undo(crew.shop, crew.manager, again.events)


@pytest.mark.clause("REC-09")
def test_what_is_done_after_the_close_can_be_taken_back_and_what_was_before_cannot(
    crew: Crew, clock: ManualClock
) -> None:
    before = reception.clock_in(crew.shop, crew.manager, crew.anna.staff_id or 0)
    reception.close_day(crew.shop, crew.manager)
    late = reception.walk_in(crew.shop, crew.receptionist, WalkIn())
    with pytest.raises(UserError, match="day_is_closed"):
        reception.undo(crew.shop, crew.manager, before.events)
    reception.undo(crew.shop, crew.receptionist, late.events)
    floor = reception.board(crew.shop, crew.manager)
    assert floor.closed_at is not None
    assert floor.open_count == 0
