"""One beat a second for every running time on the screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from showroom.clock import Clock


class Ticker(QObject):
    """``ticked`` carries the clock's moment (aware UTC), just after each full second."""

    ticked = Signal(object)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)
        self._arm()

    def _arm(self) -> None:
        moment = self._clock.now()
        self._timer.start(1000 - moment.microsecond // 1000 + 5)

    def _on_timeout(self) -> None:
        self.beat()
        self._arm()

    def beat(self) -> None:
        """Tick now (tests with a clock that stands)."""
        self.ticked.emit(self._clock.now())

    def connect_to(self, slot: Callable[[datetime], None]) -> None:
        """Call ``slot`` at every beat; a bound method of a widget ends with its widget."""
        self.ticked.connect(slot)
