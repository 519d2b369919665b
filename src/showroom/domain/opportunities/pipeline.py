"""The pipeline: how old one is, and what a stage is worth (REG-14)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Age(StrEnum):
    """How long one has stood in its stage, against the pack's days."""

    FRESH = "fresh"
    OLD = "old"
    STALE = "stale"


def age(days: int, limit: int) -> Age:
    """Up to the limit fresh, up to twice the limit old."""
    return Age.FRESH if days <= limit else Age.OLD if days <= 2 * limit else Age.STALE


@dataclass(frozen=True, slots=True)
class Worth:
    """``amount`` and ``weighted`` (amount × probability) in minor units; ``unknown``: how many have no amount yet."""

    count: int = 0
    amount: int = 0
    weighted: int = 0
    unknown: int = 0


def worth(rows: Iterable[tuple[int | None, int]]) -> Worth:
    """Of (amount, probability in per cent). The weighted sum is rounded once, half up."""
    count = amount = hundredths = unknown = 0
    for value, probability in rows:
        count += 1
        unknown += value is None
        amount += value or 0
        hundredths += (value or 0) * probability
    return Worth(count, amount, (hundredths + 50) // 100, unknown)
