"""Taking a merge back, exactly, at any later time (REG-03).

Each cell is judged by itself: what the merge wrote and nobody touched since goes back; what somebody changed since
stays as it is now, and is told. Rows that were handed over go back from whoever holds them now, also after a further
merge; what happened after the merge stays with the record that is left, unless it is given to the other.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import IntegrityError

from showroom.domain.customers import form
from showroom.domain.errors import UserError
from showroom.domain.ids import EPOCH
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import may
from showroom.services import packs
from showroom.services.audit_lines import plain
from showroom.services.customers import answers, grades, records
from showroom.services.customers.merging.cases import is_history
from showroom.services.customers.merging.journal import Entry, Hands, model_of, read, typed, written
from showroom.services.customers.merging.merge import refind, require_in_full, sees
from showroom.services.customers.merging.references import Reference, in_order, references
from showroom.services.customers.merging.values import Later, MergedFrom, Undone
from showroom.services.following import customer_columns, winner_of
from showroom.services.shop import Shop
from showroom.store.models import Base, Customer, CustomerGrade, CustomerMerge, CustomerOwner, OwnerChange, Staff

_DERIVED = frozenset({"completeness", "is_complete", "updated_at"})


@dataclass(slots=True)
class _Record:
    """A merge as it is kept."""

    id: int
    winner: int
    loser: int
    moved: list[Entry]
    changes: list[Entry]
    made: list[tuple[str, int]]


def undo(shop: Shop, actor: Actor, merge_id: int, *, give: Sequence[Later] = (), different: bool = False) -> Undone:
    """Take a merge back. ``give``: what happened since and belongs to the other record (of :func:`since`);
    ``different``: remember that these are two people.

    Raises ``UserError``: ``merge_gone``, ``merge_undone_already``, ``merge_needs_supervisor``.
    """
    action = "customers.merge_any" if may(actor, "customers.merge_any") else "customers.merge"
    with shop.work(actor, action) as work:
        merge = _record(work.connection, merge_id)
        left = winner_of(work.connection, merge.winner)
        for customer_id in (left, merge.loser):
            require_in_full(work, customer_id)
        given = _of_since(work.connection, merge, left, give)
        # First of all: from here on the old id stands for itself again, and rows may be hung on it.
        work.update(CustomerMerge, merge_id, undone_at=work.now, undone_by_id=actor.staff_id)
        work.update(Customer, merge.loser, active=True)
        with Hands(work) as hands:
            back = _TakingBack(hands, merge, left, _later_merges(work.connection, merge_id))
            back.run()
            for one, reference in given:
                hands.of(_table(reference), one.row).update(reference.model, one.row, **{reference.column: merge.loser})
        if different:
            records.not_same(work, left, (merge.loser,))
        return Undone(left, merge.loser, tuple(back.kept), back.gone, len(given))


def _record(connection: Connection, merge_id: int) -> _Record:
    row = connection.execute(select(CustomerMerge.__table__).where(CustomerMerge.id == merge_id)).mappings().first()
    if row is None:
        raise UserError("merge_gone", id=merge_id)
    if row["undone_at"] is not None:
        raise UserError("merge_undone_already", id=merge_id)
    return _as_record(row)


def _as_record(row: Any) -> _Record:
    made = [(table, row_id) for table, row_id in json.loads(row["made"])]
    return _Record(row["id"], row["winner_id"], row["loser_id"], read(row["moved"]), read(row["changes"]), made)


def _later_merges(connection: Connection, merge_id: int) -> list[_Record]:
    """Merges after this one that still stand, oldest first: what they found there was this one's doing."""
    table = CustomerMerge.__table__
    rows = connection.execute(
        select(table).where(table.c.id > merge_id, table.c.undone_at.is_(None)).order_by(table.c.id)
    )
    return [_as_record(row) for row in rows.mappings()]


def _table(reference: Reference) -> Table:
    return cast(Table, reference.model.__table__)


class _TakingBack:
    """One merge being taken back. ``later``: merges after it that stand; where they built on this one, they are made to
    remember what was there before it. ``kept``, ``gone``: what can't go back, for whoever asked.
    """

    def __init__(self, hands: Hands, merge: _Record, left: int, later: list[_Record]) -> None:
        self._hands, self._merge, self._left, self._later = hands, merge, left, later
        self._connection = hands.work.connection
        self._touched = False  # by a person
        self._built_on = left != merge.winner  # by a further merge
        self._path = self._from_winner_to(left)
        self.kept: list[tuple[str, tuple[str, ...]]] = []
        self.gone = 0

    def _from_winner_to(self, left: int) -> set[int]:
        """The records a moved row has passed through since: the winner and whoever it was merged into."""
        onwards = {one.loser: one.winner for one in self._later}
        path, current = {self._merge.winner}, self._merge.winner
        while current != left and current in onwards:
            current = onwards[current]
            path.add(current)
        return path

    def run(self) -> None:
        """All of it."""
        for table, row in self._merge.made:
            if table == CustomerGrade.__tablename__:
                self._take_back_grade(row)
        for entry in self._merge.moved:
            self._move_back(entry)
        for entry in self._merge.changes:
            self._change_back(entry)
        if not any(table == CustomerOwner.__tablename__ for table, _ in self.kept):
            for table, row in self._merge.made:
                if table == OwnerChange.__tablename__:
                    self._take_back_owner_line(row)
        self._settle()
        for other in self._later:
            self._hands.work.update(CustomerMerge, other.id, moved=written(other.moved), changes=written(other.changes))

    # -- rows the merge made
    def _take_back_grade(self, row_id: int) -> None:
        """A line of the history of grades goes, unless a grade was given since: then it is history."""
        table = cast(Table, CustomerGrade.__table__)
        row = self._hands.row(table, row_id, ("customer_id",))
        if row is None:
            return
        newer = self._connection.execute(
            select(CustomerGrade.id).where(CustomerGrade.customer_id == row["customer_id"], CustomerGrade.id > row_id)
        ).first()
        if newer is None:
            self._take_back_row(CustomerGrade, row_id)

    def _take_back_owner_line(self, row_id: int) -> None:
        """That somebody lost the customer by the merge never was, unless owners changed again since."""
        table = cast(Table, OwnerChange.__table__)
        if self._hands.row(table, row_id, ("id",)) is not None and not is_history(self._connection, row_id):
            self._take_back_row(OwnerChange, row_id)

    def _take_back_row(self, model: type[Base], row_id: int) -> None:
        self._hands.of(cast(Table, model.__table__), row_id).delete(model, row_id)
        self._forget_later(model.__tablename__, row_id)

    def _forget_later(self, table: str, row_id: int) -> None:
        """A further merge on the way has nothing to give back of this row any more."""
        for other in self._later:
            if other.loser in self._path:
                other.moved[:] = [one for one in other.moved if (one.table, one.row) != (table, row_id)]

    # -- rows it moved
    def _move_back(self, entry: Entry) -> None:
        """Hand a row back from whoever is left; one that somebody gave to another customer since stays there."""
        model = model_of(entry)
        table = cast(Table, model.__table__)
        ids = [name for name in customer_columns(table) if name in entry.cells]
        kind = ("kind",) if len(ids) > 1 and "kind" in table.c else ()
        now = self._hands.row(table, entry.row, (*entry.cells, *kind))
        if now is None:
            self.gone += 1
            self._touched = True
            return
        if not any(now[name] == self._left for name in ids):
            self.kept.append((entry.table, tuple(ids)))
            self._touched = True
            return
        values = {name: self._merge.loser if now[name] == self._left else now[name] for name in ids}
        values = in_order(table, values, now.get("kind"))
        for name, (old, new) in entry.cells.items():
            if name in ids:
                continue
            if plain(now[name]) == new or self._set_later(entry, name, plain(now[name])):
                values[name] = typed(table, name, old)
            else:
                self._touched = True
        if self._write(entry, values):
            self._forget_later(entry.table, entry.row)
        else:
            self.kept.append((entry.table, tuple(ids)))

    def _set_later(self, entry: Entry, name: str, value: object) -> bool:
        """Whether a further merge put that value there."""
        return any(name in one.cells and one.cells[name][1] == value for one in self._same_row(entry))

    def _same_row(self, entry: Entry) -> Iterator[Entry]:
        for merge in self._later:
            for one in (*merge.moved, *merge.changes):
                if (one.table, one.row) == (entry.table, entry.row):
                    yield one

    # -- cells it wrote
    def _change_back(self, entry: Entry) -> None:
        """Put a group of cells back if nobody touched any of them since."""
        table = cast(Table, model_of(entry).__table__)
        row = self._hands.row(table, entry.row, tuple(entry.cells))
        if row is None:
            self.gone += 1
            self._touched = True
            return
        now = {name: plain(value) for name, value in row.items()}
        changed = [name for name, cell in entry.cells.items() if now[name] != cell[1]]
        if not changed:
            self._write(entry, {name: typed(table, name, cell[0]) for name, cell in entry.cells.items()})
        elif (onto := self._written_over_by(entry, changed)) is not None:
            self._built_on = True
            for name, (old, _new) in entry.cells.items():
                if name in onto.cells:
                    onto.cells[name][0] = old
                else:
                    onto.cells[name] = [old, now[name]]
        else:
            self._touched = True
            if not entry.cells.keys() <= _DERIVED:
                self.kept.append((entry.table, tuple(sorted(entry.cells))))

    def _written_over_by(self, entry: Entry, changed: list[str]) -> Entry | None:
        """The entry of a later merge that found this one's values and wrote over them."""
        for one in self._same_row(entry):
            if all(name in one.cells and one.cells[name][0] == entry.cells[name][1] for name in changed):
                return one
        return None

    def _write(self, entry: Entry, values: dict[str, Any]) -> bool:
        """Write a row; False when a rule of its table forbids it by now."""
        model = model_of(entry)
        try:
            with self._connection.begin_nested():
                self._hands.of(cast(Table, model.__table__), entry.row).update(model, entry.row, **values)
        except IntegrityError:
            return False
        return True

    # -- what follows from it
    def _settle(self) -> None:
        """Search terms of both; completeness anew where a person, or a further merge, has built on this one."""
        work = self._hands.work
        for customer_id in (self._left, self._merge.loser):
            if self._touched or self._built_on:
                self._complete(customer_id)
            refind(work, customer_id)

    def _complete(self, customer_id: int) -> None:
        work = self._hands.work
        current = packs.in_force(work.shop, work.connection)
        record = answers.load(work.connection, current.pack, customer_id)
        if self._touched and customer_id == self._left and record.grade_by != grades.BY_PERSON:
            grades.grade_by_rule(work, current, customer_id, record.answers, record.grade, record.grade_reason)
        complete = form.completeness(current.pack.form, record.answers)
        values = {"completeness": complete.percent, "is_complete": complete.is_complete}
        if not work.update(Customer, customer_id, **values):
            return
        for one in reversed(list(self._same_row(Entry("customer", customer_id, {})))):
            if "updated_at" in one.cells:  # the last merge into this record: that it was counted anew is no change
                for name, value in values.items():
                    if name in one.cells:
                        one.cells[name][1] = value
                return


# -- what happened since, and where a customer came from
def merge_time(identity: int) -> Any:
    """When a row with this id was made (``domain.ids``)."""
    return EPOCH + timedelta(milliseconds=identity >> 22)


def since(shop: Shop, actor: Actor, merge_id: int) -> tuple[Later, ...]:
    """What happened with the customer after this merge, oldest first. Raises as :func:`undo`."""
    with shop.view(actor, "customers.view") as connection:
        merge = _record(connection, merge_id)
        left = winner_of(connection, merge.winner)
        return tuple(one for one, _ in _since(connection, merge, left))


def _since(connection: Connection, merge: _Record, left: int) -> Iterator[tuple[Later, Reference]]:
    brought = {
        (one.table, one.row) for other in _later_merges(connection, merge.id) for one in other.moved
    }  # what a further merge brought was somebody else's
    found: list[tuple[Later, Reference]] = []
    for reference in references():
        if not reference.is_history:
            continue
        table = _table(reference)
        rows = connection.execute(select(table.c.id).where(table.c[reference.column] == left, table.c.id > merge.id))
        found += [
            (Later(reference.table, row_id, merge_time(row_id)), reference)
            for (row_id,) in rows
            if (reference.table, row_id) not in brought
        ]
    yield from sorted(found, key=lambda one: (one[0].row, one[1].column))


def _of_since(
    connection: Connection, merge: _Record, left: int, give: Sequence[Later]
) -> list[tuple[Later, Reference]]:
    """Those of ``give`` that really are later rows of this customer."""
    if not give:
        return []
    wanted = {(one.table, one.row) for one in give}
    return [pair for pair in _since(connection, merge, left) if (pair[0].table, pair[0].row) in wanted]


def merged_from(shop: Shop, actor: Actor, customer_id: int) -> tuple[MergedFrom, ...]:
    """The records that lead to this customer, the last merged first; also those that came with one of them."""
    with shop.view(actor, "customers.view") as connection:
        left = winner_of(connection, customer_id)
        found: list[MergedFrom] = []
        ends = [left]
        full = sees(connection, shop.store.id, actor, left)
        while ends:
            rows = connection.execute(
                select(
                    CustomerMerge.id,
                    CustomerMerge.loser_id,
                    Customer.name,
                    Customer.company,
                    CustomerMerge.at,
                    Staff.name.label("staff"),
                )
                .join(Customer, Customer.id == CustomerMerge.loser_id)
                .outerjoin(Staff, Staff.id == CustomerMerge.staff_id)
                .where(CustomerMerge.winner_id.in_(ends), CustomerMerge.undone_at.is_(None))
            ).all()
            for row in rows:
                own = full and sees(connection, shop.store.id, actor, row.loser_id)
                name = (row.name or row.company or "") if full else ""
                allowed = own or may(actor, "customers.merge_any")
                found.append(MergedFrom(row.id, row.loser_id, name, row.at, row.staff or "", allowed))
            ends = [row.loser_id for row in rows]
        return tuple(sorted(found, key=lambda one: -one.id))
