"""Which store this PC works on: another one is opened, and remembered once it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from showroom.gui.shell.main_window import MainWindow


class Places(QObject):
    """A place is a file, or the address of a PostgreSQL server."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._remember = ""

    def choose_other(self) -> None:
        """Another file, by the system's file chooser."""
        filters = [self.tr("Stores (*.sqlite3 *.sqlite *.db)"), self.tr("All files (*)")]
        self._window.runtime.prompts.open_file(
            self._window, self.tr("Choose a store"), filters, lambda file: self.open(str(file))
        )

    def ask_server(self) -> None:
        """The address of a PostgreSQL server."""
        from showroom.gui.shell.server_dialog import ask

        ask(self._window, self._window.runtime.place, self.open)

    def open(self, place: str) -> None:
        """Open ``place``; this PC begins with it the next time, if it can be opened."""
        self._remember = place
        self._wait_for(place)

    def open_again(self) -> None:
        """The place that could not be opened, once more."""
        self._wait_for(self._window.runtime.wanted)

    def _wait_for(self, place: str) -> None:
        self._window.fronts.show_start(self.tr("Opening the store…"))
        self._window.runtime.open(place)

    def opened(self) -> None:
        """It is open: keep it, if somebody chose it."""
        runtime = self._window.runtime
        if self._remember == runtime.place:
            runtime.keep(database=self._remember)
        self._remember = ""
