"""What the customers page does: register, edit, take, show what is masked, log a call."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from showroom.domain.staff.actor import Actor
from showroom.gui.customers import dialogs
from showroom.gui.shell.context import ShellContext
from showroom.services import reception
from showroom.services.customers import cards
from showroom.services.customers.owners import set_owner
from showroom.services.customers.values import Card
from showroom.services.reception.mend import VisitDetails
from showroom.services.reception.visits import visit_card
from showroom.services.shop import Shop


class CustomerActs:
    """``place`` is the parent of every dialog, ``show(id)`` brings a customer up when an act is done."""

    def __init__(self, place: QWidget, context: ShellContext, show: Callable[[int], None]) -> None:
        self._place, self._context, self._show = place, context, show

    def register(self, query: str) -> None:
        """A new customer; what was searched for is filled in already."""
        dialogs.register(self._place, self._context, prefill=dialogs.prefilled(query), done=self._show)

    def register_visitor(self, visit_id: int, typed: str) -> None:
        """A visitor gets a name: whoever serves them becomes the owner, and the desk goes on with the visit."""
        self._register_guest(visit_id, typed, lambda _id: self._context.navigate("reception", visit_id=visit_id))

    def register_late(self, visit_id: int) -> None:
        """A visitor who has left is registered (REG-09)."""
        self._register_guest(visit_id, "", self._show)

    def _register_guest(self, visit_id: int, typed: str, then: Callable[[int], None]) -> None:
        context = self._context
        visit = context.read(lambda shop, actor: visit_card(shop, actor, visit_id), None)

        def link(customer_id: int) -> None:
            context.act(
                "reception.details",
                lambda shop, actor: reception.details(shop, actor, visit_id, VisitDetails(customer_id=customer_id)),
                lambda _none: then(customer_id),
            )

        owner = visit.consultant_id if visit is not None else None
        dialogs.register(self._place, context, prefill=dialogs.prefilled(typed), owner_id=owner, done=link)

    def edit(self, card: Card, at: str = "") -> None:
        """Open the form of this customer, at the field ``at`` if one is named."""
        dialogs.edit(self._place, self._context, card, self._show).form.focus(at)

    def take(self, customer_id: int) -> None:
        """A customer nobody looks after becomes the acting person's."""

        def call(shop: Shop, actor: Actor) -> None:
            if actor.staff_id is not None:
                set_owner(shop, actor, customer_id, actor.staff_id)

        self._context.act("customers.update", call)

    def reveal(self, customer_id: int, done: Callable[[Card], None]) -> None:
        """Show what is masked; that it was shown is recorded (SEC-02)."""
        self._context.act("customers.reveal", lambda shop, actor: cards.reveal(shop, actor, customer_id), done)
