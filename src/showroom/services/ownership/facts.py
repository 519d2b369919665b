"""What the records say for and against each candidate, gathered from visits, calls, presentations, quotes, notices and
relations (REG-08).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, Select, select

import showroom.services.ownership.ties as ties
from showroom.domain.ownership.cases import Standing, Tie
from showroom.domain.packs.ownership import OwnershipRules
from showroom.domain.reception import terms
from showroom.services import agents, packs
from showroom.services.customers.people import phones_of
from showroom.services.ownership.contacts import call_is_effective, fruitless
from showroom.services.shop import Shop
from showroom.store.models import Call, Presentation, Quote, Staff, Visit

_SERVED = (terms.GREETED, terms.LEFT)


@dataclass(slots=True)
class _Gathering:
    """A candidate while the facts come in."""

    moments: dict[str, list[datetime]] = field(default_factory=dict)
    named_at: datetime | None = None
    deputy_at: datetime | None = None
    notice_at: datetime | None = None
    ties: list[Tie] = field(default_factory=list)

    def was_deputy_for_nobody(self) -> None:
        """An owner who began as deputy for somebody asked for: there was no owner to serve for."""
        if self.deputy_at is not None:
            self.moments.setdefault("visit", []).append(self.deputy_at)
            self.deputy_at = None


def standings(
    shop: Shop,
    connection: Connection,
    customer_id: int,
    at: datetime,
    rules: OwnershipRules,
    *,
    claimants: Iterable[int] = (),
    serving_id: int | None = None,
    points: dict[int, int] | None = None,
    named_id: int | None = None,
) -> tuple[Standing, ...]:
    """One standing for each person who is the owner, claims, or had to do with the customer until ``at``; people who
    work here no more are left out. ``points``: what blind statements scored, by staff; ``named_id``: whom the
    customer named to the desk, when somebody else had them.
    """
    said = set(claimants)
    found: dict[int, _Gathering] = {staff: _Gathering() for staff in said}
    if serving_id is not None:
        found.setdefault(serving_id, _Gathering())
    _visits(shop, connection, customer_id, at, found)
    for kind, query in _contacts(shop, customer_id, at, rules):
        for staff, moment in connection.execute(query):
            if staff is None or moment is None:
                continue
            found.setdefault(staff, _Gathering()).moments.setdefault(kind, []).append(moment)
    _calls(connection, shop.store.id, customer_id, at, rules, found)
    _notices(connection, shop.store.id, customer_id, at, found)
    if named_id is not None:
        named = found.setdefault(named_id, _Gathering())
        named.named_at = named.named_at or at
    owner = ties.holders(shop, connection, [customer_id]).get(customer_id)
    if owner is not None and owner.staff_id == serving_id:
        owner = None  # only because they serve meanwhile: the case is about that
    if owner is not None:
        found.setdefault(owner.staff_id, _Gathering()).was_deputy_for_nobody()
    _ties(shop, connection, customer_id, found)
    here = set(
        connection.execute(
            select(Staff.id).where(Staff.id.in_(list(found)), Staff.store_id == shop.store.id, Staff.active)
        ).scalars()
    )
    return tuple(
        _standing(
            staff,
            one,
            claims=staff in said,
            owner=owner if owner is not None and owner.staff_id == staff else None,
            points=(points or {}).get(staff),
            serves=staff == serving_id,
        )
        for staff, one in sorted(found.items())
        if staff in here
    )


def _standing(
    staff: int, one: _Gathering, *, claims: bool, owner: ties.Holder | None, points: int | None, serves: bool
) -> Standing:
    every = sorted(moment for moments in one.moments.values() for moment in moments)
    return Standing(
        staff_id=staff,
        claims=claims,
        owner_since=owner.since if owner is not None else None,
        owner_until=owner.until if owner is not None else None,
        named_at=one.named_at,
        deputy_at=one.deputy_at,
        ties=tuple(sorted(one.ties, key=lambda tie: (tie.since, tie.customer_id))),
        first_at=every[0] if every else None,
        last_at=every[-1] if every else None,
        contacts=len(every),
        visits=len(one.moments.get("visit", ())),
        calls=len(one.moments.get("call", ())),
        presentations=len(one.moments.get("presentation", ())),
        quotes=len(one.moments.get("quote", ())),
        notice_at=one.notice_at,
        points=points,
        serves=serves,
    )


def _visits(shop: Shop, connection: Connection, customer_id: int, at: datetime, found: dict[int, _Gathering]) -> None:
    """Visits served; the first one's wish for somebody; service on the owner's behalf, which is no contact of one's
    own.
    """
    useless = fruitless(packs.in_force(shop, connection).pack)
    rows = connection.execute(
        select(Visit.arrived_at, Visit.consultant_id, Visit.asked_for_id, Visit.served_as, Visit.state, Visit.outcome)
        .where(
            Visit.store_id == shop.store.id,
            Visit.customer_id == customer_id,
            Visit.state != terms.UNDONE,
            Visit.arrived_at <= at,
        )
        .order_by(Visit.arrived_at, Visit.id)
    ).all()
    for number, row in enumerate(rows):
        if number == 0 and row.asked_for_id is not None:
            found.setdefault(row.asked_for_id, _Gathering()).named_at = row.arrived_at
        if row.consultant_id is None or row.state not in _SERVED or row.outcome in useless:
            continue
        one = found.setdefault(row.consultant_id, _Gathering())
        if row.served_as == "deputy":
            one.deputy_at = row.arrived_at
        else:
            one.moments.setdefault("visit", []).append(row.arrived_at)


def _contacts(
    shop: Shop, customer_id: int, at: datetime, rules: OwnershipRules
) -> Iterator[tuple[str, Select[int | None, datetime | None]]]:
    """Presentations finished and quotes issued: (kind, query of staff and moment)."""
    store = shop.store.id
    if "presentation" in rules.extends:
        yield (
            "presentation",
            select(Presentation.staff_id, Presentation.finished_at).where(
                Presentation.store_id == store,
                Presentation.customer_id == customer_id,
                Presentation.finished_at <= at,
            ),
        )
    if "quote" in rules.extends:
        yield (
            "quote",
            select(Quote.consultant_id, Quote.issued_at).where(
                Quote.store_id == store,
                Quote.customer_id == customer_id,
                Quote.issued_at <= at,
            ),
        )


def _calls(
    connection: Connection,
    store_id: int,
    customer_id: int,
    at: datetime,
    rules: OwnershipRules,
    found: dict[int, _Gathering],
) -> None:
    """Calls in which they spoke; a no-answer or a message left is none."""
    if "call" not in rules.extends:
        return
    rows = connection.execute(
        select(Call.staff_id, Call.at, Call.result, Call.duration_s).where(
            Call.store_id == store_id, Call.customer_id == customer_id, Call.staff_id.is_not(None), Call.at <= at
        )
    )
    for row in rows:
        if call_is_effective(row.result, row.duration_s, rules.call_least_s):
            found.setdefault(row.staff_id, _Gathering()).moments.setdefault("call", []).append(row.at)


def _notices(
    connection: Connection, store_id: int, customer_id: int, at: datetime, found: dict[int, _Gathering]
) -> None:
    """Agents who announced the customer for somebody: the earliest notice for each."""
    for number in phones_of(connection, [customer_id]).get(customer_id, ()):
        for match in agents.matches(connection, store_id, number, at):
            if match.consultant_id is not None and match.valid:
                one = found.setdefault(match.consultant_id, _Gathering())
                one.notice_at = min(one.notice_at or match.noticed_at, match.noticed_at)


def _ties(shop: Shop, connection: Connection, customer_id: int, found: dict[int, _Gathering]) -> None:
    """Related customers count for whoever looks after them."""
    others = {one.customer_id: one for one in ties.related(connection, customer_id)}
    for other, holder in ties.holders(shop, connection, others).items():
        tie = Tie(others[other].kind, other, holder.since, holder.until)
        found.setdefault(holder.staff_id, _Gathering()).ties.append(tie)
