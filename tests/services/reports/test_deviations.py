"""What stands among a day's deviations: every act outside the order, its reason, who did it (MGR-03, REC-03)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.services import fairness, reception, reports
from showroom.services.reception import Finish, LateEntry, Reclassify, WalkIn
from showroom.services.reports import DailyReport


@pytest.fixture
def floor(crew: Crew, clock: ManualClock) -> Crew:
    """Three consultants, an hour after opening."""
    clock.advance(hours=2)
    for person in (crew.anna, crew.bo, crew.chen):
        reception.clock_in(crew.shop, person, person.staff_id or 0)
    return crew


def told(floor: Crew) -> tuple[DailyReport, list[tuple[str, str, str, str]]]:
    report = reports.daily(floor.shop, floor.manager, floor.shop.day())
    return report, [(one.kind, one.what.en, one.reason.en, one.by) for one in report.deviations]


@pytest.mark.engines
@pytest.mark.clause("MGR-03", "REC-03", "REC-11", "REC-12", "REC-15")
def test_every_act_outside_the_order_is_told_with_reason_and_name(floor: Crew, clock: ManualClock) -> None:
    shop, manager, desk = floor.shop, floor.manager, floor.receptionist
    bo, chen = floor.bo.staff_id or 0, floor.chen.staff_id or 0
    first = reception.walk_in(shop, desk, WalkIn())  # to Anna
    clock.advance(seconds=90)
    reception.missed(shop, desk, first.visit_id, "point")  # to Bo
    reception.greet(shop, floor.bo, first.visit_id)
    second = reception.walk_in(shop, desk, WalkIn())
    reception.override(shop, manager, second.visit_id, chen, "speaks their language")
    reception.hand_over(shop, floor.bo, first.visit_id, chen, "needs curtains")
    reception.split(shop, manager, first.visit_id, {bo: 60, chen: 40})
    reception.reclassify(shop, desk, second.visit_id, Reclassify("service", "a repair"))
    undone = reception.walk_in(shop, desk, WalkIn())
    reception.undo(shop, desk, undone.events)
    reception.place(shop, manager, bo, None, "came late")
    report, rows = told(floor)
    # a turn stays with who opened the visit: the register's figures are those of the ledger (REC-15, REC-20)
    shares = fairness.month(shop, manager, shop.day())
    assert {row.name: row.turns for row in report.consultants if row.turns} == {
        shares.name(share.staff): share.turns for share in shares.period.people if share.turns
    }
    assert [row[:2] for row in rows] == [
        ("missed", "Anna did not come for visitor 1"),
        ("overridden", "Visitor 2 → Chen, outside the order"),
        ("handed_over", "Visitor 1: Bo → Chen"),
        ("credit_split", "Visitor 1: credit shared, Bo 60 %, Chen 40 %"),
        ("kind_corrected", "Visit 2: kind corrected from “First visit” to “After-sales”"),
        ("undone", f"Taken back: Visitor 3 → {floor.anna.name}"),
        ("placed", "Bo was placed last"),
    ]
    reasons = {row[0]: row[2] for row in rows}
    assert "90 s" in reasons["missed"]
    assert "on point" in reasons["missed"]
    assert (reasons["overridden"], reasons["kind_corrected"], reasons["placed"]) == (
        "speaks their language",
        "a repair",
        "came late",
    )
    by = {row[0]: row[3] for row in rows}
    assert (by["missed"], by["overridden"], by["handed_over"]) == ("Lin Mei", "Mo Lan", "Bo")


@pytest.mark.engines
@pytest.mark.clause("MGR-03", "REC-23")
def test_late_entries_stand_with_both_times(floor: Crew, clock: ManualClock) -> None:
    came = clock.now()
    clock.advance(minutes=40)
    anna = floor.anna.staff_id or 0
    reception.late_entry(
        floor.shop, floor.manager, LateEntry(anna, came, came + timedelta(minutes=20), outcome="bought")
    )
    report, rows = told(floor)
    assert [row[0] for row in rows] == ["late_entry"]
    assert "Anna, 11:30" in rows[0][1]
    assert "11:30" in rows[0][2]
    assert f"{report.deviations[0].at:%H:%M}" == "12:10"
    assert "补录" in report.deviations[0].what.zh_CN


@pytest.mark.engines
@pytest.mark.clause("MGR-03", "REC-12")
def test_courtesy_and_a_day_closed_with_visits_open(floor: Crew, clock: ManualClock) -> None:
    shop, desk = floor.shop, floor.receptionist
    for _ in range(3):
        reception.walk_in(shop, desk, WalkIn())
    waiting = reception.walk_in(shop, desk, WalkIn())
    reception.courtesy(shop, desk, waiting.visit_id, "elderly")
    before, rows = told(floor)
    assert [row[:2] for row in rows] == [("courtesy", "Visitor 4 put first: elderly")]
    assert not before.closed
    reception.close_day(shop, floor.manager, exceptions=True)
    after, rows = told(floor)
    assert after.closed
    assert [row[0] for row in rows] == ["courtesy", "day_closed"]
    assert rows[1][2].startswith("Visits still open: 4")


@pytest.mark.engines
@pytest.mark.clause("MGR-03", "REC-05")
def test_how_long_the_desk_was_short_and_empty(floor: Crew, clock: ManualClock) -> None:
    shop, desk = floor.shop, floor.receptionist
    minimum = reports.daily(shop, desk, shop.day()).desk.minimum
    assert minimum == 1
    visits = [reception.walk_in(shop, desk, WalkIn()).visit_id for _ in range(3)]
    clock.advance(seconds=75)
    report, _ = told(floor)
    assert (report.desk.short_s, report.desk.unattended_s) == (75, 75)
    reception.finish(shop, floor.anna, visits[0], Finish("bought"))
    clock.advance(seconds=100)
    report, _ = told(floor)
    assert (report.desk.short_s, report.desk.unattended_s) == (75, 75)


@pytest.mark.clause("MGR-03")
def test_a_day_in_order_has_none(floor: Crew, clock: ManualClock) -> None:
    visit = reception.walk_in(floor.shop, floor.receptionist, WalkIn()).visit_id
    reception.greet(floor.shop, floor.anna, visit)
    reception.set_status(floor.shop, floor.bo, floor.bo.staff_id or 0, "lunch")
    reception.finish(floor.shop, floor.anna, visit, Finish("bought"))
    reception.clock_out(floor.shop, floor.chen, floor.chen.staff_id or 0)
    assert told(floor)[1] == []
