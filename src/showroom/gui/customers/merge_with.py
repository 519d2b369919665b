"""With whom a record is merged: those who may be the same person, or anybody found by the search (REG-03)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from showroom.gui.customers import words
from showroom.gui.customers.merge import Done, compare
from showroom.gui.customers.picker import CustomerPicker
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Row
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.labels import Avatar, Label
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.shell.context import ShellContext
from showroom.services.customers import merging
from showroom.services.customers.values import Duplicate, Person


class MergeWithDialog(Dialog):
    """The likeliest first; below them the search."""

    def __init__(
        self, parent: QWidget, context: ShellContext, customer_id: int, found: tuple[Duplicate, ...], done: Done
    ) -> None:
        super().__init__(
            parent,
            "customer.merge_with",
            self.tr("Merge with which record?"),
            self.tr("Compare"),
            sentence=self.tr("Nothing is changed yet: both records are shown side by side first."),
            width=560,
        )
        self._context, self._customer_id, self._done = context, customer_id, done
        self._picker = CustomerPicker(context, "customer.merge_with.picker", may_register=False)
        rows: list[QWidget] = [self._row(one) for one in found]
        if rows:
            rows.insert(0, Label(self.tr("Possibly the same person"), "overline", "customer.merge_with.found"))
        another = Label(self.tr("Another record"), "overline", "customer.merge_with.other")
        self.set_body(vbox(*rows, another, self._picker, spacing=10))
        self.submitted.connect(self._compare)
        self._picker.setFocus()

    def _row(self, one: Duplicate) -> QWidget:
        person = one.person
        name = f"customer.merge_with.{person.id}"
        facts = " · ".join(part for part in (words.second_line(person), one.address, words.owner(person)) if part)
        take = Button(self.tr("Compare"), f"{name}.compare", kind="soft")
        take.setAccessibleDescription(person.name)
        take.clicked.connect(partial(self._go_on, person.id))
        who = vbox(
            Label(person.name, "name", f"{name}.name", elide=True),
            Label(facts, "caption", f"{name}.facts", elide=True),
            Label(words.reasons(self._context, one), "caption", f"{name}.reasons", elide=True),
            spacing=1,
        )
        row = hbox(Avatar(person.name, 36), who, take, spacing=10, margins=(10, 6))
        row.setStretch(1, 1)
        return Row(row, name)

    def problems(self) -> dict[str, str]:
        person = self._picker.person
        if person is None or person.id == self._customer_id:
            self.bar.show_message(self.tr("Choose the other record first."), "warning")
            return {"picker": ""}
        return {}

    def value(self) -> Person | None:
        return self._picker.person

    def _compare(self, person: Person) -> None:
        self._go_on(person.id)

    def _go_on(self, other_id: int) -> None:
        place = self.parentWidget()
        context, customer_id, done = self._context, self._customer_id, self._done
        self.finish()
        if isinstance(place, QWidget):  # once this window is gone: it would take the keyboard back with it
            QTimer.singleShot(0, place, lambda: compare(place, context, customer_id, other_id, done))


def merge(place: QWidget, context: ShellContext, customer_id: int, done: Done) -> None:
    """The act of a customer's menu."""
    found = context.read(lambda shop, actor: merging.proposals(shop, actor, customer_id), None)
    if found is not None:
        MergeWithDialog(place, context, customer_id, found, done).open()
