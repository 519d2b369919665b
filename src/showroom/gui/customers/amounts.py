"""Inputs of the form for numbers: one with its unit, an amount of money from … to."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from showroom.domain import money
from showroom.domain.customers.form import MoneyRange
from showroom.gui.customers import words
from showroom.gui.customers.parts import Parts
from showroom.gui.kit.fields import line_edit
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import hbox

_TIMES = {"万": 10_000, "w": 10_000, "千": 1_000, "k": 1_000, "m": 1_000_000, "亿": 100_000_000}
_FROM_TO = re.compile(r"([^-–—~～至到]+)[-–—~～至到]([^-–—~～至到]+)")


class NumberEdit(Parts):
    """A whole number with its unit behind it."""

    def __init__(self, name: str, label: str, unit: str) -> None:
        super().__init__(name)
        self.edit = line_edit(name, limit=12)
        self.inputs = (self.edit,)
        self.label(label)
        self.setFocusProxy(self.edit)
        parts: list[QWidget] = [self.edit]
        if unit:
            parts.append(Label(unit, "muted", f"{name}.unit"))
        self.setLayout(hbox(*parts))

    def text(self) -> str:
        return self.edit.text().strip()


class RangeEdit(Parts):
    """An amount from … to, in the currency's major unit. ``3万``, ``3w`` or ``30k`` means thirty thousand, and
    becomes it on leaving; ``30-50万`` in the first input goes into both.
    """

    def __init__(self, name: str, label: str, currency: str) -> None:
        super().__init__(name)
        self._currency = currency
        self.low = line_edit(f"{name}.low", QCoreApplication.translate("PackForm", "from"), limit=20)
        self.high = line_edit(f"{name}.high", QCoreApplication.translate("PackForm", "to"), limit=20)
        self.inputs = (self.low, self.high)
        for edit in (self.low, self.high):
            edit.setAccessibleName(f"{label}: {edit.placeholderText()}")
            edit.editingFinished.connect(partial(self._tidy, edit))
        self.setFocusProxy(self.low)
        unit = Label(words.unit(currency), "muted", f"{name}.unit")
        self.setLayout(hbox(self.low, Label("–", "muted"), self.high, unit))

    def answer(self) -> MoneyRange | None:
        """What is typed; None for nothing. Raises ``ValueError`` for what is no amount."""
        ends = [self._minor(text) for text in self._ends()]
        return None if ends == [None, None] else MoneyRange(*ends)

    def show_answer(self, answer: MoneyRange | None) -> None:
        for edit, minor in (
            (self.low, answer.low if answer else None),
            (self.high, answer.high if answer else None),
        ):
            edit.setText("" if minor is None else money.Money(minor, self._currency).digits())

    def _ends(self) -> tuple[str, str]:
        """The two texts; both typed into the first are taken apart, a unit behind them is meant for both."""
        low, high = self.low.text().strip(), self.high.text().strip()
        both = _FROM_TO.fullmatch(low)
        if both is None or high:
            return low, high
        low, high = both[1].strip(), both[2].strip()
        if high[-1:].lower() in _TIMES and low[-1:].lower() not in _TIMES:
            plain, limit = money.number(low), money.number(high[:-1].strip())
            if plain is not None and limit is not None and plain < limit:  # not of 8000-1.2万
                low += high[-1]
        return low, high

    def _minor(self, text: str) -> int | None:
        if not text:
            return None
        times = _TIMES.get(text[-1].lower(), 1)
        amount = money.number(text[:-1].strip() if times > 1 else text)
        if amount is None:
            raise ValueError(text)
        return money.round_half_up(amount * times * 10 ** money.exponent(self._currency))

    def _tidy(self, edit: QLineEdit) -> None:
        """Write an amount out that was typed short; what is no amount stays as it was typed."""
        ends = self._ends()
        was_split = ends != (self.low.text().strip(), self.high.text().strip())
        for one, text in zip((self.low, self.high), ends, strict=True):
            if one is not edit and not was_split:
                continue
            try:
                minor = self._minor(text)
            except ValueError:
                return
            if minor is not None and (was_split or text[-1:].lower() in _TIMES):
                one.setText(money.Money(minor, self._currency).digits())
