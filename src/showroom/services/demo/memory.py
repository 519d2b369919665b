"""Whom the demo store knows by now: customers with their owners, and whom it expects back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from showroom.services.demo.people import Guest

_RECENT = 240  # how many of the latest customers may come back


@dataclass(slots=True)
class Known:
    """A registered customer. ``quotes``: ids of issued, undecided quotes; ``warm``: still wants something."""

    id: int
    guest: Guest
    owner: int | None
    last: datetime
    warm: bool = True
    quotes: list[int] = field(default_factory=list)


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

    def coming_back(self, rng: Random, now: datetime) -> Known | None:
        """Somebody known who comes again: the recent ones, seldom on the day they were here."""
        for _ in range(6):
            pool = self.known[-_RECENT:]
            if not pool:
                return None
            chosen = rng.choice(pool)
            if chosen.warm and now - chosen.last > timedelta(hours=20):
                return chosen
        return None

    def after_call(self) -> Known | None:
        """Somebody who said on the phone that they would come."""
        return self.expected.pop(0) if self.expected else None
