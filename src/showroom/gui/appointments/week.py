"""The week above the day's calendar: a chip for each day with how many are booked, in one row (CAL-09)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from showroom.gui.kit.buttons import Button, Chip
from showroom.gui.kit.days import date_text, day_of_month, long_day
from showroom.gui.kit.layouts import hbox
from showroom.gui.shell.context import ShellContext


class WeekBar(QWidget):
    """``chosen(date)``: Enter or a press on a day, a week before or after, today."""

    chosen = Signal(object)

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("appointments.week")
        self._context = context
        self._day = context.shop.day()
        self._days: list[date] = []
        self._chips = [Chip("", f"appointments.week.{number}") for number in range(7)]
        for number, chip in enumerate(self._chips):
            chip.setProperty("draft", False)
            chip.clicked.connect(lambda _on=False, number=number: self._pick(number))
        before = Button("", "appointments.before", icon="caret-left", kind="ghost", tip=self.tr("A week earlier"))
        before.clicked.connect(lambda: self.step(-7))
        after = Button("", "appointments.after", icon="caret-right", kind="ghost", tip=self.tr("A week later"))
        after.clicked.connect(lambda: self.step(7))
        today = Button(self.tr("Today"), "appointments.today", kind="plain", key="Home")
        today.clicked.connect(lambda: self.chosen.emit(context.shop.day()))
        self.setLayout(hbox(before, *self._chips, after, None, today, spacing=6))

    def show_week(self, day: date, week: Sequence[tuple[date, int]], closed: Collection[date] = frozenset()) -> None:
        """``day`` is the one whose calendar is shown; ``closed``: those on which the store is not open."""
        self._day, self._days = day, [one for one, _count in week]
        lang = self._context.language
        for chip, (one, count) in zip(self._chips, week, strict=False):
            said = QCoreApplication.translate("WeekBar", "%n booked", "", count)
            facts = [day_of_month(one, lang), str(count) if count else ""]
            if one in closed:
                facts.insert(1, self.tr("closed"))
                said = f"{self.tr('closed')}, {said}"
            chip.show_text(" · ".join(part for part in facts if part))
            chip.setAccessibleName(f"{long_day(one, lang)}, {said}")
            chip.setToolTip(f"{date_text(one, lang)}, {said}")
            chip.setChecked(one == day)

    def step(self, days: int) -> None:
        """So many days on."""
        self.chosen.emit(self._day + timedelta(days=days))

    def _pick(self, number: int) -> None:
        self._chips[number].setChecked(self._days[number] == self._day)  # a press does not unset the day shown
        self.chosen.emit(self._days[number])
