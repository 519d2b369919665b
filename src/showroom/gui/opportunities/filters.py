"""Which opportunities are shown, and whose (REG-14)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from showroom.domain.opportunities.pipeline import Age
from showroom.gui.kit.fields import Combo
from showroom.gui.kit.layouts import hbox
from showroom.gui.kit.theme import THEME
from showroom.services.opportunities import Assessment, Row

_EVERYBODY = 0
_FITS: dict[str, Callable[[Row], bool]] = {
    "all": lambda _row: True,
    "mine": lambda row: row.mine,
    "to_settle": lambda row: row.assessment is Assessment.NONE or row.owner_id is None,
    "not_assessed": lambda row: row.assessment is Assessment.NONE,
    "nobodys": lambda row: row.owner_id is None,
    "late": lambda row: row.late,
    "stale": lambda row: row.age is Age.STALE,
}


class Filters(QWidget):
    """``changed``: another choice."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "clear")
        titles = {
            "all": self.tr("All"),
            "mine": self.tr("Mine"),
            "to_settle": self.tr("To settle"),
            "not_assessed": self.tr("Not assessed"),
            "nobodys": self.tr("Nobody’s"),
            "late": self.tr("Next step overdue"),
            "stale": self.tr("Stale"),
        }
        self._everybody = self.tr("Everybody")
        self._which = Combo("opportunities.which", titles.items(), label=self.tr("Which"))
        self._whose = Combo("opportunities.whose", [(_EVERYBODY, self._everybody)], label=self.tr("Whose"))
        for combo in (self._which, self._whose):
            combo.setProperty("draft", False)
            combo.setMaximumWidth(THEME.px(200))
            combo.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.setLayout(hbox(self._which, self._whose, spacing=10))

    def show_people(self, rows: Iterable[Row]) -> None:
        """Everybody who has one can be chosen, in the order of names."""
        owners = {row.owner_id: row.owner for row in rows if row.owner_id is not None}
        named = sorted(owners.items(), key=lambda one: one[1])
        items: list[tuple[object, str]] = [(_EVERYBODY, self._everybody), *named]
        shown = [(self._whose.itemData(at), self._whose.itemText(at)) for at in range(self._whose.count())]
        if shown != items:
            self._whose.set_items(items)

    def of(self, rows: Iterable[Row]) -> list[Row]:
        """Those that fit."""
        fits, whose = _FITS[str(self._which.value() or "all")], self._whose.value()
        return [row for row in rows if fits(row) and whose in (_EVERYBODY, None, row.owner_id)]

    def choose(self, which: str = "all", owner_id: int | None = None) -> None:
        """Show other ones; a choice there is not is left out."""
        self._which.set_value(which)
        self._whose.set_value(owner_id if owner_id is not None else _EVERYBODY)
