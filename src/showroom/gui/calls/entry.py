"""The call form: number first, who it is comes up while it is typed, saved by keyboard alone (CAL-01 … CAL-05)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom.domain.calls.rules import STANDARD_RINGS, CallResult, CallTopic
from showroom.domain.customers.form import FormRefused
from showroom.domain.errors import UserError
from showroom.domain.staff.actor import Actor
from showroom.gui.calls.callers import CallerCard
from showroom.gui.calls.sequence import NOT_GIVEN, EnquiryCard
from showroom.gui.calls.told import tell
from showroom.gui.customers.form import PackForm
from showroom.gui.kit import values
from showroom.gui.kit.buttons import Button, Chips, Stepper, Switch
from showroom.gui.kit.cards import Card
from showroom.gui.kit.fields import Combo, Field, TextArea, line_edit, show_problems
from showroom.gui.kit.labels import Label, TimerPill
from showroom.gui.kit.layouts import boxed, hbox, scrolled, vbox
from showroom.gui.shell.context import ShellContext
from showroom.services import calls
from showroom.services.calls import Caller, Logged, NewCall, NextEnquiry, Sheet
from showroom.services.customers.values import Person
from showroom.wording import word

_REST_MS = 120
_FOLLOWED = "calls.entry.followed"


class CallEntry(QWidget):
    """``saved(Logged)`` when a call was written down; the form is empty again then. ``known(person or None)``: who
    calls.
    """

    saved = Signal(object)
    known = Signal(object)

    def __init__(self, context: ShellContext, sheet: Sheet) -> None:
        super().__init__()
        self.setObjectName("calls.entry")
        self._context, self._sheet = context, sheet
        self._asked = 0
        self._began: datetime | None = None
        self._caller: Caller | None = None
        self._chosen: int | None = None
        self._busy = False
        lang, store = context.language, context.shop.store
        self.number = line_edit("calls.number", self.tr("Number of the caller"), limit=40, big=True)
        self._hint = self.tr("Leave it empty when the number is withheld")
        self.number_field = Field(self.tr("Number"), self.number, help_text=self._hint)
        self.timer = TimerPill("calls.timer", amber_s=180, red_s=300)
        self.timer.setAccessibleName(self.tr("Running time of the call"))
        self.card = CallerCard(context)
        self.card.chosen.connect(self._on_person)
        self.form = PackForm(
            sheet.pack,
            lang,
            store.currency,
            store.country,
            fields=sheet.fields,
            name="calls.form",
            headings=False,
        )
        first = Label(self.tr("First call: what the caller tells"), "h3", "calls.first.title")
        later = Label(self.tr("It may stay incomplete; completing it becomes a duty."), "caption", "calls.first.later")
        self.first = boxed(vbox(vbox(first, later, spacing=2), self.form, spacing=12), "calls.first")
        self.topic = Chips([(topic.value, word(lang, f"topic_{topic.value}")) for topic in CallTopic], "calls.topic")
        self.topic.set_values([CallTopic.ENQUIRY.value])
        self.topic.changed.connect(lambda _keys: self._show_parts())
        self.note = TextArea("calls.note", self.tr("What was said"), 2)
        self.callback = Switch("calls.callback", self.tr("Could not be answered: call back"))
        self.callback.toggled.connect(lambda _on: self._show_parts())
        self.question = TextArea("calls.question", self.tr("The question, in the caller's words"), 2)
        self.question_field = Field(self.tr("Call back about"), self.question, required=True)
        colleagues = [(0, self.tr("– choose –")), *((key, name) for key, name in sheet.colleagues)]
        self.colleague = Combo("calls.colleague", colleagues, label=self.tr("For"))
        self.colleague_field = Field(self.tr("Message for"), self.colleague, required=True)
        self.rings = Stepper("calls.rings", self.tr("Rings before it was answered"), 1, 0, 20)
        self.rings_said = Label("", "caption", "calls.rings.said")
        self.rings.changed.connect(lambda _count: self._show_parts())
        self.enquiry = EnquiryCard(context, sheet.pack)
        self.enquiry.give.connect(self.give)
        self.save_button = Button(
            self.tr("Save the call"), "calls.save", icon="check", kind="primary", ui="big", key="Ctrl+↵"
        )
        self.save_button.clicked.connect(lambda: self.save())
        self.clear_button = Button(self.tr("Clear"), "calls.clear", kind="ghost", key="Esc")
        self.clear_button.clicked.connect(self.put_away)
        self._build()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self._look)
        self.number.textEdited.connect(self._on_number)
        self.number.textChanged.connect(lambda _text: self._timer.start())
        self.number.returnPressed.connect(self._next_field)
        context.ticker.connect_to(self._on_tick)
        self._draft = context.drafts.follow("calls.entry", self, self._on_restored)
        context.drafts.setProperty(_FOLLOWED, True)
        self._show_parts()

    def _build(self) -> None:
        head = hbox(Label(self.tr("New call"), "h2", "calls.entry.title"), None, self.timer, spacing=10)
        rings = hbox(Label(self.tr("Rings"), "label"), self.rings, self.rings_said, None, spacing=10)
        back = hbox(self.callback, Label(self.tr("Could not be answered: call back"), "body"), None, spacing=10)
        inner: QVBoxLayout = vbox(
            self.number_field,
            self.card,
            Field(self.tr("About"), self.topic),
            self.colleague_field,
            self.first,
            Field(self.tr("Note"), self.note),
            back,
            self.question_field,
            rings,
            None,
            spacing=12,
            margins=(1, 1, 10, 1),
        )
        body = QWidget()
        body.setLayout(inner)
        feet = hbox(None, self.clear_button, self.save_button, spacing=10)
        self._area = scrolled(body, "calls.entry.body")
        card = Card(vbox(head, self._area, self.enquiry, feet, spacing=14, margins=(22, 18)), "calls.entry.card")
        self.setLayout(vbox(card))

    # -- life of a call
    def begin(self, number: str = "", customer_id: int | None = None) -> None:
        """A call comes in: the clock runs, the number has the keyboard."""
        self._start_clock()
        if number:
            self.number.setText(number)
            self._timer.stop()
            self._look()
        self._chosen = customer_id
        self._area.verticalScrollBar().setValue(0)  # the last call may have left the form scrolled
        self.number.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.number.selectAll()

    def take(self, person: Person) -> None:
        """The call is with this customer, whatever number it comes from."""
        self._start_clock()
        self._chosen = person.id
        self._caller = Caller(None, "", None, {}, (person,), 0, first_time=False)
        self.card.show_caller(self._caller, person.id)
        self._show_parts()
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _start_clock(self) -> None:
        if self._began is None:
            self._began = self._context.clock.now()
            self._show_enquiry()

    def _on_number(self, _text: str) -> None:
        self._start_clock()
        self._chosen = None

    def _on_tick(self, now: datetime) -> None:
        if self._began is not None:
            self.timer.show_seconds((now - self._began).total_seconds())

    def _on_restored(self, _count: int) -> None:
        if self._context.drafts.property(_FOLLOWED):
            return  # the page was made anew for another language: nothing had stopped
        said = self.tr("What you had typed of a call before the program stopped has been put back.")
        self._context.error_bar.show_message(said, "info", self.tr("Start afresh"), self.clear)

    def colleague_name(self) -> str:
        """Whom the caller wants; empty if nobody is chosen."""
        return self.colleague.currentText() if self.colleague.value() else ""

    def put_away(self) -> None:
        """Esc: an empty form. What was typed can be taken back for two minutes."""
        typed, began, chosen = values.snapshot(self), self._began, self._chosen
        had_typed = self._draft.is_typed
        self.clear()
        if not had_typed:
            return

        def take_back() -> None:
            values.restore(self, typed)
            self._began, self._chosen = began, chosen
            self._timer.stop()
            self._look()

        self._context.undo_bar.offer(self.tr("The call was cleared"), take_back)

    def clear(self) -> None:
        """An empty form; the clock stands."""
        self._asked += 1
        self._began, self._caller, self._chosen = None, None, None
        self._draft.discard()
        self.form.show_answers({})
        self.number.clear()
        self._timer.stop()
        self._show_caller(None)
        for field in (self.number_field, self.question_field, self.colleague_field):
            field.set_error("")
        self.timer.show_seconds(0)
        self._show_parts()
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- who calls
    def _look(self) -> None:
        """Ask who has this number; an answer to an older question never overwrites a newer one."""
        self._asked += 1
        asked, typed, actor = self._asked, self.number.text(), self._context.actor()
        if not typed.strip():
            if self._chosen is None:
                self._show_caller(None)
            return

        # a bound method: the door drops it when the page is gone by then
        self._context.door.background(lambda job: (asked, calls.caller(job.shop, actor, typed)), self._on_answer)

    def _on_answer(self, answer: tuple[int, Caller]) -> None:
        if answer[0] == self._asked:
            self._show_caller(answer[1])

    def _show_caller(self, found: Caller | None) -> None:
        self._caller = found
        problem = found.problem if found is not None else None
        self.number_field.set_help(
            self._context.word(problem, raw=found.shown, **found.facts) if found is not None and problem else self._hint
        )
        self.known.emit(found.people[0] if found is not None and len(found.people) == 1 else None)
        self.card.show_caller(found, self._chosen)
        self._show_parts()

    def _on_person(self, person: Person | None) -> None:
        self._chosen = person.id if person is not None else None
        self._show_parts()

    def person_id(self) -> int | None:
        """The customer this call belongs to, as far as it is known."""
        if self._chosen is not None:
            return self._chosen
        caller = self._caller
        if caller is not None and caller.e164 is not None and len(caller.people) == 1:
            return caller.people[0].id
        return None

    def _next_field(self) -> None:
        """Enter in the number goes on: to the caller's name when it is a first call, else to the note."""
        self._timer.stop()
        self._look()
        name = self.form.input("name")
        if self.first.isVisible() and name is not None:
            name.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.note.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_parts(self) -> None:
        topic = self.topic.value()
        asks = topic not in (CallTopic.PRIVATE.value, CallTopic.COLLEAGUE.value)
        unknown = self.person_id() is None and (self._caller is None or not self._caller.people)
        self.first.setVisible(asks and unknown)
        self.colleague_field.setVisible(topic == CallTopic.COLLEAGUE.value)
        self.question_field.setVisible(self.callback.isChecked())
        rings = self.rings.value()
        late = self.tr("late: more than {count}").format(count=STANDARD_RINGS)
        self.rings_said.setText(late if rings > STANDARD_RINGS else self.tr("as said by you"))
        self.rings_said.set_role("error" if rings > STANDARD_RINGS else "caption")
        self._show_enquiry()

    # -- the sequence of calls
    def show_next(self, coming: NextEnquiry | None) -> None:
        """Who is next for enquiries; None: the policy has no sequence of calls (REC-21)."""
        self.enquiry.show_next(coming)

    def _show_enquiry(self) -> None:
        """An enquiry under way goes to who is next, unless somebody looks after the caller."""
        people = self._caller.people if self._caller is not None else ()
        asks = self.topic.value() == CallTopic.ENQUIRY.value
        self.enquiry.show_call(people, self.person_id(), is_open=asks and self._began is not None)

    def give(self) -> None:
        """Write the call down and give the enquiry to who is next, in one act."""
        if self.enquiry.can_give:
            self.save(give=True)

    # -- saving
    def value(self) -> NewCall:
        """The call as typed."""
        topic = CallTopic(self.topic.value() or CallTopic.ENQUIRY.value)
        colleague = self.colleague.value()
        now = self._context.clock.now()
        call = NewCall(
            phone=self.number.text().strip(),
            topic=topic,
            customer_id=self.person_id(),
            answers=self.form.answers() if self.first.isVisibleTo(self) else {},
            note=self.note.toPlainText().strip(),
            question=self.question.toPlainText().strip() if self.callback.isChecked() else "",
            rings=self.rings.value(),
            duration_s=int((now - self._began).total_seconds()) if self._began is not None else None,
            at=self._began or now,
        )
        if topic is CallTopic.COLLEAGUE and isinstance(colleague, int) and colleague:
            return replace(call, result=CallResult.MESSAGE, for_staff_id=colleague)
        return call

    def problems(self) -> dict[str, str]:
        """Field → sentence for what the form itself can tell."""
        found = dict(self.form.problems()) if self.first.isVisibleTo(self) else {}
        if self.callback.isChecked() and not self.question.toPlainText().strip():
            found["question"] = self.tr("Write down the question.")
        if self.topic.value() == CallTopic.COLLEAGUE.value and not self.colleague.value():
            found["colleague"] = self._context.word("call_message_for_whom")
        return found

    def save(self, *, give: bool = False) -> None:
        """Write the call down; a refusal is said at its field and everything typed stays. ``give``: its enquiry goes
        to who is next.
        """
        if self._busy or show_problems(self._fields(), self.problems()):
            return
        call = self.value()
        if give and self.enquiry.shown is not None:
            call = replace(call, give_to_next=True, shown_next_id=self.enquiry.shown.staff_id)

        def go(actor: Actor) -> None:  # only now: a cancelled signature leaves the form usable
            self._busy = True
            self.save_button.setEnabled(False)
            self._context.door.command(lambda shop: calls.log(shop, actor, call), self._on_logged, self._on_failed)

        self._context.sign("calls.log", go)

    def _on_logged(self, logged: Logged) -> None:
        self._over()
        self.clear()
        tell(self._context, logged, self.enquiry.undo_window_s)
        self.saved.emit(logged)

    def _on_failed(self, error: BaseException) -> bool:
        self._over()
        return self._refuse(error)

    def _over(self) -> None:
        self._busy = False
        self.save_button.setEnabled(True)

    def _fields(self) -> dict[str, Field]:
        return {
            "phone": self.number_field,
            "colleague": self.colleague_field,
            "question": self.question_field,
            **self.form.fields,
        }

    def _refuse(self, error: BaseException) -> bool:
        if not isinstance(error, UserError):
            return False
        if error.code in NOT_GIVEN:
            self.enquiry.show_problem(self._context.sentence(error))
            return True
        if isinstance(error, FormRefused):
            lang = self._context.language
            said = {one.field: word(lang, one.code, **one.facts) for one in error.problems}
            if "phones" in said:  # the number stands above the form here
                said.setdefault("phone", said.pop("phones"))
        else:
            said = {error.field or "phone": self._context.sentence(error)}
        known = {key: text for key, text in said.items() if key in self._fields()}
        if not known:
            return False
        show_problems(self._fields(), known)
        return True

    @property
    def began(self) -> datetime | None:
        """When the call began; None while none is under way."""
        return self._began

    def go_on(self, began: datetime | None) -> None:
        """Go on with a call that began on the page before it was made anew."""
        self._began = began
        self._on_tick(self._context.clock.now())
