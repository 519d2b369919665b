"""Reception in the whole program: the locked desk, signing one act, Ctrl+Z, the language switched (REC-02, SEC-01)."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from sqlalchemy import select
from tests.gui.shell.conftest import Program, program

from showroom.domain.staff.actor import system_actor
from showroom.gui.kit import sound
from showroom.gui.reception.page import ReceptionPage
from showroom.services import reception
from showroom.services.shop import Shop
from showroom.store.models import Visit

__all__ = ["program"]
SYSTEM = system_actor("tests")


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sound, "play", lambda _name: True)


def states(shop: Shop) -> list[str]:
    with shop.view(SYSTEM, "reception.board") as connection:
        return list(connection.execute(select(Visit.state).order_by(Visit.number)).scalars())


def clock_in(shop: Shop, *names: str) -> dict[str, int]:
    from showroom.services import staff

    ids = {card.name: card.id for card in staff.cards(shop, SYSTEM)}
    for name in names:
        reception.clock_in(shop, SYSTEM, ids[name])
    return ids


def page_of(running: Program) -> ReceptionPage:
    page = running.window.stack.currentWidget()
    assert isinstance(page, ReceptionPage)
    return page


def press(root: QWidget, name: str) -> None:
    button = root.findChild(QPushButton, name)
    assert button is not None, name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def key(running: Program, which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    window = running.window
    window.activateWindow()
    running.wait(window.isActiveWindow)
    focused = window.focusWidget()
    QTest.keyClick(focused if focused is not None else window, which, modifier)


@pytest.mark.clause("REC-02", "REC-09")
def test_f2_enter_ctrl_z_in_the_real_window(program: Program, store_shop: Shop) -> None:
    clock_in(store_shop, "Anna", "Bo")
    program.start()
    program.sign_in("Lin Mei")
    program.wait(lambda: program.shown == "reception")
    key(program, Qt.Key.Key_F2)
    program.wait(page_of(program).overlay.isVisible)
    key(program, Qt.Key.Key_Return)
    program.wait(lambda: states(store_shop) == ["assigned"])
    program.wait(lambda: page_of(program).findChild(QLabel, "reception.announcement.name") is not None)
    assert program.window.undo_bar.text == "Visitor 1 → Anna"
    key(program, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    program.wait(lambda: states(store_shop) == ["undone"])
    program.wait(lambda: not page_of(program).overlay.isVisible())  # nobody is announced any more


@pytest.mark.clause("SEC-01", "REC-02", "REC-09")
def test_the_locked_desk_takes_f2_and_somebody_signs_a_status_alone(program: Program, store_shop: Shop) -> None:
    ids = clock_in(store_shop, "Anna", "Bo")
    program.start()
    program.sign_in("Lin Mei")
    program.wait(lambda: program.shown == "reception")
    key(program, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    program.wait(lambda: program.runtime.session.actor.kind == "desk")
    program.wait(lambda: program.shown == "reception")
    key(program, Qt.Key.Key_F2)
    program.wait(page_of(program).overlay.isVisible)
    key(program, Qt.Key.Key_Return)
    program.wait(lambda: states(store_shop) == ["assigned"])
    page = page_of(program)
    key(program, Qt.Key.Key_Escape)
    page.rotation.select(ids["Bo"])
    page.rotation.setFocus()
    key(program, Qt.Key.Key_Return)
    program.wait(lambda: page.menus.popup is not None)
    press(program.window, "reception.status.lunch")
    program.wait(lambda: signing(program) is not None)
    panel = signing(program)
    assert panel.cards_shown[0] == "Bo"  # most often it is Bo, else somebody who may do it for others
    assert not {"Anna", "Chen"} & set(panel.cards_shown)
    program.touch(panel, "Bo")
    program.wait(lambda: status_of(store_shop, ids["Bo"]) == "lunch")
    assert program.runtime.session.actor.kind == "desk"
    # Taking it back is no colleague's either.
    program.wait(lambda: signing(program) is None)
    key(program, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    program.wait(lambda: signing(program) is not None)
    panel = signing(program)
    assert set(panel.cards_shown) >= {"Bo", "Lin Mei"}
    assert not {"Anna", "Chen"} & set(panel.cards_shown)
    program.touch(panel, "Lin Mei")
    program.wait(lambda: status_of(store_shop, ids["Bo"]) == "available")


def signing(running: Program) -> Any:
    """The panel that asks for card and PIN, wherever the window shows it."""
    from showroom.gui.shell.sign_in import SignInPanel

    roots: list[QWidget] = [running.window, *QApplication.topLevelWidgets()]
    found = [panel for root in roots for panel in root.findChildren(SignInPanel) if panel.isVisible()]
    return found[0] if found else None


def status_of(shop: Shop, staff_id: int) -> str:
    return next(person.status for person in reception.board(shop, SYSTEM).people if person.id == staff_id)


def test_switching_the_language_keeps_what_was_typed(program: Program, store_shop: Shop) -> None:
    clock_in(store_shop, "Anna")
    program.start()
    program.sign_in("Lin Mei")
    program.wait(lambda: program.shown == "reception")
    key(program, Qt.Key.Key_F2)
    program.wait(page_of(program).overlay.isVisible)
    key(program, Qt.Key.Key_Return)
    program.wait(lambda: page_of(program).findChild(QWidget, "reception.details.note") is not None)
    note = page_of(program).findChild(QWidget, "reception.details.note")
    assert note is not None
    QTest.keyClicks(note, "wants a sofa")
    program.runtime.change(language="zh_CN")
    program.wait(lambda: page_of(program).title == "接待台")
    again = page_of(program).findChild(QWidget, "reception.details.note")
    assert again is not None
    assert again.property("plainText") == "wants a sofa"
