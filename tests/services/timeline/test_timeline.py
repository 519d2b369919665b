"""Any day as a line: the floor after each act, in any order of looking (REC-17, REC-18)."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from sqlalchemy import delete, event
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.errors import Refused, UserError
from showroom.domain.staff.actor import DESK
from showroom.services import reception, replay, timeline
from showroom.services.reception import Finish, Reclassify, WalkIn
from showroom.services.timeline.values import floor_of
from showroom.store.models import LedgerEvent

pytestmark = [pytest.mark.engines, pytest.mark.clause("REC-18")]
TODAY = date(2026, 11, 21)


@pytest.fixture
def busy(crew: Crew, clock: ManualClock) -> Crew:
    """A morning: three clock in, four visitors (one waits), one to lunch, one taken back, one corrected."""
    shop = crew.shop
    for person in (crew.anna, crew.bo, crew.chen):
        reception.clock_in(shop, person, person.staff_id or 0)
        clock.advance(minutes=1)
    visits = []
    for _ in range(4):
        visits.append(reception.walk_in(shop, DESK, WalkIn()))
        clock.advance(minutes=2)
    reception.greet(shop, DESK, visits[0].visit_id)
    clock.advance(minutes=10)
    reception.finish(shop, crew.receptionist, visits[0].visit_id, Finish("considering"))
    reception.reclassify(shop, crew.receptionist, visits[1].visit_id, Reclassify("return", "knows us"))
    clock.advance(minutes=1)
    reception.finish(shop, crew.receptionist, visits[2].visit_id, Finish("considering"))
    done = reception.set_status(shop, crew.chen, crew.chen.staff_id or 0, "lunch")
    reception.undo(shop, crew.receptionist, done.events)
    return crew


def test_the_floor_after_each_act_is_the_fold_of_the_acts_up_to_it(busy: Crew) -> None:
    line = timeline.open_day(busy.shop, busy.manager)
    assert line.day == TODAY
    assert len(line) > 12
    order = list(range(len(line)))
    Random(7).shuffle(order)
    for index in [*order, *reversed(order), *range(len(line))]:
        board = line.board_at(index)
        assert board.number == line.acts[index].number
        assert line.floor_at(index) == floor_of(board, line.names)
    now = reception.board(busy.shop, DESK)
    last = line.floor_at(len(line) - 1)
    assert [person.staff for person in last.people] == [person.id for person in now.people]
    assert [visit.visit for visit in last.serving] == [visit.id for visit in now.serving]


def test_a_board_given_away_is_the_callers_own(busy: Crew) -> None:
    line = timeline.open_day(busy.shop, busy.manager)
    before = line.floor_at(4)
    line.board_at(4).people.clear()
    assert line.floor_at(4) == before
    with pytest.raises(IndexError):
        line.floor_at(len(line))


def test_the_floor_says_who_is_with_whom_and_who_waits(busy: Crew) -> None:
    line = timeline.open_day(busy.shop, busy.manager)
    fourth = next(index for index, act in enumerate(line.acts) if act.facts.get("number") == 4)
    floor = line.floor_at(fourth)
    assert [visit.number for visit in floor.waiting] == [4]
    assert [(visit.number, visit.consultant) for visit in floor.serving] == [(1, "Anna"), (2, "Bo"), (3, "Chen")]
    assert [person.visits for person in floor.people] == [(1,), (2,), (3,)]
    assert floor.point is None
    third = line.floor_at(3)
    assert third.point is not None
    assert third.deck is not None
    assert (third.point.name, third.deck.name) == ("Anna", "Bo")
    assert third.person(busy.chen.staff_id or 0) == third.people[2]
    assert third.person(busy.receptionist.staff_id or 0) is None


def test_looking_by_the_time_finds_the_last_act_up_to_it(busy: Crew) -> None:
    line = timeline.open_day(busy.shop, busy.manager)
    for index, act in enumerate(line.acts):
        assert line.index_at(act.at) >= index
        assert line.moment(line.index_at(act.at)) == act.at
    assert line.index_at(line.first - timedelta(hours=1)) == 0
    assert line.index_at(line.last + timedelta(hours=1)) == len(line) - 1
    moment = replay.replay(busy.shop, busy.manager, TODAY)
    assert moment.done == len(line)


def test_each_act_says_who_entered_it_and_what_it_was_about(busy: Crew) -> None:
    line = timeline.open_day(busy.shop, busy.manager)
    arrived = [act for act in line.acts if act.kind == "arrived"]
    assert {act.actor for act in arrived} == {"desk"}
    assert [act.facts["number"] for act in arrived] == [1, 2, 3, 4]
    assert all(act.decision is not None and act.visit is not None for act in arrived)
    corrected = next(act for act in line.acts if act.kind == "kind_corrected")
    assert corrected.actor == busy.receptionist.tag
    assert (corrected.facts["number"], corrected.facts["reason"]) == (2, "knows us")
    undone = next(act for act in line.acts if act.kind == "undone")
    past = undone.facts["past"]
    assert line.acts[line.undone[undone.event.payload["event"]]] is undone
    assert past is not None
    assert past["kind"] in ("status_set", "finished", "taken")
    assert {act.oddity for act in line.acts} == {""}


@pytest.mark.clause("REC-18")
def test_the_policy_in_force_is_named_by_its_pack(busy: Crew) -> None:
    line = timeline.open_day(busy.shop, busy.manager)
    pack = line.pack_at(len(line) - 1)
    assert pack is not None
    assert pack.name == "furniture"
    assert pack.in_force_from <= line.first
    assert line.floor_at(0).policy == line.board_at(0).policy


def test_new_acts_join_a_line_that_is_looked_at(busy: Crew, clock: ManualClock) -> None:
    line = timeline.open_day(busy.shop, busy.manager)
    assert timeline.newer(busy.shop, busy.manager, line) is line
    count, floor = len(line), line.floor_at(5)
    clock.advance(minutes=3)
    visit = reception.walk_in(busy.shop, DESK, WalkIn())
    reception.greet(busy.shop, DESK, visit.visit_id)
    grown = timeline.newer(busy.shop, busy.manager, line)
    assert len(grown) > count
    assert grown.acts[:count] == line.acts
    assert grown.floor_at(5) == floor
    fresh = timeline.open_day(busy.shop, busy.manager)
    assert grown.acts == fresh.acts
    assert [grown.floor_at(n) for n in range(len(grown))] == [fresh.floor_at(n) for n in range(len(fresh))]


def test_days_are_counted_and_found_without_gaps(busy: Crew, clock: ManualClock) -> None:
    today = len(timeline.open_day(busy.shop, busy.manager))
    clock.advance(days=3)
    reception.clock_in(busy.shop, busy.anna, busy.anna.staff_id or 0)
    later = TODAY + timedelta(days=3)
    found = timeline.days(busy.shop, busy.manager, TODAY - timedelta(days=9), TODAY + timedelta(days=9))
    assert [(one.day, one.acts) for one in found] == [(TODAY, today), (later, 2)]
    assert timeline.days(busy.shop, busy.manager, later, later) == found[1:]
    assert timeline.span(busy.shop, busy.manager) == (TODAY, later)
    assert timeline.neighbours(busy.shop, busy.manager, TODAY + timedelta(days=1)) == (TODAY, later)
    last = timeline.open_day(busy.shop, busy.manager)
    assert (last.day, last.before, last.after) == (later, TODAY, None)
    first = timeline.open_day(busy.shop, busy.manager, TODAY)
    assert (first.before, first.after) == (None, later)


def test_a_visit_left_open_keeps_its_number_on_the_next_day(busy: Crew, clock: ManualClock) -> None:
    clock.advance(days=1)
    left = reception.board(busy.shop, DESK).serving[0]
    reception.finish(busy.shop, busy.receptionist, left.id, Finish("considering"))
    line = timeline.open_day(busy.shop, busy.manager)
    assert line.acts[-1].kind == "finished"
    assert line.acts[-1].facts["number"] == left.number
    assert left.number in {visit.number for visit in line.floor_at(0).serving}


def test_an_empty_ledger_a_day_without_acts_and_a_day_of_one_act(crew: Crew) -> None:
    with pytest.raises(UserError, match="ledger_is_empty"):
        timeline.open_day(crew.shop, crew.manager)
    assert timeline.span(crew.shop, crew.manager) is None
    assert timeline.days(crew.shop, crew.manager, TODAY, TODAY) == ()
    assert timeline.neighbours(crew.shop, crew.manager, TODAY) == (None, None)
    reception.clock_in(crew.shop, crew.anna, crew.anna.staff_id or 0)
    with pytest.raises(UserError, match="ledger_no_such_day"):
        timeline.open_day(crew.shop, crew.manager, TODAY + timedelta(days=1))
    with crew.shop.database.write() as connection:
        connection.execute(delete(LedgerEvent).where(LedgerEvent.number == 2))
    line = timeline.open_day(crew.shop, crew.manager)
    assert (len(line), line.first, line.floor_at(0).people) == (1, line.last, ())


def test_a_clock_that_was_off_is_marked(busy: Crew, clock: ManualClock) -> None:
    clock.advance(minutes=-30)
    reception.set_status(busy.shop, busy.chen, busy.chen.staff_id or 0, "break")
    line = timeline.open_day(busy.shop, busy.manager)
    last = line.acts[-1]
    assert last.oddity == "clock_set_back"
    assert last.at - last.recorded_at == timedelta(minutes=30)
    clock.advance(days=1)
    reception.clock_in(busy.shop, busy.anna, busy.anna.staff_id or 0)  # a clock off by a day …
    clock.advance(days=-1, minutes=31)
    reception.clock_in(busy.shop, busy.anna, busy.anna.staff_id or 0)  # … and put right
    line = timeline.open_day(busy.shop, busy.manager, TODAY)
    assert [act.oddity for act in line.acts[-2:]] == ["clock_corrected", ""]
    assert [person.name for person in line.floor_at(len(line) - 1).people] == ["Anna"]
    times = [line.moment(n) for n in range(len(line))]
    assert times == sorted(times)


def test_who_may_not_see_the_ledger_may_not_see_the_line(busy: Crew) -> None:
    for read in (timeline.span, timeline.open_day):
        with pytest.raises(Refused):
            read(busy.shop, busy.anna)
    with pytest.raises(Refused):
        timeline.days(busy.shop, DESK, TODAY, TODAY)


def test_opening_a_day_reads_that_day_alone(busy: Crew, clock: ManualClock) -> None:
    """Five years in, a day costs what it cost on the first: no statement reads the ledger without day or edge."""
    clock.advance(days=1)
    reception.clock_in(busy.shop, busy.anna, busy.anna.staff_id or 0)
    seen: list[str] = []
    engine = busy.shop.database.engine
    event.listen(engine, "before_cursor_execute", lambda _c, _k, statement, *_rest: seen.append(statement))
    timeline.open_day(busy.shop, busy.manager, TODAY)
    reads = [statement for statement in seen if "ledger_event" in statement]
    assert 1 <= len(reads) <= 3
    assert all("ledger_event.day" in statement.split("WHERE")[1] for statement in reads)
