"""The calls page: the form, the phrases beside it, the call-backs due and the day's register (CAL, REC-21)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QStackedWidget, QWidget

from showroom.domain.packs.choices import Moment
from showroom.domain.staff.actor import Actor
from showroom.domain.text import Text
from showroom.gui.calls.entry import CallEntry
from showroom.gui.calls.messages import Messages
from showroom.gui.customers import words
from showroom.gui.kit.buttons import Button, Segment
from showroom.gui.kit.cards import Card as Surface
from showroom.gui.kit.cards import EmptyState, Row
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Field, TextArea
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Label, Pill, Tone, clock_text
from showroom.gui.kit.layouts import clear, hbox, scrolled, vbox
from showroom.gui.kit.page import Page, WidthClass
from showroom.gui.kit.table import Column, Table
from showroom.gui.shell.context import ShellContext
from showroom.services import calls
from showroom.services.calls import CallRow, NextEnquiry
from showroom.services.customers import people
from showroom.services.customers.values import Person
from showroom.services.shop import Shop

_RESULT_TONES: dict[str, Tone] = {
    "answered": "success",
    "call_back": "warning",
    "visit_booked": "accent",
    "message": "info",
    "not_reached": "neutral",
    "wrong_number": "neutral",
}

_GAP = "____"
"""What the speaker fills in."""
_Lists = tuple[tuple[CallRow, ...], tuple[CallRow, ...], tuple[CallRow, ...]]


def _lists(shop: Shop, actor: Actor) -> _Lists:
    return calls.calls_of(shop, actor), calls.callbacks(shop, actor), calls.open_forms(shop, actor)


def _taken_by(row: CallRow) -> str:
    """Who took the call, and who got its enquiry or its message."""
    return f"{row.staff} → {row.for_staff}" if row.for_staff else row.staff


def create(context: ShellContext) -> Page:
    """The page."""
    return CallsPage(context)


def badge(context: ShellContext) -> int:
    """Open call-backs."""
    return calls.open_count(context.shop, context.actor()) if context.may("calls.view") else 0


class CallsPage(Page):
    """F3 begins a call; Ctrl+Enter writes it down."""

    reminds = True

    def __init__(self, context: ShellContext) -> None:
        super().__init__("calls")
        self.title = self.tr("Calls")
        self._context = context
        sheet = context.read(calls.sheet, None)
        self._new = Button(self.tr("New call"), "calls.new", icon="phone-incoming", key="F3")
        self._new.clicked.connect(lambda: self._begin())
        self._header = PageHeader(self.title, "calls", self._new)
        self._phrases: list[tuple[Text, Label]] = []
        self._speaks_with = ""
        self._entry = CallEntry(context, sheet) if sheet is not None else None
        if self._entry is not None:
            self._entry.known.connect(self._on_known)
            self._entry.colleague.currentIndexChanged.connect(lambda _at: self._fill_phrases())
        self._tabs = Segment(
            [
                ("scripts", self.tr("Phrases")),
                ("callbacks", self.tr("Call-backs")),
                ("forms", self.tr("Open forms")),
                ("today", self.tr("Today")),
            ],
            "calls.tabs",
            "scripts",
            self.tr("What is shown beside the call"),
        )
        self._tabs.setProperty("draft", False)
        self._stack = QStackedWidget()
        self._tabs.changed.connect(self._on_tab)
        self._backs = vbox(spacing=10)
        self._forms = vbox(spacing=10)
        self._today = self._today_table()
        self._stack.addWidget(self._scripts(sheet))
        self._messages = Messages(context)
        self._stack.addWidget(self._list(vbox(self._messages, self._backs, spacing=14), "calls.backs"))
        self._stack.addWidget(self._list(self._forms, "calls.forms"))
        self._stack.addWidget(self._today)
        side = Surface(vbox(hbox(self._tabs, None), self._stack, spacing=14, margins=(18, 16)), "calls.side")
        left: QWidget = self._entry if self._entry is not None else QWidget()
        self._body: QBoxLayout = hbox(left, side, spacing=20)
        self._body.setStretch(0, 5)
        self._body.setStretch(1, 5)
        self.setLayout(vbox(self._header, self._body, spacing=16, margins=(28, 24)))
        bind(self, "F3", self.tr("New call"), self._begin, place=self.title, everywhere=True)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            bind(self, key, self.tr("Save the call"), self.save, place=self.title)
        bind(self, "F9", self.tr("Give the enquiry to who is next"), self._give, place=self.title)
        bind(self, "Esc", self.tr("Clear the call"), self._clear, place=self.title)
        context.ticker.connect_to(self._on_tick)
        self._shown_backs: tuple[CallRow, ...] | None = None
        self._shown_forms: tuple[CallRow, ...] | None = None

    @property
    def _number(self) -> QLineEdit:
        assert self._entry is not None
        return self._entry.number

    # -- parts
    def _scripts(self, sheet: calls.Sheet | None) -> QWidget:
        lang = self._context.language
        layout = vbox(spacing=14)
        heads = {
            Moment.PHONE_OPENING: self.tr("When you pick up"),
            Moment.PHONE_SITUATION: self.tr("Situations"),
            Moment.PHONE_CLOSING: self.tr("Before you hang up"),
        }
        said: Moment | None = None
        for script in sheet.scripts if sheet is not None else ():
            if script.moment is not said:
                said = script.moment
                layout.addWidget(Label(heads.get(said, ""), "overline", f"calls.scripts.{said.value}"))
            name = f"calls.script.{script.key}"
            phrase = Label("", "lead", f"{name}.text", wrap=True)
            self._phrases.append((script.text, phrase))
            layout.addLayout(vbox(Label(script.label.of(lang), "muted", name, wrap=True), phrase, spacing=2))
        self._fill_phrases()
        return self._list(layout, "calls.scripts")

    def _on_known(self, person: Person | None) -> None:
        self._speaks_with = person.name if person is not None else ""
        self._fill_phrases()

    def _fill_phrases(self) -> None:
        """The phrases with what is known of the call; what is not is a gap to fill when speaking."""
        facts = dict.fromkeys(("time", "date", "minutes", "product"), _GAP) | {
            "store": self._context.shop.store.name,
            "consultant": self._context.actor().name,
            "colleague": (self._entry.colleague_name() if self._entry is not None else "") or _GAP,
            "customer": self._speaks_with or _GAP,
        }
        for text, phrase in self._phrases:
            phrase.setText(text.filled(self._context.language, **facts))

    @staticmethod
    def _list(layout: QBoxLayout, name: str) -> QWidget:
        inner = QWidget()
        inner.setLayout(vbox(layout, None, margins=(0, 0, 8, 0)))
        return scrolled(inner, name)

    def _today_table(self) -> Table[CallRow]:
        lang_word = self._context.word
        return Table(
            [
                Column("number", "#", lambda row: str(row.number), width=44, number=True, muted=True),
                Column(
                    "name",
                    self.tr("Caller"),
                    lambda row: row.name or row.phone or self.tr("number withheld"),
                    second=lambda row: " · ".join(
                        part
                        for part in (row.phone if row.name else "", row.question or row.note or "", _taken_by(row))
                        if part
                    ),
                ),
                Column(
                    "result",
                    self.tr("Result"),
                    lambda row: lang_word(f"result_{row.result.value}"),
                    width=118,
                    tone=lambda row: _RESULT_TONES.get(row.result.value, "neutral"),
                ),
                Column("at", self.tr("Time"), lambda row: words.when(self._context, row.at), width=86, number=True),
                Column(
                    "length",
                    self.tr("Length"),
                    lambda row: clock_text(row.duration_s) if row.duration_s is not None else "–",
                    width=80,
                    number=True,
                    muted=True,
                ),
            ],
            lambda row: row.id,
            "calls.today",
            self.tr("Calls of today"),
            empty=self.tr("No call yet today. F3 begins one."),
        )

    # -- page
    def refresh(self) -> None:
        nothing: _Lists = ((), (), ())
        today, backs, forms = self._context.read(_lists, nothing)
        self._today.show_rows(today)
        self._header.show_subtitle(QCoreApplication.translate("CallsPage", "%n call(s) today", "", len(today)))
        self._show_backs(backs)
        self._show_forms(forms)
        self._messages.refresh()
        if self._entry is not None:
            nothing_next: NextEnquiry | None = None
            self._entry.show_next(self._context.read(calls.next_enquiry, nothing_next))

    def reflow(self, width: WidthClass) -> None:
        self._today.setColumnHidden(4, width == "compact")

    def arrive(
        self,
        *,
        new: bool = False,
        phone: str = "",
        customer_id: int | None = None,
        tab: str = "",
        messages_for: int | None = None,
        **_arguments: Any,
    ) -> None:
        if tab:
            self._tabs.set_value(tab)
        if messages_for is not None:
            self._messages.show_for(messages_for)
        if new or phone or customer_id is not None:
            self._begin(phone, customer_id)

    def focus_first(self) -> None:
        if self._entry is not None:
            self._number.setFocus()

    def keep(self) -> dict[str, Any]:
        return {"tab": self._tabs.value(), "began": self._entry.began if self._entry is not None else None}

    def resume(self, kept: dict[str, Any]) -> None:
        self._tabs.set_value(kept["tab"])
        if self._entry is not None:
            self._entry.go_on(kept["began"])

    def _on_tab(self, key: str) -> None:
        self._stack.setCurrentIndex(["scripts", "callbacks", "forms", "today"].index(key))

    def _on_tick(self, now: datetime) -> None:
        """A call-back that falls due while it is on the screen turns red there."""
        rows = self._shown_backs or ()
        if any(not row.overdue and row.callback_due is not None and row.callback_due < now for row in rows):
            self.refresh_soon()

    # -- acts
    def _begin(self, phone: str = "", customer_id: int | None = None) -> None:
        if self._entry is None:
            return
        if customer_id is not None and not phone:
            person = self._context.read(lambda shop, actor: people.known(shop, actor, customer_id), None)
            if person is not None:
                self._entry.begin()
                self._entry.take(person)
                return
        self._entry.begin(phone, customer_id)

    def save(self) -> None:
        if self._entry is not None:
            self._entry.save()

    def _give(self) -> None:
        if self._entry is not None:
            self._entry.give()

    def _clear(self) -> None:
        if self._entry is not None:
            self._entry.put_away()

    # -- lists
    def _show_backs(self, rows: tuple[CallRow, ...]) -> None:
        if rows == self._shown_backs:
            return
        self._shown_backs = rows
        clear(self._backs)
        if not rows:
            self._backs.addWidget(
                EmptyState(
                    "check-circle",
                    self.tr("No call-back is open"),
                    self.tr("A question you can't answer on the phone stands here until it is answered."),
                    "calls.backs.none",
                )
            )
        for row in rows:
            self._backs.addWidget(self._back(row))

    def _back(self, row: CallRow) -> Row:
        name = f"calls.back.{row.id}"
        due = words.when(self._context, row.callback_due)
        pill = Pill(
            self.tr("overdue since {due}").format(due=due) if row.overdue else self.tr("by {due}").format(due=due),
            "danger" if row.overdue else "warning",
            f"{name}.due",
        )
        done = Button(self.tr("Done"), f"{name}.done", icon="check", kind="soft")
        done.clicked.connect(lambda: self.answer(row))
        who = " · ".join(part for part in (row.name, row.phone if row.phone != row.name else "") if part)
        taken = self.tr("taken by {staff} at {when}").format(
            staff=row.staff or "–", when=words.when(self._context, row.at)
        )
        lines = vbox(
            hbox(Label(who or self.tr("number withheld"), "name", f"{name}.who", elide=True), pill, None, spacing=10),
            Label(row.question or row.note, "body", f"{name}.question", wrap=True),
            Label(taken, "caption", f"{name}.taken", elide=True),
            spacing=3,
        )
        line = hbox(lines, done, spacing=12, margins=(2, 10))
        line.setStretch(0, 1)
        return Row(line, name, label=who)

    def answer(self, row: CallRow) -> None:
        """A call-back was made: ask for the answer, record it, offer to take it back."""
        dialog = AnswerDialog(self, row)

        def call(shop: Shop, actor: Actor, answer: str) -> None:
            calls.done(shop, actor, row.id, answer)

        def undo() -> None:
            self._context.act("calls.done", lambda shop, actor: calls.reopen(shop, actor, row.id))

        self._context.submit(
            dialog,
            "calls.done",
            call,
            lambda _nothing: self._context.undo_bar.offer(self.tr("The call-back is done."), undo),
        )
        dialog.open()

    def _show_forms(self, rows: tuple[CallRow, ...]) -> None:
        if rows == self._shown_forms:
            return
        self._shown_forms = rows
        clear(self._forms)
        if not rows:
            self._forms.addWidget(
                EmptyState(
                    "clipboard-text",
                    self.tr("Every form is complete"),
                    self.tr("First-time callers whose form still lacks something stand here."),
                    "calls.forms.none",
                )
            )
        for row in rows:
            name = f"calls.form.{row.id}"
            complete = Button(self.tr("Complete"), f"{name}.complete", icon="pencil-simple", kind="soft")
            complete.clicked.connect(
                lambda _on=False, customer=row.customer_id: self._context.navigate("customers", customer_id=customer)
            )
            facts = " · ".join(part for part in (row.phone, row.staff, words.when(self._context, row.at)) if part)
            lines = vbox(
                Label(row.name, "name", f"{name}.who", elide=True),
                Label(facts, "caption", f"{name}.facts", elide=True),
                spacing=2,
            )
            line = hbox(lines, complete, spacing=12, margins=(2, 8))
            line.setStretch(0, 1)
            self._forms.addWidget(Row(line, name, label=row.name))


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
        self.fields = {"answer": Field(self.tr("Answer"), self._answer, required=True)}
        self.set_body(vbox(*self.fields.values()))
        self._answer.setFocus()

    def problems(self) -> dict[str, str]:
        if not self._answer.toPlainText().strip():
            return {"answer": self.tr("Write down what was answered.")}
        return {}

    def value(self) -> str:
        return self._answer.toPlainText()
