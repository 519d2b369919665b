"""Things that are pressed: buttons, chips, segments, switches, steppers. Touch targets are at least 40 px."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from PySide6.QtCore import Property, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QPushButton, QSizePolicy, QWidget

from showroom.gui.kit import tokens as tk
from showroom.gui.kit.keys import pressed_by_enter
from showroom.gui.kit.labels import Label, repolish
from showroom.gui.kit.layouts import FlowLayout, hbox
from showroom.gui.kit.theme import THEME

Kind = Literal["primary", "soft", "plain", "ghost", "danger", "destroy", "toast"]
Ui = Literal["normal", "big", "small", "icon"]
_INK = {
    "primary": "on_accent", "soft": "accent_text", "plain": "text", "ghost": "muted", "danger": "danger",
    "destroy": "on_danger", "toast": "toast_text",
}  # fmt: skip


def plain(text: str) -> str:
    """Button text in which ``&`` is a character, not a mnemonic."""
    return text.replace("&", "&&")


class Button(QPushButton):
    """A push button of one of the kinds; ``key`` is shown as a key cap on it (the binding itself: ``keys.bind``)."""

    def __init__(
        self,
        text: str,
        name: str,
        *,
        icon: str | None = None,
        kind: Kind = "plain",
        ui: Ui = "normal",
        key: str = "",
        tip: str = "",
    ) -> None:
        super().__init__()
        self._icon, self._key = icon, key
        self._kind: Kind = kind
        self._ui: Ui = "icon" if icon and not text else ui
        self.setObjectName(name)
        self.setProperty("kind", kind)
        self.setProperty("ui", self._ui)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.show_text(text, tip)
        self._tint()

    def show_text(self, text: str, tip: str = "") -> None:
        """Change the wording (accessible name too)."""
        self.setText((" " if self._icon and text else "") + plain(text))
        self.setAccessibleName(text or tip)
        self.setToolTip(tip)
        if self._key:
            self.setAccessibleDescription(self._key)

    def set_kind(self, kind: Kind) -> None:
        if kind != self._kind:
            self._kind = kind
            self.setProperty("kind", kind)
            repolish(self)
            self._tint()

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self._tint()

    def _tint(self) -> None:
        if self._icon:
            side = THEME.px(20 if self._ui in ("big", "icon") else 18)
            self.setIcon(THEME.icon(self._icon, _INK[self._kind]))
            self.setIconSize(QSize(side, side))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:  # another theme: the drawing needs its new colour
            self._tint()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def _cap_width(self) -> int:
        if not self._key:
            return 0
        return THEME.font(tk.FONT["kbd"], 600).pixelSize() * (len(self._key) + 2) * 6 // 10 + 12

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        if self._key:
            size.setWidth(size.width() + self._cap_width() + 8)
        return size

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._key:
            super().paintEvent(event)
            return
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter  # not before the first paint

        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        cap = self._cap_width()
        # .rect of a style option is declared as a ClassVar in the stubs
        setattr(option, "rect", self.rect().adjusted(0, 0, -cap - 8, 0))  # noqa: B010
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        ink = QColor(getattr(THEME.tokens, _INK[self._kind] if self.isEnabled() else "faint"))
        height = THEME.px(20)
        box = QRectF(self.width() - cap - 12, (self.height() - height) / 2, cap, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QColor(ink)
        edge.setAlphaF(0.45)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(THEME.font(tk.FONT["kbd"], 600))
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)


class Link(QPushButton):
    """A word that leads on."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(plain(text))
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setProperty("look", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)


class Chip(QPushButton):
    """A choice that can be switched on; checked ones carry a tick (state is never colour alone)."""

    def __init__(self, text: str, name: str, key: str = "") -> None:
        super().__init__(plain(text))
        self._text = text
        self.key = key
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setProperty("look", "chip")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._on_toggled)

    def show_text(self, text: str) -> None:
        """Change the wording (accessible name too)."""
        self._text = text
        self.setAccessibleName(text)
        self._on_toggled(self.isChecked())

    def _on_toggled(self, on: bool) -> None:
        self.setText(("✓ " if on else "") + plain(self._text))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """With room for the heavier letters of a checked one: a style sheet's hint knows the plain state only."""
        size = super().sizeHint()
        if self.isChecked():
            heavy = QFont(self.font())
            heavy.setWeight(QFont.Weight.DemiBold)
            grown = QFontMetrics(heavy).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(
                self.text()
            )
            size.setWidth(size.width() + max(0, grown) + 2)
        return size


class Chips(QWidget):
    """A wrapping set of chips; ``changed`` carries the keys that are on, in order. One choice unless ``several``."""

    changed = Signal(object)

    def __init__(
        self, items: Iterable[tuple[str, str]], name: str, *, several: bool = False, optional: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._several, self._optional = several, optional or several
        self._flow = FlowLayout(self)
        self._chips: list[Chip] = []
        self._muted = False
        # as high as its width asks for: with "Minimum" a scroll area would keep room for one chip below the other
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_items(items)

    def set_items(self, items: Iterable[tuple[str, str]]) -> None:
        """Show other ``(key, text)`` pairs; what was on stays on if it is still there."""
        kept = set(self.values())
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for key, text in items:
            chip = Chip(text, f"{self.objectName()}.{key}", key)
            chip.setChecked(key in kept)
            chip.toggled.connect(lambda on, chip=chip: self._on_toggled(chip, on))
            self._flow.addWidget(chip)
            self._chips.append(chip)
        self.updateGeometry()

    def values(self) -> tuple[str, ...]:
        return tuple(chip.key for chip in self._chips if chip.isChecked())

    def value(self) -> str | None:
        """The one that is on (the first, where several may be), or None."""
        return next(iter(self.values()), None)

    def set_values(self, keys: Sequence[str]) -> None:
        self._muted = True
        for chip in self._chips:
            chip.setChecked(chip.key in keys)
        self._muted = False
        self.changed.emit(self.values())

    def _on_toggled(self, chip: Chip, on: bool) -> None:
        if self._muted:
            return
        self._muted = True
        if on and not self._several:
            for other in self._chips:
                if other is not chip:
                    other.setChecked(False)
        elif not on and not self._optional:
            chip.setChecked(True)
        self._muted = False
        self.changed.emit(self.values())


class Segment(QFrame):
    """A few choices side by side, exactly one of them on; ``changed`` carries its key."""

    changed = Signal(str)

    def __init__(self, items: Iterable[tuple[str, str]], name: str, value: str | None = None, label: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setProperty("look", "segment")
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._keys: list[str] = []
        layout = hbox(spacing=2, margins=(3, 3))
        for key, text in items:
            button = QPushButton(plain(text))
            button.setObjectName(f"{name}.{key}")
            button.setAccessibleName(text)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(button, len(self._keys))
            self._keys.append(key)
            layout.addWidget(button)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if self._keys:
            self.set_value(value if value is not None else self._keys[0])
        self._group.idToggled.connect(self._on_toggled)

    def value(self) -> str:
        checked = self._group.checkedId()
        return self._keys[checked] if checked >= 0 else ""

    def set_value(self, key: str) -> None:
        if key in self._keys:
            self._group.button(self._keys.index(key)).setChecked(True)

    def _on_toggled(self, index: int, on: bool) -> None:
        if on:
            self.changed.emit(self._keys[index])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the frame counts for the nearest choice: the target is the whole height."""
        x = event.position().x()
        buttons = self._group.buttons()
        if buttons:
            min(buttons, key=lambda b: abs(b.geometry().center().x() - x)).click()


class Switch(QAbstractButton):
    """On or off; the knob moves. Space toggles; a screen reader sees a check box's state."""

    def __init__(self, name: str, label: str, on: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setCheckable(True)
        self._knob = 1.0 if on else 0.0
        self.setChecked(on)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(THEME.px(48), THEME.px(tk.CONTROL))
        from PySide6.QtCore import QEasingCurve, QPropertyAnimation  # not before the first paint

        self._slide = QPropertyAnimation(self, b"knob", self)
        self._slide.setDuration(120)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.toggled.connect(self._on_toggled)

    def _on_toggled(self, on: bool) -> None:
        self._slide.stop()
        self._slide.setEndValue(1.0 if on else 0.0)
        self._slide.start()

    def _get_knob(self) -> float:
        return self._knob

    def _set_knob(self, value: float) -> None:
        self._knob = value
        self.update()

    knob = Property(float, _get_knob, _set_knob)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = THEME.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = THEME.px(26)
        track = QRectF(2, (self.height() - height) / 2, self.width() - 4, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.accent if self.isChecked() else t.field_border))
        painter.drawRoundedRect(track, height / 2, height / 2)
        radius = height / 2
        x = track.left() + radius + (track.width() - height) * self._knob
        painter.setBrush(QColor(t.on_accent if self.isChecked() else t.surface))
        painter.drawEllipse(QPointF(x, track.center().y()), radius - 3.5, radius - 3.5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(t.text), 2))
            painter.drawRoundedRect(track.adjusted(-1, -1, 1, 1), radius + 1, radius + 1)


class Stepper(QWidget):
    """A small whole number with − and +; ``changed`` carries it."""

    changed = Signal(int)

    def __init__(
        self, name: str, label: str, value: int = 1, low: int = 0, high: int = 99, *, step: int = 1, unit: str = ""
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._value, self._low, self._high, self._unit = value, low, high, unit
        self._less = Button("", f"{name}.less", icon="minus", tip=self.tr("Less"))
        self._more = Button("", f"{name}.more", icon="plus", tip=self.tr("More"))
        self._shown = Label("", "name", f"{name}.value", tabular=True)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.setMinimumWidth(THEME.px(40))
        self._less.clicked.connect(lambda: self.set_value(self._value - step))
        self._more.clicked.connect(lambda: self.set_value(self._value + step))
        self.setLayout(hbox(self._less, self._shown, self._more, spacing=4))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self._more)
        self._show()

    def value(self) -> int:
        return self._value

    def set_value(self, value: int) -> None:
        value = max(self._low, min(self._high, value))
        if value != self._value:
            self._value = value
            self._show()
            self.changed.emit(value)

    def _show(self) -> None:
        self._shown.setText(f"{self._value}{self._unit}")
        self._less.setEnabled(self._value > self._low)
        self._more.setEnabled(self._value < self._high)
