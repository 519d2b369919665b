"""The catalogue page: search, categories, card, price, import."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.domain.money import Money
from showroom.domain.packs.loader import load
from showroom.gui.catalogue import find
from showroom.gui.catalogue.dialogs import ImportDialog, PriceDialog
from showroom.gui.catalogue.page import CataloguePage
from showroom.services import catalogue, pack_versions, shipped_packs

Settled = Callable[[], None]


@pytest.fixture
def page(context: Context, show: Callable[..., QWidget], settled: Settled, qtbot: QtBot) -> CataloguePage:
    catalogue.seed(context.shop, context.people["Mo Lan"], catalogue.pack_file("furniture"))
    made = CataloguePage(context)
    show(made)
    qtbot.waitUntil(lambda: len(made.table.rows()) == 64)
    return made


def said(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


@pytest.mark.clause("PRE-04")
def test_search_and_the_card(page: CataloguePage, context: Context, qtbot: QtBot, settled: Settled) -> None:
    qtbot.keyClicks(page._search, "shafa")
    qtbot.waitUntil(lambda: 0 < len(page.table.rows()) < 64)
    sofas = catalogue.search(context.shop, context.people["Anna"], "沙发", limit=100)
    assert set(page.table.rows()) == set(sofas)
    qtbot.keyClick(page._search, Qt.Key.Key_Down)
    card = page.panel.card
    assert card is not None
    settled()
    words = said(page.panel)
    for fact in (card.row.name.en, card.row.sku, card.row.price.text(), *(t.en for t in card.facts["strengths"])):
        assert fact in words
    for _key, group, choices in card.groups:
        assert group.en in words
        assert all(choice.label.en in words for choice in choices)


@pytest.mark.clause("PRE-04")
def test_a_car_dealer_reads_his_own_words(
    context: Context, clock: ManualClock, show: Callable[..., QWidget], settled: Settled, qtbot: QtBot
) -> None:
    manager = context.people["Mo Lan"]
    clock.advance(seconds=1)
    pack_versions.switch(context.shop, manager, load(shipped_packs.shipped_file("car")))
    catalogue.seed(context.shop, manager, catalogue.pack_file("car"))
    page = CataloguePage(context)
    show(page)
    qtbot.waitUntil(lambda: len(page.table.rows()) == 41)
    (demo,) = catalogue.search(context.shop, manager, "MD-404")
    page.arrive(product_id=demo.id)
    settled()
    words = said(page.panel)
    for own in ("Length × width × height", "Key features", "Use", "Body", "Demo car", "Runout"):
        assert own in words
    for furniture in ("Materials", "Rooms", "Size (W × D × H)", "Showroom piece", "Clearance"):
        assert furniture not in words
    (charger,) = catalogue.search(context.shop, manager, "SV-801")
    page.arrive(product_id=charger.id)
    settled()
    assert "Length" not in said(page.panel)


def test_categories(page: CataloguePage, qtbot: QtBot, context: Context) -> None:
    beds = next(one for one in catalogue.categories(context.shop, context.people["Anna"]) if one.key == "beds")
    page._category.set_value(beds.id)
    qtbot.waitUntil(lambda: len(page.table.rows()) == beds.products)


def test_add_to_a_quote_leads_there(page: CataloguePage, context: Context, qtbot: QtBot) -> None:
    page.table.step(1)
    quote = page.findChild(QWidget, "catalogue.quote")
    qtbot.mouseClick(quote, Qt.MouseButton.LeftButton)
    assert context.host.went == [("quotes", {"product_id": page.table.rows()[0].id})]


@pytest.mark.clause("QUO-09")
def test_a_new_price_from_a_day_on(page: CataloguePage, context: Context, qtbot: QtBot, settled: Settled) -> None:
    page.table.step(1)
    qtbot.mouseClick(page.findChild(QWidget, "catalogue.price"), Qt.MouseButton.LeftButton)
    dialog = page.findChild(PriceDialog)
    assert dialog is not None
    dialog._price.setText("nothing")
    dialog.submit()
    assert dialog.fields["price"].error
    assert dialog._price.text() == "nothing"
    dialog._price.setText("1,999.5")
    dialog._day.setDate(QDate(2026, 12, 1))
    dialog.submit()
    settled()
    assert page.panel.card is not None
    steps = [(step.valid_from, step.price) for step in page.panel.card.prices]
    assert steps[0] == (date(2026, 12, 1), Money(199_950, "CNY"))
    assert "from 2026-12-01" in said(page.panel)


@pytest.mark.clause("REG-12")
def test_import_shows_what_it_would_do_first(
    page: CataloguePage, context: Context, qtbot: QtBot, settled: Settled, tmp_path: Path
) -> None:
    file = tmp_path / "new.csv"
    file.write_text("sku,name,price\n0099,Folding stool,199\n,Nobody,5\n", encoding="utf-8")
    context.fake_prompts.answer(file)
    page.import_file()
    qtbot.waitUntil(lambda: page.findChild(ImportDialog) is not None)
    dialog = page.findChild(ImportDialog)
    assert dialog is not None
    assert catalogue.count(context.shop, context.people["Anna"]) == 64
    words = said(dialog)
    assert "1 to add" in words
    assert "line 3: The record has no article number." in words
    dialog.submit()
    settled()
    assert catalogue.search(context.shop, context.people["Anna"], "0099")[0].name.en == "Folding stool"
    assert "kept with their reasons" in context.host.error_bar.text
    qtbot.waitUntil(lambda: len(page.table.rows()) == 65)


def test_a_file_that_is_no_table_is_refused_in_words(
    page: CataloguePage, context: Context, settled: Settled, tmp_path: Path
) -> None:
    file = tmp_path / "bad.csv"
    file.write_bytes(b"PK\x03\x04\x00\x00")
    context.fake_prompts.answer(file)
    page.import_file()
    settled()
    (error,) = context.host.errors
    assert getattr(error, "code", "") == "catalogue.file_not_text"
    assert page._import.isEnabled()


def test_found_with_ctrl_k(page: CataloguePage, context: Context) -> None:
    hits = find.find(context.shop, context.people["Anna"], "SF-104")
    assert [hit.title for hit in hits] == ["Cloud Lane two-seat sofa"]
    assert find.find(context.shop, context.people["Anna"], "x") == ()
