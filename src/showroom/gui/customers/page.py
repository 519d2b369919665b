"""The customers page: one box that finds anyone, the list, and the card beside it (REG-04)."""

from __future__ import annotations

from typing import Any, Literal, cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QBoxLayout

from showroom.domain.staff.actor import Actor
from showroom.gui.customers import dialogs, words
from showroom.gui.customers.panel import CustomerPanel, Shown
from showroom.gui.kit.buttons import Button, Segment
from showroom.gui.kit.cards import Card as Surface
from showroom.gui.kit.fields import SearchBox
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.page import Page, WidthClass
from showroom.gui.kit.table import Column, Table
from showroom.gui.kit.theme import THEME
from showroom.gui.kit.work import Job, alive
from showroom.gui.shell.context import ShellContext
from showroom.services import reception
from showroom.services.customers import cards, find, timeline
from showroom.services.customers.owners import set_owner
from showroom.services.customers.values import Card, Hit, Person
from showroom.services.reception.mend import VisitDetails
from showroom.services.reception.visits import visit_card
from showroom.services.shop import Shop

_MOST_HITS = 60
Which = Literal["recent", "mine", "today", "incomplete"]
_Answer = tuple[int, tuple[Hit, ...] | tuple[Person, ...]]


def create(context: ShellContext) -> Page:
    """The page."""
    return CustomersPage(context)


class CustomersPage(Page):
    """Search as you type (off the GUI thread), filters, list; the chosen customer's card at the side."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__("customers")
        self.title = self.tr("Customers")
        self._context = context
        self._why: dict[int, str] = {}
        self._asked = 0
        self._query = ""
        self._revealed: tuple[int, Actor] | None = None
        self._new = Button(self.tr("New customer"), "customers.new", icon="user-plus", kind="primary", key="Ctrl+N")
        self._new.clicked.connect(self.register)
        self._header = PageHeader(self.title, "customers", self._new)
        self._search = SearchBox("customers.search", self.tr("Name, pinyin, last digits, company, e-mail"))
        self._search.setMinimumHeight(THEME.px(44))
        self._search.searched.connect(self._on_searched)
        self._which = Segment(
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
        self._which.setProperty("draft", False)
        self._which.changed.connect(lambda _key: self._on_which())
        self._table: Table[Person] = Table(
            self._columns(),
            lambda person: person.id,
            "customers.table",
            self.title,
            empty=self.tr("Nobody fits. Try the last four digits of the phone, or register a new customer."),
        )
        self._table.chosen.connect(self._on_chosen)
        self._table.opened.connect(lambda _person: self.edit())
        self._search.moved.connect(self._table.step)
        self._search.chosen.connect(self._on_enter)
        self._found = Label("", "caption", "customers.found", elide=True)
        self._panel = CustomerPanel(context)
        self._panel.edit.connect(self.edit)
        self._panel.grade.connect(self.grade)
        self._panel.reveal.connect(self.reveal)
        self._panel.call.connect(self._log_call)
        self._panel.take.connect(self.take)
        listing = Surface(vbox(self._table, self._found, spacing=0, margins=(1, 1, 1, 10)), "customers.list")
        self._found.setContentsMargins(16, 8, 16, 0)
        left = vbox(self._search, hbox(self._which, None), listing, spacing=12)
        self._body: QBoxLayout = hbox(left, self._panel, spacing=20)
        self._body.setStretch(0, 5)
        self._body.setStretch(1, 4)
        self.setLayout(vbox(self._header, self._body, spacing=16, margins=(28, 24)))
        bind(self, "Ctrl+N", self.tr("New customer"), self.register, place=self.title, everywhere=True)
        bind(self, "Ctrl+E", self.tr("Edit the chosen customer"), self.edit, place=self.title, everywhere=True)

    def _columns(self) -> list[Column[Person]]:
        return [
            Column(
                "name",
                self.tr("Customer"),
                lambda person: person.name,
                avatar=lambda person: person.name,
                second=lambda person: self._why.get(person.id) or words.second_line(person),
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

    # -- page
    def refresh(self) -> None:
        self._look()
        if self.shown is not None:
            self._show(self.shown.person.id)

    def reflow(self, width: WidthClass) -> None:
        for key, shown in (("owner", width != "compact"), ("contact", True)):
            at = [column.key for column in self._columns()].index(key)
            self._table.setColumnHidden(at, not shown)

    def arrive(
        self,
        *,
        customer_id: int | None = None,
        new: bool = False,
        visit_id: int | None = None,
        typed: str = "",
        **_arguments: Any,
    ) -> None:
        """``visit_id``: that visitor is registered, beginning with what was ``typed`` at the desk."""
        if customer_id is not None:
            self.show_customer(customer_id)
        if visit_id is not None:
            self._register_visitor(visit_id, typed)
        elif new:
            self.register()

    def focus_first(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keep(self) -> dict[str, Any]:
        shown = self.shown
        return {
            "which": self._which.value(),
            "query": self._search.text(),
            "customer": shown.person.id if shown is not None else None,
        }

    def resume(self, kept: dict[str, Any]) -> None:
        self._which.set_value(kept["which"])
        self._search.setText(kept["query"])
        if kept["customer"] is not None:
            self.show_customer(int(kept["customer"]))

    # -- list
    def _on_searched(self, query: str) -> None:
        self._query = query
        self._which.setEnabled(not query)
        self._look()

    def _on_which(self) -> None:
        self._look()

    def _look(self) -> None:
        """Ask for the list; an answer to an older question never overwrites a newer one."""
        self._asked += 1
        asked, query, actor = self._asked, self._query, self._context.actor()
        which = cast("Which", self._which.value())

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
        self._why = {hit.person.id: self._explained(hit) for hit in hits}
        people = [one.person if isinstance(one, Hit) else one for one in found]
        self._table.show_rows(people)
        if self.shown is not None and self._table.current() is None:
            self._table.select_id(self.shown.person.id)
        said = QCoreApplication.translate("CustomersPage", "%n customer(s)", "", len(people))
        if len(people) >= _MOST_HITS and hits:
            said = self.tr("The {count} best; type more to narrow it down").format(count=_MOST_HITS)
        self._found.setText(said)

    def _explained(self, hit: Hit) -> str:
        return " · ".join(part for part in (words.second_line(hit.person), words.why(self._context, hit)) if part)

    def _on_enter(self) -> None:
        if self._table.current() is None:
            self._table.step(1)
        else:
            self.edit()

    def _on_chosen(self, person: Person | None) -> None:
        self._revealed = None
        if person is None:
            return
        self._show(person.id)

    # -- card
    def show_customer(self, customer_id: int) -> None:
        """Show this customer's card, in the list or not."""
        self._table.select_id(customer_id)
        self._show(customer_id)

    def _show(self, customer_id: int) -> None:
        if self._revealed == (customer_id, self._context.actor()):
            return  # what was shown stays on the screen until another customer is chosen, or somebody else sits here
        self._revealed = None

        def read(shop: Shop, actor: Actor) -> Shown:
            return Shown(cards.card(shop, actor, customer_id), timeline.timeline(shop, actor, customer_id))

        self._panel.show_customer(self._context.read(read, None))

    @property
    def shown(self) -> Card | None:
        """The card on the screen."""
        return self._panel.shown.card if self._panel.shown is not None else None

    def reveal(self) -> None:
        """Show what is masked; that it was shown is recorded (SEC-02)."""
        shown = self._panel.shown
        if shown is None:
            return
        customer_id, moments = shown.card.person.id, shown.moments

        def done(card: Card) -> None:
            if not alive(self.reveal):
                return
            self._revealed = (customer_id, self._context.actor())
            self._panel.show_customer(Shown(card, moments))

        self._context.act("customers.reveal", lambda shop, actor: cards.reveal(shop, actor, customer_id), done)

    # -- acts
    def register(self) -> None:
        """A new customer; what was searched for is filled in already."""
        dialogs.register(self, self._context, prefill=dialogs.prefilled(self._query), done=self.show_customer)

    def _register_visitor(self, visit_id: int, typed: str) -> None:
        """A visitor gets a name: whoever serves them becomes the owner, and the desk goes on with the visit."""
        context = self._context
        visit = context.read(lambda shop, actor: visit_card(shop, actor, visit_id), None)

        def link(customer_id: int) -> None:
            context.act(
                "reception.details",
                lambda shop, actor: reception.details(shop, actor, visit_id, VisitDetails(customer_id=customer_id)),
                lambda _none: context.navigate("reception", visit_id=visit_id),
            )

        owner = visit.consultant_id if visit is not None else None
        dialogs.register(self, context, prefill=dialogs.prefilled(typed), owner_id=owner, done=link)

    def edit(self) -> None:
        card = self.shown
        if card is not None:
            self._revealed = None
            dialogs.edit(self, self._context, card, self.show_customer)

    def grade(self) -> None:
        card = self.shown
        if card is not None:
            dialogs.GradeDialog(self, self._context, card)

    def take(self) -> None:
        """A customer nobody looks after becomes the acting person's."""
        card = self.shown
        if card is None:
            return
        customer_id = card.person.id

        def call(shop: Shop, actor: Actor) -> None:
            if actor.staff_id is not None:
                set_owner(shop, actor, customer_id, actor.staff_id)

        self._context.act("customers.update", call)

    def _log_call(self) -> None:
        card = self.shown
        if card is not None:
            self._context.navigate("calls", customer_id=card.person.id)
