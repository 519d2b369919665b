"""Buying signals as chips, wherever a contact with a known customer ends: visit, call, presentation (REG-14)."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from showroom.domain.packs.opportunities import OpportunityRules
from showroom.gui.kit.buttons import Chip, Chips
from showroom.gui.kit.labels import Icon, Label
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.shell.context import ShellContext
from showroom.services import opportunities


def rules_of(context: ShellContext) -> OpportunityRules:
    """Those of the pack in force; none for whoever may not see opportunities."""
    none = OpportunityRules()
    return context.read(opportunities.rules, none) if context.may("opportunities.view") else none


def choices(context: ShellContext, rules: OpportunityRules) -> list[tuple[str, str]]:
    return [(one.key, one.label.of(context.language)) for one in rules.signals] if rules.stages else []


class SignalChips(QWidget):
    """Several may be on. Nothing is shown where the pack has no opportunities or the person may not note any; while
    nobody knows who the customer is, it says what comes first."""

    def __init__(self, context: ShellContext, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "clear")
        self._context = context
        rules = rules_of(context)
        self._label = Label(self.tr("Buying signals"), "label", f"{name}.label")
        self.chips = Chips(choices(context, rules), f"{name}.chips", several=True)
        self.chips.setAccessibleName(self._label.text())
        helps = {one.key: one.help.of(context.language) for one in rules.signals}
        for chip in self.chips.findChildren(Chip):
            chip.setToolTip(helps.get(chip.key, ""))
            chip.setAccessibleDescription(helps.get(chip.key, ""))
        said = self.tr("Register the guest first: signals belong to a customer.")
        line = hbox(Icon("user-plus", 16), Label(said, "caption", f"{name}.unknown", wrap=True), spacing=8)
        line.setStretch(1, 1)
        self._unknown = boxed(line)
        self.setLayout(vbox(self._label, self.chips, self._unknown, spacing=6))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._offered = bool(rules.stages)
        self._known = False
        self.show_customer(None)

    def show_customer(self, customer_id: int | None) -> None:
        """Whose signals they would be."""
        self._known = customer_id is not None
        self.chips.setVisible(self._known)
        self._unknown.setVisible(not self._known)

    @property
    def offered(self) -> bool:
        """Whether there is anything to show; whoever puts it somewhere hides it otherwise."""
        return self._offered and self._context.may("opportunities.edit")

    def values(self) -> tuple[str, ...]:
        """The keys that are on."""
        return self.chips.values() if self._known and self.offered else ()

    def clear(self) -> None:
        self.chips.set_values(())
