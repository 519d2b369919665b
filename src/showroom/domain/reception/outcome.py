"""What a run of days came to, for comparing policies (REC-19): turns, waits and misses, in all and per person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from showroom.domain.reception.events import Event
from showroom.domain.reception.state import Board


@dataclass(slots=True)
class PersonOutcome:
    """One person's part. ``made_up``: turns taken out of the make-up bank; ``served``: visits, whatever they used."""

    staff: int
    turns: int = 0
    served: int = 0
    made_up: int = 0
    deputised: int = 0
    missed: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """All of a period. Waits in seconds, over every party, those that left unserved included (REC-12).

    ``past_red``: parties that waited beyond the red limit; ``spread``: most turns of a person less fewest.
    """

    days: int
    visits: int
    unserved: int
    waited: int
    past_red: int
    wait_average_s: float
    wait_p90_s: int
    wait_longest_s: int
    turns: int
    spread: int
    people: tuple[PersonOutcome, ...]


@dataclass(slots=True)
class Tally:
    """Counts while the days go by. ``red_wait_s``: from when a wait was too long."""

    red_wait_s: int
    days: int = 0
    visits: int = 0
    unserved: int = 0
    past_red: int = 0
    waits: list[int] = field(default_factory=list)
    people: dict[int, PersonOutcome] = field(default_factory=dict)
    _came: dict[int, datetime] = field(default_factory=dict)
    _got: dict[int, int] = field(default_factory=dict)

    def person(self, staff: int) -> PersonOutcome:
        return self.people.setdefault(staff, PersonOutcome(staff))

    def note(self, board: Board, event: Event) -> None:
        """One more event, after it was applied."""
        payload = event.payload
        if event.kind == "day_opened":
            self.days += 1
        elif event.kind == "arrived":
            self._came[payload["visit"]] = event.at
        elif event.kind == "missed":
            self.person(payload["staff"]).missed += 1
            self._got.pop(payload["visit"], None)
        elif event.kind == "left_unserved":
            self._got[payload["visit"]] = payload["waited_s"]
        elif event.kind == "undone":
            self._settle_undone(board)
        decision = payload.get("decision")
        if decision is not None and "visit" in payload and decision["assigned"] is not None:
            came = self._came.get(payload["visit"])
            if came is not None:
                self._got[payload["visit"]] = max(0, int((event.moment - came).total_seconds()))

    def _settle_undone(self, board: Board) -> None:
        """An arrival that was taken back never was; an assignment that was taken back is none."""
        for visit in [visit for visit in self._came if visit not in board.visits and visit not in board.closed]:
            self._came.pop(visit)
            self._got.pop(visit, None)
        for visit in [visit for visit in self._got if visit in board.visits]:
            if board.visits[visit].consultant is None:
                self._got.pop(visit)

    def close(self, board: Board) -> None:
        """A day is over: what stands on its last board is what came of it."""
        for visit, came in self._came.items():
            waited = self._got.get(visit)
            if waited is None:  # nobody ever came: waited until the end
                waited = max(0, int((board.at - came).total_seconds()))
            self.waits.append(waited)
            self.past_red += waited > self.red_wait_s
        self.visits += len(self._came)
        self._came.clear()
        self._got.clear()
        turns: defaultdict[int, int] = defaultdict(int)
        for staff, count in board.turns.items():
            if staff not in board.people:
                turns[staff] += count
        for person in board.people.values():
            turns[person.staff] += person.turns
        for staff, count in turns.items():
            self.person(staff).turns += count
        for done in board.all_visits():
            if done.carried:
                continue
            if done.consultant is None:
                self.unserved += 1
                continue
            served = self.person(done.consultant)
            served.served += 1
            served.made_up += done.used_turn and done.spent is not None
            served.deputised += done.served_as == "deputy"


def summary(tally: Tally) -> Outcome:
    """The figures of a tally."""
    waits = sorted(tally.waits)
    people = tuple(tally.people[staff] for staff in sorted(tally.people))
    turns = [person.turns for person in people]
    return Outcome(
        tally.days,
        tally.visits,
        tally.unserved,
        sum(1 for wait in waits if wait > 0),
        tally.past_red,
        sum(waits) / len(waits) if waits else 0.0,
        _ninety(waits),
        waits[-1] if waits else 0,
        sum(turns),
        max(turns) - min(turns) if turns else 0,
        people,
    )


def _ninety(waits: Sequence[int]) -> int:
    return waits[min(len(waits) - 1, (len(waits) * 9) // 10)] if waits else 0
