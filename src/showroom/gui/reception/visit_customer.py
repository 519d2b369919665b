"""Who the visitor is, in the details of a visit: found by phone, name or company, or registered anew (REC-14)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from showroom.gui.customers.at_counter import AtCounter
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.fields import Field, SearchBox
from showroom.gui.kit.labels import Icon, Label
from showroom.gui.kit.layouts import FlowLayout, boxed, hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.reception.announced import Announced
from showroom.gui.reception.declined import Decliner
from showroom.gui.reception.matches import Finder, Match, MatchList, customer_matches
from showroom.gui.reception.words import joined
from showroom.gui.shell.context import ShellContext
from showroom.services.reception.visits import VisitCard


class VisitCustomer(QWidget):
    """``correct`` (customer id, name): what was taken for a first visit is somebody's return. ``register`` carries what
    was typed."""

    correct = Signal(object, str)
    register = Signal(str)

    def __init__(self, context: ShellContext, name: str) -> None:
        super().__init__()
        self._context = context
        self._card: VisitCard | None = None
        self._match: Match | None = None
        self.setProperty("look", "clear")
        self.box = SearchBox(f"{name}.customer", self.tr("Phone, name, company"))
        self.field = Field(self.tr("Customer"), self.box)
        self._finder = Finder(context, self)
        self._decliner = Decliner(context, self)
        self._finder.found.connect(self._on_found)
        self.box.searched.connect(self._finder.look)
        self.box.chosen.connect(self._on_enter)
        self._known = Label("", "strong", f"{name}.known", elide=True)
        other = Button("", f"{name}.unlink", icon="x", kind="ghost", tip=self.tr("Somebody else"))
        other.clicked.connect(self._unlink)
        self._known_box = boxed(hbox(Icon("user-check", 18, "success"), self._known, other, spacing=8))
        self._counter = AtCounter(context, f"{name}.counter")
        self._announced = Announced(context, name)
        self._matches = MatchList(f"{name}.matches")
        self._matches.chosen.connect(self._link)
        self._matches.setMaximumHeight(THEME.px(170))
        self.box.moved.connect(self._matches.step)
        self._register = Button(self.tr("Register a new customer"), f"{name}.register", icon="user-plus", kind="ghost")
        self._register.clicked.connect(lambda: self.register.emit(self.typed))
        self._declined = Button(self.tr("Declined a phone …"), f"{name}.declined", icon="phone-x", kind="ghost")
        self._declined.clicked.connect(self._on_declined)
        self._forgot = Button(
            self.tr("Was here before …"),
            f"{name}.forgot",
            icon="question",
            kind="ghost",
            tip=self.tr("They don't know with whom, or name somebody else: colleagues may claim"),
        )
        self._forgot.clicked.connect(self._on_forgot)
        self._return = Button("", f"{name}.correct", icon="pencil-simple", kind="soft")
        self._return.clicked.connect(self._on_correct)
        below = FlowLayout(spacing=4)  # side by side they are wider than the panel in English
        for button in (self._register, self._declined, self._forgot):
            below.addWidget(button)
        self.setLayout(
            vbox(
                self.field,
                self._known_box,
                self._counter,
                self._announced,
                self._matches,
                self._return,
                boxed(below),
                spacing=6,
            )
        )

    def open(self, card: VisitCard) -> None:
        """Whose visit it is, as far as that is known."""
        self._card = card
        if card.customer_id is not None:
            shown = card.customer or self.tr("Customer")
            self._match = Match("customer", card.customer_id, shown, "", "", "accent")
        self._show()

    def show_card(self, card: VisitCard) -> None:
        """The visit changed; who was chosen meanwhile stays."""
        before, self._card = self._card, card
        if before is None or before.customer_id == card.customer_id:
            self._show()
        elif card.customer_id is None:  # taken back
            self._unlink()
        elif self._match is None:  # left no phone, or was registered meanwhile
            self._link(Match("customer", card.customer_id, card.customer or self.tr("Customer"), "", "", "accent"))

    @property
    def customer_id(self) -> int | None:
        """The customer chosen, None while nobody is."""
        return self._match.id if self._match is not None else None

    @property
    def typed(self) -> str:
        return self.box.text().strip()

    def stop(self) -> None:
        """Nothing more is looked for."""
        self._finder.stop()

    def focus_first(self) -> None:
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_found(self, query: str, hits: Any) -> None:
        if query == self.typed:
            self._matches.show_matches(customer_matches(self._context, hits))
            self._show()

    def _on_enter(self) -> None:
        rows = self._matches.rows()
        match = self._matches.current() or (rows[0] if len(rows) == 1 else None)
        if match is not None:
            self._link(match)

    def _link(self, match: Match) -> None:
        self._match = match
        self.box.clear()
        self._matches.show_matches(())
        self._show()

    def _unlink(self) -> None:
        self._match = None
        self._show()
        self.box.setFocus()

    def _show(self) -> None:
        known = self._match
        self.field.setVisible(known is None)
        self._known_box.setVisible(known is not None)
        self._counter.show_customer(known.id if known is not None else None)
        self._announced.show_customer(known.id if known is not None else None)
        self._known.setText(joined((known.title, known.detail)) if known is not None else "")
        self._matches.setVisible(known is None and bool(self._matches.rows()))
        self._register.setVisible(known is None)
        served = self._card is not None and self._card.consultant_id is not None
        self._declined.setVisible(known is None and served)
        is_first = self._card is not None and self._card.kind == "first"
        self._return.setVisible(known is not None and known.person is not None and is_first)
        if known is not None and self._card is not None:
            self._return.show_text(self.tr("Has been here before: correct to a return visit"))

    def _on_declined(self) -> None:
        if self._card is not None:
            self._decliner.ask(self._card.id, self._card.number)

    def _on_forgot(self) -> None:
        """They were here before and the desk can't see with whom: the ownership desk finds out (REG-08)."""
        card, match = self._card, self._match
        if card is None:
            return
        from showroom.gui.ownership import forgotten  # only where one is found

        title = match.title if match is not None else ""
        visitor = forgotten.Visitor(card.id, card.number, self.customer_id, title, card.consultant_id)
        forgotten.ask(self, self._context, lambda _case: None, visitor)

    def _on_correct(self) -> None:
        if self._match is not None:
            self.correct.emit(self._match.id, self._match.title)
