"""Booking from a customer's page (CAL-09)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from showroom.gui.appointments import dialog
from showroom.gui.customers.sections import Done
from showroom.gui.shell.context import ShellContext
from showroom.services.customers import people
from showroom.services.customers.values import Person


def book_for(place: QWidget, context: ShellContext, customer_id: int, done: Done) -> None:
    """The booking form with the customer in it, and whoever looks after them; ``done(id)`` once it is booked."""
    nothing: Person | None = None
    person = context.read(lambda shop, actor: people.known(shop, actor, customer_id), nothing)
    dialog.book(
        place,
        context,
        customer_id=customer_id,
        consultant_id=person.owner_id if person is not None else None,
        done=lambda _appointment_id: done(customer_id),
    )
