"""A morning in the ledger, and hands for the page of the time line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.domain.staff.actor import DESK
from showroom.gui.timeline.floor_list import FloorRow
from showroom.gui.timeline.page import TimelinePage, create
from showroom.services import reception
from showroom.services.reception import Finish, WalkIn

Show = Callable[..., QWidget]
Settled = Callable[[], None]
TODAY = date(2026, 11, 21)


def a_morning(context: Context, clock: ManualClock) -> list[int]:
    """10:00 Anna, Bo and Chen come; Bo goes to lunch at 10:10; at 10:20 visitors 1 to 3 (the third waits), 1 leaves at
    10:40 and 3 goes to Anna; at 11:30 somebody clocks out and that is taken back. Gives the visits' ids."""
    shop, desk = context.shop, context.people["Lin Mei"]
    clock.advance(minutes=30)
    for name in ("Anna", "Bo", "Chen"):
        reception.clock_in(shop, context.people[name], context.people[name].staff_id or 0)
    clock.advance(minutes=10)
    bo = context.people["Bo"]
    reception.set_status(shop, bo, bo.staff_id or 0, "lunch")
    clock.advance(minutes=10)
    visits = [reception.walk_in(shop, DESK, WalkIn()).visit_id for _ in range(3)]
    clock.advance(minutes=20)
    reception.finish(shop, desk, visits[0], Finish("considering"))
    clock.advance(minutes=50)
    done = reception.set_status(shop, bo, bo.staff_id or 0, "meeting")
    reception.undo(shop, desk, done.events)
    return visits


def opened(context: Context, show: Show, settled: Settled) -> TimelinePage:
    made = create(context)
    assert isinstance(made, TimelinePage)
    show(made)
    settled()
    return made


def at(page: TimelinePage, kind: str, nth: int = 0) -> int:
    """The index of the n-th act of a kind."""
    assert page.line is not None
    return [index for index, act in enumerate(page.line.acts) if act.kind == kind][nth]


def floor_names(page: TimelinePage) -> list[str]:
    return [row.title for row in page.view.floor.rows_model.rows if row.kind == "person"]


def person(page: TimelinePage, name: str) -> FloorRow:
    return next(row for row in page.view.floor.rows_model.rows if row.kind == "person" and row.title == name)


def press(page: TimelinePage, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None, name
    assert button.isEnabled(), name
    button.click()


def key(page: TimelinePage, which: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    page.activateWindow()
    page.focus_first()
    QTest.keyClick(page.transport.scrubber, which, held)
    QApplication.processEvents()
