"""The reports page: any day's figures, saved as PDF and spreadsheet, printed on a real queue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import openpyxl
import pypdf
import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.gui.reports.daily import DailyPage
from showroom.gui.reports.page import ReportsPage, create
from showroom.services import reception
from showroom.services.reception import Reclassify, WalkIn
from showroom.store.models import AuditEntry

Show = Callable[..., QWidget]
Settled = Callable[[], None]


@pytest.fixture
def page(context: Context, clock: ManualClock, show: Show, settled: Settled) -> DailyPage:
    anna = context.people["Anna"]
    reception.clock_in(context.shop, anna, anna.staff_id or 0)
    first = reception.walk_in(context.shop, anna, WalkIn())
    reception.reclassify(context.shop, anna, first.visit_id, Reclassify("return", "knows us"))
    lost = reception.walk_in(context.shop, anna, WalkIn())
    clock.advance(minutes=7)
    reception.leave_unserved(context.shop, anna, lost.visit_id)
    context.host.person = context.people["Lin Mei"]
    made = create(context)
    assert isinstance(made, ReportsPage)
    show(made)
    settled()
    return made.daily


def press(page: QWidget, name: str) -> None:
    found = page.findChild(QPushButton, name)
    assert found is not None, name
    assert found.isEnabled(), name
    found.click()


@pytest.mark.clause("MGR-03")
def test_the_day_is_shown_with_its_deviations(page: DailyPage) -> None:
    assert page.sheet.tiles["visits"].figure.text() == "2"
    assert page.sheet.tiles["unserved"].figure.text() == "1"
    assert page.sheet.tiles["longest"].figure.text() == "7:00"
    assert [row.reason.en for _, row in page.sheet.deviations.rows()] == ["knows us"]
    assert [row.outcome.en for row in page.sheet.register.rows()] == ["Still in the store", "Left unserved"]


@pytest.mark.clause("MGR-03")
def test_pdf_and_spreadsheet_are_saved_and_audited(
    page: DailyPage, context: Context, tmp_path: Path, settled: Settled
) -> None:
    files = [tmp_path / "day.pdf", tmp_path / "day.xlsx"]
    context.fake_prompts.answer(*files)
    press(page, "reports.pdf")
    settled()
    press(page, "reports.xlsx")
    settled()
    assert "Daily visitor report" in pypdf.PdfReader(files[0]).pages[0].extract_text()
    assert openpyxl.load_workbook(files[1]).sheetnames
    assert page._bar.text == "Saved as day.xlsx"
    with context.shop.view(context.people["Mo Lan"], "dashboard.view") as connection:
        made = connection.execute(select(AuditEntry.actor).where(AuditEntry.action == "reports.view")).scalars().all()
    assert made == [context.people["Lin Mei"].tag] * 2


def test_a_file_that_cant_be_written_is_said_in_words(
    page: DailyPage, context: Context, tmp_path: Path, settled: Settled
) -> None:
    context.fake_prompts.answer(tmp_path / "no such folder" / "day.pdf")
    press(page, "reports.pdf")
    settled()
    assert "day.pdf could not be written" in page._bar.text


@pytest.mark.clause("MGR-03")
def test_any_day_can_be_chosen_but_not_one_to_come(
    page: DailyPage, context: Context, clock: ManualClock, settled: Settled
) -> None:
    press(page, "reports.day.back")
    settled()
    assert page.report is not None
    assert (page.report.day, page.report.arrivals) == (page.day, 0)
    press(page, "reports.day.next")
    settled()
    assert page.report.arrivals == 2
    ahead = page.day + timedelta(days=3)
    page._day.setDate(QDate(ahead.year, ahead.month, ahead.day))
    settled()
    assert "still to come" in page._bar.text
    button = page.findChild(QPushButton, "reports.pdf")
    assert button is not None
    assert not button.isEnabled()
    press(page, "reports.day.today")
    settled()
    assert page._bar.text == ""
    assert page.report.arrivals == 2


def test_a_store_that_was_replayed_opens_at_its_last_day(
    page: DailyPage, context: Context, clock: ManualClock, show: Show, settled: Settled
) -> None:
    worked = page.day
    clock.advance(days=40)
    made = create(context)
    assert isinstance(made, ReportsPage)
    show(made)
    settled()
    assert made.daily.report is not None
    assert (made.daily.day, made.daily.report.arrivals) == (worked, 2)


@pytest.mark.printer
@pytest.mark.clause("MGR-03")
def test_the_report_comes_out_of_a_real_queue(
    page: DailyPage, context: Context, printed: Path, qtbot: QtBot, settled: Settled
) -> None:
    qtbot.waitUntil(lambda: bool(page.tools.printer.value()), timeout=20_000)
    before = set(printed.rglob("*.pdf"))
    press(page, "reports.print")
    qtbot.waitUntil(lambda: bool(page._bar.text), timeout=30_000)
    assert "given to" in page._bar.text
    qtbot.waitUntil(lambda: bool(set(printed.rglob("*.pdf")) - before), timeout=30_000)


def test_a_commit_elsewhere_shows_here(page: DailyPage, context: Context, qtbot: QtBot) -> None:
    reception.walk_in(context.shop.sibling(), context.people["Anna"], WalkIn())
    qtbot.waitUntil(lambda: page.sheet.tiles["visits"].figure.text() == "3")
