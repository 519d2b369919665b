"""Reception: every act at the desk (REC-02 … REC-12), and the board that shows it."""

from showroom.services.reception.board import FloorBoard, PersonRow, VisitRow, board
from showroom.services.reception.desk import (
    Assignment,
    Finish,
    WalkIn,
    assign_next,
    clock_in,
    clock_out,
    finish,
    greet,
    leave_unserved,
    place,
    set_status,
    walk_in,
)
from showroom.services.reception.mend import Reclassify, VisitDetails, details, reclassify, undo

__all__ = [
    "Assignment",
    "Finish",
    "FloorBoard",
    "PersonRow",
    "Reclassify",
    "VisitDetails",
    "VisitRow",
    "WalkIn",
    "assign_next",
    "board",
    "clock_in",
    "clock_out",
    "details",
    "finish",
    "greet",
    "leave_unserved",
    "place",
    "reclassify",
    "set_status",
    "undo",
    "walk_in",
]
