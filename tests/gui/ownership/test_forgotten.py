"""From the visit panel to the blind claim: who was here before and can't say with whom (REG-08)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context
from tests.gui.ownership.test_ownership_page import part, register, save, top
from tests.gui.reception.test_page import opened

from showroom.clock import ManualClock
from showroom.domain.ownership.cases import Clause
from showroom.gui.kit.fields import Combo
from showroom.gui.kit.labels import Label
from showroom.gui.ownership.forgotten import ForgottenDialog
from showroom.services import ownership, reception
from showroom.services.ownership import ClaimKind
from showroom.services.reception import WalkIn

Show = Callable[..., QWidget]
Settled = Callable[[], None]


def pressed(page: QWidget, qtbot: QtBot) -> ForgottenDialog:
    """The button of the visit's panel, and the form it opens."""
    button = part(page, QPushButton, "reception.details.forgot")
    qtbot.waitUntil(button.isVisible)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = top(ForgottenDialog)
    assert isinstance(dialog, ForgottenDialog)
    return dialog


@pytest.mark.clause("REG-08")
def test_the_visit_panel_opens_a_blind_claim_for_whom_the_visitor_names(
    context: Context, show: Show, qtbot: QtBot, settled: Settled, clock: ManualClock
) -> None:
    clock.advance(hours=2)
    anna, bo, desk = (context.people[name] for name in ("Anna", "Bo", "Lin Mei"))
    customer = register(context, "Lin Mei", "Zhou Ping", "13812345678")
    reception.clock_in(context.shop, anna, anna.staff_id or 0)
    visit = reception.walk_in(context.shop, desk, WalkIn("return", customer_id=customer))
    context.host.person = desk
    page = opened(context, show, qtbot)
    page.arrive(visit_id=visit.visit_id)
    dialog = pressed(page, qtbot)
    assert part(dialog, Label, "ownership.forgotten.title").text() == "Zhou Ping was here before"
    assert dialog.findChild(Combo, "ownership.forgotten.staff") is None  # the visit says who serves
    part(dialog, Combo, "ownership.forgotten.named").set_value(bo.staff_id)
    save(dialog, qtbot)
    settled()
    assert context.host.errors == []
    (row,) = ownership.listed(context.shop, context.people["Mo Lan"])
    case = ownership.case(context.shop, context.people["Mo Lan"], row.id)
    assert (row.kind, row.visit_number, case.serving_id) == (ClaimKind.FORGOTTEN, 1, anna.staff_id)
    assert row.window_until is not None
    assert (row.window_until - row.opened_at).days == 2
    assert case.ruling is not None
    assert (case.ruling.winner, case.ruling.clause) == (bo.staff_id, Clause.NAMED)


@pytest.mark.clause("REG-08")
def test_nobody_need_be_named_and_nobody_need_be_known(
    context: Context, show: Show, qtbot: QtBot, settled: Settled, clock: ManualClock
) -> None:
    clock.advance(hours=2)
    anna, desk = context.people["Anna"], context.people["Lin Mei"]
    reception.clock_in(context.shop, anna, anna.staff_id or 0)
    visit = reception.walk_in(context.shop, desk, WalkIn())
    context.host.person = desk
    page = opened(context, show, qtbot)
    page.arrive(visit_id=visit.visit_id)
    dialog = pressed(page, qtbot)
    save(dialog, qtbot)
    settled()
    QApplication.processEvents()
    (row,) = ownership.listed(context.shop, context.people["Mo Lan"])
    assert (row.kind, row.person, row.visit_number) == (ClaimKind.FORGOTTEN, None, 1)


@pytest.mark.clause("REG-08")
def test_of_a_protected_customer_the_form_says_whose_they_are(
    context: Context, show: Show, qtbot: QtBot, settled: Settled, clock: ManualClock
) -> None:
    clock.advance(hours=2)
    anna, desk = context.people["Anna"], context.people["Lin Mei"]
    customer = register(context, "Bo", "Zhou Ping", "13812345678")
    reception.clock_in(context.shop, anna, anna.staff_id or 0)
    visit = reception.walk_in(context.shop, desk, WalkIn("first", customer_id=customer))
    context.host.person = desk
    page = opened(context, show, qtbot)
    page.arrive(visit_id=visit.visit_id)
    dialog = pressed(page, qtbot)
    save(dialog, qtbot)
    settled()
    said = "\n".join(label.text() for label in dialog.findChildren(Label) if label.isVisibleTo(dialog))
    assert "Bo looks after this customer and is protected" in said
    dialog.reject()
