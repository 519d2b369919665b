"""What can be done with one visit, and the forms behind it (REC-06, REC-09, REC-11, REC-14)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from showroom.domain.reception import terms
from showroom.gui.reception.acts import Acts
from showroom.gui.reception.correct_dialog import ReclassifyDialog
from showroom.gui.reception.declined import Decliner
from showroom.gui.reception.desk_menus import DeskMenus
from showroom.gui.reception.dialogs import FinishDialog
from showroom.gui.reception.popup import Entry
from showroom.gui.reception.serve_menus import ServeMenus
from showroom.gui.reception.visit_dialogs import MembersDialog, MissedDialog
from showroom.gui.reception.words import PackWords
from showroom.gui.shell.context import ShellContext
from showroom.phrases import Words
from showroom.services import reception
from showroom.services.reception import Finish
from showroom.services.reception.members import members_of
from showroom.services.reception.rows import FloorBoard, VisitRow


class VisitMenus(QObject):
    """``details`` asks for a visit's panel, ``why`` for the chain behind its decision (both carry the visit's id).
    ``serving`` holds what gives a visitor to somebody."""

    details = Signal(object)  # ids are wider than a C int
    why = Signal(object)

    def __init__(self, context: ShellContext, page: QWidget, acts: Acts, menus: DeskMenus, pack: PackWords) -> None:
        super().__init__(page)
        self._context, self._page, self._acts, self._menus, self._pack = context, page, acts, menus, pack
        self.serving = ServeMenus(context, page, acts, menus)
        self._decliner = Decliner(context, page)
        self._floor: FloorBoard | None = None

    def show_floor(self, floor: FloorBoard, words: Words, pack: PackWords) -> None:
        """The floor the menus speak of."""
        self._floor, self._pack = floor, pack
        self.serving.show_floor(floor, words)

    def row(self, visit_id: int) -> VisitRow | None:
        """An open visit by id."""
        if self._floor is None:
            return None
        return next((visit for visit in (*self._floor.waiting, *self._floor.serving) if visit.id == visit_id), None)

    # -- the menu
    def open_menu(self, visit: VisitRow, anchor: QWidget) -> None:
        """Everything about a visit that is not on its card."""
        entries = [Entry("details", self.tr("Details"), "note-pencil", self._details(visit), kind="soft")]
        if visit.state == terms.WAITING:
            entries += self._of_waiting(visit)
        else:
            entries += self._of_served(visit)
        entries += [
            Entry("override", self.tr("Outside the order …"), "shield-check", partial(self.serving.override, visit)),
            Entry("correct", self.tr("Correct the kind …"), "pencil-simple", partial(self.correct, visit)),
            Entry("why", self.tr("Why?"), "question", partial(self.why.emit, visit.id)),
        ]
        title = self.tr("Visitor {number}").format(number=visit.number)
        self._menus.show_popup("reception.menu", title, entries, "", anchor)

    def _of_waiting(self, visit: VisitRow) -> list[Entry]:
        entries = [
            Entry("courtesy", self.tr("Put first …"), "heart", partial(self.serving.courtesy, visit)),
            Entry("wait_for", self.tr("Waits for …"), "hourglass", partial(self.serving.wait_for, visit)),
            Entry("help", self.tr("A colleague takes too …"), "users", partial(self.serving.help_with, visit)),
        ]
        if visit.waits_for_id is not None:
            entries.append(
                Entry("deputy", self.tr("A deputy serves"), "user-switch", partial(self.serving.deputy, visit))
            )
        unserved = partial(self._acts.leave_unserved, visit.id, visit.number)
        entries.append(Entry("unserved", self.tr("Left unserved"), "sign-out", unserved, kind="danger"))
        return entries

    def _of_served(self, visit: VisitRow) -> list[Entry]:
        entries = []
        if visit.state == terms.ASSIGNED:
            entries.append(Entry("finish", self.tr("Finish"), "check", partial(self.finish, visit)))
            entries.append(Entry("missed", self.tr("Did not come …"), "user-minus", partial(self.missed, visit)))
            entries.append(
                Entry("wait_for", self.tr("Waits for …"), "hourglass", partial(self.serving.wait_for, visit))
            )
        present = partial(self._context.navigate, "presentations", visit_id=visit.id)
        quote = partial(self._context.navigate, "quotes", visit_id=visit.id, customer_id=visit.customer_id)
        return [
            *entries,
            Entry("present", self.tr("Presentation"), "presentation", present),
            Entry("quote", self.tr("Quote"), "file-plus", quote),
            Entry("hand_over", self.tr("Hand over …"), "swap", partial(self.serving.hand_over, visit)),
            Entry("split", self.tr("Split the credit …"), "percent", partial(self.serving.split, visit)),
            Entry("members", self.tr("Who came along …"), "users-three", partial(self.members, visit)),
            *self._of_unknown(visit),
        ]

    def _of_unknown(self, visit: VisitRow) -> list[Entry]:
        """Who nobody knows yet may leave no phone (REG-01)."""
        if visit.customer_id is not None:
            return []
        ask = partial(self._decliner.ask, visit.id, visit.number)
        return [Entry("declined", self.tr("Declined a phone …"), "phone-x", ask)]

    def _details(self, visit: VisitRow) -> Callable[[], None]:
        return lambda: self._context.sign("reception.details", lambda _actor: self.details.emit(visit.id))

    # -- greeted, finished, missed
    def greet(self, visit: VisitRow) -> None:
        self._acts.greet(visit.id, visit.number)

    def finish(self, visit: VisitRow, status: str | None = None, outcome: str | None = None) -> None:
        """Ask for the outcome in the full form."""
        people = self._floor.people if self._floor is not None else ()
        person = next((person for person in people if person.id == visit.consultant_id), None)
        dialog = FinishDialog(
            self._page.window(),
            visit,
            self._pack,
            status=status or (person.then if person is not None else None) or terms.AVAILABLE,
            chosen=outcome,
            context=self._context,
            others=person.visits - 1 if person is not None else 0,
        )
        told = self.tr("Visitor {number} left").format(number=visit.number)
        self._acts.submit(
            dialog, "reception.finish", lambda shop, actor, value: reception.finish(shop, actor, visit.id, value), told
        )

    def ask_outcome(self, visit: VisitRow, status: str, anchor: QWidget) -> None:
        """One tap: how the visit ended that somebody comes back from (REC-04); what needs a reason opens the form."""
        entries = []
        for outcome in self._pack.outcomes():
            if outcome.needs_reason:
                act: Callable[[], None] = partial(self.finish, visit, status, outcome.key)
            else:
                act = partial(self._acts.finish, visit.id, visit.number, Finish(outcome.key, status=status))
            entries.append(Entry(outcome.key, outcome.label.of(self._pack.lang), "check", act))
        entries += self._of_unknown(visit)
        form = partial(self.finish, visit, status)
        entries.append(Entry("form", self.tr("With next step …"), "note-pencil", form, kind="ghost", apart=True))
        title = self.tr("Visitor {number}: how did the visit end?").format(number=visit.number)
        self._menus.show_popup("reception.outcome", title, entries, visit.consultant or "", anchor)

    def missed(self, visit: VisitRow) -> None:
        """Only the desk declares a miss (REC-11)."""
        policy = self._floor.policy if self._floor is not None else None
        costs = {
            "free": self.tr("It is recorded and costs nothing."),
            "one_free": self.tr("The first miss of the day is free, the next one costs the place."),
            "bottom": self.tr("It costs the place: last in the order."),
            "loses_next_turn": self.tr("It costs the next turn."),
        }
        dialog = MissedDialog(
            self._page.window(), visit, costs.get(policy.missed_turn if policy is not None else "", "")
        )
        told = self.tr("{name} missed visitor {number}").format(name=visit.consultant or "", number=visit.number)
        self._acts.submit(
            dialog,
            "reception.missed",
            lambda shop, actor, fault: reception.missed(shop, actor, visit.id, fault),
            told,
        )

    # -- what the visit was
    def correct(
        self,
        visit: VisitRow,
        kind: str | None = None,
        customer_id: int | None = None,
        customer: str = "",
        reason: str = "",
    ) -> None:
        """Correct the kind (REC-09)."""
        dialog = ReclassifyDialog(
            self._page.window(),
            visit,
            self._context,
            self._pack,
            kind=kind,
            customer_id=customer_id,
            customer=customer,
            reason=reason,
        )
        told = self.tr("Visitor {number} was corrected").format(number=visit.number)
        self._acts.submit(
            dialog,
            "reception.reclassify",
            lambda shop, actor, value: reception.reclassify(shop, actor, visit.id, value),
            told,
        )

    def correct_known(self, visit_id: int, customer_id: int, customer: str) -> None:
        """The customer is known now: what was taken for a first visit is a return (REC-09)."""
        visit = self.row(visit_id)
        if visit is not None:
            self.correct(visit, "return", customer_id, customer, self.tr("Recognised at the desk"))

    def members(self, visit: VisitRow) -> None:
        """Who came along, with their roles (REC-06)."""
        nobody: tuple[tuple[str, int], ...] = ()
        known = self._context.read(lambda shop, actor: members_of(shop, actor, visit.id), nobody)
        dialog = MembersDialog(self._page.window(), visit, known)
        self._context.submit(
            dialog,
            "reception.details",
            lambda shop, actor, value: reception.details(shop, actor, visit.id, reception.VisitDetails(members=value)),
            lambda _none: self._context.undo_bar.offer(self.tr("Details saved"), None),
        )
        dialog.open()
