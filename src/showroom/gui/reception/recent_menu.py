"""What the list of last acts offers: why, and taking one back though others were done since (REC-09, REC-17)."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from showroom.gui.reception.acts import Acts
from showroom.gui.reception.desk_menus import DeskMenus
from showroom.gui.reception.popup import Entry
from showroom.gui.reception.recent import RecentList
from showroom.gui.shell.context import ShellContext
from showroom.services import reception
from showroom.services.reception.visits import Act


class RecentMenu(QObject):
    """Ctrl+Z takes back the very last act; here it may be any one young enough that nothing builds on."""

    def __init__(self, context: ShellContext, page: QWidget, acts: Acts, menus: DeskMenus, rows: RecentList) -> None:
        super().__init__(page)
        self._context, self._acts, self._menus, self._list = context, acts, menus, rows
        rows.opened.connect(self.open)

    def open(self, act: Act) -> None:
        """The menu of an act; where only the reason is left to ask for, the reason at once."""
        why = partial(self._menus.why_visit, act.visit_id) if act.visit_id is not None else None
        if not self._may_take_back(act):
            if why is not None:
                why()
            return
        told = next((row.text for row in self._list.rows_model.rows if row.act == act), "")
        entries = [Entry("undo", self.tr("Take back"), "arrow-u-up-left", partial(self._take_back, act, told))]
        if why is not None:
            entries.append(Entry("why", self.tr("Why?"), "question", why))
        rect = self._list.visualRect(self._list.currentIndex())
        self._menus.show_popup(
            "reception.act", told, entries, "", self._list.viewport(), rect.bottomLeft() + QPoint(8, 2)
        )

    def _may_take_back(self, act: Act) -> bool:
        """Young enough, and neither taken back nor a taking back itself; the service decides the rest."""
        rows = self._list.rows_model.rows
        undone = {row.act.facts.get("event") for row in rows if row.act.kind == "undone"}
        age = self._context.clock.now() - act.at
        young = age <= timedelta(seconds=self._acts.undo_window_s)
        return act.kind not in ("undone", "policy_set") and act.number not in undone and young

    def _take_back(self, act: Act, told: str) -> None:
        """Signed by who may do what was done: at the locked desk card and PIN are asked for."""
        action, whose = reception.undo_action(act.kind, act.facts), reception.whose(act.kind, act.facts)
        self._acts.take_back(action, told, (act.number,), whose)
