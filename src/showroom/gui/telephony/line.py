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

_ORDER = (LineKind.RINGING, LineKind.ANSWERED, LineKind.STOPPED, LineKind.MISSED, LineKind.ENDED)


class Telephone(QObject):
    """Signals: ``changed`` (who is calling, or how the line stands, is another).

    ``current`` is the call to show, of several at once: first what rings, the longest ringing before the others, then
    what was answered; one that was missed or stopped stays until it is taken, dismissed, or ten minutes old.
    ``others``: how many more there are.
    """

    changed = Signal()
    _heard = Signal(object)
    _linked = Signal(object)

    def __init__(self, clock: Clock, settings: Callable[[], Settings], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock, self._settings = clock, settings
        self._source: NumberSource | None = None
        self._used: tuple[object, ...] = ()
        self._calls: dict[str, LineEvent] = {}
        self._taken: dict[str, str] = {}
        """Calls that are in a form, with the number they had then."""
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
        self._source, self.link = None, Link(LinkState.OFF)
        self._calls.clear()
        self._taken.clear()
        self.changed.emit()

    # -- what the windows ask
    @property
    def current(self) -> LineEvent | None:
        """The call to show, with the rings so far."""
        calls = self._standing()
        return calls[0] if calls else None

    @property
    def others(self) -> int:
        """How many calls there are besides ``current``."""
        return max(0, len(self._standing()) - 1)

    def _standing(self) -> list[LineEvent]:
        """All there are, in the order in which they are to be seen to."""
        now, found = self._clock.now(), []
        for event in self._calls.values():
            if event.kind is LineKind.RINGING:
                rings = max(event.rings, rings_between(event.since, now, self._settings().phone_ring_s))
                found.append(replace(event, rings=rings))
            elif event.kind is LineKind.ANSWERED or now - event.at <= REMEMBERED:
                found.append(event)
        return sorted(found, key=lambda one: (_ORDER.index(one.kind), one.since))

    def take(self) -> LineEvent | None:
        """The call to show, for the form; it is not shown any more."""
        event = self.current
        if event is not None and event.kind in (LineKind.RINGING, LineKind.ANSWERED):
            self._taken[event.call] = event.number
        self.dismiss()
        return event

    def dismiss(self) -> None:
        """The call to show is not shown any more; the next one is."""
        event = self.current
        if event is not None:
            del self._calls[event.call]
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
        is_over = event.kind in (LineKind.ENDED, LineKind.MISSED, LineKind.STOPPED)
        if event.call in self._taken:
            if is_over:
                del self._taken[event.call]
                return
            if event.number in ("", self._taken[event.call]):
                return
            del self._taken[event.call]  # put through: somebody else is at the other end than in the form
        elif event.kind is not LineKind.RINGING and event.call not in self._calls:
            return
        if event.kind is LineKind.ENDED:
            self._calls.pop(event.call, None)
        else:
            self._calls[event.call] = event
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
