"""A past period under another policy (REC-19): the same visitors, people and absences, other decisions.

What stays as it was: who came to work when and where they were, when each party came and as what, how long it was
served once somebody had it, how long it would wait, what managers and the desk did by hand. What is decided anew: who
serves, who waits how long, which turns are used, what a miss costs. Assumed where the past can't know:

- a party that left unserved waits as long as it did then, and is served for the median of its kind if somebody comes;
  a party that was served waits until somebody comes
- whoever stepped out while they serve somebody in the rehearsal steps out after that visit
- somebody who did not come when called then is missed again if they are called just then
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from showroom.domain.reception import terms
from showroom.domain.reception.board import carry_over, extend
from showroom.domain.reception.correct import correction
from showroom.domain.reception.decide import Arrival, decide, offered_deputy, override, takeable
from showroom.domain.reception.events import Event
from showroom.domain.reception.outcome import Outcome, Tally, summary
from showroom.domain.reception.past_day import PastDay
from showroom.domain.reception.policy import Policy
from showroom.domain.reception.state import Board


class PastDays:
    """What the period came to: the other side of the comparison, day by day. ``red_wait_s``: the limit that both sides
    are held against."""

    def __init__(self, red_wait_s: int) -> None:
        self._tally = Tally(red_wait_s)

    def day(self, events: Iterable[Event]) -> None:
        """One more day: the events of the ledger, from its ``day_opened`` on."""
        board: Board | None = None
        events = tuple(events)
        undone = {event.payload["event"] for event in events if event.kind == "undone"}
        corrected = _corrected(events)
        for event in events:
            if board is not None and event.kind == "day_opened":
                self._tally.close(board)
            asked = event.number in undone or event.payload.get("visit") in corrected
            board = extend(board, event, journal=asked)
            self._tally.note(board, event)
        if board is not None:
            self._tally.close(board)

    @property
    def outcome(self) -> Outcome:
        """What the days so far came to."""
        return summary(self._tally)


def _corrected(events: Iterable[Event]) -> set[int]:
    """Visits whose kind is corrected: what was done with them is asked for then."""
    return {event.payload["visit"] for event in events if event.kind == "kind_corrected"}


class Rehearsal:
    """Runs days one after the other under ``policy``; each day's floor is carried over to the next."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.tally = Tally(policy.red_wait_s)
        self._board: Board | None = None
        self._seq = 0
        self._corrected: set[int] = set()

    def day(self, events: list[Event]) -> None:
        """One more day: the events of the ledger, from its ``day_opened`` on."""
        for _, run in groupby(events, key=_Openings()):
            self._play(PastDay(list(run)))

    @property
    def outcome(self) -> Outcome:
        """What the days so far came to."""
        return summary(self.tally)

    def _play(self, past: PastDay) -> None:
        self._corrected = _corrected(past.acts)
        self._write(past.day, "day_opened", past.opened_at, self._opening(past))
        stage = _Stage(self, past)
        stage.run()
        assert self._board is not None
        self.tally.close(self._board)

    def _opening(self, past: PastDay) -> dict[str, Any]:
        payload: dict[str, Any] = {"policy": self.policy.to_mapping(), "pack_version": 0, "visit_numbers": 0}
        if self._board is None:
            keys = ("order", "side_orders", "make_ups", "duties", "skips")
            carried = {key: past.opening[key] for key in keys if key in past.opening} | {"open_visits": []}
        else:
            carried = carry_over(self._board, past.day) | {"open_visits": []}
        return payload | carried

    def _write(self, day: date, kind: str, at: datetime, payload: dict[str, Any]) -> Board:
        self._seq += 1
        number = 1 if kind == "day_opened" or self._board is None else self._board.number + 1
        event = Event(self._seq, day, number, kind, at, payload)
        # Nothing is taken back in a rehearsal; only a correction asks what was done with its visit.
        self._board = extend(self._board, event, journal=payload.get("visit") in self._corrected)
        self.tally.note(self._board, event)
        return self._board


class _Openings:
    """Splits a day that was opened more than once (a clock that had been wrong)."""

    def __init__(self) -> None:
        self._count = 0

    def __call__(self, event: Event) -> int:
        self._count += event.kind == "day_opened"
        return self._count


class _Stage:
    """One day being played: the past's acts, and the ends of visits as they come about now."""

    def __init__(self, rehearsal: Rehearsal, past: PastDay) -> None:
        self._rehearsal, self._past = rehearsal, past
        self._agenda: list[tuple[datetime, int, int, str, int]] = []
        self._count = 0
        self._pending: dict[int, str] = {}

    @property
    def _board(self) -> Board:
        board = self._rehearsal._board
        assert board is not None
        return board

    def run(self) -> None:
        """Acts and ends in order of time; at the end of the past day who is still served is let go with their end."""
        for event in self._past.acts:
            moment = event.at, event.number
            while self._agenda and self._agenda[0][:2] < moment:
                self._next()
            self._at = event.at
            if event.kind == "finished":
                self._goes_on_to(event.payload)
            while self._agenda and self._agenda[0][:2] <= moment:
                self._next()
            handler = getattr(self, f"_{event.kind}", None)
            if handler is not None:
                handler(event.payload)
        while self._agenda:
            self._next()
        for staff in [staff for staff, status in self._pending.items() if status == terms.OFF]:
            self._step_out(staff, terms.OFF)

    def _next(self) -> None:
        self._at, _, _, what, visit = heapq.heappop(self._agenda)
        if what == "finish":
            self._finish(visit)
        else:
            self._give_up(visit)

    def _later(self, at: datetime, what: str, visit: int) -> None:
        self._count += 1
        heapq.heappush(self._agenda, (at, self._past.order(visit, at), self._count, what, visit))

    def _write(self, kind: str, payload: dict[str, Any]) -> None:
        at = max(self._at, self._board.at)
        self._rehearsal._write(self._past.day, kind, at, payload)

    def _serve(self) -> None:
        while (found := takeable(self._board, self._at)) is not None:
            visit, decision = found
            self._write("taken", {"visit": visit.visit, "decision": decision.to_payload()})
            self._begins(visit.visit)

    def _begins(self, visit: int) -> None:
        service = self._past.service(visit) if visit in self._past.parties else None
        if service is not None:
            self._later(self._at + service, "finish", visit)

    # -- the visitors
    def _arrived(self, facts: Mapping[str, Any]) -> None:
        speakers = facts.get("speakers")
        arrival = Arrival(
            facts.get("counts_as") or facts["kind"],
            facts["asked_for"],
            facts["owner"],
            facts.get("outside", False),
            tuple(speakers) if speakers is not None else None,
            facts["together"] if facts.get("together") in self._board.visits else None,
        )
        decision = decide(self._board, arrival, self._at)
        visit = facts["visit"]
        self._write("arrived", dict(facts) | {"together": arrival.together, "decision": decision.to_payload()})
        if decision.assigned is not None:
            self._begins(visit)
        elif (patience := self._past.parties[visit].patience) is not None:
            self._later(self._at + patience, "give_up", visit)

    def _taken(self, payload: Mapping[str, Any]) -> None:
        """The desk looked at who waits; it may have given somebody who waited long for one person a deputy (REC-07),
        or called somebody again who did not come before."""
        visit, past = self._board.visits.get(payload["visit"]), payload["decision"]
        if visit is not None and visit.state == terms.WAITING:
            by_hand = None
            if visit.waits_for is not None and past["reasons"][:1] == ["waited_past_red"]:
                by_hand = offered_deputy(self._board, visit, self._at)
            elif past["assigned"] in visit.missed_by:
                found = takeable(self._board, self._at, again=True)
                by_hand = found[1] if found is not None and found[0] is visit else None
            if by_hand is not None and by_hand.assigned is not None:
                self._write("taken", {"visit": visit.visit, "decision": by_hand.to_payload()})
                self._begins(visit.visit)
        self._serve()

    def _finish(self, visit: int) -> None:
        open_visit = self._board.visits.get(visit)
        if open_visit is None or open_visit.since is None or open_visit.consultant is None:
            return
        service = self._past.service(visit)
        if service is None or self._at < open_visit.since + service:
            return  # it changed hands meanwhile: the end of that is on the agenda
        end = self._past.parties[visit].end
        payload = {"visit": visit, "outcome": end.get("outcome", ""), "turn_back": end.get("turn_back", False)}
        consultant = open_visit.consultant
        self._write("finished", payload | {"status": self._status_after(consultant)})
        self._released(consultant)
        self._serve()

    def _status_after(self, staff: int) -> str:
        """Where somebody is with the end of their only visit: off is an act of its own."""
        person = self._board.people.get(staff)
        if person is None or len(person.visits) > 1 or self._pending.get(staff, terms.OFF) == terms.OFF:
            return terms.AVAILABLE
        return self._pending.pop(staff)

    def _released(self, staff: int) -> None:
        """Whoever wanted to step out meanwhile does so now."""
        person = self._board.people.get(staff)
        if person is not None and not person.visits and staff in self._pending:
            self._step_out(staff, self._pending.pop(staff))

    def _give_up(self, visit: int) -> None:
        open_visit = self._board.visits.get(visit)
        if open_visit is not None and open_visit.state == terms.WAITING:
            waited = int((self._at - open_visit.arrived_at).total_seconds())
            self._write("left_unserved", {"visit": visit, "waited_s": waited})

    # -- the people
    def _clocked_in(self, payload: Mapping[str, Any]) -> None:
        self._pending.pop(payload["staff"], None)
        if payload["staff"] not in self._board.people:
            self._write("clocked_in", dict(payload))
            self._serve()

    def _clocked_out(self, payload: Mapping[str, Any]) -> None:
        self._step_out(payload["staff"], terms.OFF)

    def _status_set(self, payload: Mapping[str, Any]) -> None:
        self._step_out(payload["staff"], payload["to"])

    def _goes_on_to(self, payload: Mapping[str, Any]) -> None:
        """Where somebody goes with the end of a visit, in the same tap: nobody is given to them in between."""
        party = self._past.parties.get(payload["visit"])
        if party is not None and party.consultant is not None and payload["status"] != terms.AVAILABLE:
            person = self._board.people.get(party.consultant)
            if person is not None and payload["visit"] in person.visits:
                self._pending[person.staff] = payload["status"]

    def _finished(self, payload: Mapping[str, Any]) -> None:
        """When somebody went on to lunch after a visit, they went to lunch."""
        if payload["status"] != terms.AVAILABLE:
            party = self._past.parties.get(payload["visit"])
            if party is not None and party.consultant is not None:
                self._step_out(party.consultant, payload["status"])

    def _step_out(self, staff: int, status: str) -> None:
        person = self._board.people.get(staff)
        if person is None:
            return
        if person.visits:
            self._pending[staff] = status
        elif status == terms.OFF:
            self._write("clocked_out", {"staff": staff})
        elif person.status != status:
            self._write("status_set", {"staff": staff, "to": status})
        self._serve()

    # -- what was done by hand
    def _missed(self, payload: Mapping[str, Any]) -> None:
        person = self._board.people.get(payload["staff"])
        called = [self._board.visits[visit] for visit in person.visits] if person is not None else []
        since = self._at - timedelta(seconds=payload["after_s"])
        for visit in called:
            if visit.since is not None and visit.since >= since and person is not None:
                choice = self._rehearsal.policy.missed_turn
                cost = ("bottom" if person.missed else "free") if choice == "one_free" else choice
                self._write("missed", dict(payload) | {"visit": visit.visit, "cost": cost})
                self._released(person.staff)
                self._serve()
                return

    def _overridden(self, payload: Mapping[str, Any]) -> None:
        visit, staff = self._board.visits.get(payload["visit"]), payload["decision"]["assigned"]
        if visit is not None and visit.consultant != staff:
            before = visit.consultant
            decision = override(self._board, visit, staff)
            self._write("overridden", dict(payload) | {"decision": decision.to_payload()})
            self._begins(visit.visit)
            if before is not None:
                self._released(before)
            self._serve()

    def _handed_over(self, payload: Mapping[str, Any]) -> None:
        visit, taker = self._board.visits.get(payload["visit"]), self._board.people.get(payload["to"])
        if visit is None or taker is None or visit.consultant in (None, payload["to"]):
            return
        if taker.status in (terms.AVAILABLE, terms.WITH_VISITOR):
            giver = visit.consultant
            self._write("handed_over", dict(payload) | {"from": giver})
            if giver is not None:
                self._released(giver)
            self._serve()

    def _kind_corrected(self, payload: Mapping[str, Any]) -> None:
        visit = self._board.visits.get(payload["visit"]) or self._board.closed.get(payload["visit"])
        if visit is None:
            return
        owner, concealed = payload.get("owner", visit.owner), "cost" in payload
        now = correction(self._board, visit, payload["to"], owner, concealed=concealed)
        corrected = {"turn": now.turn, "as": now.served_as, "sequence": now.sequence}
        self._write("kind_corrected", dict(payload) | corrected)
        self._serve()

    def _late_entry(self, payload: Mapping[str, Any]) -> None:
        uses_turn = payload["uses_turn"] and self._rehearsal.policy.takes_turn(payload["kind"], False)[0]
        left = payload["left_at"] or self._at.isoformat()
        self._write("late_entry", dict(payload) | {"uses_turn": uses_turn, "left_at": left})

    def _placed(self, payload: Mapping[str, Any]) -> None:
        if all(staff is None or staff in self._board.people for staff in (payload["staff"], payload["before"])):
            self._write("placed", dict(payload))

    def _courtesy(self, payload: Mapping[str, Any]) -> None:
        visit = self._board.visits.get(payload["visit"])
        if visit is not None and visit.state == terms.WAITING:
            self._write("courtesy", dict(payload))

    def _duty_due(self, payload: Mapping[str, Any]) -> None:
        self._write("duty_due", dict(payload))

    def _duty_done(self, payload: Mapping[str, Any]) -> None:
        if (payload["staff"], payload["duty"], payload["ref"]) in self._board.duties:
            self._write("duty_done", dict(payload))
            self._serve()

    def _waved_through(self, payload: Mapping[str, Any]) -> None:
        if payload["staff"] in self._board.people:
            self._write("waved_through", dict(payload))
            self._serve()

    def _greeter_set(self, payload: Mapping[str, Any]) -> None:
        person = self._board.people.get(payload["staff"]) if payload["staff"] is not None else None
        if self._rehearsal.policy.greeter_interval_s and (
            payload["staff"] is None or (person is not None and person.status == terms.AVAILABLE)
        ):
            self._write("greeter_set", dict(payload))
            self._serve()
