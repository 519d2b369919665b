"""The chosen line of a quote, to be changed: what it is, quantity, price, discount, tax. Every change shows at once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from showroom.domain.errors import UserError
from showroom.domain.money import Money, number
from showroom.domain.quotes import Line, LineKind
from showroom.domain.text import Text
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.fields import Combo, Field, line_edit
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.quotes import words
from showroom.gui.shell.context import ShellContext
from showroom.services.quotes import Terms


class LineForm(QWidget):
    """``changed(line)`` with each readable change; what can't be read is said at its field and stays typed."""

    changed = Signal(object)
    removed = Signal()
    moved = Signal(int)
    options_wanted = Signal()

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("quotes.line")
        self._context = context
        self._line: Line | None = None
        self._number = 1
        self._filling = False
        self.text = line_edit("quotes.line.text", self.tr("Item"), limit=300)
        self.quantity = line_edit("quotes.line.quantity", self.tr("Quantity"), limit=16)
        self.price = line_edit("quotes.line.price", self.tr("Unit price"), limit=20)
        self.discount = line_edit("quotes.line.discount", self.tr("5% or 200"), limit=16)
        self.tax = Combo("quotes.line.tax", label=self.tr("Tax"))
        self.tax.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for edit in (self.text, self.quantity, self.price, self.discount, self.tax):
            edit.setProperty("draft", False)  # the quote as a whole is kept, not the line that happens to be open
        self.fields = {
            "text": Field(self.tr("Item"), self.text),
            "quantity": Field(self.tr("Quantity"), self.quantity),
            "unit_price": Field(self.tr("Unit price"), self.price),
            "discount": Field(self.tr("Discount"), self.discount),
            "tax": Field(self.tr("Tax"), self.tax),
        }
        self._options = Button(self.tr("Options …"), "quotes.line.options", icon="sliders-horizontal", kind="ghost")
        self._options.clicked.connect(self.options_wanted)
        self._up = Button("", "quotes.line.up", icon="arrow-up", kind="ghost", tip=self.tr("Move the line up"))
        self._down = Button("", "quotes.line.down", icon="arrow-down", kind="ghost", tip=self.tr("Move the line down"))
        self._remove = Button("", "quotes.line.remove", icon="trash", kind="ghost", tip=self.tr("Take the line out"))
        self._up.clicked.connect(lambda: self.moved.emit(-1))
        self._down.clicked.connect(lambda: self.moved.emit(1))
        self._remove.clicked.connect(self.removed.emit)
        small = hbox(*(self.fields[key] for key in ("quantity", "unit_price", "discount", "tax")), spacing=10)
        for at, part in enumerate((2, 3, 3, 4)):
            small.setStretch(at, part)
        acts = hbox(self._options, self._up, self._down, self._remove, spacing=2, margins=(0, 22, 0, 0))
        first = hbox(self.fields["text"], acts, spacing=10)
        first.setStretch(0, 1)
        self.setLayout(vbox(first, small, spacing=8))
        for edit in (self.text, self.quantity, self.price, self.discount):
            edit.textChanged.connect(lambda _text: self._on_edited())
        self.tax.currentIndexChanged.connect(lambda _index: self._on_edited())
        self.show_line(None, 0)

    def show_terms(self, terms: Terms) -> None:
        """The tax rates to choose from."""
        self._filling = True
        self.tax.set_items(
            [(words.decimal_text(one.rate), one.label.of(self._context.language)) for one in terms.taxes]
        )
        self._filling = False

    def show_line(self, line: Line | None, number_: int) -> None:
        """Another line (or none). A line that only got its own typing back keeps the fields as they are typed."""
        if line is not None and line == self._line and number_ == self._number:
            return
        self._line, self._number = line, number_
        self._filling = True
        self.setEnabled(line is not None)
        self._options.setVisible(line is not None and line.product_id is not None)
        self.text.setText(line.text.of(self._context.language) if line else "")
        self.quantity.setText(words.decimal_text(line.quantity) if line else "")
        self.price.setText(words.price_text(line.unit_price) if line else "")
        self.discount.setText(words.discount_text(line.discount) if line else "")
        if line:
            rate = words.decimal_text(line.tax)
            if self.tax.findData(rate) < 0:  # a rate of an older pack stays choosable
                self.tax.addItem(f"{rate} %", rate)
            self.tax.set_value(rate)
        for field in self.fields.values():
            field.set_error("")
        self._filling = False

    def is_readable(self) -> bool:
        """Whether everything typed could be read."""
        return not any(field.error for field in self.fields.values())

    def say(self, field: str, sentence: str) -> None:
        """A problem of this line, at its place."""
        self.fields[field].set_error(sentence)
        self.fields[field].input.setFocus()

    def _on_edited(self) -> None:
        if self._filling or self._line is None:
            return
        line = self._typed(self._line)
        if line is not None and line != self._line:
            self._line = line
            self.changed.emit(line)

    def _typed(self, line: Line) -> Line | None:
        """The line as typed, or None with the reason at its field."""
        quantity, price = number(self.quantity.text()), self._price(line)
        discount = words.discount_typed(self.discount.text())
        for field, value, code in (
            ("quantity", quantity, "quotes.quantity_unreadable"),
            ("unit_price", price, "quotes.price_unreadable"),
            ("discount", discount, "quotes.discount_unreadable"),
        ):
            self.fields[field].set_error("" if value is not None else self._context.word(code, line=self._number))
        if quantity is None or price is None or discount is None:
            return None
        return replace(
            line,
            text=self._text(line),
            quantity=quantity,
            unit_price=price,
            discount=discount,
            tax=Decimal(str(self.tax.value() or "0")),
        )

    def _text(self, line: Line) -> Text:
        """A free line says the same in both languages; a product keeps the words of the other language."""
        typed = self.text.text()
        if line.kind is LineKind.FREE:
            return Text.same(typed)
        if self._context.language.startswith("zh"):
            return Text(en=line.text.en, zh_CN=typed)
        return Text(en=typed, zh_CN=line.text.zh_CN)

    def _price(self, line: Line) -> Money | None:
        typed = number(self.price.text())
        try:
            return None if typed is None else Money.of(typed, line.unit_price.currency)
        except UserError:
            return None
