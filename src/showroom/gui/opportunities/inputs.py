"""What is said of an opportunity: what it is about, worth, when it is expected, and the next step with its day."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from showroom.domain import money
from showroom.gui.customers.parts import DateEdit
from showroom.gui.kit.fields import Field, line_edit
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.shell.context import ShellContext
from showroom.services.opportunities import Details, Row
from showroom.services.opportunities.values import LARGEST_TITLE


def minor(typed: str, currency: str) -> int | None:
    """Minor units of what is typed (``12,800``, ``1.3万``); None for nothing. Raises ``ValueError`` for no amount."""
    text, factor = typed.strip(), Decimal(1)
    if not text:
        return None
    if text.endswith("万"):
        text, factor = text[:-1], Decimal(10_000)
    amount = money.number(text)
    if amount is None or amount < 0:
        raise ValueError(typed)
    return money.round_half_up(amount * factor * 10 ** money.exponent(currency))


class DetailsForm(QWidget):
    """``changed``: something was typed. ``name``: the object name that those of the inputs begin with."""

    changed = Signal()

    def __init__(self, context: ShellContext, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._context, self._currency = context, context.shop.store.currency
        self._shown = Details()
        self._quiet = False
        label_on, label_next_on = self.tr("Expected on"), self.tr("Next step on")
        day = f"{context.shop.day():%Y-%m-%d}"
        self._title = line_edit(f"{name}.title", self.tr("What is it about?"), limit=LARGEST_TITLE)
        self._amount = line_edit(f"{name}.amount", self.tr("not known yet"), limit=24)
        self._on = DateEdit(f"{name}.on", label_on, day)
        self._next = line_edit(f"{name}.next", self.tr("For example: call to agree on a day"))
        self._next_on = DateEdit(f"{name}.next_on", label_next_on, day)
        self.fields = {
            "title": Field(self.tr("Title"), self._title),
            "amount": Field(self.tr("Amount in {currency}").format(currency=self._currency), self._amount),
            "expected_on": Field(label_on, self._on),
            "next_step": Field(self.tr("Next step"), self._next),
            "next_step_on": Field(label_next_on, self._next_on),
        }
        named = self.fields
        worth = hbox(named["amount"], named["expected_on"], spacing=10)
        for at in range(2):
            worth.setStretch(at, 1)
            worth.setAlignment(named[("amount", "expected_on")[at]], Qt.AlignmentFlag.AlignTop)
        self.setLayout(vbox(named["title"], worth, named["next_step"], named["next_step_on"], spacing=10))
        for edit in (self._title, self._amount, self._next, self._on.edit, self._next_on.edit):
            edit.textChanged.connect(lambda _text: self._on_typed())

    def show_row(self, row: Row) -> None:
        """Put the details of one into the inputs; whoever may not change it can only read them."""
        self._quiet = True
        self._shown = Details(row.title, row.amount, row.expected_on, row.next_step, row.next_step_on)
        self._title.setText(row.title)
        self._amount.setText("" if row.amount is None else money.Money(row.amount, row.currency).digits())
        self._on.show_answer(row.expected_on)
        self._next.setText(row.next_step)
        self._next_on.show_answer(row.next_step_on)
        for edit in (self._title, self._amount, self._next, self._on.edit, self._next_on.edit):
            edit.setReadOnly(not row.may_edit)
        for field in self.fields.values():
            field.set_error("")
        for date_edit in (self._on, self._next_on):
            button = date_edit.findChild(QPushButton)
            if button is not None:
                button.setVisible(row.may_edit)
        # what was written is kept from colleagues: an empty input would say that there is nothing
        self.fields["title"].setVisible(row.may_edit or bool(row.title))
        self.fields["next_step"].setVisible(row.may_edit or bool(row.next_step))
        self._quiet = False

    @property
    def is_changed(self) -> bool:
        """Whether something else is typed than what is kept; what can't be read yet counts."""
        return bool(self.problems()) or self.details() != self._shown

    def problems(self) -> dict[str, str]:
        """Field → sentence."""
        found: dict[str, str] = {}
        try:
            minor(self._amount.text(), self._currency)
        except ValueError:
            found["amount"] = QCoreApplication.translate("DetailsForm", "Type an amount, for example 12800.")
        for key, edit in (("expected_on", self._on), ("next_step_on", self._next_on)):
            try:
                edit.answer()
            except ValueError:
                found[key] = QCoreApplication.translate("DetailsForm", "Type a day, for example 2026-11-23.")
        return found

    def details(self) -> Details:
        """What is typed; only without ``problems``."""
        return Details(
            self._title.text().strip(),
            minor(self._amount.text(), self._currency),
            self._on.answer(),
            self._next.text().strip(),
            self._next_on.answer(),
        )

    def _on_typed(self) -> None:
        if not self._quiet:
            self.changed.emit()
