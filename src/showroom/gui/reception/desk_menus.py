"""What a tap on a person or a visit offers, and the dialogs behind it (REC-01, REC-04, REC-09, REC-12, REC-17)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from showroom.domain.reception import terms
from showroom.domain.staff.actor import DESK
from showroom.gui.reception.acts import Acts
from showroom.gui.reception.dialogs import FinishDialog, PlaceDialog, ReclassifyDialog, WhyDialog
from showroom.gui.reception.popup import ButtonPopup, Entry
from showroom.gui.reception.rotation import RotationList
from showroom.gui.reception.words import STATUS_ICON, PackWords, standing
from showroom.gui.shell.context import ShellContext
from showroom.phrases import Words, away, chain, sentence, why_here
from showroom.services import reception, staff
from showroom.services.reception.board import FloorBoard, PersonRow, VisitRow, explain
from showroom.services.reception.visits import Act

_ROLES = ("consultant", "supervisor", "greeter", "manager", "receptionist")
"""Who may stand in the order, in the order in which the clock-in list shows them."""


class DeskMenus(QObject):
    """``details`` asks for a visit's panel."""

    details = Signal(object)  # ids are wider than a C int

    def __init__(self, context: ShellContext, page: QWidget, acts: Acts, pack: PackWords) -> None:
        super().__init__(page)
        self._context, self._page, self._acts, self._pack = context, page, acts, pack
        self._floor: FloorBoard | None = None
        self._words: Words | None = None
        self.popup: ButtonPopup | None = None

    def show_floor(self, floor: FloorBoard, words: Words, pack: PackWords) -> None:
        """The floor the menus speak of."""
        self._floor, self._words, self._pack = floor, words, pack

    # -- people
    def open_statuses(self, rotation: RotationList, person: PersonRow) -> None:
        """Two taps: the person, the status. Somebody with a visitor ends the visit in the same tap (REC-04)."""
        if self._words is None or self._floor is None:
            return
        visit = self._visit_of(person)
        entries = []
        for key, label in self._pack.statuses():
            if key == person.status:
                continue
            if visit is not None and key == terms.OFF:
                continue  # a visit in hand is ended first
            act = self._finisher(visit, key) if visit is not None else self._status_setter(person, key, label)
            kind = "soft" if key == terms.AVAILABLE else "plain"
            entries.append(Entry(key, label, STATUS_ICON.get(key, "circle"), act, kind=kind))  # type: ignore[arg-type]
        entries.append(
            Entry(
                "why",
                self.tr("Why this place?"),
                "question",
                lambda: self.why_here(person.id),
                kind="ghost",
                apart=True,
            )
        )
        if self._context.may("reception.place") or self._context.actor() == DESK:
            entries.append(
                Entry(
                    "place",
                    self.tr("Place elsewhere …"),
                    "arrows-down-up",
                    lambda: self._place(person),
                    kind="ghost",
                    apart=True,
                )
            )
        note = away(self._words, person.status, person.since)
        if visit is not None:
            note = self.tr("With visitor {number}: choosing a status asks for the outcome.").format(number=visit.number)
        self._popup("reception.status", person.name, entries, note)
        rect = rotation.person_rect(person.id)
        self._open(rotation.viewport(), QPoint(rect.left() + 40, rect.bottom() + 2))

    def _visit_of(self, person: PersonRow) -> VisitRow | None:
        assert self._floor is not None
        return next((visit for visit in self._floor.serving if visit.consultant_id == person.id), None)

    def _status_setter(self, person: PersonRow, key: str, label: str) -> Callable[[], None]:
        told = self.tr("{name}: {status}").format(name=person.name, status=label)
        return lambda: self._acts.set_status(person.id, key, told)

    def _finisher(self, visit: VisitRow, status: str) -> Callable[[], None]:
        return lambda: self.finish(visit, status)

    def open_clock_in(self, anchor: QWidget) -> None:
        """Everybody of the store who is not here yet."""
        if self._floor is None:
            return
        here = {person.id for person in self._floor.people}
        nobody: tuple[staff.Card, ...] = ()
        cards = self._context.read(staff.cards, nobody)
        missing = sorted(
            (card for card in cards if card.id not in here and card.role in _ROLES),
            key=lambda card: (_ROLES.index(card.role), card.name),
        )
        entries = [
            Entry(str(card.id), card.name, "sign-in", self._clock_in(card.id, card.name), kind="plain")
            for card in missing
        ]
        note = "" if missing else self.tr("Everybody has clocked in.")
        self._popup("reception.clocking", self.tr("Who has come?"), entries, note)
        self._open(anchor)

    def _clock_in(self, staff_id: int, name: str) -> Callable[[], None]:
        told = self.tr("{name} clocked in").format(name=name)
        return lambda: self._acts.clock_in(staff_id, told)

    def _place(self, person: PersonRow) -> None:
        if self._floor is None:
            return
        dialog = PlaceDialog(self._page.window(), person, self._floor.people)
        told = self.tr("{name} was placed").format(name=person.name)
        self._context.submit(
            dialog,
            "reception.place",
            lambda shop, actor, value: reception.place(shop, actor, person.id, value[0], value[1]),
            lambda _done: self._context.undo_bar.offer(told, None),
        )
        dialog.open()

    # -- visits
    def greet(self, visit: VisitRow) -> None:
        self._acts.greet(visit.id, visit.number)

    def finish(self, visit: VisitRow, status: str = terms.AVAILABLE) -> None:
        """Ask for the outcome."""
        dialog = FinishDialog(self._page.window(), visit, self._pack, status=status)
        call, done = self._acts.finish(visit.id, self.tr("Visitor {number} left").format(number=visit.number))
        self._context.submit(dialog, "reception.finish", call, done)
        dialog.open()

    def open_visit_menu(self, visit: VisitRow, anchor: QWidget) -> None:
        """Everything else about a visit."""
        entries = [Entry("details", self.tr("Details"), "note-pencil", self._details(visit), kind="soft")]
        if visit.state == terms.ASSIGNED:
            entries.append(Entry("finish", self.tr("Finish"), "check", lambda: self.finish(visit)))
        if visit.state == terms.WAITING:
            entries.append(Entry("unserved", self.tr("Left unserved"), "sign-out",
                                 lambda: self._acts.leave_unserved(visit.id, visit.number), kind="danger"))  # fmt: skip
        else:
            entries.append(Entry("present", self.tr("Presentation"), "presentation",
                                 lambda: self._context.navigate("presentations", visit_id=visit.id)))  # fmt: skip
            entries.append(Entry("quote", self.tr("Quote"), "file-plus",
                                 self._quote(visit)))  # fmt: skip
        entries.append(Entry("correct", self.tr("Correct the kind …"), "pencil-simple", lambda: self.correct(visit)))
        entries.append(Entry("why", self.tr("Why?"), "question", lambda: self.why_visit(visit.id)))
        self._popup("reception.menu", self.tr("Visitor {number}").format(number=visit.number), entries, "")
        self._open(anchor)

    def _quote(self, visit: VisitRow) -> Callable[[], None]:
        return lambda: self._context.navigate("quotes", visit_id=visit.id, customer_id=visit.customer_id)

    def _details(self, visit: VisitRow) -> Callable[[], None]:
        return lambda: self._context.sign("reception.details", lambda _actor: self.details.emit(visit.id))

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
            self._page.window(), visit, self._pack, kind=kind, customer_id=customer_id, customer=customer, reason=reason
        )
        self._context.submit(
            dialog,
            "reception.reclassify",
            self._acts.reclassify(visit.id),
            lambda done: self._acts.reclassified(visit.number, done),
        )
        dialog.open()

    def correct_known(self, visit_id: int, customer_id: int, customer: str) -> None:
        """The customer is known now: what was taken for a first visit is a return (REC-09)."""
        visit = self._visit_row(visit_id)
        if visit is not None:
            self.correct(visit, "return", customer_id, customer, self.tr("Recognised at the desk"))

    def _visit_row(self, visit_id: int) -> VisitRow | None:
        if self._floor is None:
            return None
        return next((visit for visit in (*self._floor.waiting, *self._floor.serving) if visit.id == visit_id), None)

    # -- why (REC-17)
    def why_here(self, staff_id: int) -> None:
        """Why somebody stands where they stand."""
        floor, words = self._floor, self._words
        if floor is None or words is None or not any(person.id == staff_id for person in floor.people):
            return
        rules = floor.policy.place_while if floor.policy is not None else {}
        lines = why_here(words, [standing(person) for person in floor.people], staff_id, rules)
        WhyDialog(self._page.window(), self.tr("Why this place?"), lines[0], lines[1:]).open()

    def why_visit(self, visit_id: int) -> None:
        """Why a visit went where it went: the sentence and the whole chain."""
        words = self._words
        found = self._context.read(lambda shop, actor: explain(shop, actor, visit_id), None)
        if found is None or words is None:
            return
        payload = found.decision.to_payload()
        title = self.tr("Visitor {number}, {time}").format(number=found.number, time=words.time(found.at))
        dialog = WhyDialog(
            self._page.window(),
            title,
            sentence(words, found.kind, payload, found.wanted),
            chain(words, payload, found.wanted),
            act=self.tr("Correct the kind …") if self._visit_row(visit_id) is not None else "",
        )
        visit = self._visit_row(visit_id)
        if visit is not None:
            dialog.correct.connect(lambda: self.correct(visit))
        dialog.open()

    def why_act(self, act: Act) -> None:
        """From the list of recent acts."""
        if act.visit_id is not None:
            self.why_visit(act.visit_id)

    # -- plumbing
    def _popup(self, name: str, title: str, entries: list[Entry], note: str) -> None:
        self.popup = ButtonPopup(self._page, name, title, entries, note=note)
        self.popup.destroyed.connect(self._on_popup_gone)

    def _on_popup_gone(self) -> None:
        self.popup = None

    def _open(self, anchor: QWidget, where: QPoint | None = None) -> None:
        if self.popup is not None:
            self.popup.open_at(anchor, where)
