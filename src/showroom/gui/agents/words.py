"""Words for notices that are made of data: how long they hold, how they stand, what a number is known for."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from showroom.clock import zone
from showroom.domain.customers import masking
from showroom.gui.kit.days import date_text, day_text
from showroom.gui.kit.labels import Tone
from showroom.gui.shell.context import ShellContext
from showroom.services.agents import KnownCustomer, NoticeMatch, NoticeRow, NoticeState

TONES: dict[NoticeState, Tone] = {
    NoticeState.OPEN: "success",
    NoticeState.USED: "info",
    NoticeState.EXPIRED: "neutral",
    NoticeState.DISPUTED: "danger",
    NoticeState.WITHDRAWN: "neutral",
    NoticeState.LOST: "neutral",
}
_SOON_DAYS = 3


def left(valid_until: datetime, now: datetime) -> str:
    """``12 days left``, on the last day the hours; empty once it is over."""
    seconds = (valid_until - now).total_seconds()
    if seconds <= 0:
        return ""
    if seconds < 86400:
        return QCoreApplication.translate("AgentWords", "%n hour(s) left", "", max(1, int(seconds // 3600)))
    return QCoreApplication.translate("AgentWords", "%n day(s) left", "", int(seconds // 86400))


def left_tone(row: NoticeRow, now: datetime) -> Tone | None:
    """A notice that ends soon is told apart; plain otherwise."""
    days = (row.valid_until - now).total_seconds() / 86400
    return "warning" if row.state is NoticeState.OPEN and 0 < days < _SOON_DAYS else None


def when(context: ShellContext, moment: datetime) -> str:
    """``Today 09:12``, ``7 Nov 18:40``."""
    local = moment.astimezone(zone(context.shop.store.time_zone))
    said, today = context.shop.day(moment), context.shop.day()
    near = abs((said - today).days) <= 1
    day = day_text(said, today, context.language) if near else date_text(said, context.language)
    return f"{day} {local:%H:%M}"


def until(context: ShellContext, moment: datetime) -> str:
    """The last day on which a notice holds: its end is where the next day begins."""
    return date_text(context.shop.day(moment - timedelta(seconds=1)), context.language)


def state(context: ShellContext, row: NoticeRow) -> str:
    """How a notice stands."""
    return context.word(f"notice_state_{row.state.value}")


def rank(row: NoticeRow) -> str:
    """Where a notice stands among other houses' for the same number; empty without any."""
    if not row.conflicts:
        return ""
    if row.first:
        return QCoreApplication.translate("AgentWords", "Was first")
    return QCoreApplication.translate("AgentWords", "Came later")


def rank_tone(row: NoticeRow) -> Tone | None:
    return None if not row.conflicts else "warning" if row.first else "danger"


def match(context: ShellContext, found: NoticeMatch) -> str:
    """Another notice that fits, in a sentence."""
    facts = {
        "house": found.house,
        "agent": found.agent,
        "when": when(context, found.noticed_at),
        "until": until(context, found.valid_until),
        "phone": found.phone if "*" in found.phone else masking.phone(found.phone),
    }
    if found.agency:
        said = QCoreApplication.translate("AgentWords", "{house} ({agent}): {phone}, {when}, holds until {until}")
    else:
        said = QCoreApplication.translate("AgentWords", "{house}: {phone}, {when}, holds until {until}")
    return said.format(**facts)


def known(context: ShellContext, customer: KnownCustomer) -> str:
    """A customer of the company whose number fits, in a sentence; the name only for whoever may see it."""
    facts = {
        "name": customer.name,
        "owner": customer.owner,
        "when": date_text(context.shop.day(customer.since), context.language),
    }
    if customer.name and customer.owner:
        said = QCoreApplication.translate("AgentWords", "{name}, with {owner}, known since {when}")
    elif customer.owner:
        said = QCoreApplication.translate("AgentWords", "A customer of {owner}, known since {when}")
    elif customer.name:
        said = QCoreApplication.translate("AgentWords", "{name}, known since {when}")
    else:
        said = QCoreApplication.translate("AgentWords", "A customer known since {when}")
    return said.format(**facts)
