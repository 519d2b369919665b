"""The quotes page as a person uses it: keys, mouse, and then a look into the database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.domain.quotes import Discount, State
from showroom.gui.quotes import find, words
from showroom.gui.quotes.letterhead_dialog import LetterheadDialog
from showroom.gui.quotes.options_dialog import OptionsDialog
from showroom.gui.quotes.page import QuotesPage, badge
from showroom.gui.quotes.preview import PaperPreview
from showroom.gui.quotes.reason_dialog import ReasonDialog
from showroom.services import catalogue, quotes
from showroom.services.quotes import Draft

Settled = Callable[[], None]
MakeDraft = Callable[..., Draft]


def preview_of(page: QuotesPage) -> PaperPreview | None:
    return page.editor.findChild(PaperPreview)


def button(page: QWidget, name: str) -> QWidget:
    found = page.findChild(QWidget, name)
    assert found is not None, name
    return found


def type_product(qtbot: QtBot, page: QuotesPage, settled: Settled, query: str) -> None:
    box = page.editor.lines.search.box
    box.setFocus()
    box.clear()
    qtbot.keyClicks(box, query)
    qtbot.waitUntil(page.editor.lines.search.drop.isVisible)
    settled()
    qtbot.keyClick(box, Qt.Key.Key_Return)


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
    page.editor.save()
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
    page.editor.issue()
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
    page.editor.issue()
    settled()
    form = page.editor.lines.form
    assert page.editor.lines.table.current_id() == 2
    assert form.fields["quantity"].error == "Line 3: the quantity must be more than nothing."
    assert form.quantity.hasFocus()


@pytest.mark.clause("QUO-03")
def test_beyond_the_ceiling_the_manager_signs(
    page: QuotesPage, context: Context, draft: MakeDraft, qtbot: QtBot, settled: Settled
) -> None:
    anna = context.people["Anna"]
    quote_id = quotes.create(context.shop, anna, replace(draft(), discount=Discount.percent(12)))
    page.open_quote(quote_id)
    page.editor.issue()
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
    page.editor.add_product(product)
    assert page.editor.draft is not None
    assert page.editor.draft.lines[0].unit_price == Money(12_300, "CNY")
    assert quotes.get(shop, anna, quote_id).totals.total == before


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
    again.editor.save()
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
    page.editor.save()
    settled()
    assert "Somebody else has changed this quote" in page.editor.bar.text
    assert page.editor.conditions.notes.toPlainText() == "Anna"


def test_the_paper_is_saved_where_the_person_says(
    page: QuotesPage, context: Context, draft: MakeDraft, qtbot: QtBot, settled: Settled, tmp_path: Path
) -> None:
    shop, anna = context.shop, context.people["Anna"]
    quote_id = quotes.create(shop, anna, draft())
    quotes.issue(shop, anna, quote_id)
    page.open_quote(quote_id)
    page.editor.preview()
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
