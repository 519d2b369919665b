"""Which customer it is: typed into a box, chosen from what was found, shown, and taken away again."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from showroom.gui.kit.buttons import Button
from showroom.gui.kit.fields import SearchBox
from showroom.gui.kit.labels import Icon, Label
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.reception.matches import Finder, Match, MatchList, customer_matches
from showroom.gui.reception.serving import put
from showroom.gui.shell.context import ShellContext


class CustomerChoice(QWidget):
    """``value()`` is the customer's id, None while nobody is chosen. ``chosen`` comes with the :class:`Match`."""

    chosen = Signal(object)

    def __init__(self, context: ShellContext, name: str) -> None:
        super().__init__()
        self._context = context
        self._id: int | None = None
        self.setObjectName(f"{name}.who")
        self.setProperty("look", "clear")
        self._finder = Finder(context, self)
        self._finder.found.connect(self._on_found)
        self.box = SearchBox(f"{name}.search", self.tr("Phone, name, company"))
        self.box.searched.connect(self._finder.look)
        self.box.chosen.connect(self._on_enter)
        self._matches = MatchList(f"{name}.matches")
        self._matches.chosen.connect(self._link)
        self.box.moved.connect(self._matches.step)
        self._matches.setMaximumHeight(THEME.px(118))
        self._known = Label("", "strong", f"{name}.customer", elide=True)
        other = Button("", f"{name}.unlink", icon="x", kind="ghost", tip=self.tr("Somebody else"))
        other.clicked.connect(self._unlink)
        self._known_box = boxed(hbox(Icon("user-check", 18, "success"), self._known, other, spacing=8))
        self.setLayout(vbox(self.box, self._matches, self._known_box, spacing=6))
        self._matches.hide()
        self.setFocusProxy(self.box)
        self.show_customer(None, "")

    def value(self) -> int | None:
        return self._id

    @property
    def is_half_typed(self) -> bool:
        """Something was typed, and nobody chosen."""
        return self._id is None and bool(self.box.text().strip())

    def show_customer(self, customer_id: int | None, title: str) -> None:
        """Show somebody as chosen; None: nobody."""
        self._id = customer_id
        put(self._known, title)
        self._known_box.setVisible(customer_id is not None)
        self.box.setVisible(customer_id is None)

    def _on_found(self, _query: str, hits: Any) -> None:
        rows = customer_matches(self._context, hits)
        self._matches.show_matches(rows)
        self._matches.setVisible(bool(rows))

    def _on_enter(self) -> None:
        rows = self._matches.rows()
        match = self._matches.current() or (rows[0] if len(rows) == 1 else None)
        if match is not None:
            self._link(match)

    def _link(self, match: Match) -> None:
        self._finder.stop()
        self._matches.hide()
        self.show_customer(match.id, match.title)
        self.chosen.emit(match)

    def _unlink(self) -> None:
        self.box.clear()
        self.show_customer(None, "")
        self.box.setFocus()
