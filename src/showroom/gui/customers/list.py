"""The list of customers: any number of them, sorted and filtered, read page by page as they come into sight (REG-04).

Nothing here waits: the first page is on the screen after one short read, the order of a million follows behind it.
"""

from __future__ import annotations

import time
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QWidget

from showroom.domain.staff.actor import Actor
from showroom.gui.customers.columns import columns
from showroom.gui.customers.paging import PagedModel
from showroom.gui.kit.layouts import vbox
from showroom.gui.kit.table import Table
from showroom.gui.kit.work import Job, alive
from showroom.gui.shell.context import ShellContext
from showroom.services.customers import listing
from showroom.services.customers.listing import Order, Start, View, Which
from showroom.services.customers.values import Person

_SORTS = {"name": Order.NAME, "contact": Order.CONTACT}
_REST = 10  # of the time a whole order takes to read: a busy counter does not read it without end
_AT_ONCE_S = 0.1
_AFTER_PAINT_MS = 150  # reading the whole order would compete with the first paint


@dataclass(frozen=True, slots=True)
class _Ids:
    """An order that was read, and how long that took (s)."""

    asked: int
    ids: array[int]
    took: float


class PeopleTable(Table[Person]):
    """Typing belongs to the search box: ``typed(text)``. Qt's own search would read every row there is."""

    typed = Signal(str)

    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)


class CustomerList(QWidget):
    """``chosen(id or None)`` follows the selection, ``opened(id)`` comes with Enter or a double press, ``counted(n)``
    when the length of the list is known, ``shown()`` whenever rows were put there. ``table`` is what is scrolled.
    """

    chosen = Signal(object)
    opened = Signal(object)
    counted = Signal(int)
    shown = Signal()

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self._context = context
        self.view = View()
        self._asked = 0
        self._wanted: int | None = None
        self._actor: Actor | None = None
        self._fixed = False
        self._shown: View | None = None
        self._reading: Job[_Ids] | None = None
        self._took = 0.0
        self._read_at = 0.0
        self.why: Mapping[int, str] = {}
        self.model = PagedModel(columns(context, lambda customer_id: self.why.get(customer_id, "")), self)
        self.model.wanted.connect(self._on_wanted)
        self.model.rowsAboutToBeRemoved.connect(self._on_removed)
        self.table = PeopleTable(
            self.model.columns,
            lambda person: person.id,
            "customers.table",
            self.tr("Customers"),
            model=self.model,
        )
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(lambda _person: self._on_opened())
        self.table.sorted_by.connect(self._on_sorted)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._read_order)
        self.setLayout(vbox(self.table))
        self.setFocusProxy(self.table)

    # -- what is shown
    def show_filter(self, key: str) -> None:
        """Show the customers of a filter (``listing.Which``)."""
        self._show_view(View(Which(key), self.view.order, self.view.reverse))

    def _show_view(self, view: View) -> None:
        if view != self.view or self._fixed:
            self.view, self._fixed, self._took = view, False, 0.0
        self.refresh()

    def show_people(self, people: Sequence[Person], why: Mapping[int, str] | None = None) -> None:
        """Show these and no others (the hits of a search), with a reason each in place of the second line."""
        self._stop()
        self._fixed, self._shown = True, None
        self.why = why or {}
        self._show(array("q", [person.id for person in people]), people)
        self.counted.emit(len(people))

    def show_column(self, key: str, shown: bool) -> None:
        """Whether there is room for a column."""
        self.table.setColumnHidden([column.key for column in self.model.columns].index(key), not shown)

    def select(self, customer_id: int) -> bool:
        """Mark this customer, now or once it comes up; returns whether it is in the list by now."""
        self._wanted = customer_id
        return self.table.current_id() == customer_id or self.table.select_id(customer_id)

    def refresh(self) -> None:
        """Read again what is in sight; the order follows. Hits of a search stay until others are shown."""
        if self._fixed:
            self.model.expire()
            return
        actor = self._context.actor()
        if actor != self._actor:
            self._actor = actor
            self._took = 0.0
            self.model.forget()
        self._stop()
        asked, view = self._asked, self.view
        self.why = {}
        self.model.expire()
        if self._took > _AT_ONCE_S:  # a long one: who is new comes first, the whole order when there is time
            self._read_newer()
            return

        def look(job: Job[tuple[int, Start]]) -> tuple[int, Start]:
            return asked, listing.start(job.shop, actor, view)

        # bound methods: the door drops an answer when the list is gone by then
        self._context.door.background(look, self._on_start)

    def _stop(self) -> None:
        """An answer to an older question never overwrites a newer one."""
        self._asked += 1
        self._later.stop()
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _on_start(self, answer: tuple[int, Start]) -> None:
        asked, start = answer
        if asked != self._asked:
            return
        head = array("q", [person.id for person in start.people])
        is_same, self._shown = self._shown == self.view, self.view
        if start.is_all:
            self._show(head, start.people)
            self.counted.emit(len(head))
            return
        # of another list only what is known of it; the same one does not shrink for a moment
        self._show(listing.headed(head, self.model.ids) if is_same else head, start.people)
        self._later.start(_AFTER_PAINT_MS)

    def _read_order(self) -> None:
        asked, view, actor = self._asked, self.view, self._context.actor()

        def look(job: Job[_Ids]) -> _Ids:
            started = time.monotonic()
            found = listing.ids(job.shop, actor, view, job.check)
            return _Ids(asked, found, time.monotonic() - started)

        self._reading = self._context.door.background(look, self._on_ids)

    def _read_newer(self) -> None:
        """Who is new or was in contact goes to the top of the order that is known."""
        asked, view, actor, known = self._asked, self.view, self._context.actor(), self.model.ids

        def look(job: Job[tuple[int, array[int] | None]]) -> tuple[int, array[int] | None]:
            return asked, listing.newer(job.shop, actor, view, known, job.check)

        self._context.door.background(look, self._on_newer)

    def _on_newer(self, answer: tuple[int, array[int] | None]) -> None:
        asked, found = answer
        if asked != self._asked:
            return
        if found is not None:
            self._show(found)
            self.counted.emit(len(found))
            return
        rest = self._read_at + _REST * self._took - time.monotonic()
        self._later.start(max(0, int(rest * 1000)))

    def _on_ids(self, answer: _Ids) -> None:
        if answer.asked != self._asked:
            return
        self._reading = None
        self._took, self._read_at = answer.took, time.monotonic()
        self._show(answer.ids)
        self.counted.emit(len(answer.ids))

    def _show(self, ids: array[int], people: Sequence[Person] = ()) -> None:
        """Show an order; the selection (by id) and the place in the list stay."""
        current = self.table.current_id()
        at = self.table.verticalScrollBar().value()
        with self.table.held():
            if not self.model.show(ids, people):
                current = None
            elif current is not None:
                self.table.select_id(current, scroll=False)
            self.table.executeDelayedItemsLayout()
            self.table.verticalScrollBar().setValue(at)
        self.table.viewport().update()
        self.shown.emit()
        if current is not None and self.table.current_id() is None:
            self.chosen.emit(None)
        if self._wanted is not None and self.table.current_id() is None:
            self.table.select_id(self._wanted)

    # -- pages
    def _on_wanted(self, ids: list[int]) -> None:
        actor = self._context.actor()

        def look(job: Job[tuple[Actor, list[int], dict[int, Person]]]) -> tuple[Actor, list[int], dict[int, Person]]:
            return actor, ids, listing.page(job.shop, actor, ids)

        def failed(_error: BaseException) -> bool:
            if alive(self._on_page):
                self.model.unanswered(ids)
            return False

        self._context.door.background(look, self._on_page, failed)

    def _on_page(self, answer: tuple[Actor, list[int], dict[int, Person]]) -> None:
        actor, ids, people = answer
        if actor == self._context.actor():
            self.model.put(ids, people)
        else:
            self.model.unanswered(ids)

    def _on_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        """The chosen one is no more: nobody is chosen, not their neighbour."""
        if first <= self.table.currentIndex().row() <= last:
            with self.table.held():
                self.table.setCurrentIndex(QModelIndex())
            self.chosen.emit(None)

    # -- the table
    def _on_chosen(self, _person: Person | None) -> None:
        current = cast("int | None", self.table.current_id())
        self._wanted = current if current is not None else self._wanted
        self.chosen.emit(current)

    def _on_opened(self) -> None:
        current = self.table.current_id()
        if current is not None:
            self.opened.emit(current)

    def _on_sorted(self, key: str, descending: bool) -> None:
        if self._fixed:
            return
        # the latest contact is what one looks for first, so a first press sorts it downwards
        reverse = descending
        self._show_view(View(self.view.which, _SORTS[key], reverse))
