"""The call register of a day, for the supervisor's signature (CAL-04): every call numbered, none left out.

Times are aware and in the store's zone; what is said to the reader is bilingual ``Text``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from showroom.documents.quote_paper import NOTHING, Letterhead
from showroom.domain.text import Text


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A call; ``phone`` masked for who may not see it. ``withdrawn``: taken back, only its number and time stand.

    ``topic``, ``result`` in words; ``said``: the question or the note; ``callback``: until when somebody calls back,
    or that it is done with ``answer``; ``mark``: the reserved or sensitive topic that came up;
    ``is_over``: a private call above the limit (CAL-08).
    """

    number: int
    at: datetime
    caller: str = ""
    phone: str = ""
    first_time: bool = False
    topic: Text = NOTHING
    said: str = ""
    result: Text = NOTHING
    taken_by: str = ""
    for_whom: str = ""
    rings: int | None = None
    is_late: bool = False
    rings_by_system: bool = False
    duration_s: int | None = None
    is_private: bool = False
    is_over: bool = False
    callback: Text | None = None
    answer: str = ""
    mark: Text | None = None
    is_outgoing: bool = False
    is_supplement: bool = False
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed the register up to ``last_number``, and when."""

    name: str
    at: datetime
    last_number: int
    calls: int


@dataclass(frozen=True, slots=True)
class Totals:
    """The day's counts. ``private_over``: above the limit; ``booked``: appointments made in its calls (CAL-09)."""

    calls: int = 0
    first_time: int = 0
    late: int = 0
    private: int = 0
    private_over: int = 0
    callbacks: int = 0
    callbacks_open: int = 0
    sensitive: int = 0
    withdrawn: int = 0
    booked: int = 0


@dataclass(frozen=True, slots=True)
class CallRegister:
    """One day. ``unsigned``: calls since the last signature."""

    letterhead: Letterhead
    day: date
    made_at: datetime
    made_by: str
    rows: tuple[RegisterRow, ...]
    totals: Totals
    signatures: tuple[Signature, ...]
    unsigned: int
