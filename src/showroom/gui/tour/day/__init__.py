"""The day of the tour, part after part, in the order in which a store lives it."""

from __future__ import annotations

from datetime import UTC, datetime, time

from showroom.clock import ManualClock, zone
from showroom.gui.tour.day import floor, manager, opening, people, rotation, selling
from showroom.gui.tour.tour import Step

STEPS: tuple[Step, ...] = (*opening.STEPS, *floor.STEPS, *rotation.STEPS, *people.STEPS, *selling.STEPS, *manager.STEPS)


def start() -> ManualClock:
    """A clock that stands at 9:30 of today in the store's time zone."""
    place = zone(opening.TIME_ZONE)
    return ManualClock(datetime.combine(datetime.now(UTC).astimezone(place).date(), time(9, 30), place))
