"""The rules beside the rotation (whose customer it is, calls, appointments, opportunities) as the manager sees and
changes them: the switches of ``domain.policies.sections``, from a stated moment on, with what a change would mean.

They are parts of the same pack as the rules of the rotation, stand in the same history and are withdrawn like them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, func, select

from showroom.domain.calls.rules import CallTopic
from showroom.domain.errors import UserError
from showroom.domain.packs.loader import load_text
from showroom.domain.packs.ownership import ContactKind, OwnershipRules
from showroom.domain.packs.rewrite import with_sections
from showroom.domain.policies import sections
from showroom.domain.policies.sections import Change, Values
from showroom.domain.reception import terms
from showroom.domain.reception.policy import PolicyProblem
from showroom.domain.staff.actor import Actor
from showroom.services import pack_versions, packs
from showroom.services.cases import ClaimKind, ClaimState
from showroom.services.customers.owners import end_of_days
from showroom.services.ownership import proposing
from showroom.services.ownership.contacts import call_is_effective, fruitless
from showroom.services.policies.changing import carry_on
from showroom.services.policies.reads import NAMES, stored, text_of, version_at
from showroom.services.policies.values import Problem
from showroom.services.shop import Shop
from showroom.store.models import Call, OwnershipClaim, Presentation, QuoteVersion, Visit

_DAYS = 30
_MOST_CASES = 60


@dataclass(frozen=True, slots=True)
class RulesNow:
    """The switches in force at a moment, by path; ``since``: when their version began, ``by`` whom it stands in the
    history.
    """

    values: Values
    version_id: int
    since: datetime


@dataclass(frozen=True, slots=True)
class CaseEffect:
    """An open case that the rules would answer otherwise: who wins now and then (None: nobody), and by which clause."""

    number: int
    now: int | None
    then: int | None
    clause_now: str
    clause_then: str


@dataclass(frozen=True, slots=True)
class FeatureEffect:
    """What changes mean. ``cases``: of ``open_cases``, those with another answer; ``contacts``: of the last 30 days, by
    kind, how many extend protection now and then, where that differs; ``until``: the last day that owning from today
    protects, ``cap``: beyond which no contact extends it (now, then); ``private``: private calls of the last 30 days
    over the limit (now, then). None: not changed.
    """

    open_cases: int
    cases: tuple[CaseEffect, ...]
    contacts: tuple[tuple[str, int, int], ...]
    until: tuple[date, date] | None
    cap: tuple[date, date] | None
    private: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class FeatureProposal:
    """``problems``: why the changes can't be used; ``effect`` None then. ``names``: staff by id."""

    problems: tuple[Problem, ...]
    changes: tuple[Change, ...]
    effect: FeatureEffect | None
    names: Mapping[int, str]


def rules_now(shop: Shop, actor: Actor, day: date | None = None) -> RulesNow:
    """The switches in force now, or when business day ``day`` begins."""
    with shop.view(actor, "policy.view") as connection:
        moment = shop.clock.now() if day is None else pack_versions.begins(shop, day)
        found = version_at(stored(connection, shop.store.id), moment)
    return RulesNow(found.sections, found.id, found.since)


def propose(shop: Shop, actor: Actor, changes: Values, from_day: date | None = None) -> FeatureProposal:
    """What ``changes`` would mean, now or from a coming business day. Writes nothing."""
    with shop.view(actor, "policy.view") as connection:
        moment = shop.clock.now() if from_day is None else pack_versions.begins(shop, from_day)
        base = version_at(stored(connection, shop.store.id), moment).sections
        names = {row.id: row.name for row in connection.execute(NAMES, {"store": shop.store.id})}
        try:
            values = sections.applied(base, changes)
        except PolicyProblem as problem:
            said = Problem(problem.code, (".".join(problem.path),), problem.facts)
            return FeatureProposal((said,), (), None, names)
        found = sections.differences(base, values)
        problems = tuple(Problem(code, (path,), facts) for path, code, facts in sections.misfits(values))
        effect = _effect(shop, connection, base, values, found) if found and not problems else None
    return FeatureProposal(problems, found, effect, names)


def change(shop: Shop, actor: Actor, changes: Values, from_day: date | None = None, note: str = "") -> int:
    """Put changed switches in force now, or from a coming business day; returns the id of the pack version.

    Raises ``UserError``: the codes of ``PolicyProblem`` and ``pack_ownership_cap`` (field: the switch),
    ``policy_nothing_changed``, ``pack_day_is_past``, ``policy_clashes_with_coming``.
    """
    with shop.work(actor, "policy.edit") as work:
        if from_day is not None and from_day <= work.day:
            raise UserError("pack_day_is_past", field="from_day", day=from_day.isoformat())
        moment = work.now if from_day is None else pack_versions.begins(shop, from_day)
        versions = stored(work.connection, work.store_id)
        base = version_at(versions, moment)
        try:
            values = sections.applied(base.sections, changes)
        except PolicyProblem as problem:
            raise UserError(problem.code, field=".".join(problem.path), **problem.facts) from problem
        for path, code, facts in sections.misfits(values):
            raise UserError(code, field=path, **facts)
        found = sections.differences(base.sections, values)
        if not found:
            raise UserError("policy_nothing_changed")
        pack = with_sections(load_text(text_of(work.connection, base.id)), {one.path: one.new for one in found})
        version_id = pack_versions.put_in_force(work, pack, None if from_day is None else moment, note)
        carry_on(work, versions, base, moment, others=found)
        return version_id


def _effect(
    shop: Shop, connection: Connection, base: Values, values: Values, found: tuple[Change, ...]
) -> FeatureEffect:
    touched = {one.path for one in found}
    now, then = sections.ownership_of(base), sections.ownership_of(values)
    claims, cases = _cases(shop, connection, now, then) if now != then else (0, ())
    contacts = _contacts(shop, connection, now, then) if now != then else ()
    until = cap = None
    if "ownership.protection_days" in touched:
        until = _last_day(shop, now.protection_days), _last_day(shop, then.protection_days)
    if "ownership.cap_days" in touched:
        cap = _last_day(shop, now.cap_days), _last_day(shop, then.cap_days)
    private = None
    if "calls.private_limit_s" in touched:
        limits = (int(str(values_["calls.private_limit_s"])) for values_ in (base, values))
        one, other = (_private_over(shop, connection, limit) for limit in limits)
        private = one, other
    return FeatureEffect(claims, cases, contacts, until, cap, private)


def _last_day(shop: Shop, days: int) -> date:
    """The last day of a protection that begins now."""
    return shop.day(end_of_days(shop, shop.clock.now(), days) - timedelta(seconds=1))


def _cases(
    shop: Shop, connection: Connection, now: OwnershipRules, then: OwnershipRules
) -> tuple[int, tuple[CaseEffect, ...]]:
    """Open cases about known customers, and those of them that the other rules answer otherwise."""
    rows = connection.execute(
        select(*OwnershipClaim.__table__.c)
        .where(
            OwnershipClaim.store_id == shop.store.id,
            OwnershipClaim.state == ClaimState.OPEN.value,
            OwnershipClaim.kind != ClaimKind.NOTICE.value,
            OwnershipClaim.customer_id.is_not(None),
        )
        .order_by(OwnershipClaim.opened_at.desc(), OwnershipClaim.id.desc())
        .limit(_MOST_CASES)
    ).all()
    cases = []
    for row in rows:
        one, other = (proposing.propose(shop, connection, row, rules, shop.clock.now()) for rules in (now, then))
        if one is None or other is None or (one.winner, one.clause) == (other.winner, other.clause):
            continue
        cases.append(CaseEffect(row.number, one.winner, other.winner, one.clause.value, other.clause.value))
    return len(rows), tuple(cases)


def _contacts(
    shop: Shop, connection: Connection, now: OwnershipRules, then: OwnershipRules
) -> tuple[tuple[str, int, int], ...]:
    """Effective contacts of the last 30 days by kind: how many of them extend under each."""
    counts = {kind: (_count(shop, connection, kind, now), _count(shop, connection, kind, then)) for kind in ContactKind}
    return tuple((kind.value, *both) for kind, both in counts.items() if both[0] != both[1])


def _count(shop: Shop, connection: Connection, kind: ContactKind, rules: OwnershipRules) -> int:
    if kind not in rules.extends:
        return 0
    store, since = shop.store.id, shop.clock.now() - timedelta(days=_DAYS)
    if kind is ContactKind.CALL:
        calls = connection.execute(
            select(Call.result, Call.duration_s).where(
                Call.store_id == store, Call.customer_id.is_not(None), Call.at >= since
            )
        )
        return sum(call_is_effective(result, seconds, rules.call_least_s) for result, seconds in calls)
    useless = fruitless(packs.in_force(shop, connection).pack)
    wanted = {
        ContactKind.VISIT: select(func.count()).where(
            Visit.store_id == store,
            Visit.customer_id.is_not(None),
            Visit.state == terms.LEFT,
            Visit.left_at >= since,
            Visit.outcome.not_in(useless),
        ),
        ContactKind.PRESENTATION: select(func.count()).where(
            Presentation.store_id == store, Presentation.customer_id.is_not(None), Presentation.finished_at >= since
        ),
        ContactKind.QUOTE: select(func.count()).where(QuoteVersion.store_id == store, QuoteVersion.issued_at >= since),
    }[kind]
    return connection.execute(wanted).scalar_one()


def _private_over(shop: Shop, connection: Connection, limit_s: int) -> int:
    return connection.execute(
        select(func.count()).where(
            Call.store_id == shop.store.id,
            Call.topic == CallTopic.PRIVATE.value,
            Call.at >= shop.clock.now() - timedelta(days=_DAYS),
            Call.duration_s > limit_s,
        )
    ).scalar_one()
