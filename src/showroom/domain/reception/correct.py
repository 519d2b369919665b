"""What a corrected visit should have been (REC-09): who it was served as, and whether it uses a turn."""

from __future__ import annotations

from dataclasses import dataclass

from showroom.domain.reception import terms
from showroom.domain.reception.decide import sequence_of, turn_rule
from showroom.domain.reception.state import Board, OpenVisit
from showroom.domain.reception.terms import VISITS

# What a concealed customer costs who concealed it, by the switch (REC-09).
CONCEALED = {"turn_returned": "free", "to_bottom": "bottom", "loses_next_turn": "loses_next_turn"}


@dataclass(frozen=True, slots=True)
class Correction:
    """``turn``: 1 when the visit uses a turn now and did not, -1 when it gives its turn back, 0 when all stays.
    ``served_as``: as the ledger's ``as`` says it now; ``sequence``: the one whose turn it uses."""

    turn: int
    served_as: str | None
    sequence: str = VISITS


def correction(board: Board, visit: OpenVisit, kind: str, owner: int | None, *, concealed: bool = False) -> Correction:
    """The visit as ``kind``, the customer being ``owner``'s (None: nobody's).

    ``concealed``: the consultant knew it: nobody serves on behalf of who is kept in the dark.
    """
    if visit.consultant is None:
        return Correction(0, visit.served_as, visit.sequence)
    served_as = visit.served_as if concealed else _served_as(board, visit, owner)
    if served_as == "override":
        rule = kind if board.policy.override_uses_turn else None
    else:
        rule = turn_rule(kind, served_as, owner is not None and owner == visit.consultant)
    should = rule is not None and not visit.spared and board.policy.takes_turn(rule, visit.outside)[0]
    turn = 0 if should == visit.used_turn else 1 if should else -1
    return Correction(turn, served_as, sequence_of(board.policy, rule) if should and rule is not None else VISITS)


def _served_as(board: Board, visit: OpenVisit, owner: int | None) -> str | None:
    """By whose customer it is. Who was asked for or sent by a manager stays so, whoever owns the customer."""
    if visit.served_as in (None, "asked_for", "override") or owner == visit.owner:
        return visit.served_as
    if owner is None:
        return visit.served_as if visit.served_as in ("next", "make_up") else "next"
    if owner == visit.consultant:
        return "owner"
    return on_behalf(board, owner)


def on_behalf(board: Board, owner: int) -> str:
    """As what somebody else serves this owner's customer, where nobody knew or waited: a deputy, or the next."""
    person = board.people.get(owner)
    busy = person is not None and person.status == terms.WITH_VISITOR
    choice = board.policy.owner_busy if busy else board.policy.owner_absent
    return "next" if choice == "next" else "deputy"
