"""Customers found from anywhere: the field that picks one, and Ctrl+K (REG-04)."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context
from tests.gui.customers.on_page import Show, keys, register

from showroom.domain.staff.actor import Actor
from showroom.gui.customers import find as provider
from showroom.gui.customers.picker import CustomerPicker
from showroom.services.customers import find
from showroom.services.customers.values import Hit
from showroom.services.shop import Shop


@pytest.mark.clause("REG-04")
def test_the_picker_takes_the_first_hit_with_enter(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot
) -> None:
    customer = register(context, "Anna", name="曾国强", phones=("13812345678",))
    register(context, "Anna", name="李静", phones=("13900001111",))
    picker = CustomerPicker(context, "picker")
    picked: list[object] = []
    picker.picked.connect(picked.append)
    show(picker, (600, 400))
    keys(qtbot, picker.search, "zgq")
    qtbot.waitUntil(lambda: len(picker._hits.rows()) == 1)
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert picker.person is not None
    assert picker.person.id == customer
    picker.clear()
    assert picked[-1] is None
    assert picker.person is None


@pytest.mark.clause("REG-04")
def test_the_picker_shows_the_newest_question_only(
    context: Context, show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(context, "Anna", name="曾国强", phones=("13812345678",))
    register(context, "Anna", name="李静", phones=("13900001111",))
    gate = threading.Event()
    real = find.find

    def slow(shop: Shop, actor: Actor, query: str, limit: int = 20) -> tuple[Hit, ...]:
        hits = real(shop, actor, query, limit)
        if query == "zeng":
            assert gate.wait(10)
        return hits

    monkeypatch.setattr(find, "find", slow)
    picker = CustomerPicker(context, "picker")
    show(picker, (600, 400))
    picker._look("zeng")
    picker._look("li")
    qtbot.waitUntil(lambda: [row.name for row in picker._hits.rows()] == ["李静"])
    gate.set()
    qtbot.waitUntil(lambda: not context.door.is_busy)
    assert [row.name for row in picker._hits.rows()] == ["李静"]


@pytest.mark.clause("REG-04")
def test_ctrl_k_offers_customers_and_a_locked_desk_none(context: Context) -> None:
    customer = register(context, "Anna", name="王小明", phones=("13812345678",))
    (hit,) = provider.find(context.shop, context.people["Bo"], "5678")
    assert (hit.title, hit.page, hit.arguments) == ("王小明", "customers", {"customer_id": customer})
    assert "138****5678" in hit.detail
    context.host.person = None
    assert provider.find(context.shop, context.host.actor(), "5678") == ()
