"""First-time callers who came: by channel, consultant and period, as bars and a table, to save as CSV (CAL-10)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from showroom.domain.calls.conversion import Tally
from showroom.gui.kit.bars import MessageBar
from showroom.gui.kit.buttons import Button, Segment
from showroom.gui.kit.cards import Card, Tile
from showroom.gui.kit.charts import Bars, Series
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.labels import Label, percent_text
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.page import Page, WidthClass
from showroom.gui.kit.table import Column, Table
from showroom.gui.kit.work import Job
from showroom.gui.shell.context import ShellContext
from showroom.services.calls import conversion
from showroom.services.calls.conversion import Conversion, Per

_SPANS = (30, 90, 365)
_MOST_BARS = 12


class ConversionPage(Page):
    """``found``: what is shown."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__("reports.conversion")
        self.title = self.tr("Calls that became visits")
        self._context = context
        self._job: Job[Conversion] | None = None
        self._again = False
        self.found: Conversion | None = None
        self._bar = MessageBar("reports.conversion.bar")
        self._save = Button(self.tr("Save CSV"), "reports.conversion.csv", icon="file-csv")
        self._save.clicked.connect(self.save_csv)
        self._header = PageHeader(self.title, "reports.conversion", self._save, subtitle=" ")
        per = [
            (Per.CHANNEL.value, self.tr("Channel")),
            (Per.CONSULTANT.value, self.tr("Consultant")),
            (Per.WEEK.value, self.tr("Week")),
            (Per.MONTH.value, self.tr("Month")),
        ]
        self.per = Segment(per, "reports.conversion.per", Per.CHANNEL.value, self.tr("Counted by"))
        spans = [(str(days), self.tr("{count} days").format(count=days)) for days in _SPANS]
        self.span = Segment(spans, "reports.conversion.span", "90", self.tr("Calls of the last"))
        for choice in (self.per, self.span):
            choice.setProperty("draft", False)
            choice.changed.connect(lambda _key: self._choose_again())
        self.tiles = {
            "callers": Tile("phone-incoming", self.tr("First-time callers"), "reports.conversion.callers"),
            "came": Tile("storefront", self.tr("Came"), "reports.conversion.came"),
            "share": Tile("percent", self.tr("Conversion"), "reports.conversion.share"),
            "pending": Tile("hourglass-medium", self.tr("May still come"), "reports.conversion.pending"),
            "kept": Tile("calendar-check", self.tr("Appointments kept / made"), "reports.conversion.kept"),
        }
        self._chart = Bars("reports.conversion.chart", self.tr("First-time callers: came, and did not"))
        self.table = self._made_table()
        self._rule = Label("", "caption", "reports.conversion.rule", wrap=True)
        self._beside = Card(vbox(self._chart, margins=(16, 14)), "reports.conversion.chart.card")
        body = hbox(self.table, self._beside, spacing=16)
        body.setStretch(0, 3)
        body.setStretch(1, 2)
        choices = hbox(self.per, self.span, None, spacing=12)
        layout = vbox(
            self._header,
            choices,
            self._bar,
            hbox(*self.tiles.values(), spacing=12),
            body,
            self._rule,
            spacing=12,
            margins=(28, 14, 28, 16),
        )
        layout.setStretch(4, 1)
        self.setLayout(layout)

    def reflow(self, width: WidthClass) -> None:
        """The chart shows what the table says: where it is narrow the names need the room."""
        self._beside.setVisible(width != "compact")

    def _made_table(self) -> Table[Tally]:
        def column(key: str, title: str, text: Any, width: int) -> Column[Tally]:
            return Column(key, title, text, width=width, number=True)

        return Table(
            [
                Column("key", self.tr("Counted by"), self._label),
                column("callers", self.tr("Callers"), lambda row: str(row.callers), 90),
                column("came", self.tr("Came"), lambda row: str(row.came), 80),
                column("share", self.tr("Share"), lambda row: share(row.share), 90),
                column("pending", self.tr("Open"), lambda row: str(row.pending), 80),
                column("kept", self.tr("Kept / made"), lambda row: f"{row.kept} / {row.booked}", 120),
            ],
            lambda row: row.key,
            "reports.conversion.table",
            self.title,
            empty=self.tr("Nobody called for the first time in this span."),
        )

    def _label(self, row: Tally) -> str:
        if self.found is None:
            return row.key
        if row.key == conversion.UNKNOWN:
            return self.tr("not known")
        return self.found.labels[row.key].of(self._context.language)

    def _span(self) -> tuple[date, date]:
        last = self._context.shop.day(self._context.clock.now())
        return last - timedelta(days=int(self.span.value()) - 1), last

    def _choose_again(self) -> None:
        self._bar.dismiss()
        self._stale = True
        self._refresh_now()

    # -- reading
    def refresh(self) -> None:
        if self._job is not None:
            self._again = True
            return
        actor, per = self._context.actor(), Per(self.per.value())
        first, last = self._span()
        self._header.show_subtitle(f"{first.isoformat()} – {last.isoformat()}")
        self._job = self._context.door.background(
            lambda job: conversion.conversion(job.shop, actor, first, last, per), self._on_read, self._on_failed
        )

    def _on_failed(self, _error: BaseException) -> bool:
        self._job = None
        return False

    def _on_read(self, found: Conversion) -> None:
        self._job = None
        self.found = found
        total, tiles = found.total, self.tiles
        tiles["callers"].show_figure(str(total.callers))
        tiles["came"].show_figure(str(total.came))
        tiles["share"].show_figure(share(total.share))
        tiles["pending"].show_figure(str(total.pending))
        tiles["kept"].show_figure(f"{total.kept} / {total.booked}")
        self.table.show_rows(found.rows)
        shown = found.rows[:_MOST_BARS]
        self._chart.show_values(
            [self._label(row) for row in shown],
            [
                Series(self.tr("Came"), tuple(float(row.came) for row in shown)),
                Series(self.tr("Did not come"), tuple(float(row.callers - row.came) for row in shown)),
            ],
            keys=[row.key for row in shown],
        )
        self._rule.setText(
            self.tr(
                "Conversion: first-time callers who came within {days} days of their call, of all first-time callers."
            ).format(days=found.within_days)
        )
        self._save.setEnabled(bool(found.rows))
        if self._again:
            self._again = False
            self.refresh()

    # -- saving
    def save_csv(self) -> None:
        """What is shown, as a file for a spreadsheet."""
        found = self.found
        if found is None:
            return
        heads = (
            self.tr("Counted by"),
            self.tr("Callers"),
            self.tr("Came"),
            self.tr("Share %"),
            self.tr("Open"),
            self.tr("Appointments made"),
            self.tr("Appointments kept"),
        )
        content = conversion.as_csv(found, self._context.language, heads, self.tr("All"))

        def chosen(file: Path) -> None:
            try:
                file.write_bytes(content)
            except OSError as error:
                why = error.strerror or ""
                self._bar.show_message(self._context.word("report_not_written", file=file.name, why=why))
                return
            self._bar.show_message(self.tr("Saved as {file}").format(file=file.name), "success")

        self._context.prompts.save_file(
            self,
            self.tr("Save CSV"),
            f"{self.title} {found.last.isoformat()}.csv",
            [self.tr("Comma-separated values (*.csv)")],
            chosen,
        )

    def focus_first(self) -> None:
        self.per.setFocus(Qt.FocusReason.OtherFocusReason)


def share(value: float | None) -> str:
    """``33 %``; "–" for nothing to share."""
    return percent_text(value)
