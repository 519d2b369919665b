"""One input for each kind of form field, and what is typed in it as an answer."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from showroom.domain import money
from showroom.domain.customers.form import Answer, MoneyRange, Problem, Relation
from showroom.domain.customers.phones import split
from showroom.domain.packs.choices import FieldKind
from showroom.domain.packs.schema import FormField
from showroom.gui.kit.buttons import Chips, Switch
from showroom.gui.kit.fields import Combo, TextArea, line_edit
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import hbox

FEW_OPTIONS = 3  # more are a list: chips would fill the form


class NumberEdit(QWidget):
    """A whole number with its unit behind it."""

    def __init__(self, name: str, label: str, unit: str) -> None:
        super().__init__()
        self.edit = line_edit(name, limit=12)
        self.edit.setAccessibleName(label)
        self.setFocusProxy(self.edit)
        parts: list[QWidget] = [self.edit]
        if unit:
            parts.append(Label(unit, "muted", f"{name}.unit"))
        self.setLayout(hbox(*parts))

    def text(self) -> str:
        return self.edit.text().strip()


class RangeEdit(QWidget):
    """An amount from … to, in the currency's major unit; ``3万`` means thirty thousand."""

    def __init__(self, name: str, label: str, currency: str) -> None:
        super().__init__()
        self._currency = currency
        self.low = line_edit(f"{name}.low", QCoreApplication.translate("PackForm", "from"), limit=20)
        self.high = line_edit(f"{name}.high", QCoreApplication.translate("PackForm", "to"), limit=20)
        for edit in (self.low, self.high):
            edit.setAccessibleName(f"{label}: {edit.placeholderText()}")
        self.setFocusProxy(self.low)
        self.setLayout(hbox(self.low, Label("–", "muted"), self.high, Label(currency, "muted", f"{name}.unit")))

    def answer(self) -> MoneyRange | None:
        """What is typed; None for nothing. Raises ``ValueError`` for what is no amount."""
        ends = [self._minor(edit.text()) for edit in (self.low, self.high)]
        return None if ends == [None, None] else MoneyRange(*ends)

    def _minor(self, typed: str) -> int | None:
        text = typed.strip()
        if not text:
            return None
        factor = Decimal(1)
        if text.endswith("万"):
            text, factor = text[:-1], Decimal(10_000)
        amount = money.number(text)
        if amount is None:
            raise ValueError(typed)
        return money.round_half_up(amount * factor * 10 ** money.exponent(self._currency))

    def show_answer(self, answer: MoneyRange | None) -> None:
        for edit, minor in (
            (self.low, answer.low if answer else None),
            (self.high, answer.high if answer else None),
        ):
            edit.setText("" if minor is None else money.Money(minor, self._currency).digits())


def make(one: FormField, name: str, lang: str, currency: str) -> QWidget:
    """An empty input for a field."""
    placeholder = one.placeholder.of(lang) if one.placeholder else ""
    match one.kind:
        case FieldKind.LONG_TEXT:
            return TextArea(name, placeholder, 3)
        case FieldKind.CHOICE if len(one.options) > FEW_OPTIONS:
            choices = [
                ("", QCoreApplication.translate("PackForm", "– not said –")),
                *((option.key, option.label.of(lang)) for option in one.options),
            ]
            return Combo(name, choices, label=one.label.of(lang))
        case FieldKind.CHOICE:
            return Chips([(option.key, option.label.of(lang)) for option in one.options], name, optional=True)
        case FieldKind.SEVERAL:
            return Chips([(option.key, option.label.of(lang)) for option in one.options], name, several=True)
        case FieldKind.NUMBER:
            return NumberEdit(name, one.label.of(lang), one.unit.of(lang) if one.unit else "")
        case FieldKind.MONEY_RANGE:
            return RangeEdit(name, one.label.of(lang), currency)
        case FieldKind.DATE:
            return line_edit(name, placeholder or QCoreApplication.translate("PackForm", "year-month-day"), limit=10)
        case FieldKind.CONSENT:
            return Switch(name, one.label.of(lang))
        case _:
            return line_edit(name, placeholder)


def read(one: FormField, widget: QWidget) -> Answer | Problem | None:
    """What is typed as an answer; a problem for what is none (a number that is not one)."""
    match widget:
        case NumberEdit():
            if not widget.text():
                return None
            number = money.number(widget.text())
            if number is None or number != number.to_integral_value():
                return Problem(one.key, "form_not_a_number")
            return int(number)
        case RangeEdit():
            try:
                return widget.answer()
            except ValueError:
                return Problem(one.key, "form_not_a_number")
        case Chips():
            return widget.values() if one.kind is FieldKind.SEVERAL else widget.value()
        case Combo():
            return str(widget.value() or "") or None
        case Switch():
            return widget.isChecked()
        case TextArea():
            return widget.toPlainText().strip() or None
    text = _text(widget)
    match one.kind:
        case FieldKind.PHONES:
            return split(text) or None
        case FieldKind.RELATION:
            return Relation(text) if text else None
        case FieldKind.DATE:
            return _date(one, text)
        case _:
            return text or None


def _text(widget: QWidget) -> str:
    text = widget.property("text")
    return text.strip() if isinstance(text, str) else ""


def _date(one: FormField, text: str) -> date | Problem | None:
    if not text:
        return None
    parts = [int(part) for part in re.findall(r"\d+", text)]  # 1988-2-29, 1988/2/29, 1988年2月29日
    try:
        year, month, day = parts
        return date(year, month, day)
    except ValueError:
        return Problem(one.key, "form_not_a_date")


def write(widget: QWidget, answer: Answer | None) -> None:
    """Show an answer in an input; None empties it."""
    match widget:
        case NumberEdit():
            widget.edit.setText("" if answer is None else str(answer))
        case RangeEdit():
            widget.show_answer(answer if isinstance(answer, MoneyRange) else None)
        case Chips():
            keys = answer if isinstance(answer, tuple) else (answer,) if isinstance(answer, str) else ()
            widget.set_values(keys)
        case Combo():
            widget.set_value(answer if isinstance(answer, str) else "")
        case Switch():
            widget.setChecked(answer is True)
        case TextArea():
            widget.setPlainText(answer if isinstance(answer, str) else "")
        case _:
            widget.setProperty("text", _shown(answer))


def _shown(answer: Answer | None) -> str:
    match answer:
        case None:
            return ""
        case tuple():
            return ", ".join(answer)
        case Relation(said, _):
            return said
        case date():
            return answer.isoformat()
        case _:
            return str(answer)
