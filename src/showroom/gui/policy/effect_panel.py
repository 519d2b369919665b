"""What the changes would mean: the differences, who would be next for whom, the order, the last seven days."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from showroom.domain.policies.effect import Outcome, Row
from showroom.gui.kit.buttons import Link
from showroom.gui.kit.cards import Card
from showroom.gui.kit.labels import Icon, Label, divider
from showroom.gui.kit.layouts import boxed, clear, hbox, scrolled, vbox
from showroom.gui.policy.draft import Draft
from showroom.gui.policy.words import PolicyWords
from showroom.services.policies import Proposal, Week


class EffectPanel(Card):
    """``show_draft`` at once after each choice; ``show_proposal`` when the effect has been reckoned; ``rehearsed``: the
    changes are to be tried on past days."""

    rehearsed = Signal()

    def __init__(self, words: PolicyWords) -> None:
        self._words = words
        self._names: Mapping[int, str] = {}
        self._body: QVBoxLayout = vbox(spacing=8, margins=(0, 0, 6, 0))
        self.title = Label(self.tr("What it would mean"), "h3", "policy.effect.title")
        area = scrolled(boxed(self._body), "policy.effect.scroll")
        super().__init__(vbox(self.title, area, spacing=10, margins=(18, 16, 10, 12)), "policy.effect")
        self.setAccessibleName(self.title.text())
        self._shown: tuple[object, ...] = ()

    @property
    def texts(self) -> list[str]:
        """Every line shown."""
        return [label.text() for label in self.findChildren(Label) if label is not self.title and label.text()]

    def show_draft(self, draft: Draft, proposal: Proposal | None) -> None:
        """The differences and contradictions of the draft; below them the effect, once ``proposal`` is there."""
        clashes, differences = draft.clashes, draft.differences
        key = (tuple(clashes), differences, proposal)
        if key == self._shown:
            return
        self._shown = key
        clear(self._body)
        if not differences:
            self._say(self.tr("Choose something else at a switch, and see here what it would mean today."), "muted")
        else:
            self._head(self.tr("Changes ({count})").format(count=len(differences)))
            for one in differences:
                self._say(self._words.difference(one.path, one.old, one.new))
            if not clashes:
                link = Link(self.tr("Rehearse these changes on past days"), "policy.effect.rehearse")
                link.clicked.connect(self.rehearsed)
                self._body.addWidget(link)
        if clashes:
            self._head(self.tr("Can't hold together"))
            for first, second in clashes:
                named = self.tr("{first} + {second}: {why}").format(
                    first=self._words.label(first),
                    second=self._words.label(second),
                    why=self._words.clash(first, second),
                )
                self._say(named, "error", "warning-circle-fill")
        elif differences and proposal is None:
            self._say(self.tr("Reckoning …"), "muted")
        elif differences and proposal is not None and proposal.effect is not None:
            self._names = proposal.names
            self._effect(proposal)
        self._body.addStretch(1)

    def _effect(self, proposal: Proposal) -> None:
        effect = proposal.effect
        assert effect is not None
        self._head(
            self.tr("If everybody were clocked in and free") if effect.assumed else self.tr("On the floor as it is now")
        )
        changed = [row for row in effect.rows if row.changes]
        for row in changed:
            self._row(row)
        if effect.order_now != effect.order_then:
            self._pair(self.tr("The order"), self._people(effect.order_now), self._people(effect.order_then))
        if effect.held_now != effect.held_then:
            nobody = self.tr("nobody")
            now, then = self._people(effect.held_now) or nobody, self._people(effect.held_then) or nobody
            self._pair(self.tr("Held out"), now, then)
        if effect.is_empty:
            self._say(self.tr("Nobody would be called differently at this moment."), "muted")
        if proposal.week is not None:
            self._week(proposal.week)

    def _row(self, row: Row) -> None:
        self._pair(self._situation(row), self._outcome(row.now), self._outcome(row.then))

    def _situation(self, row: Row) -> str:
        situation = row.situation
        kind = self._words.key_label(f"uses_turn.{situation.kind}")
        name = self._names.get(situation.owner or 0, "")
        if situation.code == "owner_busy":
            return self.tr("{kind}, {name} is with a visitor").format(kind=kind, name=name)
        if situation.code == "owner_absent":
            if not name:
                return self.tr("{kind}, the owner is not here").format(kind=kind)
            return self.tr("{kind}, {name} is away").format(kind=kind, name=name)
        if situation.code == "outside_hours":
            return self.tr("{kind}, outside opening hours").format(kind=kind)
        if situation.code == "second_request":
            return self.tr("{kind}: {name}, a second time today").format(kind=kind, name=name)
        return kind

    def _outcome(self, outcome: Outcome) -> str:
        if outcome.staff is None:
            if outcome.switch == "vip_without_owner":
                return self.tr("the manager decides")
            return self.tr("waits")
        name = self._names.get(outcome.staff, f"#{outcome.staff}")
        said = {
            "deputy": self.tr("{name} as deputy"),
            "make_up": self.tr("{name} by make-up"),
            "owner": self.tr("{name} as owner"),
        }.get(outcome.served_as or "", "{name}").format(name=name)
        turn = self.tr("a turn") if outcome.uses_turn else self.tr("no turn")
        return self.tr("{who}, {turn}").format(who=said, turn=turn)

    def _people(self, staff: tuple[int, ...]) -> str:
        return self.tr(", ").join(self._names.get(one, f"#{one}") for one in staff)

    def _week(self, week: Week) -> None:
        self._head(self.tr("The last 7 days"))
        if not week.decisions:
            self._say(self.tr("Nobody was received."), "muted")
            return
        self._say(
            self.tr("{touched} of {count} decisions were made by a switch that changes.").format(
                touched=week.touched, count=week.decisions
            )
        )
        if week.turns_now != week.turns_then:
            self._say(
                self.tr("By their kind these visits used {now} turns; it would be {then}.").format(
                    now=week.turns_now, then=week.turns_then
                )
            )

    # -- lines
    def _head(self, text: str) -> None:
        if self._body.count():
            self._body.addSpacing(4)
            self._body.addWidget(divider())
        self._body.addWidget(Label(text, "strong", wrap=True))

    def _say(self, text: str, role: str = "body", icon: str = "") -> None:
        label = Label(text, "error" if role == "error" else "muted" if role == "muted" else "body", wrap=True)
        if not icon:
            self._body.addWidget(label)
            return
        line = hbox(Icon(icon, 16, "danger"), label, spacing=6)
        line.setStretch(1, 1)
        self._body.addLayout(line)

    def _pair(self, what: str, now: str, then: str) -> None:
        """``what`` and below it before → after."""
        arrow = Label(self.tr("→ {then}").format(then=then), "strong", wrap=True)
        lines: list[QWidget] = [Label(what, "muted", wrap=True), Label(now, "body", wrap=True), arrow]
        for line in lines:
            line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._body.addWidget(boxed(vbox(*lines, spacing=0)))
