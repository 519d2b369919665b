"""Shortcuts: bound with a title, so that the keyboard map (F1) lists what is really bound."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Binding:
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
