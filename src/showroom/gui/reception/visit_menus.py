"""What can be done with one visit, and the forms behind it (REC-03, REC-07, REC-09, REC-11, REC-12, REC-15)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from showroom.domain.reception import terms
from showroom.gui.reception.acts import Acts
from showroom.gui.reception.correct_dialog import ReclassifyDialog
from showroom.gui.reception.desk_menus import DeskMenus
from showroom.gui.reception.dialogs import FinishDialog
from showroom.gui.reception.popup import Entry
from showroom.gui.reception.visit_dialogs import (
    Colleague,
    HandOverDialog,
    MembersDialog,
    MissedDialog,
    OverrideDialog,
    SplitDialog,
)
from showroom.gui.reception.words import PackWords, coded
from showroom.gui.shell.context import ShellContext
from showroom.phrases import Words
from showroom.services import reception
from showroom.services.reception import Finish
from showroom.services.reception.members import members_of
from showroom.services.reception.rows import FloorBoard, VisitRow

_OUTSIDE = ("supervisor", "manager")
"""Who may serve outside the order without having clocked in (REC-12)."""


class VisitMenus(QObject):
    """``details`` asks for a visit's panel, ``why`` for the chain behind its decision (both carry the visit's id)."""

    details = Signal(object)  # ids are wider than a C int
    why = Signal(object)

    def __init__(self, context: ShellContext, page: QWidget, acts: Acts, menus: DeskMenus, pack: PackWords) -> None:
        super().__init__(page)
        self._context, self._page, self._acts, self._menus, self._pack = context, page, acts, menus, pack
        self._floor: FloorBoard | None = None
        self._words: Words | None = None

    def show_floor(self, floor: FloorBoard, words: Words, pack: PackWords) -> None:
        """The floor the menus speak of."""
        self._floor, self._words, self._pack = floor, words, pack

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
            Entry("override", self.tr("Outside the order …"), "shield-check", partial(self.override, visit)),
            Entry("correct", self.tr("Correct the kind …"), "pencil-simple", partial(self.correct, visit)),
            Entry("why", self.tr("Why?"), "question", partial(self.why.emit, visit.id)),
        ]
        title = self.tr("Visitor {number}").format(number=visit.number)
        self._menus.show_popup("reception.menu", title, entries, "", anchor)

    def _of_waiting(self, visit: VisitRow) -> list[Entry]:
        entries = [
            Entry("courtesy", self.tr("Put first …"), "heart", partial(self.courtesy, visit)),
            Entry("wait_for", self.tr("Waits for …"), "hourglass", partial(self.wait_for, visit)),
            Entry("help", self.tr("A colleague takes too …"), "users", partial(self.help_with, visit)),
        ]
        if visit.waits_for_id is not None:
            entries.append(Entry("deputy", self.tr("A deputy serves"), "user-switch", partial(self.deputy, visit)))
        unserved = partial(self._acts.leave_unserved, visit.id, visit.number)
        entries.append(Entry("unserved", self.tr("Left unserved"), "sign-out", unserved, kind="danger"))
        return entries

    def _of_served(self, visit: VisitRow) -> list[Entry]:
        entries = []
        if visit.state == terms.ASSIGNED:
            entries.append(Entry("finish", self.tr("Finish"), "check", partial(self.finish, visit)))
            entries.append(Entry("missed", self.tr("Did not come …"), "user-minus", partial(self.missed, visit)))
            entries.append(Entry("wait_for", self.tr("Waits for …"), "hourglass", partial(self.wait_for, visit)))
        present = partial(self._context.navigate, "presentations", visit_id=visit.id)
        quote = partial(self._context.navigate, "quotes", visit_id=visit.id, customer_id=visit.customer_id)
        return [
            *entries,
            Entry("present", self.tr("Presentation"), "presentation", present),
            Entry("quote", self.tr("Quote"), "file-plus", quote),
            Entry("hand_over", self.tr("Hand over …"), "swap", partial(self.hand_over, visit)),
            Entry("split", self.tr("Split the credit …"), "percent", partial(self.split, visit)),
            Entry("members", self.tr("Who came along …"), "users-three", partial(self.members, visit)),
        ]

    def _details(self, visit: VisitRow) -> Callable[[], None]:
        return lambda: self._context.sign("reception.details", lambda _actor: self.details.emit(visit.id))

    # -- greeted, finished, missed
    def greet(self, visit: VisitRow) -> None:
        self._acts.greet(visit.id, visit.number)

    def finish(self, visit: VisitRow, status: str = terms.AVAILABLE, outcome: str | None = None) -> None:
        """Ask for the outcome in the full form."""
        dialog = FinishDialog(self._page.window(), visit, self._pack, status=status, chosen=outcome)
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

    # -- who serves
    def override(self, visit: VisitRow) -> None:
        """A manager gives the visitor to somebody outside the order (REC-03), and says who serves a VIP (REC-07)."""
        people = [person for person in self._colleagues(outside=True) if person.id != visit.consultant_id]
        dialog = OverrideDialog(self._page.window(), visit, people)
        told = self.tr("Visitor {number}: assigned outside the order").format(number=visit.number)
        self._acts.submit(
            dialog,
            "reception.override",
            lambda shop, actor, value: reception.override(shop, actor, visit.id, *value),
            told,
        )

    def hand_over(self, visit: VisitRow) -> None:
        """Another consultant who is here goes on (REC-15)."""
        here = (terms.AVAILABLE, terms.WITH_VISITOR)
        people = [
            person
            for person in self._colleagues()
            if person.id != visit.consultant_id and any(self._is(person.id, status) for status in here)
        ]
        dialog = HandOverDialog(self._page.window(), visit, people)
        told = self.tr("Visitor {number} was handed over").format(number=visit.number)
        self._acts.submit(
            dialog,
            "reception.hand_over",
            lambda shop, actor, value: reception.hand_over(shop, actor, visit.id, *value),
            told,
        )

    def split(self, visit: VisitRow) -> None:
        """Two share the credit (REC-15)."""
        dialog = SplitDialog(self._page.window(), visit, self._colleagues(outside=True))
        told = self.tr("The credit of visitor {number} is split").format(number=visit.number)
        self._acts.submit(
            dialog, "reception.split", lambda shop, actor, value: reception.split(shop, actor, visit.id, value), told
        )

    def deputy(self, visit: VisitRow) -> None:
        """Who waits for a person past the red limit is offered a deputy (REC-07)."""
        told = self.tr("A deputy serves visitor {number}").format(number=visit.number)
        self._acts.run("reception.deputy", lambda shop, actor: reception.deputy(shop, actor, visit.id), told)

    def help_with(self, visit: VisitRow) -> None:
        """A colleague who is with a visitor takes this one too (REC-10)."""
        told = self.tr("A colleague takes visitor {number} too").format(number=visit.number)

        def by(staff_id: int | None) -> None:
            self._acts.run(
                "reception.help",
                lambda shop, actor: reception.help_with(shop, actor, visit.id, staff_id),
                told,
            )

        busy = [person for person in self._colleagues() if self._is(person.id, terms.WITH_VISITOR)]
        entries = [Entry(str(person.id), person.name, "handshake", partial(by, person.id)) for person in busy]
        entries.insert(0, Entry("any", self.tr("Whoever is next"), "users", partial(by, None), kind="soft"))
        self._menus.show_popup("reception.help", self.tr("Who takes this visitor too?"), entries, "", self._page)

    # -- waiting
    def wait_for(self, visit: VisitRow) -> None:
        """The visitor prefers to wait, for anybody or for one person (REC-07)."""

        def chosen(staff_id: int | None, told: str) -> None:
            self._acts.run(
                "reception.wait_for", lambda shop, actor: reception.wait_for(shop, actor, visit.id, staff_id), told
            )

        told = self.tr("Visitor {number} prefers to wait").format(number=visit.number)
        entries = [
            Entry(str(person.id), person.name, "user-circle", partial(chosen, person.id, f"{told}: {person.name}"))
            for person in self._colleagues()
        ]
        entries.append(
            Entry("anybody", self.tr("For anybody"), "users", partial(chosen, None, told), kind="ghost", apart=True)
        )
        self._menus.show_popup("reception.wait_for", self.tr("Whom do they wait for?"), entries, "", self._page)

    def courtesy(self, visit: VisitRow) -> None:
        """Put first, recorded as courtesy (REC-12)."""
        told = self.tr("Visitor {number} is put first").format(number=visit.number)

        def first(why: str) -> None:
            self._acts.run(
                "reception.courtesy", lambda shop, actor: reception.courtesy(shop, actor, visit.id, why), told
            )

        entries = [
            Entry(why, coded(self._context.language, "courtesy", why), "heart", partial(first, why))
            for why in terms.COURTESIES
        ]
        self._menus.show_popup("reception.courtesy", self.tr("Why are they put first?"), entries, "", self._page)

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

    # -- people
    def _is(self, staff_id: int, status: str) -> bool:
        assert self._floor is not None
        return any(person.id == staff_id and person.status == status for person in self._floor.people)

    def _colleagues(self, *, outside: bool = False) -> Sequence[Colleague]:
        """Everybody clocked in, in order; ``outside``: supervisors and managers who have not too."""
        assert self._floor is not None
        assert self._words is not None
        words = self._words
        here = [Colleague(person.id, person.name, words.status(person.status)) for person in self._floor.people]
        if not outside:
            return here
        known = {person.id for person in here}
        note = self.tr("not clocked in")
        return [
            *here,
            *(
                Colleague(card.id, card.name, note)
                for card in self._menus.cards()
                if card.role in _OUTSIDE and card.id not in known
            ),
        ]
