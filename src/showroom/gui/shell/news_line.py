"""What the lines of news over every page have in common: who is told, when it is looked for, what was read."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QTimer

from showroom.gui.kit.bars import MessageBar

if TYPE_CHECKING:
    from showroom.gui.kit.labels import Tone
    from showroom.gui.shell.context import ShellContext
    from showroom.gui.shell.main_window import MainWindow
    from showroom.gui.shell.news_read import Key, ReadNews

_AFTER_MS = 60
"""The page shows what is new first; the line above it may come a moment later."""

N = TypeVar("N")


class NewsLine(MessageBar, Generic[N]):
    """Looks after each commit, for whoever is signed in; the locked desk is told nothing. It shows the first of what
    is found and counts the rest. Closing it, or going there, says that it was read: this person is not told again on
    this PC.
    """

    def __init__(self, window: MainWindow, name: str) -> None:
        super().__init__(name)
        self._window = window
        self._context: ShellContext | None = None
        self._read: ReadNews | None = None
        self._news: N | None = None
        self._count = 0
        self._soon = self.timer(_AFTER_MS, self.look)
        window.runtime.bus.changed.connect(self._soon.start)
        window.runtime.session.changed.connect(self.look)

    def timer(self, interval_ms: int, then: Callable[[], None]) -> QTimer:
        """One that fires once."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(then)
        return timer

    @abstractmethod
    def found(self, context: ShellContext) -> tuple[N, ...]:
        """All there is for whoever is signed in, the most urgent first."""

    @abstractmethod
    def key(self, news: N) -> Key:
        """The same key is the same news."""

    @abstractmethod
    def said(self, news: N, language: str) -> tuple[str, Tone]:
        """One sentence; the page has the rest."""

    @abstractmethod
    def go(self, news: N) -> None:
        """To the page it is about."""

    def stays(self, news: N) -> bool:
        """Whether it is told again although it was read."""
        return False

    def put_off(self, news: N) -> None:
        """Closed, but it stays."""

    @property
    def news(self) -> N | None:
        """What is shown now."""
        return self._news

    def follow(self, context: ShellContext) -> None:
        """A store is open: it is looked at from now on."""
        from showroom.gui.shell.news_read import ReadNews

        self._context = context
        self._read = ReadNews(self._window.runtime.data_folder)

    def look(self) -> None:
        """Show the first thing that whoever is signed in was not told yet."""
        found = self._unread()
        first = found[0] if found else None
        if first == self._news and len(found) == self._count:
            return
        self._news, self._count = first, len(found)
        if first is None or self._context is None:
            super().dismiss()
            return
        said, tone = self.said(first, self._context.language)
        if len(found) > 1:
            said = self.tr("{news} {count} more.").format(news=said, count=len(found) - 1)
        self.show_message(said, tone, self.tr("Go there"), lambda: self.go(first))

    def _unread(self) -> tuple[N, ...]:
        context, read = self._context, self._read
        if context is None or read is None or self._window.actor().staff_id is None:
            return ()
        return tuple(news for news in self.found(context) if self.stays(news) or self.key(news) not in read)

    def dismiss(self) -> None:
        """It was read, or is put off: the next thing is shown, if there is one."""
        news = self._news
        if news is not None and self.stays(news):
            self.put_off(news)
        elif news is not None and self._read is not None:
            self._read.add(self.key(news))
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
