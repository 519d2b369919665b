"""Hands for the appointments page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.gui.appointments.day_grid import DayGrid
from showroom.gui.appointments.page import AppointmentsPage, create
from showroom.services import appointments
from showroom.services.appointments import Expected, NewAppointment


class Diary:
    """The page of a store that opens at 10:00 (it is 09:30), and what is booked in it."""

    def __init__(self, context: Context, page: AppointmentsPage, settled: Callable[[], None]) -> None:
        self.context, self.page, self.settled = context, page, settled

    @property
    def grid(self) -> DayGrid:
        found = self.page.findChild(DayGrid, "appointments.grid")
        assert found is not None
        return found

    @property
    def rows(self) -> tuple[Expected, ...]:
        """Today's, in order of time."""
        return appointments.of_today(self.context.shop, self.context.people["Mo Lan"])

    def minute(self, row: Expected) -> int:
        """After midnight."""
        passed = row.at - self.context.clock.now()
        return 9 * 60 + 30 + round(passed.total_seconds() / 60)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.grid, key, modifier)
        self.settled()

    def click(self, name: str, root: QWidget | None = None) -> None:
        button = (root or self.page).findChild(QPushButton, name)
        assert button is not None, name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settled()

    def undo(self) -> None:
        self.context.undo_bar.undo()
        self.settled()


def book(
    context: Context,
    minute: int,
    name: str = "Mr Li",
    *,
    consultant_id: int | None = None,
    purpose: str = "visit",
    resource: str = "",
    minutes: int = 60,
) -> int:
    """At so many minutes after today's midnight, by the manager."""
    at = context.clock.now() + timedelta(minutes=minute - 9 * 60 - 30)
    new = NewAppointment(at, name, minutes=minutes, purpose=purpose, consultant_id=consultant_id, resource=resource)
    return appointments.book(context.shop, context.people["Mo Lan"], new)


def modal() -> QWidget:
    found = QApplication.activeModalWidget()
    assert found is not None
    return found


def edit(root: QWidget, name: str) -> QLineEdit:
    found = root.findChild(QLineEdit, name)
    assert found is not None, name
    return found


@pytest.fixture
def diary(context: Context, show: Callable[..., QWidget], settled: Callable[[], None], qtbot: QtBot) -> Diary:
    made = create(context)
    assert isinstance(made, AppointmentsPage)
    show(made, (1216, 820))
    settled()
    found = Diary(context, made, settled)
    found.grid.setFocus()
    return found
