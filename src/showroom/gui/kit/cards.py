"""Surfaces: cards, section heads, figures on tiles, empty states, rows."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QSizePolicy, QWidget

from showroom.gui.kit.labels import Icon, Label, Pill, Tone, repolish
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.theme import THEME

CardTone = Literal["", "next", "alert", "danger", "off"]


class _Pressable(QFrame):
    """A surface that, if it may be pressed, takes the focus and emits ``pressed`` (mouse, Enter, Space)."""

    pressed = Signal()

    def __init__(self, name: str, label: str, *, pressable: bool) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._pressable = pressable
        if pressable:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if (
            self._pressable
            and event.button() == Qt.MouseButton.LeftButton
            and self.rect().contains(event.position().toPoint())
        ):
            self.pressed.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pressable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
            return
        super().keyPressEvent(event)


class Card(_Pressable):
    """A white surface with a thin edge; ``pressable`` ones emit ``pressed``."""

    def __init__(
        self,
        layout: QLayout | None = None,
        name: str = "",
        *,
        tone: CardTone = "",
        pressable: bool = False,
        label: str = "",
    ) -> None:
        super().__init__(name, label, pressable=pressable)
        self.setProperty("look", "card")
        self.setProperty("tone", tone)
        if pressable:
            self.setProperty("hoverable", "true")
        if layout is not None:
            self.setLayout(layout)

    def set_tone(self, tone: CardTone) -> None:
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            repolish(self)


class Row(_Pressable):
    """A line in a card; ``pressed`` as for cards."""

    def __init__(self, layout: QLayout, name: str = "", *, pressable: bool = False, label: str = "") -> None:
        super().__init__(name, label, pressable=pressable)
        self.setProperty("look", "row")
        self.setLayout(layout)


class SectionHeader(QWidget):
    """A heading with a count and acts on the right."""

    def __init__(self, title: str, name: str, *acts: QWidget, count: str = "", tone: Tone = "neutral") -> None:
        super().__init__()
        self.setObjectName(name)
        self.title = Label(title, "h3", f"{name}.title", elide=True)
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.count = Pill(count, tone, f"{name}.count")
        self.setLayout(hbox(self.title, self.count, None, *acts))
        self.count.setVisible(bool(count))
        self.setMinimumHeight(THEME.px(36))

    def show_count(self, text: str, tone: Tone = "neutral") -> None:
        self.count.show_state(text, tone)
        self.count.setVisible(bool(text))


class Tile(Card):
    """A figure with its name and a drawing: the strip on top of a page."""

    def __init__(self, icon: str, caption: str, name: str, tone: Tone = "accent", *, pressable: bool = False) -> None:
        self.figure = Label("–", "h2", f"{name}.figure", tabular=True)
        self.caption = Label(caption, "muted", f"{name}.caption", elide=True)
        words = vbox(self.figure, self.caption, spacing=0)
        self._drawing = Icon(icon, 20, tone=tone)
        super().__init__(
            hbox(self._drawing, words, None, spacing=12, margins=(14, 11)),
            name,
            pressable=pressable,
            label=caption,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the drawing gives way to the name."""
        super().resizeEvent(event)
        self.caption.ensurePolished()
        name = self.caption.fontMetrics().horizontalAdvance(self.caption.text())
        self._drawing.setVisible(self.width() - 2 * 14 - self._drawing.minimumWidth() - 12 >= name)

    def show_figure(self, text: str) -> None:
        if self.figure.text() != text:
            self.figure.setText(text)
            self.setAccessibleDescription(text)


class EmptyState(QWidget):
    """Nothing here yet: a drawing, a sentence, and the act that changes it."""

    def __init__(self, icon: str, title: str, sentence: str, name: str, *acts: QWidget) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        drawing = Icon(icon, 40, tone="accent", round_=True)
        self.title = Label(title, "h2", f"{name}.title", wrap=True)
        self.sentence = Label(sentence, "muted", f"{name}.sentence", wrap=True)
        for label in (self.title, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setMaximumWidth(THEME.px(440))
            label.setMinimumWidth(THEME.px(240))
        head = hbox(None, self.title, None)
        head.setStretch(1, 100)  # as wide as it may be: a wrapping label alone would break after two words
        self.setLayout(
            vbox(
                None,
                hbox(None, drawing, None),
                12,
                head,
                hbox(None, self.sentence, None),
                12,
                hbox(None, *acts, None),
                None,
                spacing=4,
            )
        )
