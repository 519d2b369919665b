"""The bar below the editor: how much is changed, from when it shall hold, put it in force or throw it away."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit

from showroom.gui.kit.buttons import Button, Segment
from showroom.gui.kit.cards import Card
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import hbox
from showroom.gui.kit.theme import THEME


class ApplyBar(Card):
    """``when_changed``, ``discarded``, ``applied``: pressed by a person."""

    when_changed = Signal()
    discarded = Signal()
    applied = Signal()

    def __init__(self, name: str = "policy") -> None:
        self.state = Label("", "strong", f"{name}.state", elide=True)
        self._discard = Button(self.tr("Discard"), f"{name}.discard", kind="ghost")
        self.when = Segment(
            [("now", self.tr("Now")), ("day", self.tr("From a day"))],
            f"{name}.when",
            "now",
            self.tr("From when the rules hold"),
        )
        self.when.setProperty("draft", False)
        self.edit = QDateEdit()
        self.edit.setObjectName(f"{name}.day")
        self.edit.setAccessibleName(self.tr("The business day they begin with"))
        self.edit.setCalendarPopup(True)
        self.edit.setDisplayFormat("yyyy-MM-dd")
        self.edit.setMinimumWidth(THEME.px(150))
        self.edit.setKeyboardTracking(False)  # a date half typed is no choice
        self.edit.setProperty("draft", False)
        self.apply = Button(self.tr("Put in force…"), f"{name}.put", kind="primary", key="Ctrl+↵")
        super().__init__(
            hbox(self.state, None, self._discard, self.when, self.edit, self.apply, spacing=10, margins=(18, 8)),
            f"{name}.bar",
        )
        self.edit.hide()
        self._discard.clicked.connect(self.discarded)
        self.apply.clicked.connect(self.applied)
        self.when.changed.connect(self._on_when)
        self.edit.dateChanged.connect(lambda _day: self.when_changed.emit())

    @property
    def day(self) -> date | None:
        """The business day the rules shall begin with; None: now."""
        if self.when.value() == "now":
            return None
        found = self.edit.date()
        return date(found.year(), found.month(), found.day())

    def offer_days(self, first: date) -> None:
        """The first day that can be chosen."""
        self.edit.blockSignals(True)
        self.edit.setMinimumDate(QDate(first.year, first.month, first.day))
        self.edit.blockSignals(False)

    def choose(self, day: date | None) -> None:
        """Show ``day`` (None: now) as chosen."""
        if day is not None:
            self.edit.setDate(QDate(day.year, day.month, day.day))
        self.when.set_value("now" if day is None else "day")

    def show_state(self, text: str, *, changed: bool, sound: bool) -> None:
        """``sound``: no two switches contradict each other."""
        self.state.setText(text)
        self.state.set_role("strong" if sound else "error")
        self._discard.setVisible(changed)
        self.apply.setEnabled(changed and sound)

    def _on_when(self, when: str) -> None:
        self.edit.setVisible(when == "day")
        self.when_changed.emit()
