"""Giving out an opportunity that nobody has: whom the rule proposes, and the whole order with why (REG-14, MGR-08)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from showroom.domain.opportunities.giving import Candidate, Proposal
from showroom.domain.packs.opportunities import GiveBy
from showroom.gui.kit.buttons import Segment
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Field
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.table import Column, Table
from showroom.gui.kit.theme import THEME
from showroom.gui.opportunities import words
from showroom.gui.shell.context import ShellContext
from showroom.services import opportunities
from showroom.services.opportunities import Row


class GiveDialog(Dialog):
    """By hand, in turn or by load; the one proposed stands first and is chosen, anybody else can be."""

    def __init__(self, parent: QWidget, context: ShellContext, row: Row, proposal: Proposal) -> None:
        title = self.tr("Give out: {name}").format(name=row.customer.name)
        super().__init__(parent, "opportunity.give", title, self.tr("Give"), width=640)
        self._context, self._row = context, row
        self._proposal = proposal
        items = [(one.value, context.word(f"give_by_{one.value}")) for one in GiveBy]
        self._by = Segment(items, "opportunity.give.by", proposal.by.value, self.tr("How"))
        self._why = Label("", "muted", "opportunity.give.why", wrap=True)
        self._table: Table[Candidate] = Table(
            [
                Column("place", "#", self._place, 44, number=True, muted=True),
                Column("name", self.tr("Consultant"), lambda one: one.name, avatar=lambda one: one.name),
                Column("open", self.tr("Open"), lambda one: str(one.open), 70, number=True),
                Column("amount", self.tr("Worth"), self._worth, 120, number=True),
                Column("last", self.tr("Last given"), self._last, 110, number=True, muted=True),
            ],
            lambda one: one.staff_id,
            "opportunity.give.to",
            self.tr("Consultants in order"),
            empty=self.tr("There is no active consultant."),
        )
        rows = max(2, min(6, len(proposal.order)))
        self._table.setMinimumHeight(THEME.px(56 * rows + 48))
        self._field = Field(self.tr("To whom"), self._table, required=True)
        self.fields = {"owner": self._field}
        self._by.changed.connect(lambda key: self._ask(GiveBy(key)))
        self._table.chosen.connect(lambda _one: self._field.set_error(""))
        self._table.opened.connect(lambda _one: self.submit())
        self.set_body(vbox(hbox(self._by, None), self._why, self._field, spacing=12))
        self._show(proposal)
        self._table.setFocus()

    def _ask(self, by: GiveBy) -> None:
        nothing = Proposal(by, ())
        self._show(self._context.read(lambda shop, actor: opportunities.proposal(shop, actor, by), nothing))

    def _show(self, proposal: Proposal) -> None:
        self._proposal = proposal
        self._table.clearSelection()
        self._table.show_rows(proposal.order)
        held = self._row.customer.owner_id
        if held is not None:  # the customer is somebody's: the rule has nothing to say
            self._table.select_id(held)
            said = self.tr("{name} looks after the customer already; it can only go there.")
            self._why.setText(said.format(name=self._row.customer.owner))
            return
        if proposal.first is not None:
            self._table.select_id(proposal.first.staff_id)
        elif self._table.rows():
            self._table.setCurrentIndex(self._table.model().index(-1, -1))
        self._why.setText(self._reason(proposal))

    def _reason(self, proposal: Proposal) -> str:
        first = proposal.first
        if first is None:
            return self.tr("You choose; the order says nothing.")
        if proposal.by is GiveBy.LOAD:
            said = QCoreApplication.translate(
                "GiveDialog", "{name} comes first: %n open, the fewest; then whoever has less money in them.", "",
                first.open,
            )  # fmt: skip
            return said.format(name=first.name)
        if first.last_at is None:
            return self.tr("{name} comes first: was never given one.").format(name=first.name)
        said = self.tr("{name} comes first: was given one longest ago, {day}.")
        return said.format(name=first.name, day=words.moment(self._context, first.last_at))

    def _place(self, one: Candidate) -> str:
        return "–" if self._proposal.by is GiveBy.HAND else str(self._proposal.order.index(one) + 1)

    def _worth(self, one: Candidate) -> str:
        return words.money(one.amount, self._row.currency)

    def _last(self, one: Candidate) -> str:
        if one.last_at is None:
            return self.tr("never")
        return words.day(self._context, self._context.shop.day(one.last_at))

    def problems(self) -> dict[str, str]:
        return {} if self._table.current() is not None else {"owner": self.tr("Choose a consultant.")}

    def value(self) -> int:
        chosen = self._table.current()
        assert chosen is not None
        return chosen.staff_id
