"""The store's letterhead: what stands on top of every paper from now on (QUO-02)."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from showroom.domain.text import Text
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Field, line_edit
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.shell.context import ShellContext
from showroom.services import quotes


class LetterheadDialog(Dialog):
    """``value()`` is the letterhead; issued papers keep the one they were made with."""

    def __init__(self, parent: QWidget, context: ShellContext) -> None:
        super().__init__(
            parent,
            "quotes.letterhead",
            self.tr("Letterhead"),
            self.tr("Keep"),
            sentence=self.tr("It stands on every paper issued from now on; issued papers stay as they are."),
            width=680,
        )
        self._context = context
        self._head = quotes.letterhead(context.shop, context.actor())
        self._edits: dict[str, QLineEdit] = {}
        self.set_body(
            vbox(
                self._pair("store", self.tr("Store"), self._head.store),
                self._pair("company", self.tr("Company"), self._head.company),
                self._pair("address", self.tr("Address"), self._head.address),
                hbox(
                    self._one("phone", self.tr("Phone"), self._head.phone),
                    self._one("email", self.tr("E-mail"), self._head.email),
                    self._one("tax_number", self.tr("Tax number"), self._head.tax_number),
                    spacing=12,
                ),
                spacing=12,
            )
        )
        self._edits["store.zh_CN"].setFocus()

    def _one(self, key: str, label: str, text: str) -> Field:
        edit = line_edit(f"quotes.letterhead.{key}", label, text=text)
        self._edits[key] = edit
        self.fields[key] = Field(label, edit)
        return self.fields[key]

    def _pair(self, key: str, label: str, text: Text) -> QWidget:
        """One field a language, side by side."""
        both = QWidget()
        both.setLayout(
            hbox(
                self._one(f"{key}.zh_CN", f"{label} · 中文", text.zh_CN),
                self._one(f"{key}.en", f"{label} · English", text.en),
                spacing=12,
            )
        )
        return both

    def problems(self) -> dict[str, str]:
        if self._text("store").en or self._text("store").zh_CN:
            return {}
        return {"store.zh_CN": self._context.word("quotes.letterhead_without_name")}

    def _text(self, key: str) -> Text:
        return Text(
            en=self._edits[f"{key}.en"].text().strip(),
            zh_CN=self._edits[f"{key}.zh_CN"].text().strip(),
        )

    def value(self) -> object:
        return replace(
            self._head,
            store=self._text("store"),
            company=self._text("company"),
            address=self._text("address"),
            phone=self._edits["phone"].text().strip(),
            email=self._edits["email"].text().strip(),
            tax_number=self._edits["tax_number"].text().strip(),
        )
