"""Who is expected today: a list that any page may hold. Pressing one means "they have come"."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from showroom.clock import zone
from showroom.gui.appointments import dialog
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Row, SectionHeader
from showroom.gui.kit.labels import Label, Pill, Tone
from showroom.gui.kit.layouts import boxed, clear, hbox, scrolled, vbox
from showroom.gui.shell.context import ShellContext
from showroom.services import appointments
from showroom.services.appointments import AppointmentState, Expected

_SOON_MIN = 15


class ExpectedRow(Row):
    """One appointment: time, who, for what, with whom, and how soon or how late."""

    def __init__(self, context: ShellContext, appointment: Expected) -> None:
        name = f"appointments.expected.{appointment.id}"
        local = appointment.at.astimezone(zone(context.shop.store.time_zone))
        self.appointment = appointment
        self._minutes: int | None = None
        clock = Label(local.strftime("%H:%M"), "strong", f"{name}.at", tabular=True)
        who = Label(appointment.name, "strong", f"{name}.who", elide=True)
        facts = [context.word(f"appointment_for_{appointment.purpose}"), appointment.resource, appointment.consultant]
        what = Label(" · ".join(part for part in facts if part), "caption", f"{name}.what", elide=True)
        self._pill = Pill("", "neutral", f"{name}.due")
        self.more = Button("", f"{name}.more", icon="dots-three", kind="ghost", tip=self.tr("Change or cancel"))
        layout = hbox(clock, vbox(who, what, spacing=0), self._pill, self.more, spacing=10, margins=(8, 4))
        layout.setStretch(1, 1)
        said = self.tr("{time} {name}, {what}: they have come").format(
            time=clock.text(), name=appointment.name, what=what.text()
        )
        super().__init__(layout, name, pressable=True, label=said)
        self.setToolTip(self.tr("Press: they have come"))

    def tick(self, now: datetime) -> None:
        """How soon or how late; nothing is touched within the same minute."""
        minutes = int((self.appointment.at - now).total_seconds() // 60)
        if minutes == self._minutes:
            return
        self._minutes = minutes
        text, tone = self._due(minutes)
        self._pill.show_state(text, tone)
        self._pill.setVisible(bool(text))
        self.setAccessibleDescription(text)

    def _due(self, minutes: int) -> tuple[str, Tone]:
        if minutes < -1:
            return self.tr("{minutes} min late").format(minutes=-minutes - 1), "warning"
        if minutes <= 0:
            return self.tr("now"), "info"
        if minutes <= _SOON_MIN:
            return self.tr("in {minutes} min").format(minutes=minutes), "info"
        return "", "neutral"


class ExpectedList(QWidget):
    """Today's appointments in order of time. ``come`` carries the :class:`Expected` that was pressed; ``counted`` how
    many are still expected.

    The page that holds it calls ``refresh()`` in its own. At the locked desk it shows nobody's name.
    """

    come = Signal(object)
    counted = Signal(int)

    def __init__(self, context: ShellContext, name: str = "appointments.expected") -> None:
        super().__init__()
        self.setObjectName(name)
        self._context = context
        self._shown: tuple[Expected, ...] | None = None
        self._rows: list[ExpectedRow] = []
        self.new = Button("", f"{name}.new", icon="calendar-plus", kind="ghost", tip=self.tr("Book an appointment"))
        self.new.clicked.connect(self._on_new)
        self.header = SectionHeader(self.tr("Expected today"), f"{name}.header", self.new)
        self._list: QVBoxLayout = vbox(spacing=2)
        self._area = scrolled(boxed(vbox(self._list, None)), f"{name}.area")
        self._note = Label("", "muted", f"{name}.note", wrap=True)
        self.setAccessibleName(self.tr("Expected today"))
        self.setLayout(vbox(self.header, self._note, self._area, spacing=6))
        self._area.setVisible(False)
        context.ticker.connect_to(self._on_tick)

    def refresh(self) -> None:
        """Read today's appointments and show them."""
        allowed = self._context.may("appointments.view")
        self.new.setVisible(allowed)
        none: tuple[Expected, ...] = ()
        rows = self._context.read(appointments.of_today, none) if allowed else none
        if not allowed:
            self._shown = None
            self._fill(none)
            self._note.setText(self.tr("Sign in to see who is expected."))
            self._note.setVisible(True)
            self.header.show_count("")
            return
        if rows != self._shown:
            self._shown = rows
            self._fill(tuple(row for row in rows if row.state is AppointmentState.EXPECTED))
            self._note.setText(self._summary(rows))
            self._note.setVisible(bool(self._note.text()))
        self._on_tick(self._context.clock.now())

    def _summary(self, rows: tuple[Expected, ...]) -> str:
        if not rows:
            return self.tr("Nobody is expected today.")
        come = sum(row.state is AppointmentState.CAME for row in rows)
        gone = sum(row.state is AppointmentState.CANCELLED for row in rows)
        parts = []
        if come:
            parts.append(self.tr("{count} came").format(count=come))
        if gone:
            parts.append(self.tr("{count} cancelled").format(count=gone))
        return " · ".join(parts)

    def _fill(self, rows: tuple[Expected, ...]) -> None:
        focused = QApplication.focusWidget()
        kept = focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""
        clear(self._list)
        self._rows = []
        for appointment in rows:
            row = ExpectedRow(self._context, appointment)
            row.pressed.connect(lambda appointment=appointment: self.come.emit(appointment))
            row.more.clicked.connect(lambda _on=False, row=row: self._on_more(row))
            self._list.addWidget(row)
            self._rows.append(row)
        self._area.setVisible(bool(rows))
        self.header.show_count(str(len(rows)) if rows else "")
        self.counted.emit(len(rows))
        again = next((row for row in self._rows if row.objectName() == kept), None)
        if again is not None:
            again.setFocus()

    def _on_tick(self, now: datetime) -> None:
        if self.isVisible() or self._rows:
            for row in self._rows:
                row.tick(now)

    # -- acts
    def _on_new(self) -> None:
        dialog.book(self.window(), self._context)

    def _on_more(self, row: ExpectedRow) -> None:
        menu = QMenu(self)
        menu.setObjectName("appointments.expected.menu")
        appointment = row.appointment
        menu.addAction(self.tr("They have come"), lambda: self.come.emit(appointment))
        menu.addAction(self.tr("Change …"), lambda: dialog.change(self.window(), self._context, appointment))
        menu.addAction(self.tr("They are not coming"), lambda: self.cancel(appointment))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(row.more.mapToGlobal(QPoint(0, row.more.height())))

    def cancel(self, appointment: Expected) -> None:
        """They are not coming; can be taken back."""
        dialog.cancel(self._context, appointment)
