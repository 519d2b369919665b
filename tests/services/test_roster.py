"""The roster: shifts, their order, copying a week, and what a decision learns of them (REC-01)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.errors import Refused, UserError
from showroom.domain.staff.actor import Actor, system_actor
from showroom.services import roster, staff
from showroom.services.roster import ShiftFacts
from showroom.store.models import AuditEntry, Visit

pytestmark = [pytest.mark.engines, pytest.mark.clause("REC-01")]

SATURDAY = date(2026, 11, 21)
MONDAY = date(2026, 11, 23)


def known(actor: Actor) -> int:
    assert actor.staff_id is not None
    return actor.staff_id


def give(crew: Crew, person: Actor, day: date, starts: int, ends: int, place: int | None = None) -> int:
    return roster.set_shift(crew.shop, crew.manager, known(person), day, starts, ends, place)


def test_a_decision_learns_the_persons_own_shift_and_which_of_the_day_it_is(crew: Crew) -> None:
    give(crew, crew.anna, SATURDAY, 540, 1020, 2)
    give(crew, crew.bo, SATURDAY, 540, 1080, 1)
    give(crew, crew.chen, SATURDAY, 780, 1260)
    with crew.shop.view(crew.manager, "roster.view") as connection:
        store = crew.shop.store.id
        assert roster.facts(connection, store, known(crew.anna), SATURDAY) == ShiftFacts(540, 1020, 2, 1)
        assert roster.facts(connection, store, known(crew.chen), SATURDAY) == ShiftFacts(780, 1260, None, 2)
        assert roster.facts(connection, store, known(crew.anna), MONDAY) is None
        assert roster.facts(connection, store + 1, known(crew.anna), SATURDAY) is None
    with crew.shop.work(crew.manager, "roster.edit") as work:
        assert roster.facts(work, work.store_id, known(crew.bo), SATURDAY) == ShiftFacts(540, 1080, 1, 1)
    rows = roster.shifts(crew.shop, crew.anna, SATURDAY, SATURDAY)
    assert [row.staff_id for row in rows] == [known(crew.bo), known(crew.anna), known(crew.chen)]


def test_a_shift_is_changed_in_place_and_taken_away(crew: Crew) -> None:
    first = give(crew, crew.anna, SATURDAY, 540, 1020, 3)
    assert give(crew, crew.anna, SATURDAY, 600, 1080) == first
    (row,) = roster.shifts(crew.shop, crew.manager, SATURDAY, MONDAY)
    assert (row.starts_minute, row.ends_minute, row.place) == (600, 1080, 3)
    assert roster.clear_shift(crew.shop, crew.manager, known(crew.anna), SATURDAY)
    assert not roster.clear_shift(crew.shop, crew.manager, known(crew.anna), SATURDAY)
    assert roster.shifts(crew.shop, crew.manager, SATURDAY, MONDAY) == ()


def test_a_day_that_is_over_keeps_its_roster(crew: Crew, clock: ManualClock) -> None:
    give(crew, crew.anna, SATURDAY, 540, 1020, 1)
    clock.advance(days=1)
    acts: tuple[Callable[[], object], ...] = (
        lambda: give(crew, crew.anna, SATURDAY, 600, 1080),
        lambda: roster.clear_shift(crew.shop, crew.manager, known(crew.anna), SATURDAY),
    )
    for act in acts:
        with pytest.raises(UserError, match="roster_day_is_over"):
            act()
    roster.set_order(crew.shop, crew.manager, [SATURDAY], [])
    (row,) = roster.shifts(crew.shop, crew.manager, SATURDAY, SATURDAY)
    assert (row.starts_minute, row.place) == (540, 1)


def test_an_order_gives_places_to_those_who_work_that_day(crew: Crew) -> None:
    sunday = SATURDAY + timedelta(days=1)
    for person in (crew.anna, crew.bo, crew.chen):
        give(crew, person, SATURDAY, 540, 1020)
    give(crew, crew.chen, sunday, 540, 1020)
    order = [known(crew.chen), known(crew.anna), known(crew.bo)]
    roster.set_order(crew.shop, crew.manager, [SATURDAY, sunday], [known(crew.bo), known(crew.chen)])
    rows = roster.shifts(crew.shop, crew.manager, SATURDAY, sunday)
    assert [row.place for row in rows if row.day == sunday] == [2]  # one order for the week, whoever is free
    with crew.shop.view(crew.manager, "roster.view") as connection:
        found = roster.facts(connection, crew.shop.store.id, known(crew.chen), sunday)
        assert found is not None
        assert found.place == 1  # among those who work
    places = {(row.day, row.staff_id): row.rank for row in rows}
    assert places == {
        (SATURDAY, known(crew.bo)): 1,
        (SATURDAY, known(crew.chen)): 2,
        (SATURDAY, known(crew.anna)): None,
        (sunday, known(crew.chen)): 1,
    }
    roster.set_order(crew.shop, crew.manager, [SATURDAY], order)
    rows = roster.shifts(crew.shop, crew.manager, SATURDAY, SATURDAY)
    assert [(row.staff_id, row.place) for row in rows] == list(zip(order, (1, 2, 3), strict=True))


def test_a_week_is_copied_into_what_is_still_free_and_taken_back(crew: Crew) -> None:
    this_week = SATURDAY - timedelta(days=5)
    give(crew, crew.anna, SATURDAY, 540, 1020, 1)
    give(crew, crew.bo, SATURDAY, 780, 1260, 2)
    give(crew, crew.bo, SATURDAY + timedelta(days=7), 600, 900)
    staff.set_active(crew.shop, crew.manager, known(crew.chen), active=False)
    copied = roster.copy_week(crew.shop, crew.manager, this_week, MONDAY)
    rows = roster.shifts(crew.shop, crew.manager, MONDAY, MONDAY + timedelta(days=6))
    assert [(r.staff_id, r.starts_minute, r.place) for r in rows] == [
        (known(crew.anna), 540, 1),
        (known(crew.bo), 600, None),  # was planned, so it stays
    ]
    assert len(copied.shift_ids) == 1
    roster.take_back_copy(crew.shop, crew.manager, copied)
    rows = roster.shifts(crew.shop, crew.manager, MONDAY, MONDAY + timedelta(days=6))
    assert [r.staff_id for r in rows] == [known(crew.bo)]


def test_copying_passes_over_days_that_are_over(crew: Crew, clock: ManualClock) -> None:
    give(crew, crew.anna, MONDAY, 540, 1020)
    give(crew, crew.anna, MONDAY + timedelta(days=4), 540, 1020)
    clock.set(clock.now() + timedelta(days=11))  # Wednesday of the week after
    roster.copy_week(crew.shop, crew.manager, MONDAY, MONDAY + timedelta(days=7))
    rows = roster.shifts(crew.shop, crew.manager, MONDAY + timedelta(days=7), MONDAY + timedelta(days=13))
    assert [row.day for row in rows] == [MONDAY + timedelta(days=11)]


def test_what_makes_no_sense_is_refused(crew: Crew) -> None:
    with pytest.raises(UserError, match="roster_week_is_empty"):
        roster.copy_week(crew.shop, crew.manager, MONDAY, MONDAY + timedelta(days=7))
    with pytest.raises(UserError, match="roster_same_week"):
        roster.copy_week(crew.shop, crew.manager, MONDAY, MONDAY)
    with pytest.raises(UserError, match="roster_place_wrong"):
        give(crew, crew.anna, SATURDAY, 540, 1020, 0)
    with pytest.raises(UserError, match="no_such_person"):
        roster.set_shift(crew.shop, crew.manager, 17, SATURDAY, 540, 1020)
    with pytest.raises(UserError, match="shift_ends_before"):
        give(crew, crew.anna, SATURDAY, 540, 530)


def test_only_supervisors_plan_and_everybody_sees(crew: Crew) -> None:
    for person in (crew.anna, crew.receptionist):
        with pytest.raises(Refused, match="not_allowed"):
            roster.set_shift(crew.shop, person, known(crew.anna), SATURDAY, 540, 1020)
        assert roster.shifts(crew.shop, person, SATURDAY, MONDAY) == ()


def test_the_usual_shifts_are_those_of_the_opening_hours(crew: Crew) -> None:
    keys = [preset.key for preset in roster.presets(crew.shop, crew.manager, SATURDAY)]
    assert keys == ["early", "late", "full"]


def test_who_can_serve_in_a_language(crew: Crew) -> None:
    system = system_actor("tests")
    staff.change(crew.shop, system, known(crew.anna), name="Anna", role="consultant", team=None, languages=("zh", "ru"))
    staff.change(crew.shop, system, known(crew.bo), name="Bo", role="consultant", team=None, languages=("en",))
    staff.set_active(crew.shop, crew.manager, known(crew.receptionist), active=False)
    with crew.shop.view(crew.manager, "roster.view") as connection:
        store = crew.shop.store.id
        assert roster.speakers(connection, store, "ru") == {known(crew.anna)}
        # Chen and the manager have stated nothing: they speak the store's language.
        assert roster.speakers(connection, store, "en-GB") == {known(crew.bo), known(crew.chen), known(crew.manager)}
        assert roster.speakers(connection, store, "ko") == frozenset()


def test_turns_of_a_month_are_counted_until_the_day(crew: Crew) -> None:
    from showroom.services import packs

    with crew.shop.work(crew.manager, "roster.edit") as work:
        version = packs.in_force(crew.shop, work.connection).version_id
        for number, (day, used, state) in enumerate(
            (
                (date(2026, 10, 31), True, "left"),
                (date(2026, 11, 1), True, "left"),
                (date(2026, 11, 20), True, "greeted"),
                (date(2026, 11, 20), False, "left"),
                (date(2026, 11, 20), True, "undone"),
                (SATURDAY, True, "left"),
            )
        ):
            work.insert(
                Visit,
                day=day,
                number=number,
                arrived_at=work.now,
                kind="first",
                party_size=1,
                state=state,
                used_turn=used,
                consultant_id=known(crew.anna),
                pack_version_id=version,
            )
        first = date(2026, 11, 1)
        count = roster.month_turns(work.connection, work.store_id, known(crew.anna), first, SATURDAY)
        assert count == 2
        assert roster.month_turns(work.connection, work.store_id, known(crew.bo), first, SATURDAY) == 0


def test_each_change_stands_in_the_audit(crew: Crew) -> None:
    give(crew, crew.anna, SATURDAY, 540, 1020)
    with crew.shop.view(crew.manager, "ledger.view") as connection:
        row = connection.execute(
            select(AuditEntry.action, AuditEntry.changes).order_by(AuditEntry.seq.desc()).limit(1)
        ).one()
    assert row.action == "roster.edit"
    assert '"starts_minute":540' in row.changes.replace(" ", "")
