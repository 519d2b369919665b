"""Where the appointments of a day stand in its calendar: columns, quarters of an hour, lanes side by side. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from showroom.domain.appointments.conflicts import ConflictKind, Slot, conflicts

if TYPE_CHECKING:
    from showroom.services.appointments import Expected

By = Literal["consultant", "resource"]
QUARTER = 15


@dataclass(frozen=True, slots=True)
class Column:
    """``key``: a consultant's id or a resource's name; 0 or "": nobody in particular, nothing in particular.
    ``spans``: when somebody is there (minutes after midnight); None: as long as the store is open."""

    key: int | str
    name: str
    spans: tuple[tuple[int, int], ...] | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """``start`` and ``minutes`` in minutes after the local midnight of the day; ``lane`` of ``lanes`` side by side;
    ``facts``: what stands below name and time."""

    appointment: Expected
    column: int
    start: int
    minutes: int
    lane: int
    lanes: int
    is_doubled: bool
    facts: tuple[str, ...] = ()

    @property
    def end(self) -> int:
        return self.start + self.minutes


@dataclass(frozen=True, slots=True)
class Sheet:
    """A day as it is drawn. ``first`` and ``last``: minutes shown, whole hours; ``open_spans``: opening hours."""

    columns: tuple[Column, ...]
    blocks: tuple[Block, ...]
    first: int
    last: int
    open_spans: tuple[tuple[int, int], ...]

    def open_in(self, column: int) -> tuple[tuple[int, int], ...]:
        """When the store is open and whoever the column stands for is there."""
        spans = self.columns[column].spans
        if spans is None:
            return self.open_spans
        both = ((max(a, b), min(c, d)) for a, c in self.open_spans for b, d in spans)
        return tuple((begins, ends) for begins, ends in both if begins < ends)

    def is_open(self, column: int, minute: int) -> bool:
        """Whether a place lies within :meth:`open_in`."""
        return any(begins <= minute < ends for begins, ends in self.open_in(column))

    def block_at(self, column: int, minute: int, lane: int = 0) -> Block | None:
        """The block there; of several side by side the one in ``lane``, else the nearest to it."""
        there = [one for one in self.blocks if one.column == column and one.start <= minute < one.end]
        return min(there, key=lambda one: abs(one.lane - lane), default=None)

    def beside(self, block: Block, across: int) -> Block | None:
        """The next block left or right (``across`` -1 or 1) that shares some of its time and its column."""
        there = [
            one
            for one in self.blocks
            if one.column == block.column
            and (one.lane - block.lane) * across > 0
            and one.start < block.end
            and one.end > block.start
        ]
        return min(there, key=lambda one: abs(one.lane - block.lane), default=None)


def sheet(
    rows: Sequence[Expected],
    by: By,
    named: Iterable[Column],
    midnight: datetime,
    open_spans: Sequence[tuple[int, int]],
    nobody: str,
    purposes: Mapping[str, str] = MappingProxyType({}),
) -> Sheet:
    """``rows``: those to draw; ``named``: columns to show though empty; ``nobody``: the name of the first column;
    ``purposes``: what an appointment is for, in words."""
    columns = [Column(0 if by == "consultant" else "", nobody), *named]
    known = {one.key for one in columns}
    for row in rows:  # somebody who left, a room out of use: what is booked with them is shown
        key, name = _key(row, by), row.consultant if by == "consultant" else row.resource
        if key not in known:
            known.add(key)
            columns.append(Column(key, name))
    place = {one.key: number for number, one in enumerate(columns)}
    doubled = _doubled(rows)
    blocks: list[Block] = []
    for number in range(len(columns)):
        of_column = [row for row in rows if place[_key(row, by)] == number]
        blocks += [
            replace(one, facts=_facts(one.appointment, by, purposes))
            for one in _laned(of_column, number, midnight, doubled)
        ]
    # an hour around the opening hours, and whatever was booked outside them
    starts = [max(0, begins - 60) for begins, _ in open_spans] + [one.start for one in blocks]
    ends = [ends + 60 for _, ends in open_spans] + [one.end for one in blocks]
    first = (min(starts, default=9 * 60) // 60) * 60
    last = -(-max(ends, default=18 * 60) // 60) * 60
    return Sheet(tuple(columns), tuple(blocks), first, max(last, first + 60), tuple(open_spans))


def _facts(row: Expected, by: By, purposes: Mapping[str, str]) -> tuple[str, ...]:
    """What the column does not say already."""
    other = row.resource if by == "consultant" else row.consultant
    return tuple(part for part in (purposes.get(row.purpose, ""), other, row.note) if part)


def _key(row: Expected, by: By) -> int | str:
    return (row.consultant_id or 0) if by == "consultant" else row.resource


def _doubled(rows: Sequence[Expected]) -> set[int]:
    """Whatever shares its room, its consultant or its customer with another at the same time."""
    slots = [Slot(row.id, row.at, row.ends_at, row.resource_id, row.consultant_id, row.customer_id) for row in rows]
    found = set()
    for slot in slots:
        against = conflicts(slot, slots, [(slot.at, slot.until)], None, is_rostered_day=False)
        if any(one.kind is not ConflictKind.CLOSED for one in against):
            found.add(slot.id)
    return found


def _laned(rows: Sequence[Expected], column: int, midnight: datetime, doubled: set[int]) -> list[Block]:
    """Appointments at the same time stand side by side, each group only as narrow as it must be."""
    found: list[Block] = []
    group: list[tuple[Expected, int, int, int]] = []
    group_end = 0

    def close() -> None:
        lanes = 1 + max((lane for _, _, _, lane in group), default=0)
        found.extend(
            Block(row, column, start, end - start, lane, lanes, row.id in doubled) for row, start, end, lane in group
        )
        group.clear()

    for row in sorted(rows, key=lambda one: (one.at, one.id)):
        start = round((row.at - midnight).total_seconds() / 60)
        end = start + row.minutes
        if group and start >= group_end:
            close()
        taken = {lane for _, _, until, lane in group if until > start}
        lane = next(number for number in range(len(group) + 1) if number not in taken)
        group.append((row, start, end, lane))
        group_end = max(group_end, end) if len(group) > 1 else end
    close()
    return found
