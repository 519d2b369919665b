"""An overdue call-back at the manager's desk: taken note of, it stays in the list with name and time (CAL-05)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.gui.calls.test_calls_page import named, page
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.gui.calls.page import CallsPage
from showroom.services import calls
from showroom.services.calls import NewCall

__all__ = ["page"]


@pytest.mark.clause("CAL-05")
def test_the_manager_notes_it_and_it_stays_with_name_and_time(
    context: Context, page: CallsPage, qtbot: QtBot, clock: ManualClock, settled: Callable[[], None]
) -> None:
    anna, manager = context.people["Anna"], context.people["Mo Lan"]
    call = calls.log(context.shop, anna, NewCall("13900001111", question="2.4 m?")).id
    clock.advance(days=2)
    context.host.person = anna
    page.changed()
    page._tabs.set_value("callbacks")
    name = f"calls.back.{call}"
    assert named(page, f"{name}.escalated").isVisible()
    assert page.findChild(QWidget, f"{name}.noted") is None  # it is not hers to note

    context.host.person = manager
    page.changed()
    qtbot.mouseClick(named(page, f"{name}.noted"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: calls.callbacks(context.shop, manager)[0].noted_by == "Mo Lan")
    settled()
    assert named(page, f"{name}.noted_by").property("text").startswith("Mo Lan has noted it, ")
    assert page.findChild(QWidget, f"{name}.noted") is None
    assert [one.id for one in calls.callbacks(context.shop, manager)] == [call]
    context.undo_bar.undo()
    qtbot.waitUntil(lambda: calls.callbacks(context.shop, manager)[0].noted_by == "")
