"""The desk's telephone as the windows see it: fed by an adapter's thread, told in the GUI thread (CAL-11)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from showroom.domain.telephony.line import LineEvent, LineKind, Link, LinkState, rings_between

if TYPE_CHECKING:
    from showroom.clock import Clock
    from showroom.services.telephony import NumberSource
    from showroom.settings import Settings

REMEMBERED = timedelta(minutes=10)
"""How long a call that is over, or that the line can't follow, may still be taken over into the form."""


class Telephone(QObject):
    """Signals: ``changed`` (who is calling, or how the line stands, is another).

    ``current`` is the call to show: ringing or answered; one that was missed or stopped stays until it is taken,
    dismissed, or ten minutes old.
    """

    changed = Signal()
    _heard = Signal(object)
    _linked = Signal(object)

    def __init__(self, clock: Clock, settings: Callable[[], Settings], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock, self._settings = clock, settings
        self._source: NumberSource | None = None
        self._used: tuple[object, ...] = ()
        self._current: LineEvent | None = None
        self.link = Link(LinkState.OFF)
        # The adapters call from a thread of their own; what they tell is taken in the GUI thread.
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        self._linked.connect(self._on_linked, Qt.ConnectionType.QueuedConnection)

    # -- life
    def follow_settings(self) -> None:
        """Listen as this PC's settings say; nothing happens when they say what they said."""
        from showroom.services.telephony import source_for

        settings = self._settings()
        wanted = tuple(getattr(settings, name) for name in _NAMES)
        if self._source is not None and wanted == self._used:
            return
        self.stop()
        self._used = wanted
        self._source = source_for(settings, self._clock, self._heard.emit, self._linked.emit)
        self._source.start()

    def stop(self) -> None:
        if self._source is not None:
            self._source.stop()
        self._source, self._current, self.link = None, None, Link(LinkState.OFF)
        self.changed.emit()

    # -- what the windows ask
    @property
    def current(self) -> LineEvent | None:
        """The call to show, with the rings so far."""
        event = self._current
        if event is None:
            return None
        now = self._clock.now()
        if event.kind is LineKind.RINGING:
            rings = max(event.rings, rings_between(event.since, now, self._settings().phone_ring_s))
            return replace(event, rings=rings)
        is_over = event.kind in (LineKind.MISSED, LineKind.STOPPED) and now - event.at > REMEMBERED
        return None if is_over else event

    def take(self) -> LineEvent | None:
        """The call to show, for the form; it is not shown any more."""
        event = self.current
        self.dismiss()
        return event

    def dismiss(self) -> None:
        if self._current is not None:
            self._current = None
            self.changed.emit()

    def dial(self, e164: str) -> bool:
        """Ring the desk's telephone and then the number; without an exchange the system's own ``tel:`` program."""
        if self._source is not None and self._source.dial(e164):
            return True
        return QDesktopServices.openUrl(QUrl(f"tel:{e164}"))

    # -- what the line tells
    def tell(self, event: LineEvent) -> None:
        """As if the line told ``event``: typing, and the loop-back in tests."""
        self._on_heard(event)

    def _on_heard(self, event: object) -> None:
        if not isinstance(event, LineEvent) or (self._source is None and event.kind is not LineKind.RINGING):
            return
        current = self._current
        if event.kind is LineKind.RINGING or (current is not None and current.call == event.call):
            self._current = None if event.kind is LineKind.ENDED else event
            self.changed.emit()

    def _on_linked(self, link: object) -> None:
        if isinstance(link, Link) and self._source is not None and link != self.link:
            self.link = link
            self.changed.emit()


_NAMES = (
    "phone_source",
    "phone_host",
    "phone_port",
    "phone_user",
    "phone_secret",
    "phone_channel",
    "phone_context",
    "phone_serial",
    "phone_ring_s",
)
