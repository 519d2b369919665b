"""The form of an act that only wants its reason."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Field, TextArea
from showroom.gui.kit.layouts import vbox


class ReasonDialog(Dialog):
    """``value()`` is the reason, never empty. ``hint``: examples, until something is typed."""

    def __init__(self, parent: QWidget, name: str, title: str, act: str, *, sentence: str = "", hint: str = "") -> None:
        super().__init__(parent, name, title, act, sentence=sentence, width=520)
        self._reason = TextArea(f"{name}.reason", hint or self.tr("In a few words"), 3)
        self.fields = {"reason": Field(self.tr("Reason"), self._reason, required=True)}
        self.set_body(vbox(self.fields["reason"]))
        self._reason.setFocus()

    def problems(self) -> dict[str, str]:
        return {} if self.value() else {"reason": self.tr("Say why, in a few words.")}

    def value(self) -> str:
        return self._reason.toPlainText().strip()
