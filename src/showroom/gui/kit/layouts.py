"""Layouts in one call, and a flow layout that wraps chips and cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

Item = QWidget | QLayout | int | None
"""What a box takes: a widget, a layout, a gap in pixels, or ``None`` for the stretch that takes what is left."""


def _fill(layout: QBoxLayout, items: Sequence[Item], spacing: int, margins: Sequence[int]) -> None:
    layout.setSpacing(spacing)
    left, top, right, bottom = margins if len(margins) == 4 else (margins[0], margins[1], margins[0], margins[1])
    layout.setContentsMargins(left, top, right, bottom)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)


def hbox(*items: Item, spacing: int = 8, margins: Sequence[int] = (0, 0)) -> QHBoxLayout:
    """Side by side; margins ``(horizontal, vertical)`` or ``(left, top, right, bottom)``."""
    layout = QHBoxLayout()
    _fill(layout, items, spacing, margins)
    return layout


def vbox(*items: Item, spacing: int = 8, margins: Sequence[int] = (0, 0)) -> QVBoxLayout:
    """One below the other."""
    layout = QVBoxLayout()
    _fill(layout, items, spacing, margins)
    return layout


def grid(
    rows: Sequence[Sequence[QWidget | None]], spacing: int = 16, stretch: Sequence[int] | None = None
) -> QGridLayout:
    """A table of widgets, each at the top of its cell; ``None`` leaves a hole."""
    layout = QGridLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for r, row in enumerate(rows):
        for c, widget in enumerate(row):
            if widget is not None:
                layout.addWidget(widget, r, c, Qt.AlignmentFlag.AlignTop)
    for c, part in enumerate(stretch or ()):
        layout.setColumnStretch(c, part)
    return layout


def boxed(layout: QLayout, name: str = "") -> QWidget:
    """A plain, transparent widget around a layout."""
    widget = QWidget()
    widget.setProperty("look", "clear")
    widget.setObjectName(name)
    widget.setLayout(layout)
    return widget


def scrolled(widget: QWidget, name: str, horizontal: bool = False) -> QScrollArea:
    """A frameless scroll area that keeps the keyboard: what gets the focus is brought into sight by Qt."""
    area = _set_up(QScrollArea(), widget, name)
    if horizontal:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    return area


A = TypeVar("A", bound=QScrollArea)


def _set_up(area: A, widget: QWidget, name: str) -> A:
    # A view of our own: asking for Qt's makes PySide set up every widget class it knows, 20 ms on the way to sign-in.
    area.setViewport(QWidget())
    area.setObjectName(name)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if widget.property("look") is None:
        widget.setProperty("look", "clear")
    area.setWidget(widget)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


EDGE = 18
"""How far what scrolls reaches into the right margin of a page, px: its bar stands there, beside the contents."""


class _PageBody(QScrollArea):
    """Keeps its contents ``EDGE`` from its right end, whether or not the bar is there."""

    def fit(self) -> None:
        bar = self.verticalScrollBar()
        self.setViewportMargins(0, 0, EDGE - (bar.sizeHint().width() if bar.maximum() > 0 else 0), 0)


def page_body(widget: QWidget, name: str) -> QScrollArea:
    """A page's scrolling part. Give the page a right margin of ``28 - EDGE`` and what stands above the part one of
    ``EDGE``: then everything ends at one line.
    """
    area = _set_up(_PageBody(), widget, name)
    area.fit()
    area.verticalScrollBar().rangeChanged.connect(area.fit)
    return area


def clear(layout: QLayout) -> None:
    """Take everything out and delete it (widgets at the next turn of the event loop)."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


class FlowLayout(QLayout):
    """Items side by side as long as they fit, then the next line."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Lay out within ``rect``; gives the height used."""
        margins = self.contentsMargins()
        area = rect.marginsRemoved(margins)
        x, y, line = area.x(), area.y(), 0
        gap = self.spacing()
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint()
            width = min(size.width(), area.width()) if area.width() > 0 else size.width()
            if x > area.x() and x + width > area.right() + 1:
                x, y, line = area.x(), y + line + gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))
            x += width + gap
            line = max(line, size.height())
        return y + line - rect.y() + margins.bottom()
