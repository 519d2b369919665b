"""The sidebar: every page keeps its height and can be reached, in a low window behind an entry of its group."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.shell.conftest import Program

from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import may
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.language import Translations
from showroom.gui.shell.nav_button import FoldButton, NavButton
from showroom.gui.shell.navigation import FOLDS, PAGES
from showroom.gui.shell.sidebar import Sidebar

LOW, VERY_LOW = 720, 440
NO_POPUPS = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Of the offscreen screen, which has no window manager."""
ROLES = ("manager", "supervisor", "consultant", "receptionist", "greeter")


@pytest.fixture
def bar(qtbot: QtBot) -> Sidebar:
    made = Sidebar()
    qtbot.addWidget(made)
    made.show_pages(PAGES, "reception")
    made.show_person(Actor("staff", "Mo Lan", "manager", 1), "Riverside")
    made.set_rail(True)
    made.resize(made.width(), LOW)
    made.show()
    qtbot.waitExposed(made)
    return made


def area_of(bar: Sidebar) -> QScrollArea:
    found = bar.findChild(QScrollArea, "nav.pages")
    assert found is not None
    return found


def scrolls(bar: Sidebar) -> bool:
    return area_of(bar).verticalScrollBar().isVisible()


def in_sight(bar: Sidebar, widget: QWidget) -> bool:
    viewport = area_of(bar).viewport()
    return viewport.rect().contains(QRect(widget.mapTo(viewport, QPoint(0, 0)), widget.size()))


def button(bar: Sidebar, key: str) -> NavButton:
    found = bar.findChild(NavButton, f"nav.{key}")
    assert found is not None
    return found


def fold(bar: Sidebar, key: str) -> FoldButton:
    found = bar.findChild(FoldButton, f"nav.fold.{key}")
    assert found is not None
    return found


def entries(bar: Sidebar) -> list[NavButton]:
    """What stands in the list, from the top."""
    found = [one for one in area_of(bar).findChildren(NavButton) if one.isVisible()]
    return sorted(found, key=lambda one: one.mapTo(bar, QPoint(0, 0)).y())


def held(bar: Sidebar) -> set[str]:
    """The keys of all pages that can be reached from the list."""
    keys = {spec.key for one in entries(bar) if isinstance(one, FoldButton) for spec in one.specs}
    return keys | {one.key for one in entries(bar) if not isinstance(one, FoldButton)}


def open_menu(bar: Sidebar, key: str, qtbot: QtBot) -> QMenu:
    qtbot.mouseClick(fold(bar, key), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("rail", [True, False])
def test_at_720_nothing_scrolls_for_anybody(bar: Sidebar, qtbot: QtBot, role: str, rail: bool) -> None:
    pages = [spec for spec in PAGES if may(Actor("staff", "Mo Lan", role, 1), spec.action)]
    bar.show_pages(pages, "reception")
    bar.show_person(Actor("staff", "Mo Lan", role, 1), "Riverside")
    bar.set_rail(rail)
    QApplication.processEvents()
    assert not scrolls(bar)
    assert held(bar) == {spec.key for spec in pages}
    assert all(in_sight(bar, one) for one in entries(bar))
    assert all(one.height() >= THEME.px(tk.CONTROL) for one in entries(bar))
    rows = [QRect(one.mapTo(bar, QPoint(0, 0)), one.size()) for one in entries(bar)]
    assert all(above.bottom() < below.top() for above, below in pairwise(rows))


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_where_all_fit_nothing_is_folded(qtbot: QtBot, language: str) -> None:
    words = Translations()
    words.apply(language)
    try:
        bar = Sidebar()
        qtbot.addWidget(bar)
        bar.show_pages(PAGES, "reception")
        bar.show_person(Actor("staff", "沈丽华", "manager", 1), "滨江店")
        bar.resize(bar.width(), 900)  # the window the screens are drawn for
        bar.show()
        qtbot.waitExposed(bar)
        QApplication.processEvents()
        assert [one.key for one in entries(bar)] == [spec.key for spec in PAGES]
        assert not scrolls(bar)
        assert in_sight(bar, button(bar, PAGES[-1].key))
    finally:
        words.apply("en")


def test_groups_fold_one_after_the_other(bar: Sidebar) -> None:
    shown = []
    for height in (900, LOW, VERY_LOW):
        bar.resize(bar.width(), height)
        QApplication.processEvents()
        shown.append([one.key for one in entries(bar) if isinstance(one, FoldButton)])
        assert held(bar) == {spec.key for spec in PAGES}
    assert shown == [[], ["fold.manage"], ["fold.house", "fold.manage"]]
    bar.resize(bar.width(), 900)
    QApplication.processEvents()
    assert [one.key for one in entries(bar)] == [spec.key for spec in PAGES]


@NO_POPUPS
def test_a_folded_page_is_chosen_from_the_menu(bar: Sidebar, qtbot: QtBot) -> None:
    bar.show_count("dashboard", 3)
    bar.show_count("staff", 2)
    assert fold(bar, "manage").accessibleName() == "Manage, 5"
    menu = open_menu(bar, "manage", qtbot)
    wanted = [spec.shown_title for spec in PAGES if spec.group in FOLDS[0].groups]
    assert [action.text().split("\t")[0] for action in menu.actions()] == wanted
    assert menu.actions()[0].text().endswith("\t3")
    assert all(menu.actionGeometry(action).height() >= THEME.px(tk.CONTROL) for action in menu.actions())
    entry = menu.findChild(QAction, "nav.staff.entry")
    assert entry is not None
    with qtbot.waitSignal(bar.chosen) as chosen:
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())
    assert chosen.args == ["staff"]
    bar.show_current("staff")
    assert fold(bar, "manage").isChecked()
    assert [one.key for one in entries(bar) if one.isChecked()] == ["fold.manage"]
    bar.show_current("calls")
    assert [one.key for one in entries(bar) if one.isChecked()] == ["calls"]


@NO_POPUPS
def test_a_menu_left_alone_changes_nothing(bar: Sidebar, qtbot: QtBot) -> None:
    menu = open_menu(bar, "manage", qtbot)
    with qtbot.assertNotEmitted(bar.chosen):
        qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert not fold(bar, "manage").isChecked()
    assert button(bar, "reception").isChecked()


def test_large_text_in_a_low_window_scrolls_to_the_page_that_is_open(bar: Sidebar, qtbot: QtBot) -> None:
    bar.resize(bar.width(), 320)
    qtbot.waitUntil(lambda: scrolls(bar))
    bar.show_current(PAGES[-1].key)
    qtbot.waitUntil(lambda: in_sight(bar, fold(bar, "manage")))
    bar.show_pages(PAGES, PAGES[0].key)  # somebody else signs in
    qtbot.waitUntil(lambda: in_sight(bar, button(bar, PAGES[0].key)))


@NO_POPUPS
def test_the_keyboard_brings_hidden_pages_into_sight(bar: Sidebar, qtbot: QtBot) -> None:
    bar.resize(bar.width(), 320)
    with qtbot.waitActive(bar):
        bar.activateWindow()
    keys = [one.key for one in entries(bar) if not isinstance(one, FoldButton)]
    button(bar, keys[0]).setFocus()
    for before, after in pairwise(keys):
        QTest.keyClick(button(bar, before), Qt.Key.Key_Down)  # one group: Tab leaves it
        assert button(bar, after).hasFocus()
        assert in_sight(bar, button(bar, after))
    QTest.keyClick(button(bar, keys[-1]), Qt.Key.Key_Tab)
    assert fold(bar, "house").hasFocus()
    assert in_sight(bar, fold(bar, "house"))
    QTest.keyClick(fold(bar, "house"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    with qtbot.waitSignal(bar.chosen) as chosen:
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert chosen.args == [next(spec.key for spec in PAGES if spec.group == "house")]


def test_keys_and_navigation_reach_folded_pages(program: Program) -> None:
    program.app.window.resize(1280, LOW)
    program.start()
    program.sign_in("Mo Lan")
    bar = program.window.side.bar
    assert fold(bar, "manage").isVisible()
    program.window.navigate("policy")
    assert program.shown == "policy"
    assert fold(bar, "manage").isChecked()
    number = [spec.key for spec in PAGES].index("agents") + 1
    assert number <= 9
    program.qtbot.keyClick(program.window, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier)
    program.wait(lambda: program.shown == "agents")
    assert button(bar, "agents").isChecked()
    assert not fold(bar, "manage").isChecked()
