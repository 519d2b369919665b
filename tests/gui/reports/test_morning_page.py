"""The morning tab: the paper on the screen, another day, saved (REC-23)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.gui.reports.morning import MorningPage
from showroom.gui.reports.page import ReportsPage, create
from showroom.services import reception

Show = Callable[..., QWidget]
Settled = Callable[[], None]


@pytest.fixture
def page(context: Context, show: Show, settled: Settled, qtbot: QtBot) -> MorningPage:
    context.host.person = context.people["Lin Mei"]
    made = create(context)
    assert isinstance(made, ReportsPage)
    show(made)
    settled()
    button = made.findChild(QPushButton, "reports.tabs.morning")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    found = made.findChild(MorningPage)
    assert found is not None
    qtbot.waitUntil(lambda: found.paper is not None)
    settled()
    return found


def press(page: QWidget, name: str) -> None:
    found = page.findChild(QPushButton, name)
    assert found is not None, name
    assert found.isEnabled(), name
    found.click()


@pytest.mark.clause("REC-23")
def test_the_sheets_are_seen_and_saved(
    page: MorningPage, context: Context, tmp_path: Path, qtbot: QtBot, settled: Settled
) -> None:
    assert page.view.pages == 3
    press(page, "reports.morning.pages.more")
    qtbot.waitUntil(lambda: page.view.pages == 5)
    settled()
    context.fake_prompts.answer(tmp_path / "morning.pdf")
    press(page, "reports.morning.pdf")
    settled()
    reader = pypdf.PdfReader(tmp_path / "morning.pdf")
    assert len(reader.pages) == 5
    assert "Anna" in reader.pages[0].extract_text()
    assert page._bar.text == "Saved as morning.pdf"


@pytest.mark.clause("REC-23")
def test_tomorrow_can_be_printed_in_the_evening_but_not_yesterday(page: MorningPage, settled: Settled) -> None:
    today = page.day
    press(page, "reports.morning.tomorrow")
    settled()
    assert (page.day - today).days == 1
    assert page.paper is not None
    page.show_day(today.replace(day=today.day - 1))
    settled()
    assert "is past" in page._bar.text
    save = page.findChild(QPushButton, "reports.morning.pdf")
    assert save is not None
    assert not save.isEnabled()


@pytest.mark.clause("REC-23")
def test_who_clocks_in_elsewhere_stands_on_it(page: MorningPage, context: Context, qtbot: QtBot) -> None:
    before = page.paper
    reception.clock_in(context.shop.sibling(), context.people["Bo"], context.people["Bo"].staff_id or 0)
    qtbot.waitUntil(lambda: page.paper != before)


def test_what_is_chosen_and_the_tools_never_lie_on_each_other(page: MorningPage, settled: Settled) -> None:
    window = page.window()
    for width, beside in ((1400, True), (820, False)):
        window.resize(width, 700)
        settled()
        day, more = page.findChild(QWidget, "reports.morning.day"), page.findChild(QWidget, "reports.morning.pages")
        assert day is not None
        assert more is not None

        def area(widget: QWidget) -> QRect:
            return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())

        tools = area(page.tools)
        assert (tools.top() < area(day).bottom()) is beside
        assert not tools.intersects(area(more))
        assert tools.right() < page.width()
        assert day.width() >= day.minimumWidth()
