"""Whom the demo store knows by now: customers with their owners, and whom it expects back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from showroom.services.demo.people import Guest

_ASKS_FIRST = 5  # tries for a customer whose owner is at work
_RECENT = 240  # how many of the latest customers may come back


@dataclass(slots=True)
class Known:
    """A registered customer. ``quotes``: undecided (id, valid until); ``warm``: still wants something; ``booked``: the
    appointment they made by telephone, for ``comes_on``."""

    id: int
    guest: Guest
    owner: int | None
    last: datetime
    warm: bool = True
    quotes: list[tuple[int, date]] = field(default_factory=list)
    booked: int | None = None
    comes_on: date | None = None


@dataclass(slots=True)
class Memory:
    """Grows over the simulated days. ``serial`` numbers invented people, so that no two share a phone."""

    known: list[Known] = field(default_factory=list)
    expected: list[Known] = field(default_factory=list)
    serial: int = 0

    def next_serial(self) -> int:
        self.serial += 1
        return self.serial

    def add(self, known: Known) -> Known:
        self.known.append(known)
        return known

    def coming_back(self, rng: Random, now: datetime, here: Collection[int] = ()) -> Known | None:
        """Somebody known who comes again: the recent ones, not on the day they were here, mostly when the owner is.

        ``here``: who works now; most people ask before they come.
        """
        pool = self.known[-_RECENT:]
        for tried in range(8):
            if not pool:
                return None
            chosen = rng.choice(pool)
            if not chosen.warm or now - chosen.last < timedelta(hours=20):
                continue
            if chosen.owner in here or not here or tried >= _ASKS_FIRST:
                return chosen
        return None

    def after_call(self, today: date) -> Known | None:
        """Somebody who said on the phone that they would come, today or before."""
        for place, known in enumerate(self.expected):
            if known.comes_on is None or known.comes_on <= today:
                return self.expected.pop(place)
        return None
