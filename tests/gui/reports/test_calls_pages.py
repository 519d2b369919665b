"""The tabs of calls: the register signed, the signature taken back; conversion shown and saved (CAL-04, CAL-10)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.gui.reports.conversion import ConversionPage
from showroom.gui.reports.page import ReportsPage, create
from showroom.gui.reports.register import RegisterPage
from showroom.services import calls, reception
from showroom.services.calls import NewCall
from showroom.services.reception import WalkIn

Show = Callable[..., QWidget]
Settled = Callable[[], None]


@pytest.fixture
def reports(context: Context, show: Show, settled: Settled) -> ReportsPage:
    made = create(context)
    assert isinstance(made, ReportsPage)
    show(made)
    settled()
    return made


@pytest.mark.clause("CAL-04")
def test_the_register_is_signed_shown_as_signed_and_the_signature_taken_back(
    context: Context, reports: ReportsPage, qtbot: QtBot, settled: Settled
) -> None:
    anna = context.people["Anna"]
    calls.log(context.shop, anna, NewCall("13900001111", answers={"name": "刘女士"}))
    context.host.person = context.people["Lin Mei"]
    reports.arrive(tab="calls")
    page = reports.findChild(RegisterPage)
    assert page is not None
    qtbot.waitUntil(lambda: page.paper is not None)
    settled()
    assert page.paper is not None
    assert page.paper.content.startswith(b"%PDF")
    assert not page.sign_button.isVisible()  # the desk does not sign for the supervisor
    context.host.person = context.people["Mo Lan"]
    page.changed()
    qtbot.waitUntil(page.sign_button.isEnabled)
    assert page._state.text() == "Not signed"
    qtbot.mouseClick(page.sign_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page._state.text().startswith("Signed: Mo Lan"))
    settled()
    assert not page.sign_button.isEnabled()
    calls.log(context.shop, anna, NewCall("13900001111"))
    page.changed()
    qtbot.waitUntil(lambda: page._state.text().endswith("Calls since: 1"))
    settled()
    context.undo_bar.undo()
    qtbot.waitUntil(lambda: page._state.text() == "Not signed")
    settled()


@pytest.mark.clause("CAL-10")
def test_conversion_by_channel_and_person_saved_for_a_spreadsheet(
    context: Context, reports: ReportsPage, qtbot: QtBot, settled: Settled, tmp_path: Path
) -> None:
    anna = context.people["Anna"]
    reception.clock_in(context.shop, anna, anna.staff_id or 0)
    came = calls.log(context.shop, anna, NewCall("13900001111", answers={"name": "刘女士"}))
    calls.log(context.shop, anna, NewCall("13900002222", answers={"name": "陈先生"}))
    context.clock.advance(hours=2)
    reception.walk_in(context.shop, anna, WalkIn("return", customer_id=came.customer_id))
    reports.arrive(tab="conversion")
    page = reports.findChild(ConversionPage)
    assert page is not None
    qtbot.waitUntil(lambda: page.found is not None)
    settled()
    assert page.tiles["share"].figure.text() == "50 %"
    assert page.tiles["pending"].figure.text() == "1"
    by_person = page.findChild(QPushButton, "reports.conversion.per.consultant")
    assert by_person is not None
    qtbot.mouseClick(by_person, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.found is not None and page.found.per == "consultant")
    settled()
    assert [page._label(row) for row in page.table.rows()] == ["Anna"]
    file = tmp_path / "conversion.csv"
    context.prompts.answer(file)
    page.save_csv()
    assert file.read_text(encoding="utf-8-sig").splitlines()[1] == "Anna,2,1,50.0,1,0,0"
    context.prompts.answer(tmp_path / "no" / "such" / "folder.csv")
    page.save_csv()
    assert "folder.csv" in page._bar.text
