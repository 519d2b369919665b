"""The choice of the day: the nearest days with acts, and a calendar in which the days with acts stand out (REC-18)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, Signal
from PySide6.QtGui import QColor, QFont, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QWidget

from showroom.gui.kit.buttons import Button
from showroom.gui.kit.layouts import hbox
from showroom.gui.kit.theme import THEME
from showroom.services.timeline import DayCount

Count = Callable[[date, date], Sequence[DayCount]]


class DayChooser(QWidget):
    """``chosen`` carries a day; the buttons left and right go to the nearest day with acts (``show_day`` names them).

    ``count``: the days with acts between two days, asked for when the calendar shows a month.
    """

    chosen = Signal(object)

    def __init__(self, count: Count) -> None:
        super().__init__()
        self._count = count
        self._before: date | None = None
        self._after: date | None = None
        self._latest: date | None = None
        self.setObjectName("timeline.days")
        self.edit = QDateEdit()
        self.edit.setObjectName("timeline.day")
        self.edit.setAccessibleName(self.tr("Day"))
        self.edit.setCalendarPopup(True)
        self.edit.setDisplayFormat("yyyy-MM-dd")
        self.edit.setMinimumWidth(THEME.px(150))
        self.edit.setKeyboardTracking(False)  # a date half typed is no choice
        self.edit.setProperty("draft", False)
        self.edit.dateChanged.connect(self._on_date)
        self.back = Button("", "timeline.day.back", icon="caret-left", tip=self.tr("The day before with acts"))
        self.back.clicked.connect(lambda: self.go(-1))
        self.on = Button("", "timeline.day.next", icon="caret-right", tip=self.tr("The next day with acts"))
        self.on.clicked.connect(lambda: self.go(1))
        self.latest = Button(self.tr("Latest"), "timeline.day.latest", kind="ghost")
        self.latest.clicked.connect(lambda: self._choose(self._latest))
        self.setLayout(hbox(self.back, self.edit, self.on, self.latest, spacing=6))
        self._marked: list[QDate] = []
        calendar = self.edit.calendarWidget()
        calendar.currentPageChanged.connect(self._on_month)
        calendar.installEventFilter(self)

    @property
    def day(self) -> date:
        found = self.edit.date()
        return date(found.year(), found.month(), found.day())

    def show_day(
        self, day: date, before: date | None, after: date | None, latest: date | None, last: date | None = None
    ) -> None:
        """The day shown and its neighbours; ``latest``: the last with acts; ``last``: the last that may be chosen."""
        self._before, self._after, self._latest = before, after, latest
        self.edit.blockSignals(True)
        if last is not None:
            self.edit.setMaximumDate(QDate(last.year, last.month, last.day))
        self.edit.setDate(QDate(day.year, day.month, day.day))
        self.edit.blockSignals(False)
        self.back.setEnabled(before is not None)
        self.on.setEnabled(after is not None)
        self.latest.setEnabled(latest is not None and latest != day)

    def go(self, by: int) -> None:
        """To the nearest day with acts, back (-1) or on (1)."""
        self._choose(self._before if by < 0 else self._after)

    def _choose(self, day: date | None) -> None:
        if day is not None:
            self.chosen.emit(day)

    def _on_date(self, day: QDate) -> None:
        self.chosen.emit(date(day.year(), day.month(), day.day()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QCalendarWidget):
            self.mark_month(watched.yearShown(), watched.monthShown())
        return False

    def _on_month(self, year: int, month: int) -> None:
        if self.edit.calendarWidget().isVisible():  # while it is closed nobody reads a month
            self.mark_month(year, month)

    def mark_month(self, year: int, month: int) -> None:
        """Days with acts stand out, with how many; those of other months are plain again."""
        calendar = self.edit.calendarWidget()
        plain = QTextCharFormat()
        for marked in self._marked:
            calendar.setDateTextFormat(marked, plain)
        self._marked = []
        for one in self._count(date(year, month, 1), date(year, month, monthrange(year, month)[1])):
            form = QTextCharFormat()
            form.setFontWeight(QFont.Weight.Bold)
            form.setForeground(QColor(THEME.tokens.accent_text))
            form.setBackground(QColor(THEME.tokens.accent_soft))
            form.setToolTip(self.tr("{count} acts").format(count=one.acts))
            day = QDate(one.day.year, one.day.month, one.day.day)
            calendar.setDateTextFormat(day, form)
            self._marked.append(day)

    @property
    def marked(self) -> tuple[date, ...]:
        """The days that stand out in the calendar now."""
        return tuple(date(one.year(), one.month(), one.day()) for one in self._marked)
