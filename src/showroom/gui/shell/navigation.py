"""The pages of the program, as data. A page's module is imported when it is opened first, never before the first
paint.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from showroom.gui.kit.page import Page
    from showroom.gui.shell.context import ShellContext


@dataclass(frozen=True, slots=True)
class PageSpec:
    """``module`` has ``create(context) -> Page`` and, with ``badge``, ``badge(context) -> int`` (cheap: called after
    each commit).

    ``action``: who may not do it does not see the page. ``group``: "" (all day long), "house" (now and then), "manager"
    or "other" (below, without a heading); in a low window a group is one entry (``FOLDS``).
    """

    key: str
    title: str
    icon: str
    module: str
    action: str
    group: str = ""
    badge: bool = False

    @property
    def shown_title(self) -> str:
        return QCoreApplication.translate("Navigation", self.title)

    def create(self, context: ShellContext) -> Page:
        """Import the page's module and make the page."""
        factory = cast("Callable[[ShellContext], Page]", importlib.import_module(self.module).create)
        return factory(context)

    def count(self, context: ShellContext) -> int:
        """What the badge shows; 0: none."""
        counter = cast("Callable[[ShellContext], int]", importlib.import_module(self.module).badge)
        return counter(context) if self.badge else 0


PAGES: tuple[PageSpec, ...] = (
    PageSpec(
        "reception",
        str(QT_TRANSLATE_NOOP("Navigation", "Reception")),
        "users-three",
        "showroom.gui.reception.page",
        "reception.board",
        badge=True,
    ),
    PageSpec(
        "customers",
        str(QT_TRANSLATE_NOOP("Navigation", "Customers")),
        "address-book",
        "showroom.gui.customers.page",
        "customers.find",
        badge=True,
    ),
    PageSpec(
        "calls",
        str(QT_TRANSLATE_NOOP("Navigation", "Calls")),
        "phone",
        "showroom.gui.calls.page",
        "calls.view",
        badge=True,
    ),
    PageSpec(
        "opportunities",
        str(QT_TRANSLATE_NOOP("Navigation", "Opportunities")),
        "kanban",
        "showroom.gui.opportunities.page",
        "opportunities.view",
        badge=True,
    ),
    PageSpec(
        "appointments",
        str(QT_TRANSLATE_NOOP("Navigation", "Appointments")),
        "calendar-check",
        "showroom.gui.appointments.page",
        "appointments.view",
        badge=True,
    ),
    PageSpec(
        "presentations",
        str(QT_TRANSLATE_NOOP("Navigation", "Presentations")),
        "presentation",
        "showroom.gui.presentations.page",
        "presentations.view",
    ),
    PageSpec(
        "quotes",
        str(QT_TRANSLATE_NOOP("Navigation", "Quotes")),
        "file-text",
        "showroom.gui.quotes.page",
        "quotes.view",
        badge=True,
    ),
    PageSpec(
        "catalogue",
        str(QT_TRANSLATE_NOOP("Navigation", "Catalogue")),
        "squares-four",
        "showroom.gui.catalogue.page",
        "catalogue.view",
        "house",
    ),
    PageSpec(
        "agents",
        str(QT_TRANSLATE_NOOP("Navigation", "Agents")),
        "handshake",
        "showroom.gui.agents.page",
        "agents.view",
        "house",
        badge=True,
    ),
    PageSpec(
        "ownership",
        str(QT_TRANSLATE_NOOP("Navigation", "Ownership")),
        "seal-check",
        "showroom.gui.ownership.page",
        "ownership.view",
        "house",
        badge=True,
    ),
    PageSpec(
        "roster",
        str(QT_TRANSLATE_NOOP("Navigation", "Roster")),
        "calendar",
        "showroom.gui.staff.roster_page",
        "roster.view",
        "house",
    ),
    PageSpec(
        "dashboard",
        str(QT_TRANSLATE_NOOP("Navigation", "Dashboard")),
        "chart-line-up",
        "showroom.gui.dashboard.page",
        "dashboard.view",
        "manager",
    ),
    PageSpec(
        "reports",
        str(QT_TRANSLATE_NOOP("Navigation", "Reports")),
        "printer",
        "showroom.gui.reports.page",
        "reports.view",
        "manager",
    ),
    PageSpec(
        "staff",
        str(QT_TRANSLATE_NOOP("Navigation", "Staff")),
        "identification-card",
        "showroom.gui.staff.page",
        "staff.edit",
        "manager",
    ),
    PageSpec(
        "timeline",
        str(QT_TRANSLATE_NOOP("Navigation", "Time line")),
        "clock-clockwise",
        "showroom.gui.timeline.page",
        "ledger.view",
        "manager",
    ),
    PageSpec(
        "policy",
        str(QT_TRANSLATE_NOOP("Navigation", "Rules")),
        "sliders-horizontal",
        "showroom.gui.policy.page",
        "policy.view",
        "manager",
    ),
    PageSpec(
        "settings",
        str(QT_TRANSLATE_NOOP("Navigation", "Settings")),
        "gear-six",
        "showroom.gui.shell.settings_page",
        "staff.view",
        "other",
    ),
)


class Fold(NamedTuple):
    """Groups of pages that share one entry where not all fit; the first of ``FOLDS`` is folded first."""

    key: str
    title: str
    icon: str
    groups: tuple[str, ...]

    @property
    def shown_title(self) -> str:
        return QCoreApplication.translate("Navigation", self.title)


FOLDS: tuple[Fold, ...] = (
    Fold("manage", str(QT_TRANSLATE_NOOP("Navigation", "Manage")), "desk", ("manager", "other")),
    Fold("house", str(QT_TRANSLATE_NOOP("Navigation", "More")), "dots-three", ("house",)),
)

# Find providers: module with ``find(shop, actor, query) -> Sequence[FindHit]``, asked in this order.
FIND: tuple[tuple[str, str], ...] = (
    ("customers", "showroom.gui.customers.find"),
    ("quotes", "showroom.gui.quotes.find"),
    ("catalogue", "showroom.gui.catalogue.find"),
)

# Secondary windows: ``create(context) -> Page`` shown alone.
WINDOWS: dict[str, str] = {
    "board": "showroom.gui.board.page",
    "dashboard": "showroom.gui.dashboard.page",
}
