"""The greeter's post with its countdown, and the alarm for a desk with too few people (REC-05, REC-13)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtWidgets import QFrame

from showroom.gui.board.announce import announcer
from showroom.gui.kit import sound
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card
from showroom.gui.kit.labels import Icon, Label
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.reception.serving import put
from showroom.gui.reception.ticking import RunningTime
from showroom.gui.reception.words import joined, seconds_since
from showroom.services.reception.rows import FloorBoard, GreeterState, PersonRow

SILENCE_S = 60
"""For how long the alarm can be silenced."""


class GreeterTile(Card):
    """Who stands at the door, for how long still, and who is next: one press changes the post."""

    def __init__(self, on_change: Callable[[], None]) -> None:
        name = "reception.greeter"
        super().__init__(None, name, pressable=True)
        self._state: GreeterState | None = None
        self._who = Label("", "name", f"{name}.name", elide=True)
        self._next = Label("", "muted", f"{name}.next", elide=True)
        self.time = RunningTime(f"{name}.time", self.tr("Time left at the door"))
        row = hbox(
            Icon("hand-waving", 20, tone="accent"), vbox(self._who, self._next, spacing=0), self.time, spacing=12
        )
        row.setContentsMargins(14, 11, 14, 11)
        row.setStretch(1, 1)
        self.setLayout(row)
        self.setToolTip(self.tr("Press to change the post"))
        self.pressed.connect(on_change)

    def show_floor(self, floor: FloorBoard, now: datetime) -> None:
        """Show the post; hidden where the policy has none."""
        state = self._state = floor.greeter
        self.setVisible(state is not None)
        if state is None:
            return
        put(self._who, state.name or self.tr("Post empty"))
        put(self._next, self.tr("then {name}").format(name=state.next_name) if state.next_name else self.tr("Greeter"))
        self.time.setVisible(state.due_at is not None)
        self.setAccessibleName(joined((self.tr("Greeter"), self._who.text(), self._next.text())))
        self.tick(now)

    def tick(self, now: datetime) -> None:
        """Counts down to the change; past it, what it is over by, in amber."""
        state = self._state
        if state is None or state.due_at is None:
            return
        left = (state.due_at - now).total_seconds()
        self.time.set_limits(float("-inf") if left <= 0 else float("inf"), float("inf"))
        self.time.show_seconds(abs(left))


class DeskAlarm(QFrame):
    """A band that counts the seconds the desk has too few people (REC-05).

    It sounds only while somebody could sit there, and can be silenced for a minute. ``on_back``: somebody away in the
    house is called back.
    """

    def __init__(self, on_back: Callable[[PersonRow], None]) -> None:
        super().__init__()
        name = "reception.desk"
        self.setObjectName(name)
        self.setProperty("look", "bar")
        self.setProperty("tone", "danger")
        self._since: datetime | None = None
        self._now: datetime | None = None
        self._could_sit = False
        self._quiet_until: datetime | None = None
        self._empty = False
        self._back: PersonRow | None = None
        self._text = Label("", "strong", f"{name}.text", wrap=True)
        self._text.setMinimumWidth(THEME.px(92))  # beside a question it has two lines, never three letters
        self.time = RunningTime(f"{name}.time", self.tr("Seconds with too few people"), "danger")
        self._call = Button(self.tr("Call back"), f"{name}.call_back", icon="arrow-u-up-left", kind="soft")
        self._quiet = Button(
            "", f"{name}.quiet", icon="speaker-slash", kind="ghost", tip=self.tr("Silent for a minute")
        )
        self._on_back = on_back
        self._call.clicked.connect(self._on_call)
        self._quiet.clicked.connect(self.silence)
        row = hbox(
            Icon("warning-circle", 20, "danger"),
            self._text,
            self.time,
            self._call,
            self._quiet,
            spacing=10,
            margins=(14, 4, 4, 4),
        )
        row.setStretch(1, 1)
        self.setLayout(row)
        self.hide()

    def show_floor(self, floor: FloorBoard, now: datetime) -> None:
        """Show whether the desk is short now, and who could come."""
        desk = floor.desk
        since = (desk.unattended_since or desk.short_since) if desk is not None else None
        if since is None or since != self._since:
            self._quiet_until = None
        self._since = since
        self._empty = desk is not None and desk.unattended_since is not None
        self._could_sit = desk is not None and desk.could_sit
        if desk is None or since is None:
            self.hide()
            return
        if desk.unattended_since is not None:
            put(self._text, self.tr("Nobody is at the desk"))
        else:
            short = self.tr("The desk has {present} of {minimum} people")
            put(self._text, short.format(present=desk.present, minimum=desk.minimum))
        self._back = next((person for person in floor.people if person.last_out), None)
        self._call.setVisible(self._back is not None)
        if self._back is not None:
            self._call.show_text(self.tr("Call back {name}").format(name=self._back.name))
        self._quiet.setVisible(desk.could_sit)
        self.setAccessibleName(self._text.text())
        self.tick(now)
        self.show()

    def tick(self, now: datetime) -> None:
        """Counts, and sounds now and then."""
        self._now = now
        if self._since is None:
            return
        self.time.show_seconds(seconds_since(self._since, now))
        if not self._could_sit or (self._quiet_until is not None and now < self._quiet_until):
            return
        announcer().alarm(self._since, now, empty=self._empty)

    def _on_call(self) -> None:
        if self._back is not None:
            self._on_back(self._back)

    def silence(self) -> None:
        """No sound for a minute, counted from the last beat."""
        if self._now is not None:
            self._quiet_until = self._now + timedelta(seconds=SILENCE_S)
            sound.hush("alarm", SILENCE_S)  # on the floor board of this PC, too
