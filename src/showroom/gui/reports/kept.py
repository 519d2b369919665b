"""Appointments kept, missed and cancelled, among the reports (CAL-09): the figures of the calendar's last tab."""

from __future__ import annotations

from showroom.gui.appointments.kept import KeptPanel
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.layouts import vbox
from showroom.gui.kit.page import Page
from showroom.gui.shell.context import ShellContext


class KeptPage(Page):
    """Of the last 7, 30 or 90 days: whole, by consultant, purpose and channel."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__("reports.kept")
        self.title = self.tr("Appointments kept")
        self._panel = KeptPanel(context)
        header = PageHeader(self.title, "reports.kept", subtitle=self.tr("Who came and who did not"))
        layout = vbox(header, self._panel, spacing=12, margins=(28, 14, 28, 16))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def refresh(self) -> None:
        self._panel.refresh()
