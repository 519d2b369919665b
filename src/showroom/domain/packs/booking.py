"""What a pack says about appointments: the cars, rooms and teams that can be booked (CAL-09)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from showroom.domain.packs.choices import AppointmentFor
from showroom.domain.packs.problems import Finding
from showroom.domain.text import Text


@dataclass(frozen=True, slots=True)
class Bookable:
    """A car, a room, a measuring team a store begins with; it can be promised to one appointment at a time."""

    purpose: AppointmentFor
    name: Text


@dataclass(frozen=True, slots=True)
class BookingRules:
    """``resources``: until the store has named its own. ``remind_days``: how many open days before an appointment
    somebody is called about it; 0: nobody is."""

    resources: tuple[Bookable, ...] = ()
    remind_days: int = field(default=1, metadata={"minimum": 0, "maximum": 7})

    def misfits(self, purposes: tuple[AppointmentFor, ...]) -> Iterator[Finding]:
        """Things for a purpose nobody can book, and the same name twice."""
        seen: dict[tuple[str, str], int] = {}
        for index, one in enumerate(self.resources):
            if one.purpose not in purposes:
                yield Finding(
                    ("booking", "resources", index, "purpose"), "pack_missing_entry", {"key": one.purpose.value}
                )
            first = seen.setdefault((one.purpose.value, one.name.of("en").casefold()), index)
            if first != index:
                facts = {"key": one.name.of("en"), "first": first + 1}
                yield Finding(("booking", "resources", index, "name"), "pack_duplicate", facts)
