"""The booking form: who, when, for what, with whom. Pages call :func:`book` and :func:`change`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QWidget

from showroom.clock import zone
from showroom.domain.customers import phones
from showroom.domain.staff import roster
from showroom.gui.appointments.outlook import OutlookPanel, ReadBack
from showroom.gui.appointments.read_back import LANGUAGES, read_back
from showroom.gui.customers.picker import CustomerPicker
from showroom.gui.kit.buttons import Segment
from showroom.gui.kit.days import coming, day_text, moment, time_edit
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Combo, Field, line_edit
from showroom.gui.kit.layouts import boxed, grid, vbox
from showroom.gui.shell.context import ShellContext
from showroom.services import appointments, staff
from showroom.services.appointments import Expected, NewAppointment, Resource

_LENGTHS = (15, 30, 45, 60, 90, 120, 180, 240)
_AHEAD = 90
_STEP = 30
_REST_MS = 120


def book(
    parent: QWidget,
    context: ShellContext,
    *,
    customer_id: int | None = None,
    name: str = "",
    phone: str = "",
    consultant_id: int | None = None,
    day: date | None = None,
    minute: int | None = None,
    resource: str = "",
    done: Callable[[int], None] | None = None,
) -> BookingDialog:
    """Open the form with what is known already; ``done(appointment_id)`` once it is booked. Esc: nothing happens."""
    dialog = BookingDialog(parent, context, name=name, phone=phone, consultant_id=consultant_id, day=day)
    dialog.place(minute, resource)
    if customer_id is not None:
        dialog.customer.pick_id(customer_id)
    dialog.keep_draft(context.drafts, "appointments.new")

    def booked(appointment_id: int) -> None:
        context.undo_bar.offer(
            QCoreApplication.translate("Appointments", "Booked: {what}").format(what=dialog.said),
            lambda: context.act(
                "appointments.edit", lambda shop, actor: appointments.cancel(shop, actor, appointment_id)
            ),
        )
        if done is not None:
            done(appointment_id)

    context.submit(
        dialog, "appointments.edit", lambda shop, actor, value: appointments.book(shop, actor, value), booked
    )
    dialog.open()
    return dialog


def change(parent: QWidget, context: ShellContext, appointment: Expected) -> BookingDialog:
    """Open the form for an appointment that is still expected."""
    dialog = BookingDialog(parent, context, appointment)
    if appointment.customer_id is not None:
        dialog.customer.pick_id(appointment.customer_id)
    context.submit(
        dialog,
        "appointments.edit",
        lambda shop, actor, value: appointments.change(shop, actor, appointment.id, value),
    )
    dialog.open()
    return dialog


def cancel(context: ShellContext, appointment: Expected) -> None:
    """They are not coming; can be taken back."""
    told = QCoreApplication.translate("Appointments", "Cancelled: {name}").format(name=appointment.name)

    def take_back() -> None:
        context.act("appointments.edit", lambda shop, actor: appointments.take_back_cancel(shop, actor, appointment.id))

    context.act(
        "appointments.edit",
        lambda shop, actor: appointments.cancel(shop, actor, appointment.id),
        lambda _none: context.undo_bar.offer(told, take_back),
    )


class BookingDialog(Dialog):
    """Somebody known (found by name, pinyin or digits) or a name and a number; day, time, length, purpose."""

    def __init__(
        self,
        parent: QWidget,
        context: ShellContext,
        appointment: Expected | None = None,
        *,
        name: str = "",
        phone: str = "",
        consultant_id: int | None = None,
        day: date | None = None,
    ) -> None:
        title = self.tr("Book an appointment") if appointment is None else self.tr("Change the appointment")
        act = self.tr("Book") if appointment is None else self.tr("Save")
        super().__init__(parent, "appointments.booking", title, act, width=760)
        self._context, self._kept, self._owner = context, appointment, 0
        self._today = context.shop.day()
        self.said = ""
        self.customer = CustomerPicker(context, "appointments.booking.customer", may_register=False)
        self.customer.picked.connect(lambda _person: self._show_named())
        self._name = line_edit("appointments.booking.name", self.tr("If they are not in the list"), text=name)
        self._phone = line_edit("appointments.booking.phone", text=phone, limit=40)
        self._build_time(day, appointment)
        purposes = self._purposes()
        self._purpose = Segment(
            [(key, context.word(f"appointment_for_{key}")) for key in purposes],
            "appointments.booking.purpose",
            label=self.tr("For"),
        )
        self._consultant = Combo("appointments.booking.consultant", self._consultants())
        drives = "test_drive" in purposes
        self._resource = Combo("appointments.booking.resource", editable=True)
        said = self._resource.lineEdit()
        assert said is not None  # it is editable
        said.setPlaceholderText(self.tr("none"))
        nothing: tuple[Resource, ...] = ()
        self._things = context.read(lambda shop, actor: appointments.bookable(shop, actor), nothing)
        self._show_things()
        self._note = line_edit("appointments.booking.note")
        self.outlook = OutlookPanel(context, "appointments.booking.outlook")
        self.outlook.take.connect(self._take_free)
        self.read_back = ReadBack("appointments.booking.read_back")
        self._consultant.set_value(consultant_id or 0)
        if appointment is not None:
            self._fill(appointment)
        self.fields = {
            "customer": Field(self.tr("Customer"), self.customer),
            "name": Field(self.tr("Name"), self._name),
            "phone": Field(self.tr("Phone"), self._phone),
            "day": Field(self.tr("Day"), self._day, required=True),
            "at": Field(self.tr("Time"), self._time, required=True),
            "minutes": Field(self.tr("Takes"), self._minutes),
            "purpose": Field(self.tr("For"), self._purpose),
            "consultant": Field(self.tr("With"), self._consultant),
            "resource": Field(self.tr("Car or room") if drives else self.tr("Room"), self._resource),
            "note": Field(self.tr("Note"), self._note),
        }
        field = self.fields
        self._named = boxed(grid([[field["name"], field["phone"]]], stretch=(1, 1)))
        when = [field["day"], field["at"], field["minutes"], field["consultant"]]
        self.set_body(
            vbox(
                field["customer"],
                self._named,
                grid([when], stretch=(4, 2, 2, 3)),
                grid([[field["purpose"], field["resource"]]], stretch=(0, 1)),
                self.outlook,
                field["note"],
                spacing=14,
            )
        )
        self.set_foot(self.read_back)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REST_MS)
        self._soon.timeout.connect(self.look)
        for changed in (
            self._day.currentIndexChanged,
            self._time.textChanged,
            self._minutes.currentIndexChanged,
            self._consultant.currentIndexChanged,
            self._resource.editTextChanged,
            self._name.textChanged,
            self.customer.picked,
        ):
            changed.connect(lambda *_: self._soon.start())
        self._purpose.changed.connect(self._on_purpose)
        self._soon.start()
        (self.customer if not name else self._time).setFocus()

    def _build_time(self, day: date | None, appointment: Expected | None) -> None:
        first = min(self._today, day or self._today)
        self._day = Combo("appointments.booking.day", coming(first, _AHEAD, self._context.language))
        local = self._context.clock.now().astimezone(zone(self._context.shop.store.time_zone))
        usual = (local.hour * 60 + local.minute) // _STEP * _STEP + _STEP
        self._time = time_edit("appointments.booking.at", roster.clock_text(usual))
        self._minutes = Combo("appointments.booking.minutes", [(n, self._length(n)) for n in _LENGTHS])
        self._minutes.set_value(60)
        if day is not None:
            self._day.set_value(day.isoformat())
        if appointment is not None:
            then = appointment.at.astimezone(zone(self._context.shop.store.time_zone))
            self._day.set_value(self._context.shop.day(appointment.at).isoformat())
            self._time.setText(then.strftime("%H:%M"))
            if appointment.minutes not in _LENGTHS:
                self._minutes.addItem(self._length(appointment.minutes), appointment.minutes)
            self._minutes.set_value(appointment.minutes)

    def _length(self, minutes: int) -> str:
        if minutes % 60:
            return self.tr("{minutes} min").format(minutes=minutes)
        return self.tr("{hours} h").format(hours=minutes // 60)

    def _purposes(self) -> tuple[str, ...]:
        """What the trade books, and what this one was booked for if that is no more."""
        plain: tuple[str, ...] = ("visit",)
        offered = self._context.read(appointments.purposes, plain)
        kept = self._kept.purpose if self._kept is not None else "visit"
        return offered if kept in offered else (*offered, kept)

    def _consultants(self) -> list[tuple[object, str]]:
        nobody: tuple[staff.Card, ...] = ()
        cards = self._context.read(lambda shop, actor: staff.cards(shop, actor), nobody)
        floor = [(card.id, card.name) for card in cards if card.role != "administrator"]
        return [(0, self.tr("Whoever is next")), *floor]

    def _fill(self, appointment: Expected) -> None:
        self._name.setText(appointment.name)
        # A number that is masked for this person is not typed back: the appointment keeps its own.
        hidden = "*" in appointment.phone
        self._phone.setText("" if hidden else appointment.phone)
        if hidden:
            self._phone.setPlaceholderText(appointment.phone)
        self._purpose.set_value(appointment.purpose)
        self._consultant.set_value(appointment.consultant_id or 0)
        self._show_things()
        self._resource.setEditText(appointment.resource)
        self._note.setText(appointment.note)

    def place(self, minute: int | None, resource: str) -> None:
        """Where in the calendar it was asked for."""
        if minute is not None:
            self._time.setText(roster.clock_text(minute))
        if resource:
            purpose = next((one.purpose for one in self._things if one.name == resource), self._purpose.value())
            self._purpose.set_value(purpose)
            self._resource.setEditText(resource)

    def _on_purpose(self, _key: str) -> None:
        self._show_things()
        self._soon.start()

    def _show_things(self) -> None:
        """The cars or rooms of this purpose to choose from; another one may be typed."""
        typed = self._resource.currentText()
        listed = [one.name for one in self._things if one.purpose == self._purpose.value()]
        known = {one.name for one in self._things}
        self._resource.set_items([("", ""), *((name, name) for name in listed)])
        self._resource.setEditText(typed if typed in listed or typed not in known else "")

    def look(self) -> None:
        """What stands against it as it is filled in now, and what to repeat to the caller."""
        context, at = self._context, self._at()
        wanted = self.value()
        if at is None:
            self.outlook.show_outlook(None, wanted.at)
            self.read_back.show_sentence("")
            return
        kept = self._kept.id if self._kept is not None else 0
        found = context.read(lambda shop, actor: appointments.outlook(shop, actor, wanted, kept), None)
        self.outlook.show_outlook(found, wanted.at)
        if found is not None and found.conflicts:
            self.show_body(self.outlook)
        named = self._consultant.currentText() if wanted.consultant_id is not None else ""
        spoken = found.language if found is not None and found.language in LANGUAGES else context.language
        store = context.shop.store
        local = at.astimezone(zone(store.time_zone))
        self.read_back.show_sentence(read_back(spoken, wanted, named, store.name, local, self._today))

    def _take_free(self, at: object) -> None:
        if isinstance(at, datetime):
            local = at.astimezone(zone(self._context.shop.store.time_zone))
            self._day.set_value(self._context.shop.day(at).isoformat())
            self._time.setText(local.strftime("%H:%M"))

    def _show_named(self) -> None:
        """Who is known needs no name; a new appointment is with whoever looks after them, until somebody is chosen."""
        person = self.customer.person
        self._named.setVisible(person is None)
        if self._kept is None and self._consultant.value() in (0, self._owner):
            self._owner = (person.owner_id if person is not None else None) or 0
            self._consultant.set_value(self._owner)

    def _at(self) -> datetime | None:
        minute = roster.minute_of(self._time.text(), self._context.shop.store.day_starts_minute)
        if minute is None:
            return None
        return moment(date.fromisoformat(str(self._day.value())), minute, self._context.shop.store.time_zone)

    def problems(self) -> dict[str, str]:
        found: dict[str, str] = {}
        if self.customer.person is None and not self._name.text().strip():
            found["name"] = self._context.word("appointment_needs_name")
        typed = self._phone.text().strip()
        if self.customer.person is None and typed:
            phone = phones.read(typed, self._context.shop.store.country)
            if phone.refused:
                found["phone"] = self._context.word(phone.problem or "phone_not_a_number", **phone.facts)
        if self._at() is None:
            found["at"] = self.tr("Type a time, such as 14:30.")
        return found

    def value(self) -> NewAppointment:
        at = self._at() or self._context.clock.now()
        person = self.customer.person
        name = person.name if person is not None else self._name.text().strip()
        day = day_text(self._context.shop.day(at), self._today, self._context.language)
        self.said = f"{name} · {day} {self._time.text().strip()}"
        chosen = self._consultant.value()
        minutes = self._minutes.value()
        return NewAppointment(
            at=at,
            name="" if person is not None else name,
            phone=self._phone_value() if person is None else "",
            customer_id=person.id if person is not None else None,
            minutes=minutes if isinstance(minutes, int) else 60,
            purpose=self._purpose.value(),
            consultant_id=chosen if isinstance(chosen, int) and chosen else None,
            resource=self._resource.currentText(),
            note=self._note.text(),
            overbooked=self.outlook.reason(),
        )

    def _phone_value(self) -> str | None:
        typed = self._phone.text().strip()
        hidden = self._kept is not None and "*" in self._kept.phone
        return None if hidden and not typed else typed
