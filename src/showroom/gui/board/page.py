"""The floor board's window for a second monitor: who is next, who is at work, who waits (REC-02, REC-05, REC-16)."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout

from showroom.domain.staff.actor import DESK
from showroom.gui.board.announce import announcer
from showroom.gui.board.surface import BoardSurface
from showroom.gui.board.view import BoardView, calls, view_of
from showroom.gui.kit.keys import bind
from showroom.gui.kit.page import Page
from showroom.gui.reception.words import pack_words, read_floor
from showroom.gui.shell.context import ShellContext
from showroom.services.reception.rows import FloorBoard

REMIND_WITHIN_S = 60
"""A board that is opened later reminds nobody of a change long due."""


def create(context: ShellContext) -> Page:
    """The window's page for ``gui/shell/navigation.py``."""
    return FloorBoardPage(context)


class FloorBoardPage(Page):
    """Reads as the locked desk, whoever is signed in: the board never shows more than anybody may see."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__("board")
        self.title = self.tr("Floor board")
        self._context = context
        self._view: BoardView | None = None
        self._reminded: datetime | None = None  # whose end of the greeter's time both heard of
        self.surface = BoardSurface(context.shop.store.name, context.shop.store.time_zone, context.language)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.surface)
        silence = self.tr("Silence the alarm for a minute")
        bind(self, "F8", silence, self.surface.silence, place=self.title, everywhere=True)
        context.ticker.ticked.connect(self._on_tick)

    def refresh(self) -> None:
        """The floor as it is now; who was called since the last look is announced."""
        nothing: FloorBoard | None = None
        floor = self._context.read(lambda shop, _actor: read_floor(shop, DESK), nothing)
        if floor is None:
            return
        pack = pack_words(self._context.shop, DESK, self._context.language)
        now = self._context.clock.now()
        before, self._view = self._view, view_of(floor, pack.words(self._context.shop.store.time_zone, floor.names))
        self.surface.show_view(self._view, now)
        for call in calls(before, self._view, now):
            self.surface.show_call(call, now)
            announcer().call(call, self._context.settings)

    def _on_tick(self, now: datetime) -> None:
        if self.isVisible():
            self.surface.tick(now)
            if self._view is not None:
                self._sound_alarm(self._view, now)
                self._remind_at_the_door(self._view, now)

    def _sound_alarm(self, view: BoardView, now: datetime) -> None:
        """Only while somebody could sit there (REC-05)."""
        desk = view.desk
        if desk is not None and desk.since is not None and desk.could_sit:
            announcer().alarm(desk.since, now, empty=desk.empty_since is not None)

    def _remind_at_the_door(self, view: BoardView, now: datetime) -> None:
        """Both people hear it when the greeter's time is up (REC-13)."""
        post = view.post
        if post is None or post.due_at is None or not post.name or post.due_at == self._reminded:
            return
        if 0 <= (now - post.due_at).total_seconds() < REMIND_WITHIN_S:
            self._reminded = post.due_at
            announcer().change(post.due_at, post.name, post.next_name, self._context.settings)
