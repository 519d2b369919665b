"""Asks for a reason in a few words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Field, TextArea
from showroom.gui.kit.layouts import vbox


class ReasonDialog(Dialog):
    """``value()`` is the reason."""

    def __init__(self, parent: QWidget, title: str, act: str) -> None:
        super().__init__(parent, "quotes.reason", title, act)
        self._reason = TextArea("quotes.reason.text", self.tr("Price, delivery time, bought elsewhere …"), 3)
        self.fields = {"reason": Field(self.tr("Reason"), self._reason, required=True)}
        self.set_body(vbox(self.fields["reason"]))
        self._reason.setFocus()

    def problems(self) -> dict[str, str]:
        if self._reason.toPlainText().strip():
            return {}
        return {"reason": self.tr("Say why, in a few words.")}

    def value(self) -> str:
        return self._reason.toPlainText().strip()
