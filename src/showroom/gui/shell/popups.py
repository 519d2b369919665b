"""What opens over the counter window or beside it: find, the map of keys, about, the windows for other monitors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt

from showroom.gui.kit.keys import bindings

if TYPE_CHECKING:
    from showroom.gui.shell.context import ShellContext
    from showroom.gui.shell.find_popup import FindPopup
    from showroom.gui.shell.main_window import MainWindow
    from showroom.gui.shell.secondary import SecondaryWindow


class Popups:
    """``find``: the box of Ctrl+K, once it was opened; ``windows``: the floor boards and dashboards that are open."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._windows: list[SecondaryWindow] = []
        self.find: FindPopup | None = None

    def open_find(self, context: ShellContext) -> None:
        """On a locked desk somebody signs in first."""
        from showroom.gui.shell.find_popup import FindPopup

        window = self._window
        if self.find is None:
            self.find = FindPopup(window, window.runtime.door, lambda: window.runtime.index_part)
            self.find.picked.connect(lambda hit: window.navigate(hit.page, **hit.arguments))
        popup = self.find
        window.sign("customers.find", lambda actor: popup.open_for(actor, context.find))

    def drop_find(self) -> None:
        """Its words are made anew when it is opened next."""
        if self.find is not None:
            self.find.dismiss()
            self.find.deleteLater()
            self.find = None

    def open_keys(self) -> None:
        """The map of keys: those of the window and those of the page shown."""
        from showroom.gui.shell.dialogs import KeyMap

        page = self._window.current_page
        KeyMap(self._window, (*self._window.keys.bindings(), *(bindings(page) if page is not None else ()))).open()

    def open_about(self) -> None:
        from showroom.gui.shell.dialogs import About

        About(self._window, self._window.runtime.place).open()

    @property
    def windows(self) -> tuple[SecondaryWindow, ...]:
        # Not by their signal ``destroyed``: that hands over an object half gone, and PySide stumbles over it later.
        self._windows = [window for window in self._windows if shiboken6.isValid(window)]
        return tuple(self._windows)

    def open_window(self, kind: str) -> None:
        """``kind``: a key of ``navigation.WINDOWS``."""
        from showroom.gui.shell.secondary import SecondaryWindow

        window = SecondaryWindow(self._window.runtime, kind)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._windows = [*self.windows, window]
        window.show_best()
