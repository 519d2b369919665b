"""The customers page: one box that finds anyone, the list, and the chosen customer beside it (REG-04, REG-10)."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QBoxLayout

from showroom.domain.staff.actor import Actor
from showroom.gui.customer_files.acts import FileActs
from showroom.gui.customers import dialogs
from showroom.gui.customers.acts import CustomerActs
from showroom.gui.customers.browse import Browser
from showroom.gui.customers.panel import CustomerPanel
from showroom.gui.customers.to_register import RegisterLine
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.keys import bind
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.page import Page, WidthClass
from showroom.gui.kit.work import alive
from showroom.gui.shell.context import ShellContext
from showroom.services.customers import cards, registering
from showroom.services.customers.values import Card


def create(context: ShellContext) -> Page:
    """The page."""
    return CustomersPage(context)


def badge(context: ShellContext) -> int:
    """Visitors whom this person is to register, or is told of (REG-09)."""
    if not context.may("customers.register") or context.actor().staff_id is None:
        return 0
    return len(registering.to_register(context.shop, context.actor()))


class CustomersPage(Page):
    """The list on the left, the chosen customer on the right; what can be done stands in :class:`CustomerActs`."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__("customers")
        self.title = self.tr("Customers")
        self._context = context
        self._revealed: tuple[int, Actor] | None = None
        self._bringing = False
        self._acts = CustomerActs(self, context, self.show_customer)
        self.files = FileActs(self, context)
        new = Button(self.tr("New customer"), "customers.new", icon="user-plus", kind="primary", key="Ctrl+N")
        new.clicked.connect(self.register)
        self.browser = Browser(context)
        self.browser.chosen.connect(self._on_chosen)
        self.browser.opened.connect(lambda _id: self.edit())
        self.panel = CustomerPanel(context)
        self.panel.acted.connect(self.show_customer)
        self.panel.register.connect(self.register)
        self.browser.list.counted.connect(self._on_counted)
        head = self.panel.head
        head.edit.connect(lambda: self.edit())
        head.reveal.connect(self.reveal)
        head.call.connect(self._log_call)
        head.take.connect(self.take)
        self.due = RegisterLine(context)
        self.due.register.connect(self._acts.register_late)
        body: QBoxLayout = hbox(self.browser, self.panel, spacing=20)
        body.setStretch(0, 1)
        body.setStretch(1, 1)
        self.setLayout(
            vbox(
                PageHeader(self.title, "customers", self.files.button, new),
                self.due,
                body,
                spacing=16,
                margins=(28, 24),
            ),
        )
        bind(self, "Ctrl+N", self.tr("New customer"), self.register, place=self.title, everywhere=True)
        bind(self, "Ctrl+E", self.tr("Edit the chosen customer"), self.edit, place=self.title, everywhere=True)

    # -- page
    def refresh(self) -> None:
        self.browser.refresh()
        self.files.refresh()
        self.due.refresh()
        if self.shown is not None:
            self._show(self.shown.person.id)

    def reflow(self, width: WidthClass) -> None:
        self.browser.show_owner(width != "compact")

    def arrive(
        self,
        *,
        customer_id: int | None = None,
        section: str = "",
        new: bool = False,
        visit_id: int | None = None,
        typed: str = "",
        draft: str = "",
        edit: str = "",
        **_arguments: Any,
    ) -> None:
        """``section``: that tab of the customer's; ``edit``: the form at that field. ``visit_id``: that visitor is
        registered, beginning with what was ``typed`` at the desk. ``draft``: the form a crash left half typed.
        """
        if draft.startswith(dialogs.DRAFT_EDIT):
            self.show_customer(int(draft.removeprefix(dialogs.DRAFT_EDIT)))
            self.edit()
            return
        if customer_id is not None:
            self.show_customer(customer_id)
            self.panel.show_tab(section)
            if edit:
                self.edit(edit)
        if visit_id is not None:
            self._acts.register_visitor(visit_id, typed)
        elif new or draft == dialogs.DRAFT_NEW:
            self.register()

    def focus_first(self) -> None:
        self.browser.focus_first()

    def keep(self) -> dict[str, Any]:
        shown = self.shown
        return {
            "which": self.browser.which.value(),
            "query": self.browser.search.text(),
            "customer": shown.person.id if shown is not None else None,
            "section": self.panel.tab,
        }

    def resume(self, kept: dict[str, Any]) -> None:
        self.browser.which.set_value(kept["which"])
        self.browser.search.setText(kept["query"])
        if kept["customer"] is not None:
            self.show_customer(int(kept["customer"]))
            self.panel.show_tab(kept["section"])

    # -- the chosen customer
    @property
    def shown(self) -> Card | None:
        """The card on the screen."""
        return self.panel.shown

    def show_customer(self, customer_id: int) -> None:
        """Show this customer, in the list or not."""
        self._bringing = True  # the list tells of the selection as if somebody had pressed there
        self.browser.select(customer_id)
        self._bringing = False
        self._show(customer_id)

    def _on_chosen(self, customer_id: int | None) -> None:
        if self._bringing:
            return
        self._revealed = None
        if customer_id is not None:
            self._show(customer_id)

    def _show(self, customer_id: int) -> None:
        shown = self.shown
        if self._revealed == (customer_id, self._context.actor()) and shown is not None:
            self.panel.show_customer(shown)
            return  # what was shown stays on the screen until another customer is chosen, or somebody else sits here
        self._revealed = None
        self.panel.show_customer(self._context.read(lambda shop, actor: cards.card(shop, actor, customer_id), None))

    def _on_counted(self, count: int) -> None:
        is_all = not self.browser.query and self.browser.which.value() == "recent"
        self.panel.show_first_day(is_all and count == 0)

    # -- acts
    def register(self) -> None:
        """A new customer; what was searched for is filled in already."""
        self._acts.register(self.browser.query)

    def edit(self, at: str = "") -> None:
        """The form of the chosen customer."""
        card = self.shown
        if card is not None:
            self._revealed = None
            self._acts.edit(card, at)

    def take(self) -> None:
        """A customer nobody looks after becomes the acting person's."""
        if self.shown is not None:
            self._acts.take(self.shown.person.id)

    def reveal(self) -> None:
        """Show what is masked; that it was shown is recorded (SEC-02)."""
        card = self.shown
        if card is None:
            return
        customer_id = card.person.id

        def done(shown: Card) -> None:
            if alive(self.reveal):
                self._revealed = (customer_id, self._context.actor())
                self.panel.show_customer(shown)

        self._acts.reveal(customer_id, done)

    def _log_call(self) -> None:
        if self.shown is not None:
            self._context.navigate("calls", customer_id=self.shown.person.id)
