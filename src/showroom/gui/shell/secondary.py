"""A window with one page: the floor board on a second monitor, the manager's dashboard."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QStackedWidget

from showroom.domain.errors import ShowroomError
from showroom.gui.kit.keys import bind
from showroom.gui.kit.layouts import vbox
from showroom.gui.kit.page import Page
from showroom.gui.shell.faults import FaultPage
from showroom.gui.shell.navigation import WINDOWS
from showroom.gui.shell.pages import drop
from showroom.gui.shell.screens import choose, key
from showroom.gui.shell.start_page import StartPage
from showroom.gui.shell.window import Window, fit

if TYPE_CHECKING:
    from collections.abc import Callable

    from showroom.domain.staff.actor import Actor
    from showroom.gui.shell.context import ShellContext
    from showroom.gui.shell.runtime import Runtime

NEEDS = {"board": "reception.board", "dashboard": "dashboard.view"}


class SecondaryWindow(Window):
    """``kind``: a key of ``navigation.WINDOWS``. F11 fills the screen, Esc leaves; the dashboard asks who opens it."""

    def __init__(self, runtime: Runtime, kind: str) -> None:
        super().__init__(runtime, f"window.{kind}")
        self._kind = kind
        self._page: Page | None = None
        self._signer: Actor | None = None
        self._filled = ""  # the monitor it fills of its own accord, to go back to when it is plugged in again
        self._wanted = runtime.settings.board_screen
        self._stack = QStackedWidget()
        self._start = StartPage()
        self._stack.addWidget(self._start)
        self.content.setLayout(vbox(self.error_bar, self._stack, spacing=0))
        self.setLayout(vbox(self.content))
        fit(self)
        bind(self, "F11", self.tr("Fill the screen"), self.toggle_full, place=self.tr("Window"), everywhere=True)
        bind(self, "Esc", self.tr("Leave the full screen"), self.leave_full, place=self.tr("Window"), everywhere=True)
        runtime.opened.connect(self._open)
        runtime.closed.connect(self._close_page)
        runtime.failed.connect(self.report)
        runtime.rebuild.connect(self._rebuild)
        runtime.bus.changed.connect(self._on_changed)
        runtime.missing.connect(lambda _place: self._start.wait_for(self.tr("There is no store yet.")))
        runtime.settings_changed.connect(self._on_settings)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._on_screens_changed)
            app.screenRemoved.connect(self._on_screens_changed)
        self._open()

    def actor(self) -> Actor:
        """Whoever opened it: a lock at the counter does not blind the manager's window."""
        return self._signer or self.runtime.session.actor

    def show_best(self) -> None:
        """The floor board full screen on its monitor where there is one besides the counter's; else as a window."""
        screen = self._own_screen()
        if screen is None:
            self.show()
        else:
            self._fill(screen)

    def _own_screen(self) -> QScreen | None:
        if self._kind != "board":
            return None
        counter = QGuiApplication.primaryScreen()
        return choose(QGuiApplication.screens(), self.runtime.settings.board_screen, counter)

    def _fill(self, screen: QScreen) -> None:
        self.showNormal()  # a full screen window stays where it is
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self._filled = key(screen)

    def _on_screens_changed(self, _screen: QScreen) -> None:
        """A monitor was plugged in or pulled out: the board goes to its own one, and never covers the counter's."""
        if self._kind != "board" or not self.isVisible():
            return
        screen = self._own_screen()
        if screen is not None and (self.isFullScreen() or self._filled):
            self._fill(screen)
        elif screen is None and self._filled:
            self.showNormal()
            fit(self)
            self.move(QGuiApplication.primaryScreen().availableGeometry().topLeft())

    def _on_settings(self) -> None:
        """Another monitor was chosen for the board."""
        wanted = self.runtime.settings.board_screen
        if self._kind == "board" and wanted != self._wanted:
            self._wanted = wanted
            screen = self._own_screen()
            if screen is not None and self.isVisible():
                self._fill(screen)

    def toggle_full(self) -> None:
        """F11. The monitor on which the board was made to fill the screen is its own from then on."""
        if self.isFullScreen():
            self.leave_full()
            return
        self.showFullScreen()
        if self._kind == "board" and len(QGuiApplication.screens()) > 1:
            self._filled = self._wanted = key(self.screen())
            self.runtime.keep(board_screen=self._wanted)

    def leave_full(self) -> None:
        """Esc: an ordinary window."""
        self._filled = ""
        self.showNormal()

    def _open(self) -> None:
        if self.runtime.store is None or self._page is not None:
            return
        self._context = self.make_context({})
        action = NEEDS[self._kind]
        self._stack.setCurrentWidget(self._start)
        self.sign(action, self._show_page)

    def _show_page(self, actor: Actor) -> None:
        if self._context is None:
            return
        if actor.kind == "staff":
            self._signer = actor
        factory = cast("Callable[[ShellContext], Page]", importlib.import_module(WINDOWS[self._kind]).create)
        self._page = page = factory(self._context)
        self.setWindowTitle(f"{page.title} – Showroom" if page.title else "Showroom")
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.changed()

    def _close_page(self) -> None:
        page, self._page, self._signer, self._context = self._page, None, None, None
        if page is not None:
            drop(self._stack, page)

    def _rebuild(self) -> None:
        page, self._page = self._page, None
        if page is not None and self._context is not None:
            state = page.save_state()
            drop(self._stack, page)
            self._show_page(self.actor())
            for made in self.content.findChildren(Page, page.objectName()):
                if made is not page:
                    made.restore_state(state)

    def _on_changed(self) -> None:
        if self._page is not None:
            self._page.changed()

    def show_fault(self, error: ShowroomError) -> None:
        fault = FaultPage(error, self.sentence)
        fault.other.hide()

        def retry() -> None:
            drop(self._stack, fault)
            if self.runtime.store is None:
                self.runtime.open(self.runtime.wanted)
            elif self._page is not None:
                self._stack.setCurrentWidget(self._page)
                self._page.changed()

        fault.retried.connect(retry)
        self._stack.addWidget(fault)
        self._stack.setCurrentWidget(fault)
        fault.setFocus(Qt.FocusReason.OtherFocusReason)
