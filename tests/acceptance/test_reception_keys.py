"""The reception page by keys alone: every control is come to by Tab, and Enter presses it (REC-02)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from tests.acceptance.reception_desk import Desk

from showroom.gui.kit.buttons import Button


@pytest.mark.clause("REC-02", "REC-12", "REC-13")
@pytest.mark.usefixtures("after_opening")
def test_tab_comes_to_everything_that_can_be_pressed_and_round_again(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo", "Chen")
    desk.come(5)
    page = desk.page
    page.activateWindow()
    desk.qtbot.waitUntil(page.isActiveWindow)
    come_to: list[QWidget] = []
    while (focused := page.focusWidget()) is not None and focused not in come_to:
        come_to.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        QApplication.processEvents()
    assert focused is come_to[0]
    pressable = [one for one in page.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
    assert len(pressable) > 12
    assert [one.objectName() for one in pressable if one not in come_to] == []


@pytest.mark.clause("REC-02", "REC-14")
@pytest.mark.usefixtures("after_opening")
def test_enter_presses_the_button_that_has_the_keyboard(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo")
    desk.come(1)
    page = desk.page
    new = desk.find("reception.new")
    new.setFocus(Qt.FocusReason.TabFocusReason)
    desk.key(Qt.Key.Key_Return)
    assert page.overlay.isVisible()
    desk.key(Qt.Key.Key_Escape)
    assert not page.overlay.isVisible()
    more = desk.find("reception.more_acts")
    assert isinstance(more, Button)
    more.setFocus(Qt.FocusReason.TabFocusReason)
    desk.key(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert page.menus.popup is not None
    desk.key(Qt.Key.Key_Escape)
    desk.find("reception.visit.1.greeted").setFocus(Qt.FocusReason.TabFocusReason)
    desk.key(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.visits()[0].state == "greeted")
