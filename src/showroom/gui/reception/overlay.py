"""The panel over the first two columns: F2's box, then the announcement with the details.

The waiting list stays in sight.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from showroom.domain.errors import UserError
from showroom.domain.reception import terms
from showroom.domain.reception.decide import Decision
from showroom.gui.board.announce import announcer
from showroom.gui.board.view import Call
from showroom.gui.reception.acts import Acts
from showroom.gui.reception.desk_menus import DeskMenus
from showroom.gui.reception.visit_panel import VisitPanel, draft_key
from showroom.gui.reception.walk_in import WalkInPanel
from showroom.gui.reception.words import PackWords
from showroom.gui.shell.context import ShellContext
from showroom.phrases import Words
from showroom.services.appointments import Expected
from showroom.services.reception import Assignment, WalkIn
from showroom.services.reception.board import Explained, explain
from showroom.services.reception.rows import FloorBoard
from showroom.services.reception.visits import VisitCard, visit_card

if TYPE_CHECKING:
    from showroom.gui.reception.page import ReceptionPage

_DRAFT = draft_key(0)[:-1]


class Overlay(QFrame):
    """Holds one panel at a time. Not a window: the page behind goes on living, Esc closes, F2 begins anew."""

    def __init__(
        self, context: ShellContext, page: ReceptionPage, pack: PackWords, acts: Acts, menus: DeskMenus
    ) -> None:
        super().__init__(page)
        self._context, self._page, self._pack, self._acts, self._menus = context, page, pack, acts, menus
        self._floor: FloorBoard | None = None
        self._words: Words | None = None
        self._visit: VisitPanel | None = None
        self._back: QWidget | None = None
        self.setObjectName("reception.overlay")
        self.setProperty("look", "popup")
        self.walk_in = WalkInPanel(context, pack)
        self.walk_in.submitted.connect(self._on_submitted)
        self.walk_in.cancelled.connect(self.close_panel)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self.walk_in)
        acts.assigned.connect(self._on_assigned)
        acts.taken.connect(self._call)
        self.hide()

    # -- opening and closing
    def begin_walk_in(self) -> None:
        """F2: an empty box, whatever was open."""
        self._drop_visit()
        self._appear(self.walk_in)
        self.walk_in.begin()

    def begin_expected(self, expected: Expected) -> None:
        """Somebody with an appointment has come: Enter assigns."""
        self._drop_visit()
        self._appear(self.walk_in)
        self.walk_in.begin_expected(expected)

    def show_visit(self, visit_id: int) -> None:
        """The announcement and details of a visit."""
        if self._floor is None or self._words is None:
            return
        card = self._context.read(lambda shop, actor: visit_card(shop, actor, visit_id), None)
        if card is not None:
            self._open(card, self._context.read(lambda shop, actor: explain(shop, actor, visit_id), None))

    def _on_assigned(self, assignment: Assignment, explained: Explained | None) -> None:
        self._call(assignment)
        card = self._context.read(lambda shop, actor: visit_card(shop, actor, assignment.visit_id), None)
        if card is not None and self._floor is not None:
            self._open(card, explained)

    def _call(self, assignment: Assignment, _explained: Explained | None = None) -> None:
        """Whoever is called hears it, and the one on deck is told to move up (REC-02); a floor board of this PC that
        was before has told it already."""
        staff, words = assignment.decision.assigned, self._words
        if staff is None or words is None:
            return
        deck = words.name(assignment.on_deck) if assignment.on_deck and _was_first(assignment.decision) else ""
        call = Call((assignment.visit_id, staff), words.name(staff), assignment.number, deck)
        announcer().call(call, self._context.settings)

    def _open(self, card: VisitCard, explained: Explained | None) -> None:
        assert self._floor is not None
        assert self._words is not None
        self._drop_visit()
        panel = VisitPanel(self._context, self._pack, self._acts)
        panel.closed.connect(self.close_panel)
        panel.why.connect(self._menus.why_visit)
        panel.correct.connect(self._page.visits.correct_known)
        self._visit = panel
        self._box.addWidget(panel)
        self._appear(panel)
        panel.open(card, explained, self._floor, self._words)

    def _appear(self, panel: QWidget) -> None:
        if self.isHidden():
            self._back = self._page.focusWidget()
        self.walk_in.setVisible(panel is self.walk_in)
        panel.show()
        self._page.make_room(panel_open=True)
        self.place()
        self.show()
        self.raise_()

    def _drop_visit(self) -> None:
        panel, self._visit = self._visit, None
        if panel is not None:
            self._box.removeWidget(panel)
            panel.hide()
            panel.deleteLater()

    def close_panel(self) -> None:
        """Away with it; the keyboard goes back to where it was."""
        self._drop_visit()
        self.hide()
        self._page.make_room(panel_open=False)
        back, self._back = self._back, None
        if back is not None and back.isVisible():
            back.setFocus()
        else:
            self._page.focus_first()
        self.remind()

    def place(self) -> None:
        """Over the first two columns; when narrow, below the waiting list."""
        self.setGeometry(self._page.covered())

    # -- work
    def _on_submitted(self, request: WalkIn) -> None:
        self._acts.walk_in(request, lambda: None, self._on_refused)

    def _on_refused(self, error: BaseException) -> bool:
        if isinstance(error, UserError):
            self.walk_in.refuse(self._context.sentence(error))
            return True
        self.walk_in.set_busy(False)
        return False

    def show_floor(self, floor: FloorBoard, words: Words, pack: PackWords) -> None:
        """The floor changed."""
        self._floor, self._words, self._pack = floor, words, pack
        self.walk_in.show_floor(floor, words)
        visit_id = self._visit.visit_id if self._visit is not None else None
        if self._visit is not None and visit_id is not None:
            card = self._context.read(lambda shop, actor: visit_card(shop, actor, visit_id), None)
            if card is not None and card.state == terms.UNDONE:
                self._context.drafts.clear(draft_key(visit_id))
                self.close_panel()
                return
            why: Explained | None = None
            if card is not None and card.consultant_id != self._visit.consultant_id:  # somebody took it meanwhile
                why = self._context.read(lambda shop, actor: explain(shop, actor, visit_id), why)
            self._visit.show_floor(card, why, floor, words)
        self.remind()

    # -- what must not be lost
    def unfinished(self) -> list[tuple[int, int]]:
        """(visit id, number) of open visits whose details were typed but not saved."""
        if self._floor is None:
            return []
        numbers = {visit.id: visit.number for visit in (*self._floor.waiting, *self._floor.serving)}
        kept = self._context.drafts.keys()
        ids = [int(key[len(_DRAFT):]) for key in kept if key.startswith(_DRAFT)]  # fmt: skip
        return [(visit_id, numbers[visit_id]) for visit_id in ids if visit_id in numbers]

    def remind(self) -> None:
        """Tell of typed details that wait to be saved (a crash, or "Later")."""
        waiting = self.unfinished() if self.isHidden() else []
        self._page.unsaved.remind(waiting[0] if waiting else None)

    def keep(self) -> dict[str, Any]:
        """What is open, for a page made anew."""
        if self.isHidden():
            return {}
        return {"visit": self._visit.visit_id} if self._visit is not None else {"walk_in": True}

    def resume(self, kept: dict[str, Any] | None) -> None:
        if kept and kept.get("visit"):
            self.show_visit(kept["visit"])
        elif kept and kept.get("walk_in"):
            self.begin_walk_in()


def _was_first(decision: Decision) -> bool:
    """Whether the one on point was called: everybody before was passed over, so that the others move up."""
    passed = {one.staff for one in decision.passed}
    before = takewhile(lambda staff: staff != decision.assigned, decision.considered)
    return decision.assigned in decision.considered and passed.issuperset(before)
