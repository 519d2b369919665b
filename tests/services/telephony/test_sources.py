"""Adapters against real sockets and a real terminal pair (CAL-02, CAL-11)."""

from __future__ import annotations

import os
import pty
import threading
import tty
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from tests.services.telephony.exchange import Exchange

from showroom.clock import ManualClock
from showroom.domain.telephony.line import LineEvent, LineKind, Link, LinkState
from showroom.services.telephony import NumberSource, TypedSource, source_for
from showroom.services.telephony.asterisk import Asterisk, AsteriskSource
from showroom.services.telephony.modem import ModemSource
from showroom.settings import Settings

pytestmark = pytest.mark.clause("CAL-11")
NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


class Listener:
    """What a source told, and waiting for it."""

    def __init__(self) -> None:
        self.events: list[LineEvent] = []
        self.links: list[Link] = []
        self._changed = threading.Condition()

    def heard(self, event: LineEvent) -> None:
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()

    def linked(self, link: Link) -> None:
        with self._changed:
            self.links.append(link)
            self._changed.notify_all()

    def wait(self, met: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(met, 10), (self.events, self.links)

    def wait_state(self, state: LinkState, times: int = 1) -> None:
        self.wait(lambda: [link.state for link in self.links].count(state) >= times)


@pytest.fixture
def exchange() -> Iterator[Exchange]:
    made = Exchange()
    yield made
    made.close()


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def running() -> Iterator[Callable[[NumberSource], NumberSource]]:
    started: list[NumberSource] = []

    def start(source: NumberSource) -> NumberSource:
        started.append(source)
        source.start()
        return source

    yield start
    for source in started:
        source.stop()


def _asterisk(
    exchange: Exchange, listener: Listener, clock: ManualClock, secret: str = "geheim", **more: float
) -> AsteriskSource:
    where = Asterisk("127.0.0.1", exchange.port, "showroom", secret, "PJSIP/101")
    return AsteriskSource(where, clock, listener.heard, listener.linked, retry_s=(0.01,), **more)


@pytest.mark.clause("CAL-02")
def test_a_call_over_the_socket(exchange: Exchange, listener: Listener, running: Callable[..., NumberSource]) -> None:
    clock = ManualClock(NOW)
    running(_asterisk(exchange, listener, clock))
    listener.wait_state(LinkState.CONNECTED)
    exchange.wait_logged_in()
    exchange.rings("13812345678", name="王女士", pieces=40)
    listener.wait(lambda: len(listener.events) == 1)
    clock.advance(seconds=12)
    exchange.answered()
    listener.wait(lambda: len(listener.events) == 2)
    exchange.hung_up()
    listener.wait(lambda: len(listener.events) == 3)
    assert [event.kind for event in listener.events] == [LineKind.RINGING, LineKind.ANSWERED, LineKind.ENDED]
    assert {(event.number, event.name) for event in listener.events} == {("13812345678", "王女士")}
    assert listener.events[1].rings == 3
    assert "geheim" not in repr(exchange.actions)  # the secret itself never travels


def test_two_calls_a_transfer_and_one_taken_elsewhere_over_the_socket(
    exchange: Exchange, listener: Listener, running: Callable[..., NumberSource]
) -> None:
    clock = ManualClock(NOW)
    running(_asterisk(exchange, listener, clock))
    listener.wait_state(LinkState.CONNECTED)
    exchange.wait_logged_in()
    second = {"channel": "PJSIP/101-00000002", "call": "1763690500"}
    exchange.rings("102", name="Bo")
    exchange.rings("Anonymous", **second)
    exchange.answered()
    exchange.put_through("0044 20 7946 0958", linked="1763690300.1")
    exchange.hung_up(cause="26", **second)
    exchange.hung_up(linked="1763690300.1")
    listener.wait(lambda: len(listener.events) == 6)
    first, other = "1763690400.6", "1763690500.6"
    assert [(event.call, event.kind, event.number) for event in listener.events] == [
        (first, LineKind.RINGING, "102"),
        (other, LineKind.RINGING, ""),  # withheld
        (first, LineKind.ANSWERED, "102"),
        (first, LineKind.ANSWERED, "0044 20 7946 0958"),
        (other, LineKind.ENDED, ""),  # somebody else took it: not missed
        (first, LineKind.ENDED, "0044 20 7946 0958"),
    ]


def test_a_wrong_password_is_said_and_nothing_is_told(
    exchange: Exchange, listener: Listener, running: Callable[..., NumberSource]
) -> None:
    running(_asterisk(exchange, listener, ManualClock(NOW), secret="falsch"))
    listener.wait_state(LinkState.REFUSED)
    assert listener.links[-1].code == "telephone_login_refused"
    assert listener.events == []


def test_another_program_at_the_port_is_said(listener: Listener, running: Callable[..., NumberSource]) -> None:
    other = Exchange(banner=b"220 mail.example ESMTP\r\n")
    running(_asterisk(other, listener, ManualClock(NOW)))
    listener.wait_state(LinkState.REFUSED)
    assert listener.links[-1].code == "telephone_not_asterisk"
    other.close()


def test_a_lost_line_is_taken_up_again_and_what_rang_is_stopped(
    exchange: Exchange, listener: Listener, running: Callable[..., NumberSource]
) -> None:
    running(_asterisk(exchange, listener, ManualClock(NOW)))
    exchange.wait_logged_in()
    exchange.rings("13812345678")
    listener.wait(lambda: len(listener.events) == 1)
    exchange.drop()
    listener.wait(lambda: len(listener.events) == 2)
    assert listener.events[-1].kind is LineKind.STOPPED
    listener.wait_state(LinkState.LOST)
    exchange.wait_logged_in(2)
    exchange.rings("13987654321")
    listener.wait(lambda: len(listener.events) == 3)
    assert listener.events[-1].number == "13987654321"


def test_an_exchange_that_falls_silent_is_left(
    exchange: Exchange, listener: Listener, running: Callable[..., NumberSource]
) -> None:
    exchange.answers_pings = False
    running(_asterisk(exchange, listener, ManualClock(NOW), ping_s=0.05, silent_s=0.3))
    exchange.wait_logged_in(2)
    assert any(asked["Action"] == "Ping" for asked in exchange.actions)


def test_nobody_there_is_said_with_the_address(listener: Listener, running: Callable[..., NumberSource]) -> None:
    gone = Exchange()
    gone.close()
    running(_asterisk(gone, listener, ManualClock(NOW)))
    listener.wait_state(LinkState.LOST)
    lost = next(link for link in listener.links if link.state is LinkState.LOST)
    assert (lost.code, lost.facts) == ("telephone_not_reached", {"host": "127.0.0.1", "port": gone.port})


def test_dialling_rings_the_desk_first(
    exchange: Exchange, listener: Listener, running: Callable[..., NumberSource]
) -> None:
    source = _asterisk(exchange, listener, ManualClock(NOW))
    assert not source.dial("+8613812345678")  # not connected yet
    running(source)
    listener.wait_state(LinkState.CONNECTED)
    assert source.dial("+8613812345678")
    assert not source.dial("138\r\nAction: Command")
    exchange.wait(lambda: any(asked["Action"] == "Originate" for asked in exchange.actions))
    asked = next(asked for asked in exchange.actions if asked["Action"] == "Originate")
    assert (asked["Channel"], asked["Exten"]) == ("PJSIP/101", "008613812345678")


def test_nothing_is_told_after_the_stop(exchange: Exchange, listener: Listener) -> None:
    source = _asterisk(exchange, listener, ManualClock(NOW))
    source.start()
    exchange.wait_logged_in()
    source.stop()
    told = len(listener.links)
    exchange.drop()
    assert (listener.events, len(listener.links)) == ([], told)
    source.stop()  # once more does no harm


class Modem:
    """The other end of a terminal pair, answering as a modem does."""

    def __init__(self, answers: dict[bytes, bytes]) -> None:
        self._master, slave = pty.openpty()
        tty.setraw(slave)
        self.port = os.ttyname(slave)
        self._slave = slave
        self._answers = answers
        self.commands: list[bytes] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        held = b""
        while True:
            try:
                held += os.read(self._master, 100)
            except OSError:
                return
            while (end := held.find(b"\r")) >= 0:
                command, held = held[: end + 1], held[end + 1 :]
                self.commands.append(command)
                self.says(command + self._answers.get(command, b"\r\nERROR\r\n"))

    def says(self, data: bytes) -> None:
        os.write(self._master, data)

    def close(self) -> None:
        os.close(self._slave)
        os.close(self._master)


def test_a_modem_tells_number_and_rings(listener: Listener, running: Callable[..., NumberSource]) -> None:
    modem = Modem({b"ATZ\r": b"\r\nOK\r\n", b"AT#CID=1\r": b"\r\nOK\r\n"})  # an older one: the second command
    clock = ManualClock(NOW)
    running(ModemSource(modem.port, clock, listener.heard, listener.linked))
    listener.wait_state(LinkState.CONNECTED)
    assert modem.commands == [b"ATZ\r", b"AT+VCID=1\r", b"AT#CID=1\r"]
    modem.says(b"\r\nRING\r\n\r\nDATE = 1121\r\nTIME = 1000\r\nNMBR = 13812345678\r\n")
    listener.wait(lambda: bool(listener.events) and listener.events[-1].number == "13812345678")
    clock.advance(seconds=5)
    modem.says(b"\r\nRING\r\n")
    listener.wait(lambda: listener.events[-1].rings == 2)
    clock.advance(seconds=9)
    listener.wait(lambda: listener.events[-1].kind is LineKind.STOPPED)
    modem.close()


def test_a_modem_whose_caller_withholds_the_number_and_not_the_name(
    listener: Listener, running: Callable[..., NumberSource]
) -> None:
    modem = Modem({b"ATZ\r": b"\r\nOK\r\n", b"AT+VCID=1\r": b"\r\nOK\r\n"})
    running(ModemSource(modem.port, ManualClock(NOW), listener.heard, listener.linked))
    listener.wait_state(LinkState.CONNECTED)
    modem.says(
        b"\r\nRING\r\n\r\nDATE = 1121\r\nTIME = 1000\r\nNMBR = P\r\nNAME = " + "王府".encode("gb18030") + b"\r\n"
    )
    listener.wait(lambda: bool(listener.events) and listener.events[-1].name == "王府")
    assert {event.number for event in listener.events} == {""}
    modem.says(b"\r\nNMBR = 0014155552671\r\n")  # told late, after a call that was transferred by the exchange
    listener.wait(lambda: listener.events[-1].number == "0014155552671")
    modem.close()


def test_a_modem_without_caller_id_and_a_missing_one(listener: Listener, running: Callable[..., NumberSource]) -> None:
    modem = Modem({b"ATZ\r": b"\r\nOK\r\n"})
    running(ModemSource(modem.port, ManualClock(NOW), listener.heard, listener.linked, answer_s=1))
    listener.wait_state(LinkState.REFUSED)
    assert listener.links[-1].code == "telephone_no_caller_id"
    missing = Listener()
    running(ModemSource(modem.port + "0", ManualClock(NOW), missing.heard, missing.linked))
    missing.wait_state(LinkState.LOST)
    assert missing.links[-1].code == "telephone_port_missing"
    modem.close()


def test_the_settings_choose_the_source(listener: Listener) -> None:
    clock = ManualClock(NOW)
    source = source_for(Settings(), clock, listener.heard, listener.linked)
    assert isinstance(source, TypedSource)
    source.start()
    source.tell("13812345678")
    source.stop()
    source.tell("13987654321")
    assert [event.number for event in listener.events] == ["13812345678"]
    for name, kind in (("asterisk", AsteriskSource), ("modem", ModemSource)):
        assert isinstance(source_for(Settings().with_(phone_source=name), clock, listener.heard, listener.linked), kind)
