"""A customer's card: who, how to reach, whose, grade with its reason, what happened (REG-01, REG-05, REG-10,
SEC-02)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from showroom.domain import money
from showroom.domain.calls.rules import CallTopic
from showroom.domain.customers import names
from showroom.domain.customers.form import Answer, MoneyRange, Relation
from showroom.domain.packs.schema import FormField
from showroom.gui.customers import words
from showroom.gui.customers.form import CompletenessBar
from showroom.gui.kit.buttons import Button, Segment
from showroom.gui.kit.cards import Card as Surface
from showroom.gui.kit.cards import EmptyState
from showroom.gui.kit.labels import Avatar, Icon, Label, Pill
from showroom.gui.kit.layouts import clear, hbox, scrolled, vbox
from showroom.gui.shell.context import ShellContext
from showroom.services.customers.values import Card, Moment

_TOPICS = frozenset(topic.value for topic in CallTopic)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the panel shows."""

    card: Card
    moments: tuple[Moment, ...]


class CustomerPanel(QWidget):
    """``edit``, ``grade``, ``reveal``, ``call``, ``take`` ask the page to act on the customer shown."""

    edit = Signal()
    grade = Signal()
    reveal = Signal()
    call = Signal()
    take = Signal()

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("customer.panel")
        self._context = context
        self._shown: Shown | None = None
        self._stack = QStackedWidget()
        self._empty = EmptyState(
            "address-book",
            self.tr("Choose a customer"),
            self.tr("Type a name, last digits or pinyin above, or take one from the list."),
            "customer.none",
        )
        self._stack.addWidget(self._empty)
        self._full = QWidget()
        self._stack.addWidget(self._full)
        self._build()
        surface = Surface(vbox(self._stack), "customer.card")
        self.setLayout(vbox(surface))

    def _build(self) -> None:
        self._avatar = Avatar("", 48)
        self._name = Label("", "h2", "customer.name", elide=True)
        self._read = Label("", "caption", "customer.pinyin", elide=True)
        self._grade = Pill("", "neutral", "customer.grade")
        self._owner = Label("", "muted", "customer.owner", elide=True)
        self._owner.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._phone = Label("", "lead", "customer.phone", elide=True, tabular=True)
        self._phone.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._show = Button(self.tr("Show"), "customer.reveal", icon="eye", kind="ghost", ui="small")
        self._show.setToolTip(self.tr("Showing it is recorded"))
        self._show.clicked.connect(self.reveal)
        self._edit = Button(self.tr("Edit"), "customer.edit", icon="pencil-simple", kind="soft", key="Ctrl+E")
        self._edit.clicked.connect(self.edit)
        call = Button(self.tr("Log a call"), "customer.call", icon="phone")
        call.clicked.connect(self.call)
        grade = Button(self.tr("Grade"), "customer.regrade", icon="star", kind="ghost")
        grade.clicked.connect(self.grade)
        self._take = Button(self.tr("I look after them"), "customer.take", icon="user-check", kind="ghost", ui="small")
        self._take.clicked.connect(self.take)
        self._why = Label("", "caption", "customer.grade.why", wrap=True)
        self._complete_at: QVBoxLayout = vbox()
        self._pages = QStackedWidget()
        self._tabs = Segment(
            [("timeline", self.tr("Timeline")), ("details", self.tr("Details"))], "customer.tabs", "timeline"
        )
        self._tabs.changed.connect(lambda key: self._pages.setCurrentIndex(0 if key == "timeline" else 1))
        self._timeline: QVBoxLayout = vbox(spacing=0)
        self._details: QVBoxLayout = vbox(spacing=10)
        for layout, name in ((self._timeline, "timeline"), (self._details, "details")):
            inner = QWidget()
            inner.setLayout(vbox(layout, None, margins=(0, 0, 8, 0)))
            self._pages.addWidget(scrolled(inner, f"customer.{name}"))
        head = hbox(
            self._avatar,
            vbox(hbox(self._name, self._grade, None), self._read, hbox(self._owner, self._take, None), spacing=2),
            spacing=12,
        )
        self._full.setLayout(
            vbox(
                head,
                hbox(Icon("phone", 18), self._phone, self._show, None, spacing=8),
                self._why,
                self._complete_at,
                hbox(self._edit, call, grade, None, spacing=8),
                hbox(self._tabs, None),
                self._pages,
                spacing=12,
                margins=(20, 18),
            )
        )

    @property
    def shown(self) -> Shown | None:
        return self._shown

    def show_customer(self, shown: Shown | None) -> None:
        """Show a customer, or nobody."""
        if shown == self._shown:
            return
        same = shown is not None and self._shown is not None and shown.card.person.id == self._shown.card.person.id
        self._shown = shown
        self._stack.setCurrentIndex(0 if shown is None else 1)
        if shown is None:
            return
        if not same:
            self._tabs.set_value("timeline")
        card = shown.card
        self._show_head(card)
        clear(self._complete_at)
        bar = CompletenessBar(card.pack, self._context.language, "customer.complete")
        bar.show_completeness(card.completeness)
        self._complete_at.addWidget(bar)
        self._show_timeline(shown)
        self._show_details(card)

    def _show_head(self, card: Card) -> None:
        person = card.person
        self._avatar.show_person(person.name)
        self._name.setText(person.name)
        self._read.setText(" · ".join(part for part in (names.pinyin(person.name), person.company) if part))
        self._read.setVisible(bool(self._read.text()) and self._read.text() != person.name)
        self._owner.setText(words.looked_after(person))
        self._take.setVisible(person.owner_id is None and self._context.actor().staff_id is not None)
        number = card.answers.get("phones")
        phone = number[0] if isinstance(number, tuple) and number else person.phone
        self._phone.setText(phone or self.tr("no phone"))
        self._show.setVisible(bool(card.masked_fields))
        self._grade.setVisible(person.grade is not None)
        if person.grade is not None:
            self._grade.show_state(person.grade, words.GRADE_TONES.get(person.grade, "neutral"))
        given = card.grades[0] if card.grades else None
        self._why.setText(words.grade_reason(self._context, card.pack, given) if given else "")
        self._why.setVisible(given is not None)

    def _show_timeline(self, shown: Shown) -> None:
        clear(self._timeline)
        for number, moment in enumerate(shown.moments):
            title = words.moment_title(shown.card.pack, self._context.language, moment)
            name = f"customer.moment.{number}"
            facts = " · ".join(part for part in (words.when(self._context, moment.at), moment.staff) if part)
            lines = [Label(title, "strong", name, elide=True)]
            if moment.kind == "call":
                said = self._context.word(f"topic_{moment.detail}") if moment.detail in _TOPICS else moment.detail
                lines.append(Label(said, "body", f"{name}.said", wrap=True))
            lines.append(Label(facts, "caption", f"{name}.facts", elide=True))
            row = QWidget()
            icon = Icon(words.MOMENT_ICONS.get(moment.kind, "dot-outline"), 18)
            row.setLayout(hbox(icon, vbox(*lines, spacing=1), spacing=12, margins=(0, 7)))
            self._timeline.addWidget(row)

    def _show_details(self, card: Card) -> None:
        clear(self._details)
        lang = self._context.language
        for section in card.pack.form.sections:
            given = [one for one in card.pack.form.fields if one.section == section.key and one.key in card.answers]
            if not given:
                continue
            self._details.addWidget(Label(section.label.of(lang), "overline", f"customer.details.{section.key}"))
            for one in given:
                value = Label(self._said(one, card.answers[one.key]), "body", f"customer.details.{one.key}", wrap=True)
                self._details.addWidget(_pair(Label(one.label.of(lang), "muted", elide=True), value))
        if card.consent_at is not None:
            facts = self.tr("Consent noted {when} by {staff}").format(
                when=words.when(self._context, card.consent_at), staff=card.consent_staff or "–"
            )
            self._details.addWidget(Label(facts, "caption", "customer.details.consent_at", wrap=True))

    def _said(self, one: FormField, answer: Answer) -> str:
        """An answer in words."""
        lang = self._context.language
        options = {option.key: option.label.of(lang) for option in one.options}
        match answer:
            case bool():
                return self.tr("yes") if answer else self.tr("no")
            case MoneyRange(low, high):
                currency = self._context.shop.store.currency
                return " – ".join("…" if end is None else _amount(end, currency) for end in (low, high))
            case Relation(said, _):
                return said
            case tuple():
                return self.tr(", ").join(options.get(key, key) for key in answer)
            case int() if one.unit is not None:
                return f"{answer} {one.unit.of(lang)}"
            case str():
                return options.get(answer, answer)
        return str(answer)


def _amount(minor: int, currency: str) -> str:
    """An amount of a budget: nobody says cents."""
    major = money.Money(minor, currency).major
    return f"{major:,.0f} {currency}" if major == major.to_integral_value() else money.Money(minor, currency).text()


def _pair(label: Label, value: Label) -> QWidget:
    row = QWidget()
    label.setFixedWidth(140)
    layout = hbox(label, value, spacing=12)
    layout.setAlignment(label, Qt.AlignmentFlag.AlignTop)
    row.setLayout(layout)
    return row
