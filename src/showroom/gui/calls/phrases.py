"""The pack's phrases beside the call: greeting, situations, closing, with what is known filled in (CAL-03)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from showroom.domain.packs.choices import Moment
from showroom.domain.text import Text
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import vbox
from showroom.gui.shell.context import ShellContext
from showroom.services.calls import Sheet

_GAP = "____"
"""What the speaker fills in."""


class Phrases(QWidget):
    """``facts``: what phrases are filled with now."""

    def __init__(self, context: ShellContext, sheet: Sheet | None) -> None:
        super().__init__()
        self.setObjectName("calls.phrases")
        self._context = context
        self.shown: list[tuple[Text, Label]] = []
        self.facts: dict[str, str] = {}
        layout = vbox(spacing=14, margins=(0, 0, 8, 0))
        heads = {
            Moment.PHONE_OPENING: self.tr("When you pick up"),
            Moment.PHONE_SITUATION: self.tr("Situations"),
            Moment.PHONE_CLOSING: self.tr("Before you hang up"),
        }
        said: Moment | None = None
        for script in sheet.scripts if sheet is not None else ():
            if script.moment is not said:
                said = script.moment
                layout.addWidget(Label(heads.get(said, ""), "overline", f"calls.scripts.{said.value}"))
            name = f"calls.script.{script.key}"
            phrase = Label("", "lead", f"{name}.text", wrap=True)
            self.shown.append((script.text, phrase))
            title = Label(script.label.of(context.language), "muted", name, wrap=True)
            layout.addLayout(vbox(title, phrase, spacing=2))
        layout.addStretch(1)
        self.setLayout(layout)
        self.fill("", "")

    def fill(self, customer: str, colleague: str) -> None:
        """With what is known of the call; what is not is a gap to fill when speaking."""
        self.facts = dict.fromkeys(("time", "date", "minutes", "product"), _GAP) | {
            "store": self._context.shop.store.name,
            "consultant": self._context.actor().name,
            "colleague": colleague or _GAP,
            "customer": customer or _GAP,
        }
        for text, phrase in self.shown:
            phrase.setText(text.filled(self._context.language, **self.facts))
