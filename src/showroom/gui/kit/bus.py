"""The one refresh path: whatever was committed, by us or another process, ends in ``Bus.changed``."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

POLL_MS = 200


class Watch(Protocol):
    """Tells of commits by other connections (``store.watch``)."""

    def poll(self) -> bool:
        """Whether something was committed since the last poll; never blocks."""
        ...


class Bus(QObject):
    """``changed`` is emitted once for each commit noticed; pages refresh from it and from nothing else."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watch: Watch | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.look)

    def attach(self, watch: Watch | None) -> None:
        """Watch a database from now on (None: none)."""
        self._watch = watch
        if watch is None:
            self._timer.stop()
        else:
            self._timer.start()

    def committed(self) -> None:
        """A command of this process committed: tell at once; the watch must not tell of it again."""
        if self._watch is not None:
            self._watch.poll()
        self.changed.emit()

    def look(self) -> None:
        """Ask the watch now."""
        if self._watch is not None and self._watch.poll():
            self.changed.emit()
