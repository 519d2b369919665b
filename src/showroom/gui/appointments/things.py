"""Cars, rooms and teams that can be booked: added, renamed, out of use (CAL-09)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from showroom.domain.errors import UserError
from showroom.gui.kit.buttons import Button, Switch
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Combo, Field, line_edit
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import boxed, clear, hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import ShellContext
from showroom.services import appointments
from showroom.services.appointments import Resource


class ThingsDialog(Dialog):
    """The list with a name to change and a switch each; below it a line for a new one. All takes effect at once."""

    def __init__(self, parent: QWidget, context: ShellContext) -> None:
        super().__init__(
            parent,
            "appointments.things",
            self.tr("Resources"),
            self.tr("Done"),
            sentence=self.tr("Each can be promised to one appointment at a time."),
            width=560,
        )
        self._context = context
        self._rows = vbox(spacing=8)
        plain: tuple[str, ...] = ("visit",)
        purposes = context.read(appointments.purposes, plain)
        self._purpose = Combo(
            "appointments.things.purpose", [(key, context.word(f"appointment_for_{key}")) for key in purposes]
        )
        self._purpose.set_value("room" if "room" in purposes else purposes[0])
        self._purpose.setMinimumWidth(THEME.px(160))  # every purpose is read whole
        self._name = line_edit("appointments.things.name", self.tr("Meeting room 2 …"), limit=80)
        self._add = Button(self.tr("Add"), "appointments.things.add", icon="plus", kind="soft")
        self._add.clicked.connect(self._on_add)
        self.fields = {
            "name": Field(self.tr("Another one"), self._name),
            "purpose": Field(self.tr("For"), self._purpose),
        }
        line = hbox(self.fields["name"], self.fields["purpose"], boxed(vbox(None, self._add)), spacing=10)
        line.setStretch(0, 1)
        self._show()
        self.set_body(vbox(self._rows, line, spacing=16))
        self.cancel_button.hide()  # everything has taken effect already
        self.submitted.connect(lambda _value: self.finish())
        context.bus.changed.connect(self._show)

    def value(self) -> object:
        return None

    def _show(self) -> None:
        nothing: tuple[Resource, ...] = ()
        rows = self._context.read(lambda shop, actor: appointments.bookable(shop, actor, closed=True), nothing)
        clear(self._rows)
        for place, one in enumerate(rows):
            self._rows.addWidget(self._row(place, one))

    def _row(self, place: int, one: Resource) -> QWidget:
        name = f"appointments.things.{place}"
        edit = line_edit(f"{name}.name", text=one.name, limit=80)
        edit.setAccessibleName(one.name)
        edit.editingFinished.connect(lambda: self._change(one, edit.text(), active=one.active))
        switch = Switch(f"{name}.active", self.tr("{name}: in use").format(name=one.name), one.active)
        switch.toggled.connect(lambda on: self._change(one, edit.text(), active=on))
        kind = Label(self._context.word(f"appointment_for_{one.purpose}"), "muted", elide=True)
        kind.setFixedWidth(THEME.px(100))
        row = hbox(edit, kind, switch, spacing=12)
        row.setStretch(0, 1)
        return boxed(row)

    def _change(self, one: Resource, name: str, *, active: bool) -> None:
        if (name.strip(), active) == (one.name, one.active):
            return
        self._context.act(
            "appointments.resources",
            lambda shop, actor: appointments.change_bookable(shop, actor, one, name, active=active),
            None,
            partial(self._failed, again=True),
        )

    def _on_add(self) -> None:
        name, purpose = self._name.text(), str(self._purpose.value())
        self._context.act(
            "appointments.resources",
            lambda shop, actor: appointments.add_bookable(shop, actor, purpose, name),
            lambda _id: self._name.clear(),
            partial(self._failed, again=False),
        )

    def _failed(self, error: BaseException, *, again: bool) -> bool:
        if not isinstance(error, UserError):
            return False
        self.refuse(self._context.sentence(error), None if again else error.field)
        if again:
            self._show()
        return True
