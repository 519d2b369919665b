"""Choose a day, see its report, print it or save it (MGR-03)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit

from showroom.domain.errors import Fault, UserError
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import may
from showroom.gui.dashboard import words
from showroom.gui.kit.bars import MessageBar
from showroom.gui.kit.buttons import Button, Segment
from showroom.gui.kit.fields import Combo
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Label, Pill
from showroom.gui.kit.layouts import hbox, scrolled, vbox
from showroom.gui.kit.page import Page
from showroom.gui.kit.theme import THEME
from showroom.gui.kit.work import Job
from showroom.gui.reports.sheet import ReportSheet
from showroom.gui.shell.context import ShellContext
from showroom.services import reports
from showroom.services.reports import DailyReport, PaperBytes
from showroom.services.shop import Shop

Make = Callable[[Shop, Actor, date, str], PaperBytes]


def create(context: ShellContext) -> Page:
    """The page."""
    return ReportsPage(context)


class ReportsPage(Page):
    """``arrive(day=date)`` opens a day."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__("reports")
        self.title = self.tr("Daily visitor report")
        self._context = context
        self._job: Job[DailyReport] | None = None
        self._again = False
        self.report: DailyReport | None = None
        self._print = Button(self.tr("Print"), "reports.print", icon="printer", kind="primary", key="Ctrl+P")
        self._print.clicked.connect(self.print_report)
        self._pdf = Button(self.tr("Save PDF"), "reports.pdf", icon="file-pdf")
        self._pdf.clicked.connect(lambda: self._save("pdf"))
        self._xlsx = Button(self.tr("Save spreadsheet"), "reports.xlsx", icon="file-xls")
        self._xlsx.clicked.connect(lambda: self._save("xlsx"))
        self._header = PageHeader(self.title, "reports", self._xlsx, self._pdf, self._print, subtitle=" ")
        self._bar = MessageBar("reports.bar")
        self._day = QDateEdit()
        self._day.setObjectName("reports.day")
        self._day.setAccessibleName(self.tr("Day"))
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("yyyy-MM-dd")
        self._day.setMinimumWidth(THEME.px(160))
        self._day.dateChanged.connect(lambda _day: self._on_day())
        self._back = Button("", "reports.day.back", icon="caret-left", tip=self.tr("The day before"))
        self._back.clicked.connect(lambda: self._move(-1))
        self._on = Button("", "reports.day.next", icon="caret-right", tip=self.tr("The next day"))
        self._on.clicked.connect(lambda: self._move(1))
        self._today = Button(self.tr("Today"), "reports.day.today", kind="ghost")
        self._today.clicked.connect(lambda: self.show_day(self._last_day()))
        self._state = Pill("", "neutral", "reports.state")
        self._language = Segment(
            [("zh_CN", "中文"), ("en", "English"), ("both", self.tr("Both"))],
            "reports.language",
            context.language,
            self.tr("Language of the paper"),
        )
        self._language.setProperty("draft", False)
        self._printer = Combo("reports.printer", [("", self.tr("Looking for printers …"))], label=self.tr("Printer"))
        self._printer.setProperty("draft", False)
        self._printer.setMinimumWidth(THEME.px(190))
        self.sheet = ReportSheet(context.language)
        days = hbox(self._back, self._day, self._on, self._today, self._state, None, spacing=8)
        choices = hbox(Label(self.tr("Paper"), "muted"), self._language, self._printer, spacing=8)
        line = hbox(spacing=8)
        line.addLayout(days, 1)
        line.addLayout(choices)
        body = scrolled(self.sheet, "reports.scroll")
        layout = vbox(self._header, line, self._bar, body, spacing=12, margins=(28, 20, 22, 16))
        layout.setStretch(3, 1)
        self.setLayout(layout)
        bind(self, "Ctrl+P", self.tr("Print the report"), self.print_report, place=self.title, everywhere=True)
        bind(self, "Ctrl+S", self.tr("Save the report as PDF"), lambda: self._save("pdf"), place=self.title)
        self._set_day(self._first_shown())
        context.door.background(lambda _job: _queues(), self._show_printers, lambda _error: True)

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
        self._pdf.setEnabled(ready)
        self._xlsx.setEnabled(ready)
        self._print.setEnabled(ready and bool(self._printer.value()))

    # -- papers
    def _show_printers(self, found: tuple[tuple[str, str], ...]) -> None:
        if found:
            self._printer.set_items(found)
        else:
            self._printer.set_items([("", self.tr("No printer on this PC"))])
            self._printer.setEnabled(False)
        self._ready(self.report is not None)

    def _make(self, make: Make, done: Callable[[PaperBytes], None]) -> None:
        """Make a paper off the GUI thread; the service notes in the audit who did."""
        day, language = self.day, self._language.value()

        def go(actor: Actor) -> None:
            self._context.door.background(lambda job: make(job.shop, actor, day, language), done, self._on_refused)

        self._context.sign("reports.view", go)

    def _on_refused(self, error: BaseException) -> bool:
        if not isinstance(error, UserError | Fault):
            return False
        self._bar.show_message(self._context.sentence(error))
        self._ready(self.report is not None)
        return True

    def _warn(self, paper: PaperBytes) -> bool:
        if paper.missing:
            self._bar.show_message(self._context.word("report_missing", characters=" ".join(paper.missing)), "warning")
        return bool(paper.missing)

    def _save(self, form: str) -> None:
        """Ask where, then make and write."""
        if self.report is None:
            return
        pdf = form == "pdf"
        title = self.tr("Save PDF") if pdf else self.tr("Save spreadsheet")
        filters = [self.tr("PDF file (*.pdf)") if pdf else self.tr("Spreadsheet (*.xlsx)")]
        name = f"{self.title} {self.day.isoformat()}.{form}"

        def chosen(file: Path) -> None:
            self._make(reports.pdf if pdf else reports.xlsx, lambda paper: self._write(file, paper))

        self._context.prompts.save_file(self, title, name, filters, chosen)

    def _write(self, file: Path, paper: PaperBytes) -> None:
        try:
            file.write_bytes(paper.content)
        except OSError as error:
            self._bar.show_message(self._context.word("report_not_written", file=file.name, why=error.strerror or ""))
            return
        if not self._warn(paper):
            self._bar.show_message(self.tr("Saved as {file}").format(file=file.name), "success")

    def print_report(self) -> None:
        """Print on the chosen printer."""
        queue = str(self._printer.value() or "")
        if self.report is None or not queue:
            return
        title = f"{self.title} {self.day.isoformat()}"
        self._print.setEnabled(False)

        def printed(pages: int) -> None:
            self._ready(True)
            self._bar.show_message(
                self.tr("{pages} page(s) given to {printer}.").format(pages=pages, printer=queue), "success"
            )

        def made(paper: PaperBytes) -> None:
            self._context.door.background(lambda _job: _print(paper.content, title, queue), printed, self._on_refused)

        self._make(reports.pdf, made)

    # -- the page
    def arrive(self, *, day: date | None = None, **_arguments: Any) -> None:
        if day is not None:
            self.show_day(day)

    def focus_first(self) -> None:
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)


def _queues() -> tuple[tuple[str, str], ...]:
    from showroom.gui.quotes import printing  # QtPdf is not loaded before a paper is wanted

    return tuple((queue.name, queue.description) for queue in printing.queues())


def _print(content: bytes, title: str, queue: str) -> int:
    from showroom.gui.quotes import printing

    return printing.print_pdf(content, title, queue)
