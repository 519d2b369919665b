"""The staff page: add, change, PIN, leave (STO-02, SEC-01)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.domain.errors import Refused
from showroom.domain.staff.actor import system_actor
from showroom.gui.kit.dialog import Dialog
from showroom.gui.staff.page import StaffPage, create
from showroom.services import staff

SYSTEM = system_actor("tests")


@pytest.fixture
def page(context: Context, show: Callable[..., QWidget], qtbot: QtBot) -> StaffPage:
    made = create(context)
    assert isinstance(made, StaffPage)
    show(made)
    qtbot.waitUntil(lambda: not made.is_stale)
    return made


def dialog() -> Dialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, Dialog)
    return found


def fill(name: str, text: str) -> None:
    edit = dialog().findChild(QLineEdit, name)
    assert edit is not None
    edit.clear()
    edit.insert(text)  # QTest types ASCII only


def press(root: QWidget, name: str) -> None:
    button = root.findChild(QPushButton, name)
    assert button is not None, name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def save(settled: Callable[[], None]) -> None:
    press(dialog(), f"{dialog().objectName()}.act")
    settled()


def by_name(context: Context, name: str) -> staff.Card:
    return next(card for card in staff.cards(context.shop, SYSTEM, everybody=True) if card.name == name)


@pytest.mark.clause("STO-02")
def test_somebody_new_can_sign_in_at_once(page: StaffPage, context: Context, settled: Callable[[], None]) -> None:
    press(page, "staff.new")
    fill("staff.person.name", "王小明")
    fill("staff.person.pin", "1234")
    fill("staff.person.again", "8213")
    save(settled)
    errors = {key: field.error for key, field in dialog().fields.items() if field.error}
    assert errors == {"pin": "This PIN is too easy to guess.", "again": "The two PINs differ."}
    fill("staff.person.pin", "8213")
    save(settled)
    assert QApplication.activeModalWidget() is None
    card = by_name(context, "王小明")
    assert (card.role, card.has_pin) == ("consultant", True)
    assert staff.sign_in(context.shop, card.id, "8213").name == "王小明"


def test_a_taken_name_is_said_at_the_field_and_the_typing_stays(
    page: StaffPage, context: Context, settled: Callable[[], None]
) -> None:
    press(page, "staff.new")
    fill("staff.person.name", "Anna")
    save(settled)
    assert dialog().fields["staff_name"].error == "There is already somebody called Anna."
    assert dialog().fields["staff_name"].value() == "Anna"
    dialog().reject()


@pytest.mark.clause("SEC-01")
def test_a_new_pin_takes_the_place_of_the_old_one(
    page: StaffPage, context: Context, settled: Callable[[], None]
) -> None:
    anna = by_name(context, "Anna")
    assert page.select(anna.id)
    press(page, "staff.pin")
    fill("staff.pin.pin", "9274")
    fill("staff.pin.again", "9274")
    save(settled)
    assert staff.sign_in(context.shop, anna.id, "9274").staff_id == anna.id
    with pytest.raises(Refused) as refused:
        staff.sign_in(context.shop, anna.id, "4711")
    assert refused.value.code == "pin_wrong"


@pytest.mark.clause("SEC-01")
def test_whoever_left_cannot_sign_in_and_may_come_back(
    page: StaffPage, context: Context, settled: Callable[[], None]
) -> None:
    bo = by_name(context, "Bo")
    page.select(bo.id)
    press(page, "staff.leave")
    settled()
    assert not by_name(context, "Bo").active
    with pytest.raises(Refused) as refused:
        staff.sign_in(context.shop, bo.id, "4711")
    assert refused.value.code == "no_such_card"
    assert context.host.undo_bar.text == "Bo can no longer sign in"
    context.host.undo_bar.undo()
    settled()
    assert by_name(context, "Bo").active


def test_change_role_and_languages(page: StaffPage, context: Context, settled: Callable[[], None]) -> None:
    chen = by_name(context, "Chen")
    page.select(chen.id)
    press(page, "staff.change")
    fill("staff.person.name", "Chen Yu")
    press(dialog(), "staff.person.languages.en")
    fill("staff.person.others", "pt, 葡")
    save(settled)
    assert dialog().fields["languages"].error.startswith("葡")
    fill("staff.person.others", "PT")
    save(settled)
    card = by_name(context, "Chen Yu")
    assert (card.id, card.languages) == (chen.id, ("en", "pt"))
