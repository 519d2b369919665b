"""What every window of the program does for its pages: bars, signatures, errors."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from showroom import wording
from showroom.domain.errors import ShowroomError, UserError
from showroom.domain.staff.actor import DESK
from showroom.domain.staff.permissions import may_for
from showroom.gui.kit.bars import MessageBar, UndoToast

if TYPE_CHECKING:
    from showroom.domain.staff.actor import Actor
    from showroom.gui.shell.context import FindProvider, ShellContext
    from showroom.gui.shell.dialogs import CrashDialog
    from showroom.gui.shell.runtime import Runtime
    from showroom.services.staff import Card

FIRST_SIZE = QSize(1440, 900)
FRAME = QSize(16, 48)
"""What a desktop draws around a window at most, px."""


def fit(window: QWidget) -> None:
    """The size of a window nobody has sized yet: no larger than its screen leaves, frame included."""
    room = window.screen().availableGeometry().size() - FRAME
    window.resize(FIRST_SIZE.boundedTo(room))


class Window(QWidget):
    """Base of the counter window and the secondary ones; a ``Host`` for its pages."""

    def __init__(self, runtime: Runtime, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "page")
        self.runtime = runtime
        self.content = QWidget()
        self.content.setObjectName(f"{name}.content")
        self.error_bar = MessageBar("error")
        self.undo_bar = UndoToast(self.content, runtime.clock.now)
        self._context: ShellContext | None = None
        self._crash: CrashDialog | None = None

    def show_best(self) -> None:
        """Show it where it belongs."""
        self.show()

    # -- for pages (context.Host)
    def actor(self) -> Actor:
        return self.runtime.session.actor

    def navigate(self, key: str, **arguments: Any) -> None:
        """Secondary windows have one page; the counter window overrides."""

    def sign(
        self,
        action: str,
        then: Callable[[Actor], None],
        *,
        staff_id: int | None = None,
        why: str = "",
        whose: int | None = None,
    ) -> None:
        """See ``ShellContext.sign``."""
        actor = self.actor()
        if may_for(actor, action, whose) and staff_id in (None, actor.staff_id):
            then(actor)
            return
        cards = [card for card in self.cards() if staff_id in (None, card.id) and self._may_card(card, action, whose)]
        if not cards:
            self.error_bar.show_message(self.sentence(UserError("not_allowed")))
            return
        from showroom.gui.shell.sign_in import SignDialog, SignInPanel

        panel = SignInPanel(self.tr("Who does this?"), why, self.runtime.door, self.sentence, leave=self.tr("Cancel"))
        recent = tuple(self.runtime.session.recent)
        if any(card.id == whose for card in cards):  # most often it is the one it is about
            recent = tuple(dict.fromkeys((whose or 0, *recent)))
        panel.show_cards(cards, recent, staff_id)
        dialog = SignDialog(QApplication.activeModalWidget() or self, panel)

        def on_signed(person: Actor) -> None:
            if not may_for(person, action, whose):
                panel.refuse(self.sentence(UserError("not_allowed")))
                return
            self.runtime.session.remember(person)
            dialog.accept()
            then(person)

        dialog.signed.connect(on_signed)
        dialog.open()

    def cards(self) -> tuple[Card, ...]:
        """Whoever can sign in; nobody without a store."""
        from showroom.services import staff

        store = self.runtime.store
        return staff.cards(store.shop, DESK) if store is not None else ()

    def _may_card(self, card: Card, action: str, whose: int | None) -> bool:
        from showroom.domain.staff.actor import Actor

        return may_for(Actor("staff", card.name, card.role, card.id), action, whose)

    def report(self, error: BaseException) -> None:
        """A refusal → error bar; a fault → ``show_fault``; anything else → crash dialog, one at a time."""
        if isinstance(error, UserError):
            self.error_bar.show_message(self.sentence(error))
        elif isinstance(error, ShowroomError):
            self.show_fault(error)
        else:
            from showroom.gui.shell.dialogs import CrashDialog, show_in_terminal

            show_in_terminal(error)
            if self._crash is None:
                self._crash = CrashDialog(self, error)
                self._crash.finished.connect(self._on_crash_closed)
                self._crash.open()

    def _on_crash_closed(self) -> None:
        self._crash = None

    def show_fault(self, error: ShowroomError) -> None:
        self.error_bar.show_message(self.sentence(error))

    # -- for windows
    def sentence(self, error: ShowroomError) -> str:
        return wording.word(self.runtime.settings.shown_language, error.code, **error.facts)

    def make_context(self, find: dict[str, FindProvider]) -> ShellContext:
        """The context of this window on the open store."""
        from showroom.gui.shell.context import ShellContext

        runtime = self.runtime
        assert runtime.store is not None
        assert runtime.drafts is not None
        return ShellContext(
            shop=runtime.store.shop,
            door=runtime.door,
            bus=runtime.bus,
            ticker=runtime.ticker,
            prompts=runtime.prompts,
            drafts=runtime.drafts,
            settings=lambda: runtime.settings,
            host=self,
            find=find,
            telephone=runtime.telephone,
        )
