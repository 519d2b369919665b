"""The card on top: the moment in large figures, the buttons that move along the day, and the line itself (REC-18)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

from showroom.clock import zone
from showroom.gui.kit.buttons import Button, Segment
from showroom.gui.kit.cards import Card
from showroom.gui.kit.labels import Label, Pill
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.timeline.playhead import SPEEDS, Playhead
from showroom.gui.timeline.scrubber import Scrubber
from showroom.services.timeline import DayLine

HOUR = timedelta(hours=1)


class Transport(Card):
    """Follows the playhead and moves it."""

    def __init__(self, playhead: Playhead, time_zone: str) -> None:
        super().__init__(None, "timeline.transport")
        self._playhead = playhead
        self._is_live = False
        self._zone = zone(time_zone)
        self.clock = Label("–", "figure", "timeline.clock")
        self.position = Label("", "muted", "timeline.position", tabular=True)
        self.live = Pill(self.tr("Live"), "success", "timeline.live")
        self.start = self._button("start", "arrow-left", self.tr("To the first act"), playhead.to_start)
        self.back = self._button("back", "caret-left", self.tr("One act back"), lambda: playhead.step(-1))
        self.play = Button(self.tr("Play"), "timeline.play", icon="play", kind="primary")
        self.play.clicked.connect(lambda: playhead.toggle())
        self.on = self._button("on", "caret-right", self.tr("One act on"), lambda: playhead.step(1))
        self.end = self._button("end", "skip-forward", self.tr("To the latest act"), playhead.to_end)
        words = {
            SPEEDS[0]: self.tr("1 min/s"), SPEEDS[1]: self.tr("5 min/s"), SPEEDS[2]: self.tr("20 min/s"),
        }  # fmt: skip
        self.speed = Segment(
            [(str(speed), words[speed]) for speed in SPEEDS],
            "timeline.speed",
            str(playhead.speed),
            self.tr("Speed of playing"),
        )
        self.speed.setProperty("draft", False)
        self.speed.changed.connect(self._on_speed)
        self.scrubber = Scrubber("timeline.scrubber", time_zone)
        self.scrubber.sought.connect(self._on_sought)
        row = hbox(self.clock, self.position, self.live, None, spacing=12)
        moves = hbox(self.start, self.back, self.play, self.on, self.end, self.speed, spacing=6)
        row.addLayout(moves)
        self.setLayout(vbox(row, self.scrubber, spacing=8, margins=(16, 12, 16, 8)))
        playhead.moved.connect(self.show_moment)
        playhead.stopped_at.connect(self.show_moment)
        playhead.played.connect(self._on_played)

    def _button(self, name: str, icon: str, tip: str, slot: Callable[[], object]) -> Button:
        button = Button("", f"timeline.{name}", icon=icon, tip=tip)
        button.clicked.connect(lambda: slot())
        return button

    def moves(self) -> tuple[QWidget, ...]:
        """What can be pressed only where there is a line."""
        return (self.start, self.back, self.play, self.on, self.end, self.speed)

    def show_line(self, line: DayLine | None, end: datetime | None, told: Callable[[int], str]) -> None:
        """Another day, or more of this one, before the playhead goes there. ``end``: the latest moment that may be
        looked at; ``told``: an act in words."""
        self.scrubber.told = told
        self.scrubber.show_line(line, end)
        for widget in self.moves():
            widget.setEnabled(line is not None)

    def stretch(self, end: datetime) -> None:
        """Time went on beyond the right end of the line."""
        if self.scrubber.lacks(end):
            self.scrubber.show_line(self._playhead.line, end)
            self.show_moment()

    def show_moment(self) -> None:
        """The figures and the playhead's place."""
        line = self._playhead.line
        self.live.setVisible(line is not None and self._playhead.following and self._is_live)
        if line is None:
            self.clock.setText("–")
            self.position.setText("")
            return
        moment = self._playhead.moment
        told = f"{moment.astimezone(self._zone):%H:%M:%S}"
        self.clock.setText(told)
        place = self.tr("act {number} of {count}").format(number=self._playhead.index + 1, count=len(line))
        self.position.setText(place)
        self.scrubber.show_moment(moment, f"{told}, {place}, {self.scrubber.told(self._playhead.index)}")

    def set_live(self, live: bool) -> None:
        """Whether this is the day under way."""
        self._is_live = live

    def _on_sought(self, moment: object) -> None:
        self._playhead.pause()
        if isinstance(moment, datetime):
            self._playhead.seek(moment)

    def _on_speed(self, key: str) -> None:
        self._playhead.speed = int(key)

    def _on_played(self, playing: bool) -> None:
        self.play.show_text(self.tr("Pause") if playing else self.tr("Play"))
        self.play.set_icon("pause" if playing else "play")
