"""Who came and who did not, of a period: whole, by consultant, purpose and channel (CAL-09)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from showroom.gui.kit.buttons import Segment
from showroom.gui.kit.cards import Card
from showroom.gui.kit.labels import Label, percent_text
from showroom.gui.kit.layouts import boxed, clear, hbox, scrolled, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import ShellContext
from showroom.services import appointments
from showroom.services.appointments import Kept, KeptFigures

_PERIODS = {"week": 7, "month": 30, "quarter": 90}


class KeptPanel(QWidget):
    """Figures of the last 7, 30 or 90 days; the page calls ``refresh()`` when it is looked at."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("appointments.kept")
        self._context = context
        self._period = Segment(
            [("week", self.tr("7 days")), ("month", self.tr("30 days")), ("quarter", self.tr("90 days"))],
            "appointments.kept.period",
            "month",
            self.tr("Period"),
        )
        self._period.setProperty("draft", False)
        self._period.changed.connect(lambda _key: self.refresh())
        self._body = vbox(spacing=12)
        area = scrolled(boxed(vbox(self._body, None)), "appointments.kept.area")
        self.setLayout(vbox(hbox(self._period, None), area, spacing=12))

    def refresh(self) -> None:
        """Read the figures of the chosen period and show them."""
        context, today = self._context, self._context.shop.day()
        first = today - timedelta(days=_PERIODS[self._period.value()] - 1)
        nothing = KeptFigures(first, today, Kept())
        found = context.read(lambda shop, actor: appointments.kept(shop, actor, first, today), nothing)
        clear(self._body)
        channels = self._channels()
        self._body.addWidget(self._table("", {self.tr("All appointments"): found.whole}))
        for title, part in (
            (
                self.tr("By consultant"),
                {name or self.tr("Whoever is next"): one for name, one in found.by_consultant.items()},
            ),
            (
                self.tr("By purpose"),
                {context.word(f"appointment_for_{key}"): one for key, one in found.by_purpose.items()},
            ),
            (
                self.tr("By channel"),
                {channels.get(key, key) or self.tr("not known"): one for key, one in found.by_channel.items()},
            ),
        ):
            if part:
                self._body.addWidget(self._table(title, part))

    def _channels(self) -> dict[str, str]:
        from showroom.services.customers.cards import pack_in_force

        pack = self._context.read(lambda shop, actor: pack_in_force(shop, actor), None)
        return {one.key: one.label.of(self._context.language) for one in pack.channels} if pack is not None else {}

    def _table(self, title: str, part: Mapping[str, Kept]) -> QWidget:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setContentsMargins(0, 0, 0, 0)
        heads = (
            self.tr("Booked"),
            self.tr("Came"),
            self.tr("Did not come"),
            self.tr("Cancelled"),
            self.tr("Came of those expected"),
        )
        right = Qt.AlignmentFlag.AlignRight
        for column, head in enumerate(heads, 1):
            grid.addWidget(Label(head, "caption"), 0, column, right)
        for row, (name, one) in enumerate(part.items(), 1):
            rate = percent_text(one.rate)
            grid.addWidget(Label(name, "body", elide=True), row, 0)
            grid.setRowMinimumHeight(row, THEME.px(28))
            for column, text in enumerate((one.booked, one.came, one.no_show, one.cancelled, rate), 1):
                grid.addWidget(Label(str(text), "strong", tabular=True), row, column, right)
        grid.setColumnStretch(0, 1)
        for column in range(1, len(heads) + 1):
            grid.setColumnMinimumWidth(column, THEME.px(72))  # the same columns in every card
        head_of = [Label(title, "h3")] if title else []
        return Card(vbox(*head_of, boxed(grid), spacing=8, margins=(18, 14)))
