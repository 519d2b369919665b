"""What a rehearsal came to: the period's figures, everybody's, the switches that differ, and what is assumed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from showroom.domain.reception.comparing import METRICS, Figure, PersonFigures, difference_shown, figures, people, shown
from showroom.gui.kit.buttons import Button, Segment
from showroom.gui.kit.cards import Card
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import boxed, clear, hbox, vbox
from showroom.gui.kit.page import WidthClass
from showroom.gui.kit.table import Column, Table
from showroom.gui.kit.theme import THEME
from showroom.gui.policy.words import PolicyWords
from showroom.gui.reports.turns_chart import Bullet, TurnsChart
from showroom.services.rehearsal import Comparison
from showroom.wording import word

_ROW, _TALL, _HEAD = 36, 44, 44
_FEW = 4
"""So many switches that differ are shown at once; a longer list is folded, for what it came to is read first."""
_ASSUMED = ("kept", "leaves", "steps_out", "missed")


class ResultSheet(QWidget):
    """``show_result`` fills it; the chart shows one figure a person, chosen above it."""

    def __init__(self, words: PolicyWords) -> None:
        super().__init__()
        self.setObjectName("rehearsal.result")
        self._words = words
        self.found: Comparison | None = None
        self._people: tuple[PersonFigures, ...] = ()
        self.figures: Table[Figure] = Table(
            [
                Column("figure", self.tr("Figure"), lambda row: self._said(f"figure.{row.code}")),
                Column("then", self.tr("As it was"), lambda row: shown(row, row.then), width=104, number=True),
                Column("now", self.tr("Rehearsed"), lambda row: shown(row, row.now), width=104, number=True),
                Column("difference", self.tr("Difference"), difference_shown, width=104, number=True),
            ],
            lambda row: row.code,
            "rehearsal.figures",
            self.tr("Whole period"),
        )
        self.people: Table[PersonFigures] = Table(
            [
                Column("name", self.tr("Name"), lambda row: self.name(row.staff), avatar=lambda r: self.name(r.staff)),
                *(self._metric(code) for code, _ in METRICS),
            ],
            lambda row: row.staff,
            "rehearsal.people",
            self.tr("Person by person"),
        )
        self.figures.verticalHeader().setDefaultSectionSize(THEME.px(_ROW))
        self.people.verticalHeader().setDefaultSectionSize(THEME.px(_TALL))
        self.measure = Segment(
            [(code, self._said(f"metric.{code}")) for code, _ in METRICS], "rehearsal.metric", "turns", self.tr("Shown")
        )
        self.measure.setProperty("draft", False)
        self.measure.changed.connect(lambda _code: self._draw())
        self.chart = TurnsChart("rehearsal.chart", self.tr("Person by person, as it was and rehearsed"))
        self.chart.setMinimumHeight(THEME.px(240))
        self.chart.picked.connect(self.people.select_id)
        legend = Label(self.tr("Bar: rehearsed. Line: as it was."), "caption", "rehearsal.legend")
        chart = vbox(hbox(self.measure, None), legend, self.chart, spacing=8, margins=(16, 14, 16, 10))
        chart.setStretch(2, 1)
        self._chart_card = Card(chart, "rehearsal.chart.card")
        self._lines = vbox(spacing=4)
        self._note = Label(self.tr("Other rules held earlier in the period."), "muted", "rehearsal.changed", wrap=True)
        self._figures_card = self._table_card(self.tr("Whole period"), "figures", self.figures)
        self._top = hbox(self._figures_card, self._chart_card, spacing=12)
        self._fold = self._folding(self.tr("What is taken over, what is assumed"), "rehearsal.assumed")
        self._unfold_changes = self._folding(self.tr("Switches that differ"), "rehearsal.changes")
        assumed = [Label(self._said(f"assumed.{code}"), "body", wrap=True) for code in _ASSUMED]
        self._after_undo = Label("", "muted", "rehearsal.after_undo", wrap=True)
        self._assumed = Card(vbox(*assumed, spacing=8, margins=(18, 14)), "rehearsal.assumed.card")
        self._changes = Card(vbox(boxed(self._lines), spacing=6, margins=(18, 14)), "rehearsal.changes.card")
        layout = vbox(
            self._note,
            self._after_undo,
            self._top,
            self._table_card(self.tr("Person by person"), "people", self.people),
            hbox(self._unfold_changes, None),
            self._changes,
            hbox(self._fold, None),
            self._assumed,
            None,
            spacing=12,
            margins=(0, 0, 6, 4),
        )
        self.setLayout(layout)
        for fold, part in ((self._fold, self._assumed), (self._unfold_changes, self._changes)):
            part.hide()
            fold.toggled.connect(partial(_show_part, fold, part))

    def _folding(self, text: str, name: str) -> Button:
        """What a press shows below it, and hides again."""
        made = Button(text, name, icon="caret-right", kind="ghost")
        made.setCheckable(True)
        return made

    def _said(self, code: str) -> str:
        return word(self._words.lang, f"documents.rehearsal.{code}")

    def _metric(self, code: str) -> Column[PersonFigures]:
        def text(row: PersonFigures) -> str:
            one = row.figure(code)
            return f"{one.then} → {one.now}   {difference_shown(one) if one.difference else '='}"

        return Column(code, self._said(f"metric.{code}"), text, width=146, number=True)

    def _table_card(self, title: str, name: str, table: QWidget) -> Card:
        head = vbox(Label(title, "h3", f"rehearsal.{name}.title"), margins=(18, 14, 18, 6))
        layout = vbox(spacing=0, margins=(1, 1))
        layout.addLayout(head)
        layout.addWidget(table)
        layout.addStretch(1)
        return Card(layout, f"rehearsal.{name}.card", label=title)

    def name(self, staff: int) -> str:
        """Also of people who have left; whoever the store does not know has a number."""
        return self.found.names.get(staff, f"#{staff}") if self.found is not None else ""

    def show_result(self, found: Comparison) -> None:
        """Both sides of ``found``."""
        self.found = found
        rows = figures(found.as_it_was, found.rehearsed)
        both = people(found.as_it_was, found.rehearsed)
        self._people = tuple(sorted(both, key=lambda row: (-row.figure("turns").then, self.name(row.staff))))
        self.figures.show_rows(rows)
        self.people.show_rows(self._people)
        for table, count, row in ((self.figures, len(rows), _ROW), (self.people, len(self._people), _TALL)):
            table.setFixedHeight(THEME.px(_HEAD) + THEME.px(row) * max(1, count) + 4)
        clear(self._lines)
        changes = found.changes
        title = self.tr("Switches that differ: {count}").format(count=len(changes))
        self._unfold_changes.show_text(title)
        said = [self._words.difference(one.path, one.old, one.new) for one in changes]
        for line in said or [word(self._words.lang, "rehearsal_same_rules")]:
            self._lines.addWidget(Label(line, "body" if said else "muted", wrap=True))
        self._unfold_changes.setChecked(len(said) <= _FEW)
        self._note.setVisible(found.rules_changed)
        self._after_undo.setVisible(found.after_undo > 0)
        told = word(self._words.lang, "documents.rehearsal.after_undo", count=found.after_undo, all=found.decisions)
        self._after_undo.setText(told)
        self._draw()

    def _draw(self) -> None:
        code = self.measure.value()
        named = self._said(f"metric.{code}")
        bullets = []
        for row in self._people:
            one, name = row.figure(code), self.name(row.staff)
            text = self.tr("{name}, {figure}: {then} → {now} ({difference})").format(
                name=name, figure=named, then=one.then, now=one.now, difference=difference_shown(one)
            )
            bullets.append(Bullet(row.staff, name, float(one.now), float(one.then), text))
        self.chart.show_bullets(bullets)

    def reflow(self, width: WidthClass) -> None:
        """Figures and chart beside each other where there is room."""
        wide = width != "compact"
        self._top.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        for number in (0, 1):
            self._top.setStretch(number, 1 if wide else 0)

    def focus_table(self) -> None:
        """The keyboard goes to the people."""
        self.people.setFocus(Qt.FocusReason.OtherFocusReason)


def _show_part(fold: Button, part: QWidget, on: bool) -> None:
    fold.set_icon("caret-down" if on else "caret-right")
    part.setVisible(on)
