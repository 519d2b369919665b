"""The choice of a period: the usual ones by one press, any other by its first and last day."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QWidget

from showroom.gui.kit.buttons import Segment
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import hbox
from showroom.gui.kit.theme import THEME

OWN = "own"
_DAYS = {"week": 7, "month": 30, "quarter": 91, "year": 365}


class PeriodChooser(QWidget):
    """``changed`` after each choice. The usual periods end with the last day there is anything of (``end_with``)."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setObjectName("rehearsal.period")
        self._end = today
        self.usual = Segment(
            [
                ("week", self.tr("Week")),
                ("month", self.tr("Month")),
                ("quarter", self.tr("3 months")),
                ("year", self.tr("Year")),
                (OWN, self.tr("Other days")),
            ],
            "rehearsal.usual",
            "month",
            self.tr("Period"),
        )
        self.usual.setProperty("draft", False)
        self.first = self._edit("rehearsal.first", self.tr("First day"))
        self.last = self._edit("rehearsal.last", self.tr("Last day"))
        self.setLayout(hbox(self.usual, self.first, Label("–", "muted"), self.last, spacing=8))
        self._show_usual()
        self.usual.changed.connect(lambda _key: self._show_usual())
        for edit in (self.first, self.last):
            edit.dateChanged.connect(lambda _day: self._on_typed())

    def _edit(self, name: str, label: str) -> QDateEdit:
        edit = QDateEdit()
        edit.setObjectName(name)
        edit.setAccessibleName(label)
        edit.setToolTip(label)
        edit.setCalendarPopup(True)
        edit.setDisplayFormat("yyyy-MM-dd")
        edit.setMinimumWidth(THEME.px(136))
        edit.setKeyboardTracking(False)  # a date half typed is no choice
        edit.setProperty("draft", False)
        return edit

    @property
    def days(self) -> tuple[date, date]:
        """First and last day as chosen; the last may lie before the first."""
        return _date(self.first), _date(self.last)

    def end_with(self, last: date) -> None:
        """The last day with any event."""
        if last != self._end:
            self._end = last
            self._show_usual()

    def choose(self, first: date, last: date) -> None:
        """Any days."""
        self.usual.set_value(OWN)
        self.first.setDate(_qdate(first))
        self.last.setDate(_qdate(last))

    def _show_usual(self) -> None:
        days = _DAYS.get(self.usual.value())
        if days is None:
            return
        for edit, day in ((self.first, self._end - timedelta(days=days - 1)), (self.last, self._end)):
            edit.blockSignals(True)
            edit.setDate(_qdate(day))
            edit.blockSignals(False)
        self.changed.emit()

    def _on_typed(self) -> None:
        self.usual.set_value(OWN)
        self.changed.emit()


def _date(edit: QDateEdit) -> date:
    day = edit.date()
    return date(day.year(), day.month(), day.day())


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
