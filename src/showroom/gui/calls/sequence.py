"""Who is next for phone enquiries, beside the call being written down: one press gives it to them (REC-21)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from showroom.domain.packs.schema import Pack
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card
from showroom.gui.kit.labels import Icon, Label
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.shell.context import ShellContext
from showroom.gui.why.dialog import WhyDialog
from showroom.gui.why.tell import why_decision
from showroom.phrases import Words, sentence
from showroom.services.calls import NextEnquiry
from showroom.services.customers.values import Person
from showroom.wording import word

NOT_GIVEN = ("enquiry_has_owner", "enquiry_next_changed", "nobody_may_take", "no_call_sequence")
"""Refusals that are said on the card."""


class EnquiryCard(Card):
    """Hidden where the policy has no sequence of calls. ``give``: the call is written down and goes to who is next."""

    give = Signal()

    def __init__(self, context: ShellContext, pack: Pack) -> None:
        name = "calls.next"
        super().__init__(None, name)
        self._context, self._pack = context, pack
        self._next: NextEnquiry | None = None
        self._open, self._problem = False, ""
        self._owner: Person | None = None
        self._title = Label("", "strong", f"{name}.title", elide=True)
        self._why = Label("", "caption", f"{name}.sentence", wrap=True)
        self._order = Label("", "caption", f"{name}.order", elide=True)
        self._ask = Button("", f"{name}.why", icon="question", kind="ghost", tip=self.tr("Why?"))
        self._ask.clicked.connect(self.explain)
        self.button = Button(self.tr("Give"), f"{name}.give", icon="phone-outgoing", kind="soft", key="F9")
        self.button.clicked.connect(self.give.emit)
        lines = vbox(self._title, self._why, self._order, spacing=1)
        row = hbox(Icon("queue", 20, tone="accent"), lines, self._ask, self.button, spacing=10, margins=(14, 8))
        row.setStretch(1, 1)
        self.setLayout(row)
        self.hide()

    @property
    def shown(self) -> NextEnquiry | None:
        """Who is named on the card; None where there is no sequence."""
        return self._next

    @property
    def undo_window_s(self) -> int:
        """For how many seconds an enquiry can be taken back."""
        return self._next.undo_window_s if self._next is not None else 120

    @property
    def can_give(self) -> bool:
        """Whether the enquiry on the line may go to who is next."""
        return self._open and self._owner is None and self._next is not None and self._next.staff_id is not None

    def show_next(self, coming: NextEnquiry | None) -> None:
        """The sequence as it is now."""
        if coming != self._next:
            self._next = coming  # what was refused stays to be read: the refresh comes right after it
            self._fill()

    def show_call(self, people: Sequence[Person], chosen: int | None, *, is_open: bool) -> None:
        """The call being written down: who has the number and who of them calls (None: not known); whether it is an
        enquiry under way."""
        owner = next((one for one in people if one.id == chosen and one.owner_id is not None), None)
        if (owner, is_open) != (self._owner, self._open):
            self._owner, self._open, self._problem = owner, is_open, ""
            self._fill()

    def show_problem(self, sentence_: str) -> None:
        """Why it could not be given."""
        self._problem = sentence_
        self._fill()

    def _words(self, names: Mapping[int, str]) -> Words:
        lang = self._context.language
        statuses = {status.key: status.label.of(lang) for status in self._pack.statuses}
        return Words(lang, self._context.shop.store.time_zone, names, {}, statuses)

    def _fill(self) -> None:
        coming = self._next
        self.setVisible(coming is not None)
        if coming is None:
            return
        words = self._words(coming.names)
        order = word(words.lang, "reason.list").join(words.name(staff) for staff in coming.order)
        if self._owner is not None:
            title = self.tr("{name}'s customer: stays with {name}").format(name=self._owner.owner)
            why = self.tr("No turn is used; next for enquiries is {name}.").format(name=coming.name or "–")
        elif coming.staff_id is None:
            title = self.tr("Nobody can take an enquiry now")
            why = self.tr("Write the call down: no turn is used.")
        else:
            title = self.tr("Next for enquiries: {name}").format(name=coming.name)
            why = sentence(words, "enquiry", coming.decision.to_payload())
        self._title.setText(title)
        self._why.setText(self._problem or why)
        self._why.set_role("error" if self._problem else "caption")
        self._order.setText(self.tr("Sequence of calls: {order}").format(order=order))
        # While somebody is on the line the room is the form's: the sentence says enough, "why?" the rest.
        self._why.setVisible(self._open)
        self._order.setVisible(bool(coming.order) and not self._open)
        self._ask.setVisible(bool(coming.order) and self._owner is None)
        self.button.show_text(self.tr("Give to {name}").format(name=coming.name), self._tip())
        self.button.setVisible(self.can_give)
        self.setAccessibleName(f"{title}. {self._why.text()}")

    def _tip(self) -> str:
        return self.tr("Writes the call down and gives the enquiry to who is next")

    def explain(self) -> None:
        """The whole order that was looked at, and why the others are passed over."""
        if self._next is None:
            return
        words = self._words(self._next.names)
        why = why_decision(words, self._title.text(), "enquiry", self._next.decision.to_payload(), None)
        host: QWidget = self.window()
        WhyDialog(host, "calls.next.explained", why).open()
