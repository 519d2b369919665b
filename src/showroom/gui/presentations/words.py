"""The words that the presentation's parts share."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from showroom.clock import zone
from showroom.domain.customers.form import Answer, MoneyRange, Relation
from showroom.domain.money import Money
from showroom.domain.packs.choices import StepKind
from showroom.domain.packs.schema import FormField
from showroom.gui.kit.labels import Tone
from showroom.gui.shell.context import ShellContext
from showroom.services.presentations import Run

KIND_ICONS = {
    StepKind.SAY: "chat-circle",
    StepKind.ASK: "question",
    StepKind.SHOW: "eye",
    StepKind.DO: "hand",
}
_KIND_TONES: dict[StepKind, Tone] = {
    StepKind.SAY: "accent",
    StepKind.ASK: "violet",
    StepKind.SHOW: "info",
    StepKind.DO: "neutral",
}


def kind_name(kind: StepKind) -> str:
    """What a step is: say, ask, show, do."""
    return {
        StepKind.SAY: QCoreApplication.translate("PresentationWords", "Say"),
        StepKind.ASK: QCoreApplication.translate("PresentationWords", "Ask"),
        StepKind.SHOW: QCoreApplication.translate("PresentationWords", "Show"),
        StepKind.DO: QCoreApplication.translate("PresentationWords", "Do"),
    }[kind]


def kind_tone(kind: StepKind) -> Tone:
    return _KIND_TONES[kind]


def whose(customer: str | None, visit_number: int | None) -> str:
    """The customer's name, else the visit's number."""
    if customer:
        return customer
    if visit_number is not None:
        return QCoreApplication.translate("PresentationWords", "Visit {number}").format(number=visit_number)
    return QCoreApplication.translate("PresentationWords", "Presentation")


def said(field: FormField | None, answer: Answer | None, lang: str, currency: str) -> str:
    """An answer as people read it."""
    match answer:
        case None:
            return ""
        case MoneyRange(low, high):
            ends = ["…" if one is None else Money(one, currency).text() for one in (low, high)]
            return " – ".join(ends)
        case bool():
            yes = QCoreApplication.translate("PresentationWords", "Yes")
            return yes if answer else QCoreApplication.translate("PresentationWords", "No")
        case Relation(text, _):
            return text
        case tuple():
            return ", ".join(_option(field, one, lang) for one in answer)
        case str():
            return _option(field, answer, lang)
        case int():
            unit = f" {field.unit.of(lang)}" if field is not None and field.unit is not None else ""
            return f"{answer}{unit}"
    return str(answer)


def _option(field: FormField | None, key: str, lang: str) -> str:
    options = field.options if field is not None else ()
    return next((option.label.of(lang) for option in options if option.key == key), key)


def facts(context: ShellContext, run: Run) -> dict[str, object]:
    """What a phrase is filled with; what is not known yet stays open for the speaker."""
    now = context.clock.now().astimezone(zone(context.shop.store.time_zone))
    return {
        "store": context.shop.store.name,
        "consultant": run.staff,
        "colleague": "…",
        "customer": run.customer or "…",
        "product": "…",
        "date": "…",
        "time": "…",
        "minutes": run.seconds(now) // 60,
    }
