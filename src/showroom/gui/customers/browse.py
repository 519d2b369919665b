"""The left side of the customers page: one box that finds anyone, filters, the list (REG-04)."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from showroom.gui.customers import words
from showroom.gui.customers.list import CustomerList
from showroom.gui.customers.tabs import Tabs
from showroom.gui.kit.cards import Card as Surface
from showroom.gui.kit.fields import SearchBox
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.kit.work import Job
from showroom.gui.shell.context import ShellContext
from showroom.services.customers import find, tiers
from showroom.services.customers.cards import pack_in_force
from showroom.services.customers.tiers import Listed
from showroom.services.customers.values import Hit, Person

_MOST_HITS = 60
_VALUE: frozenset[str] = frozenset({"high_value", "at_risk"})
_Found = tuple[Hit, ...] | tuple[Listed, ...]
_Answer = tuple[int, _Found]


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
        self.query = ""
        self.why: dict[int, str] = {}
        self.search = SearchBox("customers.search", self.tr("Name, pinyin, last digits, company, e-mail, plate"))
        self.search.setMinimumHeight(THEME.px(44))
        self.search.searched.connect(self.look_for)
        self.which = Tabs("customers.which", self.tr("Which customers"))
        self.which.show_items(
            [
                ("recent", self.tr("Recent")),
                ("today", self.tr("Today")),
                ("mine", self.tr("Mine")),
                ("free", self.tr("Free")),
                ("incomplete", self.tr("Incomplete")),
                ("high_value", self.tr("High value")),
                ("at_risk", self.tr("At risk")),
            ]
        )
        self.which.changed.connect(lambda _key: self.refresh())
        self.list = CustomerList(context)
        self.list.chosen.connect(self.chosen)
        self.list.opened.connect(self.opened)
        self.list.counted.connect(self._on_counted)
        self.table = self.list.table
        self.table.typed.connect(self._on_typed)
        self.search.moved.connect(self.table.step)
        self.search.chosen.connect(self._on_enter)
        self._found = Label("", "caption", "customers.found", elide=True)
        listing = Surface(vbox(self.list, self._found, spacing=0, margins=(1, 1, 1, 10)), "customers.list")
        self._found.setContentsMargins(16, 8, 16, 0)
        self.setLayout(vbox(self.search, self.which, listing, spacing=12))

    def show_owner(self, shown: bool) -> None:
        """Whether there is room for the owner's column."""
        self.list.show_column("owner", shown)

    def focus_first(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def look_for(self, query: str) -> None:
        """Search for this; "" shows the list again."""
        self.query = query
        self.which.setEnabled(not query)
        self.refresh()

    def select(self, customer_id: int) -> None:
        """Mark this customer in the list, now or once it comes up there."""
        self.list.select(customer_id)

    def refresh(self) -> None:
        """Ask for the list; an answer to an older question never overwrites a newer one."""
        self._asked += 1
        asked, query, actor = self._asked, self.query, self._context.actor()
        which = self.which.value()
        self.table.tell_empty(self._nobody(which))
        if not query and which not in _VALUE:
            self.why = {}
            self.list.show_filter(which)
            return

        def look(job: Job[_Answer]) -> _Answer:
            if query:
                return asked, find.find(job.shop, actor, query, _MOST_HITS)
            return asked, tiers.listed(job.shop, actor, cast("tiers.ListKey", which))

        # a bound method: the door drops it when the page is gone by then
        self._context.door.background(look, self._on_answer)

    def _nobody(self, which: str) -> str:
        """Why the list is empty, if it is."""
        said = {
            "recent": self.tr("No customers yet."),
            "today": self.tr("Nobody we know came or called today."),
            "mine": self.tr("You look after nobody yet."),
            "free": self.tr("Everybody has an owner."),
            "incomplete": self.tr("Every form is complete."),
            "high_value": self.tr("No customers of high value yet."),
            "at_risk": self.tr("Nobody is at risk of being lost."),
        }
        nobody_fits = self.tr("Nobody fits. Try the last four digits of the phone, or register a new customer.")
        return nobody_fits if self.query else said.get(which, nobody_fits)

    def _on_answer(self, answer: _Answer) -> None:
        if answer[0] == self._asked:
            self._show_list(answer[1])

    def _show_list(self, found: _Found) -> None:
        self.why = {}
        people: list[Person] = []
        pack = self._context.read(pack_in_force, None) if any(isinstance(one, Listed) for one in found) else None
        for one in found:
            people.append(one.person)
            if isinstance(one, Hit):
                self.why[one.person.id] = self._explained(one)
            elif pack is not None:
                self.why[one.person.id] = words.value_reasons(self._context, pack, one.reasons)
        self.list.show_people(people, self.why)

    def _on_counted(self, count: int) -> None:
        said = QCoreApplication.translate("CustomersPage", "%n customer(s)", "", count)
        if count >= _MOST_HITS and self.query:
            said = self.tr("The {count} best; type more to narrow it down").format(count=_MOST_HITS)
        self._found.setText(said)

    def _explained(self, hit: Hit) -> str:
        return " · ".join(part for part in (words.second_line(hit.person), words.why(self._context, hit)) if part)

    def _on_enter(self) -> None:
        current = self.table.current_id()
        if current is None:
            self.table.step(1)
        else:
            self.opened.emit(current)

    def _on_typed(self, text: str) -> None:
        """Typing over the list searches: the keyboard need not be brought to the box first."""
        if text.strip():
            self.focus_first()
            self.search.setText(text)
