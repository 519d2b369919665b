"""The client of an Asterisk exchange: events in, click-to-dial out (CAL-11)."""

from __future__ import annotations

import contextlib
import queue
import selectors
import socket
import threading
import time
from dataclasses import dataclass, field

from showroom.clock import Clock
from showroom.domain.telephony import asterisk as ami
from showroom.domain.telephony.line import RING_PERIOD_S, LineEvent, Link, LinkState
from showroom.services.telephony.source import Heard, Linked

RETRY_S = (1.0, 2.0, 5.0, 10.0, 30.0)
REFUSED_RETRY_S = 60.0
CONNECT_S = 5.0
PING_S = 15.0
SILENT_S = 40.0
"""An exchange that answers no ping for so long is gone, though the connection may stand."""


@dataclass(frozen=True, slots=True)
class Asterisk:
    """Where the exchange is and which telephone is this desk's. ``channel``: "PJSIP/101"; "": every ringing telephone,
    and no dialling. ``context``: the dial plan's for outgoing calls."""

    host: str
    port: int
    user: str
    secret: str = field(repr=False)
    channel: str = ""
    context: str = "from-internal"
    ring_period_s: float = RING_PERIOD_S


class _RefusedError(Exception):
    """The exchange will not have us; ``code`` and facts of the sentence."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.link = Link(LinkState.REFUSED, code, facts)


class AsteriskSource:
    """Listens on a thread of its own until it is stopped; a lost line is tried again after longer and longer pauses."""

    def __init__(
        self,
        where: Asterisk,
        clock: Clock,
        heard: Heard,
        linked: Linked,
        *,
        retry_s: tuple[float, ...] = RETRY_S,
        ping_s: float = PING_S,
        silent_s: float = SILENT_S,
    ) -> None:
        self._where, self._clock = where, clock
        self._tell_heard, self._tell_linked = heard, linked
        self._retry_s, self._ping_s, self._silent_s = retry_s, ping_s, silent_s
        self._stopped = threading.Event()
        self._telling = threading.Lock()
        self._out: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._bell: socket.socket | None = None
        self._thread = threading.Thread(name="telephone", daemon=True)
        self._dialled = 0
        self._connected = False

    def start(self) -> None:
        self._bell, ear = socket.socketpair()
        self._bell.setblocking(False)
        ear.setblocking(False)
        self._thread = threading.Thread(target=self._run, args=(self._bell, ear), name="telephone", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        with self._telling:
            self._stopped.set()
        self._ring_bell()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(1.0)  # a name server may keep it longer; it then ends by itself, in silence

    def dial(self, number: str) -> bool:
        if not self._where.channel or not self._connected:
            return False
        try:
            exten = ami.dialled(number)
        except ValueError:
            return False
        self._dialled += 1
        call = f"{time.time_ns():x}-{self._dialled}"
        self._out.put(ami.originate(self._where.channel, exten, self._where.context, call))
        self._ring_bell()
        return True

    def _ring_bell(self) -> None:
        if self._bell is not None:
            with contextlib.suppress(OSError):  # full: it rings already; closed: nobody is there any more
                self._bell.send(b"!")

    # -- the thread
    def _run(self, bell: socket.socket, ear: socket.socket) -> None:
        with bell, ear:
            self._keep_talking(ear)

    def _keep_talking(self, ear: socket.socket) -> None:
        failures = 0
        while not self._stopped.is_set():
            self._link(Link(LinkState.CONNECTING))
            pause = self._retry_s[min(failures, len(self._retry_s) - 1)]
            try:
                self._talk(ear)
            except _RefusedError as refused:
                self._link(refused.link)
                pause = REFUSED_RETRY_S
            except (OSError, ami.NotAsteriskError) as error:
                self._link(self._trouble(error))
            failures = 0 if self._connected else failures + 1
            self._connected = False
            self._stopped.wait(pause)

    def _trouble(self, error: Exception) -> Link:
        facts = {"host": self._where.host, "port": self._where.port}
        if isinstance(error, ami.NotAsteriskError):
            return Link(LinkState.REFUSED, "telephone_not_asterisk", facts)
        return Link(LinkState.LOST, "telephone_not_reached", facts)

    def _talk(self, ear: socket.socket) -> None:
        """One connection, from log-in to its end. Raises ``OSError`` when it breaks."""
        with socket.create_connection((self._where.host, self._where.port), timeout=CONNECT_S) as connection:
            connection.settimeout(CONNECT_S)
            frames = ami.Frames()
            early = self._log_in(connection, frames)
            self._connected = True
            self._link(Link(LinkState.CONNECTED, "", {"host": self._where.host}))
            line = ami.DeskLine(self._where.channel, self._where.ring_period_s)
            try:
                self._listen((connection, ear), frames, line, early)
            finally:
                for event in line.lost(self._clock.now()):
                    self._hear(event)

    def _log_in(self, connection: socket.socket, frames: ami.Frames) -> list[ami.Message]:
        """Challenge and answer; gives back the events that came with the answer."""
        connection.sendall(ami.action("Challenge", AuthType="MD5", ActionID="challenge"))
        answer, _ = self._answer(connection, frames, "challenge", [])
        if answer.get("response", "").casefold() != "success" or not answer.get("challenge"):
            raise _RefusedError("telephone_login_refused", host=self._where.host)
        try:
            connection.sendall(ami.login(self._where.user, self._where.secret, answer["challenge"]))
        except ValueError:
            raise _RefusedError("telephone_login_refused", host=self._where.host) from None
        answer, rest = self._answer(connection, frames, "login", [])
        if answer.get("response", "").casefold() != "success":
            raise _RefusedError("telephone_login_refused", host=self._where.host)
        return rest

    def _answer(
        self, connection: socket.socket, frames: ami.Frames, action_id: str, seen: list[ami.Message]
    ) -> tuple[ami.Message, list[ami.Message]]:
        while not self._stopped.is_set():
            data = connection.recv(65536)
            if not data:
                raise ConnectionResetError
            messages = frames.feed(data)
            for index, message in enumerate(messages):
                if "response" in message and message.get("actionid", action_id) == action_id:
                    return message, seen + messages[index + 1 :]
                seen.append(message)
        raise ConnectionAbortedError

    def _listen(
        self,
        ends: tuple[socket.socket, socket.socket],
        frames: ami.Frames,
        line: ami.DeskLine,
        early: list[ami.Message],
    ) -> None:
        connection, ear = ends
        self._take(line, early)
        last_heard = last_ping = time.monotonic()
        with selectors.DefaultSelector() as both:
            both.register(connection, selectors.EVENT_READ)
            both.register(ear, selectors.EVENT_READ)
            while not self._stopped.is_set():
                for key, _ in both.select(min(self._ping_s, self._silent_s) / 2):
                    if key.fileobj is ear:
                        ear.recv(1024)
                        continue
                    data = connection.recv(65536)
                    if not data:
                        raise ConnectionResetError
                    last_heard = time.monotonic()
                    self._take(line, frames.feed(data))
                while not self._out.empty():
                    connection.sendall(self._out.get())
                now = time.monotonic()
                if now - last_heard > self._silent_s:
                    raise TimeoutError
                if now - last_ping > self._ping_s:
                    last_ping = now
                    connection.sendall(ami.action("Ping"))
            with contextlib.suppress(OSError):
                connection.sendall(ami.action("Logoff"))

    def _take(self, line: ami.DeskLine, messages: list[ami.Message]) -> None:
        for message in messages:
            event = line.heard(message, self._clock.now())
            if event is not None:
                self._hear(event)

    def _hear(self, event: LineEvent) -> None:
        with self._telling:
            if not self._stopped.is_set():
                self._tell_heard(event)

    def _link(self, link: Link) -> None:
        with self._telling:
            if not self._stopped.is_set():
                self._tell_linked(link)
