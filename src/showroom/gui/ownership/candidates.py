"""The candidates of a case side by side: rank, clause, what speaks for each, days left (REG-08)."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from showroom.domain.ownership.cases import Clause, Ranked
from showroom.gui.kit.cards import Card, Row
from showroom.gui.kit.days import date_text
from showroom.gui.kit.labels import Avatar, Label, Pill, Tone
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.ownership import words
from showroom.gui.shell.context import ShellContext
from showroom.services.ownership import Case, Statement

_SCORES: dict[int, Tone] = {2: "success", 1: "warning", 0: "danger"}


def candidates(context: ShellContext, case: Case) -> Iterator[QWidget]:
    """A card for each candidate, first to last."""
    if case.notice_ruling is not None:
        yield from _notices(context, case)
    elif case.ruling is not None:
        for number, one in enumerate(case.ruling.ranked, 1):
            yield _candidate(context, case, number, one)


def _candidate(context: ShellContext, case: Case, number: int, one: Ranked) -> QWidget:
    name = words.name(case, one.standing.staff_id)
    at = f"ownership.candidate.{number}"
    wins = case.ruling is not None and case.ruling.winner == one.standing.staff_id
    clause = Pill(
        context.word(f"ownership.clause.{one.clause.value}"), "success" if wins else "neutral", f"{at}.clause"
    )
    head = [_place(number, wins, f"{at}.place"), Avatar(name, 36)]
    title = hbox(Label(name, "strong", f"{at}.name", elide=True), clause, None, spacing=8)
    if one.standing.is_owner:
        title.addWidget(Pill(words.left(context, one.days_left), words.left_tone(one.days_left), f"{at}.left"))
    facts = [
        Label(text, "muted", f"{at}.fact.{place}", wrap=True) for place, text in enumerate(words.lines(context, one))
    ]
    others = [context.word(f"ownership.clause.{clause.value}") for clause in one.grounds[1:]]
    if others:
        said = QCoreApplication.translate("OwnershipCandidates", "Also speaks for them: {clauses}")
        joined = context.word("reason.list").join(others)
        facts.append(Label(said.format(clauses=joined), "caption", f"{at}.also", wrap=True))
    card = Card(
        hbox(*head, vbox(title, *facts, spacing=3), spacing=12, margins=(14, 12)), at, tone="next" if wins else ""
    )
    card.setAccessibleName(f"{number} {name}, {clause.text()}")
    return card


def _place(number: int, wins: bool, name: str) -> Label:
    """The number of a candidate; all of them as wide, so that names stand below each other."""
    label = Label(str(number), "figure" if wins else "h3", name, tabular=True)
    label.setFixedWidth(THEME.px(28))
    return label


def _notices(context: ShellContext, case: Case) -> Iterator[QWidget]:
    assert case.notice_ruling is not None
    known = {one.id: one for one in case.notices}
    for number, (standing, held) in enumerate(case.notice_ruling.ranked, 1):
        notice = known.get(standing.notice_id)
        at = f"ownership.candidate.{number}"
        house = notice.house if notice is not None else f"#{standing.notice_id}"
        wins = case.notice_ruling.winner == standing.notice_id
        clause = case.notice_ruling.clause if wins else Clause.NOTICE_EXPIRED
        parts: list[QWidget] = [Label(house, "strong", f"{at}.name", elide=True)]
        if wins or not held:
            tone: Tone = "success" if wins else "neutral"
            parts.append(Pill(context.word(f"ownership.clause.{clause.value}"), tone, f"{at}.clause"))
        said = QCoreApplication.translate("OwnershipCandidates", "Said {said}, holds until {until}").format(
            said=words.moment(context, standing.noticed_at), until=words.moment(context, standing.valid_until)
        )
        held_text = context.word("ownership.says.held" if held else "ownership.says.lapsed")
        agent = notice.agent if notice is not None and notice.agent != house else ""
        lines = [Label(text, "muted", wrap=True) for text in (agent, said, held_text) if text]
        body = vbox(hbox(*parts, None, spacing=8), *lines, spacing=3)
        yield Card(
            hbox(_place(number, wins, f"{at}.place"), body, spacing=12, margins=(14, 12)),
            at,
            tone="next" if wins else "",
        )


def statements(context: ShellContext, case: Case) -> Iterator[QWidget]:
    """What claimants stated, each fact with how it compares to the record."""
    for number, one in enumerate(case.statements, 1):
        note = one.note if one.note != case.reason else ""
        if not one.said.is_empty or note:
            yield _statement(context, number, one, note)


def _statement(context: ShellContext, number: int, one: Statement, said_too: str) -> QWidget:
    at = f"ownership.statement.{number}"
    scores = dict(one.score.facts) if one.score is not None else {}
    said = {
        "day": date_text(one.said.day, context.language) if one.said.day is not None else "",
        "shown": one.said.shown,
        "tail": one.said.tail,
        "name": one.said.name,
    }
    title = hbox(
        Label(one.staff, "strong", f"{at}.who", elide=True),
        Label(words.moment(context, one.at), "caption"),
        None,
        spacing=8,
    )
    if one.score is not None:
        title.addWidget(
            Label(context.word("ownership.says.points", points=one.score.points), "caption", f"{at}.points")
        )
    lines = []
    for fact, text in said.items():
        if not text:
            continue
        points = next((value for key, value in scores.items() if key == fact), None)
        row = hbox(
            Label(context.word(f"ownership.fact.{fact}"), "muted"), Label(text, "body", elide=True), None, spacing=8
        )
        if points is not None:
            row.addWidget(Pill(context.word(f"ownership.score.{points}"), _SCORES[points], f"{at}.{fact}"))
        lines.append(row)
    note = [Label(said_too, "muted", f"{at}.note", wrap=True)] if said_too else []
    return Row(vbox(title, *lines, *note, spacing=4, margins=(2, 6)), at)
