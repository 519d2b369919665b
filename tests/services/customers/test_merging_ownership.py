"""Whose customer two merged records are: one owner with a history, one open case; taking back undoes both."""

from __future__ import annotations

import pytest
from tests.services.conftest import Crew
from tests.services.customers.test_merging import everything, register
from tests.services.ownership.desk_acts import number

from showroom.clock import ManualClock
from showroom.domain.ownership.blind import Said
from showroom.services import ownership
from showroom.services.check import check
from showroom.services.customers import merging
from showroom.services.customers.merging import Request
from showroom.services.ownership import ClaimState, Decision, NewClaim, history


def two(crew: Crew, clock: ManualClock) -> tuple[int, int]:
    """Anna's record of a person, and a younger one of Bo's: (Anna's, Bo's)."""
    first = register(crew.shop, crew.anna, name="Zhou Ping", phones=("13812345678",))
    clock.advance(days=2)
    return first, register(crew.shop, crew.bo, name="Zhou Ping Ping", phones=("13900001111",))


@pytest.mark.engines
@pytest.mark.clause("REG-03", "REG-08")
def test_open_cases_of_both_records_become_one_and_come_apart_again(crew: Crew, clock: ManualClock) -> None:
    shop, manager = crew.shop, crew.manager
    kept, other = two(crew, clock)
    mine = ownership.open_claim(shop, crew.bo, NewClaim(kept, Said(name="Zhou Ping"), "hers in spring"))
    clock.advance(hours=1)
    theirs = ownership.open_claim(shop, crew.anna, NewClaim(other, Said(tail="1111"), "the same person"))
    ownership.state(shop, manager, theirs, Said(name="Zhou"), staff_id=number(crew.bo))
    before = everything(shop)
    clock.advance(hours=1)
    merged = merging.merge(shop, manager, Request(kept, other))
    (row,) = ownership.listed(shop, manager)
    assert (row.id, row.claimants) == (mine, ("Bo", "Anna"))
    case = ownership.case(shop, manager, mine)
    assert case.joined == (2,)
    assert [(one.staff, one.said.tail) for one in case.statements] == [("Bo", ""), ("Anna", "1111")]
    gone = next(one for one in ownership.listed(shop, manager, "all") if one.id == theirs)
    assert (gone.state, gone.goes_on, gone.claimants) == (ClaimState.JOINED, 1, ("Bo",))  # said twice: once stays here
    assert merging.undo(shop, manager, merged.id).kept == ()
    assert everything(shop) == before
    assert check(shop, manager).ok


@pytest.mark.clause("REG-03", "REG-08")
def test_a_joined_case_comes_back_open_though_the_other_was_decided(crew: Crew, clock: ManualClock) -> None:
    shop, manager = crew.shop, crew.manager
    kept, other = two(crew, clock)
    mine = ownership.open_claim(shop, crew.bo, NewClaim(kept))
    theirs = ownership.open_claim(shop, crew.anna, NewClaim(other))
    merged = merging.merge(shop, manager, Request(kept, other))
    ownership.decide(shop, manager, mine, Decision(crew.anna.staff_id))
    merging.undo(shop, manager, merged.id)
    assert [(one.id, one.state) for one in ownership.listed(shop, manager, "all")] == [
        (theirs, ClaimState.OPEN), (mine, ClaimState.DECIDED)
    ]  # fmt: skip
    assert ownership.open_case_of(shop, manager, other) == theirs


@pytest.mark.clause("REG-03", "REG-08")
def test_a_blind_window_goes_on_whichever_case_is_older(crew: Crew, clock: ManualClock) -> None:
    shop, manager = crew.shop, crew.manager
    kept, other = two(crew, clock)
    claim = ownership.open_claim(shop, crew.bo, NewClaim(kept))
    clock.advance(days=40)
    blind = ownership.open_forgotten(shop, crew.receptionist, customer_id=other, serving_id=crew.anna.staff_id)
    merging.merge(shop, manager, Request(kept, other))
    rows = {one.id: one for one in ownership.listed(shop, manager, "all")}
    assert (rows[blind].state, rows[claim].state, rows[claim].goes_on) == (ClaimState.OPEN, ClaimState.JOINED, 2)
    ownership.state(shop, crew.anna, blind, Said(name="Zhou Ping"))


@pytest.mark.engines
@pytest.mark.clause("REG-03", "REG-07")
@pytest.mark.parametrize("swapped", [False, True])
def test_who_loses_the_customer_by_a_merge_stands_in_the_history(
    crew: Crew, clock: ManualClock, *, swapped: bool
) -> None:
    shop, manager = crew.shop, crew.manager
    annas, bos = two(crew, clock)
    kept, other = (bos, annas) if swapped else (annas, bos)
    before = everything(shop)
    clock.advance(hours=1)
    merged = merging.merge(shop, manager, Request(kept, other))
    story = history.story(shop, manager, kept)
    assert story.owner == "Anna"  # both are protected: the older one stays
    assert [(one.before, one.after, one.why, one.by) for one in story.changes] == [("Bo", "Anna", "merged", "Mo Lan")]
    merging.undo(shop, manager, merged.id)
    assert everything(shop) == before
    assert [history.story(shop, manager, one).owner for one in (annas, bos)] == ["Anna", "Bo"]


@pytest.mark.clause("REG-03", "REG-07")
def test_the_history_stays_where_owners_changed_again_since(crew: Crew, clock: ManualClock) -> None:
    shop, manager = crew.shop, crew.manager
    annas, bos = two(crew, clock)
    merged = merging.merge(shop, manager, Request(bos, annas))
    claim = ownership.open_claim(shop, crew.bo, NewClaim(bos))
    ownership.decide(shop, manager, claim, Decision(crew.bo.staff_id, reason="He knows the family"))
    undone = merging.undo(shop, manager, merged.id)
    assert "customer_owner" in {table for table, _ in undone.kept}
    assert [one.why for one in history.story(shop, manager, bos).changes] == ["ruling", "merged"]
