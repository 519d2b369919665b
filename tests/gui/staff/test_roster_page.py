"""The roster page: presets, typed times, order, copying a week (REC-01)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.domain.staff.roster import clock_text
from showroom.gui.kit.dialog import Dialog
from showroom.gui.staff.roster_page import RosterPage, create
from showroom.gui.staff.week import WeekTable
from showroom.services import roster
from showroom.services.roster import ShiftRow

pytestmark = pytest.mark.clause("REC-01")

SATURDAY, SUNDAY = date(2026, 11, 21), date(2026, 11, 22)
SIX, SEVEN = 6, 7
"""Columns of Saturday and Sunday."""


@pytest.fixture
def page(context: Context, show: Callable[..., QWidget], qtbot: QtBot) -> RosterPage:
    made = create(context)
    assert isinstance(made, RosterPage)
    show(made)
    qtbot.waitUntil(lambda: not made.is_stale)
    return made


def table(page: RosterPage) -> WeekTable:
    found = page.findChild(WeekTable)
    assert found is not None
    return found


def person(context: Context, name: str) -> int:
    staff_id = context.people[name].staff_id
    assert staff_id is not None
    return staff_id


def select(page: RosterPage, context: Context, name: str, column: int = SIX) -> None:
    table(page).select_cell(person(context, name), column)


def press(page: QWidget, name: str, settled: Callable[[], None]) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None, name
    assert button.isEnabled(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settled()


def planned(context: Context, first: date = SATURDAY, days: int = 2) -> tuple[ShiftRow, ...]:
    last = first + timedelta(days=days - 1)
    return roster.shifts(context.shop, context.people["Mo Lan"], first, last)


def test_a_preset_goes_into_every_selected_cell_and_is_taken_back(
    page: RosterPage, context: Context, settled: Callable[[], None]
) -> None:
    select(page, context, "Anna")
    grid = table(page)
    model, index = grid.selectionModel(), grid.currentIndex()
    model.select(index.siblingAtColumn(SEVEN), QItemSelectionModel.SelectionFlag.Select)
    press(page, "roster.early", settled)
    rows = planned(context)
    assert [(row.day, row.staff_id) for row in rows] == [
        (SATURDAY, person(context, "Anna")),
        (SUNDAY, person(context, "Anna")),
    ]
    shown = str(grid.model().data(grid.currentIndex()))
    preset = roster.presets(context.shop, context.people["Mo Lan"], SATURDAY)[0]
    assert (rows[0].starts_minute, rows[0].ends_minute) == (preset.starts_minute, preset.ends_minute)
    assert shown == f"{clock_text(preset.starts_minute)}–{clock_text(preset.ends_minute)}"
    assert len(grid.selectedIndexes()) == 2  # what was selected stays selected
    context.undo_bar.undo()
    settled()
    assert planned(context) == ()


def test_times_are_typed_and_a_wrong_one_is_said_at_its_field(
    page: RosterPage, context: Context, settled: Callable[[], None]
) -> None:
    select(page, context, "Bo")
    QTest.keyClick(table(page), Qt.Key.Key_Return)
    form = QApplication.activeModalWidget()
    assert isinstance(form, Dialog)
    starts = form.findChild(QLineEdit, "roster.shift.starts")
    ends = form.findChild(QLineEdit, "roster.shift.ends")
    assert starts is not None
    assert ends is not None
    starts.setText("1400")
    ends.setText("9")
    form.submit()
    assert form.fields["ends"].error
    ends.setText("22:30")
    form.submit()
    settled()
    (row,) = planned(context)
    assert (row.starts_minute, row.ends_minute) == (14 * 60, 22 * 60 + 30)
    QTest.keyClick(table(page), Qt.Key.Key_Delete)
    settled()
    assert planned(context) == ()
    context.undo_bar.undo()
    settled()
    assert [(r.starts_minute, r.place) for r in planned(context)] == [(14 * 60, None)]


def test_the_order_is_moved_by_keyboard_and_stays_with_the_person(
    page: RosterPage, context: Context, settled: Callable[[], None]
) -> None:
    for name in ("Anna", "Bo", "Chen"):
        roster.set_shift(context.shop, context.people["Mo Lan"], person(context, name), SATURDAY, 540, 1020)
    page.refresh()
    select(page, context, "Chen")
    press(page, "roster.up", settled)
    table(page).setFocus()
    QTest.keyClick(table(page), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settled()
    names = [row.name for row in table(page).rows()]
    assert names.index("Chen") < names.index("Anna") < names.index("Bo")
    current = table(page).current()
    assert current is not None
    assert current.name == "Chen"
    assert [row.rank for row in planned(context)] == [1, 2, 3]
    assert planned(context)[0].staff_id == person(context, "Chen")


def test_last_week_is_copied_and_taken_back(page: RosterPage, context: Context, settled: Callable[[], None]) -> None:
    roster.set_shift(context.shop, context.people["Mo Lan"], person(context, "Anna"), SATURDAY, 540, 1020, 1)
    press(page, "roster.after", settled)
    press(page, "roster.copy", settled)
    week = date(2026, 11, 23)
    assert [(row.day, row.place) for row in planned(context, week, 7)] == [(SATURDAY + timedelta(days=7), 1)]
    context.undo_bar.undo()
    settled()
    assert planned(context, week, 7) == ()


def test_days_that_are_over_are_read_only(page: RosterPage, context: Context, settled: Callable[[], None]) -> None:
    select(page, context, "Anna", 1)  # Monday
    early = page.findChild(QPushButton, "roster.early")
    assert early is not None
    assert not early.isEnabled()
    select(page, context, "Anna", SIX)
    assert early.isEnabled()


def test_a_consultant_sees_the_roster_and_changes_nothing(
    page: RosterPage, context: Context, settled: Callable[[], None]
) -> None:
    context.host.person = context.people["Anna"]
    page.refresh()
    acts = page.findChild(QWidget, "roster.acts")
    assert acts is not None
    assert not acts.isVisible()
    select(page, context, "Anna")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete):
        QTest.keyClick(table(page), key)
        settled()
    assert QApplication.activeModalWidget() is None
    assert planned(context) == ()
    assert context.host.errors == []


def test_it_opens_on_today_where_shifts_can_be_set(page: RosterPage, context: Context) -> None:
    cell = table(page).cell(SATURDAY - timedelta(days=5))
    assert cell is not None
    assert cell.day == context.shop.day() == SATURDAY
    for key in ("early", "late", "full", "times", "free"):
        button = page.findChild(QPushButton, f"roster.{key}")
        assert button is not None
        assert button.isEnabled(), key


def test_a_narrow_page_keeps_every_hour_readable(
    page: RosterPage, context: Context, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    select(page, context, "Anna", SEVEN)
    press(page, "roster.early", settled)

    def heading(column: int) -> str:
        return str(table(page).model().headerData(column, Qt.Orientation.Horizontal))

    assert heading(SEVEN) == "Sun 22 Nov"
    page.resize(1000, 700)
    qtbot.waitUntil(lambda: heading(SEVEN) == "Sun 22")
    grid = table(page)
    shift = planned(context)[0]
    index = grid.currentIndex()
    assert index.column() == SEVEN
    assert index.data() == clock_text(shift.starts_minute)
    spoken = str(grid.model().data(index, int(Qt.ItemDataRole.AccessibleTextRole)))
    assert spoken == f"{clock_text(shift.starts_minute)}, to {clock_text(shift.ends_minute)}"
