"""A line over the customers: which visitor is to be registered next, until when, and what being late costs (REG-09)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from showroom.gui.customers import words
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card as Surface
from showroom.gui.kit.labels import Icon, Label
from showroom.gui.kit.layouts import clear, hbox, vbox
from showroom.gui.shell.context import ShellContext
from showroom.services.customers import registering
from showroom.services.customers.registering import ToRegister


class RegisterLine(QWidget):
    """``register(visit_id)``: this visitor's form is wanted. Hidden while everybody is registered."""

    register = Signal(object)

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("customers.due")
        self._context = context
        self._shown: tuple[tuple[ToRegister, ...], int | None] = ((), None)
        self._row = vbox()
        self.setLayout(self._row)
        self.hide()

    def refresh(self) -> None:
        """Read again and show the most urgent."""
        nothing: tuple[ToRegister, ...] = ()
        may = self._context.may("customers.register")
        found = self._context.read(registering.to_register, nothing) if may else nothing
        shown = (found, self._context.actor().staff_id)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._row)
        if found:
            self._row.addWidget(self._line(found[0], len(found) - 1))
        self.setVisible(bool(found))

    def _line(self, one: ToRegister, others: int) -> Surface:
        said = self._said(one)
        facts = [self._costs(one)]
        if others:
            facts.append(QCoreApplication.translate("RegisterLine", "%n more to register", "", others))
        act = Button(self.tr("Register"), "customers.due.register", icon="user-plus", kind="soft")
        act.setAccessibleDescription(said)
        act.clicked.connect(partial(self.register.emit, one.visit_id))
        told = vbox(
            Label(said, "strong", "customers.due.said", elide=True),
            Label(" · ".join(part for part in facts if part), "caption", "customers.due.facts", elide=True),
            spacing=1,
        )
        icon = Icon("warning" if one.is_overdue else "clock-clockwise", 20, "danger" if one.is_overdue else "muted")
        row = hbox(icon, told, act, spacing=12, margins=(14, 8))
        row.setStretch(1, 1)
        return Surface(row, "customers.due.line", tone="danger" if one.is_overdue else "alert", label=said)

    def _said(self, one: ToRegister) -> str:
        facts = {
            "number": one.number,
            "left": words.when(self._context, one.left_at),
            "due": words.when(self._context, one.due),
            "name": one.consultant,
        }
        is_own = one.consultant_id == self._context.actor().staff_id
        if one.is_overdue and is_own:
            said = self.tr("Visitor {number}, who left {left}, is not registered: overdue since {due}")
        elif one.is_overdue:
            said = self.tr("{name}: visitor {number}, who left {left}, is not registered: overdue since {due}")
        else:
            said = self.tr("Visitor {number}, who left {left}, is to be registered by {due}")
        return said.format(**facts)

    def _costs(self, one: ToRegister) -> str:
        currency = self._context.shop.store.currency
        if not one.penalty_person:
            return ""
        if not one.penalty_supervisor:
            return self.tr("Late: {amount}").format(amount=words.amount(one.penalty_person, currency))
        return self.tr("Late: {amount}, the supervisor {more}").format(
            amount=words.amount(one.penalty_person, currency), more=words.amount(one.penalty_supervisor, currency)
        )
