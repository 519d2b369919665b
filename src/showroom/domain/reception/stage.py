"""One day of a rehearsal being played (REC-19): the past's acts in order, and the ends of visits as they come about."""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from showroom.domain.reception import terms
from showroom.domain.reception.decide import takeable
from showroom.domain.reception.past_acts import HANDLERS
from showroom.domain.reception.past_day import PastDay
from showroom.domain.reception.policy import Policy
from showroom.domain.reception.state import Board


class Floor(Protocol):
    """What a day is played on: the board as it is, and more events."""

    policy: Policy

    @property
    def now(self) -> Board: ...

    def write(self, day: date, kind: str, at: datetime, payload: dict[str, Any]) -> Board: ...


class Stage:
    """One day being played: the past's acts, and the ends of visits as they come about now."""

    def __init__(self, floor: Floor, past: PastDay) -> None:
        self._floor, self.past, self.at = floor, past, past.opened_at
        self._agenda: list[tuple[datetime, int, int, str, int]] = []
        self._count = 0
        self._pending: dict[int, str] = {}
        self._ends: dict[int, datetime] = {}

    @property
    def board(self) -> Board:
        return self._floor.now

    @property
    def policy(self) -> Policy:
        return self._floor.policy

    def run(self) -> None:
        """Acts and ends in order of time; at the end of the past day who is still served is let go with their end."""
        for event in self.past.acts:
            moment = event.at, event.number
            while self._agenda and self._agenda[0][:2] < moment:
                self._next()
            self.at = event.at
            if event.kind == "finished":
                self._goes_on_to(event.payload)
            while self._agenda and self._agenda[0][:2] <= moment:
                self._next()
            handler = HANDLERS.get(event.kind)
            if handler is not None:
                handler(self, event.payload)
        while self._agenda:
            self._next()
        for staff in [staff for staff, status in self._pending.items() if status == terms.OFF]:
            self.step_out(staff, terms.OFF)

    def _next(self) -> None:
        self.at, _, _, what, visit = heapq.heappop(self._agenda)
        if what == "finish":
            self._finish(visit)
        else:
            self._give_up(visit)

    def later(self, at: datetime, what: str, visit: int) -> None:
        """Something that comes about at ``at``: the visit's ``finish``, or its ``give_up``."""
        self._count += 1
        heapq.heappush(self._agenda, (at, self.past.order(visit, at), self._count, what, visit))

    def write(self, kind: str, payload: dict[str, Any]) -> None:
        """One more event of the rehearsed day."""
        self._floor.write(self.past.day, kind, max(self.at, self.board.at), payload)

    def serve(self) -> None:
        """Whoever is free takes the first waiting."""
        while (found := takeable(self.board, self.at)) is not None:
            visit, decision = found
            self.write("taken", {"visit": visit.visit, "decision": decision.to_payload()})
            self.begins(visit.visit)

    def begins(self, visit: int, since: datetime | None = None) -> None:
        """Somebody serves the visit from now on, or ``since`` then already (REC-23): its end goes on the agenda."""
        service = self.past.service(visit) if visit in self.past.parties else None
        if service is not None:
            end = max(self.at, (since or self.at) + service)
            let_go = [at + timedelta(microseconds=1) for at in self.past.parties[visit].let_go if at >= self.at]
            self._ends[visit] = max(end, let_go[0]) if let_go else end  # it lasted until then with who was called
            self.later(self._ends[visit], "finish", visit)

    def _finish(self, visit: int) -> None:
        open_visit = self.board.visits.get(visit)
        if open_visit is None or open_visit.consultant is None or self.at < self._ends.get(visit, self.at):
            return  # over, nobody's, or called for again meanwhile: the end of that is on the agenda
        end = self.past.parties[visit].end
        payload = {"visit": visit, "outcome": end.get("outcome", ""), "turn_back": end.get("turn_back", False)}
        consultant = open_visit.consultant
        self.write("finished", payload | {"status": self._status_after(consultant)})
        self.released(consultant)
        self.serve()

    def _status_after(self, staff: int) -> str:
        """Where somebody is with the end of their only visit: off is an act of its own."""
        person = self.board.people.get(staff)
        if person is None or len(person.visits) > 1 or self._pending.get(staff, terms.OFF) == terms.OFF:
            return terms.AVAILABLE
        return self._pending.pop(staff)

    def released(self, staff: int) -> None:
        """Whoever wanted to step out meanwhile does so now."""
        person = self.board.people.get(staff)
        if person is not None and not person.visits and staff in self._pending:
            self.step_out(staff, self._pending.pop(staff))

    def _give_up(self, visit: int) -> None:
        open_visit = self.board.visits.get(visit)
        if open_visit is not None and open_visit.state == terms.WAITING:
            waited = int((self.at - open_visit.arrived_at).total_seconds())
            self.write("left_unserved", {"visit": visit, "waited_s": waited})

    def _goes_on_to(self, payload: Mapping[str, Any]) -> None:
        """Where somebody goes with the end of a visit, in the same tap: nobody is given to them in between."""
        party = self.past.parties.get(payload["visit"])
        if party is not None and party.consultant is not None and payload["status"] != terms.AVAILABLE:
            person = self.board.people.get(party.consultant)
            if person is not None and payload["visit"] in person.visits:
                self._pending[person.staff] = payload["status"]

    def step_out(self, staff: int, status: str) -> None:
        """Somebody changes status, after the visit if they are in one."""
        person = self.board.people.get(staff)
        if person is None:
            return
        if person.visits:
            self._pending[staff] = status
        elif status == terms.OFF:
            self.write("clocked_out", {"staff": staff})
        elif person.status != status:
            self.write("status_set", {"staff": staff, "to": status})
        self.serve()
