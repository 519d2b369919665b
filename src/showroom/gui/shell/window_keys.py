"""The keys that work everywhere in the counter window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShortcut

from showroom.gui.kit.keys import Binding, bind, binding
from showroom.gui.shell.navigation import PAGES

if TYPE_CHECKING:
    from showroom.gui.shell.main_window import MainWindow

OWNERS = {"F2": "reception", "F3": "calls"}
"""Keys that a page binds itself while it is shown; two bindings at once would both be dead."""


class WindowKeys:
    """Bound anew when the language changes: their titles stand on the map (F1)."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._shortcuts: list[QShortcut] = []
        self.bind()

    def bind(self) -> None:
        window = self._window
        for shortcut in self._shortcuts:
            shortcut.setParent(None)
            shortcut.deleteLater()
        place = QCoreApplication.translate("MainWindow", "Everywhere")
        table: list[tuple[str, str, Callable[[], object]]] = [
            ("F1", QCoreApplication.translate("MainWindow", "This list of keys"), window.popups.open_keys),
            (
                "F2",
                QCoreApplication.translate("MainWindow", "New visitor"),
                partial(window.navigate, "reception", new=True),
            ),
            ("F3", QCoreApplication.translate("MainWindow", "New call"), partial(window.navigate, "calls", new=True)),
            ("Ctrl+K", QCoreApplication.translate("MainWindow", "Find"), window.open_find),
            ("Ctrl+Z", QCoreApplication.translate("MainWindow", "Undo the last act"), window.undo_bar.undo),
            ("Ctrl+L", QCoreApplication.translate("MainWindow", "Lock, or sign in"), window.lock_or_sign_in),
        ]
        for number, spec in enumerate(PAGES[:9], 1):
            title = QCoreApplication.translate("MainWindow", "Page {name}").format(name=spec.shown_title)
            table.append((f"Ctrl+{number}", title, partial(window.navigate, spec.key)))
        self._shortcuts = [bind(window, key, title, slot, place=place, everywhere=True) for key, title, slot in table]

    def page_shown(self, key: str) -> None:
        """Leave a page its own keys; ``key`` "" when no page is shown."""
        for shortcut in self._shortcuts:
            owner = OWNERS.get(shortcut.key().toString())
            if owner is not None:
                shortcut.setEnabled(owner != key)

    def bindings(self) -> tuple[Binding, ...]:
        return tuple(binding(shortcut) for shortcut in self._shortcuts)
