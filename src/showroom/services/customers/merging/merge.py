"""The act of merging: what happened moves, what is known is chosen cell by cell, the other record becomes a tombstone
that leads to the one kept (REG-03). One transaction, with its audit entry.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, cast

from sqlalchemy import Connection, Table, select

import showroom.services.customers.merging.cases as cases
import showroom.services.customers.merging.cells as cells
from showroom.domain.customers import form, phones
from showroom.domain.customers.access import in_full
from showroom.domain.customers.merging import Pick, joined
from showroom.domain.errors import UserError
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import may
from showroom.services import packs
from showroom.services.customers import answers as _answers
from showroom.services.customers import grades
from showroom.services.customers import people as _people
from showroom.services.customers import records as _records
from showroom.services.customers.merging.cells import OWN_FIELD, Side
from showroom.services.customers.merging.journal import Entry, Hands, Journal, written
from showroom.services.customers.merging.references import Reference, in_order, references
from showroom.services.customers.merging.values import Merged, Request
from showroom.services.following import winner_of
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store import search
from showroom.store.models import Customer, CustomerField, CustomerGrade, CustomerMerge, CustomerOwner

ONE_BY_ONE = frozenset({"customer_phone", "customer_field", "customer_confirmed", "customer_owner", "customer"})
"""Tables whose rows are not simply handed over."""


def merge(shop: Shop, actor: Actor, request: Request) -> Merged:
    """Make two records one. Whoever sees both in full may; anybody's needs a supervisor.

    Raises ``UserError``: ``customer_gone``, ``merge_same_record``, ``merge_needs_supervisor``.
    """
    action = "customers.merge_any" if may(actor, "customers.merge_any") else "customers.merge"
    with shop.work(actor, action) as work:
        return merge_in(work, request)


def merge_in(work: Work, request: Request) -> Merged:
    """:func:`merge` inside another act (an import)."""
    kept, other = sides(work.connection, request.kept_id, request.other_id)
    for side in (kept, other):
        require_in_full(work, side.id)
    with Hands(work) as hands:
        journal = Journal(hands)
        _hand_over(journal, kept, other)
        cases.owners(journal, kept.id, other.id, work.now)
        cases.join(journal, kept.id, work.now)
        _known(journal, kept, other, request)
        _phones(journal, kept, other)
        _derived(journal, kept.id)
    work.update(Customer, other.id, active=False)
    merge_id = work.insert(
        CustomerMerge,
        winner_id=kept.id,
        loser_id=other.id,
        at=work.now,
        staff_id=work.actor.staff_id,
        moved=written(journal.moved),
        changes=written(journal.changes),
        made=json.dumps([list(one) for one in journal.made]),
    )
    search.forget(work.connection, other.id)
    refind(work, kept.id)
    moved = Counter(entry.table for entry in journal.moved)
    return Merged(merge_id, kept.id, other.id, tuple(moved.most_common()))


def sides(connection: Connection, kept_id: int, other_id: int) -> tuple[Side, Side]:
    """Both records as they stand; old ids lead to those they were merged into."""
    kept, other = winner_of(connection, kept_id), winner_of(connection, other_id)
    if kept == other:
        raise UserError("merge_same_record", id=kept)
    return cells.load(connection, kept), cells.load(connection, other)


def require_in_full(work: Work, customer_id: int) -> None:
    """Raises ``UserError('merge_needs_supervisor')`` when the actor sees this customer masked."""
    if not sees(work.connection, work.store_id, work.actor, customer_id):
        raise UserError("merge_needs_supervisor", id=customer_id)


def sees(connection: Connection, store_id: int, actor: Actor, customer_id: int) -> bool:
    """Whether the actor sees this record in full (SEC-02)."""
    row = connection.execute(
        select(Customer.created_by_id, CustomerOwner.staff_id)
        .outerjoin(CustomerOwner, (CustomerOwner.customer_id == Customer.id) & (CustomerOwner.store_id == store_id))
        .where(Customer.id == customer_id)
    ).first()
    return row is not None and in_full(actor, row[1], row[0])


# -- what happened
def _hand_over(journal: Journal, kept: Side, other: Side) -> None:
    for reference in references():
        if reference.table in ONE_BY_ONE:
            continue
        for row in rows_of(journal.hands.work.connection, reference, other.id):
            move(journal, reference, dict(row), kept.id)
    table = cast(Table, Customer.__table__)
    brought = select(table.c.id).where(table.c.referrer_id == other.id, table.c.id.not_in((kept.id, other.id)))
    for (row_id,) in journal.hands.work.connection.execute(brought).all():
        journal.write(Customer, row_id, {"referrer_id": kept.id}, moves=True)


def rows_of(connection: Connection, reference: Reference, customer_id: int) -> list[Any]:
    """The rows that name the customer there: id, this column, and what decides whether one may be moved."""
    table = cast(Table, reference.model.__table__)
    extra = ("kind",) if reference.others and "kind" in table.c else ()
    names = ("id", reference.column, *reference.others, *extra)
    found = connection.execute(
        select(*(table.c[name] for name in names)).where(table.c[reference.column] == customer_id).order_by(table.c.id)
    )
    return list(found.mappings())


def move(journal: Journal, reference: Reference, row: dict[str, Any], to: int) -> bool:
    """Hand one row over. It stays where it is when the other customer has its like, or is the other of the pair."""
    if any(row[name] == to for name in reference.others):
        return False
    ids = {reference.column: to} | {name: row[name] for name in reference.others}
    values = in_order(cast(Table, reference.model.__table__), ids, row.get("kind"))
    if reference.may_clash:
        return journal.try_move(reference.model, row["id"], values)
    return journal.write(reference.model, row["id"], values, moves=True, whole=True)


# -- what is known
def _known(journal: Journal, kept: Side, other: Side, request: Request) -> None:
    for key in cells.keys(kept, other):
        pick = request.picks.get(key) or cells.default(key, kept, other)
        if key.startswith(OWN_FIELD):
            _own_field(journal, kept, other, key.removeprefix(OWN_FIELD), pick)
            continue
        columns = cells.groups()[key]
        if pick is Pick.OTHER:
            values = {name: other.columns[name] for name in columns}
        elif pick is Pick.BOTH:
            values = {columns[0]: _both(kept.columns[columns[0]], other.columns[columns[0]])}
        else:
            values = {name: kept.columns[name] for name in columns}
        if key == "referrer" and values["referrer_id"] in (kept.id, other.id):
            values["referrer_id"] = None  # nobody brings themselves
        journal.write(Customer, kept.id, values)
    _confirmed(journal, kept.id, other.id)


def _both(kept: object, other: object) -> object:
    """Both texts as one; of anything that is no text, the one there is."""
    if isinstance(kept, str) and isinstance(other, str) and kept.strip() and other.strip():
        return joined(kept, other)
    return kept if kept not in (None, "") else other


def _own_field(journal: Journal, kept: Side, other: Side, field: str, pick: Pick) -> None:
    mine, theirs = kept.fields.get(field), other.fields.get(field)
    if theirs is None or pick is Pick.KEPT:
        return
    if mine is None:
        journal.write(CustomerField, theirs[0], {"customer_id": kept.id}, moves=True)
    else:
        journal.write(CustomerField, mine[0], {"value": theirs[1], "confirmed_at": theirs[2]})


def _confirmed(journal: Journal, kept_id: int, other_id: int) -> None:
    """When an answer was last heard goes with the answers; where both have one, the kept record's row stays."""
    for reference in references():
        if reference.table == "customer_confirmed":
            for row in rows_of(journal.hands.work.connection, reference, other_id):
                move(journal, reference, dict(row), kept_id)


def _phones(journal: Journal, kept: Side, other: Side) -> None:
    """Numbers are united: those of the kept record first."""
    for reference in references():
        if reference.table != "customer_phone":
            continue
        place = len(kept.phones)
        for e164, row_id in other.phones.items():
            if e164 not in kept.phones:
                journal.write(reference.model, row_id, {"customer_id": kept.id, "position": place}, moves=True)
                place += 1


# -- what follows from it
def _derived(journal: Journal, customer_id: int) -> None:
    """Completeness, and the grade where the pack's rule gives it (REG-05)."""
    work = journal.hands.work
    current = packs.in_force(work.shop, work.connection)
    record = _answers.load(work.connection, current.pack, customer_id)
    if record.grade_by != grades.BY_PERSON:
        _grade(journal, current, customer_id, record)
    complete = form.completeness(current.pack.form, record.answers)
    values = {"completeness": complete.percent, "is_complete": complete.is_complete}
    journal.write(Customer, customer_id, values | {"updated_at": work.now})


def _grade(journal: Journal, current: packs.PackInForce, customer_id: int, record: _answers.Record) -> None:
    """Grade by the rule; the line of history it makes and the record's cells go back with the merge."""
    work = journal.hands.work
    names = ("grade", "grade_by", "grade_reason")
    table = cast(Table, Customer.__table__)
    newest = (
        select(CustomerGrade.id)
        .where(CustomerGrade.customer_id == customer_id)
        .order_by(CustomerGrade.id.desc())
        .limit(1)
    )
    before, last = journal.hands.row(table, customer_id, names), work.connection.execute(newest).scalar()
    grades.grade_by_rule(work, current, customer_id, record.answers, record.grade, record.grade_reason)
    after, made = journal.hands.row(table, customer_id, names), work.connection.execute(newest).scalar()
    assert before is not None
    assert after is not None
    if made is not None and made != last:
        journal.made.append((CustomerGrade.__tablename__, made))
        journal.changes.append(
            Entry("customer", customer_id, {name: [before[name], after[name]] for name in names if before != after})
        )


def refind(work: Work, customer_id: int) -> None:
    """Write the search terms of a customer anew, from what is stored."""
    row = work.connection.execute(select(Customer.__table__).where(Customer.id == customer_id)).mappings().one()
    region = work.shop.store.country
    numbers = _people.phones_of(work.connection, [customer_id]).get(customer_id, ())
    read = tuple(phones.read(e164, region) for e164 in numbers)
    search.put(work.connection, customer_id, _records.findable(dict(row), read))
