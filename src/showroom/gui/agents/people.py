"""Who brings customers: the agents with their houses, and the acts for the selected one (REC-24)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from showroom.gui.agents.dialogs import AgentDialog, HouseDialog
from showroom.gui.kit.buttons import Button, Switch
from showroom.gui.kit.cards import Card as Surface
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.table import Column, Table
from showroom.gui.shell.context import ShellContext
from showroom.services import agents
from showroom.services.agents import AgencyRow, AgentRow

_NOBODY: tuple[AgentRow, ...] = ()
_NO_HOUSE: tuple[AgencyRow, ...] = ()


class PeoplePanel(QWidget):
    """A table of agents; houses are changed through the agent who works there."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("agents.people")
        self._context = context
        self._table: Table[AgentRow] = Table(
            (
                Column("name", self.tr("Agent"), lambda row: row.name, avatar=lambda row: row.name,
                       second=lambda row: row.phone),
                Column("agency", self.tr("Agency"), lambda row: row.agency or self.tr("on their own account"), 260),
                Column("days", self.tr("Notices hold for days"), lambda row: str(row.valid_days), 190, number=True),
                Column("open", self.tr("Hold now"), lambda row: str(row.open_notices), 110, number=True),
                Column("active", self.tr("State"),
                       lambda row: self.tr("works with us") if row.active else self.tr("no longer"), 150,
                       tone=lambda row: "success" if row.active else "neutral"),
            ),
            lambda row: row.id,
            "agents.people.table",
            self.tr("Agents"),
            empty=self.tr("Nobody yet. An agent comes into the list with the first notice."),
        )  # fmt: skip
        self._table.chosen.connect(lambda _row: self._show_acts())
        self._table.opened.connect(lambda _row: self._on_change())
        self._everybody = Switch("agents.people.everybody", self.tr("Also those who no longer bring customers"))
        self._everybody.toggled.connect(lambda _on: self.refresh())
        self._new = Button(self.tr("New agent"), "agents.people.new", icon="user-plus")
        self._change = Button(self.tr("Change"), "agents.people.change", icon="pencil-simple")
        self._house = Button(self.tr("Agency"), "agents.people.house", icon="buildings")
        self._end = Button(self.tr("No longer"), "agents.people.end", icon="user-minus")
        self._back = Button(self.tr("Works with us again"), "agents.people.back", icon="user-check")
        self._new.clicked.connect(self._on_new)
        self._change.clicked.connect(self._on_change)
        self._house.clicked.connect(self._on_house)
        self._end.clicked.connect(lambda: self._on_active(active=False))
        self._back.clicked.connect(lambda: self._on_active(active=True))
        switch = hbox(self._everybody, Label(self._everybody.accessibleName(), "muted", elide=True), spacing=8)
        acts = hbox(switch, None, self._new, self._change, self._house, self._end, self._back, spacing=10)
        self.setLayout(vbox(acts, Surface(vbox(self._table, margins=(6, 6)), "agents.people.surface"), spacing=12))
        self._show_acts()

    def refresh(self) -> None:
        """The agents as they are now."""
        everybody = self._everybody.isChecked()
        self._table.show_rows(
            self._context.read(lambda shop, actor: agents.agents(shop, actor, everybody=everybody), _NOBODY)
        )
        self._show_acts()

    def _show_acts(self) -> None:
        row, may = self._table.current(), self._context.may("agents.edit")
        self._change.setEnabled(may and row is not None)
        self._house.setEnabled(may and row is not None and row.agency_id is not None)
        self._end.setEnabled(may and row is not None)
        self._end.setVisible(row is None or row.active)
        self._back.setVisible(row is not None and not row.active)
        self._back.setEnabled(may)

    def _on_new(self) -> None:
        dialog = AgentDialog(self.window(), self._context)
        self._context.submit(
            dialog,
            "agents.add",
            lambda shop, actor, value: agents.add_agent(shop, actor, value),
            self._on_added,
        )
        dialog.open()

    def _on_added(self, agent_id: int) -> None:
        self._table.select_id(agent_id)

    def _on_change(self) -> None:
        row = self._table.current()
        if row is None or not self._context.may("agents.edit"):
            return
        dialog = AgentDialog(self.window(), self._context, row)
        self._context.submit(
            dialog, "agents.edit", lambda shop, actor, value: agents.change_agent(shop, actor, row.id, value)
        )
        dialog.open()

    def _on_house(self) -> None:
        row = self._table.current()
        houses = self._context.read(lambda shop, actor: agents.agencies(shop, actor, everybody=True), _NO_HOUSE)
        house = next((one for one in houses if row is not None and one.id == row.agency_id), None)
        if house is None:
            return
        dialog = HouseDialog(self.window(), self._context, house)
        self._context.submit(
            dialog, "agents.edit", lambda shop, actor, value: agents.change_agency(shop, actor, house.id, value)
        )
        dialog.open()

    def _on_active(self, *, active: bool) -> None:
        row = self._table.current()
        if row is None:
            return
        context = self._context
        told = self.tr("{name} brings customers again") if active else self.tr("{name} is out of the list")

        def change(to: bool) -> None:
            context.act(
                "agents.edit",
                lambda shop, actor: agents.set_agent_active(shop, actor, row.id, to),
                lambda _none: tell(to),
            )

        def tell(to: bool) -> None:
            if to == active:
                context.undo_bar.offer(told.format(name=row.name), lambda: change(not active))

        change(active)
