"""A new price from a day on, and what a file of products would change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget

from showroom.domain.errors import UserError
from showroom.domain.money import Money, number
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Field, line_edit
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import ShellContext
from showroom.services.catalogue import Imported, ProductCard

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class NewPrice:
    """What the price dialog gives."""

    price: Money
    valid_from: date


class PriceDialog(Dialog):
    """A product's next price and the day it holds from; issued quotes keep theirs."""

    def __init__(self, parent: QWidget, context: ShellContext, card: ProductCard) -> None:
        super().__init__(
            parent,
            "catalogue.new_price",
            self.tr("New price"),
            self.tr("Keep"),
            sentence=f"{card.row.name.of(context.language)} · {card.row.price.text()}",
        )
        self._context, self._currency = context, card.row.price.currency
        self._price = line_edit("catalogue.new_price.price", self.tr("Price"), limit=20)
        self._day = QDateEdit()
        self._day.setObjectName("catalogue.new_price.day")
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("yyyy-MM-dd")
        self._day.setMinimumHeight(THEME.px(tk.CONTROL))
        today = context.shop.day()
        self._day.setDate(QDate(today.year, today.month, today.day))
        self.fields = {
            "price": Field(f"{self.tr('Price')} ({self._currency})", self._price, required=True),
            "valid_from": Field(self.tr("From"), self._day),
        }
        self.set_body(hbox(self.fields["price"], self.fields["valid_from"], spacing=12))
        self._price.setFocus()

    def _typed(self) -> Money | None:
        value = number(self._price.text())
        try:
            return Money.of(value, self._currency) if value is not None else None
        except UserError:
            return None

    def problems(self) -> dict[str, str]:
        price = self._typed()
        if price is None:
            return {"price": self._context.word("money.not_a_number", text=self._price.text())}
        if price.minor <= 0:
            return {"price": self._context.word("catalogue.price_zero", sku="")}
        return {}

    def value(self) -> NewPrice:
        shown = self._day.date()
        price = self._typed()
        assert price is not None  # problems() was asked first
        return NewPrice(price, date(shown.year(), shown.month(), shown.day()))


class ImportDialog(Dialog):
    """Shows what a file would change; ``submitted`` carries the file's path."""

    def __init__(self, parent: QWidget, context: ShellContext, file: Path, found: Imported) -> None:
        super().__init__(
            parent, "catalogue.import", self.tr("Take in products"), self.tr("Import"), sentence=file.name, width=640
        )
        self._file = file
        counts = {"read": found.read, "added": found.added, "updated": found.updated, "unchanged": found.unchanged}
        said = context.word("catalogue.would_import", rejected=len(found.rejected), products=found.products, **counts)
        columns = ", ".join(f"{field} = {head}" for field, head in found.columns.items())
        lines = [
            Label(said, "body", "catalogue.import.counts", wrap=True),
            Label(
                context.word("import_columns_guessed", columns=columns),
                "muted",
                "catalogue.import.columns",
                wrap=True,
            ),
        ]
        for record, why in found.rejected[:_SHOWN]:
            reason = context.word(why.code, **why.facts)
            text = context.word("import_rejected_line", line=record.line, why=reason)
            lines.append(Label(text, "error", "catalogue.import.rejected", wrap=True))
        if len(found.rejected) > _SHOWN:
            more = self.tr("and {count} more").format(count=len(found.rejected) - _SHOWN)
            lines.append(Label(more, "muted", "catalogue.import.more"))
        self.set_body(vbox(*lines, spacing=10))
        self.act_button.setEnabled(bool(found.added or found.updated))

    def value(self) -> Path:
        return self._file
