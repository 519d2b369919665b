"""An act of the time line and the floor after it, as values (REC-17, REC-18)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from showroom.domain.reception import terms
from showroom.domain.reception.day import expires
from showroom.domain.reception.events import Event
from showroom.domain.reception.policy import Policy
from showroom.domain.reception.state import Board


@dataclass(frozen=True, slots=True)
class PackFacts:
    """The store pack whose policy held: its name, version, and since when it was in force."""

    name: str
    version: str
    in_force_from: datetime


@dataclass(frozen=True, slots=True)
class LineAct:
    """One act of a day. ``facts``: its payload with the ``number`` and ``kind`` of its visit, as ``phrases.act`` takes
    it; of an undo also ``past``, the facts of what it took back.

    ``recorded_at``: when it was entered, by the clock of that PC; ``actor``: who entered it (``staff:<id>``, ``desk``,
    ``system:<user>``). ``true_at``: the time given by hand for what was entered afterwards (REC-23). ``oddity``: "",
    ``entered_late``, ``clock_set_back`` (the PC's clock stood before the act before it), ``clock_corrected`` (the day
    was opened anew after a clock that was far off).
    """

    event: Event
    recorded_at: datetime
    actor: str
    pack_version_id: int
    facts: Mapping[str, Any]
    true_at: datetime | None = None
    oddity: str = ""

    @property
    def number(self) -> int:
        return self.event.number

    @property
    def at(self) -> datetime:
        return self.event.at

    @property
    def kind(self) -> str:
        return self.event.kind

    @property
    def visit(self) -> int | None:
        """The visit it is about."""
        found: int | None = self.event.payload.get("visit")
        return found

    @property
    def decision(self) -> Mapping[str, Any] | None:
        """The decision it carries, as it stands in the ledger."""
        found: Mapping[str, Any] | None = self.event.payload.get("decision")
        return found

    @property
    def wanted(self) -> int | None:
        """The owner or the one asked for, whom the decision looked at first."""
        found: int | None = self.facts.get("asked_for") or self.facts.get("owner")
        return found


@dataclass(frozen=True, slots=True)
class FloorPerson:
    """Somebody clocked in. ``position`` 1…n in the order whatever the status; ``point`` and ``deck``: first and second
    of those who would be called; ``visits``: numbers of the visits in hand.

    ``bar``: why somebody available would not be called ("", ``held_out``, ``greeter``); ``duties``: codes of what is
    unfinished (REC-10); ``missed``: turns missed today (REC-11); ``skips``: turns still to lose; ``stands_since``: at
    the greeter's post since then (REC-13).
    """

    staff: int
    name: str
    status: str
    since: datetime
    position: int
    point: bool
    deck: bool
    make_ups: int
    turns: int
    visits: tuple[int, ...]
    bar: str = ""
    duties: tuple[str, ...] = ()
    missed: int = 0
    skips: int = 0
    stands_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class FloorVisit:
    """An open visit. ``since``: when it came into its state; names are None for nobody. ``courtesy``: why put first;
    ``manager``: waits for the manager's word; ``missed_by``: names of those who were called and did not come."""

    visit: int
    number: int
    kind: str
    party: int
    state: str
    arrived_at: datetime
    since: datetime
    consultant: str | None
    served_as: str | None
    waits_for: int | None
    courtesy: str | None = None
    manager: bool = False
    missed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FloorMakeUp:
    """A make-up turn in the bank (REC-08); ``event``: the ``seq`` it came from; ``expires``: the last day it can be
    spent on, None: never."""

    staff: int
    name: str
    reason: str
    event: int
    first: bool
    expires: date | None


@dataclass(frozen=True, slots=True)
class Floor:
    """The floor after an act. ``served``, ``left_unserved``: visits that ended so far that day; ``short_s``,
    ``unattended_s``: seconds the desk was below its minimum, and empty (REC-05); ``closed``: the day was closed."""

    at: datetime
    policy: Policy
    people: tuple[FloorPerson, ...]
    waiting: tuple[FloorVisit, ...]
    serving: tuple[FloorVisit, ...]
    make_ups: tuple[FloorMakeUp, ...]
    served: int
    left_unserved: int
    short_s: float = 0.0
    unattended_s: float = 0.0
    closed: bool = False

    @property
    def point(self) -> FloorPerson | None:
        return next((person for person in self.people if person.point), None)

    @property
    def deck(self) -> FloorPerson | None:
        return next((person for person in self.people if person.deck), None)

    def person(self, staff: int) -> FloorPerson | None:
        """Somebody of the order; None if not clocked in."""
        return next((person for person in self.people if person.staff == staff), None)


def floor_of(board: Board, names: Mapping[int, str]) -> Floor:
    """A board as values; nothing in it changes when the board is folded further."""

    def name(staff: int) -> str:
        return names.get(staff, f"#{staff}")

    free = board.free()
    numbers = {visit.visit: visit.number for visit in board.visits.values()}
    held = {duty.staff for duty in board.duties.values()}
    people = tuple(
        FloorPerson(
            staff,
            name(staff),
            person.status,
            person.since,
            position,
            free[:1] == [staff],
            free[1:2] == [staff],
            board.make_up_count(staff) if board.bank else 0,
            person.turns,
            tuple(numbers[visit] for visit in person.visits if visit in numbers),
            _bar(board, staff),
            tuple(duty.duty for duty in board.duties_of(staff)) if staff in held else (),
            person.missed,
            person.skips,
            board.greeter_since if board.greeter == staff else None,
        )
        for position, staff in enumerate(board.order(), 1)
        for person in (board.people[staff],)
    )
    visits = {
        visit.visit: FloorVisit(
            visit.visit,
            visit.number,
            visit.kind,
            visit.party,
            visit.state,
            visit.arrived_at,
            visit.since or visit.arrived_at,
            name(visit.consultant) if visit.consultant is not None else None,
            visit.served_as,
            visit.waits_for,
            visit.courtesy,
            visit.manager,
            tuple(name(staff) for staff in visit.missed_by),
        )
        for visit in board.visits.values()
    }
    serving = [visit for visit in visits.values() if visit.state != terms.WAITING]
    bank = board.make_ups if board.bank else []
    closed = [visit.state for visit in board.closed.values()]
    return Floor(
        board.at,
        board.policy,
        people,
        tuple(visits[visit.visit] for visit in board.waiting()),
        tuple(sorted(serving, key=lambda visit: (visit.since, visit.visit))),
        tuple(
            FloorMakeUp(turn.staff, name(turn.staff), turn.reason, turn.event, turn.first, expires(turn, board.policy))
            for turn in bank
        ),
        closed.count(terms.LEFT),
        closed.count(terms.LEFT_UNSERVED),
        board.short_s,
        board.unattended_s,
        board.closed_at is not None,
    )


def _bar(board: Board, staff: int) -> str:
    """Why somebody available would not be called; "" for who is not available: the status says it."""
    if board.people[staff].status != terms.AVAILABLE:
        return ""
    bar = board.bar(staff, board.at)
    return bar.reason if bar is not None else ""
