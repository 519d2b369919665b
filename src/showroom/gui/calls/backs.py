"""The call-backs still open: the question, who was asked inside, what was promised, and the answer (CAL-05)."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from showroom.domain.calls.callbacks import CallbackState
from showroom.domain.staff.actor import Actor
from showroom.gui.calls.steps import StepDialog, told_of_step
from showroom.gui.customers import words
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import EmptyState, Row
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Field, TextArea
from showroom.gui.kit.labels import Label, Pill, Tone
from showroom.gui.kit.layouts import FlowLayout, clear, hbox, vbox
from showroom.gui.shell.context import ShellContext
from showroom.services import calls
from showroom.services.calls import CallRow, NewStep, Sheet
from showroom.services.shop import Shop

_TONES: dict[CallbackState, Tone] = {
    CallbackState.ASKED: "info",
    CallbackState.ADVISED: "success",
    CallbackState.PROMISED: "accent",
    CallbackState.OVERDUE: "danger",
}


class Callbacks(QWidget):
    """``call(row)``: call back now."""

    call = Signal(object)

    def __init__(self, context: ShellContext, sheet: Sheet | None) -> None:
        super().__init__()
        self.setObjectName("calls.backs.list")
        self._context, self._sheet = context, sheet
        self._shown: tuple[CallRow, ...] | None = None
        self._may_note = False
        self._rows = vbox(spacing=10)
        self.setLayout(self._rows)

    def falls_due(self, now: datetime) -> bool:
        """Whether one that is shown as open is overdue by now."""
        return any(
            not row.overdue and row.callback_due is not None and row.callback_due < now for row in self._shown or ()
        )

    def show_rows(self, rows: tuple[CallRow, ...]) -> None:
        """Cheap when nothing changes."""
        may_note = self._context.may("calls.alert_done")
        if (rows, may_note) == (self._shown, self._may_note):
            return
        self._shown, self._may_note = rows, may_note
        clear(self._rows)
        if not rows:
            self._rows.addWidget(
                EmptyState(
                    "check-circle",
                    self.tr("No call-back is open"),
                    self.tr("A question you can't answer on the phone stands here until it is answered."),
                    "calls.backs.none",
                )
            )
        for row in rows:
            self._rows.addWidget(self._row(row))

    def _row(self, row: CallRow) -> Row:
        name = f"calls.back.{row.id}"
        due = words.when(self._context, row.callback_due)
        said = self.tr("overdue since {due}") if row.overdue else self.tr("by {due}")
        pills = [Pill(said.format(due=due), "danger" if row.overdue else "warning", f"{name}.due")]
        if row.state in _TONES and row.state is not CallbackState.OVERDUE:
            state = self._context.word(f"callback_state_{row.state.value}")
            pills.append(Pill(state, _TONES[row.state], f"{name}.state"))
        elif row.overdue and row.noted_at is None:
            pills.append(Pill(self.tr("Told to the manager"), "danger", f"{name}.escalated"))
        if row.overdue and row.noted_at is not None:
            seen = self.tr("{manager} has noted it, {when}")
            seen = seen.format(manager=row.noted_by or "–", when=words.when(self._context, row.noted_at))
            pills.append(Pill(seen, "neutral", f"{name}.noted_by"))
        done = Button(self.tr("Done"), f"{name}.done", icon="check", kind="soft")
        done.clicked.connect(partial(self.answer, row))
        step = Button("", f"{name}.step", icon="list-checks", kind="ghost", tip=self.tr("Progress"))
        step.clicked.connect(partial(self.note_step, row))
        who = " · ".join(part for part in (row.name, row.phone if row.phone != row.name else "") if part)
        taken = self.tr("taken by {staff} at {when}").format(
            staff=row.staff or "–", when=words.when(self._context, row.at)
        )
        if row.for_staff:
            taken += " · " + self.tr("for {staff}").format(staff=row.for_staff)
        if row.first_due is not None:
            first = words.when(self._context, row.first_due)
            taken += " · " + self.tr("by the rule it was due at {when}").format(when=first)
        states = FlowLayout(spacing=8)  # two of them would push the acts out at 125 % text
        for pill in pills:
            states.addWidget(pill)
        lines = vbox(
            Label(who or self.tr("number withheld"), "name", f"{name}.who", elide=True),
            states,
            Label(row.question or row.note, "body", f"{name}.question", wrap=True),
            spacing=3,
        )
        if row.asked:
            asked = self.tr("{name} was asked").format(name=row.asked)
            if row.advice:
                asked = self.tr("{name}: {answer}").format(name=row.asked, answer=row.advice)
            lines.addWidget(Label(asked, "strong" if row.advice else "muted", f"{name}.asked", wrap=True))
        lines.addWidget(Label(taken, "caption", f"{name}.taken", elide=True))
        call = Button("", f"{name}.call", icon="phone-outgoing", kind="ghost", tip=self.tr("Call back now"))
        call.clicked.connect(partial(self.call.emit, row))
        if row.overdue and row.noted_at is None and self._may_note:
            noted = Button(self.tr("Noted"), f"{name}.noted", icon="eye", kind="ghost")
            noted.setToolTip(self.tr("You know that it is overdue; it stays in the list"))
            noted.clicked.connect(partial(self.note_overdue, row))
            lines.addLayout(hbox(None, call, step, noted, done, spacing=4))  # four have no room beside the words
            return Row(hbox(lines, margins=(2, 10)), name, label=who)
        line = hbox(lines, call, step, done, spacing=4, margins=(2, 10))
        line.setStretch(0, 1)
        return Row(line, name, label=who)

    # -- acts
    def answer(self, row: CallRow) -> None:
        """A call-back was made: ask for the answer, record it, offer to take it back."""
        dialog = AnswerDialog(self, row)
        context = self._context

        def call(shop: Shop, actor: Actor, answer: str) -> None:
            calls.done(shop, actor, row.id, answer)

        def undo() -> None:
            context.act("calls.done", lambda shop, actor: calls.reopen(shop, actor, row.id))

        said = self.tr("The call-back is done.")
        context.submit(dialog, "calls.done", call, lambda _nothing: context.undo_bar.offer(said, undo))
        dialog.open()

    def note_overdue(self, row: CallRow) -> None:
        """The manager knows: it stays in the list with their name, and the line over the pages goes everywhere."""
        context = self._context

        def told(step_id: int) -> None:
            context.undo_bar.offer(
                self.tr("Noted: call-back {number} is overdue.").format(number=row.number),
                lambda: context.act("calls.alert_done", lambda shop, actor: calls.undo_step(shop, actor, step_id)),
            )

        context.act("calls.alert_done", lambda shop, actor: calls.note_overdue(shop, actor, row.id), told)

    def note_step(self, row: CallRow) -> None:
        """Somebody was asked, answered, another date was promised …"""
        context = self._context
        nothing: tuple[calls.Step, ...] = ()
        steps = context.read(lambda shop, actor: calls.steps(shop, actor, row.id), nothing)
        superiors = self._sheet.superiors if self._sheet is not None else ()
        dialog = StepDialog(self, context, row, steps, superiors)

        def call(shop: Shop, actor: Actor, step: NewStep) -> tuple[int, NewStep]:
            return calls.step(shop, actor, row.id, step), step

        def done(made: tuple[int, NewStep]) -> None:
            step_id, step = made
            context.undo_bar.offer(
                told_of_step(context, step),
                lambda: context.act("calls.done", lambda shop, actor: calls.undo_step(shop, actor, step_id)),
            )

        context.submit(dialog, "calls.done", call, done)
        dialog.open()


class AnswerDialog(Dialog):
    """What was answered when the customer was called back (CAL-05)."""

    def __init__(self, parent: QWidget, row: CallRow) -> None:
        super().__init__(
            parent,
            "calls.answer",
            self.tr("Called back: {name}").format(name=row.name or row.phone),
            self.tr("Done"),
            sentence=row.question,
        )
        self._answer = TextArea("calls.answer.text", self.tr("What the customer was told"), 3)
        self._answer.setPlainText(row.advice)
        self.fields = {"answer": Field(self.tr("Answer"), self._answer, required=True)}
        self.set_body(vbox(*self.fields.values()))
        self._answer.setFocus()
        self._answer.selectAll()

    def problems(self) -> dict[str, str]:
        if not self._answer.toPlainText().strip():
            return {"answer": self.tr("Write down what was answered.")}
        return {}

    def value(self) -> str:
        return self._answer.toPlainText()
