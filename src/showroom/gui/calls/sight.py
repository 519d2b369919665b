"""Whatever somebody types in stays on the screen, though cards come up above it while they type (CAL-06)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea

from showroom.gui.kit.theme import THEME

_WITH_LABEL = 36
"""A field and the words above it, px."""


class InSight(QTimer):
    """``start()`` it after anything changed in the form: once the form is laid out anew, the field with the keyboard is
    scrolled to."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self.setSingleShot(True)
        self.setInterval(0)
        self.timeout.connect(self._look)
        area.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:  # a card came up or went
            self.start()
        return False

    def _look(self) -> None:
        focused, form = QApplication.focusWidget(), self._area.widget()
        if focused is not None and form is not None and form.isAncestorOf(focused):
            self._area.ensureWidgetVisible(focused, 0, THEME.px(_WITH_LABEL))
