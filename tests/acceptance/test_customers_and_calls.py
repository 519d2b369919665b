"""A call and a customer through the whole program's window: F3, Ctrl+K, the card, another language (CAL-01, REG-04)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.shell.conftest import Program, _run

from showroom.clock import ManualClock
from showroom.domain.staff.actor import system_actor
from showroom.gui.kit.labels import Label
from showroom.gui.kit.table import Table
from showroom.services import calls
from showroom.services.customers import find
from showroom.services.shop import Shop


@pytest.fixture
def program(
    store_shop: Shop, clock: ManualClock, qtbot: QtBot, qapp: QApplication, engine_url: str
) -> Iterator[Program]:
    yield from _run(engine_url, clock, qtbot)


def key(program: Program, key_: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget() or program.window
    program.qtbot.keyClick(focused, key_, modifier)


def label(program: Program, name: str) -> str:
    found = program.window.findChild(QWidget, name)
    return found.text() if isinstance(found, Label) else ""


@pytest.mark.clause("CAL-01", "CAL-03", "REG-04")
def test_a_call_in_seconds_then_the_caller_in_the_find_box(
    program: Program, store_shop: Shop, clock: ManualClock
) -> None:
    program.start()
    program.sign_in("Anna")
    program.wait(lambda: program.shown == "reception")
    program.window.activateWindow()
    program.wait(program.window.isActiveWindow)
    key(program, Qt.Key.Key_F3)
    program.wait(lambda: program.shown == "calls")
    program.wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    number = QApplication.focusWidget()
    assert number is not None
    assert number.objectName() == "calls.number"
    program.qtbot.keyClicks(number, "13900001111")
    clock.advance(seconds=12)
    program.wait(lambda: label(program, "calls.caller.shown") == "139 0000 1111")
    key(program, Qt.Key.Key_Return)
    program.qtbot.keyClicks(QApplication.focusWidget(), "Daniel Reyes")
    key(program, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk = system_actor("tests")
    program.wait(lambda: len(calls.calls_of(store_shop, desk)) == 1)
    (row,) = calls.calls_of(store_shop, desk)
    assert (row.name, row.phone, row.staff, row.first_time) == ("Daniel Reyes", "139 0000 1111", "Anna", True)
    assert row.duration_s == 12

    key(program, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box = program.window.findChild(QLineEdit, "find.box")
    assert box is not None
    program.wait(box.isVisible)
    program.qtbot.keyClicks(box, "1111")
    hits = program.window.findChild(Table, "find.hits")
    assert hits is not None
    program.wait(lambda: [hit.title for hit in hits.rows()] == ["Daniel Reyes"])
    program.qtbot.keyClick(box, Qt.Key.Key_Return)
    program.wait(lambda: program.shown == "customers" and label(program, "customer.name") == "Daniel Reyes")
    assert label(program, "customer.owner") == "Looked after by you"

    program.runtime.change(language="zh_CN")
    program.wait(lambda: label(program, "customer.owner") == "归属人：我")
    assert label(program, "customer.name") == "Daniel Reyes"
    assert len(find.find(store_shop, desk, "reyes")) == 1
