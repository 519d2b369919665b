"""The rehearsal beside the rules in a window (REC-19): from the editor's changes to both sides, cancelled, saved."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.gui.kit.labels import Label
from showroom.gui.policy.page import PolicyPage, create
from showroom.gui.rehearsal.tab import DRAFT, RehearsalTab
from showroom.services import reception
from showroom.services.reception import Finish, WalkIn

DAY = date(2026, 11, 21)


@pytest.fixture
def past(context: Context, clock: ManualClock) -> Context:
    """A day on which three consultants served nine visitors, and the morning after it."""
    shop, me = context.shop, context.actor()
    for name in ("Anna", "Bo", "Chen"):
        reception.clock_in(shop, me, context.people[name].staff_id or 0)
    for _ in range(9):
        clock.advance(minutes=7)
        visit = reception.walk_in(shop, me, WalkIn()).visit_id
        clock.advance(minutes=5)
        reception.finish(shop, me, visit, Finish("considering"))
    for name in ("Anna", "Bo", "Chen"):
        reception.set_status(shop, me, context.people[name].staff_id or 0, "off")
    clock.advance(days=1)
    return context


@pytest.fixture
def page(past: Context, show: Callable[..., QWidget]) -> PolicyPage:
    made = show(create(past))
    assert isinstance(made, PolicyPage)
    return made


def tab_of(page: PolicyPage) -> RehearsalTab:
    assert page.rehearsal is not None
    return page.rehearsal


def press(qtbot: QtBot, page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None, name
    assert button.isEnabled(), name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def rehearse_the_changes(page: PolicyPage, qtbot: QtBot) -> RehearsalTab:
    """No first visit uses a turn; the link below the changes; F5."""
    press(qtbot, page, "policy.groups.turns")
    press(qtbot, page, "policy.switch.uses_turn.first.false")
    press(qtbot, page, "policy.effect.rehearse")
    tab = tab_of(page)
    assert tab.isVisible()
    assert tab.rules.value() == DRAFT
    qtbot.keyClick(page, Qt.Key.Key_F5)
    assert tab.is_running
    qtbot.waitUntil(lambda: not tab.is_running, timeout=20_000)
    return tab


@pytest.mark.clause("REC-19")
def test_the_editors_changes_are_rehearsed_on_past_days(past: Context, page: PolicyPage, qtbot: QtBot) -> None:
    tab = rehearse_the_changes(page, qtbot)
    shown = {row.code: (row.then, row.now) for row in tab.sheet.figures.rows()}
    assert shown["visits"] == (9, 9)
    assert shown["turns"] == (9, 0)
    assert shown["waited"] == (0, 0)
    people = {tab.sheet.name(row.staff): row.figure("turns") for row in tab.sheet.people.rows()}
    assert {name: (one.then, one.now) for name, one in people.items()} == dict.fromkeys(("Anna", "Bo", "Chen"), (3, 0))
    labels = [label.text() for label in tab.sheet.findChildren(Label) if label.isVisible()]
    assert "Uses a turn: First visit: A turn → No turn" in labels
    assert tab.sheet.chart.item_text(0) == "Anna, Turns: 3 → 0 (−3)"
    tab.sheet.measure.set_value("served")
    assert tab.sheet.chart.item_text(0).startswith("Anna, Served: 3 → ")
    assert not any("median" in text for text in labels)
    press(qtbot, page, "rehearsal.assumed")
    assert any("median" in label.text() for label in tab.sheet.findChildren(Label) if label.isVisible())
    assert page.draft is not None
    assert page.draft.changes == {"uses_turn.first": False}  # the editor keeps them
    assert past.host.errors == []


@pytest.mark.clause("REC-19")
def test_both_sides_are_saved_as_pdf_workbook_and_csv(
    past: Context, page: PolicyPage, qtbot: QtBot, tmp_path: Path, settled: Callable[[], None]
) -> None:
    rehearse_the_changes(page, qtbot)
    files = {form: tmp_path / f"r.{form}" for form in ("pdf", "xlsx", "csv")}
    for form, name in (("pdf", "rehearsal.paper.pdf"), ("xlsx", "rehearsal.xlsx"), ("csv", "rehearsal.csv")):
        past.fake_prompts.answer(files[form])
        press(qtbot, page, name)
        qtbot.waitUntil(files[form].exists, timeout=20_000)
        settled()
    text = "".join(one.extract_text() for one in pypdf.PdfReader(files["pdf"]).pages)
    assert "Uses a turn: First visit: A turn → No turn" in text
    assert len(openpyxl.load_workbook(files["xlsx"]).sheetnames) == 4
    rows = list(csv.reader(StringIO(files["csv"].read_text("utf-8-sig"))))
    assert ["Anna", "Turns", "3", "0", "-3"] in rows


@pytest.mark.clause("REC-19")
def test_cancelled_nothing_remains(page: PolicyPage, qtbot: QtBot, settled: Callable[[], None]) -> None:
    tab = tab_of(page)
    page.arrive(tab="rehearsal")
    tab.run()
    assert tab.cancel_button.isVisible()
    assert not tab.run_button.isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not tab.is_running
    settled()
    assert tab.sheet.found is None
    assert tab.run_button.isEnabled()
    tab.run()  # and again
    qtbot.waitUntil(lambda: tab.sheet.found is not None, timeout=20_000)


def test_days_without_anything_are_said_so(page: PolicyPage, qtbot: QtBot) -> None:
    page.arrive(tab="rehearsal")
    tab = tab_of(page)
    assert tab.period.days[1] == DAY  # ends with the last day there is anything of
    for first, last, said in (
        (date(2026, 10, 1), date(2026, 10, 2), "Nothing happened"),
        (date(2026, 10, 2), date(2026, 10, 1), "before the first"),
    ):
        tab.period.choose(first, last)
        press(qtbot, page, "rehearsal.run")
        qtbot.waitUntil(lambda: not tab.is_running, timeout=20_000)
        assert said in tab.bar.text
        assert tab.sheet.found is None
    tab.period.choose(DAY, DAY)
    press(qtbot, page, "rehearsal.run")
    qtbot.waitUntil(lambda: tab.sheet.found is not None, timeout=20_000)
    assert tab.bar.isHidden()


def test_in_another_language_the_result_is_still_there(
    past: Context, page: PolicyPage, qtbot: QtBot, show: Callable[..., QWidget]
) -> None:
    rehearse_the_changes(page, qtbot)
    kept = page.keep()
    again: Any = show(create(past))
    again.resume(kept)
    tab = tab_of(again)
    assert tab.sheet.found is not None
    assert tab.sheet.found.rehearsed.turns == 0
    assert tab.rules.value() == DRAFT
    assert tab.isVisible()


def test_presets_and_versions_are_on_offer(page: PolicyPage) -> None:
    page.arrive(tab="rehearsal")
    tab = tab_of(page)
    offered = [tab.rules.itemText(number) for number in range(tab.rules.count())]
    assert [one.partition(": ")[0] for one in offered[:3]] == ["Preset"] * 3
    assert "Preset: Car dealer" in offered
    assert len(offered) == 4
    assert offered[-1].startswith("furniture 2026.3, in force from ")
