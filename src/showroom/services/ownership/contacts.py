"""Effective contact extends an owner's protection, in the transaction of the contact itself (REG-07).

Calls, visits, presentations and quotes call :func:`contact` with one line.
"""

from __future__ import annotations

from sqlalchemy import bindparam, select

from showroom.domain.ownership import protection as terms
from showroom.domain.packs.ownership import ContactKind, WhenFree
from showroom.domain.packs.schema import Pack
from showroom.services import packs
from showroom.services.customers import owners
from showroom.services.work import Work
from showroom.store.models import CustomerOwner, Visit
from showroom.store.prepared import Prepared

_ROW = Prepared(
    select(CustomerOwner.id, CustomerOwner.staff_id, CustomerOwner.since, CustomerOwner.protected_until).where(
        CustomerOwner.store_id == bindparam("store"), CustomerOwner.customer_id == bindparam("customer")
    )
)


def contact(
    work: Work,
    customer_id: int | None,
    staff_id: int | None,
    kind: ContactKind | str,
    effective: bool,
    *,
    on_behalf: bool = False,
) -> bool:
    """Somebody had contact with a customer; returns whether that extended or began a protection.

    Nothing comes of it when it was not effective (no answer, a message left, not served), when the pack does not count
    its kind, and when the person is not the owner: ``on_behalf`` says that a deputy served for them. A free customer
    (``when_free`` = rotation) who is served in a visit begins anew with whoever served.
    """
    if not effective or customer_id is None or staff_id is None:
        return False
    rules = owners.rules_of(work.shop, work.connection)
    kind = ContactKind(kind)
    row = next(iter(_ROW.named(work.connection, {"store": work.store_id, "customer": customer_id})), None)
    if row is None:  # nobody's customer yet: the first who serves them (REG-07)
        if kind is ContactKind.VISIT:
            owners.give_in(work, customer_id, staff_id)
            return True
        return False
    if kind not in rules.extends:
        return False
    if not terms.is_protected(row.protected_until, work.now):
        # Once free, no call brings the customer back: only being there in person does, and for everybody alike.
        served = kind is ContactKind.VISIT and not on_behalf
        if served and (rules.when_free is WhenFree.ROTATION or row.staff_id == staff_id):
            owners.give_in(work, customer_id, staff_id, "free")
            return True
        return False
    if row.staff_id != staff_id and not on_behalf:
        return False
    offered = owners.end_of_days(work.shop, work.now, rules.protection_days)
    cap = owners.end_of_days(work.shop, row.since, rules.cap_days)
    until = terms.extended(row.protected_until, offered, cap)
    if until == row.protected_until:
        return False
    return work.update(CustomerOwner, row.id, protected_until=until, extended_at=work.now, extended_by=kind.value)


def call_is_effective(result: str, duration_s: int | None, least_s: int) -> bool:
    """Whether they spoke: not an unanswered call, a message left, a wrong number, nor one shorter than the pack says.
    A call whose length nobody knows counts by its result.
    """
    spoke = result in ("answered", "visit_booked", "call_back")
    return spoke and (duration_s is None or duration_s >= least_s)


def called(work: Work, customer_id: int | None, staff_id: int | None, result: str, duration_s: int | None) -> bool:
    """:func:`contact` of a call, by its result and length."""
    least = owners.rules_of(work.shop, work.connection).call_least_s
    return contact(work, customer_id, staff_id, ContactKind.CALL, call_is_effective(result, duration_s, least))


def served(work: Work, visit_id: int) -> bool:
    """:func:`contact` of a visit that has ended: not of one whose outcome gives the turn back, which was no contact
    with a customer; a deputy's is the owner's.
    """
    row = work.connection.execute(
        select(Visit.customer_id, Visit.consultant_id, Visit.served_as, Visit.outcome).where(
            Visit.id == visit_id, Visit.store_id == work.store_id
        )
    ).one()
    if row.customer_id is None or row.outcome is None:
        return False
    effective = row.outcome not in fruitless(packs.in_force(work.shop, work.connection).pack)
    deputy = row.served_as == "deputy"
    return contact(work, row.customer_id, row.consultant_id, ContactKind.VISIT, effective, on_behalf=deputy)


def fruitless(pack: Pack) -> frozenset[str]:
    """Outcomes that say the visitor was no customer."""
    return frozenset(one.key for one in pack.outcomes if one.gives_turn_back)
