"""The acts of a presentation under way: each is a command; what it refuses is said at its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from showroom.domain.errors import UserError
from showroom.domain.presentations import rules
from showroom.domain.presentations.rules import Mark
from showroom.domain.staff.actor import Actor
from showroom.gui.shell.context import ShellContext
from showroom.services import presentations, staff
from showroom.services.presentations import Finished
from showroom.services.shop import Shop

if TYPE_CHECKING:
    from showroom.gui.presentations.run import RunPanel

_RUN = "presentations.run"
T = TypeVar("T")


class RunActs(QObject):
    """Acts on the run that ``panel`` shows."""

    def __init__(self, panel: RunPanel, context: ShellContext) -> None:
        super().__init__(panel)
        self._panel, self._context = panel, context

    def _do(self, call: Callable[[Shop, Actor], T], done: Callable[[T], None] | None = None) -> None:
        """Run an act; what is wrong is said at the step or at the end's reason, typing stays."""

        def failed(error: BaseException) -> bool:
            if not isinstance(error, UserError):
                self._panel.show_current()
                return False
            self._panel.refuse(self._context.sentence(error))
            return True

        self._context.act(_RUN, call, done, failed)

    def marked(self, key: str, mark: Mark) -> None:
        run = self._panel.run
        if run is None:
            return

        def done(_result: object) -> None:
            if self._panel.run is None or self._panel.current != key:
                return
            following = rules.next_open(self._panel.run.pack.presentation, self._panel.run.marks, key)
            if following is None:
                self._panel.end()
            else:
                self._panel.go_to(following)

        self._do(lambda shop, actor: presentations.mark(shop, actor, run.id, {key: mark}), done)

    def taken_back(self, key: str) -> None:
        if (run := self._panel.run) is not None:
            self._do(
                lambda shop, actor: presentations.reopen(shop, actor, run.id, key),
                lambda _done: self._panel.focus_first(),
            )

    def raised(self, key: str, on: bool) -> None:
        if (run := self._panel.run) is not None:
            self._do(lambda shop, actor: presentations.objection(shop, actor, run.id, key, on))

    def noted(self, text: str) -> None:
        if (run := self._panel.run) is not None:
            self._do(lambda shop, actor: presentations.note(shop, actor, run.id, text))

    def linked(self, customer_id: int) -> None:
        if (run := self._panel.run) is not None:
            self._do(lambda shop, actor: presentations.link_customer(shop, actor, run.id, customer_id))

    def applied(self, steps: tuple[str, ...]) -> None:
        if (run := self._panel.run) is not None:
            self._do(lambda shop, actor: presentations.apply_offers(shop, actor, run.id, steps))

    def registered(self) -> None:
        if (run := self._panel.run) is None:
            return

        def done(_customer: object) -> None:
            self._context.undo_bar.offer(self.tr("Registered with the answers of this presentation"), None)

        self._do(lambda shop, actor: presentations.register_customer(shop, actor, run.id), done)

    def pause(self) -> None:
        if (run := self._panel.run) is None:
            return
        self._panel.flush()
        if run.state == rules.RUNNING:
            self._do(lambda shop, actor: presentations.pause(shop, actor, run.id))
        else:
            self._do(
                lambda shop, actor: presentations.resume(shop, actor, run.id), lambda _done: self._panel.focus_first()
            )

    def finished(self, reason: str, signals: tuple[str, ...] = ()) -> None:
        if (run := self._panel.run) is None:
            return
        self._panel.flush()

        def done(ended: Finished) -> None:
            def back(shop: Shop, actor: Actor) -> None:
                presentations.take_back_finish(shop, actor, ended)

            self._context.undo_bar.offer(self.tr("Presentation finished"), lambda: self._context.act(_RUN, back))
            self._panel.left.emit()

        self._do(lambda shop, actor: presentations.finish(shop, actor, run.id, reason or None, signals), done)

    def choose_person(self, beside: QWidget) -> None:
        """Who goes on, of the people who sell; they open below ``beside``."""
        run = self._panel.run
        if run is None:
            return
        menu = QMenu(self._panel)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("presentations.people")
        people: tuple[staff.Card, ...] = ()
        for card in self._context.read(lambda shop, actor: staff.cards(shop, actor), people):
            if card.role in ("consultant", "supervisor", "manager") and card.id != run.staff_id:
                action = menu.addAction(card.name.replace("&", "&&"))
                action.setObjectName(f"presentations.people.{card.id}")
                action.triggered.connect(lambda _on=False, to=card.id: self.hand_over(to))
        menu.popup(beside.mapToGlobal(QPoint(0, beside.height() + 4)))

    def hand_over(self, staff_id: int) -> None:
        """Somebody else goes on with it (PRE-08)."""
        if (run := self._panel.run) is not None:
            self._do(lambda shop, actor: presentations.hand_over(shop, actor, run.id, staff_id))
