"""What a search ranks a customer by beside the words: the latest contact and the owners, as every row of theirs in the
index holds them (REG-04).

``customer_latest`` is the truth of the index: what stands there stands in the customer's rows of ``term`` and
``broad_row``, too. The unit of work tells :func:`touch` of every row that says otherwise from now on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from typing import cast as typed

from sqlalchemy import BindParameter, Connection, Table, Text, and_, bindparam, cast, func, select, text, update

from showroom.domain.customers import terms
from showroom.store import broad_terms, lists
from showroom.store.models import (
    BroadRow,
    Call,
    Customer,
    CustomerHeads,
    CustomerLatest,
    CustomerOwner,
    FoundOwner,
    Term,
    Visit,
)
from showroom.store.prepared import Prepared, insert_rows

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
MICROSECONDS = 1_000_000
"""In a second."""
_LOCK = 7307  # PostgreSQL: who numbers owners, of any store

_customer: BindParameter[int] = bindparam("customer")
_STATE = Prepared(
    select(
        CustomerLatest.at,
        CustomerLatest.owner,
        select(func.max(Visit.arrived_at)).where(Visit.customer_id == Customer.id).scalar_subquery().label("visit"),
        select(func.max(Call.at)).where(Call.customer_id == Customer.id).scalar_subquery().label("call"),
        Customer.created_at,
        Customer.active,
    )
    .select_from(Customer)
    .outerjoin(CustomerLatest, CustomerLatest.customer_id == Customer.id)
    .where(Customer.id == _customer)
)
_OWNERS_AND_NUMBERS = select(CustomerOwner.customer_id, CustomerOwner.staff_id, FoundOwner.number).outerjoin(
    FoundOwner,
    and_(FoundOwner.staff_id == CustomerOwner.staff_id, FoundOwner.members == cast(CustomerOwner.staff_id, Text)),
)
_OWNERS = Prepared(_OWNERS_AND_NUMBERS.where(CustomerOwner.customer_id == _customer))
_OWNERS_OF = lists.OneOf(_OWNERS_AND_NUMBERS, CustomerOwner.customer_id)
_NUMBER = Prepared(
    select(FoundOwner.number).where(
        FoundOwner.staff_id == bindparam("staff"), FoundOwner.members == bindparam("members")
    )
)
_UPDATE = Prepared(
    update(CustomerLatest)
    .where(CustomerLatest.customer_id == _customer)
    .values(
        at=bindparam("moment", type_=CustomerLatest.at.type), owner=bindparam("whose", type_=CustomerLatest.owner.type)
    )
)
_HEADS = Prepared(select(CustomerHeads.heads, CustomerHeads.version).where(CustomerHeads.customer_id == _customer))
_MOVE_TERM = Prepared(
    update(Term)
    .where(Term.term == bindparam("found_by"), Term.customer_id == _customer)
    .values(recent=bindparam("now", type_=Term.recent.type), owner=bindparam("whose", type_=Term.owner.type))
)
_MOVE_BROAD = Prepared(
    update(BroadRow)
    .where(BroadRow.word == bindparam("number"), BroadRow.recent == bindparam("was"), BroadRow.customer_id == _customer)
    .values(recent=bindparam("now", type_=BroadRow.recent.type), owner=bindparam("whose", type_=BroadRow.owner.type))
)
_HOLD = Prepared(select(CustomerLatest.at).where(CustomerLatest.customer_id == _customer).with_for_update())
_LATEST_TABLE, _OWNER_TABLE = (typed(Table, one.__table__) for one in (CustomerLatest, FoundOwner))


def moment(at: datetime) -> int:
    """A moment as ``customer_latest`` holds it: microseconds since 1970."""
    return (at - _EPOCH) // _MICROSECOND


def second(at: int) -> int:
    """A moment of ``customer_latest`` as the index holds it: seconds since 1970."""
    return at // MICROSECONDS


@dataclass(frozen=True, slots=True)
class Rank:
    """The latest contact (microseconds since 1970) and the owners (a number of ``found_owner``) of a customer."""

    at: int
    owner: int

    @property
    def recent(self) -> int:
        """The second that the rows of the index hold."""
        return second(self.at)


def hold(connection: Connection, customer_id: int) -> None:
    """Before what stands in the index of a customer is read to be changed. On PostgreSQL two stores' acts may be about
    one customer at once, and who comes second would move rows that are no longer where they were (SQLite has one
    writer anyway).
    """
    if connection.dialect.name != "sqlite":
        broad_terms.keep_out(connection)
        _HOLD.rows(connection, {"customer": customer_id})


def settle(connection: Connection, customer_id: int, at: datetime | None = None) -> Rank:
    """Write what a customer who is put into the index is ranked by. ``at``: they were just made, and this is when."""
    owner = _owner(connection, customer_id)
    if at is not None:
        rank = Rank(moment(at), owner)
        insert_rows(connection, _LATEST_TABLE, ({"customer_id": customer_id, "at": rank.at, "owner": owner},))
        return rank
    row = _STATE.first(connection, {"customer": customer_id})
    rank = Rank(_latest(row), owner) if row is not None else Rank(0, owner)
    if row is None or row[0] is None:
        insert_rows(connection, _LATEST_TABLE, ({"customer_id": customer_id, "at": rank.at, "owner": owner},))
    elif (row[0], row[1]) != (rank.at, owner):
        _UPDATE.write(connection, {"customer": customer_id, "moment": rank.at, "whose": owner})
    return rank


def _latest(row: Sequence[Any]) -> int:
    """Of a row of ``_STATE``: the last visit or call, or else the registration."""
    visit, call, created = row[2:5]
    return max(moment(one) for one in (visit, call, None if visit or call else created) if one is not None)


def touch(connection: Connection, ids: Iterable[int]) -> None:
    """Look up again when these customers were last in contact and who looks after them, and put their rows there."""
    for customer_id in dict.fromkeys(ids):
        hold(connection, customer_id)
        row = _STATE.first(connection, {"customer": customer_id})
        if row is None or (row[0] is None and not row[5]):  # deleted, merged away
            continue
        was = None if row[0] is None else Rank(row[0], row[1])
        now = Rank(_latest(row), _owner(connection, customer_id))
        if was is None:
            insert_rows(connection, _LATEST_TABLE, ({"customer_id": customer_id, "at": now.at, "owner": now.owner},))
        elif was != now:
            _UPDATE.write(connection, {"customer": customer_id, "moment": now.at, "whose": now.owner})
            if (was.recent, was.owner) != (now.recent, now.owner):
                _move(connection, customer_id, was, now)


def _move(connection: Connection, customer_id: int, was: Rank, now: Rank) -> None:
    row = _HEADS.first(connection, {"customer": customer_id})
    if row is None or abs(row[1]) != terms.VERSION:  # no rows yet
        return
    fits = terms.terms(terms.unwritten(row[0]))
    words = broad_terms.fitting(fits, broad_terms.known(connection))
    facts = {"customer": customer_id, "was": was.recent, "now": now.recent, "whose": now.owner}
    _MOVE_TERM.write(connection, *({**facts, "found_by": term} for term in sorted(fits)))
    _MOVE_BROAD.write(connection, *({**facts, "number": number} for number in sorted(words)))


# -- owners
def _owner(connection: Connection, customer_id: int) -> int:
    rows = _OWNERS.rows(connection, {"customer": customer_id})
    return _number(connection, [(row[1], row[2]) for row in rows])


def owners_of(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    """The number of the owners of each of these customers who has any."""
    held: dict[int, list[tuple[int, int | None]]] = {}
    for customer_id, staff_id, number in _OWNERS_OF.rows(connection, ids):
        held.setdefault(customer_id, []).append((staff_id, number))
    given: dict[tuple[int, ...], int] = {}
    numbers: dict[int, int] = {}
    for customer_id, owners in held.items():
        members = tuple(sorted(staff_id for staff_id, _ in owners))
        if members not in given:
            given[members] = _number(connection, owners)
        numbers[customer_id] = given[members]
    return numbers


def single_owners(connection: Connection) -> dict[int, int]:
    """The numbers of those who look after customers alone, by their id."""
    alone = select(FoundOwner.staff_id, FoundOwner.number).where(FoundOwner.members == cast(FoundOwner.staff_id, Text))
    return {row[0]: row[1] for row in connection.execute(alone)}


def _number(connection: Connection, owners: Sequence[tuple[int, int | None]]) -> int:
    """The number of these members (with their number as the only one); given to them when they had none."""
    if not owners:
        return 0
    if len(owners) == 1 and owners[0][1] is not None:
        return owners[0][1]
    ids = sorted(staff_id for staff_id, _ in owners)
    facts = {"staff": ids[0], "members": ",".join(map(str, ids))}
    known = _NUMBER.scalar(connection, facts)
    if known is None and connection.dialect.name != "sqlite":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        known = _NUMBER.scalar(connection, facts)
    if known is not None:
        return int(known)
    number = int(connection.execute(select(func.coalesce(func.max(FoundOwner.number), 0))).scalar_one()) + 1
    rows = [{"staff_id": one, "number": number, "members": facts["members"]} for one in ids]
    insert_rows(connection, _OWNER_TABLE, rows)
    return number
