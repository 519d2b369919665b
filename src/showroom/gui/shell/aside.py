"""Open forms while the desk is locked: nobody sees them, and their owner gets them back."""

from __future__ import annotations

import shiboken6
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

    def give_back(self, owner: str) -> None:
        """Open again what ``owner`` had open."""
        alive = [(dialog, whose) for dialog, whose in self._dialogs if shiboken6.isValid(dialog)]
        self._dialogs = [(dialog, whose) for dialog, whose in alive if whose != owner]
        for dialog, whose in alive:
            if whose == owner:
                dialog.open()
