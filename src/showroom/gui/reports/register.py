"""The call register of any day as it will be printed, and the supervisor's signature under it (CAL-04, CAL-08)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit

from showroom.domain.errors import UserError
from showroom.gui.dashboard import words
from showroom.gui.kit.bars import MessageBar
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Pill
from showroom.gui.kit.layouts import vbox
from showroom.gui.kit.page import Page
from showroom.gui.kit.theme import THEME
from showroom.gui.kit.work import Job
from showroom.gui.reports.paper_view import PaperView
from showroom.gui.reports.papers import PaperTools, ToolRow, Wanted
from showroom.gui.shell.context import ShellContext
from showroom.services import calls
from showroom.services.calls import register
from showroom.services.reports import PaperBytes


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read off the GUI thread. ``signed``: who signed last, and when; ``unsigned``: calls since."""

    paper: PaperBytes
    signed: str
    unsigned: int
    calls: int


class RegisterPage(Page):
    """``arrive(day=date)`` opens a day's register."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__("reports.calls")
        self.title = self.tr("Call register")
        self._context = context
        self._job: Job[_Read] | None = None
        self._again = False
        self.paper: PaperBytes | None = None
        self._bar = MessageBar("reports.calls.bar")
        self.tools = PaperTools(context, "reports.calls", self._bar, self._wanted)
        self.tools.language.changed.connect(lambda _key: self._choose_again())
        self.sign_button = Button(self.tr("Sign"), "reports.calls.sign", icon="signature", kind="soft")
        self.sign_button.clicked.connect(self.sign)
        self.sign_button.setEnabled(False)
        self._header = PageHeader(
            self.title,
            "reports.calls",
            self.sign_button,
            self.tools.pdf_button,
            self.tools.print_button,
            subtitle=" ",
        )
        self._day = QDateEdit()
        self._day.setObjectName("reports.calls.day")
        self._day.setAccessibleName(self.tr("Day"))
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("yyyy-MM-dd")
        self._day.setMinimumWidth(THEME.px(160))
        self.show_day(self._today())
        self._day.dateChanged.connect(lambda _day: self._choose_again())
        back = Button("", "reports.calls.back", icon="caret-left", tip=self.tr("The day before"))
        back.clicked.connect(lambda: self.show_day(self.day - timedelta(days=1)))
        following = Button("", "reports.calls.next", icon="caret-right", tip=self.tr("The next day"))
        following.clicked.connect(lambda: self.show_day(self.day + timedelta(days=1)))
        this = Button(self.tr("Today"), "reports.calls.today", kind="ghost")
        this.clicked.connect(lambda: self.show_day(self._today()))
        self._state = Pill("", "neutral", "reports.calls.state")
        self._state.hide()  # until a day is read
        self.view = PaperView("reports.calls.paper", self.tr("The call register as it will be printed"))
        both = ToolRow(back, self._day, following, this, self._state, tools=self.tools)
        layout = vbox(self._header, both, self._bar, self.view, spacing=12, margins=(28, 14, 22, 16))
        layout.setStretch(3, 1)
        self.setLayout(layout)
        title = self.tr("Print the call register")
        bind(self, "Ctrl+P", title, self.tools.print_paper, place=self.title, everywhere=True)
        bind(self, "Ctrl+S", self.tr("Save the call register as PDF"), self.tools.save_pdf, place=self.title)

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
        day = self.day
        return Wanted(
            lambda shop, actor, language: register.pdf(shop, actor, day, language), f"{self.title} {day.isoformat()}"
        )

    # -- reading
    def refresh(self) -> None:
        if self._job is not None:
            self._again = True
            return
        actor, day, language = self._context.actor(), self.day, self.tools.language.value()
        self._header.show_subtitle(words.long_day(day, self._context.language))

        def read(job: Job[_Read]) -> _Read:
            found = register.register(job.shop, actor, day)
            last = found.signatures[-1] if found.signatures else None
            signed = f"{last.name} {last.at:%m-%d %H:%M}" if last is not None else ""
            return _Read(register.paper_of(found, language), signed, found.unsigned, found.totals.calls)

        self._job = self._context.door.background(read, self._on_read, self._on_failed)

    def _on_read(self, found: _Read) -> None:
        self._job = None
        self.paper = found.paper
        self.view.show_paper(found.paper.content)
        self.tools.set_ready(True)
        if found.signed and found.unsigned:
            said = self.tr("Signed: {who}. Calls since: {count}").format(who=found.signed, count=found.unsigned)
            self._state.show_state(said, "warning")
        elif found.signed:
            self._state.show_state(self.tr("Signed: {who}").format(who=found.signed), "success")
        else:
            self._state.show_state(self.tr("Not signed"), "neutral")
        self._state.setVisible(bool(found.calls))
        self.sign_button.setVisible(self._context.may("calls.sign_off"))
        self.sign_button.setEnabled(found.unsigned > 0)
        self._read_again()

    def _on_failed(self, error: BaseException) -> bool:
        self._job = None
        if not isinstance(error, UserError):
            return False
        self.paper = None
        self._bar.show_message(self._context.sentence(error))
        self.tools.set_ready(False)
        self.sign_button.setEnabled(False)
        self._read_again()
        return True

    def _read_again(self) -> None:
        if self._again:
            self._again = False
            self.refresh()

    # -- signing
    def sign(self) -> None:
        """The register as it stands is signed by who is signed in; it can be taken back."""
        day, context = self.day, self._context

        def undo() -> None:
            context.act("calls.sign_off", lambda shop, actor: calls.take_back_sign_off(shop, actor, day))

        def signed(last: int) -> None:
            context.undo_bar.offer(self.tr("Signed: calls up to no. {number}.").format(number=last), undo)

        context.act("calls.sign_off", lambda shop, actor: calls.sign_off(shop, actor, day), signed)

    # -- the page
    def arrive(self, *, day: date | None = None, **_arguments: Any) -> None:
        if day is not None:
            self.show_day(day)

    def focus_first(self) -> None:
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)
