"""A small menu of big buttons that opens where it was asked for: two taps, or arrows and Enter, or a digit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from showroom.gui.kit import tokens as tk
from showroom.gui.kit.buttons import Button, Kind
from showroom.gui.kit.labels import Label, divider
from showroom.gui.kit.layouts import boxed, scrolled, vbox
from showroom.gui.kit.theme import THEME

_ARROWS = (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up)


@dataclass(frozen=True, slots=True)
class Entry:
    """One button. ``apart``: below a line, over the whole width."""

    key: str
    text: str
    icon: str
    act: Callable[[], None]
    kind: Kind = "plain"
    apart: bool = False
    enabled: bool = True


class _Shade(QWidget):
    """Lies over the window while a popup is open: a press outside closes it and does nothing else."""

    def __init__(self, window: QWidget, popup: ButtonPopup) -> None:
        super().__init__(window)
        self._popup = popup
        self.setObjectName("popup.shade")
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._popup.dismiss()


class ButtonPopup(QFrame):
    """Closes with a choice, Esc, or a press outside. Digits 1–9 press the n-th button.

    A child of the window, not a window: screens, input methods and screen readers all treat it as part of the page.
    """

    def __init__(
        self, parent: QWidget, name: str, title: str, entries: Sequence[Entry], *, note: str = "", columns: int = 2
    ) -> None:
        super().__init__(parent.window())
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setProperty("look", "popup")
        self._shade = _Shade(parent.window(), self)
        focused: QWidget | None = parent.window().focusWidget()  # the stubs leave the None out
        self._back: QWidget = parent if focused is None else focused
        self._columns = columns
        self.buttons: list[Button] = []
        grid = QGridLayout()
        grid.setSpacing(8)
        row = column = 0
        lined = False
        for entry in entries:
            button = self._button(entry)
            if entry.apart:
                if not lined:
                    row, lined = row + (1 if column else 0), True
                    grid.addWidget(divider(), row, 0, 1, columns)
                    row, column = row + 1, 0
                grid.addWidget(button, row, 0, 1, columns)
                row += 1
                continue
            grid.addWidget(button, row, column)
            row, column = (row + 1, 0) if column + 1 == columns else (row, column + 1)
        head: list[QLabel] = [Label(title, "h3", f"{name}.title", wrap=True)]
        if note:
            head.append(Label(note, "muted", f"{name}.note", wrap=True))
        for label in head:
            label.setMaximumWidth(THEME.px(230) * columns)
        inner = boxed(vbox(boxed(grid), None))
        hint = inner.sizeHint()
        area = scrolled(inner, f"{name}.area")
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        area.setMinimumSize(hint.width() + 16, min(hint.height() + 4, THEME.px(520)))
        self.setLayout(vbox(*head, area, spacing=10, margins=(16, 14)))

    def _button(self, entry: Entry) -> Button:
        button = Button(entry.text, f"{self.objectName()}.{entry.key}", icon=entry.icon, kind=entry.kind)
        height = THEME.px(tk.PRIMARY if not entry.apart else tk.CONTROL) - 4
        button.setMinimumWidth(THEME.px(170))
        button.setStyleSheet(f"QPushButton {{ text-align: left; min-height: {height}px; }}")
        button.setEnabled(entry.enabled)
        button.clicked.connect(lambda: self._choose(entry))
        button.installEventFilter(self)
        self.buttons.append(button)
        return button

    def _choose(self, entry: Entry) -> None:
        self.dismiss()
        entry.act()

    def dismiss(self) -> None:
        """Away with it; the keyboard goes back to where it was."""
        if self.isHidden():
            return
        self.hide()
        self._shade.hide()
        self._shade.deleteLater()
        self.deleteLater()
        if shiboken6.isValid(self._back) and self._back.isVisible():
            self._back.setFocus(Qt.FocusReason.PopupFocusReason)

    def open_at(self, anchor: QWidget, where: QPoint | None = None) -> None:
        """Open below ``anchor`` (or at ``where`` in it), kept inside the window."""
        window = anchor.window()
        self._shade.setGeometry(window.rect())
        self._shade.show()
        self._shade.raise_()
        self.adjustSize()
        self.resize(self.width(), min(self.height(), window.height() - 16))
        at = anchor.mapTo(window, where if where is not None else QPoint(0, anchor.height() + 4))
        x = max(8, min(at.x(), window.width() - self.width() - 8))
        y = max(8, min(at.y(), window.height() - self.height() - 8))
        self.move(x, y)
        self.show()
        self.raise_()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = next((button for button in self.buttons if button.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ARROWS:
            self.keyPressEvent(event)  # a button would go to the next one, whatever the direction
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {
            Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: self._columns, Qt.Key.Key_Up: -self._columns,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if step is not None:
            self._move(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, Button):
                focused.click()
        elif event.text().isdigit() and 1 <= int(event.text()) <= len(self.buttons):
            self.buttons[int(event.text()) - 1].click()
        elif event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab stays inside, and goes round."""
        self._move(1 if following else -1, around=True)
        return True

    def _move(self, step: int, *, around: bool = False) -> None:
        usable = [button for button in self.buttons if button.isEnabled()]
        focused = self.focusWidget()
        at = usable.index(focused) if isinstance(focused, Button) and focused in usable else 0
        at += step
        if usable:
            usable[at % len(usable) if around else max(0, min(len(usable) - 1, at))].setFocus(
                Qt.FocusReason.TabFocusReason
            )
