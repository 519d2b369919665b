"""Counted arrivals: a table of slots with a count each → one moment a person.

The file is CSV with a heading that names ``date``, ``time`` and ``count`` and perhaps ``flow`` (the direction at a
door counter: only rows with flow 9, in, are arrivals). Slots are as long as the shortest step between two of the file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from random import Random

from showroom.domain.errors import UserError

INWARD = "9"
_MOST = 100_000
_DATES = ("%m/%d/%y", "%m/%d/%Y", "%Y-%m-%d", "%Y/%m/%d")
_TIMES = ("%H:%M:%S", "%H:%M")


@dataclass(frozen=True, slots=True)
class Counts:
    """``slots``: (local beginning without zone, people), in order of time; ``length`` of each slot."""

    slots: tuple[tuple[datetime, int], ...]
    length: timedelta

    @property
    def people(self) -> int:
        return sum(count for _, count in self.slots)

    @property
    def days(self) -> tuple[date, ...]:
        """The days the file speaks of, those without arrivals too."""
        return tuple(sorted({start.date() for start, _ in self.slots}))


def read_counts(lines: Iterable[str]) -> Counts:
    """The counts in a CSV file's lines.

    Raises ``UserError``: ``arrivals_no_columns``, ``arrivals_empty``,
    ``arrivals_bad_row`` (``line``, ``value``, ``column``).
    """
    reader = csv.reader(lines)
    head = [name.strip().lower().lstrip("\ufeff") for name in next(reader, [])]
    missing = [name for name in ("date", "time", "count") if name not in head]
    if missing:
        raise UserError("arrivals_no_columns", field="arrivals", columns=", ".join(missing))
    slots: dict[datetime, int] = {}
    for row in reader:
        if not any(cell.strip() for cell in row):
            continue
        cells = dict(zip(head, (cell.strip() for cell in row), strict=False))
        if cells.get("flow", INWARD) != INWARD:
            continue
        start = datetime.combine(_date(cells, reader.line_num), _time(cells, reader.line_num))
        slots[start] = slots.get(start, 0) + _count(cells, reader.line_num)
    if not any(slots.values()):
        raise UserError("arrivals_empty", field="arrivals")
    ordered = sorted(slots.items())
    steps = [later - earlier for (earlier, _), (later, _) in pairwise(ordered)]
    return Counts(tuple(ordered), min(min(steps, default=timedelta(minutes=30)), timedelta(hours=1)))


def _bad(cells: dict[str, str], column: str, line: int) -> UserError:
    return UserError("arrivals_bad_row", field="arrivals", line=line, column=column, value=cells.get(column, ""))


def _date(cells: dict[str, str], line: int) -> date:
    for form in _DATES:
        try:
            return datetime.strptime(cells.get("date", ""), form).date()  # noqa: DTZ007 - the file knows no zone
        except ValueError:
            continue
    raise _bad(cells, "date", line)


def _time(cells: dict[str, str], line: int) -> time:
    for form in _TIMES:
        try:
            return datetime.strptime(cells.get("time", ""), form).time()  # noqa: DTZ007 - the file knows no zone
        except ValueError:
            continue
    raise _bad(cells, "time", line)


def _count(cells: dict[str, str], line: int) -> int:
    said = cells.get("count", "")
    if not said.isascii() or not said.isdecimal() or int(said) > _MOST:
        raise _bad(cells, "count", line)
    return int(said)


def spread(counts: Counts, rng: Random) -> tuple[datetime, ...]:
    """A moment for every counted person, evenly drawn within the slot (whole seconds), in order of time."""
    seconds = max(1, int(counts.length.total_seconds()))
    moments: list[datetime] = []
    for start, count in counts.slots:
        moments += sorted(start + timedelta(seconds=rng.randrange(seconds)) for _ in range(count))
    return tuple(moments)


def percentile(values: Sequence[float], share: float) -> float:
    """The nearest-rank percentile; 0 of nothing. ``share`` between 0 and 1."""
    if not values:
        return 0
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]
