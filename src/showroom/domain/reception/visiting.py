"""What the events about visits do to the board: arrivals, who goes to whom, hand-overs, ends, corrections."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from showroom.domain.reception import afterwards, terms
from showroom.domain.reception.journal import Act
from showroom.domain.reception.policy import MAKE_UP, Policy
from showroom.domain.reception.state import (
    PASSED_ON_FREE_VISIT,
    PASSED_WHILE_AWAY,
    OpenVisit,
    Person,
)
from showroom.domain.reception.terms import VISITS
from showroom.domain.reception.turns import (
    attend,
    charge,
    charge_again,
    count_turn,
    earn,
    give_back,
    let_go,
    release,
    to_bottom,
)

# Switches by which a visit uses no turn whatever its kind.
SPARING = ("parties_together", "second_request")


def _arrived(act: Act, payload: Mapping[str, Any]) -> None:
    speakers = payload.get("speakers")
    visit = OpenVisit(
        payload["visit"],
        payload["number"],
        payload["kind"],
        payload["party"],
        act.at,
        act.event.number,
        payload["asked_for"],
        payload["owner"],
        payload["customer"],
        since=act.at,
        outside=payload.get("outside", False),
        counts_as=payload.get("counts_as"),
        speakers=tuple(speakers) if speakers is not None else None,
        together=payload.get("together"),
        courtesy=payload.get("courtesy"),
    )
    act.mention(visit.visit)
    act.put("visits", visit.visit, visit)
    act.board.visit_numbers = max(act.board.visit_numbers, visit.number)
    _carry_out(act, visit, payload["decision"])


def _taken(act: Act, payload: Mapping[str, Any]) -> None:
    _carry_out(act, act.visit(payload["visit"]), payload["decision"], payload.get("spends"))


def _overridden(act: Act, payload: Mapping[str, Any]) -> None:
    if _is_over(act, payload["visit"]):
        afterwards.really_served(act, act.any_visit(payload["visit"]), payload)
        return
    visit = act.visit(payload["visit"])
    greeted = visit.state == terms.GREETED and act.event.true_at is not None
    let_go(act, visit)
    _carry_out(act, visit, payload["decision"], payload.get("spends"))
    if greeted:  # it was somebody else all along: the visitor need not be greeted again (REC-23)
        visit.state = terms.GREETED


def _is_over(act: Act, visit: int) -> bool:
    """Whether the visit has ended: then only what is entered afterwards is about it (REC-23)."""
    return visit in act.board.closed


def _missed(act: Act, payload: Mapping[str, Any]) -> None:
    visit, staff = act.visit(payload["visit"]), payload["staff"]
    let_go(act, visit)
    visit.missed_by = (*visit.missed_by, staff)
    person = act.person_or_none(staff)
    if person is not None:
        person.missed += 1
        _cost(act, person, payload["cost"])


def _cost(act: Act, person: Person, cost: str) -> None:
    """What a miss or a concealed customer costs: nothing, the place, or the next turn."""
    if cost == "bottom":
        person.place = to_bottom(act.board)
    elif cost == "loses_next_turn":
        person.skips += 1


def _waits_for(act: Act, payload: Mapping[str, Any]) -> None:
    visit = act.visit(payload["visit"])
    let_go(act, visit)
    visit.waits_for, visit.anybody = payload["staff"], payload["staff"] is None


def _courtesy(act: Act, payload: Mapping[str, Any]) -> None:
    act.visit(payload["visit"]).courtesy = payload["why"]


def _carry_out(act: Act, visit: OpenVisit, decision: Mapping[str, Any], spends: int | None = None) -> None:
    staff = decision["assigned"]
    if staff is None:
        visit.waits_for = decision["waits_for"]
        visit.manager = "vip_manager_decides" in decision["reasons"]
        return
    person = act.person_or_none(staff)  # a supervisor who serves outside the rotation need not be clocked in
    visit.state, visit.consultant, visit.served_as, visit.since = terms.ASSIGNED, staff, decision["as"], act.moment
    visit.used_turn, visit.payer, visit.carried = False, None, False
    visit.manager = visit.earned_free = False
    visit.spared = decision["switch"] in SPARING
    visit.waits_for = None
    visit.sequence = decision.get("sequence", VISITS)
    asked = decision["as"] == "asked_for" and decision["switch"] != "parties_together"
    if asked and (visit.counts_as or visit.kind) in terms.ASKED_FOR_KINDS:
        act.count("requests", staff, 1)
    if decision["uses_turn"] and person is not None:
        if visit.sequence == VISITS:
            _settle_passed(act, decision)  # first: who loses a turn loses one, and stays before who took it
        charge(act, visit, person, make_up=decision["as"] == "make_up", spends=spends)
    if person is not None:
        attend(act, person, visit)


def _settle_passed(act: Act, decision: Mapping[str, Any]) -> None:
    """A turn went past people: who earns a make-up for it, and who has lost a turn by it.

    One make-up is credited for one absence (or one visit that used no turn), not one a turn.
    """
    board = act.board
    for passed in decision["passed"]:
        if passed["staff"] not in board.people:
            continue
        person = act.passed(passed["staff"])
        if passed["reason"] == "loses_turn":
            person.skips -= 1
            person.place = to_bottom(board)
        elif board.policy.place_while.get(person.status) == MAKE_UP:
            if not person.earned_while_away:
                person.earned_while_away = True
                earn(act, person.staff, PASSED_WHILE_AWAY)
        elif person.status == terms.WITH_VISITOR and board.policy.place_after_free_visit == "own_make_up":
            _credit_free_visit(act, person)


def _credit_free_visit(act: Act, person: Person) -> None:
    """Passed while serving somebody who used no turn (REC-06); a deputy earns by serving, not twice."""
    visits = [act.board.visits[visit] for visit in person.visits]
    if any(visit.used_turn for visit in visits):
        return
    for visit in visits:
        as_deputy = visit.served_as == "deputy" and act.board.policy.deputy_make_up != "none"
        if not visit.earned_free and not as_deputy:
            act.other_visit(visit.visit)
            visit.earned_free = True
            earn(act, person.staff, PASSED_ON_FREE_VISIT)
            return


def _greeted(act: Act, payload: Mapping[str, Any]) -> None:
    act.visit(payload["visit"]).state = terms.GREETED


def _handed_over(act: Act, payload: Mapping[str, Any]) -> None:
    """The turn stays with who opened the visit; the other takes over without one (REC-15)."""
    if _is_over(act, payload["visit"]):
        afterwards.handed_over(act, act.any_visit(payload["visit"]), payload["to"])
        return
    visit, to = act.visit(payload["visit"]), payload["to"]
    giver = act.person_or_none(payload["from"])
    if giver is not None:
        release(act, giver, visit, act.moment)
    visit.consultant = to
    if to == visit.owner:
        visit.served_as = "owner"
    taker = act.person_or_none(to)
    if taker is not None:
        attend(act, taker, visit)


def _credit_split(act: Act, payload: Mapping[str, Any]) -> None:
    act.mention(payload["visit"])


def _finished(act: Act, payload: Mapping[str, Any]) -> None:
    visit = act.visit(payload["visit"])
    act.close(visit, terms.LEFT)
    person = act.person_or_none(visit.consultant)
    policy = act.board.policy
    if payload["turn_back"]:
        give_back(act, visit)
    else:
        afterwards.earn_as_deputy(act, visit)
    if person is not None:
        # What is no opportunity costs nothing, nor a bonus, nor the end of what was left open yesterday.
        free = not (visit.used_turn or payload["turn_back"] or visit.spared or visit.carried)
        if policy.place_after_free_visit == "bottom" and free:
            person.place = to_bottom(act.board)
        person.then = payload.get("then")
        release(act, person, visit, act.moment, payload["status"])
        if person.status == terms.AVAILABLE:
            comes_back(act, person.staff)


def comes_back(act: Act, staff: int) -> None:
    """Whoever did not come when called may be called again for those who still wait."""
    for visit in act.board.visits.values():
        if staff in visit.missed_by and visit.state == terms.WAITING:
            act.other_visit(visit.visit)
            visit.missed_by = tuple(other for other in visit.missed_by if other != staff)


def _left_unserved(act: Act, payload: Mapping[str, Any]) -> None:
    act.close(act.visit(payload["visit"]), terms.LEFT_UNSERVED)


def _kind_corrected(act: Act, payload: Mapping[str, Any]) -> None:
    visit = act.any_visit(payload["visit"])
    visit.kind, visit.counts_as = payload["to"], None
    visit.customer, visit.owner = payload.get("customer", visit.customer), payload.get("owner", visit.owner)
    if payload.get("as", visit.served_as) != visit.served_as:
        _served_otherwise(act, visit, payload["as"])
    sequence = payload.get("sequence", visit.sequence)
    if payload["turn"] == -1:
        give_back(act, visit)
    elif payload["turn"] == 1 and not visit.used_turn:
        visit.sequence = sequence
        charge_again(act, visit)
    elif visit.used_turn and sequence != visit.sequence:  # a turn, but of the other line (REC-21)
        give_back(act, visit)
        visit.sequence = sequence
        charge_again(act, visit)
    if visit.consultant is None:
        visit.manager = _manager_decides(act.board.policy, visit)
    elif payload.get("cost", "free") != "free":
        person = act.person_or_none(visit.consultant)
        if person is not None:
            _cost(act, person, payload["cost"])
        else:
            _cost_of_absent(act, visit.consultant, payload["cost"])


def _manager_decides(policy: Policy, visit: OpenVisit) -> bool:
    """Whether a waiting visitor waits for the manager's word (REC-07)."""
    nobodys = visit.owner is None and visit.asked_for is None
    return visit.kind == "vip" and nobodys and policy.vip_without_owner == "manager_decides"


def _cost_of_absent(act: Act, staff: int, cost: str) -> None:
    """Going home before it comes out saves nobody the cost: it is paid on coming back."""
    gone = act.board.gone.get(staff)
    if cost == "loses_next_turn":
        act.count("skips", staff, 1)
    elif gone is not None:
        act.keep("gone", staff)
        gone.place = to_bottom(act.board)


def _served_otherwise(act: Act, visit: OpenVisit, served_as: str) -> None:
    """Whose customer it was is known only now: who served was a deputy, or was none (REC-09).

    The make-up of a visit that is over is earned now, or taken back if it is not spent yet.
    """
    was, visit.served_as = visit.served_as, served_as
    if visit.state != terms.LEFT or act.board.policy.deputy_make_up == "none":
        return
    if was == "deputy":
        afterwards.take_deputys(act, visit, visit.consultant)
    elif not afterwards.gave_turn_back(act.board, visit):
        afterwards.earn_as_deputy(act, visit)


def _enquiry(act: Act, payload: Mapping[str, Any]) -> None:
    decision = payload["decision"]
    if decision["assigned"] is not None and decision["uses_turn"]:  # a make-up call costs no place (CAL-07)
        person = act.person(decision["assigned"])
        count_turn(person, decision["sequence"], 1)
        person.move(decision["sequence"], to_bottom(act.board))


APPLY: dict[str, Callable[[Act, Mapping[str, Any]], None]] = {
    "arrived": _arrived,
    "taken": _taken,
    "overridden": _overridden,
    "missed": _missed,
    "waits_for": _waits_for,
    "courtesy": _courtesy,
    "greeted": _greeted,
    "handed_over": _handed_over,
    "credit_split": _credit_split,
    "finished": _finished,
    "left_unserved": _left_unserved,
    "kind_corrected": _kind_corrected,
    "late_entry": afterwards.entered_late,
    "enquiry": _enquiry,
}
