"""The address of a PostgreSQL server, for several PCs on one store."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Field, line_edit
from showroom.gui.kit.layouts import vbox


class ServerDialog(Dialog):
    """``value()`` is the address."""

    def __init__(self, parent: QWidget, known: str) -> None:
        super().__init__(
            parent,
            "server",
            QCoreApplication.translate("ServerDialog", "Connect to a server"),
            QCoreApplication.translate("ServerDialog", "Connect"),
            sentence=QCoreApplication.translate(
                "ServerDialog", "Several PCs can work on one store through a PostgreSQL server."
            ),
        )
        edit = line_edit("server.address", "postgresql://user:password@server/showroom", text=known, limit=400)
        self.fields = {"address": Field(self.tr("Address"), edit, required=True)}
        self.set_body(vbox(self.fields["address"]))

    def problems(self) -> dict[str, str]:
        address = str(self.fields["address"].value()).strip()
        if not address.startswith(("postgresql://", "postgresql+psycopg://", "postgres://")):
            return {"address": self.tr("The address begins with postgresql://")}
        return {}

    def value(self) -> str:
        return str(self.fields["address"].value()).strip()


def ask(parent: QWidget, place: str, then: Callable[[str], None]) -> None:
    """Ask for the address; ``place``: where the store is now."""
    dialog = ServerDialog(parent, place if "://" in place else "")

    def go(address: str) -> None:
        dialog.finish()
        then(address)

    dialog.submitted.connect(go)
    dialog.open()
