"""The calls page: the form, the phrases beside it, what waits for somebody, and the day's calls (CAL, REC-21)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QStackedWidget, QWidget

from showroom.domain.calls.rules import CallResult, Direction
from showroom.domain.staff.actor import Actor
from showroom.gui.calls import booking
from showroom.gui.calls.alerts import AlertList
from showroom.gui.calls.backs import Callbacks
from showroom.gui.calls.entry import CallEntry
from showroom.gui.calls.line import FormOnLine
from showroom.gui.calls.lists import OpenForms, today_table
from showroom.gui.calls.messages import Messages, WriteMessage
from showroom.gui.calls.phrases import Phrases
from showroom.gui.kit.buttons import Button, Segment
from showroom.gui.kit.cards import Card as Surface
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.keys import bind
from showroom.gui.kit.layouts import boxed, hbox, scrolled, vbox
from showroom.gui.kit.page import Page, WidthClass
from showroom.gui.shell.context import ShellContext
from showroom.services import calls
from showroom.services.calls import CallRow, Message, NextEnquiry
from showroom.services.customers import people
from showroom.services.customers.values import Person
from showroom.services.shop import Shop

_Lists = tuple[tuple[CallRow, ...], tuple[CallRow, ...], tuple[CallRow, ...]]
_TABS = ("scripts", "callbacks", "forms", "today")


def _lists(shop: Shop, actor: Actor) -> _Lists:
    return calls.calls_of(shop, actor), calls.callbacks(shop, actor), calls.open_forms(shop, actor)


def create(context: ShellContext) -> Page:
    """The page."""
    return CallsPage(context)


def badge(context: ShellContext) -> int:
    """Open call-backs, own messages, and for the manager sensitive calls."""
    return calls.waiting_count(context.shop, context.actor()) if context.may("calls.view") else 0


class CallsPage(Page):
    """F3 begins a call; Ctrl+Enter writes it down, F5 and F6 with their result. ``arrive(number=…, rings=…, source=…,
    began=…)`` opens the form with what the telephone says."""

    reminds = True

    def __init__(self, context: ShellContext) -> None:
        super().__init__("calls")
        self.title = self.tr("Calls")
        self._context = context
        sheet = context.read(calls.sheet, None)
        self._new = Button(self.tr("New call"), "calls.new", icon="phone-incoming", key="F3")
        self._new.clicked.connect(lambda: self._begin())
        self._write = WriteMessage(context, sheet.colleagues if sheet is not None else ())
        write = Button(self.tr("Message"), "calls.write", icon="chat-text", kind="plain", key="Ctrl+M")
        write.clicked.connect(lambda: self._write.open_for(self))
        book = Button(self.tr("Book"), "calls.book", icon="calendar-plus", kind="plain", key="F10")
        book.clicked.connect(self._book)
        self._header = PageHeader(self.title, "calls", write, book, self._new)
        self._customer = ""
        self._phrases = Phrases(context, sheet)
        self._entry = CallEntry(context, sheet) if sheet is not None else None
        self._line = FormOnLine(self._entry, context) if self._entry is not None else None
        if self._entry is not None:
            self._entry.known.connect(self._on_known)
            self._entry.about.colleague.currentIndexChanged.connect(lambda _at: self._speak())
        self._tabs = Segment(
            [
                ("scripts", self.tr("Phrases")),
                ("callbacks", self.tr("To do")),
                ("forms", self.tr("Open forms")),
                ("today", self.tr("Today")),
            ],
            "calls.tabs",
            "scripts",
            self.tr("What is shown beside the call"),
        )
        self._tabs.setProperty("draft", False)
        self._stack = QStackedWidget()
        self._tabs.changed.connect(lambda key: self._stack.setCurrentIndex(_TABS.index(key)))
        self._alerts, self._messages = AlertList(context), Messages(context)
        self._messages.call_back.connect(self._call_back)
        self._backs, self._forms = Callbacks(context, sheet), OpenForms(context)
        self._backs.call.connect(self._call_back)
        self._today = today_table(context)
        self._build()
        self._keys()
        context.ticker.connect_to(self._on_tick)
        self._speak()

    def _build(self) -> None:
        waiting = vbox(self._alerts, self._messages, self._backs, None, spacing=14, margins=(0, 0, 8, 0))
        self._stack.addWidget(scrolled(self._phrases, "calls.scripts"))
        self._stack.addWidget(scrolled(boxed(waiting), "calls.backs"))
        self._stack.addWidget(scrolled(boxed(vbox(self._forms, None, margins=(0, 0, 8, 0))), "calls.forms"))
        register = Button(self.tr("Call register"), "calls.register", icon="printer", kind="plain")
        register.clicked.connect(lambda: self._context.navigate("reports", tab="calls"))
        register.setVisible(False)
        self._register = register
        self._stack.addWidget(boxed(vbox(self._today, hbox(None, register), spacing=10)))
        side = Surface(vbox(hbox(self._tabs, None), self._stack, spacing=14, margins=(18, 16)), "calls.side")
        left: QWidget = self._entry if self._entry is not None else QWidget()
        self._body: QBoxLayout = hbox(left, side, spacing=20)
        self._body.setStretch(0, 5)
        self._body.setStretch(1, 5)
        self.setLayout(vbox(self._header, self._body, spacing=16, margins=(28, 24)))

    def _keys(self) -> None:
        bind(self, "F3", self.tr("New call"), self._begin, place=self.title, everywhere=True)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            bind(self, key, self.tr("Save the call"), self.save, place=self.title)
        entry = self._entry
        if entry is None:
            return
        table = (
            ("F5", self.tr("Answered: save"), lambda: entry.save(result=CallResult.ANSWERED)),
            ("F6", self.tr("Visit agreed: save"), lambda: entry.save(result=CallResult.VISIT_BOOKED)),
            ("F7", self.tr("Call back about a question"), entry.about.ask_back),
            ("F8", self.tr("Tell the manager of this call now"), entry.topics.send),
            ("F9", self.tr("Give the enquiry to who is next"), entry.give),
            ("F10", self.tr("Book an appointment for the caller"), self._book),
            ("Shift+F3", self.tr("Back to the call on hold"), entry.held.swap),
            ("Esc", self.tr("Clear the call"), entry.held.put_away),
            ("Ctrl+M", self.tr("Message for a colleague"), lambda: self._write.open_for(self)),
        )
        for key, title, act in table:
            bind(self, key, title, act, place=self.title)

    @property
    def number(self) -> QLineEdit:
        """Where the number is typed."""
        assert self._entry is not None
        return self._entry.who.number

    # -- phrases
    def _on_known(self, person: Person | None) -> None:
        self._customer = person.name if person is not None and person.is_named else ""
        self._speak()

    def _speak(self) -> None:
        """Phrases, and what to say of a reserved topic, with what is known of the call."""
        colleague = self._entry.about.colleague_name() if self._entry is not None else ""
        self._phrases.fill(self._customer, colleague)
        if self._entry is not None:
            self._entry.topics.speak(**self._phrases.facts)

    # -- page
    def refresh(self) -> None:
        nothing: _Lists = ((), (), ())
        today, backs, forms = self._context.read(_lists, nothing)
        self._today.show_rows(today)
        self._header.show_subtitle(QCoreApplication.translate("CallsPage", "%n call(s) today", "", len(today)))
        self._backs.show_rows(backs)
        self._forms.show_rows(forms)
        self._messages.refresh()
        self._alerts.refresh()
        self._register.setVisible(self._context.may("reports.view"))
        if self._entry is not None:
            nothing_next: NextEnquiry | None = None
            self._entry.enquiry.show_next(self._context.read(calls.next_enquiry, nothing_next))
        if self._line is not None:
            self._line.look()

    def reflow(self, width: WidthClass) -> None:
        self._today.setColumnHidden(4, width == "compact")

    def arrive(
        self,
        *,
        new: bool = False,
        phone: str = "",
        number: str = "",
        rings: int | None = None,
        source: str = "",
        began: datetime | None = None,
        customer_id: int | None = None,
        tab: str = "",
        messages_for: int | None = None,
        **_arguments: Any,
    ) -> None:
        if tab:
            self._tabs.set_value(tab)
        if messages_for is not None:
            self._messages.show_for(messages_for)
        if new or phone or number or customer_id is not None:
            self._begin(number or phone, customer_id)
        if self._entry is not None and rings is not None:
            self._entry.about.show_rings(rings, by_system=bool(source) and source != "typed")
        if self._entry is not None and began is not None:
            self._entry.go_on(began)

    def focus_first(self) -> None:
        if self._entry is not None:
            self.number.setFocus()

    def keep(self) -> dict[str, Any]:
        entry = self._entry
        return {
            "tab": self._tabs.value(),
            "began": entry.began if entry is not None else None,
            "held": tuple(entry.held.calls) if entry is not None else (),
        }

    def resume(self, kept: dict[str, Any]) -> None:
        self._tabs.set_value(kept["tab"])
        if self._entry is not None:
            self._entry.go_on(kept["began"])
            self._entry.held.resume(kept["held"])

    def _on_tick(self, now: datetime) -> None:
        """A call-back that falls due while it is on the screen turns red there."""
        if self._backs.falls_due(now):
            self.refresh_soon()

    # -- acts
    def _begin(self, phone: str = "", customer_id: int | None = None, *, outgoing: bool = False) -> None:
        if self._entry is None:
            return
        if not phone and customer_id is None and self._line is not None and self._line.take():
            return
        if outgoing:
            self._entry.about.direction.set_value(Direction.OUTGOING.value)
        if customer_id is not None and not phone:
            person = self._context.read(lambda shop, actor: people.known(shop, actor, customer_id), None)
            if person is not None:
                self._entry.begin()
                self._entry.take(person)
                return
        self._entry.begin(phone, customer_id)

    def _call_back(self, row: CallRow | Message) -> None:
        """The form for a call of ours; a telephone that is connected dials."""
        self._begin("" if row.customer_id is not None else row.phone, row.customer_id, outgoing=True)
        if self._line is not None:
            self._line.dial(row.phone)

    def _book(self) -> None:
        if self._entry is not None:
            booking.book(self._entry, self._context)

    def save(self) -> None:
        if self._entry is not None:
            self._entry.save()
