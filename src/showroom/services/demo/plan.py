"""What a demo day looks like before anybody comes: who arrives when, as what, in how large a party.

Weekends are busy, the afternoon is the peak; the pack's opening hours bound the day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import TypeVar

from showroom.clock import zone
from showroom.domain.packs.schema import Pack

_T = TypeVar("_T")
_WEEKDAY = (0.76, 0.72, 0.78, 0.84, 1.02, 1.6, 1.32)  # Monday first; about 1 on average
_HOUR = {
    9: 0.4,
    10: 0.6,
    11: 0.95,
    12: 0.7,
    13: 0.85,
    14: 1.25,
    15: 1.45,
    16: 1.4,
    17: 1.05,
    18: 0.85,
    19: 1.2,
    20: 0.9,
    21: 0.3,
}
_QUIET = 0.5
_PARTY = ((1, 35), (2, 41), (3, 16), (4, 6), (5, 2))
# share of visits in a hundred; kinds that need a known customer fall back to a first visit while nobody is known
_KINDS = (
    ("first", 52.0),
    ("return", 17.0),
    ("appointment", 6.0),
    ("asked_for", 4.0),
    ("phone_up", 4.5),
    ("referral", 3.0),
    ("family", 1.5),
    ("vip", 1.0),
    ("agent", 2.0),
    ("service", 4.0),
    ("competitor", 0.6),
    ("non_opportunity", 3.9),
    ("friend", 0.5),
)
KNOWN_KINDS = frozenset({"return", "appointment", "vip", "service"})
_LATEST_ARRIVAL_BEFORE_CLOSING = timedelta(minutes=12)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A party at the door. ``kind`` as it would be if everybody needed is known."""

    at: datetime
    kind: str
    party: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day's plan: opening hours as moments, and who comes."""

    day: date
    opens: datetime
    closes: datetime
    arrivals: tuple[Arrival, ...]
    share_on_duty: float


def hours(pack: Pack, day: date, time_zone: str) -> tuple[datetime, datetime] | None:
    """The moments between which the store is open on ``day``; None on a closed day."""
    ranges = pack.opening_hours.of(day.weekday())
    if not ranges:
        return None
    midnight = datetime.combine(day, datetime.min.time(), zone(time_zone))
    return midnight + timedelta(minutes=ranges[0][0]), midnight + timedelta(minutes=ranges[-1][1])


def plan(rng: Random, day: date, opens: datetime, closes: datetime, visits_per_day: float) -> Day:
    """Who comes on ``day``: about ``visits_per_day`` on an average day."""
    factor = _WEEKDAY[day.weekday()]
    count = max(1, round(visits_per_day * factor * rng.gauss(1, 0.12)))
    last = max(opens + timedelta(minutes=30), closes - _LATEST_ARRIVAL_BEFORE_CLOSING)
    moments = sorted(_moment(rng, opens, last) for _ in range(count))
    arrivals = tuple(Arrival(moment, _weighted(rng, _KINDS), _weighted(rng, _PARTY)) for moment in moments)
    return Day(day, opens, closes, arrivals, min(1.0, 0.27 + 0.24 * factor))


def _moment(rng: Random, opens: datetime, last: datetime) -> datetime:
    """A moment of arrival by the curve of the day, which counts from the opening as if that were at ten."""
    seconds = int((last - opens).total_seconds())
    while True:
        after = rng.randrange(seconds)
        if rng.random() * 1.5 < _HOUR.get(10 + after * 11 // max(seconds, 1), _QUIET):
            return opens + timedelta(seconds=after)


def _weighted(rng: Random, choices: Sequence[tuple[_T, float]]) -> _T:
    return rng.choices([choice for choice, _ in choices], [weight for _, weight in choices])[0]
