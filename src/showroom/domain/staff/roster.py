"""Shifts: minutes after local midnight of a business day, ranks of their beginnings, and the usual ones (REC-01)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from showroom.domain.errors import UserError

DAY = 24 * 60
SHORTEST = 15
_LONG_DAY = 9 * 60  # a longer opening is not one person's shift
_STEP = 30


@dataclass(frozen=True, slots=True)
class Preset:
    """A usual shift. ``key``: early, late, full."""

    key: str
    starts_minute: int
    ends_minute: int


def check(starts_minute: int, ends_minute: int, day_starts_minute: int) -> None:
    """Raises ``UserError`` at ``starts`` or ``ends`` for a shift that does not lie within one business day."""
    if not day_starts_minute <= starts_minute < DAY + day_starts_minute:
        raise UserError("shift_outside_day", field="starts", begins=clock_text(day_starts_minute))
    if ends_minute - starts_minute < SHORTEST:
        raise UserError("shift_ends_before", field="ends", minutes=SHORTEST)
    if ends_minute > DAY + day_starts_minute:
        raise UserError("shift_outside_day", field="ends", begins=clock_text(day_starts_minute))


def ranks(starts: Iterable[int]) -> dict[int, int]:
    """Start minute → which shift of the day it is (1, 2, …)."""
    return {minute: place for place, minute in enumerate(sorted(set(starts)), start=1)}


def presets(hours: Sequence[tuple[int, int]]) -> tuple[Preset, ...]:
    """Early, late and full shift for opening hours: on a long day early and late overlap in the middle.

    ``hours``: (from, to) in minutes, ascending; none (a closed day) gives those of 9:00 to 18:00.
    """
    opens, closes = (hours[0][0], hours[-1][1]) if hours else (9 * 60, 18 * 60)
    length = closes - opens
    part = min(length, 8 * 60) if length > _LONG_DAY else length * 2 // 3
    part = max(SHORTEST, round(part / _STEP) * _STEP)
    return (
        Preset("early", opens, min(opens + part, closes)),
        Preset("late", max(closes - part, opens), closes),
        Preset("full", opens, closes),
    )


def standing(places: Mapping[int, int | None]) -> dict[int, int]:
    """Who stands where that day: person → 1, 2, … by the places given, which may have gaps."""
    placed = sorted((place, person) for person, place in places.items() if place is not None)
    return {person: at for at, (_place, person) in enumerate(placed, start=1)}


def clock_text(minute: int) -> str:
    """``570`` → ``09:30``; past midnight the clock goes on from 00:00."""
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"


def minute_of(text: str, day_starts_minute: int) -> int | None:
    """``9``, ``930``, ``9:30``, ``21.00`` as minutes; before the day begins: the night after. None: no time."""
    digits = text.strip().replace("：", ":").replace(".", ":").replace(" ", "")
    hour, colon, minute = digits.partition(":")
    if not colon and len(hour) in (3, 4):
        hour, minute = hour[:-2], hour[-2:]
    minute = minute or "0"
    if not (hour.isascii() and hour.isdigit() and minute.isascii() and minute.isdigit()) or len(hour) > 2:
        return None
    hours, minutes = int(hour), int(minute)
    if hours > 24 or minutes > 59 or (hours == 24 and minutes):
        return None
    total = hours * 60 + minutes
    return total + DAY if total < day_starts_minute else total
