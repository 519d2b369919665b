"""Tabs that always fit: side by side, or as a list where there is no room (a narrow window, larger text)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from showroom.gui.kit.buttons import Segment
from showroom.gui.kit.fields import Combo
from showroom.gui.kit.layouts import boxed, hbox, vbox


class Tabs(QWidget):
    """``changed(key)`` when another one is chosen. The choice stays when other items are shown, if it is among them."""

    changed = Signal(str)

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._name, self._label = name, label
        self._items: tuple[tuple[str, str], ...] = ()
        self._value = ""
        self._segment: Segment | None = None
        self._beside = hbox()
        self._list = Combo(f"{name}.list", label=label)
        self._list.setProperty("draft", False)
        self._list.currentIndexChanged.connect(lambda _at: self.set_value(str(self._list.value() or "")))
        self._stack = QStackedWidget()
        self._stack.addWidget(boxed(self._beside))
        self._stack.addWidget(self._list)
        self.setLayout(vbox(self._stack))
        for widget in (self, self._stack):
            widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def value(self) -> str:
        """The key that is chosen; "" while there is none."""
        return self._value

    def set_value(self, key: str) -> None:
        if key == self._value or key not in dict(self._items):
            return
        self._value = key
        if self._segment is not None:
            self._segment.set_value(key)
        self._list.set_value(key)
        self.changed.emit(key)

    def show_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Offer these ``(key, text)`` pairs."""
        if tuple(items) == self._items:
            return
        self._items = tuple(items)
        if self._value not in dict(items):
            self._value = items[0][0] if items else ""
        if self._segment is not None:
            self._beside.removeWidget(self._segment)
            self._segment.hide()
            self._segment.deleteLater()
        self._segment = Segment(items, self._name, self._value, self._label)
        self._segment.setProperty("draft", False)
        self._segment.changed.connect(self.set_value)
        self._beside.insertWidget(0, self._segment)
        if self._beside.count() == 1:
            self._beside.addStretch(1)
        self._list.set_items(items)
        self._list.set_value(self._value)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A segment as wide as it asks for, or the list."""
        wanted = self._segment.sizeHint().width() if self._segment is not None else 0
        self._stack.setCurrentIndex(0 if wanted <= self.width() else 1)
