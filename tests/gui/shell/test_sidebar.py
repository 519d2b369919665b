"""The sidebar in a low window: every page keeps its height and can be reached."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from showroom.domain.staff.actor import Actor
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.navigation import PAGES
from showroom.gui.shell.sidebar import NavButton, Sidebar


@pytest.fixture
def bar(qtbot: QtBot) -> Sidebar:
    made = Sidebar()
    qtbot.addWidget(made)
    made.show_pages(PAGES, "reception")
    made.set_rail(True)
    made.resize(made.width(), 560)
    made.show()
    qtbot.waitExposed(made)
    return made


def area_of(bar: Sidebar) -> QScrollArea:
    found = bar.findChild(QScrollArea, "nav.pages")
    assert found is not None
    return found


def in_sight(bar: Sidebar, widget: QWidget) -> bool:
    viewport = area_of(bar).viewport()
    return viewport.rect().contains(QRect(widget.mapTo(viewport, QPoint(0, 0)), widget.size()))


def button(bar: Sidebar, key: str) -> NavButton:
    found = bar.findChild(NavButton, f"nav.{key}")
    assert found is not None
    return found


def test_pages_keep_their_height_however_low_the_window(bar: Sidebar) -> None:
    shown = [button(bar, spec.key) for spec in PAGES]
    assert all(one.height() >= THEME.px(tk.CONTROL) for one in shown)
    rows = [QRect(one.mapTo(bar, QPoint(0, 0)), one.size()) for one in shown]
    assert all(above.bottom() < below.top() for above, below in pairwise(rows))
    assert not in_sight(bar, button(bar, PAGES[-1].key))
    assert area_of(bar).verticalScrollBar().isVisible()


def test_the_page_that_is_open_is_in_sight(bar: Sidebar, qtbot: QtBot) -> None:
    bar.show_current(PAGES[-1].key)
    qtbot.waitUntil(lambda: in_sight(bar, button(bar, PAGES[-1].key)))
    bar.resize(bar.width(), 480)
    qtbot.waitUntil(lambda: in_sight(bar, button(bar, PAGES[-1].key)))
    bar.show_pages(PAGES, PAGES[0].key)  # somebody else signs in
    qtbot.waitUntil(lambda: in_sight(bar, button(bar, PAGES[0].key)))


def test_the_keyboard_brings_hidden_pages_into_sight(bar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.waitActive(bar):
        bar.activateWindow()
    keys = [spec.key for spec in PAGES]
    button(bar, keys[0]).setFocus()
    for before, after in pairwise(keys):
        QTest.keyClick(button(bar, before), Qt.Key.Key_Down)  # one group: Tab leaves it
        assert button(bar, after).hasFocus()
        assert in_sight(bar, button(bar, after))


def test_where_all_fit_nothing_scrolls(bar: Sidebar, qtbot: QtBot) -> None:
    bar.set_rail(False)
    bar.show_person(Actor("staff", "Mo Lan", "manager", 1), "Riverside")
    bar.resize(bar.width(), 900)  # the window the screens are drawn for
    qtbot.waitUntil(lambda: not area_of(bar).verticalScrollBar().isVisible())
    assert in_sight(bar, button(bar, PAGES[-1].key))
