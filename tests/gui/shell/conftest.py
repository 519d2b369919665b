"""The whole program with its real windows, on files of the test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.conftest import PIN, FakePrompts

from showroom.app import Showroom
from showroom.clock import ManualClock
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.main_window import MainWindow
from showroom.gui.shell.sign_in import SignInPanel
from showroom.services.shop import Shop


class Program:
    """The running program and a pair of hands."""

    def __init__(self, app: Showroom, qtbot: QtBot, prompts: FakePrompts) -> None:
        self.app, self.qtbot, self.prompts = app, qtbot, prompts
        self.runtime = app.runtime

    @property
    def window(self) -> MainWindow:
        assert isinstance(self.app.window, MainWindow)
        return self.app.window

    @property
    def shown(self) -> str:
        """The object name of what stands in the place of the page."""
        widget = self.window.stack.currentWidget()
        return str(widget.objectName()) if widget is not None else ""

    def wait(self, condition: Callable[[], Any], seconds: float = 20) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=int(seconds * 1000))

    def start(self) -> None:
        self.app.show()
        self.app.window.activateWindow()
        self.wait(self.app.window.isActiveWindow)
        self.wait(lambda: self.shown in ("sign", "first", "fault"))

    def panel(self) -> SignInPanel:
        found = self.window.stack.currentWidget()
        assert isinstance(found, SignInPanel)
        return found

    def sign_in(self, name: str, pin: str = PIN) -> None:
        """Touch the card, type the PIN, Enter."""
        if self.shown != "sign":
            self.window.fronts.show_sign_in()
        panel = self.panel()
        self.touch(panel, name, pin)
        self.wait(lambda: self.runtime.session.actor.name == name and self.shown != "sign")

    def touch(self, panel: SignInPanel, name: str, pin: str = PIN) -> None:
        card = next(c for c in panel._cards if c.card.name == name)
        self.qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
        self.qtbot.keyClicks(panel.pad, pin)
        self.qtbot.keyClick(panel.pad, Qt.Key.Key_Return)


@pytest.fixture
def program(
    store_shop: Shop, clock: ManualClock, qtbot: QtBot, qapp: QApplication, engine_url: str
) -> Iterator[Program]:
    """The program on a store with a crew (see ``store_shop``), English, light; not shown yet."""
    yield from _run(engine_url, clock, qtbot)


@pytest.fixture
def bare_program(clock: ManualClock, qtbot: QtBot, qapp: QApplication, tmp_path: Any) -> Iterator[Program]:
    """The program where there is no store yet."""
    yield from _run(str(tmp_path / "new" / "store.sqlite3"), clock, qtbot)


def _run(place: str, clock: ManualClock, qtbot: QtBot) -> Iterator[Program]:
    prompts = FakePrompts()
    app = Showroom(place=place, language="en", clock=clock, prompts=prompts)
    app.runtime.change(theme="light")
    app.window.resize(1440, 900)
    qtbot.addWidget(app.window)
    yield Program(app, qtbot, prompts)
    app.close()
    app.runtime.translations.apply("en")
    if (THEME.tokens.name, THEME.scale) != ("light", 1.0):
        THEME.apply("light", 1.0)
