"""Notices when time alone, or another page, has freed somebody: then whoever is free takes who waits (REC-10, REC-12).

Nothing polls with writes: one act when the moment has come, at most one a minute, and only where this window may do it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from showroom.domain.reception import terms
from showroom.services.reception.rows import FloorBoard

LEAST = timedelta(minutes=1)
"""The least time between two such acts of one window."""


def holds_lifted(floor: FloorBoard) -> dict[int, datetime]:
    """From when those held out may be called because this visitor waits past the red limit, by visit id."""
    policy = floor.policy
    if policy is None or policy.hold_lifted != "past_red":
        return {}
    here = [person for person in floor.people if person.status == terms.AVAILABLE]
    if not any(person.lifted or person.bar == "held_out" for person in here):
        return {}
    red = timedelta(seconds=policy.red_wait_s)
    return {visit.id: visit.arrived_at + red for visit in floor.waiting if not visit.carried}


class Lookout:
    """``cleared`` looks into the records whether a duty is finished; ``act`` takes note of it and serves.

    A hold is acted on once for each visitor who waits: whose turn was taken back by hand is not called again at once.
    """

    def __init__(self, cleared: Callable[[], bool], act: Callable[[], None]) -> None:
        self._cleared, self._act = cleared, act
        self._lifted: dict[int, datetime] = {}
        self._is_cleared = False
        self._acted: datetime | None = None
        self._past: set[int] = set()

    def show_floor(self, floor: FloorBoard) -> None:
        """After every commit: what there is to wait for."""
        self._lifted = {visit: due for visit, due in holds_lifted(floor).items() if visit not in self._past}
        held = any(one.ref for person in floor.people for one in person.held_by)
        self._is_cleared = held and self._cleared()

    def tick(self, now: datetime) -> None:
        """Once a second: only compares times, until the moment has come."""
        lifted = [visit for visit, due in self._lifted.items() if now > due]
        if not (lifted or self._is_cleared) or (self._acted is not None and timedelta() <= now - self._acted < LEAST):
            return
        self._acted = now
        self._past.update(lifted)
        self._lifted = {visit: due for visit, due in self._lifted.items() if visit not in self._past}
        self._act()
