"""A line over every page about calls: a sensitive one for the manager, messages, questions, answers, what is overdue
(CAL-05 … CAL-07). It stands apart from the news of the floor: neither hides the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from showroom.gui.kit.bars import MessageBar

if TYPE_CHECKING:
    from showroom.gui.shell.context import ShellContext
    from showroom.gui.shell.main_window import MainWindow
    from showroom.gui.shell.news_read import Key, ReadNews
    from showroom.services.calls import CallNews

_AFTER_MS = 60
_AGAIN_MS = 60_000
"""What only an acknowledgement ends comes back a minute after its line was closed."""


class CallNewsBar(MessageBar):
    """Looks after each commit, for whoever is signed in; the locked desk is told nothing. Closing the line says that it
    was read, on this PC; what must be acknowledged (a sensitive call, an urgent message) comes back until it is."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__("call_news")
        self._window = window
        self._context: ShellContext | None = None
        self._read: ReadNews | None = None
        self._put_off: set[Key] = set()
        self._news: CallNews | None = None
        self._count = 0
        self._soon = self._timer(_AFTER_MS, self.look)
        self._again = self._timer(_AGAIN_MS, self._wake)
        window.runtime.bus.changed.connect(self._soon.start)
        window.runtime.session.changed.connect(self.look)

    def _timer(self, interval_ms: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(then)
        return timer

    @property
    def news(self) -> CallNews | None:
        """What is shown now."""
        return self._news

    def follow(self, context: ShellContext) -> None:
        """A store is open: its calls are looked at from now on."""
        from showroom.gui.shell.news_read import ReadNews

        self._context = context
        self._read = ReadNews(self._window.runtime.data_folder)

    def look(self) -> None:
        """Show the most urgent thing that whoever is signed in was not told yet."""
        found = self._unread()
        first = found[0] if found else None
        if first == self._news and len(found) == self._count:
            return
        self._news, self._count = first, len(found)
        if first is None or self._context is None:
            super().dismiss()
            return
        from showroom.gui.shell import call_news

        said = call_news.said(first, self._context.language)
        if len(found) > 1:
            said = self.tr("{news} {count} more.").format(news=said, count=len(found) - 1)
        go = partial(self._window.navigate, "calls", tab="callbacks")
        self.show_message(said, call_news.tone(first), self.tr("Go there"), go)

    def _unread(self) -> tuple[CallNews, ...]:
        context, actor = self._context, self._window.actor()
        if context is None or self._read is None or actor.staff_id is None:
            return ()
        from showroom.services import calls  # with the services, not before the first paint

        nothing: tuple[CallNews, ...] = ()
        read, put_off = self._read, self._put_off
        found = context.read(calls.news_of, nothing)
        return tuple(
            one for one in found if self._key(one) not in put_off and (one.stays or self._key(one) not in read)
        )

    def _key(self, news: CallNews) -> Key:
        return (self._window.actor().staff_id or 0, news.kind, news.ref, 0)

    def dismiss(self) -> None:
        """It was read, or is put off: the next thing is shown, if there is one."""
        news = self._news
        if news is not None and news.stays:
            self._put_off.add(self._key(news))
            self._again.start()
        elif news is not None and self._read is not None:
            self._read.add(self._key(news))
        self.look()

    def _wake(self) -> None:
        self._put_off.clear()
        self.look()

    def make_anew(self) -> None:
        """In the language of now."""
        self._news, self._count = None, 0
        self.look()

    def withdraw(self) -> None:
        """The store is closed: nothing is known."""
        self._soon.stop()
        self._again.stop()
        self._context = None
        self._put_off.clear()
        self._news, self._count = None, 0
        super().dismiss()
