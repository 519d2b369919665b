"""What changed rules beside the rotation would mean: open cases, contacts that count, days."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout

from showroom.domain.policies.sections import Change
from showroom.gui.kit.cards import Card
from showroom.gui.kit.labels import Label, divider
from showroom.gui.kit.layouts import boxed, clear, scrolled, vbox
from showroom.gui.policy.feature_words import FeatureWords
from showroom.services.policies.features import CaseEffect, FeatureEffect, FeatureProposal


class FeatureEffectPanel(Card):
    """``show_changes`` at once after each choice; with a ``proposal`` once the effect has been reckoned."""

    def __init__(self, words: FeatureWords) -> None:
        self._words = words
        self._names: Mapping[int, str] = {}
        self._body: QVBoxLayout = vbox(spacing=8, margins=(0, 0, 6, 0))
        self.title = Label(self.tr("What it would mean"), "h3", "policy.features.effect.title")
        area = scrolled(boxed(self._body), "policy.features.effect.scroll")
        super().__init__(vbox(self.title, area, spacing=10, margins=(18, 16, 10, 12)), "policy.features.effect")
        self.setAccessibleName(self.title.text())
        self._shown: tuple[object, ...] = (None,)

    @property
    def texts(self) -> list[str]:
        """Every line shown."""
        return [label.text() for label in self.findChildren(Label) if label is not self.title and label.text()]

    def show_changes(self, changes: tuple[Change, ...], proposal: FeatureProposal | None, *, sound: bool) -> None:
        """The differences; below them the effect, where they hold together (``sound``)."""
        if (changes, proposal, sound) == self._shown:
            return
        self._shown = (changes, proposal, sound)
        clear(self._body)
        if not changes:
            self._say(self.tr("Choose something else at a switch, and see here what it would mean."), "muted")
        else:
            self._head(self.tr("Changes ({count})").format(count=len(changes)))
            for one in changes:
                self._say(self._words.difference(one))
            if proposal is None and sound:
                self._say(self.tr("Reckoning …"), "muted")
            elif proposal is not None and proposal.effect is not None:
                self._names = proposal.names
                self._effect(proposal.effect)
        self._body.addStretch(1)

    def _effect(self, effect: FeatureEffect) -> None:
        before = self._body.count()
        if effect.until is not None:
            self._head(self.tr("Who becomes an owner today"))
            self._pair(self.tr("is protected until"), *map(self._words.full_day, effect.until))
        if effect.cap is not None:
            self._head(self.tr("Whose protection begins today"))
            self._pair(self.tr("can be extended until"), *map(self._words.full_day, effect.cap))
        if effect.contacts:
            self._head(self.tr("Contacts of the last 30 days that extend"))
            for kind, now, then in effect.contacts:
                self._pair(self._words.contact(kind), str(now), str(then))
        if effect.cases:
            self._head(self.tr("Open cases with another answer"))
            for case in effect.cases:
                self._case(case)
        elif effect.open_cases:
            self._head(self.tr("Open cases"))
            self._say(self.tr("None of {count} would be answered otherwise.").format(count=effect.open_cases), "muted")
        if effect.private is not None:
            self._head(self.tr("Private calls of the last 30 days"))
            self._pair(self.tr("over the limit"), *(str(count) for count in effect.private))
        if self._body.count() == before:
            self._say(self.tr("It holds for what comes; nothing that stands changes."), "muted")

    def _case(self, case: CaseEffect) -> None:
        self._pair(
            self.tr("Case {number}").format(number=case.number),
            self._answer(case.now, case.clause_now),
            self._answer(case.then, case.clause_then),
        )

    def _answer(self, staff: int | None, clause: str) -> str:
        name = self._names.get(staff, f"#{staff}") if staff is not None else self._words.nobody()
        return self.tr("{name} ({clause})").format(name=name, clause=self._words.clause(clause))

    # -- lines
    def _head(self, text: str) -> None:
        if self._body.count():
            self._body.addSpacing(4)
            self._body.addWidget(divider())
        self._body.addWidget(Label(text, "strong", wrap=True))

    def _say(self, text: str, role: str = "body") -> None:
        self._body.addWidget(Label(text, "muted" if role == "muted" else "body", wrap=True))

    def _pair(self, what: str, now: str, then: str) -> None:
        """``what`` and below it before → after."""
        arrow = Label(self.tr("→ {then}").format(then=then), "strong", wrap=True)
        self._body.addWidget(boxed(vbox(Label(what, "muted", wrap=True), Label(now, "body", wrap=True), arrow)))
