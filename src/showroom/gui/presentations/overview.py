"""The list: presentations under way, visitors to begin with, and what was finished today."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from showroom.clock import zone
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card, EmptyState, SectionHeader
from showroom.gui.kit.charts import Meter
from showroom.gui.kit.labels import Avatar, Label, Pill, clock_text, percent_text
from showroom.gui.kit.layouts import FlowLayout, boxed, clear, hbox, scrolled, vbox
from showroom.gui.kit.table import Column, Table
from showroom.gui.kit.theme import THEME
from showroom.gui.presentations import words
from showroom.gui.shell.context import ShellContext
from showroom.services.presentations import Candidate, Overview, Row

CARD = 300


class OverviewPanel(QWidget):
    """``opened(presentation id)``, ``started(visit id)``."""

    opened = Signal(object)
    started = Signal(object)

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("presentations.overview")
        self._context = context
        self._shown: Overview | None = None
        self._kinds: dict[str, str] = {}
        self._times: list[tuple[Label, Row]] = []
        self._open_head = SectionHeader(self.tr("Under way"), "presentations.open.head")
        self._open_flow = FlowLayout(spacing=12)
        self._open = boxed(self._open_flow, "presentations.open")
        self._visit_head = SectionHeader(self.tr("Visitors to present to"), "presentations.visits.head")
        self._visit_flow = FlowLayout(spacing=12)
        self._visits = boxed(self._visit_flow, "presentations.visits")
        self._done_head = SectionHeader(self.tr("Finished today"), "presentations.done.head")
        self._table: Table[Row] = Table(
            self._columns(), lambda row: row.id, "presentations.done", self.tr("Finished today")
        )
        self._table.opened.connect(lambda row: self.opened.emit(row.id))
        self._done = Card(vbox(self._table, margins=(1, 1)), "presentations.done.card")
        self._empty = EmptyState(
            "presentation",
            self.tr("Nobody to present to yet"),
            self.tr("As soon as a visitor is with a consultant, the presentation can be started here."),
            "presentations.empty",
        )
        inside = boxed(
            vbox(
                self._open_head,
                self._open,
                self._visit_head,
                self._visits,
                self._done_head,
                self._done,
                self._empty,
                None,
                spacing=10,
                margins=(0, 0, 6, 0),
            ),
            "presentations.inside",
        )
        self.setLayout(vbox(scrolled(inside, "presentations.scroll")))
        context.ticker.connect_to(self._on_tick)

    def _columns(self) -> list[Column[Row]]:
        local = zone(self._context.shop.store.time_zone)
        return [
            Column(
                "customer",
                self.tr("Visitor"),
                lambda row: words.whose(row.customer, row.visit_number),
                avatar=lambda row: row.customer or "",
            ),
            Column("staff", self.tr("Consultant"), lambda row: row.staff, width=170),
            Column(
                "at",
                self.tr("Ended"),
                lambda row: f"{row.finished_at.astimezone(local):%H:%M}" if row.finished_at else "",
                width=100,
                number=True,
            ),
            Column("time", self.tr("Time spent"), lambda row: clock_text(row.active_s), width=120, number=True),
            Column("steps", self.tr("Steps"), lambda row: f"{row.steps_done} / {row.steps}", width=110, number=True),
            Column("coverage", self.tr("Coverage"), lambda row: percent_text(row.coverage / 100), 120, number=True),
        ]

    def show_overview(self, found: Overview, kinds: dict[str, str]) -> None:
        """``kinds``: visit kinds as words."""
        self._kinds = kinds
        if found == self._shown:
            return
        self._shown = found
        self._times = []
        clear(self._open_flow)
        clear(self._visit_flow)
        for row in found.open:
            self._open_flow.addWidget(self._row_card(row))
        for candidate in found.candidates:
            self._visit_flow.addWidget(self._visit_card(candidate))
        self._table.show_rows(found.finished)
        self._table.setFixedHeight(THEME.px(44) + THEME.px(56) * max(1, min(8, len(found.finished))) + 4)
        for rows, parts in (
            (found.open, (self._open_head, self._open)),
            (found.candidates, (self._visit_head, self._visits)),
            (found.finished, (self._done_head, self._done)),
        ):
            for part in parts:
                part.setVisible(bool(rows))
        self._open_head.show_count(str(len(found.open)), "accent")
        self._visit_head.show_count(str(len(found.candidates)))
        self._done_head.show_count(str(len(found.finished)))
        self._empty.setVisible(not (found.open or found.candidates or found.finished))

    def _row_card(self, row: Row) -> Card:
        name = f"presentations.open.{row.id}"
        running = row.state == "running"
        title = words.whose(row.customer, row.visit_number)
        state = Pill(self.tr("Running") if running else self.tr("Paused"), "success" if running else "warning", "")
        time = Label(clock_text(_seconds(row, self._context)), "timer", f"{name}.time")
        if running:
            self._times.append((time, row))
        meter = Meter(self.tr("Progress"))
        meter.show_part(row.steps_done / row.steps if row.steps else 0)
        go = Button(
            self.tr("Go on") if running else self.tr("Resume"),
            f"{name}.go",
            icon="play",
            kind="soft",
        )
        go.clicked.connect(lambda: self.opened.emit(row.id))
        steps = Label(
            self.tr("{done} of {steps} steps").format(done=row.steps_done, steps=row.steps), "caption", "", tabular=True
        )
        card = Card(
            vbox(
                hbox(
                    Avatar(row.customer or "", 40),
                    vbox(Label(title, "name", "", elide=True), Label(row.staff, "muted", "", elide=True), spacing=1),
                    spacing=10,
                ),
                hbox(state, None, time),
                meter,
                hbox(steps, None, go),
                spacing=10,
                margins=(16, 14),
            ),
            name,
            label=title,
        )
        card.setFixedWidth(THEME.px(CARD))
        return card

    def _visit_card(self, one: Candidate) -> Card:
        name = f"presentations.visit.{one.visit_id}"
        kind = self._kinds.get(one.kind, one.kind)
        party = self.tr("{count} people").format(count=one.party_size) if one.party_size > 1 else self.tr("one person")
        title = words.whose(one.customer, one.number)
        start = Button(self.tr("Start"), f"{name}.start", icon="play", kind="soft")
        start.setAccessibleDescription(title)
        start.clicked.connect(lambda: self.started.emit(one.visit_id))
        card = Card(
            vbox(
                hbox(
                    Avatar(one.customer or "", 40),
                    vbox(
                        Label(title, "name", "", elide=True),
                        Label(f"{kind} · {party}", "muted", "", elide=True),
                        spacing=1,
                    ),
                    spacing=10,
                ),
                hbox(Label(one.consultant or "", "caption", "", elide=True), None, start),
                spacing=10,
                margins=(16, 14),
            ),
            name,
            label=title,
        )
        card.setFixedWidth(THEME.px(CARD))
        return card

    def _on_tick(self, _moment: object) -> None:
        if self.isVisible():
            for label, row in self._times:
                label.setText(clock_text(_seconds(row, self._context)))


def _seconds(row: Row, context: ShellContext) -> int:
    running = int((context.clock.now() - row.running_since).total_seconds()) if row.running_since else 0
    return row.active_s + max(0, running)
