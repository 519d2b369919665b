"""Call-to-visit conversion by channel, consultant and month (CAL-10): the customer links a first call and a visit."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, and_, func, select

from showroom.domain.calls.conversion import FirstCall, Tally, tally, total
from showroom.domain.calls.rules import Direction
from showroom.domain.reception import terms
from showroom.domain.staff.actor import Actor
from showroom.domain.text import Text
from showroom.services import packs
from showroom.services.shop import Shop
from showroom.store.models import Appointment, Call, Customer, Staff, Visit

UNKNOWN = "–"


class Per(StrEnum):
    """What is counted by."""

    CHANNEL = "channel"
    CONSULTANT = "consultant"
    MONTH = "month"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Conversion:
    """The first-time callers of ``first`` … ``last``. ``labels``: of the keys of ``rows``; ``within_days``: the pack's
    limit."""

    first: date
    last: date
    per: Per
    within_days: int
    rows: tuple[Tally, ...]
    total: Tally
    labels: Mapping[str, Text]


def conversion(shop: Shop, actor: Actor, first: date, last: date, per: Per = Per.CHANNEL) -> Conversion:
    """How many first-time callers of the business days ``first`` … ``last`` came.

    A call's consultant is whoever got the enquiry, else who took the call; its channel is its own, else the customer's.
    """
    with shop.view(actor, "reports.view") as connection:
        pack = packs.in_force(shop, connection).pack
        within = timedelta(days=pack.calls.came_within_days)
        names = {
            str(row.id): Text.same(row.name)
            for row in connection.execute(select(Staff.id, Staff.name).where(Staff.store_id == shop.store.id))
        }
        calls = list(_calls(shop, connection, first, last, _key(per)))
    labels: dict[str, Text] = {UNKNOWN: Text.same(UNKNOWN)}
    if per is Per.CHANNEL:
        labels |= {one.key: one.label for one in pack.channels}
    elif per is Per.CONSULTANT:
        labels |= names
    now = shop.clock.now()
    rows = tally(calls, within, now)
    if per in (Per.MONTH, Per.WEEK):
        rows = tuple(sorted(rows, key=lambda one: one.key))
    labels |= {one.key: Text.same(one.key) for one in rows if one.key not in labels}
    return Conversion(first, last, per, pack.calls.came_within_days, rows, total(calls, within, now), labels)


def _key(per: Per) -> Callable[[Any], str]:
    if per is Per.CHANNEL:
        return lambda row: row.channel or row.source_channel or UNKNOWN
    if per is Per.CONSULTANT:
        return lambda row: str(row.for_staff_id or row.staff_id or UNKNOWN)
    if per is Per.MONTH:
        return lambda row: f"{row.day:%Y-%m}"
    return lambda row: "{}-W{:02d}".format(*row.day.isocalendar()[:2])


def _calls(
    shop: Shop, connection: Connection, first: date, last: date, key: Callable[[Any], str]
) -> Iterator[FirstCall]:
    came = (
        select(func.min(Visit.arrived_at))
        .where(
            Visit.customer_id == Call.customer_id,
            Visit.store_id == Call.store_id,
            Visit.arrived_at > Call.at,
            Visit.state != terms.UNDONE,
        )
        .correlate(Call)
        .scalar_subquery()
    )
    rows = connection.execute(
        select(
            Call.id,
            Call.at,
            Call.day,
            Call.channel,
            Call.staff_id,
            Call.for_staff_id,
            Customer.source_channel,
            came.label("came_at"),
        )
        .outerjoin(Customer, Customer.id == Call.customer_id)
        .where(
            Call.store_id == shop.store.id,
            Call.day.between(first, last),
            Call.first_time,
            Call.direction == Direction.INCOMING.value,
        )
    ).all()
    booked = _booked(shop, connection, first, last)
    for row in rows:
        states = booked.get(row.id, ())
        yield FirstCall(key(row), row.at, row.came_at, bool(states), "came" in states)


def _booked(shop: Shop, connection: Connection, first: date, last: date) -> Mapping[int, set[str]]:
    """The states of the appointments that callers made after their call, by call."""
    found: dict[int, set[str]] = {}
    for call_id, state in connection.execute(
        select(Call.id, Appointment.state)
        .join(
            Appointment,
            and_(
                Appointment.customer_id == Call.customer_id,
                Appointment.store_id == Call.store_id,
                Appointment.booked_at >= Call.at,
            ),
        )
        .where(Call.store_id == shop.store.id, Call.day.between(first, last), Call.first_time)
    ):
        found.setdefault(call_id, set()).add(state)
    return found


def as_csv(found: Conversion, lang: str, heads: tuple[str, ...], total_label: str) -> bytes:
    """``heads``, a line a row and the total, in UTF-8 with the mark that spreadsheets look for.

    No cell can run as a formula.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(heads)
    for row in (*found.rows, replace(found.total, key="")):
        label = found.labels[row.key].of(lang) if row.key else total_label
        share = "" if row.share is None else f"{row.share * 100:.1f}"
        writer.writerow([_safe(label), row.callers, row.came, share, row.pending, row.booked, row.kept])
    return out.getvalue().encode("utf-8-sig")


def _safe(cell: str) -> str:
    return f"'{cell}" if cell[:1] in "=+-@\t\r" and cell != UNKNOWN else cell
