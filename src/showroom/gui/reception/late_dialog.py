"""Late entry 补录: what happened while nobody could enter it, with its true time and who really served (REC-23)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QTimeEdit, QWidget

from showroom.clock import zone
from showroom.domain.packs.schema import Outcome
from showroom.domain.reception import terms
from showroom.gui.kit.buttons import Chips, Segment, Stepper
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Combo, Field, line_edit
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.reception.customer_choice import CustomerChoice
from showroom.gui.reception.serving import put
from showroom.gui.reception.visit_dialogs import Colleague
from showroom.gui.reception.words import PackWords
from showroom.gui.shell.context import ShellContext
from showroom.services.reception import MOST_PARTY, LateEntry

VISIT, CAME, WENT, STATUS = "visit", "came", "went", "status"


class TimeField(QTimeEdit):
    """A time of day of today, typed or stepped; ``moment()`` is aware."""

    def __init__(self, name: str, label: str, now: datetime) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setDisplayFormat("HH:mm")
        self.setMinimumSize(THEME.px(110), THEME.px(44))
        self.lineEdit().setTextMargins(THEME.px(10), 0, 0, 0)  # a spin box passes its padding on to nobody
        self._now = now
        self.setTime(QTime(now.hour, now.minute))

    def moment(self) -> datetime:
        """Today at this time, in the store's zone; before 4 in the morning it is still the day before."""
        told = self.time()
        found = self._now.replace(hour=told.hour(), minute=told.minute(), second=0, microsecond=0)
        if found > self._now and self._now.hour < 4:  # past midnight, the business day is still yesterday's
            found -= timedelta(days=1)
        return found


class LateDialog(Dialog):
    """One act with its true time: a visit, somebody came, somebody went, a status.

    ``value()``: (what, true moment, the :class:`LateEntry` of a visit or the staff id and status).
    """

    def __init__(
        self,
        parent: QWidget,
        context: ShellContext,
        words: PackWords,
        here: Sequence[Colleague],
        missing: Sequence[Colleague],
        now: datetime,
        time_zone: str,
        limit_s: int,
    ) -> None:
        name = "reception.late"
        super().__init__(
            parent,
            name,
            self.tr("Late entry"),
            self.tr("Enter"),
            sentence=self.tr("With the true time. It charges the turn, and nobody served since is moved."),
            width=640,
        )
        self._words, self._here, self._missing = words, here, missing
        self._now, self._limit = now.astimezone(zone(time_zone)), timedelta(seconds=limit_s)
        self._what = Segment(
            [
                (VISIT, self.tr("A visit")),
                (CAME, self.tr("Somebody came")),
                (WENT, self.tr("Somebody went")),
                (STATUS, self.tr("A status")),
            ],
            f"{name}.what",
            label=self.tr("What happened?"),
        )
        self._what.changed.connect(lambda _key: self._show())
        self._who = Combo(f"{name}.who", self._people(VISIT))
        self._at = TimeField(f"{name}.at", self.tr("When it really was"), self._now)
        self._at.timeChanged.connect(lambda _time: self._show())
        self._old = Label("", "muted", f"{name}.old", wrap=True)
        self._kind = Combo(f"{name}.kind", [(kind.key, kind.label.of(words.lang)) for kind in words.kinds()])
        self._party = Stepper(f"{name}.party", self.tr("People"), 1, 1, MOST_PARTY)
        self._customer = CustomerChoice(context, name)
        self._still = Segment(
            [("left", self.tr("Has left")), ("here", self.tr("Is still here"))],
            f"{name}.still",
            label=self.tr("Is the visitor still here?"),
        )
        self._still.changed.connect(lambda _key: self._show())
        self._left = TimeField(f"{name}.left", self.tr("When they left"), self._now)
        outcomes = [(one.key, one.label.of(words.lang)) for one in words.outcomes()]
        self._outcome = Chips(outcomes, f"{name}.outcome", optional=True)
        self._outcome.changed.connect(lambda _keys: self._show())
        self._reason = line_edit(f"{name}.reason", self.tr("If the outcome needs a reason"))
        self._status = Combo(f"{name}.status", [(key, label) for key, label in words.statuses() if key != terms.OFF])
        times = boxed(hbox(self._at, None, spacing=8))
        self.fields = {
            "staff": Field(self.tr("Who really served"), self._who, required=True),
            "true_at": Field(self.tr("When it really was"), times, required=True),
            "kind": Field(self.tr("Kind of visit"), self._kind),
            "party_size": Field(self.tr("People"), self._party),
            "customer": Field(self.tr("Customer, if known"), self._customer),
            "still": Field(self.tr("Is the visitor still here?"), self._still),
            "left_at": Field(self.tr("When they left"), boxed(hbox(self._left, None))),
            "outcome": Field(self.tr("How did it end?"), self._outcome),
            "reason": Field(self.tr("Why?"), self._reason),
            "status": Field(self.tr("Status"), self._status),
        }
        pair = hbox(self.fields["kind"], self.fields["party_size"], spacing=16)
        ends = hbox(self.fields["still"], self.fields["left_at"], None, spacing=16)
        self.set_body(
            vbox(
                self._what,
                hbox(self.fields["staff"], self.fields["true_at"], spacing=16),
                self._old,
                pair,
                self.fields["customer"],
                ends,
                self.fields["outcome"],
                self.fields["reason"],
                self.fields["status"],
                spacing=14,
            )
        )
        self._area.setMinimumHeight(min(THEME.px(560), int(self.screen().availableGeometry().height() * 0.6)))
        self._show()
        self._who.setFocus()

    def _people(self, what: str) -> list[tuple[object, str]]:
        everybody = [*self._here, *self._missing]
        shown = {VISIT: everybody, CAME: self._missing, WENT: self._here, STATUS: self._here}[what]
        return [(person.id, person.name) for person in shown]

    def _show(self) -> None:
        what, left = self._what.value(), self._still.value() == "left"
        self._who.set_items(self._people(what))
        self.fields["staff"].set_label(self.tr("Who really served *") if what == VISIT else self.tr("Who *"))
        for field in ("kind", "party_size", "customer", "still"):
            self.fields[field].setVisible(what == VISIT)
        for field in ("left_at", "outcome"):
            self.fields[field].setVisible(what == VISIT and left)
        outcome = self._chosen()
        self.fields["reason"].setVisible(what == VISIT and left and outcome is not None and outcome.needs_reason)
        self.fields["status"].setVisible(what == STATUS)
        minutes = int(self._limit.total_seconds()) // 60
        said = self.tr("More than {minutes} minutes ago: a supervisor signs.").format(minutes=minutes)
        put(self._old, said if self.is_old() else "")
        self._old.setVisible(self.is_old())

    def _chosen(self) -> Outcome | None:
        return next((one for one in self._words.outcomes() if one.key == self._outcome.value()), None)

    def is_old(self) -> bool:
        """Whether it is so long ago that a supervisor must sign."""
        return self._now - self._at.moment() > self._limit

    def problems(self) -> dict[str, str]:
        found = {}
        if not isinstance(self._who.value(), int):
            found["staff"] = self.tr("Choose who it was.")
        if self._at.moment() > self._now:
            found["true_at"] = self.tr("This time is still to come.")
        if self._what.value() == VISIT and self._customer.is_half_typed:
            found["customer"] = self.tr("Choose who it is, or clear the field.")
        if self._what.value() == VISIT and self._still.value() == "left":
            if self._left.moment() < self._at.moment():
                found["left_at"] = self.tr("They can't have left before they came.")
            outcome = self._chosen()
            if outcome is None:
                found["outcome"] = self.tr("Choose how the visit ended.")
            elif outcome.needs_reason and not self._reason.text().strip():
                found["reason"] = self.tr("This outcome needs a reason.")
        return found

    def value(self) -> tuple[str, datetime, LateEntry | tuple[int, str]]:
        what, at, staff = self._what.value(), self._at.moment(), self._who.value()
        assert isinstance(staff, int)
        if what != VISIT:
            return what, at, (staff, str(self._status.value()))
        left = self._still.value() == "left"
        entry = LateEntry(
            staff_id=staff,
            arrived_at=at,
            left_at=self._left.moment() if left else None,
            kind=str(self._kind.value()),
            outcome=self._outcome.value() if left else None,
            reason=self._reason.text().strip() or None,
            party_size=self._party.value(),
            customer_id=self._customer.value(),
        )
        return what, at, entry
