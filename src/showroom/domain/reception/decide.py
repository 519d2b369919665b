"""Who serves this visitor, and why (REC-03, REC-06, REC-07, REC-17). Pure: board, arrival and moment in, decision out.

A decision's reasons are data: codes with facts that ``wording`` turns into one sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from showroom.domain.reception import terms
from showroom.domain.reception.policy import OWN_SEQUENCE, Policy
from showroom.domain.reception.state import Bar, Board, OpenVisit
from showroom.domain.reception.terms import AGENTS, CALLS, VISITS

# How somebody came to serve: the rotation, a make-up turn, the customer's owner, the one asked for, a deputy, an
# override.
SERVED_AS = ("next", "make_up", "owner", "asked_for", "deputy", "override")


@dataclass(frozen=True, slots=True)
class Arrival:
    """What is known of a party at the door. Everything a decision may use; ``None``: not known or nobody.

    ``outside``: before or after opening hours; ``speakers``: who speaks the language the visitor needs (None: any
    will do); ``together``: the visit it came with; ``missed_by``: who was called for this visitor and did not come;
    ``anybody``: waits for one person no longer.
    """

    kind: str
    asked_for: int | None = None
    owner: int | None = None
    outside: bool = False
    speakers: tuple[int, ...] | None = None
    together: int | None = None
    missed_by: tuple[int, ...] = ()
    anybody: bool = False

    @classmethod
    def of(cls, visit: OpenVisit) -> Arrival:
        """What a waiting visit would ask for now."""
        return cls(
            visit.counts_as or visit.kind,
            visit.asked_for,
            visit.owner,
            visit.outside,
            visit.speakers,
            visit.together,
            visit.missed_by,
            visit.anybody,
        )


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Somebody earlier in the order who was not chosen: why, since when (ISO), what the policy says of the place, and
    ``detail``: the duty that holds somebody out."""

    staff: int
    reason: str
    since: str
    place: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """``assigned`` None means: waits (for ``waits_for``, or for anybody). ``switch``: the policy switch that
    decided. ``sequence``: the one that turned, or would have."""

    assigned: int | None
    served_as: str | None
    reasons: tuple[str, ...]
    considered: tuple[int, ...]
    passed: tuple[PassedOver, ...]
    uses_turn: bool
    switch: str
    waits_for: int | None = None
    sequence: str = VISITS

    def to_payload(self) -> dict[str, Any]:
        """As it stands in the ledger."""
        return {
            "assigned": self.assigned,
            "as": self.served_as,
            "reasons": list(self.reasons),
            "considered": list(self.considered),
            "passed": [_passed_payload(passed) for passed in self.passed],
            "uses_turn": self.uses_turn,
            "switch": self.switch,
            "waits_for": self.waits_for,
            "sequence": self.sequence,
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
            payload.get("sequence", VISITS),
        )


def _passed_payload(passed: PassedOver) -> dict[str, Any]:
    said = {"staff": passed.staff, "reason": passed.reason, "since": passed.since, "place": passed.place}
    return said | {"detail": passed.detail} if passed.detail else said


def turn_rule(kind: str, served_as: str | None, to_owner: bool) -> str | None:
    """The visit kind whose ``uses_turn`` switch holds; None: no turn by kind (a deputy's; an override has a switch).

    The owner's own customer is a return visit, also when registered as a VIP or as having asked for the owner: those
    switches are for visitors whom nobody looks after (REC-06, REC-07). Who asks for a person is an asked-for visit,
    unless they come by appointment, with an agent, for a repair …
    """
    if served_as not in ("next", "make_up", "asked_for", "owner"):
        return None
    if to_owner and kind in ("vip", "asked_for"):
        return "return"
    return "asked_for" if served_as == "asked_for" and kind in terms.ASKED_FOR_KINDS else kind


def decide(board: Board, arrival: Arrival, at: datetime) -> Decision:
    """Who serves ``arrival`` at ``at``. Depends on nothing but the three."""
    if arrival.together is not None and board.policy.parties_together == "one":
        found = _with_the_other(board, arrival, arrival.together)
        if found is not None:
            return found
    wanted = arrival.asked_for if arrival.asked_for is not None else arrival.owner
    if wanted is not None:
        return _wanted(board, arrival, wanted, "owner" if wanted == arrival.owner else "asked_for", at)
    if arrival.kind == "vip" and arrival.owner is None and board.policy.vip_without_owner == "manager_decides":
        return Decision(None, None, ("vip_manager_decides",), tuple(board.order()), (), False, "vip_without_owner")
    return next_in_order(board, arrival, at, ())


def _with_the_other(board: Board, arrival: Arrival, visit_id: int) -> Decision | None:
    """The second of two parties that came together goes where the first went (REC-06); None when that is over, or who
    serves the first did not come for the second."""
    other = board.visits.get(visit_id)
    if other is None or other.carried or other.consultant in arrival.missed_by:
        return None
    order = tuple(board.order())
    if other.consultant is None:
        return Decision(None, None, ("together_waits",), order, (), False, "parties_together")
    return Decision(other.consultant, other.served_as, ("together_one_turn",), order, (), False, "parties_together")


def _wanted(board: Board, arrival: Arrival, wanted: int, named: str, at: datetime) -> Decision:
    """The owner or the one asked for serves; busy or absent, the policy says who does (REC-07)."""
    order = tuple(board.order())
    person = board.people.get(wanted)
    missed = wanted in arrival.missed_by
    if person is not None and person.status == terms.AVAILABLE and not missed:
        reason = "asked_for_consultant" if named == "asked_for" else "owner_serves"
        rule = turn_rule(arrival.kind, named, named == "owner")
        assert rule is not None
        if (
            rule == "asked_for"
            and board.policy.second_request == "bonus"
            and board.requests.get(wanted, 0) > 0
            and board.policy.uses_turn[rule]
        ):
            return Decision(wanted, named, (reason, "second_request_bonus"), order, (), False, "second_request")
        uses_turn, switch = board.policy.takes_turn(rule, arrival.outside)
        return Decision(
            wanted,
            named,
            (reason,),
            order,
            (),
            uses_turn,
            switch,
            sequence=sequence_of(board.policy, rule) if uses_turn else VISITS,
        )
    busy = person is not None and person.status == terms.WITH_VISITOR
    switch = "owner_busy" if busy else "owner_absent"
    state = f"{named}_{'missed' if missed else 'busy' if busy else 'absent'}"
    choice = board.policy.owner_busy if busy else board.policy.owner_absent
    if choice == "wait" and not arrival.anybody and not missed:
        return Decision(None, None, (state, "waits_for_person"), order, (), False, switch, waits_for=wanted)
    return next_in_order(board, arrival, at, (state,), deputy=choice != "next", switch=switch)


def sequence_of(policy: Policy, kind: str) -> str:
    """Whose line a turn of this kind is: agents' customers may have one of their own (REC-06)."""
    return AGENTS if kind == "agent" and policy.uses_turn["agent"] == OWN_SEQUENCE else VISITS


def next_in_order(
    board: Board,
    arrival: Arrival,
    at: datetime,
    reasons: tuple[str, ...],
    *,
    deputy: bool = False,
    switch: str | None = None,
) -> Decision:
    """The first of the order who can be called; everybody before is named with the reason. ``deputy``: for somebody
    else's customer."""
    uses_turn, turn_switch = board.policy.takes_turn(arrival.kind, arrival.outside)
    sequence = VISITS if deputy else sequence_of(board.policy, arrival.kind)
    order = tuple(board.order(sequence))
    speakers = _speakers_here(board, arrival, at)
    passed: list[PassedOver] = []
    for staff in order:
        bar = _bar(board, arrival, staff, at, speakers, turn=uses_turn and not deputy and sequence == VISITS)
        if bar is None:
            said = (
                (*reasons, "nobody_speaks")
                if arrival.speakers is not None and speakers is None and _lacks(board, arrival, staff)
                else reasons
            )
            return _chosen(board, staff, order, tuple(passed), said, deputy, uses_turn, switch, turn_switch, sequence)
        passed.append(PassedOver(staff, bar.reason, bar.since.isoformat(), bar.place, bar.detail))
    for index, one in enumerate(passed):
        if one.reason == "loses_turn":  # nobody else could come: the turn is lost another time
            before = tuple(passed[:index])
            return _chosen(board, one.staff, order, before, reasons, deputy, uses_turn, switch, turn_switch, sequence)
    why = "nobody_clocked_in" if not order else "nobody_available"
    return Decision(None, None, (*reasons, why), order, tuple(passed), False, switch or "order", sequence=sequence)


def _lacks(board: Board, arrival: Arrival, staff: int) -> bool:
    return board.policy.language_mismatch == "pass" and arrival.speakers is not None and staff not in arrival.speakers


def _speakers_here(board: Board, arrival: Arrival, at: datetime) -> frozenset[int] | None:
    """Whom the language lets pass; None: everybody (nobody free speaks it: the plain order serves rather than none)."""
    if arrival.speakers is None or board.policy.language_mismatch == "ignore":
        return None
    free = [
        staff
        for staff in arrival.speakers
        if staff in board.people and staff not in arrival.missed_by and board.bar(staff, at) is None
    ]
    return frozenset(free) if free else None


def _bar(
    board: Board, arrival: Arrival, staff: int, at: datetime, speakers: frozenset[int] | None, *, turn: bool
) -> Bar | None:
    bar = board.bar(staff, at)
    if bar is not None:
        return bar
    if staff in arrival.missed_by:
        return Bar("missed_turn", at)
    if speakers is not None and staff not in speakers:
        return Bar("language", at)
    person = board.people[staff]
    if turn and person.skips:
        return Bar("loses_turn", person.since, "lose")
    return None


def _chosen(
    board: Board,
    staff: int,
    order: tuple[int, ...],
    passed: tuple[PassedOver, ...],
    reasons: tuple[str, ...],
    deputy: bool,
    uses_turn: bool,
    switch: str | None,
    turn_switch: str,
    sequence: str,
) -> Decision:
    if deputy:
        reasons = (*reasons, "deputy_next_in_order")
        return Decision(staff, "deputy", reasons, order, passed, False, switch or "owner_absent")
    spends = uses_turn and sequence == VISITS and board.make_up_count(staff) > 0
    reason = "make_up_first" if spends else "next_in_agents_order" if sequence == AGENTS else "next_in_order"
    return Decision(
        staff,
        "make_up" if spends else "next",
        (*reasons, reason),
        order,
        passed,
        uses_turn,
        switch or turn_switch,
        sequence=sequence,
    )


def takeable(board: Board, at: datetime, *, again: bool = False) -> tuple[OpenVisit, Decision] | None:
    """The first waiting visit that somebody free may take now, and the decision (REC-12); None if there is none.

    A visitor who waits for one person is taken by that person only; one who waits for the manager's word by nobody.
    ``again``: also by somebody who was called before and did not come.
    """
    waiting = board.waiting()
    if not waiting:
        return None
    # Somebody free for their own customers only (held out, at the greeter's post) counts here.
    nobody = not any(person.status == terms.AVAILABLE for person in board.people.values())
    for visit in waiting:
        if visit.carried:  # of an earlier day: somebody forgot to say that they left
            continue
        decision: Decision | None = None
        if visit.waits_for is not None:
            decision = _waited_for(board, visit, at)
        elif visit.together is not None or not nobody:
            arrival = Arrival.of(visit)
            decision = decide(board, replace(arrival, missed_by=()) if again else arrival, at)
        if decision is not None and decision.assigned is not None:
            return visit, decision
    return None


def _waited_for(board: Board, visit: OpenVisit, at: datetime) -> Decision | None:
    """The one this visitor waits for, if free now; whatever the policy says of deputies meanwhile."""
    wanted = visit.waits_for
    person = board.people.get(wanted) if wanted is not None else None
    if wanted is None or person is None or person.status != terms.AVAILABLE:
        return None
    arrival = replace(Arrival.of(visit), missed_by=())  # whom they wait for may have missed a call before
    return _wanted(board, arrival, wanted, "owner" if wanted == visit.owner else "asked_for", at)


def offered_deputy(board: Board, visit: OpenVisit, at: datetime) -> Decision:
    """Who would serve in place of the person this visitor waits for (REC-07)."""
    return next_in_order(board, Arrival.of(visit), at, ("waited_past_red",), deputy=True, switch="red_wait_s")


def override(board: Board, visit: OpenVisit, staff: int) -> Decision:
    """A manager gives the visitor to somebody outside the order (REC-03)."""
    kind = visit.counts_as or visit.kind
    uses_turn = board.policy.override_uses_turn and board.policy.takes_turn(kind, visit.outside)[0]
    return Decision(
        staff,
        "override",
        ("manager_override",),
        tuple(board.order()),
        (),
        uses_turn,
        "override_uses_turn",
        sequence=sequence_of(board.policy, kind) if uses_turn else VISITS,
    )


def next_for_call(board: Board, at: datetime) -> Decision:
    """Who gets the next phone enquiry (REC-21), in the sequence of calls; uses a turn of that sequence."""
    order = tuple(board.order(CALLS))
    passed: list[PassedOver] = []
    for staff in order:
        bar = board.bar(staff, at)
        if bar is None or bar.reason == "greeter":
            return Decision(
                staff, "next", ("next_in_calls_order",), order, tuple(passed), True, "call_sequence", sequence=CALLS
            )
        passed.append(PassedOver(staff, bar.reason, bar.since.isoformat(), bar.place, bar.detail))
    why = "nobody_clocked_in" if not order else "nobody_available"
    return Decision(None, None, (why,), order, tuple(passed), False, "call_sequence", sequence=CALLS)
