"""What a call is about and how it ended: topic, result, message, note, call-back, rings (CAL-02, CAL-05, CAL-07,
CAL-08)."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from showroom.domain.calls.rules import STANDARD_RINGS, CallResult, CallTopic, Direction, RingsSource
from showroom.gui.kit.buttons import Chips, Segment, Stepper, Switch
from showroom.gui.kit.fields import Combo, Field, TextArea
from showroom.gui.kit.labels import Label, Pill, clock_text
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.shell.context import ShellContext
from showroom.services.calls import NewCall, Sheet
from showroom.wording import word

_NOT_ASKED = (CallTopic.PRIVATE, CallTopic.COLLEAGUE)
_RESULTS = {
    Direction.INCOMING: (CallResult.ANSWERED, CallResult.VISIT_BOOKED, CallResult.WRONG_NUMBER),
    Direction.OUTGOING: (
        CallResult.ANSWERED,
        CallResult.VISIT_BOOKED,
        CallResult.NOT_REACHED,
        CallResult.WRONG_NUMBER,
    ),
}
_NEARLY = 30
"""Seconds before the end of a private call's time from which on it is amber."""


class AboutCall(QWidget):
    """``changed``: something of it; what depends on it is shown anew."""

    changed = Signal()

    def __init__(self, context: ShellContext, sheet: Sheet, between: QWidget) -> None:
        """``between``: what stands between the topic and the note (the form of a first call)."""
        super().__init__()
        self.setObjectName("calls.about")
        self._context, self._sheet = context, sheet
        self._by_system = False
        lang = context.language
        self.topic = Chips([(topic.value, word(lang, f"topic_{topic.value}")) for topic in CallTopic], "calls.topic")
        self.topic.set_values([CallTopic.ENQUIRY.value])
        self.direction = Segment(
            [(Direction.INCOMING.value, self.tr("They called")), (Direction.OUTGOING.value, self.tr("We called"))],
            "calls.direction",
            Direction.INCOMING.value,
            self.tr("Who called whom"),
        )
        self.result = Chips([], "calls.result")
        self._show_results()
        self.result_field = Field(self.tr("Result"), self.result)
        self.result_field.set_help(self.tr("F5 answered, F6 visit agreed: written down at once. F7 call back."))
        signals = sheet.pack.opportunities.signals if sheet.pack.opportunities.stages else ()
        self.signals = Chips([(one.key, one.label.of(lang)) for one in signals], "calls.signals", several=True)
        self.signals_field = Field(self.tr("Buying signals"), self.signals)
        self.private = Pill("", "neutral", "calls.private")
        self.note = TextArea("calls.note", self.tr("What was said"), 2)
        self.note_field = Field(self.tr("Note"), self.note)
        self.callback = Switch("calls.callback", self.tr("Could not be answered: call back"))
        self.question = TextArea("calls.question", self.tr("The question, in the caller's words"), 2)
        self.question_field = Field(self.tr("Call back about"), self.question, required=True)
        colleagues = [(0, self.tr("– choose –")), *sheet.colleagues]
        self.colleague = Combo("calls.colleague", colleagues, label=self.tr("For"))
        self.colleague_field = Field(self.tr("Message for"), self.colleague, required=True)
        self.urgent = Switch("calls.urgent", self.tr("Urgent"))
        self._urgent = boxed(hbox(self.urgent, Label(self.tr("Urgent"), "body"), None, spacing=10))
        self.rings = Stepper("calls.rings", self.tr("Rings before it was answered"), 1, 0, 20)
        self.rings_said = Label("", "caption", "calls.rings.said")
        self._rings = boxed(hbox(Label(self.tr("Rings"), "label"), self.rings, self.rings_said, None, spacing=10))
        said = Label(self.tr("Could not be answered: call back"), "body")
        self._back = boxed(hbox(self.callback, said, None, spacing=10))
        topic = vbox(Field(self.tr("About"), self.topic), hbox(self.private, None), spacing=8)
        self.setLayout(
            vbox(
                topic,
                vbox(self.colleague_field, self._urgent, spacing=8),
                between,
                self.note_field,
                self.result_field,
                self.signals_field,
                self._back,
                self.question_field,
                self._rings,
                spacing=12,
            )
        )
        self.topic.changed.connect(lambda _keys: self.show_parts())
        self.direction.changed.connect(lambda _key: self._on_direction())
        self.callback.toggled.connect(lambda _on: self.show_parts())
        self.rings.changed.connect(lambda _count: self._on_rings())
        self.note.textChanged.connect(self.changed.emit)
        self.question.textChanged.connect(self.changed.emit)

    # -- reading
    @property
    def about(self) -> CallTopic:
        return CallTopic(self.topic.value() or CallTopic.ENQUIRY.value)

    @property
    def asks(self) -> bool:
        """Whether a caller nobody knows is asked for what the pack names."""
        return self._speaks_of_us and self.direction.value() == Direction.INCOMING.value

    @property
    def _speaks_of_us(self) -> bool:
        """Neither private, nor for a colleague, nor a wrong number."""
        wrong = self.result.value() == CallResult.WRONG_NUMBER.value
        return self.about not in _NOT_ASKED and not wrong

    @property
    def _asks_back(self) -> bool:
        return self.callback.isChecked() and self.about is not CallTopic.PRIVATE

    @property
    def said(self) -> str:
        """Everything written down so far."""
        return f"{self.note.toPlainText()}\n{self.question.toPlainText() if self.callback.isChecked() else ''}".strip()

    def colleague_name(self) -> str:
        """Whom the caller wants; empty if nobody is chosen."""
        return self.colleague.currentText() if self.colleague.value() else ""

    def fill(self, call: NewCall) -> NewCall:
        """``call`` with what is typed here."""
        colleague, direction = self.colleague.value(), Direction(self.direction.value())
        is_in = direction is Direction.INCOMING
        filled = replace(
            call,
            direction=direction,
            topic=self.about,
            result=CallResult(self.result.value() or CallResult.ANSWERED.value),
            note=self.note.toPlainText().strip(),
            question=self.question.toPlainText().strip() if self._asks_back else "",
            rings=self.rings.value() if is_in else None,
            signals=self.signals.values() if self._speaks_of_us else (),
            rings_source=RingsSource.SYSTEM if self._by_system else RingsSource.SAID,
        )
        if self.about is CallTopic.COLLEAGUE and isinstance(colleague, int) and colleague:
            urgent = self.urgent.isChecked()
            return replace(filled, result=CallResult.MESSAGE, for_staff_id=colleague, urgent=urgent)
        return filled

    def problems(self) -> dict[str, str]:
        """Field → sentence."""
        found: dict[str, str] = {}
        if self._asks_back and not self.question.toPlainText().strip():
            found["question"] = self.tr("Write down the question.")
        if self.about is CallTopic.COLLEAGUE and not self.colleague.value():
            found["colleague"] = self._context.word("call_message_for_whom")
        return found

    @property
    def fields(self) -> dict[str, Field]:
        return {"colleague": self.colleague_field, "question": self.question_field}

    # -- showing
    def show_parts(self) -> None:
        """What goes with the topic, and nothing else."""
        for_colleague = self.about is CallTopic.COLLEAGUE
        self.colleague_field.setVisible(for_colleague)
        self._urgent.setVisible(for_colleague)
        self.note_field.set_label(self.tr("Message") if for_colleague else self.tr("Note"))
        is_private = self.about is CallTopic.PRIVATE
        self.result_field.setVisible(not for_colleague and not is_private and not self.callback.isChecked())
        self.signals_field.setVisible(self._speaks_of_us and bool(self._sheet.pack.opportunities.stages))
        self._back.setVisible(not is_private)
        self.question_field.setVisible(self.callback.isChecked() and not is_private)
        self.private.setVisible(is_private)
        self._rings.setVisible(self.direction.value() == Direction.INCOMING.value)
        rings = self.rings.value()
        source = self.tr("counted by the telephone") if self._by_system else self.tr("as said by you")
        late = self.tr("late: more than {count}").format(count=STANDARD_RINGS)
        self.rings_said.setText(f"{late} · {source}" if rings > STANDARD_RINGS else source)
        self.rings_said.set_role("error" if rings > STANDARD_RINGS else "caption")
        self.changed.emit()

    def show_elapsed(self, seconds: float) -> None:
        """How much is left of a private call's time (CAL-08)."""
        left = self._sheet.pack.calls.private_limit_s - seconds
        if left >= 0:
            said = self.tr("Private: {time} left").format(time=clock_text(left))
            self.private.show_state(said, "warning" if left <= _NEARLY else "neutral")
        else:
            self.private.show_state(self.tr("Private: over by {time}").format(time=clock_text(-left)), "danger")

    def show_rings(self, count: int, *, by_system: bool) -> None:
        """Rings that the telephone counted; the person may still say otherwise."""
        self.rings.set_value(count)
        self._by_system = by_system
        self.show_parts()

    def ask_back(self) -> None:
        """The question can't be answered now: its field has the keyboard."""
        self.callback.setChecked(True)
        self.question.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear(self) -> None:
        """As a new call begins; the form's draft has put the inputs back already."""
        self._by_system = False
        for field in (self.question_field, self.colleague_field):
            field.set_error("")
        self.show_elapsed(0)
        self.show_parts()

    def _on_rings(self) -> None:
        self._by_system = False
        self.show_parts()

    def _on_direction(self) -> None:
        self._show_results()
        self.show_parts()

    def _show_results(self) -> None:
        lang = self._context.language
        results = _RESULTS[Direction(self.direction.value())]
        self.result.set_items([(one.value, word(lang, f"result_{one.value}")) for one in results])
        if self.result.value() is None:
            self.result.set_values([CallResult.ANSWERED.value])
