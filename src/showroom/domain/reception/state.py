"""The state of the floor: who is here and in which place, who is being served, who waits, the make-up bank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from showroom.domain.reception import terms
from showroom.domain.reception.events import Event
from showroom.domain.reception.policy import Policy
from showroom.domain.reception.terms import AGENTS, VISITS

if TYPE_CHECKING:
    from showroom.domain.reception.journal import Changed, Noted

PASSED_WHILE_AWAY = "passed_while_away"
PASSED_ON_FREE_VISIT = "passed_on_free_visit"
SERVED_AS_DEPUTY = "served_as_deputy"


class LedgerProblem(Exception):
    """An event that can't follow the ones before it."""


@dataclass(slots=True)
class Person:
    """Somebody clocked in. ``place``, ``agent_place``, ``call_place`` are sort keys in the three sequences (REC-21);
    ``turns`` counts turns used up today (given-back ones not), ``side_turns`` those of the other two sequences.

    ``skips``: turns still to lose (REC-09, REC-11); ``passes``: held out, but waved through today (REC-10);
    ``stood_at``: when last at the greeter's post (REC-13); ``month_turns``: turns of the month before today;
    ``then``: where they go when their last visitor has left, said at the end of an earlier one (REC-04).
    """

    staff: int
    status: str
    since: datetime
    place: float
    agent_place: float = 0.0
    call_place: float = 0.0
    turns: int = 0
    side_turns: int = 0
    earned_while_away: bool = False
    visits: tuple[int, ...] = ()
    missed: int = 0
    skips: int = 0
    passes: bool = False
    stood_at: datetime | None = None
    month_turns: int = 0
    shift_no: int = 1
    then: str | None = None

    def key(self, sequence: str) -> float:
        """The place in a sequence."""
        return self.place if sequence == VISITS else self.agent_place if sequence == AGENTS else self.call_place

    def move(self, sequence: str, place: float) -> None:
        """Take another place in a sequence."""
        if sequence == VISITS:
            self.place = place
        elif sequence == AGENTS:
            self.agent_place = place
        else:
            self.call_place = place


@dataclass(slots=True)
class OpenVisit:
    """A visit that has not ended. ``place_before`` and ``place_after``: the consultant's place around its turn, so that
    the turn can be given back; ``turn`` orders the turns (the event's ``seq``). ``carried``: its turn belongs to an
    earlier day, whose places are gone. ``payer``: whose turn it used, also after a hand-over. ``manager``: waits for
    the manager's word (REC-07). ``anybody``: has given up waiting for one person. ``spared``: uses no turn whatever its
    kind: the second of two parties, a bonus (REC-06).
    """

    visit: int
    number: int
    kind: str
    party: int
    arrived_at: datetime
    event: int
    asked_for: int | None = None
    owner: int | None = None
    customer: int | None = None
    state: str = terms.WAITING
    consultant: int | None = None
    served_as: str | None = None
    used_turn: bool = False
    payer: int | None = None
    sequence: str = VISITS
    spent: MakeUpTurn | None = None
    turn: int = 0
    place_before: float = 0.0
    place_after: float = 0.0
    since: datetime | None = None
    consultant_since: datetime | None = None
    waits_for: int | None = None
    manager: bool = False
    courtesy: str | None = None
    together: int | None = None
    outside: bool = False
    counts_as: str | None = None
    speakers: tuple[int, ...] | None = None
    missed_by: tuple[int, ...] = ()
    anybody: bool = False
    earned_free: bool = False
    carried: bool = False
    spared: bool = False


@dataclass(slots=True)
class MakeUpTurn:
    """A make-up turn in the bank (REC-08): whose, why, from which event (its ``seq``: the bank outlives the day), and
    the business day it was earned on."""

    staff: int
    reason: str
    event: int
    first: bool
    day: date

    @property
    def key(self) -> tuple[int, int]:
        return (self.event, self.staff)

    @property
    def line(self) -> tuple[bool, int]:
        """Where it stands in the bank: the first-in-line ones by age, then the others by age."""
        return (not self.first, self.event)


@dataclass(slots=True)
class Duty:
    """Something unfinished of a person (REC-10): ``ref`` tells one duty from another of its kind (a visit, a customer).

    ``from_records``: found in the records, and cleared by them; else declared at the desk.
    """

    staff: int
    duty: str
    ref: str
    since: datetime
    from_records: bool

    @property
    def key(self) -> tuple[int, str, str]:
        return (self.staff, self.duty, self.ref)


@dataclass(slots=True)
class Bar:
    """Why somebody clocked in can't take the next visitor: a status, or ``held_out``, ``greeter``, ``language``,
    ``loses_turn``, ``missed_turn``; ``facts`` for the sentence."""

    reason: str
    since: datetime
    place: str = "keep"
    detail: str = ""


@dataclass(slots=True)
class Board:
    """The floor after the last event. ``closed``: visits that ended today, kept so that an end can be undone or
    corrected. ``journal``: the day's events that stand, and whom each is about; ``history``: all of them;
    ``changes``: what each that stands changed, once something of the day was taken back (REC-09);
    ``expired``: make-ups that ran out with the day before (a wrong clock may have opened it); ``short_s``: seconds
    the desk was below its minimum, ``unattended_s`` those with nobody there at all (REC-05)."""

    policy: Policy
    day: date
    at: datetime
    seq: int = 0
    number: int = 0
    people: dict[int, Person] = field(default_factory=dict)
    gone: dict[int, Person] = field(default_factory=dict)
    visits: dict[int, OpenVisit] = field(default_factory=dict)
    closed: dict[int, OpenVisit] = field(default_factory=dict)
    bank: dict[tuple[int, int], MakeUpTurn] = field(default_factory=dict)
    duties: dict[tuple[int, str, str], Duty] = field(default_factory=dict)
    turns: dict[int, int] = field(default_factory=dict)
    requests: dict[int, int] = field(default_factory=dict)
    skips: dict[int, int] = field(default_factory=dict)
    expired: tuple[MakeUpTurn, ...] = ()
    visit_numbers: int = 0
    bottom: float = 0.0
    carried: dict[str, list[int]] = field(default_factory=dict)
    greeter: int | None = None
    greeter_since: datetime | None = None
    closed_at: datetime | None = None
    short_s: float = 0.0
    short_since: datetime | None = None
    unattended_s: float = 0.0
    unattended_since: datetime | None = None
    undone: int = 0
    journal: dict[int, Noted] = field(default_factory=dict)
    changes: dict[int, tuple[Changed, ...]] | None = None
    history: list[Event] = field(default_factory=list)

    @property
    def make_ups(self) -> list[MakeUpTurn]:
        """The bank in line."""
        return sorted(self.bank.values(), key=lambda turn: turn.line)

    def order(self, sequence: str = VISITS) -> list[int]:
        """Everybody clocked in, whatever the status: by place; make-up turns first where the policy spends them so."""
        people = self.people
        if sequence != VISITS or not self.bank or self.policy.make_up_spent != "before_rotation":
            return sorted(people, key=lambda staff: (people[staff].key(sequence), staff))
        owed: dict[int, tuple[bool, int]] = {}
        for turn in self.make_ups:
            owed.setdefault(turn.staff, turn.line)
        return sorted(
            people,
            key=lambda staff: (*((0, *owed[staff]) if staff in owed else (1, False, 0)), people[staff].place),
        )

    def waiting(self) -> list[OpenVisit]:
        """Who waits: courtesy first, then first come first (REC-12)."""
        return sorted(
            (visit for visit in self.visits.values() if visit.state == terms.WAITING),
            key=lambda visit: (visit.courtesy is None, visit.event),
        )

    def make_up_count(self, staff: int) -> int:
        return sum(1 for turn in self.bank.values() if turn.staff == staff)

    def duties_of(self, staff: int) -> list[Duty]:
        """What is unfinished, oldest first."""
        return sorted((duty for duty in self.duties.values() if duty.staff == staff), key=lambda duty: duty.since)

    def waits_past_red(self, at: datetime) -> bool:
        """Whether somebody waits longer than the red limit."""
        red = timedelta(seconds=self.policy.red_wait_s)
        return any(
            at - visit.arrived_at > red
            for visit in self.visits.values()
            if visit.state == terms.WAITING and not visit.carried
        )

    def held_by(self, staff: int, at: datetime) -> list[Duty]:
        """The unfinished duties that hold somebody out of the rotation at ``at`` (REC-10); empty: not held out."""
        return [] if self.is_lifted(staff, at) else self._holding(staff)

    def is_lifted(self, staff: int, at: datetime) -> bool:
        """Whether somebody would be held out if nobody waited past the red limit (REC-10)."""
        return self.policy.hold_lifted == "past_red" and bool(self._holding(staff)) and self.waits_past_red(at)

    def _holding(self, staff: int) -> list[Duty]:
        """The unfinished duties by which the policy holds somebody out who was not waved through."""
        if not self.duties or self.people[staff].passes:
            return []
        return [duty for duty in self.duties_of(staff) if self.policy.held_out_by.get(duty.duty, False)]

    def bar(self, staff: int, at: datetime) -> Bar | None:
        """Why somebody clocked in would not be called now; None: free to be called."""
        person = self.people[staff]
        if person.status != terms.AVAILABLE:
            return Bar(person.status, person.since, self.policy.place_while.get(person.status, "keep"))
        held = self.held_by(staff, at)
        if held:
            return Bar("held_out", held[0].since, "keep", held[0].duty)
        if staff == self.greeter and self.policy.greeter_interval_s and self._greeter_stays(staff, at):
            return Bar("greeter", self.greeter_since or self.at)
        return None

    def _greeter_stays(self, staff: int, at: datetime) -> bool:
        takes = self.policy.greeter_takes_visitors
        if takes != "when_alone":
            return takes == "no"
        return any(
            other != staff and person.status == terms.AVAILABLE and not self.held_by(other, at)
            for other, person in self.people.items()
        )

    def free(self, at: datetime | None = None, sequence: str = VISITS) -> list[int]:
        """Who would be called at ``at`` (default: the last event), in order: the first is on point, the second on
        deck."""
        moment = at or self.at
        free = [staff for staff in self.order(sequence) if self.bar(staff, moment) is None]
        # Who loses the next turn is called after everybody else.
        return sorted(free, key=lambda staff: self.people[staff].skips > 0) if sequence == VISITS else free

    def at_desk(self, enough: int | None = None) -> int:
        """How many people are at the front desk: those free to receive, the greeter too (REC-05). With ``enough`` no
        more than these are counted."""
        here = 0
        for person in self.people.values():
            if person.status == terms.AVAILABLE:
                here += 1
                if here == enough:
                    break
        return here

    def could_sit(self) -> bool:
        """Whether somebody clocked in could come to the desk: not with a visitor and not out of the house."""
        return any(person.status in terms.CAN_COME_BACK for person in self.people.values())

    def all_visits(self) -> Iterator[OpenVisit]:
        """Open ones and today's ended ones."""
        yield from self.visits.values()
        yield from self.closed.values()
