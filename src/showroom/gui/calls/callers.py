"""Who is on the line: the customers of the number typed, with owner and last contact (CAL-01)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom.domain.customers.stale import Stale
from showroom.gui.customers import words
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card
from showroom.gui.kit.labels import Avatar, Label, Pill
from showroom.gui.kit.layouts import clear, hbox, vbox
from showroom.gui.shell.context import ShellContext
from showroom.services.calls import Caller, Known
from showroom.services.customers import stale as stale_answers
from showroom.services.customers.values import Person

_MOST = 3


class CallerCard(QWidget):
    """``chosen(person)``: it is this one of several (a household shares the number)."""

    chosen = Signal(object)

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("calls.caller")
        self._context = context
        self._layout: QVBoxLayout = vbox(spacing=8)
        self.setLayout(self._layout)
        self._caller: Caller | None = None
        self._chosen_id: int | None = None

    def show_caller(self, caller: Caller | None, chosen_id: int | None = None) -> None:
        """What is known of the number typed; None for nothing typed."""
        if caller == self._caller and chosen_id == self._chosen_id:
            return
        self._caller, self._chosen_id = caller, chosen_id
        clear(self._layout)
        if caller is None:
            return
        if caller.first_time:
            pill = Pill(self.tr("First call"), "accent", "calls.caller.first")
            self._layout.addLayout(hbox(pill, Label(caller.shown, "strong", "calls.caller.shown", tabular=True), None))
        for person in caller.people[:_MOST]:
            self._layout.addWidget(self._card(person, caller))

    def _card(self, person: Person, caller: Caller) -> Card:
        name = f"calls.caller.{person.id}"
        contact = self.tr("last contact {when}").format(when=words.when(self._context, person.last_contact_at))
        if person.last_contact_at is None:
            contact = self.tr("no contact yet")
        title = [Label(person.name, "name", f"{name}.name", elide=True)]
        facts = " · ".join(part for part in (words.looked_after(person), contact) if part)
        right: list[QWidget] = []
        if person.grade:
            right.append(Pill(person.grade, words.GRADE_TONES.get(person.grade, "neutral"), f"{name}.grade"))
        sure = caller.e164 is not None and len(caller.people) == 1
        if person.id == self._chosen_id or (sure and self._chosen_id is None):
            right.append(Pill(self.tr("on the line"), "success", f"{name}.on"))
        else:
            pick = Button(self.tr("It is this one"), f"{name}.pick", kind="soft", ui="small")
            pick.clicked.connect(lambda: self._pick(person))
            right.append(pick)
        open_it = Button("", f"{name}.open", icon="arrow-square-out", kind="ghost", tip=self.tr("Open the record"))
        open_it.clicked.connect(lambda: self._context.navigate("customers", customer_id=person.id))
        lines = vbox(
            *title,
            Label(words.second_line(person), "caption", f"{name}.phone", elide=True),
            Label(facts, "caption", f"{name}.facts", elide=True),
            spacing=1,
        )
        line = hbox(Avatar(person.name, 40), lines, *right, open_it, spacing=12)
        line.setStretch(1, 1)
        below = vbox(spacing=1, margins=(52, 0, 0, 0))  # beneath the name, as wide as the card
        known = caller.known.get(person.id)
        if known is not None:
            self._add_known(below, known, person, name)
        return Card(vbox(line, below, spacing=0, margins=(14, 10)), name, tone="next", label=person.name)

    def _add_known(self, lines: QVBoxLayout, known: Known, person: Person, name: str) -> None:
        """Tier and benefits, what they are expected for, questions still open, what to confirm."""
        lang = self._context.language
        said: list[QWidget] = []
        if known.standing is not None:
            tier = known.standing.tier
            pill = Pill(tier.label.of(lang), "accent", f"{name}.tier")
            pill.setToolTip("\n".join(one.of(lang) for one in tier.benefits))
            said.append(pill)
        for at in known.expected[:1]:
            when = words.when(self._context, at)
            said.append(Pill(self.tr("expected {when}").format(when=when), "info", f"{name}.expected"))
        if known.questions:
            count = len(known.questions)
            said.append(Pill(self.tr("open questions: {count}").format(count=count), "warning", f"{name}.questions"))
        if said:
            lines.addSpacing(4)
            lines.addLayout(hbox(*said, None, spacing=6))
        if known.standing is not None and known.standing.tier.benefits:
            benefits = " · ".join(one.of(lang) for one in known.standing.tier.benefits)
            lines.addWidget(Label(benefits, "caption", f"{name}.benefits", elide=True))
        if known.questions and known.questions[0]:
            lines.addWidget(Label(f"“{known.questions[0]}”", "caption", f"{name}.question", elide=True))
        if known.stale:
            lines.addSpacing(4)
            lines.addWidget(Confirm(self._context, person.id, known.stale, f"{name}.confirm"))

    def _pick(self, person: Person) -> None:
        self.show_caller(self._caller, person.id)
        self.chosen.emit(person)


class Confirm(QWidget):
    """What this contact should ask again: one press says that it still holds (REG-11)."""

    def __init__(self, context: ShellContext, customer_id: int, stale: Sequence[Stale], name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._context, self._customer_id = context, customer_id
        self._keys = tuple(one.field.key for one in stale)
        labels = context.word("call_list").join(one.field.label.of(context.language) for one in stale)
        self._said = Label(self.tr("Ask again: {fields}").format(fields=labels), "caption", f"{name}.said", wrap=True)
        self._right = Button(self.tr("Still right"), f"{name}.right", icon="check", kind="soft", ui="small")
        self._right.clicked.connect(self._confirm)
        layout = hbox(self._said, self._right, spacing=8)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def _confirm(self) -> None:
        context, customer_id, keys = self._context, self._customer_id, self._keys
        self._right.setEnabled(False)

        def done(_nothing: None) -> None:
            self._right.hide()
            self._said.setText(self.tr("Confirmed today."))

        def failed(_error: BaseException) -> bool:
            self._right.setEnabled(True)
            return False

        context.act(
            "customers.update", lambda shop, actor: stale_answers.confirm(shop, actor, customer_id, keys), done, failed
        )
