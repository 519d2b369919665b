"""Products that become lines of a quote, and the options of such a line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from showroom.domain.quotes import Line
from showroom.gui.quotes.options_dialog import OptionsDialog
from showroom.gui.shell.context import ShellContext
from showroom.services import catalogue, quotes

if TYPE_CHECKING:
    from showroom.gui.quotes.editor import QuoteEditor


class ProductLines(QObject):
    """The catalogue's side of the quote that ``editor`` shows."""

    def __init__(self, editor: QuoteEditor, context: ShellContext) -> None:
        super().__init__(editor)
        self._editor, self._context = editor, context

    def add(self, product_id: int) -> None:
        """A line of this product with its plain options; an empty quote takes the product's currency."""
        if self._editor.draft is None or self._editor.terms is None:
            return
        card = self._context.read(lambda shop, actor: catalogue.card(shop, actor, product_id), None)
        if card is not None:
            self.add_line(quotes.line_of(card, self._editor.terms))

    def add_line(self, line: Line) -> None:
        """A line at the end."""
        draft = self._editor.draft
        if draft is None or not self._editor.editable:
            return
        currency = line.unit_price.currency
        if draft.lines and currency != draft.currency:
            facts = {"line": len(draft.lines) + 1, "other": currency, "currency": draft.currency}
            self._editor.lines.say("lines", self._context.word("quotes.other_currency", **facts))
            return
        if currency != draft.currency:
            self._editor.edit(lambda empty: quotes.in_currency(empty, currency))
        self._editor.lines.add(line)

    def choose_options(self, position: int) -> None:
        """The options of a product's line; quantity, discount and tax stay as they are."""
        if self._editor.draft is None or self._editor.terms is None:
            return
        line, terms = self._editor.draft.lines[position], self._editor.terms
        if line.product_id is None:
            return
        product_id = line.product_id
        card = self._context.read(lambda shop, actor: catalogue.card(shop, actor, product_id), None)
        if card is None or not card.groups:
            self._editor.bar.show_message(self.tr("This product has no options."), "info")
            return
        dialog = OptionsDialog(self._editor, self._context, card, line)

        def take(chosen: tuple[tuple[str, str], ...]) -> None:
            made = quotes.line_of(card, terms, chosen)
            kept = replace(made, quantity=line.quantity, discount=line.discount, tax=line.tax)
            dialog.finish()
            self._editor.lines.replace_line(position, kept)

        dialog.submitted.connect(take)
        dialog.open()
