"""Customers who belong to one in question: the same person again, the household, who recommended them (REG-08)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from showroom.domain.customers import names, terms
from showroom.domain.ownership.cases import TieKind
from showroom.services.customers.relations import household_of, referrer_of
from showroom.services.shop import Shop
from showroom.store import lists
from showroom.store.models import Customer, CustomerOwner, CustomerPhone, Staff, Term
from showroom.store.prepared import Prepared

TAIL = 8
"""Last digits of a phone that two people hardly share by chance."""
MOST = 20

# Made once: making a statement takes longer than running it, and each registration runs them.
_MINE = Prepared(
    select(Customer.name_key, Customer.address_key, CustomerPhone.e164)
    .outerjoin(CustomerPhone, CustomerPhone.customer_id == Customer.id)
    .where(Customer.id == bindparam("customer"))
    .order_by(CustomerPhone.position)
)
# A number's end is one of its terms: who shares it is one equality away.
_OF_TAIL = Prepared(
    select(CustomerPhone.customer_id, CustomerPhone.e164, Customer.name_key)
    .join(Customer, Customer.id == CustomerPhone.customer_id)
    .where(
        CustomerPhone.customer_id.in_(
            select(Term.customer_id)
            .where(Term.term == bindparam("term"), Term.customer_id != bindparam("customer"))
            .order_by(Term.customer_id.desc())
            .limit(bindparam("most"))
        ),
        Customer.active,
    )
    .order_by(CustomerPhone.customer_id)
)
_OF_ADDRESS = Prepared(
    select(Customer.id)
    .where(Customer.address_key == bindparam("key"), Customer.active, Customer.id != bindparam("customer"))
    .order_by(Customer.id)
    .limit(bindparam("most"))
)
_HOLDERS = lists.OneOf(
    select(
        CustomerOwner.customer_id,
        CustomerOwner.staff_id,
        Staff.name,
        CustomerOwner.since,
        CustomerOwner.protected_until,
    )
    .join(Staff, Staff.id == CustomerOwner.staff_id)
    .where(CustomerOwner.store_id == bindparam("store"), Staff.active),
    CustomerOwner.customer_id,
)


@dataclass(frozen=True, slots=True)
class Owned:
    """A related customer and who looks after them here. ``how``: phone, phone_tail, address, household, referrer."""

    customer_id: int
    kind: TieKind
    how: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What ties a customer to others; ``phones`` in E.164. ``is_alone``: no relation to anybody can be known yet."""

    name_key: str
    address_key: str | None
    phones: tuple[str, ...]
    is_alone: bool = False


def related(connection: Connection, customer_id: int) -> tuple[Owned, ...]:
    """Everybody who belongs to a customer, each once, the closest way first."""
    found: dict[int, Owned] = {}
    marks = _marks(connection, customer_id)
    for other in (*_by_phone(connection, customer_id, marks), *_by_relation(connection, customer_id)):
        found.setdefault(other.customer_id, other)
    return tuple(found.values())


def suspicious(connection: Connection, customer_id: int, marks: Marks | None = None) -> tuple[Owned, ...]:
    """As :func:`related`, and who has the same address: what a skating check looks at. Not who recommended them: that
    is no secret. ``marks``: the customer's, where the act knows them already.
    """
    marks = marks or _marks(connection, customer_id)
    related_ = () if marks.is_alone else household_of(connection, customer_id)
    household = (Owned(other, TieKind.HOUSEHOLD, "household") for other in related_)
    found: dict[int, Owned] = {}
    for other in (*_by_phone(connection, customer_id, marks), *household, *_by_address(connection, customer_id, marks)):
        found.setdefault(other.customer_id, other)
    return tuple(found.values())


def _marks(connection: Connection, customer_id: int) -> Marks:
    rows = _MINE.rows(connection, {"customer": customer_id})
    name_key, address_key = rows[0][:2] if rows else ("", None)
    return Marks(name_key, address_key, tuple(row[2] for row in rows if row[2] is not None))


def _by_phone(connection: Connection, customer_id: int, marks: Marks) -> list[Owned]:
    """Who has the same number (the same person if the name is the same or missing), or one that ends alike."""
    found = []
    for phone in marks.phones:
        if len(phone) <= TAIL:
            continue
        tail = phone[-TAIL:]
        facts = {"term": terms.DIGITS + tail, "customer": customer_id, "most": MOST}
        for other, e164, name_key in _OF_TAIL.rows(connection, facts):
            if not e164.endswith(tail):
                continue
            same = e164 == phone
            person = not name_key or not marks.name_key or _alike(marks.name_key, name_key)
            kind = TieKind.SAME_PERSON if same and person else TieKind.HOUSEHOLD
            found.append(Owned(other, kind, "phone" if same else "phone_tail"))
    return sorted(found, key=lambda one: (one.kind is not TieKind.SAME_PERSON, one.how, one.customer_id))


def _alike(one: str, other: str) -> bool:
    """Two keys that can mean one person: the same, one inside the other (张 and 张伟), or read the same."""
    return one in other or other in one or names.pinyin(one).casefold() == names.pinyin(other).casefold()


def _by_relation(connection: Connection, customer_id: int) -> list[Owned]:
    found = [Owned(other, TieKind.HOUSEHOLD, "household") for other in household_of(connection, customer_id)]
    referrer = referrer_of(connection, customer_id)
    if referrer is not None and referrer != customer_id:
        found.append(Owned(referrer, TieKind.REFERRER, "referrer"))
    return found


def _by_address(connection: Connection, customer_id: int, marks: Marks) -> list[Owned]:
    if not marks.address_key:
        return []
    rows = _OF_ADDRESS.rows(connection, {"key": marks.address_key, "customer": customer_id, "most": MOST})
    return [Owned(other, TieKind.HOUSEHOLD, "address") for (other,) in rows]


@dataclass(frozen=True, slots=True)
class Holder:
    """Who looks after a customer here: since when, protected until when (None: no end)."""

    staff_id: int
    name: str
    since: datetime
    until: datetime | None


def holders(shop: Shop, connection: Connection, ids: Iterable[int]) -> dict[int, Holder]:
    """The owners of customers in this store, as far as they still work here."""
    rows = _HOLDERS.rows(connection, ids, store=shop.store.id)
    return {row[0]: Holder(*row[1:]) for row in rows}
