"""What a press on the policy page sets off: compare with a preset, put in force, take back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from showroom.domain.policies.changes import Difference
from showroom.domain.staff.actor import Actor
from showroom.gui.policy.dialogs import PresetDialog, PutInForceDialog
from showroom.gui.shell.context import ShellContext
from showroom.services import policies
from showroom.services.policies import Preset
from showroom.services.shop import Shop

if TYPE_CHECKING:
    from showroom.gui.policy.page import PolicyPage


class PolicyActs(QObject):
    """The acts of ``page``; its draft is what they work on."""

    def __init__(self, page: PolicyPage, context: ShellContext) -> None:
        super().__init__(page)
        self._page, self._context = page, context

    def compare(self) -> None:
        """Show what a preset says otherwise; its values can be taken into the draft."""
        page, words, draft = self._page, self._page.words, self._page.draft
        if draft is None or words is None:
            return

        def show(presets: tuple[Preset, ...]) -> None:
            dialog = PresetDialog(page, words, presets, draft.policy)

            def take(policy: Any) -> None:
                draft.take_policy(policy)
                dialog.finish()
                page.show_edited()

            dialog.submitted.connect(take)
            dialog.open()

        self._context.door.background(lambda _job: policies.presets(), show)

    def apply(self) -> None:
        """Ask why, have it signed by a manager, put it in force: what is edited in the tab that is shown."""
        if self._page.features is not None and self._page.features.isVisible():
            self._page.features.apply()
            return
        page, words, draft, bar = self._page, self._page.words, self._page.draft, self._page.bar
        if draft is None or words is None or not bar.apply.isEnabled() or bar.isHidden():
            return
        changes, found, day = draft.changes, draft.differences, bar.day
        when = self.tr("They hold at once: the next visitor is received by them.")
        if day is not None:
            today = self._context.shop.day(self._context.clock.now())
            later = self.tr("They hold from {day} on, when the business day begins.")
            when = later.format(day=words.day(day, today))
        said = [(one.path, words.difference(one.path, one.old, one.new)) for one in found]
        dialog = PutInForceDialog(page, said, when)

        def call(shop: Shop, actor: Actor, note: str) -> int:
            return policies.change(shop, actor, changes, from_day=day, note=note)

        def done(version_id: int) -> None:
            draft.clear()
            bar.choose(None)
            page.refresh()
            self._offer_undo(version_id, found, day)

        self._context.submit(dialog, "policy.edit", call, done)
        dialog.open()

    def _offer_undo(self, version_id: int, found: Sequence[Difference], day: date | None) -> None:
        back = {one.path: one.old for one in found}

        def undo() -> None:
            if day is None:
                self._context.act("policy.edit", lambda shop, actor: policies.change(shop, actor, back))
            else:
                self.withdraw(version_id)

        text = self.tr("The rules are in force.")
        if day is not None and self._page.words is not None:
            said = self._page.words.day(day, self._context.shop.day(self._context.clock.now()))
            text = self.tr("The rules come into force on {day}.").format(day=said)
        self._context.undo_bar.offer(text, undo)

    def withdraw(self, version_id: int) -> None:
        """Take back rules that have not begun."""

        def done(_made: int) -> None:
            self._context.undo_bar.offer(self.tr("The coming rules are withdrawn."), None)

        self._context.act("policy.edit", lambda shop, actor: policies.withdraw(shop, actor, version_id), done)
