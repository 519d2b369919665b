"""The counter window's left edge: which pages, how much waits on each, which store and who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QBoxLayout

from showroom.domain.errors import ShowroomError
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.sidebar import RAIL_BELOW, Sidebar

if TYPE_CHECKING:
    from showroom.gui.shell.context import ShellContext
    from showroom.gui.shell.main_window import MainWindow
    from showroom.services.shop import StoreFacts


class Side(QObject):
    """``bar`` is the sidebar; another language gets another one, in the first place of ``row``."""

    def __init__(self, window: MainWindow, row: QBoxLayout) -> None:
        super().__init__(window)
        self._window, self._row = window, row
        self.bar = Sidebar()
        row.insertWidget(0, self.bar)
        self._wire()

    def _wire(self) -> None:
        window = self._window
        self.bar.chosen.connect(window.navigate)
        self.bar.find_pressed.connect(window.open_find)
        self.bar.person_pressed.connect(window.fronts.show_sign_in)
        self.bar.lock_pressed.connect(window.runtime.session.lock)

    def make_anew(self) -> None:
        """In the language and size of now."""
        old, self.bar = self.bar, Sidebar()
        self._row.replaceWidget(old, self.bar)
        old.hide()
        old.setParent(None)
        old.deleteLater()
        self._wire()
        self.fit(self._window.width())

    def fit(self, width: int) -> None:
        """``width`` of the window, px: a narrow one has icons only."""
        self.bar.set_rail(width / THEME.scale < RAIL_BELOW)

    def show_all(self) -> None:
        """The pages that may be seen, the store's name here and on the window, and who is signed in."""
        window, store = self._window, self._window.runtime.store
        self.bar.show_pages(window.specs(), window.current)
        name = store.shop.store.name if store is not None else ""
        self.bar.show_person(window.actor(), name)
        window.setWindowTitle(f"{name} – Showroom" if store is not None else self.tr("Showroom"))

    def show_counts(self, context: ShellContext | None) -> None:
        """How many wait on each page; nothing without a store."""
        if context is None:
            return
        for spec in self._window.specs():
            if spec.badge:
                try:
                    self.bar.show_count(spec.key, spec.count(context))
                except ShowroomError as error:
                    self._window.report(error)
                    return

    def store_renamed(self, facts: StoreFacts) -> None:
        """The store has another name: every thread's Shop is made anew, the window says it."""
        runtime = self._window.runtime
        if runtime.store is not None:
            runtime.store.shop.store = facts
            runtime.door.attach(runtime.store.shop.sibling)
            self.show_all()
