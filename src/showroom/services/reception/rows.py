"""What every window shows of the floor (REC-04, REC-05, REC-08, REC-12 … REC-14, REC-16): the rows of the board."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from showroom.domain.reception.policy import Policy

if TYPE_CHECKING:
    from showroom.services.appointments import Expected


@dataclass(frozen=True, slots=True)
class Held:
    """An unfinished duty that holds somebody out, and what it is about: a visit's or call's id, or the desk's word."""

    duty: str
    ref: str
    since: datetime


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody clocked in. ``position``: 1-based place in the order; ``point``/``deck``: first and second of the
    free. ``bar``: why they would not be called now (a status, ``held_out``, ``greeter``), None: free to be called.
    ``lifted``: could be called although a duty is unfinished, because somebody waits past the red limit (REC-10).
    ``requests``: visitors who asked for them today (REC-03); ``last_out``: went to lunch last (REC-05). ``then``: the
    status they go to when the last of their visitors has left (REC-04).
    """

    id: int
    name: str
    status: str
    since: datetime
    position: int
    point: bool
    deck: bool
    make_ups: int
    turns: int
    visit_id: int | None
    visits: int = 0
    bar: str | None = None
    held_by: tuple[Held, ...] = ()
    greeter: bool = False
    missed: int = 0
    requests: int = 0
    skips: int = 0
    last_out: bool = False
    lifted: bool = False
    then: str | None = None


@dataclass(frozen=True, slots=True)
class VisitRow:
    """An open visit. ``customer`` is None while nobody knows who it is; ``customer`` and ``note`` are None for who may
    not see them (the locked desk, the floor board). ``manager``: waits for the manager's word; ``for_owner``: the
    owner is on the floor and somebody else serves, so the owner is told (REC-07). ``together_with``: the other's
    number. ``carried``: left open on an earlier day, and nobody is called for it.
    """

    id: int
    number: int
    kind: str
    party_size: int
    state: str
    arrived_at: datetime
    assigned_at: datetime | None
    greeted_at: datetime | None
    consultant_id: int | None
    consultant: str | None
    customer_id: int | None
    customer: str | None
    asked_for: str | None
    waits_for: str | None
    used_turn: bool
    note: str | None
    asked_for_id: int | None = None
    waits_for_id: int | None = None
    owner_id: int | None = None
    owner: str | None = None
    served_as: str | None = None
    manager: bool = False
    for_owner: bool = False
    courtesy: str | None = None
    together_with: int | None = None
    language: str | None = None
    agent_id: int | None = None
    handed_from: str | None = None
    hand_over_note: str | None = None
    sat_down_at: datetime | None = None
    carried: bool = False


@dataclass(frozen=True, slots=True)
class MakeUpRow:
    """A make-up turn in the bank (REC-08). ``event``: the ``seq`` of the act that earned it, ``at``: when that was;
    ``expires``: its last day."""

    staff_id: int
    name: str
    reason: str
    day: date
    event: int
    at: datetime
    first: bool
    expires: date | None


@dataclass(frozen=True, slots=True)
class DeskState:
    """The front desk against its minimum (REC-05). ``short_s``, ``unattended_s``: the seconds until the last event,
    the running stretch included; a clock that shows them adds the time since ``counted_to`` while one is running."""

    minimum: int
    present: int
    short_since: datetime | None
    short_s: int
    unattended_since: datetime | None
    unattended_s: int
    could_sit: bool
    counted_to: datetime | None = None


@dataclass(frozen=True, slots=True)
class GreeterState:
    """The greeter's post (REC-13). ``due_at``: when it changes; ``next_id``: who comes then, None: nobody is free."""

    staff_id: int | None
    name: str | None
    since: datetime | None
    due_at: datetime | None
    next_id: int | None
    next_name: str | None


@dataclass(frozen=True, slots=True)
class Deviation:
    """How often the day's order was left: the kind of event, and how many (those taken back not counted)."""

    code: str
    count: int


@dataclass(frozen=True, slots=True)
class FloorBoard:
    """The floor at ``at``. ``people``: everybody clocked in, in order. ``average_wait_s``: of today's served, seconds.
    ``make_ups``: the bank in line, also of people not here. ``call_order``: the sequence of phone enquiries."""

    day: date
    at: datetime
    policy: Policy | None
    people: tuple[PersonRow, ...]
    waiting: tuple[VisitRow, ...]
    serving: tuple[VisitRow, ...]
    visits_today: int
    average_wait_s: int | None
    names: dict[int, str]
    why_waiting: str | None
    make_ups: tuple[MakeUpRow, ...] = ()
    desk: DeskState | None = None
    greeter: GreeterState | None = None
    deviations: tuple[Deviation, ...] = ()
    call_order: tuple[int, ...] = ()
    closed_at: datetime | None = None
    expected: tuple[Expected, ...] = ()

    @property
    def point(self) -> PersonRow | None:
        return next((person for person in self.people if person.point), None)

    @property
    def deck(self) -> PersonRow | None:
        return next((person for person in self.people if person.deck), None)

    @property
    def open_count(self) -> int:
        """Visits that have not ended: zero unless someone really is in the showroom (REC-14)."""
        return len(self.waiting) + len(self.serving)
