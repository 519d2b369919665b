"""A day of the ledger, folded as far as somebody looks (REC-18).

A board is changed in place by the fold, so a line keeps one and moves it forward. On its way it keeps a copy every
``_EVERY`` acts; to look back it goes on from the nearest of them, and keeps the floors it passes on the last stretch,
where somebody who steps back will look next.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import accumulate
from operator import attrgetter
from typing import Any

from showroom.domain.reception.board import extend, fold
from showroom.domain.reception.state import Board
from showroom.services.timeline.values import Floor, LineAct, PackFacts, floor_of

_EVERY = 150
_KEPT, _STRETCH = 400, 8
"""Floors kept at most, and how many before the one asked for are kept when looking back."""


_NEVER_CHANGED = ("journal", "changes", "history")
"""What the board keeps of events: entries come and go, and none is changed."""


def twin(board: Board) -> Board:
    """A board of its own that is equal. What its tables hold is copied, but for entries that are never changed."""
    made = copy(board)
    for field in fields(board):
        value = getattr(board, field.name)
        if field.name in _NEVER_CHANGED and value is not None:
            setattr(made, field.name, value.copy())
        elif isinstance(value, dict):
            setattr(made, field.name, {key: _own(entry) for key, entry in value.items()})
    return made


def _own(entry: Any) -> Any:
    """A copy of what stands in a table: a person, a visit, a list; six times as fast as ``copy``, for there are
    many."""
    if is_dataclass(entry) and not isinstance(entry, type):
        return type(entry)(*_values(type(entry))(entry))
    return copy(entry)


@lru_cache(maxsize=16)
def _values(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*(field.name for field in fields(kind)))


class DayLine:
    """The acts of a day in order, and the floor after each. ``acts`` is never empty: the first opens the day.

    ``before``, ``after``: the nearest days with acts. Belongs to one thread at a time.
    """

    def __init__(
        self,
        day: date,
        acts: tuple[LineAct, ...],
        names: Mapping[int, str],
        packs: Mapping[int, PackFacts],
        before: date | None,
        after: date | None,
    ) -> None:
        if not acts:
            raise ValueError("a line without acts")
        self.day = day
        self.acts = acts
        self.names = names
        self.packs = packs
        self.before, self.after = before, after
        self.undone = {act.event.payload["event"]: index for index, act in enumerate(acts) if act.kind == "undone"}
        """Number of an act → index of the act that took it back."""
        # A clock that was corrected by hours may make times run back: who looks by the time looks past that.
        self._times = list(accumulate((act.at for act in acts), max))
        self._board: Board | None = None
        self._done = 0
        self._floors: dict[int, Floor] = {}
        self._twins: dict[int, Board] = {}

    def __len__(self) -> int:
        return len(self.acts)

    @property
    def first(self) -> datetime:
        """When the day's first act was."""
        return self._times[0]

    @property
    def last(self) -> datetime:
        """When the latest act was."""
        return self._times[-1]

    def moment(self, index: int) -> datetime:
        """When the act was, as a place on the line: never before the one before it."""
        return self._times[index]

    def index_at(self, moment: datetime) -> int:
        """The last act up to ``moment``; 0 before the first."""
        return max(0, bisect_right(self._times, moment) - 1)

    def floor_at(self, index: int) -> Floor:
        """The floor after the act. Raises ``LedgerProblem`` if an act can't follow the one before it."""
        kept = self._floors.get(index)
        if kept is not None:
            return kept
        self._at(index)  # an index that is none fails before anything is folded
        back = self._done > index + 1
        if back:
            self._go_back(index)
        while self._done <= index:
            self._board = extend(self._board, self.acts[self._done].event)
            if self._done == index or (back and self._done >= index - _STRETCH):
                self._keep(self._done, floor_of(self._board, self.names))
            self._done += 1
            if self._done % _EVERY == 0 and self._done not in self._twins:
                self._twins[self._done] = twin(self._board)
        return self._floors[index]

    def _go_back(self, index: int) -> None:
        """To the nearest copy some way before the act, or to the day's beginning."""
        kept = [done for done in self._twins if done <= max(0, index - _STRETCH)]
        self._done = max(kept, default=0)
        self._board = twin(self._twins[self._done]) if kept else None

    def _at(self, index: int) -> LineAct:
        if not 0 <= index < len(self.acts):
            raise IndexError(index)
        return self.acts[index]

    def _keep(self, index: int, floor: Floor) -> None:
        while len(self._floors) >= _KEPT:
            del self._floors[next(iter(self._floors))]
        self._floors[index] = floor

    def decision_of(self, visit: int, until: int | None = None) -> int | None:
        """The last act that decided about a visit, up to the act ``until``; None if there is none."""
        for index in range(len(self.acts) - 1 if until is None else until, -1, -1):
            if self.acts[index].visit == visit and self.acts[index].decision is not None:
                return index
        return None

    def board_at(self, index: int) -> Board:
        """The board itself after the act, folded for the caller alone."""
        self._at(index)
        return fold(act.event for act in self.acts[: index + 1])

    def pack_at(self, index: int) -> PackFacts | None:
        """The pack whose policy held after the act."""
        act = self._at(index)
        return self.packs.get(act.event.payload.get("pack_version", act.pack_version_id))

    def grown(
        self,
        acts: tuple[LineAct, ...],
        names: Mapping[int, str],
        packs: Mapping[int, PackFacts],
        neighbours: tuple[date | None, date | None],
    ) -> DayLine:
        """The line with newer acts; what was folded already is taken over, this line is not to be used any more."""
        line = DayLine(self.day, self.acts + acts, names, packs, *neighbours)
        line._board, line._done, line._floors, line._twins = self._board, self._done, self._floors, self._twins
        return line
