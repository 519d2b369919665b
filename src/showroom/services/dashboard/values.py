"""What the dashboard services return: frozen read models. Waits are seconds, days business days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from showroom.domain.dashboard.period import Period
from showroom.domain.money import Money
from showroom.domain.text import Text


@dataclass(frozen=True, slots=True)
class FloorAlerts:
    """What wants the manager's eye on the floor at ``Live.at``.

    ``vip_waiting``: visitors for the manager's word, ``with_another``: with somebody else though their owner is here
    (REC-07); ``missed`` and ``overridden`` today, those taken back not counted (REC-03, REC-11); ``held_out``: people
    (REC-10); ``open_visits``: not ended, of whatever day (REC-14). ``desk_short_s`` and ``desk_empty_s``: how long
    today the front desk was below its minimum, and without anybody, until ``Live.at``; ``desk_is_short`` and
    ``desk_is_empty`` say whether it goes on (REC-05).
    """

    vip_waiting: int = 0
    with_another: int = 0
    missed: int = 0
    overridden: int = 0
    held_out: int = 0
    open_visits: int = 0
    desk_minimum: int = 0
    desk_short_s: int = 0
    desk_is_short: bool = False
    desk_empty_s: int = 0
    desk_is_empty: bool = False


@dataclass(frozen=True, slots=True)
class Live:
    """The store at ``at``. ``*_before``: the same weekday before, up to the same time of day.

    ``unattended_s``: how long today nobody was free although somebody was clocked in, until ``unattended_since`` (None:
    somebody is free); the running time comes on top (REC-05). ``sensitive``: calls for the manager that nobody has
    acknowledged (CAL-06). ``opportunities``: open ones not assessed or nobody's (REG-14); ``skating``: findings of
    the day (REG-08).
    """

    day: date
    at: datetime
    parties: int
    people: int
    waiting: int
    waiting_since: datetime | None
    amber_wait_s: int
    red_wait_s: int
    unattended_s: int
    unattended_since: datetime | None
    visits: int
    visits_before: int
    turns: int
    calls: int
    first_calls: int
    callbacks_open: int
    callbacks_overdue: int
    quotes_to_approve: int
    quotes: int
    quoted: Money
    quoted_before: Money
    floor: FloorAlerts = FloorAlerts()
    sensitive: int = 0
    opportunities: int = 0
    skating: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with the one it is compared with and its days (see ``Period.spark_days``); None: there is none."""

    now: float | None
    before: float | None
    days: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PersonFigures:
    """A consultant in the span. ``close_rate`` and ``coverage``: 0 … 1, None without a visit or presentation."""

    id: int
    name: str
    visits: int
    turns: int
    won: int
    close_rate: float | None
    coverage: float | None
    quotes: int
    quoted: Money


@dataclass(frozen=True, slots=True)
class Trends:
    """The span's figures. ``hours``: the local hours shown, every series one value an hour.

    ``quoted`` values are in minor units of ``currency``; quotes in another currency are counted, not added.
    ``funnel``: calls, visits that were an opportunity, presentations, quotes issued, quotes accepted.
    ``heat``: rows Monday … Sunday over the last four weeks.
    """

    period: Period
    currency: str
    visits: Figure
    close_rate: Figure
    quoted: Figure
    wait: Figure
    hours: tuple[int, ...]
    arrivals_new: tuple[int, ...]
    arrivals_other: tuple[int, ...]
    funnel: tuple[tuple[str, int], ...]
    people: tuple[PersonFigures, ...]
    channels: tuple[tuple[str | None, Text, int], ...]
    heat: tuple[tuple[int, ...], ...]


class Figures(StrEnum):
    """What can be opened. Those from ``in_store`` to ``open_visits`` are as of now or of today, the others belong to a
    span of days."""

    IN_STORE = "in_store"
    WAITING = "waiting"
    CALLBACKS_OPEN = "callbacks_open"
    CALLBACKS_OVERDUE = "callbacks_overdue"
    QUOTES_TO_APPROVE = "quotes_to_approve"
    UNATTENDED = "unattended"
    VIP_WAITING = "vip_waiting"
    WITH_ANOTHER = "with_another"
    DESK_SHORT = "desk_short"
    DESK_EMPTY = "desk_empty"
    MISSED = "missed"
    OVERRIDDEN = "overridden"
    HELD_OUT = "held_out"
    OPEN_VISITS = "open_visits"
    VISITS = "visits"
    TURNS = "turns"
    SERVED = "served"
    CHANCES = "chances"
    CLOSED = "closed"
    CALLS = "calls"
    PRESENTATIONS = "presentations"
    QUOTES = "quotes"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Pick:
    """A figure to open. ``channel`` "" means: visits nobody asked for their channel. ``weekday``: Monday is 0."""

    what: Figures
    first: date | None = None
    last: date | None = None
    hour: int | None = None
    weekday: int | None = None
    staff_id: int | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A record behind a figure. ``kind``: visit, call, quote, presentation, gap, missed, overridden, held (a person);
    ``state`` is a code.

    ``label``: what the pack calls it. ``seconds``: a wait or a duration.
    """

    kind: str
    id: int
    at: datetime
    number: str
    label: Text | None
    state: str
    person: str
    customer_id: int | None
    customer: str
    seconds: int | None = None
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class Records:
    """``total`` counts all; ``rows`` holds the latest of them."""

    pick: Pick
    total: int
    rows: tuple[Record, ...]
