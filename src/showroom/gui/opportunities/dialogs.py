"""The dialogs of opportunities: a new one, won, lost, assessed (REG-14)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from showroom.domain.packs.opportunities import OpportunityRules
from showroom.gui.customers.picker import CustomerPicker
from showroom.gui.kit.buttons import Chip, Chips
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Combo, Field, TextArea
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import vbox
from showroom.gui.opportunities import words
from showroom.gui.opportunities.inputs import DetailsForm
from showroom.gui.opportunities.signals import choices, rules_of
from showroom.gui.shell.context import ShellContext
from showroom.services import opportunities
from showroom.services.opportunities import Assessment, Details, Row, State
from showroom.services.quotes.values import QuoteRow

_NONE = 0


def _begin_at(chips: Chips) -> None:
    """The keyboard at the chip that is on, or the first."""
    found = chips.findChildren(Chip)
    chosen = next((chip for chip in found if chip.isChecked()), found[0] if found else None)
    if chosen is not None:
        chosen.setFocus(Qt.FocusReason.TabFocusReason)


@dataclass(frozen=True, slots=True)
class NewOne:
    """``details`` are those of a new opportunity; None where signals only add to the one that is open."""

    customer_id: int
    signals: tuple[str, ...]
    details: Details | None


class NewDialog(Dialog):
    """Whose, which buying signals told of it, and what is known. A customer with an open one gets no second: the
    signals add to it, and the form says so."""

    def __init__(self, parent: QWidget, context: ShellContext, customer_id: int | None = None) -> None:
        title = self.tr("New opportunity")
        super().__init__(parent, "opportunity.new", title, self.tr("Save"), width=620)
        self._context, self._customer_id = context, customer_id
        rules = rules_of(context)
        self._picker = CustomerPicker(context, "opportunity.new.who")
        self._signals = Chips(choices(context, rules), "opportunity.new.signals", several=True)
        self._open = Label("", "muted", "opportunity.new.open", wrap=True)
        self._form = DetailsForm(context, "opportunity.new.details")
        who = Field(self.tr("Customer"), self._picker, required=True)
        told = Field(self.tr("Buying signals"), self._signals, required=True)
        self.fields = {"customer": who, "signals": told, **self._form.fields}
        self._picker.picked.connect(lambda person: self._show_open(person.id if person is not None else None))
        self._signals.changed.connect(lambda _keys: told.set_error(""))
        self.set_body(vbox(who, told, self._open, self._form, spacing=14))
        who.setVisible(customer_id is None)
        self._show_open(customer_id)
        self.open()
        if customer_id is None:
            self._picker.search.setFocus()

    @property
    def _who(self) -> int | None:
        return self._customer_id or (self._picker.person.id if self._picker.person is not None else None)

    def _show_open(self, customer_id: int | None) -> None:
        nothing: tuple[Row, ...] = ()
        found = nothing
        if customer_id is not None:
            found = self._context.read(lambda shop, actor: opportunities.of_customer(shop, actor, customer_id), nothing)
            self.fields["customer"].set_error("")
        now = next((row for row in found if row.state is State.OPEN), None)
        self._form.setVisible(now is None)
        self._open.setVisible(now is not None)
        if now is not None:
            said = self.tr("One is open already ({title}, {owner}): the signals are added to it.")
            about = now.title or words.amount(now)
            self._open.setText(said.format(title=about, owner=words.owner(now)))

    def problems(self) -> dict[str, str]:
        found = {} if self._form.isHidden() else self._form.problems()
        if self._who is None:
            found["customer"] = self.tr("Choose the customer.")
        if not self._signals.values():
            found["signals"] = self._context.word("opportunity_needs_signal")
        return found

    def value(self) -> NewOne:
        who = self._who
        assert who is not None
        return NewOne(who, self._signals.values(), None if self._form.isHidden() else self._form.details())


class WonDialog(Dialog):
    """Bought: by which of the customer's quotes."""

    def __init__(self, parent: QWidget, row: Row, quotes: tuple[QuoteRow, ...], states: dict[str, str]) -> None:
        sentence = self.tr("{name} buys: by which quote?").format(name=row.customer.name)
        super().__init__(parent, "opportunity.won", self.tr("Won"), self.tr("Won"), sentence=sentence)
        items: list[tuple[object, str]] = []
        for one in quotes:
            number = one.number or self.tr("draft")
            total = words.money(one.total.minor, one.total.currency)
            items.append((one.id, " · ".join((number, total, states.get(one.state.value, one.state.value)))))
        items.append((_NONE, self.tr("without a quote")))
        self._quote = Combo("opportunity.won.quote", items, label=self.tr("Quote"))
        self.fields = {"quote": Field(self.tr("Quote"), self._quote)}
        self.set_body(vbox(*self.fields.values()))
        self._quote.setFocus()

    def value(self) -> int | None:
        chosen = self._quote.value()
        return chosen if isinstance(chosen, int) and chosen != _NONE else None


@dataclass(frozen=True, slots=True)
class Said:
    """A key and a note."""

    key: str
    note: str


class LostDialog(Dialog):
    """Lost: why, and what else is worth knowing."""

    def __init__(self, parent: QWidget, context: ShellContext, row: Row, rules: OpportunityRules) -> None:
        sentence = self.tr("{name} does not buy. The next one learns from why.").format(name=row.customer.name)
        super().__init__(parent, "opportunity.lost", self.tr("Lost"), self.tr("Lost"), sentence=sentence)
        self._context = context
        lang = context.language
        reasons = [(one.key, one.label.of(lang)) for one in rules.lost_reasons]
        self._reason = Chips(reasons, "opportunity.lost.reason", optional=True)
        self._note = TextArea("opportunity.lost.note", self.tr("In a few words"), 2)
        self.fields = {
            "reason": Field(self.tr("Why?"), self._reason, required=True),
            "note": Field(self.tr("Note"), self._note),
        }
        self._reason.changed.connect(lambda _keys: self.fields["reason"].set_error(""))
        self.set_body(vbox(*self.fields.values(), spacing=14))
        _begin_at(self._reason)

    def problems(self) -> dict[str, str]:
        return {} if self._reason.value() else {"reason": self._context.word("lost_reason_unknown")}

    def value(self) -> Said:
        return Said(self._reason.value() or "", self._note.toPlainText().strip())


class AssessDialog(Dialog):
    """Is it real? The supervisor's word, with a note; one that is not real needs it."""

    def __init__(self, parent: QWidget, context: ShellContext, row: Row) -> None:
        title = self.tr("Assess: {name}").format(name=row.customer.name)
        super().__init__(parent, "opportunity.assess", title, self.tr("Assess"))
        self._context = context
        items = [(one.value, context.word(f"assessment_{one.value}")) for one in Assessment]
        self._choice = Chips([*items[1:], items[0]], "opportunity.assess.choice")
        now = row.assessment if row.assessment is not Assessment.NONE else Assessment.REAL
        self._choice.set_values([now.value])
        self._note = TextArea("opportunity.assess.note", self.tr("In a few words"), 3)
        self._note.setPlainText(row.assessment_note)
        self.fields = {
            "assessment": Field(
                self.tr("Is it real?"),
                self._choice,
                help_text=self.tr("“Later”: real, but not now; it is kept warm."),
            ),
            "note": Field(self.tr("Note"), self._note),
        }
        self._choice.changed.connect(lambda _keys: self.fields["note"].set_error(""))
        self.set_body(vbox(*self.fields.values(), spacing=14))
        _begin_at(self._choice)

    def problems(self) -> dict[str, str]:
        if self._choice.value() == Assessment.NOT_REAL.value and not self._note.toPlainText().strip():
            return {"note": self._context.word("assessment_needs_note")}
        return {}

    def value(self) -> tuple[Assessment, str]:
        return Assessment(self._choice.value() or Assessment.NONE.value), self._note.toPlainText().strip()
