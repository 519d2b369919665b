"""A small menu of big buttons that opens where it was asked for: two taps, or arrows and Enter, or a digit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from showroom.gui.kit import tokens as tk
from showroom.gui.kit.buttons import Button, Kind
from showroom.gui.kit.labels import Label, divider
from showroom.gui.kit.layouts import boxed, scrolled, vbox
from showroom.gui.kit.theme import THEME


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


class ButtonPopup(QFrame):
    """Closes with a choice, Esc, or a press outside. Digits 1–9 press the n-th button."""

    def __init__(
        self, parent: QWidget, name: str, title: str, entries: Sequence[Entry], *, note: str = "", columns: int = 2
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setProperty("look", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
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
        area = scrolled(boxed(vbox(boxed(grid), None)), f"{name}.area")
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        hint = area.widget().sizeHint()
        area.setMinimumSize(hint.width() + 16, min(hint.height() + 4, THEME.px(520)))
        self.setLayout(vbox(*head, area, spacing=10, margins=(16, 14)))

    def _button(self, entry: Entry) -> Button:
        button = Button(entry.text, f"{self.objectName()}.{entry.key}", icon=entry.icon, kind=entry.kind)
        button.setMinimumHeight(THEME.px(tk.PRIMARY if not entry.apart else tk.CONTROL))
        button.setMinimumWidth(THEME.px(170))
        button.setStyleSheet("text-align: left;")
        button.setEnabled(entry.enabled)
        button.clicked.connect(lambda: self._choose(entry))
        self.buttons.append(button)
        return button

    def _choose(self, entry: Entry) -> None:
        self.close()
        entry.act()

    def open_at(self, anchor: QWidget, where: QPoint | None = None) -> None:
        """Open below ``anchor`` (or at ``where`` in it), kept inside the window."""
        self.adjustSize()
        window = anchor.window()
        frame = window.rect().translated(window.mapToGlobal(QPoint(0, 0)))
        at = anchor.mapToGlobal(where if where is not None else QPoint(0, anchor.height() + 4))
        x = max(frame.left() + 8, min(at.x(), frame.right() - self.width() - 8))
        y = max(frame.top() + 8, min(at.y(), frame.bottom() - self.height() - 8))
        self.move(x, y)
        self.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = next((button for button in self.buttons if button.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

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
        else:
            super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        usable = [button for button in self.buttons if button.isEnabled()]
        focused = self.focusWidget()
        at = usable.index(focused) if isinstance(focused, Button) and focused in usable else 0
        usable[max(0, min(len(usable) - 1, at + step))].setFocus(Qt.FocusReason.TabFocusReason)
