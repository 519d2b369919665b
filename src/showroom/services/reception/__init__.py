"""Reception: every act at the desk (REC-01 … REC-24), and the board that shows it."""

from showroom.services.reception.acts import MOST_PARTY, Assignment, Done
from showroom.services.reception.arrival import WalkIn, serves
from showroom.services.reception.beside import (
    courtesy,
    deputy,
    hand_over,
    help_with,
    missed,
    next_for_enquiry,
    override,
    split,
    wait_for,
)
from showroom.services.reception.board import board, waiting_count
from showroom.services.reception.closing import close_day
from showroom.services.reception.declined import Declined, KnownBy, phone_declined, take_back_declined
from showroom.services.reception.desk import Finish, assign_next, finish, greet, leave_unserved, walk_in
from showroom.services.reception.late import LateEntry, late_entry, really_served
from showroom.services.reception.mend import Reclassify, VisitDetails, details, reclassify, undo, undo_action, whose
from showroom.services.reception.news import News, news_for, news_of
from showroom.services.reception.presence import (
    clock_in,
    clock_out,
    duty_done,
    duty_due,
    place,
    refresh_duties,
    set_greeter,
    set_status,
    wave_through,
)
from showroom.services.reception.rows import FloorBoard, PersonRow, VisitRow

__all__ = [
    "MOST_PARTY",
    "Assignment",
    "Declined",
    "Done",
    "Finish",
    "FloorBoard",
    "KnownBy",
    "LateEntry",
    "News",
    "PersonRow",
    "Reclassify",
    "VisitDetails",
    "VisitRow",
    "WalkIn",
    "assign_next",
    "board",
    "clock_in",
    "clock_out",
    "close_day",
    "courtesy",
    "deputy",
    "details",
    "duty_done",
    "duty_due",
    "finish",
    "greet",
    "hand_over",
    "help_with",
    "late_entry",
    "leave_unserved",
    "missed",
    "news_for",
    "news_of",
    "next_for_enquiry",
    "override",
    "phone_declined",
    "place",
    "really_served",
    "reclassify",
    "refresh_duties",
    "serves",
    "set_greeter",
    "set_status",
    "split",
    "take_back_declined",
    "undo",
    "undo_action",
    "wait_for",
    "waiting_count",
    "walk_in",
    "wave_through",
    "whose",
]
