"""One line across the page with what the desk should do now, and the acts for it; "not now" puts it aside.

Silence is an answer: a line that nobody touches changes nothing (REC-11).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from showroom.gui.kit.buttons import Button
from showroom.gui.kit.labels import Icon, Label, Pill, Tone, repolish
from showroom.gui.kit.layouts import hbox
from showroom.gui.reception.nudges import Nudge, NudgeKind, due

TONE: dict[NudgeKind, Tone] = {
    "clock": "danger",
    "vip": "danger",
    "miss": "warning",
    "deputy": "warning",
    "post": "info",
    "gone": "warning",
    "phone": "warning",
    "owner": "info",
}
ICON: dict[NudgeKind, str] = {
    "clock": "clock",
    "vip": "crown",
    "miss": "hand-waving",
    "deputy": "user-switch",
    "post": "swap",
    "gone": "door",
    "phone": "phone",
    "owner": "user-circle",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A button of a nudge."""

    key: str
    text: str
    act: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Said:
    """A nudge in words, with up to two answers."""

    text: str
    answers: tuple[Answer, ...] = ()


class NudgeBar(QFrame):
    """Shows the most urgent nudge that is due. ``say`` words one when it comes up; None: it no longer holds."""

    ANSWERS = 2

    def __init__(self, say: Callable[[Nudge], Said | None]) -> None:
        super().__init__()
        name = "reception.nudge"
        self.setObjectName(name)
        self.setProperty("look", "bar")
        self.setProperty("tone", "warning")
        self._say = say
        self._coming: tuple[Nudge, ...] = ()
        self._aside: frozenset[tuple[str, int, datetime]] = frozenset()
        self._shown: Nudge | None = None
        self._answers: tuple[Answer, ...] = ()
        self._count = 0
        self._back: QWidget | None = None
        self._now = datetime.min.replace(tzinfo=UTC)
        self._icon = Icon("info", 20, "warning")
        self._text = Label("", "strong", f"{name}.text", wrap=True)
        self._more = Pill("", "neutral", f"{name}.more")
        self._buttons = tuple(
            Button("", f"{name}.act.{number}", kind="soft" if number == 0 else "plain")
            for number in range(self.ANSWERS)
        )
        for number, button in enumerate(self._buttons):
            button.clicked.connect(lambda _checked=False, number=number: self._on_answer(number))
        self._later = Button("", f"{name}.later", icon="x", kind="ghost", tip=self.tr("Not now"))
        self._later.clicked.connect(self.put_aside)
        row = hbox(self._icon, self._text, self._more, *self._buttons, self._later, spacing=10, margins=(14, 4, 4, 4))
        row.setStretch(1, 1)
        self.setLayout(row)
        self.hide()

    @property
    def shown(self) -> Nudge | None:
        return self._shown

    @property
    def text(self) -> str:
        """What is said now, "" when nothing is."""
        return "" if self.isHidden() else self._text.text()

    def show_coming(self, nudges: tuple[Nudge, ...], now: datetime) -> None:
        """The floor changed; what was put aside stays aside as long as the matter lasts."""
        self._coming = nudges
        self._aside = self._aside & {nudge.key for nudge in nudges}
        self._shown = None  # words may have changed though the matter has not
        self.tick(now)

    def tick(self, now: datetime) -> None:
        """Once a second: nothing is touched unless another nudge comes up."""
        self._now = now
        found = due(self._coming, now, self._aside)
        first = found[0] if found else None
        if first == self._shown and len(found) == self._count and (first is not None) is not self.isHidden():
            return
        said = self._say(first) if first is not None else None
        self._shown, self._count = first, len(found)
        if first is None or said is None:
            self._leave()
            return
        self._put(first, said, len(found) - 1)

    def _put(self, nudge: Nudge, said: Said, more: int) -> None:
        tone = TONE[nudge.kind]
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            repolish(self)
        self._icon.set_icon(ICON[nudge.kind], tone)
        if self._text.text() != said.text:
            self._text.setText(said.text)
            repolish(self._text)
            self.setAccessibleName(said.text)
        self._more.setText(self.tr("{count} more").format(count=more))
        self._more.setVisible(more > 0)
        self._answers = said.answers[: self.ANSWERS]
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(self._answers))
            if number < len(self._answers):
                button.show_text(self._answers[number].text)
        self.show()

    def _on_answer(self, number: int) -> None:
        if number < len(self._answers):
            self._answers[number].act()

    def put_aside(self) -> None:
        """Not now: the matter stays as it is and is not shown again."""
        if self._shown is not None:
            self._aside |= {self._shown.key}
            self.tick(self._now)

    def _leave(self) -> None:
        """Answered: the keyboard goes back to where it was; the next in line would be pressed by accident."""
        focused: QWidget | None = QApplication.focusWidget()  # the stubs leave the None out
        inside, back = focused is not None and self.isAncestorOf(focused), self._back
        self.hide()
        if inside and back is not None and shiboken6.isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._back = None

    def focus_first(self) -> None:
        """The keyboard goes to the first answer."""
        if not self.isHidden():
            focused: QWidget | None = self.window().focusWidget()
            if focused is None or not self.isAncestorOf(focused):
                self._back = focused
            (self._buttons[0] if self._answers else self._later).setFocus(Qt.FocusReason.ShortcutFocusReason)
