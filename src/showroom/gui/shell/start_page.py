"""What is seen until the store is open; the words come only if it takes a while."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from showroom.gui.kit.labels import Icon, Label
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.theme import THEME


class StartPage(QWidget):
    """The mark, and after half a second what is being waited for."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("start")
        self.setProperty("look", "page")
        self._words = Label("", "muted", "start.words")
        self._bar = QProgressBar()
        self._bar.setObjectName("start.progress")
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(THEME.px(320))
        self._bar.setRange(0, 1000)
        self._bar.hide()
        self._words.hide()
        self.setLayout(
            vbox(
                None,
                hbox(None, Icon("storefront-fill", 56, "accent"), None),
                hbox(None, self._words, None),
                hbox(None, self._bar, None),
                None,
                spacing=16,
            )
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._words.show)

    def wait_for(self, words: str) -> None:
        """Say after half a second what is going on."""
        self._words.setText(words)
        self._bar.hide()
        self._timer.start(500)

    def show_progress(self, part: float, words: str = "") -> None:
        if words:
            self._words.setText(words)
        self._words.show()
        self._bar.setValue(round(part * 1000))
        self._bar.setAccessibleDescription(f"{part * 100:.0f} %")
        self._bar.show()
