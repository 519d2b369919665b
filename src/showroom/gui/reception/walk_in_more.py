"""What may be said of a new visitor besides the kind: language, another party, courtesy, the agent's notice (REC-06,
REC-12, REC-24). Folded away until asked for: F2, Enter asks nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from showroom.domain.reception import terms
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.fields import Combo, Field, line_edit
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.reception.visit_dialogs import Members
from showroom.gui.reception.words import coded, joined, language_words
from showroom.services.reception.rows import FloorBoard

LANGUAGES = ("zh", "en", "yue", "ja", "ko", "ru", "es", "fr", "de", "ar")
RECENT = 12
"""How many of the parties that are here are offered as the one a visitor came with."""


class MoreAboutThem(QWidget):
    """``changed`` when anything was chosen; ``unfolded``: whether the fields are shown; ``appeared`` carries the part
    that came up and wants to be in sight."""

    changed = Signal()
    appeared = Signal(object)

    def __init__(self, lang: str) -> None:
        super().__init__()
        name = "reception.walk_in.more"
        self.setObjectName(name)
        self.toggle = Button(
            self.tr("Language, together, courtesy …"), f"{name}.toggle", icon="caret-down", kind="ghost", key="Alt+0"
        )
        self.toggle.clicked.connect(lambda: self.unfold(not self.unfolded))
        nothing: list[tuple[object, str]] = [("", self.tr("Any"))]
        self._language = Combo(f"{name}.language", [*nothing, *((code, language_words(code)) for code in LANGUAGES)])
        self._together = Combo(f"{name}.together", [(0, self.tr("Nobody"))])
        none: list[tuple[object, str]] = [("", self.tr("No"))]
        self._courtesy = Combo(
            f"{name}.courtesy", [*none, *((why, coded(lang, "courtesy", why)) for why in terms.COURTESIES)]
        )
        self._members = Members(f"{name}.member")
        self.phone = line_edit(f"{name}.phone", self.tr("Customer's phone, for the agent's notice"))
        self.phone_field = Field(self.tr("Customer's phone"), self.phone)
        for combo in (self._language, self._together, self._courtesy):
            combo.currentIndexChanged.connect(lambda _index: self.changed.emit())
        pair = hbox(
            Field(self.tr("Language they need"), self._language),
            Field(self.tr("Put first"), self._courtesy),
            spacing=12,
        )
        self._fields = boxed(
            vbox(pair, Field(self.tr("Came together with"), self._together), self._members, spacing=10),
            f"{name}.fields",
        )
        self.setLayout(vbox(self.phone_field, hbox(self.toggle, None), self._fields, spacing=8))
        self.phone_field.hide()
        self._fields.hide()

    @property
    def unfolded(self) -> bool:
        return not self._fields.isHidden()

    def unfold(self, on: bool) -> None:
        """Show or fold the fields; what was chosen stays."""
        self._fields.setVisible(on)
        self.toggle.set_icon("caret-up" if on else "caret-down")
        if on:
            self._language.setFocus()
            self.appeared.emit(self)

    def begin(self) -> None:
        """Nothing chosen, folded."""
        for combo in (self._language, self._together, self._courtesy):
            combo.setCurrentIndex(0)
        for stepper in self._members.steppers.values():
            stepper.set_value(0)
        self.phone.clear()
        self.unfold(False)
        self.phone_field.hide()

    def show_floor(self, floor: FloorBoard) -> None:
        """Who is here: the latest parties first."""
        here = sorted((*floor.waiting, *floor.serving), key=lambda visit: visit.arrived_at, reverse=True)[:RECENT]
        items: list[tuple[object, str]] = [(0, self.tr("Nobody"))]
        for visit in here:
            number = self.tr("Visitor {number}").format(number=visit.number)
            items.append((visit.id, joined((number, visit.consultant))))
        self._together.set_items(items)

    def ask_phone(self, *, wanted: bool) -> None:
        """An agent's customer is found among the notices by the phone."""
        was = self.phone_field.isVisibleTo(self)
        self.phone_field.setVisible(wanted)
        if wanted and not was:
            self.appeared.emit(self.phone_field)

    # -- what was chosen
    @property
    def language(self) -> str | None:
        return str(self._language.value() or "") or None

    @property
    def together_with(self) -> int | None:
        value = self._together.value()
        return value if isinstance(value, int) and value else None

    @property
    def courtesy(self) -> str | None:
        return str(self._courtesy.value() or "") or None

    @property
    def members(self) -> Sequence[tuple[str, int]]:
        return self._members.members()
