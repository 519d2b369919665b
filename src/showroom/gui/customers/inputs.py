"""One input for each kind of form field, and what is typed in it as an answer."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from showroom.domain import money
from showroom.domain.customers.form import Answer, MoneyRange, Problem, Relation
from showroom.domain.packs.choices import FieldKind
from showroom.domain.packs.schema import FormField
from showroom.gui.customers.amounts import NumberEdit, RangeEdit
from showroom.gui.customers.parts import DateEdit, Guesses, PersonEdit, PhonesEdit
from showroom.gui.kit.buttons import Chips, Switch
from showroom.gui.kit.fields import Combo, TextArea, line_edit

FEW_OPTIONS = 3  # more are a list: chips would fill the form


def make(one: FormField, name: str, lang: str, currency: str, region: str, guesses: Guesses | None = None) -> QWidget:
    """An empty input for a field. ``guesses`` finds the customers that a relation may mean."""
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
            said = placeholder or QCoreApplication.translate("PackForm", "year-month-day")
            return DateEdit(name, one.label.of(lang), said)
        case FieldKind.PHONES:
            return PhonesEdit(name, one.label.of(lang), placeholder, region)
        case FieldKind.RELATION:
            return PersonEdit(name, one.label.of(lang), placeholder, guesses)
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
            if number is None:
                return Problem(one.key, "form_not_a_number")
            if number != number.to_integral_value():
                return Problem(one.key, "form_not_whole")
            return int(number)
        case RangeEdit():
            try:
                return widget.answer()
            except ValueError:
                return Problem(one.key, "form_not_a_number")
        case DateEdit():
            try:
                return widget.answer()
            except ValueError:
                return Problem(one.key, "form_not_a_date")
        case PhonesEdit() | PersonEdit():
            return widget.answer()
        case Chips():
            return widget.values() if one.kind is FieldKind.SEVERAL else widget.value()
        case Combo():
            return str(widget.value() or "") or None
        case Switch():
            return widget.isChecked()
        case TextArea():
            return widget.toPlainText().strip() or None
    return _text(widget) or None


def _text(widget: QWidget) -> str:
    text = widget.property("text")
    return text.strip() if isinstance(text, str) else ""


def write(widget: QWidget, answer: Answer | None) -> None:
    """Show an answer in an input; None empties it."""
    match widget:
        case NumberEdit():
            widget.edit.setText("" if answer is None else str(answer))
        case RangeEdit():
            widget.show_answer(answer if isinstance(answer, MoneyRange) else None)
        case DateEdit():
            widget.show_answer(answer if isinstance(answer, date) else None)
        case PhonesEdit():
            widget.set_text(", ".join(answer) if isinstance(answer, tuple) else "")
        case PersonEdit():
            widget.show_answer(answer if isinstance(answer, Relation) else None)
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
            widget.setProperty("text", answer if isinstance(answer, str) else "")
