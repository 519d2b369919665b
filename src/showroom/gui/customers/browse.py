"""The left side of the customers page: one box that finds anyone, filters, the list (REG-04)."""

from __future__ import annotations

from typing import Literal, cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from showroom.gui.customers import words
from showroom.gui.kit.buttons import Segment
from showroom.gui.kit.cards import Card as Surface
from showroom.gui.kit.fields import SearchBox
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.table import Column, Table
from showroom.gui.kit.theme import THEME
from showroom.gui.kit.work import Job
from showroom.gui.shell.context import ShellContext
from showroom.services.customers import find
from showroom.services.customers.values import Hit, Person

_MOST_HITS = 60
Which = Literal["recent", "mine", "today", "incomplete"]
_Answer = tuple[int, tuple[Hit, ...] | tuple[Person, ...]]


class Browser(QWidget):
    """Search as you type, off the GUI thread. ``chosen(id)``: this customer is wanted beside the list; ``opened(id)``:
    Enter or a double press. ``query`` is what was last searched for.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self._context = context
        self._asked = 0
        self._wanted: int | None = None
        self.query = ""
        self.why: dict[int, str] = {}
        self.search = SearchBox("customers.search", self.tr("Name, pinyin, last digits, company, e-mail"))
        self.search.setMinimumHeight(THEME.px(44))
        self.search.searched.connect(self.look_for)
        self.which = Segment(
            [
                ("recent", self.tr("Recent")),
                ("today", self.tr("Today")),
                ("mine", self.tr("Mine")),
                ("incomplete", self.tr("Incomplete")),
            ],
            "customers.which",
            "recent",
            self.tr("Which customers"),
        )
        self.which.setProperty("draft", False)
        self.which.changed.connect(lambda _key: self.refresh())
        self.table: Table[Person] = Table(
            self._columns(),
            lambda person: person.id,
            "customers.table",
            self.tr("Customers"),
            empty=self.tr("Nobody fits. Try the last four digits of the phone, or register a new customer."),
        )
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(lambda person: self.opened.emit(person.id))
        self.search.moved.connect(self.table.step)
        self.search.chosen.connect(self._on_enter)
        self._found = Label("", "caption", "customers.found", elide=True)
        listing = Surface(vbox(self.table, self._found, spacing=0, margins=(1, 1, 1, 10)), "customers.list")
        self._found.setContentsMargins(16, 8, 16, 0)
        self.setLayout(vbox(self.search, hbox(self.which, None), listing, spacing=12))

    def _columns(self) -> list[Column[Person]]:
        return [
            Column(
                "name",
                self.tr("Customer"),
                lambda person: person.name,
                avatar=lambda person: person.name,
                second=lambda person: self.why.get(person.id) or words.second_line(person),
            ),
            Column("owner", self.tr("Owner"), words.owner, width=110, muted=True),
            Column(
                "grade",
                self.tr("Grade"),
                lambda person: person.grade or "",
                width=84,
                tone=lambda person: words.GRADE_TONES.get(person.grade, "neutral") if person.grade else None,
            ),
            Column(
                "contact",
                self.tr("Last contact"),
                lambda person: words.when(self._context, person.last_contact_at),
                width=120,
                number=True,
                muted=True,
            ),
        ]

    def show_owner(self, shown: bool) -> None:
        """Whether there is room for the owner's column."""
        self.table.setColumnHidden([column.key for column in self._columns()].index("owner"), not shown)

    def focus_first(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def look_for(self, query: str) -> None:
        """Search for this; "" shows the list again."""
        self.query = query
        self.which.setEnabled(not query)
        self.refresh()

    def select(self, customer_id: int) -> None:
        """Mark this customer in the list, now or once it comes up there."""
        self._wanted = customer_id
        self.table.select_id(customer_id)

    def refresh(self) -> None:
        """Ask for the list; an answer to an older question never overwrites a newer one."""
        self._asked += 1
        asked, query, actor = self._asked, self.query, self._context.actor()
        which = cast("Which", self.which.value())

        def look(job: Job[_Answer]) -> _Answer:
            if query:
                return asked, find.find(job.shop, actor, query, _MOST_HITS)
            return asked, find.listed(job.shop, actor, which)

        # a bound method: the door drops it when the page is gone by then
        self._context.door.background(look, self._on_answer)

    def _on_answer(self, answer: _Answer) -> None:
        if answer[0] == self._asked:
            self._show_list(answer[1])

    def _show_list(self, found: tuple[Hit, ...] | tuple[Person, ...]) -> None:
        hits = [one for one in found if isinstance(one, Hit)]
        self.why = {hit.person.id: self._explained(hit) for hit in hits}
        people = [one.person if isinstance(one, Hit) else one for one in found]
        self.table.show_rows(people)
        if self._wanted is not None and self.table.current() is None:
            self.table.select_id(self._wanted)
        said = QCoreApplication.translate("CustomersPage", "%n customer(s)", "", len(people))
        if len(people) >= _MOST_HITS and hits:
            said = self.tr("The {count} best; type more to narrow it down").format(count=_MOST_HITS)
        self._found.setText(said)

    def _explained(self, hit: Hit) -> str:
        return " · ".join(part for part in (words.second_line(hit.person), words.why(self._context, hit)) if part)

    def _on_enter(self) -> None:
        current = self.table.current()
        if current is None:
            self.table.step(1)
        else:
            self.opened.emit(current.id)

    def _on_chosen(self, person: Person | None) -> None:
        self._wanted = person.id if person is not None else self._wanted
        self.chosen.emit(person.id if person is not None else None)
