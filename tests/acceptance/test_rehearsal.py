"""Before switching rules a manager sees what they would have done to the past days (REC-19), in the rules page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.gui.policy.page import PolicyPage, create
from showroom.services import policies, reception
from showroom.services.reception import Finish, WalkIn


def press(qtbot: QtBot, page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None, name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.clause("REC-19", "REC-11")
def test_what_a_harder_rule_for_misses_would_have_meant(
    context: Context, show: Callable[..., QWidget], clock: ManualClock, qtbot: QtBot
) -> None:
    shop, me = context.shop, context.actor()
    ids = {name: context.people[name].staff_id or 0 for name in ("Anna", "Bo", "Chen")}
    for staff in ids.values():
        reception.clock_in(shop, me, staff)
    clock.advance(hours=2)
    first = reception.walk_in(shop, me, WalkIn())  # Anna does not come; Bo takes it
    clock.advance(seconds=120)
    reception.missed(shop, me, first.visit_id)
    second = reception.walk_in(shop, me, WalkIn())  # Anna kept her place: free of charge once a day
    clock.advance(minutes=20)
    for visit in (first, second):
        reception.finish(shop, me, visit.visit_id, Finish("considering"))
    for staff in ids.values():
        reception.set_status(shop, me, staff, "off")
    before = policies.in_force(shop, me).version
    page = show(create(context))
    assert isinstance(page, PolicyPage)
    press(qtbot, page, "policy.groups.order")
    press(qtbot, page, "policy.switch.missed_turn.bottom")
    press(qtbot, page, "policy.effect.rehearse")
    tab = page.rehearsal
    assert tab is not None
    qtbot.keyClick(page, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: tab.sheet.found is not None, timeout=20_000)
    turns = {tab.sheet.name(row.staff): row.figure("turns") for row in tab.sheet.people.rows()}
    # Then Anna was called for the second visitor all the same; sent to the end of the order, it would have been Chen.
    assert {name: (one.then, one.now) for name, one in turns.items()} == {"Anna": (1, 0), "Bo": (1, 1), "Chen": (0, 1)}
    missed = {tab.sheet.name(row.staff): row.figure("missed") for row in tab.sheet.people.rows()}
    assert (missed["Anna"].then, missed["Anna"].now) == (1, 1)
    assert policies.in_force(shop, me).version == before  # nothing is in force by it
