"""The forms of the staff page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from showroom.domain.errors import UserError
from showroom.domain.staff.actor import ROLES
from showroom.domain.staff.languages import COMMON, plain
from showroom.gui.kit.buttons import Chips
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Combo, Field, line_edit
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.shell.context import ShellContext
from showroom.gui.shell.roles import role_name
from showroom.gui.staff.languages import language_choices
from showroom.services.staff import Card, NewStaff, pin_problems, staff_problems


def _pin_edit(name: str) -> QLineEdit:
    edit = line_edit(name, limit=8)
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    return edit


def worded(context: ShellContext, problems: Iterable[UserError]) -> dict[str, str]:
    """Field → sentence, the first problem of each field."""
    found: dict[str, str] = {}
    for problem in problems:
        found.setdefault(problem.field or "", context.sentence(problem))
    return found


class PersonDialog(Dialog):
    """Somebody new, or (``card``) what is known of somebody; a new one may get the PIN at once."""

    def __init__(self, parent: QWidget, context: ShellContext, card: Card | None = None) -> None:
        title = self.tr("New person") if card is None else self.tr("Change {name}").format(name=card.name)
        super().__init__(parent, "staff.person", title, self.tr("Add") if card is None else self.tr("Save"), width=520)
        self._context, self._card = context, card
        self._name = line_edit("staff.person.name", self.tr("As it is called on the floor"), limit=120)
        self._role = Combo("staff.person.role", [(role, role_name(role)) for role in ROLES])
        self._team = line_edit("staff.person.team", self.tr("For example: team one"), limit=60)
        self._phone = line_edit("staff.person.phone", limit=40)
        self._languages = Chips(language_choices(), "staff.person.languages", several=True)
        self._others = line_edit("staff.person.others", self.tr("For example: pt, vi"), limit=40)
        self._role.set_value(card.role if card is not None else "consultant")
        spoken = card.languages if card is not None else (plain(context.shop.store.language),)
        self._languages.set_values(spoken)
        self._others.setText(", ".join(code for code in spoken if code not in COMMON))
        self.fields = {
            "staff_name": Field(self.tr("Name"), self._name, required=True),
            "role": Field(self.tr("Role"), self._role, required=True),
            "team": Field(self.tr("Team"), self._team),
            "phone": Field(
                self.tr("Phone"), self._phone, help_text=self.tr("A customer registered under it is flagged.")
            ),
            "spoken": Field(self.tr("Speaks"), self._languages),
            "languages": Field(
                self.tr("Other languages"),
                self._others,
                help_text=self.tr("Codes of two or three letters, divided by commas."),
            ),
        }
        if card is None:
            self._pin, self._again = _pin_edit("staff.person.pin"), _pin_edit("staff.person.again")
            self.fields["pin"] = Field(
                self.tr("PIN"), self._pin, help_text=self.tr("4 to 8 digits. Empty: no sign-in.")
            )
            self.fields["again"] = Field(self.tr("PIN again"), self._again)
        else:
            self._name.setText(card.name)
            self._team.setText(card.team or "")
            self._phone.setText(card.phone or "")
        keys = ("staff_name", "role", "team", "phone", "spoken", "languages")
        rows: list[QWidget] = [self.fields[key] for key in keys]
        body = vbox(*rows, spacing=14)
        if card is None:
            pins = hbox(self.fields["pin"], self.fields["again"], spacing=16)
            for key in ("pin", "again"):
                pins.setAlignment(self.fields[key], Qt.AlignmentFlag.AlignTop)
            body.addLayout(pins)
        self.set_body(body)
        self._name.setFocus()

    def problems(self) -> dict[str, str]:
        found = worded(self._context, staff_problems(self.value()))
        if self._card is None and self._pin.text() != self._again.text():
            found.setdefault("again", self.tr("The two PINs differ."))
        return found

    def value(self) -> NewStaff:
        return NewStaff(
            self._name.text().strip(),
            str(self._role.value()),
            (self._pin.text() or None) if self._card is None else None,
            self._team.text().strip() or None,
            (*self._languages.values(), *filter(None, re.split(r"[\s,，、;；]+", self._others.text()))),
            self._phone.text().strip(),
        )


class PinDialog(Dialog):
    """A new PIN for somebody, typed twice by them."""

    def __init__(self, parent: QWidget, context: ShellContext, card: Card) -> None:
        super().__init__(
            parent,
            "staff.pin",
            self.tr("PIN of {name}").format(name=card.name),
            self.tr("Set the PIN"),
            sentence=self.tr("Let {name} type it. Nobody can read it afterwards, not even you.").format(name=card.name),
            width=460,
        )
        self._context = context
        self._pin, self._again = _pin_edit("staff.pin.pin"), _pin_edit("staff.pin.again")
        self.fields = {
            "pin": Field(self.tr("New PIN"), self._pin, required=True, help_text=self.tr("4 to 8 digits")),
            "again": Field(self.tr("PIN again"), self._again, required=True),
        }
        self.set_body(vbox(*self.fields.values(), spacing=14))
        self._pin.setFocus()

    def problems(self) -> dict[str, str]:
        found = worded(self._context, pin_problems(self._pin.text()))
        if self._pin.text() != self._again.text():
            found.setdefault("again", self.tr("The two PINs differ."))
        return found

    def value(self) -> str:
        return self._pin.text()
