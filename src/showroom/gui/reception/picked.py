"""Who a new visitor is, once chosen: a known customer, the consultant asked for, or somebody with an appointment."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from showroom.gui.kit.buttons import Button
from showroom.gui.kit.labels import Icon, Label
from showroom.gui.kit.layouts import hbox
from showroom.gui.reception.matches import Match
from showroom.gui.reception.words import joined
from showroom.gui.shell.context import ShellContext
from showroom.services import reception
from showroom.services.appointments import Expected


class Picked(QWidget):
    """Shown while somebody is chosen; ``dropped``: it is somebody else."""

    dropped = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.match: Match | None = None
        self.expected: Expected | None = None
        self._name = Label("", "strong", f"{name}.picked", elide=True)
        other = Button("", f"{name}.unpick", icon="x", kind="ghost", tip=self.tr("Somebody else"))
        other.clicked.connect(self.dropped)
        self.setLayout(hbox(Icon("user-check", 18, "success"), self._name, other, spacing=8))
        self.hide()

    def begin(self) -> None:
        """Nobody."""
        self.match, self.expected = None, None
        self._show()

    def choose(self, match: Match | None) -> None:
        """A customer or a consultant; None: nobody, but an appointment that was kept stays one."""
        self.match = match
        self._show()

    def expect(self, expected: Expected) -> None:
        """Somebody with an appointment has come."""
        self.expected = expected
        self._show()

    def _show(self) -> None:
        match, expected = self.match, self.expected
        if match is not None:
            self._name.setText(joined((match.title, match.detail)))
        elif expected is not None:
            self._name.setText(joined((expected.name, expected.consultant)))
        self.setVisible(match is not None or expected is not None)

    @property
    def consultant_id(self) -> int | None:
        return self.match.id if self.match is not None and self.match.kind == "consultant" else None

    @property
    def customer_id(self) -> int | None:
        """The one chosen, else whose appointment it is."""
        if self.match is not None and self.match.kind == "customer":
            return self.match.id
        return self.expected.customer_id if self.expected is not None else None

    @property
    def appointment_id(self) -> int | None:
        return self.expected.id if self.expected is not None else None


def as_served(context: ShellContext, match: Match) -> Match:
    """Without the owner where nobody is led to them any more: their protection has run out (REC-07)."""
    person = match.person
    if person is None or person.owner_id is None:
        return match
    as_known: int | None = person.owner_id
    owner = context.read(lambda shop, actor: reception.serves(shop, actor, match.id), as_known)
    return replace(match, person=replace(person, owner_id=owner))
