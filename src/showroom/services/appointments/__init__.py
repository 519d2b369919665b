"""Appointments: who is expected when, for what, with whom, with which car or room (CAL-09)."""

from showroom.services.appointments.book import (
    book,
    book_in,
    came,
    cancel,
    change,
    not_come,
    purposes,
    take_back_cancel,
)
from showroom.services.appointments.diary import outlook
from showroom.services.appointments.figures import kept
from showroom.services.appointments.lists import between, day_begins, expected, of_today, open_count
from showroom.services.appointments.reminders import remind, take_back_reminder, to_remind
from showroom.services.appointments.resources import bookable
from showroom.services.appointments.values import (
    LONGEST,
    SHORTEST,
    AppointmentState,
    Expected,
    InTheWay,
    Kept,
    KeptFigures,
    NewAppointment,
    Outlook,
    Reminded,
    Resource,
)

__all__ = [
    "LONGEST",
    "SHORTEST",
    "AppointmentState",
    "Expected",
    "InTheWay",
    "Kept",
    "KeptFigures",
    "NewAppointment",
    "Outlook",
    "Reminded",
    "Resource",
    "between",
    "book",
    "book_in",
    "bookable",
    "came",
    "cancel",
    "change",
    "day_begins",
    "expected",
    "kept",
    "not_come",
    "of_today",
    "open_count",
    "outlook",
    "purposes",
    "remind",
    "take_back_cancel",
    "take_back_reminder",
    "to_remind",
]
