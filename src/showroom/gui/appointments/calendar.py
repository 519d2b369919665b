"""The first tab of the appointments page: the week, the day's calendar, and what can be done in it (CAL-09)."""

from __future__ import annotations

from datetime import date, datetime
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from showroom.gui.appointments import dialog, moving
from showroom.gui.appointments.columns import By, sheet
from showroom.gui.appointments.day_grid import DayGrid
from showroom.gui.appointments.reading import DayRead
from showroom.gui.appointments.week import WeekBar
from showroom.gui.kit.days import moment
from showroom.gui.kit.labels import Icon, Label
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.shell.context import ShellContext
from showroom.services.appointments import AppointmentState, Expected


class DayCalendar(QWidget):
    """``day_wanted(date)``: another day is to be shown; the page reads it and calls ``show_day``."""

    day_wanted = Signal(object)

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self._context = context
        self._day, self._read = context.shop.day(), DayRead()
        self._by: By = "consultant"
        self.week = WeekBar(context)
        self.week.chosen.connect(self.day_wanted)
        self.grid = DayGrid(
            "appointments.grid",
            self.tr("Calendar of the day"),
            self.tr("free"),
            self.tr("closed, or nobody there"),
        )
        self.grid.opened.connect(self._on_opened)
        self.grid.wanted.connect(self._on_wanted)
        self.grid.moved.connect(self._on_moved)
        self.grid.dropped.connect(self._on_dropped)
        self.said = Label("", "muted", "appointments.said", elide=True)
        self.grid.said.connect(self.said.setText)
        closed = Label(
            self.tr("The store is closed on this day; an appointment can be booked all the same."), wrap=True
        )
        line = hbox(Icon("door", 18, "warning"), closed, spacing=8)
        line.setStretch(1, 1)
        self.closed = boxed(line, "appointments.closed")
        layout = vbox(self.week, self.closed, self.grid, self.said, spacing=10)
        layout.setStretch(2, 1)
        self.closed.hide()
        self.setLayout(layout)

    def show_day(self, day: date, read: DayRead) -> None:
        """Another day, or the same one read again."""
        self._day, self._read = day, read
        self.week.show_week(day, read.week, read.closed_days)
        self.closed.setVisible(bool(read.week) and not read.hours)
        self._draw()

    def show_by(self, by: By) -> None:
        """Columns of consultants or of cars and rooms."""
        self._by = by
        self._draw()

    def show_now(self) -> None:
        """A minute has passed."""
        self.grid.show_now(self._minute_of_now())

    def book(self) -> None:
        """At the place of the cursor where that is free and still to come, else at the form's usual time."""
        place = self.grid.place if self._read.week and self.grid.chosen is None else None
        now = self._minute_of_now()
        if place is not None and self.grid.hasFocus() and (now is None or place[1] >= now):
            self._on_wanted(*place)
        else:
            dialog.book(self.window(), self._context, day=self._day)

    def _draw(self) -> None:
        read, zone = self._read, self._context.shop.store.time_zone
        of_people = self._by == "consultant"
        nobody = self.tr("Whoever is next") if of_people else self.tr("Nothing kept")
        named = read.consultants if of_people else read.resources
        drawn = sheet(read.rows, self._by, named, moment(self._day, 0, zone), read.hours, nobody, read.purposes)
        self.grid.show_sheet(drawn, self._minute_of_now())

    def _minute_of_now(self) -> int | None:
        context = self._context
        if context.shop.day() != self._day:
            return None
        passed = context.clock.now() - moment(self._day, 0, context.shop.store.time_zone)
        return int(passed.total_seconds() // 60)

    # -- acts
    def _on_wanted(self, key: object, minute: int) -> None:
        """A free place: the form opens with the time, and whom or what the column stands for."""
        consultant_id, resource = (key or None, "") if isinstance(key, int) else (None, str(key))
        dialog.book(
            self.window(), self._context, day=self._day, minute=minute, consultant_id=consultant_id, resource=resource
        )

    def _on_opened(self, appointment: object) -> None:
        if _is_expected(appointment):
            dialog.change(self.window(), self._context, cast(Expected, appointment))
        elif isinstance(appointment, Expected) and appointment.customer_id is not None:
            self._context.navigate("customers", customer_id=appointment.customer_id)

    def _on_moved(self, appointment: object, key: int | str, minute: int) -> None:
        if _is_expected(appointment):
            at: datetime = moment(self._day, minute, self._context.shop.store.time_zone)
            moving.move(self._context, cast(Expected, appointment), at, key)

    def _on_dropped(self, appointment: object) -> None:
        if _is_expected(appointment):
            moving.cancel(self.window(), self._context, cast(Expected, appointment))


def _is_expected(appointment: object) -> bool:
    """What is settled stays as it is."""
    return isinstance(appointment, Expected) and appointment.state is AppointmentState.EXPECTED
