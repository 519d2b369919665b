"""When the surroundings fail: what happened, what to do, and a way on. One page for every fault."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from showroom.domain.errors import ShowroomError
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card
from showroom.gui.kit.labels import Icon, Label
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.theme import THEME

ICONS = {
    "db_disk_full": "hard-drives",
    "db_network_share": "share-network",
    "db_unreachable": "cloud-warning",
    "db_newer": "arrow-clockwise",
    "db_read_only": "lock",
}


def advice(code: str) -> tuple[str, str]:
    """(title, what to do) of a fault."""

    unknown = (
        QCoreApplication.translate("Faults", "The database can't be used"),
        QCoreApplication.translate(
            "Faults", "Try again. If it stays like this, choose another database or ask whoever looks after your PCs."
        ),
    )
    known = {
        "db_newer": (
            QCoreApplication.translate("Faults", "This store needs a newer program"),
            QCoreApplication.translate(
                "Faults",
                "Update Showroom on this PC. Nothing in the store was changed. Another store can be opened now.",
            ),
        ),
        "db_not_a_database": (
            QCoreApplication.translate("Faults", "This file is not a store"),
            QCoreApplication.translate(
                "Faults", "Choose the store's own file (it ends in .sqlite3), or restore the last backup."
            ),
        ),
        "db_not_showroom": (
            QCoreApplication.translate("Faults", "This file belongs to another program"),
            QCoreApplication.translate("Faults", "Choose the store's own file. This one was left as it is."),
        ),
        "db_read_only": (
            QCoreApplication.translate("Faults", "The store can't be written"),
            QCoreApplication.translate(
                "Faults",
                "Check that the folder isn't write-protected, that the disk is fine, and that you may write there; "
                "then try again.",
            ),
        ),
        "db_disk_full": (
            QCoreApplication.translate("Faults", "The disk is full"),
            QCoreApplication.translate(
                "Faults",
                "Empty the waste bin or move large files to another disk, then try again. "
                "Don't delete the store's file.",
            ),
        ),
        "db_disk_error": (
            QCoreApplication.translate("Faults", "The disk has a problem"),
            QCoreApplication.translate(
                "Faults", "Copy the last backup to another disk before anything else, and have the disk checked."
            ),
        ),
        "db_network_share": (
            QCoreApplication.translate("Faults", "A store's file must lie on this PC"),
            QCoreApplication.translate(
                "Faults",
                "Move the file to a disk of this PC. To use one store on several PCs, give the address of a "
                "PostgreSQL server instead of a file.",
            ),
        ),
        "db_unreachable": (
            QCoreApplication.translate("Faults", "The database server doesn't answer"),
            QCoreApplication.translate(
                "Faults", "Check the network cable or Wi-Fi and whether the server is switched on, then try again."
            ),
        ),
        "db_busy": (
            QCoreApplication.translate("Faults", "The store is in use elsewhere"),
            QCoreApplication.translate("Faults", "Close backup or sync programs that hold the file, then try again."),
        ),
        "db_damaged": (
            QCoreApplication.translate("Faults", "The store's file is damaged"),
            QCoreApplication.translate(
                "Faults", "Restore the last backup. Keep the damaged file: much of it can usually be saved."
            ),
        ),
    }
    return known.get(code, unknown)


class FaultPage(QWidget):
    """``retried`` and ``other_chosen`` are the two ways on."""

    retried = Signal()
    other_chosen = Signal()

    def __init__(self, error: ShowroomError, word: Callable[[ShowroomError], str]) -> None:
        super().__init__()
        self.error = error
        self.setObjectName("fault")
        self.setProperty("look", "page")
        title, help_text = advice(error.code)
        self.setAccessibleName(title)
        said = Label(word(error), "body", "fault.what", wrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        detail = str(error.facts.get("detail", ""))
        small = Label(detail, "caption", "fault.detail", wrap=True)
        self.retry = Button(self.tr("Try again"), "fault.retry", icon="arrow-clockwise", kind="primary", ui="big")
        self.retry.clicked.connect(self.retried)
        self.other = Button(self.tr("Choose another store…"), "fault.other", icon="folder-open", ui="big")
        self.other.clicked.connect(self.other_chosen)
        words = vbox(
            Label(title, "h1", "fault.title", wrap=True),
            said,
            Label(help_text, "lead", "fault.help", wrap=True),
            small,
            8,
            hbox(self.retry, self.other, None, spacing=10),
            spacing=12,
        )
        mark = Icon(ICONS.get(error.code, "warning"), 30, tone="danger", round_=True)
        card = Card(hbox(vbox(mark, None), words, spacing=20, margins=(28, 28)), "fault.card")
        card.setMaximumWidth(THEME.px(760))
        card.setMinimumWidth(THEME.px(520))
        self.setLayout(vbox(None, hbox(None, card, None), None, None, margins=(28, 24)))
        small.setVisible(bool(detail) and detail not in said.text())
        self.setFocusProxy(self.retry)
