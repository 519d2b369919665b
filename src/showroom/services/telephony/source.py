"""The interface every adapter keeps, and the one that is fed by hand (CAL-11)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from showroom.domain.telephony.line import LineEvent, LineKind, Link, LinkState

if TYPE_CHECKING:
    from showroom.clock import Clock

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
