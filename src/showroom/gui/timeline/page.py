"""The page of the time line: choose a day, scrub through it, ask why (REC-17, REC-18)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent

from showroom.clock import zone
from showroom.domain.errors import UserError
from showroom.gui.dashboard.words import long_day, with_year
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import EmptyState
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.keys import bind
from showroom.gui.kit.layouts import vbox
from showroom.gui.kit.page import Page, WidthClass
from showroom.gui.kit.work import Job
from showroom.gui.reception.words import pack_words
from showroom.gui.shell.context import ShellContext
from showroom.gui.timeline.days import DayChooser
from showroom.gui.timeline.floor_list import FloorRow
from showroom.gui.timeline.playhead import Playhead
from showroom.gui.timeline.telling import Teller
from showroom.gui.timeline.transport import HOUR, Transport
from showroom.gui.timeline.view import DayView
from showroom.services import timeline
from showroom.services.timeline import DayCount, DayLine


def create(context: ShellContext) -> Page:
    """The page for ``gui/shell/navigation.py``."""
    return TimelinePage(context)


@dataclass(frozen=True, slots=True)
class Wish:
    """What to look at once the day is there; nothing set: the latest moment. ``act``: its number in the day; ``clock``:
    the time since midnight, so that from one day to another one stays at the same hour; ``staff``: whom to explain.
    """

    act: int | None = None
    visit: int | None = None
    moment: datetime | None = None
    clock: timedelta | None = None
    staff: int | None = None


class TimelinePage(Page):
    """``arrive(day=date, act=number, visit_id=id, at=datetime, staff_id=id)`` opens a day at an act, at the decision of
    a visit or at a moment, and asks for a person's place there."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__("timeline")
        self.title = self.tr("Time line")
        self._context = context
        self._zone = zone(context.shop.store.time_zone)
        self._job: Job[DayLine] | None = None
        self._wanted: date | None = None
        self._wish = Wish()
        self.playhead = Playhead(self)
        self.days = DayChooser(self._count)
        self.days.chosen.connect(self.show_day)
        self._header = PageHeader(self.title, "timeline", self.days, subtitle=" ")
        self.transport = Transport(self.playhead, context.shop.store.time_zone)
        self.view = DayView(self.playhead)
        self._empty = self._make_empty()
        layout = vbox(self._header, self.transport, self.view, self._empty, spacing=12, margins=(28, 20, 28, 16))
        layout.setStretch(2, 1)
        layout.setStretch(3, 1)
        self.setLayout(layout)
        self._empty.hide()
        self._bind()
        context.ticker.ticked.connect(self._on_tick)

    def _make_empty(self) -> EmptyState:
        reception = Button(self.tr("Reception"), "timeline.empty.reception", icon="users-three", kind="soft")
        reception.clicked.connect(lambda: self._context.navigate("reception"))
        self._to_before = Button("", "timeline.empty.before", icon="caret-left")
        self._to_before.clicked.connect(lambda: self.days.go(-1))
        self._to_after = Button("", "timeline.empty.after", icon="caret-right")
        self._to_after.clicked.connect(lambda: self.days.go(1))
        return EmptyState(
            "clock-clockwise",
            "",
            self.tr("Every act at the desk stands here, with the floor as it was."),
            "timeline.empty",
            self._to_before,
            self._to_after,
            reception,
        )

    def _bind(self) -> None:
        head, place = self.playhead, self.title
        for key, title, slot in (
            ("Left", self.tr("One act back"), lambda: head.step(-1)),
            ("Right", self.tr("One act on"), lambda: head.step(1)),
            ("Shift+Left", self.tr("One hour back"), lambda: head.shift(-HOUR)),
            ("Shift+Right", self.tr("One hour on"), lambda: head.shift(HOUR)),
        ):
            bind(self, key, title, slot, place=place).setAutoRepeat(True)  # held down it walks through the day
        bind(self, "Home", self.tr("To the first act"), head.to_start, place=place)
        bind(self, "End", self.tr("To the latest moment"), head.to_end, place=place)
        bind(self, "Ctrl+Left", self.tr("The day before with acts"), lambda: self.days.go(-1), place=place)
        bind(self, "Ctrl+Right", self.tr("The next day with acts"), lambda: self.days.go(1), place=place)
        for widget in (self.transport.scrubber, self.view.acts, self.view.floor):  # Space on a button presses it
            bind(widget, "Space", self.tr("Play or pause"), head.toggle, place=place)

    def reflow(self, width: WidthClass) -> None:
        self.view.set_narrow(width == "compact")

    # -- reading
    @property
    def line(self) -> DayLine | None:
        """The day shown."""
        return self.playhead.line

    def show_day(self, day: date) -> None:
        """Another day, at the hour looked at now."""
        line = self.line
        if line is not None and day == line.day:
            return
        clock = None
        if line is not None and not self.playhead.following:
            local = self.playhead.moment.astimezone(self._zone)
            clock = timedelta(hours=local.hour, minutes=local.minute, seconds=local.second)
        self._open(day, Wish(clock=clock))

    def _open(self, day: date | None, wish: Wish) -> None:
        self._wanted, self._wish = day, wish
        if self._job is not None:
            self._job.cancel()
        actor = self._context.actor()
        self._job = self._context.door.background(
            lambda job: _folded(timeline.open_day(job.shop, actor, day)), self._on_opened, self._on_failed
        )

    def refresh(self) -> None:
        """More acts of the day shown; where nothing is shown yet, the latest day."""
        line = self.line
        if self._job is not None:
            return
        if not self._context.may("ledger.view"):  # somebody else signed in, or the desk is locked
            self._close()
            return
        if line is None:
            self._open(self._wanted, self._wish)
            return
        grown = self._context.read(lambda shop, actor: timeline.newer(shop, actor, line), line)
        if grown is not line:
            self._show_line(grown)
            self.playhead.grow(grown, _until(self._context, grown))

    def _on_opened(self, line: DayLine) -> None:
        self._job = None
        self._empty.hide()
        self.view.show()
        wish, self._wish, self._wanted = self._wish, Wish(), line.day
        self._show_line(line)
        self.playhead.open(line, _until(self._context, line))
        _go_to(self.playhead, line, wish, self._zone)
        if wish.staff is not None:
            self.view.ask(FloorRow("person", wish.staff, ""))

    def _on_failed(self, error: BaseException) -> bool:
        self._job = None
        if not isinstance(error, UserError) or error.code not in ("ledger_is_empty", "ledger_no_such_day"):
            return False
        day, lang = self._wanted or _today(self._context), self._context.language
        self._close()
        near = self._context.read(lambda shop, actor: timeline.neighbours(shop, actor, day), _NO_DAYS)
        self._show_days(day, *near)
        for button, found in zip((self._to_before, self._to_after), near, strict=True):
            button.setVisible(found is not None)
            button.show_text(long_day(found, lang) if found is not None else "")
        empty = error.code == "ledger_is_empty"
        self._empty.title.setText(
            self.tr("The ledger is still empty") if empty else self.tr("Nothing was recorded on this day")
        )
        self._empty.show()
        return True

    def _close(self) -> None:
        self.playhead.close()
        self.transport.show_line(None, None, lambda _index: "")
        self.view.hide()

    # -- the day
    def _count(self, first: date, last: date) -> Sequence[DayCount]:
        nothing: tuple[DayCount, ...] = ()
        if not self._context.may("ledger.view"):
            return nothing
        return self._context.read(lambda shop, actor: timeline.days(shop, actor, first, last), nothing)

    def _show_days(self, day: date, before: date | None, after: date | None) -> None:
        lang = self._context.language
        span = self._context.read(timeline.span, None)
        latest = span[1] if span is not None else None
        self.days.show_day(day, before, after, latest, max(_today(self._context), latest or day))
        told = with_year(long_day(day, lang), day.year, lang)
        self._header.show_subtitle(f"{told} · {self._context.shop.store.name}")

    def _show_line(self, line: DayLine) -> None:
        """Another day, or more of the one shown: everything knows it before the playhead goes there."""
        context = self._context
        pack = pack_words(context.shop, context.actor(), context.language)
        teller = Teller(line, pack.words(context.shop.store.time_zone, dict(line.names)))
        self._show_days(line.day, line.before, line.after)
        self.transport.show_line(line, _until(self._context, line), teller.short)
        self.transport.set_live(line.day == _today(self._context))
        self.view.show_line(line, teller)

    def _on_tick(self, now: datetime) -> None:
        if not self.isVisible() or self.line is None or self.line.day != _today(self._context):
            return
        self.playhead.let_pass(now)
        self.transport.stretch(now)

    # -- life
    def arrive(self, **arguments: Any) -> None:
        """See the class."""
        day, moment = arguments.get("day"), arguments.get("at")
        wish = Wish(arguments.get("act"), arguments.get("visit_id"), moment, staff=arguments.get("staff_id"))
        if day is None and moment is not None:
            day = self._context.shop.day(moment)
        if day is not None or wish != Wish():
            self._open(day or _today(self._context), wish)

    def focus_first(self) -> None:
        self.transport.scrubber.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> dict[str, Any]:
        if self.line is None:
            return {"day": self._wanted}
        moment = None if self.playhead.following else self.playhead.moment
        about = self.view.about
        staff = about.key if about is not None and about.kind == "person" else None
        return {"day": self.line.day, "at": moment, "staff": staff, "speed": self.playhead.speed}

    def resume(self, kept: dict[str, Any]) -> None:
        self._wanted, self._wish = kept.get("day"), Wish(moment=kept.get("at"), staff=kept.get("staff"))
        if kept.get("speed"):
            self.transport.speed.set_value(str(kept["speed"]))

    def hideEvent(self, event: QHideEvent) -> None:
        self.playhead.pause()  # nobody looks
        super().hideEvent(event)


def _today(context: ShellContext) -> date:
    return context.shop.day(context.clock.now())


def _until(context: ShellContext, line: DayLine) -> datetime | None:
    """How far beyond its last act a line may be looked at: now, on the day under way."""
    return context.clock.now() if line.day == _today(context) else None


def _go_to(playhead: Playhead, line: DayLine, wish: Wish, place: tzinfo) -> None:
    """Where somebody wished to be; the line's end where that is not to be found."""
    found: int | None = None
    if wish.act is not None:
        found = next((index for index, act in enumerate(line.acts) if act.number == wish.act), None)
    elif wish.visit is not None:
        found = line.decision_of(wish.visit)
    if found is not None:
        playhead.to_act(found)
    elif wish.moment is not None:
        playhead.seek(wish.moment)
    elif wish.clock is not None:
        midnight = datetime(line.day.year, line.day.month, line.day.day, tzinfo=place)
        playhead.seek(midnight + wish.clock)


def _folded(line: DayLine) -> DayLine:
    """Fold the day here, in the background; the floor at its end is what is looked at first."""
    line.floor_at(len(line) - 1)
    return line


_NO_DAYS: tuple[date | None, date | None] = (None, None)
