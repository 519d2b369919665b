"""A day in words: its acts, the floor at a moment, and why (REC-12, REC-17). The sentences come from ``phrases``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject

from showroom.clock import zone
from showroom.gui.timeline.acts_list import Told
from showroom.gui.timeline.floor_list import FloorRow
from showroom.gui.timeline.floor_telling import FloorTeller
from showroom.gui.timeline.kinds import drawn
from showroom.gui.why.panel import Why
from showroom.gui.why.tell import why_decision, why_place
from showroom.phrases import Words, act, act_reason, duty
from showroom.policy_words import difference
from showroom.services.timeline import DayLine, Floor, LineAct
from showroom.wording import word


class Teller(QObject):
    """Tells one line in one language."""

    def __init__(self, line: DayLine, words: Words) -> None:
        super().__init__()
        self.line = line
        self._words = words
        self._zone = zone(words.time_zone)
        self._seqs = {one.event.seq: index for index, one in enumerate(line.acts)}
        self._floor = FloorTeller(line, words, self._seqs)

    # -- acts
    def told(self, one: LineAct) -> Told:
        """A line of the list."""
        text, why = act(self._words, one.kind, one.facts), act_reason(self._words, one.kind, one.facts)
        return Told(self._time(one.at), text, why, self._oddity(one))

    def short(self, index: int) -> str:
        """``14:03:25 Visitor 12 → Anna``."""
        told = self.told(self.line.acts[index])
        return f"{told.time} {told.text}"

    def why_act(self, index: int) -> Why:
        """The long answer for an act: a decision with its whole chain, anything else with what is known of it."""
        one = self.line.acts[index]
        told = self.told(one)
        title = f"{told.time} · {told.text}"
        warning, pill, tone = self._oddity(one), "", drawn(one).tone
        back = self.line.undone.get(one.number)
        if back is not None:
            pill, tone = self.tr("taken back {time}").format(time=self._time(self.line.acts[back].at)), "danger"
        facts = self._facts(index)
        decision = one.decision
        if decision is not None:
            kind = str(one.facts.get("kind", "first"))
            policy = self.line.floor_at(index).policy
            why = why_decision(self._words, title, kind, decision, one.wanted, policy, facts, warning)
            return Why(title, why.sentence, why.lines, why.stops, why.facts, why.warning, pill, tone)
        lines = self._changed_rules(index) if one.kind == "policy_set" else ()
        return Why(title, told.why, lines, facts=facts, warning=warning, pill=pill, tone=tone)

    def _changed_rules(self, index: int) -> tuple[str, ...]:
        """What a new policy says that the one before did not."""
        old, new = (flat(self.line.floor_at(at).policy.to_mapping()) for at in (max(0, index - 1), index))
        keys = {**self._words.kinds, **self._words.statuses}
        return tuple(
            difference(self._words.lang, path, old.get(path), value, keys)
            for path, value in new.items()
            if old.get(path) != value
        )

    def why_person(self, index: int, moment: datetime, staff: int) -> Why:
        """ "Why am I third?" at that moment."""
        floor = self.line.floor_at(index)
        title = self.tr("Why this place? · {time}").format(time=self._time(moment))
        if floor.person(staff) is None:
            gone = self.tr("{name} was not on the floor then.").format(name=self._words.name(staff))
            return Why(title, gone, facts=self._policy(index))
        order = [self._floor.standing(floor, one) for one in floor.people]
        return why_place(
            self._words, title, order, staff, floor.policy, (*self._duties(floor, staff), *self._policy(index))
        )

    def _duties(self, floor: Floor, staff: int) -> tuple[tuple[str, str], ...]:
        """What somebody had not finished, and what clears it (REC-10)."""
        person = floor.person(staff)
        return tuple(
            (
                self.tr("Unfinished"),
                f"{duty(self._words, key)} · {word(self._words.lang, f'duty.{key}.clears')}",
            )
            for key in dict.fromkeys(person.duties if person is not None else ())
        )

    def why_visit(self, index: int, moment: datetime, visit: int) -> Why:
        """Why a visitor waits at that moment, and the decision that made it so."""
        floor = self.line.floor_at(index)
        decided = self.line.decision_of(visit, index)
        waiting = next((one for one in floor.waiting if one.visit == visit), None)
        if waiting is None:
            if decided is not None:
                return self.why_act(decided)
            return Why(self._time(moment), self.tr("This visitor was not waiting then."), facts=self._policy(index))
        title = self.tr("Why does visitor {number} wait? · {time}").format(
            number=waiting.number, time=self._time(moment)
        )
        why = self.why_act(decided) if decided is not None else None
        lines = (*((why.sentence,) if why is not None else ()), *(why.lines if why is not None else ()))
        stops = why.stops if why is not None else ()
        facts = why.facts if why is not None else self._policy(index)
        return Why(title, self._floor.waits_because(floor, waiting), lines, stops, facts)

    def earned_at(self, index: int, number: int) -> int | None:
        """The act that earned the make-up turn that stands at ``number`` in the bank; None: on an earlier day."""
        return self._seqs.get(self.line.floor_at(index).make_ups[number].event)

    def _facts(self, index: int) -> tuple[tuple[str, str], ...]:
        one = self.line.acts[index]
        entered = self.tr("{who}, {time}").format(who=self.who(one.actor), time=self._time(one.recorded_at))
        if one.true_at is not None:
            entered = self.tr("{entered}; true time {true}").format(entered=entered, true=self._time(one.true_at))
        place = self.tr("event {number} of the day, {seq} of the ledger").format(number=one.number, seq=one.event.seq)
        return (*self._policy(index), (self.tr("Entered by"), entered), (self.tr("Ledger"), place))

    def _policy(self, index: int) -> tuple[tuple[str, str], ...]:
        pack = self.line.pack_at(index)
        if pack is None:
            return ()
        since = f"{pack.in_force_from.astimezone(self._zone):%Y-%m-%d %H:%M}"
        told = self.tr("{name} {version}, in force since {since}").format(
            name=pack.name, version=pack.version, since=since
        )
        return ((self.tr("Policy"), told),)

    def who(self, tag: str) -> str:
        """Who entered an act, by the tag in the ledger."""
        kind, _, rest = tag.partition(":")
        if kind == "staff" and rest.isdigit():
            return self._words.name(int(rest))
        if kind == "desk":
            return self.tr("the locked desk")
        return self.tr("command line ({user})").format(user=rest) if kind == "system" else tag

    def _oddity(self, one: LineAct) -> str:
        if one.oddity == "entered_late" and one.true_at is not None:
            return self.tr("Entered afterwards: it happened at {true} and was entered at {entered}.").format(
                true=self._time(one.true_at), entered=self._time(one.recorded_at)
            )
        if one.oddity == "clock_set_back":
            return self.tr(
                "The clock of the PC stood at {clock} when this was entered, before the act before it; "
                "the ledger keeps its order."
            ).format(clock=self._time(one.recorded_at))
        if one.oddity == "clock_corrected":
            return self.tr("A clock that was far off was put right here: the day was opened anew.")
        return ""

    def floor_rows(self, floor: Floor, moment: datetime) -> tuple[FloorRow, ...]:
        """Who waits, everybody in order, the make-up bank: as they stood at ``moment``."""
        return self._floor.rows(floor, moment)

    def _time(self, moment: datetime) -> str:
        return f"{moment.astimezone(self._zone):%H:%M:%S}"


def flat(policy: Mapping[str, Any]) -> dict[str, Any]:
    """Every switch by its path: ``owner_busy``, ``uses_turn.first``."""
    found: dict[str, Any] = {}
    for name, value in policy.items():
        found.update(
            {f"{name}.{key}": said for key, said in value.items()} if isinstance(value, Mapping) else {name: value}
        )
    return found
