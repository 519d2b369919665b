"""Cards beside the floor that are there only when there is something to say: who is held out, the make-up bank (REC-08,
REC-10)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card, SectionHeader
from showroom.gui.kit.labels import Icon, Label, Pill
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.reception.serving import KeyedGrid, put
from showroom.gui.reception.words import coded, joined, moment_words
from showroom.phrases import Words
from showroom.services.reception.rows import FloorBoard, MakeUpRow, PersonRow


class SentenceRow(QWidget):
    """A row whose sentences wrap: never lower than they need at its width, whatever the grid would press it to."""

    def fit(self) -> None:
        layout = self.layout()
        if layout is not None and self.width() > 0:
            self.setMinimumHeight(max(0, layout.totalHeightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()


class HeldRow(SentenceRow):
    """Somebody held out: by what, since when, and what clears it."""

    def __init__(self, person: PersonRow, on_wave: Callable[[PersonRow], None]) -> None:
        super().__init__()
        name = f"reception.held.{person.id}"
        self.setObjectName(name)
        self.person = person
        self._who = Label("", "strong", f"{name}.who", elide=True)
        self._what = Label("", "caption", f"{name}.what", wrap=True)
        self.wave = Button(
            "",
            f"{name}.wave",
            icon="shield-check",
            kind="ghost",
            tip=self.tr("Wave through: a supervisor, with a reason"),
        )
        self.wave.clicked.connect(lambda: on_wave(self.person))
        head = hbox(Icon("lock", 16, "warning"), self._who, self.wave, spacing=8)
        head.setStretch(1, 1)
        self.setLayout(vbox(head, self._what, spacing=0))

    def show_person(self, person: PersonRow, words: Words, today: date) -> None:
        self.person = person
        put(self._who, person.name)
        told = []
        for held in person.held_by[:2]:
            since = self.tr("{duty} since {time}").format(
                duty=coded(words.lang, "duty", held.duty), time=moment_words(words, held.since, today)
            )
            told.append(f"{since}\n{coded(words.lang, 'duty', f'{held.duty}.clears')}")
        if len(person.held_by) > 2:
            told.append(self.tr("and {count} more").format(count=len(person.held_by) - 2))
        put(self._what, "\n".join(told))
        self.fit()
        self.setAccessibleName(joined((person.name, *told)))


class HeldCard(Card):
    """Everybody held out of the rotation; gone when there is nobody."""

    def __init__(self, on_wave: Callable[[PersonRow], None], on_check: Callable[[], None]) -> None:
        name = "reception.held"
        super().__init__(None, name)
        check = Button(
            "", f"{name}.check", icon="arrow-clockwise", kind="ghost", tip=self.tr("Look again: is it done by now?")
        )
        check.clicked.connect(on_check)
        self._header = SectionHeader(self.tr("Held out"), f"{name}.header", check)
        self.rows: KeyedGrid[PersonRow, HeldRow] = KeyedGrid(
            f"{name}.rows", lambda person: person.id, lambda person: HeldRow(person, on_wave)
        )
        self.rows.set_spacing(8)
        self.setLayout(vbox(self._header, self.rows, spacing=4, margins=(14, 10)))

    def show_people(self, floor: FloorBoard, words: Words) -> None:
        held = [person for person in floor.people if person.held_by]
        self._header.show_count(str(len(held)) if held else "", "warning")
        self.rows.show_rows(held, lambda row, person: row.show_person(person, words, floor.day))
        self.setVisible(bool(held))


@dataclass(frozen=True, slots=True)
class _Turn:
    """A turn of the bank with its place in line."""

    place: int
    turn: MakeUpRow


class MakeUpLine(SentenceRow):
    """A make-up turn: whose, why, earned when, until when."""

    def __init__(self, row: _Turn) -> None:
        super().__init__()
        name = f"reception.make_up.{row.turn.event}.{row.turn.staff_id}"
        self.setObjectName(name)
        self._who = Label("", "strong", f"{name}.who", elide=True)
        self._why = Label("", "caption", f"{name}.why", wrap=True)
        self._until = Pill("", "violet", f"{name}.until")
        head = hbox(self._who, self._until, spacing=8)
        head.setStretch(0, 1)
        self.setLayout(vbox(head, self._why, spacing=0))

    def show_turn(self, row: _Turn, today: date, words: Words) -> None:
        turn = row.turn
        put(self._who, f"{row.place}. {turn.name}")
        first = self.tr("before all others") if turn.first else ""
        earned = moment_words(words, turn.at, today)
        put(self._why, joined((coded(words.lang, "make_up", turn.reason), earned, first)))
        if turn.expires is None:
            until = self.tr("no end")
        elif turn.expires == today:
            until = self.tr("today only")
        else:
            until = self.tr("until {date}").format(date=turn.expires.strftime("%m-%d"))
        self.fit()
        self._until.show_state(until, "warning" if turn.expires == today else "violet")
        self.setAccessibleName(joined((self._who.text(), self._why.text(), until)))


class MakeUpCard(Card):
    """The make-up bank in line; gone when it is empty. ``on_open``: the record of an act is asked for."""

    def __init__(self) -> None:
        name = "reception.make_ups"
        super().__init__(None, name)
        self._header = SectionHeader(self.tr("Make-up turns"), f"{name}.header")
        self.rows: KeyedGrid[_Turn, MakeUpLine] = KeyedGrid(
            f"{name}.rows", lambda row: (row.turn.event, row.turn.staff_id), MakeUpLine
        )
        self.rows.set_spacing(6)
        self.setLayout(vbox(self._header, self.rows, spacing=4, margins=(14, 10)))

    def show_floor(self, floor: FloorBoard, words: Words) -> None:
        bank = [_Turn(place, turn) for place, turn in enumerate(floor.make_ups, 1)]
        self._header.show_count(str(len(bank)) if bank else "", "violet")
        self.rows.show_rows(bank, lambda line, row: line.show_turn(row, floor.day, words))
        self.setVisible(bool(bank))


class DeputyCard(Card):
    """Duty reception (REC-07): who serves on somebody's behalf now, and who would be the next; gone while nobody does
    and nobody waits for a person."""

    def __init__(self) -> None:
        name = "reception.deputies"
        super().__init__(None, name)
        self._header = SectionHeader(self.tr("Duty reception"), f"{name}.header")
        self._rows = Label("", "body", f"{name}.rows", wrap=True)
        self._next = Label("", "caption", f"{name}.next", wrap=True)
        self.setLayout(vbox(self._header, self._rows, self._next, spacing=4, margins=(14, 10)))

    def show_floor(self, floor: FloorBoard) -> None:
        now = [visit for visit in floor.serving if visit.served_as == "deputy"]
        waits = any(visit.waits_for_id is not None for visit in floor.waiting)
        line = self.tr("{deputy} for {name} · no. {number}")
        nobody = self.tr("somebody else")
        put(
            self._rows,
            "\n".join(
                line.format(
                    deputy=visit.consultant or "", name=visit.owner or visit.asked_for or nobody, number=visit.number
                )
                for visit in now
            ),
        )
        self._rows.setVisible(bool(now))
        point = floor.point
        following = self.tr("Next deputy: {name}").format(name=point.name) if point else self.tr("Nobody is free now.")
        put(self._next, following)
        self._header.show_count(str(len(now)) if now else "", "info")
        self.setAccessibleName(joined((self.tr("Duty reception"), self._rows.text(), following)))
        self.setVisible(bool(now) or waits)


def side_cards(*cards: QWidget) -> QWidget:
    """The cards one below the other."""
    return boxed(vbox(*cards, None, spacing=12), "reception.side")
