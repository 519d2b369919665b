"""Facts stated blind (REG-08): a claimant says day, what was shown, last digits and name before seeing the record.

Each fact scores 2 when it is right, 1 when it is near, 0 otherwise; what was not said scores nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from showroom.domain.customers import names

FEWEST_DIGITS = 4
_SPLIT = re.compile(r"[\s,;.，；。、/|]+")
_RIGHT, _NEAR = 2, 1


class Fact(StrEnum):
    """What can be stated."""

    DAY = "day"
    SHOWN = "shown"
    TAIL = "tail"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Said:
    """A claimant's statement; empty: not said. ``tail``: last digits of the phone."""

    day: date | None = None
    shown: str = ""
    tail: str = ""
    name: str = ""

    @property
    def is_empty(self) -> bool:
        return self.day is None and not (self.shown.strip() or self.tail.strip() or self.name.strip())


@dataclass(frozen=True, slots=True)
class Served:
    """A visit the claimant served. ``of_customer``: it was this customer's; False: nobody's, who it was is not known.

    ``shown``: what was shown or asked about, as the records have it.
    """

    day: date
    of_customer: bool
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """What the store knows: the customer's name and phones (digits), and the claimant's visits of about that day."""

    name: str
    phones: tuple[str, ...]
    served: tuple[Served, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Points of each fact that was stated; ``points`` of at most 8."""

    facts: tuple[tuple[Fact, int], ...]

    @property
    def points(self) -> int:
        return sum(points for _, points in self.facts)


def score(said: Said, record: Record) -> Score:
    """What a statement is worth against the record."""
    facts: list[tuple[Fact, int]] = []
    if said.day is not None:
        facts.append((Fact.DAY, _day(said.day, record)))
    if said.shown.strip():
        facts.append((Fact.SHOWN, _shown(said.shown, record)))
    if digits := re.sub(r"\D", "", said.tail):
        known = len(digits) >= FEWEST_DIGITS and any(phone.endswith(digits) for phone in record.phones)
        facts.append((Fact.TAIL, _RIGHT if known else 0))
    if said.name.strip():
        facts.append((Fact.NAME, _name(said.name, record.name)))
    return Score(tuple(facts))


def _day(day: date, record: Record) -> int:
    if any(one.day == day and one.of_customer for one in record.served):
        return _RIGHT
    near = any(abs((one.day - day).days) <= 1 and one.of_customer for one in record.served)
    return _NEAR if near or any(one.day == day for one in record.served) else 0


def _shown(said: str, record: Record) -> int:
    words = [word for word in _SPLIT.split(names.fold(said)) if len(word) >= 2]
    for points, ours in ((_RIGHT, True), (_NEAR, False)):
        known = [names.fold(text) for one in record.served if one.of_customer is ours for text in one.shown]
        if any(word in text for word in words for text in known):
            return points
    return 0


def _name(said: str, known: str) -> int:
    one, other = names.key(said), names.key(known)
    if not one or not other:
        return 0
    if one == other:
        return _RIGHT
    alike = names.pinyin(said).casefold() == names.pinyin(known).casefold()  # heard, not read: 张 for 章
    return _NEAR if alike or (names.is_han(known[:1]) and one[0] == other[0]) or one in other or other in one else 0
