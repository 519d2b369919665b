"""The answer to "why?" over a page; Enter or Esc closes (REC-17)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from showroom.gui.kit.buttons import Button
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.why.panel import Why, WhyPanel


class WhyDialog(QDialog):
    """``act``: what can be done about it, ``correct`` says it was pressed; ``more``: where the whole day is shown,
    ``whole`` says that is wanted; "" leaves the button out. Both close the dialog first."""

    correct = Signal()
    whole = Signal()

    def __init__(self, parent: QWidget, name: str, why: Why, *, act: str = "", more: str = "") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(why.title)
        self.setAccessibleName(why.title)
        self.setAccessibleDescription(why.sentence)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setMinimumWidth(THEME.px(600))
        self.panel = WhyPanel(name)
        close = Button(self.tr("Close"), f"{name}.close", kind="primary", key="Esc")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        acts: list[Button] = []
        for text, key, icon, signal in (
            (act, "act", "pencil-simple", self.correct),
            (more, "more", "clock-clockwise", self.whole),
        ):
            if text:
                button = Button(text, f"{name}.{key}", icon=icon)
                button.clicked.connect(self.accept)
                button.clicked.connect(signal.emit)
                acts.append(button)
        self.setLayout(vbox(self.panel, hbox(*acts, None, close), spacing=14, margins=(24, 20)))
        self.panel.show_why(why)
        room = int(self.screen().availableGeometry().height() * 0.8)
        self.panel.setMinimumHeight(min(THEME.px(460), self.panel.wanted_height(THEME.px(552)), room))
