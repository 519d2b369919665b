"""The inputs of the editor: named choices side by side, and whole numbers with a unit. 44 px high, for fingers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QWidget

from showroom.domain.reception.switches import Number
from showroom.gui.kit.buttons import Button, Chip
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import FlowLayout, hbox
from showroom.gui.kit.theme import THEME

TOUCH = 44
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)


class ChoiceButton(Chip):
    """One choice; as wide with its tick as without, so that nothing moves when it is chosen."""

    stepped = Signal(int)

    def __init__(self, text: str, name: str, key: str) -> None:
        super().__init__(text, name, key)
        self.least = 0

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        tick = self.fontMetrics().horizontalAdvance("✓ ")
        width = size.width() + (0 if self.isChecked() else tick)
        return QSize(max(width, self.least), max(size.height(), THEME.px(TOUCH)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _BACK or key in _ON:
            self.stepped.emit(-1 if key in _BACK else 1)
            return
        super().keyPressEvent(event)


class ChoiceRow(QWidget):
    """Exactly one of a few choices; ``chosen`` carries its key when a person chooses. Arrow keys go on to the next.

    ``label``: what is chosen, for screen readers; ``columns``: least width of the button of each choice, for the
    rows of a table: they stay side by side and align.
    """

    chosen = Signal(str)

    def __init__(
        self, items: Iterable[tuple[str, str]], name: str, label: str, columns: Mapping[str, int] | None = None
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setProperty("draft", False)
        line: QLayout = FlowLayout(spacing=8) if columns is None else hbox(spacing=8)
        self.buttons: list[ChoiceButton] = []
        for key, text in items:
            button = ChoiceButton(text, f"{name}.{key}", key)
            button.setAccessibleName(f"{label}: {text}")
            button.least = columns[key] if columns is not None else 0
            button.clicked.connect(lambda _on=False, key=key: self._choose(key))
            button.stepped.connect(lambda step, key=key: self._step(key, step))
            line.addWidget(button)
            self.buttons.append(button)
        if isinstance(line, QBoxLayout):
            line.addStretch(1)
        self.setLayout(line)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(columns is None)
        self.setSizePolicy(policy)

    def value(self) -> str:
        return next((button.key for button in self.buttons if button.isChecked()), "")

    def show_value(self, key: str) -> None:
        """Tick ``key`` without telling anybody; only the ticked one takes part in Tab."""
        for button in self.buttons:
            button.setChecked(button.key == key)
            policy = Qt.FocusPolicy.TabFocus if button.key == key else Qt.FocusPolicy.NoFocus
            button.setFocusPolicy(policy)

    def _choose(self, key: str) -> None:
        self.show_value(key)
        self.chosen.emit(key)

    def _step(self, key: str, step: int) -> None:
        keys = [button.key for button in self.buttons]
        index = keys.index(key) + step
        if 0 <= index < len(keys):
            self._choose(keys[index])
            self.buttons[index].setFocus(Qt.FocusReason.TabFocusReason)


class NumberRow(QWidget):
    """A whole number with its unit between − and +; ``chosen`` carries it. ↑ ↓ go one step, Page keys five.

    A step is as large as makes sense at that size: 5 s below a minute, 5 min above half an hour. 0, where it means off,
    is one step below the least useful value.
    """

    chosen = Signal(int)

    def __init__(self, switch: Number, name: str, label: str, said: Callable[[int], str]) -> None:
        super().__init__()
        self._switch, self._said, self._value = switch, said, switch.default
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setProperty("draft", False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._less = self._button("less", "minus", self.tr("Less"), -1)
        self._more = self._button("more", "plus", self.tr("More"), 1)
        self._shown = Label("", "name", f"{name}.value", tabular=True)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.setMinimumWidth(THEME.px(130))
        self.setLayout(hbox(self._less, self._shown, self._more, spacing=6))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def _button(self, name: str, icon: str, tip: str, step: int) -> Button:
        button = Button("", f"{self.objectName()}.{name}", icon=icon, tip=tip)
        button.setAccessibleName(f"{self.accessibleName()}: {tip}")
        button.setProperty("ui", "normal")  # an icon button would be 40 px at most
        button.setFixedSize(THEME.px(TOUCH), THEME.px(TOUCH))
        button.setAutoRepeat(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the number itself has the arrow keys
        button.clicked.connect(lambda: self.step(step))
        return button

    def value(self) -> int:
        return self._value

    def show_value(self, value: int) -> None:
        self._value = value
        text = self._said(value)
        self._shown.setText(text)
        self.setAccessibleDescription(text)
        self._less.setEnabled(value > self._switch.least)
        self._more.setEnabled(value < self._switch.most)

    def step(self, steps: int) -> None:
        """So many steps up or down, within the limits."""
        value = self._value
        for _ in range(abs(steps)):
            value = stepped(self._switch, value, 1 if steps > 0 else -1)
        if value != self._value:
            self.show_value(value)
            self.chosen.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Up: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Plus: 1, Qt.Key.Key_PageUp: 5,
            Qt.Key.Key_Down: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Minus: -1, Qt.Key.Key_PageDown: -5,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if steps is None:
            super().keyPressEvent(event)
        else:
            self.step(steps)


# From which value on a step is how large, by unit.
_STEPS: dict[str, tuple[tuple[int, int], ...]] = {
    "s": ((0, 5), (60, 15), (300, 30), (600, 60), (1800, 300)),
    "h": ((0, 1), (24, 4), (48, 24)),
    "days": ((0, 1), (30, 5), (90, 10), (360, 30)),
    "per_cent": ((0, 5),),
}


def stepped(switch: Number, value: int, direction: int) -> int:
    """The next value up (1) or down (-1), on the grid of its size, within the switch's limits."""
    steps = _STEPS.get(switch.unit, ((0, 1),))
    below = value - 1 if direction < 0 else value
    size = max((size for start, size in steps if start <= below), default=steps[0][1])
    grid = value // size * size
    found = grid + size if direction > 0 else grid if grid < value else grid - size
    return max(switch.least, min(switch.most, found))
