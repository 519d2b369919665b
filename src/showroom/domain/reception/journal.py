"""What an event changed, so that it can be taken back exactly (REC-09), whatever kind of event it was.

While an event is applied, everything it is about to change passes through an :class:`Act`. Of every event it is noted
whom it is about; a :class:`KeptAct` also copies what it changes, and the difference afterwards is what taking the event
back undoes: every field is put back that still holds what the event put there; what came later stays.

Copying costs more than the rest of a fold, and most days take little back: it begins with the first event of a day
that is taken back, for which the day is folded once more (``board.extend``).
"""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from operator import attrgetter
from typing import Any, NamedTuple

from showroom.domain.reception.events import Event
from showroom.domain.reception.state import (
    Board,
    Duty,
    LedgerProblem,
    MakeUpTurn,
    OpenVisit,
    Person,
)

_Entry = Person | OpenVisit | MakeUpTurn | Duty
# What the board's tables hold; the others hold counters.
_HOLDS: dict[str, type[_Entry]] = {
    "people": Person,
    "gone": Person,
    "visits": OpenVisit,
    "closed": OpenVisit,
    "bank": MakeUpTurn,
    "duties": Duty,
}
_NAMES = {table: tuple(field.name for field in fields(cls)) for table, cls in _HOLDS.items()}
# A copy of an entry is the tuple of its fields, which hold nothing that changes in place: read in one call, for the
# fold is paid with every act.
_READ: dict[str, attrgetter[tuple[Any, ...]]] = {table: attrgetter(*names) for table, names in _NAMES.items()}


def _copied(board: Board, table: str, key: Any) -> Any:
    """A copy of a table's entry: its fields; a counter and "absent" (None) are themselves."""
    entry = getattr(board, table).get(key)
    read = _READ.get(table)
    return entry if entry is None or read is None else read(entry)


class Changed(NamedTuple):
    """One entry of one table: absent (None) or its fields before and after."""

    table: str
    key: Any
    before: Any
    after: Any


class Noted(NamedTuple):
    """An event of the day. ``about``: the people and visits it is about, not those it merely passed over."""

    event: Event
    about: frozenset[tuple[str, int]]


class Act:
    """One event being applied to a board: hands out what may be changed."""

    __slots__ = ("_about", "board", "event")

    def __init__(self, board: Board, event: Event) -> None:
        self.board, self.event = board, event
        self._about: set[tuple[str, int]] = set()

    @property
    def at(self) -> datetime:
        return self.event.at

    @property
    def moment(self) -> datetime:
        """When it really happened: what lasts is measured by it (REC-23)."""
        return self.event.moment

    def keep(self, table: str, key: Any) -> None:
        """An entry is about to be changed, added or removed."""

    def noted(self) -> Noted:
        """Whom the event was about."""
        return Noted(self.event, frozenset(self._about))

    def person(self, staff: int) -> Person:
        """Somebody clocked in whom the event is about."""
        self._about.add(("staff", staff))
        return self.passed(staff)

    def passed(self, staff: int) -> Person:
        """Somebody clocked in whom the event touches in passing."""
        self.keep("people", staff)
        return self.board.people[staff]

    def person_or_none(self, staff: int | None) -> Person | None:
        """As :meth:`person`; None for nobody and for somebody who is not clocked in."""
        if staff is None:
            return None
        self._about.add(("staff", staff))
        return self.passed(staff) if staff in self.board.people else None

    def visit(self, visit: int) -> OpenVisit:
        """An open visit. Raises ``KeyError``."""
        self._about.add(("visit", visit))
        self.keep("visits", visit)
        return self.board.visits[visit]

    def any_visit(self, visit: int) -> OpenVisit:
        """An open visit, or one that ended today. Raises ``KeyError``."""
        self._about.add(("visit", visit))
        table = "visits" if visit in self.board.visits else "closed"
        self.keep(table, visit)
        found: OpenVisit = getattr(self.board, table)[visit]
        return found

    def other_visit(self, visit: int) -> OpenVisit:
        """A visit whose bookkeeping changes along; the event is not about it."""
        table = "visits" if visit in self.board.visits else "closed"
        self.keep(table, visit)
        found: OpenVisit = getattr(self.board, table)[visit]
        return found

    def put(self, table: str, key: Any, entry: Any) -> None:
        """Add or replace an entry."""
        self.keep(table, key)
        getattr(self.board, table)[key] = entry

    def drop(self, table: str, key: Any) -> Any:
        """Remove an entry and return it. Raises ``KeyError``."""
        self.keep(table, key)
        return getattr(self.board, table).pop(key)

    def close(self, visit: OpenVisit, state: str) -> None:
        """The visit is over."""
        self._about.add(("visit", visit.visit))
        self.drop("visits", visit.visit)
        visit.state = state
        self.put("closed", visit.visit, visit)

    def mention(self, visit: int) -> None:
        """The event is about this visit though nothing of it changes."""
        self._about.add(("visit", visit))

    def mention_staff(self, staff: int) -> None:
        """The event is about this person, who may not be there yet."""
        self._about.add(("staff", staff))

    def count(self, table: str, staff: int, step: int) -> None:
        """Add to a counter by person."""
        self.put(table, staff, getattr(self.board, table).get(staff, 0) + step)

    def stand_at_the_door(self, staff: int | None) -> None:
        """The greeter's post changes."""
        self.board.greeter = staff
        self.board.greeter_since = self.moment if staff is not None else None

    def close_the_day(self) -> None:
        """Nothing of the day is corrected any more."""
        self.board.closed_at = self.at


class KeptAct(Act):
    """An act that remembers what was before."""

    __slots__ = ("_before",)

    def __init__(self, board: Board, event: Event) -> None:
        super().__init__(board, event)
        self._before: dict[tuple[str, Any], Any] = {}

    def keep(self, table: str, key: Any) -> None:
        """Copy the entry as it is before the event."""
        slot = (table, key)
        if slot not in self._before:
            self._before[slot] = _copied(self.board, table, key)

    def stand_at_the_door(self, staff: int | None) -> None:
        self._before.setdefault(("cell", "greeter"), self.board.greeter)
        self._before.setdefault(("cell", "greeter_since"), self.board.greeter_since)
        super().stand_at_the_door(staff)

    def close_the_day(self) -> None:
        self._before.setdefault(("cell", "closed_at"), self.board.closed_at)
        super().close_the_day()

    def changes(self) -> tuple[Changed, ...]:
        """What is different now from before."""
        found, board = [], self.board
        for (table, key), before in self._before.items():
            after = getattr(board, key) if table == "cell" else _copied(board, table, key)
            if after != before:
                found.append(Changed(table, key, before, after))
        return tuple(found)


def take_back(board: Board, number: int) -> None:
    """Undo the event ``number`` of the day, whose changes are known; what came after it stays as it was decided."""
    assert board.changes is not None
    if board.journal.pop(number, None) is None:
        raise LedgerProblem(f"event {number} of {board.day} can't be taken back")
    for changed in reversed(board.changes.pop(number)):
        if changed.table == "cell":
            if getattr(board, changed.key) == changed.after:
                setattr(board, changed.key, changed.before)
            continue
        _put_back(getattr(board, changed.table), changed)


def _put_back(table: dict[Any, Any], changed: Changed) -> None:
    current, before = table.get(changed.key), changed.before
    if changed.after is None:  # it was removed
        if current is None:
            cls = _HOLDS.get(changed.table)
            table[changed.key] = before if cls is None else cls(*before)
    elif before is None:  # it was added; spent or ended since, it is no longer there
        table.pop(changed.key, None)
    elif current is None:
        return
    elif isinstance(current, int):  # a counter: what later events added stays
        table[changed.key] = current + before - changed.after
    else:
        for name, was, put in zip(_NAMES[changed.table], before, changed.after, strict=True):
            if was != put and getattr(current, name) == put:
                setattr(current, name, was)
