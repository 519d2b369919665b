"""What an adapter reports, whatever the telephone behind it (CAL-11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

RING_PERIOD_S = 5.0
"""From one ring to the next: 1 s of ringing and 4 s of silence in China; 6 s in North America."""
WITHHELD = frozenset(
    {
        "", "anonymous", "anonymous.invalid", "unknown", "<unknown>", "private", "private number", "restricted",
        "withheld", "p", "o", "out of area", "unavailable", "no number", "未知", "未知号码", "私人号码",
    }
)  # fmt: skip
"""How lines say that they don't say who calls."""


class LineKind(StrEnum):
    """``STOPPED``: the ringing ended and the line can't tell whether somebody answered (a modem)."""

    RINGING = "ringing"
    ANSWERED = "answered"
    STOPPED = "stopped"
    ENDED = "ended"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class LineEvent:
    """Something happened on the desk's line. ``call`` is the same through a call's life; ``number`` as the line says
    it, "" when withheld; ``rings`` so far; ``since``: when it began to ring."""

    call: str
    kind: LineKind
    at: datetime
    number: str
    name: str
    rings: int
    since: datetime


class LinkState(StrEnum):
    """How an adapter stands with its telephone. ``REFUSED``: trying again is of no use before somebody changes
    something."""

    OFF = "off"
    CONNECTING = "connecting"
    CONNECTED = "connected"
    LOST = "lost"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Link:
    """The state with the code and the facts of its sentence; ``code`` "" where the state says it all."""

    state: LinkState
    code: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


def rings_between(since: datetime, until: datetime, period_s: float = RING_PERIOD_S) -> int:
    """How often it rang: the first ring comes at once. A clock set back counts as one ring."""
    return 1 + max(0, int((until - since).total_seconds() // period_s))


def told_number(said: str) -> str:
    """The number as the line says it; "" for all the ways of saying that it is withheld."""
    plain = said.strip()
    return "" if plain.casefold() in WITHHELD else plain
