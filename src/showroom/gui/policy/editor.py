"""Groups at the left, switches in the middle, what it would mean at the right; a search over all switches."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QScrollArea, QWidget

from showroom.domain.policies.changes import Value
from showroom.domain.reception.switches import GROUPS, SWITCHES
from showroom.gui.kit.buttons import plain
from showroom.gui.kit.cards import EmptyState
from showroom.gui.kit.fields import SearchBox
from showroom.gui.kit.layouts import boxed, hbox, scrolled, vbox
from showroom.gui.kit.page import WidthClass
from showroom.gui.kit.theme import THEME
from showroom.gui.policy.draft import Draft
from showroom.gui.policy.effect_panel import EffectPanel
from showroom.gui.policy.rows import GroupCard
from showroom.gui.policy.words import PolicyWords
from showroom.services.policies import Proposal


class RulesEditor(QWidget):
    """Edits ``draft``; ``edited`` after each choice. The cards of a group are made when it is opened first."""

    edited = Signal()
    effect_shown = Signal(bool)
    """Whether the effect has taken the place of the switches."""

    def __init__(self, words: PolicyWords, draft: Draft) -> None:
        super().__init__()
        self.setObjectName("policy.editor")
        self._words, self._draft = words, draft
        self._cards: dict[str, GroupCard] = {}
        self._proposal: Proposal | None = None
        self._narrow = False
        self.group = GROUPS[0]
        self.search = SearchBox("policy.search", self.tr("Find a rule"), key="Ctrl+F")
        self.search.searched.connect(self._on_search)
        self._buttons = QButtonGroup(self)
        self._buttons.setExclusive(True)
        groups = vbox(self.search, 6, spacing=2)
        for number, group in enumerate(GROUPS):
            button = QPushButton(plain(words.group(group)))
            button.setObjectName(f"policy.groups.{group}")
            button.setProperty("look", "nav")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setMinimumHeight(THEME.px(44))
            button.clicked.connect(lambda _on=False, group=group: self.open_group(group))
            self._buttons.addButton(button, number)
            groups.addWidget(button)
        groups.addStretch(1)
        self._groups = boxed(groups, "policy.groups")
        self._none = EmptyState(
            "magnifying-glass", self.tr("No such rule"), self.tr("Try another word."), "policy.search.none"
        )
        self._column = vbox(self._none, None, spacing=12, margins=(0, 0, 8, 0))
        self._area: QScrollArea = scrolled(boxed(self._column), "policy.rows")
        self.effect = EffectPanel(words)
        self._body = hbox(self._area, self.effect, spacing=16)
        self._body.setStretch(0, 1)
        outer = hbox(self._groups, spacing=16)
        outer.addLayout(self._body, 1)
        self.setLayout(outer)
        self._none.hide()
        self.open_group(self.group)

    # -- what is shown
    def open_group(self, group: str) -> None:
        """Show the switches of ``group``, whatever was searched for."""
        self.group = group
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        card = self._card(group)
        card.filter("")
        for one in self._cards.values():
            one.setVisible(one is card)
        self._none.hide()
        self._mark(group)
        self._area.verticalScrollBar().setValue(0)
        self.show_effect(False)
        self.show_draft(self._proposal)

    def _on_search(self, query: str) -> None:
        if not query:
            self.open_group(self.group)
            return
        found = 0
        for group in GROUPS:
            card = self._card(group)
            here = card.filter(query)
            card.setVisible(bool(here))
            found += here
        self._none.setVisible(not found)
        self._mark(None)
        self._area.verticalScrollBar().setValue(0)
        self.show_effect(False)
        self.show_draft(self._proposal)

    def _mark(self, group: str | None) -> None:
        """Show which group is open; None: switches of several are."""
        self._buttons.setExclusive(False)
        for number, one in enumerate(GROUPS):
            self._buttons.button(number).setChecked(one == group)
        self._buttons.setExclusive(True)

    def _card(self, group: str) -> GroupCard:
        card = self._cards.get(group)
        if card is None:
            card = GroupCard(group, self._words, self._choose, self._reset)
            self._cards[group] = card
            before = sum(1 for one in GROUPS[: GROUPS.index(group)] if one in self._cards)
            self._column.insertWidget(before, card)
        return card

    def open_switch(self, path: str) -> None:
        """Bring a switch into sight and give it the keyboard."""
        name = path.partition(".")[0]
        self.open_group(SWITCHES[name].group)
        row = next(row for row in self._cards[self.group].rows if row.name == name)
        line = row.lines.get(path) or next(iter(row.lines.values()))
        QTimer.singleShot(0, row, lambda: self._area.ensureWidgetVisible(row, 0, 24))
        line.input.setFocus()

    def show_draft(self, proposal: Proposal | None) -> None:
        """The draft's values on every row made so far, its marks, its contradictions, its effect."""
        self._proposal = proposal
        draft, words = self._draft, self._words
        was, undo = self.tr("was: {value}"), self.tr("Back to what is in force")
        clashes: dict[str, str] = {}
        for first, second in draft.clashes:
            why = words.clash(first, second)
            for one, other in ((first, second), (second, first)):
                said = self.tr("Contradicts “{switch}”. {why}").format(switch=words.label(other), why=why)
                clashes[one] = f"{clashes[one]}\n{said}" if one in clashes else said
        for card in self._cards.values():
            for row in card.rows:
                row.show_draft(draft, was, undo, clashes.get(row.name, ""))
        self._count_changes(clashes)
        self.effect.show_draft(draft, proposal)

    def _count_changes(self, clashes: dict[str, str]) -> None:
        """Behind each group: how many of its switches differ, and a mark where two contradict each other."""
        counts = dict.fromkeys(GROUPS, 0)
        for one in self._draft.differences:
            counts[SWITCHES[one.path.partition(".")[0]].group] += 1
        wrong = {SWITCHES[name].group for name in clashes}
        for number, group in enumerate(GROUPS):
            text = self._words.group(group)
            if counts[group]:
                text = self.tr("{group} ({count})").format(group=text, count=counts[group])
            if group in wrong:
                text = f"⚠ {text}"
            self._buttons.button(number).setText(plain(text))

    # -- acts
    def _choose(self, path: str, value: Value) -> None:
        self._draft.set(path, value)
        self.edited.emit()

    def _reset(self, path: str) -> None:
        self._draft.reset(path)
        self.edited.emit()

    # -- room
    def reflow(self, width: WidthClass) -> None:
        """Where it is narrow the effect takes the place of the switches when it is asked for."""
        self._narrow = width == "compact"
        self._groups.setFixedWidth(THEME.px(190 if self._narrow else 210))
        if self._narrow:
            self.effect.setMinimumWidth(0)
            self.effect.setMaximumWidth(16_777_215)
        else:
            self.effect.setFixedWidth(THEME.px(400 if width == "wide" else 300))
        self.show_effect(False)

    def show_effect(self, on: bool) -> None:
        """Where it is narrow: the effect instead of the switches; else both stand side by side."""
        self._area.setVisible(not (self._narrow and on))
        self.effect.setVisible(on or not self._narrow)
        self.effect_shown.emit(self._narrow and on)
