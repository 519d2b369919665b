"""The head of a page: title, a line below it, acts on the right; acts wrap below when it is narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import hbox, vbox

_GAP = 10


class PageHeader(QWidget):
    """``acts`` stand right of the title, in the given order (the primary one last)."""

    def __init__(self, title: str, name: str, *acts: QWidget, subtitle: str = "") -> None:
        super().__init__()
        self.setObjectName(f"{name}.header")
        self._title = Label(title, "h1", f"{name}.title", elide=True)
        self._subtitle = Label(subtitle, "muted", f"{name}.subtitle", elide=True)
        words = QWidget()
        words.setLayout(vbox(self._title, self._subtitle, spacing=2))
        self._subtitle.setVisible(bool(subtitle))  # only now: without a parent it would be a window of its own
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._acts, self._is_low = acts, False
        self._beside = hbox(words, *acts, spacing=_GAP)
        self._below = hbox(None, spacing=_GAP)
        self.setLayout(vbox(self._beside, self._below, spacing=0))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_subtitle(self, text: str) -> None:
        self._subtitle.setText(text)
        self._subtitle.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # an act came, went or has another text
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        """The acts below the title where they would leave no room for it."""
        shown = [act for act in self._acts if not act.isHidden()]
        wanted = sum(act.sizeHint().width() + _GAP for act in shown)
        is_low = wanted + self._title.fontMetrics().horizontalAdvance(self._title.text()) > self.width()
        if is_low == self._is_low or not self.isVisible():
            return
        self._is_low = is_low
        here, there = (self._beside, self._below) if is_low else (self._below, self._beside)
        for at, act in enumerate(self._acts):
            here.removeWidget(act)
            there.insertWidget(at + 1, act)
        self._below.setContentsMargins(0, 8 if is_low else 0, 0, 0)
