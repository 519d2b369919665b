"""The call form: number first, who it is comes up while it is typed, saved by keyboard alone (CAL-01 … CAL-08)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from showroom.domain.calls.rules import CallResult, CallTopic
from showroom.domain.staff.actor import Actor
from showroom.gui.calls.about import AboutCall
from showroom.gui.calls.hold import OnHold
from showroom.gui.calls.refusals import said_at
from showroom.gui.calls.sequence import EnquiryCard
from showroom.gui.calls.sight import InSight
from showroom.gui.calls.told import tell
from showroom.gui.calls.topics import TopicCards
from showroom.gui.calls.who import WhoCalls
from showroom.gui.customers.form import PackForm
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card
from showroom.gui.kit.fields import Field, show_problems
from showroom.gui.kit.labels import Label, TimerPill
from showroom.gui.kit.layouts import boxed, hbox, scrolled, vbox
from showroom.gui.shell.context import ShellContext
from showroom.services import calls
from showroom.services.calls import Logged, NewAlert, NewCall, Sheet
from showroom.services.customers.values import Person

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
        self._context = context
        self._began: datetime | None = None
        self.booked: tuple[int, ...] = ()
        """Appointments booked from the call that is on the line (CAL-09)."""
        self._busy = False
        self.timer = TimerPill("calls.timer", amber_s=180, red_s=300)
        self.timer.setAccessibleName(self.tr("Running time of the call"))
        self.who = WhoCalls(context)
        self.held = OnHold(self, context)
        self.topics = TopicCards(context, sheet.pack)
        self.form = PackForm(
            sheet.pack,
            context.language,
            context.shop.store.currency,
            context.shop.store.country,
            fields=sheet.fields,
            name="calls.form",
            headings=False,
        )
        first = Label(self.tr("First call: what the caller tells"), "h3", "calls.first.title")
        later = Label(self.tr("It may stay incomplete; completing it becomes a duty."), "caption", "calls.first.later")
        self.first = boxed(vbox(vbox(first, later, spacing=2), self.form, spacing=12), "calls.first")
        self.about = AboutCall(context, sheet, self.first)
        self._fields: dict[str, Field] = {"phone": self.who.field, **self.about.fields, **self.form.fields}
        self.enquiry = EnquiryCard(context, sheet.pack)
        self.enquiry.give.connect(self.give)
        self.save_button = Button(
            self.tr("Save the call"), "calls.save", icon="check", kind="primary", ui="big", key="Ctrl+↵"
        )
        self.save_button.clicked.connect(lambda: self.save())
        self.clear_button = Button(self.tr("Clear"), "calls.clear", kind="ghost", key="Esc")
        self.clear_button.clicked.connect(self.held.put_away)
        self._build()
        self.who.typed.connect(self._start_clock)
        self.who.found.connect(self._on_found)
        self.who.entered.connect(self._next_field)
        self.about.changed.connect(self._show_parts)
        context.ticker.connect_to(self._on_tick)
        self._draft = context.drafts.follow("calls.entry", self, self._on_restored)
        context.drafts.setProperty(_FOLLOWED, True)
        self.about.show_parts()

    def _build(self) -> None:
        title = Label(self.tr("New call"), "h2", "calls.entry.title")
        head = hbox(title, None, self.about.direction, self.timer, spacing=10)
        body = QWidget()
        body.setLayout(vbox(self.who, self.about, None, spacing=12, margins=(1, 1, 10, 1)))
        manager = Button(self.tr("Manager"), "calls.manager", icon="megaphone", kind="ghost", key="F8")
        manager.setToolTip(self.tr("Tell the manager of this call now"))
        manager.clicked.connect(self.topics.send)
        manager.setEnabled(self.topics.has_topics)
        feet = hbox(manager, None, self.clear_button, self.save_button, spacing=10)
        self._area = scrolled(body, "calls.entry.body")
        self._sight = InSight(self._area)
        # what is on hold and what to say now stand above what scrolls: they are read while something is typed below
        card = Card(
            vbox(head, self.held, self.topics, self._area, self.enquiry, feet, spacing=14, margins=(22, 18)),
            "calls.entry.card",
        )
        self.setLayout(vbox(card))

    # -- life of a call
    def begin(self, number: str = "", customer_id: int | None = None) -> None:
        """A call comes in: the clock runs, the number has the keyboard."""
        self._start_clock()
        self._area.verticalScrollBar().setValue(0)  # the last call may have left the form scrolled
        self.who.begin(number, customer_id)

    def take(self, person: Person) -> None:
        """The call is with this customer, whatever number it comes from."""
        self._start_clock()
        self.who.take(person)
        self.about.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _start_clock(self) -> None:
        if self._began is None:
            self._began = self._context.clock.now()
            self._show_parts()

    def _on_tick(self, now: datetime) -> None:
        if self._began is not None:
            seconds = (now - self._began).total_seconds()
            self.timer.show_seconds(seconds)
            self.about.show_elapsed(seconds)
        self.held.tick(now)

    def _on_restored(self, _count: int) -> None:
        if self._context.drafts.property(_FOLLOWED):
            return  # the page was made anew for another language: nothing had stopped
        said = self.tr("What you had typed of a call before the program stopped has been put back.")
        self._context.error_bar.show_message(said, "info", self.tr("Start afresh"), self.clear)

    def clear(self) -> None:
        """An empty form; the clock stands."""
        self._began, self.booked = None, ()
        self._draft.discard()
        self.form.show_answers({})
        self.topics.clear()
        self.about.clear()
        self.who.clear()
        self.timer.show_seconds(0)

    @property
    def is_typed(self) -> bool:
        """Whether the form holds anything it did not begin with."""
        return self._draft.is_typed

    @property
    def began(self) -> datetime | None:
        """When the call began; None while none is under way."""
        return self._began

    def go_on(self, began: datetime | None) -> None:
        """Go on with a call that began on the page before it was made anew, or when the telephone says it did."""
        self._began = began
        self._on_tick(self._context.clock.now())

    # -- who and what
    def _on_found(self) -> None:
        people = self.who.people
        self.known.emit(people[0] if len(people) == 1 else None)
        self._show_parts()

    def _next_field(self) -> None:
        """Enter in the number goes on: to the caller's name when it is a first call, else to the note."""
        name = self.form.input("name")
        target = name if self.first.isVisible() and name is not None else self.about.note
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._sight.start()

    def _show_parts(self) -> None:
        self.first.setVisible(self.about.asks and self.who.is_unknown)
        asks = self.about.about is CallTopic.ENQUIRY and self.about.asks
        self.enquiry.show_call(self.who.people, self.who.person_id, is_open=asks and self._began is not None)
        said = self.about.said
        self._sight.start()
        self.topics.look(self.about.about, said, NewAlert("", self.who.text, self.who.person_id, said))

    def give(self) -> None:
        """Write the call down and give the enquiry to who is next, in one act."""
        if self.enquiry.can_give:
            self.enquiry.show_problem("")
            self.save(give=True)

    # -- saving
    def value(self) -> NewCall:
        """The call as typed."""
        now, topics = self._context.clock.now(), self.topics
        call = NewCall(
            phone=self.who.text,
            customer_id=self.who.person_id,
            answers=self.form.answers() if self.first.isVisibleTo(self) else {},
            duration_s=int((now - self._began).total_seconds()) if self._began is not None else None,
            at=self._began or now,
            reserved=topics.reserved.key if topics.reserved is not None else None,
            sensitive=topics.sensitive.key if topics.sensitive is not None else None,
            alert_id=topics.alert_id,
            appointment_ids=self.booked,
        )
        return self.about.fill(call)

    def save(self, *, give: bool = False, result: CallResult | None = None) -> None:
        """Write the call down; a refusal is said at its field and everything typed stays. ``give``: its enquiry goes
        to who is next. ``result``: how it ended, by its key.
        """
        problems = (self.form.problems() if self.first.isVisibleTo(self) else {}) | self.about.problems()
        if self._busy or show_problems(self._fields, problems):
            return
        call = self.value()
        if result is not None and call.result is not CallResult.MESSAGE:
            call = replace(call, result=result)
        if give and self.enquiry.shown is not None:
            call = replace(call, give_to_next=True, shown_next_id=self.enquiry.shown.staff_id)

        def go(actor: Actor) -> None:  # only now: a cancelled signature leaves the form usable
            self._set_busy(True)
            self._context.door.command(lambda shop: calls.log(shop, actor, call), self._on_logged, self._on_failed)

        self._context.sign("calls.log", go)

    def _on_logged(self, logged: Logged) -> None:
        self._set_busy(False)
        self.clear()
        self.held.go_on()
        tell(self._context, logged, self.enquiry.undo_window_s)
        self.saved.emit(logged)

    def _on_failed(self, error: BaseException) -> bool:
        self._set_busy(False)
        return said_at(self._context, self._fields, self.enquiry, error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.save_button.setEnabled(not busy)
