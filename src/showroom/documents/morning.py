"""The morning print: the day's start order and blank registers, for the hour when the PC is off (REC-23).

Times are aware and in the store's zone; what is said to the reader is bilingual ``Text``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from showroom.documents.quote_paper import Letterhead
from showroom.domain.text import Text


@dataclass(frozen=True, slots=True)
class OrderRow:
    """Somebody in the order. ``place`` None: given by clocking in, written by hand. ``shift``: ``09:00-18:00`` or
    empty; ``note``: why this place, or what they owe and are owed."""

    place: int | None
    name: str
    shift: str = ""
    clocked_in: str = ""
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """Somebody who is expected; ``who`` is masked where it has to be."""

    at: datetime
    who: str
    purpose: Text
    consultant: str


@dataclass(frozen=True, slots=True)
class MorningPaper:
    """One store's morning. ``rule``: how the order is made; ``first_number``: of the next visitor. The options of the
    registers' columns come from the store's pack."""

    letterhead: Letterhead
    day: date
    made_at: datetime
    made_by: str
    rule: Text
    order: tuple[OrderRow, ...]
    appointments: tuple[AppointmentRow, ...]
    open_visits: int
    first_number: int
    kinds: tuple[Text, ...]
    channels: tuple[Text, ...]
    outcomes: tuple[Text, ...]
    pages: int = 1
