"""Proposing a change of the rules, putting it in force, and taking back what has not yet begun.

A change is made of switches, not of a whole policy: rules that will come into force later keep what they change and
take over the rest, so that what is changed today still holds when they begin.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, bindparam, select

from showroom.domain.errors import UserError
from showroom.domain.packs.loader import load_text
from showroom.domain.packs.rewrite import with_policy, with_sections
from showroom.domain.policies import sections
from showroom.domain.policies.changes import Changes, Difference, Value, applied, differences
from showroom.domain.policies.effect import Effect, assumed_board, compare
from showroom.domain.reception.decide import turn_rule
from showroom.domain.reception.policy import Policy, PolicyProblem, contradictions
from showroom.domain.staff.actor import Actor
from showroom.services import ledger, pack_versions
from showroom.services.policies.reads import NAMES, Stored, stored, text_of, version_at
from showroom.services.policies.values import Problem, Proposal, Week
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import LedgerEvent, Staff

_DAYS_LOOKED_AT = 7
_SELLING_ROLES = ("consultant", "supervisor")
_DECISIONS = (
    select(LedgerEvent.kind, LedgerEvent.payload)
    .where(
        LedgerEvent.store_id == bindparam("store"),
        LedgerEvent.day >= bindparam("day"),
        LedgerEvent.kind.in_(("arrived", "taken")),
    )
    .order_by(LedgerEvent.day, LedgerEvent.number)
)


def propose(shop: Shop, actor: Actor, changes: Changes, from_day: date | None = None) -> Proposal:
    """What ``changes`` would mean, now or from a coming business day: problems, differences, effect on today's floor
    and on the last seven days. Writes nothing."""
    with shop.view(actor, "policy.view") as connection:
        moment = shop.clock.now() if from_day is None else pack_versions.begins(shop, from_day)
        base = version_at(stored(connection, shop.store.id), moment).policy
        names = {row.id: row.name for row in connection.execute(NAMES, {"store": shop.store.id})}
        try:
            policy = applied(base, changes)
        except PolicyProblem as problem:
            said = Problem(problem.code, (".".join(problem.path),), problem.facts)
            return Proposal(None, (said,), (), None, None, names)
        found = differences(base, policy)
        clashes = tuple(
            Problem("policy_contradicts", (first, second), {"first": first, "second": second})
            for first, second in contradictions(policy)
        )
        if clashes or not found:
            return Proposal(None if clashes else policy, clashes, found, None, None, names)
        effect = _effect(shop, connection, base, policy)
        week = _week(shop, connection, base, policy, found)
    return Proposal(policy, (), found, effect, week, names)


def change(shop: Shop, actor: Actor, changes: Changes, *, from_day: date | None = None, note: str = "") -> int:
    """Put ``changes`` in force now (the ledger records ``policy_set``) or from a coming business day; returns the id of
    the pack version.

    Raises ``UserError``: ``policy_contradicts`` and the codes of ``PolicyProblem`` (field: the switch),
    ``policy_nothing_changed``, ``pack_day_is_past``, ``policy_clashes_with_coming``.
    """
    with shop.work(actor, "policy.edit") as work:
        if from_day is not None and from_day <= work.day:
            raise UserError("pack_day_is_past", field="from_day", day=from_day.isoformat())
        moment = work.now if from_day is None else pack_versions.begins(shop, from_day)
        versions = stored(work.connection, work.store_id)
        base = version_at(versions, moment)
        policy = _checked(base.policy, changes)
        found = differences(base.policy, policy)
        if not found:
            raise UserError("policy_nothing_changed")
        pack = with_policy(load_text(text_of(work.connection, base.id)), {one.path: one.new for one in found})
        version_id = pack_versions.put_in_force(work, pack, None if from_day is None else moment, note)
        carry_on(work, versions, base, moment, found)
        return version_id


def withdraw(shop: Shop, actor: Actor, version_id: int) -> int:
    """Take back rules that have not begun: at their moment the ones before them go on. Returns the id of the version
    that says so. Raises ``UserError('policy_no_coming')``."""
    with shop.work(actor, "policy.edit") as work:
        versions = stored(work.connection, work.store_id)
        coming = next((one for one in versions if one.id == version_id), None)
        if coming is None or coming.replaced or coming.since <= work.now:
            raise UserError("policy_no_coming")
        before = version_at([one for one in versions if one.since < coming.since], coming.since)
        back = differences(coming.policy, before.policy)
        others = sections.differences(coming.sections, before.sections)
        made = pack_versions.put_in_force(work, load_text(text_of(work.connection, before.id)), coming.since)
        carry_on(work, versions, coming, coming.since, back, others)
        return made


def _checked(base: Policy, changes: Changes) -> Policy:
    try:
        policy = applied(base, changes)
    except PolicyProblem as problem:
        raise UserError(problem.code, field=".".join(problem.path), **problem.facts) from problem
    for first, second in contradictions(policy):
        raise UserError("policy_contradicts", field=second, first=first, second=second)
    return policy


def carry_on(
    work: Work,
    versions: list[Stored],
    before: Stored,
    moment: datetime,
    found: tuple[Difference, ...] = (),
    others: tuple[sections.Change, ...] = (),
) -> None:
    """Let what changes at ``moment`` hold on in the rules that begin later, except the switches they set. ``before``:
    the version that was changed; ``others``: switches of other sections.
    """
    carry: dict[str, Value] = {one.path: one.new for one in found}
    carry_others = {one.path: one.new for one in others}
    for later in versions:
        if later.since <= moment or later.replaced:
            continue
        for own in differences(before.policy, later.policy):
            carry.pop(own.path, None)
        for other in sections.differences(before.sections, later.sections):
            carry_others.pop(other.path, None)
        before = later
        missing = {one.path: one.new for one in differences(later.policy, applied(later.policy, carry))}
        values = sections.applied(later.sections, carry_others)
        missing_others = {one.path: one.new for one in sections.differences(later.sections, values)}
        if not missing and not missing_others:
            continue
        _refuse_clash(work, later, applied(later.policy, carry), values)
        pack = load_text(text_of(work.connection, later.id))
        pack = with_policy(pack, missing) if missing else pack
        pack = with_sections(pack, missing_others) if missing_others else pack
        pack_versions.put_in_force(work, pack, later.since, pack_versions.note_of(work.connection, later.id))


def _refuse_clash(work: Work, later: Stored, policy: Policy, values: sections.Values) -> None:
    day = work.shop.day(later.since).isoformat()
    for first, second in contradictions(policy):
        raise UserError("policy_clashes_with_coming", field=second, day=day, first=first, second=second)
    for path, _code, _facts in sections.misfits(values):
        first = "ownership.protection_days"
        raise UserError("policy_clashes_with_coming", field=path, day=day, first=first, second=path)


def _effect(shop: Shop, connection: Connection, base: Policy, policy: Policy) -> Effect:
    now = shop.clock.now()
    kept = ledger.catch_up(shop, connection)
    if kept is not None and kept.board.free(now) and not ledger.is_new_day(kept.board, shop.day(now), now):
        return compare(replace(kept.board, policy=base), policy, now)
    people = connection.execute(
        select(Staff.id)
        .where(Staff.store_id == shop.store.id, Staff.active, Staff.role.in_(_SELLING_ROLES))
        .order_by(Staff.id)
    )
    board = assumed_board(base, shop.day(now), now, [row.id for row in people])
    if kept is not None:
        board.bank, board.duties = dict(kept.board.bank), dict(kept.board.duties)
    return compare(board, policy, now, assumed=True)


def _week(shop: Shop, connection: Connection, base: Policy, policy: Policy, found: tuple[Difference, ...]) -> Week:
    changed = {one.path for one in found}
    first = shop.day(shop.clock.now()) - timedelta(days=_DAYS_LOOKED_AT - 1)
    kinds: dict[int, tuple[str, bool]] = {}
    decisions = touched = turns_now = turns_then = 0
    for row in connection.execute(_DECISIONS, {"store": shop.store.id, "day": first}):
        payload = json.loads(row.payload)
        if row.kind == "arrived":
            kinds[payload["visit"]] = (payload["kind"], payload.get("outside", False))
        decision = payload["decision"]
        decisions += 1
        touched += decision["switch"] in changed
        kind, outside = kinds.get(payload["visit"], ("", False))
        rule = turn_rule(kind, decision["as"], decision["as"] == "owner") if kind else None
        if rule is not None and decision["assigned"] is not None:
            turns_now += base.takes_turn(rule, outside)[0]
            turns_then += policy.takes_turn(rule, outside)[0]
    return Week(decisions, touched, turns_now, turns_then)
