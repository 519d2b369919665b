"""Choose a customer inside another form: a box, the hits below it, and who was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from showroom.gui.customers import dialogs, words
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Row
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import SearchBox
from showroom.gui.kit.labels import Avatar, Label
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.table import Column, Table
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import ShellContext
from showroom.services.customers import find, people
from showroom.services.customers.values import Hit, Person

if TYPE_CHECKING:
    from showroom.gui.kit.work import Job

_MOST = 6


class CustomerPicker(QWidget):
    """``picked(person or None)``. ``person`` is the one chosen; Enter takes the first hit, ↓ moves, Esc empties.

    ``may_register`` offers "New customer" with what was typed.
    """

    picked = Signal(object)

    def __init__(self, context: ShellContext, name: str, *, may_register: bool = True) -> None:
        super().__init__()
        self.setObjectName(name)
        self._context = context
        self._asked = 0
        self._why: dict[int, str] = {}
        self._job: Job[tuple[int, tuple[Hit, ...]]] | None = None
        self.person: Person | None = None
        self.search = SearchBox(f"{name}.search", self.tr("Name, pinyin, last digits"))
        self.search.searched.connect(self._look)
        self.search.chosen.connect(self._take_first)
        self._new = Button(self.tr("New customer"), f"{name}.new", icon="user-plus", kind="ghost")
        if not may_register:
            self._new.hide()
        self._new.clicked.connect(self._register)
        self._hits: Table[Person] = Table(
            [
                Column(
                    "name",
                    self.tr("Customer"),
                    lambda one: one.name,
                    avatar=lambda one: one.name,
                    second=lambda one: " · ".join(
                        part for part in (words.second_line(one), self._why.get(one.id, "")) if part
                    ),
                ),
                Column("owner", self.tr("Owner"), words.owner, width=100, muted=True),
            ],
            lambda one: one.id,
            f"{name}.hits",
            self.tr("Customers found"),
            empty=self.tr("Nobody fits."),
        )
        self._hits.horizontalHeader().hide()
        self._hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._hits.clicked.connect(lambda index: self.pick(self._hits.rows()[index.row()]))
        self._hits.opened.connect(self.pick)
        self._hits.hide()
        self.search.moved.connect(self._hits.step)
        asking = QWidget()
        asking.setLayout(vbox(hbox(self.search, self._new), self._hits, spacing=6))
        self._avatar = Avatar("", 36)
        self._name = Label("", "name", f"{name}.name", elide=True)
        self._facts = Label("", "caption", f"{name}.facts", elide=True)
        change = Button(self.tr("Change"), f"{name}.change", kind="ghost")
        change.clicked.connect(self.clear)
        chosen = Row(
            hbox(self._avatar, vbox(self._name, self._facts, spacing=1), None, change, spacing=10, margins=(10, 6)),
            f"{name}.chosen",
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(asking)
        self._stack.addWidget(chosen)
        self.setLayout(vbox(self._stack))
        self.setFocusProxy(self.search)

    def pick(self, person: Person) -> None:
        """Choose this one."""
        self._asked += 1
        self.person = person
        self._avatar.show_person(person.name)
        self._name.setText(person.name)
        facts = (words.second_line(person), words.looked_after(person))
        self._facts.setText(" · ".join(part for part in facts if part))
        self._hits.hide()  # the higher of the two decides how high both are
        self._stack.setCurrentIndex(1)
        self._make_room()
        self.picked.emit(person)

    def pick_id(self, customer_id: int) -> None:
        """Choose by id (a customer just registered, or one another page names)."""
        found = self._context.read(lambda shop, actor: people.known(shop, actor, customer_id), None)
        if found is not None:
            self.pick(found)

    def clear(self) -> None:
        """Nobody is chosen."""
        self._asked += 1
        self.person = None
        self.search.clear()
        self._hits.hide()
        self._stack.setCurrentIndex(0)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.picked.emit(None)

    def _look(self, query: str) -> None:
        self._asked += 1
        asked, actor = self._asked, self._context.actor()
        if not query:
            self._hits.hide()
            return

        if self._job is not None:
            self._job.cancel()  # one that has not begun yet need not
        # a bound method: the door drops it when the form is gone by then
        self._job = self._context.door.background(
            lambda job: (asked, find.find(job.shop, actor, query, _MOST)), self._on_answer
        )

    def _on_answer(self, answer: tuple[int, tuple[Hit, ...]]) -> None:
        if answer[0] == self._asked:
            self._show(answer[1])

    def _show(self, hits: tuple[Hit, ...]) -> None:
        self._why = {hit.person.id: words.why(self._context, hit) for hit in hits}
        self._hits.show_rows([hit.person for hit in hits])
        self._hits.setFixedHeight(THEME.px(58) * max(1, len(hits)) + 4)
        self._hits.show()
        self._make_room()

    def _make_room(self) -> None:
        """In a small form what came below the box must be seen."""
        window = self.window()
        if isinstance(window, Dialog) and self.isVisible():
            window.grow()

    def _take_first(self) -> None:
        rows = self._hits.rows()
        current = self._hits.current()
        if self._hits.isVisible() and rows:
            self.pick(current or rows[0])

    def _register(self) -> None:
        dialogs.register(self, self._context, prefill=dialogs.prefilled(self.search.text()), done=self.pick_id)
