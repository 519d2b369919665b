"""Who is next, and the key that gives them a visitor (REC-02)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card
from showroom.gui.kit.labels import Avatar, Icon, Label, Pill
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.reception.serving import put
from showroom.gui.reception.words import joined, lasting, seconds_since
from showroom.services.reception.rows import FloorBoard, PersonRow


class HeroCard(Card):
    """The one on point, large; who is on deck below; F2."""

    def __init__(self, on_new: Callable[[], None], on_why: Callable[[int], None]) -> None:
        name = "reception.hero"
        super().__init__(None, name, tone="next")
        self._person: PersonRow | None = None
        self._count = 0
        self._on_why_asked = on_why
        self._pill = Pill("", "accent", f"{name}.pill")
        self._avatar = Avatar("", 60, "success", f"{name}.avatar")
        self._nobody = Icon("users-three", 30, "muted", "neutral", round_=True)
        self._name = Label("", "hero", f"{name}.name", elide=True)
        self._facts = Label("", "muted", f"{name}.facts", elide=True)
        self._deck = Label("", "strong", f"{name}.deck", elide=True)
        self._deck_box = boxed(hbox(Icon("arrow-fat-lines-right", 16, "accent_text"), self._deck, spacing=8))
        self.new = Button(
            self.tr("New visitor"), "reception.new", icon="user-plus", kind="primary", ui="big", key="F2",
            tip=self.tr("F2, Enter: a first visit goes to whoever is next"),
        )  # fmt: skip
        self.why = Button(
            self.tr("Why?"), f"{name}.why", icon="question", ui="big", tip=self.tr("Why this person is next")
        )
        self.new.clicked.connect(on_new)
        self.why.clicked.connect(self._on_why)
        acts = hbox(self.new, self.why, spacing=10)
        acts.setStretch(0, 1)
        self.setLayout(
            vbox(
                hbox(self._pill, None),
                hbox(self._avatar, self._nobody, vbox(self._name, self._facts, spacing=2), spacing=14),
                self._deck_box,
                acts,
                spacing=10,
                margins=(18, 14),
            )
        )

    def _on_why(self) -> None:
        if self._person is not None:
            self._on_why_asked(self._person.id)

    def show_floor(self, floor: FloorBoard, now: datetime) -> None:
        """Show who is next now."""
        person = self._person = floor.point
        self._avatar.setVisible(person is not None)
        self._nobody.setVisible(person is None)
        self.why.setVisible(person is not None)
        self.set_tone("next" if person is not None else "")
        if person is None:
            self._pill.show_state(self.tr("Next up"), "neutral")
            put(self._name, self.tr("Nobody is free"))
            put(self._deck, "")
        else:
            self._pill.show_state(self.tr("Next up"), "accent")
            self._avatar.show_person(person.name, "success")
            put(self._name, person.name)
            deck = floor.deck
            put(self._deck, self.tr("On deck: {name}").format(name=deck.name) if deck is not None else "")
        self._deck_box.setVisible(bool(self._deck.text()))
        self._count = len(floor.people)
        self.tick(now)
        self.setAccessibleName(joined((self._pill.text(), self._name.text(), self._facts.text(), self._deck.text())))

    def tick(self, now: datetime) -> None:
        """Once a second; the words change once a minute."""
        person = self._person
        if person is None:
            waits = self.tr("A new visitor waits, first come first served")
            put(self._facts, waits if self._count else self.tr("Nobody has clocked in yet"))
            return
        turns = (
            self.tr("{count} turns today").format(count=person.turns) if person.turns != 1 else self.tr("1 turn today")
        )
        make_up = self.tr("make-up turn") if person.make_ups else ""
        free = self.tr("free for {time}").format(time=lasting(seconds_since(person.since, now)))
        put(self._facts, joined((free, turns, make_up)))
