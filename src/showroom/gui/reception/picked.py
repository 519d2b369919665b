"""Who a new visitor is, once chosen: a known customer, the consultant asked for, or somebody with an appointment."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

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
from showroom.services.reception import FloorBoard

_SOON = timedelta(hours=2)


class Picked(QWidget):
    """Shown while somebody is chosen; ``dropped``: it is somebody else."""

    dropped = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.match: Match | None = None
        self.expected: Expected | None = None
        self._follows = False  # the appointment was found by who was chosen, and goes with them
        self._name = Label("", "strong", f"{name}.picked", elide=True)
        other = Button("", f"{name}.unpick", icon="x", kind="ghost", tip=self.tr("Somebody else"))
        other.clicked.connect(self.dropped)
        self.setLayout(hbox(Icon("user-check", 18, "success"), self._name, other, spacing=8))
        self.hide()

    def begin(self) -> None:
        """Nobody."""
        self.match, self.expected, self._follows = None, None, False
        self._show()

    def choose(self, match: Match | None, coming: Expected | None = None) -> bool:
        """A customer or a consultant, with the appointment they come to; None: nobody, but an appointment whose card
        was pressed stays one. Gives whether an appointment went with who was chosen before."""
        went = self._follows
        if went:
            self.expected, self._follows = None, False
        self.match = match
        if coming is not None and self.expected is None:
            self.expected, self._follows = coming, True
        self._show()
        return went

    def expect(self, expected: Expected) -> None:
        """Somebody with an appointment has come."""
        self.expected, self._follows = expected, False
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


def coming(floor: FloorBoard | None, match: Match, now: datetime) -> Expected | None:
    """The appointment that a known customer at the door comes to: the first of today's that is due within two hours or
    is past its time. Else F2 would make a return visit of it, and they would stand as not come (CAL-09)."""
    if floor is None or match.kind != "customer":
        return None
    theirs = (one for one in floor.expected if one.customer_id == match.id and one.at - now <= _SOON)
    return min(theirs, key=lambda one: one.at, default=None)


def as_served(context: ShellContext, match: Match) -> Match:
    """Without the owner where nobody is led to them any more: their protection has run out (REC-07)."""
    person = match.person
    if person is None or person.owner_id is None:
        return match
    as_known: int | None = person.owner_id
    owner = context.read(lambda shop, actor: reception.serves(shop, actor, match.id), as_known)
    return replace(match, person=replace(person, owner_id=owner))
