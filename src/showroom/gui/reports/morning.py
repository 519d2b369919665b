"""The morning print on the screen before it is printed: start order and blank registers (REC-23)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit

from showroom.domain.errors import UserError
from showroom.gui.dashboard import words
from showroom.gui.kit.bars import MessageBar
from showroom.gui.kit.buttons import Button, Stepper
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import vbox
from showroom.gui.kit.page import Page
from showroom.gui.kit.theme import THEME
from showroom.gui.kit.work import Job
from showroom.gui.reports.paper_view import PaperView
from showroom.gui.reports.papers import PaperTools, ToolRow, Wanted
from showroom.gui.shell.context import ShellContext
from showroom.services import morning
from showroom.services.reports import PaperBytes


class MorningPage(Page):
    """``arrive(day=date)`` opens a day's morning."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__("reports.morning")
        self.title = self.tr("Morning print")
        self._context = context
        self._job: Job[PaperBytes] | None = None
        self._again = False
        self.paper: PaperBytes | None = None
        self._bar = MessageBar("reports.morning.bar")
        self.tools = PaperTools(context, "reports.morning", self._bar, self._wanted)
        self.tools.language.changed.connect(lambda _key: self._choose_again())
        self._header = PageHeader(
            self.title, "reports.morning", self.tools.pdf_button, self.tools.print_button, subtitle=" "
        )
        self._day = QDateEdit()
        self._day.setObjectName("reports.morning.day")
        self._day.setAccessibleName(self.tr("Day"))
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("yyyy-MM-dd")
        self._day.setMinimumWidth(THEME.px(160))
        today = self._today()
        self._day.setDate(QDate(today.year, today.month, today.day))
        self._day.dateChanged.connect(lambda _day: self._choose_again())
        this = Button(self.tr("Today"), "reports.morning.today", kind="ghost")
        this.clicked.connect(lambda: self.show_day(self._today()))
        next_day = Button(self.tr("Tomorrow"), "reports.morning.tomorrow", kind="ghost")
        next_day.clicked.connect(lambda: self.show_day(self._today() + timedelta(days=1)))
        self.pages = Stepper("reports.morning.pages", self.tr("Pages of each register"), 1, 1, 9)
        self.pages.changed.connect(lambda _count: self._choose_again())
        self.view = PaperView("reports.morning.paper", self.tr("The morning print as it will be printed"))
        pages = Label(self.tr("Pages of each register"), "muted")
        both = ToolRow(self._day, this, next_day, pages, self.pages, tools=self.tools)
        layout = vbox(self._header, both, self._bar, self.view, spacing=12, margins=(28, 14, 22, 16))
        layout.setStretch(3, 1)
        self.setLayout(layout)
        bind(
            self,
            "Ctrl+P",
            self.tr("Print the morning sheets"),
            self.tools.print_paper,
            place=self.title,
            everywhere=True,
        )
        bind(self, "Ctrl+S", self.tr("Save the morning sheets as PDF"), self.tools.save_pdf, place=self.title)

    def _today(self) -> date:
        return self._context.shop.day(self._context.clock.now())

    @property
    def day(self) -> date:
        found = self._day.date()
        return date(found.year(), found.month(), found.day())

    def show_day(self, day: date) -> None:
        self._day.setDate(QDate(day.year, day.month, day.day))

    def _choose_again(self) -> None:
        self._bar.dismiss()
        self._stale = True
        self._refresh_now()

    def _wanted(self) -> Wanted | None:
        if self.paper is None:
            return None
        day, pages = self.day, self.pages.value()
        return Wanted(
            lambda shop, actor, language: morning.pdf(shop, actor, day, language, pages),
            f"{self.title} {day.isoformat()}",
        )

    # -- reading
    def refresh(self) -> None:
        if self._job is not None:
            self._again = True
            return
        actor, day = self._context.actor(), self.day
        language, pages = self.tools.language.value(), self.pages.value()
        self._header.show_subtitle(words.long_day(day, self._context.language))
        self._job = self._context.door.background(
            lambda job: morning.paper(job.shop, actor, day, language, pages), self._on_read, self._on_failed
        )

    def _on_read(self, paper: PaperBytes) -> None:
        self._job = None
        self.paper = paper
        self.view.show_paper(paper.content)
        self.tools.set_ready(True)
        self._read_again()

    def _on_failed(self, error: BaseException) -> bool:
        self._job = None
        if not isinstance(error, UserError):
            return False
        self.paper = None
        self._bar.show_message(self._context.sentence(error))
        self.tools.set_ready(False)
        self._read_again()
        return True

    def _read_again(self) -> None:
        if self._again:
            self._again = False
            self.refresh()

    # -- the page
    def arrive(self, *, day: date | None = None, **_arguments: Any) -> None:
        if day is not None:
            self.show_day(day)

    def focus_first(self) -> None:
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)
