"""The morning print on the screen before it is printed: start order and blank registers (REC-23)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from showroom.gui.kit.buttons import Stepper
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Label
from showroom.gui.kit.work import Job
from showroom.gui.reports.paper_page import PaperPage
from showroom.gui.reports.papers import Wanted
from showroom.gui.shell.context import ShellContext
from showroom.services import morning
from showroom.services.reports import PaperBytes


class MorningPage(PaperPage[PaperBytes]):
    """``arrive(day=date)`` opens a day's morning."""

    def __init__(self, context: ShellContext) -> None:
        said = self.tr("The morning print as it will be printed")
        super().__init__(context, "reports.morning", self.tr("Morning print"), said)
        this = self.day_button(self.tr("Today"), "today", 0)
        next_day = self.day_button(self.tr("Tomorrow"), "tomorrow", 1)
        self.pages = Stepper("reports.morning.pages", self.tr("Pages of each register"), 1, 1, 9)
        self.pages.changed.connect(lambda _count: self.choose_again())
        pages = Label(self.tr("Pages of each register"), "muted")
        self.arrange(self._day, this, next_day, pages, self.pages)
        title = self.tr("Print the morning sheets")
        bind(self, "Ctrl+P", title, self.tools.print_paper, place=self.title, everywhere=True)
        bind(self, "Ctrl+S", self.tr("Save the morning sheets as PDF"), self.tools.save_pdf, place=self.title)

    def wanted(self) -> Wanted | None:
        if self.paper is None:
            return None
        day, pages = self.day, self.pages.value()
        return Wanted(
            lambda shop, actor, language: morning.pdf(shop, actor, day, language, pages),
            f"{self.title} {day.isoformat()}",
        )

    def reading(self, day: date, language: str) -> Callable[[Job[PaperBytes]], PaperBytes]:
        actor, pages = self._context.actor(), self.pages.value()
        return lambda job: morning.paper(job.shop, actor, day, language, pages)

    def paper_in(self, found: PaperBytes) -> PaperBytes:
        return found
