"""Shortcuts: bound with a title, so that the keyboard map (F1) lists what is really bound."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPushButton, QWidget


class Binding(NamedTuple):
    """A key and what it does, as shown on the map; ``place`` is the window or page it works in."""

    key: str
    title: str
    place: str


def bind(
    widget: QWidget, key: str, title: str, slot: Callable[[], object], *, place: str = "", everywhere: bool = False
) -> QShortcut:
    """Bind ``key`` (``"F2"``, ``"Ctrl+Return"``) while ``widget`` or one of its children has the focus.

    ``everywhere``: in the whole window of ``widget``, as long as ``widget`` is visible.
    """
    shortcut = QShortcut(QKeySequence(key), widget)
    shortcut.setContext(
        Qt.ShortcutContext.WindowShortcut if everywhere else Qt.ShortcutContext.WidgetWithChildrenShortcut
    )
    shortcut.setAutoRepeat(False)
    shortcut.setProperty("title", title)
    shortcut.setProperty("place", place)
    shortcut.activated.connect(slot)
    return shortcut


def bindings(root: QWidget) -> tuple[Binding, ...]:
    """Everything bound under ``root``, in the order of binding, without doubles."""
    found = dict.fromkeys(binding(s) for s in root.findChildren(QShortcut) if s.property("title"))
    return tuple(found)


def binding(shortcut: QShortcut) -> Binding:
    """What a shortcut does, as it was bound."""
    key = str(shortcut.key().toString(QKeySequence.SequenceFormat.NativeText))
    return Binding(key, str(shortcut.property("title")), str(shortcut.property("place") or ""))


def tab_after(before: QWidget, made: QWidget) -> None:
    """Tab goes from ``before`` into ``made``, then on to what came after ``before``.

    What is made last stands last in the window's order, wherever it is laid out.
    """
    if before.window() is not made.window():
        return  # not put together yet: they will come in the order they are put in
    last = _tab_stops(before)[-1:] or [before]
    for widget in _tab_stops(made):
        QWidget.setTabOrder(last[0], widget)
        last = [widget]


def _tab_stops(root: QWidget) -> list[QWidget]:
    found = [widget for widget in (root, *root.findChildren(QWidget)) if widget.window() is root.window()]
    return [widget for widget in found if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]  # without a combo box's list


def pressed_by_enter(button: QPushButton, event: QKeyEvent) -> bool:
    """Whether Enter has pressed the focused button of a page, as Space does. In a form Enter goes to the next field."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()
    if not enter or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or isinstance(button.window(), QDialog):
        return False
    button.click()
    return True
