"""An appointment put elsewhere in the calendar, or taken out of it; both can be taken back (CAL-09)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from showroom.clock import zone
from showroom.domain.errors import UserError
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Field, line_edit
from showroom.gui.kit.layouts import vbox
from showroom.gui.shell.context import ShellContext
from showroom.services import appointments
from showroom.services.appointments import Expected, NewAppointment


def as_new(appointment: Expected) -> NewAppointment:
    """What it is now, to be changed or put back; its number stays what it is."""
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


def move(context: ShellContext, appointment: Expected, at: datetime, key: int | str) -> None:
    """To another time, and to another consultant (an id; 0: whoever is next) or room (its name). A refusal is said in
    the error bar and nothing moves."""
    before = as_new(appointment)
    if isinstance(key, int):
        after = replace(before, at=at, consultant_id=key or None)
    else:
        after = replace(before, at=at, resource=key)
    if (after.resource, after.purpose) != (before.resource, before.purpose):
        after = replace(after, overbooked="")  # a reason given for one room says nothing about another

    def put(value: NewAppointment) -> Callable[[Any, Any], None]:
        return lambda shop, actor: appointments.change(shop, actor, appointment.id, value)

    def failed(error: BaseException) -> bool:
        if isinstance(error, UserError):
            context.error_bar.show_message(context.sentence(error))
            return True
        return False

    time = at.astimezone(zone(context.shop.store.time_zone)).strftime("%H:%M")
    said = QCoreApplication.translate("Appointments", "{name} → {time}").format(name=appointment.name, time=time)
    context.act(
        "appointments.edit",
        put(after),
        lambda _none: context.undo_bar.offer(said, lambda: context.act("appointments.edit", put(before))),
        failed,
    )


class CancelDialog(Dialog):
    """Why they are not coming, in a few words; may stay empty."""

    def __init__(self, parent: QWidget, appointment: Expected) -> None:
        super().__init__(
            parent,
            "appointments.cancel",
            self.tr("Cancel: {name}").format(name=appointment.name),
            self.tr("They are not coming"),
            width=440,
        )
        self._reason = line_edit(
            "appointments.cancel.reason", self.tr("Ill, another day, bought elsewhere …"), limit=200
        )
        self.fields = {"reason": Field(self.tr("Why, if they said so"), self._reason)}
        self.set_body(vbox(*self.fields.values()))
        self._reason.setFocus()

    def value(self) -> str:
        return self._reason.text()


def cancel(parent: QWidget, context: ShellContext, appointment: Expected) -> CancelDialog:
    """Ask why and take it out of the calendar."""
    dialog = CancelDialog(parent, appointment)
    told = QCoreApplication.translate("Appointments", "Cancelled: {name}").format(name=appointment.name)

    def take_back() -> None:
        context.act("appointments.edit", lambda shop, actor: appointments.take_back_cancel(shop, actor, appointment.id))

    context.submit(
        dialog,
        "appointments.edit",
        lambda shop, actor, reason: appointments.cancel(shop, actor, appointment.id, reason),
        lambda _none: context.undo_bar.offer(told, take_back),
    )
    dialog.open()
    return dialog
