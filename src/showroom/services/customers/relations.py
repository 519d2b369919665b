"""Relations between customers (REG-13): household, who recommended whom, contacts of a company.

Who recommended a customer is the form's answer too: it stands in ``customer.referrer_id`` and nowhere else. All other
kinds are rows of ``customer_relation``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, or_, select

import showroom.services.customers.changes as changes
import showroom.services.customers.people as _people
from showroom.domain.customers.relations import BOTH_WAYS, LONGEST_ROLE, RelationKind, ends
from showroom.domain.errors import UserError
from showroom.domain.staff.actor import Actor
from showroom.services.customers.values import Person
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store import lists
from showroom.store.models import Customer, CustomerRelation, Staff

_HOUSEHOLD = lists.OneOf(
    select(CustomerRelation.from_id, CustomerRelation.to_id).where(
        CustomerRelation.kind == RelationKind.HOUSEHOLD.value
    ),
    CustomerRelation.from_id,
    CustomerRelation.to_id,
)
_REFERRER = select(Customer.referrer_id).where(Customer.id == bindparam("customer"))
_MOST_HOUSEHOLD = 50  # a household of more is a mistake; what is beyond is not followed


@dataclass(frozen=True, slots=True)
class Related:
    """Somebody a customer belongs to, seen from that customer.

    ``outward``: the other one is *their* referrer or contact; False the other way round (they recommended the other,
    they speak for the other); both-way kinds are always outward. ``at`` is None for one the form alone says.
    """

    kind: RelationKind
    outward: bool
    role: str
    person: Person
    at: datetime | None
    staff: str


def relations(shop: Shop, actor: Actor, customer_id: int) -> tuple[Related, ...]:
    """Both directions, household first; other people's customers are masked as everywhere."""
    with shop.view(actor, "customers.view") as connection:
        return relations_of(shop, connection, actor, customer_id)


def relations_of(shop: Shop, connection: Connection, actor: Actor, customer_id: int) -> tuple[Related, ...]:
    """:func:`relations` inside a transaction."""
    rows = connection.execute(
        select(
            CustomerRelation.from_id,
            CustomerRelation.to_id,
            CustomerRelation.kind,
            CustomerRelation.role,
            CustomerRelation.at,
            Staff.name,
        )
        .outerjoin(Staff, Staff.id == CustomerRelation.staff_id)
        .where(or_(CustomerRelation.from_id == customer_id, CustomerRelation.to_id == customer_id))
        .order_by(CustomerRelation.at, CustomerRelation.id)
    ).all()
    found: list[tuple[RelationKind, bool, str, int, datetime | None, str]] = []
    for from_id, to_id, kind, role, at, staff in rows:
        of_kind = RelationKind(kind)
        outward = of_kind in BOTH_WAYS or from_id == customer_id
        found.append((of_kind, outward, role, to_id if from_id == customer_id else from_id, at, staff or ""))
    referrer = referrer_of(connection, customer_id)
    if referrer is not None:
        found.append((RelationKind.REFERRER, True, "", referrer, None, ""))
    recommended = connection.execute(
        select(Customer.id).where(Customer.referrer_id == customer_id, Customer.active).order_by(Customer.id)
    ).scalars()
    found += [(RelationKind.REFERRER, False, "", other, None, "") for other in recommended]
    people = {one.id: one for one in _people.by_ids(shop, connection, actor, [row[3] for row in found])}
    order = list(RelationKind)
    found.sort(key=lambda row: (order.index(row[0]), not row[1]))
    return tuple(
        Related(kind, outward, role, people[other], at, staff)
        for kind, outward, role, other, at, staff in found
        if other in people
    )


def relate(
    shop: Shop,
    actor: Actor,
    customer_id: int,
    other_id: int,
    kind: RelationKind,
    role: str = "",
    *,
    outward: bool = True,
) -> None:
    """Say that two customers belong together; the same said again changes the role only.

    Raises ``UserError``: relation_self, relation_referrer_taken, relation_circle, customer_gone.
    """
    with shop.work(actor, "customers.update") as work:
        relate_in(work, customer_id, other_id, kind, role, outward=outward)


def relate_in(
    work: Work, customer_id: int, other_id: int, kind: RelationKind, role: str = "", *, outward: bool = True
) -> None:
    """:func:`relate` inside another act."""
    if customer_id == other_id:
        raise UserError("relation_self", field="other")
    names = {
        row.id: row.name
        for row in work.connection.execute(
            select(Customer.id, Customer.name).where(Customer.id.in_((customer_id, other_id)), Customer.active)
        )
    }
    for one in (customer_id, other_id):
        if one not in names:
            raise UserError("customer_gone", field="other", id=one)
    first, second = (customer_id, other_id) if outward else (other_id, customer_id)
    if kind is RelationKind.REFERRER:
        changed = _recommend(work, first, second, names[second])
    else:
        changed = _put(work, *ends(kind, first, second), kind, role.strip()[:LONGEST_ROLE])
    if changed:
        for one in (customer_id, other_id):
            changes.note(work, one, "related", (kind.value,))


def unrelate(
    shop: Shop, actor: Actor, customer_id: int, other_id: int, kind: RelationKind, *, outward: bool = True
) -> None:
    """They do not belong together after all. Raises ``UserError('relation_gone')``."""
    with shop.work(actor, "customers.update") as work:
        first, second = (customer_id, other_id) if outward else (other_id, customer_id)
        if kind is RelationKind.REFERRER:
            if referrer_of(work.connection, first) != second:
                raise UserError("relation_gone")
            work.update(Customer, first, referrer_id=None, referrer=None, updated_at=work.now)
        else:
            row = _row(work.connection, *ends(kind, first, second), kind)
            if row is None:
                raise UserError("relation_gone")
            work.delete(CustomerRelation, row[0])
        for one in (customer_id, other_id):
            changes.note(work, one, "unrelated", (kind.value,))


def household_of(connection: Connection, customer_id: int) -> tuple[int, ...]:
    """The ids of everybody in the same household, directly or over somebody else, without the customer."""
    known, fresh = {customer_id}, {customer_id}
    while fresh and len(known) < _MOST_HOUSEHOLD:
        rows = _HOUSEHOLD.rows(connection, fresh)
        fresh = {one for row in rows for one in row} - known
        known |= fresh
    return tuple(sorted(known - {customer_id}))


def referrer_of(connection: Connection, customer_id: int) -> int | None:
    """The customer who recommended this one, if that is a known customer."""
    return connection.execute(_REFERRER, {"customer": customer_id}).scalar()


def _recommend(work: Work, customer_id: int, referrer_id: int, name: str) -> bool:
    held = work.connection.execute(
        select(Customer.referrer_id, Customer.referrer).where(Customer.id == customer_id)
    ).one()
    if held.referrer_id == referrer_id:
        return False
    if held.referrer_id is not None:
        raise UserError("relation_referrer_taken", field="other", name=held.referrer or f"#{held.referrer_id}")
    if referrer_of(work.connection, referrer_id) == customer_id:
        raise UserError("relation_circle", field="other")
    return work.update(Customer, customer_id, referrer_id=referrer_id, referrer=name or None, updated_at=work.now)


def _put(work: Work, from_id: int, to_id: int, kind: RelationKind, role: str) -> bool:
    row = _row(work.connection, from_id, to_id, kind)
    if row is not None:
        return work.update(CustomerRelation, row[0], role=role) if role else False
    work.insert(
        CustomerRelation,
        from_id=from_id,
        to_id=to_id,
        kind=kind.value,
        role=role,
        at=work.now,
        staff_id=work.actor.staff_id,
    )
    return True


def _row(connection: Connection, from_id: int, to_id: int, kind: RelationKind) -> tuple[int, str] | None:
    row = connection.execute(
        select(CustomerRelation.id, CustomerRelation.role).where(
            CustomerRelation.from_id == from_id,
            CustomerRelation.to_id == to_id,
            CustomerRelation.kind == kind.value,
        )
    ).first()
    return None if row is None else (row.id, row.role)
