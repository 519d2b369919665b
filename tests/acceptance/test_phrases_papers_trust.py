"""What to say is on the screen (REC-22), issued papers stay as they are (QUO-04), tampering shows (SEC-03)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text
from tests.acceptance.reception_desk import SYSTEM, Desk
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.domain.money import Money
from showroom.domain.packs.choices import Moment
from showroom.gui.kit import sound
from showroom.gui.quotes.page import QuotesPage
from showroom.gui.quotes.preview import PaperPreview
from showroom.gui.reception.words import read_words
from showroom.services import catalogue, check, quotes
from showroom.services.customers.records import Registration, register
from showroom.services.witness import Witness

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(
    context: Context,
    show: Callable[..., QWidget],
    settled: Callable[[], None],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Desk:
    monkeypatch.setattr(sound, "play", lambda name: True)
    made = Desk(context, show, settled, qtbot)
    made.sign_in("Lin Mei")
    return made


@pytest.mark.clause("REC-22")
def test_the_phrase_for_the_moment_is_on_the_screen(desk: Desk) -> None:
    """Greeting of a first visit, the apology while somebody waits, the greeting of a known customer by name."""
    owner = desk.staff("Anna")
    known = register(desk.context.shop, SYSTEM, Registration({"name": "王丽娟", "phones": ("13812345678",)}, owner)).id
    desk.clock_in("Anna")
    pack = read_words(desk.context)
    desk.key(Qt.Key.Key_F2)
    desk.key(Qt.Key.Key_Return)
    assert desk.text("reception.announcement.phrase") == pack.phrase(
        Moment.GREETING, "first", store="Riverside", consultant="Anna", customer="", minutes=0
    )
    desk.key(Qt.Key.Key_Escape)
    desk.press("reception.visit.1.greeted")
    desk.key(Qt.Key.Key_F2)
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_Escape)
    assert [visit.state for visit in desk.visits()] == ["greeted", "waiting"]
    apology = desk.text("reception.waiting.apology")
    minutes = pack.minutes_to_wait(1, 1)
    assert f"{minutes} minutes" in apology
    desk.press("reception.visit.1.finish")
    desk.press("reception.finish.outcome.considering")
    desk.key(Qt.Key.Key_Return, CTRL)
    desk.come(kind="return", customer_id=known)
    desk.press("reception.visit.2.greeted")
    desk.press("reception.visit.2.finish")
    desk.press("reception.finish.outcome.considering")
    desk.key(Qt.Key.Key_Return, CTRL)
    assert desk.visits()[2].consultant_id == owner
    desk.press("reception.visit.3.more")
    desk.press("reception.menu.details")
    assert desk.text("reception.announcement.phrase").startswith("王丽娟, how nice to see you again! Anna")


@pytest.mark.clause("SEC-03")
def test_an_act_of_the_window_is_audited_and_tampering_is_found(desk: Desk, clock: ManualClock) -> None:
    desk.clock_in("Anna", "Bo")
    desk.key(Qt.Key.Key_F2)
    desk.key(Qt.Key.Key_Return)
    shop = desk.context.shop
    assert str(desk.staff("Lin Mei")) in desk.last_actor("reception.walk_in")
    assert check.check(shop, SYSTEM).findings == ()
    witness = Witness(shop.database.place)
    try:
        entry = witness.rows("audit_entry", action="reception.walk_in")[-1]
        visit = witness.rows("visit", number=1)[-1]
    finally:
        witness.close()
    assert str(visit["id"]) in entry["changes"]
    with shop.database.write() as connection:  # somebody with the file and patience
        forged = entry["changes"].replace(str(desk.staff("Anna")), str(desk.staff("Bo")))
        assert forged != entry["changes"]
        connection.execute(text("UPDATE audit_entry SET changes = :c WHERE id = :i"), {"c": forged, "i": entry["id"]})
    found = [(one.code, one.facts.get("seq")) for one in check.check(shop, SYSTEM).findings]
    assert ("audit_entry_changed", entry["seq"]) in found
    with shop.database.write() as connection:
        connection.execute(
            text("UPDATE audit_entry SET changes = :c WHERE id = :i"), {"c": entry["changes"], "i": entry["id"]}
        )
        connection.execute(text("DELETE FROM audit_entry WHERE id = :i"), {"i": entry["id"]})
    # the tail is cut off: what the missing entry wrote stands in the rows, and nobody signed for it
    assert "check_row_not_audited" in [one.code for one in check.check(shop, SYSTEM).findings]


def _paper(qtbot: QtBot) -> PaperPreview:
    def shown() -> PaperPreview | None:
        for top in QApplication.topLevelWidgets():
            if isinstance(top, PaperPreview) and top.isVisible():
                return top
        return None

    qtbot.waitUntil(lambda: shown() is not None)
    dialog = shown()
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.paper is not None)
    return dialog


@pytest.mark.clause("QUO-04")
def test_an_issued_quote_is_frozen_and_a_change_makes_a_new_version(
    context: Context, show: Callable[..., QWidget], settled: Callable[[], None], qtbot: QtBot
) -> None:
    shop, anna, manager = context.shop, context.people["Anna"], context.people["Mo Lan"]
    catalogue.seed(shop, manager, catalogue.pack_file("furniture"))
    answers = {"name": "王丽娟", "phones": ("13812345678",)}
    customer = register(shop, anna, Registration(answers, anna.staff_id)).id
    offered = quotes.terms(shop, anna)
    (row,) = catalogue.search(shop, anna, "sofa", limit=1)
    line = quotes.line_of(catalogue.card(shop, anna, row.id), offered)
    quote = quotes.create(shop, anna, replace(quotes.new_draft(shop, anna, customer), lines=(line,)))
    context.host.person = anna
    page = QuotesPage(context)
    show(page)
    page.open_quote(quote)
    settled()
    QTest.keyClick(page.editor.lines.table, Qt.Key.Key_Return, CTRL)
    dialog = _paper(qtbot)
    first = dialog.paper.content
    dialog.reject()
    settled()
    assert not page.editor.editable
    # the price of the product changes; the issued paper does not
    catalogue.set_price(shop, manager, row.id, Money(12_300, "CNY"), shop.day())
    assert quotes.paper(shop, anna, quote, "en").content == first
    revise = page.findChild(QWidget, "quotes.revise")
    assert revise is not None
    QTest.mouseClick(revise, Qt.MouseButton.LeftButton)
    settled()
    quantity = page.findChild(QWidget, "quotes.line.quantity")
    assert quantity is not None
    page.activateWindow()  # no window manager gives the page back the keyboard after a dialog
    qtbot.waitUntil(page.isActiveWindow)
    quantity.setFocus()
    QTest.keyClick(quantity, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(quantity, "2")
    QTest.keyClick(quantity, Qt.Key.Key_Return, CTRL)
    second = _paper(qtbot).paper.content
    assert second != first
    witness = Witness(shop.database.place)
    try:
        versions = witness.rows("quote_version", quote_id=quote)
    finally:
        witness.close()
    assert [version["version"] for version in versions] == [1, 2]
    assert versions[1]["total_minor"] == 2 * versions[0]["total_minor"]
    assert versions[0]["digest"] != versions[1]["digest"]
    assert quotes.paper(shop, anna, quote, "en", 1).content == first
