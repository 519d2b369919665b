"""The true kind of a visit, with a reason and the customer if known now; nobody served meanwhile is moved (REC-09)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from showroom.gui.kit.buttons import Chips, Switch
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Field, line_edit
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.reception.customer_choice import CustomerChoice
from showroom.gui.reception.dialogs import focus_on
from showroom.gui.reception.matches import Match
from showroom.gui.reception.words import PackWords
from showroom.gui.shell.context import ShellContext
from showroom.services.reception.mend import Reclassify
from showroom.services.reception.rows import VisitRow


class ReclassifyDialog(Dialog):
    """The kind it really was. ``concealed``: the consultant hid that it was somebody else's customer."""

    def __init__(
        self,
        parent: QWidget,
        visit: VisitRow,
        context: ShellContext,
        words: PackWords,
        *,
        kind: str | None = None,
        customer_id: int | None = None,
        customer: str = "",
        reason: str = "",
    ) -> None:
        name = "reception.reclassify"
        super().__init__(
            parent,
            name,
            self.tr("Correct visitor {number}").format(number=visit.number),
            self.tr("Correct"),
            sentence=self.tr("Turn and owner are worked out anew. Visitors served since then are not moved."),
            width=600,
        )
        self._customer = CustomerChoice(context, name)
        self._customer.chosen.connect(self._on_customer)
        self._kind = Chips([(one.key, one.label.of(words.lang)) for one in words.kinds()], f"{name}.kind")
        self._kind.set_values([kind or visit.kind])
        self._reason = line_edit(f"{name}.reason", self.tr("For example: recognised by the phone number"), text=reason)
        self._concealed = Switch(f"{name}.concealed", self.tr("It was concealed that this is somebody else's customer"))
        told = Label(self.tr("It was concealed that this is somebody else's customer"), "body", wrap=True)
        concealed = hbox(self._concealed, told, spacing=12)
        concealed.setStretch(1, 1)
        self.fields = {
            "kind": Field(self.tr("It really was"), self._kind, required=True),
            "customer": Field(self.tr("Customer"), self._customer),
            "reason": Field(self.tr("Why is it corrected?"), self._reason, required=True),
        }
        self.set_body(vbox(*self.fields.values(), concealed, spacing=16))
        self._customer.show_customer(customer_id, customer)
        focus_on(self._kind)

    def _on_customer(self, _match: Match) -> None:
        """Somebody's customer makes a first visit a return."""
        if self._kind.value() == "first":
            self._kind.set_values(["return"])
        self._reason.setFocus()

    def problems(self) -> dict[str, str]:
        if self._customer.is_half_typed:
            return {"customer": self.tr("Choose who it is, or clear the field.")}
        return {} if self._reason.text().strip() else {"reason": self.tr("Say why it is corrected.")}

    def value(self) -> Reclassify:
        return Reclassify(
            self._kind.value() or "", self._reason.text().strip(), self._customer.value(), self._concealed.isChecked()
        )
