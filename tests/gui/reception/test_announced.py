"""In the visit's panel: which agents announced the customer, and the dispute from the door on (REC-24)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context
from tests.gui.ownership.test_ownership_page import part, register, save, top
from tests.gui.reception.test_page import opened

from showroom.clock import ManualClock
from showroom.gui.agents.dialogs import DisputeDialog
from showroom.gui.kit.labels import Label
from showroom.services import agents, ownership, reception
from showroom.services.agents import NewAgent, NewNotice
from showroom.services.ownership import ClaimKind
from showroom.services.reception import WalkIn

Show = Callable[..., QWidget]


@pytest.mark.clause("REC-24", "REG-08")
def test_the_desk_sees_who_announced_the_visitor_and_sends_the_dispute_to_the_ownership_desk(
    context: Context, show: Show, qtbot: QtBot, settled: Callable[[], None], clock: ManualClock
) -> None:
    clock.advance(hours=2)
    desk, anna, shop = context.people["Lin Mei"], context.people["Anna"], context.shop
    for ago, agent in ((90, "Wen"), (30, "Yu")):
        at = clock.now() - timedelta(minutes=ago)
        new = NewNotice("138****5678", "Zhou", new_agent=NewAgent(agent, f"{agent} Homes"), noticed_at=at)
        agents.notice(shop, desk, new)
    customer = register(context, "Lin Mei", "Zhou Ping", "13812345678")
    nobodys = register(context, "Lin Mei", "Qian Duo", "13900001111")
    assert agents.announced(shop, desk, nobodys) == ()
    reception.clock_in(shop, anna, anna.staff_id or 0)
    visit = reception.walk_in(shop, desk, WalkIn("agent", customer_id=customer))
    context.host.person = desk
    page = opened(context, show, qtbot)
    page.arrive(visit_id=visit.visit_id)
    said = part(page, Label, "reception.details.announced")
    qtbot.waitUntil(said.isVisible)
    assert said.text() == "Announced by Wen Homes first, by Yu Homes too."
    QTest.mouseClick(part(page, QPushButton, "reception.details.dispute"), Qt.MouseButton.LeftButton)
    dialog = top(DisputeDialog)
    part(dialog, QPlainTextEdit, "agents.dispute.reason").setPlainText("Yu came along to the door")
    save(dialog, qtbot)
    settled()
    assert context.host.errors == []
    (row,) = ownership.listed(shop, context.people["Mo Lan"])
    assert (row.kind, row.visit_number) == (ClaimKind.NOTICE, 1)
    qtbot.waitUntil(lambda: said.text().endswith("In dispute at the ownership desk."))
    assert not part(page, QPushButton, "reception.details.dispute").isVisible()
