"""One day of a rehearsal being played (REC-19): the past's acts in order, and the ends of visits as they come about."""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from showroom.domain.reception import terms
from showroom.domain.reception.decide import takeable
from showroom.domain.reception.past_acts import HANDLERS
from showroom.domain.reception.past_day import PastDay, wish
from showroom.domain.reception.policy import Policy
from showroom.domain.reception.state import Board


class Floor(Protocol):
    """What a day is played on: the board as it is, and more events."""

    policy: Policy

    @property
    def now(self) -> Board: ...

    def write(self, day: date, kind: str, at: datetime, payload: dict[str, Any]) -> Board: ...


class Stage:
    """One day being played: the past's acts, and the ends of visits as they come about now.

    A visit that somebody has since the moment somebody had it then ends with the past's own act, in its place among the
    others; any other when it has been served for as long.
    """

    def __init__(self, floor: Floor, past: PastDay) -> None:
        self._floor, self.past, self.at = floor, past, past.opened_at
        self._agenda: list[tuple[datetime, int, int, int]] = []
        self._count = self._number = 0
        self._busy = self._owed = False
        self._pending: dict[int, str] = {}
        self._ends: dict[int, datetime] = {}
        self._as_then: set[int] = set()

    @property
    def board(self) -> Board:
        return self._floor.now

    @property
    def policy(self) -> Policy:
        return self._floor.policy

    def run(self) -> None:
        """Acts and ends in order of time; at the end of the past day who is still served is let go with their end."""
        for index, event in enumerate(self.past.acts):
            moment = event.at, event.number
            while self._agenda and self._agenda[0][:2] < moment:
                self._next()
            self.at, self._number, self._busy = event.at, event.number, self.past.goes_on(index)
            handler = HANDLERS.get(event.kind)
            if handler is not None:
                handler(self, event.payload)
        self._busy = False
        while self._agenda:
            self._next()
        for staff in [staff for staff, status in self._pending.items() if status == terms.OFF]:
            self.step_out(staff, terms.OFF)

    def _next(self) -> None:
        self.at, _, _, visit = heapq.heappop(self._agenda)
        open_visit = self.board.visits.get(visit)
        if open_visit is None or open_visit.consultant is None or self._ends.get(visit) != self.at:
            return  # over, nobody's, or called for again meanwhile: the end of that is on the agenda
        self.end(visit, self.past.parties[visit].end)

    def write(self, kind: str, payload: dict[str, Any]) -> None:
        """One more event of the rehearsed day."""
        self._floor.write(self.past.day, kind, max(self.at, self.board.at), payload)

    def serve(self, *, again: bool = False) -> None:
        """Whoever is free takes the first waiting, once the act is over. ``again``: also who did not come before."""
        self._owed = self._busy
        while not self._busy and (found := takeable(self.board, self.at, again=again)) is not None:
            visit, decision = found
            self.write("taken", {"visit": visit.visit, "decision": decision.to_payload()})
            self.begins(visit.visit)

    def noted(self) -> None:
        """A duty was noted: by an act that serves whoever waits, or by the desk, which frees nobody."""
        if self._owed:
            self.serve()

    def begins(self, visit: int, since: datetime | None = None) -> None:
        """Somebody serves the visit from now on, or ``since`` then already (REC-23): its end comes as it came, or goes
        on the agenda."""
        party, begun = self.past.parties.get(visit), since or self.at
        service = self.past.service(visit) if party is not None else None
        self._as_then.discard(visit)
        self._ends.pop(visit, None)
        if party is None or service is None:
            return
        let_go = [at for at, number in party.let_go if number > self._number]
        if not let_go and begun == party.taken_at:
            self._as_then.add(visit)
            return
        end = max(self.at, begun + service)
        if let_go:  # it lasted until then with who was called
            end = max(end, let_go[0] + timedelta(microseconds=1))
        self._count += 1
        self._ends[visit] = end
        heapq.heappush(self._agenda, (end, self.past.order(visit, end), self._count, visit))

    def ends_as_then(self, visit: int) -> bool:
        """Whether the past's end of the visit is its end here, too: also of one left open on an earlier day."""
        return visit in self._as_then or visit not in self.past.parties

    def end(self, visit: int, then: Mapping[str, Any]) -> int | None:
        """The visit is over, as it ended ``then``; who had it."""
        consultant = self.board.visits[visit].consultant
        payload = {"visit": visit, "outcome": then.get("outcome", ""), "turn_back": then.get("turn_back", False)}
        if then.get("true_at"):
            payload["true_at"] = then["true_at"]
        self.write("finished", payload | self._goes_to(visit, consultant, then))
        if consultant is not None:
            self.released(consultant)
        self.serve()
        return consultant

    def _goes_to(self, visit: int, consultant: int | None, then: Mapping[str, Any]) -> dict[str, str]:
        """Where somebody goes with the end of the visit, as the desk notes it; off is an act of its own."""
        person = self.board.people.get(consultant or 0)
        if person is None or consultant is None:
            return {"status": wish(then)}
        party = self.past.parties.get(visit)
        as_then = self.ends_as_then(visit) and (party is None or party.consultant == consultant)
        said = wish(then) if as_then else person.then or terms.AVAILABLE
        if len(person.visits) > 1:
            return {"status": terms.AVAILABLE} | ({"then": said} if said != terms.AVAILABLE else {})
        if said == terms.AVAILABLE and self._pending.get(consultant, terms.OFF) != terms.OFF:
            said = self._pending.pop(consultant)
        return {"status": said}

    def released(self, staff: int) -> None:
        """Whoever wanted to step out meanwhile does so now."""
        person = self.board.people.get(staff)
        if person is not None and not person.visits and staff in self._pending:
            self.step_out(staff, self._pending.pop(staff))

    def step_out(self, staff: int, status: str, true_at: str | None = None) -> None:
        """Somebody changes status, after the visit if they are in one. ``true_at``: entered afterwards (REC-23)."""
        person = self.board.people.get(staff)
        if person is None:
            return
        truth = {"true_at": true_at} if true_at else {}
        if person.visits:
            self._pending[staff] = status
        elif status == terms.OFF:
            self.write("clocked_out", {"staff": staff} | truth)
        elif person.status != status:
            self.write("status_set", {"staff": staff, "to": status} | truth)
        self.serve()
