"""Appointments 预约: the day's calendar, who is to be called about tomorrow, who came and who did not (CAL-09)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from PySide6.QtWidgets import QStackedWidget

from showroom.domain.staff.roster import clock_text
from showroom.gui.appointments.calendar import DayCalendar
from showroom.gui.appointments.kept import KeptPanel
from showroom.gui.appointments.reading import DayRead, read_day
from showroom.gui.appointments.reminders import ReminderList
from showroom.gui.kit.buttons import Button, Segment
from showroom.gui.kit.days import long_day
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Pill
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.page import Page, WidthClass
from showroom.gui.shell.context import ShellContext
from showroom.services import appointments

_DAY, _REMIND, _KEPT = "day", "remind", "kept"
_TABS = (_DAY, _REMIND, _KEPT)


def create(context: ShellContext) -> Page:
    return AppointmentsPage(context)


def badge(context: ShellContext) -> int:
    """Whom to call about tomorrow."""
    return appointments.remind_count(context.shop, context.actor()) if context.may("appointments.view") else 0


class AppointmentsPage(Page):
    """Three tabs; the calendar shows ``_day`` with columns by consultant or by car and room."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__("appointments")
        self._context = context
        self.title = self.tr("Appointments")
        self._day = self._today = context.shop.day()
        self._wanted = 0
        self._things = Button(self.tr("Resources"), "appointments.things", icon="squares-four")
        self._things.clicked.connect(self._on_things)
        new = Button(self.tr("Book"), "appointments.new", kind="primary", icon="calendar-plus", key="Ctrl+N")
        self._header = PageHeader(self.title, "appointments", self._things, new)
        self._tabs = Segment(
            [(_DAY, self.tr("Day")), (_REMIND, self.tr("Remind")), (_KEPT, self.tr("Came or not"))],
            "appointments.tabs",
            _DAY,
            self.tr("What is shown"),
        )
        self._tabs.setProperty("draft", False)
        self._tabs.changed.connect(self._on_tab)
        self._due = Pill("", "warning", "appointments.due")
        self._due.setToolTip(self.tr("To be called about their appointment"))
        self._by = Segment(
            [("consultant", self.tr("By consultant")), ("resource", self.tr("By resource"))],
            "appointments.by",
            "consultant",
            self.tr("Columns"),
        )
        self._by.setProperty("draft", False)
        self._calendar = DayCalendar(context)
        self._calendar.day_wanted.connect(self.go_to)
        self._by.changed.connect(lambda key: self._calendar.show_by("resource" if key == "resource" else "consultant"))
        new.clicked.connect(self._calendar.book)
        self._reminders = ReminderList(context)
        self._kept = KeptPanel(context)
        self._stack = QStackedWidget()
        for part in (self._calendar, self._reminders, self._kept):
            self._stack.addWidget(part)
        bar = hbox(self._tabs, self._due, None, self._by, spacing=8)
        layout = vbox(self._header, bar, self._stack, spacing=14, margins=(28, 24))
        layout.setStretch(2, 1)
        self.setLayout(layout)
        week, here = self._calendar.week, self.title
        bind(self, "Ctrl+N", self.tr("Book an appointment"), self._calendar.book, place=here)
        bind(self, "PgUp", self.tr("The day before"), lambda: week.step(-1), place=here)
        bind(self, "PgDown", self.tr("The next day"), lambda: week.step(1), place=here)
        bind(self, "Home", self.tr("Today"), lambda: self.go_to(context.shop.day()), place=here)
        context.ticker.connect_to(self._on_tick)

    # -- page
    def refresh(self) -> None:
        context = self._context
        if (today := context.shop.day()) != self._today:  # left open past the end of the day: it goes along
            self._day = today if self._day == self._today else self._day
            self._today = today
        day = self._day
        read = context.read(lambda shop, actor: read_day(shop, actor, day, context.language), DayRead())
        self._header.show_subtitle(
            self.tr("{day} · {hours} · {count} expected").format(
                day=long_day(day, context.language), hours=self._hours_said(read), count=read.open_count
            )
        )
        self._due.show_state(self.tr("{count} to remind").format(count=len(read.to_remind)), "warning")
        self._due.setVisible(bool(read.to_remind))
        self._things.setVisible(context.may("appointments.resources"))
        self._calendar.show_day(day, read)
        if self._wanted:
            self._calendar.grid.choose(self._wanted)
            self._wanted = 0
        self._reminders.show_rows(read.to_remind)
        if self._tabs.value() == _KEPT:
            self._kept.refresh()

    def _hours_said(self, read: DayRead) -> str:
        if not read.hours:
            return self.tr("closed")
        return ", ".join(f"{clock_text(begins)}–{clock_text(ends)}" for begins, ends in read.hours)

    def _on_tick(self, _now: datetime) -> None:
        self._calendar.show_now()

    def reflow(self, width: WidthClass) -> None:
        self._calendar.said.setVisible(width != "compact")

    def focus_first(self) -> None:
        self._calendar.grid.setFocus()

    def arrive(
        self, *, day: str = "", appointment_id: int | None = None, new: bool = False, tab: str = "", **_more: Any
    ) -> None:
        if tab:
            self._tabs.set_value(tab)
        if day:
            self.go_to(date.fromisoformat(day))
        if appointment_id is not None:  # chosen once the day has been read
            self._wanted = appointment_id
            self.refresh_soon()
        if new:
            self._calendar.book()

    def keep(self) -> dict[str, Any]:
        return {"day": self._day.isoformat(), "tab": self._tabs.value(), "by": self._by.value()}

    def resume(self, kept: dict[str, Any]) -> None:
        self._day = date.fromisoformat(kept["day"])
        self._by.set_value(kept["by"])
        self._tabs.set_value(kept["tab"])

    # -- moving about
    def _on_tab(self, key: str) -> None:
        self._stack.setCurrentIndex(_TABS.index(key))
        self._by.setVisible(key == _DAY)
        if key == _KEPT:
            self._kept.refresh()

    def go_to(self, day: date) -> None:
        """Show another day."""
        if day != self._day:
            self._day = day
            self.refresh()

    # -- acts
    def _on_things(self) -> None:
        from showroom.gui.appointments.things import ThingsDialog

        ThingsDialog(self.window(), self._context).open()
