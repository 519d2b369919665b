"""What the desk is told above the floor: nobody is there, a question waits, details were typed and not saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from showroom.gui.kit.bars import MessageBar
from showroom.gui.kit.layouts import hbox
from showroom.gui.reception.nudge_bar import NudgeBar
from showroom.gui.reception.nudges import coming
from showroom.gui.reception.posts import DeskAlarm
from showroom.services.reception.rows import FloorBoard


class Notices(QWidget):
    """The line of the alarm and the reminder; it takes no room when there is neither."""

    def __init__(self, alarm: DeskAlarm, nudge: NudgeBar) -> None:
        super().__init__()
        self.setObjectName("reception.notices")
        self.setProperty("look", "clear")
        self.alarm, self.nudge = alarm, nudge
        row = hbox(alarm, nudge, spacing=12)
        row.setStretch(0, 3)
        row.setStretch(1, 7)  # a question needs more words than the alarm
        self.setLayout(row)

    def show_floor(self, floor: FloorBoard, now: datetime, *, asks: bool) -> None:
        """``asks``: whoever sits here may answer the reminders."""
        self.alarm.show_floor(floor, now)
        self.nudge.show_coming(coming(floor) if asks else (), now)
        self._fit()

    def tick(self, now: datetime) -> None:
        """Once a second."""
        self.alarm.tick(now)
        self.nudge.tick(now)
        self._fit()

    def _fit(self) -> None:
        self.setVisible(not self.alarm.isHidden() or not self.nudge.isHidden())


class UnsavedBar(MessageBar):
    """``go_on`` opens the details of a visit again."""

    def __init__(self, go_on: Callable[[int], None]) -> None:
        super().__init__("reception.bar")
        self._go_on = go_on
        self._reminded: int | None = None

    def remind(self, visit: tuple[int, int] | None) -> None:
        """Details (visit id, number) that were typed and not saved; None: there are none."""
        if visit is None:
            if self._reminded is not None:
                self.dismiss()
            self._reminded = None
        elif self._reminded != visit[0]:
            self._reminded = visit[0]
            said = self.tr("The details of visitor {number} are typed but not saved.").format(number=visit[1])
            self.show_message(said, "info", self.tr("Continue"), lambda: self._continue(visit[0]))

    def _continue(self, visit_id: int) -> None:
        self._reminded = None
        self._go_on(visit_id)
