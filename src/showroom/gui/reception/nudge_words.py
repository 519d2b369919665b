"""The words of what the desk should do now, and the acts that answer it (REC-04, REC-07, REC-11, REC-12, REC-13)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from showroom.domain.reception import terms
from showroom.gui.reception.acts import Acts
from showroom.gui.reception.desk_menus import DeskMenus
from showroom.gui.reception.nudge_bar import Answer, Said
from showroom.gui.reception.nudges import Nudge, NudgeKind
from showroom.gui.reception.visit_menus import VisitMenus
from showroom.services.reception.rows import FloorBoard, PersonRow, VisitRow


class NudgeWords(QObject):
    """Words nudges for the floor as it is. ``aside``: the answer is that nothing is to be done."""

    aside = Signal()

    def __init__(self, parent: QObject, acts: Acts, menus: DeskMenus, visits: VisitMenus) -> None:
        super().__init__(parent)
        self._acts, self._menus, self._visits = acts, menus, visits
        self._floor: FloorBoard | None = None
        self._of_visit: dict[NudgeKind, Callable[[VisitRow], Said]] = {
            "vip": self._vip,
            "miss": self._miss,
            "deputy": self._deputy,
            "gone": self._gone,
            "owner": self._owner,
        }

    def show_floor(self, floor: FloorBoard) -> None:
        """The floor the words speak of."""
        self._floor = floor

    def say(self, nudge: Nudge) -> Said | None:
        """A nudge in words; None when what it is about is gone."""
        if nudge.kind in self._of_visit:
            visit = self._visits.row(nudge.ref)
            return self._of_visit[nudge.kind](visit) if visit is not None else None
        if nudge.kind == "clock":
            return self._clock(nudge)
        person = self._person(nudge.ref)
        if person is None:
            return None
        return self._phone(person) if nudge.kind == "phone" else self._post()

    def _person(self, staff_id: int) -> PersonRow | None:
        people = self._floor.people if self._floor is not None else ()
        return next((person for person in people if person.id == staff_id), None)

    def _clock(self, nudge: Nudge) -> Said:
        at = self._acts.words.time(nudge.began) if self._acts.words is not None else ""
        text = self.tr(
            "This PC's clock is behind: the last act was at {time}. Please put it right; until then waits stand still."
        )
        return Said(text.format(time=at), (Answer("seen", self.tr("Seen"), self.aside.emit),))

    def _vip(self, visit: VisitRow) -> Said:
        text = self.tr("VIP, visitor {number}: the manager says who serves.").format(number=visit.number)
        return Said(
            text, (Answer("decide", self.tr("Manager decides …"), partial(self._visits.serving.override, visit)),)
        )

    def _miss(self, visit: VisitRow) -> Said:
        text = self.tr("{name} was called to visitor {number}: has the visitor been greeted?").format(
            name=visit.consultant or "", number=visit.number
        )
        return Said(
            text,
            (
                Answer("greeted", self.tr("Greeted"), partial(self._visits.greet, visit)),
                Answer("missed", self.tr("Did not come …"), partial(self._visits.missed, visit)),
            ),
        )

    def _deputy(self, visit: VisitRow) -> Said:
        text = self.tr("Visitor {number} has waited long for {name}: offer a deputy.").format(
            number=visit.number, name=visit.waits_for or ""
        )
        return Said(
            text,
            (
                Answer("deputy", self.tr("A deputy serves"), partial(self._visits.serving.deputy, visit)),
                Answer("wait", self.tr("Prefers to wait"), self.aside.emit),
            ),
        )

    def _gone(self, visit: VisitRow) -> Said:
        text = self.tr("Is visitor {number} still waiting?").format(number=visit.number)
        unserved = partial(self._acts.leave_unserved, visit.id, visit.number)
        return Said(
            text,
            (
                Answer("waits", self.tr("Still waits"), self.aside.emit),
                Answer("unserved", self.tr("Left unserved"), unserved),
            ),
        )

    def _owner(self, visit: VisitRow) -> Said:
        text = self.tr("Please tell {owner}: {name} serves visitor {number}, {owner}'s customer.").format(
            owner=visit.owner or "", name=visit.consultant or "", number=visit.number
        )
        return Said(text, (Answer("told", self.tr("Told"), self.aside.emit),))

    def _phone(self, person: PersonRow) -> Said:
        point = self._floor.point if self._floor is not None else None
        text = self.tr("{name} has been on the phone for long: please step out.").format(name=person.name)
        if point is not None:
            next_text = self.tr("{name} has been on the phone for long: please step out, and call {next}.")
            text = next_text.format(name=person.name, next=point.name)
        told = self.tr("{name} is back").format(name=person.name)
        back = partial(self._acts.set_status, person.id, terms.AVAILABLE, told)
        return Said(
            text,
            (
                Answer("stepped", self.tr("Has stepped out"), self.aside.emit),
                Answer("back", self.tr("Is back"), back),
            ),
        )

    def _post(self) -> Said | None:
        post = self._floor.greeter if self._floor is not None else None
        if post is None or post.name is None:
            return None
        if post.next_id is None or post.next_name is None:
            text = self.tr("{name}'s time at the door is over; nobody is free to follow.").format(name=post.name)
            return Said(text)
        text = self.tr("Change at the door: {name} comes back, {next} goes.").format(
            name=post.name, next=post.next_name
        )
        change = partial(self._menus.set_greeter, post.next_id, post.next_name)
        return Said(text, (Answer("change", self.tr("Change the post"), change),))
