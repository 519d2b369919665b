"""The time people were there and could be given a turn, as stretches of a day (REC-20).

Time is spent as the events come; what is entered afterwards (REC-23) changes stretches that are spent already, and
taking it back puts them there again.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Stretch:
    """Clocked in from ``start`` to ``end``. ``in_place``: in a status that keeps the place; ``held``: held out by an
    unfinished duty (REC-10)."""

    start: datetime
    end: datetime
    in_place: bool
    held: bool

    @property
    def is_eligible(self) -> bool:
        """Who is held out can't be given a turn; if it counted, the others would seem to have had too many."""
        return self.in_place and not self.held


@dataclass(slots=True)
class TimeSheet:
    """One person's stretches of a day, in order and without overlap."""

    stretches: list[Stretch] = field(default_factory=list)

    def spend(self, start: datetime, end: datetime, in_place: bool, held: bool) -> None:
        """Time passes; ``start`` is not before the last stretch's end."""
        if self.stretches:
            last = self.stretches[-1]
            if last.end == start and last.in_place == in_place and last.held == held:
                self.stretches[-1] = Stretch(last.start, end, in_place, held)
                return
        if end > start:
            self.stretches.append(Stretch(start, end, in_place, held))

    def cut(self, start: datetime, end: datetime) -> list[Stretch]:
        """Take out what lies between ``start`` and ``end``, and return it."""
        kept: list[Stretch] = []
        out: list[Stretch] = []
        for one in self.stretches:
            inside = max(one.start, start), min(one.end, end)
            if inside[0] >= inside[1]:
                kept.append(one)
                continue
            if one.start < start:
                kept.append(replace(one, end=start))
            out.append(replace(one, start=inside[0], end=inside[1]))
            if one.end > end:
                kept.append(replace(one, start=end))
        self.stretches = kept
        return out

    def put(self, stretches: list[Stretch]) -> None:
        """Put stretches where nothing is."""
        self.stretches = sorted([*self.stretches, *stretches], key=lambda one: one.start)

    @property
    def clocked(self) -> timedelta:
        return sum((one.end - one.start for one in self.stretches), timedelta(0))

    @property
    def eligible(self) -> timedelta:
        return sum((one.end - one.start for one in self.stretches if one.is_eligible), timedelta(0))


@dataclass(frozen=True, slots=True)
class PutRight:
    """What a late entry changed of a person's day: ``before`` lay between ``start`` and ``end``."""

    staff: int
    start: datetime
    end: datetime
    before: tuple[Stretch, ...]
