"""Which day the dashboard shows: today, until somebody chooses another."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QObject, Signal
from PySide6.QtWidgets import QDateEdit, QWidget

from showroom.domain.staff.permissions import may
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import ShellContext
from showroom.services import dashboard


class ShownDay(QObject):
    """``changed`` carries 0 when another day was chosen, -1 or 1 when one span earlier or later is asked for.

    ``parts`` stand in the page's head.
    """

    changed = Signal(int)

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self._context = context
        self._edit = QDateEdit()
        self._edit.setObjectName("dashboard.day")
        self._edit.setAccessibleName(self.tr("Last day shown"))
        self._edit.setCalendarPopup(True)
        self._edit.setDisplayFormat("yyyy-MM-dd")
        self._edit.setMinimumWidth(THEME.px(150))
        self._edit.setProperty("draft", False)
        self._edit.dateChanged.connect(lambda _day: self._on_chosen())
        self._back = Button("", "dashboard.day.back", icon="caret-left", tip=self.tr("Earlier"))
        self._back.clicked.connect(lambda: self.changed.emit(-1))
        self._on = Button("", "dashboard.day.next", icon="caret-right", tip=self.tr("Later"))
        self._on.clicked.connect(lambda: self.changed.emit(1))
        self.follows = True
        """The day on the clock, until somebody chooses another."""
        self.parts: tuple[QWidget, ...] = (self._back, self._edit, self._on)

    @property
    def day(self) -> date:
        """The last day of the span."""
        found = self._edit.date()
        return date(found.year(), found.month(), found.day())

    @property
    def today(self) -> date:
        """The store's day by the clock."""
        return self._context.shop.day(self._context.clock.now())

    def choose_first(self) -> None:
        """Today; in a store where nobody came for a week (a replay, an old demo) the last day somebody did."""
        self._put(self.today)
        if may(self._context.actor(), "dashboard.view"):
            last = self._context.read(dashboard.last_day, None)
            if last is not None and self.today - last > timedelta(days=7):
                self.follows = False
                self._put(last)

    def follow(self) -> None:
        """Before each reading: today may have become another day."""
        if self.follows:
            self._put(self.today)
        self._on.setEnabled(self.day < self.today)

    def show(self, day: date) -> None:
        """Another day, no later than today."""
        self._put(min(day, self.today))
        self._on_chosen()

    def _put(self, day: date) -> None:
        self._edit.blockSignals(True)
        self._edit.setDate(QDate(day.year, day.month, day.day))
        self._edit.blockSignals(False)

    def _on_chosen(self) -> None:
        self.follows = self.day >= self.today
        self.changed.emit(0)
