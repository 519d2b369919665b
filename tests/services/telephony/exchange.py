"""An exchange that speaks the manager protocol over a real socket: banner, challenge, log-in, ping, originate."""

from __future__ import annotations

import contextlib
import hashlib
import socket
import threading
from collections.abc import Callable


class Exchange:
    """Listens on a free port of this PC. ``actions``: what clients asked for, in order."""

    def __init__(
        self, user: str = "showroom", secret: str = "geheim", banner: bytes = b"Asterisk Call Manager/5.0.2\r\n"
    ):
        self.user, self.secret, self.banner = user, secret, banner
        self.actions: list[dict[str, str]] = []
        self.answers_pings = True
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._clients: list[socket.socket] = []
        self._changed = threading.Condition()
        self._logged_in = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        challenge, held = "843621946", b""
        try:
            client.sendall(self.banner)
            while data := client.recv(4096):
                held += data
                while (end := held.find(b"\r\n\r\n")) >= 0:
                    block, held = held[:end], held[end + 4 :]
                    asked = dict(line.split(": ", 1) for line in block.decode().split("\r\n"))
                    self._answer(client, asked, challenge)
        except OSError:
            pass
        finally:
            client.close()

    def _answer(self, client: socket.socket, asked: dict[str, str], challenge: str) -> None:
        ident = f"ActionID: {asked['ActionID']}\r\n" if "ActionID" in asked else ""
        with self._changed:
            self.actions.append(asked)
            self._changed.notify_all()
        match asked["Action"]:
            case "Challenge":
                client.sendall(f"Response: Success\r\n{ident}Challenge: {challenge}\r\n\r\n".encode())
            case "Login":
                key = hashlib.md5((challenge + self.secret).encode()).hexdigest()
                if (asked["Username"], asked["Key"]) != (self.user, key):
                    client.sendall(f"Response: Error\r\n{ident}Message: Authentication failed\r\n\r\n".encode())
                    client.shutdown(socket.SHUT_RDWR)
                    return
                # the first event comes in one piece with the answer, as it does in life
                client.sendall(
                    f"Response: Success\r\n{ident}Message: Authentication accepted\r\n\r\n"
                    "Event: FullyBooted\r\nPrivilege: system,all\r\nStatus: Fully Booted\r\n\r\n".encode()
                )
                with self._changed:
                    self._clients.append(client)
                    self._logged_in += 1
                    self._changed.notify_all()
            case "Ping" if self.answers_pings:
                client.sendall(b"Response: Success\r\nPing: Pong\r\n\r\n")
            case "Originate":
                client.sendall(f"Response: Success\r\n{ident}Message: Originate successfully queued\r\n\r\n".encode())

    def wait(self, met: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(met, 10)

    def wait_logged_in(self, times: int = 1) -> None:
        self.wait(lambda: self._logged_in >= times)

    def says(self, event: str, pieces: int = 1, **fields: str) -> None:
        """Send an event to every client, cut into so many pieces."""
        data = "\r\n".join([f"Event: {event}", *(f"{key}: {value}" for key, value in fields.items())]).encode()
        data += b"\r\n\r\n"
        size = max(1, len(data) // pieces)
        for client in self._clients:
            for start in range(0, len(data), size):
                client.sendall(data[start : start + size])

    def rings(
        self,
        number: str,
        channel: str = "PJSIP/101-00000001",
        name: str = "",
        pieces: int = 1,
        call: str = "1763690400",
    ) -> None:
        """``call``: what the exchange counts its calls by; another one rings beside the first."""
        self.says(
            "Newstate",
            pieces,
            Channel=channel,
            ChannelState="5",
            ChannelStateDesc="Ringing",
            CallerIDNum="101",
            ConnectedLineNum=number,
            ConnectedLineName=name,
            Uniqueid=f"{call}.7",
            Linkedid=f"{call}.6",
        )

    def answered(self, channel: str = "PJSIP/101-00000001", call: str = "1763690400") -> None:
        self.says("Newstate", Channel=channel, ChannelState="6", Uniqueid=f"{call}.7", Linkedid=f"{call}.6")

    def put_through(self, number: str, channel: str = "PJSIP/101-00000001", linked: str = "1763690300.1") -> None:
        """A colleague connects somebody and is gone: the channel stays, who is at its other end and its link change."""
        self.says(
            "NewConnectedLine", Channel=channel, ConnectedLineNum=number, Uniqueid="1763690400.7", Linkedid=linked
        )

    def hung_up(
        self, channel: str = "PJSIP/101-00000001", call: str = "1763690400", linked: str = "", cause: str = "16"
    ) -> None:
        self.says("Hangup", Channel=channel, Uniqueid=f"{call}.7", Linkedid=linked or f"{call}.6", Cause=cause)

    def drop(self) -> None:
        """Break every connection, as a pulled cable or a restart does."""
        for client in self._clients:
            with contextlib.suppress(OSError):  # gone already
                client.shutdown(socket.SHUT_RDWR)
        self._clients.clear()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # else the thread in accept() keeps the port open
        self._listener.close()
        self.drop()
