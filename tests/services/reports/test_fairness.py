"""The fairness statement from a worked month: figures against the ledger, paper read back, command's facts (REC-20)."""

from __future__ import annotations

import io
from datetime import date

import pypdf
import pytest
from sqlalchemy import event, select
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.errors import Refused, UserError
from showroom.services import fairness, fairness_rows, ledger, reception, staff
from showroom.services.reception import Finish, Reclassify, WalkIn
from showroom.store.models import AuditEntry


@pytest.fixture
def month(crew: Crew, clock: ManualClock) -> Crew:
    """Two days: Anna and Bo all day, Chen only on the second; visits one after the other."""
    shop, desk = crew.shop, crew.receptionist
    clock.advance(hours=2)
    for people in ((crew.anna, crew.bo), (crew.anna, crew.bo, crew.chen)):
        for person in people:
            reception.clock_in(shop, person, person.staff_id or 0)
        for _ in range(5):
            given = reception.walk_in(shop, desk, WalkIn())
            clock.advance(minutes=10)
            server = next(one for one in people if one.staff_id == given.decision.assigned)
            reception.finish(shop, server, given.visit_id, Finish("bought"))
        clock.advance(hours=1)
        for person in people:
            reception.clock_out(shop, person, person.staff_id or 0)
        clock.advance(days=1, hours=-1, minutes=-50)
    return crew


@pytest.mark.engines
@pytest.mark.clause("REC-20")
def test_the_month_is_that_of_the_ledger(month: Crew) -> None:
    found = fairness.month(month.shop, month.manager, date(2026, 11, 22))
    assert (found.first, found.last, found.under_way) == (date(2026, 11, 1), date(2026, 11, 30), True)
    assert found.period.turns == 10
    rows = {row.name: row.figures for row in fairness_rows.people(found)}
    assert {name: row.eligible for name, row in rows.items()} == {"Anna": "220.0", "Bo": "220.0", "Chen": "110.0"}
    assert {name: row.due for name, row in rows.items()} == {"Anna": "4.00", "Bo": "4.00", "Chen": "2.00"}
    assert sum(row.taken for row in rows.values()) == 10
    assert fairness_rows.total(found).difference == "0.00"
    with month.shop.view(month.manager, "ledger.view") as connection:
        assert found.ledger.head == ledger.head(month.shop, connection)
        assert ledger.verify(month.shop, connection, found.ledger.head).ok
    assert found.ledger.first == 1
    one_day = fairness.between(month.shop, month.manager, date(2026, 11, 21), date(2026, 11, 21))
    assert [share.due for share in one_day.period.people] == [250, 250]


@pytest.mark.engines
@pytest.mark.clause("REC-20", "REC-17")
def test_a_persons_paper_lists_each_turn_with_its_reason(month: Crew) -> None:
    shop, anna = month.shop, month.anna.staff_id or 0
    paper = fairness.pdf(shop, month.manager, date(2026, 11, 5), "en", staff=anna)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(paper.content)).pages)
    share = fairness.month(shop, month.manager, date(2026, 11, 5)).share(anna)
    assert share is not None
    assert paper.missing == ()
    assert text.count("next in rotation: Anna is 1st") == share.turns
    assert f"Visits that took a turn: {share.turns}" in text
    assert "10 × 220.0 ÷ 550.0 = 4.00 turns due" in text
    assert "Chen" not in text
    both = fairness.paper(shop, month.manager, date(2026, 11, 5), "both", each=True)
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(both.content)).pages]
    assert len(pages) == 4
    assert "按轮序接待" in pages[1]
    with shop.view(month.manager, "dashboard.view") as connection:
        notes = (
            connection.execute(select(AuditEntry.changes).where(AuditEntry.action == "reports.view")).scalars().all()
        )
    assert sum("fairness_statement_made" in note for note in notes) == 1  # looking at it is no making


@pytest.mark.clause("REC-20", "REC-09")
def test_a_corrected_visit_says_what_it_was_decided_as(month: Crew, clock: ManualClock) -> None:
    shop, anna = month.shop, month.anna
    reception.clock_in(shop, anna, anna.staff_id or 0)
    visit = reception.walk_in(shop, month.receptionist, WalkIn("service")).visit_id
    clock.advance(minutes=1)
    reception.reclassify(shop, month.receptionist, visit, Reclassify("first", "wants to buy"))
    found = fairness.month(shop, month.manager, shop.day())
    share = found.share(anna.staff_id or 0)
    assert share is not None
    last = fairness_rows.turns(shop, found, share)[-1]
    assert last.kind.en == "First visit (decided as After-sales)"
    assert last.why.en.startswith("After-sales → ")
    assert share.counts.corrected == 1


@pytest.mark.engines
@pytest.mark.clause("REC-20", "REC-03", "REC-11")
def test_acts_outside_the_order_stand_with_those_they_concern(month: Crew, clock: ManualClock) -> None:
    shop, desk = month.shop, month.receptionist
    for person in (month.anna, month.bo, month.chen):
        reception.clock_in(shop, person, person.staff_id or 0)
    called = reception.walk_in(shop, desk, WalkIn())
    given = called.decision.assigned
    clock.advance(seconds=70)
    reception.missed(shop, desk, called.visit_id)
    second = reception.walk_in(shop, desk, WalkIn())
    wronged = second.decision.assigned
    chosen = next(one for one in (month.anna, month.bo, month.chen) if one.staff_id not in (given, wronged))
    reception.override(shop, month.manager, second.visit_id, chosen.staff_id or 0, "a friend of the house")
    found = fairness.month(shop, month.manager, shop.day())
    told = {
        share.staff: [found.told[seq].kind for seq in share.acts if seq in found.told] for share in found.period.people
    }
    expected: dict[int, list[str]] = {share.staff: [] for share in found.period.people}
    for staff_id, act in ((given, "missed"), (wronged, "overridden"), (chosen.staff_id, "overridden")):
        expected[staff_id or 0].append(act)
    assert told == expected
    paper = fairness.paper(shop, month.manager, shop.day(), "en", staff=chosen.staff_id)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(paper.content)).pages)
    assert "Outside the order: 1" in text
    assert "a friend of the house" in text


@pytest.mark.clause("REC-20")
def test_somebody_who_has_left_still_gets_a_statement(month: Crew) -> None:
    bo = month.bo.staff_id or 0
    staff.set_active(month.shop, month.manager, bo, False)
    found = fairness.month(month.shop, month.manager, month.shop.day())
    assert found.staff("Bo") == bo
    assert fairness.paper(month.shop, month.manager, month.shop.day(), "zh_CN", staff=bo).content.startswith(b"%PDF")


@pytest.mark.clause("REC-20", "SEC-01")
def test_what_cant_be_made_is_said(month: Crew) -> None:
    shop = month.shop
    for day, code in ((date(2026, 12, 1), "fairness_month_to_come"), (date(2026, 10, 1), "fairness_nothing")):
        with pytest.raises(UserError) as refused:
            fairness.month(shop, month.manager, day)
        assert refused.value.code == code
    with pytest.raises(UserError) as nobody:
        fairness.paper(shop, month.manager, shop.day(), "en", staff=month.receptionist.staff_id)
    assert (nobody.value.code, nobody.value.facts["name"]) == ("fairness_nobody", "Lin Mei")
    with pytest.raises(Refused):
        fairness.month(shop, month.anna, shop.day())
    assert fairness.last_month(shop, month.manager) == date(2026, 11, 1)


@pytest.mark.clause("REC-20")
def test_a_months_events_are_read_once(month: Crew) -> None:
    statements: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(month.shop.database.engine, "before_cursor_execute", note)
    fairness.paper(month.shop, month.manager, month.shop.day(), "en", each=True)
    event.remove(month.shop.database.engine, "before_cursor_execute", note)
    assert sum("ledger_event" in statement for statement in statements) == 1
