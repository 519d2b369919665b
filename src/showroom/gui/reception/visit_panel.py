"""A visit on the page: who serves and the sentence why, beside the details that may be filled in meanwhile.

REC-02, REC-14, REC-17.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QSizePolicy

from showroom.domain.errors import UserError
from showroom.gui.kit.bars import MessageBar
from showroom.gui.kit.buttons import Button, Stepper
from showroom.gui.kit.drafts import FormDraft
from showroom.gui.kit.fields import Combo, Field, TextArea
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import boxed, hbox, scrolled, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.reception.acts import Acts
from showroom.gui.reception.announcement import Announcement
from showroom.gui.reception.undo_passes import UndoPasses
from showroom.gui.reception.visit_customer import VisitCustomer
from showroom.gui.reception.words import PackWords
from showroom.gui.shell.context import ShellContext
from showroom.phrases import Words
from showroom.services.reception import MOST_PARTY
from showroom.services.reception.board import Explained
from showroom.services.reception.mend import VisitDetails
from showroom.services.reception.rows import FloorBoard
from showroom.services.reception.visits import VisitCard


def draft_key(visit_id: int) -> str:
    """Under which a half-typed details form is kept."""
    return f"reception.details.{visit_id}"


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
        self._draft: FormDraft | None = None
        self._explained: Explained | None = None
        self.setObjectName("reception.visit")
        self.setProperty("look", "clear")
        self.announcement = Announcement(context, words)
        self.announcement.greeted.clicked.connect(self._on_greeted)
        self.announcement.why.clicked.connect(self._on_why)
        self._build()

    def _build(self) -> None:
        name, lang, pack = "reception.details", self._pack.lang, self._pack.pack
        self.bar = MessageBar(f"{name}.bar")
        self.customer = VisitCustomer(self._context, name)
        self.customer.correct.connect(self._on_correct)
        self.customer.register.connect(self._on_register)
        self.party = Stepper(f"{name}.party", self.tr("People"), 1, 1, MOST_PARTY)
        nothing: list[tuple[object, str]] = [("", self.tr("Not known yet"))]
        self.channel = Combo(f"{name}.channel", nothing + [(one.key, one.label.of(lang)) for one in pack.channels])
        self.purpose = Combo(f"{name}.purpose", nothing + [(one.key, one.label.of(lang)) for one in pack.purposes])
        for combo in (self.channel, self.purpose):  # as wide as there is room, whatever the longest choice
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(8)
        self.note = TextArea(f"{name}.note", self.tr("What the consultant should know"), 3)
        self._fields = {
            "customer": self.customer.field,
            "party_size": Field(self.tr("People"), self.party),
            "channel": Field(self.tr("How did they hear of us?"), self.channel),
            "purpose": Field(self.tr("What brings them in?"), self.purpose),
            "note": Field(self.tr("Note"), self.note),
        }
        self._form = boxed(
            vbox(
                self.customer,
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
        self.customer.open(card)
        self.announcement.show_visit(card, explained, floor, words)
        UndoPasses(self)
        self._draft = self._context.drafts.follow(draft_key(card.id), self._form, self._on_restored)
        self.customer.focus_first()

    def show_floor(self, card: VisitCard | None, explained: Explained | None, floor: FloorBoard, words: Words) -> None:
        """The visit changed (it was greeted, or taken by somebody); what is typed stays."""
        if card is None or self._card is None:
            return
        self._card = card
        self.customer.show_card(card)
        self._explained = explained or self._explained
        self.announcement.show_visit(card, self._explained, floor, words)

    # -- the customer
    def _on_correct(self, customer_id: int, name: str) -> None:
        if self._card is not None:
            self.correct.emit(self._card.id, customer_id, name)

    def _on_register(self, typed: str) -> None:
        if self._card is not None:
            self._context.navigate("customers", new=True, visit_id=self._card.id, typed=typed)

    # -- acts
    def _on_why(self) -> None:
        if self._card is not None:
            self.why.emit(self._card.id)

    def _on_greeted(self) -> None:
        if self._card is not None:
            self._acts.greet(self._card.id, self._card.number)

    def value(self) -> VisitDetails:
        """What the form holds; unknown stays as it was."""
        return VisitDetails(
            self.party.value(),
            self.customer.customer_id,
            str(self.channel.value() or "") or None,
            str(self.purpose.value() or "") or None,
            self.note.toPlainText().strip() or None,
        )

    def _on_save(self) -> None:
        card = self._card
        if card is None or not self.save.isEnabled():
            return
        if self.customer.typed and self.customer.customer_id is None:
            self._fields["customer"].set_error(self.tr("Choose who it is, register them, or clear the field."))
            self.customer.focus_first()
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
        self.customer.stop()
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
