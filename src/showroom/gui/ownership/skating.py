"""Going on though somebody else looks after the household: the warning says who, and asks why (REG-08)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from showroom.domain.errors import UserError
from showroom.gui.kit.reason_dialog import ReasonDialog
from showroom.gui.shell.context import ShellContext

CODE = "skating_needs_reason"


def is_skating(error: BaseException) -> bool:
    """Whether an act was refused only because it wants a reason to go on."""
    return isinstance(error, UserError) and error.code == CODE


def ask(place: QWidget, context: ShellContext, error: UserError, go_on: Callable[[str], None]) -> ReasonDialog:
    """Say who looks after whom and how it was found; ``go_on(reason)`` does the act again."""
    how = context.word(f"ownership.how.{error.facts['how']}")
    said = QCoreApplication.translate("OwnershipSkating", "{sentence} ({how})")
    sentence = said.format(sentence=context.sentence(error), how=how)
    dialog = ReasonDialog(
        place.window(),
        "ownership.skating",
        QCoreApplication.translate("OwnershipSkating", "Somebody else looks after them"),
        QCoreApplication.translate("OwnershipSkating", "Go on"),
        sentence=sentence,
    )

    def done(reason: object) -> None:
        dialog.finish()
        go_on(str(reason))

    dialog.submitted.connect(done)
    dialog.open()
    return dialog
