"""The head of a page: title, a line below it, acts on the right; acts wrap below when it is narrow."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import hbox, vbox


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
        self.setLayout(hbox(words, *acts, spacing=10))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_subtitle(self, text: str) -> None:
        self._subtitle.setText(text)
        self._subtitle.setVisible(bool(text))
