"""Who serves this visitor, and why (REC-03, REC-06, REC-07, REC-17). Pure: board and arrival in, decision out.

A decision's reasons are data: codes with facts that ``wording`` turns into one sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from showroom.domain.reception import terms
from showroom.domain.reception.state import Board, OpenVisit

# How somebody came to serve: the rotation, a make-up turn, the customer's owner, the one asked for, a deputy, an
# override.
SERVED_AS = ("next", "make_up", "owner", "asked_for", "deputy", "override")


@dataclass(frozen=True, slots=True)
class Arrival:
    """What is known of a party at the door. Everything a decision may use; ``None``: not known or nobody."""

    kind: str
    asked_for: int | None = None
    owner: int | None = None


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Somebody earlier in the order who was not chosen: status, since when (ISO), and what the policy says of the
    place."""

    staff: int
    reason: str
    since: str
    place: str


@dataclass(frozen=True, slots=True)
class Decision:
    """``assigned`` None means: waits (for ``waits_for``, or for anybody). ``switch``: the policy switch that
    decided."""

    assigned: int | None
    served_as: str | None
    reasons: tuple[str, ...]
    considered: tuple[int, ...]
    passed: tuple[PassedOver, ...]
    uses_turn: bool
    switch: str
    waits_for: int | None = None

    def to_payload(self) -> dict[str, Any]:
        """As it stands in the ledger."""
        return {
            "assigned": self.assigned,
            "as": self.served_as,
            "reasons": list(self.reasons),
            "considered": list(self.considered),
            "passed": [{"staff": p.staff, "reason": p.reason, "since": p.since, "place": p.place} for p in self.passed],
            "uses_turn": self.uses_turn,
            "switch": self.switch,
            "waits_for": self.waits_for,
        }

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> Decision:
        return cls(
            payload["assigned"],
            payload["as"],
            tuple(payload["reasons"]),
            tuple(payload["considered"]),
            tuple(PassedOver(**passed) for passed in payload["passed"]),
            payload["uses_turn"],
            payload["switch"],
            payload["waits_for"],
        )


def turn_rule(kind: str, served_as: str | None, to_owner: bool) -> str | None:
    """The visit kind whose ``uses_turn`` switch holds; None: no turn, whatever the policy (a deputy's, an override's).

    The owner's own customer is a return visit, also when registered as a VIP or as having asked for the owner: those
    switches are for visitors whom nobody looks after (REC-06, REC-07).
    """
    if served_as not in ("next", "make_up", "asked_for", "owner"):
        return None
    return "return" if to_owner and kind in ("vip", "asked_for") else kind


def decide(board: Board, arrival: Arrival) -> Decision:
    """Who serves ``arrival`` now. Depends on nothing but the board and the arrival."""
    wanted = arrival.asked_for if arrival.asked_for is not None else arrival.owner
    if wanted is not None:
        named = "owner" if wanted == arrival.owner else "asked_for"
        return _wanted(board, arrival, wanted, named)
    return _next(board, arrival, ())


def _wanted(board: Board, arrival: Arrival, wanted: int, named: str) -> Decision:
    """The owner or the one asked for serves; busy or absent, the policy says who does (REC-07)."""
    order = tuple(board.order())
    person = board.people.get(wanted)
    if person is not None and person.status == terms.AVAILABLE:
        reason = "asked_for_consultant" if named == "asked_for" else "owner_serves"
        rule = turn_rule("asked_for" if named == "asked_for" else arrival.kind, named, named == "owner")
        uses_turn = rule is not None and board.policy.uses_turn[rule]
        return Decision(wanted, named, (reason,), order, (), uses_turn, f"uses_turn.{rule}")
    busy = person is not None and person.status == terms.WITH_VISITOR
    switch = "owner_busy" if busy else "owner_absent"
    state = f"{named}_{'busy' if busy else 'absent'}"
    choice = board.policy.owner_busy if busy else board.policy.owner_absent
    if choice == "wait":
        return Decision(None, None, (state, "waits_for_person"), order, (), False, switch, waits_for=wanted)
    return _next(board, arrival, (state,), deputy=choice == "deputy", switch=switch)


def _next(
    board: Board, arrival: Arrival, reasons: tuple[str, ...], *, deputy: bool = False, switch: str | None = None
) -> Decision:
    order = tuple(board.order())
    passed: list[PassedOver] = []
    for staff in order:
        person = board.people[staff]
        if person.status == terms.AVAILABLE:
            return _chosen(board, arrival, staff, order, tuple(passed), reasons, deputy, switch)
        place = board.policy.place_while.get(person.status, "keep")
        passed.append(PassedOver(staff, person.status, person.since.isoformat(), place))
    why = "nobody_clocked_in" if not order else "nobody_available"
    return Decision(None, None, (*reasons, why), order, tuple(passed), False, switch or "order")


def _chosen(
    board: Board,
    arrival: Arrival,
    staff: int,
    order: tuple[int, ...],
    passed: tuple[PassedOver, ...],
    reasons: tuple[str, ...],
    deputy: bool,
    switch: str | None,
) -> Decision:
    if deputy:
        return Decision(
            staff, "deputy", (*reasons, "deputy_next_in_order"), order, passed, False, switch or "owner_absent"
        )
    uses_turn = board.policy.uses_turn[arrival.kind]
    spends = uses_turn and board.make_up_count(staff) > 0
    reason = "make_up_first" if spends else "next_in_order"
    return Decision(
        staff,
        "make_up" if spends else "next",
        (*reasons, reason),
        order,
        passed,
        uses_turn,
        switch or f"uses_turn.{arrival.kind}",
    )


def takeable(board: Board) -> tuple[OpenVisit, Decision] | None:
    """The first waiting visit that somebody free may take now, and the decision (REC-12); None if there is none.

    First come, first served; a visitor who waits for one person is taken by that person only.
    """
    if not any(person.status == terms.AVAILABLE for person in board.people.values()):
        return None
    for visit in board.waiting():
        decision = decide(board, Arrival(visit.kind, visit.asked_for, visit.owner))
        if decision.assigned is not None:
            return visit, decision
    return None
