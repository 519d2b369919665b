"""Words for customers that are made of data: contacts, owners, grades, reasons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from showroom.clock import zone
from showroom.domain import money
from showroom.domain.customers.tiers import Reason
from showroom.domain.packs.schema import Pack
from showroom.gui.kit.labels import Tone
from showroom.gui.shell.context import ShellContext
from showroom.services.customers.values import Duplicate, GradeGiven, Hit, Person

GRADE_TONES: dict[str, Tone] = {"H": "violet", "A": "success", "B": "info", "C": "neutral"}
TIER_TONES: dict[str, Tone] = {"vip": "violet", "regular": "success", "dormant": "warning", "prospect": "info"}


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
    telling = sorted(hit.why, key=lambda one: one.code.startswith("found_description"))  # the plate before its province
    return " · ".join(dict.fromkeys(context.word(one.code, word=one.word, matched=one.matched) for one in telling))


def reasons(context: ShellContext, duplicate: Duplicate) -> str:
    """Why somebody may be the same person."""
    return " · ".join(context.word(f"same_{one.value}") for one in duplicate.reasons)


def grade_reason(context: ShellContext, pack: Pack, given: GradeGiven) -> str:
    """What a grade rests on: a person's words, or the factors of the rule."""
    if given.by_person and not given.reason:
        return QCoreApplication.translate("CustomerWords", "Graded by hand by {staff}").format(staff=given.staff)
    if given.by_person:
        said = QCoreApplication.translate("CustomerWords", "{staff}: {reason}")
        return said.format(staff=given.staff, reason=given.reason)
    labels = {factor.key: factor.label.of(context.language) for factor in pack.grading.factors}
    pair = QCoreApplication.translate("CustomerWords", "{factor} {level}")
    return " · ".join(
        pair.format(factor=labels.get(key, key), level=context.word(f"level_{level}")) for key, level in given.legs
    )


def amount(minor: int, currency: str) -> str:
    """An amount as it is said at the counter: nobody says cents."""
    major = money.Money(minor, currency).major
    if major != major.to_integral_value():
        return money.Money(minor, currency).text()
    return f"{major:,.0f} {unit(currency)}"


def unit(currency: str) -> str:
    """A currency as it is said: 元 in a Chinese sentence, else its code."""
    return QCoreApplication.translate("CustomerWords", "CNY") if currency == "CNY" else currency


def value_reasons(context: ShellContext, pack: Pack, found: Sequence[Reason]) -> str:
    """Why somebody is on the list of high value, or at risk."""
    labels = {tier.key: tier.label.of(context.language) for tier in pack.customers.tiers}
    said = []
    for one in found:
        facts = dict(one.facts)
        if "amount" in facts:
            facts["amount"] = amount(int(str(facts["amount"])), context.shop.store.currency)
        if "tier" in facts:
            facts["tier"] = labels.get(str(facts["tier"]), facts["tier"])
        said.append(context.word(f"value_{one.why.value}", **facts))
    return " · ".join(dict.fromkeys(said))
