"""Policy rehearsal through the service (REC-19): the past as it was, other rules beside it, nothing written, papers."""

from __future__ import annotations

import csv
import random
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pypdf
import pytest
from sqlalchemy import func, select
from tests.services.conftest import Crew

from showroom import paths
from showroom.clock import ManualClock
from showroom.domain.errors import Refused, UserError
from showroom.domain.packs.loader import load
from showroom.domain.policies.changes import applied
from showroom.domain.reception.comparing import difference_shown, figures, people
from showroom.domain.staff.actor import system_actor
from showroom.domain.text import Text
from showroom.services import policies, reception, rehearsal, rehearsal_papers, staff
from showroom.services.demo import Wish
from showroom.services.demo.make import DemoStore, make
from showroom.services.reception import Finish, WalkIn
from showroom.services.rehearsal import Comparison
from showroom.services.reports.daily import PaperBytes
from showroom.services.shop import Shop, open_shop
from showroom.store.migrate import open_database
from showroom.store.models import AuditEntry, LedgerEvent

pytestmark = pytest.mark.engines
END = datetime(2026, 11, 21, 7, 30, tzinfo=UTC)  # half past three on a Saturday in Shanghai
RULES = Text("Other rules", "另一套规则")


def a_day(crew: Crew, clock: ManualClock, seed: int, visits: int = 12) -> date:
    """Three consultants, some visits, one taken back, one that left; everybody goes home."""
    shop, rng = crew.shop, random.Random(seed)
    day = shop.day()
    for person in (crew.anna, crew.bo, crew.chen):
        clock.advance(seconds=30)
        reception.clock_in(shop, person, person.staff_id or 0)
    open_visits: list[int] = []
    for number in range(visits):
        clock.advance(seconds=rng.randint(60, 900))
        given = reception.walk_in(shop, crew.receptionist, WalkIn())
        if number == 3:
            clock.advance(seconds=10)
            reception.undo(shop, crew.receptionist, given.events)
            continue
        open_visits.append(given.visit_id)
        clock.advance(seconds=rng.randint(5, 300))
        board = reception.board(shop, crew.receptionist)
        if len(board.serving) == 3 or (board.serving and rng.random() < 0.5):
            status = rng.choice(("available", "available", "phone"))
            reception.finish(shop, crew.receptionist, board.serving[0].id, Finish("considering", status=status))
        for row in reception.board(shop, crew.receptionist).people:
            if row.status == "phone" and rng.random() < 0.7:
                clock.advance(seconds=20)
                reception.set_status(shop, crew.receptionist, row.id, "available")
    while (board := reception.board(shop, crew.receptionist)).serving:
        clock.advance(seconds=90)
        reception.finish(shop, crew.receptionist, board.serving[0].id, Finish("considering"))
    for visit in reception.board(shop, crew.receptionist).waiting:
        reception.leave_unserved(shop, crew.receptionist, visit.id)
    for one in (crew.anna, crew.bo, crew.chen):
        clock.advance(seconds=15)
        reception.set_status(shop, crew.receptionist, one.staff_id or 0, "off")
    clock.advance(hours=20)
    return day


def counts(shop: Shop) -> tuple[int, ...]:
    with shop.view(system_actor("tests"), "ledger.view") as connection:
        return tuple(
            connection.execute(select(func.count()).select_from(table)).scalar() or 0
            for table in (LedgerEvent, AuditEntry)
        )


def same(found: Comparison) -> None:
    """Both sides are equal, figure by figure."""
    assert [(one.code, one.now) for one in figures(found.as_it_was, found.rehearsed)] == [
        (one.code, one.then) for one in figures(found.as_it_was, found.rehearsed)
    ]
    for person in people(found.as_it_was, found.rehearsed):
        assert [one.now for one in person.figures] == [one.then for one in person.figures], found.names[person.staff]


@pytest.mark.clause("REC-19")
def test_under_the_same_rules_days_come_out_as_they_were(crew: Crew, clock: ManualClock) -> None:
    days = [a_day(crew, clock, seed) for seed in range(3)]
    policy = policies.in_force(crew.shop, crew.manager).policy
    before = counts(crew.shop)
    told: list[tuple[int, int]] = []
    found = rehearsal.rehearse(
        crew.shop, crew.manager, days[0], days[-1], policy, lambda done, of: told.append((done, of))
    )
    same(found)
    assert found.as_it_was.visits == 3 * 11
    assert found.as_it_was.turns > 10
    assert (found.changes, found.rules_changed) == ((), False)
    assert found.decisions >= 3 * 9
    assert found.after_undo == 0  # each was taken back before anything followed
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert counts(crew.shop) == before  # nothing is written


@pytest.mark.clause("REC-19")
def test_other_rules_stand_beside_the_past_with_what_differs(crew: Crew, clock: ManualClock) -> None:
    day = a_day(crew, clock, 5)
    policy = applied(policies.in_force(crew.shop, crew.manager).policy, {"uses_turn.first": False})
    found = rehearsal.rehearse(crew.shop, crew.manager, day, day, policy)
    assert [(one.path, one.old, one.new) for one in found.changes] == [("uses_turn.first", True, False)]
    assert found.as_it_was.turns > 0
    assert found.rehearsed.turns == 0
    assert found.rehearsed.visits == found.as_it_was.visits == 11
    turns = next(one for one in figures(found.as_it_was, found.rehearsed) if one.code == "turns")
    assert difference_shown(turns) == f"−{found.as_it_was.turns}"


def test_rules_that_changed_in_the_period_are_told(crew: Crew, clock: ManualClock) -> None:
    first = a_day(crew, clock, 1)
    policies.change(crew.shop, crew.manager, {"missed_turn": "bottom"})
    a_day(crew, clock, 2)
    last = a_day(crew, clock, 7)
    policy = policies.in_force(crew.shop, crew.manager).policy
    whole = rehearsal.rehearse(crew.shop, crew.manager, first, last, policy)
    assert (whole.rules_changed, whole.changes) == (True, ())
    assert not rehearsal.rehearse(crew.shop, crew.manager, last, last, policy).rules_changed
    offered = [one.key.partition(":")[0] for one in rehearsal.rules(crew.shop, crew.manager)]
    assert offered == ["preset"] * 3 + ["version"] * 2
    versions = [one for one in rehearsal.rules(crew.shop, crew.manager) if one.since is not None]
    assert [one.policy.missed_turn for one in versions] == ["bottom", "one_free"]


def test_what_cant_be_rehearsed(crew: Crew, clock: ManualClock) -> None:
    policy = policies.in_force(crew.shop, crew.manager).policy
    assert rehearsal.last_day(crew.shop, crew.manager) is None
    today = crew.shop.day()
    with pytest.raises(UserError, match="rehearsal_is_empty"):
        rehearsal.rehearse(crew.shop, crew.manager, today, today, policy)
    with pytest.raises(UserError, match="rehearsal_ends_before"):
        rehearsal.rehearse(crew.shop, crew.manager, today, today - timedelta(days=1), policy)
    with pytest.raises(Refused):
        rehearsal.rehearse(crew.shop, crew.anna, today, today, policy)
    day = a_day(crew, clock, 3)
    assert rehearsal.last_day(crew.shop, crew.manager) == day


def test_a_rehearsal_can_be_stopped_between_two_days_and_the_shop_goes_on(crew: Crew, clock: ManualClock) -> None:
    days = [a_day(crew, clock, seed, 6) for seed in range(2)]
    policy = policies.in_force(crew.shop, crew.manager).policy

    def stop(done: int, _of: int) -> None:
        raise InterruptedError(done)

    before = counts(crew.shop)
    with pytest.raises(InterruptedError):
        rehearsal.rehearse(crew.shop, crew.manager, days[0], days[1], policy, stop)
    assert counts(crew.shop) == before
    same(rehearsal.rehearse(crew.shop, crew.manager, days[0], days[1], policy))


def test_somebody_who_has_left_keeps_the_name(crew: Crew, clock: ManualClock) -> None:
    day = a_day(crew, clock, 4)
    staff.set_active(crew.shop, crew.manager, crew.bo.staff_id or 0, False)
    found = rehearsal.rehearse(crew.shop, crew.manager, day, day, policies.in_force(crew.shop, crew.manager).policy)
    assert found.names[crew.bo.staff_id or 0] == "Bo"
    assert crew.bo.staff_id in [one.staff for one in people(found.as_it_was, found.rehearsed)]


@pytest.mark.clause("REC-19")
@pytest.mark.parametrize("language", ["en", "zh_CN", "both"])
def test_the_papers_hold_both_sides(crew: Crew, clock: ManualClock, language: str) -> None:
    shop, manager = crew.shop, crew.manager
    danger = staff.add(shop, system_actor("tests"), staff.NewStaff("=1+1", "consultant"))
    reception.clock_in(shop, crew.receptionist, danger)
    day = a_day(crew, clock, 6)
    policy = applied(policies.in_force(shop, manager).policy, {"missed_turn": "bottom", "uses_turn.first": False})
    found = rehearsal.rehearse(shop, manager, day, day, policy)

    def paper(form: str) -> PaperBytes:
        return rehearsal_papers.paper(shop, manager, found, RULES, language, form)

    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(paper("pdf").content)).pages)
    words = {
        "en": ["Rehearsal", "Turns used", "A missed turn costs"],
        "zh_CN": ["轮序预演", "用去轮次", "错过轮次的处理"],
    }
    for word in words.get(language, words["en"] + words["zh_CN"]):
        assert word in text
    assert "Anna" in text
    assert f"{found.as_it_was.turns}" in text
    book = openpyxl.load_workbook(BytesIO(paper("xlsx").content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert "=1+1" in [cell.value for cell in cells]
    rows = list(csv.reader(StringIO(paper("csv").content.decode("utf-8-sig"))))
    assert len(rows) == 1 + 9 + 4 * 5
    assert {row[0] for row in rows[10:]} == {"Anna", "Bo", "Chen", "'=1+1"}
    assert all(int(row[3]) - int(row[2]) == int(row[4]) for row in rows[1:])
    with shop.view(manager, "ledger.view") as connection:
        noted = connection.execute(
            select(func.count()).select_from(AuditEntry).where(AuditEntry.action == "ledger.view")
        ).scalar()
    assert noted == 3


@pytest.mark.clause("REC-19")
@pytest.mark.parametrize("trade", ["furniture", "car", "real_estate"])
def test_a_demo_week_under_its_own_rules_is_that_week(tmp_path: Path, trade: str) -> None:
    """Everything the demo does: owners, deputies, make-ups, taking back, lunches, parties that leave, open visits."""
    pack = load(paths.resources() / "packs" / f"{trade}.toml")
    place = str(tmp_path / "demo.sqlite3")
    make(place, system_actor("tests"), DemoStore(pack, "en"), Wish(7, 50, 0, 11, END))
    with closing(open_database(place)) as database:
        shop = open_shop(database, ManualClock(END))
        system = system_actor("tests")
        last = rehearsal.last_day(shop, system)
        assert last is not None
        policy = policies.in_force(shop, system).policy
        found = rehearsal.rehearse(shop, system, last - timedelta(days=6), last, policy)
    assert found.as_it_was.visits > 200
    assert found.as_it_was.waited > 10
    same(found)
