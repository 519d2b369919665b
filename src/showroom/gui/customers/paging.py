"""A model of any number of customers: all ids, eight bytes each, and the people of the pages in sight."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from showroom.gui.kit.table import Column, Index, TableModel
from showroom.services.customers.values import Person

PAGE = 50
"""Rows that are read together."""
_HELD = 2000
_IN_FLIGHT = 4
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)

UNREAD = Person(
    0, "…", "household", None, "", "", None, None, "", False, True, 0, True, None, datetime.fromtimestamp(0, UTC)
)
"""What stands in a row until it is read."""


class PagedModel(TableModel[Person]):
    """Rows by id. ``wanted(ids)``: these are in sight and not read yet, or read before the last commit.

    People are kept for the rows looked at last; those read before a commit are shown until they are read again.
    """

    wanted = Signal(object)

    def __init__(self, columns: Sequence[Column[Person]], parent: QWidget | None = None) -> None:
        super().__init__(columns, lambda person: person.id, parent)
        self._ids: array[int] = array("q")
        self._people: OrderedDict[int, Person] = OrderedDict()
        self._stale: set[int] = set()
        self._asked: set[int] = set()
        self._missing: OrderedDict[int, None] = OrderedDict()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask)

    # -- rows
    @property
    def ids(self) -> array[int]:
        """The order; never changed in place, so that another thread may read it."""
        return self._ids

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def row(self, number: int) -> Person:
        customer_id = self._ids[number]
        person = self._people.get(customer_id)
        if person is None or customer_id in self._stale:
            self._miss(number // PAGE)
        return person if person is not None else UNREAD

    def rows(self) -> tuple[Person, ...]:
        """Those that are read, in order; of a long list only its beginning."""
        return tuple(self._people[one] for one in self._ids[:_HELD] if one in self._people)

    def identity(self, number: int) -> object:
        return self._ids[number]

    def position(self, identity: object) -> int:
        try:
            return self._ids.index(identity) if isinstance(identity, int) else -1
        except ValueError:
            return -1

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role:  # comparing with Qt's enums would take most of the time of a scrolled frame
            return super().data(index, role) if role in _ANSWERED else None
        return self.columns[index.column()].text(self.row(index.row()))

    # -- what is shown
    def show(self, ids: array[int], people: Iterable[Person] = ()) -> bool:
        """Show these ids; returns whether the rows are others than before. The model is reset then: telling a view of a
        million rows where some came in between takes it a hundred times longer.
        """
        for person in people:
            self._keep(person)
        if ids == self._ids:
            self._repaint()
            return False
        self.beginResetModel()
        self._ids = ids
        self.endResetModel()
        return True

    def unanswered(self, asked: Sequence[int]) -> None:
        """There will be no answer to ``wanted``: the next painting asks again."""
        self._asked.difference_update(asked)

    def put(self, asked: Sequence[int], people: Mapping[int, Person]) -> None:
        """The answer to ``wanted``; rows of people who are no more go."""
        self.unanswered(asked)
        if self._missing:
            self._soon.start(0)
        for person in people.values():
            self._keep(person)
        for customer_id in asked:
            if customer_id not in people:
                self._drop(customer_id)
        self._repaint()

    def expire(self) -> None:
        """Something was committed: what is in sight is read again."""
        self._stale = set(self._people)
        self._asked.clear()
        self._repaint()

    def forget(self) -> None:
        """Somebody else looks at the list: what was read for the one before may be more than they may see."""
        self._people.clear()
        self._stale.clear()
        self._asked.clear()
        self._repaint()

    def _keep(self, person: Person) -> None:
        self._people[person.id] = person
        self._people.move_to_end(person.id)
        self._stale.discard(person.id)
        while len(self._people) > _HELD:
            gone, _ = self._people.popitem(last=False)
            self._stale.discard(gone)

    def _drop(self, customer_id: int) -> None:
        at = self.position(customer_id)
        if at >= 0:
            self.beginRemoveRows(QModelIndex(), at, at)
            self._ids = self._ids[:at] + self._ids[at + 1 :]
            self.endRemoveRows()
        self._people.pop(customer_id, None)
        self._stale.discard(customer_id)

    def _repaint(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))

    # -- reading
    def _miss(self, page: int) -> None:
        """Painting met a row that is not read: its page is asked for once the painting is done."""
        self._missing[page] = None
        self._missing.move_to_end(page)
        while len(self._missing) > _IN_FLIGHT:  # scrolled past already
            self._missing.popitem(last=False)
        if not self._asked and not self._soon.isActive():
            self._soon.start(0)

    def _ask(self) -> None:
        """One question at a time: while it is answered, a fast scroll passes pages nobody needs any more."""
        found: list[int] = []
        for page in self._missing:
            rows = self._ids[page * PAGE : (page + 1) * PAGE]
            found += [one for one in rows if one not in self._asked and (one not in self._people or one in self._stale)]
        self._missing.clear()
        if found:
            self._asked.update(found)
            self.wanted.emit(found)


_ANSWERED = frozenset(
    int(role)
    for role in (
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.FontRole,
        Qt.ItemDataRole.ForegroundRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
)
