"""Every question that opens a window of its own goes through here; tests replace it (an unasked-for prompt fails them).

All prompts are asynchronous: ``then`` is called with the answer, and not at all when the person cancels.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QMessageBox


class Prompts(Protocol):
    """What a page may ask."""

    def open_file(self, parent: QWidget, title: str, filters: Sequence[str], then: Callable[[Path], None]) -> None:
        """An existing file; ``filters`` such as ``"CSV (*.csv)"``."""
        ...

    def save_file(
        self, parent: QWidget, title: str, suggested: str, filters: Sequence[str], then: Callable[[Path], None]
    ) -> None:
        """A file to write; the chooser itself asks before replacing one."""
        ...

    def folder(self, parent: QWidget, title: str, then: Callable[[Path], None]) -> None: ...

    def confirm(
        self, parent: QWidget, question: str, act: str, then: Callable[[], None], *, destroys: bool = False
    ) -> None:
        """Only for what can't be undone; ``act`` names the button ("Delete 12 rows"), never "OK"."""
        ...

    def tell(self, parent: QWidget, text: str) -> None: ...


class SystemPrompts:
    """The real ones."""

    def open_file(self, parent: QWidget, title: str, filters: Sequence[str], then: Callable[[Path], None]) -> None:
        from PySide6.QtWidgets import QFileDialog  # costs too much before the first paint

        dialog = QFileDialog(parent, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(list(filters))
        self._choose(dialog, then)

    def save_file(
        self, parent: QWidget, title: str, suggested: str, filters: Sequence[str], then: Callable[[Path], None]
    ) -> None:
        from PySide6.QtWidgets import QFileDialog  # costs too much before the first paint

        dialog = QFileDialog(parent, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(filters))
        dialog.setDefaultSuffix(Path(suggested).suffix.lstrip("."))
        dialog.selectFile(suggested)
        self._choose(dialog, then)

    def folder(self, parent: QWidget, title: str, then: Callable[[Path], None]) -> None:
        from PySide6.QtWidgets import QFileDialog  # costs too much before the first paint

        dialog = QFileDialog(parent, title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._choose(dialog, then)

    def _choose(self, dialog: QFileDialog, then: Callable[[Path], None]) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Qt's own Chinese leaves these two in English.
        look_in, kind = QFileDialog.DialogLabel.LookIn, QFileDialog.DialogLabel.FileType
        dialog.setLabelText(look_in, QCoreApplication.translate("Prompts", "Look in:"))
        dialog.setLabelText(kind, QCoreApplication.translate("Prompts", "Files of type:"))
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()

    def confirm(
        self, parent: QWidget, question: str, act: str, then: Callable[[], None], *, destroys: bool = False
    ) -> None:
        from PySide6.QtWidgets import QMessageBox

        box = self._box(parent, question)
        yes = box.addButton(act.replace("&", "&&"), QMessageBox.ButtonRole.AcceptRole)
        yes.setObjectName("prompt.act")
        if destroys:
            yes.setProperty("kind", "destroy")
        no = box.addButton(QCoreApplication.translate("Prompts", "Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no if destroys else yes)
        box.setEscapeButton(no)
        box.buttonClicked.connect(lambda button: then() if button is yes else None)
        box.open()

    def tell(self, parent: QWidget, text: str) -> None:
        from PySide6.QtWidgets import QMessageBox

        box = self._box(parent, text)
        box.addButton(QCoreApplication.translate("Prompts", "Close"), QMessageBox.ButtonRole.AcceptRole)
        box.open()

    def _box(self, parent: QWidget, text: str) -> QMessageBox:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(parent)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(QCoreApplication.translate("Prompts", "Showroom"))
        box.setText(text)
        return box
