"""A window that stays open overnight: when the store's next day begins, everything on the screen is read anew.

No act opens the day then (architecture: no timer writes anything); the pages only stop showing yesterday.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from showroom.gui.shell.runtime import Runtime


class DayTurn(QObject):
    """Compares the business day of the clock with the one before, once a second; costs microseconds."""

    def __init__(self, runtime: Runtime) -> None:
        super().__init__(runtime)
        self._runtime = runtime
        self._day: date | None = None
        runtime.ticker.ticked.connect(self._on_tick)
        runtime.closed.connect(self._forget)

    def _forget(self) -> None:
        self._day = None

    def _on_tick(self, now: datetime) -> None:
        store = self._runtime.store
        if store is None:
            return
        before, self._day = self._day, store.shop.day(now)
        if before is not None and before != self._day:  # also back: a wrong clock was put right
            self._runtime.bus.changed.emit()
