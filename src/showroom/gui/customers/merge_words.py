"""Words of merging that are made of data: answers, what moves, what was changed since."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from showroom.domain.customers.form import Answer, MoneyRange, Relation
from showroom.domain.packs.schema import FormField, Pack
from showroom.gui.customers import words
from showroom.gui.shell.context import ShellContext
from showroom.services.customers.merging import MergedFrom, Pair


def _counted(table: str) -> Callable[[int], str]:
    """How many rows of a table, in words."""

    def said(count: int) -> str:
        match table:
            case "visit":
                return QCoreApplication.translate("MergeWords", "%n visit(s)", "", count)
            case "call":
                return QCoreApplication.translate("MergeWords", "%n call(s)", "", count)
            case "quote":
                return QCoreApplication.translate("MergeWords", "%n quote(s)", "", count)
            case "presentation":
                return QCoreApplication.translate("MergeWords", "%n presentation(s)", "", count)
            case "appointment":
                return QCoreApplication.translate("MergeWords", "%n appointment(s)", "", count)
            case "opportunity":
                return QCoreApplication.translate("MergeWords", "%n opportunity(s)", "", count)
            case "ownership_claim" | "ownership_statement" | "ownership_ruling":
                return QCoreApplication.translate("MergeWords", "%n claim(s) of ownership", "", count)
            case "call_message":
                return QCoreApplication.translate("MergeWords", "%n message(s)", "", count)
        return QCoreApplication.translate("MergeWords", "%n other record(s)", "", count)

    return said


def history(counts: Sequence[tuple[str, int]]) -> str:
    """ "3 visits, 1 quote": tables nobody gave a word to are counted together."""
    said: dict[str, int] = {}
    for table, count in counts:
        said[_name(table)] = said.get(_name(table), 0) + count
    comma = QCoreApplication.translate("MergeWords", ", ")
    return comma.join(_counted(name)(count) for name, count in said.items())


_NAMED = frozenset({"visit", "call", "quote", "presentation", "appointment", "opportunity", "call_message"})


def _name(table: str) -> str:
    if table.startswith("ownership_"):
        return "ownership_claim"
    return table if table in _NAMED else ""


def called(one: MergedFrom) -> str:
    """The record that was merged away."""
    return one.name or QCoreApplication.translate("MergeWords", "another record")


def one_of(table: str) -> str:
    """One row of a table."""
    match _name(table):
        case "visit":
            return QCoreApplication.translate("MergeWords", "Visit")
        case "call":
            return QCoreApplication.translate("MergeWords", "Call")
        case "quote":
            return QCoreApplication.translate("MergeWords", "Quote")
        case "presentation":
            return QCoreApplication.translate("MergeWords", "Presentation")
        case "appointment":
            return QCoreApplication.translate("MergeWords", "Appointment")
        case "opportunity":
            return QCoreApplication.translate("MergeWords", "Opportunity")
        case "ownership_claim":
            return QCoreApplication.translate("MergeWords", "Claim of ownership")
        case "call_message":
            return QCoreApplication.translate("MergeWords", "Message")
    return QCoreApplication.translate("MergeWords", "Other record")


def label(context: ShellContext, pair: Pair) -> str:
    """What a pair is about."""
    if pair.field is not None:
        return pair.field.label.of(context.language)
    return column(pair.key)


def column(key: str) -> str:
    """What a column is called that the form does not ask for."""
    named = {
        "name": QCoreApplication.translate("MergeWords", "Name"),
        "phones": QCoreApplication.translate("MergeWords", "Phones"),
        "kind": QCoreApplication.translate("MergeWords", "Kind"),
        "grade": QCoreApplication.translate("MergeWords", "Grade"),
        "notes": QCoreApplication.translate("MergeWords", "Notes"),
        "referrer": QCoreApplication.translate("MergeWords", "Recommended by"),
        "consent": QCoreApplication.translate("MergeWords", "Consent"),
    }
    return named.get(key, key.removeprefix("field.").replace("_", " "))


def answer(context: ShellContext, one: FormField | None, given: Answer | None) -> str:
    """An answer in words; "–" for none."""
    if given is None:
        return "–"
    lang = context.language
    options = {option.key: option.label.of(lang) for option in one.options} if one is not None else {}
    match given:
        case bool():
            yes, no = QCoreApplication.translate("MergeWords", "yes"), QCoreApplication.translate("MergeWords", "no")
            return yes if given else no
        case MoneyRange(low, high):
            currency = context.shop.store.currency
            return " – ".join("…" if end is None else words.amount(end, currency) for end in (low, high))
        case Relation(said, customer_id):
            return said or (f"#{customer_id}" if customer_id is not None else "–")
        case tuple():
            return QCoreApplication.translate("MergeWords", ", ").join(options.get(key, key) for key in given)
        case int() if one is not None and one.unit is not None:
            return f"{given} {one.unit.of(lang)}"
        case str():
            return options.get(given, given)
    return str(given)


def kept_since(context: ShellContext, pack: Pack, kept: Sequence[tuple[str, tuple[str, ...]]]) -> str:
    """What somebody changed after a merge and therefore stays: the names of the fields."""
    labels = {one.column: one.label.of(context.language) for one in pack.form.fields if one.column is not None}
    said: list[str] = []
    for table, columns in kept:
        if table == "customer":
            name = next((labels[one] for one in columns if one in labels), None)
            said.append(name or column(columns[0]))
        else:
            said.append(one_of(table) if _name(table) else QCoreApplication.translate("MergeWords", "an answer"))
    return QCoreApplication.translate("MergeWords", ", ").join(dict.fromkeys(said))
