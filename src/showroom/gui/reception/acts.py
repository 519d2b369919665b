"""Every act of the reception page in one place: signed, run on the command thread, told, undoable (REC-09).

Nothing here refreshes a screen: the bus does. ``assigned`` and ``taken`` tell the page what to announce.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal

from showroom.domain.errors import UserError
from showroom.domain.staff.actor import Actor
from showroom.gui.kit.dialog import Dialog
from showroom.gui.shell.context import ShellContext
from showroom.phrases import Words
from showroom.services import reception
from showroom.services.reception import Assignment, Done, Finish, WalkIn
from showroom.services.reception.board import Explained, explain
from showroom.services.reception.mend import VisitDetails
from showroom.services.shop import Shop


class Acts(QObject):
    """``assigned`` carries (Assignment, Explained | None) of a new visitor, ``taken`` the same for each who waited."""

    assigned = Signal(object, object)
    taken = Signal(object, object)
    refused = Signal(object)

    def __init__(self, context: ShellContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.words: Words | None = None
        self.undo_window_s = 120

    # -- visitors
    def walk_in(self, request: WalkIn, done: Callable[[], None], failed: Callable[[BaseException], bool]) -> None:
        """Register a party; ``done``/``failed`` belong to the panel that asked."""

        def run(
            shop: Shop, actor: Actor
        ) -> tuple[Assignment, Explained | None, list[tuple[Assignment, Explained | None]]]:
            assignment = reception.walk_in(shop, actor, request)
            before = [(one, explain(shop, actor, one.visit_id)) for one in assignment.before]
            return assignment, explain(shop, actor, assignment.visit_id), before

        def finished(result: tuple[Assignment, Explained | None, list[tuple[Assignment, Explained | None]]]) -> None:
            if not shiboken6.isValid(self):
                return
            assignment, explained, before = result
            told = " · ".join(self._told(one) for one in (*assignment.before, assignment))
            self.offer("reception.walk_in", told, assignment.events)
            done()
            self._announce(before)  # who waited and was served in the same moment
            self.assigned.emit(assignment, explained)

        self._context.act("reception.walk_in", run, finished, failed)

    def assign_next(self) -> None:
        """F4 (REC-12)."""

        def run(shop: Shop, actor: Actor) -> tuple[Assignment, Explained | None]:
            assignment = reception.assign_next(shop, actor)
            return assignment, explain(shop, actor, assignment.visit_id)

        def finished(result: tuple[Assignment, Explained | None]) -> None:
            if shiboken6.isValid(self):
                self.offer("reception.assign_next", self._told(result[0]), result[0].events)
                self.taken.emit(*result)

        self._context.act("reception.assign_next", run, finished)

    def greet(self, visit_id: int, number: int) -> None:
        told = self.tr("Visitor {number} was greeted").format(number=number)
        self.run("reception.greet", lambda shop, actor: reception.greet(shop, actor, visit_id), told)

    def finish(self, visit_id: int, number: int, request: Finish) -> None:
        """End a visit without a form: the outcome in one tap (REC-04)."""
        told = self.tr("Visitor {number} left").format(number=number)
        self.run("reception.finish", lambda shop, actor: reception.finish(shop, actor, visit_id, request), told)

    def leave_unserved(self, visit_id: int, number: int) -> None:
        told = self.tr("Visitor {number} left unserved").format(number=number)
        self.run("reception.leave_unserved", lambda shop, actor: reception.leave_unserved(shop, actor, visit_id), told)

    def save_details(
        self, visit_id: int, request: VisitDetails, done: Callable[[], None], failed: Callable[[BaseException], bool]
    ) -> None:
        self._context.act(
            "reception.details",
            lambda shop, actor: reception.details(shop, actor, visit_id, request),
            lambda _none: done(),
            failed,
        )

    # -- people
    def set_status(self, staff_id: int, status: str, told: str) -> None:
        self._own(staff_id, "reception.clock_in" if status == "off" else "reception.status",
                  lambda shop, actor: reception.set_status(shop, actor, staff_id, status), told)  # fmt: skip

    def clock_in(self, staff_id: int, told: str, done: Callable[[], None] | None = None) -> None:
        self._own(
            staff_id,
            "reception.clock_in",
            lambda shop, actor: reception.clock_in(shop, actor, staff_id),
            told,
            done,
        )

    def _own(
        self,
        staff_id: int,
        action: str,
        call: Callable[[Shop, Actor], Done],
        told: str,
        done: Callable[[], None] | None = None,
    ) -> None:
        """One's own status or clock needs less than a colleague's: who may do neither is asked for a card that may."""
        self.run(action, call, told, whose=staff_id, done=done)

    def take_note(self) -> None:
        """Somebody is free by now who was held out: the waiting are served; told only if somebody was (REC-10)."""
        if not self._context.may("reception.duty_check"):
            return

        def finished(result: tuple[Done, list[tuple[Assignment, Explained | None]]]) -> None:
            done, taken = result
            if taken and shiboken6.isValid(self):
                self.offer("reception.duty_check", " · ".join(self._told(one) for one, _why in taken), done.events)
                self._announce(taken)

        self._context.act(
            "reception.duty_check",
            lambda shop, actor: _with_reasons(shop, actor, reception.refresh_duties(shop, actor)),
            finished,
        )

    # -- any act
    def submit(self, dialog: Dialog, action: str, call: Callable[[Shop, Actor, Any], Done], told: str) -> None:
        """Wire and open a form whose value ``call`` takes; what was done is told and can be taken back."""
        self._context.submit(
            dialog,
            action,
            lambda shop, actor, value: _with_reasons(shop, actor, call(shop, actor, value)),
            lambda result: self._finished(action, result, told),
        )
        dialog.open()

    def submit_value(
        self, dialog: Dialog, action: str, call: Callable[[Shop, Actor], Done], told: str, undo_action: str = ""
    ) -> None:
        """Do ``call`` for a form that has been sent; ``undo_action``: what taking it back needs, if not ``action``."""

        def finished(result: tuple[Done, list[tuple[Assignment, Explained | None]]]) -> None:
            dialog.finish()
            self._finished(undo_action or action, result, told)

        def failed(error: BaseException) -> bool:
            if isinstance(error, UserError):
                return dialog.refuse_error(error, self._context.sentence(error))
            dialog.set_busy(False)
            return False

        dialog.set_busy(False)  # a cancelled signature leaves the form usable
        self._context.act(action, lambda shop, actor: _with_reasons(shop, actor, call(shop, actor)), finished, failed)

    def run(
        self,
        action: str,
        call: Callable[[Shop, Actor], Done],
        told: str,
        whose: int | None = None,
        done: Callable[[], None] | None = None,
    ) -> None:
        """Sign and do ``call``; what was done is told and can be taken back; then ``done``."""

        def finished(result: tuple[Done, list[tuple[Assignment, Explained | None]]]) -> None:
            self._finished(action, result, told, whose)
            if done is not None and shiboken6.isValid(self):
                done()

        self._context.act(
            action,
            lambda shop, actor: _with_reasons(shop, actor, call(shop, actor)),
            finished,
            self._on_refused,
            whose=whose,
        )

    def _on_refused(self, error: BaseException) -> bool:
        """Too many at lunch: who went last can be called back with one press (REC-05)."""
        last = error.facts.get("last") if isinstance(error, UserError) and error.code == "lunch_cap_reached" else None
        if not isinstance(last, int) or self.words is None or not isinstance(error, UserError):
            return False
        name = self.words.name(last)
        text = self._context.word(error.code, **(dict(error.facts) | {"name": name}))
        told = self.tr("{name} was called back").format(name=name)
        self._context.error_bar.show_message(
            text,
            "warning",
            self.tr("Call back {name}").format(name=name),
            lambda: self.set_status(last, "available", told),
        )
        return True

    def _finished(
        self,
        action: str,
        result: tuple[Done, list[tuple[Assignment, Explained | None]]],
        told: str,
        whose: int | None = None,
    ) -> None:
        if not shiboken6.isValid(self):
            return
        done, taken = result
        text = " · ".join((told, *(self._told(one) for one, _why in taken)))
        if done.events:
            self.offer(action, text, done.events, whose)
        else:  # nothing in the rotation to take back
            self._context.undo_bar.offer(text, None)
        self._announce(taken)

    def _announce(self, taken: list[tuple[Assignment, Explained | None]]) -> None:
        for assignment, explained in taken:
            self.taken.emit(assignment, explained)

    def _told(self, assignment: Assignment) -> str:
        if assignment.decision.assigned is None:
            return self.tr("Visitor {number} waits").format(number=assignment.number)
        name = self.words.name(assignment.decision.assigned) if self.words is not None else ""
        return self.tr("Visitor {number} → {name}").format(number=assignment.number, name=name)

    def offer(self, action: str, told: str, events: tuple[int, ...], whose: int | None = None) -> None:
        """The toast with Ctrl+Z, as long as the policy allows, for whoever may do ``action``; ``whose``: somebody's own
        clock or status."""
        self._context.undo_bar.offer(
            told, lambda: self.take_back(action, told, events, whose), seconds=self.undo_window_s
        )

    def take_back(self, action: str, told: str, events: tuple[int, ...], whose: int | None = None) -> None:
        """Undo an act's events; who is free again may take whoever waits, which is told too."""
        context, undone = self._context, self.tr("Taken back: {what}").format(what=told)

        def finished(result: tuple[Done, list[tuple[Assignment, Explained | None]]]) -> None:
            if shiboken6.isValid(self):
                taken = result[1]
                context.undo_bar.offer(" · ".join((undone, *(self._told(one) for one, _why in taken))), None)
                self._announce(taken)

        context.act(
            action,
            lambda shop, actor: _with_reasons(shop, actor, reception.undo(shop, actor, events)),
            finished,
            whose=whose,
        )


def _with_reasons(shop: Shop, actor: Actor, done: Done) -> tuple[Done, list[tuple[Assignment, Explained | None]]]:
    return done, [(one, explain(shop, actor, one.visit_id)) for one in done.taken]
