"""The state of the floor: who is here and in which place, who is being served, who waits, the make-up bank."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from showroom.domain.reception import terms
from showroom.domain.reception.events import Event
from showroom.domain.reception.policy import Policy

PASSED_WHILE_AWAY = "passed_while_away"


class LedgerProblem(Exception):
    """An event that can't follow the ones before it."""


@dataclass(slots=True)
class Person:
    """Somebody clocked in. ``place`` is a sort key; ``turns`` counts turns used up today (given-back ones not)."""

    staff: int
    status: str
    since: datetime
    place: float
    turns: int = 0
    earned_while_away: bool = False
    visits: list[int] = field(default_factory=list)


@dataclass(slots=True)
class OpenVisit:
    """A visit that has not ended. ``place_before`` and ``place_after``: the consultant's place around its turn, so that
    the turn can be given back; ``turn`` orders the turns (the event's ``seq``). ``carried``: its turn belongs to an
    earlier day, whose places are gone.
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
    spent: tuple[int, MakeUpTurn] | None = None
    turn: int = 0
    place_before: float = 0.0
    place_after: float = 0.0
    since: datetime | None = None
    consultant_since: datetime | None = None
    waits_for: int | None = None
    carried: bool = False


@dataclass(slots=True)
class MakeUpTurn:
    """A make-up turn in the bank (REC-08): whose, why, from which event (its ``seq``: the bank outlives the day)."""

    staff: int
    reason: str
    event: int
    first: bool


@dataclass(slots=True)
class Board:
    """The floor after the last event. ``closed``: visits that ended today, kept so that an end can be undone or
    corrected. ``undoable``, ``firm``: the day's events that can be taken back, and those that can't."""

    policy: Policy
    day: date
    at: datetime
    seq: int = 0
    number: int = 0
    people: dict[int, Person] = field(default_factory=dict)
    visits: dict[int, OpenVisit] = field(default_factory=dict)
    closed: dict[int, OpenVisit] = field(default_factory=dict)
    make_ups: list[MakeUpTurn] = field(default_factory=list)
    turns: dict[int, int] = field(default_factory=dict)
    visit_numbers: int = 0
    bottom: float = 0.0
    carried: list[int] = field(default_factory=list)
    undoable: dict[int, Event] = field(default_factory=dict)
    firm: list[Event] = field(default_factory=list)

    def order(self) -> list[int]:
        """Everybody clocked in, whatever the status: make-up turns first, then by place."""
        bank: dict[int, int] = {}
        for index, turn in enumerate(self.make_ups):
            if turn.staff in self.people:
                bank.setdefault(turn.staff, -len(self.make_ups) + index if turn.first else index)
        return sorted(
            self.people, key=lambda staff: (0, bank[staff]) if staff in bank else (1, self.people[staff].place)
        )

    def waiting(self) -> list[OpenVisit]:
        """Who waits, first come first."""
        return sorted(
            (visit for visit in self.visits.values() if visit.state == terms.WAITING), key=lambda visit: visit.event
        )

    def make_up_count(self, staff: int) -> int:
        return sum(1 for turn in self.make_ups if turn.staff == staff)

    def free(self) -> list[int]:
        """The available people in order: the first is on point, the second on deck."""
        return [staff for staff in self.order() if self.people[staff].status == terms.AVAILABLE]
