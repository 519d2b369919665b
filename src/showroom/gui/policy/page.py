"""The rules of the rotation: every switch a named choice, its effect shown, in force from a stated moment."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from showroom.gui.kit.bars import MessageBar
from showroom.gui.kit.buttons import Button, Segment
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.keys import bind
from showroom.gui.kit.layouts import vbox
from showroom.gui.kit.page import Page, WidthClass
from showroom.gui.kit.work import Job
from showroom.gui.policy.acts import PolicyActs
from showroom.gui.policy.apply_bar import ApplyBar
from showroom.gui.policy.draft import Draft
from showroom.gui.policy.editor import RulesEditor
from showroom.gui.policy.features_tab import FeaturesTab
from showroom.gui.policy.history_tab import HistoryTab
from showroom.gui.policy.words import PolicyWords
from showroom.gui.rehearsal.tab import RehearsalTab
from showroom.gui.shell.context import ShellContext
from showroom.services import policies
from showroom.services.policies import HistoryRow, PolicyVersion, Proposal

EFFECT_RESTS_MS = 150


def create(context: ShellContext) -> Page:
    """The page for ``gui/shell/navigation.py``."""
    return PolicyPage(context)


class PolicyPage(Page):
    """``arrive(switch="owner_busy")`` opens a switch; ``arrive(tab="history")`` the history."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__("policy")
        self.title = self.tr("Rules")
        self._context = context
        self._job: Job[Proposal] | None = None
        self._proposal: Proposal | None = None
        self._version: PolicyVersion | None = None
        self.draft: Draft | None = None
        self.editor: RulesEditor | None = None
        self.history: HistoryTab | None = None
        self.rehearsal: RehearsalTab | None = None
        self.features: FeaturesTab | None = None
        self.words: PolicyWords | None = None
        self._acts = PolicyActs(self, context)
        self._pending: dict[str, Any] = {}
        self._tabs = Segment(
            [
                ("rules", self.tr("Rules")),
                ("features", self.tr("Customers and calls")),
                ("rehearsal", self.tr("Rehearsal")),
                ("history", self.tr("History")),
            ],
            "policy.tab",
            "rules",
            self.tr("View"),
        )
        self._tabs.setProperty("draft", False)
        self._tabs.changed.connect(lambda _tab: self._on_tab())
        self._preset = Button(self.tr("Compare with a preset…"), "policy.presets", icon="arrows-left-right")
        self._preset.clicked.connect(self._acts.compare)
        self._effect = Button(self.tr("What it would mean"), "policy.show_effect", icon="target", kind="soft")
        self._effect.setCheckable(True)
        self._effect.clicked.connect(self._on_effect)
        self._effect.toggled.connect(
            lambda on: self._effect.show_text(self.tr("Back to the rules") if on else self.tr("What it would mean"))
        )
        self._header = PageHeader(self.title, "policy", self._effect, self._preset, self._tabs, subtitle=" ")
        self._coming = MessageBar("policy.coming")
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())
        self.bar = ApplyBar()
        self.bar.discarded.connect(self._discard)
        self.bar.applied.connect(self._acts.apply)
        self.bar.when_changed.connect(self.refresh)
        layout = vbox(self._header, self._coming, self._stack, self.bar, spacing=12, margins=(28, 20, 28, 16))
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(EFFECT_RESTS_MS)
        self._rest.timeout.connect(self._reckon)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            bind(self, key, self.tr("Put the rules in force"), self._acts.apply, place=self.title, everywhere=True)
        bind(self, "Ctrl+F", self.tr("Find a rule"), self._find, place=self.title, everywhere=True)
        self.refresh()

    # -- reading
    def _today(self) -> date:
        return self._context.shop.day(self._context.clock.now())

    def _build(self, version: PolicyVersion) -> None:
        """The widgets, once the pack's words are known."""
        shop = self._context.shop
        self.words = PolicyWords(self._context.language, shop.store.time_zone, version.kinds, version.statuses)
        self.draft = Draft(version.policy)
        self.editor = RulesEditor(self.words, self.draft)
        self.editor.edited.connect(self.show_edited)
        self.editor.effect_shown.connect(self._effect.setChecked)
        self.history = HistoryTab(self.words)
        self.history.withdraw.connect(self._acts.withdraw)
        self._stack.addWidget(self.editor)
        self.rehearsal = RehearsalTab(self._context, self.words, self.draft)
        self.editor.effect.rehearsed.connect(self.rehearse)
        self._stack.addWidget(self.history)
        self._stack.addWidget(self.rehearsal)
        self.features = FeaturesTab(self._context, self.words)
        self._stack.addWidget(self.features)
        if self._width is not None:
            for tab in (self.editor, self.rehearsal, self.features):
                tab.reflow(self._width)

    def refresh(self) -> None:
        if not self._context.may("policy.view"):  # somebody else may sit here now
            return
        day, today = self.bar.day, self._today()
        self.bar.offer_days(today + timedelta(days=1))
        version = self._context.read(lambda shop, actor: policies.in_force(shop, actor, day), None)
        if version is None:
            return
        if self.editor is None:
            self._build(version)
        assert self.draft is not None
        assert self.words is not None
        self._version = version
        self.draft.rebase(version.policy)
        self._put_back()
        moment = self.words.moment(version.since, today)
        said = self.tr("{pack} {version} · in force from {moment}").format(
            pack=version.label.of(self._context.language), version=version.version, moment=moment
        )
        if version.by:
            said = self.tr("{what} · by {name}").format(what=said, name=version.by)
        self._header.show_subtitle(said)
        self.show_edited()
        self._on_tab()

    def _show_coming(self, version: PolicyVersion, today: date) -> None:
        assert self.words is not None
        if not version.coming or self.bar.day is not None or self._tabs.value() != "rules":
            self._coming.dismiss()
            return
        coming = version.coming[0]
        said = self.tr("From {day} other rules come into force. Changes: {count}").format(
            day=self.words.day(coming.day, today), count=len(coming.changes) + len(coming.others)
        )
        self._coming.show_message(said, "info", self.tr("Show"), lambda: self._tabs.set_value("history"))

    def _on_tab(self) -> None:
        if self.editor is None or self.history is None or self.rehearsal is None or self.features is None:
            return
        assert self._version is not None
        self._show_coming(self._version, self._today())
        tab = self._tabs.value()
        rules = tab == "rules"
        shown: dict[str, QWidget] = {"rules": self.editor, "rehearsal": self.rehearsal, "features": self.features}
        self._stack.setCurrentWidget(shown.get(tab, self.history))
        self.bar.setVisible(rules)
        self._preset.setVisible(rules)
        self._effect.setVisible(rules and self._width == "compact")
        if tab == "rehearsal":
            self.rehearsal.refresh()
        elif tab == "features":
            self.features.refresh()
        elif not rules:
            nothing: tuple[HistoryRow, ...] = ()
            rows = self._context.read(policies.history, nothing)
            labels = {self._version.pack: self._version.label.of(self._context.language)}
            self.history.show_rows(rows, self._today(), labels, may_edit=self._context.may("policy.edit"))

    # -- editing
    def show_edited(self) -> None:
        """A choice was made, or the rules in force are others: show it at once, reckon the effect in a moment."""
        assert self.draft is not None
        assert self.editor is not None
        found, clashes = self.draft.differences, self.draft.clashes
        if self._proposal is not None and self._proposal.changes != found:
            self._proposal = None  # the one of the same changes stays on the screen until the floor is reckoned anew
        self.editor.show_draft(self._proposal)
        if clashes:
            text = self.tr("Two rules contradict each other: they can't be put in force like this.")
        elif found:
            text = self.tr("Changed, not yet in force: {count}").format(count=len(found))
        else:
            text = self.tr("Nothing is changed.")
        self.bar.show_state(text, changed=bool(found), sound=not clashes)
        if found and not clashes:
            self._rest.start()
        else:
            self._rest.stop()

    def _reckon(self) -> None:
        """The effect, in the background."""
        assert self.draft is not None
        if self._job is not None:
            self._job.cancel()
        actor, changes, day = self._context.actor(), self.draft.changes, self.bar.day

        def done(proposal: Proposal) -> None:
            self._proposal = proposal
            if self.editor is not None:
                self.editor.show_draft(proposal)

        self._job = self._context.door.background(
            lambda job: policies.propose(job.shop, actor, changes, day), done, lambda _error: False
        )

    def _on_effect(self) -> None:
        """Where there is no room for both: the effect instead of the switches, and back."""
        if self.editor is not None:
            self.editor.show_effect(self._effect.isChecked())

    def _find(self) -> None:
        self._tabs.set_value("rules")
        if self.editor is not None:
            self.editor.search.setFocus()

    # -- acts
    def rehearse(self) -> None:
        """Past days under the rules as they are edited."""
        if self.rehearsal is not None:
            self._tabs.set_value("rehearsal")
            self.rehearsal.choose_draft()

    def _discard(self) -> None:
        assert self.draft is not None
        kept = self.draft.changes
        self.draft.clear()
        self.show_edited()
        self._context.undo_bar.offer(self.tr("The changes are thrown away."), lambda: self._restore(kept))

    def _restore(self, changes: dict[str, Any]) -> None:
        assert self.draft is not None
        self.draft.take(changes)
        self.show_edited()

    # -- life
    def reflow(self, width: WidthClass) -> None:
        self._effect.setVisible(width == "compact" and self._tabs.value() == "rules")
        if self.editor is not None and self.rehearsal is not None and self.features is not None:
            for tab in (self.editor, self.rehearsal, self.features):
                tab.reflow(width)

    def focus_first(self) -> None:
        if self.editor is not None:
            self.editor.search.setFocus()

    def arrive(self, *, switch: str | None = None, tab: str | None = None, **_others: Any) -> None:
        if tab is not None:
            self._tabs.set_value(tab)
        if switch is not None and self.editor is not None:
            self._tabs.set_value("rules")
            self.editor.open_switch(switch)

    def keep(self) -> dict[str, Any]:
        if self.draft is None or self.editor is None or self.rehearsal is None or self.features is None:
            return {}
        return {
            "features": self.features.keep(),
            "rehearsal": self.rehearsal.keep(),
            "changes": self.draft.changes,
            "group": self.editor.group,
            "tab": self._tabs.value(),
            "day": self.bar.day,
        }

    def resume(self, kept: dict[str, Any]) -> None:
        self._pending = kept
        self._put_back()

    def _put_back(self) -> None:
        if self.editor is None or self.draft is None or self.rehearsal is None or self.features is None:
            return
        if not self._pending:
            return
        kept, self._pending = self._pending, {}
        self.draft.take(kept["changes"])
        self.bar.choose(kept["day"])
        self.editor.open_group(kept["group"])
        self.rehearsal.resume(kept["rehearsal"])
        self.features.refresh()
        self.features.resume(kept["features"])
        self._tabs.set_value(kept["tab"])
        self.show_edited()
