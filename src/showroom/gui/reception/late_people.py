"""Late entries about people and calls: somebody came or went, a status, a call nobody logged (REC-21, REC-23)."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QLayout, QWidget

from showroom.domain.calls.rules import CallTopic
from showroom.domain.reception import terms
from showroom.domain.staff.actor import Actor
from showroom.gui.kit.buttons import Segment
from showroom.gui.kit.fields import Combo, Field, line_edit
from showroom.gui.reception.late_form import NAME, LateAct, LateFloor, LateForm, chosen, people
from showroom.services import calls, reception
from showroom.services.reception import Done
from showroom.services.shop import Shop

CAME, WENT, STATUS = "came", "went", "status"


class PersonForm(LateForm):
    """Somebody came, went, or changed status. ``own_id``: whose own it is needs less than a colleague's."""

    def __init__(self, floor: LateFloor, what: str, own_id: int | None) -> None:
        super().__init__(floor)
        self._what, self._own = what, own_id
        self._who = people(f"{NAME}.{what}.who", floor.missing if what == CAME else floor.here)
        statuses = [(key, label) for key, label in floor.words.statuses() if key != terms.OFF]
        self._status = Combo(f"{NAME}.{what}.to", statuses)
        self.fields = {"staff": Field(self.tr("Who"), self._who, required=True)}
        rows: list[QWidget | QLayout] = [self.fields["staff"]]
        if what == STATUS:
            self.fields["status"] = Field(self.tr("Status"), self._status)
            rows.append(self.fields["status"])
        self.lay_out(*rows)

    def problems(self, at: datetime) -> dict[str, str]:
        return {} if chosen(self._who) else {"staff": self.tr("Choose who it was.")}

    def act(self, at: datetime) -> LateAct:
        staff, status, what = chosen(self._who), str(self._status.value()), self._what
        verb = "status" if what == STATUS else "clock_in"
        own = staff == self._own

        def call(shop: Shop, actor: Actor) -> Done:
            if what == CAME:
                return reception.clock_in(shop, actor, staff, at)
            if what == WENT:
                return reception.clock_out(shop, actor, staff, at)
            return reception.set_status(shop, actor, staff, status, at)

        return LateAct(f"reception.{verb}" if own else f"reception.{verb}_other", call)


class CallForm(LateForm):
    """A call that nobody logged; a new caller's enquiry is a turn of the sequence of calls, where there is one."""

    def __init__(self, floor: LateFloor) -> None:
        super().__init__(floor)
        name = f"{NAME}.call"
        self._who = people(f"{name}.who", [*floor.here, *floor.missing])
        self._phone = line_edit(f"{name}.phone", self.tr("Empty if it was withheld"), limit=60)
        self._topic = Segment(
            [(CallTopic.ENQUIRY.value, self.tr("An enquiry")), (CallTopic.OTHER.value, self.tr("Something else"))],
            f"{name}.topic",
            label=self.tr("What about?"),
        )
        self._note = line_edit(f"{name}.note", self.tr("What was said, in a few words"))
        self.fields = {
            "staff": Field(self.tr("Who took the call"), self._who, required=True),
            "phone": Field(self.tr("Number"), self._phone),
            "topic": Field(self.tr("What about?"), self._topic),
            "note": Field(self.tr("Note"), self._note),
        }
        self.lay_out(*self.fields.values())

    def problems(self, at: datetime) -> dict[str, str]:
        return {} if chosen(self._who) else {"staff": self.tr("Choose who it was.")}

    def act(self, at: datetime) -> LateAct:
        new = calls.NewCall(
            phone=self._phone.text(),
            topic=CallTopic(self._topic.value()),
            note=self._note.text(),
            staff_id=chosen(self._who),
            at=at,
        )

        def call(shop: Shop, actor: Actor) -> Done:
            given = calls.log_late(shop, actor, new).given
            return Done(given.events if given is not None else ())

        return LateAct("calls.log", call)
