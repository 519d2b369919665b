"""A caller-ID modem on a serial port (CAL-11)."""

from __future__ import annotations

import threading
import time
from typing import Any

from showroom.clock import Clock
from showroom.domain.telephony import modem
from showroom.domain.telephony.line import LineEvent, Link, LinkState
from showroom.services.telephony.source import Heard, Linked

BAUD = 115200
READ_S = 0.2
ANSWER_S = 2.0
RETRY_S = 5.0


def serial_ports() -> tuple[tuple[str, str], ...]:
    """The serial ports of this PC: (name to open, what the system calls it)."""
    from serial.tools import list_ports

    return tuple(sorted((port.device, port.description or port.device) for port in list_ports.comports()))


class _NoNumbersError(Exception):
    """The modem shows no numbers."""


class ModemSource:
    """Listens on a thread of its own until it is stopped; a modem that is pulled out is looked for again."""

    def __init__(
        self,
        port: str,
        clock: Clock,
        heard: Heard,
        linked: Linked,
        *,
        retry_s: float = RETRY_S,
        answer_s: float = ANSWER_S,
    ) -> None:
        self._port, self._clock = port, clock
        self._tell_heard, self._tell_linked = heard, linked
        self._retry_s, self._answer_s = retry_s, answer_s
        self._stopped = threading.Event()
        self._telling = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="telephone", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        with self._telling:
            self._stopped.set()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(1.0)

    def dial(self, number: str) -> bool:
        return False  # a modem would take the line away from the telephone beside it

    # -- the thread
    def _run(self) -> None:
        import serial

        while not self._stopped.is_set():
            self._link(Link(LinkState.CONNECTING))
            try:
                with serial.Serial(self._port, BAUD, timeout=READ_S, write_timeout=self._answer_s) as line:
                    self._listen(line)
            except _NoNumbersError:
                self._link(Link(LinkState.REFUSED, "telephone_no_caller_id", {"port": self._port}))
            except (OSError, ValueError):  # pyserial's own errors are OSErrors
                self._link(Link(LinkState.LOST, "telephone_port_missing", {"port": self._port}))
            self._stopped.wait(self._retry_s)

    def _listen(self, line: Any) -> None:
        lines, meaning = modem.Lines(), modem.ModemLine()
        self._ask(line, lines, modem.RESET)
        if not any(self._ask(line, lines, command) for command in modem.SHOW_NUMBERS):
            raise _NoNumbersError
        self._link(Link(LinkState.CONNECTED, "", {"port": self._port}))
        while not self._stopped.is_set():
            for text in lines.feed(line.read(max(1, line.in_waiting))):
                self._hear(meaning.heard(text, self._clock.now()))
            self._hear(meaning.quiet(self._clock.now()))

    def _ask(self, line: Any, lines: modem.Lines, command: bytes) -> bool:
        """Whether the modem says OK to a command; its echo and other lines are passed over."""
        line.write(command)
        until = time.monotonic() + self._answer_s
        while time.monotonic() < until and not self._stopped.is_set():
            for text in lines.feed(line.read(max(1, line.in_waiting))):
                if text in ("OK", "ERROR"):
                    return text == "OK"
        return False

    def _hear(self, event: LineEvent | None) -> None:
        with self._telling:
            if event is not None and not self._stopped.is_set():
                self._tell_heard(event)

    def _link(self, link: Link) -> None:
        with self._telling:
            if not self._stopped.is_set():
                self._tell_linked(link)
