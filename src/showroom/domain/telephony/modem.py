"""A caller-ID modem as lines of text: RING, and between the first two rings DATE, TIME, NMBR and NAME (CAL-11)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from showroom.domain.telephony.line import LineEvent, LineKind, told_number

RESET = b"ATZ\r"
SHOW_NUMBERS = (b"AT+VCID=1\r", b"AT#CID=1\r")
"""The command of today's modems, then that of older ones."""
SILENCE = timedelta(seconds=8)
"""Longer than any country's pause between two rings: the ringing is over."""
_NUMBER, _NAME = ("NMBR", "DDN_NMBR"), ("NAME",)


@dataclass(slots=True)
class Lines:
    """Bytes in, lines out, whatever ends them; names come in UTF-8 or GB18030."""

    _held: bytes = b""

    def feed(self, data: bytes) -> list[str]:
        self._held += data
        *whole, self._held = self._held.replace(b"\r", b"\n").split(b"\n")
        if len(self._held) > 1000:  # noise on the line
            self._held = b""
        return [line for line in (_text(one).strip() for one in whole) if line]


def _text(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("gb18030", errors="replace")


@dataclass(slots=True)
class _Call:
    key: str
    since: datetime
    last_ring: datetime
    number: str = ""
    name: str = ""
    rings: int = 1


@dataclass(slots=True)
class ModemLine:
    """What the lines of a modem mean. It hears ringing only: that somebody answered it can't tell."""

    _call: _Call | None = None
    _count: int = field(default=0)

    def heard(self, line: str, at: datetime) -> LineEvent | None:
        """What this line tells; None: nothing."""
        if line.upper() == "RING":
            return self._ring(at)
        name, mark, value = (part.strip() for part in line.partition("="))
        if not mark or name.upper() not in (*_NUMBER, *_NAME):
            return None
        call = self._call or self._begun(at, rings=0)  # some exchanges send the number before the first ring
        if name.upper() in _NUMBER:
            call.number = told_number(value)
        else:
            call.name = told_number(value)
        return self._event(call, LineKind.RINGING, at)

    def _ring(self, at: datetime) -> LineEvent:
        call = self._call
        if call is None or at - call.last_ring > SILENCE:
            call = self._begun(at, rings=1)
        else:
            call.rings += 1
            call.last_ring = at
        return self._event(call, LineKind.RINGING, at)

    def _begun(self, at: datetime, *, rings: int) -> _Call:
        self._count += 1
        self._call = _Call(f"{at.isoformat()}#{self._count}", at, at, rings=rings)
        return self._call

    def quiet(self, at: datetime) -> LineEvent | None:
        """Called now and then: the end of the ringing is a silence."""
        call = self._call
        if call is None or abs(at - call.last_ring) <= SILENCE:
            return None
        self._call = None
        return self._event(call, LineKind.STOPPED, at)

    @staticmethod
    def _event(call: _Call, kind: LineKind, at: datetime) -> LineEvent:
        return LineEvent(call.key, kind, at, call.number, call.name, call.rings, call.since)
