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
from showroom.services.appointments.diary import hours_of, outlook
from showroom.services.appointments.figures import booked_by_calls_of, kept, kept_on
from showroom.services.appointments.lists import between, day_begins, expected, of_today, open_count, shown
from showroom.services.appointments.reminders import remind, remind_count, take_back_reminder, to_remind
from showroom.services.appointments.resources import add as add_bookable
from showroom.services.appointments.resources import bookable
from showroom.services.appointments.resources import change as change_bookable
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
    "add_bookable",
    "between",
    "book",
    "book_in",
    "bookable",
    "booked_by_calls_of",
    "came",
    "cancel",
    "change",
    "change_bookable",
    "day_begins",
    "expected",
    "hours_of",
    "kept",
    "kept_on",
    "not_come",
    "of_today",
    "open_count",
    "outlook",
    "purposes",
    "remind",
    "remind_count",
    "shown",
    "take_back_cancel",
    "take_back_reminder",
    "to_remind",
]
