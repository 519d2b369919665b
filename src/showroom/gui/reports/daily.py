"""The daily visitor report: choose a day, see its figures, print it or save it (MGR-03)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QDate, Qt

from showroom.domain.errors import UserError
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import may
from showroom.gui.dashboard import words
from showroom.gui.kit.bars import MessageBar
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Pill
from showroom.gui.kit.layouts import EDGE, boxed, page_body, vbox
from showroom.gui.kit.page import Page
from showroom.gui.kit.work import Job
from showroom.gui.reports.paper_page import day_edit
from showroom.gui.reports.papers import PaperTools, ToolRow, Wanted
from showroom.gui.reports.sheet import ReportSheet
from showroom.gui.shell.context import ShellContext
from showroom.services import reports
from showroom.services.reports import DailyReport, PaperBytes
from showroom.services.shop import Shop


class DailyPage(Page):
    """``arrive(day=date)`` opens a day."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__("reports.daily")
        self.title = self.tr("Daily visitor report")
        self._context = context
        self._job: Job[DailyReport] | None = None
        self._again = False
        self.report: DailyReport | None = None
        self._bar = MessageBar("reports.bar")
        self.tools = PaperTools(context, "reports", self._bar, self._wanted)
        self._xlsx = Button(self.tr("Save spreadsheet"), "reports.xlsx", icon="file-xls")
        self._xlsx.clicked.connect(self.save_sheet)
        self._header = PageHeader(
            self.title, "reports", self._xlsx, self.tools.pdf_button, self.tools.print_button, subtitle=" "
        )
        self._day = day_edit("reports.day", self.tr("Day"))
        self._day.dateChanged.connect(lambda _day: self._on_day())
        self._back = Button("", "reports.day.back", icon="caret-left", tip=self.tr("The day before"))
        self._back.clicked.connect(lambda: self._move(-1))
        self._on = Button("", "reports.day.next", icon="caret-right", tip=self.tr("The next day"))
        self._on.clicked.connect(lambda: self._move(1))
        self._today = Button(self.tr("Today"), "reports.day.today", kind="ghost")
        self._today.clicked.connect(lambda: self.show_day(self._last_day()))
        self._state = Pill("", "neutral", "reports.state")
        self.sheet = ReportSheet(context.language)
        line = ToolRow(self._back, self._day, self._on, self._today, self._state, tools=self.tools)
        body = page_body(self.sheet, "reports.scroll")
        above = boxed(vbox(self._header, line, self._bar, spacing=12, margins=(0, 0, EDGE, 0)))
        layout = vbox(above, body, spacing=12, margins=(28, 14, 28 - EDGE, 16))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        bind(self, "Ctrl+P", self.tr("Print the report"), self.tools.print_paper, place=self.title, everywhere=True)
        bind(self, "Ctrl+S", self.tr("Save the report as PDF"), self.tools.save_pdf, place=self.title)
        self._set_day(self._first_shown())

    # -- the day
    def _last_day(self) -> date:
        return self._context.shop.day(self._context.clock.now())

    def _first_shown(self) -> date:
        """Today; in a store where nobody came for a week (a replay, an old demo) the last day somebody did."""
        today, last = self._last_day(), None
        if may(self._context.actor(), "reports.view"):
            last = self._context.read(reports.last_day, None)
        return last if last is not None and today - last > timedelta(days=7) else today

    @property
    def day(self) -> date:
        found = self._day.date()
        return date(found.year(), found.month(), found.day())

    def _set_day(self, day: date) -> None:
        self._day.blockSignals(True)
        self._day.setDate(QDate(day.year, day.month, day.day))
        self._day.blockSignals(False)

    def show_day(self, day: date) -> None:
        """The report of ``day``."""
        self._set_day(day)
        self._on_day()

    def _move(self, by: int) -> None:
        self.show_day(self.day + timedelta(days=by))

    def _on_day(self) -> None:
        self._bar.dismiss()
        self._stale = True
        self._refresh_now()

    # -- reading
    def refresh(self) -> None:
        self._on.setEnabled(self.day < self._last_day())
        if self._job is not None:
            self._again = True
            return
        actor, day = self._context.actor(), self.day
        self._job = self._context.door.background(
            lambda job: reports.daily(job.shop, actor, day), self._on_read, self._on_failed
        )

    def _on_read(self, report: DailyReport) -> None:
        self._job = None
        if report.day == self.day:
            self.report = report
            self._header.show_subtitle(words.long_day(report.day, self._context.language))
            today = report.day == self._last_day()
            self._state.show_state(
                self.tr("Day under way") if today else self.tr("Day past"), "accent" if today else "neutral"
            )
            self.sheet.show_report(report)
            self._ready(True)
        self._read_again()

    def _on_failed(self, error: BaseException) -> bool:
        self._job = None
        if isinstance(error, UserError):
            self._bar.show_message(self._context.sentence(error))
            self._ready(False)
            self._read_again()
            return True
        return False

    def _read_again(self) -> None:
        if self._again:
            self._again = False
            self.refresh()

    def _ready(self, ready: bool) -> None:
        self._xlsx.setEnabled(ready)
        self.tools.set_ready(ready)

    # -- papers
    def _wanted(self) -> Wanted | None:
        return self._paper_of(reports.pdf)

    def _paper_of(self, make: Callable[[Shop, Actor, date, str], PaperBytes]) -> Wanted | None:
        if self.report is None:
            return None
        day = self.day
        return Wanted(lambda shop, actor, language: make(shop, actor, day, language), f"{self.title} {day.isoformat()}")

    def save_sheet(self) -> None:
        """The day as a spreadsheet."""
        wanted = self._paper_of(reports.xlsx)
        self.tools.save(wanted, "xlsx", self.tr("Save spreadsheet"), self.tr("Spreadsheet (*.xlsx)"))

    # -- the page
    def arrive(self, *, day: date | None = None, **_arguments: Any) -> None:
        if day is not None:
            self.show_day(day)

    def focus_first(self) -> None:
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)
