"""The quotes page as a person uses it: issued, accepted, found, printed, set up; then a look into the database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context
from tests.gui.quotes.hands import MakeDraft, Settled, button, preview_of, type_product

from showroom.domain.quotes import Discount, State
from showroom.gui.kit.reason_dialog import ReasonDialog
from showroom.gui.quotes import find
from showroom.gui.quotes.letterhead_dialog import LetterheadDialog
from showroom.gui.quotes.page import QuotesPage, badge
from showroom.services import catalogue, quotes


@pytest.mark.clause("QUO-03")
def test_beyond_the_ceiling_the_manager_signs(
    page: QuotesPage, context: Context, draft: MakeDraft, qtbot: QtBot, settled: Settled
) -> None:
    anna = context.people["Anna"]
    quote_id = quotes.create(context.shop, anna, replace(draft(), discount=Discount.percent(12)))
    page.open_quote(quote_id)
    page.editor.acts.issue()
    settled()
    assert "12 % off is more than the 5 % you may give" in page.editor.bar.text
    assert page.editor.sums.field.error == page.editor.bar.text
    context.host.person = context.people["Mo Lan"]
    act = button(page, "quotes.editor.bar.act")
    qtbot.mouseClick(act, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: preview_of(page) is not None)
    settled()
    view = quotes.get(context.shop, anna, quote_id)
    assert (view.row.state, view.row.approval) == (State.ISSUED, "approved")
    assert "quotes.approve" in context.host.signed


@pytest.mark.clause("QUO-05")
def test_accepted_declined_and_a_new_version(
    page: QuotesPage, context: Context, draft: MakeDraft, qtbot: QtBot, settled: Settled
) -> None:
    shop, anna = context.shop, context.people["Anna"]
    first, second = (quotes.create(shop, anna, draft()) for _ in range(2))
    for quote_id in (first, second):
        quotes.issue(shop, anna, quote_id)
    page.open_quote(first)
    assert not page.editor.editable
    assert not page.editor.lines.form.isVisible()
    qtbot.mouseClick(button(page, "quotes.accept"), Qt.MouseButton.LeftButton)
    settled()
    assert quotes.get(shop, anna, first).row.state is State.ACCEPTED
    page.open_quote(second)
    qtbot.mouseClick(button(page, "quotes.decline"), Qt.MouseButton.LeftButton)
    dialog = page.editor.findChild(ReasonDialog)
    assert dialog is not None
    dialog.submit()
    assert dialog.fields["reason"].error
    dialog.fields["reason"].set_value("超预算")
    dialog.submit()
    settled()
    assert quotes.get(shop, anna, second).decision_reason == "超预算"
    qtbot.mouseClick(button(page, "quotes.revise"), Qt.MouseButton.LeftButton)
    settled()
    assert page.editor.editable
    assert quotes.get(shop, anna, second).row.version == 2


@pytest.mark.clause("QUO-09")
def test_price_changes_reach_new_quotes_not_issued_ones(
    page: QuotesPage, context: Context, draft: MakeDraft, settled: Settled
) -> None:
    from showroom.domain.money import Money

    shop, anna, manager = context.shop, context.people["Anna"], context.people["Mo Lan"]
    quote_id = quotes.create(shop, anna, draft(1))
    quotes.issue(shop, anna, quote_id)
    before = quotes.get(shop, anna, quote_id).totals.total
    product = draft(1).lines[0].product_id
    assert product is not None
    catalogue.set_price(shop, manager, product, Money(12_300, "CNY"), shop.day())
    page.new_quote()
    page.editor.products.add(product)
    assert page.editor.draft is not None
    assert page.editor.draft.lines[0].unit_price == Money(12_300, "CNY")
    assert quotes.get(shop, anna, quote_id).totals.total == before


def test_the_paper_is_saved_where_the_person_says(
    page: QuotesPage, context: Context, draft: MakeDraft, qtbot: QtBot, settled: Settled, tmp_path: Path
) -> None:
    shop, anna = context.shop, context.people["Anna"]
    quote_id = quotes.create(shop, anna, draft())
    quotes.issue(shop, anna, quote_id)
    page.open_quote(quote_id)
    page.editor.acts.preview()
    qtbot.waitUntil(lambda: preview_of(page) is not None)
    dialog = preview_of(page)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.paper is not None)
    settled()
    dialog.language.set_value("both")
    settled()
    file = tmp_path / "quote.pdf"
    context.fake_prompts.answer(tmp_path / "nowhere" / "quote.pdf", file)
    dialog.save_paper()
    assert "could not be written" in dialog.bar.text
    dialog.save_paper()
    assert file.read_bytes() == quotes.paper(shop, anna, quote_id, "both").content
    dialog.reject()


def test_list_filters_and_finds(
    page: QuotesPage, context: Context, draft: MakeDraft, qtbot: QtBot, settled: Settled
) -> None:
    shop, anna = context.shop, context.people["Anna"]
    ids = [quotes.create(shop, anna, draft(n)) for n in (1, 2, 3)]
    quotes.issue(shop, anna, ids[0])
    quotes.ask(shop, anna, ids[1])
    context.bus.committed()
    qtbot.waitUntil(lambda: len(page.table.rows()) == 3)
    for key, expected in (
        ("draft", {ids[1], ids[2]}),
        ("approval", {ids[1]}),
        ("issued", {ids[0]}),
        ("refused", set()),
    ):
        page._which.set_value(key)
        qtbot.waitUntil(lambda expected=expected: {row.id for row in page.table.rows()} == expected)
    page._which.set_value("all")
    qtbot.keyClicks(page._search, "00001")
    qtbot.waitUntil(lambda: [row.id for row in page.table.rows()] == [ids[0]])
    qtbot.keyClick(page._search, Qt.Key.Key_Return)
    assert page.editor.quote_id == ids[0]
    assert [hit.arguments["quote_id"] for hit in find.find(shop, anna, "00001")] == [ids[0]]
    assert badge(context) == 0
    context.host.person = context.people["Mo Lan"]
    assert badge(context) == 1


@pytest.mark.clause("QUO-02")
def test_the_manager_sets_the_letterhead(page: QuotesPage, context: Context, qtbot: QtBot, settled: Settled) -> None:
    assert not button(page, "quotes.letterhead.open").isVisible()
    context.host.person = context.people["Mo Lan"]
    page.changed()
    qtbot.mouseClick(button(page, "quotes.letterhead.open"), Qt.MouseButton.LeftButton)
    dialog = page.findChild(LetterheadDialog)
    assert dialog is not None
    for key in ("store.en", "store.zh_CN"):
        dialog.fields[key].set_value("")
    dialog.submit()
    assert dialog.fields["store.zh_CN"].error == "The letterhead needs the store's name."
    dialog.fields["store.zh_CN"].set_value("滨江家居")
    dialog.fields["phone"].set_value("021-5555 0100")
    dialog.submit()
    settled()
    head = quotes.letterhead(context.shop, context.people["Anna"])
    assert (head.store.zh_CN, head.store.en, head.phone) == ("滨江家居", "", "021-5555 0100")


def test_rebuilt_in_another_language_what_is_typed_stays(
    page: QuotesPage, context: Context, customer: int, qtbot: QtBot, settled: Settled, show: Callable[..., QWidget]
) -> None:
    page.new_quote(customer)
    type_product(qtbot, page, settled, "sofa")
    state, typed = page.save_state(), page.editor.draft
    context.drafts.clear("quotes.editor")
    again = QuotesPage(context)
    again.restore_state(state)
    show(again)
    assert again.editor.draft == typed


@pytest.mark.parametrize("size", [(1216, 900), (1000, 620)])
def test_nothing_is_cut_off(
    page: QuotesPage, context: Context, draft: MakeDraft, settled: Settled, size: tuple[int, int]
) -> None:
    assert page.minimumSizeHint().width() <= 1000
    page.open_quote(quotes.create(context.shop, context.people["Anna"], draft(5)))
    page.resize(*size)
    QApplication.processEvents()
    right = page.mapToGlobal(page.rect().bottomRight())
    for name in ("quotes.issue", "quotes.total", "quotes.line.quantity", "quotes.line.tax", "quotes.discount"):
        widget = button(page, name)
        corner = widget.mapToGlobal(widget.rect().bottomRight())
        assert corner.x() <= right.x(), name
    assert button(page, "quotes.total").mapToGlobal(button(page, "quotes.total").rect().bottomRight()).y() <= right.y()
