"""Words for customers that are made of data: contacts, owners, grades, reasons."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from showroom.clock import zone
from showroom.domain.packs.schema import Pack
from showroom.gui.kit.labels import Tone
from showroom.gui.shell.context import ShellContext
from showroom.services.customers.values import Duplicate, GradeGiven, Hit, Moment, Person

GRADE_TONES: dict[str, Tone] = {"A": "success", "B": "info", "C": "neutral"}
MOMENT_ICONS = {
    "visit": "storefront",
    "call": "phone",
    "quote": "file-text",
    "presentation": "presentation",
    "grade": "star",
    "registered": "user-plus",
}


def when(context: ShellContext, moment: datetime | None) -> str:
    """A moment as the desk says it: the time for today, else the day; "–" for never."""
    if moment is None:
        return "–"
    local = moment.astimezone(zone(context.shop.store.time_zone))
    today = context.shop.day()
    if context.shop.day(moment) == today:
        return local.strftime("%H:%M")
    return local.strftime("%m-%d %H:%M") if local.year == today.year else local.strftime("%Y-%m-%d")


def second_line(person: Person) -> str:
    """What stands below a name: phone and company."""
    named_by = {person.name}
    return " · ".join(part for part in (person.phone, person.company) if part and part not in named_by)


def owner(person: Person) -> str:
    if person.own:
        return QCoreApplication.translate("CustomerWords", "mine")
    return person.owner or QCoreApplication.translate("CustomerWords", "nobody yet")


def looked_after(person: Person) -> str:
    """Whose customer this is, as a sentence."""
    if person.own:
        return QCoreApplication.translate("CustomerWords", "Looked after by you")
    if not person.owner:
        return QCoreApplication.translate("CustomerWords", "Nobody looks after this customer yet")
    return QCoreApplication.translate("CustomerWords", "Looked after by {name}").format(name=person.owner)


def why(context: ShellContext, hit: Hit) -> str:
    """Why somebody was found, in a few words."""
    return " · ".join(dict.fromkeys(context.word(one.code, word=one.word, matched=one.matched) for one in hit.why))


def reasons(context: ShellContext, duplicate: Duplicate) -> str:
    """Why somebody may be the same person."""
    return " · ".join(context.word(f"same_{one.value}") for one in duplicate.reasons)


def grade_reason(context: ShellContext, pack: Pack, given: GradeGiven) -> str:
    """What a grade rests on: a person's words, or the factors of the rule."""
    if given.by_person:
        said = QCoreApplication.translate("CustomerWords", "{staff}: {reason}")
        return said.format(staff=given.staff, reason=given.reason)
    labels = {factor.key: factor.label.of(context.language) for factor in pack.grading.factors}
    pair = QCoreApplication.translate("CustomerWords", "{factor} {level}")
    return " · ".join(
        pair.format(factor=labels.get(key, key), level=context.word(f"level_{level}")) for key, level in given.legs
    )


def _quote(moment: Moment) -> str:
    states = {
        "draft": QCoreApplication.translate("CustomerWords", "draft"),
        "issued": QCoreApplication.translate("CustomerWords", "issued"),
        "accepted": QCoreApplication.translate("CustomerWords", "accepted"),
        "refused": QCoreApplication.translate("CustomerWords", "refused"),
        "expired": QCoreApplication.translate("CustomerWords", "expired"),
    }
    title = QCoreApplication.translate("CustomerWords", "Quote {number}").format(number=moment.detail).strip()
    return " · ".join((title, states.get(moment.code, moment.code)))


def _presentation(moment: Moment) -> str:
    states = {
        "running": QCoreApplication.translate("CustomerWords", "running"),
        "paused": QCoreApplication.translate("CustomerWords", "paused"),
        "finished": QCoreApplication.translate("CustomerWords", "finished"),
    }
    title = QCoreApplication.translate("CustomerWords", "Presentation, {steps} steps").format(steps=moment.detail)
    return " · ".join((title, states.get(moment.code, moment.code)))


def moment_title(pack: Pack, lang: str, moment: Moment) -> str:
    """An entry of the timeline in words."""
    match moment.kind:
        case "visit":
            titles = {
                "waiting": QCoreApplication.translate("CustomerWords", "Waiting in the showroom"),
                "assigned": QCoreApplication.translate("CustomerWords", "Visit"),
                "greeted": QCoreApplication.translate("CustomerWords", "Visit"),
                "left": QCoreApplication.translate("CustomerWords", "Visit"),
                "left_unserved": QCoreApplication.translate("CustomerWords", "Left without being served"),
            }
            outcomes = {one.key: one.label.of(lang) for one in pack.outcomes}
            kinds = {one.key: one.label.of(lang) for one in pack.visit_kinds}
            detail = outcomes.get(moment.detail) or kinds.get(moment.detail) or ""
            return " · ".join(part for part in (titles.get(moment.code, moment.code), detail) if part)
        case "call":
            return QCoreApplication.translate("CustomerWords", "Call")
        case "grade":
            return QCoreApplication.translate("CustomerWords", "Grade {grade}").format(grade=moment.detail)
        case "registered":
            return QCoreApplication.translate("CustomerWords", "Registered")
        case "quote":
            return _quote(moment)
        case "presentation":
            return _presentation(moment)
    return moment.kind
