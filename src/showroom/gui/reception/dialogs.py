"""The dialogs of the reception page: finish, place, a reason (REC-01, REC-04, REC-14)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from showroom.domain.packs.schema import Outcome
from showroom.domain.reception import terms
from showroom.gui.kit.buttons import Chip, Chips
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Combo, Field, TextArea, line_edit
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Icon, Label
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.opportunities.signals import SignalChips
from showroom.gui.reception.words import PackWords
from showroom.gui.shell.context import ShellContext
from showroom.services.reception import Finish
from showroom.services.reception.rows import PersonRow, VisitRow


def focus_on(chips: Chips) -> None:
    """Begin at the chip that is on, or the first."""
    found = chips.findChildren(Chip)
    chosen = next((chip for chip in found if chip.isChecked()), found[0] if found else None)
    if chosen is not None:
        chosen.setFocus(Qt.FocusReason.TabFocusReason)


class FinishDialog(Dialog):
    """A visit ends: outcome, its reason where the pack asks for one, next step, and where the consultant goes then."""

    def __init__(
        self,
        parent: QWidget,
        visit: VisitRow,
        words: PackWords,
        *,
        status: str = terms.AVAILABLE,
        chosen: str | None = None,
        context: ShellContext | None = None,
        others: int = 0,
    ) -> None:
        """``context``: with it buying signals can be noted of a guest who is known (REG-14). ``others``: how many more
        visitors the consultant has: where they go holds when those have left, too (REC-04)."""
        super().__init__(
            parent,
            "reception.finish",
            self.tr("Visitor {number} leaves").format(number=visit.number),
            self.tr("Finish the visit"),
            sentence=self.tr("Served by {name}").format(name=visit.consultant or ""),
            width=640,
        )
        self._words, self._visit = words, visit
        self._outcomes = {outcome.key: outcome for outcome in words.outcomes()}
        lang = words.lang
        items = [
            (outcome.key, f"{number}  {outcome.label.of(lang)}" if number < 10 else outcome.label.of(lang))
            for number, outcome in enumerate(words.outcomes(), 1)
        ]
        self._outcome = Chips(items, "reception.finish.outcome", optional=True)
        for number, outcome in enumerate(words.outcomes()[:9], 1):
            bind(self, f"Alt+{number}", outcome.label.of(lang), partial(self._outcome.set_values, [outcome.key]),
                 place=self.tr("Finish the visit"))  # fmt: skip
        self._turn = Label("", "muted", "reception.finish.turn", wrap=True)
        self._turn_box = boxed(hbox(Icon("arrow-u-up-left", 18, "info"), self._turn, spacing=8))
        self._reason = Chips([], "reception.finish.reason", optional=True)
        self._reason_text = line_edit("reception.finish.reason_text", self.tr("Another reason, in your own words"))
        self._reason_box = boxed(vbox(self._reason, self._reason_text, spacing=8))
        self._reason_box.setObjectName("reception.finish.reasons")
        self._next_step = line_edit("reception.finish.next_step", self.tr("For example: sends measurements on Monday"))
        self._status = Chips(
            [(key, label) for key, label in words.statuses() if key != terms.OFF], "reception.finish.status"
        )
        self._status.set_values([status])
        goes = self.tr("When the other visitors have left, {name} goes to") if others > 0 else self.tr("{name} goes to")
        self.fields = {
            "outcome": Field(self.tr("How did it end?"), self._outcome, required=True),
            "reason": Field(self.tr("Why?"), self._reason_box),
            "next_step": Field(self.tr("Next step"), self._next_step),
            "status": Field(goes.format(name=visit.consultant or self.tr("The consultant")), self._status),
        }
        self._signals = SignalChips(context, "reception.finish.signals") if context is not None else None
        told = vbox()
        if self._signals is not None and self._signals.offered:
            self._signals.show_customer(visit.customer_id)
            told.addWidget(self._signals)
        self._reason_text.textChanged.connect(lambda _text: self.fields["reason"].set_error(""))
        self._reason.changed.connect(lambda _keys: self.fields["reason"].set_error(""))
        self._outcome.changed.connect(lambda _keys: self._on_outcome())
        self.set_body(
            vbox(self.fields["outcome"], self._turn_box, self.fields["reason"], self.fields["next_step"],
                 told, self.fields["status"], spacing=16)
        )  # fmt: skip
        if chosen is not None:
            self._outcome.set_values([chosen])
        self._on_outcome()
        focus_on(self._outcome if chosen is None else self._reason)
        room = int(self.screen().availableGeometry().height() * 0.9) - THEME.px(220)
        self._area.setMinimumHeight(min(THEME.px(540), room))

    def chosen(self) -> Outcome | None:
        return self._outcomes.get(self._outcome.value() or "")

    def _on_outcome(self) -> None:
        outcome = self.chosen()
        reasons = outcome.reasons if outcome is not None else ()
        self._reason.set_items([(one.key, one.label.of(self._words.lang)) for one in reasons])
        self._reason.setVisible(bool(reasons))
        needs = outcome is not None and outcome.needs_reason
        self.fields["reason"].setVisible(needs)
        self.fields["reason"].set_error("")
        self.fields["reason"].set_label(self.tr("Why? *") if needs else self.tr("Why?"))
        gives_back = outcome is not None and outcome.gives_turn_back and self._visit.used_turn
        self._turn_box.setVisible(gives_back)
        name = self._visit.consultant or ""
        self._turn.setText(
            self.tr("No opportunity: the turn is given back, {name} keeps the place held before.").format(name=name)
        )

    def _reason_given(self) -> str:
        """The key of the chosen reason, what was written, or ``key: written``; reports word the key by the pack."""
        return ": ".join(part for part in (self._reason.value(), self._reason_text.text().strip()) if part)

    def problems(self) -> dict[str, str]:
        outcome = self.chosen()
        if outcome is None:
            return {"outcome": self.tr("Choose how the visit ended.")}
        if outcome.needs_reason and not self._reason_given():
            return {"reason": self.tr("“{outcome}” needs a reason: choose one or write it.").format(
                outcome=outcome.label.of(self._words.lang))}  # fmt: skip
        return {}

    def value(self) -> Finish:
        outcome = self.chosen()
        assert outcome is not None
        return Finish(
            outcome.key,
            (self._reason_given() or None) if outcome.needs_reason else None,
            self._next_step.text().strip() or None,
            self._status.value() or terms.AVAILABLE,
            self._signals.values() if self._signals is not None else (),
        )


class PlaceDialog(Dialog):
    """A supervisor puts somebody elsewhere in the order, with a reason (REC-01)."""

    def __init__(self, parent: QWidget, person: PersonRow, people: Sequence[PersonRow]) -> None:
        super().__init__(
            parent,
            "reception.place",
            self.tr("Place {name}").format(name=person.name),
            self.tr("Place"),
            sentence=self.tr("Now at place {position} of {count}. It stands in the day's report.").format(
                position=person.position, count=len(people)
            ),
            width=520,
        )
        items: list[tuple[object, str]] = [
            (other.id, self.tr("before {name} ({position})").format(name=other.name, position=other.position))
            for other in people
            if other.position not in (person.position, person.position + 1)  # before the one behind: no move at all
        ]
        if person.position != len(people) or not items:
            items.append((0, self.tr("last")))
        self._before = Combo("reception.place.before", items)
        self._reason = TextArea("reception.place.reason", self.tr("For example: agreed change of shift"), 2)
        self.fields = {
            "before": Field(self.tr("New place"), self._before, required=True),
            "reason": Field(self.tr("Reason"), self._reason, required=True),
        }
        self.set_body(vbox(*self.fields.values(), spacing=16))
        self._before.setFocus()

    def choose(self, before: int | None) -> None:
        """Where to is known (dragged, or sent with the arrows): only the reason is asked."""
        self._before.set_value(before or 0)
        self._reason.setFocus()

    def problems(self) -> dict[str, str]:
        return {} if self._reason.toPlainText().strip() else {"reason": self.tr("A placement needs a reason.")}

    def value(self) -> tuple[int | None, str]:
        """(before whom or None for last, reason)."""
        before = self._before.value()
        return (int(before) or None) if isinstance(before, int) else None, self._reason.toPlainText().strip()
