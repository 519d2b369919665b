"""The columns of the list of customers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from showroom.gui.customers import words
from showroom.gui.kit.table import Column
from showroom.gui.shell.context import ShellContext
from showroom.services.customers.values import Person


def columns(context: ShellContext, why: Callable[[int], str]) -> list[Column[Person]]:
    """``why(customer id)``: what stands in the second line instead of the usual; "" for nothing."""
    return [
        Column(
            "name",
            QCoreApplication.translate("CustomerList", "Customer"),
            lambda person: person.name,
            avatar=lambda person: person.name if person.id else "",
            second=lambda person: why(person.id) or words.second_line(person),
            sortable=True,
        ),
        Column(
            "owner",
            QCoreApplication.translate("CustomerList", "Owner"),
            lambda one: words.owner(one) if one.id else "",
            width=110,
            muted=True,
        ),
        Column(
            "grade",
            QCoreApplication.translate("CustomerList", "Grade"),
            lambda person: person.grade or "",
            width=84,
            tone=lambda person: words.GRADE_TONES.get(person.grade, "neutral") if person.grade else None,
        ),
        Column(
            "contact",
            QCoreApplication.translate("CustomerList", "Last contact"),
            lambda person: words.when(context, person.last_contact_at) if person.id else "",
            width=120,
            number=True,
            muted=True,
            sortable=True,
        ),
    ]
