"""Turns taken against turns due (REC-20), from the ledger's events, read once.

Due = all turns × own eligible minutes ÷ all eligible minutes; eligible: clocked in with the place kept, time with a
visitor included, time held out by a duty not. A day ends with its last event: the time after it is nobody's.

On paper everything adds up: minutes are kept in whole **tenths**, dues in whole **hundredths** of a turn. The
hundredths of a day (or a period) are given out by the largest remainder, so that the dues of all make exactly the turns
of all and the differences come to nought.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from showroom.domain.reception.events import Event
from showroom.domain.reception.fairness_tally import Counts, DayTally, Tally, TurnTaken, told

__all__ = ["WHOLE_TURN", "Counts", "DayShare", "DayShares", "Period", "PeriodShare", "Share", "TurnTaken", "apportion",
           "period", "shares"]  # fmt: skip

WHOLE_TURN = 100
"""Hundredths in a turn."""
_TENTH = timedelta(seconds=6)


@dataclass(frozen=True, slots=True)
class DayShare:
    """A person's part of a day: ``clocked`` and ``eligible`` in tenths of a minute, ``due`` in hundredths of a turn.
    ``acts``: ``seq`` of the events outside the order that concern the person."""

    staff: int
    day: date
    clocked: int
    eligible: int
    turns: int
    due: int
    counts: Counts
    taken: tuple[TurnTaken, ...]
    acts: tuple[int, ...] = ()

    @property
    def difference(self) -> int:
        """Hundredths of a turn above (positive) or below what was due."""
        return self.turns * WHOLE_TURN - self.due


@dataclass(frozen=True, slots=True)
class DayShares:
    """Everybody's part of a day, by staff id."""

    day: date
    people: tuple[DayShare, ...]

    @property
    def turns(self) -> int:
        return sum(share.turns for share in self.people)

    @property
    def eligible(self) -> int:
        return sum(share.eligible for share in self.people)


@dataclass(frozen=True, slots=True)
class PeriodShare:
    """A person's part of a period. ``due``: by the minutes of the whole period; ``daily_due``: what the days add up to.

    The two differ where days were busy and quiet: a day's due is its own turns by its own minutes.
    """

    staff: int
    clocked: int
    eligible: int
    turns: int
    due: int
    counts: Counts
    days: tuple[DayShare, ...]

    @property
    def difference(self) -> int:
        """Hundredths of a turn above (positive) or below what was due."""
        return self.turns * WHOLE_TURN - self.due

    @property
    def daily_due(self) -> int:
        return sum(day.due for day in self.days)

    @property
    def acts(self) -> tuple[int, ...]:
        return tuple(seq for day in self.days for seq in day.acts)

    @property
    def taken(self) -> tuple[TurnTaken, ...]:
        return tuple(turn for day in self.days for turn in day.taken)


@dataclass(frozen=True, slots=True)
class Period:
    """A period's days and everybody's part of it, by staff id."""

    days: tuple[DayShares, ...]
    people: tuple[PeriodShare, ...]

    @property
    def turns(self) -> int:
        return sum(share.turns for share in self.people)

    @property
    def eligible(self) -> int:
        return sum(share.eligible for share in self.people)


@dataclass(slots=True)
class Share:
    """One person's part of a period, exact: what a replay compares."""

    staff: int
    turns: int = 0
    eligible: timedelta = timedelta(0)
    due: float = 0.0

    @property
    def deviation(self) -> float:
        """Turns above (positive) or below what was due."""
        return self.turns - self.due


def apportion(whole: int, weights: Sequence[int]) -> tuple[int, ...]:
    """``whole`` given out by ``weights`` (not negative, not all 0) in whole parts that add up to it.

    Nobody's part is a whole unit or more away from the exact one; ties go to the first.
    """
    total = sum(weights)
    if total <= 0:
        raise ValueError("nothing to apportion by")
    parts = [divmod(whole * weight, total) for weight in weights]
    left = whole - sum(part for part, _ in parts)
    by_rest = sorted(range(len(parts)), key=lambda index: (-parts[index][1], index))
    more = set(by_rest[:left])
    return tuple(part + (index in more) for index, (part, _) in enumerate(parts))


def shares(events: Iterable[Event]) -> tuple[Share, ...]:
    """Everybody's part of the period of ``events`` (whole days, in order), by staff id."""
    found: dict[int, Share] = {}
    for day in told(events):
        for staff, tally in day.people.items():
            share = found.setdefault(staff, Share(staff))
            share.turns += tally.turns
            share.eligible += tally.eligible
    turns = sum(share.turns for share in found.values())
    eligible = sum((share.eligible for share in found.values()), timedelta(0))
    for share in found.values():
        share.due = turns * (share.eligible / eligible) if eligible else float(share.turns)
    return tuple(found[staff] for staff in sorted(found))


def period(events: Iterable[Event]) -> Period:
    """Everybody's part of the period of ``events`` (whole days, each in order) with its days."""
    by_day: dict[date, list[DayTally]] = {}
    for one in told(events):
        by_day.setdefault(one.day, []).append(one)
    days = tuple(_day_shares(day, by_day[day]) for day in sorted(by_day))
    own: dict[int, list[DayShare]] = {}
    for day in days:
        for share in day.people:
            own.setdefault(share.staff, []).append(share)
    people = sorted(own)
    eligible = [sum(share.eligible for share in own[staff]) for staff in people]
    turns = [sum(share.turns for share in own[staff]) for staff in people]
    return Period(
        days,
        tuple(
            PeriodShare(
                staff,
                sum(share.clocked for share in own[staff]),
                minutes,
                taken,
                due,
                sum((share.counts for share in own[staff]), Counts()),
                tuple(own[staff]),
            )
            for staff, minutes, taken, due in zip(people, eligible, turns, _dues(turns, eligible), strict=True)
        ),
    )


def _dues(turns: Sequence[int], eligible: Sequence[int]) -> tuple[int, ...]:
    """Hundredths due to each; where nobody had a minute, nothing was due but what was taken."""
    if sum(eligible) <= 0:
        return tuple(taken * WHOLE_TURN for taken in turns)
    return apportion(sum(turns) * WHOLE_TURN, eligible)


def _day_shares(day: date, parts: Sequence[DayTally]) -> DayShares:
    """The day's tallies (several when a wrong clock opened it twice) in whole tenths and hundredths."""
    people: dict[int, Tally] = {}
    for part in parts:
        for staff, tally in part.people.items():
            whole = people.setdefault(staff, Tally())
            whole.clocked += tally.clocked
            whole.eligible += tally.eligible
            whole.turns += tally.turns
            whole.counts += tally.counts
            whole.taken += tally.taken
            whole.acts += tally.acts
    order = sorted(people)
    eligible = [_tenths(people[staff].eligible) for staff in order]
    dues = _dues([people[staff].turns for staff in order], eligible)
    return DayShares(
        day,
        tuple(
            DayShare(
                staff,
                day,
                max(minutes, _tenths(people[staff].clocked)),
                minutes,
                people[staff].turns,
                due,
                people[staff].counts,
                tuple(sorted(people[staff].taken, key=lambda turn: (turn.at, turn.number))),
                tuple(sorted(people[staff].acts)),
            )
            for staff, minutes, due in zip(order, eligible, dues, strict=True)
        ),
    )


def _tenths(time: timedelta) -> int:
    return round(time / _TENTH)
