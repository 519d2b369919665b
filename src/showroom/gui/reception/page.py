"""The reception page: the rotation, who is with a visitor, who waits, and the acts of the desk (REC-01 … REC-24)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent

from showroom.clock import zone
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.days import long_day
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.keys import bind
from showroom.gui.kit.layouts import vbox
from showroom.gui.kit.page import Page, WidthClass
from showroom.gui.reception.acts import Acts
from showroom.gui.reception.day_menus import DayMenus
from showroom.gui.reception.desk_menus import DeskMenus
from showroom.gui.reception.figures import FigureTiles
from showroom.gui.reception.floor_area import FloorArea
from showroom.gui.reception.lookout import Lookout
from showroom.gui.reception.notices import Notices, UnsavedBar
from showroom.gui.reception.nudge_bar import NudgeBar
from showroom.gui.reception.nudge_words import NudgeWords
from showroom.gui.reception.overlay import Overlay
from showroom.gui.reception.posts import DeskAlarm
from showroom.gui.reception.recent_menu import RecentMenu
from showroom.gui.reception.visit_menus import VisitMenus
from showroom.gui.reception.words import PackWords, pack_words, read_floor
from showroom.gui.shell.context import ShellContext
from showroom.phrases import Words
from showroom.services.reception.board import waiting_count
from showroom.services.reception.duties import cleared as duties_cleared
from showroom.services.reception.rows import FloorBoard


def create(context: ShellContext) -> Page:
    """The page for ``gui/shell/navigation.py``."""
    return ReceptionPage(context)


def badge(context: ShellContext) -> int:
    """How many wait."""
    return context.read(waiting_count, 0) if context.may("reception.board") else 0


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
        self._afterwards = QTimer(self)
        self._afterwards.setSingleShot(True)
        self._afterwards.setInterval(0)
        self._afterwards.timeout.connect(self._read_the_rest)
        self._pack: PackWords = pack_words(context.shop, context.actor(), context.language)
        self.acts = Acts(context, self)
        self.menus = DeskMenus(context, self, self.acts, self._pack)
        self.visits = VisitMenus(context, self, self.acts, self.menus, self._pack)
        self.day = DayMenus(context, self, self.acts, self.menus, self._pack)
        self._lookout = Lookout(lambda: context.read(duties_cleared, False), self.acts.take_note)
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
        self.unsaved = UnsavedBar(lambda visit: self.overlay.show_visit(visit))
        self.notices = Notices(DeskAlarm(self.menus.call_back), NudgeBar(self._told.say))
        self.alarm, self.nudge = self.notices.alarm, self.notices.nudge
        self.tiles = FigureTiles(self._change_post)
        self.tiles.open.pressed.connect(lambda: self.day.open_visits(self.tiles.open))
        self.tiles.deviations.pressed.connect(self.day.deviations)
        self.floor = FloorArea(self._context, self._pack, self.menus, self.visits, self.day)
        self.rotation, self.serving, self.waiting = self.floor.rotation, self.floor.serving, self.floor.waiting
        self.recent, self.expected = self.floor.recent, self.floor.expected
        RecentMenu(self._context, self, self.acts, self.menus, self.recent.list)
        self.floor.new.connect(self.open_walk_in)
        self.floor.next.connect(self.acts.assign_next)
        self.floor.moved.connect(self.overlay_place)  # a reminder came up, or was answered, above an open panel
        self.setLayout(
            vbox(
                self._header,
                self.unsaved,
                self.notices,
                self.tiles,
                self.floor,
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
        self.menus.came.connect(lambda staff: self.day.shift_card(staff, self._clock_in))
        self.menus.outcome.connect(lambda visit, status: self.visits.ask_outcome(visit, status, self.rotation))
        self.expected.come.connect(self.overlay.begin_expected)
        self._told.aside.connect(self.nudge.put_aside)

    def _bind(self) -> None:
        bind(self, "F2", self.tr("New visitor"), self.open_walk_in, place=self.title, everywhere=True)
        bind(self, "F4", self.tr("Assign next"), self.acts.assign_next, place=self.title, everywhere=True)
        bind(self, "F6", self.tr("Answer the reminder"), self.nudge.focus_first, place=self.title, everywhere=True)
        more = self.tr("More: late entry, open visits …")
        bind(self, "F7", more, lambda: self.day.open_more(self._more), place=self.title, everywhere=True)
        bind(self, "F8", self.tr("Change the greeter's post"), self._change_post, place=self.title, everywhere=True)

    def reflow(self, width: WidthClass) -> None:
        """Narrow: the waiting list moves to the top of the second column, above those with a visitor."""
        narrow = width == "compact"
        layout = self.layout()
        assert layout is not None
        layout.setSpacing(8 if narrow else 12)
        layout.setContentsMargins(28, 10 if narrow else 18, 28, 10 if narrow else 16)
        self.floor.reflow(narrow=narrow)
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
        self.overlay.show_floor(floor, self._words, self._pack)
        self._afterwards.start()

    def _read_the_rest(self) -> None:
        """What may come a moment after the assignment itself: the last acts, and who is expected if that changed."""
        if self._floor is None or self._words is None:
            return
        self.floor.show_the_rest(self._floor, self._words)
        self._lookout.show_floor(self._floor)

    def _show_floor(self, floor: FloorBoard) -> None:
        assert self._words is not None
        now = self._context.clock.now()
        self._header.show_subtitle(_day_line(self._context, self._words, floor, now))
        self.tiles.show_floor(floor, now)
        self._told.show_floor(floor)
        self.notices.show_floor(floor, now, asks=self._context.may("reception.undo"))
        self.floor.show_floor(floor, self._words, self._pack, now)

    def _on_tick(self, now: datetime) -> None:
        if not self.isVisible() or self._floor is None:
            return
        self.notices.tick(now)
        self.tiles.tick(now)
        self.floor.tick(now)
        self._lookout.tick(now)

    # -- acts
    def open_walk_in(self) -> None:
        """F2."""
        self.overlay.begin_walk_in()

    def _change_post(self) -> None:
        """The next one goes to the greeter's post (REC-13)."""
        post = self._floor.greeter if self._floor is not None else None
        if post is not None and post.next_id is not None and post.next_name is not None:
            self.menus.set_greeter(post.next_id, post.next_name)

    def make_room(self, *, panel_open: bool) -> None:
        """On a low screen with large text the tiles and the waiting list's phrases give way to an open panel."""
        tight = panel_open and self.floor.is_narrow
        self.tiles.setVisible(not tight)
        layout = self.layout()
        if layout is not None:
            layout.activate()  # outside in: the panel is placed by where they are now
        self.floor.make_room(tight=tight)

    def overlay_place(self) -> None:
        """Put the panel over the first two columns."""
        if hasattr(self, "overlay"):
            self.overlay.place()

    def covered(self) -> QRect:
        """What the panel may lie over: the first two columns, never the waiting list."""
        return self.floor.covered().translated(self.floor.pos())

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
        self.floor.fit()
        self.overlay_place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.overlay.isVisible():
            self.overlay.close_panel()
            return
        super().keyPressEvent(event)


def _day_line(context: ShellContext, words: Words, floor: FloorBoard, now: datetime) -> str:
    """Which day and store it is, and since when the day is closed."""
    today = now.astimezone(zone(context.shop.store.time_zone)).date()
    said = f"{long_day(today, context.language)} · {context.shop.store.name}"
    if floor.closed_at is None:
        return said
    closed = QCoreApplication.translate("ReceptionPage", "day closed at {time}")
    return f"{said} · {closed.format(time=words.time(floor.closed_at))}"
