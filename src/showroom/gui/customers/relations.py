"""Who a customer belongs to: household, who recommended whom, contacts of a company (REG-13)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom.domain.customers.relations import LONGEST_ROLE, RelationKind
from showroom.domain.staff.actor import Actor
from showroom.gui.customers import words
from showroom.gui.customers.picker import CustomerPicker
from showroom.gui.customers.sections import Section
from showroom.gui.kit.buttons import Button, Chips
from showroom.gui.kit.cards import EmptyState, Row
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Field, line_edit
from showroom.gui.kit.labels import Avatar, Label
from showroom.gui.kit.layouts import clear, hbox, scrolled, vbox
from showroom.gui.shell.context import ShellContext
from showroom.services.customers import relations
from showroom.services.customers.relations import Related
from showroom.services.customers.values import Card
from showroom.services.shop import Shop


def create(context: ShellContext, customer_id: int) -> Section:
    """The section."""
    return RelationsSection(context, customer_id)


def choices(is_company: bool) -> list[tuple[str, str]]:
    """What can be said of another customer, the likeliest first: ``kind.outward`` and its words."""
    people = [
        ("household.out", QCoreApplication.translate("RelationsSection", "Same household")),
        ("referrer.out", QCoreApplication.translate("RelationsSection", "Recommended us to the customer")),
        ("referrer.in", QCoreApplication.translate("RelationsSection", "Came on the customer's recommendation")),
        ("company_contact.in", QCoreApplication.translate("RelationsSection", "The company the customer speaks for")),
        ("other.out", QCoreApplication.translate("RelationsSection", "Something else")),
    ]
    contact = ("company_contact.out", QCoreApplication.translate("RelationsSection", "Contact in the company"))
    return [contact, *(one for one in people if one[0] != "household.out")] if is_company else people


def heading(one: Related) -> str:
    """What the other one is to this customer."""
    said = dict(choices(is_company=True)) | dict(choices(is_company=False))
    return said[f"{one.kind.value}.{'out' if one.outward else 'in'}"]


class RelationsSection(Section):
    """One line a relation, seen from this customer; a press opens the other one."""

    def __init__(self, context: ShellContext, customer_id: int) -> None:
        super().__init__(context, customer_id, "relations")
        self._shown: tuple[Related, ...] | None = None
        self._is_company = False
        self._rows: QVBoxLayout = vbox(spacing=8)
        self._add = Button(self.tr("Add a relation"), "customer.relations.add", icon="plus", kind="soft")
        self._add.clicked.connect(self.add)
        self._none = EmptyState(
            "users-three",
            self.tr("No relations yet"),
            self.tr("Household, who recommended whom, contacts of a company: a shared phone is then no duplicate."),
            "customer.relations.none",
        )
        self._none.hide()
        inner = QWidget()
        inner.setLayout(vbox(self._rows, self._none, None, margins=(0, 0, 8, 0)))
        self.setLayout(vbox(hbox(self._add, None), scrolled(inner, "customer.relations.area"), spacing=12))

    def show_card(self, card: Card) -> None:
        self._is_company = card.person.kind == "company"

    def refresh(self) -> None:
        none: tuple[Related, ...] = ()
        found = self.context.read(lambda shop, actor: relations.relations(shop, actor, self.customer_id), none)
        self._add.setVisible(self.context.may("customers.update"))
        if found == self._shown:
            return
        self._shown = found
        clear(self._rows)
        self._none.setVisible(not found)
        for one in found:
            self._rows.addWidget(self._row(one))

    def _row(self, one: Related) -> QWidget:
        person = one.person
        name = f"customer.relations.{one.kind.value}.{person.id}"
        facts = " · ".join(part for part in (heading(one), one.role, words.second_line(person)) if part)
        away = Button("", f"{name}.away", icon="x", kind="ghost", tip=self.tr("Take the relation away"))
        away.clicked.connect(partial(self._unrelate, one))
        lines = vbox(
            Label(person.name, "name", f"{name}.name", elide=True),
            Label(facts, "caption", f"{name}.facts", wrap=True),
            spacing=1,
        )
        line = hbox(Avatar(person.name, 36), lines, away, spacing=12, margins=(10, 8))
        line.setStretch(1, 1)
        row = Row(line, name, pressable=True, label=f"{person.name}, {facts}")
        row.pressed.connect(partial(self._open, person.id))
        return row

    def _open(self, other_id: int) -> None:
        self.context.navigate("customers", customer_id=other_id)

    def add(self) -> None:
        """Choose another customer and say what they are to this one."""
        RelationDialog(self, self.context, self.customer_id, self._is_company)

    def _unrelate(self, one: Related) -> None:
        customer_id, other = self.customer_id, one.person.id

        def call(shop: Shop, actor: Actor) -> None:
            relations.unrelate(shop, actor, customer_id, other, one.kind, outward=one.outward)

        def back(shop: Shop, actor: Actor) -> None:
            relations.relate(shop, actor, customer_id, other, one.kind, one.role, outward=one.outward)

        said = self.tr("{name} is no longer related.").format(name=one.person.name)
        self.context.act(
            "customers.update",
            call,
            lambda _none: self.context.undo_bar.offer(said, lambda: self.context.act("customers.update", back)),
        )


@dataclass(frozen=True, slots=True)
class Said:
    """What the dialog gives."""

    other_id: int
    kind: RelationKind
    outward: bool
    role: str


class RelationDialog(Dialog):
    """Who, what, and in a few words."""

    def __init__(self, parent: QWidget, context: ShellContext, customer_id: int, is_company: bool) -> None:
        super().__init__(parent, "customer.relation", self.tr("Add a relation"), self.tr("Add"), sentence="", width=620)
        offered = choices(is_company)
        self._picker = CustomerPicker(context, "customer.relation.who")
        self._kind = Chips(offered, "customer.relation.kind")
        self._kind.set_values([offered[0][0]])
        self._role = line_edit(
            "customer.relation.role", self.tr("Wife, father, purchasing, architect …"), limit=LONGEST_ROLE
        )
        self.fields = {
            "other": Field(self.tr("Who?"), self._picker, required=True),
            "kind": Field(self.tr("What are they to the customer?"), self._kind),
            "role": Field(self.tr("In a few words"), self._role),
        }
        self._picker.picked.connect(lambda _person: self.fields["other"].set_error(""))
        self.set_body(vbox(*self.fields.values(), spacing=14))

        def call(shop: Shop, actor: Actor, value: Said) -> None:
            relations.relate(shop, actor, customer_id, value.other_id, value.kind, value.role, outward=value.outward)

        context.submit(self, "customers.update", call)
        self.open()
        self._picker.search.setFocus()

    def problems(self) -> dict[str, str]:
        return {} if self._picker.person is not None else {"other": self.tr("Choose the other customer.")}

    def value(self) -> Said:
        kind, _, side = (self._kind.value() or "").partition(".")
        assert self._picker.person is not None
        return Said(self._picker.person.id, RelationKind(kind), side == "out", self._role.text())
