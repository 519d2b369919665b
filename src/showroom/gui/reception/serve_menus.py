"""Who serves a visitor, beside the plain order: override, hand-over, credit, deputy, help, waiting for somebody.

REC-03, REC-07, REC-10, REC-12, REC-15.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from showroom.domain.reception import terms
from showroom.gui.reception.acts import Acts
from showroom.gui.reception.desk_menus import DeskMenus
from showroom.gui.reception.popup import Entry
from showroom.gui.reception.visit_dialogs import Colleague, HandOverDialog, OverrideDialog, SplitDialog
from showroom.gui.reception.words import coded
from showroom.gui.shell.context import ShellContext
from showroom.phrases import Words
from showroom.services import reception
from showroom.services.reception.rows import FloorBoard, VisitRow

_OUTSIDE = ("supervisor", "manager")
"""Who may serve outside the order without having clocked in (REC-12)."""


class ServeMenus(QObject):
    """The forms and menus that give a visitor to somebody, or let them wait for somebody."""

    def __init__(self, context: ShellContext, page: QWidget, acts: Acts, menus: DeskMenus) -> None:
        super().__init__(page)
        self._context, self._page, self._acts, self._menus = context, page, acts, menus
        self._floor: FloorBoard | None = None
        self._words: Words | None = None

    def show_floor(self, floor: FloorBoard, words: Words) -> None:
        """The floor the menus speak of."""
        self._floor, self._words = floor, words

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
        named = self.tr("Visitor {number} waits for {name}")
        entries = []
        for person in self._colleagues():
            act = partial(chosen, person.id, named.format(number=visit.number, name=person.name))
            entries.append(Entry(str(person.id), person.name, "user-circle", act))
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
