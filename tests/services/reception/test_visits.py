"""Reads beside the board: the last acts, one visit's card."""

from __future__ import annotations

import pytest
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.errors import UserError
from showroom.domain.staff.actor import DESK
from showroom.services import reception
from showroom.services.reception import Finish, VisitDetails, WalkIn
from showroom.services.reception.visits import recent_acts, visit_card

pytestmark = pytest.mark.engines


def test_recent_acts_newest_first_with_what_their_visit_knows(crew: Crew, clock: ManualClock) -> None:
    reception.clock_in(crew.shop, crew.anna, crew.anna.staff_id or 0)
    first = reception.walk_in(crew.shop, DESK, WalkIn())
    reception.walk_in(crew.shop, DESK, WalkIn("asked_for", asked_for_id=crew.bo.staff_id))
    reception.finish(crew.shop, crew.anna, first.visit_id, Finish("considering"))
    acts = recent_acts(crew.shop, DESK)
    assert [act.kind for act in acts] == ["taken", "finished", "arrived", "arrived", "clocked_in"]
    assert (acts[0].facts["number"], acts[0].facts["asked_for"]) == (2, crew.bo.staff_id)
    assert acts[1].facts["outcome"] == "considering"
    clock.advance(seconds=30)
    reception.undo(crew.shop, DESK, (acts[0].number,))
    undone = recent_acts(crew.shop, DESK, limit=1)[0]
    assert (undone.kind, undone.facts["past"]["kind"], undone.facts["past"]["number"]) == ("undone", "taken", 2)
    clock.advance(days=1)
    assert recent_acts(crew.shop, DESK) == ()


def test_a_card_says_who_it_is_only_to_those_who_may_know(crew: Crew) -> None:
    made = reception.walk_in(crew.shop, DESK, WalkIn(note="has a pram"))
    reception.details(crew.shop, crew.receptionist, made.visit_id, VisitDetails(channel="map", purpose="rental"))
    card = visit_card(crew.shop, crew.receptionist, made.visit_id)
    assert (card.channel, card.purpose, card.note, card.number) == ("map", "rental", "has a pram", 1)
    assert visit_card(crew.shop, DESK, made.visit_id).note is None
    with pytest.raises(UserError) as refused:
        visit_card(crew.shop, DESK, 404)
    assert refused.value.code == "record_is_gone"
