"""Beside the pipeline: the opportunity that is open, with its details, stages, acts and history (REG-14, MGR-08)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from showroom.domain.errors import UserError
from showroom.domain.packs.opportunities import OpportunityRules
from showroom.gui.kit.buttons import Button, Chip, Chips
from showroom.gui.kit.cards import Card, SectionHeader
from showroom.gui.kit.fields import show_problems
from showroom.gui.kit.labels import Label, Pill
from showroom.gui.kit.layouts import FlowLayout, boxed, clear, hbox, scrolled, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.opportunities import words
from showroom.gui.opportunities.acts import OpportunityActs
from showroom.gui.opportunities.inputs import DetailsForm
from showroom.gui.shell.context import ShellContext
from showroom.services.opportunities import Assessment, Change, Row, State


class OpportunityPanel(Card):
    """``closed``: put away. What is typed in the details stays until another opportunity is opened or it is saved."""

    closed = Signal()

    def __init__(self, context: ShellContext, acts: OpportunityActs) -> None:
        super().__init__(None, "opportunity")
        self._context, self._acts = context, acts
        self._row: Row | None = None
        self._told: tuple[object, ...] = ()
        self._name = Label("", "h2", "opportunity.name", elide=True)
        said = self.tr("Customer’s page")
        self._page = Button("", "opportunity.customer", icon="address-book", kind="ghost", tip=said)
        self._page.clicked.connect(self._on_customer)
        close = Button("", "opportunity.close", icon="x", kind="ghost", tip=self.tr("Close"))
        close.clicked.connect(self.closed)
        self._state = Pill("", "neutral", "opportunity.state")
        self._days = Pill("", "neutral", "opportunity.days")
        self._judged = Pill("", "neutral", "opportunity.assessment")
        pills = QWidget()
        flow = FlowLayout(pills, 6)
        for pill in (self._state, self._days, self._judged):
            flow.addWidget(pill)
        self._facts = Label("", "caption", "opportunity.facts", wrap=True)
        self._note = Label("", "muted", "opportunity.note", wrap=True)
        self._signals = Label("", "body", "opportunity.signals", wrap=True)
        self._stages = Chips((), "opportunity.stages")
        self._stages.changed.connect(self._on_stage)
        self._ready = Label("", "caption", "opportunity.ready", wrap=True)
        self.form = DetailsForm(context, "opportunity.details")
        self.form.changed.connect(self._show_save)
        self._save = Button(self.tr("Save"), "opportunity.save", icon="floppy-disk", kind="soft", key="Ctrl+↵")
        self._save.clicked.connect(self.save)
        self._drop = Button(self.tr("Discard"), "opportunity.discard", kind="ghost")
        self._drop.clicked.connect(self._on_discard)
        self._buttons = self._act_buttons()
        acts_box = QWidget()
        flow = FlowLayout(acts_box, 8)
        for button in self._buttons.values():
            flow.addWidget(button)
        self._history = vbox(spacing=6)
        self._stage_head = SectionHeader(self.tr("Stage"), "opportunity.stage_head")
        body = vbox(
            pills,
            self._facts,
            self._note,
            self._signals,
            acts_box,
            self._stage_head,
            self._stages,
            self._ready,
            SectionHeader(self.tr("Details"), "opportunity.details_head"),
            self.form,
            hbox(self._save, self._drop, None),
            SectionHeader(self.tr("History"), "opportunity.history_head"),
            self._history,
            None,
            spacing=8,
            margins=(16, 0, 16, 12),
        )
        head = hbox(self._name, self._page, close, spacing=4, margins=(16, 10, 10, 0))
        head.setStretch(0, 1)
        self._area = scrolled(boxed(body), "opportunity.area")
        self.setLayout(vbox(head, self._area, spacing=2))
        self.setFixedWidth(THEME.px(372))

    def _act_buttons(self) -> dict[str, Button]:
        acts = self._acts
        table = (
            ("won", self.tr("Won"), "confetti", "soft", acts.win),
            ("lost", self.tr("Lost"), "thumbs-down", "plain", acts.lose),
            ("reopen", self.tr("Reopen"), "arrow-u-up-left", "soft", acts.reopen),
            ("assess", self.tr("Assess"), "seal-check", "plain", acts.assess),
            ("give", self.tr("Give out"), "user-switch", "soft", acts.give),
        )
        made: dict[str, Button] = {}
        for key, title, icon, kind, act in table:
            button = Button(title, f"opportunity.{key}", icon=icon, kind="soft" if kind == "soft" else "plain")
            button.clicked.connect(partial(self._run, act))
            made[key] = button
        return made

    def _run(self, act: object, _on: bool = False) -> None:
        if self._row is not None and callable(act):
            act(self._row)

    @property
    def row(self) -> Row | None:
        return self._row

    # -- showing
    def show_row(self, row: Row, rules: OpportunityRules, history: Sequence[Change]) -> None:
        """An opportunity as it is now. Details being typed are not written over, unless another one is shown."""
        context = self._context
        told = (row, rules, tuple(history), context.may("opportunities.assess"), context.shop.day())
        if told == self._told:
            return
        other = self._row is None or self._row.id != row.id
        typing = not other and self.form.is_changed
        self._row, self._told = row, told
        self._show_head(row, rules)
        self._show_acts(row)
        self._show_stages(row, rules)
        if not typing:
            self.form.show_row(row)
        self._show_save()
        self._show_history(rules, history)
        if other:
            self._area.verticalScrollBar().setValue(0)

    def _show_head(self, row: Row, rules: OpportunityRules) -> None:
        context = self._context
        self._name.setText(row.customer.name)
        self._page.setVisible(not row.customer.masked)
        self._state.show_state(context.word(f"opportunity_state_{row.state.value}"), words.STATE_TONES[row.state])
        is_open = row.state is State.OPEN
        self._days.setVisible(is_open)
        self._days.show_state(words.in_stage(row), words.AGE_TONES[row.age])
        said = context.word(f"assessment_{row.assessment.value}")
        self._judged.show_state(said, words.ASSESSMENT_TONES[row.assessment])
        opened = self.tr("Opened {day} ({source})").format(
            day=words.day(context, context.shop.day(row.opened_at)),
            source=context.word(f"opportunity_source_{row.source.value}"),
        )
        facts = [self.tr("Owner: {name}").format(name=words.owner(row)), opened]
        if row.lost_reason:
            facts.append(self.tr("Lost: {reason}").format(reason=words.lost_reason(context, rules, row.lost_reason)))
        self._facts.setText(" · ".join(facts))
        self._note.setVisible(bool(row.assessment_note))
        self._note.setText(self.tr("Supervisor: {note}").format(note=row.assessment_note))
        told = words.signals(context, rules, row.signals)
        self._signals.setVisible(bool(told))
        self._signals.setText(self.tr("Signals: {signals}").format(signals=" · ".join(told)))

    def _show_acts(self, row: Row) -> None:
        is_open, edits = row.state is State.OPEN, row.may_edit
        judges = self._context.may("opportunities.assess")
        shown = {
            "won": is_open and edits,
            "lost": is_open and edits,
            "reopen": not is_open and edits,
            "assess": judges,
            "give": judges and is_open and row.owner_id is None,
        }
        for key, button in self._buttons.items():
            button.setVisible(shown[key])
        kind = "soft" if row.assessment is Assessment.NONE else "plain"
        self._buttons["assess"].set_kind("soft" if kind == "soft" else "plain")

    def _show_stages(self, row: Row, rules: OpportunityRules) -> None:
        lang = self._context.language
        is_open = row.state is State.OPEN
        self._stages.blockSignals(True)
        self._stages.set_items([(one.key, one.label.of(lang)) for one in rules.stages])
        self._stages.set_values([row.stage])
        self._stages.blockSignals(False)
        ready = {one.key: one.ready_when.of(lang) for one in rules.stages}
        for chip in self._stages.findChildren(Chip):
            chip.setToolTip(ready.get(chip.key, ""))
            chip.setAccessibleDescription(ready.get(chip.key, ""))
            chip.setEnabled(row.may_edit and is_open)
        after = words.following(rules, row.stage)
        self._ready.setVisible(is_open and after is not None)
        if after is not None:
            said = self.tr("“{stage}” when: {ready}")
            self._ready.setText(said.format(stage=after.label.of(lang), ready=after.ready_when.of(lang)))

    def _show_history(self, rules: OpportunityRules, history: Sequence[Change]) -> None:
        clear(self._history)
        for number, one in enumerate(history):
            name = f"opportunity.change.{number}"
            facts = " · ".join(part for part in (words.moment(self._context, one.at), one.staff) if part)
            lines: list[QWidget] = [
                Label(words.change(self._context, rules, one), "body", name, wrap=True),
                Label(facts, "caption", f"{name}.facts", elide=True),
            ]
            if one.note:
                lines.insert(1, Label(one.note, "muted", f"{name}.note", wrap=True))
            self._history.addWidget(boxed(vbox(*lines, spacing=0)))

    def _show_save(self) -> None:
        changed = self._row is not None and self._row.may_edit and self.form.is_changed
        self._save.setVisible(changed)
        self._drop.setVisible(changed)

    # -- acts
    def save(self) -> None:
        """Keep the details that are typed."""
        row = self._row
        if row is None or not row.may_edit or not self.form.is_changed:
            return
        if show_problems(self.form.fields, self.form.problems()):
            return
        details = self.form.details()

        def failed(error: BaseException) -> bool:
            if not isinstance(error, UserError) or error.field not in self.form.fields:
                return False
            return show_problems(self.form.fields, {error.field: self._context.sentence(error)})

        self._acts.save(row, details, lambda: self._saved(row.id), failed)

    def _saved(self, opportunity_id: int) -> None:
        """What stands in the inputs is kept: what comes next from the store is shown."""
        if self._row is not None and self._row.id == opportunity_id:
            self.form.show_row(self._row)
            self._show_save()

    def _on_discard(self) -> None:
        if self._row is not None:
            self.form.show_row(self._row)
            self._show_save()

    def _on_stage(self, keys: tuple[str, ...]) -> None:
        row = self._row
        if row is None or not keys or keys[0] == row.stage:
            return
        self._told = ()  # what is refused is shown as it was
        self._acts.move(row, keys[0])

    def _on_customer(self) -> None:
        if self._row is not None:
            self._context.navigate("customers", customer_id=self._row.customer.id, section="opportunities")

    def focus_first(self) -> None:
        """The keyboard at the first thing to type or press."""
        field = self.form.fields["title"].input
        target = field if self._row is not None and self._row.may_edit else self._area
        target.setFocus(Qt.FocusReason.OtherFocusReason)
