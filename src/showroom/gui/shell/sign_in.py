"""Card and PIN: touch your card, type your PIN, Enter. The PIN is checked off the GUI thread (SEC-01)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QDialog, QPushButton, QSizePolicy, QWidget

from showroom.domain.errors import ShowroomError
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.labels import Avatar, Label
from showroom.gui.kit.layouts import FlowLayout, hbox, scrolled, vbox
from showroom.gui.kit.pinpad import PinPad
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.roles import role_name

if TYPE_CHECKING:
    from showroom.domain.staff.actor import Actor
    from showroom.gui.kit.work import Door, Job
    from showroom.services.staff import Card

ARROWS = (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left)


class StaffCard(QPushButton):
    """One person's card."""

    def __init__(self, card: Card) -> None:
        super().__init__()
        self.card = card
        self.setObjectName(f"sign.card.{card.id}")
        self.setProperty("look", "staffcard")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        role = role_name(card.role)
        self.setAccessibleName(f"{card.name}, {role}")
        name = Label(card.name, "name", elide=True)
        below = Label(role, "muted", elide=True)
        layout = hbox(Avatar(card.name, 44), vbox(None, name, below, None, spacing=1), spacing=12, margins=(14, 10))
        self.setLayout(layout)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(THEME.px(232), THEME.px(72))


class SignInPanel(QWidget):
    """``signed`` carries the actor. Digits go to the pad wherever the focus is; letters pick a card by its name."""

    signed = Signal(object)
    left = Signal()

    def __init__(
        self, title: str, sentence: str, door: Door, word: Callable[[ShowroomError], str], *, leave: str = ""
    ) -> None:
        super().__init__()
        self._door, self._word = door, word
        self._cards: list[StaffCard] = []
        self._typed = ""
        self.setObjectName("sign")
        self.setProperty("look", "page")
        self._title = Label(title, "h1", "sign.title", elide=True)
        self._sentence = Label(sentence, "muted", "sign.sentence", elide=True)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonToggled.connect(self._on_card)
        holder = QWidget()
        self._flow = FlowLayout(holder, spacing=12)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        body = QWidget()
        body.setLayout(vbox(holder, None, margins=(2, 2)))
        self._area = scrolled(body, "sign.cards")
        self.pad = PinPad("pin")
        self.pad.entered.connect(self._on_pin)
        self.pad.typed.connect(lambda: self._say(""))
        self._who = Label("", "h2", "sign.who", elide=True)
        self._who.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._note = Label("", "error", "sign.note", wrap=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._note.setMinimumHeight(THEME.px(40))
        side = QWidget()
        side.setFixedWidth(THEME.px(300))
        side.setLayout(vbox(self._who, 4, self.pad, self._note, None, spacing=8))
        self._leave = Button(leave, "sign.leave", icon="arrow-left", kind="ghost", key="Esc")
        self._leave.clicked.connect(self.left)
        head = hbox(vbox(self._title, self._sentence, spacing=4), self._leave, spacing=16)
        head.setStretch(0, 1)
        self.setLayout(vbox(head, hbox(self._area, side, spacing=24), spacing=20, margins=(28, 24)))
        self._sentence.setVisible(bool(sentence))
        self._leave.setVisible(bool(leave))
        self.setFocusProxy(self.pad)
        self._pending: Job[Actor] | None = None
        self._choose(None)

    # -- content
    def show_cards(self, cards: Sequence[Card], recent: Sequence[int] = (), preset: int | None = None) -> None:
        """Those who can sign, the ones who signed here last first; with ``preset`` only that person."""
        for old in self._cards:
            self._group.removeButton(old)
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        order = {identity: n for n, identity in enumerate(recent)}
        shown = [c for c in cards if c.has_pin and (preset is None or c.id == preset)]
        self._cards = []
        for card in sorted(shown, key=lambda c: (order.get(c.id, len(order)), c.name)):
            button = StaffCard(card)
            button.installEventFilter(self)
            self._group.addButton(button)
            self._flow.addWidget(button)
            self._cards.append(button)
        if self._cards and (preset is not None or len(self._cards) == 1 or recent):
            self._cards[0].setChecked(True)
        else:
            self._choose(None)

    @property
    def cards_shown(self) -> tuple[str, ...]:
        """The names on the cards, in their order."""
        return tuple(button.card.name for button in self._cards)

    def select(self, staff_id: int) -> bool:
        """Choose a card; False if it is not shown."""
        for button in self._cards:
            if button.card.id == staff_id:
                button.setChecked(True)
                return True
        return False

    @property
    def note(self) -> str:
        return str(self._note.text())

    def _on_card(self, button: StaffCard, on: bool) -> None:
        if on:
            self.pad.clear()
            self._say("")
            self._choose(button.card)
            self.pad.setFocus()

    def _choose(self, card: Card | None) -> None:
        self._who.setText(card.name if card else self.tr("Choose your card"))
        self.pad.setEnabled(card is not None)

    def chosen(self) -> Card | None:
        button = self._group.checkedButton()
        return button.card if isinstance(button, StaffCard) else None

    # -- signing
    def _on_pin(self, pin: str) -> None:
        card = self.chosen()
        if card is None or self._pending is not None:
            return
        self.pad.setEnabled(False)
        self._say("")

        def check(job: Job[Actor]) -> Actor:
            from showroom.services import staff

            return staff.sign_in(job.shop, card.id, pin)

        self._pending = self._door.background(check, self._on_signed, self._on_refused)

    def _on_signed(self, actor: Actor) -> None:
        self._pending = None
        self.pad.setEnabled(True)
        self.signed.emit(actor)

    def _on_refused(self, error: BaseException) -> bool:
        self._pending = None
        self.pad.setEnabled(True)
        self.pad.setFocus()
        if isinstance(error, ShowroomError):
            self._say(self._word(error))
            return True
        return False

    def _say(self, text: str) -> None:
        self._note.setText(text)

    def refuse(self, text: str) -> None:
        """The right PIN of somebody who may not do it: say so, another card may."""
        self._say(text)

    # -- keyboard
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(watched, StaffCard) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            digit = len(event.text()) == 1 and event.text().isascii() and event.text().isdigit()
            if digit or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                watched.setChecked(True)  # the card that has the keyboard is the one that is meant
            if digit and self.pad.isEnabled():
                self.pad.setFocus()
                self.pad.add(event.text())
                return True
            if event.key() in ARROWS:
                self._step(event.key())
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._leave.isHidden():
            self.left.emit()
        elif event.key() in ARROWS:
            self._step(event.key())
        elif event.text() and event.text().isalpha():
            self._pick_by_name(event.text())
        else:
            super().keyPressEvent(event)

    def _step(self, key: int) -> None:
        """The card after, or before, the chosen one; the first if none is chosen."""
        if not self._cards:
            return
        step = 1 if key in (Qt.Key.Key_Down, Qt.Key.Key_Right) else -1
        chosen = self._group.checkedButton()
        at = self._cards.index(chosen) + step if isinstance(chosen, StaffCard) else 0
        self._cards[at % len(self._cards)].setChecked(True)
        self._area.ensureWidgetVisible(self._cards[at % len(self._cards)])

    def _pick_by_name(self, letter: str) -> None:
        """The next card whose name, or a part of it, begins with the letter."""
        chosen = self._group.checkedButton()
        start = self._cards.index(chosen) + 1 if isinstance(chosen, StaffCard) else 0
        for button in self._cards[start:] + self._cards[:start]:
            if any(part.casefold().startswith(letter.casefold()) for part in button.card.name.split()):
                button.setChecked(True)
                self._area.ensureWidgetVisible(button)
                return


class SignDialog(QDialog):
    """One act is signed by its own person, whoever is signed in."""

    signed = Signal(object)

    def __init__(self, parent: QWidget, panel: SignInPanel) -> None:
        super().__init__(parent)
        self.setObjectName("sign.dialog")
        self.setWindowTitle(self.tr("Sign"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.panel = panel
        panel.signed.connect(self.signed)
        panel.left.connect(self.reject)
        self.setLayout(vbox(panel))
        self.resize(THEME.px(880), THEME.px(640))
        panel.setFocus()
