"""A window that stays open overnight: when the store's next day begins, everything on the screen is read anew. And one
whose PC's clock is moved under it: it goes by the server's, or says so.

No act opens the day then (architecture: no timer writes anything); the pages only stop showing yesterday.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from showroom.clock import SystemClock, zone

if TYPE_CHECKING:
    from showroom.gui.shell.runtime import Runtime
    from showroom.gui.shell.window import Window


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


def tell_moved(window: Window, by: timedelta) -> None:
    """Over the page: the PC's clock was moved ``by`` under an open store, and what it says now."""
    store = window.runtime.store
    if store is None:
        return
    now = window.runtime.clock.now().astimezone(zone(store.shop.store.time_zone))
    hours, minutes = divmod(round(abs(by).total_seconds() / 60), 60)
    text = QCoreApplication.translate(
        "ClockKeeper",
        "This PC's clock was set forward by {hours} h {minutes} min: it says {time}. If that is wrong, put it right "
        "before anything else is entered.",
    )
    if by < timedelta(0):
        text = QCoreApplication.translate(
            "ClockKeeper",
            "This PC's clock was set back by {hours} h {minutes} min: it says {time}. If that is wrong, put it right "
            "before anything else is entered.",
        )
    told = text.format(hours=hours, minutes=minutes, time=f"{now:%Y-%m-%d %H:%M}")
    window.error_bar.show_message(told, "warning")


_MOVED = timedelta(minutes=2)
_ASK_AGAIN = timedelta(minutes=10)
_OFF = timedelta(seconds=1)


class ClockKeeper(QObject):
    """Watches the PC's clock, once a second. A store on a server goes by the server's, asked again every ten minutes
    and when the PC's was moved; one in a file has no other clock: ``moved`` (forward; back: negative) tells."""

    moved = Signal(object)

    def __init__(self, runtime: Runtime) -> None:
        super().__init__(runtime)
        self._runtime = runtime
        self._asked: datetime | None = None
        runtime.ticker.ticked.connect(self._on_tick)
        runtime.closed.connect(self._forget)

    def _forget(self) -> None:
        self._asked = None

    def _on_tick(self, now: datetime) -> None:
        clock, store = self._runtime.clock, self._runtime.store
        if store is None or not isinstance(clock, SystemClock):
            return
        by = clock.moved()
        was_moved = abs(by) >= _MOVED
        if store.shop.database.is_sqlite:
            if was_moved:
                self.moved.emit(by)
        elif was_moved or self._asked is None or not timedelta(0) <= now - self._asked < _ASK_AGAIN:
            self._asked = now
            self._ask(clock)

    def _ask(self, clock: SystemClock) -> None:
        from showroom.services.store_clock import follow_server

        store, before = self._runtime.store, clock.offset
        assert store is not None

        def done(after: timedelta | None) -> None:
            if after is not None and abs(after - before) >= _OFF:
                self._runtime.bus.changed.emit()

        # a server that can't be reached is told by whoever needs it
        self._runtime.door.background(lambda _job: follow_server(store.shop.database, clock), done, lambda _error: True)
