"""Who is at the counter: cards and PIN, one act signed, the locked desk (SEC-01)."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from tests.gui.shell.conftest import PIN, Program

from showroom.domain.staff.actor import DESK
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Field, line_edit
from showroom.gui.kit.layouts import vbox
from showroom.gui.shell.sign_in import SignDialog
from showroom.services import reception, staff
from showroom.services.reception import WalkIn
from showroom.services.shop import Shop


@pytest.mark.clause("SEC-01")
def test_card_and_pin(program: Program) -> None:
    program.start()
    assert program.runtime.session.is_locked
    program.touch(program.panel(), "Anna", "0000")
    program.wait(lambda: "Wrong PIN" in program.panel().note)
    assert program.runtime.session.is_locked
    program.sign_in("Anna")
    assert program.runtime.session.actor.role == "consultant"
    assert program.runtime.session.recent[0] == program.runtime.session.actor.staff_id


@pytest.mark.clause("SEC-01")
def test_one_act_is_signed_by_its_own_person(program: Program) -> None:
    program.start()
    program.sign_in("Anna")
    signed: list[str] = []
    program.window.sign("reception.place", lambda actor: signed.append(actor.name))
    dialog = program.window.findChild(SignDialog)
    names = {card.card.name for card in dialog.panel._cards}
    assert names == {"Mo Lan"}  # only who may do it is offered
    program.touch(dialog.panel, "Mo Lan")
    program.wait(lambda: signed == ["Mo Lan"])
    assert program.runtime.session.actor.name == "Anna"  # no sign-out dance
    program.window.sign("customers.find", lambda actor: signed.append(actor.name))
    assert signed == ["Mo Lan", "Anna"]


@pytest.mark.clause("SEC-01")
def test_a_locked_desk_still_shows_the_board(program: Program) -> None:
    program.start()
    program.sign_in("Mo Lan")
    program.window.navigate("settings")
    program.qtbot.keyClick(program.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    program.wait(lambda: program.runtime.session.is_locked)
    assert program.window.actor() == DESK
    assert program.shown == "reception"
    program.qtbot.keyClick(program.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    program.wait(lambda: program.shown == "sign")
    program.qtbot.keyClick(program.panel(), Qt.Key.Key_Escape)
    assert program.shown == "reception"


def test_idle_locks_and_a_form_comes_back_to_its_owner(program: Program) -> None:
    class Form(Dialog):
        def __init__(self, parent: QWidget) -> None:
            super().__init__(parent, "form", "Form", "Save")
            self.fields = {"name": Field("Name", line_edit("form.name"))}
            self.set_body(vbox(self.fields["name"]))

    program.start()
    program.sign_in("Anna")
    form = Form(program.window)
    form.fields["name"].set_value("half a na")
    form.open()
    program.runtime.session.set_idle_minutes(0.001)
    program.wait(lambda: program.runtime.session.is_locked)
    program.runtime.session.set_idle_minutes(0)
    assert not form.isVisible()
    program.sign_in("Mo Lan")
    assert not form.isVisible()
    program.sign_in("Anna")
    assert form.isVisible()
    assert form.fields["name"].value() == "half a na"
    form.reject()


def test_pages_follow_the_role(program: Program) -> None:
    program.start()
    locked = {spec.key for spec in program.window.specs()}
    program.sign_in("Mo Lan")
    assert locked < {spec.key for spec in program.window.specs()}
    assert "customers" not in locked


def test_people_are_offered_only_with_a_pin(program: Program, store_shop: Any) -> None:
    manager = staff.find_by_name(store_shop, DESK, "Mo Lan")
    from showroom.domain.staff.actor import Actor

    staff.add(store_shop, Actor("staff", "Mo Lan", "manager", manager.id), staff.NewStaff("Newcomer", "greeter"))
    program.start()
    assert "Newcomer" not in {card.card.name for card in program.panel()._cards}


def test_who_waits_is_counted_before_anybody_signs_in(program: Program, store_shop: Shop) -> None:
    reception.walk_in(store_shop, DESK, WalkIn())
    program.start()
    assert program.shown == "sign"
    program.wait(lambda: program.window.side.bar._buttons["reception"].accessibleName() == "Reception, 1")


@pytest.mark.clause("SEC-01")
def test_cards_by_the_keyboard_alone(program: Program) -> None:
    program.start()
    panel = program.panel()
    program.wait(lambda: panel._cards)
    assert panel._area.verticalScrollBar().maximum() == 0  # few cards need no scrolling
    panel._cards[1].setFocus(Qt.FocusReason.TabFocusReason)
    program.qtbot.keyClicks(panel._cards[1], PIN)
    assert panel.chosen() == panel._cards[1].card  # the digits were meant for the card with the keyboard
    program.qtbot.keyClick(panel.pad, Qt.Key.Key_Return)
    program.wait(lambda: program.runtime.session.actor.staff_id == panel._cards[1].card.id)
