"""What the events of late entries 补录 do to the board (REC-23): turns are charged, nobody who was served is moved.

Also the make-up turn of a deputy (REC-07), which a later event about a visit that is over may give to somebody else.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from showroom.domain.reception import terms
from showroom.domain.reception.journal import Act
from showroom.domain.reception.state import SERVED_AS_DEPUTY, Board, OpenVisit
from showroom.domain.reception.terms import VISITS
from showroom.domain.reception.turns import attend, charge, count_absent, earn, give_back, spend_make_up


def entered_late(act: Act, payload: Mapping[str, Any]) -> None:
    """A visit entered afterwards: its turn is charged now; only its consultant is moved."""
    arrived_at = datetime.fromisoformat(payload["arrived_at"])
    visit = OpenVisit(
        payload["visit"],
        payload["number"],
        payload["kind"],
        payload["party"],
        arrived_at,
        act.event.number,
        asked_for=payload.get("asked_for"),
        owner=payload.get("owner"),
        customer=payload["customer"],
        state=terms.LEFT,
        consultant=payload["staff"],
        served_as=payload.get("as", "next"),
        sequence=payload.get("sequence", VISITS),
        since=arrived_at,
        outside=payload.get("outside", False),
        spared=payload.get("spared", False),
    )
    act.mention(visit.visit)
    act.board.visit_numbers = max(act.board.visit_numbers, visit.number)
    if visit.served_as == "asked_for":
        act.count("requests", payload["staff"], 1)
    person = act.person_or_none(payload["staff"])
    if payload["left_at"] is None:  # still here
        visit.state = terms.GREETED
        act.put("visits", visit.visit, visit)
        if person is not None:
            attend(act, person, visit)
    else:
        act.put("closed", visit.visit, visit)
        if not payload.get("turn_back", False):
            earn_as_deputy(act, visit)
    if payload["uses_turn"]:
        _pay(act, visit, payload.get("spends"))


def really_served(act: Act, visit: OpenVisit, payload: Mapping[str, Any]) -> None:
    """Somebody else served a visit that is over: their turn, and no longer that of who was written down. Who was
    thought to have left unserved had been served: the event says besides whether that was no opportunity."""
    decision = payload["decision"]
    act.person_or_none(visit.consultant)
    give_back(act, visit)
    if visit.served_as == "deputy":
        take_deputys(act, visit, visit.consultant)
    turn_back = payload.get("turn_back", gave_turn_back(act.board, visit))
    visit.state = terms.LEFT
    visit.payer = visit.spent = None
    visit.turn, visit.place_before, visit.place_after = 0, 0.0, 0.0
    visit.consultant, visit.served_as, visit.since = decision["assigned"], decision["as"], act.moment
    visit.sequence, visit.spared = decision.get("sequence", VISITS), False
    act.person_or_none(visit.consultant)
    if decision["uses_turn"]:
        _pay(act, visit, payload.get("spends"))
    if not turn_back:
        earn_as_deputy(act, visit)


def handed_over(act: Act, visit: OpenVisit, to: int) -> None:
    """A visit that is over had gone on with somebody else; the turn stays with who opened it (REC-15)."""
    was, served_as = visit.consultant, visit.served_as
    act.person_or_none(was)
    act.person_or_none(to)
    visit.consultant = to
    if to == visit.owner:
        visit.served_as = "owner"
    if served_as == "deputy" and take_deputys(act, visit, was):
        earn_as_deputy(act, visit)


def _pay(act: Act, visit: OpenVisit, spends: int | None) -> None:
    """The turn of a visit entered afterwards. ``spends``: the ``seq`` that earned the make-up turn it takes."""
    assert visit.consultant is not None
    person = act.board.people.get(visit.consultant)
    if person is not None:
        charge(act, visit, act.passed(person.staff), make_up=spends is not None, spends=spends)
        return
    visit.used_turn, visit.turn, visit.payer = True, act.event.seq, visit.consultant
    count_absent(act, visit.consultant, visit.sequence, 1)
    if spends is not None:
        visit.spent = spend_make_up(act, visit.consultant, spends)


def earn_as_deputy(act: Act, visit: OpenVisit) -> None:
    """The make-up turn of who served on the owner's behalf, if the policy gives one (REC-07): one for two parties that
    came together."""
    gives = act.board.policy.deputy_make_up
    if visit.served_as == "deputy" and visit.consultant is not None and not visit.spared and gives != "none":
        earn(act, visit.consultant, SERVED_AS_DEPUTY, first=gives == "first")


def take_deputys(act: Act, visit: OpenVisit, staff: int | None) -> bool:
    """Take back the make-up turn that ``staff`` earned by this visit; False: there is none, or it is spent."""
    board, found = act.board, False
    for event in [noted.event for noted in board.journal.values() if noted.event.payload.get("visit") == visit.visit]:
        turn = board.bank.get((event.seq, staff or 0))
        if turn is not None and turn.reason == SERVED_AS_DEPUTY:
            act.drop("bank", turn.key)
            found = True
    return found


def gave_turn_back(board: Board, visit: OpenVisit) -> bool:
    """Whether the visit ended as no opportunity."""
    events = (noted.event for noted in board.journal.values() if noted.event.payload.get("visit") == visit.visit)
    return any(event.payload.get("turn_back") for event in events)
