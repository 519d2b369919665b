"""Calls on hold: somebody else rings while a call is being written down. Nothing typed is lost or mixed (CAL-01)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from showroom.gui.calls.topics import Told
from showroom.gui.kit import values
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card
from showroom.gui.kit.labels import Icon, Label, clock_text
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.values import Value

if TYPE_CHECKING:
    from showroom.gui.calls.entry import CallEntry
    from showroom.gui.shell.context import ShellContext


@dataclass(frozen=True, slots=True)
class Held:
    """A call that waits: ``who`` for the line above the form, everything typed, when it began, whom it is with, what
    was booked in it and what the manager was told."""

    who: str
    typed: dict[str, Value]
    began: datetime | None
    chosen: int | None
    booked: tuple[int, ...]
    told: Told


class OnHold(QWidget):
    """The line above the number while a call waits; hidden while none does. The last one put there comes back first,
    by itself when the other call is written down or cleared."""

    def __init__(self, entry: CallEntry, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("calls.held")
        self._entry, self._context = entry, context
        self.calls: list[Held] = []
        self._said = Label("", "strong", "calls.held.who", elide=True)
        back = Button(self.tr("Back to it"), "calls.held.back", icon="swap", kind="soft", ui="small", key="Shift+F3")
        back.clicked.connect(self.swap)
        row = hbox(Icon("pause", 18, "warning"), self._said, back, spacing=10, margins=(14, 8))
        row.setStretch(1, 1)
        card = Card(row, "calls.held.card", tone="alert")
        self.setLayout(vbox(card))
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether the form holds a call that must not be written over."""
        return self._entry.began is not None and self._entry.is_typed

    def put(self) -> None:
        """The call in the form waits; the form is empty for the next one."""
        if self.is_busy:
            self.calls.append(self._now())
            self._entry.clear()
            self._show()

    def swap(self) -> None:
        """The one on hold goes on, and the one in the form waits if anything is typed in it."""
        if not self.calls:
            return
        back, other = self.calls.pop(), self._now() if self.is_busy else None
        self._entry.clear()
        self._put_back(back)
        if other is not None:
            self.calls.append(other)
        self._show()

    def go_on(self) -> None:
        """The form is empty again: who waits comes back."""
        if self.calls and not self.is_busy:
            self.swap()

    def put_away(self) -> None:
        """Esc: an empty form, or the call on hold. What was typed can be taken back for two minutes."""
        typed, had_typed = self._now(), self._entry.is_typed
        self._entry.clear()
        self.go_on()
        if not had_typed:
            return

        def take_back() -> None:
            self.put()  # another call may be in the form by now
            self._put_back(typed)

        self._context.undo_bar.offer(self.tr("The call was cleared"), take_back)

    def resume(self, calls: Iterable[Held]) -> None:
        """Those of the page before it was made anew."""
        self.calls = list(calls)
        self._show()

    def tick(self, now: datetime) -> None:
        """The time of the one on hold runs."""
        if self.calls:
            self._show_time(now)

    def _now(self) -> Held:
        entry = self._entry
        return Held(
            entry.who.said, values.snapshot(entry), entry.began, entry.who.chosen, entry.booked, entry.topics.told
        )

    def _put_back(self, held: Held) -> None:
        entry = self._entry
        values.restore(entry, held.typed)
        entry.go_on(held.began)
        entry.booked = held.booked
        entry.topics.told = held.told
        entry.who.choose_again(held.chosen)
        entry.about.show_parts()

    def _show(self) -> None:
        self.setVisible(bool(self.calls))
        self._show_time(self._context.clock.now())

    def _show_time(self, now: datetime) -> None:
        if not self.calls:
            return
        last = self.calls[-1]
        time = clock_text((now - last.began).total_seconds()) if last.began is not None else ""
        who = last.who or self.tr("number withheld")
        said = self.tr("On hold: {who} · {time}").format(who=who, time=time)
        if len(self.calls) > 1:
            said = QCoreApplication.translate("OnHold", "{call}, and %n more", "", len(self.calls) - 1).format(
                call=said
            )
        self._said.setText(said)
