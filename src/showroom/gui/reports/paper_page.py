"""A day's paper on the screen before it is printed: the day, the paper's tools, the paper itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QWidget

from showroom.domain.errors import UserError
from showroom.gui.dashboard import words
from showroom.gui.kit.bars import MessageBar
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.layouts import vbox
from showroom.gui.kit.page import Page
from showroom.gui.kit.theme import THEME
from showroom.gui.kit.work import Job
from showroom.gui.reports.paper_view import PaperView
from showroom.gui.reports.papers import PaperTools, ToolRow, Wanted
from showroom.gui.shell.context import ShellContext
from showroom.services.reports import PaperBytes

R = TypeVar("R")


def day_edit(name: str, label: str) -> QDateEdit:
    """A day to be typed or picked from a calendar."""
    edit = QDateEdit()
    edit.setObjectName(name)
    edit.setAccessibleName(label)
    edit.setCalendarPopup(True)
    edit.setDisplayFormat("yyyy-MM-dd")
    edit.setMinimumWidth(THEME.px(160))
    return edit


class PaperPage(Page, Generic[R]):
    """``arrive(day=date)`` opens a day. A subclass makes its controls, calls ``arrange`` at the end of its constructor,
    and says what is read (``reading``), which paper is in it (``paper_in``) and what is printed (``wanted``).
    """

    def __init__(self, context: ShellContext, name: str, title: str, said: str) -> None:
        super().__init__(name)
        self.title = title
        self._context = context
        self._job: Job[R] | None = None
        self._again = False
        self.paper: PaperBytes | None = None
        self._bar = MessageBar(f"{name}.bar")
        self.tools = PaperTools(context, name, self._bar, self.wanted)
        self.tools.language.changed.connect(lambda _key: self.choose_again())
        self._day = day_edit(f"{name}.day", self.tr("Day"))
        self.show_day(self.today())
        self._day.dateChanged.connect(lambda _day: self.choose_again())
        self.view = PaperView(f"{name}.paper", said)

    def arrange(self, *choices: QWidget, acts: tuple[QWidget, ...] = ()) -> None:
        """``choices`` stand in the line above the paper, ``acts`` before the paper's own in the head."""
        buttons = (*acts, self.tools.pdf_button, self.tools.print_button)
        self._header = PageHeader(self.title, self.objectName(), *buttons, subtitle=" ")
        line = ToolRow(*choices, tools=self.tools)
        layout = vbox(self._header, line, self._bar, self.view, spacing=12, margins=(28, 14, 28, 16))
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def day_button(self, text: str, key: str, days: int) -> Button:
        """Leads to today, or so many days after it."""
        button = Button(text, f"{self.objectName()}.{key}", kind="ghost")
        button.clicked.connect(lambda: self.show_day(self.today() + timedelta(days=days)))
        return button

    # -- for subclasses
    def reading(self, day: date, language: str) -> Callable[[Job[R]], R]:
        """What is read off the GUI thread."""
        raise NotImplementedError

    def paper_in(self, found: R) -> PaperBytes:
        """The paper of what was read."""
        raise NotImplementedError

    def wanted(self) -> Wanted | None:
        """What is printed or saved; None while there is nothing."""
        raise NotImplementedError

    def shown(self, found: R) -> None:
        """The paper of ``found`` is on the screen."""

    def failed(self) -> None:
        """It could not be made; the sentence stands in the bar."""

    # -- the day
    def today(self) -> date:
        return self._context.shop.day(self._context.clock.now())

    @property
    def day(self) -> date:
        found = self._day.date()
        return date(found.year(), found.month(), found.day())

    def show_day(self, day: date) -> None:
        self._day.setDate(QDate(day.year, day.month, day.day))

    def choose_again(self) -> None:
        """Another day, language or choice."""
        self._bar.dismiss()
        self._stale = True
        self._refresh_now()

    # -- reading
    def refresh(self) -> None:
        if self._job is not None:
            self._again = True
            return
        self._header.show_subtitle(words.long_day(self.day, self._context.language))
        work = self.reading(self.day, self.tools.language.value())
        self._job = self._context.door.background(work, self._on_read, self._on_failed)

    def _on_read(self, found: R) -> None:
        self._job = None
        self.paper = self.paper_in(found)
        self.view.show_paper(self.paper.content)
        self.tools.set_ready(True)
        self.shown(found)
        self._read_again()

    def _on_failed(self, error: BaseException) -> bool:
        self._job = None
        if not isinstance(error, UserError):
            return False
        self.paper = None
        self._bar.show_message(self._context.sentence(error))
        self.tools.set_ready(False)
        self.failed()
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
