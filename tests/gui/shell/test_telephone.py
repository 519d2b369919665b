"""The telephone of this PC in the real window: who calls, a line over the page, the settings (CAL-01, CAL-11)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from tests.gui.shell.conftest import Program
from tests.services.telephony.exchange import Exchange

from showroom.clock import ManualClock
from showroom.domain.staff.actor import system_actor
from showroom.domain.telephony.line import LinkState
from showroom.gui.kit.buttons import Button, Segment
from showroom.gui.kit.labels import Label
from showroom.gui.telephony.line import Telephone
from showroom.services.customers.records import Registration, register
from showroom.services.shop import Shop

pytestmark = pytest.mark.clause("CAL-11")


@pytest.fixture
def exchange() -> Iterator[Exchange]:
    made = Exchange()
    yield made
    made.close()


def _telephone(program: Program) -> Telephone:
    found = program.app.runtime.telephone
    assert found is not None
    return found


def _connect(program: Program, exchange: Exchange) -> None:
    program.app.runtime.change(
        phone_source="asterisk",
        phone_host="127.0.0.1",
        phone_port=exchange.port,
        phone_user="showroom",
        phone_secret="geheim",
        phone_channel="PJSIP/101",
    )
    program.wait(lambda: _telephone(program).link.state is LinkState.CONNECTED)


def test_a_caller_is_named_over_the_page_and_typing_goes_on(
    program: Program, store_shop: Shop, exchange: Exchange, clock: ManualClock
) -> None:
    register(store_shop, system_actor("tests"), Registration({"name": "王敏", "phones": ("13812345678",)}))
    program.start()
    program.sign_in("Mo Lan")
    _connect(program, exchange)
    program.window.navigate("customers")
    box = program.window.findChild(QLineEdit, "customers.search")
    assert box is not None
    box.setFocus()
    exchange.rings("13812345678")
    program.wait(lambda: "王敏" in program.window.over.call_bar.text)
    assert "ring 1" in program.window.over.call_bar.text
    assert QApplication.focusWidget() is box  # whoever is typing goes on typing
    clock.advance(seconds=10)
    exchange.answered()
    program.wait(lambda: "answered at ring 3" in program.window.over.call_bar.text)
    exchange.hung_up()
    program.wait(lambda: program.window.over.call_bar.isHidden())


def test_f3_on_any_page_takes_the_caller_into_the_form(program: Program, exchange: Exchange) -> None:
    program.start()
    program.sign_in("Mo Lan")
    _connect(program, exchange)
    exchange.rings("13812345678")
    program.wait(lambda: "13812345678" in program.window.over.call_bar.text)
    QTest.keyClick(program.window, Qt.Key.Key_F3)
    program.wait(lambda: program.shown == "calls")
    number = program.window.findChild(QLineEdit, "calls.number")
    assert number is not None
    program.wait(lambda: number.text() == "13812345678")
    program.wait(lambda: program.window.over.call_bar.isHidden())
    said = program.window.findChild(Label, "calls.rings.said")
    assert said is not None
    assert said.text() == "counted by the telephone"


def test_on_the_calls_page_the_number_comes_by_itself_and_the_clock_runs_from_the_answer(
    program: Program, exchange: Exchange, clock: ManualClock
) -> None:
    program.start()
    program.sign_in("Mo Lan")
    _connect(program, exchange)
    program.window.navigate("calls")
    program.wait(lambda: program.shown == "calls")
    number = program.window.findChild(QLineEdit, "calls.number")
    assert number is not None
    exchange.rings("13812345678")
    program.wait(lambda: number.text() == "13812345678")
    clock.advance(seconds=10)
    exchange.answered()
    program.wait(lambda: program.window.over.call_bar.isHidden())
    page = program.window.current_page
    assert page is not None
    assert page.keep()["began"] == clock.now()
    assert number.text() == "13812345678"


def test_the_locked_desk_is_not_told_who_calls(program: Program, exchange: Exchange) -> None:
    program.start()
    _connect(program, exchange)
    exchange.rings("13812345678")
    program.wait(lambda: bool(program.window.over.call_bar.text))
    assert "138" not in program.window.over.call_bar.text


def test_a_missed_call_stays_until_somebody_has_seen_it(
    program: Program, exchange: Exchange, clock: ManualClock
) -> None:
    program.start()
    program.sign_in("Mo Lan")
    _connect(program, exchange)
    exchange.rings("13812345678")
    program.wait(lambda: bool(program.window.over.call_bar.text))
    exchange.hung_up()
    program.wait(lambda: "Nobody answered" in program.window.over.call_bar.text)
    close = program.window.findChild(Button, "incoming.close")
    assert close is not None
    close.click()
    assert program.window.over.call_bar.isHidden()
    assert _telephone(program).current is None


def test_the_settings_connect_and_say_how_the_line_stands(program: Program, exchange: Exchange) -> None:
    program.start()
    program.sign_in("Mo Lan")
    program.window.navigate("settings")
    page = program.window.current_page
    assert page is not None

    def edit(name: str, text: str) -> None:
        found = page.findChild(QLineEdit, f"settings.telephone.{name}")
        assert found is not None
        found.setText(text)

    source = page.findChild(Segment, "settings.telephone.source")
    use = page.findChild(Button, "settings.telephone.use")
    stands = page.findChild(Label, "settings.telephone.stands")
    assert source is not None
    assert use is not None
    assert stands is not None
    source.set_value("asterisk")
    use.click()
    assert program.app.runtime.settings.phone_source == ""  # an address is missing
    edit("host", "127.0.0.1")
    edit("port", str(exchange.port))
    edit("user", "showroom")
    edit("secret", "falsch")
    use.click()
    program.wait(lambda: "does not accept" in stands.text())
    edit("secret", "geheim")
    use.click()
    program.wait(lambda: "Connected" in stands.text())
    source.set_value("")
    use.click()
    program.wait(lambda: _telephone(program).link.state is LinkState.OFF)
