"""The floor on the page: three columns, two when narrow, and who gets how much room (REC-02, REC-12, REC-14)."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.domain.packs.choices import Moment
from showroom.domain.staff.actor import Actor
from showroom.gui.appointments.expected import ExpectedList
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card, EmptyState, SectionHeader
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import boxed, hbox, scrolled, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.reception.day_menus import DayMenus
from showroom.gui.reception.desk_menus import DeskMenus
from showroom.gui.reception.hero import HeroCard
from showroom.gui.reception.recent import RecentPanel
from showroom.gui.reception.rotation import RotationList
from showroom.gui.reception.serving import put, serving_grid
from showroom.gui.reception.side import DeputyCard, HeldCard, MakeUpCard, side_cards
from showroom.gui.reception.visit_menus import VisitMenus
from showroom.gui.reception.waiting import WaitingPanel
from showroom.gui.reception.words import PackWords
from showroom.gui.shell.context import ShellContext
from showroom.phrases import Words
from showroom.services import calls
from showroom.services.appointments import Expected
from showroom.services.reception.rows import FloorBoard
from showroom.services.reception.visits import Act, recent_acts
from showroom.wording import word


class RotationColumn(QWidget):
    """Who is next, and everybody in order; before anybody has come, how the day begins."""

    def __init__(self, menus: DeskMenus, pack: PackWords, hero: HeroCard) -> None:
        super().__init__()
        self.setProperty("look", "clear")
        self._head = SectionHeader(self.tr("Rotation"), "reception.rotation.header")
        self.hero = hero
        self.rotation = RotationList()
        self.rotation.asked.connect(lambda person: menus.open_statuses(self.rotation, person))
        self.rotation.messages.connect(lambda person: menus.open_messages(self.rotation, person))
        self.rotation.moved.connect(lambda person, before: menus.place(person, before, chosen=True))
        first = Button(self.tr("Clock somebody in"), "reception.clock_in.first", icon="sign-in", kind="soft")
        first.clicked.connect(lambda: menus.open_clock_in(first))
        order = self.tr("The order of clocking in is the order of the day.")
        if pack.pack.rotation.start_order == "carried_over":
            order = self.tr("The order is carried over from the last day.")
        sentence = Label(order, "muted", "reception.nobody.sentence", wrap=True)
        self._nobody = boxed(vbox(8, sentence, hbox(first, None), None, spacing=10), "reception.nobody")
        self._calls = Label("", "caption", "reception.calls_order", elide=True)  # REC-21
        self.setLayout(vbox(self._head, hero, self.rotation, self._calls, self._nobody, spacing=8))
        self._calls.hide()
        self._nobody.hide()  # until it is known that there is nobody

    def show_floor(self, floor: FloorBoard, words: Words, now: datetime) -> None:
        free = sum(1 for person in floor.people if person.bar is None)
        self._head.show_count(self.tr("{count} free").format(count=free), "success" if free else "neutral")
        self.hero.show_floor(floor, now)
        numbers = {visit.id: visit.number for visit in floor.serving}
        self.rotation.show_people(floor.people, words, numbers, now)
        self.rotation.setVisible(bool(floor.people))
        in_turn = word(words.lang, "reason.list").join(words.name(staff) for staff in floor.call_order)
        put(self._calls, self.tr("Phone enquiries: {order}").format(order=in_turn))
        self._calls.setVisible(bool(floor.call_order))
        self._nobody.setVisible(not floor.people)

    def tick(self, now: datetime) -> None:
        self.hero.tick(now)
        self.rotation.tick(now)


class FloorArea(QWidget):
    """``new`` and ``next`` ask for a new visitor and for the next assignment; ``moved``: it stands elsewhere now.

    Its lists scroll, so it may be as low as the screen wants. The waiting list never leaves the screen.
    """

    new = Signal()
    next = Signal()
    moved = Signal()

    def __init__(
        self, context: ShellContext, pack: PackWords, menus: DeskMenus, visits: VisitMenus, day: DayMenus
    ) -> None:
        super().__init__()
        self._context, self._menus = context, menus
        self._floor: FloorBoard | None = None
        self._expected_seen: tuple[tuple[Expected, ...], Actor] | None = None
        self._left = RotationColumn(menus, pack, HeroCard(self.new.emit, menus.why_here))
        self.rotation = self._left.rotation
        self._serving_head = SectionHeader(self.tr("With visitors"), "reception.serving.header")
        self.serving = serving_grid(visits, visits.open_menu)
        self._no_serving = EmptyState(
            "handshake",
            self.tr("Nobody is with a visitor"),
            self.tr("F2 registers the next one at the door."),
            "reception.serving.empty",
        )
        self.expected = ExpectedList(context, "reception.expected")
        self.expected.counted.connect(self._on_expected)
        self._expected_card = Card(vbox(self.expected, margins=(14, 10)), "reception.expected.card")
        self._middle_list: QVBoxLayout = vbox(self.serving, self._no_serving, self._expected_card, spacing=12)
        self._middle_list.addStretch(1)
        serving_area = scrolled(boxed(self._middle_list), "reception.serving.area")
        self.waiting = WaitingPanel(visits.open_menu, self.next.emit)
        self.held = HeldCard(menus.wave_through, day.look_again)
        self.make_ups = MakeUpCard()
        self.deputies = DeputyCard()
        self._side = side_cards(self.held, self.deputies, self.make_ups)
        self.recent = RecentPanel()
        self._middle_box: QVBoxLayout = vbox(self._serving_head, serving_area, spacing=8)
        self._middle = boxed(self._middle_box)
        self._side_box: QVBoxLayout = vbox()
        self._side_area = scrolled(boxed(self._side_box), "reception.side.area")
        self._right_box: QVBoxLayout = vbox(self.waiting, self._side_area, self.recent, spacing=12)
        self._right_box.setStretch(2, 100)
        self._right_box.addStretch(1)
        self._right = boxed(self._right_box)
        self._columns: QHBoxLayout = hbox(self._left, self._middle, self._right, spacing=20)
        for number, share in enumerate((35, 41, 24)):
            self._columns.setStretch(number, share)
        for widget in (self._no_serving, self._expected_card, self.held, self.deputies, self.make_ups):
            widget.hide()  # until it is known that there is something to say
        self.setLayout(self._columns)

    def hasHeightForWidth(self) -> bool:
        return False

    @property
    def is_narrow(self) -> bool:
        """Whether the waiting list stands in the second column."""
        return self.waiting.parent() is self._middle

    def reflow(self, *, narrow: bool) -> None:
        """Narrow: the waiting list moves to the top of the second column, the cards beside it below the visits."""
        if narrow:
            self._middle_list.insertWidget(3, self._side)
        else:
            self._side_box.insertWidget(0, self._side)
        for box in (self._middle_box, self._right_box):
            box.removeWidget(self.waiting)
        (self._middle_box if narrow else self._right_box).insertWidget(0, self.waiting)
        self._right.setVisible(not narrow)

    # -- showing
    def show_floor(self, floor: FloorBoard, words: Words, pack: PackWords, now: datetime) -> None:
        """The floor as it is now."""
        self._floor = floor
        known = self._context.may("customers.find")  # the locked desk shows no customer (SEC-01)
        self._left.show_floor(floor, words, now)
        self.serving.show_rows(
            floor.serving, lambda card, visit: card.show_visit(visit, words, floor, show_customer=known, now=now)
        )
        self._serving_head.show_count(str(len(floor.serving)) if floor.serving else "")
        self.serving.setVisible(bool(floor.serving))
        self._no_serving.setVisible(not floor.serving)
        self.held.show_people(floor, words)
        self.deputies.show_floor(floor)
        self.make_ups.show_floor(floor, words)
        self._side_area.setVisible(any(not card.isHidden() for card in (self.held, self.deputies, self.make_ups)))
        apology = self._apology(floor, pack)
        self.waiting.show_floor(floor, words, apology, show_customer=known, now=now, room=self._room_to_wait())

    def _apology(self, floor: FloorBoard, pack: PackWords) -> str:
        """What to say to those who wait (REC-22); where nobody has clocked in, nobody is busy either."""
        if not floor.people:
            return ""
        minutes = pack.minutes_to_wait(len(floor.waiting), len(floor.serving))
        store = self._context.shop.store.name
        return pack.phrase(Moment.BUSY, minutes=minutes, store=store, consultant="", customer="")

    def show_the_rest(self, floor: FloorBoard, words: Words) -> None:
        """What may come a moment after the assignment itself: the last acts, and who is expected if that changed."""
        nothing: tuple[Act, ...] = ()
        self.recent.show_acts(self._context.read(lambda shop, actor: recent_acts(shop, actor), nothing), words)
        self._fit_right()
        self._menus.messages = self._context.read(calls.unread, {})
        self.rotation.show_messages(self._menus.messages)
        seen = (floor.expected, self._context.actor())
        if seen != self._expected_seen:
            self._expected_seen = seen
            self.expected.refresh()

    def tick(self, now: datetime) -> None:
        """Once a second: only what counts."""
        self._left.tick(now)
        for card in self.serving.widgets():
            card.tick(now)
        self.waiting.tick(now)

    # -- room
    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.moved.emit()

    def _on_expected(self, count: int) -> None:
        """The card is as high as its rows, up to five; without any it is gone."""
        self._expected_card.setMinimumHeight(THEME.px(70 + 52 * min(count, 5)))
        self._expected_card.setVisible(count > 0)

    def fit(self) -> None:
        """Another height: the waiting list first, then the rest."""
        self.waiting.fit(self._room_to_wait())
        self._fit_right()

    def make_room(self, *, tight: bool) -> None:
        """For an open panel on a low screen: the waiting list shows its rows only."""
        self.waiting.set_tight(tight)
        self.waiting.fit(self._room_to_wait() // (2 if tight else 1))
        for layout in (self._columns, self._middle_box):
            layout.activate()

    def _fit_right(self) -> None:
        """What the waiting list leaves goes to the cards below it, then to the last acts."""
        left = max(0, self.height() - self.waiting.height() - 24)
        cards = 0
        if not self._side_area.isHidden():
            room = max(self._side_area.viewport().width(), 100)
            needed = self._side.heightForWidth(room)
            wanted, rest = needed if needed > 0 else self._side.sizeHint().height(), THEME.px(150)
            self._side.setMinimumHeight(wanted)  # it scrolls rather than press its sentences together
            if wanted <= left - rest:
                cards = wanted
            else:
                cards = max(0, min(wanted, left - rest if left >= rest * 2 else left))
            self._side_area.setFixedHeight(cards)
        self.recent.setVisible(bool(self.recent.list.rows_model.rows) and left - cards >= THEME.px(130))

    def _room_to_wait(self) -> int:
        """How high the waiting list may be, px: beside it the last acts, or the cards when narrow, keep a little."""
        if self.is_narrow:
            return max(THEME.px(150), self.height() // 2)
        others = self._floor is None or len(self._floor.waiting) <= 4 or not self._side_area.isHidden()
        return self.height() - (THEME.px(150) if others else 0)

    def covered(self) -> QRect:
        """What a panel may lie over: the first two columns, never the waiting list."""
        left, middle = self._left.geometry(), self._middle.geometry()
        area = left.united(middle)
        if self.is_narrow and self._floor is not None and self._floor.waiting:
            area.setTop(middle.top() + self.waiting.geometry().bottom() + 8)
        return area
