"""The reports page, each report on a tab of its own: visitors of a day, fairness, morning print, calls,
conversion, appointments."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from PySide6.QtWidgets import QStackedWidget

from showroom.gui.kit.buttons import Segment
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.kit.page import Page
from showroom.gui.reports.daily import DailyPage
from showroom.gui.shell.context import ShellContext


def create(context: ShellContext) -> Page:
    """The page."""
    return ReportsPage(context)


def _made_by(module: str, name: str) -> Callable[[ShellContext], Page]:
    """A tab that is loaded when it is first opened: one is enough to begin with."""

    def make(context: ShellContext) -> Page:
        made: Page = getattr(import_module(f"showroom.gui.reports.{module}"), name)(context)
        return made

    return make


_TABS: dict[str, Callable[[ShellContext], Page]] = {
    "daily": DailyPage,
    "fairness": _made_by("fairness", "FairnessPage"),
    "morning": _made_by("morning", "MorningPage"),
    "calls": _made_by("register", "RegisterPage"),
    "conversion": _made_by("conversion", "ConversionPage"),
    "kept": _made_by("kept", "KeptPage"),
}


class ReportsPage(Page):
    """``arrive(tab="fairness", …)`` opens a tab with what it takes; without ``tab`` it is the daily report."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__("reports")
        self.title = self.tr("Reports")
        self._context = context
        self._pages: dict[str, Page] = {}
        self._stack = QStackedWidget()
        self._stack.setObjectName("reports.stack")
        self.tabs = Segment(
            [
                ("daily", self.tr("Daily visitor report")),
                ("fairness", self.tr("Fairness")),
                ("morning", self.tr("Morning print")),
                ("calls", self.tr("Call register")),
                ("conversion", self.tr("Calls that became visits")),
                ("kept", self.tr("Appointments kept")),
            ],
            "reports.tabs",
            "daily",
            self.tr("Which report"),
        )
        self.tabs.setProperty("draft", False)
        self.tabs.changed.connect(lambda key: self.open(key))
        layout = vbox(boxed(hbox(self.tabs, None, margins=(28, 16, 28, 0))), self._stack, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.open("daily")

    @property
    def shown(self) -> Page:
        """The tab on the screen."""
        return self._pages[self.tabs.value()]

    @property
    def daily(self) -> DailyPage:
        page = self._pages["daily"]
        assert isinstance(page, DailyPage)
        return page

    def open(self, key: str) -> Page:
        """Show a tab; it is made when it is first wanted."""
        if key not in self._pages:
            self._pages[key] = _TABS[key](self._context)
            self._stack.addWidget(self._pages[key])
        self.tabs.set_value(key)
        self._stack.setCurrentWidget(self._pages[key])
        return self._pages[key]

    def changed(self) -> None:
        super().changed()
        for page in self._pages.values():
            page.changed()  # a hidden one keeps in mind that it is stale

    def arrive(self, *, tab: str = "daily", **arguments: Any) -> None:
        self.open(tab if tab in _TABS else "daily").arrive(**arguments)

    def focus_first(self) -> None:
        self.shown.focus_first()

    def keep(self) -> dict[str, Any]:
        return {"tab": self.tabs.value(), "tabs": {key: page.keep() for key, page in self._pages.items()}}

    def resume(self, kept: dict[str, Any]) -> None:
        for key, own in kept["tabs"].items():
            self.open(key).resume(own)
        self.open(kept["tab"])
