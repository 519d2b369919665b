"""Policy rehearsal (REC-19): a past period under another policy beside what it came to. Nothing is written."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, func, select

from showroom.domain.errors import UserError
from showroom.domain.policies.changes import Difference, differences
from showroom.domain.reception.events import Event
from showroom.domain.reception.outcome import Outcome
from showroom.domain.reception.policy import Policy
from showroom.domain.reception.rehearse import PastDays, Rehearsal
from showroom.domain.staff.actor import Actor
from showroom.domain.text import Text
from showroom.services import policies
from showroom.services.policies.reads import stored
from showroom.services.shop import Shop
from showroom.store.models import LedgerEvent, Staff

_RULES = ("day_opened", "policy_set")
Progress = Callable[[int, int], None]
"""(days done, days in all); raising in it cancels."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The period ``first`` to ``last`` (days with events) as it was and as it would have been.

    ``policy``: the rehearsed rules; ``then``: those that held at the period's end; ``rules_changed``: others held
    earlier in it. ``decisions``: visitors given to somebody then; ``after_undo``: how many of them followed an act that
    was taken back later, which is left out: there a day may differ even under its own rules.
    """

    first: date
    last: date
    as_it_was: Outcome
    rehearsed: Outcome
    names: dict[int, str]
    policy: Policy
    then: Policy
    rules_changed: bool
    decisions: int = 0
    after_undo: int = 0

    @property
    def changes(self) -> tuple[Difference, ...]:
        """The switches that differ: what held last in the period → what was rehearsed."""
        return differences(self.then, self.policy)


def rehearse(
    shop: Shop, actor: Actor, first: date, last: date, policy: Policy, progress: Progress | None = None
) -> Comparison:
    """Run the days ``first`` to ``last`` again under ``policy``.

    Raises ``UserError``: ``rehearsal_ends_before`` (``last`` before ``first``), ``rehearsal_is_empty`` (no events).
    """
    if last < first:
        raise UserError("rehearsal_ends_before", field="last")
    with shop.view(actor, "ledger.view") as connection:
        total = connection.execute(
            select(func.count(LedgerEvent.day.distinct())).where(
                LedgerEvent.store_id == shop.store.id, LedgerEvent.day >= first, LedgerEvent.day <= last
            )
        ).scalar_one()
        if not total:
            raise UserError("rehearsal_is_empty", first=first.isoformat(), last=last.isoformat())
        rehearsal, past = Rehearsal(policy), PastDays(policy.red_wait_s)
        days: list[date] = []
        rules: list[dict[str, Any]] = []
        with closing(_events(shop, connection, first, last)) as found:  # a cancelled one lets go of its cursor
            for day, run in groupby(found, key=lambda event: event.day):
                events = list(run)
                past.day(events)
                rehearsal.day(events)
                days.append(day)
                for event in events:
                    held = event.payload["policy"] if event.kind in _RULES else None
                    if held is not None and (not rules or rules[-1] != held):
                        rules.append(held)
                if progress is not None:
                    progress(len(days), total)
        rows = connection.execute(select(Staff.id, Staff.name).where(Staff.store_id == shop.store.id))
        names = {row.id: row.name for row in rows}
    then = Policy.from_mapping(rules[-1])
    changed = any(Policy.from_mapping(one) != then for one in rules[:-1])
    return Comparison(
        min(days),
        max(days),
        past.outcome,
        rehearsal.outcome,
        names,
        policy,
        then,
        changed,
        rehearsal.decisions,
        rehearsal.after_undo,
    )


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules that can be rehearsed: a preset that ships (``since`` None) or a version of the store's own."""

    key: str
    name: Text
    policy: Policy
    since: datetime | None = None


def rules(shop: Shop, actor: Actor) -> tuple[Rules, ...]:
    """The presets, then the store's own versions, newest first; those replaced before they began are left out.

    Raises ``Refused``.
    """
    found = [Rules(f"preset:{one.name}", one.label, one.policy) for one in policies.presets()]
    with shop.view(actor, "policy.view") as connection:
        own = [
            Rules(f"version:{one.id}", Text.same(f"{one.name} {one.version}"), one.policy, one.since)
            for one in reversed(stored(connection, shop.store.id))
            if not one.replaced
        ]
    return (*found, *own)


def last_day(shop: Shop, actor: Actor) -> date | None:
    """The latest business day with an event, today included; None on an empty ledger. Raises ``Refused``."""
    with shop.view(actor, "ledger.view") as connection:
        found: date | None = connection.execute(
            select(func.max(LedgerEvent.day)).where(LedgerEvent.store_id == shop.store.id)
        ).scalar()
    return found


def _events(shop: Shop, connection: Connection, first: date, last: date) -> Generator[Event, None, None]:
    """The period's events in order, a few thousand at a time."""
    statement = (
        select(
            LedgerEvent.seq, LedgerEvent.day, LedgerEvent.number, LedgerEvent.kind, LedgerEvent.at, LedgerEvent.payload
        )
        .where(LedgerEvent.store_id == shop.store.id, LedgerEvent.day >= first, LedgerEvent.day <= last)
        .order_by(LedgerEvent.seq)
        .execution_options(yield_per=2000)
    )
    with connection.execute(statement) as rows:
        for row in rows:
            yield Event(row.seq, row.day, row.number, row.kind, row.at, json.loads(row.payload))
