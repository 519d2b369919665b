"""A month's fairness on the screen: everybody, or one person day by day, the same figures as on paper (REC-20)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from showroom.gui.dashboard import words
from showroom.gui.kit.cards import Card, Tile
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import grid, hbox, vbox
from showroom.gui.kit.table import Column, Table
from showroom.gui.kit.theme import THEME
from showroom.gui.reports.turns_chart import Bullet, TurnsChart
from showroom.services import fairness_rows
from showroom.services.fairness import Fairness
from showroom.services.fairness_rows import DayRow, Figures, PersonRow, TurnView
from showroom.services.reports import Deviation

_ROW, _HEAD = 40, 44


class FairnessSheet(QWidget):
    """Tiles, the chart, and the tables; ``picked`` carries the id of a person, ``day_opened`` a day."""

    picked = Signal(object)
    day_opened = Signal(object)

    def __init__(self, lang: str) -> None:
        super().__init__()
        self.setObjectName("reports.fairness.sheet")
        self._lang = lang
        self.tiles = {
            "turns": Tile("arrows-clockwise", self.tr("Turns taken"), "reports.fairness.turns"),
            "due": Tile("target", self.tr("Turns due"), "reports.fairness.due", "info"),
            "difference": Tile("chart-bar", self.tr("Difference"), "reports.fairness.difference", "warning"),
            "eligible": Tile("clock", self.tr("Eligible minutes"), "reports.fairness.eligible", "violet"),
        }
        self.chart = TurnsChart("reports.fairness.chart", self.tr("Turns taken and due"))
        self.chart.setFixedHeight(THEME.px(230))
        self.chart.picked.connect(self._on_picked)
        self._chart_title = Label("", "h3", "reports.fairness.chart.title", elide=True)
        self.people: Table[PersonRow] = Table(
            [Column("name", self.tr("Name"), lambda row: row.name, avatar=lambda row: row.name), *self._columns()],
            lambda row: row.staff,
            "reports.fairness.people",
            self.tr("People"),
        )
        self.people.opened.connect(self._on_picked)
        self.days: Table[DayRow] = Table(
            [Column("day", self.tr("Day"), self._day), *self._columns()],
            lambda row: row.day,
            "reports.fairness.days",
            self.tr("Days"),
        )
        self.taken: Table[TurnView] = Table(
            [
                Column("day", self.tr("Day"), lambda row: words.short_day(row.at.date(), lang), width=96),
                Column("time", self.tr("Time"), lambda row: f"{row.at:%H:%M}", width=76),
                Column("number", self.tr("No."), lambda row: str(row.number), width=64, number=True),
                Column("kind", self.tr("Kind of visit"), lambda row: row.kind.of(lang), width=170),
                Column("why", self.tr("Why it came to this person"), lambda row: row.why.of(lang)),
            ],
            lambda row: row.visit,
            "reports.fairness.taken",
            self.tr("Visits that took a turn"),
            empty=self.tr("No visit took a turn."),
        )
        self.days.opened.connect(lambda row: self.day_opened.emit(row.day))
        self.acts: Table[tuple[int, Deviation]] = Table(
            [
                Column("day", self.tr("Day"), lambda row: words.short_day(row[1].at.date(), lang), width=96),
                Column("time", self.tr("Time"), lambda row: f"{row[1].at:%H:%M}", width=76),
                Column("what", self.tr("What happened"), lambda row: row[1].what.of(lang)),
                Column("reason", self.tr("Reason"), lambda row: row[1].reason.of(lang), width=280),
                Column("by", self.tr("By"), lambda row: row[1].by, width=130),
            ],
            lambda row: row[0],
            "reports.fairness.acts",
            self.tr("Outside the order"),
            empty=self.tr("Nothing outside the order."),
        )
        for table in (self.people, self.days, self.taken, self.acts):
            table.verticalHeader().setDefaultSectionSize(THEME.px(_ROW))
        legend = Label(self.tr("Bar: turns taken. Line: turns due."), "caption", "reports.fairness.legend")
        self._rule = Label("", "muted", "reports.fairness.rule", wrap=True)
        self._ledger = Label("", "caption", "reports.fairness.ledger", wrap=True)
        chart = vbox(hbox(self._chart_title, None, legend), self.chart, spacing=4, margins=(18, 14, 18, 10))
        self._people_card = self._card(self.tr("Everybody"), "people", self.people)
        self._days_card = self._card(self.tr("Day by day"), "days", self.days)
        self._taken_card = self._card(self.tr("Visits that took a turn"), "taken", self.taken)
        self._acts_card = self._card(self.tr("Outside the order"), "acts", self.acts)
        self.setLayout(
            vbox(
                grid([list(self.tiles.values())], spacing=12, stretch=[1, 1, 1, 1]),
                self._rule,
                Card(chart, "reports.fairness.chart.card"),
                self._people_card,
                self._days_card,
                self._taken_card,
                self._acts_card,
                self._ledger,
                None,
                spacing=12,
                margins=(0, 0, 0, 4),
            )
        )

    def _card(self, title: str, name: str, table: QWidget) -> Card:
        head = vbox(Label(title, "h3", f"reports.fairness.{name}.title"), margins=(18, 14, 18, 6))
        layout = vbox(spacing=0, margins=(1, 1))
        layout.addLayout(head)
        layout.addWidget(table)
        return Card(layout, f"reports.fairness.{name}.card", label=title)

    def _columns(self) -> list[Column[Any]]:
        """The figures of a row, be it a person's or a day's."""

        def number(key: str, title: str, text: Callable[[Figures], str], width: int) -> Column[Any]:
            return Column(key, title, lambda row: text(row.figures), width=width, number=True)

        return [
            number("clocked", self.tr("Clocked in"), lambda row: row.clocked, 104),
            number("eligible", self.tr("Eligible"), lambda row: row.eligible, 104),
            number("turns", self.tr("Turns"), lambda row: row.turns, 72),
            number("due", self.tr("Due"), lambda row: row.due, 80),
            number("difference", self.tr("Difference"), lambda row: row.difference, 104),
            number("make_ups", self.tr("Make-ups"), lambda row: row.make_ups, 96),
            number("missed", self.tr("Missed"), lambda row: row.missed, 80),
            number("asked_for", self.tr("Asked for"), lambda row: row.asked_for, 96),
            number("mended", self.tr("Mended"), lambda row: row.mended, 84),
            number("overrides", self.tr("Overrides"), lambda row: row.overrides, 100),
        ]

    def _day(self, row: DayRow) -> str:
        return f"{words.short_day(row.day, self._lang)} {words.weekday(row.day.weekday(), self._lang)}"

    def _on_picked(self, key: object) -> None:
        if isinstance(key, PersonRow):
            key = key.staff
        if isinstance(key, int):
            self.picked.emit(key)

    def show_month(self, found: Fairness) -> None:
        """Everybody's month."""
        rows = fairness_rows.people(found)
        self._tiles(fairness_rows.total(found))
        self._chart_title.setText(self.tr("Turns by person"))
        self.chart.show_bullets([self._bullet(row.staff, row.name, row.name, row.figures) for row in rows])
        self.people.show_rows(rows)
        self._fit(self.people, len(rows))
        self._only(self._people_card)
        self._foot(found, self.tr("Turns due = turns of all × own eligible minutes ÷ eligible minutes of all"))

    def show_person(
        self,
        found: Fairness,
        row: PersonRow,
        days: Sequence[DayRow],
        turns: Sequence[TurnView],
        acts: Sequence[tuple[int, Deviation]],
    ) -> None:
        """One person's month."""
        self._tiles(row.figures)
        self._chart_title.setText(self.tr("{name}: turns by day").format(name=row.name))
        self.chart.show_bullets(
            [self._bullet(day.day, str(day.day.day), words.short_day(day.day, self._lang), day.figures) for day in days]
        )
        self.days.show_rows(days)
        self.taken.show_rows(turns)
        self._fit(self.days, len(days))
        self._fit(self.taken, min(12, len(turns)))
        self.acts.show_rows(acts)
        self._fit(self.acts, min(12, len(acts)))
        self._only(self._days_card, self._taken_card, self._acts_card)
        everybody = fairness_rows.total(found)
        self._foot(
            found,
            self.tr("{turns} turns of all × {own} ÷ {all} eligible minutes = {due} turns due").format(
                turns=everybody.turns, own=row.figures.eligible, all=everybody.eligible, due=row.figures.due
            ),
        )

    def _bullet(self, key: object, label: str, name: str, row: Figures) -> Bullet:
        said = self.tr("{name}: {turns} taken, {due} due, {difference}").format(
            name=name, turns=row.turns, due=row.due, difference=row.difference
        )
        return Bullet(key, label, row.taken, row.owed, said)

    def _tiles(self, row: Figures) -> None:
        for key, text in (
            ("turns", row.turns),
            ("due", row.due),
            ("difference", row.difference),
            ("eligible", row.eligible),
        ):
            self.tiles[key].show_figure(text)

    def _only(self, *cards: Card) -> None:
        for card in (self._people_card, self._days_card, self._taken_card, self._acts_card):
            card.setVisible(card in cards)

    def _fit(self, table: QWidget, rows: int) -> None:
        """As high as its rows: the page scrolls, not the table."""
        table.setFixedHeight(THEME.px(_HEAD) + THEME.px(_ROW) * max(1, rows) + 4)

    def _foot(self, found: Fairness, rule: str) -> None:
        self._rule.setText(rule)
        ledger = found.ledger
        self._ledger.setText(
            self.tr("Rotation ledger: events {first} to {last}, head {head}").format(
                first=ledger.first, last=ledger.last, head=ledger.head
            )
        )
