"""The Asterisk Manager Interface as text: frames of ``Key: Value`` lines, and what they say of a desk's line (CAL-11).

Nothing here opens a connection; ``services.telephony.asterisk`` does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from showroom.domain.telephony.line import RING_PERIOD_S, LineEvent, LineKind, rings_between, told_number

BANNER = "Asterisk Call Manager"
DIALLED_BY_US = "showroom-dial-"
"""The start of the channel ids of calls this program makes: the desk's telephone rings then too."""
MOST_BYTES = 1_000_000
_RINGING, _UP = "5", "6"
_ANSWERED_ELSEWHERE = "26"
"""Cause of a hang-up: another telephone of the group took the call."""

Message = dict[str, str]


class NotAsteriskError(Exception):
    """What answers is no Asterisk Manager."""


@dataclass(slots=True)
class Frames:
    """Bytes in, messages out; a message may come in any number of pieces. The banner line is kept in ``banner``."""

    banner: str = ""
    _held: bytes = b""

    def feed(self, data: bytes) -> list[Message]:
        """The messages that are whole now. Raises ``NotAsteriskError`` when the first line is another program's."""
        self._held += data
        if not self.banner and not self._greeted():
            return []
        found = []
        while (end := self._held.find(b"\r\n\r\n")) >= 0:
            block, self._held = self._held[:end], self._held[end + 4 :]
            if message := _message(block):
                found.append(message)
        if len(self._held) > MOST_BYTES:
            raise NotAsteriskError
        return found

    def _greeted(self) -> bool:
        line, mark, rest = self._held.partition(b"\n")
        expected = BANNER.encode()
        if not mark:
            if not expected.startswith(line[: len(expected)]) or len(line) > len(expected) + 100:
                raise NotAsteriskError
            return False
        if not line.startswith(expected):
            raise NotAsteriskError
        self.banner, self._held = line.decode(errors="replace").strip(), rest
        return True


def _message(block: bytes) -> Message:
    lines = block.decode("utf-8", errors="replace").split("\r\n")
    pairs = (line.partition(":") for line in lines)
    return {key.strip().casefold(): value.strip() for key, mark, value in pairs if mark}


def action(name: str, **fields: str) -> bytes:
    """An action as bytes. A line break in a value would be another header: ``ValueError``."""
    lines = [f"Action: {name}", *(f"{key}: {value}" for key, value in fields.items())]
    if any("\r" in line or "\n" in line for line in lines):
        raise ValueError("a header holds a line break")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def login(user: str, secret: str, challenge: str) -> bytes:
    """The log-in that does not send the secret itself."""
    key = hashlib.md5((challenge + secret).encode(), usedforsecurity=False).hexdigest()
    return action("Login", AuthType="MD5", Username=user, Key=key, Events="call", ActionID="login")


def originate(channel: str, number: str, context: str, call: str) -> bytes:
    """Ring the desk's own telephone, then ``number``. ``call`` makes the channel's id ours."""
    return action(
        "Originate",
        Channel=channel,
        Context=context,
        Exten=number,
        Priority="1",
        CallerID=number,
        Async="true",
        ChannelId=DIALLED_BY_US + call,
        ActionID=DIALLED_BY_US + call,
    )


def dialled(number: str) -> str:
    """What an exchange dials of an E.164 number: digits, a leading + as 00. Raises ``ValueError`` for anything else."""
    plain = number.strip().replace(" ", "")
    digits = "00" + plain[1:] if plain.startswith("+") else plain
    if not digits.isascii() or not digits.isdigit():
        raise ValueError("no number to dial")
    return digits


@dataclass(slots=True)
class _Ringing:
    since: datetime
    number: str
    name: str
    channels: set[str] = field(default_factory=set)
    answered_at: datetime | None = None


@dataclass(slots=True)
class DeskLine:
    """What the events of an exchange mean for one desk. ``channel``: its telephone's ("PJSIP/101"), "" = all.

    Any number of calls at once. A call is told by its channels once they ring: a transfer links them to another one,
    and the name they are linked by changes in the middle of the call.
    """

    channel: str = ""
    ring_period_s: float = RING_PERIOD_S
    _calls: dict[str, _Ringing] = field(default_factory=dict)
    _by_channel: dict[str, str] = field(default_factory=dict)

    def heard(self, message: Mapping[str, str], at: datetime) -> LineEvent | None:
        """What this event tells; None: nothing of this desk, or nothing new."""
        kind = message.get("event", "").casefold()
        channel = message.get("channel", "")
        unique = message.get("uniqueid", "")
        if not channel or unique.startswith(DIALLED_BY_US) or not self._is_ours(channel):
            return None
        call = self._by_channel.get(channel) or message.get("linkedid") or unique or channel
        if call.startswith(DIALLED_BY_US):
            return None
        if kind == "newstate" and message.get("channelstate") == _RINGING:
            return self._rings(call, channel, message, at)
        if kind == "newstate" and message.get("channelstate") == _UP:
            return self._answered(call, at)
        if kind == "newconnectedline":
            return self._connected(call, message, at)
        return self._gone(call, channel, message, at) if kind == "hangup" else None

    def _is_ours(self, channel: str) -> bool:
        return not self.channel or channel.casefold().rpartition("-")[0] == self.channel.casefold()

    def _rings(self, call: str, channel: str, message: Mapping[str, str], at: datetime) -> LineEvent | None:
        known = self._calls.get(call)
        self._by_channel[channel] = call
        if known is not None:
            known.channels.add(channel)
            return None
        number = told_number(message.get("connectedlinenum", ""))
        name = told_number(message.get("connectedlinename", ""))
        self._calls[call] = _Ringing(at, number, name, {channel})
        return self._event(call, LineKind.RINGING, at)

    def _answered(self, call: str, at: datetime) -> LineEvent | None:
        known = self._calls.get(call)
        if known is None or known.answered_at is not None:
            return None
        known.answered_at = at
        return self._event(call, LineKind.ANSWERED, at)

    def _connected(self, call: str, message: Mapping[str, str], at: datetime) -> LineEvent | None:
        """Somebody else is at the other end now: a colleague has put a caller through."""
        known, number = self._calls.get(call), told_number(message.get("connectedlinenum", ""))
        if known is None or not number or number == known.number:
            return None
        known.number, known.name = number, told_number(message.get("connectedlinename", ""))
        if known.answered_at is None:
            return self._event(call, LineKind.RINGING, at)
        return self._event(call, LineKind.ANSWERED, known.answered_at)

    def _gone(self, call: str, channel: str, message: Mapping[str, str], at: datetime) -> LineEvent | None:
        self._by_channel.pop(channel, None)
        known = self._calls.get(call)
        if known is None:
            return None
        known.channels.discard(channel)
        if known.channels:
            return None
        taken = known.answered_at is not None or message.get("cause") == _ANSWERED_ELSEWHERE
        event = self._event(call, LineKind.ENDED if taken else LineKind.MISSED, at)
        del self._calls[call]
        return event

    def _event(self, call: str, kind: LineKind, at: datetime) -> LineEvent:
        known = self._calls[call]
        rings = rings_between(known.since, known.answered_at or at, self.ring_period_s)
        return LineEvent(call, kind, at, known.number, known.name, rings, known.since)

    def lost(self, at: datetime) -> tuple[LineEvent, ...]:
        """The connection broke: what rings or runs now can't be followed any more."""
        events = tuple(self._event(call, LineKind.STOPPED, at) for call in tuple(self._calls))
        self._calls.clear()
        self._by_channel.clear()
        return events
