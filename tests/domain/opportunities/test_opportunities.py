"""Who is proposed for an opportunity without an owner, how old one is, what a stage is worth (REG-14, MGR-08)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.domain.opportunities.giving import Candidate, propose
from showroom.domain.opportunities.pipeline import Age, Worth, age, worth
from showroom.domain.packs.opportunities import GiveBy

pytestmark = pytest.mark.clause("REG-14")
NOW = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.mark.clause("MGR-08")
def test_by_load_by_rotation_by_hand() -> None:
    anna = Candidate(1, "Anna", 3, 100, NOW - timedelta(days=9))
    bo = Candidate(2, "Bo", 1, 900, NOW - timedelta(days=1))
    chen = Candidate(3, "Chen", 1, 200, NOW)
    dai = Candidate(4, "Dai", 5, 0, None)
    everybody = (chen, dai, anna, bo)
    assert propose(everybody, GiveBy.LOAD).order == (chen, bo, anna, dai)
    assert propose(everybody, GiveBy.ROTATION).order == (dai, anna, bo, chen)
    by_hand = propose(everybody, GiveBy.HAND)
    assert by_hand.order == (anna, bo, chen, dai)
    assert by_hand.first is None
    assert propose((), GiveBy.LOAD).first is None


@given(st.lists(st.integers(1, 6), unique=True, min_size=1), st.sampled_from([GiveBy.LOAD, GiveBy.ROTATION]))
def test_giving_what_is_proposed_again_and_again_is_even(ids: list[int], by: GiveBy) -> None:
    people = {key: Candidate(key, str(key), 0, 0, None) for key in ids}
    for turn in range(len(ids) * 3):
        first = propose(people.values(), by).first
        assert first is not None
        people[first.staff_id] = Candidate(
            first.staff_id, first.name, first.open + 1, first.amount + 100, NOW + timedelta(minutes=turn)
        )
    assert {one.open for one in people.values()} == {3}


def test_age_and_worth() -> None:
    assert [age(days, 7) for days in (0, 7, 8, 14, 15)] == [Age.FRESH, Age.FRESH, Age.OLD, Age.OLD, Age.STALE]
    assert worth([(1000, 50), (None, 90), (333, 10)]) == Worth(3, 1333, 533, 1)
    assert worth([]) == Worth()
