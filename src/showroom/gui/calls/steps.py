"""A step on the way to an answer: asked inside, answered, not reached, another date promised (CAL-05)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QTime
from PySide6.QtWidgets import QDateEdit, QTimeEdit, QWidget

from showroom.clock import zone
from showroom.domain.calls.callbacks import STEPS, ProgressKind
from showroom.gui.customers import words
from showroom.gui.kit.buttons import Chips
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Combo, Field, TextArea
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.shell.context import ShellContext
from showroom.services.calls import CallRow, NewStep, Step

_SHOWN = 6
"""Steps shown above the form; there are seldom more."""


def told_of_step(context: ShellContext, step: NewStep) -> str:
    """The toast after a step."""
    if step.kind is ProgressKind.PROMISED and step.promised_for is not None:
        said = QCoreApplication.translate("StepDialog", "Promised for {when}.")
        return said.format(when=words.when(context, step.promised_for))
    return QCoreApplication.translate("StepDialog", "Noted: {step}.").format(
        step=context.word(f"progress_{step.kind.value}")
    )


class StepDialog(Dialog):
    """``value()`` is a ``NewStep``."""

    def __init__(
        self,
        parent: QWidget,
        context: ShellContext,
        row: CallRow,
        steps: Sequence[Step],
        superiors: Sequence[tuple[int, str]],
    ) -> None:
        super().__init__(
            parent,
            "calls.step",
            self.tr("On the way to an answer: {name}").format(name=row.name or row.phone or "–"),
            self.tr("Note it"),
            sentence=row.question or row.note,
        )
        self._context = context
        kinds = [(kind.value, context.word(f"progress_{kind.value}")) for kind in STEPS]
        self._kind = Chips(kinds, "calls.step.kind")
        coming = ProgressKind.ASKED
        if row.asked:  # first the answer from inside, then the customer
            coming = ProgressKind.TOLD if row.advice else ProgressKind.ADVICE
        self._kind.set_values([coming.value])
        self._whom = Combo("calls.step.whom", [(0, self.tr("– choose –")), *superiors], label=self.tr("Whom"))
        if len(superiors) == 1:
            self._whom.set_value(superiors[0][0])
        self._note = TextArea("calls.step.note", self.tr("What was said"), 3)
        soon = (context.clock.now() + timedelta(days=1)).astimezone(zone(context.shop.store.time_zone))
        self._day = QDateEdit(QDate(soon.year, soon.month, soon.day))
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("yyyy-MM-dd")
        self._day.setObjectName("calls.step.day")
        self._time = QTimeEdit(QTime(18, 0))
        self._time.setDisplayFormat("HH:mm")
        self._time.setObjectName("calls.step.time")
        self._time.setAccessibleName(self.tr("Time"))
        when = boxed(hbox(self._day, self._time, None, spacing=8), "calls.step.when")
        self.fields = {
            "kind": Field(self.tr("What happened"), self._kind),
            "whom": Field(self.tr("Whom"), self._whom, required=True),
            "promised_for": Field(self.tr("The customer will have the answer by"), when, required=True),
            "note": Field(self.tr("Note"), self._note),
        }
        history = vbox(spacing=2)
        for step in steps[-_SHOWN:]:
            history.addWidget(Label(self._said(step), "caption", f"calls.step.{step.id}", wrap=True))
        self.set_body(vbox(history, *self.fields.values(), spacing=12))
        self._kind.changed.connect(lambda _keys: self._show_parts())
        self._show_parts()
        self._note.setFocus()

    def _said(self, step: Step) -> str:
        parts = [
            words.when(self._context, step.at),
            step.by,
            self._context.word(f"progress_{step.kind.value}") + (f" → {step.whom}" if step.whom else ""),
            step.note,
            words.when(self._context, step.promised_for) if step.promised_for is not None else "",
        ]
        return " · ".join(part for part in parts if part)

    @property
    def _chosen(self) -> ProgressKind:
        return ProgressKind(self._kind.value() or ProgressKind.ASKED.value)

    def _show_parts(self) -> None:
        self.fields["whom"].setVisible(self._chosen is ProgressKind.ASKED)
        self.fields["promised_for"].setVisible(self._chosen is ProgressKind.PROMISED)

    def _promised(self) -> datetime:
        day, time = self._day.date(), self._time.time()
        local = zone(self._context.shop.store.time_zone)
        return datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(), tzinfo=local)

    def value(self) -> NewStep:
        whom, kind = self._whom.value(), self._chosen
        return NewStep(
            kind,
            self._note.toPlainText().strip(),
            whom if kind is ProgressKind.ASKED and isinstance(whom, int) and whom else None,
            self._promised() if kind is ProgressKind.PROMISED else None,
        )
