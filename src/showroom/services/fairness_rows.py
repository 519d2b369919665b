"""A month's fairness as rows to show: the very texts that stand on the paper (REC-20)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from showroom.clock import zone
from showroom.documents.daily_report import Deviation
from showroom.documents.fairness import count_text, difference_text, minutes_text, pair_text, turns_text
from showroom.domain.reception.fairness import WHOLE_TURN, Counts, DayShare, PeriodShare
from showroom.domain.text import Text
from showroom.services.fairness import Fairness, kind, why
from showroom.services.shop import Shop


@dataclass(frozen=True, slots=True)
class Figures:
    """A row's figures as texts; ``taken`` and ``owed`` are turns taken and due as numbers, for a chart."""

    days: str
    clocked: str
    eligible: str
    turns: str
    due: str
    difference: str
    make_ups: str
    missed: str
    asked_for: str
    mended: str
    overrides: str
    taken: float
    owed: float


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person's month; ``staff`` 0 is everybody."""

    staff: int
    name: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class DayRow:
    """A person's day."""

    day: date
    figures: Figures


@dataclass(frozen=True, slots=True)
class TurnView:
    """A visit that took a turn: when it was given (store time), its kind, and why it came to this person."""

    visit: int
    at: datetime
    number: int
    kind: Text
    why: Text


def people(found: Fairness) -> tuple[PersonRow, ...]:
    """Everybody who was clocked in, who is furthest above first."""
    rows = [
        (share.difference, PersonRow(share.staff, found.name(share.staff), _figures(share)))
        for share in found.period.people
    ]
    return tuple(row for _, row in sorted(rows, key=lambda item: (-item[0], item[1].name)))


def total(found: Fairness) -> Figures:
    """All together."""
    shares = found.period.people
    due = sum(share.due for share in shares)
    counts = sum((share.counts for share in shares), Counts())
    clocked = sum(share.clocked for share in shares)
    return _texts(len(found.period.days), clocked, found.period.eligible, found.period.turns, due, counts)


def days(share: PeriodShare) -> tuple[DayRow, ...]:
    """A person's days."""
    return tuple(DayRow(day.day, _figures(day)) for day in share.days)


def turns(shop: Shop, found: Fairness, share: PeriodShare) -> tuple[TurnView, ...]:
    """The visits that took a turn of a person."""
    local = zone(shop.store.time_zone)
    return tuple(
        TurnView(turn.visit, turn.at.astimezone(local), turn.number, kind(found, turn), why(shop, found, turn))
        for turn in share.taken
    )


def acts(found: Fairness, share: PeriodShare) -> tuple[tuple[int, Deviation], ...]:
    """The acts outside the order that concern a person, each with the ``seq`` of its event."""
    return tuple((seq, found.told[seq]) for seq in share.acts if seq in found.told)


def _figures(share: PeriodShare | DayShare) -> Figures:
    count = len(share.days) if isinstance(share, PeriodShare) else 1
    return _texts(count, share.clocked, share.eligible, share.turns, share.due, share.counts)


def _texts(count: int, clocked: int, eligible: int, taken: int, due: int, counts: Counts) -> Figures:
    return Figures(
        str(count),
        minutes_text(clocked),
        minutes_text(eligible),
        str(taken),
        turns_text(due),
        difference_text(taken * WHOLE_TURN - due),
        pair_text(counts.earned, counts.spent),
        count_text(counts.missed),
        count_text(counts.asked_for),
        pair_text(counts.undone, counts.corrected),
        pair_text(counts.overrides_for, counts.overrides_against),
        float(taken),
        due / WHOLE_TURN,
    )
