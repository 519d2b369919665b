"""The roster in words: its columns, a shift in a cell, a day's order in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QObject

from showroom.domain.staff.roster import clock_text
from showroom.gui.kit.days import day_of_month, day_text, short_day
from showroom.gui.kit.table import Column
from showroom.gui.staff.week import DAYS, PersonWeek, span
from showroom.services.roster import ShiftRow


class RosterWords(QObject):
    """``language``: of the screen."""

    def __init__(self, language: str, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language

    def columns(self, monday: date, today: date, *, narrow: bool) -> tuple[Column[PersonWeek], ...]:
        """A column a day; ``narrow``: the month stands above the table only, the hours on two lines."""
        language = self._language

        def day_column(number: int) -> Column[PersonWeek]:
            day = monday + timedelta(days=number)
            title = day_of_month(day, language) if narrow else short_day(day, language)
            if day == today:
                title = f"● {title}"
            hours, second = (_begin, self._end) if narrow else (span, self._second)
            return Column(
                f"day{number}",
                title,
                lambda row: hours(row.shifts[number]),
                second=lambda row: second(row.shifts[number]),
            )

        person: Column[PersonWeek] = Column(
            "name",
            self.tr("Name, in order"),
            lambda row: row.name,
            190,
            avatar=lambda row: row.name,
            second=lambda row: self._hours(row.minutes),
        )
        return (person, *(day_column(number) for number in range(DAYS)))

    def _hours(self, minutes: int) -> str:
        return self.tr("{hours} h").format(hours=f"{minutes / 60:g}") if minutes else self.tr("no shift")

    def _second(self, shift: ShiftRow | None) -> str:
        """Which shift of the day it is, and the place in the day's order."""
        if shift is None:
            return ""
        number = self.tr("shift {number}").format(number=shift.shift_no)
        if shift.rank is None:
            return number
        return f"{number} · " + self.tr("place {place}").format(place=shift.rank)

    def _end(self, shift: ShiftRow | None) -> str:
        return self.tr("to {time}").format(time=clock_text(shift.ends_minute)) if shift is not None else ""

    def order_of(self, rows: Sequence[PersonWeek], monday: date, day: date, today: date) -> str:
        """The day's people in the order they stand, in a sentence."""
        name = {row.id: row.name for row in rows}
        at = (day - monday).days
        working = [row.shifts[at] for row in rows]
        present = [shift for shift in working if shift is not None]
        present.sort(key=lambda s: (s.rank is None, s.rank or 0, s.starts_minute, name[s.staff_id]))
        shown = day_text(day, today, self._language)
        if not present:
            return self.tr("{day}: nobody works.").format(day=shown)
        separator = "、" if self._language.startswith("zh") else ", "
        names = separator.join(name[shift.staff_id] for shift in present)
        return self.tr("{day}, in order: {names}").format(day=shown, names=names)


def _begin(shift: ShiftRow | None) -> str:
    """``09:00``; a dash for a free day."""
    return clock_text(shift.starts_minute) if shift is not None else span(None)
