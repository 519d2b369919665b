"""Opens the late entry 补录 and does what was entered: signed, told, undoable (REC-23)."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from showroom.domain.customers import names
from showroom.gui.reception.acts import Acts
from showroom.gui.reception.desk_menus import DeskMenus
from showroom.gui.reception.late_dialog import LateDialog
from showroom.gui.reception.late_form import LateAct, LateFloor
from showroom.gui.reception.visit_dialogs import Colleague
from showroom.gui.reception.words import PackWords
from showroom.gui.shell.context import ShellContext
from showroom.phrases import Words
from showroom.services.reception.rows import FloorBoard
from showroom.services.reception.visits import TodaysVisit, todays_visits

_SERVE = ("consultant", "supervisor", "greeter", "manager", "receptionist")
_LIMIT_S = 900


class LateMenus(QObject):
    """The late entry over ``page``."""

    def __init__(self, context: ShellContext, page: QWidget, acts: Acts, menus: DeskMenus) -> None:
        super().__init__(page)
        self._context, self._page, self._acts, self._menus = context, page, acts, menus

    def open(self, floor: FloorBoard, words: Words, pack: PackWords) -> None:
        """What happened earlier, with its true time; long ago a supervisor signs."""
        known = {person.id for person in floor.people}
        here = [Colleague(person.id, person.name) for person in floor.people]
        missing = [
            Colleague(card.id, card.name)
            for card in sorted(self._menus.cards(), key=lambda card: names.listed(card.name))
            if card.role in _SERVE and card.id not in known
        ]
        nothing: tuple[TodaysVisit, ...] = ()
        visits = self._context.read(todays_visits, nothing)
        limit = floor.policy.late_entry_limit_s if floor.policy is not None else _LIMIT_S
        # a clock that was set back does not make the last acts a time to come
        last = (floor.desk.counted_to,) if floor.desk is not None and floor.desk.counted_to is not None else ()
        dialog = LateDialog(
            self._page.window(),
            self._context,
            LateFloor(here, missing, visits, pack),
            max((self._context.clock.now(), *last)),
            self._context.shop.store.time_zone,
            limit,
        )
        dialog.submitted.connect(partial(self._enter, dialog, words))
        dialog.open()

    def _enter(self, dialog: LateDialog, words: Words, value: tuple[datetime, LateAct]) -> None:
        at, act = value
        told = self.tr("Entered late, {time}").format(time=words.time(at))
        action = "reception.late_entry_old" if dialog.is_old() else act.action
        self._acts.submit_value(dialog, action, act.call, told, undo_action=act.action)
