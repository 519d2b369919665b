"""Late entries about visits: one that nobody entered, and what happened to one that is known (REC-23)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from PySide6.QtWidgets import QLayout, QWidget

from showroom.clock import zone
from showroom.domain.reception import terms
from showroom.domain.staff.actor import Actor
from showroom.gui.kit.buttons import Chips, Segment, Stepper
from showroom.gui.kit.fields import Combo, Field, line_edit
from showroom.gui.kit.layouts import boxed, hbox
from showroom.gui.reception.customer_choice import CustomerChoice
from showroom.gui.reception.late_form import NAME, Ending, LateAct, LateFloor, LateForm, TimeField, chosen, people
from showroom.gui.reception.words import joined
from showroom.gui.shell.context import ShellContext
from showroom.services import reception
from showroom.services.reception import MOST_PARTY, Done, Finish, LateEntry
from showroom.services.reception.visits import TodaysVisit
from showroom.services.shop import Shop


class NewVisit(LateForm):
    """A visit that nobody entered, over or still here."""

    def __init__(self, floor: LateFloor, context: ShellContext, now: datetime) -> None:
        super().__init__(floor)
        words = floor.words
        self._who = people(f"{NAME}.who", [*floor.here, *floor.missing])
        self._kind = Combo(f"{NAME}.kind", [(kind.key, kind.label.of(words.lang)) for kind in words.kinds()])
        self._party = Stepper(f"{NAME}.party", self.tr("People"), 1, 1, MOST_PARTY)
        self._customer = CustomerChoice(context, NAME)
        self._still = Segment(
            [("left", self.tr("Has left")), ("here", self.tr("Is still here"))],
            f"{NAME}.still",
            label=self.tr("Is the visitor still here?"),
        )
        self._still.changed.connect(lambda _key: self._show())
        self._left = TimeField(f"{NAME}.left", self.tr("When they left"), now)
        self._ending = Ending(NAME, words)
        self._ending.changed.connect(self.changed)
        self.fields = {
            "staff": Field(self.tr("Who really served"), self._who, required=True),
            "kind": Field(self.tr("Kind of visit"), self._kind),
            "party_size": Field(self.tr("People"), self._party),
            "customer": Field(self.tr("Customer, if known"), self._customer),
            "still": Field(self.tr("Is the visitor still here?"), self._still),
            "left_at": Field(self.tr("When they left"), boxed(hbox(self._left, None))),
            **self._ending.fields,
        }
        pair = hbox(self.fields["kind"], self.fields["party_size"], spacing=16)
        ends = hbox(self.fields["still"], self.fields["left_at"], None, spacing=16)
        self.lay_out(self.fields["staff"], pair, self.fields["customer"], ends, self._ending)
        self._show()

    def _show(self) -> None:
        for part in (self.fields["left_at"], self._ending):
            part.setVisible(self._has_left())
        self.changed.emit()

    def _has_left(self) -> bool:
        return self._still.value() == "left"

    def problems(self, at: datetime) -> dict[str, str]:
        found = {}
        if not chosen(self._who):
            found["staff"] = self.tr("Choose who it was.")
        if self._customer.is_half_typed:
            found["customer"] = self.tr("Choose who it is, or clear the field.")
        if self._has_left():
            found |= self._ending.problems()
            if self._left.moment() < at:
                found["left_at"] = self.tr("They can't have left before they came.")
        return found

    def act(self, at: datetime) -> LateAct:
        outcome = self._ending.outcome() if self._has_left() else None
        entry = LateEntry(
            staff_id=chosen(self._who),
            arrived_at=at,
            left_at=self._left.moment() if self._has_left() else None,
            kind=str(self._kind.value()),
            outcome=outcome.key if outcome is not None else None,
            reason=self._ending.reason() if self._has_left() else None,
            party_size=self._party.value(),
            customer_id=self._customer.value(),
        )
        return LateAct("reception.late_entry", lambda shop, actor: reception.late_entry(shop, actor, entry))


@dataclass(frozen=True, slots=True)
class About:
    """What an act about a known visit asks. ``states``: of the visits it can be about; ``who``: the label of whom it
    names, "" for nobody; ``says``: the label of what is written, ``must``: whether it has to be,
    ``example``: one."""

    key: str
    states: tuple[str, ...]
    who: str = ""
    says: str = ""
    must: bool = False
    example: str = ""
    outcome: bool = False
    fault: bool = False


class KnownVisit(LateForm):
    """What happened to a visit that the board knows: greeted, ended, missed, served by somebody else …"""

    def __init__(self, floor: LateFloor, about: About, time_zone: str) -> None:
        super().__init__(floor)
        self._about, self._zone = about, zone(time_zone)
        name = f"{NAME}.{about.key}"
        self._visits = {visit.id: visit for visit in floor.visits if visit.state in about.states}
        self._visit = Combo(f"{name}.visit", [(visit.id, self._told(visit)) for visit in self._visits.values()])
        self._visit.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self._who = people(f"{name}.who", [*floor.here, *floor.missing])
        self._text = line_edit(f"{name}.text", about.example)
        self._fault = Chips(
            [("point", self.tr("Was not at the post")), ("deck", self.tr("On deck, did not move up"))], f"{name}.fault"
        )
        self._fault.set_values([terms.FAULTS[0]])
        self.fields = {"visit": Field(self.tr("Which visit"), self._visit, required=True)}
        rows: list[QWidget | QLayout] = [self.fields["visit"]]
        if about.who:
            self.fields["staff"] = self.fields["to"] = Field(about.who, self._who, required=True)
            rows.append(self.fields["staff"])
        if about.fault:
            self.fields["fault"] = Field(self.tr("What happened?"), self._fault)
            rows.append(self.fields["fault"])
        self._ending = Ending(name, floor.words) if about.outcome else None
        if self._ending is not None:
            self.fields |= self._ending.fields
            self._ending.changed.connect(self.changed)
            rows.append(self._ending)
        if about.says:
            self.fields["reason"] = Field(about.says, self._text, required=about.must)
            rows.append(self.fields["reason"])
        self.lay_out(*rows)

    def _told(self, visit: TodaysVisit) -> str:
        """``3 · Bo · 10:05–10:40``; with the day where it is not today's."""
        came = visit.arrived_at.astimezone(self._zone)
        left = f"–{visit.left_at.astimezone(self._zone):%H:%M}" if visit.left_at is not None else ""
        day = f"{came:%m-%d} " if visit.carried else ""
        return joined(
            (
                self.tr("Visitor {number}").format(number=visit.number),
                visit.consultant or self.tr("waits"),
                f"{day}{came:%H:%M}{left}",
            )
        )

    def _of(self) -> TodaysVisit | None:
        return self._visits.get(chosen(self._visit))

    def day(self) -> date | None:
        visit = self._of()
        return visit.arrived_at.astimezone(self._zone).date() if visit is not None and visit.carried else None

    def problems(self, at: datetime) -> dict[str, str]:
        visit, found = self._of(), {}
        if visit is None:
            return {"visit": self.tr("There is no such visit today.")}
        if at < visit.arrived_at.replace(second=0, microsecond=0):
            came = visit.arrived_at.astimezone(self._zone)
            found["true_at"] = self.tr("They came at {time} only.").format(time=f"{came:%H:%M}")
        if self._about.who and chosen(self._who) in (0, visit.consultant_id):
            found["staff"] = self.tr("Choose somebody else than who is written down.")
        if self._about.must and not self._text.text().strip():
            found["reason"] = self.tr("This needs a reason.")
        return found | (self._ending.problems() if self._ending is not None else {})

    def act(self, at: datetime) -> LateAct:
        visit, text, who = chosen(self._visit), self._text.text().strip(), chosen(self._who)
        outcome = self._ending.outcome() if self._ending is not None else None
        ended = Finish(outcome.key, self._ending.reason()) if outcome is not None and self._ending is not None else None
        fault = self._fault.value() or terms.FAULTS[0]
        return LateAct(_ACTIONS[self._about.key], partial(_do, self._about.key, visit, at, who, text, ended, fault))


_ACTIONS = {
    "greet": "reception.greet",
    "finish": "reception.finish",
    "missed": "reception.missed",
    "served": "reception.really_served",
    "after_all": "reception.really_served",
    "deputy": "reception.really_served",
    "help": "reception.really_served",
    "hand_over": "reception.hand_over",
    "unserved": "reception.leave_unserved",
}


def _do(
    what: str,
    visit: int,
    at: datetime,
    who: int,
    text: str,
    ended: Finish | None,
    fault: str,
    shop: Shop,
    actor: Actor,
) -> Done:
    """The act itself, on the command thread."""
    match what:
        case "greet":
            return reception.greet(shop, actor, visit, at)
        case "finish":
            assert ended is not None
            return reception.finish(shop, actor, visit, ended, at)
        case "missed":
            return reception.missed(shop, actor, visit, fault, at)
        case "served" | "after_all":
            return reception.really_served(shop, actor, visit, who, text, at, ended)
        case "deputy":
            return reception.deputy(shop, actor, visit, at, who)
        case "help":
            return reception.help_with(shop, actor, visit, who, at)
        case "hand_over":
            return reception.hand_over(shop, actor, visit, who, text, at)
        case _:
            return reception.leave_unserved(shop, actor, visit, text or None, at)
