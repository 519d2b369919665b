"""Serving two at once (REC-10): who with a visitor may take a waiting one as well, and what the policy does not let."""

from __future__ import annotations

from datetime import datetime

from showroom.domain.reception import terms
from showroom.domain.reception.decide import Decision, PassedOver, sequence_of, turn_rule
from showroom.domain.reception.state import Bar, Board, OpenVisit, Person
from showroom.domain.reception.terms import VISITS

# Kinds a consultant may take beside a visitor under "returns only".
RETURNS = ("return", "family", "service", "appointment", "vip")


def helper(board: Board, visit: OpenVisit, at: datetime, staff: int | None = None) -> Decision | None:
    """Somebody with a visitor who takes this waiting one as well (REC-10): the one waited for, else the first of the
    order whom the policy lets; None when it lets nobody, or not ``staff``."""
    policy = board.policy
    passed: list[PassedOver] = []
    if policy.helping == "never" or (policy.helping == "returns_only" and visit.kind not in RETURNS):
        return None
    wanted = visit.waits_for if visit.waits_for is not None else visit.owner
    order = tuple(board.order())
    for one in order:
        person = board.people[one]
        can = person.status == terms.WITH_VISITOR and len(person.visits) == 1
        if can and (wanted is None or one == wanted or (wanted not in board.people)):
            if staff is not None and one != staff:
                return None
            if one == wanted:  # nobody else was to come: nobody was passed over
                passed.clear()
            as_owner = one == visit.owner
            served_as = "owner" if as_owner else "asked_for" if one == visit.asked_for else "next"
            rule = turn_rule(visit.kind, served_as, as_owner)
            assert rule is not None
            uses_turn, _ = policy.takes_turn(rule, visit.outside)
            spends = uses_turn and served_as == "next" and board.make_up_count(one) > 0
            return Decision(
                one,
                "make_up" if spends else served_as,
                ("helps_while_with_visitor",),
                order,
                tuple(passed),
                uses_turn,
                "helping",
                sequence=sequence_of(board.policy, rule) if uses_turn else VISITS,
            )
        if not person.visits:
            bar = board.bar(one, at) or Bar("missed_turn", at)  # free, and still waited for: did not come when called
            passed.append(PassedOver(one, bar.reason, bar.since.isoformat(), bar.place, bar.detail))
        else:
            passed.append(PassedOver(one, person.status, person.since.isoformat(), "keep"))
    return None


def two_firsts(board: Board, visit: OpenVisit, person: Person) -> bool:
    """Whether taking ``visit`` would give somebody two first visits at once where the policy does not let (REC-10)."""
    if board.policy.helping == "up_to_2" and len(person.visits) < 2:
        return False
    kinds = [board.visits[other].counts_as or board.visits[other].kind for other in person.visits]
    return (visit.counts_as or visit.kind) == "first" and "first" in kinds
