"""In a booking form: what stands in the way, when it would be free, and what to repeat to the caller (CAL-09)."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom.clock import zone
from showroom.gui.appointments.words import in_the_way
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card
from showroom.gui.kit.fields import Field, line_edit
from showroom.gui.kit.labels import Icon, Label
from showroom.gui.kit.layouts import boxed, clear, hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import ShellContext
from showroom.services.appointments import Outlook


class OutlookPanel(QWidget):
    """``take`` carries the moment the room or the consultant is free. ``reason()``: why it is promised twice."""

    take = Signal(object)

    def __init__(self, context: ShellContext, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._context = context
        self._free: datetime | None = None
        self._lines: QVBoxLayout = vbox(spacing=4)
        self._button = Button(context.word("appointment_free_from", time=""), f"{name}.free", icon="clock", kind="soft")
        self._button.clicked.connect(lambda: self.take.emit(self._free))
        self._reason = line_edit(f"{name}.reason", limit=200)
        self.reason_field = Field(
            self.tr("Promise it twice? Why"), self._reason, help_text=self.tr("A supervisor signs for it.")
        )
        against = hbox(boxed(self._lines), self._button, spacing=10)
        against.setStretch(0, 1)
        way = vbox(against, self.reason_field, spacing=8)
        self._way = boxed(way, f"{name}.way")
        self.setLayout(vbox(self._way))
        self._way.hide()
        self.reason_field.hide()

    def show_outlook(self, found: Outlook | None, wanted: datetime) -> None:
        """What stands against it; None: the time is not known yet."""
        clear(self._lines)
        conflicts = found.conflicts if found is not None else ()
        for said, one in {in_the_way(self._context, one): one for one in conflicts}.items():
            tone = "danger" if one.kind.refuses else "warning"
            line = hbox(Icon("warning-circle" if one.kind.refuses else "warning", 18, tone), spacing=8)
            line.addWidget(Label(said, "body", wrap=True), 1)
            self._lines.addWidget(boxed(line))
        self._free = found.free_from if found is not None else None
        may_move = self._free is not None and self._free != wanted
        if self._free is not None and may_move:
            at = self._free.astimezone(zone(self._context.shop.store.time_zone)).strftime("%H:%M")
            self._button.show_text(self._context.word("appointment_free_from", time=at))
        self._button.setVisible(may_move)
        refuses = found is not None and found.refuses
        self.reason_field.setVisible(refuses and self._context.may("appointments.overbook"))
        self._way.setVisible(bool(conflicts))
        self.setAccessibleDescription(" ".join(in_the_way(self._context, one) for one in conflicts))

    def reason(self) -> str:
        """Why it is promised twice; "" where nobody asked for that."""
        return self._reason.text().strip() if not self.reason_field.isHidden() else ""


class ReadBack(Card):
    """The sentence to repeat to the caller, big enough to be read aloud; nothing while there is none."""

    def __init__(self, name: str) -> None:
        super().__init__(None, name)
        self._said = Label("", "lead", f"{name}.said", wrap=True)
        # Two lines from the start: a window counts one when it asks for its height, and takes the rest of the gaps.
        self._said.setMinimumHeight(2 * QFontMetrics(THEME.font(tk.FONT["lead"])).lineSpacing())
        title = Label(self.tr("Repeat to the caller"), "caption")
        row = hbox(Icon("chat-text", 20, "accent"), vbox(title, self._said, spacing=2), spacing=10, margins=(14, 10))
        row.setStretch(1, 1)
        self.setLayout(row)
        self.hide()

    def show_sentence(self, sentence: str) -> None:
        """ "" hides it."""
        self._said.setText(sentence)
        self.setVisible(bool(sentence))
