"""The call register of any day as it will be printed, and the supervisor's signature under it (CAL-04, CAL-08)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from showroom.gui.kit.buttons import Button
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Pill
from showroom.gui.kit.work import Job
from showroom.gui.reports.paper_page import PaperPage
from showroom.gui.reports.papers import Wanted
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


class RegisterPage(PaperPage[_Read]):
    """``arrive(day=date)`` opens a day's register."""

    def __init__(self, context: ShellContext) -> None:
        said = self.tr("The call register as it will be printed")
        super().__init__(context, "reports.calls", self.tr("Call register"), said)
        self.sign_button = Button(self.tr("Sign"), "reports.calls.sign", icon="signature", kind="soft")
        self.sign_button.clicked.connect(self.sign)
        self.sign_button.setEnabled(False)
        back = Button("", "reports.calls.back", icon="caret-left", tip=self.tr("The day before"))
        back.clicked.connect(lambda: self.show_day(self.day - timedelta(days=1)))
        following = Button("", "reports.calls.next", icon="caret-right", tip=self.tr("The next day"))
        following.clicked.connect(lambda: self.show_day(self.day + timedelta(days=1)))
        this = self.day_button(self.tr("Today"), "today", 0)
        self._state = Pill("", "neutral", "reports.calls.state")
        self._state.hide()  # until a day is read
        self.arrange(back, self._day, following, this, self._state, acts=(self.sign_button,))
        title = self.tr("Print the call register")
        bind(self, "Ctrl+P", title, self.tools.print_paper, place=self.title, everywhere=True)
        bind(self, "Ctrl+S", self.tr("Save the call register as PDF"), self.tools.save_pdf, place=self.title)

    def wanted(self) -> Wanted | None:
        if self.paper is None:
            return None
        day = self.day
        return Wanted(
            lambda shop, actor, language: register.pdf(shop, actor, day, language), f"{self.title} {day.isoformat()}"
        )

    # -- reading
    def reading(self, day: date, language: str) -> Callable[[Job[_Read]], _Read]:
        actor = self._context.actor()

        def read(job: Job[_Read]) -> _Read:
            found = register.register(job.shop, actor, day)
            last = found.signatures[-1] if found.signatures else None
            signed = f"{last.name} {last.at:%m-%d %H:%M}" if last is not None else ""
            return _Read(register.paper_of(found, language), signed, found.unsigned, found.totals.calls)

        return read

    def paper_in(self, found: _Read) -> PaperBytes:
        return found.paper

    def shown(self, found: _Read) -> None:
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

    def failed(self) -> None:
        self.sign_button.setEnabled(False)

    # -- signing
    def sign(self) -> None:
        """The register as it stands is signed by who is signed in; it can be taken back."""
        day, context = self.day, self._context

        def undo() -> None:
            context.act("calls.sign_off", lambda shop, actor: calls.take_back_sign_off(shop, actor, day))

        def signed(last: int) -> None:
            context.undo_bar.offer(self.tr("Signed: calls up to no. {number}.").format(number=last), undo)

        context.act("calls.sign_off", lambda shop, actor: calls.sign_off(shop, actor, day), signed)
