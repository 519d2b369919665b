"""Opportunities on a customer's page: theirs, with signals and stage, and a new one (REG-14)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom.domain.packs.opportunities import OpportunityRules
from showroom.gui.customers.sections import Section
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import EmptyState, Row
from showroom.gui.kit.labels import Label, Pill
from showroom.gui.kit.layouts import clear, hbox, scrolled, vbox
from showroom.gui.opportunities import words
from showroom.gui.opportunities.acts import OpportunityActs
from showroom.gui.opportunities.signals import rules_of
from showroom.gui.shell.context import ShellContext
from showroom.services import opportunities
from showroom.services.opportunities import Row as One
from showroom.services.opportunities import State


def create(context: ShellContext, customer_id: int) -> Section:
    """The section."""
    return OpportunitiesSection(context, customer_id)


class OpportunitiesSection(Section):
    """A line an opportunity, the open ones first; a press opens it in the pipeline."""

    def __init__(self, context: ShellContext, customer_id: int) -> None:
        super().__init__(context, customer_id, "opportunities")
        self._shown: tuple[object, ...] | None = None
        self._acts = OpportunityActs(self, context, lambda _id: None)
        self._rows: QVBoxLayout = vbox(spacing=8)
        self._new = Button(self.tr("Note buying signals"), "customer.opportunities.new", icon="plus", kind="soft")
        self._new.clicked.connect(lambda: self._acts.new(self.customer_id))
        self._none = EmptyState(
            "kanban",
            self.tr("No opportunities yet"),
            self.tr("The first buying signal opens one: asked the price, asked how to buy, an urgent need …"),
            "customer.opportunities.none",
        )
        self._none.hide()
        inner = QWidget()
        inner.setLayout(vbox(self._rows, self._none, None, margins=(0, 0, 8, 0)))
        self.setLayout(vbox(hbox(self._new, None), scrolled(inner, "customer.opportunities.area"), spacing=12))

    def refresh(self) -> None:
        """The customer's opportunities as they are now."""
        context, none = self.context, tuple[One, ...]()
        found = context.read(lambda shop, actor: opportunities.of_customer(shop, actor, self.customer_id), none)
        rules = rules_of(context)
        self._new.setVisible(context.may("opportunities.edit") and bool(rules.stages))
        told = (found, rules)
        if told == self._shown:
            return
        self._shown = told
        clear(self._rows)
        self._none.setVisible(not found)
        for one in found:
            self._rows.addWidget(self._row(one, rules))

    def _row(self, one: One, rules: OpportunityRules) -> QWidget:
        context, name = self.context, f"customer.opportunities.{one.id}"
        is_open = one.state is State.OPEN
        stage = words.stage_label(context, rules, one.stage)
        state = stage if is_open else context.word(f"opportunity_state_{one.state.value}")
        title = one.title or words.amount(one)
        head = hbox(
            Label(title, "name", f"{name}.title", elide=True),
            Pill(state, words.STATE_TONES[one.state], f"{name}.state"),
            spacing=8,
        )
        if is_open:
            head.addWidget(Pill(words.in_stage(one), words.AGE_TONES[one.age], f"{name}.days"))
        head.setStretch(0, 1)
        facts = [words.amount(one) if one.title else "", words.owner(one)]
        if is_open:
            facts.append(words.next_step(context, one))
        elif one.lost_reason:
            facts.append(words.lost_reason(context, rules, one.lost_reason))
        lines = vbox(
            head,
            Label(" · ".join(part for part in facts if part), "caption", f"{name}.facts", wrap=True),
            spacing=3,
            margins=(10, 8),
        )
        told = " · ".join(words.signals(context, rules, one.signals))
        if told:
            lines.addWidget(Label(told, "muted", f"{name}.signals", wrap=True))
        row = Row(lines, name, pressable=True, label=words.spoken(context, rules, one))
        row.pressed.connect(partial(context.navigate, "opportunities", opportunity_id=one.id))
        return row
