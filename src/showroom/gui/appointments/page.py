"""Appointments 预约: the day's calendar, who is to be called about tomorrow, who came and who did not (CAL-09)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtWidgets import QStackedWidget

from showroom.domain.errors import UserError
from showroom.gui.appointments import dialog
from showroom.gui.appointments.columns import By, Column, sheet
from showroom.gui.appointments.day_grid import DayGrid
from showroom.gui.appointments.kept import KeptPanel
from showroom.gui.appointments.reminders import ReminderList
from showroom.gui.kit.buttons import Button, Chips, Segment
from showroom.gui.kit.days import date_text, long_day, moment
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Label, Pill
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.kit.page import Page, WidthClass
from showroom.gui.shell.context import ShellContext
from showroom.services import appointments, staff
from showroom.services.appointments import AppointmentState, Expected, NewAppointment

_DAY, _REMIND, _KEPT = "day", "remind", "kept"


def create(context: ShellContext) -> Page:
    return AppointmentsPage(context)


def badge(context: ShellContext) -> int:
    """Whom to call about tomorrow."""
    return len(appointments.to_remind(context.shop, context.actor())) if context.may("appointments.view") else 0


@dataclass(frozen=True, slots=True)
class _Read:
    rows: tuple[Expected, ...]
    week: dict[date, int]
    hours: tuple[tuple[int, int], ...]
    consultants: tuple[Column, ...]
    resources: tuple[Column, ...]
    to_remind: int


class AppointmentsPage(Page):
    """Three tabs; the calendar has the day of ``_day`` and columns by consultant or by room."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__("appointments")
        self._context = context
        self.title = self.tr("Appointments")
        self._day = context.shop.day()
        self._read = _Read((), {}, (), (), (), 0)
        things = Button(self.tr("Cars and rooms"), "appointments.things", icon="car")
        things.clicked.connect(self._on_things)
        things.setVisible(context.may("appointments.resources"))
        new = Button(self.tr("Book"), "appointments.new", kind="primary", icon="calendar-plus", key="Ctrl+N")
        new.clicked.connect(lambda: self._book(self._day))
        self._header = PageHeader(self.title, "appointments", things, new)
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
            [("consultant", self.tr("By consultant")), ("resource", self.tr("By car or room"))],
            "appointments.by",
            "consultant",
            self.tr("Columns"),
        )
        self._by.setProperty("draft", False)
        self._by.changed.connect(lambda _key: self._draw())
        self._week = Chips([], "appointments.week")
        self._week.setProperty("draft", False)
        self._week.changed.connect(self._on_week)
        self._grid = DayGrid("appointments.grid", self.tr("Calendar of the day"), self.tr("free"))
        self._grid.opened.connect(self._on_opened)
        self._grid.wanted.connect(self._on_wanted)
        self._grid.moved.connect(self._on_moved)
        self._grid.dropped.connect(self._cancel)
        self._said = Label("", "muted", "appointments.said", elide=True)
        self._grid.said.connect(self._said.setText)
        self._reminders = ReminderList(context)
        self._kept = KeptPanel(context)
        self._stack = QStackedWidget()
        for part in (self._calendar(), self._reminders, self._kept):
            self._stack.addWidget(part)
        self.setLayout(
            vbox(
                self._header,
                hbox(self._tabs, self._due, None, self._by, spacing=8),
                self._stack,
                spacing=14,
                margins=(28, 24),
            )
        )
        bind(self, "Ctrl+N", self.tr("Book an appointment"), lambda: self._book(self._day), place=self.title)
        bind(self, "PgUp", self.tr("The day before"), lambda: self._step(-1), place=self.title)
        bind(self, "PgDown", self.tr("The next day"), lambda: self._step(1), place=self.title)
        bind(self, "Home", self.tr("Today"), lambda: self.go_to(context.shop.day()), place=self.title)
        context.ticker.connect_to(self._on_tick)

    def _calendar(self) -> Any:
        before = Button("", "appointments.before", icon="caret-left", kind="ghost", tip=self.tr("A week earlier"))
        before.clicked.connect(lambda: self._step(-7))
        after = Button("", "appointments.after", icon="caret-right", kind="ghost", tip=self.tr("A week later"))
        after.clicked.connect(lambda: self._step(7))
        today = Button(self.tr("Today"), "appointments.today", kind="plain")
        today.clicked.connect(lambda: self.go_to(self._context.shop.day()))
        bar = hbox(before, self._week, after, today, spacing=8)
        bar.setStretch(1, 1)
        return boxed(vbox(bar, self._grid, self._said, spacing=10))

    # -- page
    def refresh(self) -> None:
        nothing = self._read
        self._read = self._context.read(self._look, nothing)
        read = self._read
        open_now = sum(row.state is AppointmentState.EXPECTED for row in read.rows)
        self._header.show_subtitle(
            self.tr("{day} · {count} expected").format(day=long_day(self._day, self._context.language), count=open_now)
        )
        self._due.show_state(str(read.to_remind), "warning")
        self._due.setVisible(bool(read.to_remind))
        self._show_week()
        self._draw()
        self._reminders.refresh()
        if self._tabs.value() == _KEPT:
            self._kept.refresh()

    def _look(self, shop: Any, actor: Any) -> _Read:
        monday = self._day - timedelta(days=self._day.weekday())
        of_week = appointments.between(shop, actor, monday, monday + timedelta(days=6))
        shown = (AppointmentState.EXPECTED, AppointmentState.CAME, AppointmentState.NO_SHOW)
        counts = {monday + timedelta(days=number): 0 for number in range(7)}
        for row in of_week:
            if row.state in shown:
                counts[shop.day(row.at)] += 1
        floor = [Column(card.id, card.name) for card in staff.cards(shop, actor) if card.role == "consultant"]
        things = [Column(one.name, one.name) for one in appointments.bookable(shop, actor)]
        return _Read(
            tuple(row for row in of_week if row.state in shown and shop.day(row.at) == self._day),
            counts,
            appointments.open_hours(shop, actor, self._day),
            tuple(floor),
            tuple(things),
            len(appointments.to_remind(shop, actor)),
        )

    def _show_week(self) -> None:
        language = self._context.language
        items = [
            (day.isoformat(), date_text(day, language) + (f" · {count}" if count else ""))
            for day, count in self._read.week.items()
        ]
        self._week.set_items(items)
        self._week.set_values([self._day.isoformat()])

    def _draw(self) -> None:
        by: By = "resource" if self._by.value() == "resource" else "consultant"
        read, zone = self._read, self._context.shop.store.time_zone
        nobody = self.tr("Whoever is next") if by == "consultant" else self.tr("Nothing kept")
        named = read.consultants if by == "consultant" else read.resources
        drawn = sheet(read.rows, by, named, moment(self._day, 0, zone), read.hours, nobody)
        self._grid.show_sheet(drawn, self._minute_of_now())

    def _minute_of_now(self) -> int | None:
        now, zone = self._context.clock.now(), self._context.shop.store.time_zone
        minute = int((now - moment(self._day, 0, zone)).total_seconds() // 60)
        return minute if self._context.shop.day() == self._day else None

    def _on_tick(self, _now: datetime) -> None:
        self._grid.show_now(self._minute_of_now())

    def reflow(self, width: WidthClass) -> None:
        self._said.setVisible(width != "compact")

    def focus_first(self) -> None:
        self._grid.setFocus()

    def arrive(
        self, *, day: str = "", appointment_id: int | None = None, new: bool = False, tab: str = "", **_more: Any
    ) -> None:
        if tab:
            self._tabs.set_value(tab)
            self._on_tab(tab)
        if day:
            self.go_to(date.fromisoformat(day))
        if appointment_id is not None:
            self._grid.choose(appointment_id)
        if new:
            self._book(self._day)

    def keep(self) -> dict[str, Any]:
        return {"day": self._day.isoformat(), "tab": self._tabs.value(), "by": self._by.value()}

    def resume(self, kept: dict[str, Any]) -> None:
        self._day = date.fromisoformat(kept["day"])
        self._by.set_value(kept["by"])
        self._tabs.set_value(kept["tab"])
        self._on_tab(kept["tab"])

    # -- moving about
    def _on_tab(self, key: str) -> None:
        self._stack.setCurrentIndex([_DAY, _REMIND, _KEPT].index(key))
        self._by.setVisible(key == _DAY)
        if key == _KEPT:
            self._kept.refresh()

    def _on_week(self, keys: tuple[str, ...]) -> None:
        if keys:
            self.go_to(date.fromisoformat(keys[0]))

    def go_to(self, day: date) -> None:
        """Show another day."""
        if day != self._day:
            self._day = day
            self.refresh()

    def _step(self, days: int) -> None:
        self.go_to(self._day + timedelta(days=days))

    # -- acts
    def _book(self, day: date, consultant_id: int | None = None, minute: int | None = None, resource: str = "") -> None:
        dialog.book(
            self.window(), self._context, day=day, consultant_id=consultant_id, minute=minute, resource=resource
        )

    def _on_wanted(self, key: object, minute: int) -> None:
        if isinstance(key, int):
            self._book(self._day, consultant_id=key or None, minute=minute)
        else:
            self._book(self._day, minute=minute, resource=str(key))

    def _on_opened(self, appointment: object) -> None:
        if isinstance(appointment, Expected) and appointment.state is AppointmentState.EXPECTED:
            dialog.change(self.window(), self._context, appointment)

    def _on_moved(self, appointment: object, key: object, minute: int) -> None:
        if not isinstance(appointment, Expected) or appointment.state is not AppointmentState.EXPECTED:
            return
        context = self._context
        before = _as_new(appointment)
        after = NewAppointment(
            at=moment(self._day, minute, context.shop.store.time_zone),
            name=before.name,
            phone=None,
            customer_id=before.customer_id,
            minutes=before.minutes,
            purpose=before.purpose,
            consultant_id=(key or None) if isinstance(key, int) else before.consultant_id,
            resource=key if isinstance(key, str) else before.resource,
            note=before.note,
            overbooked=before.overbooked,
        )

        def put(value: NewAppointment) -> Any:
            return lambda shop, actor: appointments.change(shop, actor, appointment.id, value)

        def failed(error: BaseException) -> bool:
            if isinstance(error, UserError):
                context.error_bar.show_message(context.sentence(error))
                return True
            return False

        said = self.tr("{name} moved").format(name=appointment.name)
        context.act(
            "appointments.edit",
            put(after),
            lambda _none: context.undo_bar.offer(said, lambda: context.act("appointments.edit", put(before))),
            failed,
        )

    def _cancel(self, appointment: object) -> None:
        if isinstance(appointment, Expected) and appointment.state is AppointmentState.EXPECTED:
            dialog.cancel(self._context, appointment)

    def _on_things(self) -> None:
        from showroom.gui.appointments.things import ThingsDialog

        ThingsDialog(self.window(), self._context).open()


def _as_new(appointment: Expected) -> NewAppointment:
    """What it is now, to be put back."""
    return NewAppointment(
        at=appointment.at,
        name=appointment.name,
        phone=None,
        customer_id=appointment.customer_id,
        minutes=appointment.minutes,
        purpose=appointment.purpose,
        consultant_id=appointment.consultant_id,
        resource=appointment.resource,
        note=appointment.note,
        overbooked=appointment.overbooked,
    )
