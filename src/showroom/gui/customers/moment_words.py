"""An entry of a customer's timeline in words, its drawing, and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from showroom.domain.calls.rules import CallTopic
from showroom.domain.packs.schema import Pack
from showroom.gui.shell.context import ShellContext
from showroom.services.customers.values import Moment

ICONS = {
    "visit": "storefront",
    "call": "phone",
    "quote": "file-text",
    "presentation": "presentation",
    "appointment": "calendar-check",
    "opportunity": "kanban",
    "grade": "star",
    "change": "pencil-simple",
    "owner": "user-switch",
    "claim": "flag",
    "ruling": "stamp",
    "merge": "git-branch",
    "registered": "user-plus",
}
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("visits", ("visit", "appointment")),
    ("calls", ("call",)),
    ("selling", ("presentation", "quote", "opportunity")),
    ("changes", ("change", "grade", "owner", "claim", "ruling", "merge", "registered")),
)
"""What is chosen together above the timeline."""
_TOPICS = frozenset(topic.value for topic in CallTopic)


def group_title(key: str) -> str:
    """A choice above the timeline."""
    return {
        "visits": QCoreApplication.translate("MomentWords", "Visits"),
        "calls": QCoreApplication.translate("MomentWords", "Calls"),
        "selling": QCoreApplication.translate("MomentWords", "Presentations and quotes"),
        "changes": QCoreApplication.translate("MomentWords", "Changes"),
    }[key]


def leads_to(moment: Moment, customer_id: int) -> tuple[str, dict[str, Any]]:
    """The page and its arguments that show the entry's record; an entry without one shows the customer's details."""
    match moment.kind:
        case "visit":
            return "reception", {"visit_id": moment.ref}
        case "call":
            return "calls", {"call_id": moment.ref}
        case "quote":
            return "quotes", {"quote_id": moment.ref}
        case "presentation":
            return "presentations", {"presentation_id": moment.ref}
        case "appointment":
            return "appointments", {"appointment_id": moment.ref}
        case "opportunity":
            return "opportunities", {"opportunity_id": moment.ref}
        case "claim" | "ruling":
            return "ownership", {"claim_id": moment.ref}
    return "customers", {"customer_id": customer_id, "section": "details"}


def title(context: ShellContext, pack: Pack, moment: Moment) -> str:
    """What happened, in a few words."""
    said = _TITLES.get(moment.kind)
    return said(context, pack, moment) if said is not None else moment.kind


def second(context: ShellContext, moment: Moment) -> str:
    """What was said, or what a call was about where nothing was written."""
    if moment.kind == "call" and not moment.said and moment.detail in _TOPICS:
        return context.word(f"topic_{moment.detail}")
    return " ".join(moment.said.split())


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _visit(context: ShellContext, pack: Pack, moment: Moment) -> str:
    lang = context.language
    served = QCoreApplication.translate("MomentWords", "Visit")
    titles = {
        "waiting": QCoreApplication.translate("MomentWords", "Waiting in the showroom"),
        "assigned": served,
        "greeted": served,
        "left": served,
        "left_unserved": QCoreApplication.translate("MomentWords", "Left without being served"),
    }
    outcomes = {one.key: one.label.of(lang) for one in pack.outcomes}
    kinds = {one.key: one.label.of(lang) for one in pack.visit_kinds}
    return _joined(titles.get(moment.code, served), outcomes.get(moment.detail) or kinds.get(moment.detail) or "")


def _call(context: ShellContext, _pack: Pack, moment: Moment) -> str:
    topic = context.word(f"topic_{moment.detail}") if moment.detail in _TOPICS and moment.said else ""
    return _joined(QCoreApplication.translate("MomentWords", "Call"), topic)


def _grade(_context: ShellContext, _pack: Pack, moment: Moment) -> str:
    said = QCoreApplication.translate("MomentWords", "Grade {grade}").format(grade=moment.detail)
    by_hand = QCoreApplication.translate("MomentWords", "by hand") if moment.code == "person" else ""
    return _joined(said, by_hand)


def _quote(_context: ShellContext, _pack: Pack, moment: Moment) -> str:
    states = {
        "draft": QCoreApplication.translate("MomentWords", "draft"),
        "issued": QCoreApplication.translate("MomentWords", "issued"),
        "accepted": QCoreApplication.translate("MomentWords", "accepted"),
        "refused": QCoreApplication.translate("MomentWords", "refused"),
        "expired": QCoreApplication.translate("MomentWords", "expired"),
    }
    said = QCoreApplication.translate("MomentWords", "Quote {number}").format(number=moment.detail).strip()
    return _joined(said, states.get(moment.code, moment.code))


def _presentation(_context: ShellContext, _pack: Pack, moment: Moment) -> str:
    states = {
        "running": QCoreApplication.translate("MomentWords", "running"),
        "paused": QCoreApplication.translate("MomentWords", "paused"),
        "finished": QCoreApplication.translate("MomentWords", "finished"),
    }
    said = QCoreApplication.translate("MomentWords", "Presentation, {steps} steps").format(steps=moment.detail)
    return _joined(said, states.get(moment.code, moment.code))


def _appointment(_context: ShellContext, _pack: Pack, moment: Moment) -> str:
    states = {
        "expected": QCoreApplication.translate("MomentWords", "expected"),
        "came": QCoreApplication.translate("MomentWords", "came"),
        "cancelled": QCoreApplication.translate("MomentWords", "cancelled"),
    }
    said = QCoreApplication.translate("MomentWords", "Appointment")
    return _joined(said, states.get(moment.code, ""))


def _change(context: ShellContext, pack: Pack, moment: Moment) -> str:
    lang = context.language
    labels = {one.key: one.label.of(lang) for one in pack.form.fields} | relation_titles()
    names = QCoreApplication.translate("MomentWords", ", ").join(
        labels.get(key, key) for key in moment.detail.split(",")
    )
    titles = {
        "changed": QCoreApplication.translate("MomentWords", "Changed: {fields}"),
        "confirmed": QCoreApplication.translate("MomentWords", "Confirmed as still right: {fields}"),
        "related": QCoreApplication.translate("MomentWords", "Relation noted: {fields}"),
        "unrelated": QCoreApplication.translate("MomentWords", "Relation taken away: {fields}"),
    }
    return titles.get(moment.code, "{fields}").format(fields=names)


def relation_titles() -> dict[str, str]:
    """The kinds of relation, as a heading."""
    return {
        "household": QCoreApplication.translate("MomentWords", "Household"),
        "referrer": QCoreApplication.translate("MomentWords", "Recommendation"),
        "company_contact": QCoreApplication.translate("MomentWords", "Contact of a company"),
        "other": QCoreApplication.translate("MomentWords", "Other"),
    }


def _owner(_context: ShellContext, _pack: Pack, moment: Moment) -> str:
    if not moment.staff:
        return QCoreApplication.translate("MomentWords", "Nobody looks after the customer any more")
    if moment.code == "taken_back":
        said = QCoreApplication.translate("MomentWords", "A contact was taken back; {name} looks after the customer")
        return said.format(name=moment.staff)
    return QCoreApplication.translate("MomentWords", "{name} looks after the customer from now on").format(
        name=moment.staff
    )


def _claim(_context: ShellContext, _pack: Pack, moment: Moment) -> str:
    return QCoreApplication.translate("MomentWords", "Claim {number} at the ownership desk").format(
        number=moment.detail
    )


def _ruling(_context: ShellContext, _pack: Pack, moment: Moment) -> str:
    said = QCoreApplication.translate("MomentWords", "Ruling on claim {number}").format(number=moment.detail)
    return _joined(said, moment.staff)


def _merge(_context: ShellContext, _pack: Pack, moment: Moment) -> str:
    if moment.code == "undone":
        return QCoreApplication.translate("MomentWords", "Merged with another record, taken back since")
    return QCoreApplication.translate("MomentWords", "Merged with another record")


def _opportunity(context: ShellContext, pack: Pack, moment: Moment) -> str:
    titles = {
        "opened": QCoreApplication.translate("MomentWords", "Opportunity opened"),
        "stage": QCoreApplication.translate("MomentWords", "Opportunity moved on"),
        "owner": QCoreApplication.translate("MomentWords", "Opportunity given out"),
        "assessed": QCoreApplication.translate("MomentWords", "Opportunity assessed"),
        "won": QCoreApplication.translate("MomentWords", "Opportunity won"),
        "lost": QCoreApplication.translate("MomentWords", "Opportunity lost"),
        "reopened": QCoreApplication.translate("MomentWords", "Opportunity opened again"),
    }
    said = titles.get(moment.code, QCoreApplication.translate("MomentWords", "Opportunity"))
    stages = {one.key: one.label.of(context.language) for one in pack.opportunities.stages}
    reasons = {one.key: one.label.of(context.language) for one in pack.opportunities.lost_reasons}
    return _joined(said, stages.get(moment.detail) or reasons.get(moment.detail) or "")


def _registered(context: ShellContext, pack: Pack, moment: Moment) -> str:
    channels = {one.key: one.label.of(context.language) for one in pack.channels}
    return _joined(QCoreApplication.translate("MomentWords", "Registered"), channels.get(moment.detail, ""))


_TITLES: dict[str, Callable[[ShellContext, Pack, Moment], str]] = {
    "visit": _visit,
    "call": _call,
    "grade": _grade,
    "quote": _quote,
    "presentation": _presentation,
    "appointment": _appointment,
    "change": _change,
    "owner": _owner,
    "claim": _claim,
    "ruling": _ruling,
    "merge": _merge,
    "opportunity": _opportunity,
    "registered": _registered,
}
