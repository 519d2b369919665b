"""Lines over a page that never take it over: the most urgent stand, the others wait behind "2 more"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from showroom.gui.kit.bars import MessageBar
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.kit.theme import THEME

LOW = 800
"""Height of the window at 100 % text below which one line stands alone, px; above it two."""
_RANK = {"danger": 0, "warning": 1}


class LineStack(QWidget):
    """``lines`` in their order on the screen. Which of them stand: the most urgent tone, then the newest. A line that
    waits is not hidden: it keeps its text, and takes the room of the next one that goes.
    """

    def __init__(self, lines: Sequence[MessageBar]) -> None:
        super().__init__()
        self.setObjectName("bars.stack")
        self._lines = tuple(lines)
        self._holders = [boxed(vbox(line)) for line in self._lines]
        self._age = dict.fromkeys(self._lines, 0)
        self._turn, self._room, self._all = 0, 2, False
        self._more: Button | None = None
        self._row = hbox(boxed(vbox(*self._holders, spacing=8)), spacing=8)
        self._row.setStretch(0, 1)
        self.setLayout(self._row)
        for line in self._lines:
            line.shown.connect(partial(self._on_line, line))
        self._arrange()

    @property
    def waiting(self) -> tuple[MessageBar, ...]:
        """The lines that have something to say and do not stand."""
        shown = self._shown()
        return tuple(line for line in self._told() if line not in shown)

    def fit(self, height: int) -> None:
        """``height`` of the window, px."""
        room = 1 if height / THEME.scale < LOW else 2
        if room != self._room:
            self._room = room
            self._arrange()

    def _told(self) -> list[MessageBar]:
        return [line for line in self._lines if not line.isHidden()]

    def _shown(self) -> list[MessageBar]:
        told = self._told()
        ranked = sorted(told, key=lambda line: (_RANK.get(line.property("tone"), 2), -self._age[line]))
        return told if self._all else ranked[: self._room]

    def _on_line(self, line: MessageBar, on: bool) -> None:
        if on:
            self._turn += 1
            self._age[line] = self._turn
        self._arrange()

    def _arrange(self) -> None:
        told = self._told()
        if len(told) <= self._room:
            self._all = False
        shown = self._shown()
        for line, holder in zip(self._lines, self._holders, strict=True):
            holder.setVisible(line in shown)
        self._show_more(len(told) - len(shown), "\n".join(line.text for line in told if line not in shown))

    def _show_more(self, count: int, said: str) -> None:
        """The button that brings the others down, and up again."""
        if self._more is None:
            if not count:
                return
            # Made when it is needed: most days there is nothing to fold.
            text = QCoreApplication.translate("LineStack", "{count} more").format(count=count)
            self._more = Button(text, "bars.more", icon="caret-down")
            self._more.clicked.connect(self._toggle)
            self._row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        if self._all:
            self._more.show_text(QCoreApplication.translate("LineStack", "Fewer"))
        else:
            text = QCoreApplication.translate("LineStack", "{count} more").format(count=count)
            self._more.show_text(text, said)
        self._more.setAccessibleDescription(said)
        self._more.set_icon("caret-up" if self._all else "caret-down")
        self._more.setVisible(self._all or count > 0)

    def _toggle(self) -> None:
        self._all = not self._all
        self._arrange()

    def make_anew(self) -> None:
        """In the language and size of now."""
        self._arrange()
