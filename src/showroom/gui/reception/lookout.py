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


def hold_lifted_at(floor: FloorBoard) -> datetime | None:
    """From when those held out may be called because somebody waits past the red limit; None: never as it stands."""
    policy = floor.policy
    if policy is None or policy.hold_lifted != "past_red":
        return None
    if not any(person.status == terms.AVAILABLE and person.bar == "held_out" for person in floor.people):
        return None
    arrived = [visit.arrived_at for visit in floor.waiting if not visit.carried]
    return min(arrived) + timedelta(seconds=policy.red_wait_s) if arrived else None


class Lookout:
    """``cleared`` looks into the records whether a duty is finished; ``act`` takes note of it and serves."""

    def __init__(self, cleared: Callable[[], bool], act: Callable[[], None]) -> None:
        self._cleared, self._act = cleared, act
        self._lifted: datetime | None = None
        self._is_cleared = False
        self._acted: datetime | None = None

    def show_floor(self, floor: FloorBoard) -> None:
        """After every commit: what there is to wait for."""
        self._lifted = hold_lifted_at(floor)
        held = any(one.ref for person in floor.people for one in person.held_by)
        self._is_cleared = held and self._cleared()

    def tick(self, now: datetime) -> None:
        """Once a second: only compares times, until the moment has come."""
        due = self._is_cleared or (self._lifted is not None and now > self._lifted)
        if not due or (self._acted is not None and timedelta() <= now - self._acted < LEAST):
            return
        self._acted = now
        self._act()
