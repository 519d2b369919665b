"""The fairness statement of a month: what its writer is given (REC-20). Times are aware and in the store's zone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from showroom.documents.daily_report import Deviation
from showroom.documents.quote_paper import Letterhead
from showroom.domain.reception.fairness import WHOLE_TURN, Period, PeriodShare
from showroom.domain.text import Text


@dataclass(frozen=True, slots=True)
class TurnRow:
    """A visit that took a turn, with the sentence that says why it went to this person."""

    at: datetime
    number: int
    kind: Text
    why: Text


@dataclass(frozen=True, slots=True)
class LedgerRange:
    """The events the paper was made from, ``first`` to ``last`` by number, and the hash of the last one (REC-18)."""

    first: int
    last: int
    events: int
    head: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One person's month. ``acts``: what happened outside the order that concerns the person."""

    name: str
    share: PeriodShare
    turns: tuple[TurnRow, ...]
    acts: tuple[Deviation, ...] = ()


@dataclass(frozen=True, slots=True)
class FairnessPaper:
    """A store's month. ``month``: its first day; ``statements``: who gets a statement of their own, after the summary
    where ``summary`` is set; ``under_way``: the month is not over."""

    letterhead: Letterhead
    month: date
    under_way: bool
    made_at: datetime
    made_by: str
    period: Period
    names: Mapping[int, str]
    ledger: LedgerRange
    statements: tuple[Statement, ...] = ()
    summary: bool = True


_MINUS = "\u2212"


def turns_text(hundredths: int) -> str:
    """``5150`` → ``51.50``; a negative number has a minus sign."""
    whole, rest = divmod(abs(hundredths), WHOLE_TURN)
    return f"{_MINUS if hundredths < 0 else ''}{whole}.{rest:02d}"


def difference_text(hundredths: int) -> str:
    """As :func:`turns_text`, with a plus sign where it is positive."""
    return f"+{turns_text(hundredths)}" if hundredths > 0 else turns_text(hundredths)


def minutes_text(tenths: int) -> str:
    """``97553`` → ``9,755.3``."""
    whole, rest = divmod(tenths, 10)
    return f"{whole:,}.{rest}"


def pair_text(first: int, second: int) -> str:
    """``2 / 1``; a dash for nought, so that the rest is seen."""
    return f"{first} / {second}" if first or second else "–"


def count_text(count: int) -> str:
    """``3``; a dash for nought."""
    return str(count) if count else "–"
