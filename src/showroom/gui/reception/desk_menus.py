"""What a tap on a person offers, and the forms behind it (REC-01, REC-04, REC-10, REC-13, REC-17)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from showroom.domain.customers import names
from showroom.domain.reception import terms
from showroom.gui.kit.buttons import Kind
from showroom.gui.kit.reason_dialog import ReasonDialog
from showroom.gui.reception.acts import Acts
from showroom.gui.reception.declined import Decliner
from showroom.gui.reception.dialogs import PlaceDialog
from showroom.gui.reception.popup import ButtonPopup, Entry
from showroom.gui.reception.rotation import RotationList
from showroom.gui.reception.words import STATUS_ICON, PackWords, standing
from showroom.gui.shell.context import ShellContext
from showroom.gui.why.dialog import WhyDialog
from showroom.gui.why.panel import Why
from showroom.gui.why.tell import why_decision, why_place
from showroom.phrases import Words, away
from showroom.services import reception, staff
from showroom.services.reception.board import explain
from showroom.services.reception.rows import FloorBoard, PersonRow, VisitRow

_ROLES = ("consultant", "supervisor", "greeter", "manager", "receptionist")
"""Who may stand in the order, in the order in which the clock-in list shows them."""


class DeskMenus(QObject):
    """``outcome`` asks how a visit ended: (visit, the status its consultant goes to). ``came``: somebody clocked in.

    ``correct`` asks for the kind of a visit to be corrected.
    """

    outcome = Signal(object, str)
    came = Signal(object)  # ids are wider than a C int
    correct = Signal(object)

    def __init__(self, context: ShellContext, page: QWidget, acts: Acts, pack: PackWords) -> None:
        super().__init__(page)
        self._context, self._page, self._acts, self._pack = context, page, acts, pack
        self._floor: FloorBoard | None = None
        self._words: Words | None = None
        self._decliner = Decliner(context, page)
        self.popup: ButtonPopup | None = None
        self._last = QPoint()
        self.messages: Mapping[int, int] = {}
        """How many messages wait for whom, by staff id."""

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
            act = partial(self.outcome.emit, visit, key) if visit else self._status_setter(person, key, label)
            kind: Kind = "soft" if key == terms.AVAILABLE else "plain"
            entries.append(Entry(key, label, STATUS_ICON.get(key, "circle"), act, kind=kind))
        entries += self._further(rotation, person)
        note = away(self._words, person.status, person.since)
        if visit is not None:
            note = self.tr("With visitor {number}: choosing a status asks for the outcome.").format(number=visit.number)
            if person.visits > 1:
                note = self.tr(
                    "With {count} visitors: choosing a status asks how the visit of {number} ended, and holds when the "
                    "others have left, too."
                ).format(count=person.visits, number=visit.number)
        rect = rotation.person_rect(person.id)
        self.show_popup(
            "reception.status",
            person.name,
            entries,
            note,
            rotation.viewport(),
            QPoint(rect.left() + 40, rect.bottom() + 2),
        )

    def _further(self, rotation: RotationList, person: PersonRow) -> list[Entry]:
        """Below the line: the greeter's post, waved through, placed elsewhere, why."""
        assert self._floor is not None
        found = []
        if self.messages.get(person.id) and self._context.may("calls.view"):
            count = self.messages[person.id]
            text = QCoreApplication.translate("DeskMenus", "%n message(s) waiting", "", count)
            found.append(("messages", text, "chat-text", partial(self.open_messages, rotation, person)))
        if self._floor.greeter is not None and person.greeter:
            leave = partial(self.set_greeter, None, "")
            found.append(("post", self.tr("Leave the greeter's post"), "sign-out", leave))
        elif self._floor.greeter is not None and person.status == terms.AVAILABLE:
            post = partial(self.set_greeter, person.id, person.name)
            found.append(("post", self.tr("To the greeter's post"), "hand-waving", post))
        for held in person.held_by:
            if held.duty == "unregistered_guest":
                found.append(
                    (
                        "declined",
                        self.tr("The guest declined a phone …"),
                        "phone-x",
                        partial(self._decliner.ask_for, held.ref),
                    )
                )
                break
        if person.held_by:
            found.append(("wave", self.tr("Wave through …"), "shield-check", partial(self.wave_through, person)))
        found.append(("place", self.tr("Place elsewhere …"), "arrows-down-up", partial(self.place, person)))
        found.append(("why", self.tr("Why this place?"), "question", partial(self.why_here, person.id)))
        return [Entry(key, text, icon, act, kind="ghost", apart=True) for key, text, icon, act in found]

    def open_messages(self, rotation: RotationList, person: PersonRow) -> None:
        """What waits for somebody, to be passed on (CAL-07); the locked desk knows that there is something, no more."""
        if self._context.may("calls.view"):
            self._context.navigate("calls", tab="callbacks", messages_for=person.id)
        else:
            self.open_statuses(rotation, person)

    def _visit_of(self, person: PersonRow) -> VisitRow | None:
        assert self._floor is not None
        return next((visit for visit in self._floor.serving if visit.consultant_id == person.id), None)

    def _status_setter(self, person: PersonRow, key: str, label: str) -> Callable[[], None]:
        told = self.tr("{name}: {status}").format(name=person.name, status=label)
        return lambda: self._acts.set_status(person.id, key, told)

    def open_clock_in(self, anchor: QWidget) -> None:
        """Everybody of the store who is not here yet."""
        if self._floor is None:
            return
        here = {person.id for person in self._floor.people}
        missing = sorted(
            (card for card in self.cards() if card.id not in here and card.role in _ROLES),
            key=lambda card: (_ROLES.index(card.role), names.listed(card.name)),
        )
        entries = [
            Entry(str(card.id), card.name, "sign-in", self._clock_in(card.id, card.name), kind="plain")
            for card in missing
        ]
        note = "" if missing else self.tr("Everybody has clocked in.")
        self.show_popup("reception.clocking", self.tr("Who has come?"), entries, note, anchor)

    def _clock_in(self, staff_id: int, name: str) -> Callable[[], None]:
        told = self.tr("{name} clocked in").format(name=name)
        return lambda: self._acts.clock_in(staff_id, told, partial(self.came.emit, staff_id))

    def cards(self) -> tuple[staff.Card, ...]:
        """Everybody of the store."""
        nobody: tuple[staff.Card, ...] = ()
        return self._context.read(staff.cards, nobody)

    def place(self, person: PersonRow, before: PersonRow | None = None, *, chosen: bool = False) -> None:
        """Ask a supervisor for the reason; ``chosen``: where to is settled, ``before`` whom (None: last)."""
        if self._floor is None:
            return
        dialog = PlaceDialog(self._page.window(), person, self._floor.people)
        if chosen:
            dialog.choose(before.id if before is not None else None)
        told = self.tr("{name} was placed").format(name=person.name)
        self._acts.submit(
            dialog,
            "reception.place",
            lambda shop, actor, value: reception.place(shop, actor, person.id, *value),
            told,
        )

    def wave_through(self, person: PersonRow) -> None:
        """Somebody held out may be called all the same today (REC-10)."""
        dialog = ReasonDialog(
            self._page.window(),
            "reception.wave_through",
            self.tr("Wave {name} through").format(name=person.name),
            self.tr("Wave through"),
            sentence=self.tr(
                "{name} is called today although something is unfinished. It stands in the report."
            ).format(name=person.name),
        )
        told = self.tr("{name} is waved through").format(name=person.name)
        self._acts.submit(
            dialog,
            "reception.wave_through",
            lambda shop, actor, reason: reception.wave_through(shop, actor, person.id, reason),
            told,
        )

    def set_greeter(self, staff_id: int | None, name: str) -> None:
        """Somebody else stands at the door, or nobody (REC-13)."""
        told = self.tr("{name} is the greeter").format(name=name) if name else self.tr("The greeter's post is empty")
        self._acts.run("reception.greeter", lambda shop, actor: reception.set_greeter(shop, actor, staff_id), told)

    def call_back(self, person: PersonRow) -> None:
        """Who went to lunch last comes back to an empty desk (REC-05)."""
        self._acts.set_status(person.id, terms.AVAILABLE, self.tr("{name} was called back").format(name=person.name))

    # -- why (REC-17)
    def why_here(self, staff_id: int) -> None:
        """Why somebody stands where they stand."""
        floor, words = self._floor, self._words
        if floor is None or words is None or not any(person.id == staff_id for person in floor.people):
            return
        order = [standing(person) for person in floor.people]
        self._explain(why_place(words, self.tr("Why this place?"), order, staff_id, floor.policy), staff_id=staff_id)

    def why_visit(self, visit_id: int) -> None:
        """Why a visit went where it went: the sentence and the whole chain."""
        floor, words = self._floor, self._words
        found = self._context.read(lambda shop, actor: explain(shop, actor, visit_id), None)
        if found is None or words is None or floor is None:
            return
        title = self.tr("Visitor {number}, {time}").format(number=found.number, time=words.time(found.at))
        warning = ""
        if found.true_at is not None:
            warning = self.tr("Entered afterwards: it happened at {true} and was entered at {entered}.").format(
                true=words.time(found.true_at), entered=words.time(found.at)
            )
        given = found.decision.to_payload()
        why = why_decision(words, title, found.kind, given, found.wanted, floor.policy, warning=warning)
        self._explain(why, self._open_visit(visit_id), visit_id=visit_id)

    def _explain(self, why: Why, visit: VisitRow | None = None, **place: int) -> None:
        """``visit``: its kind can be corrected from here; ``place``: what the time line is to show."""
        dialog = WhyDialog(
            self._page.window(),
            "reception.why",
            why,
            act=self.tr("Correct the kind …") if visit is not None else "",
            more=self.tr("Time line") if self._context.may("ledger.view") else "",
        )
        if visit is not None:
            dialog.correct.connect(lambda: self.correct.emit(visit))
        dialog.whole.connect(lambda: self._context.navigate("timeline", **place))
        dialog.open()

    def _open_visit(self, visit_id: int) -> VisitRow | None:
        if self._floor is None:
            return None
        return next((visit for visit in (*self._floor.waiting, *self._floor.serving) if visit.id == visit_id), None)

    # -- plumbing
    def show_popup(
        self,
        name: str,
        title: str,
        entries: Sequence[Entry],
        note: str,
        anchor: QWidget,
        where: QPoint | None = None,
    ) -> None:
        """Open a menu of big buttons below ``anchor``, or at ``where`` in it.

        One that follows from another (the page is its anchor) opens where that one was.
        """
        if anchor is self._page and where is None:
            where = self._page.mapFrom(self._page.window(), self._last)
        self.popup = ButtonPopup(self._page, name, title, entries, note=note)
        self.popup.destroyed.connect(self._on_popup_gone)
        self.popup.open_at(anchor, where)
        self._last = self.popup.pos()

    def _on_popup_gone(self) -> None:
        self.popup = None
