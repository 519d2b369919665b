"""A line over every page: your customer is here, a VIP is here; it stays until whoever is signed in has read it
(REC-07)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from showroom.domain.staff.permissions import may
from showroom.gui.kit.bars import MessageBar

if TYPE_CHECKING:
    from showroom.gui.shell.context import ShellContext
    from showroom.gui.shell.main_window import MainWindow
    from showroom.gui.shell.news import News
    from showroom.gui.shell.news_read import ReadNews

_AFTER_MS = 60
"""The page shows a new assignment first; the line above it may come a moment later."""


class NewsBar(MessageBar):
    """Looks at the floor after each commit, for whoever is signed in; the locked desk is told nothing.

    Closing the line, or going there, says that it was read: this person is not told again on this PC.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__("news")
        self._window = window
        self._context: ShellContext | None = None
        self._read: ReadNews | None = None
        self._news: News | None = None
        self._count = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_MS)
        self._soon.timeout.connect(self.look)
        window.runtime.bus.changed.connect(self._soon.start)
        window.runtime.session.changed.connect(self.look)

    @property
    def news(self) -> News | None:
        """What is shown now."""
        return self._news

    def follow(self, context: ShellContext) -> None:
        """A store is open: its floor is looked at from now on."""
        from showroom.gui.shell.news_read import ReadNews

        self._context = context
        self._read = ReadNews(self._window.runtime.data_folder)

    def look(self) -> None:
        """Show the first thing that whoever is signed in was not told yet."""
        window, found = self._window, self._unread()
        first = found[0] if found else None
        if first == self._news and len(found) == self._count:
            return
        self._news, self._count = first, len(found)
        if first is None:
            super().dismiss()
            return
        said = self._said(first)
        if len(found) > 1:
            said = self.tr("{news} {count} more.").format(news=said, count=len(found) - 1)
        go = partial(window.navigate, "reception", visit_id=first.visit_id)
        self.show_message(said, "warning" if first.kind.startswith("vip") else "info", self.tr("Go there"), go)

    def _unread(self) -> tuple[News, ...]:
        context, actor, read = self._context, self._window.actor(), self._read
        if context is None or read is None or actor.staff_id is None or not may(actor, "reception.board"):
            return ()
        # With the services, not before the first paint; and the package, none of its modules: another thread may be
        # loading it for the first page, and two that begin at different ends of it find it half made.
        from showroom.gui.shell.news import news_for
        from showroom.services import reception

        nothing: reception.FloorBoard | None = None
        floor = context.read(reception.board, nothing)
        if floor is None:
            return ()
        # The reception page asks the manager itself, with the act that answers.
        on_page = self._window.current_page is not None and self._window.current == "reception"
        return tuple(
            news
            for news in news_for(floor, actor)
            if news.key not in read and not (on_page and news.kind == "vip_decides")
        )

    def _said(self, news: News) -> str:
        said = {
            "vip_decides": self.tr("VIP here, visitor {number}: the manager says who serves."),
            "vip_waits": self.tr("VIP here: visitor {number} waits."),
            "vip_served": self.tr("VIP here: visitor {number}, served by {name}."),
            "owner_waits": self.tr("Your customer is here: visitor {number} waits."),
            "owner_served": self.tr("Your customer is here: visitor {number}, served by {name}."),
        }[news.kind]
        if news.kind == "vip_served" and news.owner and news.owner != news.consultant:
            said = self.tr("VIP here: visitor {number}, {owner}'s customer, served by {name}.")
        elif news.kind == "vip_waits" and news.owner:
            said = self.tr("VIP here: visitor {number}, {owner}'s customer, waits.")
        return said.format(number=news.number, name=news.consultant, owner=news.owner)

    def dismiss(self) -> None:
        """It was read: the next thing is shown, if there is one."""
        if self._news is not None and self._read is not None:
            self._read.add(self._news.key)
        self.look()

    def make_anew(self) -> None:
        """In the language of now."""
        self._news, self._count = None, 0
        self.look()

    def withdraw(self) -> None:
        """The store is closed: nothing is known."""
        self._soon.stop()
        self._context = None
        self._news, self._count = None, 0
        super().dismiss()
