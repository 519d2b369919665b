"""The true kind of a visit, with a reason and the customer if known now; nobody served meanwhile is moved (REC-09)."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from showroom.gui.kit.buttons import Button, Chips, Switch
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Field, SearchBox, line_edit
from showroom.gui.kit.labels import Icon, Label
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.reception.dialogs import focus_on
from showroom.gui.reception.matches import Finder, Match, MatchList, customer_matches
from showroom.gui.reception.serving import put
from showroom.gui.reception.words import PackWords
from showroom.gui.shell.context import ShellContext
from showroom.services.reception.mend import Reclassify
from showroom.services.reception.rows import VisitRow


class ReclassifyDialog(Dialog):
    """The kind it really was. ``concealed``: the consultant hid that it was somebody else's customer."""

    def __init__(
        self,
        parent: QWidget,
        visit: VisitRow,
        context: ShellContext,
        words: PackWords,
        *,
        kind: str | None = None,
        customer_id: int | None = None,
        customer: str = "",
        reason: str = "",
    ) -> None:
        name = "reception.reclassify"
        super().__init__(
            parent,
            name,
            self.tr("Correct visitor {number}").format(number=visit.number),
            self.tr("Correct"),
            sentence=self.tr("Turn and owner are worked out anew. Visitors served since then are not moved."),
            width=600,
        )
        self._context, self._words = context, words
        self._customer_id = customer_id
        self._kind = Chips([(one.key, one.label.of(words.lang)) for one in words.kinds()], f"{name}.kind")
        self._kind.set_values([kind or visit.kind])
        self._reason = line_edit(f"{name}.reason", self.tr("For example: recognised by the phone number"), text=reason)
        self._concealed = Switch(f"{name}.concealed", self.tr("It was concealed that this is somebody else's customer"))
        told = Label(self.tr("It was concealed that this is somebody else's customer"), "body", wrap=True)
        concealed = hbox(self._concealed, told, spacing=12)
        concealed.setStretch(1, 1)
        self.fields = {
            "kind": Field(self.tr("It really was"), self._kind, required=True),
            "customer": Field(self.tr("Customer"), self._build_customer(customer)),
            "reason": Field(self.tr("Why is it corrected?"), self._reason, required=True),
        }
        self.set_body(vbox(*self.fields.values(), concealed, spacing=16))
        self._show_customer(customer)
        focus_on(self._kind)

    def _build_customer(self, customer: str) -> QWidget:
        name = "reception.reclassify"
        self._finder = Finder(self._context, self)
        self._finder.found.connect(self._on_found)
        self._box = SearchBox(f"{name}.search", self.tr("Phone, name, company"))
        self._box.searched.connect(self._finder.look)
        self._box.chosen.connect(self._on_enter)
        self._matches = MatchList(f"{name}.matches")
        self._matches.chosen.connect(self._link)
        self._box.moved.connect(self._matches.step)
        self._matches.setMaximumHeight(THEME.px(118))
        self._matches.hide()
        self._known = Label(customer, "strong", f"{name}.customer", elide=True)
        other = Button("", f"{name}.unlink", icon="x", kind="ghost", tip=self.tr("Somebody else"))
        other.clicked.connect(self._unlink)
        self._known_box = boxed(hbox(Icon("user-check", 18, "success"), self._known, other, spacing=8))
        return boxed(vbox(self._box, self._matches, self._known_box, spacing=6), f"{name}.who")

    def _show_customer(self, title: str) -> None:
        known = self._customer_id is not None
        put(self._known, title)
        self._known_box.setVisible(known)
        self._box.setVisible(not known)

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
        """Somebody's customer makes a first visit a return."""
        self._customer_id = match.id
        self._matches.hide()
        self._show_customer(match.title)
        if self._kind.value() == "first":
            self._kind.set_values(["return"])
        self._reason.setFocus()

    def _unlink(self) -> None:
        self._customer_id = None
        self._box.clear()
        self._show_customer("")
        self._box.setFocus()

    def problems(self) -> dict[str, str]:
        if self._box.text().strip() and self._customer_id is None:
            return {"customer": self.tr("Choose who it is, or clear the field.")}
        return {} if self._reason.text().strip() else {"reason": self.tr("Say why it is corrected.")}

    def value(self) -> Reclassify:
        return Reclassify(
            self._kind.value() or "", self._reason.text().strip(), self._customer_id, self._concealed.isChecked()
        )
