"""What a quote comes to, live, and the discount on the whole of it."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from showroom.domain.quotes import Totals
from showroom.gui.kit.cards import Card, SectionHeader
from showroom.gui.kit.fields import Field, line_edit
from showroom.gui.kit.labels import Label, divider
from showroom.gui.kit.layouts import clear, hbox, vbox
from showroom.gui.quotes import words
from showroom.gui.shell.context import ShellContext
from showroom.services.quotes import Draft, Terms

_TENTH = Decimal("0.1")


class SumsCard(Card):
    """``discounted(Discount)`` when the whole discount is typed."""

    discounted = Signal(object)

    def __init__(self, context: ShellContext) -> None:
        super().__init__(None, "quotes.sums")
        self._context = context
        self._terms: Terms | None = None
        self._filling = False
        self.discount = line_edit("quotes.discount", self.tr("5% or 200"), limit=16)
        self.discount.setProperty("draft", False)
        self.field = Field(self.tr("Discount on the whole"), self.discount)
        self.discount.textChanged.connect(lambda _text: self._on_edited())  # after the field, which clears its error
        self._rows = vbox(spacing=6)
        self.total = Label("", "figure", "quotes.total", tabular=True)
        self.total.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._hint = Label("", "caption", "quotes.ceiling", wrap=True)
        self.setLayout(
            vbox(
                SectionHeader(self.tr("Totals"), "quotes.sums.header"),
                self.field,
                self._rows,
                divider(),
                hbox(Label(self.tr("Total"), "lead", "quotes.total.label"), None, self.total),
                self._hint,
                spacing=10,
                margins=(18, 14),
            )
        )

        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_terms(self, terms: Terms) -> None:
        self._terms = terms

    def show_draft(self, draft: Draft, totals: Totals, editable: bool) -> None:
        """The sums. A discount that is being typed stays as it is typed."""
        if not self.discount.hasFocus() and not self.field.error:
            self._filling = True
            self.discount.setText(words.discount_text(draft.discount))
            self._filling = False
        self.discount.setReadOnly(not editable)
        self.field.setVisible(editable or bool(totals.discount))
        clear(self._rows)
        rows = [(self.tr("Subtotal"), totals.subtotal.digits(), "quotes.subtotal")]
        if totals.line_discounts:
            rows.insert(0, (self.tr("List sum"), totals.gross.digits(), "quotes.gross"))
            rows.insert(1, (self.tr("Line discounts"), (-totals.line_discounts).digits(), "quotes.line_discounts"))
        if totals.discount:
            rows.append((self.tr("Discount"), (-totals.discount).digits(), "quotes.whole_discount"))
        if totals.rounding and draft.tax_included:
            rows.append((self.tr("Rounded off"), (-totals.rounding).digits(), "quotes.rounding"))
        for number, tax in enumerate(totals.taxes):
            if tax.rate:
                rate = words.decimal_text(tax.rate)
                said = self.tr("of it tax {rate} %") if draft.tax_included else self.tr("Tax {rate} %")
                rows.append((said.format(rate=rate), tax.tax.digits(), f"quotes.tax.{number}"))
        if totals.rounding and not draft.tax_included:
            rows.append((self.tr("Rounded off"), (-totals.rounding).digits(), "quotes.rounding"))
        for text, figure, name in rows:
            value = Label(figure, "body", name, tabular=True)
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._rows.addLayout(hbox(Label(text, "muted", f"{name}.label", elide=True), None, value))
        self.total.setText(totals.total.text())
        self._show_ceiling(totals, editable)

    def _show_ceiling(self, totals: Totals, editable: bool) -> None:
        percent = totals.reduction_percent
        if self._terms is None or not editable or not percent:
            self._hint.hide()
            return
        over = percent > self._terms.ceiling
        said = self.tr("{percent} % off in all; you may give {ceiling} %.")
        if over:
            said = self.tr("{percent} % off in all; you may give {ceiling} %. A manager has to approve it.")
        shown = words.decimal_text(percent.quantize(_TENTH))
        self._hint.setText(said.format(percent=shown, ceiling=words.decimal_text(self._terms.ceiling)))
        self._hint.set_role("error" if over else "caption")
        self._hint.show()

    def is_readable(self) -> bool:
        return not self.field.error

    def say(self, sentence: str) -> None:
        self.field.set_error(sentence)
        self.discount.setFocus()

    def _on_edited(self) -> None:
        if self._filling:
            return
        discount = words.discount_typed(self.discount.text())
        self.field.set_error("" if discount is not None else self._context.word("quotes.discount_unreadable"))
        if discount is not None:
            self.discounted.emit(discount)
