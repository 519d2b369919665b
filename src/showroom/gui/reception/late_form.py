"""What a form of the late entry 补录 is (REC-23): the fields that one act needs, and the act they make."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QLayout, QTimeEdit, QWidget

from showroom.domain.packs.schema import Outcome
from showroom.domain.staff.actor import Actor
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.buttons import Chips
from showroom.gui.kit.fields import Combo, Field, line_edit
from showroom.gui.kit.layouts import boxed, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.reception.visit_dialogs import Colleague
from showroom.gui.reception.words import PackWords
from showroom.services.reception import Done
from showroom.services.reception.visits import TodaysVisit
from showroom.services.shop import Shop

NAME = "reception.late"


@dataclass(frozen=True, slots=True)
class LateAct:
    """An act to do: ``action`` is what it needs, and what taking it back needs."""

    action: str
    call: Callable[[Shop, Actor], Done]


@dataclass(frozen=True, slots=True)
class LateFloor:
    """What there is to choose from. ``here``: clocked in; ``missing``: who could serve and is not."""

    here: Sequence[Colleague]
    missing: Sequence[Colleague]
    visits: Sequence[TodaysVisit]
    words: PackWords


class TimeField(QTimeEdit):
    """A time of day, typed or stepped; ``moment()`` is aware."""

    def __init__(self, name: str, label: str, now: datetime) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setDisplayFormat("HH:mm")
        self.setMinimumWidth(THEME.px(110))
        self.setFixedHeight(THEME.px(tk.CONTROL))  # as the fields beside it
        self.lineEdit().setTextMargins(THEME.px(10), 0, 0, 0)  # a spin box passes its padding on to nobody
        self._now = now
        self.setTime(QTime(now.hour, now.minute))

    def moment(self, day: date | None = None) -> datetime:
        """Today at this time, in the store's zone; before 4 in the morning it is still the day before. ``day``: of
        what was left open then."""
        told = self.time()
        found = self._now.replace(hour=told.hour(), minute=told.minute(), second=0, microsecond=0)
        if day is not None:
            return found.replace(year=day.year, month=day.month, day=day.day)
        if found > self._now and self._now.hour < 4:  # past midnight, the business day is still yesterday's
            found -= timedelta(days=1)
        return found


class LateForm(QWidget):
    """The fields of one act. ``changed``: something was chosen that changes what is asked or when it can have been."""

    changed = Signal()

    def __init__(self, floor: LateFloor) -> None:
        super().__init__()
        self.floor = floor
        self.fields: dict[str, Field] = {}

    def lay_out(self, *rows: QWidget | QLayout) -> None:
        """The fields below each other; the focus goes to the first."""
        self.setLayout(vbox(*rows, spacing=14))
        self.setFocusProxy(next(iter(self.fields.values())).input)

    def day(self) -> date | None:
        """The day of the act where it is not today: of a visit left open."""
        return None

    def problems(self, at: datetime) -> dict[str, str]:
        """Field → sentence."""
        raise NotImplementedError

    def act(self, at: datetime) -> LateAct:
        """The act that happened at ``at``."""
        raise NotImplementedError


def people(name: str, found: Sequence[Colleague]) -> Combo:
    """Somebody to choose."""
    return Combo(name, [(person.id, person.name) for person in found])


def chosen(combo: Combo) -> int:
    """The id that is chosen; 0: none."""
    value = combo.value()
    return value if isinstance(value, int) else 0


class Ending(QWidget):
    """How a visit ended: the outcome, and its reason where the pack asks for one."""

    changed = Signal()

    def __init__(self, name: str, words: PackWords) -> None:
        super().__init__()
        self._outcomes = {one.key: one for one in words.outcomes()}
        items = [(one.key, one.label.of(words.lang)) for one in words.outcomes()]
        self._outcome = Chips(items, f"{name}.outcome", optional=True)
        self._outcome.changed.connect(lambda _keys: self._show())
        self._reason = line_edit(f"{name}.reason", self.tr("If the outcome needs a reason"))
        self.fields = {
            "outcome": Field(self.tr("How did it end?"), self._outcome, required=True),
            "reason": Field(self.tr("Why?"), self._reason, required=True),
        }
        self.setLayout(vbox(boxed(vbox(*self.fields.values(), spacing=14))))
        self._show()

    def _show(self) -> None:
        found = self.outcome()
        self.fields["reason"].setVisible(found is not None and found.needs_reason)
        self.changed.emit()

    def outcome(self) -> Outcome | None:
        return self._outcomes.get(self._outcome.value() or "")

    def reason(self) -> str | None:
        found = self.outcome()
        return self._reason.text().strip() or None if found is not None and found.needs_reason else None

    def problems(self) -> dict[str, str]:
        found = self.outcome()
        if found is None:
            return {"outcome": self.tr("Choose how the visit ended.")}
        if found.needs_reason and not self.reason():
            return {"reason": self.tr("This outcome needs a reason.")}
        return {}
