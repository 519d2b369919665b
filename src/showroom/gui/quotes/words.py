"""Words and tones of quotes on the screen; numbers as people type and read them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from showroom.domain.money import Money, number
from showroom.domain.quotes import Discount, DiscountKind, State
from showroom.gui.kit.labels import Tone
from showroom.services.quotes import QuoteRow

translate = QCoreApplication.translate  # the name by which translations are extracted

TONES: dict[State, Tone] = {
    State.DRAFT: "neutral",
    State.ISSUED: "info",
    State.ACCEPTED: "success",
    State.REFUSED: "danger",
    State.EXPIRED: "warning",
}


APPROVAL_TONES: dict[str, Tone] = {"asked": "warning", "approved": "success", "refused": "danger"}


def state_word(row: QuoteRow) -> str:
    """The state in a word; a draft before the manager says so."""
    if row.state is State.DRAFT and row.approval != "none":
        return {
            "asked": translate("Quotes", "To approve"),
            "approved": translate("Quotes", "Approved"),
            "refused": translate("Quotes", "Not approved"),
        }[row.approval]
    return {
        State.DRAFT: translate("Quotes", "Draft"),
        State.ISSUED: translate("Quotes", "Issued"),
        State.ACCEPTED: translate("Quotes", "Accepted"),
        State.REFUSED: translate("Quotes", "Declined"),
        State.EXPIRED: translate("Quotes", "Expired"),
    }[row.state]


def state_tone(row: QuoteRow) -> Tone:
    """Its tone."""
    if row.state is State.DRAFT and row.approval != "none":
        return APPROVAL_TONES[row.approval]
    return TONES[row.state]


def name_of(row: QuoteRow) -> str:
    """``Q2026-00042``, with its version from the second on; a draft is called so."""
    name = row.number or translate("Quotes", "Draft")
    return f"{name} · v{row.version}" if row.version > 1 else name


def title_of(row: QuoteRow) -> str:
    """The same as a title: a draft beside its state's pill is just a quote."""
    return name_of(row) if row.number else translate("Quotes", "Quote")


def day(value: date | None) -> str:
    """A day as the language writes it, short."""
    if value is None:
        return "—"
    return QLocale().toString(QDate(value.year, value.month, value.day), translate("Quotes", "d MMM yyyy"))


def decimal_text(value: Decimal) -> str:
    """``2.5``: without zeros that say nothing."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def price_text(money: Money) -> str:
    """An amount to edit: no grouping."""
    return f"{money.major:f}"


def discount_text(discount: Discount) -> str:
    """A discount to edit: ``5%``, ``200``, or nothing."""
    if discount.kind is DiscountKind.NONE or discount.value == 0:
        return ""
    text = decimal_text(discount.value)
    return f"{text}%" if discount.kind is DiscountKind.PERCENT else text


def discount_typed(text: str) -> Discount | None:
    """What was typed as a discount: ``5%``, ``9折`` (10 % off), ``200``, nothing. None: it can't be read."""
    typed = text.strip()
    if not typed:
        return Discount()
    if typed.endswith("折"):
        tenths = number(typed[:-1])
        if tenths is None:
            return None
        rate = tenths * 10 if tenths <= 10 else tenths  # 9折 and 95折
        return Discount.percent(100 - rate) if 0 <= rate <= 100 else None
    value = number(typed)
    if value is None:
        return None
    return Discount.percent(value) if typed.endswith(("%", "％")) else Discount.amount(value)
