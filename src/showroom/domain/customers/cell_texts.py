"""An answer as a cell of a file, written so that :mod:`showroom.domain.customers.cells` reads the same answer again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from showroom.domain.customers import cells
from showroom.domain.customers.form import Answer, MoneyRange, Relation
from showroom.domain.money import exponent
from showroom.domain.packs.choices import FieldKind
from showroom.domain.packs.schema import Form, FormField

_YES = {"en": "yes", "zh_CN": "是"}


def text_of(one: FormField, answer: Answer | None, lang: str, currency: str) -> str:
    """The cell; empty for no answer. Money in major units, days in ISO 8601, options by their labels."""
    match answer:
        case None | False:
            return ""
        case True:
            return _YES["zh_CN" if lang.startswith("zh") else "en"]
        case str():
            return _option(one, answer, lang) if one.kind is FieldKind.CHOICE else answer
        case tuple():
            if one.kind is FieldKind.SEVERAL:
                return "; ".join(_option(one, key, lang) for key in answer)
            return "; ".join(answer)
        case MoneyRange(low, high):
            return _range(low, high, currency)
        case Relation(said, _):
            return said
        case date():
            return answer.isoformat()
    return str(answer)


def heads_of(form: Form, lang: str) -> tuple[str, ...]:
    """A head for every field, in the form's order: its label, where a reader knows the field by it; else its key."""
    labels = [one.label.of(lang) for one in form.fields]
    guessed = cells.guess(form, labels)
    return tuple(
        label if guessed.get(one.key) == (at,) else one.key
        for at, (one, label) in enumerate(zip(form.fields, labels, strict=True))
    )


def _option(one: FormField, key: str, lang: str) -> str:
    """The option's label; its key where the label would be read as another option or as several."""
    label = next((option.label.of(lang) for option in one.options if option.key == key), key)
    return label if cells.option_of(one, label) == key and not set(label) & set(";；\n") else key


def _range(low: int | None, high: int | None, currency: str) -> str:
    def major(minor: int) -> str:
        amount = Decimal(minor).scaleb(-exponent(currency))
        return str(amount.to_integral_value() if amount == amount.to_integral_value() else amount)

    if low is None:
        return f"≤{major(high)}" if high is not None else ""
    if high is None:
        return f"≥{major(low)}"
    return major(low) if low == high else f"{major(low)}–{major(high)}"
