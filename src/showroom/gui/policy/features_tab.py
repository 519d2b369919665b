"""The rules beside the rotation (whose customer it is, calls, appointments, opportunities): each a named choice, in
force from a stated moment (REG-07, REG-08).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from showroom.domain.policies import sections
from showroom.domain.policies.sections import Value, Values
from showroom.domain.reception.policy import PolicyProblem
from showroom.domain.staff.actor import Actor
from showroom.gui.kit.layouts import boxed, hbox, scrolled, vbox
from showroom.gui.kit.page import WidthClass
from showroom.gui.kit.theme import THEME
from showroom.gui.kit.work import Job
from showroom.gui.policy.apply_bar import ApplyBar
from showroom.gui.policy.dialogs import PutInForceDialog
from showroom.gui.policy.feature_effect import FeatureEffectPanel
from showroom.gui.policy.feature_rows import FeatureRow, SectionCard
from showroom.gui.policy.feature_words import FeatureWords
from showroom.gui.policy.words import PolicyWords
from showroom.gui.shell.context import ShellContext
from showroom.services import policies
from showroom.services.policies import features
from showroom.services.policies.features import FeatureProposal
from showroom.services.shop import Shop

_RESTS_MS = 150


class FeaturesTab(QWidget):
    """Cards of switches, at the right what changing them would mean, below it from when they shall hold."""

    def __init__(self, context: ShellContext, words: PolicyWords) -> None:
        super().__init__()
        self.setObjectName("policy.features")
        self._context, self._words = context, FeatureWords(words)
        self._base: Values = {}
        self.changes: dict[str, Value] = {}
        self._proposal: FeatureProposal | None = None
        self._job: Job[FeatureProposal] | None = None
        self.rows = {
            path: FeatureRow(rule, self._words, self._choose, self._reset) for path, rule in sections.rules().items()
        }
        column = vbox(spacing=12, margins=(0, 0, 8, 0))
        for section in sections.SECTIONS:
            mine = [row for row in self.rows.values() if row.rule.section == section]
            column.addWidget(SectionCard(section, self._words, mine))
        column.addStretch(1)
        self.effect = FeatureEffectPanel(self._words)
        body = hbox(scrolled(boxed(column), "policy.features.rows"), self.effect, spacing=16)
        body.setStretch(0, 1)
        self.bar = ApplyBar("policy.features")
        self.bar.discarded.connect(self._discard)
        self.bar.applied.connect(self.apply)
        self.bar.when_changed.connect(self.refresh)
        layout = vbox(boxed(body), self.bar, spacing=12)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_RESTS_MS)
        self._rest.timeout.connect(self._reckon)

    def _today(self) -> date:
        return self._context.shop.day(self._context.clock.now())

    def refresh(self) -> None:
        """What is in force at the moment the changes are to hold from; what it says already is no change any more."""
        self.bar.offer_days(self._today() + timedelta(days=1))
        day = self.bar.day
        found = self._context.read(lambda shop, actor: features.rules_now(shop, actor, day), None)
        if found is None:
            return
        self._base = found.values
        self.take(self.changes)

    def take(self, changes: dict[str, Value]) -> None:
        """Put many changes in; what this program does not know is left out."""
        self.changes = {}
        for path, value in changes.items():
            try:
                sections.applied(self._base, {path: value})
            except PolicyProblem:
                continue
            if self._base[path] != value:
                self.changes[path] = value
        self.show_edited()

    # -- editing
    def _choose(self, path: str, value: Value) -> None:
        self.take({**self.changes, path: value})

    def _reset(self, path: str) -> None:
        self.changes.pop(path, None)
        self.show_edited()

    def show_edited(self) -> None:
        """The values on every row at once; the effect in a moment."""
        values = {**self._base, **self.changes}
        found = sections.differences(self._base, values)
        wrong = {path: self._context.word(code, **facts) for path, code, facts in sections.misfits(values)}
        for path, row in self.rows.items():
            row.show_values(values, self._base, wrong.get(path, ""))
        if self._proposal is not None and self._proposal.changes != found:
            self._proposal = None
        self.effect.show_changes(found, self._proposal, sound=not wrong)
        if wrong:
            text = self.tr("Two rules contradict each other: they can't be put in force like this.")
        elif found:
            text = self.tr("Changed, not yet in force: {count}").format(count=len(found))
        else:
            text = self.tr("Nothing is changed.")
        self.bar.show_state(text, changed=bool(found), sound=not wrong)
        if found and not wrong and self._proposal is None:
            self._rest.start()
        else:
            self._rest.stop()

    def _reckon(self) -> None:
        if self._job is not None:
            self._job.cancel()
        actor, changes, day = self._context.actor(), dict(self.changes), self.bar.day

        def done(proposal: FeatureProposal) -> None:
            self._proposal = proposal
            self.show_edited()

        self._job = self._context.door.background(
            lambda job: features.propose(job.shop, actor, changes, day), done, lambda _error: False
        )

    def _discard(self) -> None:
        kept = dict(self.changes)
        self.take({})
        self._context.undo_bar.offer(self.tr("The changes are thrown away."), lambda: self.take(kept))

    # -- in force
    def apply(self) -> None:
        """Ask why, have it signed by a manager, put it in force."""
        if not self.bar.apply.isEnabled() or self.bar.isHidden():
            return
        changes, day = dict(self.changes), self.bar.day
        found = sections.differences(self._base, {**self._base, **changes})
        when = self.tr("They hold at once, for what comes; what was given already stays.")
        if day is not None:
            later = self.tr("They hold from {day} on, when the business day begins.")
            when = later.format(day=self._words.day(day, self._today()))
        dialog = PutInForceDialog(self, [(one.path, self._words.difference(one)) for one in found], when)

        def call(shop: Shop, actor: Actor, note: str) -> int:
            return features.change(shop, actor, changes, from_day=day, note=note)

        def done(version_id: int) -> None:
            self.changes = {}
            self.bar.choose(None)
            self.refresh()
            self._offer_undo(version_id, {one.path: one.old for one in found}, day)

        self._context.submit(dialog, "policy.edit", call, done)
        dialog.open()

    def _offer_undo(self, version_id: int, back: dict[str, Value], day: date | None) -> None:
        def undo() -> None:
            def call(shop: Shop, actor: Actor) -> int:
                if day is None:
                    return features.change(shop, actor, back)
                return policies.withdraw(shop, actor, version_id)

            self._context.act("policy.edit", call)

        text = self.tr("The rules are in force.")
        if day is not None:
            said = self._words.day(day, self._today())
            text = self.tr("The rules come into force on {day}.").format(day=said)
        self._context.undo_bar.offer(text, undo)

    # -- room
    def reflow(self, width: WidthClass) -> None:
        self.effect.setFixedWidth(THEME.px(400 if width == "wide" else 280 if width == "compact" else 320))

    def keep(self) -> dict[str, Any]:
        return {"changes": dict(self.changes), "day": self.bar.day}

    def resume(self, kept: dict[str, Any]) -> None:
        self.bar.choose(kept["day"])
        self.take(kept["changes"])
