"""The lines of a quote: quick search, the table, and the chosen line below it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from showroom.domain.money import Money
from showroom.domain.quotes import Line, LineKind, Totals
from showroom.domain.text import Text
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card, SectionHeader
from showroom.gui.kit.labels import Label, divider
from showroom.gui.kit.layouts import vbox
from showroom.gui.kit.table import Column, Table
from showroom.gui.kit.theme import THEME
from showroom.gui.quotes import words
from showroom.gui.quotes.line_form import LineForm
from showroom.gui.quotes.product_search import ProductSearch
from showroom.gui.shell.context import ShellContext
from showroom.services.quotes import Draft, Terms

NARROW = 600
"""Below this width of the card, px at 100 %, the table shows fewer columns."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A line in the table."""

    position: int
    line: Line
    amount: Money


class LinesCard(Card):
    """``edited(lines, position to choose)`` with each change."""

    edited = Signal(object, int)
    product_wanted = Signal(object)
    options_wanted = Signal(int)

    def __init__(self, context: ShellContext) -> None:
        super().__init__(None, "quotes.lines")
        self._context = context
        self._lines: tuple[Line, ...] = ()
        self._terms: Terms | None = None
        self._currency = context.shop.store.currency
        self.search = ProductSearch(context, "quotes.product", self)
        self.search.picked.connect(self.product_wanted)
        free = Button(self.tr("Free line"), "quotes.free", icon="plus", kind="ghost")
        free.clicked.connect(self._add_free)
        delivery = Button(self.tr("Delivery"), "quotes.delivery", icon="truck", kind="ghost")
        delivery.clicked.connect(lambda: self._add_charge(LineKind.DELIVERY))
        fitting = Button(self.tr("Installation"), "quotes.installation", icon="wrench", kind="ghost")
        fitting.clicked.connect(lambda: self._add_charge(LineKind.INSTALLATION))
        self._acts = (free, delivery, fitting)
        self._header = SectionHeader(self.tr("Lines"), "quotes.lines.header", *self._acts)
        self.note = Label("", "error", "quotes.lines.note", wrap=True)
        self.note.hide()
        self.table: Table[Shown] = Table(
            self._columns(),
            lambda shown: shown.position,
            "quotes.lines.table",
            self.tr("Lines of the quote"),
            empty=self.tr("No line yet: search a product above, or add a free line."),
        )
        self.table.chosen.connect(self._on_chosen)
        self.table.setMinimumHeight(THEME.px(150))
        self._line = divider()
        self.form = LineForm(context)
        self.form.changed.connect(self._on_changed)
        self.form.removed.connect(self._on_removed)
        self.form.moved.connect(self._on_moved)
        self.form.options_wanted.connect(self._on_options)
        layout = vbox(
            self._header, self.search, self.note, self.table, self._line, self.form, spacing=10, margins=(18, 14)
        )
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def _columns(self) -> list[Column[Shown]]:
        lang = self._context.language
        return [
            Column("no", self.tr("No."), lambda one: str(one.position + 1), 48, number=True, muted=True),
            Column(
                "item",
                self.tr("Item"),
                lambda one: one.line.text.of(lang) or "—",
                second=lambda one: " · ".join(part for part in (one.line.code, one.line.detail.of(lang)) if part),
            ),
            Column(
                "quantity",
                self.tr("Qty"),
                lambda one: f"{words.decimal_text(one.line.quantity)} {one.line.unit.of(lang)}",
                78,
                number=True,
            ),
            Column("price", self.tr("Unit price"), lambda one: one.line.unit_price.digits(), 124, number=True),
            Column(
                "discount", self.tr("Discount"), lambda one: words.discount_text(one.line.discount), 84, number=True
            ),
            Column("amount", self.tr("Amount"), lambda one: one.amount.digits(), 128, number=True),
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow: number and unit price go (the price stands in the form below), so that the item keeps its name."""
        super().resizeEvent(event)
        narrow = self.width() < THEME.px(NARROW)
        for at, column in enumerate(self._columns()):
            if column.key in ("no", "price"):
                self.table.setColumnHidden(at, narrow)

    def show_terms(self, terms: Terms) -> None:
        self._terms = terms
        self.form.show_terms(terms)

    def show_draft(self, draft: Draft, totals: Totals, editable: bool) -> None:
        """The lines with their amounts; the chosen one stays chosen."""
        self._lines, self._currency = draft.lines, draft.currency
        rows = [
            Shown(at, line, sums.amount) for at, (line, sums) in enumerate(zip(draft.lines, totals.lines, strict=True))
        ]
        self.table.show_rows(rows)
        self._header.show_count(str(len(rows)) if rows else "")
        if draft.lines:
            self.note.hide()
        for widget in (*self._acts, self.search):
            widget.setVisible(editable)
        self._line.setVisible(editable)
        self.form.setVisible(editable)
        current = self.table.current()
        self.form.show_line(current.line if current else None, current.position + 1 if current else 0)

    def choose(self, position: int) -> None:
        """Choose a line."""
        self.table.select_id(position)

    def say(self, field: str, sentence: str) -> bool:
        """Says ``lines`` and ``line.<position>.<what>`` problems at their place. True if it was one."""
        if field == "lines":
            self.note.setText(sentence)
            self.note.show()
            self.search.box.setFocus()
            return True
        parts = field.split(".")
        if len(parts) == 3 and parts[0] == "line" and parts[2] in self.form.fields:
            self.choose(int(parts[1]))
            self.form.say(parts[2], sentence)
            return True
        return False

    def add(self, line: Line) -> None:
        """A line at the end, chosen."""
        self.edited.emit((*self._lines, line), len(self._lines))

    def _add_free(self) -> None:
        tax = self._terms.tax_default if self._terms else Line(Text.same(""), Money(0, self._currency)).tax
        self.add(Line(Text.same(""), Money(0, self._currency), tax=tax))
        self.form.text.setFocus()

    def _add_charge(self, kind: LineKind) -> None:
        if self._terms is None:
            return
        line = next(one for one in self._terms.charges if one.kind is kind)
        if line.unit_price.currency != self._currency:
            line = Line(line.text, Money(0, self._currency), unit=line.unit, tax=line.tax, kind=kind)
        self.add(line)

    def _on_chosen(self, shown: Shown | None) -> None:
        self.form.show_line(shown.line if shown else None, shown.position + 1 if shown else 0)

    def _position(self) -> int | None:
        shown = self.table.current()
        return shown.position if shown else None

    def replace_line(self, position: int, line: Line) -> None:
        """Another line in the place of one."""
        self.edited.emit((*self._lines[:position], line, *self._lines[position + 1 :]), position)

    def _on_options(self) -> None:
        at = self._position()
        if at is not None:
            self.options_wanted.emit(at)

    def _on_changed(self, line: Line) -> None:
        at = self._position()
        if at is not None:
            self.replace_line(at, line)

    def _on_removed(self) -> None:
        at = self._position()
        if at is not None:
            self.edited.emit((*self._lines[:at], *self._lines[at + 1 :]), min(at, len(self._lines) - 2))

    def _on_moved(self, step: int) -> None:
        at = self._position()
        if at is None or not 0 <= at + step < len(self._lines):
            return
        lines = list(self._lines)
        lines[at], lines[at + step] = lines[at + step], lines[at]
        self.edited.emit(tuple(lines), at + step)
