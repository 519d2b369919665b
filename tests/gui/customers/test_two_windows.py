"""The same customer's form open in two windows: the second save says what the first one wrote (REG-01)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context
from tests.gui.customers.on_page import page_of, register, save, type_into

from showroom.gui.customers.dialogs import CustomerDialog
from showroom.services.customers import cards, records


@pytest.mark.clause("REG-01")
def test_the_second_save_overwrites_nothing_unseen(
    context: Context, show: Callable[..., QWidget], settled: Callable[[], None], qtbot: QtBot
) -> None:
    customer = register(context, "Anna", name="王小明", phones=("13812345678",), timeframe="later")
    context.host.person = context.people["Anna"]
    page = page_of(context, show, settled)
    page.arrive(customer_id=customer)
    page.edit()
    dialog = page.findChild(CustomerDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    other = context.shop.sibling()  # as another window on another PC
    records.update(other, context.people["Mo Lan"], customer, {"email": "ming@a.cn", "phones": ("13900001111",)})
    type_into(qtbot, dialog, "customer.address", "Riverside 7")
    type_into(qtbot, dialog, "customer.phones", "13700002222")
    save(qtbot)
    qtbot.waitUntil(lambda: dialog.fields["phones"].error != "")
    assert dialog.fields["phones"].error == (
        "Mo Lan has changed this meanwhile. Save once more to put yours in its place. It says “139 0000 1111” now."
    )
    assert dialog.fields["address"].error == ""
    held = cards.card(context.shop, context.people["Anna"], customer).answers
    assert (held["phones"], "address" in held) == (("139 0000 1111",), False)
    save(qtbot)
    settled()
    held = cards.card(context.shop, context.people["Anna"], customer).answers
    assert (held["phones"], held["address"]) == (("137 0000 2222",), "Riverside 7")
    assert held["email"] == "ming@a.cn"  # the other one's answer to another question stays
