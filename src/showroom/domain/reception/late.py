"""What a visit costs whom when it is entered afterwards who really served it (REC-23). Pure, like ``decide``.

The turn is charged as the kind says, whoever's turn it would have been: a late entry is no way round the order, and
none to a turn that costs nothing. Nobody was passed over by it: who was in front then may have had a turn since.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from showroom.domain.reception.correct import on_behalf
from showroom.domain.reception.decide import Decision, sequence_of, turn_rule
from showroom.domain.reception.events import Event
from showroom.domain.reception.state import Board, OpenVisit
from showroom.domain.reception.terms import VISITS


@dataclass(frozen=True, slots=True)
class LateVisit:
    """A visit as it was at its true time ``at``. ``turn_back``: it ended as no opportunity."""

    kind: str
    at: datetime
    owner: int | None = None
    asked_for: int | None = None
    outside: bool = False
    turn_back: bool = False


@dataclass(frozen=True, slots=True)
class LateTurn:
    """``served_as`` and ``switch`` as in a decision. ``spends``: the ``seq`` that earned the make-up turn it takes;
    ``spared``: a bonus, which uses no turn whatever the kind (REC-03)."""

    served_as: str
    uses_turn: bool
    switch: str
    sequence: str = VISITS
    spends: int | None = None
    spared: bool = False


def late_turn(board: Board, staff: int, visit: LateVisit) -> LateTurn:
    """What it means for ``staff`` to have served ``visit``. A deputy uses no turn (and earns as the policy says)."""
    served_as = _served_as(board, staff, visit)
    rule = turn_rule(visit.kind, served_as, staff == visit.owner)
    if rule is None:
        return LateTurn(served_as, False, "owner_absent")
    policy = board.policy
    asked = rule == "asked_for" and served_as == "asked_for" and policy.uses_turn[rule]
    if asked and policy.second_request == "bonus" and board.requests.get(staff, 0) > 0:
        return LateTurn(served_as, False, "second_request", spared=True)
    uses_turn, switch = policy.takes_turn(rule, visit.outside)
    if visit.turn_back or not uses_turn:
        return LateTurn(served_as, False, switch)
    sequence = sequence_of(policy, rule)
    spends = _owed_then(board, staff, visit.at) if served_as == "next" and sequence == VISITS else None
    return LateTurn("make_up" if spends is not None else served_as, True, switch, sequence, spends)


def really_served(board: Board, visit: OpenVisit, staff: int, at: datetime, *, turn_back: bool = False) -> LateTurn:
    """As :func:`late_turn`, for a visit that the board has with somebody else. ``at``: since when."""
    kind = visit.counts_as or visit.kind
    return late_turn(board, staff, LateVisit(kind, at, visit.owner, visit.asked_for, visit.outside, turn_back))


def stood_in(board: Board, visit: OpenVisit, staff: int, at: datetime, *, deputy: bool) -> tuple[Decision, int | None]:
    """The decision that a waiting visitor was served ``at`` by ``staff``: as the ``deputy`` of whom they waited for
    (REC-07), else beside the visitor that somebody had (REC-10). With it the ``seq`` of the make-up turn it takes."""
    turn = really_served(board, visit, staff, at)
    if deputy and staff not in (visit.owner, visit.asked_for, visit.waits_for):
        turn = LateTurn("deputy", False, "red_wait_s")
    how = "waited_past_red" if deputy else "helps_while_with_visitor"
    return replace(decision_of(board, staff, turn), reasons=(how, "really_served")), turn.spends


def decision_of(board: Board, staff: int, turn: LateTurn) -> Decision:
    """The turn as the ledger keeps decisions: everybody's place when it was entered, and that nobody was passed."""
    order = tuple(board.order())
    return Decision(
        staff, turn.served_as, ("really_served",), order, (), turn.uses_turn, turn.switch, sequence=turn.sequence
    )


def entered_as(event: Event) -> dict[str, Any]:
    """The decision that a visit entered afterwards stands for: nobody decided it, it is told who really served."""
    payload = event.payload
    served_as, uses_turn = payload.get("as", "next"), payload["uses_turn"]
    spared = "owner_absent" if served_as == "deputy" else "second_request" if payload.get("spared") else None
    switch = spared or f"uses_turn.{payload['kind']}"
    sequence = payload.get("sequence", VISITS)
    given = Decision(payload["staff"], served_as, ("really_served",), (), (), uses_turn, switch, sequence=sequence)
    return given.to_payload()


def _served_as(board: Board, staff: int, visit: LateVisit) -> str:
    if staff == visit.asked_for and staff != visit.owner:
        return "asked_for"
    if visit.owner is None:
        return "next"
    return "owner" if staff == visit.owner else on_behalf(board, visit.owner)


def _owed_then(board: Board, staff: int, at: datetime) -> int | None:
    """The ``seq`` that earned the first make-up turn in the bank that was there at ``at``: what was earned later did
    not put anybody in front then."""
    later = {event.seq for event in board.history if event.moment > at}
    return next((turn.event for turn in board.make_ups if turn.staff == staff and turn.event not in later), None)
