"""A customer was here before: they can't say with whom, or name somebody when a colleague has them already (REG-08).

Asked at the ownership desk, and at reception about a visit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from showroom.domain.staff.actor import Actor
from showroom.gui.customers.picker import CustomerPicker
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Combo, Field, TextArea
from showroom.gui.kit.layouts import vbox
from showroom.gui.ownership.dialogs import consultants
from showroom.gui.shell.context import ShellContext
from showroom.services import ownership
from showroom.services.shop import Shop

_NOBODY = ""


@dataclass(frozen=True, slots=True)
class Visitor:
    """A visit that the case is about. ``customer_id`` None: nobody knows yet who it is; ``customer``: their name."""

    visit_id: int
    number: int
    customer_id: int | None
    customer: str
    serving_id: int | None


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What the form holds."""

    customer_id: int | None
    visit_id: int | None
    serving_id: int | None
    named_id: int | None
    note: str


class ForgottenDialog(Dialog):
    """Who it is, whom they name if anybody, who serves them now, what they remember."""

    def __init__(self, parent: QWidget, context: ShellContext, visitor: Visitor | None = None) -> None:
        super().__init__(
            parent,
            "ownership.forgotten",
            self._asked(visitor),
            self.tr("Let colleagues claim"),
            sentence=self.tr(
                "Colleagues state facts before they see the record; if nobody does, who serves keeps them."
            ),
            width=640,
        )
        self._context, self._visitor = context, visitor
        self.customer = CustomerPicker(context, "ownership.forgotten.customer")
        people = consultants(context)
        nobody_named: list[tuple[object, str]] = [(_NOBODY, self.tr("Nobody: they don't remember"))]
        nobody_serves: list[tuple[object, str]] = [(_NOBODY, self.tr("Nobody yet"))]
        self._named = Combo("ownership.forgotten.named", nobody_named + people, label=self.tr("Whom they name"))
        self._who = Combo("ownership.forgotten.staff", nobody_serves + people, label=self.tr("Served now by"))
        self._note = TextArea("ownership.forgotten.note", self.tr("What the customer remembers"), 2)
        # A visit says who it is, and who serves; what is wrong there is said above the form.
        self.fields = {} if visitor else {"customer": Field(self.tr("Customer"), self.customer, required=True)}
        self.fields["named"] = Field(self.tr("Whom they name"), self._named)
        if visitor is not None and visitor.serving_id is not None:
            self._who.set_value(visitor.serving_id)
        else:
            self.fields["consultant"] = Field(self.tr("Served now by"), self._who)
        self.fields["note"] = Field(self.tr("Note"), self._note)
        self.set_body(vbox(*self.fields.values(), spacing=14))
        (self.customer.search if visitor is None else self._named).setFocus()

    def _asked(self, visitor: Visitor | None) -> str:
        if visitor is None:
            return self.tr("Forgot the consultant")
        if visitor.customer:
            return self.tr("{customer} was here before").format(customer=visitor.customer)
        return self.tr("Visitor {number} was here before").format(number=visitor.number)

    def problems(self) -> dict[str, str]:
        known = self._visitor is not None or self.customer.person is not None
        return {} if known else {"customer": self._context.word("claim_forgot_whom")}

    def value(self) -> Forgotten:
        person, visitor = self.customer.person, self._visitor
        who, named = self._who.value(), self._named.value()
        return Forgotten(
            visitor.customer_id if visitor is not None else person.id if person is not None else None,
            visitor.visit_id if visitor is not None else None,
            who if isinstance(who, int) else None,
            named if isinstance(named, int) else None,
            self._note.toPlainText().strip(),
        )


def ask(
    place: QWidget, context: ShellContext, done: Callable[[int], None], visitor: Visitor | None = None
) -> ForgottenDialog:
    """Open the form; ``done(case)`` once colleagues may claim."""
    dialog = ForgottenDialog(place.window(), context, visitor)

    def call(shop: Shop, actor: Actor, value: Forgotten) -> int:
        return ownership.open_forgotten(
            shop,
            actor,
            customer_id=value.customer_id,
            visit_id=value.visit_id,
            serving_id=value.serving_id,
            named_id=value.named_id,
            note=value.note,
        )

    def opened(claim_id: int) -> None:
        said = QCoreApplication.translate("OwnershipActs", "Colleagues may claim now, each without seeing the record")
        context.undo_bar.offer(said, None)
        done(claim_id)

    context.submit(dialog, "ownership.claim", call, opened)
    dialog.open()
    return dialog
