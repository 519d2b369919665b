"""The close of the day, with what is still open (REC-14)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.labels import Icon, Label
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.reception.words import joined
from showroom.services.reception.rows import VisitRow

MOST = 12


class CloseDialog(Dialog):
    """``value()``: whether it is closed with exceptions, which a supervisor signs."""

    def __init__(self, parent: QWidget, rows: Sequence[VisitRow]) -> None:
        name = "reception.close"
        super().__init__(
            parent,
            name,
            self.tr("Close the day"),
            self.tr("Close with what is open") if rows else self.tr("Close the day"),
            sentence=self.tr("After the close nothing of the day is corrected or taken back."),
            width=540,
        )
        self._open = bool(rows)
        lines: list[QWidget] = []
        if rows:
            lines.append(
                Label(
                    self.tr("Still open: {count}. A supervisor signs; they become tomorrow's duties.").format(
                        count=len(rows)
                    ),
                    "strong",
                    f"{name}.open",
                    wrap=True,
                )
            )
        else:
            lines.append(Label(self.tr("Every visit has an outcome."), "strong", f"{name}.open", wrap=True))
        for visit in rows[:MOST]:
            text = joined(
                (self.tr("Visitor {number}").format(number=visit.number), visit.consultant or self.tr("waits"))
            )
            line = hbox(Icon("door", 16, "warning"), Label(text, "body", f"{name}.visit.{visit.number}"), spacing=8)
            line.setStretch(1, 1)
            lines.append(boxed(line))
        if len(rows) > MOST:
            lines.append(Label(self.tr("and {count} more").format(count=len(rows) - MOST), "muted", f"{name}.rest"))
        self.set_body(vbox(*lines, spacing=8))

    def value(self) -> bool:
        return self._open
