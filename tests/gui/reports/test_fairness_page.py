"""The fairness tab: figures of everybody and of one, the paper itself, saved and printed (REC-20)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.gui.kit.cards import EmptyState
from showroom.gui.reports.fairness import EACH, FairnessPage
from showroom.gui.reports.page import ReportsPage, create
from showroom.services import reception
from showroom.services.reception import Finish, WalkIn
from showroom.store.models import AuditEntry

Show = Callable[..., QWidget]
Settled = Callable[[], None]


@pytest.fixture
def reports_page(context: Context, clock: ManualClock, show: Show, settled: Settled) -> ReportsPage:
    """A day of three visits: two went to Anna, one to Bo."""
    anna, bo = context.people["Anna"], context.people["Bo"]
    clock.advance(hours=2)
    for person in (anna, bo):
        reception.clock_in(context.shop, person, person.staff_id or 0)
    for server in (anna, bo, anna):
        visit = reception.walk_in(context.shop, server, WalkIn()).visit_id
        clock.advance(minutes=10)
        reception.finish(context.shop, server, visit, Finish("bought"))
    context.host.person = context.people["Lin Mei"]
    made = create(context)
    assert isinstance(made, ReportsPage)
    show(made)
    settled()
    return made


@pytest.fixture
def page(reports_page: ReportsPage, qtbot: QtBot, settled: Settled) -> FairnessPage:
    button = reports_page.findChild(QPushButton, "reports.tabs.fairness")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    found = reports_page.findChild(FairnessPage)
    assert found is not None
    qtbot.waitUntil(lambda: found.found is not None)
    settled()
    return found


def press(page: QWidget, name: str) -> None:
    found = page.findChild(QPushButton, name)
    assert found is not None, name
    assert found.isEnabled(), name
    found.click()


@pytest.mark.clause("REC-20")
def test_everybodys_month_adds_up(page: FairnessPage) -> None:
    assert [(row.name, row.figures.turns, row.figures.due) for row in page.sheet.people.rows()] == [
        ("Anna", "2", "1.50"),
        ("Bo", "1", "1.50"),
    ]
    tiles = {key: tile.figure.text() for key, tile in page.sheet.tiles.items()}
    assert tiles == {"turns": "3", "due": "3.00", "difference": "0.00", "eligible": "60.0"}
    assert "Anna: 2 taken, 1.50 due, +0.50" in page.sheet.chart.accessibleDescription()
    assert not page.sheet.days.isVisible()


@pytest.mark.clause("REC-20", "REC-17")
def test_a_persons_days_and_turns_with_their_reasons(page: FairnessPage, qtbot: QtBot, settled: Settled) -> None:
    page.sheet.people.setFocus()
    page.sheet.people.select_id(page.sheet.people.rows()[1].staff)
    qtbot.keyClick(page.sheet.people, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.sheet.days.isVisible())
    settled()
    assert page.whose.currentText() == "Bo"
    assert [row.figures.difference for row in page.sheet.days.rows()] == ["\u22120.50"]
    (turn,) = page.sheet.taken.rows()
    assert turn.why.en == "First visit → next in rotation: Bo is 1st"
    page.whose.setCurrentIndex(0)
    qtbot.waitUntil(lambda: page.sheet.people.isVisible())


@pytest.mark.clause("REC-20", "REC-18")
def test_acts_outside_the_order_and_the_way_to_the_day(
    page: FairnessPage, context: Context, qtbot: QtBot, settled: Settled
) -> None:
    bo = context.people["Bo"].staff_id or 0
    reception.place(context.shop.sibling(), context.people["Mo Lan"], bo, None, "came late")
    page.show_person(bo)
    qtbot.waitUntil(lambda: len(page.sheet.acts.rows()) == 1)
    settled()
    ((_, act),) = page.sheet.acts.rows()
    assert (act.what.en, act.reason.en, act.by) == ("Bo was placed last", "came late", "Mo Lan")
    page.sheet.days.select_id(page.sheet.days.rows()[0].day)
    page.sheet.days.setFocus()
    qtbot.keyClick(page.sheet.days, Qt.Key.Key_Return)
    assert context.host.went == []  # a receptionist does not look into the ledger
    context.host.person = context.people["Mo Lan"]
    qtbot.keyClick(page.sheet.days, Qt.Key.Key_Return)
    assert context.host.went == [("timeline", {"day": context.shop.day()})]


@pytest.mark.clause("REC-20")
def test_the_paper_is_seen_before_it_is_printed(page: FairnessPage, qtbot: QtBot, settled: Settled) -> None:
    press(page, "reports.fairness.look.paper")
    qtbot.waitUntil(lambda: page._view is not None and page._view.pages == 1)
    page.whose.set_value(EACH)
    qtbot.waitUntil(lambda: page._view.pages == 3)
    press(page, "reports.fairness.look.figures")
    settled()
    assert page.sheet.people.isVisible()


@pytest.mark.clause("REC-20")
def test_a_statement_is_saved_and_audited(
    page: FairnessPage, context: Context, tmp_path: Path, settled: Settled
) -> None:
    page.show_person(context.people["Anna"].staff_id)
    settled()
    page.tools.language.set_value("both")
    settled()
    context.fake_prompts.answer(tmp_path / "anna.pdf")
    press(page, "reports.fairness.pdf")
    settled()
    text = pypdf.PdfReader(tmp_path / "anna.pdf").pages[0].extract_text()
    for word in ("轮次公平确认单", "Fairness statement", "Anna", "2026-11"):
        assert word in text
    with context.shop.view(context.people["Mo Lan"], "dashboard.view") as connection:
        made = connection.execute(
            select(AuditEntry.actor, AuditEntry.changes).where(AuditEntry.action == "reports.view")
        ).all()
    assert [row.actor for row in made] == [context.people["Lin Mei"].tag]
    assert "fairness_statement_made" in made[0].changes


@pytest.mark.clause("REC-20")
def test_another_month_and_one_without_anything(page: FairnessPage, settled: Settled) -> None:
    forward = page.findChild(QPushButton, "reports.fairness.next")
    assert forward is not None
    assert not forward.isEnabled()
    press(page, "reports.fairness.back")
    settled()
    assert page.month == date(2026, 10, 1)
    none, state = page.findChild(QWidget, "reports.fairness.none"), page.findChild(QWidget, "reports.fairness.state")
    assert isinstance(none, EmptyState)
    assert state is not None
    assert none.isVisible()
    assert "no day in 2026-10" in none.sentence.text()
    assert page._bar.text == ""  # a month without turns is no fault
    assert not state.isVisible()
    save = page.findChild(QPushButton, "reports.fairness.pdf")
    assert save is not None
    assert not save.isEnabled()
    press(page, "reports.fairness.next")
    settled()
    assert not none.isVisible()
    assert state.isVisible()
    assert page.found is not None


def test_a_visit_that_ends_elsewhere_shows_here(page: FairnessPage, context: Context, qtbot: QtBot) -> None:
    reception.walk_in(context.shop.sibling(), context.people["Anna"], WalkIn())
    qtbot.waitUntil(lambda: page.sheet.tiles["turns"].figure.text() == "4")


def test_tab_month_and_person_outlive_a_rebuild(
    page: FairnessPage, reports_page: ReportsPage, context: Context, show: Show, settled: Settled, qtbot: QtBot
) -> None:
    page.show_person(context.people["Bo"].staff_id)
    settled()
    kept = reports_page.save_state()
    again = create(context)
    assert isinstance(again, ReportsPage)
    again.restore_state(kept)
    show(again)
    settled()
    made = again.shown
    assert isinstance(made, FairnessPage)
    qtbot.waitUntil(lambda: made.whose.currentText() == "Bo" and made.sheet.days.isVisible())


def test_somewhere_else_opens_a_persons_month(
    reports_page: ReportsPage, context: Context, qtbot: QtBot, settled: Settled
) -> None:
    reports_page.arrive(tab="fairness", month=date(2026, 11, 1), staff=context.people["Anna"].staff_id)
    made = reports_page.shown
    assert isinstance(made, FairnessPage)
    qtbot.waitUntil(lambda: made.whose.currentText() == "Anna" and made.sheet.days.isVisible())
