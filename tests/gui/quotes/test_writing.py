"""A quote being written: keys, what is wrong at its place, nothing typed is lost; then a look into the database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context
from tests.gui.quotes.hands import MakeDraft, Settled, button, preview_of, type_product

from showroom.domain.quotes import Discount, State
from showroom.gui.quotes import words
from showroom.gui.quotes.options_dialog import OptionsDialog
from showroom.gui.quotes.page import QuotesPage
from showroom.services import catalogue, quotes
from showroom.services.quotes import Draft


def test_hits_go_when_the_search_is_left(page: QuotesPage, qtbot: QtBot, settled: Settled) -> None:
    page.arrive(new=True)
    settled()
    search = page.editor.lines.search
    search.box.setFocus()
    qtbot.keyClicks(search.box, "no such product")
    qtbot.waitUntil(search.drop.isVisible)
    qtbot.keyClick(search.box, Qt.Key.Key_Tab)
    assert not search.drop.isVisible()


@pytest.mark.clause("QUO-01")
def test_a_quote_by_keyboard_from_nothing_to_the_paper(
    page: QuotesPage, context: Context, customer: int, qtbot: QtBot, settled: Settled
) -> None:
    page.new_quote(customer)
    type_product(qtbot, page, settled, "sofa")
    type_product(qtbot, page, settled, "shafa")  # by pinyin: the same list in either language
    assert len(page.editor.lines.table.rows()) == 2
    form = page.editor.lines.form
    form.quantity.setFocus()
    form.quantity.selectAll()
    qtbot.keyClicks(form.quantity, "2.5")
    discount = page.editor.sums.discount
    discount.setFocus()
    qtbot.keyClicks(discount, "3%")
    draft = page.editor.draft
    assert draft is not None
    assert draft.lines[1].quantity == words.number("2.5")
    assert draft.discount == Discount.percent(3)
    assert page.editor.sums.total.text() == draft.totals.total.text()
    qtbot.keyClick(discount, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: preview_of(page) is not None)
    dialog = preview_of(page)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.paper is not None)
    (row,) = quotes.listed(context.shop, context.people["Anna"])
    assert (row.number, row.state, row.total) == ("Q2026-00001", State.ISSUED, draft.totals.total)
    kept = quotes.paper(context.shop, context.people["Anna"], row.id, dialog.language.value())
    assert dialog.paper is not None
    assert dialog.paper.content == kept.content
    assert dialog.view.document().pageCount() == dialog.paper.pages
    dialog.reject()
    page.editor.head.back.emit()
    qtbot.waitUntil(lambda: [one.id for one in page.table.rows()] == [row.id])


@pytest.mark.parametrize(
    "field, typed, said",
    [
        ("quantity", "two", "Line 1: this is no quantity."),
        ("price", "12..5", "Line 1: this is no price."),
        ("discount", "a lot", "This is no discount. Type 5% or 200."),
    ],
)
def test_what_cannot_be_read_is_said_at_its_place_and_stays(
    page: QuotesPage, customer: int, qtbot: QtBot, settled: Settled, field: str, typed: str, said: str
) -> None:
    page.new_quote(customer)
    type_product(qtbot, page, settled, "sofa")
    form = page.editor.lines.form
    edit = getattr(form, field)
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, typed)
    key = "unit_price" if field == "price" else field
    assert form.fields[key].error == said
    assert edit.text() == typed
    page.editor.acts.save()
    settled()
    assert page.editor.quote_id is None
    edit.selectAll()
    qtbot.keyClicks(edit, "1")
    assert form.fields[key].error == ""


@pytest.mark.parametrize(
    "change, name, said",
    [
        (lambda d: replace(d, customer_id=None), "quotes.customer.note", "Choose the customer before issuing."),
        (lambda d: replace(d, lines=()), "quotes.lines.note", "A quote needs at least one line."),
    ],
)
def test_what_is_missing_is_said_at_its_place(
    page: QuotesPage,
    context: Context,
    draft: MakeDraft,
    settled: Settled,
    change: Callable[[Draft], Draft],
    name: str,
    said: str,
) -> None:
    anna = context.people["Anna"]
    quote_id = quotes.create(context.shop, anna, change(draft()))
    page.open_quote(quote_id)
    page.editor.acts.issue()
    settled()
    note = button(page, name)
    assert note.isVisible()
    assert note.property("text") == said
    assert quotes.get(context.shop, anna, quote_id).row.number is None


def test_a_problem_of_a_line_chooses_the_line(
    page: QuotesPage, context: Context, draft: MakeDraft, settled: Settled
) -> None:
    lines = draft(3).lines
    bad = replace(draft(3), lines=(*lines[:2], replace(lines[2], quantity=words.number("0"))))
    page.open_quote(quotes.create(context.shop, context.people["Anna"], bad))
    page.editor.acts.issue()
    settled()
    form = page.editor.lines.form
    assert page.editor.lines.table.current_id() == 2
    assert form.fields["quantity"].error == "Line 3: the quantity must be more than nothing."
    assert form.quantity.hasFocus()


@pytest.mark.clause("QUO-01")
def test_options_of_a_line(page: QuotesPage, context: Context, customer: int, qtbot: QtBot, settled: Settled) -> None:
    page.new_quote(customer)
    type_product(qtbot, page, settled, "SF-101")
    form = page.editor.lines.form
    form.quantity.setText("3")
    assert page.editor.draft is not None
    plain = page.editor.draft.lines[0]
    qtbot.mouseClick(button(page, "quotes.line.options"), Qt.MouseButton.LeftButton)
    dialog = page.editor.findChild(OptionsDialog)
    assert dialog is not None
    assert plain.product_id is not None
    card = catalogue.card(context.shop, context.people["Anna"], plain.product_id)
    dear = next(choice for choice in card.options if choice.surcharge.minor > 0)
    dialog.fields[dear.group_key].set_value(dear.key)
    dialog.submit()
    line = page.editor.draft.lines[0]
    assert line.unit_price == plain.unit_price + dear.surcharge
    assert line.quantity == 3
    assert dear.label.en in line.detail.en
    assert form.price.text() == words.price_text(line.unit_price)
    qtbot.mouseClick(button(page, "quotes.line.options"), Qt.MouseButton.LeftButton)
    again = page.editor.findChildren(OptionsDialog)[-1]
    assert again.fields[dear.group_key].value() == dear.key  # it opens with what the line says
    again.reject()


def test_typing_survives_a_crash(
    page: QuotesPage, context: Context, customer: int, qtbot: QtBot, settled: Settled, show: Callable[..., QWidget]
) -> None:
    page.new_quote(customer)
    type_product(qtbot, page, settled, "sofa")
    page.editor.conditions.notes.setPlainText("电梯 1.1 米")
    typed = page.editor.draft
    again = QuotesPage(context)  # as after a start: the same drafts file
    show(again)
    assert again.editor.draft == typed
    assert "put back" in again.editor.bar.text
    again.editor.acts.save()
    settled()
    assert quotes.listed(context.shop, context.people["Anna"])[0].total == (typed.totals.total if typed else None)
    fresh = QuotesPage(context)
    assert fresh.editor.draft is None


def test_leaving_asks_when_something_is_not_saved(
    page: QuotesPage, context: Context, customer: int, qtbot: QtBot, settled: Settled
) -> None:
    page.new_quote(customer)
    type_product(qtbot, page, settled, "sofa")
    context.fake_prompts.answer(False)
    qtbot.mouseClick(button(page, "quotes.back"), Qt.MouseButton.LeftButton)
    assert page.editor.draft is not None
    page.new_quote()
    assert "Save this quote first" in page.editor.bar.text
    context.fake_prompts.answer(True)
    qtbot.mouseClick(button(page, "quotes.back"), Qt.MouseButton.LeftButton)
    assert page.editor.draft is None


def test_another_pcs_change_shows_and_typing_stays(
    page: QuotesPage, context: Context, draft: MakeDraft, qtbot: QtBot, settled: Settled
) -> None:
    shop, anna, bo = context.shop, context.people["Anna"], context.people["Bo"]
    quote_id = quotes.create(shop, anna, draft())
    page.open_quote(quote_id)
    seen = quotes.get(shop, bo, quote_id).draft
    quotes.save(shop, bo, quote_id, replace(seen, notes="Bo"))
    context.bus.committed()
    assert page.editor.conditions.notes.toPlainText() == "Bo"
    page.editor.conditions.notes.setPlainText("Anna")
    context.clock.advance(seconds=3)  # type: ignore[attr-defined]
    seen = quotes.get(shop, bo, quote_id).draft
    quotes.save(shop, bo, quote_id, replace(seen, notes="Bo again"))
    context.bus.committed()
    assert page.editor.conditions.notes.toPlainText() == "Anna"
    page.editor.acts.save()
    settled()
    assert "Somebody else has changed this quote" in page.editor.bar.text
    assert page.editor.conditions.notes.toPlainText() == "Anna"


@pytest.mark.parametrize(
    "typed, expected",
    [
        ("", Discount()),
        ("5%", Discount.percent(5)),
        ("5 ％", Discount.percent(5)),
        ("200", Discount.amount(200)),
        ("1,200.50", Discount.amount("1200.50")),
        ("9折", Discount.percent(10)),
        ("95折", Discount.percent(5)),
        ("x", None),
        ("折", None),
        ("120折", None),
    ],
)
def test_discounts_as_people_type_them(typed: str, expected: Discount | None) -> None:
    assert words.discount_typed(typed) == expected
