"""A visit on the page: who serves and the sentence why, beside the details that may be filled in meanwhile.

REC-02, REC-14, REC-17.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QFrame, QSizePolicy

from showroom.domain.errors import UserError
from showroom.domain.packs.choices import Moment
from showroom.domain.reception import terms
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.bars import MessageBar
from showroom.gui.kit.buttons import Button, Stepper
from showroom.gui.kit.drafts import FormDraft
from showroom.gui.kit.fields import Combo, Field, SearchBox, TextArea
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Avatar, Icon, Label, Pill
from showroom.gui.kit.layouts import boxed, hbox, scrolled, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.reception.acts import Acts
from showroom.gui.reception.matches import Finder, Match, MatchList, customer_matches
from showroom.gui.reception.serving import put
from showroom.gui.reception.undo_passes import UndoPasses
from showroom.gui.reception.words import PackWords, joined
from showroom.gui.shell.context import ShellContext
from showroom.phrases import Words, sentence
from showroom.services.reception import MOST_PARTY
from showroom.services.reception.board import Explained
from showroom.services.reception.mend import VisitDetails
from showroom.services.reception.rows import FloorBoard
from showroom.services.reception.visits import VisitCard


def draft_key(visit_id: int) -> str:
    """Under which a half-typed details form is kept."""
    return f"reception.details.{visit_id}"


class Announcement(QFrame):
    """Who goes to the door, why, and who moves up. Large enough to be read across the desk."""

    def __init__(self, context: ShellContext, words: PackWords) -> None:
        super().__init__()
        self._context, self._pack = context, words
        name = "reception.announcement"
        self.setObjectName(name)
        self._number = Pill("", "accent", f"{name}.number")
        self._avatar = Avatar("", 64, None)
        self._name = Label("", "hero", f"{name}.name", wrap=True)
        self._task = Label("", "strong", f"{name}.task", wrap=True)
        self._why = Label("", "body", f"{name}.why", wrap=True)
        self._deck = Label("", "strong", f"{name}.deck", wrap=True)
        self._deck_icon = Icon("arrow-fat-lines-right", 18, "accent_text")
        self._deck_box = boxed(hbox(self._deck_icon, self._deck, spacing=8))
        self._phrase = Label("", "body", f"{name}.phrase", wrap=True)
        self._phrase_box = boxed(hbox(Icon("chat-circle", 18, "accent_text"), self._phrase, spacing=8))
        self.greeted = Button(self.tr("Greeted"), f"{name}.greeted", icon="hand-waving")
        self.why = Button(self.tr("Why?"), f"{name}.why_act", icon="question", kind="ghost")
        self.setLayout(
            vbox(
                hbox(self._number, None),
                self._avatar,
                self._name,
                self._task,
                self._why,
                self._deck_box,
                self._phrase_box,
                hbox(self.greeted, self.why, None, spacing=8),
                None,
                spacing=10,
                margins=(18, 16),
            )
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(THEME.colour("accent_soft"))
        painter.drawRoundedRect(self.rect(), tk.RADIUS_LARGE, tk.RADIUS_LARGE)

    def show_visit(self, card: VisitCard, explained: Explained | None, floor: FloorBoard, words: Words) -> None:
        """Show the visit as it stands on ``floor`` now."""
        put_pill(self._number, self.tr("Visitor {number}").format(number=card.number))
        waits = card.state == terms.WAITING
        name = self.tr("Waits") if waits else words.name(card.consultant_id)
        self._avatar.show_person("" if waits else name, None if waits else "success")
        put(self._name, name)
        task = ""
        if card.state == terms.ASSIGNED:
            task = self.tr("Please greet the visitor at the door.")
        elif card.state == terms.GREETED:
            task = self.tr("Is with the visitor.")
        put(self._task, task)
        self._task.setVisible(bool(task))
        why = ""
        if explained is not None:
            why = sentence(words, card.kind, explained.decision.to_payload(), explained.wanted)
        put(self._why, why)
        self._why.setVisible(bool(why))
        self.why.setVisible(explained is not None)
        following = floor.point
        self._deck_box.setVisible(card.state == terms.ASSIGNED and following is not None)
        put(self._deck, self.tr("Please move up: {name}").format(name=following.name if following is not None else ""))
        moment, minutes = Moment.GREETING, 0
        if waits:
            moment, minutes = Moment.BUSY, self._pack.minutes_to_wait(len(floor.waiting), len(floor.serving))
        consultant = "" if waits else name
        store = self._context.shop.store.name
        customer = (card.customer or "") if self._context.may("customers.find") else ""
        facts = {"store": store, "consultant": consultant, "colleague": name, "customer": customer, "minutes": minutes}
        phrase = self._pack.phrase(moment, card.kind, **facts) if floor.people else ""
        put(self._phrase, phrase)
        self._phrase_box.setVisible(bool(phrase) and card.state != terms.GREETED)
        self.greeted.setVisible(card.state == terms.ASSIGNED)
        self.setAccessibleName(joined((self._number.text(), name, task, why)))


def put_pill(pill: Pill, text: str) -> None:
    """Set a pill's text only if it differs."""
    if pill.text() != text:
        pill.setText(text)


class VisitPanel(QFrame):
    """The announcement and the details form of one visit; made anew for each. ``closed``: nothing more to do here.

    ``correct`` asks for the kind to be corrected with (visit id, customer id, customer's name) now that they are known;
    ``why`` asks for the chain of the visit.
    """

    closed = Signal()
    correct = Signal(object, object, str)
    why = Signal(object)

    def __init__(self, context: ShellContext, words: PackWords, acts: Acts) -> None:
        super().__init__()
        self._context, self._pack, self._acts = context, words, acts
        self._card: VisitCard | None = None
        self._customer: Match | None = None
        self._draft: FormDraft | None = None
        self._explained: Explained | None = None
        self.setObjectName("reception.visit")
        self.setProperty("look", "clear")
        self._finder = Finder(context, self)
        self._finder.found.connect(self._on_found)
        self.announcement = Announcement(context, words)
        self.announcement.greeted.clicked.connect(self._on_greeted)
        self.announcement.why.clicked.connect(self._on_why)
        self._build()

    def _build(self) -> None:
        name, lang, pack = "reception.details", self._pack.lang, self._pack.pack
        self.bar = MessageBar(f"{name}.bar")
        self.customer = SearchBox(f"{name}.customer", self.tr("Phone, name, company"))
        self.customer.searched.connect(self._finder.look)
        self.customer.moved.connect(self._on_moved)
        self.customer.chosen.connect(self._on_enter)
        self._known = Label("", "strong", f"{name}.known", elide=True)
        other = Button("", f"{name}.unlink", icon="x", kind="ghost", tip=self.tr("Somebody else"))
        other.clicked.connect(self._unlink)
        self._known_box = boxed(hbox(Icon("user-check", 18, "success"), self._known, other, spacing=8))
        self._matches = MatchList(f"{name}.matches")
        self._matches.chosen.connect(self._link)
        self._matches.setMaximumHeight(THEME.px(170))
        self._register = Button(self.tr("Register a new customer"), f"{name}.register", icon="user-plus", kind="ghost")
        self._register.clicked.connect(self._on_register)
        self._return = Button("", f"{name}.correct", icon="pencil-simple", kind="soft")
        self._return.clicked.connect(self._on_correct)
        self.party = Stepper(f"{name}.party", self.tr("People"), 1, 1, MOST_PARTY)
        nothing: list[tuple[object, str]] = [("", self.tr("Not known yet"))]
        self.channel = Combo(f"{name}.channel", nothing + [(one.key, one.label.of(lang)) for one in pack.channels])
        self.purpose = Combo(f"{name}.purpose", nothing + [(one.key, one.label.of(lang)) for one in pack.purposes])
        for combo in (self.channel, self.purpose):  # as wide as there is room, whatever the longest choice
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(8)
        self.note = TextArea(f"{name}.note", self.tr("What the consultant should know"), 3)
        self._fields = {
            "customer": Field(self.tr("Customer"), self.customer),
            "party_size": Field(self.tr("People"), self.party),
            "channel": Field(self.tr("How did they hear of us?"), self.channel),
            "purpose": Field(self.tr("What brings them in?"), self.purpose),
            "note": Field(self.tr("Note"), self.note),
        }
        customer_box = boxed(
            vbox(
                self._fields["customer"],
                self._known_box,
                self._matches,
                self._return,
                hbox(self._register, None),
                spacing=6,
            )
        )
        self._form = boxed(
            vbox(
                customer_box,
                hbox(self._fields["channel"], self._fields["purpose"], spacing=16),
                self._fields["party_size"],
                self._fields["note"],
                None,
                spacing=14,
                margins=(2, 2, 10, 2),
            ),
            "reception.details.form",
        )
        self.save = Button(self.tr("Save details"), f"{name}.save", kind="primary", key="Ctrl+↵")
        self.save.clicked.connect(self._on_save)
        close = Button(
            self.tr("Later"), f"{name}.later", kind="ghost", key="Esc", tip=self.tr("Close; what is typed is kept")
        )
        close.clicked.connect(self._on_later)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            bind(
                self,
                key,
                self.tr("Save details") if key == "Ctrl+Return" else "",
                self._on_save,
                place=self.tr("New visitor"),
            )
        words = scrolled(self.announcement, "reception.announcement.area")
        words.setFixedWidth(THEME.px(300))
        right = boxed(
            vbox(
                hbox(Label(self.tr("Details"), "h2", f"{name}.title"), None, close, self.save, spacing=8),
                self.bar,
                scrolled(self._form, f"{name}.area"),
                spacing=12,
            )
        )
        right.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setLayout(hbox(words, right, spacing=24, margins=(18, 18, 22, 18)))

    # -- from the page
    @property
    def visit_id(self) -> int | None:
        """The visit shown, None after closing."""
        return self._card.id if self._card is not None else None

    @property
    def consultant_id(self) -> int | None:
        """Who serves the visit shown."""
        return self._card.consultant_id if self._card is not None else None

    def open(self, card: VisitCard, explained: Explained | None, floor: FloorBoard, words: Words) -> None:
        """Show a visit; what was typed for it before the program stopped, or before "Later", is put back."""
        self._card, self._explained = card, explained
        self.party.set_value(card.party_size)
        self.channel.set_value(card.channel or "")
        self.purpose.set_value(card.purpose or "")
        self.note.setPlainText(card.note or "")
        if card.customer_id is not None:
            shown = card.customer or self.tr("Customer")
            self._customer = Match("customer", card.customer_id, shown, "", "", "accent")
        self._show_customer()
        self.announcement.show_visit(card, explained, floor, words)
        UndoPasses(self)
        self._draft = self._context.drafts.follow(draft_key(card.id), self._form, self._on_restored)
        self.customer.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_floor(self, card: VisitCard | None, explained: Explained | None, floor: FloorBoard, words: Words) -> None:
        """The visit changed (it was greeted, or taken by somebody); what is typed stays."""
        if card is None or self._card is None:
            return
        self._card = card
        self._explained = explained or self._explained
        self.announcement.show_visit(card, self._explained, floor, words)

    # -- the customer
    def _on_found(self, query: str, hits: Any) -> None:
        if query == self.customer.text().strip():
            self._matches.show_matches(customer_matches(self._context, hits))
            self._show_customer()

    def _on_moved(self, step: int) -> None:
        self._matches.step(step)

    def _on_why(self) -> None:
        if self._card is not None:
            self.why.emit(self._card.id)

    def _on_enter(self) -> None:
        rows = self._matches.rows()
        match = self._matches.current() or (rows[0] if len(rows) == 1 else None)
        if match is not None:
            self._link(match)

    def _link(self, match: Match) -> None:
        self._customer = match
        self.customer.clear()
        self._matches.show_matches(())
        self._show_customer()

    def _unlink(self) -> None:
        self._customer = None
        self._show_customer()
        self.customer.setFocus()

    def _show_customer(self) -> None:
        known = self._customer
        self._fields["customer"].setVisible(known is None)
        self._known_box.setVisible(known is not None)
        self._known.setText(joined((known.title, known.detail)) if known is not None else "")
        self._matches.setVisible(known is None and bool(self._matches.rows()))
        self._register.setVisible(known is None)
        is_first = self._card is not None and self._card.kind == "first"
        self._return.setVisible(known is not None and known.person is not None and is_first)
        if known is not None and self._card is not None:
            self._return.show_text(self.tr("Has been here before: correct to a return visit"))

    def _on_correct(self) -> None:
        if self._card is not None and self._customer is not None:
            self.correct.emit(self._card.id, self._customer.id, self._customer.title)

    def _on_register(self) -> None:
        if self._card is not None:
            typed = self.customer.text().strip()
            self._context.navigate("customers", new=True, visit_id=self._card.id, typed=typed)

    # -- acts
    def _on_greeted(self) -> None:
        if self._card is not None:
            self._acts.greet(self._card.id, self._card.number)

    def value(self) -> VisitDetails:
        """What the form holds; unknown stays as it was."""
        return VisitDetails(
            self.party.value(),
            self._customer.id if self._customer is not None else None,
            str(self.channel.value() or "") or None,
            str(self.purpose.value() or "") or None,
            self.note.toPlainText().strip() or None,
        )

    def _on_save(self) -> None:
        card = self._card
        if card is None or not self.save.isEnabled():
            return
        typed = self.customer.text().strip()
        if typed and self._customer is None:
            self._fields["customer"].set_error(self.tr("Choose who it is, register them, or clear the field."))
            self.customer.setFocus()
            return
        self.save.setEnabled(False)
        self._acts.save_details(card.id, self.value(), self._on_saved, self._on_failed)

    def _on_saved(self) -> None:
        self.save.setEnabled(True)
        if self._draft is not None:
            self._draft.done()
        self._context.undo_bar.offer(self.tr("Details saved"), None)
        self._close()

    def _on_failed(self, error: BaseException) -> bool:
        self.save.setEnabled(True)
        if not isinstance(error, UserError):
            return False
        text = self._context.sentence(error)
        if error.field in self._fields:
            self._fields[str(error.field)].set_error(text)
        else:
            self.bar.show_message(text)
        return True

    def _on_later(self) -> None:
        self._close()  # the draft stays: the page reminds of it

    def _close(self) -> None:
        self._card = None
        self._finder.stop()
        self.closed.emit()

    def _on_restored(self, _count: int) -> None:
        self.bar.show_message(
            self.tr("What you had typed for this visit has been put back."),
            "info",
            self.tr("Start afresh"),
            self._start_afresh,
        )

    def _start_afresh(self) -> None:
        if self._draft is not None:
            self._draft.discard()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_later()
            return
        super().keyPressEvent(event)
