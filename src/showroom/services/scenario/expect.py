"""What must hold after an act, held against what came out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import showroom.services.scenario.owning as owning
from showroom.domain.scenarios.schema import Act
from showroom.services.scenario.floor import Floor, Someone, Told
from showroom.services.scenario.owning import Desk

# Acts that are about their own visit; of any other the first decision it led to is looked at.
_ABOUT_THEIR_VISIT = ("walk_in", "missed", "override", "really_served", "help", "deputy")


@dataclass(frozen=True, slots=True)
class Failure:
    """An expectation that did not hold, at its line. ``key`` ``refused`` with nothing expected: the act failed."""

    line: int
    key: str
    expected: Any
    found: Any


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an act. ``refused``: the error's code; ``floor`` None: no day was opened yet."""

    act: Act
    refused: str | None
    told: tuple[Told, ...]
    floor: Floor | None
    desk: Desk | None = None

    @property
    def primary(self) -> Told | None:
        """The decision that ``assigned`` and its neighbours speak of."""
        wanted = self.act.expect.get("visit")
        if wanted is None and self.act.do in _ABOUT_THEIR_VISIT:
            wanted = self.act.id if self.act.do == "walk_in" else self.act.values.get("visit")
        if wanted is None:
            return self.told[0] if self.told else None
        return next((told for told in self.told if told.visit == wanted), None)


def failures(outcome: Outcome, name: Callable[[int | None], str]) -> tuple[Failure, ...]:
    """The expectations of the act that do not hold. ``name``: a person's id as the scenario calls them."""
    act, expect = outcome.act, outcome.act.expect
    if outcome.refused != expect.get("refused"):
        line = act.lines.get("refused", act.line)
        return (Failure(line, "refused", expect.get("refused"), outcome.refused),)
    found = []
    for key, expected in expect.items():
        if key == "refused":
            continue
        looked = _FOUND.get(key)
        what = looked(outcome, expected, name) if looked is not None else owning.found(outcome.desk, key, expected)
        if what != expected:
            found.append(Failure(act.lines.get(key, act.line), key, expected, what))
    return tuple(found)


Name = Callable[[int | None], str]


def _assigned(outcome: Outcome, _: Any, name: Name) -> str:
    told = outcome.primary
    return name(told.decision.assigned) if told is not None else ""


def _visit(outcome: Outcome, _: Any, __: Name) -> str:
    told = outcome.primary or (outcome.told[0] if outcome.told else None)
    return (told.visit or "") if told is not None else ""


def _as(outcome: Outcome, _: Any, __: Name) -> str | None:
    return outcome.primary.decision.served_as if outcome.primary is not None else None


def _reasons(outcome: Outcome, _: Any, __: Name) -> tuple[str, ...]:
    return outcome.primary.decision.reasons if outcome.primary is not None else ()


def _passed(outcome: Outcome, expected: Any, name: Name) -> tuple[dict[str, str], ...]:
    """Everybody passed over, each with as much as is expected of somebody (who and reason at least)."""
    if outcome.primary is None:
        return ()
    rows = []
    for index, one in enumerate(outcome.primary.decision.passed):
        row = {"who": name(one.staff), "reason": one.reason, "detail": one.detail, "place": one.place}
        asked = expected[index] if index < len(expected) else ("who", "reason")
        rows.append({key: value for key, value in row.items() if key in asked})
    return tuple(rows)


def _uses_turn(outcome: Outcome, _: Any, __: Name) -> bool | None:
    return outcome.primary.decision.uses_turn if outcome.primary is not None else None


def _switch(outcome: Outcome, _: Any, __: Name) -> str | None:
    return outcome.primary.decision.switch if outcome.primary is not None else None


def _waits_for(outcome: Outcome, _: Any, name: Name) -> str:
    return name(outcome.primary.decision.waits_for) if outcome.primary is not None else ""


def _taken(outcome: Outcome, _: Any, name: Name) -> dict[str, str]:
    return {told.visit: name(told.decision.assigned) for told in outcome.told if told.visit is not None}


def _of_floor(read: Callable[[Floor, Any], Any]) -> Callable[[Outcome, Any, Name], Any]:
    def look(outcome: Outcome, expected: Any, _: Name) -> Any:
        return read(outcome.floor, expected) if outcome.floor is not None else None

    return look


def _waiting(floor: Floor, expected: Any) -> Any:
    """Names in line, or how many where a number is expected."""
    return len(floor.waiting) if isinstance(expected, int) else tuple(party.visit for party in floor.waiting)


def _by_person(read: Callable[[Someone], Any]) -> Callable[[Floor, Any], Any]:
    """Of those named by the expectation; nobody named means that everybody's is 0."""

    def look(floor: Floor, expected: Mapping[str, Any]) -> Any:
        found = {person.name: read(person) for person in floor.people}
        if not expected:
            return {name: value for name, value in found.items() if value}
        return {name: found.get(name, 0) for name in expected}

    return look


def _turns(floor: Floor, expected: Mapping[str, int]) -> Any:
    """Also of those who have gone home."""
    found = {person.name: person.turns for person in floor.people} | dict(floor.gone)
    return {name: found.get(name, 0) for name in expected or found if expected or found[name]}


def _make_up(floor: Floor, expected: Mapping[str, int]) -> Any:
    """The bank, also of those who have gone home."""
    found: dict[str, int] = {}
    for owed in floor.bank:
        found[owed.who] = found.get(owed.who, 0) + 1
    return {name: found.get(name, 0) for name in expected} if expected else found


_FOUND: dict[str, Callable[[Outcome, Any, Name], Any]] = {
    "assigned": _assigned,
    "visit": _visit,
    "as": _as,
    "reasons": _reasons,
    "passed": _passed,
    "uses_turn": _uses_turn,
    "switch": _switch,
    "waits_for": _waits_for,
    "taken": _taken,
    "order": _of_floor(lambda floor, _: tuple(person.name for person in floor.people)),
    "point": _of_floor(lambda floor, _: floor.point),
    "deck": _of_floor(lambda floor, _: floor.deck),
    "waiting": _of_floor(_waiting),
    "serving": _of_floor(lambda floor, _: {party.visit: party.consultant for party in floor.serving}),
    "status": _of_floor(
        lambda floor, expected: {
            name: next((person.status for person in floor.people if person.name == name), "off") for name in expected
        }
    ),
    "make_up": _of_floor(_make_up),
    "turns": _of_floor(_turns),
    "requests": _of_floor(_by_person(lambda person: person.requests)),
    "missed": _of_floor(_by_person(lambda person: person.missed)),
    "held_out": _of_floor(lambda floor, _: tuple(person.name for person in floor.people if person.held_by)),
    "agents_order": _of_floor(lambda floor, _: floor.agents_order),
    "calls_order": _of_floor(lambda floor, _: floor.calls_order),
    "greeter": _of_floor(lambda floor, _: floor.greeter),
    "next_greeter": _of_floor(lambda floor, _: floor.next_greeter),
    "short_s": _of_floor(lambda floor, _: floor.short_s),
    "unattended_s": _of_floor(lambda floor, _: floor.unattended_s),
}
