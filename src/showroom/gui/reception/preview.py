"""Who would serve, as far as one can say before the decision is made (REC-02, REC-07)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from showroom.gui.kit.labels import Avatar, Label
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.reception.matches import Match
from showroom.gui.reception.serving import put
from showroom.gui.reception.words import PackWords
from showroom.phrases import Words, away
from showroom.services.reception.rows import FloorBoard


class Preview(QWidget):
    """Beside the box of F2."""

    def __init__(self, pack: PackWords) -> None:
        super().__init__()
        name = "reception.walk_in.preview"
        self.setObjectName(name)
        self.setProperty("look", "clear")
        self._pack = pack
        self._avatar = Avatar("", 48)
        self._head = Label("", "overline", f"{name}.head")
        self._name = Label("", "h2", f"{name}.name", elide=True)
        self._why = Label("", "muted", f"{name}.why", wrap=True)
        row = hbox(self._avatar, self._name, spacing=12)
        self.setLayout(vbox(self._head, row, self._why, None, spacing=8, margins=(8, 4)))

    def show_next(self, floor: FloorBoard, words: Words, kind: str, picked: Match | None, said: str) -> None:
        """For a visitor of ``kind``; ``picked``: who it is or whom they asked for; ``said``: what else is to say."""
        point, wanted = floor.point, wanted_by(picked)
        put(self._head, self.tr("Next in rotation"))
        person = next((row for row in floor.people if row.id == wanted), None)
        if wanted is not None and picked is not None:
            asked = picked.kind == "consultant"
            put(self._head, self.tr("Asked for") if asked else self.tr("Looks after this customer"))
            name = words.name(wanted)
            why = away(words, person.status, person.since) if person is not None else self.tr("not on the floor")
        elif point is not None:
            name, why = point.name, away(words, point.status, point.since)
        else:
            put(self._head, self.tr("Nobody is free"))
            name, why = self.tr("The visitor waits"), self.tr("First come, first served.")
        self._avatar.setVisible(wanted is not None or point is not None)
        self._avatar.show_person(name)
        put(self._name, name)
        policy = floor.policy
        if policy is not None and kind in policy.uses_turn and wanted is None and point is not None:
            turn = self.tr("Uses a turn.") if policy.uses_turn[kind] else self.tr("Uses no turn.")
            why = f"{why}\n{turn}"
        if self._pack.is_returning(kind) and picked is None:
            why = self.tr("Type who it is, so that the one who knows them serves. Enter assigns the next in rotation.")
        if picked is not None and picked.person is not None and picked.person.owner and picked.person.owner_id is None:
            free = self.tr("{name} looked after them; the protection has run out.").format(name=picked.person.owner)
            why = f"{why}\n{free}"
        put(self._why, "\n".join(part for part in (why, said) if part))


def wanted_by(picked: Match | None) -> int | None:
    """Whom a visitor wants: the one asked for, or the customer's owner."""
    if picked is None:
        return None
    if picked.kind == "consultant":
        return picked.id
    return picked.person.owner_id if picked.person is not None else None
