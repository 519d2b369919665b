"""Words for opportunities that are made of data: amounts, days in a stage, the next step, what happened."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from showroom.clock import zone
from showroom.domain.money import Money
from showroom.domain.opportunities.pipeline import Age
from showroom.domain.packs.opportunities import OpportunityRules, SalesStage
from showroom.gui.kit.days import date_text, day_text
from showroom.gui.kit.labels import Tone
from showroom.gui.shell.context import ShellContext
from showroom.services.opportunities import Assessment, Change, Row, State

AGE_TONES: dict[Age, Tone] = {Age.FRESH: "neutral", Age.OLD: "warning", Age.STALE: "danger"}
ASSESSMENT_TONES: dict[Assessment, Tone] = {
    Assessment.NONE: "warning",
    Assessment.REAL: "success",
    Assessment.NURTURE: "info",
    Assessment.NOT_REAL: "neutral",
}
STATE_TONES: dict[State, Tone] = {State.OPEN: "info", State.WON: "success", State.LOST: "neutral"}


def money(minor: int, currency: str) -> str:
    """``¥12,800``: nobody says cents unless there are some."""
    text = Money(minor, currency).text()
    whole, _, part = text.partition(".")
    return whole if part and not part.strip("0") else text


def amount(row: Row) -> str:
    """The amount, or that it is not known yet."""
    if row.amount is None:
        return QCoreApplication.translate("OpportunityWords", "no amount yet")
    return money(row.amount, row.currency)


def owner(row: Row) -> str:
    return row.owner or QCoreApplication.translate("OpportunityWords", "nobody")


def in_stage(row: Row) -> str:
    """Days in the stage, and in a word whether that is long."""
    if not row.days:
        return QCoreApplication.translate("OpportunityWords", "since today")
    days = QCoreApplication.translate("OpportunityWords", "%n day(s)", "", row.days)
    said = {
        Age.FRESH: "",
        Age.OLD: QCoreApplication.translate("OpportunityWords", "long"),
        Age.STALE: QCoreApplication.translate("OpportunityWords", "stale"),
    }[row.age]
    return f"{days} · {said}" if said else days


def day(context: ShellContext, one: date) -> str:
    """``Today``, ``23 Nov``; with the year where it is another one."""
    today = context.shop.day()
    if abs((one - today).days) <= 1:
        return day_text(one, today, context.language)
    text = date_text(one, context.language)
    if one.year == today.year:
        return text
    return f"{one.year}年{text}" if context.language.startswith("zh") else f"{text} {one.year}"


def moment(context: ShellContext, at: datetime) -> str:
    """``Today 18:40``."""
    return f"{day(context, context.shop.day(at))} {at.astimezone(zone(context.shop.store.time_zone)):%H:%M}"


def next_step(context: ShellContext, row: Row) -> str:
    """The next step with its day; one that should have been done says so."""
    if row.next_step_on is None:
        return row.next_step or QCoreApplication.translate("OpportunityWords", "no next step")
    on = day(context, row.next_step_on)
    if row.late:
        date_ = date_text(row.next_step_on, context.language)
        on = QCoreApplication.translate("OpportunityWords", "overdue {day}").format(day=date_)
    return f"{on} · {row.next_step}" if row.next_step else on


def stage_label(context: ShellContext, rules: OpportunityRules, key: str) -> str:
    """A stage's name; one that the pack has no more keeps its key."""
    stage = rules.stage(key)
    return stage.label.of(context.language) if stage is not None else key


def following(rules: OpportunityRules, key: str) -> SalesStage | None:
    """The stage after this one."""
    keys = [one.key for one in rules.stages]
    at = keys.index(key) + 1 if key in keys else len(keys)
    return rules.stages[at] if at < len(keys) else None


def signals(context: ShellContext, rules: OpportunityRules, keys: tuple[str, ...]) -> list[str]:
    labels = {one.key: one.label.of(context.language) for one in rules.signals}
    return [labels.get(key, key) for key in keys]


def lost_reason(context: ShellContext, rules: OpportunityRules, key: str) -> str:
    return next((one.label.of(context.language) for one in rules.lost_reasons if one.key == key), key)


def change(context: ShellContext, rules: OpportunityRules, one: Change) -> str:
    """A line of the history."""
    match one.kind:
        case "opened":
            return QCoreApplication.translate("OpportunityWords", "Opened")
        case "stage":
            return " → ".join(stage_label(context, rules, key) for key in (one.before, one.after))
        case "owner":
            return QCoreApplication.translate("OpportunityWords", "Given to {name}").format(name=one.after)
        case "assessed":
            said = QCoreApplication.translate("OpportunityWords", "Assessed: {what}")
            return said.format(what=context.word(f"assessment_{one.after}"))
        case "won":
            return QCoreApplication.translate("OpportunityWords", "Won")
        case "lost":
            said = QCoreApplication.translate("OpportunityWords", "Lost: {reason}")
            return said.format(reason=lost_reason(context, rules, one.after))
        case "reopened":
            return QCoreApplication.translate("OpportunityWords", "Reopened")
        case "signal":
            (label,) = signals(context, rules, (one.after,))
            source = context.word(f"opportunity_source_{one.before}")
            said = QCoreApplication.translate("OpportunityWords", "Signal: {signal} ({source})")
            return said.format(signal=label, source=source)
    return one.kind


def spoken(context: ShellContext, rules: OpportunityRules, row: Row) -> str:
    """Everything on a card, for screen readers."""
    parts = (
        row.customer.name,
        row.title,
        amount(row),
        in_stage(row),
        owner(row),
        next_step(context, row),
        context.word(f"assessment_{row.assessment.value}"),
        *signals(context, rules, row.signals),
    )
    return ", ".join(part for part in parts if part)
