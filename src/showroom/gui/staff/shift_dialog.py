"""The times of a shift: a usual one, or typed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from showroom.domain.errors import UserError
from showroom.domain.staff import roster
from showroom.domain.staff.roster import Preset, clock_text
from showroom.gui.kit.buttons import Chips
from showroom.gui.kit.days import time_edit
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Field
from showroom.gui.kit.layouts import grid, vbox
from showroom.gui.shell.context import ShellContext
from showroom.gui.staff.week import Cell


class ShiftDialog(Dialog):
    """``value()``: (starts, ends) in minutes after local midnight."""

    def __init__(
        self, parent: QWidget, context: ShellContext, title: str, cell: Cell, presets: tuple[Preset, ...]
    ) -> None:
        super().__init__(parent, "roster.shift", title, self.tr("Set"), width=460)
        self._context, self._presets = context, {preset.key: preset for preset in presets}
        names = {"early": self.tr("Early"), "late": self.tr("Late"), "full": self.tr("Full")}
        self._usual = Chips([(preset.key, names[preset.key]) for preset in presets], "roster.shift.usual")
        self._usual.changed.connect(lambda _keys: self._on_usual())
        shift = cell.shift
        first = presets[0]
        starts = shift.starts_minute if shift is not None else first.starts_minute
        ends = shift.ends_minute if shift is not None else first.ends_minute
        self._starts = time_edit("roster.shift.starts", clock_text(starts))
        self._ends = time_edit("roster.shift.ends", clock_text(ends))
        self.fields = {
            "usual": Field(self.tr("Usual shifts"), self._usual),
            "starts": Field(self.tr("From"), self._starts, required=True),
            "ends": Field(self.tr("Until"), self._ends, required=True),
        }
        times = grid([[self.fields["starts"], self.fields["ends"]]], stretch=(1, 1))
        self.set_body(vbox(self.fields["usual"], times, spacing=14))
        self._starts.setFocus()
        self._starts.selectAll()

    def _on_usual(self) -> None:
        preset = self._presets.get(self._usual.value() or "")
        if preset is not None:
            self._starts.setText(clock_text(preset.starts_minute))
            self._ends.setText(clock_text(preset.ends_minute))

    def problems(self) -> dict[str, str]:
        day_starts = self._context.shop.store.day_starts_minute
        said = self.tr("Type a time, such as 14:30.")
        read = {"starts": self._read(self._starts.text()), "ends": self._read(self._ends.text())}
        found = {key: said for key, minute in read.items() if minute is None}
        if not found:
            try:
                roster.check(*self.value(), day_starts)
            except UserError as error:
                found[error.field or "ends"] = self._context.sentence(error)
        return found

    def _read(self, text: str) -> int | None:
        return roster.minute_of(text, self._context.shop.store.day_starts_minute)

    def value(self) -> tuple[int, int]:
        starts, ends = self._read(self._starts.text()) or 0, self._read(self._ends.text()) or 0
        # A shift may end when the next business day begins, not after.
        return starts, ends
