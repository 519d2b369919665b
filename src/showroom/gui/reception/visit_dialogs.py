"""Forms about one visit that goes another way than the order says: override, hand-over, split, miss (REC-03, REC-11,
REC-15)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from showroom.domain.reception import terms
from showroom.gui.kit.buttons import Chips, Stepper
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Combo, Field, TextArea
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.reception.serving import put
from showroom.gui.reception.words import role_words
from showroom.services.reception.rows import VisitRow


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody to choose; ``note``: the status, or that they have not clocked in."""

    id: int
    name: str
    note: str = ""

    @property
    def shown(self) -> str:
        return f"{self.name} · {self.note}" if self.note else self.name


def _combo(name: str, people: Sequence[Colleague], nobody: str) -> Combo:
    items: list[tuple[object, str]] = [(0, nobody)]
    return Combo(name, [*items, *((person.id, person.shown) for person in people)])


def _chosen(combo: Combo) -> int:
    value = combo.value()
    return value if isinstance(value, int) else 0


class OverrideDialog(Dialog):
    """A manager gives a visitor to somebody outside the order, with a reason that stands in the day's report."""

    def __init__(self, parent: QWidget, visit: VisitRow, people: Sequence[Colleague]) -> None:
        super().__init__(
            parent,
            "reception.override",
            self.tr("Visitor {number}: outside the order").format(number=visit.number),
            self.tr("Assign"),
            sentence=self.tr("A manager signs. It stands in the day's report with the reason."),
            width=540,
        )
        self._who = _combo("reception.override.who", people, self.tr("Choose a consultant"))
        self._reason = TextArea("reception.override.reason", self.tr("For example: the guest is a friend of hers"), 2)
        self.fields = {
            "staff": Field(self.tr("Who serves"), self._who, required=True),
            "reason": Field(self.tr("Reason"), self._reason, required=True),
        }
        self.set_body(vbox(*self.fields.values(), spacing=16))
        self._who.setFocus()

    def problems(self) -> dict[str, str]:
        found = {}
        if not _chosen(self._who):
            found["staff"] = self.tr("Choose who serves.")
        if not self._reason.toPlainText().strip():
            found["reason"] = self.tr("Going past the order needs a reason.")
        return found

    def value(self) -> tuple[int, str]:
        """(staff id, reason)."""
        return _chosen(self._who), self._reason.toPlainText().strip()


class HandOverDialog(Dialog):
    """Another consultant goes on with the visitor; the log keeps both (REC-15)."""

    def __init__(self, parent: QWidget, visit: VisitRow, people: Sequence[Colleague]) -> None:
        super().__init__(
            parent,
            "reception.hand_over",
            self.tr("Hand visitor {number} over").format(number=visit.number),
            self.tr("Hand over"),
            sentence=self.tr("Served so far by {name}. No turn moves; the log keeps both.").format(
                name=visit.consultant or ""
            ),
            width=540,
        )
        self._to = _combo("reception.hand_over.to", people, self.tr("Choose a consultant"))
        self._note = TextArea("reception.hand_over.note", self.tr("What the colleague should know"), 3)
        self.fields = {
            "to": Field(self.tr("To whom"), self._to, required=True),
            "note": Field(self.tr("Note"), self._note),
        }
        self.set_body(vbox(*self.fields.values(), spacing=16))
        self._to.setFocus()

    def problems(self) -> dict[str, str]:
        return {} if _chosen(self._to) else {"to": self.tr("Choose to whom.")}

    def value(self) -> tuple[int, str]:
        """(staff id, note)."""
        return _chosen(self._to), self._note.toPlainText().strip()


class SplitDialog(Dialog):
    """Whose success this is, in percent: always a hundred together (REC-15)."""

    def __init__(self, parent: QWidget, visit: VisitRow, people: Sequence[Colleague]) -> None:
        super().__init__(
            parent,
            "reception.split",
            self.tr("Split the credit of visitor {number}").format(number=visit.number),
            self.tr("Split"),
            sentence=self.tr("A sale that comes of this visit counts by these shares."),
            width=540,
        )
        self._first = visit.consultant_id or 0
        others = [person for person in people if person.id != self._first]
        self._with = _combo("reception.split.with", others, self.tr("Choose a consultant"))
        self._share = Stepper(
            "reception.split.share", self.tr("Share in steps of ten percent"), 50, 10, 90, step=10, unit=" %"
        )
        self._share.changed.connect(lambda _value: self._show())
        self._with.currentIndexChanged.connect(lambda _index: self._show())
        self._told = Label("", "strong", "reception.split.told", wrap=True)
        self._owner = visit.consultant or ""
        self._people = {person.id: person.name for person in others}
        self.fields = {
            "shares": Field(self.tr("Together with"), self._with, required=True),
            "share": Field(
                self.tr("Share of {name}").format(name=self._owner), boxed(hbox(self._share, None, spacing=8))
            ),
        }
        self.set_body(vbox(*self.fields.values(), self._told, spacing=16))
        self._show()
        self._with.setFocus()

    def _show(self) -> None:
        mine = self._share.value()
        other = self._people.get(_chosen(self._with), "…")
        put(
            self._told,
            self.tr("{first} {mine} %, {second} {rest} %").format(
                first=self._owner, mine=mine, second=other, rest=100 - mine
            ),
        )

    def problems(self) -> dict[str, str]:
        return {} if _chosen(self._with) else {"shares": self.tr("Choose with whom.")}

    def value(self) -> dict[int, int]:
        """Staff id → percent."""
        mine = self._share.value()
        return {self._first: mine, _chosen(self._with): 100 - mine}


class MissedDialog(Dialog):
    """Who was called did not come: the desk says whose fault it was (REC-11)."""

    def __init__(self, parent: QWidget, visit: VisitRow, cost: str) -> None:
        super().__init__(
            parent,
            "reception.missed",
            self.tr("{name} did not come").format(name=visit.consultant or ""),
            self.tr("Call the next"),
            sentence=self.tr("Visitor {number} goes to the next in the order. {cost}").format(
                number=visit.number, cost=cost
            ),
            width=540,
        )
        self._fault = Chips(
            [
                ("point", self.tr("Was not at the post")),
                ("deck", self.tr("On deck, did not move up")),
            ],
            "reception.missed.fault",
        )
        self._fault.set_values(["point"])
        self.fields = {"fault": Field(self.tr("What happened?"), self._fault, required=True)}
        self.set_body(vbox(self.fields["fault"], spacing=16))
        self.act_button.setFocus()

    def value(self) -> str:
        return self._fault.value() or terms.FAULTS[0]


class Members(QWidget):
    """Who came along, by role, each with a count (REC-06)."""

    def __init__(self, name: str, members: Sequence[tuple[str, int]] = ()) -> None:
        super().__init__()
        self.setObjectName(name)
        known = dict(members)
        self.steppers: dict[str, Stepper] = {}
        rows = []
        for role in terms.MEMBER_ROLES:
            label = Label(role_words(role), "body", f"{name}.{role}.label")
            label.setMinimumWidth(THEME.px(64))
            self.steppers[role] = Stepper(f"{name}.{role}", role_words(role), known.get(role, 0), 0, 20)
            rows.append(hbox(label, None, self.steppers[role], spacing=6))
        half = (len(rows) + 1) // 2
        columns = hbox(
            boxed(vbox(*rows[:half], None, spacing=6)), boxed(vbox(*rows[half:], None, spacing=6)), None, spacing=18
        )
        self.setLayout(columns)
        self.setFocusProxy(self.steppers[terms.MEMBER_ROLES[0]])

    def members(self) -> tuple[tuple[str, int], ...]:
        """(role, how many) of those who are there."""
        return tuple((role, stepper.value()) for role, stepper in self.steppers.items() if stepper.value())


class MembersDialog(Dialog):
    """The members of a party and their roles: one visit and one turn (REC-06)."""

    def __init__(self, parent: QWidget, visit: VisitRow, members: Sequence[tuple[str, int]]) -> None:
        super().__init__(
            parent,
            "reception.members",
            self.tr("Who came along with visitor {number}?").format(number=visit.number),
            self.tr("Save"),
            sentence=self.tr("A family is one visit and one turn."),
            width=600,
        )
        self._members = Members("reception.members.role", members)
        self.fields = {"members": Field(self.tr("Members"), self._members)}
        self.set_body(vbox(self.fields["members"]))
        self._members.setFocus()

    def value(self) -> tuple[tuple[str, int], ...]:
        return self._members.members()
