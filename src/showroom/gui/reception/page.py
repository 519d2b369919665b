"""The reception page: the rotation, who is with a visitor, who waits, and the acts of the desk (REC-01 … REC-24)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QDate, QLocale, QRect, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.clock import zone
from showroom.domain.packs.choices import Moment
from showroom.domain.reception import terms
from showroom.gui.appointments.expected import ExpectedList
from showroom.gui.kit.bars import MessageBar
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card, EmptyState, SectionHeader
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import boxed, hbox, scrolled, vbox
from showroom.gui.kit.page import Page, WidthClass
from showroom.gui.kit.theme import THEME
from showroom.gui.reception.acts import Acts
from showroom.gui.reception.day_menus import DayMenus
from showroom.gui.reception.desk_menus import DeskMenus
from showroom.gui.reception.figures import FigureTiles
from showroom.gui.reception.hero import HeroCard
from showroom.gui.reception.nudge_bar import NudgeBar
from showroom.gui.reception.nudge_words import NudgeWords
from showroom.gui.reception.nudges import coming
from showroom.gui.reception.overlay import Overlay
from showroom.gui.reception.posts import DeskAlarm
from showroom.gui.reception.recent import RecentPanel
from showroom.gui.reception.rotation import RotationList
from showroom.gui.reception.serving import serving_grid
from showroom.gui.reception.side import HeldCard, MakeUpCard, side_cards
from showroom.gui.reception.visit_menus import VisitMenus
from showroom.gui.reception.waiting import WaitingPanel
from showroom.gui.reception.words import PackWords, pack_words, read_floor
from showroom.gui.shell.context import ShellContext
from showroom.phrases import Words
from showroom.services.reception.board import FloorBoard, PersonRow
from showroom.services.reception.visits import Act, recent_acts


def create(context: ShellContext) -> Page:
    """The page for ``gui/shell/navigation.py``."""
    return ReceptionPage(context)


def badge(context: ShellContext) -> int:
    """How many wait."""
    if not context.may("reception.board"):
        return 0
    nothing: FloorBoard | None = None
    floor = context.read(read_floor, nothing)
    return len(floor.waiting) if floor is not None else 0


class _Columns(QWidget):
    """Its lists scroll, so it may be as low as the screen wants, whatever height they would like for their width."""

    def hasHeightForWidth(self) -> bool:
        return False


class ReceptionPage(Page):
    """Three columns (two when narrow): rotation, with visitors, waiting and recent.

    The waiting list never leaves the screen.
    """

    reminds = True

    def __init__(self, context: ShellContext) -> None:
        super().__init__("reception")
        self.title = self.tr("Reception")
        self._context = context
        self._floor: FloorBoard | None = None
        self._words: Words | None = None
        self._reminded: int | None = None
        self._pack: PackWords = pack_words(context.shop, context.actor(), context.language)
        self.acts = Acts(context, self)
        self.menus = DeskMenus(context, self, self.acts, self._pack)
        self.visits = VisitMenus(context, self, self.acts, self.menus, self._pack)
        self.day = DayMenus(context, self, self.acts, self.menus, self._pack)
        self._told = NudgeWords(self, self.acts, self.menus, self.visits)
        self._build()
        self.overlay = Overlay(context, self, self._pack, self.acts, self.menus)
        self._connect()
        self._bind()
        context.ticker.ticked.connect(self._on_tick)

    # -- building
    def _build(self) -> None:
        self._clock_in = Button(self.tr("Clock in"), "reception.clock_in", icon="sign-in")
        self._clock_in.clicked.connect(lambda: self.menus.open_clock_in(self._clock_in))
        self._call = Button(self.tr("New call"), "reception.new_call", icon="phone-incoming", key="F3")
        self._call.clicked.connect(lambda: self._context.navigate("calls", new=True))
        self._more = Button(
            "",
            "reception.more_acts",
            icon="dots-three",
            tip=self.tr("More: late entry, open visits, close the day (F7)"),
        )
        self._more.clicked.connect(lambda: self.day.open_more(self._more))
        self._header = PageHeader(self.title, "reception", self._clock_in, self._call, self._more)
        self._bar = MessageBar("reception.bar")
        self.nudge = NudgeBar(self._told.say)
        self.alarm = DeskAlarm(self._call_back)
        notices = hbox(self.alarm, self.nudge, spacing=12)
        notices.setStretch(0, 2)
        notices.setStretch(1, 3)
        self._notices = boxed(notices, "reception.notices")
        self.tiles = FigureTiles(self._change_post)
        self.tiles.open.pressed.connect(lambda: self.day.open_visits(self.tiles.open))
        self.tiles.deviations.pressed.connect(self.day.deviations)
        self._hero = HeroCard(self.open_walk_in, lambda staff: self.menus.why_here(staff))
        self._rotation_head = SectionHeader(self.tr("Rotation"), "reception.rotation.header")
        self.rotation = RotationList()
        self.rotation.asked.connect(lambda person: self.menus.open_statuses(self.rotation, person))
        first = Button(self.tr("Clock somebody in"), "reception.clock_in.first", icon="sign-in", kind="soft")
        first.clicked.connect(lambda: self.menus.open_clock_in(first))
        order = self.tr("The order of clocking in is the order of the day.")
        if self._pack.pack.rotation.start_order == "carried_over":
            order = self.tr("The order is carried over from the last day.")
        sentence = Label(order, "muted", "reception.nobody.sentence", wrap=True)
        self._nobody = boxed(vbox(8, sentence, hbox(first, None), None, spacing=10), "reception.nobody")
        self._serving_head = SectionHeader(self.tr("With visitors"), "reception.serving.header")
        self.serving = serving_grid(self.visits, self.visits.open_menu)
        self._no_serving = EmptyState(
            "handshake", self.tr("Nobody is with a visitor"), self.tr("F2 registers the next one at the door."),
            "reception.serving.empty",
        )  # fmt: skip
        self.expected = ExpectedList(self._context, "reception.expected")
        self._expected_card = Card(vbox(self.expected, margins=(14, 10)), "reception.expected.card")
        self._middle_list: QVBoxLayout = vbox(self.serving, self._no_serving, self._expected_card, spacing=12)
        self._middle_list.addStretch(1)
        self._serving_area = scrolled(boxed(self._middle_list), "reception.serving.area")
        self.waiting = WaitingPanel(self.visits.open_menu, self.assign_next)
        self.held = HeldCard(self.menus.wave_through, self.day.look_again)
        self.make_ups = MakeUpCard()
        self._side = side_cards(self.held, self.make_ups)
        self.recent = RecentPanel()
        self.recent.list.opened.connect(lambda act: self.menus.why_act(act))
        self._left = boxed(vbox(self._rotation_head, self._hero, self.rotation, self._nobody, spacing=8))
        self._middle_box: QVBoxLayout = vbox(self._serving_head, self._serving_area, spacing=8)
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
        # until it is known that there is something to say
        for widget in (self._nobody, self._no_serving, self._expected_card, self.held, self.make_ups):
            widget.hide()
        self._floor_area = _Columns()
        self._floor_area.setLayout(self._columns)
        self.setLayout(
            vbox(
                self._header,
                self._bar,
                self._notices,
                self.tiles,
                self._floor_area,
                spacing=8,
                margins=(28, 10),
            )
        )

    def _connect(self) -> None:
        self.visits.details.connect(self.overlay.show_visit)
        self.visits.why.connect(self.menus.why_visit)
        self.day.why.connect(self.menus.why_visit)
        self.day.visit.connect(self.visits.open_menu)
        self.menus.correct.connect(self.visits.correct)
        self.menus.came.connect(self.day.shift_card)
        self.menus.outcome.connect(lambda visit, status: self.visits.ask_outcome(visit, status, self.rotation))
        self.rotation.moved.connect(lambda person, before: self.menus.place(person, before, chosen=True))
        self.expected.come.connect(self.overlay.begin_expected)
        self.expected.counted.connect(self._on_expected)
        self._told.aside.connect(self.nudge.put_aside)

    def _bind(self) -> None:
        bind(self, "F2", self.tr("New visitor"), self.open_walk_in, place=self.title, everywhere=True)
        bind(self, "F4", self.tr("Assign next"), self.assign_next, place=self.title, everywhere=True)
        bind(self, "F6", self.tr("Answer the reminder"), self.nudge.focus_first, place=self.title, everywhere=True)
        more = self.tr("More: late entry, open visits, close the day")
        bind(self, "F7", more, lambda: self.day.open_more(self._more), place=self.title, everywhere=True)
        bind(self, "F8", self.tr("Change the greeter's post"), self._change_post, place=self.title, everywhere=True)

    def reflow(self, width: WidthClass) -> None:
        """Narrow: the waiting list moves to the top of the second column, above those with a visitor."""
        narrow = width == "compact"
        layout = self.layout()
        assert layout is not None
        layout.setSpacing(8 if narrow else 12)
        layout.setContentsMargins(28, 10 if narrow else 18, 28, 10 if narrow else 16)
        if narrow:
            self._middle_list.insertWidget(3, self._side)
        else:
            self._side_box.insertWidget(0, self._side)
        for box in (self._middle_box, self._right_box):
            box.removeWidget(self.waiting)
        (self._middle_box if narrow else self._right_box).insertWidget(0, self.waiting)
        self._right.setVisible(not narrow)
        if self._floor is not None:
            self._show_floor(self._floor)
        self.overlay_place()

    # -- showing
    def refresh(self) -> None:
        """The floor as it is now; what is being typed and what is selected stays."""
        context = self._context
        floor = context.read(read_floor, self._floor)
        if floor is None:
            return
        self._pack = pack_words(context.shop, context.actor(), context.language)
        self._words = self._pack.words(context.shop.store.time_zone, floor.names)
        self.acts.words = self._words
        if floor.policy is not None:
            self.acts.undo_window_s = floor.policy.undo_window_s
        self._floor = floor
        for part in (self.menus, self.visits, self.day):
            part.show_floor(floor, self._words, self._pack)
        self._show_floor(floor)
        nothing: tuple[Act, ...] = ()
        acts = context.read(lambda shop, actor: recent_acts(shop, actor), nothing)
        self.recent.show_acts(acts, self._words)
        self._fit_right()
        self.expected.refresh()
        self.overlay.show_floor(floor, self._words, self._pack)

    def _show_floor(self, floor: FloorBoard) -> None:
        assert self._words is not None
        now = self._context.clock.now()
        known = self._context.may("customers.find")  # the locked desk shows no customer (SEC-01)
        self._header.show_subtitle(self._date(floor, now))
        self.tiles.show_floor(floor, now)
        self.alarm.show_floor(floor, now)
        self._told.show_floor(floor)
        self.nudge.show_coming(coming(floor) if self._context.may("reception.undo") else (), now)
        self._show_notices()
        self.held.show_people(floor.people, self._words)
        self.make_ups.show_floor(floor, self._context.language)
        self._side_area.setVisible(not self.held.isHidden() or not self.make_ups.isHidden())
        free = sum(1 for person in floor.people if person.bar is None)
        self._rotation_head.show_count(self.tr("{count} free").format(count=free), "success" if free else "neutral")
        self._hero.show_floor(floor, now)
        numbers = {visit.id: visit.number for visit in floor.serving}
        self.rotation.show_people(floor.people, self._words, numbers, now)
        self.rotation.setVisible(bool(floor.people))
        self._nobody.setVisible(not floor.people)
        words = self._words
        self.serving.show_rows(
            floor.serving, lambda card, visit: card.show_visit(visit, words, floor, show_customer=known, now=now)
        )
        self._serving_head.show_count(str(len(floor.serving)) if floor.serving else "")
        self.serving.setVisible(bool(floor.serving))
        self._no_serving.setVisible(not floor.serving)
        minutes = self._pack.minutes_to_wait(len(floor.waiting), len(floor.serving))
        apology = ""
        if floor.people:  # where nobody has clocked in, nobody is busy either
            apology = self._pack.phrase(
                Moment.BUSY, minutes=minutes, store=self._context.shop.store.name, consultant="", customer=""
            )
        self.waiting.show_floor(floor, words, apology, show_customer=known, now=now, room=self._room_to_wait())

    def _on_expected(self, count: int) -> None:
        """The card is as high as its rows, up to five; without any it is gone."""
        self._expected_card.setMinimumHeight(THEME.px(70 + 52 * min(count, 5)))
        self._expected_card.setVisible(count > 0)

    def _show_notices(self) -> None:
        """The line of the alarm and the reminder takes no room when there is neither."""
        self._notices.setVisible(not self.alarm.isHidden() or not self.nudge.isHidden())

    def _fit_right(self) -> None:
        """The waiting list first; what is left goes to the cards beside it, then to the last acts."""
        left = self._floor_area.height() - self.waiting.height() - 24
        cards = 0
        if not self._side_area.isHidden():
            wanted, rest = self._side.sizeHint().height() + 4, THEME.px(150)
            cards = (
                wanted if wanted <= left - rest else max(min(wanted, left), left - rest if left >= rest * 2 else left)
            )
            self._side_area.setFixedHeight(max(0, cards))
        self.recent.setVisible(bool(self.recent.list.rows_model.rows) and left - cards >= THEME.px(130))

    def _room_to_wait(self) -> int:
        """How high the waiting list may be, px: beside it the last acts, or the cards when narrow, keep a little."""
        if self.waiting.parent() is self._middle:
            return max(THEME.px(150), self._floor_area.height() // 2)
        others = self._floor is None or len(self._floor.waiting) <= 4 or not self._side_area.isHidden()
        return self._floor_area.height() - (THEME.px(150) if others else 0)

    def _date(self, floor: FloorBoard, now: datetime) -> str:
        locale = QLocale(self._context.language)
        local = now.astimezone(zone(self._context.shop.store.time_zone))
        form = self.tr("dddd d MMMM", "date in the page's head")
        return f"{locale.toString(QDate(local.year, local.month, local.day), form)} · {self._context.shop.store.name}"

    def _on_tick(self, now: datetime) -> None:
        if not self.isVisible() or self._floor is None:
            return
        self.alarm.tick(now)
        self.nudge.tick(now)
        self._show_notices()
        self.tiles.tick(now)
        self._hero.tick(now)
        self.rotation.tick(now)
        for card in self.serving.widgets():
            card.tick(now)
        self.waiting.tick(now)

    # -- acts
    def open_walk_in(self) -> None:
        """F2."""
        self.overlay.begin_walk_in()

    def assign_next(self) -> None:
        """F4."""
        self.acts.assign_next()

    def _change_post(self) -> None:
        """The next one goes to the greeter's post (REC-13)."""
        post = self._floor.greeter if self._floor is not None else None
        if post is not None and post.next_id is not None and post.next_name is not None:
            self.menus.set_greeter(post.next_id, post.next_name)

    def _call_back(self, person: PersonRow) -> None:
        """Who went to lunch last comes back to an empty desk (REC-05)."""
        self.acts.set_status(person.id, terms.AVAILABLE, self.tr("{name} was called back").format(name=person.name))

    def make_room(self, *, panel_open: bool) -> None:
        """On a low screen with large text the tiles and the waiting list's phrases give way to an open panel."""
        tight = panel_open and self.waiting.parent() is self._middle
        self.tiles.setVisible(not tight)
        self.waiting.set_tight(tight)
        self.waiting.fit(self._room_to_wait() // (2 if tight else 1))
        for layout in (self.layout(), self._columns, self._middle_box):
            if layout is not None:
                layout.activate()  # outside in: the panel is placed by where they are now

    def overlay_place(self) -> None:
        """Put the panel over the first two columns."""
        if hasattr(self, "overlay"):
            self.overlay.place()

    def covered(self) -> QRect:
        """What the panel may lie over: the first two columns, never the waiting list."""
        left, middle = self._left.geometry(), self._middle.geometry()
        area = left.united(middle)
        if self.waiting.parent() is self._middle and self._floor is not None and self._floor.waiting:
            area.setTop(middle.top() + self.waiting.geometry().bottom() + 8)
        return area.translated(self._floor_area.pos())

    def show_reminder(self, visit: tuple[int, int] | None) -> None:
        """Details (visit id, number) that were typed and not saved; None: there are none."""
        if visit is None:
            if self._reminded is not None:
                self._bar.dismiss()
            self._reminded = None
        elif self._reminded != visit[0]:
            self._reminded = visit[0]
            self._bar.show_message(
                self.tr("The details of visitor {number} are typed but not saved.").format(number=visit[1]),
                "info",
                self.tr("Continue"),
                lambda: self._continue(visit[0]),
            )

    def _continue(self, visit_id: int) -> None:
        self._reminded = None
        self.overlay.show_visit(visit_id)

    # -- life
    def arrive(self, **arguments: Any) -> None:
        """``new=True`` opens the walk-in panel, ``visit_id`` a visit's details, ``staff_id`` selects a person."""
        if arguments.get("new"):
            self.open_walk_in()
        visit_id = arguments.get("visit_id")
        if isinstance(visit_id, int):
            self.overlay.show_visit(visit_id)
        staff_id = arguments.get("staff_id")
        if isinstance(staff_id, int):
            self.rotation.select(staff_id)

    def focus_first(self) -> None:
        self.rotation.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> dict[str, Any]:
        return {"staff": self.rotation.current_staff(), "overlay": self.overlay.keep()}

    def resume(self, kept: dict[str, Any]) -> None:
        if self._context.may("reception.board"):
            self.refresh()
        if kept.get("staff") is not None:
            self.rotation.select(kept["staff"])
        self.overlay.resume(kept.get("overlay"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.waiting.fit(self._room_to_wait())
        self._fit_right()
        self.overlay_place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.overlay.isVisible():
            self.overlay.close_panel()
            return
        super().keyPressEvent(event)
