"""One time for all PCs of a store, and what a clock that is moved does to the desk (REC-09, REC-12, REC-18)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from tests.services.conftest import Crew

from showroom.clock import ManualClock, SystemClock
from showroom.domain.errors import UserError
from showroom.services import ledger, reception
from showroom.services.reception import Finish, LateEntry, WalkIn
from showroom.services.shop import Shop, open_shop
from showroom.services.store_clock import follow_server


def behind(minutes: int) -> SystemClock:
    """The clock of a PC that is so many minutes behind."""
    return SystemClock(lambda: datetime.now(UTC) - timedelta(minutes=minutes))


@pytest.mark.clause("REC-09", "REC-12")
@pytest.mark.engines
def test_two_pcs_ten_minutes_apart_go_by_the_server(crew: Crew) -> None:
    """A visitor entered at one is taken back at the other within the two minutes. A file has one PC: its own clock."""
    database = crew.shop.database
    clocks = behind(0), behind(10)
    found = [follow_server(database, clock) for clock in clocks]
    if database.is_sqlite:
        assert found == [None, None]
        return
    assert abs(clocks[0].now() - clocks[1].now()) < timedelta(seconds=5)
    assert timedelta(minutes=9, seconds=50) < clocks[1].offset - clocks[0].offset < timedelta(minutes=10, seconds=10)
    here, there = (open_shop(database, clock) for clock in clocks)
    given = reception.walk_in(there, crew.manager, WalkIn())
    assert reception.undo(here, crew.manager, given.events).events


@pytest.mark.engines
def test_a_tests_own_clock_is_left_alone(crew: Crew, clock: ManualClock) -> None:
    before = clock.now()
    assert follow_server(crew.shop.database, clock) is None
    assert clock.now() == before


def test_a_clock_that_is_moved_is_noticed_and_sleep_is_not() -> None:
    wall, seconds = [datetime(2026, 11, 21, 3, 0, tzinfo=UTC)], [100.0]
    clock = SystemClock(lambda: wall[0], lambda: seconds[0])
    assert clock.moved() == timedelta()
    wall[0], seconds[0] = wall[0] + timedelta(hours=1), seconds[0] + 3600  # time goes by, asleep or not
    assert clock.moved() == timedelta()
    wall[0] -= timedelta(hours=2)
    assert clock.moved() == -timedelta(hours=2)
    wall[0] += timedelta(days=1)
    assert clock.moved() == timedelta(days=1)
    assert clock.moved() == timedelta()
    assert clock.follow(lambda: wall[0] + timedelta(minutes=5)) == timedelta(minutes=5)
    assert clock.now() == wall[0] + timedelta(minutes=5)


@pytest.mark.clause("REC-12", "REC-18", "REC-23")
def test_two_hours_back_while_the_desk_is_open_refuse_and_reorder_nothing(crew: Crew, clock: ManualClock) -> None:
    shop, desk = crew.shop, crew.manager
    for one in (crew.anna, crew.bo):
        reception.clock_in(shop, desk, one.staff_id or 0)
    first = reception.walk_in(shop, desk, WalkIn())
    clock.advance(minutes=20)
    second, waits = reception.walk_in(shop, desk, WalkIn()), reception.walk_in(shop, desk, WalkIn())
    last = clock.now()
    clock.set(last - timedelta(hours=2))
    reception.late_entry(
        shop, desk, LateEntry(crew.chen.staff_id or 0, last - timedelta(minutes=5), last, outcome="considering")
    )
    assert reception.undo(shop, desk, reception.greet(shop, desk, first.visit_id).events).events
    reception.finish(shop, desk, first.visit_id, Finish("considering"))
    taken = reception.board(shop, desk)
    assert {visit.id: visit.consultant for visit in taken.serving} == {second.visit_id: "Bo", waits.visit_id: "Anna"}
    assert taken.desk is not None
    assert taken.desk.counted_to == last  # the board's time stands until the clock has caught up
    assert taken.at == last - timedelta(hours=2)
    assert health(shop)
    clock.set(last + timedelta(minutes=1))
    assert reception.walk_in(shop, desk, WalkIn()).at == clock.now()


@pytest.mark.clause("REC-18")
def test_a_day_forward_and_back_again_leaves_a_ledger_that_holds(crew: Crew, clock: ManualClock) -> None:
    """Tomorrow's first act opens tomorrow; with the clock put right, today is opened again and numbers go on."""
    shop, desk = crew.shop, crew.manager
    reception.clock_in(shop, desk, crew.anna.staff_id or 0)
    first = reception.walk_in(shop, desk, WalkIn())
    clock.advance(days=1)
    with pytest.raises(UserError) as refused:  # of yesterday, as far as anybody can tell
        reception.undo(shop, desk, first.events)
    assert refused.value.code in ("nothing_to_undo", "undo_too_late")
    reception.clock_in(shop, desk, crew.bo.staff_id or 0)
    tomorrow = reception.walk_in(shop, desk, WalkIn())
    assert (tomorrow.number, tomorrow.decision.assigned) == (1, crew.bo.staff_id)
    clock.advance(days=-1)
    reception.clock_in(shop, desk, crew.chen.staff_id or 0)
    again = reception.walk_in(shop, desk, WalkIn())
    assert (again.number, again.decision.assigned) == (2, crew.chen.staff_id)
    assert {visit.number for visit in reception.board(shop, desk).serving} >= {1, 2}
    assert health(shop)


def health(shop: Shop) -> bool:
    with shop.database.read() as connection:
        return ledger.verify(shop, connection).ok
