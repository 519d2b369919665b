"""Who goes to the door, said large: beside the details of a visit (REC-02, REC-17, REC-22)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from showroom.domain.packs.choices import Moment
from showroom.domain.reception import terms
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.labels import Avatar, Icon, Label, Pill
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.reception.serving import put
from showroom.gui.reception.words import PackWords, joined
from showroom.gui.shell.context import ShellContext
from showroom.phrases import Words, sentence
from showroom.services.reception.board import Explained
from showroom.services.reception.rows import FloorBoard
from showroom.services.reception.visits import VisitCard


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
