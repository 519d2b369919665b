"""The past's acts as they are done again in a rehearsal (REC-19): a function a kind of event, in ``HANDLERS``.

What was decided is decided anew; what the desk, a manager or the people did by hand is done again where it can be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from showroom.domain.reception import terms
from showroom.domain.reception.afterwards import gave_turn_back
from showroom.domain.reception.correct import CONCEALED, correction
from showroom.domain.reception.decide import (
    Arrival,
    Decision,
    decide,
    next_for_call,
    offered_deputy,
    override,
    takeable,
)
from showroom.domain.reception.helping import helper
from showroom.domain.reception.late import LateVisit, decision_of, late_turn, really_served, stood_in
from showroom.domain.reception.past_day import wish

if TYPE_CHECKING:
    from showroom.domain.reception.stage import Stage
    from showroom.domain.reception.state import OpenVisit


def _arrived(stage: Stage, facts: Mapping[str, Any]) -> None:
    stage.serve(again=True)  # as at the desk: time may have freed somebody for who waits
    speakers = facts.get("speakers")
    arrival = Arrival(
        facts.get("counts_as") or facts["kind"],
        facts["asked_for"],
        facts["owner"],
        facts.get("outside", False),
        tuple(speakers) if speakers is not None else None,
        facts["together"] if facts.get("together") in stage.board.visits else None,
    )
    decision = decide(stage.board, arrival, stage.at)
    visit = facts["visit"]
    stage.write("arrived", dict(facts) | {"together": arrival.together, "decision": decision.to_payload()})
    if decision.assigned is not None:
        stage.begins(visit)


def _taken(stage: Stage, payload: Mapping[str, Any]) -> None:
    """The desk looked at who waits; it may have given somebody who waited long for one person a deputy (REC-07) or a
    helper (REC-10), or called somebody again who did not come before."""
    visit, past = stage.board.visits.get(payload["visit"]), payload["decision"]
    if visit is not None and visit.state == terms.WAITING:
        by_hand: Decision | None = None
        spends: int | None = None
        if "really_served" in past["reasons"]:  # a fact that was entered afterwards (REC-23)
            as_deputy = "waited_past_red" in past["reasons"]
            since = _really_at(stage, payload)
            by_hand, spends = stood_in(stage.board, visit, past["assigned"], since, deputy=as_deputy)
        elif "helps_while_with_visitor" in past["reasons"]:
            by_hand = helper(stage.board, visit, stage.at)
        elif visit.waits_for is not None and past["reasons"][:1] == ["waited_past_red"]:
            by_hand = offered_deputy(stage.board, visit, stage.at)
        elif past["assigned"] in visit.missed_by:
            found = takeable(stage.board, stage.at, again=True)
            by_hand = found[1] if found is not None and found[0] is visit else None
        if by_hand is not None and by_hand.assigned is not None:
            stage.write("taken", dict(payload) | {"decision": by_hand.to_payload(), "spends": spends})
            stage.begins(visit.visit)
    stage.serve()


def _clocked_in(stage: Stage, payload: Mapping[str, Any]) -> None:
    stage._pending.pop(payload["staff"], None)
    if payload["staff"] not in stage.board.people:
        stage.write("clocked_in", dict(payload))
        stage.serve()


def _clocked_out(stage: Stage, payload: Mapping[str, Any]) -> None:
    stage.step_out(payload["staff"], terms.OFF, payload.get("true_at"))


def _status_set(stage: Stage, payload: Mapping[str, Any]) -> None:
    stage.step_out(payload["staff"], payload["to"], payload.get("true_at"))


def _finished(stage: Stage, payload: Mapping[str, Any]) -> None:
    """It ends here as it did, or on the agenda; whoever went on to lunch after it goes there."""
    visit, party = stage.board.visits.get(payload["visit"]), stage.past.parties.get(payload["visit"])
    served: int | None = None
    if visit is not None and visit.consultant is not None and stage.ends_as_then(visit.visit):
        served = stage.end(visit.visit, payload)
    if party is not None and party.consultant not in (None, served) and (said := wish(payload)) != terms.AVAILABLE:
        assert party.consultant is not None
        stage.step_out(party.consultant, said)


def _left_unserved(stage: Stage, payload: Mapping[str, Any]) -> None:
    """They would not wait any longer, if they still do (REC-12)."""
    visit = stage.board.visits.get(payload["visit"])
    if visit is not None and visit.state == terms.WAITING:
        stage.write("left_unserved", dict(payload))
        stage.serve()


def _missed(stage: Stage, payload: Mapping[str, Any]) -> None:
    """Who was called for this visitor does not come here either, nor for another one, if called just then."""
    staff = payload["staff"]
    person, visit = stage.board.people.get(staff), stage.board.visits.get(payload["visit"])
    if visit is None or visit.consultant != staff:
        visit = _called_just_then(stage, payload)
    if visit is None:
        return
    choice = stage.policy.missed_turn
    before = person is not None and person.missed
    cost = ("bottom" if before else "free") if choice == "one_free" else choice
    stage.write("missed", dict(payload) | {"visit": visit.visit, "cost": cost})
    stage.released(staff)
    stage.serve()


def _called_just_then(stage: Stage, payload: Mapping[str, Any]) -> OpenVisit | None:
    """Another visit that the person was called for while they did not come."""
    person = stage.board.people.get(payload["staff"])
    missed_at = datetime.fromisoformat(payload["true_at"]) if payload.get("true_at") else stage.at
    since = missed_at - timedelta(seconds=payload["after_s"])
    called = [stage.board.visits[visit] for visit in person.visits] if person is not None else []
    return next((visit for visit in called if visit.since is not None and visit.since >= since), None)


def _waits_for(stage: Stage, payload: Mapping[str, Any]) -> None:
    """They preferred to wait, unless they have whom they wanted (REC-07)."""
    visit = stage.board.visits.get(payload["visit"])
    if visit is None:
        return
    if visit.consultant is not None and visit.consultant == payload["staff"] != payload.get("called"):
        return
    before = visit.consultant
    called = {"called": before} if before is not None else {}
    stage.write("waits_for", {key: said for key, said in payload.items() if key != "called"} | called)
    if before is not None:
        stage.released(before)
    stage.serve()


def _overridden(stage: Stage, payload: Mapping[str, Any]) -> None:
    visit, staff = stage.board.visits.get(payload["visit"]), payload["decision"]["assigned"]
    if "really_served" in payload["decision"]["reasons"]:
        _really_served(stage, payload)
    elif visit is not None and visit.consultant != staff:
        before = visit.consultant
        decision = override(stage.board, visit, staff)
        stage.write("overridden", dict(payload) | {"decision": decision.to_payload()})
        _changes_hands(stage, visit.visit, before, _really_at(stage, payload))


def _really_served(stage: Stage, payload: Mapping[str, Any]) -> None:
    """A fact that was entered afterwards, of a visit that may be over (REC-23)."""
    board, staff = stage.board, payload["decision"]["assigned"]
    visit = board.visits.get(payload["visit"]) or board.closed.get(payload["visit"])
    if (
        visit is None
        or visit.consultant == staff
        or (visit.state == terms.LEFT_UNSERVED and "turn_back" not in payload)
    ):
        return
    before, is_over = visit.consultant, visit.visit in board.closed
    since = _really_at(stage, payload)
    turn_back = payload.get("turn_back", is_over and gave_turn_back(board, visit))
    turn = really_served(board, visit, staff, since, turn_back=turn_back)
    decision = decision_of(board, staff, turn).to_payload()
    stage.write("overridden", dict(payload) | {"decision": decision, "spends": turn.spends})
    if is_over:
        stage.serve()
    else:
        _changes_hands(stage, visit.visit, before, since)


def _really_at(stage: Stage, payload: Mapping[str, Any]) -> datetime:
    return datetime.fromisoformat(payload["true_at"]) if payload.get("true_at") else stage.at


def _changes_hands(stage: Stage, visit: int, before: int | None, since: datetime) -> None:
    """It ends when it would have ended with who had it ``before``."""
    if before is None:
        stage.begins(visit, since)
    else:
        stage.released(before)
    stage.serve()


def _handed_over(stage: Stage, payload: Mapping[str, Any]) -> None:
    visit, taker = stage.board.visits.get(payload["visit"]), stage.board.people.get(payload["to"])
    ended = stage.board.closed.get(payload["visit"])
    if ended is not None and ended.state == terms.LEFT and ended.consultant not in (None, payload["to"]):
        stage.write("handed_over", dict(payload) | {"from": ended.consultant})  # entered afterwards (REC-23)
        return
    if visit is None or taker is None or visit.consultant in (None, payload["to"]):
        return
    if taker.status in (terms.AVAILABLE, terms.WITH_VISITOR):
        giver = visit.consultant
        stage.write("handed_over", dict(payload) | {"from": giver})
        if giver is not None:
            stage.released(giver)
        stage.serve()


def _kind_corrected(stage: Stage, payload: Mapping[str, Any]) -> None:
    visit = stage.board.visits.get(payload["visit"]) or stage.board.closed.get(payload["visit"])
    if visit is None:
        return
    owner, concealed = payload.get("owner", visit.owner), payload.get("concealed", "cost" in payload)
    now = correction(stage.board, visit, payload["to"], owner, concealed=concealed)
    corrected: dict[str, Any] = {"turn": now.turn, "as": now.served_as, "sequence": now.sequence}
    if "cost" in payload:
        corrected["cost"] = CONCEALED[stage.policy.concealed_customer]
    stage.write("kind_corrected", dict(payload) | corrected)
    stage.serve()


def _late_entry(stage: Stage, payload: Mapping[str, Any]) -> None:
    was = LateVisit(
        payload["kind"],
        datetime.fromisoformat(payload["arrived_at"]),
        payload.get("owner"),
        payload.get("asked_for"),
        payload.get("outside", False),
        payload.get("turn_back", False),
    )
    turn = late_turn(stage.board, payload["staff"], was)
    # before events said as what, a turn that was given back was told only by using none
    uses_turn = turn.uses_turn and ("as" in payload or payload["uses_turn"])
    again = {"as": turn.served_as, "sequence": turn.sequence, "spared": turn.spared}
    again |= {"uses_turn": uses_turn, "spends": turn.spends if uses_turn else None}
    person = stage.board.people.get(payload["staff"])
    if payload["left_at"] is None and person is not None and person.status in (terms.AVAILABLE, terms.WITH_VISITOR):
        stage.write("late_entry", dict(payload) | again)
        stage.begins(payload["visit"])
    else:
        stage.write("late_entry", dict(payload) | again | {"left_at": payload["left_at"] or stage.at.isoformat()})
    stage.serve()


def _placed(stage: Stage, payload: Mapping[str, Any]) -> None:
    if all(staff is None or staff in stage.board.people for staff in (payload["staff"], payload["before"])):
        stage.write("placed", dict(payload))
        stage.serve()


def _courtesy(stage: Stage, payload: Mapping[str, Any]) -> None:
    visit = stage.board.visits.get(payload["visit"])
    if visit is not None and visit.state == terms.WAITING:
        stage.write("courtesy", dict(payload))
        stage.serve()


def _duty_due(stage: Stage, payload: Mapping[str, Any]) -> None:
    stage.write("duty_due", dict(payload))
    stage.noted()


def _duty_done(stage: Stage, payload: Mapping[str, Any]) -> None:
    if (payload["staff"], payload["duty"], payload["ref"]) in stage.board.duties:
        stage.write("duty_done", dict(payload))
    stage.serve()


def _waved_through(stage: Stage, payload: Mapping[str, Any]) -> None:
    if payload["staff"] in stage.board.people:
        stage.write("waved_through", dict(payload))
        stage.serve()


def _greeter_set(stage: Stage, payload: Mapping[str, Any]) -> None:
    person = stage.board.people.get(payload["staff"]) if payload["staff"] is not None else None
    if stage.policy.greeter_interval_s and (
        payload["staff"] is None or (person is not None and person.status == terms.AVAILABLE)
    ):
        stage.write("greeter_set", dict(payload))
        stage.serve()


def _enquiry(stage: Stage, payload: Mapping[str, Any]) -> None:
    """Whose turn it was in the sequence of calls (REC-21)."""
    if not stage.policy.call_sequence:
        return
    decision = next_for_call(stage.board, stage.at).to_payload()
    if decision["assigned"] is not None:
        if not payload["decision"]["uses_turn"]:  # a make-up call costs no place (CAL-07)
            decision |= {"uses_turn": False}
        stage.write("enquiry", dict(payload) | {"decision": decision})


HANDLERS: dict[str, Callable[[Stage, Mapping[str, Any]], None]] = {
    "arrived": _arrived,
    "taken": _taken,
    "clocked_in": _clocked_in,
    "clocked_out": _clocked_out,
    "status_set": _status_set,
    "finished": _finished,
    "left_unserved": _left_unserved,
    "missed": _missed,
    "waits_for": _waits_for,
    "overridden": _overridden,
    "handed_over": _handed_over,
    "kind_corrected": _kind_corrected,
    "late_entry": _late_entry,
    "placed": _placed,
    "courtesy": _courtesy,
    "duty_due": _duty_due,
    "duty_done": _duty_done,
    "waved_through": _waved_through,
    "greeter_set": _greeter_set,
    "enquiry": _enquiry,
}
