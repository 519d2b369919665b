"""Ctrl+Z in a field in which nothing was typed takes the last act back, as it does everywhere else (REC-09)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


class UndoPasses(QObject):
    """Lives with ``root`` and watches the text inputs under it; a field keeps Ctrl+Z while it has typing to undo."""

    def __init__(self, root: QWidget) -> None:
        super().__init__(root)
        for edit in (*root.findChildren(QLineEdit), *root.findChildren(QPlainTextEdit)):
            edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return False
        if not event.matches(QKeySequence.StandardKey.Undo):
            return False
        if isinstance(watched, QLineEdit):
            has_typing = watched.isUndoAvailable()
        else:
            has_typing = isinstance(watched, QPlainTextEdit) and watched.document().isUndoAvailable()
        if has_typing:
            return False
        event.ignore()  # an input claims Ctrl+Z even when it has nothing to take back
        return True
