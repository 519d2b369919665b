"""A PIN by touch or by keyboard. Shows how many digits were given, never which."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from showroom.gui.kit.buttons import Button
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.theme import THEME

SHORTEST, LONGEST = 4, 8


class _Dots(QWidget):
    """One dot a digit given, an empty ring for those that are at least needed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._count = 0
        self.setFixedSize(THEME.px(200), THEME.px(28))

    def show_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleDescription(str(count))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = max(SHORTEST, self._count)
        side, gap = THEME.px(12), THEME.px(12)
        left = (self.width() - shown * side - (shown - 1) * gap) / 2
        painter.setPen(QPen(THEME.colour("field_border"), 1.5))
        for n in range(shown):
            painter.setBrush(THEME.colour("accent") if n < self._count else THEME.colour("field"))
            painter.drawEllipse(QRectF(left + n * (side + gap), (self.height() - side) / 2, side, side))


class PinPad(QWidget):
    """``entered`` carries the PIN when Enter or the tick is pressed (at least 4 digits)."""

    entered = Signal(str)
    typed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(self.tr("PIN"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pin = ""
        self._dots = _Dots(f"{name}.dots")
        grid = QGridLayout()
        grid.setSpacing(8)
        for n in range(1, 10):
            grid.addWidget(self._digit(str(n)), (n - 1) // 3, (n - 1) % 3)
        self._back = self._key("", f"{name}.back", self.tr("Delete the last digit"), "backspace")
        self._back.clicked.connect(self.delete_last)
        grid.addWidget(self._back, 3, 0)
        grid.addWidget(self._digit("0"), 3, 1)
        self._enter = Button("", f"{name}.enter", icon="check-bold", kind="primary", tip=self.tr("Sign"))
        self._enter.setProperty("ui", "pin")
        self._enter.setProperty("look", "pin")
        self._enter.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._enter.clicked.connect(self._submit)
        grid.addWidget(self._enter, 3, 2)
        self.setLayout(vbox(None, hbox(None, self._dots, None), hbox(None, grid, None), None, spacing=12))
        self._show()

    def _key(self, text: str, name: str, label: str, icon: str = "") -> QPushButton:
        key = Button(text, name, icon=icon or None, tip="")
        key.setProperty("look", "pin")
        key.setProperty("ui", "pin")
        key.setAccessibleName(label)
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the pad itself has the keyboard
        return key

    def _digit(self, digit: str) -> QPushButton:
        key = self._key(digit, f"{self.objectName()}.{digit}", digit)
        key.clicked.connect(lambda: self.add(digit))
        return key

    def add(self, digit: str) -> None:
        if len(self._pin) < LONGEST and self.isEnabled():
            self._pin += digit
            self._show()
            self.typed.emit()

    def delete_last(self) -> None:
        self._pin = self._pin[:-1]
        self._show()

    def clear(self) -> None:
        self._pin = ""
        self._show()

    def _submit(self) -> None:
        if len(self._pin) >= SHORTEST and self.isEnabled():
            pin, self._pin = self._pin, ""
            self._show()
            self.entered.emit(pin)

    def _show(self) -> None:
        self._dots.show_count(len(self._pin))
        self._enter.setEnabled(len(self._pin) >= SHORTEST)
        self._back.setEnabled(bool(self._pin))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if len(text) == 1 and text.isascii() and text.isdigit():
            self.add(text)
        elif event.key() == Qt.Key.Key_Backspace:
            self.delete_last()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._submit()
        else:
            super().keyPressEvent(event)
