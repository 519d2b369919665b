"""The staff page: everybody of the store, with role, team, languages and whether they can sign in (STO-02, SEC-01)."""

from __future__ import annotations

from typing import Any

from showroom.gui.kit.buttons import Button, Segment
from showroom.gui.kit.cards import Card as Surface
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Tone
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.page import Page
from showroom.gui.kit.table import Column, Table
from showroom.gui.shell.context import ShellContext
from showroom.gui.shell.roles import role_name
from showroom.gui.staff.dialogs import PersonDialog, PinDialog
from showroom.gui.staff.languages import language_name
from showroom.services import staff
from showroom.services.staff import Card


def create(context: ShellContext) -> Page:
    """The page for ``gui/shell/navigation.py``."""
    return StaffPage(context)


class StaffPage(Page):
    """A table and the acts for the selected person."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__("staff")
        self.title = self.tr("Staff")
        self._context = context
        new = Button(self.tr("New person"), "staff.new", icon="user-plus", kind="primary", key="Ctrl+N")
        new.clicked.connect(self._on_add)
        bind(self, "Ctrl+N", self.tr("New person"), self._on_add, place=self.title)
        self._header = PageHeader(self.title, "staff", new)
        self._which = Segment(
            [("active", self.tr("Working here")), ("all", self.tr("Everybody"))], "staff.which", label=self.tr("Show")
        )
        self._which.changed.connect(lambda _key: self.refresh())
        self._table: Table[Card] = Table(
            (
                Column("name", self.tr("Name"), lambda card: card.name, avatar=lambda card: card.name,
                       second=lambda card: card.team or ""),
                Column("role", self.tr("Role"), lambda card: role_name(card.role), 190),
                Column("languages", self.tr("Speaks"), self._speaks, 170, muted=True),
                Column("access", self.tr("Access"), self._access, 180, tone=self._access_tone),
            ),
            lambda card: card.id,
            "staff.table",
            self.tr("Staff"),
            empty=self.tr("Nobody yet."),
        )  # fmt: skip
        self._table.chosen.connect(lambda _card: self._show_acts())
        self._table.opened.connect(lambda _card: self._on_change())
        self._change = Button(self.tr("Change"), "staff.change", icon="pencil-simple")
        self._pin = Button(self.tr("Set PIN"), "staff.pin", icon="password")
        self._leave = Button(self.tr("Ends work here"), "staff.leave", icon="user-minus", kind="danger")
        self._back = Button(self.tr("Works here again"), "staff.back", icon="user-check")
        self._change.clicked.connect(self._on_change)
        self._pin.clicked.connect(self._on_pin)
        self._leave.clicked.connect(lambda: self._on_active(active=False))
        self._back.clicked.connect(lambda: self._on_active(active=True))
        acts = hbox(self._which, None, self._change, self._pin, self._leave, self._back, spacing=10)
        surface = Surface(vbox(self._table, margins=(6, 6)), "staff.surface")
        self.setLayout(vbox(self._header, acts, surface, spacing=16, margins=(28, 20, 28, 20)))
        self._show_acts()

    # -- showing
    def _speaks(self, card: Card) -> str:
        separator = "、" if self._context.language.startswith("zh") else ", "
        return separator.join(language_name(code) for code in card.languages)

    def _access(self, card: Card) -> str:
        if not card.active:
            return self.tr("has left")
        return self.tr("PIN set") if card.has_pin else self.tr("no PIN yet")

    @staticmethod
    def _access_tone(card: Card) -> Tone:
        return "neutral" if not card.active else "success" if card.has_pin else "warning"

    def refresh(self) -> None:
        """The people as they are now."""
        nobody: tuple[Card, ...] = ()
        everybody = self._which.value() == "all"
        cards = self._context.read(lambda shop, actor: staff.cards(shop, actor, everybody=everybody), nobody)
        self._table.show_rows(cards)
        self._header.show_subtitle(self.tr("{count} people").format(count=len(cards)))
        self._show_acts()

    def _show_acts(self) -> None:
        card = self._table.current()
        for button in (self._change, self._pin, self._leave):
            button.setEnabled(card is not None and card.active)
        self._leave.setVisible(card is None or card.active)
        self._back.setVisible(card is not None and not card.active)

    def focus_first(self) -> None:
        self._table.setFocus()

    def keep(self) -> dict[str, Any]:
        return {"staff": self._table.current_id()}

    def resume(self, kept: dict[str, Any]) -> None:
        self.refresh()
        if kept.get("staff") is not None:
            self._table.select_id(kept["staff"])

    # -- acts
    def _on_add(self) -> None:
        dialog = PersonDialog(self.window(), self._context)
        self._context.submit(
            dialog,
            "staff.edit",
            lambda shop, actor, value: staff.add(shop, actor, value),
            self._on_added,
        )
        dialog.open()

    def _on_added(self, staff_id: int) -> None:
        self.select(staff_id)

    def select(self, staff_id: int) -> bool:
        """Select somebody; False if they are not shown."""
        return self._table.select_id(staff_id)

    def _on_change(self) -> None:
        card = self._table.current()
        if card is None or not card.active:
            return
        dialog = PersonDialog(self.window(), self._context, card)
        self._context.submit(
            dialog,
            "staff.edit",
            lambda shop, actor, value: staff.change(
                shop,
                actor,
                card.id,
                name=value.name,
                role=value.role,
                team=value.team,
                languages=value.languages,
                phone=value.phone,
            ),
        )
        dialog.open()

    def _on_pin(self) -> None:
        card = self._table.current()
        if card is None or not card.active:
            return
        dialog = PinDialog(self.window(), self._context, card)
        told = self.tr("{name} has a new PIN").format(name=card.name)
        self._context.submit(
            dialog,
            "staff.edit",
            lambda shop, actor, value: staff.set_pin(shop, actor, card.id, value),
            lambda _none: self._context.undo_bar.offer(told, None),
        )
        dialog.open()

    def _on_active(self, *, active: bool) -> None:
        card = self._table.current()
        if card is None:
            return
        context = self._context
        told = self.tr("{name} works here again") if active else self.tr("{name} can no longer sign in")

        def change(to: bool) -> None:
            context.act(
                "staff.edit", lambda shop, actor: staff.set_active(shop, actor, card.id, to), lambda _none: tell(to)
            )

        def tell(to: bool) -> None:
            if to == active:
                context.undo_bar.offer(told.format(name=card.name), lambda: change(not active))

        change(active)
