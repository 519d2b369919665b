"""What stands beside the list for the customer chosen: sections (tabs) and acts, as data. A module is imported when its
section is opened first.

A new section is a module with ``create(context, customer_id) -> Section`` and one line in ``SECTIONS``; a new act a
function ``(place, context, customer_id, done)`` and one line in ``ACTS``, where ``done(id)`` shows that customer
afterwards (the same, or the one a merge leaves).
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from showroom.gui.shell.context import ShellContext
    from showroom.services.customers.values import Card


class Section(QWidget):
    """A tab of a customer's page, made anew for each customer; ``refresh`` is called when it is shown and after every
    commit while it is in sight. It reads with ``context.read`` and acts with ``context.act``, as a page does.
    """

    def __init__(self, context: ShellContext, customer_id: int, name: str) -> None:
        super().__init__()
        self.setObjectName(f"customer.{name}")
        self.context, self.customer_id = context, customer_id

    def refresh(self) -> None:
        """Read again and show."""

    def show_card(self, card: Card) -> None:
        """The customer's card as it stands in the head (masked, or shown in full); called before ``refresh``."""


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """``action``: who may not do it does not see the section."""

    key: str
    title: str
    module: str
    action: str = "customers.view"

    @property
    def shown_title(self) -> str:
        return QCoreApplication.translate("CustomerSections", self.title)

    def create(self, context: ShellContext, customer_id: int) -> Section:
        """Import the section's module and make it."""
        made = cast("Callable[[ShellContext, int], Section]", importlib.import_module(self.module).create)
        return made(context, customer_id)


Done = Callable[[int], None]
Act = Callable[[QWidget, "ShellContext", int, Done], None]


@dataclass(frozen=True, slots=True)
class ActSpec:
    """An entry of a customer's menu. ``function`` of ``module`` is called with the page as parent of its dialog;
    whoever may not do ``action`` signs first or is refused there (``hidden``: is not even offered it).
    """

    key: str
    title: str
    icon: str
    module: str
    function: str
    action: str
    hidden: bool = False

    @property
    def shown_title(self) -> str:
        return QCoreApplication.translate("CustomerSections", self.title)

    def run(self, place: QWidget, context: ShellContext, customer_id: int, done: Done) -> None:
        """Import the act's module and begin it."""
        act = cast("Act", getattr(importlib.import_module(self.module), self.function))
        act(place, context, customer_id, done)


SECTIONS: tuple[SectionSpec, ...] = (
    SectionSpec("timeline", str(QT_TRANSLATE_NOOP("CustomerSections", "Timeline")), "showroom.gui.customers.timeline"),
    SectionSpec("details", str(QT_TRANSLATE_NOOP("CustomerSections", "Details")), "showroom.gui.customers.details"),
    SectionSpec(
        "opportunities",
        str(QT_TRANSLATE_NOOP("CustomerSections", "Opportunities")),
        "showroom.gui.opportunities.section",
        "opportunities.view",
    ),
    SectionSpec(
        "relations", str(QT_TRANSLATE_NOOP("CustomerSections", "Relations")), "showroom.gui.customers.relations"
    ),
    SectionSpec(
        "ownership",
        str(QT_TRANSLATE_NOOP("CustomerSections", "Ownership")),
        "showroom.gui.ownership.section",
    ),
)

ACTS: tuple[ActSpec, ...] = (
    ActSpec(
        "book",
        str(QT_TRANSLATE_NOOP("CustomerSections", "Book an appointment")),
        "calendar-plus",
        "showroom.gui.appointments.acts",
        "book_for",
        "appointments.edit",
    ),
    ActSpec(
        "grade",
        str(QT_TRANSLATE_NOOP("CustomerSections", "Grade by hand")),
        "star",
        "showroom.gui.customers.dialogs",
        "grade",
        "customers.update",
    ),
    ActSpec(
        "merge",
        str(QT_TRANSLATE_NOOP("CustomerSections", "Merge with another record")),
        "users",
        "showroom.gui.customers.merge_with",
        "merge",
        "customers.view",
    ),
    ActSpec(
        "claim",
        str(QT_TRANSLATE_NOOP("CustomerSections", "Claim at the ownership desk")),
        "seal-check",
        "showroom.gui.ownership.acts",
        "claim",
        "ownership.claim",
    ),
)
