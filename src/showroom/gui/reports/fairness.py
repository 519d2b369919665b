"""The fairness statement of any month: figures, the paper itself, to print for signature (REC-20)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from showroom.domain.errors import UserError
from showroom.gui.dashboard import words
from showroom.gui.kit.bars import MessageBar
from showroom.gui.kit.buttons import Button, Segment
from showroom.gui.kit.cards import EmptyState
from showroom.gui.kit.fields import Combo
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Pill
from showroom.gui.kit.layouts import EDGE, boxed, page_body, vbox
from showroom.gui.kit.page import Page
from showroom.gui.kit.theme import THEME
from showroom.gui.kit.work import Job
from showroom.gui.reports.fairness_sheet import FairnessSheet
from showroom.gui.reports.papers import PaperTools, ToolRow, Wanted
from showroom.gui.shell.context import ShellContext
from showroom.services import fairness, fairness_rows
from showroom.services.fairness import Fairness
from showroom.services.fairness_rows import DayRow, PersonRow, TurnView
from showroom.services.reports import Deviation, PaperBytes

EVERYBODY, EACH = 0, -1
"""Choices of whose paper besides a person's id: the summary, and the summary with everybody's own."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read off the GUI thread: the month, and the person's part of it when one is chosen."""

    found: Fairness
    people: tuple[PersonRow, ...]
    row: PersonRow | None
    days: tuple[DayRow, ...] = ()
    turns: tuple[TurnView, ...] = ()
    acts: tuple[tuple[int, Deviation], ...] = ()


class FairnessPage(Page):
    """``arrive(month=date, staff=id)`` opens a month of somebody."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__("reports.fairness")
        self.title = self.tr("Fairness statement")
        self._context = context
        self._job: Job[_Read] | None = None
        self._again = False
        self.found: Fairness | None = None
        self._month = self._first_shown()
        self._bar = MessageBar("reports.fairness.bar")
        self.tools = PaperTools(context, "reports.fairness", self._bar, self._wanted)
        self._header = PageHeader(
            self.title, "reports.fairness", self.tools.pdf_button, self.tools.print_button, subtitle=" "
        )
        self._back = Button("", "reports.fairness.back", icon="caret-left", tip=self.tr("The month before"))
        self._back.clicked.connect(lambda: self._move(-1))
        self._on = Button("", "reports.fairness.next", icon="caret-right", tip=self.tr("The next month"))
        self._on.clicked.connect(lambda: self._move(1))
        self._state = Pill("", "neutral", "reports.fairness.state")
        self._state.hide()  # until a month is read
        self.whose = Combo("reports.fairness.whose", self._whose_items(()), label=self.tr("Whose statement"))
        self.whose.setProperty("draft", False)
        self.whose.setMinimumWidth(THEME.px(210))
        self.whose.setMaximumWidth(THEME.px(260))  # the longest name would push the paper's tools away
        self.whose.currentIndexChanged.connect(lambda _index: self._choose_again())
        self.look = Segment(
            [("figures", self.tr("Figures")), ("paper", self.tr("Paper"))],
            "reports.fairness.look",
            "figures",
            self.tr("What is shown"),
        )
        self.look.setProperty("draft", False)
        self.look.changed.connect(lambda _key: self._choose_again())
        self.tools.language.changed.connect(lambda _key: self._choose_again())
        self.sheet = FairnessSheet(context.language)
        self.sheet.picked.connect(self.show_person)

        def open_day(day: date) -> None:
            if context.may("ledger.view"):  # the day as it was, act by act
                context.navigate("timeline", day=day)

        self.sheet.day_opened.connect(open_day)
        self._stack = QStackedWidget()
        self._stack.addWidget(page_body(self.sheet, "reports.fairness.scroll"))
        self._none = EmptyState("calendar-blank", self.tr("No turns in this month"), "", "reports.fairness.none")
        self._stack.addWidget(self._none)
        self._view: Any = None
        both = ToolRow(self._back, self._on, self.whose, self.look, self._state, tools=self.tools)
        above = boxed(vbox(self._header, both, self._bar, spacing=12, margins=(0, 0, EDGE, 0)))
        layout = vbox(above, self._stack, spacing=12, margins=(28, 14, 28 - EDGE, 16))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        bind(self, "Ctrl+P", self.tr("Print the statement"), self.tools.print_paper, place=self.title, everywhere=True)
        bind(self, "Ctrl+S", self.tr("Save the statement as PDF"), self.tools.save_pdf, place=self.title)

    # -- the month and the person
    def _first_shown(self) -> date:
        """The month under way; in a store where nothing happened in it the last one something did."""
        this = self._context.shop.day(self._context.clock.now()).replace(day=1)
        last = self._context.read(fairness.last_month, None)
        return last if last is not None and last < this else this

    @property
    def month(self) -> date:
        return self._month

    def show_month(self, month: date) -> None:
        self._month = month.replace(day=1)
        self._choose_again()

    def _move(self, by: int) -> None:
        first, last = fairness.month_of(self._month)
        self.show_month(first - timedelta(days=1) if by < 0 else last + timedelta(days=1))

    def show_person(self, staff: object) -> None:
        """The statement of a person of the month shown."""
        self.whose.set_value(staff)

    def _staff(self) -> int | None:
        chosen = self.whose.value()
        return chosen if isinstance(chosen, int) and chosen > 0 else None

    def _whose_items(self, people: tuple[PersonRow, ...]) -> list[tuple[object, str]]:
        named: list[tuple[object, str]] = [(row.staff, row.name) for row in sorted(people, key=lambda row: row.name)]
        return [(EVERYBODY, self.tr("Everybody")), (EACH, self.tr("Everybody, and each one's own")), *named]

    def _choose_again(self) -> None:
        self._bar.dismiss()
        self._stale = True
        self._refresh_now()

    # -- reading
    def refresh(self) -> None:
        today = self._context.shop.day(self._context.clock.now())
        self._on.setEnabled(fairness.month_of(self._month)[1] < today)
        if self._job is not None:
            self._again = True
            return
        actor, month, staff = self._context.actor(), self._month, self._staff()

        def read(job: Job[_Read]) -> _Read:
            found = fairness.month(job.shop, actor, month)
            people = fairness_rows.people(found)
            share = found.share(staff) if staff is not None else None
            if share is None:
                return _Read(found, people, None)
            row = next(row for row in people if row.staff == staff)
            days, acts = fairness_rows.days(share), fairness_rows.acts(found, share)
            return _Read(found, people, row, days, fairness_rows.turns(job.shop, found, share), acts)

        self._job = self._context.door.background(read, self._on_read, self._on_failed)

    def _on_read(self, read: _Read) -> None:
        self._job = None
        if read.found.first == self._month:
            self.found = read.found
            chosen = self.whose.value()
            self.whose.set_items(self._whose_items(read.people))
            if self.whose.value() != chosen:  # not here in this month: everybody is shown
                self._again = True
            self._header.show_subtitle(_named(self._month, self._context.language))
            self._state.show()
            self._state.show_state(
                self.tr("Month under way") if read.found.under_way else self.tr("Whole month"),
                "accent" if read.found.under_way else "neutral",
            )
            if read.row is not None:
                self.sheet.show_person(read.found, read.row, read.days, read.turns, read.acts)
            else:
                self.sheet.show_month(read.found)
            self.tools.set_ready(True)
            self._show_look()
        self._read_again()

    def _on_failed(self, error: BaseException) -> bool:
        self._job = None
        if not isinstance(error, UserError):
            return False
        self.found = None
        self._header.show_subtitle(_named(self._month, self._context.language))
        self._none.sentence.setText(self._context.sentence(error))
        self._stack.setCurrentWidget(self._none)
        self._state.hide()
        self.tools.set_ready(False)
        self._read_again()
        return True

    def _read_again(self) -> None:
        if self._again:
            self._again = False
            self.refresh()

    # -- the paper
    def _wanted(self) -> Wanted | None:
        if self.found is None:
            return None
        month, staff, each = self._month, self._staff(), self.whose.value() == EACH
        name = f" {self.found.name(staff)}" if staff is not None else ""
        return Wanted(
            lambda shop, actor, language: fairness.pdf(shop, actor, month, language, staff=staff, each=each),
            f"{self.title} {month:%Y-%m}{name}",
        )

    def _show_look(self) -> None:
        """The figures, or the paper as it will be printed."""
        if self.look.value() == "figures":
            self._stack.setCurrentIndex(0)
            return
        month, staff, each = self._month, self._staff(), self.whose.value() == EACH
        actor, language = self._context.actor(), self.tools.language.value()

        def show(paper: PaperBytes) -> None:
            if self.look.value() != "paper":
                return
            if self._view is None:
                from showroom.gui.reports.paper_view import PaperView  # QtPdf is not loaded before a paper is wanted

                self._view = PaperView("reports.fairness.paper", self.tr("The statement as it will be printed"))
                self._stack.addWidget(self._view)
            self._view.show_paper(paper.content)
            self._stack.setCurrentWidget(self._view)

        self._context.door.background(
            lambda job: fairness.paper(job.shop, actor, month, language, staff=staff, each=each), show
        )

    # -- the page
    def arrive(self, *, month: date | None = None, staff: int | None = None, **_arguments: Any) -> None:
        if month is not None:
            self._month = month.replace(day=1)
        if staff is not None:
            self.whose.addItem("", staff)  # named when the month is read
            self.whose.set_value(staff)
        if month is not None or staff is not None:
            self._choose_again()

    def focus_first(self) -> None:
        self.whose.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> dict[str, Any]:
        return {"month": self._month, "whose": self.whose.value(), "look": self.look.value()}

    def resume(self, kept: dict[str, Any]) -> None:
        self.look.set_value(kept["look"])
        staff = kept["whose"]
        self.arrive(month=kept["month"], staff=staff if staff and staff > 0 else None)


def _named(month: date, lang: str) -> str:
    """``November 2026``, ``2026年11月``."""
    if lang.startswith("zh"):
        return f"{month.year}年{month.month}月"
    return f"{words.locale(lang).standaloneMonthName(month.month)} {month.year}"
