"""A ledger's days gone through, event by event: who was there how long, and what each took (REC-20)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from showroom.domain.reception import terms
from showroom.domain.reception.board import extend
from showroom.domain.reception.events import Event
from showroom.domain.reception.fairness_time import PutRight, Stretch, TimeSheet
from showroom.domain.reception.policy import LOSE
from showroom.domain.reception.state import Board, MakeUpTurn, OpenVisit, Person

_IN_PLACE = (terms.AVAILABLE, terms.WITH_VISITOR)
# After these the board says where those are whom they are about; after others it says what they have done since.
_WHERE_THEY_ARE = ("status_set", "finished", "taken", "overridden", "handed_over", "missed", "waits_for")
_ENDS = ("finished", "late_entry", "left_unserved")


@dataclass(frozen=True, slots=True)
class TurnTaken:
    """A visit that used up a turn: when it was given, as what, and the decision as it stands in the ledger.

    ``wanted``: the owner or the one asked for. ``make_up``: paid out of the make-up bank. ``first_kind``: the kind it
    was decided as, where it was corrected later. ``entered_at``: when a visit was entered afterwards (REC-23);
    it has no decision, and ``at`` is its true arrival.
    """

    visit: int
    number: int
    day: date
    at: datetime
    kind: str
    first_kind: str
    served_as: str | None
    make_up: bool
    wanted: int | None
    decision: Mapping[str, Any]
    entered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """What a person did beside taking turns; all whole numbers.

    ``asked_for``: visits that asked for the person (counted separately, REC-03). ``undone``, ``corrected``: acts about
    the person's visits or status that were taken back or put right. ``overrides_for``: visits given to the person
    outside the order; ``overrides_against``: while it was the person's turn.
    """

    earned: int = 0
    spent: int = 0
    missed: int = 0
    asked_for: int = 0
    undone: int = 0
    corrected: int = 0
    overrides_for: int = 0
    overrides_against: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.earned + other.earned,
            self.spent + other.spent,
            self.missed + other.missed,
            self.asked_for + other.asked_for,
            self.undone + other.undone,
            self.corrected + other.corrected,
            self.overrides_for + other.overrides_for,
            self.overrides_against + other.overrides_against,
        )


@dataclass(slots=True)
class Tally:
    """A person's day while it is gone through. ``acts``: ``seq`` of the events outside the order that concern them;
    ``clocked`` and ``eligible`` are summed up when the day is over."""

    sheet: TimeSheet = field(default_factory=TimeSheet)
    clocked: timedelta = timedelta(0)
    eligible: timedelta = timedelta(0)
    turns: int = 0
    counts: Counts = Counts()
    taken: list[TurnTaken] = field(default_factory=list)
    acts: list[int] = field(default_factory=list)


@dataclass(slots=True)
class DayTally:
    """A day while it is gone through. ``given``: the last decision that gave a visit to somebody, and when;
    ``wronged``: from whom a visit was taken, or whose turn it was, when it was given outside the order; ``late``: when
    a visit was entered afterwards; ``put_right``: what the day's late events changed of the time sheets."""

    day: date
    people: dict[int, Tally] = field(default_factory=dict)
    given: dict[int, tuple[datetime, Mapping[str, Any]]] = field(default_factory=dict)
    kinds: dict[int, str] = field(default_factory=dict)
    wronged: dict[int, int] = field(default_factory=dict)
    late: dict[int, datetime] = field(default_factory=dict)
    put_right: dict[int, list[PutRight]] = field(default_factory=dict)

    def of(self, staff: int) -> Tally:
        return self.people.setdefault(staff, Tally())

    def add(self, staff: int, **counts: int) -> None:
        tally = self.of(staff)
        tally.counts += Counts(**counts)


def told(events: Iterable[Event]) -> Iterable[DayTally]:
    """Each day gone through, as it ended."""
    day: DayTally | None = None
    board: Board | None = None
    for event in events:
        if day is None or board is None or event.kind == "day_opened":
            if day is not None and board is not None:
                yield _ended(day, board)
            day, board = DayTally(event.day), extend(board, event)
            continue
        _count_time(day, board, event.at)
        bank = dict(board.bank)
        _count_before(day, board, event)
        for staff in _about(day, board, event):
            day.of(staff).acts.append(event.seq)
        board = extend(board, event)
        _put_right(day, board, event)
        _count_bank(day, board, event, bank)
        _keep_decision(day, event)
    if day is not None and board is not None:
        yield _ended(day, board)


def _is_in_place(board: Board, person: Person) -> bool:
    """Whether the place is kept in this status."""
    return person.status in _IN_PLACE or board.policy.place_while.get(person.status, LOSE) != LOSE


def _is_held(board: Board, person: Person) -> bool:
    """Whether an unfinished duty holds the person out (REC-10); a hold that is lifted, or waved through, does not."""
    return bool(board.held_by(person.staff, board.at))


def _count_time(day: DayTally, board: Board, until: datetime) -> None:
    """The time from the board's last event on."""
    for person in board.people.values():
        sheet = day.of(person.staff).sheet
        sheet.spend(board.at, until, _is_in_place(board, person), _is_held(board, person))


def _put_right(day: DayTally, board: Board, event: Event) -> None:
    """What was entered afterwards (REC-23) counts from its true time on; taken back, it never did. ``board``: the one
    after the event."""
    if event.kind == "undone":
        for one in day.put_right.pop(event.payload["event"], ()):
            sheet = day.of(one.staff).sheet
            sheet.cut(one.start, one.end)
            sheet.put(list(one.before))
        return
    start = event.true_at
    if start is None or start >= event.at:
        return
    ended = _ended_before(board, event)
    end = ended if ended is not None else event.at
    changed = day.put_right.setdefault(event.number, [])
    for staff in sorted(key for what, key in board.journal[event.number].about if what == "staff"):
        sheet, person = day.of(staff).sheet, board.people.get(staff)
        before = sheet.cut(start, end)
        changed.append(PutRight(staff, start, end, tuple(before)))
        if event.kind == "clocked_in" and person is not None:
            sheet.put([Stretch(start, end, True, _is_held(board, person))])
        elif event.kind == "late_entry" or (ended is not None and staff == _served_then(event)):
            # with a visitor, whatever the status said
            sheet.put([Stretch(one.start, one.end, True, one.held) for one in before])
        elif event.kind in _WHERE_THEY_ARE and ended is None and person is not None:
            now = _is_in_place(board, person)
            sheet.put([Stretch(one.start, one.end, now, one.held) for one in before])
        elif event.kind != "clocked_out":  # it says nothing of where they were, or nothing is known of them
            sheet.put(before)


def _ended_before(board: Board, event: Event) -> datetime | None:
    """When the visit ended that a late event is about: what somebody does now says nothing of then. None: it has not
    ended, or this event is its end."""
    payload = event.payload
    if event.kind == "late_entry":
        return _left_at(event)
    if event.kind not in ("overridden", "handed_over") or payload["visit"] not in board.closed:
        return None
    about = (noted.event for noted in board.journal.values() if noted.event.payload.get("visit") == payload["visit"])
    ends = (_left_at(one) if one.kind == "late_entry" else one.moment for one in about if one.kind in _ENDS)
    return max(next((end for end in ends if end is not None), event.at), event.moment)


def _left_at(event: Event) -> datetime | None:
    """When a visit that was entered afterwards ended; None: it had not."""
    left_at = event.payload["left_at"]
    return datetime.fromisoformat(left_at) if left_at is not None else None


def _served_then(event: Event) -> int:
    """Who served, as a late event says."""
    return int(event.payload["to"] if event.kind == "handed_over" else event.payload["decision"]["assigned"])


def _count_before(day: DayTally, board: Board, event: Event) -> None:
    """What an event says about people, by the board it was decided on."""
    payload = event.payload
    if event.kind == "undone":
        for staff in _concerned(board, payload["event"]):
            day.add(staff, undone=1)
    elif event.kind == "kind_corrected":
        visit = board.visits.get(payload["visit"]) or board.closed.get(payload["visit"])
        if visit is not None and visit.consultant is not None:
            day.add(visit.consultant, corrected=1)
    elif event.kind == "overridden":
        visit = board.visits.get(payload["visit"]) or board.closed.get(payload["visit"])
        wronged = visit.consultant if visit is not None else None
        if wronged is None and payload["visit"] in board.visits:
            wronged = next(iter(board.free(event.at)), None)
        day.wronged.pop(payload["visit"], None)
        if wronged is not None and wronged != payload["decision"]["assigned"]:
            day.wronged[payload["visit"]] = wronged


def _about(day: DayTally, board: Board, event: Event) -> list[int]:
    """Whom an act outside the order concerns, as far as they are clocked in or were today."""
    payload = event.payload
    if event.kind == "undone":
        found: set[int | None] = set(_concerned(board, payload["event"]))
    elif event.kind in ("missed", "placed", "waved_through", "late_entry"):
        found = {payload["staff"]}
    elif event.kind == "overridden":
        found = {payload["decision"]["assigned"], day.wronged.get(payload["visit"])}
    elif event.kind == "handed_over":
        found = {payload["from"], payload["to"]}
    elif event.kind == "credit_split":
        found = {staff for staff, _ in payload["shares"]}
    elif event.kind == "kind_corrected":
        visit = board.visits.get(payload["visit"]) or board.closed.get(payload["visit"])
        found = {visit.consultant if visit is not None else None}
    else:
        return []
    return sorted(staff for staff in found if staff is not None and staff in day.people)


def _concerned(board: Board, number: int) -> tuple[int, ...]:
    """Whose visit or status the day's event ``number`` was about."""
    past = board.journal.get(number)
    if past is None:
        return ()
    found = {key for what, key in past.about if what == "staff"}
    assigned = (past.event.payload.get("decision") or {}).get("assigned")
    if assigned is not None:
        found.add(int(assigned))
    if not found:
        visit_id = past.event.payload.get("visit", 0)
        visit = board.visits.get(visit_id) or board.closed.get(visit_id)
        if visit is not None and visit.consultant is not None:
            found.add(visit.consultant)
    return tuple(sorted(found))


def _count_bank(day: DayTally, board: Board, event: Event, before: Mapping[tuple[int, int], MakeUpTurn]) -> None:
    """Make-up turns that this event earned somebody, or whose earning it took back."""
    if before == board.bank:
        return
    for key, turn in board.bank.items():
        if key not in before and turn.event == event.seq:
            day.add(turn.staff, earned=1)
    if event.kind == "undone":
        for key, turn in before.items():
            if key not in board.bank:
                day.add(turn.staff, earned=-1)


def _keep_decision(day: DayTally, event: Event) -> None:
    decision, visit = event.payload.get("decision"), event.payload.get("visit")
    if event.kind in ("arrived", "late_entry"):
        day.kinds[event.payload["visit"]] = event.payload["kind"]
    if event.kind == "late_entry":
        day.late[event.payload["visit"]] = event.at
    if visit is not None and decision is not None and decision.get("assigned") is not None:
        day.given[visit] = (event.moment, decision)


def _ended(day: DayTally, board: Board) -> DayTally:
    """The day is over: what stands on its last board is what each took (given-back turns are not in it)."""
    for tally in day.people.values():
        tally.clocked, tally.eligible = tally.sheet.clocked, tally.sheet.eligible
    for staff, turns in board.turns.items():
        if staff not in board.people:
            day.of(staff).turns += turns
    for person in board.people.values():
        day.of(person.staff).turns += person.turns
    for staff, person in (board.gone | board.people).items():
        day.add(staff, missed=person.missed)
    for staff, requests in board.requests.items():
        day.add(staff, asked_for=requests)
    for visit in board.all_visits():
        if not visit.carried:
            _count_visit(day, visit)
    return day


def _count_visit(day: DayTally, visit: OpenVisit) -> None:
    at, decision = day.given.get(visit.visit, (visit.since or visit.arrived_at, {}))
    if decision.get("as") == "override":
        day.add(decision["assigned"], overrides_for=1)
        if visit.visit in day.wronged:
            day.add(day.wronged[visit.visit], overrides_against=1)
    if not visit.used_turn or visit.payer is None or visit.sequence != terms.VISITS:
        return
    if visit.spent is not None:
        day.add(visit.payer, spent=1)
    day.of(visit.payer).taken.append(
        TurnTaken(
            visit.visit,
            visit.number,
            day.day,
            at,
            visit.kind,
            day.kinds.get(visit.visit, visit.kind),
            visit.served_as,
            visit.spent is not None,
            visit.asked_for if visit.asked_for is not None else visit.owner,
            decision,
            day.late.get(visit.visit),
        )
    )
