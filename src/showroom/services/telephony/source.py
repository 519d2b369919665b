"""The interface every adapter keeps, the one that is fed by hand, and the choice by this PC's settings (CAL-11)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from showroom.domain.telephony.line import LineEvent, LineKind, Link, LinkState

if TYPE_CHECKING:
    from showroom.clock import Clock
    from showroom.settings import Settings

Heard = Callable[[LineEvent], None]
Linked = Callable[[Link], None]


class NumberSource(Protocol):
    """Something that knows who is calling. ``heard`` and ``linked`` are called on a thread of its own."""

    def start(self) -> None:
        """Begin to listen; comes back at once. A line that is lost is taken up again by itself."""
        ...

    def stop(self) -> None:
        """End; nothing is reported any more once this has come back."""
        ...

    def dial(self, number: str) -> bool:
        """Ring the desk's telephone, then ``number`` (E.164 or as dialled here); False: this telephone can't."""
        ...


class TypedSource:
    """No telephone is connected: what is told is what somebody tells it (typing, a loop-back in tests)."""

    def __init__(self, clock: Clock, heard: Heard, linked: Linked) -> None:
        self._clock, self._heard, self._linked = clock, heard, linked
        self._running = False
        self._calls = 0

    def start(self) -> None:
        self._running = True
        self._linked(Link(LinkState.OFF))

    def stop(self) -> None:
        self._running = False

    def dial(self, number: str) -> bool:
        return False

    def tell(self, number: str, name: str = "", rings: int = 1) -> None:
        """As if ``number`` rang now."""
        if self._running:
            self._calls += 1
            now = self._clock.now()
            self._heard(LineEvent(f"typed-{self._calls}", LineKind.RINGING, now, number, name, rings, now))


def source_for(settings: Settings, clock: Clock, heard: Heard, linked: Linked) -> NumberSource:
    """The adapter that this PC's settings ask for; imported only when it is."""
    if settings.phone_source == "asterisk":
        from showroom.services.telephony.asterisk import Asterisk, AsteriskSource

        where = Asterisk(
            settings.phone_host,
            settings.phone_port,
            settings.phone_user,
            settings.phone_secret,
            settings.phone_channel,
            settings.phone_context,
            settings.phone_ring_s,
        )
        return AsteriskSource(where, clock, heard, linked)
    if settings.phone_source == "modem":
        from showroom.services.telephony.modem import ModemSource

        return ModemSource(settings.phone_serial, clock, heard, linked)
    return TypedSource(clock, heard, linked)
