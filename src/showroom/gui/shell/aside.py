"""Open forms while the desk is locked: nobody sees them, and their owner gets them back."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QDialog, QWidget


class Aside:
    """Dialogs put aside, by the tag of whoever had them open."""

    def __init__(self) -> None:
        self._dialogs: list[tuple[QDialog, str]] = []

    def put(self, window: QWidget, owner: str) -> None:
        """Hide every open dialog of ``window``; what is typed in them stays."""
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.hide()
                self._dialogs.append((dialog, owner))
                dialog.destroyed.connect(partial(self._forget, dialog))

    def give_back(self, owner: str) -> None:
        """Open again what ``owner`` had open."""
        for dialog, whose in tuple(self._dialogs):
            if whose == owner:
                self._dialogs.remove((dialog, whose))
                dialog.open()

    def _forget(self, dialog: QDialog, _object: object = None) -> None:
        self._dialogs = [(d, owner) for d, owner in self._dialogs if d is not dialog]
