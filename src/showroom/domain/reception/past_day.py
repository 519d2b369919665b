"""A past day as a rehearsal needs it (REC-19): its acts without those taken back, and its parties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from showroom.domain.reception import terms
from showroom.domain.reception.events import Event

_FALLBACK = timedelta(minutes=20)
_NOT_ACTS = ("day_opened", "policy_set", "day_closed", "undone", "greeted", "credit_split")
_DUTIES = ("duty_due", "duty_done")


def wish(finished: Mapping[str, Any]) -> str:
    """Where a visit's end says that its consultant goes, now or with the last of their other visitors."""
    said: str = finished.get("status", terms.AVAILABLE)
    return said if said != terms.AVAILABLE else finished.get("then") or said


@dataclass(slots=True)
class Party:
    """A visit as it was: how long it was served, how it ended.

    ``let_go``: when who was called did not come, or they preferred to wait, and the number of the event that says so.
    ``over``: the same of its end.
    """

    facts: Mapping[str, Any]
    taken_at: datetime | None = None
    service: timedelta | None = None
    consultant: int | None = None
    over: tuple[datetime, int] | None = None
    let_go: list[tuple[datetime, int]] = field(default_factory=list)
    end: Mapping[str, Any] = field(default_factory=dict)


class PastDay:
    """A past day: its acts without those that were taken back, and its parties.

    ``decisions``: how many visitors were given to somebody; ``after_undo``: how many of them after an act that others
    followed before it was taken back: it is left out, which may make the day another one from there on.
    """

    def __init__(self, events: list[Event]) -> None:
        undone = {event.payload["event"]: event.number for event in events if event.kind == "undone"}
        self.day, self.opening = events[0].day, events[0].payload
        self.opened_at = events[0].at
        happened = [event for event in events[1:] if event.kind != "undone" and event.number not in undone]
        self.acts = [event for event in happened if event.kind not in _NOT_ACTS]
        self.parties: dict[int, Party] = {}
        self.ended_at = events[-1].at
        kinds: defaultdict[str, list[float]] = defaultdict(list)
        for event in happened:
            self._learn(event, kinds)
        given = [event.number for event in self.acts if (event.payload.get("decision") or {}).get("assigned")]
        self.decisions, self.after_undo = len(given), _after_undo(events, self.acts, given, undone)
        self._median = {kind: timedelta(seconds=median(lasted)) for kind, lasted in kinds.items()}

    def _learn(self, event: Event, kinds: defaultdict[str, list[float]]) -> None:
        payload = event.payload
        if event.kind == "arrived":
            self.parties[payload["visit"]] = Party(payload)
        elif event.kind == "late_entry" and payload["left_at"] is None:  # still here: its end comes as it came
            self.parties[payload["visit"]] = Party(payload, event.at, consultant=payload["staff"])
        party = self.parties.get(payload.get("visit", 0))
        if party is None or (party.over is not None and event.kind in ("overridden", "handed_over")):
            return  # entered afterwards of a visit that was over (REC-23): when it ended, and where they went, stays
        if event.kind == "handed_over":  # who took over goes on to lunch when the visitor has left
            party.consultant = payload["to"]
        elif "decision" in payload and payload["decision"]["assigned"] is not None:
            party.consultant = payload["decision"]["assigned"]
            if party.taken_at is None or event.kind != "overridden":  # given to another, it lasts from the first on
                party.taken_at = event.moment if event.kind == "overridden" else event.at
        elif event.kind in ("missed", "waits_for"):
            party.taken_at = None
            party.let_go.append((event.at, event.number))
        elif event.kind == "finished" and party.taken_at is not None:
            party.service, party.end = event.at - party.taken_at, payload
            party.over = event.at, event.number
            if "arrived_at" not in party.facts:  # entered when it had been going on for a while
                kinds[party.facts["kind"]].append(party.service.total_seconds())
        elif event.kind == "left_unserved":
            party.over = event.at, event.number

    def goes_on(self, index: int) -> bool:
        """Whether the act after that at ``index`` is noted by the same one: duties are, and whoever waits is served
        only then (REC-10)."""
        if index + 1 >= len(self.acts):
            return False
        act, following = self.acts[index], self.acts[index + 1]
        return following.kind in _DUTIES and (following.at, following.number) == (act.at, act.number + 1)

    def order(self, visit: int, at: datetime) -> int:
        """Where the end of a visit at ``at`` stands among the acts of that second: where it stood, or before them."""
        over = self.parties[visit].over
        return over[1] if over is not None and over[0] == at else 0

    def service(self, visit: int) -> timedelta | None:
        """How long the party is served once somebody has it; None: it was still here when the day was over."""
        party = self.parties[visit]
        if party.service is not None or party.taken_at is not None:
            return party.service
        return self._median.get(party.facts["kind"], _FALLBACK)


def _after_undo(events: list[Event], acts: list[Event], given: list[int], undone: Mapping[int, int]) -> int:
    """How many decisions followed an act that was taken back only after others that stand, and how many that somebody
    free was taken back from, who was then called for nobody until the next act."""
    first = min(
        (number for number, back in undone.items() if any(number < act.number < back for act in acts)), default=None
    )
    after = sum(1 for number in given if number > first) if first is not None else 0
    freed = (event.number for event in events if event.kind == "taken" and event.number in undone)
    stayed_free = [number for number in freed if number - 1 not in undone]
    if not stayed_free:
        return after
    return max(after, sum(1 for number in given if number > stayed_free[0]) + 1)
