"""What the appointment services take and return: frozen values (CAL-09)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from showroom.domain.appointments.conflicts import ConflictKind

SHORTEST, LONGEST = 5, 600


class AppointmentState(StrEnum):
    """``NO_SHOW`` is never kept: an expected one whose day is over did not come."""

    EXPECTED = "expected"
    CAME = "came"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class NewAppointment:
    """An appointment to book or its new facts. ``at``: aware; ``minutes``: how long; ``phone`` as typed.

    ``name`` and ``phone`` may be empty when ``customer_id`` is given: then the record's are taken. ``phone`` None: the
    number that is known stays (whoever changes the time may not have seen it).
    ``resource``: the car, the room … in words; a car or a room is promised once, unless ``overbooked`` says why a
    supervisor promises it twice. ``call_id``: the call that booked it.
    """

    at: datetime
    name: str = ""
    phone: str | None = ""
    customer_id: int | None = None
    minutes: int = 60
    purpose: str = "visit"
    consultant_id: int | None = None
    resource: str = ""
    note: str = ""
    call_id: int | None = None
    overbooked: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """An appointment. ``phone``: E.164 from :func:`expected`, as it may be shown (SEC-02) from :func:`between`.

    ``owner_id``: who looks after the customer in this store.
    """

    id: int
    at: datetime
    minutes: int
    name: str
    phone: str
    customer_id: int | None
    purpose: str
    resource: str
    consultant_id: int | None
    consultant: str
    owner_id: int | None
    state: AppointmentState
    visit_id: int | None
    note: str
    cancel_reason: str
    booked_by_id: int | None
    resource_id: int | None = None
    overbooked: str = ""
    reminded: str = ""

    @property
    def ends_at(self) -> datetime:
        return self.at + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Resource:
    """A car, a room, a team that can be booked. ``id`` None: the trade's, of which the store has made no use yet."""

    id: int | None
    purpose: str
    name: str
    active: bool = True


@dataclass(frozen=True, slots=True)
class InTheWay:
    """What stands against an appointment, for a sentence. ``name``: whose the other one is, masked like the list;
    ``at``, ``until``: the other's, None for opening hours and shifts."""

    kind: ConflictKind
    what: str
    name: str
    at: datetime | None
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a booking form shows while it is filled in: conflicts, worst first, and when it would be free.

    ``language``: what the customer speaks, for what is repeated to them; "" where that is not known.
    """

    conflicts: tuple[InTheWay, ...]
    free_from: datetime
    language: str = ""

    @property
    def refuses(self) -> bool:
        return any(one.kind.refuses for one in self.conflicts)


class Reminded(StrEnum):
    """How calling somebody about tomorrow ended."""

    CONFIRMED = "confirmed"
    NOT_REACHED = "not_reached"
    WILL_NOT_COME = "will_not_come"


@dataclass(frozen=True, slots=True)
class Kept:
    """Appointments of a period: who came and who did not (CAL-09). ``expected``: today's who still may come, only where
    a single day is counted."""

    booked: int = 0
    came: int = 0
    no_show: int = 0
    cancelled: int = 0
    expected: int = 0

    @property
    def rate(self) -> float | None:
        """Came ÷ (came + did not come); None when nobody was expected."""
        due = self.came + self.no_show
        return self.came / due if due else None


@dataclass(frozen=True, slots=True)
class KeptFigures:
    """The same, whole and by consultant, purpose and channel (names and keys as they are kept)."""

    first: date
    last: date
    whole: Kept
    by_consultant: Mapping[str, Kept] = field(default_factory=dict)
    by_purpose: Mapping[str, Kept] = field(default_factory=dict)
    by_channel: Mapping[str, Kept] = field(default_factory=dict)
