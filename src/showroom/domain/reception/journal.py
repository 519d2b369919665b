"""What an event changed, so that it can be taken back exactly (REC-09), whatever kind of event it was.

While an event is applied, everything it is about to change passes through an :class:`Act`, which keeps a copy. The
difference afterwards is the event's :class:`Changes`. Taking the event back puts every field back that still holds what
the event put there: what came later stays.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from operator import attrgetter
from typing import Any, NamedTuple

from showroom.domain.reception.events import Event
from showroom.domain.reception.state import Board, Duty, LedgerProblem, MakeUpTurn, OpenVisit, Person

_Entry = Person | OpenVisit | MakeUpTurn | Duty
_NAMES: dict[type, tuple[str, ...]] = {
    cls: tuple(field.name for field in fields(cls)) for cls in (Person, OpenVisit, MakeUpTurn, Duty)
}
# A copy of an entry is the tuple of its fields, which hold nothing that changes in place: read in one call, for the
# fold is paid with every act.
_READ = {cls: attrgetter(*names) for cls, names in _NAMES.items()}


class Copied(NamedTuple):
    """An entry as it was at a moment."""

    cls: type
    values: tuple[Any, ...]

    def again(self) -> Any:
        """The entry made anew."""
        return self.cls(*self.values)


def _copied(entry: Any) -> Copied | int | None:
    """A copy of a table's entry: a counter and "absent" are themselves."""
    read = _READ.get(type(entry))
    return entry if read is None else Copied(type(entry), read(entry))


@dataclass(slots=True)
class Changed:
    """One entry of one table: absent (None) or its fields before and after."""

    table: str
    key: Any
    before: Any
    after: Any


@dataclass(slots=True)
class Changes:
    """What one event did. ``about``: the people and visits it is about, not those it merely passed over."""

    event: Event
    about: frozenset[tuple[str, int]]
    changed: tuple[Changed, ...]


class Act:
    """One event being applied to a board: hands out what may be changed, and keeps what it was."""

    __slots__ = ("_about", "_before", "board", "event")

    def __init__(self, board: Board, event: Event) -> None:
        self.board, self.event = board, event
        self._before: dict[tuple[str, Any], Any] = {}
        self._about: set[tuple[str, int]] = set()

    @property
    def at(self) -> datetime:
        return self.event.at

    def keep(self, table: str, key: Any) -> None:
        """Remember an entry before it is changed, added or removed."""
        if (table, key) not in self._before:
            self._before[(table, key)] = _copied(getattr(self.board, table).get(key))

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
        self._before.setdefault(("cell", "greeter"), self.board.greeter)
        self._before.setdefault(("cell", "greeter_since"), self.board.greeter_since)
        self.board.greeter = staff
        self.board.greeter_since = self.at if staff is not None else None

    def changes(self) -> Changes:
        """What is different now from before."""
        found = []
        for (table, key), before in self._before.items():
            after = getattr(self.board, key) if table == "cell" else _copied(getattr(self.board, table).get(key))
            if after != before:
                found.append(Changed(table, key, before, after))
        return Changes(self.event, frozenset(self._about), tuple(found))


class Unkept(Act):
    """An event of which nothing has to be known afterwards: nothing is copied (a rehearsal's, a read-only fold's)."""

    __slots__ = ()

    def keep(self, table: str, key: Any) -> None:
        """Nothing is remembered."""


def take_back(board: Board, number: int) -> None:
    """Undo the event ``number`` of the day; what came after it stays as it was decided."""
    changes = board.journal.pop(number, None)
    if changes is None:
        raise LedgerProblem(f"event {number} of {board.day} can't be taken back")
    for changed in reversed(changes.changed):
        if changed.table == "cell":
            if getattr(board, changed.key) == changed.after:
                setattr(board, changed.key, changed.before)
            continue
        table = getattr(board, changed.table)
        _put_back(table, changed)


def _put_back(table: dict[Any, Any], changed: Changed) -> None:
    current = table.get(changed.key)
    if changed.after is None:  # it was removed
        if current is None:
            before = changed.before
            table[changed.key] = before.again() if isinstance(before, Copied) else before
    elif changed.before is None:  # it was added; spent or ended since, it is no longer there
        table.pop(changed.key, None)
    elif current is None:
        return
    elif isinstance(current, int):  # a counter: what later events added stays
        table[changed.key] = current + changed.before - changed.after
    else:
        _put_fields_back(current, changed)


def _put_fields_back(current: _Entry, changed: Changed) -> None:
    for name, before, after in zip(_NAMES[type(current)], changed.before.values, changed.after.values, strict=True):
        if before != after and getattr(current, name) == after:
            setattr(current, name, before)
