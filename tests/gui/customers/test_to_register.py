"""The line over the customers: who is to be registered, until when, and the form that does it (REG-09)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from tests.gui.conftest import Context
from tests.gui.customers.on_page import named, page_of, save, text_of, type_into

from showroom.clock import ManualClock
from showroom.gui.customers.dialogs import CustomerDialog
from showroom.gui.customers.page import badge
from showroom.services import reception
from showroom.services.customers import registering
from showroom.services.customers.registering import ToRegister
from showroom.services.reception import Finish, WalkIn
from showroom.services.shop import Shop
from showroom.store.models import Customer, CustomerOwner, Visit


@pytest.mark.clause("REG-09")
def test_the_next_one_is_named_registered_and_goes(
    context: Context,
    show: Callable[..., QWidget],
    settled: Callable[[], None],
    qtbot: QtBot,
    clock: ManualClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shop, anna = context.shop, context.people["Anna"]
    reception.clock_in(shop, anna, anna.staff_id or 0)
    visit = reception.walk_in(shop, anna, WalkIn()).visit_id
    clock.advance(minutes=20)
    reception.finish(shop, anna, visit, Finish("considering"))
    left = clock.now()

    def due(of: Shop, _actor: object) -> tuple[ToRegister, ...]:
        """As in a trade that wants it within the hour (furniture's deadline begins with the measuring)."""
        with of.view(anna, "customers.view") as connection:
            open_ = connection.execute(select(Visit.customer_id).where(Visit.id == visit)).scalar() is None
        by = left + timedelta(hours=1)
        one = ToRegister(visit, 1, left, anna.staff_id or 0, "Anna", by, clock.now() > by, 10_000, 5_000)
        return (one,) if open_ else ()

    monkeypatch.setattr(registering, "to_register", due)
    context.host.person = anna
    page = page_of(context, show, settled)
    assert text_of(page, "customers.due.said") == "Visitor 1, who left 09:50, is to be registered by 10:50"
    assert text_of(page, "customers.due.facts") == "Late: 100 CNY, the supervisor 50 CNY"
    assert badge(context) == 1  # at the side of every page
    clock.advance(hours=2)
    context.host.person = context.people["Mo Lan"]
    page.changed()
    assert text_of(page, "customers.due.said") == (
        "Anna: visitor 1, who left 09:50, is not registered: overdue since 10:50"
    )
    qtbot.mouseClick(named(page, "customers.due.register"), Qt.MouseButton.LeftButton)
    dialog = page.findChild(CustomerDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    type_into(qtbot, dialog, "customer.name", "Wang")
    save(qtbot)
    qtbot.waitUntil(lambda: not page.due.isVisible())
    with shop.view(anna, "customers.view") as connection:
        owner = connection.execute(
            select(CustomerOwner.staff_id)
            .join(Customer, Customer.id == CustomerOwner.customer_id)
            .join(Visit, Visit.customer_id == Customer.id)
            .where(Visit.id == visit, Customer.name == "Wang")
        ).scalar_one()
    assert owner == anna.staff_id  # whoever served them, not who wrote it down
    assert text_of(page, "customer.name") == "Wang"
    assert badge(context) == 0
