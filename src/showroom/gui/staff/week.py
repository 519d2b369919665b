"""The roster's week as rows of people, and the table that shows it cell by cell (REC-01)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from showroom.domain.staff.roster import clock_text
from showroom.gui.kit.table import Column, Table
from showroom.services.roster import OnRoster, ShiftRow

DAYS = 7


@dataclass(frozen=True, slots=True)
class PersonWeek:
    """A person's seven days from Monday; ``place``: in the order of the week."""

    id: int
    name: str
    role: str
    place: int | None
    shifts: tuple[ShiftRow | None, ...]

    @property
    def minutes(self) -> int:
        """Planned working time."""
        return sum(shift.ends_minute - shift.starts_minute for shift in self.shifts if shift is not None)


@dataclass(frozen=True, slots=True)
class Cell:
    """A person's day."""

    staff_id: int
    day: date
    shift: ShiftRow | None


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def weeks(people: Sequence[OnRoster], shifts: Sequence[ShiftRow], monday: date, today: date) -> tuple[PersonWeek, ...]:
    """Everybody's week, in roster order; who has no place comes after those who have one, by name."""
    found = {(shift.staff_id, shift.day): shift for shift in shifts}
    days = [monday + timedelta(days=n) for n in range(DAYS)]
    rows = []
    for person in people:
        own = tuple(found.get((person.id, day)) for day in days)
        # An order is set for days to come: those that are over speak only when nothing else does.
        placed = [shift for shift in own if shift is not None and shift.place is not None]
        coming = [shift for shift in placed if shift.day >= today]
        first = next(iter(coming or placed), None)
        rows.append(PersonWeek(person.id, person.name, person.role, first.place if first is not None else None, own))
    return tuple(sorted(rows, key=lambda row: (row.place is None, row.place or 0, row.name)))


def span(shift: ShiftRow | None) -> str:
    """``09:00–17:00``; a dash for a free day."""
    return f"{clock_text(shift.starts_minute)}–{clock_text(shift.ends_minute)}" if shift is not None else "–"


class WeekTable(Table[PersonWeek]):
    """Cells can be selected one by one or several together. ``moved_to`` follows the current cell, ``freed`` comes with
    Delete; Enter opens the current cell (``opened``).
    """

    moved_to = Signal()
    freed = Signal()

    def __init__(self, columns: Sequence[Column[PersonWeek]], name: str, label: str, empty: str) -> None:
        super().__init__(columns, lambda row: row.id, name, label, empty=empty)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.moved_to.emit())

    def show_week(
        self, columns: Sequence[Column[PersonWeek]], rows: Sequence[PersonWeek], begin: date | None = None
    ) -> None:
        """Another week, or the same one changed; what is selected stays selected, person by person. Where nothing is,
        the first person's ``begin`` day (Monday without one) becomes the current cell.
        """
        chosen = {(self._model.identity(i.row()), i.column()) for i in self.selectedIndexes()}
        current = (self.current_id(), self.currentIndex().column())
        self._model.columns = tuple(columns)
        self._model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
        self.show_rows(rows)
        model, flag = self.selectionModel(), QItemSelectionModel.SelectionFlag
        for person, column in chosen:
            at = self._model.position(person)
            if at >= 0:
                model.select(self._model.index(at, column), flag.Select)
        at = self._model.position(current[0]) if current[0] is not None else -1
        if at >= 0:
            model.setCurrentIndex(self._model.index(at, max(current[1], 1)), flag.Select)
        elif rows:
            column = begin.weekday() + 1 if begin is not None else 1
            model.setCurrentIndex(self._model.index(0, column), flag.ClearAndSelect)

    def cell(self, monday: date) -> Cell | None:
        """The current cell; None on the names or without rows."""
        index, row = self.currentIndex(), self.current()
        if row is None or not 1 <= index.column() <= DAYS:
            return None
        day = index.column() - 1
        return Cell(row.id, monday + timedelta(days=day), row.shifts[day])

    def cells(self, monday: date) -> tuple[Cell, ...]:
        """The selected cells, day by day; a selected name stands for the whole week."""
        wanted: set[tuple[int, int]] = set()
        for index in self.selectedIndexes():
            columns = range(1, DAYS + 1) if index.column() == 0 else (index.column(),)
            wanted |= {(column - 1, index.row()) for column in columns}
        rows = self.rows()
        return tuple(
            Cell(rows[at].id, monday + timedelta(days=day), rows[at].shifts[day]) for day, at in sorted(wanted)
        )

    def select_cell(self, staff_id: int, column: int) -> None:
        """Make a cell the current and only one."""
        at = self._model.position(staff_id)
        if at >= 0:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._model.index(at, column), flag)

    def _select(self, position: int) -> None:
        self.select_cell(int(str(self._model.identity(position))), max(self.currentIndex().column(), 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.freed.emit()
            return
        super().keyPressEvent(event)
