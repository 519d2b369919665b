"""Claims are ranked by a total order that no protected owner loses without the clause that says so (REG-08)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.domain.ownership.blind import Fact, Record, Said, Served, score
from showroom.domain.ownership.cases import OVER_PROTECTION, Clause, NoticeStanding, Standing, Tie, TieKind
from showroom.domain.ownership.protection import days_left, extended, is_protected
from showroom.domain.ownership.ranking import rank, rank_notices
from showroom.domain.packs.ownership import (
    AbsentRule,
    ForgottenRule,
    HouseholdRule,
    NamedRule,
    OwnershipRules,
    RankBy,
    ReferralRule,
)

NOW = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
RULES = OwnershipRules()
DAY = timedelta(days=1)

moments = st.integers(-120, 30).map(lambda days: NOW + days * DAY)
perhaps = st.none() | moments
ties = st.builds(Tie, kind=st.sampled_from(TieKind), customer_id=st.integers(1, 5), since=moments, until=perhaps)
rules = st.builds(
    OwnershipRules,
    protection_days=st.integers(1, 60),
    household=st.sampled_from(HouseholdRule),
    referral=st.sampled_from(ReferralRule),
    named=st.sampled_from(NamedRule),
    absent=st.sampled_from(AbsentRule),
    forgotten=st.sampled_from(ForgottenRule),
    blind_points=st.integers(1, 8),
    rank_by=st.sampled_from(RankBy),
)


@st.composite
def cases(draw: st.DrawFn) -> list[Standing]:
    """One to five candidates, at most one of them the owner."""
    count = draw(st.integers(1, 5))
    owner = draw(st.integers(0, count))  # count: nobody
    found = []
    for staff in range(count):
        contacts = draw(st.integers(0, 3))
        first = draw(moments)
        found.append(
            Standing(
                staff_id=staff + 1,
                claims=draw(st.booleans()),
                owner_since=draw(moments) if staff == owner else None,
                owner_until=draw(perhaps) if staff == owner else None,
                named_at=draw(perhaps),
                deputy_at=draw(perhaps),
                ties=tuple(draw(st.lists(ties, max_size=2))),
                first_at=first if contacts else None,
                last_at=first + draw(st.integers(0, 30)) * DAY if contacts else None,
                contacts=contacts,
                points=draw(st.none() | st.integers(0, 8)),
                serves=draw(st.booleans()),
            )
        )
    return found


@pytest.mark.clause("REG-08")
@given(cases(), rules, moments, st.data())
def test_order_is_total_and_does_not_depend_on_who_is_named_first(
    case: list[Standing], by: OwnershipRules, at: datetime, data: st.DataObject
) -> None:
    one, other = rank(case, by, at), rank(data.draw(st.permutations(case)), by, at)
    assert one == other
    assert sorted(ranked.standing.staff_id for ranked in one.ranked) == sorted(person.staff_id for person in case)


@pytest.mark.clause("REG-07", "REG-08")
@given(cases(), rules, moments)
def test_protected_owner_loses_only_by_a_clause_that_says_so(
    case: list[Standing], by: OwnershipRules, at: datetime
) -> None:
    ruling = rank(case, by, at)
    owner = next((one for one in case if one.is_owner and is_protected(one.owner_until, at)), None)
    if owner is None or ruling.winner == owner.staff_id:
        assert ruling.over is None
        return
    assert ruling.over == owner.staff_id
    assert ruling.clause in OVER_PROTECTION
    assert ruling.ranked[0].clause is ruling.clause


@pytest.mark.clause("REG-07")
@given(cases(), rules, moments, st.integers(0, 90))
def test_grounds_only_lapse_as_time_goes_by(case: list[Standing], by: OwnershipRules, at: datetime, later: int) -> None:
    before = {one.standing.staff_id: one for one in rank(case, by, at).ranked}
    for after in rank(case, by, at + later * DAY).ranked:
        one = before[after.standing.staff_id]
        gained = set(after.grounds) - set(one.grounds)
        assert gained <= {Clause.CLAIMED}
        assert (after.days_left or 0) <= (one.days_left or 0)


@given(cases(), rules, moments)
def test_a_word_alone_wins_nothing(case: list[Standing], by: OwnershipRules, at: datetime) -> None:
    ruling = rank(case, by, at)
    bare = all(one.grounds == (Clause.CLAIMED,) for one in ruling.ranked)
    assert (ruling.winner is None) == bare
    assert (ruling.clause is Clause.NOBODY) == bare


def _owner() -> Standing:
    since = NOW - 10 * DAY
    return Standing(1, owner_since=since, owner_until=NOW + 20 * DAY, contacts=1, last_at=since, first_at=since)


@pytest.mark.clause("REG-08")
@pytest.mark.parametrize(
    ("rival", "changed", "clause", "loses_to"),
    [
        (Standing(2, named_at=NOW - DAY), {"named": NamedRule.WHO_SERVED}, Clause.NAMED, Clause.PROTECTED),
        (
            Standing(2, ties=(Tie(TieKind.HOUSEHOLD, 7, NOW - 11 * DAY, NOW + DAY),)),
            {"household": HouseholdRule.OWN_ORDER},
            Clause.HOUSEHOLD,
            Clause.PROTECTED,
        ),
        (
            Standing(2, ties=(Tie(TieKind.REFERRER, 7, NOW - 11 * DAY, None),)),
            {"referral": ReferralRule.OWN_ORDER},
            Clause.REFERRAL,
            Clause.PROTECTED,
        ),
        (
            Standing(2, deputy_at=NOW - DAY),
            {"absent": AbsentRule.OWNER_STAYS},
            Clause.DEPUTY,
            Clause.PROTECTED,
        ),
    ],
)
def test_each_rule_decides(rival: Standing, changed: dict[str, Any], clause: Clause, loses_to: Clause) -> None:
    with_rule = replace(RULES, absent=AbsentRule.DEPUTY_TAKES)
    ruling = rank([_owner(), rival], with_rule, NOW)
    assert (ruling.winner, ruling.clause, ruling.over) == (2, clause, 1)
    without = replace(with_rule, **changed)
    assert (rank([_owner(), rival], without, NOW).winner, rank([_owner(), rival], without, NOW).clause) == (1, loses_to)


def test_a_younger_tie_waits_for_the_protection_to_end() -> None:
    tie = Tie(TieKind.HOUSEHOLD, 7, NOW - 5 * DAY, None)
    case = [_owner(), Standing(2, ties=(tie,))]
    assert rank(case, RULES, NOW).clause is Clause.PROTECTED
    late = rank(case, RULES, NOW + 20 * DAY)
    assert (late.winner, late.clause, late.over) == (2, Clause.LATER_HOUSEHOLD, None)


def test_deputys_share_of_the_credit() -> None:
    shared = replace(RULES, absent=AbsentRule.SHARED, deputy_share=40)
    ruling = rank([_owner(), Standing(2, deputy_at=NOW - DAY), Standing(3, deputy_at=NOW - 2 * DAY)], shared, NOW)
    assert ruling.winner == 1
    assert ruling.share is not None
    assert (ruling.share.staff_id, ruling.share.percent) == (2, 40)
    assert rank([_owner(), Standing(2, deputy_at=NOW - 40 * DAY)], shared, NOW).share is None


@pytest.mark.parametrize(
    ("by", "winner"), [(RankBy.FIRST_CONTACT, 1), (RankBy.LAST_CONTACT, 2), (RankBy.MOST_CONTACTS, 3)]
)
def test_of_the_unprotected_the_pack_says_who_goes_first(by: RankBy, winner: int) -> None:
    case = [
        Standing(1, first_at=NOW - 90 * DAY, last_at=NOW - 80 * DAY, contacts=1),
        Standing(2, first_at=NOW - 50 * DAY, last_at=NOW - 2 * DAY, contacts=2),
        Standing(3, first_at=NOW - 70 * DAY, last_at=NOW - 3 * DAY, contacts=5),
    ]
    ruling = rank(case, replace(RULES, rank_by=by), NOW)
    assert (ruling.winner, ruling.clause.value) == (
        winner,
        by.value if by is not RankBy.MOST_CONTACTS else "most_contacts",
    )


@pytest.mark.clause("REC-24")
def test_notices_that_held_go_first() -> None:
    early = NoticeStanding(1, 10, NOW - 5 * DAY, NOW - 2 * DAY)
    middle = NoticeStanding(2, 20, NOW - 3 * DAY, NOW + DAY)
    late = NoticeStanding(3, 30, NOW - DAY, NOW + 2 * DAY)
    ruling = rank_notices([late, early, middle], "first_notice", NOW)
    assert [one.notice_id for one, _ in ruling.ranked] == [2, 3, 1]
    assert (ruling.winner, ruling.clause) == (2, Clause.NOTICE_FIRST)
    assert rank_notices([late, early, middle], "latest_notice", NOW).winner == 3
    expired = rank_notices([early], "first_notice", NOW)
    assert (expired.winner, expired.clause) == (None, Clause.NOTICE_EXPIRED)


@pytest.mark.clause("REG-07")
@given(perhaps, moments, moments)
def test_protection_never_shrinks_and_never_passes_the_cap(
    until: datetime | None, offered: datetime, cap: datetime
) -> None:
    after = extended(until, offered, cap)
    assert until is None or after >= until
    assert after <= (cap if until is None else max(cap, until))
    assert extended(after, offered, cap) == after


def test_days_left_counts_the_day_that_has_begun() -> None:
    assert days_left(NOW + timedelta(hours=1), NOW) == 1
    assert days_left(NOW + 3 * DAY, NOW) == 3
    assert days_left(NOW, NOW) == 0
    assert days_left(NOW - DAY, NOW) == 0
    assert days_left(None, NOW) is None
    assert not is_protected(NOW, NOW)


RECORD = Record(
    "张晓明",
    ("8613812345678",),
    (Served(date(2026, 11, 1), of_customer=True, shown=("胡桃木餐桌", "Oak table")), Served(date(2026, 11, 9), False)),
)


@pytest.mark.clause("REG-08")
@pytest.mark.parametrize(
    ("said", "points"),
    [
        (Said(day=date(2026, 11, 1)), {Fact.DAY: 2}),
        (Said(day=date(2026, 11, 2)), {Fact.DAY: 1}),
        (Said(day=date(2026, 11, 9)), {Fact.DAY: 1}),
        (Said(day=date(2026, 11, 5)), {Fact.DAY: 0}),
        (Said(tail="5678"), {Fact.TAIL: 2}),
        (Said(tail="678"), {Fact.TAIL: 0}),
        (Said(tail="1234"), {Fact.TAIL: 0}),
        (Said(name="张晓明先生"), {Fact.NAME: 2}),
        (Said(name="张先生"), {Fact.NAME: 1}),
        (Said(name="章小明"), {Fact.NAME: 1}),
        (Said(name="李晓明"), {Fact.NAME: 0}),
        (Said(shown="餐桌"), {Fact.SHOWN: 2}),
        (Said(shown="sofa, oak"), {Fact.SHOWN: 2}),
        (Said(shown="沙发"), {Fact.SHOWN: 0}),
        (Said(), {}),
    ],
)
def test_what_a_stated_fact_is_worth(said: Said, points: dict[Fact, int]) -> None:
    assert dict(score(said, RECORD).facts) == points
    assert score(said, RECORD).points == sum(points.values())
