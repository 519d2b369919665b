"""Buying signals noted as a visit or a presentation ends, in the same act (REG-14)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.gui.kit.buttons import Chips
from showroom.gui.presentations.page import create as create_presentations
from showroom.gui.reception.dialogs import FinishDialog
from showroom.gui.reception.page import ReceptionPage
from showroom.gui.reception.page import create as create_reception
from showroom.services import opportunities, presentations, reception
from showroom.services.customers import records
from showroom.services.customers.records import Registration
from showroom.services.opportunities import Row, Source
from showroom.services.reception import VisitDetails, WalkIn

pytestmark = pytest.mark.clause("REG-14")
Show = Callable[..., QWidget]
Settled = Callable[[], None]


@pytest.fixture
def visit(context: Context) -> int:
    anna = context.people["Anna"]
    reception.clock_in(context.shop, anna, anna.staff_id or 0)
    made = reception.walk_in(context.shop, context.people["Mo Lan"], WalkIn()).visit_id
    reception.greet(context.shop, anna, made)
    return made


def register(context: Context, visit_id: int) -> None:
    anna = context.people["Anna"]
    known = records.register(context.shop, anna, Registration({"name": "Wu Lan", "phones": ("13812345678",)})).id
    reception.details(context.shop, anna, visit_id, VisitDetails(customer_id=known))


def rows(context: Context) -> tuple[Row, ...]:
    return opportunities.pipeline(context.shop, context.people["Mo Lan"]).rows


def finish(page: ReceptionPage, settled: Settled) -> FinishDialog:
    page.refresh()
    settled()
    (widget,) = page.serving.widgets()
    page.visits.finish(widget.visit)
    dialog = page.window().findChild(FinishDialog)
    assert dialog is not None
    return dialog


def test_a_visit_ends_with_signals_and_ctrl_z_takes_both_back(
    context: Context, visit: int, show: Show, qtbot: QtBot, settled: Settled
) -> None:
    page = create_reception(context)
    assert isinstance(page, ReceptionPage)
    show(page)
    dialog = finish(page, settled)
    chips = dialog.findChild(Chips, "reception.finish.signals.chips")
    assert chips.isHidden()  # nobody knows yet whose they would be
    dialog.reject()
    qtbot.waitUntil(lambda: page.window().findChild(FinishDialog) is None)
    register(context, visit)
    context.bus.committed()
    settled()
    dialog = finish(page, settled)
    dialog.findChild(Chips, "reception.finish.signals.chips").set_values(["price", "decider"])
    dialog.findChild(Chips, "reception.finish.outcome").set_values(["considering"])
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()
    (row,) = rows(context)
    assert (row.source, row.owner, row.signals) == (Source.VISIT, "Anna", ("price", "decider"))
    context.host.undo_bar.undo()
    settled()
    assert rows(context) == ()
    assert [widget.visit.id for widget in page.serving.widgets()] == [visit]


def test_a_presentation_ends_with_signals(context: Context, visit: int, show: Show, settled: Settled) -> None:
    register(context, visit)
    context.host.person = context.people["Anna"]
    number = presentations.start(context.shop, context.people["Anna"], presentations.Start(visit))
    page = create_presentations(context)
    show(page)

    def press(name: str) -> None:
        found = page.findChild(QPushButton, name)
        assert found is not None, name
        found.click()

    press(f"presentations.open.{number}.go")
    press("presentations.finish")
    page.findChild(Chips, "presentations.end.signals.chips").set_values(["urgent"])
    own = page.findChild(QLineEdit, "presentations.end.own")
    assert own is not None
    own.setText("had to catch a train")
    press("presentations.end.finish")
    settled()
    (row,) = rows(context)
    assert (row.source, row.signals) == (Source.PRESENTATION, ("urgent",))
    told = [
        (change.kind, change.before) for change in opportunities.history(context.shop, context.people["Anna"], row.id)
    ]
    assert ("signal", "presentation") in told
    context.host.undo_bar.undo()  # Ctrl+Z: it goes on, and nothing was noted
    settled()
    assert rows(context) == ()
    assert presentations.run(context.shop, context.people["Anna"], number).state == "running"
    assert page.findChild(QPushButton, f"presentations.open.{number}.go") is not None
