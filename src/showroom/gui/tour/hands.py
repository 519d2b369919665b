"""A person's hands: mouse and keys go to the window under them, as the window system would send them.

A press that something else covers, or that a dialog blocks, does not reach the control: then the step has not happened.
Nothing here calls a slot or a service.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QKeyCombination, QPoint, Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QPlainTextEdit,
    QWidget,
)

from showroom.gui.kit.table import Table
from showroom.gui.shell.nav_button import FoldButton
from showroom.gui.tour.eyes import Eyes, Missed

LEFT = Qt.MouseButton.LeftButton


class Hands(Eyes):
    """Eyes that press and type too."""

    def __init__(self, window: QWidget, busy: Callable[[], bool]) -> None:
        super().__init__(window, busy)
        self._popup: QWidget | None = None

    # -- mouse
    def click(self, what: str | QWidget, at: QPoint | None = None, *, double: bool = False) -> None:
        """Press the middle of a control (or ``at`` in it), after scrolling it into sight."""
        widget = self.get(what) if isinstance(what, str) else what
        name = widget.objectName() or type(widget).__name__
        self.wait(widget.isEnabled, "tour.missed.enabled", name=name)
        self._bring(widget, at)
        window, point = self._point(widget, at)
        self._uncover(widget, window, point, name)
        handle = window.windowHandle()
        QTest.mouseMove(handle, point)
        press = QTest.mouseDClick if double else QTest.mouseClick
        press(handle, LEFT, Qt.KeyboardModifier.NoModifier, point)
        self.settle()

    def page(self, key: str) -> None:
        """Open a page by its entry at the left, or by the entry it shares where the window is low."""
        entry = self.wait(lambda: self._entry(key), "tour.missed.control", name=f"nav.{key}")
        self.click(entry)
        if not isinstance(entry, FoldButton):
            return
        menu = self.wait(QApplication.activePopupWidget, "tour.missed.control", name=f"nav.{key}.entry")
        action = menu.findChild(QAction, f"nav.{key}.entry")
        self.click(menu, menu.actionGeometry(action).center())

    def closed(self, key: str) -> None:
        """Wait until a page can be reached from the left edge in neither way."""
        self.wait(lambda: self._entry(key) is None, "tour.missed.gone", name=f"nav.{key}")

    def _entry(self, key: str) -> QWidget | None:
        shared = (one for one in self.window.findChildren(FoldButton) if one.isVisible() and one.holds(key))
        return self.seen(f"nav.{key}") or next(shared, None)

    def _point(self, widget: QWidget, at: QPoint | None) -> tuple[QWidget, QPoint]:
        window = widget.window()
        return window, widget.mapTo(window, at if at is not None else widget.rect().center())

    def _bring(self, widget: QWidget, at: QPoint | None) -> None:
        """Turn the wheel over whatever scrolls until the point is in sight."""
        for _ in range(60):
            point = at if at is not None else widget.rect().center()
            if widget.visibleRegion().contains(point):
                return
            area = _scroller(widget)
            if area is None:
                return
            viewport = area.viewport()
            y = widget.mapTo(viewport, point).y()
            turn = 120 if y < viewport.height() / 2 else -120
            window, middle = self._point(viewport, None)
            QTest.wheelEvent(window.windowHandle(), middle, QPoint(0, turn))
            self.turn(5)

    def _uncover(self, widget: QWidget, window: QWidget, point: QPoint, name: str) -> None:
        """What lies above the point must belong to the control; the undo toast is closed as a person would."""
        modal = QApplication.activeModalWidget()
        popup = QApplication.activePopupWidget()
        if popup is None and modal is not None and modal is not window:
            raise Missed("tour.missed.covered", name=name, by=modal.objectName() or type(modal).__name__)
        top = window.childAt(point) or window
        toast = _ancestor(top, "undo")
        if toast is not None and not toast.isAncestorOf(widget) and toast is not widget:
            self.click("undo.close")
            top = window.childAt(point) or window
        if top is not widget and not widget.isAncestorOf(top):
            raise Missed("tour.missed.covered", name=name, by=top.objectName() or type(top).__name__)

    def row(self, name: str, fits: Callable[[Any], bool], *, double: bool = False) -> Any:
        """Press the row of a table that ``fits``; the row."""
        table: Table[Any] = self.find(name, Table)
        found = self.wait(
            lambda: next((row for row in table.rows() if fits(row)), None), "tour.missed.row_shown", name=name
        )
        identity = table.model().identity(table.rows().index(found))  # type: ignore[attr-defined]
        for _ in range(40):
            middle = table.row_middle(identity)
            if table.viewport().rect().contains(middle):
                break
            self._wheel(table, 120 if middle.y() < 0 else -120)
        self.click(table.viewport(), table.row_middle(identity), double=double)
        return found

    def _wheel(self, area: QAbstractItemView, turn: int) -> None:
        window, middle = self._point(area.viewport(), None)
        QTest.wheelEvent(window.windowHandle(), middle, QPoint(0, turn))
        self.turn(5)

    # -- keyboard
    def _typing(self) -> QWidget:
        """The control that the window system would hand a key to."""
        popup = self._popup = QApplication.activePopupWidget()  # kept: its children's wrappers end with its own
        if popup is not None:
            return _focus_in(popup)
        focus = QApplication.focusWidget()
        front = QApplication.activeModalWidget() or self.window
        if focus is not None and (focus is front or front.isAncestorOf(focus)):
            return focus
        return _focus_in(front)

    def key(self, keys: str) -> None:
        """Press a key or combination: ``"F2"``, ``"Ctrl+Return"``, ``"Esc"``."""
        combination = _combination(keys)
        QTest.keyClick(self._typing(), combination.key(), combination.keyboardModifiers())
        self.settle()

    def type(self, text: str) -> None:
        """Type into whatever has the focus; Chinese comes through the input method, as it does at the counter."""
        for char in text:
            if char.isascii():
                QTest.keyClick(self._typing(), ord(char))
            else:
                target = QApplication.focusWidget()
                if target is None:
                    raise Missed("tour.missed.focus", name="–")
                event = QInputMethodEvent("", [])
                event.setCommitString(char)
                QApplication.sendEvent(target, event)
        self.turn()

    def fill(self, name: str, text: str) -> None:
        """Press an input, replace what stands there."""
        widget = self.get(name)
        self.click(widget)
        self.wait(lambda: _has_focus(widget), "tour.missed.focus", name=name)
        self.replace(text)

    def replace(self, text: str) -> None:
        """Replace what stands in the input with the focus."""
        QTest.keyClick(self._typing(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        if text:
            self.type(text)
        else:
            QTest.keyClick(self._typing(), Qt.Key.Key_Delete)
            self.turn()

    def tab_to(self, name: str, most: int = 40) -> None:
        """Press Tab until the control called ``name`` has the focus."""
        widget = self.get(name)
        for _ in range(most):
            if _has_focus(widget):
                return
            QTest.keyClick(self._typing(), Qt.Key.Key_Tab)
            self.turn(5)
        raise Missed("tour.missed.focus", name=name)

    def choose(self, name: str, value: object) -> None:
        """Open a combo box with the mouse and pick the choice with this key (or text) by arrows and Enter."""
        combo = self.find(name, QComboBox)
        index = combo.findData(value)
        if index < 0:
            index = combo.findText(str(value))
        if index < 0:
            raise Missed("tour.missed.choice", name=name, wanted=value)
        if combo.isEditable():
            self.fill(name, combo.itemText(index))
            return
        self.click(combo)
        self.wait(lambda: QApplication.activePopupWidget() is not None, "tour.missed.opened", name=name)
        for key in (Qt.Key.Key_Home, *([Qt.Key.Key_Down] * index), Qt.Key.Key_Return):
            QTest.keyClick(self._typing(), key)
        self.settle()
        self.wait(lambda: combo.currentIndex() == index, "tour.missed.choice", name=name, wanted=value)

    def clear_table(self, *, most: int = 6) -> None:
        """After a step that failed: close what is still open, so that the next can begin."""
        for _ in range(most):
            top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if top is None:
                break
            QTest.keyClick(_focus_in(top), Qt.Key.Key_Escape)
            self.turn(50)


def _combination(keys: str) -> QKeyCombination:
    sequence: Any = QKeySequence(keys)  # the stubs leave out that it can be indexed
    found: QKeyCombination = sequence[0]
    return found


def _focus_in(top: QWidget) -> QWidget:
    """The control of a window that takes its keys, else the window; Qt's stubs know nothing of there being none."""
    inner: QWidget | None = top.focusWidget()
    return top if inner is None else inner


def _has_focus(widget: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus) or focus is widget.focusProxy())


def _ancestor(widget: QWidget | None, name: str) -> QWidget | None:
    while widget is not None and widget.objectName() != name:
        widget = widget.parentWidget()
    return widget


def _scroller(widget: QWidget) -> QAbstractScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea) and parent is not widget and not isinstance(parent, QPlainTextEdit):
            bar = parent.verticalScrollBar()
            if bar.maximum() > bar.minimum():
                return parent
        parent = parent.parentWidget()
    return None
