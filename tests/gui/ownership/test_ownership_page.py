"""The page "Ownership" by keys and presses (REG-07, REG-08)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.gui.customers import dialogs as customer_dialogs
from showroom.gui.kit.fields import Combo
from showroom.gui.kit.labels import Label, Pill
from showroom.gui.kit.reason_dialog import ReasonDialog
from showroom.gui.ownership import page as ownership_page
from showroom.gui.ownership.dialogs import ClaimDialog, DecideDialog, StateDialog
from showroom.gui.ownership.page import OwnershipPage
from showroom.gui.ownership.ruling_view import RulingView
from showroom.gui.ownership.section import create as create_section
from showroom.services import ownership
from showroom.services.customers import owners, records
from showroom.services.customers.records import Registration
from showroom.services.ownership import Decision, NewClaim

Show = Callable[..., QWidget]
Settled = Callable[[], None]


def register(context: Context, who: str, name: str, phone: str) -> int:
    registration = Registration({"name": name, "phones": (phone,)})
    return records.register(context.shop, context.people[who], registration).id


def owner(context: Context, customer: int) -> int | None:
    with context.shop.view(context.people["Mo Lan"], "customers.view") as connection:
        return owners.owner_of(connection, context.shop.store.id, customer)


def shown(widget: QWidget) -> str:
    QApplication.processEvents()  # what was made just now is laid out
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget))


def top(kind: type) -> QWidget:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    assert found, f"no {kind.__name__} is open"
    return found[-1]


W = TypeVar("W", bound=QWidget)


def part(of: QWidget, kind: type[W], name: str = "") -> W:
    found = of.findChild(kind, name) if name else of.findChild(kind)
    assert found is not None, name
    return found


def save(dialog: QWidget, qtbot: QtBot) -> None:
    """Ctrl+Enter, once the dialog has the keyboard."""
    qtbot.waitUntil(dialog.isActiveWindow)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def page(context: Context, show: Show) -> OwnershipPage:
    made = OwnershipPage(context)
    show(made)
    return made


@pytest.mark.clause("REG-08")
def test_a_case_is_decided_by_keys_and_its_ruling_shown(
    context: Context, page: OwnershipPage, qtbot: QtBot, settled: Settled
) -> None:
    customer = register(context, "Anna", "Zhou Ping", "13812345678")
    claim = ownership.open_claim(context.shop, context.people["Bo"], NewClaim(customer, reason="Served her"))
    context.bus.committed()
    qtbot.waitUntil(lambda: page._table.current() is not None)
    said = shown(page._panel)
    for text in ("Zhou Ping", "Served her", "Anna is the owner, and the protection still holds.", "Owner since 21 Nov"):
        assert text in said, text
    QTest.keyClick(page._table, Qt.Key.Key_Return)
    dialog = top(DecideDialog)
    assert isinstance(dialog, DecideDialog)
    assert dialog.follows
    dialog.winner.set_value(context.people["Bo"].staff_id)
    save(dialog, qtbot)
    assert "reason" in dialog.fields["reason"].error.lower() or dialog.isVisible()
    assert owner(context, customer) == context.people["Anna"].staff_id
    dialog.reason.setPlainText("The customer says so")
    save(dialog, qtbot)
    settled()
    assert owner(context, customer) == context.people["Bo"].staff_id
    assert page._table.rows() == ()
    page._which.set_value("decided")
    page.refresh()
    qtbot.waitUntil(lambda: page._table.current() is not None)
    assert "Other than the rules say (Anna)." in shown(page._panel)
    page.activateWindow()
    page._table.setFocus()
    qtbot.waitUntil(page.isActiveWindow)
    QTest.keyClick(page._table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    view = top(RulingView)
    assert isinstance(view, RulingView)
    qtbot.waitUntil(lambda: view.paper is not None)
    assert view.view.pages == 1
    view.close()
    part(page, QPushButton, "ownership.act.reopen").click()
    again = top(ReasonDialog)
    part(again, QPlainTextEdit).setPlainText("Anna brought the slip")
    save(again, qtbot)
    settled()
    assert owner(context, customer) == context.people["Anna"].staff_id
    assert ownership.case(context.shop, context.people["Mo Lan"], claim).standing is None


@pytest.mark.clause("REG-08")
def test_a_consultant_states_facts_without_seeing_the_customer(
    context: Context, show: Show, qtbot: QtBot, settled: Settled
) -> None:
    customer = register(context, "Lin Mei", "Zhou Ping", "13812345678")
    manager = context.people["Mo Lan"]
    claim = ownership.open_forgotten(
        context.shop, manager, customer_id=customer, serving_id=context.people["Bo"].staff_id
    )
    context.host.person = context.people["Anna"]
    assert ownership_page.badge(context) == 1
    page = OwnershipPage(context)
    show(page)
    assert page._table.rows()[0].id == claim
    assert "Zhou" not in shown(page)
    QTest.keyClick(page._table, Qt.Key.Key_Return)
    dialog = top(StateDialog)
    save(dialog, qtbot)
    assert dialog.isVisible()  # nothing stated: nothing claimed
    tail = part(dialog, QWidget, "ownership.state.tail")
    QTest.keyClicks(tail, "5678")
    save(dialog, qtbot)
    settled()
    assert context.host.errors == []
    assert ownership_page.badge(context) == 0
    (statement,) = ownership.case(context.shop, manager, claim).statements
    assert (statement.staff, statement.said.tail) == ("Anna", "5678")
    assert "You have stated what you know." in shown(page)


@pytest.mark.clause("REG-07")
def test_who_is_free_soon_and_the_customers_own_section(
    context: Context, page: OwnershipPage, show: Show, clock: ManualClock
) -> None:
    customer = register(context, "Anna", "Zhou Ping", "13812345678")
    clock.advance(days=27)
    page._which.set_value("free")
    page.refresh()
    assert [one.person.id for one in page._free.rows()] == [customer]
    section = create_section(context, customer)
    show(section, (640, 500))
    section.refresh()
    assert "Anna" in shown(section)
    assert part(section, Pill, "customer.ownership.left").text() == "4 days of protection left"
    clock.advance(days=10)
    context.bus.committed()
    section.refresh()
    assert part(section, Pill, "customer.ownership.left").text() == "Free: protection is over"


@pytest.mark.clause("REG-08")
def test_a_claim_is_opened_from_the_page(context: Context, page: OwnershipPage, qtbot: QtBot, settled: Settled) -> None:
    customer = register(context, "Anna", "Zhou Ping", "13812345678")
    dialog = page.acts.claim(customer)
    assert isinstance(dialog, ClaimDialog)
    who = part(dialog, Combo, "ownership.claim.staff")
    who.set_value(context.people["Bo"].staff_id)
    save(dialog, qtbot)
    settled()
    qtbot.waitUntil(lambda: page._table.current() is not None)
    assert page._table.rows()[0].claimants == ("Bo",)


@pytest.mark.clause("REG-08")
def test_registering_somebodys_household_asks_why(context: Context, show: Show, qtbot: QtBot, settled: Settled) -> None:
    register(context, "Anna", "Zhou Ping", "13812345678")
    context.host.person = context.people["Bo"]
    place = QWidget()
    show(place, (1200, 800))
    done: list[int] = []
    form = customer_dialogs.register(
        place, context, prefill={"name": "Wu Li", "phones": ("02112345678",)}, done=done.append
    )
    assert form is not None
    settled()
    for _ in range(2):  # once to be told who it may be, once to save all the same
        save(form, qtbot)
        settled()
        if not form.isVisible() or any(isinstance(one, ReasonDialog) for one in QApplication.topLevelWidgets()):
            break
    assert done == []
    reason = top(ReasonDialog)
    assert "Anna" in shown(reason)
    assert "the same last digits" in shown(reason)
    part(reason, QPlainTextEdit).setPlainText("Asked for me")
    save(reason, qtbot)
    settled()
    assert len(done) == 1
    assert owner(context, done[0]) == context.people["Bo"].staff_id


@pytest.mark.clause("REG-08")
def test_the_decision_is_the_managers(context: Context, show: Show) -> None:
    customer = register(context, "Anna", "Zhou Ping", "13812345678")
    claim = ownership.open_claim(context.shop, context.people["Bo"], NewClaim(customer))
    ownership.decide(context.shop, context.people["Mo Lan"], claim, Decision(context.people["Anna"].staff_id))
    context.host.person = context.people["Bo"]
    page = OwnershipPage(context)
    show(page)
    page._which.set_value("decided")
    page.refresh()
    assert "Decided: Anna" in shown(page)
    for act in ("decide", "reopen", "print", "withdraw"):
        assert not part(page, QPushButton, f"ownership.act.{act}").isVisibleTo(page), act
