"""Who a customer belongs to when several say so: a total, deterministic order by the clauses of the pack (REG-08).

Clauses are tried in the order of :class:`Clause`; a candidate stands where the strongest clause that speaks for them
puts them. Grounds only lapse as time goes by, none comes up by itself. Ties within a clause: the older tie, then the
pack's ``rank_by``, then the older ownership, then the id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from showroom.domain.ownership.cases import (
    OVER_PROTECTION,
    Clause,
    NoticeRuling,
    NoticeStanding,
    Ranked,
    Ruling,
    Share,
    Standing,
    Tie,
    TieKind,
)
from showroom.domain.ownership.protection import days_left, is_protected
from showroom.domain.packs.ownership import (
    AbsentRule,
    ForgottenRule,
    HouseholdRule,
    NamedRule,
    OwnershipRules,
    RankBy,
    ReferralRule,
)

_ORDER = {clause: place for place, clause in enumerate(Clause)}
_EARLY = {
    TieKind.SAME_PERSON: Clause.EARLIER_RECORD,
    TieKind.HOUSEHOLD: Clause.HOUSEHOLD,
    TieKind.REFERRER: Clause.REFERRAL,
}
_LATE = {
    TieKind.SAME_PERSON: Clause.LATER_RECORD,
    TieKind.HOUSEHOLD: Clause.LATER_HOUSEHOLD,
    TieKind.REFERRER: Clause.LATER_REFERRAL,
}
_BY_CONTACT = {
    RankBy.FIRST_CONTACT: Clause.FIRST_CONTACT,
    RankBy.LAST_CONTACT: Clause.LAST_CONTACT,
    RankBy.MOST_CONTACTS: Clause.MOST_CONTACTS,
}
_NEVER = datetime(9999, 1, 1, tzinfo=UTC)
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


def rank(standings: Sequence[Standing], rules: OwnershipRules, at: datetime) -> Ruling:
    """The candidates in order, who wins by which clause, and whether a protected owner lost. One standing a person."""
    owner = next((one for one in standings if one.is_owner), None)
    ranked = [
        Ranked(one, _grounds(one, owner, rules, at), days_left(one.owner_until, at) if one.is_owner else None)
        for one in standings
    ]
    ranked.sort(key=lambda one: (_ORDER[one.clause], *_within(one, rules, at)))
    first = ranked[0] if ranked else None
    if first is None or first.clause is Clause.CLAIMED:  # a word alone takes nobody's customer
        return Ruling(at, tuple(ranked), None, Clause.NOBODY)
    winner = first.standing.staff_id
    held = owner is not None and owner.staff_id != winner and is_protected(owner.owner_until, at)
    over = owner.staff_id if owner is not None and held else None
    assert over is None or first.clause in OVER_PROTECTION
    share = _share(first.standing, standings, rules, at)
    return Ruling(at, tuple(ranked), winner, first.clause, over, share)


def _grounds(one: Standing, owner: Standing | None, rules: OwnershipRules, at: datetime) -> tuple[Clause, ...]:
    """Every clause that speaks for a candidate, strongest first; never empty."""
    return tuple(sorted({*_speaking(one, owner, rules, at)}, key=lambda clause: _ORDER[clause])) or (Clause.CLAIMED,)


def _speaking(one: Standing, owner: Standing | None, rules: OwnershipRules, at: datetime) -> Iterator[Clause]:
    fresh = at - timedelta(days=rules.protection_days)
    if rules.named is NamedRule.NAMED and one.named_at is not None and one.named_at > fresh:
        yield Clause.NAMED
    yield from _by_ties(one, owner, rules, at)
    if rules.absent is AbsentRule.DEPUTY_TAKES and one.deputy_at is not None and one.deputy_at > fresh:
        last = owner.last_at if owner is not None and owner is not one else None
        if last is None or one.deputy_at > last:
            yield Clause.DEPUTY
    if one.is_owner and is_protected(one.owner_until, at):
        yield Clause.PROTECTED
    blind = rules.forgotten is ForgottenRule.BLIND_CLAIM
    if blind and one.points is not None and one.points >= rules.blind_points:
        yield Clause.STATED
    if one.serves:
        yield Clause.SERVES
    if one.contacts:
        yield _BY_CONTACT[rules.rank_by]


def _by_ties(one: Standing, owner: Standing | None, rules: OwnershipRules, at: datetime) -> Iterator[Clause]:
    """Ties that hold. One that is younger than the ownership it stands against goes behind protection for good: the
    answer must not turn round when the owner's protection lapses.
    """
    for tie in _holding(one.ties, rules, at):
        since = owner.owner_since if owner is not None and owner is not one else None
        early = since is None or tie.since < since
        yield (_EARLY if early else _LATE)[tie.kind]


def _holding(ties: Iterable[Tie], rules: OwnershipRules, at: datetime) -> list[Tie]:
    """The ties that the rules know and that are protected at ``at``."""
    known = {TieKind.SAME_PERSON}
    if rules.household is HouseholdRule.SAME_OWNER:
        known.add(TieKind.HOUSEHOLD)
    if rules.referral is ReferralRule.REFERRERS_OWNER:
        known.add(TieKind.REFERRER)
    return [tie for tie in ties if tie.kind in known and is_protected(tie.until, at)]


def _within(one: Ranked, rules: OwnershipRules, at: datetime) -> tuple[object, ...]:
    """The order among candidates of one clause."""
    person = one.standing
    held = [tie for tie in _holding(person.ties, rules, at) if one.clause in (_EARLY[tie.kind], _LATE[tie.kind])]
    oldest = min((tie.since for tie in held), default=_LONG_AGO)
    points = -(person.points or 0) if one.clause is Clause.STATED else 0
    return (oldest, points, *_by_contacts(person, rules.rank_by), person.owner_since or _NEVER, person.staff_id)


def _by_contacts(person: Standing, by: RankBy) -> tuple[object, ...]:
    first, last = person.first_at or _NEVER, person.last_at or _LONG_AGO
    match by:
        case RankBy.FIRST_CONTACT:
            return (first, -person.contacts)
        case RankBy.LAST_CONTACT:
            return (_NEVER - last, first)
        case RankBy.MOST_CONTACTS:
            return (-person.contacts, _NEVER - last)


def _share(winner: Standing, standings: Sequence[Standing], rules: OwnershipRules, at: datetime) -> Share | None:
    """The deputy's part where the pack shares the credit of an owner who was away."""
    if rules.absent is not AbsentRule.SHARED or not winner.is_owner:
        return None
    fresh = at - timedelta(days=rules.protection_days)
    deputies = [
        (one.deputy_at, -one.staff_id)
        for one in standings
        if one is not winner and one.deputy_at is not None and one.deputy_at > fresh
    ]
    return Share(-max(deputies)[1], rules.deputy_share) if deputies else None


def rank_notices(notices: Sequence[NoticeStanding], claim: str, at: datetime) -> NoticeRuling:
    """Agents' notices for one customer who came at ``at``: those that held then first, by ``claim``
    (``first_notice``, ``latest_notice`` of the rotation policy).
    """

    def valid(one: NoticeStanding) -> bool:
        return one.noticed_at <= at < one.valid_until

    latest = claim == "latest_notice"

    def place(one: NoticeStanding) -> tuple[object, ...]:
        moment = _NEVER - one.noticed_at if latest else one.noticed_at
        return (not valid(one), moment, one.notice_id)

    ranked = tuple((one, valid(one)) for one in sorted(notices, key=place))
    if not ranked or not ranked[0][1]:
        return NoticeRuling(at, ranked, None, Clause.NOTICE_EXPIRED)
    clause = Clause.NOTICE_LATEST if latest else Clause.NOTICE_FIRST
    return NoticeRuling(at, ranked, ranked[0][0].notice_id, clause)
