"""The daily visitor report: what both writers (PDF and spreadsheet) are given. Clause MGR-03.

Times are aware and in the **store's zone** (the writers print them as they are); waits are whole seconds; sums of money
are `Money`. Labels are bilingual `Text`s (from the pack, or made from wording codes): one report, either language.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from showroom.documents.quote_paper import NOTHING, Letterhead
from showroom.domain.money import Money
from showroom.domain.text import Text


@dataclass(frozen=True, slots=True)
class HourCount:
    """Arrivals that began in ``hour`` (0-23, store time) and how many of them left unserved."""

    hour: int
    arrivals: int
    unserved: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """One row of a breakdown: kind, channel or outcome."""

    label: Text
    visits: int


@dataclass(frozen=True, slots=True)
class ConsultantRow:
    """One person's day."""

    name: str
    visits: int
    turns: int
    makeups: int = 0
    calls: int = 0
    quotes: int = 0
    quoted: Money | None = None


@dataclass(frozen=True, slots=True)
class Waits:
    """Everyone who came, also those who left unserved. None where nobody waited."""

    waited: int
    median_s: int | None
    p90_s: int | None
    longest_s: int | None
    unserved: int
    unattended_s: int = 0


@dataclass(frozen=True, slots=True)
class Guests:
    """Guests served who could have left a phone, and how many declined 拒留 (REG-01)."""

    asked: int = 0
    declined: int = 0

    @property
    def told(self) -> str:
        """``2 / 31 (6 %)``."""
        rate = f" ({round(100 * self.declined / self.asked)} %)" if self.asked else ""
        return f"{self.declined} / {self.asked}{rate}"


@dataclass(frozen=True, slots=True)
class Deviation:
    """An act outside the rotation's order, in a sentence, with its reason and who answers for it. ``kind``: the
    ledger's word for it."""

    at: datetime
    what: Text
    reason: Text = NOTHING
    by: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """The front desk (REC-05): how many people the rules want there, for how long there were fewer, and for how long
    nobody at all. ``minimum`` 0: the rules want none."""

    minimum: int = 0
    short_s: int = 0
    unattended_s: int = 0


NO_DESK = Desk()


@dataclass(frozen=True, slots=True)
class Calls:
    total: int
    first_time: int
    late_answers: int = 0
    callbacks_due: int = 0
    callbacks_open: int = 0
    private: int = 0
    private_over: int = 0


@dataclass(frozen=True, slots=True)
class Appointments:
    """Appointments for this day (CAL-09); ``expected``: who may still come, while the day is under way."""

    came: int = 0
    no_show: int = 0
    cancelled: int = 0
    expected: int = 0

    @property
    def told(self) -> str:
        """``5 / 1 / 2``: came, did not come, cancelled."""
        return f"{self.came} / {self.no_show} / {self.cancelled}"


@dataclass(frozen=True, slots=True)
class Quotes:
    """Quotes issued and accepted this day; sums by currency (several where the store sells in several)."""

    issued: int
    issued_total: tuple[Money, ...] = ()
    accepted: int = 0
    accepted_total: tuple[Money, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit of the register. ``customer`` is already masked where it has to be."""

    number: int
    arrived: datetime
    kind: Text
    party: int
    customer: str
    consultant: str
    waited_s: int | None
    greeted: datetime | None
    left: datetime | None
    channel: Text
    outcome: Text


@dataclass(frozen=True, slots=True)
class LedgerHead:
    """The ledger as the day left it, so that a cut tail can be found later. Clause REC-18."""

    events: int
    head: str
    signature: str = ""


@dataclass(frozen=True, slots=True)
class DailyReport:
    """One day of one store. ``made_at`` and ``made_by`` are printed as given: the writers read no clock."""

    letterhead: Letterhead
    heading: Text
    day: date
    made_at: datetime
    made_by: str
    hours: tuple[HourCount, ...]
    kinds: tuple[Count, ...]
    channels: tuple[Count, ...]
    outcomes: tuple[Count, ...]
    consultants: tuple[ConsultantRow, ...]
    waits: Waits
    calls: Calls
    quotes: Quotes
    visits: tuple[VisitRow, ...]
    deviations: tuple[Deviation, ...] = ()
    desk: Desk = NO_DESK
    follow_ups_done: int = 0
    follow_ups_open: int = 0
    ledger: LedgerHead | None = None
    signatures: tuple[Text, ...] = ()
    closed: bool = False
    guests: Guests = Guests()
    appointments: Appointments = Appointments()

    @property
    def arrivals(self) -> int:
        """All visits of the day."""
        return sum(hour.arrivals for hour in self.hours)


def duration(seconds: int | None) -> str:
    """``4:05``, ``1:02:07``; ``—`` for none."""
    if seconds is None:
        return "—"
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
