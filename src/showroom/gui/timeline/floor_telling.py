"""The floor at a moment, row by row, in words (REC-08, REC-12)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QObject

from showroom.clock import zone
from showroom.domain.reception import terms
from showroom.gui.kit.labels import Tone, clock_text
from showroom.gui.reception.words import STATUS_TONE, joined, lasting, seconds_since
from showroom.gui.timeline.floor_list import FloorRow
from showroom.phrases import Standing, Words, away, barred, why_waits
from showroom.services.timeline import DayLine, Floor, FloorMakeUp, FloorPerson, FloorVisit
from showroom.wording import word


class FloorTeller(QObject):
    """Tells the floors of one line in one language. ``acts``: ``seq`` of an event → its index in the line."""

    def __init__(self, line: DayLine, words: Words, acts: Mapping[int, int]) -> None:
        super().__init__()
        self.line = line
        self._words = words
        self._zone = zone(words.time_zone)
        self._seqs = acts

    def standing(self, floor: Floor, person: FloorPerson) -> Standing:
        """Somebody as ``phrases`` needs them."""
        held = [key for key in person.duties if floor.policy.held_out_by.get(key)] if person.bar == "held_out" else []
        return Standing(
            person.staff, person.status, person.since, person.make_ups, person.skips, person.bar or None, *held[:1]
        )

    def rows(self, floor: Floor, moment: datetime) -> tuple[FloorRow, ...]:
        """Who waits, everybody in order, the make-up bank: as they stood at ``moment``."""
        rows: list[FloorRow] = []
        if floor.waiting:
            rows.append(self._head(1, self.tr("Waiting"), len(floor.waiting), "warning"))
            rows += [self._visit_row(floor, visit, moment) for visit in floor.waiting]
        if floor.people:
            free = sum(1 for person in floor.people if person.status == terms.AVAILABLE and not person.bar)
            rows.append(
                FloorRow("head", 2, self.tr("Order"), pills=((self.tr("{count} free").format(count=free), "success"),))
            )
            rows += [self._person_row(person, moment) for person in floor.people]
        others = [visit for visit in floor.serving if not self._in_hand(floor, visit)]
        if others:
            rows.append(self._head(3, self.tr("With a visitor, no longer on the floor"), len(others), "neutral"))
            rows += [self._visit_row(floor, visit, moment) for visit in others]
        if floor.make_ups:
            rows.append(self._head(4, self.tr("Make-up bank"), len(floor.make_ups), "violet"))
            rows += [self._make_up_row(turn, number) for number, turn in enumerate(floor.make_ups)]
        return tuple(rows)

    def _in_hand(self, floor: Floor, visit: FloorVisit) -> bool:
        return any(visit.number in person.visits for person in floor.people)

    def _head(self, key: int, title: str, count: int, tone: Tone) -> FloorRow:
        return FloorRow("head", key, title, pills=((str(count), tone),))

    def _person_row(self, person: FloorPerson, moment: datetime) -> FloorRow:
        words = self._words
        time = lasting(seconds_since(person.since, moment))
        turns = self.tr("1 turn") if person.turns == 1 else self.tr("{count} turns").format(count=person.turns)
        tone = STATUS_TONE.get(person.status, "neutral")
        quiet = False
        if person.status == terms.AVAILABLE:
            told = self.tr("free for {time}").format(time=time)
            quiet = person.bar == "held_out"
        elif person.status == terms.WITH_VISITOR:
            numbers = self.tr(", ", "between numbers of visitors").join(str(number) for number in person.visits)
            told = joined((self.tr("visitor {number}").format(number=numbers) if numbers else "", time))
        else:
            told, quiet = joined((away(words, person.status, person.since), time)), True
        missed = self.tr("missed {count}").format(count=person.missed) if person.missed else ""
        second = joined((told, turns, missed))
        position = str(person.position)
        return FloorRow(
            "person", person.staff, person.name, second, position, self._pills(person), tone, quiet, person.point
        )

    def _pills(self, person: FloorPerson) -> tuple[tuple[str, Tone], ...]:
        """What is owed or lost, then what the person is now: on point, held out, the status."""
        pills: list[tuple[str, Tone]] = []
        if person.make_ups:
            pills.append((self.tr("make-up ×{count}").format(count=person.make_ups), "violet"))
        if person.skips:
            pills.append((barred(self._words, "loses_turn"), "danger"))
        if person.stands_since is not None:
            pills.append((self.tr("At the door"), "info"))
        if person.bar == "held_out":
            pills.append((barred(self._words, "held_out"), "danger"))
        elif person.point:
            pills.append((self.tr("On point"), "accent"))
        elif person.deck:
            pills.append((self.tr("On deck"), "accent"))
        else:
            pills.append((self._words.status(person.status), STATUS_TONE.get(person.status, "neutral")))
        return tuple(pills)

    def _visit_row(self, floor: Floor, visit: FloorVisit, moment: datetime) -> FloorRow:
        people = self.tr("1 person") if visit.party == 1 else self.tr("{count} people").format(count=visit.party)
        title = self.tr("Visitor {number}").format(number=visit.number)
        waited = seconds_since(visit.arrived_at, moment)
        if visit.state != terms.WAITING:
            kind = joined((self._words.kind(visit.kind), people, visit.consultant))
            return FloorRow("visit", visit.visit, title, kind, pills=((lasting(waited), "neutral"),))
        tone: Tone = "neutral"
        if waited >= floor.policy.red_wait_s:
            tone = "danger"
        elif waited >= floor.policy.amber_wait_s:
            tone = "warning"
        second = joined((self._words.kind(visit.kind), people, self.waits_because(floor, visit)))
        pills: tuple[tuple[str, Tone], ...] = ((clock_text(waited), tone),)
        if visit.courtesy is not None:
            pills = ((self.tr("Put first"), "info"), *pills)
        return FloorRow("visit", visit.visit, title, second, pills=pills, tone=tone)

    def waits_because(self, floor: Floor, visit: FloorVisit) -> str:
        """Why nobody takes who waits (REC-12)."""
        wanted = floor.person(visit.waits_for) if visit.waits_for is not None else None
        barred_by: dict[str, list[str]] = {}
        for person in floor.people:
            if person.bar:
                barred_by.setdefault(person.bar, []).append(person.name)
            elif person.status == terms.AVAILABLE and person.name in visit.missed_by:
                barred_by.setdefault("missed_turn", []).append(person.name)
        return why_waits(
            self._words,
            clocked_in=len(floor.people),
            free=1 if floor.point is not None else 0,
            waits_for=visit.waits_for,
            standing=self.standing(floor, wanted) if wanted is not None else None,
            manager=visit.manager,
            barred_by=barred_by,
        )

    def _make_up_row(self, turn: FloorMakeUp, number: int) -> FloorRow:
        index = self._seqs.get(turn.event)
        since = self._time(self.line.acts[index].at) if index is not None else self.tr("an earlier day")
        second = self.tr("{why}, earned {since}").format(
            why=word(self._words.lang, f"make_up.{turn.reason}"), since=since
        )
        if turn.expires is not None and turn.expires != self.line.day:
            second = joined((second, self.tr("until {day}").format(day=turn.expires.isoformat())))
        pills: tuple[tuple[str, Tone], ...] = ((self.tr("first in line"), "violet"),) if turn.first else ()
        return FloorRow("make_up", number, turn.name, second, str(number + 1), pills)

    def _time(self, moment: datetime) -> str:
        return f"{moment.astimezone(self._zone):%H:%M:%S}"
