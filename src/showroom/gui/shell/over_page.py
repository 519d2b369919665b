"""What stands over every page of the counter window: who calls, news of calls, of the ownership desk and of the floor,
drafts, errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from showroom.gui.kit.layouts import vbox
from showroom.gui.shell.call_bar import CallBar
from showroom.gui.shell.call_news_bar import CallNewsBar
from showroom.gui.shell.desk_news_bar import DeskNewsBar
from showroom.gui.shell.draft_bar import DraftBar
from showroom.gui.shell.line_stack import LineStack
from showroom.gui.shell.news_bar import NewsBar

if TYPE_CHECKING:
    from showroom.gui.shell.context import ShellContext
    from showroom.gui.shell.main_window import MainWindow


class OverPage(QWidget):
    """The lines, the most urgent in sight; takes no room while there is none."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.setObjectName("bars")
        self._window = window
        self.call_bar = CallBar(window)
        self.call_news = CallNewsBar(window)
        self.news_bar = NewsBar(window)
        self.desk_news = DeskNewsBar(window)
        self.draft_bar = DraftBar()
        self._news = (self.call_news, self.news_bar, self.desk_news)
        self._lines = (self.call_bar, *self._news, self.draft_bar, window.error_bar)
        self.stack = LineStack(self._lines)
        self.setLayout(vbox(self.stack, margins=(28, 12, 28, 0)))
        self.hide()
        for line in self._lines:
            line.shown.connect(self._on_line)

    def _on_line(self) -> None:
        self.setVisible(not all(line.isHidden() for line in self._lines))

    def follow(self, context: ShellContext) -> None:
        """A store is open: its news are told."""
        for line in self._news:
            line.follow(context)

    def follow_telephone(self, context: ShellContext) -> None:
        """Whose number rings is told, if this PC has a telephone."""
        telephone = self._window.runtime.telephone
        if telephone is not None:
            self.call_bar.follow(context, telephone)
            telephone.follow_settings()

    def withdraw(self) -> None:
        """The store is closed: nothing is known."""
        for line in (*self._news, self.call_bar):
            line.withdraw()
        for bar in (self.draft_bar, self._window.error_bar):
            bar.dismiss()

    def make_anew(self) -> None:
        """In the language of now."""
        for line in (*self._news, self.call_bar):
            line.make_anew()
        self.stack.make_anew()
