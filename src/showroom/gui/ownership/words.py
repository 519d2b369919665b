"""Words for cases and protection that are made of data."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from showroom.clock import zone
from showroom.domain.ownership.cases import Ranked, Ruling
from showroom.domain.ownership.telling import says
from showroom.gui.kit.days import date_text
from showroom.gui.kit.labels import Tone
from showroom.gui.shell.context import ShellContext
from showroom.services.ownership import Case, ClaimRow, ClaimState

TONES: dict[ClaimState, Tone] = {
    ClaimState.OPEN: "warning",
    ClaimState.DECIDED: "success",
    ClaimState.WITHDRAWN: "neutral",
    ClaimState.JOINED: "neutral",
}
SOON_DAYS = 7


def kind(context: ShellContext, row: ClaimRow) -> str:
    return context.word(f"ownership.kind.{row.kind.value}")


def is_window(row: ClaimRow, now: datetime) -> bool:
    """Whether colleagues may still claim, blind."""
    return row.state is ClaimState.OPEN and row.window_until is not None and now < row.window_until


def state(context: ShellContext, row: ClaimRow) -> str:
    """How a case stands; an open window says so."""
    code = "window" if is_window(row, context.clock.now()) else row.state.value
    return context.word(f"ownership.state.{code}")


def tone(context: ShellContext, row: ClaimRow) -> Tone:
    return "info" if is_window(row, context.clock.now()) else TONES[row.state]


def subject(context: ShellContext, row: ClaimRow) -> str:
    """Whom a case is about: the customer, what agents said, or the visit of somebody who must not be seen yet."""
    if row.person is not None:
        return row.person.name
    if row.subject:
        return row.subject
    if row.visit_at is not None:
        said = QCoreApplication.translate("OwnershipWords", "Visitor {number} of {day}")
        return said.format(number=row.visit_number, day=day(context, row.visit_at))
    return QCoreApplication.translate("OwnershipWords", "Not known yet")


def day(context: ShellContext, moment: datetime) -> str:
    """The store's day of a moment, with its year where it is another one."""
    found = context.shop.day(moment)
    text = date_text(found, context.language)
    if found.year == context.shop.day().year:
        return text
    return f"{found.year}年{text}" if context.language.startswith("zh") else f"{text} {found.year}"


def moment(context: ShellContext, at: datetime) -> str:
    """``7 Nov 18:40``."""
    local = at.astimezone(zone(context.shop.store.time_zone))
    return f"{day(context, at)} {local:%H:%M}"


def last_day(context: ShellContext, until: datetime) -> str:
    """The last day of a protection or window: its end is where the next day begins."""
    return day(context, until - timedelta(seconds=1))


def left(context: ShellContext, days: int | None) -> str:
    """What is left of a protection."""
    if days is None:
        return context.word("ownership.no_end")
    if days == 0:
        return context.word("ownership.free")
    return context.word("ownership.day_left") if days == 1 else context.word("ownership.days_left", count=days)


def left_tone(days: int | None) -> Tone:
    """Free is told apart from soon and safe."""
    if days == 0:
        return "neutral"
    return "warning" if days is not None and days <= SOON_DAYS else "success"


def lines(context: ShellContext, one: Ranked) -> tuple[str, ...]:
    """What speaks for a candidate, a line each."""
    return tuple(
        context.word(
            code, **{key: day(context, fact) if isinstance(fact, datetime) else fact for key, fact in facts.items()}
        )
        for code, facts in says(one)
    )


def proposal(context: ShellContext, case: Case) -> str:
    """What the rules say, in one sentence, and what goes with it."""
    if case.notice_ruling is not None:
        winner = next((one.house for one in case.notices if one.id == case.notice_ruling.winner), "–")
        return context.word(f"ownership.why.{case.notice_ruling.clause.value}", winner=winner)
    if case.ruling is None:
        return QCoreApplication.translate("OwnershipWords", "Say who the customer is: then the rules can speak.")
    said = ("" if context.language.startswith("zh") else " ").join(_ruling(context, case, case.ruling))
    if not is_window(case.row, context.clock.now()):
        return said
    return QCoreApplication.translate("OwnershipWords", "So far: {sentence}").format(sentence=said)


def _ruling(context: ShellContext, case: Case, ruling: Ruling) -> list[str]:
    winner = name(case, ruling.winner)
    said = [context.word(f"ownership.why.{ruling.clause.value}", winner=winner)]
    if ruling.over is not None:
        said.append(context.word("ownership.over", owner=name(case, ruling.over)))
    if ruling.share is not None:
        share = name(case, ruling.share.staff_id)
        said.append(context.word("ownership.share", name=share, percent=ruling.share.percent))
    return said


def name(case: Case, staff_id: int | None) -> str:
    return case.names.get(staff_id, f"#{staff_id}") if staff_id is not None else "–"
