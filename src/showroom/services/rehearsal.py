"""Policy rehearsal (REC-19): a past period under another policy beside what it came to. Nothing is written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import Connection, func, select

from showroom.domain.errors import UserError
from showroom.domain.reception.events import Event
from showroom.domain.reception.outcome import Outcome
from showroom.domain.reception.policy import Policy
from showroom.domain.reception.rehearse import PastDays, Rehearsal
from showroom.domain.staff.actor import Actor
from showroom.services.shop import Shop
from showroom.store.models import LedgerEvent, Staff

Progress = Callable[[int, int], None]
"""(days done, days in all); raising in it cancels."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The period ``first`` to ``last`` (days with events) as it was and as it would have been."""

    first: date
    last: date
    as_it_was: Outcome
    rehearsed: Outcome
    names: dict[int, str]


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
        for day, run in groupby(_events(shop, connection, first, last), key=lambda event: event.day):
            events = list(run)
            past.day(events)
            rehearsal.day(events)
            days.append(day)
            if progress is not None:
                progress(len(days), total)
        rows = connection.execute(select(Staff.id, Staff.name).where(Staff.store_id == shop.store.id))
        names = {row.id: row.name for row in rows}
    return Comparison(min(days), max(days), past.outcome, rehearsal.outcome, names)


def _events(shop: Shop, connection: Connection, first: date, last: date) -> Iterator[Event]:
    """The period's events in order, a few thousand at a time."""
    statement = (
        select(
            LedgerEvent.seq, LedgerEvent.day, LedgerEvent.number, LedgerEvent.kind, LedgerEvent.at, LedgerEvent.payload
        )
        .where(LedgerEvent.store_id == shop.store.id, LedgerEvent.day >= first, LedgerEvent.day <= last)
        .order_by(LedgerEvent.seq)
        .execution_options(yield_per=2000)
    )
    for row in connection.execute(statement):
        yield Event(row.seq, row.day, row.number, row.kind, row.at, json.loads(row.payload))
